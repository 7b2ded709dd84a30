#!/bin/sh
# Debian packages that the tests drive: installed when we may, otherwise named in one sentence.
# Usage: paket_debian.sh chromium poppler-utils postgresql gettext
set -eu

ada() {
    case $1 in
        chromium) command -v chromium ;;
        poppler-utils) command -v pdfsig && command -v pdftoppm && command -v pdftotext ;;
        postgresql) command -v pg_ctl || ls /usr/lib/postgresql/*/bin/pg_ctl ;;
        gettext) command -v msgfmt ;;
        cups-daemon) [ -x /usr/sbin/cupsd ] ;;
        cups-client) [ -x /usr/sbin/lpadmin ] ;;
        softhsm2) command -v softhsm2-util ;;
        lib*) dpkg -s "$1" ;;
        *) command -v "$1" ;;
    esac >/dev/null 2>&1
}

kurang() {
    for paket; do ada "$paket" || printf '%s ' "$paket"; done
}

belum=$(kurang "$@")
[ -n "$belum" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Memasang paket Debian: $belum"
    export DEBIAN_FRONTEND=noninteractive
    catatan=$(mktemp)
    # shellcheck disable=SC2086  # a list of package names
    { apt-get update -q && apt-get install -q -y --no-install-recommends $belum; } >"$catatan" 2>&1 </dev/null ||
        tail -n 3 "$catatan" >&2
    rm -f "$catatan"
    belum=$(kurang "$@")
fi
[ -z "$belum" ] || echo "Paket Debian yang belum ada: ${belum% }; uji yang memerlukannya dilewati atau gagal." >&2
