#!/usr/bin/env bash
# Runs a command with TERTIB_DATABASE_URL pointing at a PostgreSQL cluster of its own, and removes that cluster afterwards.
# The cluster listens on a unix socket in a folder nobody else may enter, so trust authentication is safe.
# Usage: dengan_postgres.sh pytest ...
set -euo pipefail

pg_ctl=$(command -v pg_ctl || ls -d /usr/lib/postgresql/*/bin/pg_ctl 2>/dev/null | sort -V | tail -n 1 || true)
if [ -z "$pg_ctl" ]; then
    echo "PostgreSQL belum terpasang. Pada Debian: apt-get install postgresql, lalu ulangi." >&2
    exit 1
fi
bin=$(dirname "$(readlink -f "$pg_ctl")")

# A unix socket's path may have at most 107 characters; TMPDIR may be longer than that allows.
map=$(mktemp -d /tmp/tertib-pg.XXXXXX)
sebagai=()
if [ "$(id -u)" = 0 ]; then # PostgreSQL refuses to run as root
    chown postgres "$map"
    sebagai=(runuser -u postgres --)
fi

bersihkan() {
    # Nobody reads this cluster again: `immediate` skips the checkpoint.
    (cd / && "${sebagai[@]}" "$bin/pg_ctl" -D "$map/data" -m immediate stop) >/dev/null 2>&1 || true
    rm -rf "$map"
}
trap bersihkan EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

(
    cd / # the other user may not be able to read this folder
    "${sebagai[@]}" "$bin/initdb" -D "$map/data" -U tertib -A trust -E UTF8 --locale=C.UTF-8 -N
    "${sebagai[@]}" "$bin/pg_ctl" -D "$map/data" -w -t 60 -l "$map/log" -o "-k $map -c listen_addresses='' \
        -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=100" start </dev/null
    "${sebagai[@]}" "$bin/createdb" -h "$map" -U tertib tertib
) >"$map.keluaran" 2>&1 || { cat "$map.keluaran" "$map/log" >&2 2>/dev/null || true; rm -f "$map.keluaran"; exit 1; }
rm -f "$map.keluaran"

TERTIB_DATABASE_URL="postgres://tertib@${map//\//%2F}/tertib" "$@"
