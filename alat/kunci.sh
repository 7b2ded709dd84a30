#!/bin/sh
# Recompiles the lock files from pyproject.toml. Versions already locked stay unless UV_OPSI says otherwise (such as -U).
set -eu
command -v uv >/dev/null 2>&1 || { echo "make kunci memerlukan uv (https://docs.astral.sh/uv/)." >&2; exit 1; }

susun() {
    ke=$1
    shift
    # shellcheck disable=SC2086  # options, several words
    uv pip compile pyproject.toml --quiet --python-version 3.11 --universal --generate-hashes \
        --no-header --no-annotate --no-emit-index-url ${UV_OPSI:-} --output-file "$ke" "$@"
}

susun requirements.lock
susun requirements-uji.lock --extra uji --constraint requirements.lock
susun requirements-bench.lock --extra bench --constraint requirements.lock
