#!/bin/sh
# Every check runs, so that one run shows everything; the exit code is 1 if any of them failed.
set -u
bin=.venv/bin
gagal=""

jalankan() {
    nama=$1
    shift
    printf '== %s\n' "$nama"
    "$@" || gagal="$gagal $nama"
}

jalankan ruff "$bin/ruff" check .
jalankan format "$bin/ruff" format --check .
jalankan mypy "$bin/mypy" src
jalankan impor "$bin/lint-imports" --no-cache
jalankan templat "$bin/djlint" --lint --quiet src
# In memory: the question is about models and files, not about whatever database this machine works on.
jalankan migrasi env TERTIB_DATABASE_URL=sqlite:///:memory: "$bin/python" -m django makemigrations --check --dry-run \
    --settings tertib.settings
jalankan sop "$bin/tertib" sop periksa

if [ -n "$gagal" ]; then
    echo "Gagal:$gagal" >&2
    exit 1
fi
echo "Semua pemeriksaan lulus."
