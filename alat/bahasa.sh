#!/bin/sh
# Take every text wrapped for translation into src/tertib/locale/*/LC_MESSAGES/django.po (or that of the folder named first).
set -eu
akar=$(cd "$(dirname "$0")/.." && pwd)
python=${PYTHON:-$akar/.venv/bin/python}
cd "${1:-$akar/src/tertib}"
env -u DJANGO_SETTINGS_MODULE "$python" -m django makemessages --all --no-obsolete --add-location file --verbosity 0
# The hour of extraction would change the file at every run.
sed -i '/^"POT-Creation-Date:/d' locale/*/LC_MESSAGES/django.po
