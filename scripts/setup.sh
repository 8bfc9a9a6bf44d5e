#!/bin/sh
# Make the virtual environment: setup.sh VENV run|test|bench
# Installs what is missing with apt-get where it may, else says what is missing.
set -eu
venv=$1
what=$2

say() { printf '%s\n' "setup: $*" >&2; }

# apt PACKAGE...: install Debian packages, as root or through sudo without a password.
apt() {
    command -v apt-get >/dev/null 2>&1 || return 1
    if [ "$(id -u)" = 0 ]; then as=; elif sudo -n true 2>/dev/null; then as="sudo -n"; else return 1; fi
    say "installing $*"
    $as env DEBIAN_FRONTEND=noninteractive sh -c \
        'apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@"' apt "$@" >&2
}

python=
for name in python3 python3.13 python3.12 python3.11; do
    if command -v "$name" >/dev/null 2>&1 &&
        "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$name
        break
    fi
done
if [ -z "$python" ]; then
    say "Python 3.11 or later was not found. Install it and run this again."
    exit 1
fi

if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    apt python3-venv || {
        say "The Python module venv is missing. On Debian and Ubuntu: apt install python3-venv"
        exit 1
    }
fi

if [ "$what" = test ] && ! command -v chromium >/dev/null 2>&1 &&
    ! command -v chromium-browser >/dev/null 2>&1 && ! command -v google-chrome >/dev/null 2>&1; then
    apt chromium || say "chromium is missing: the browser tests will say so."
fi

# Engines that execute exported SQL: a server of PostgreSQL, and Java for Spark.
if [ "$what" = test ]; then
    if ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && ! command -v initdb >/dev/null 2>&1; then
        apt postgresql || say "PostgreSQL is missing: the tests of its SQL will say so."
    fi
    if ! command -v java >/dev/null 2>&1; then
        apt default-jre-headless || say "Java is missing: the tests of Spark's SQL will say so."
    fi
fi

[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
printf '*\n' >"$venv/.gitignore"

# What the compiled kernel needs besides the pinned packages: a C compiler and Python.h.
compiles() {
    for name in "${CC:-cc}" ${CC:-gcc clang}; do
        # shellcheck disable=SC2086 # CC may be several words
        if printf '#include <stdlib.h>\n' | $name -E - >/dev/null 2>&1; then return 0; fi
    done
    return 1
}
headers() {
    "$venv/bin/python" - <<'END'
import os, sys, sysconfig
places = sysconfig.get_config_var("INCLUDEPY"), sysconfig.get_path("include")
sys.exit(not any(place and os.path.isfile(os.path.join(place, "Python.h")) for place in places))
END
}
if ! { compiles && headers; }; then
    packages=
    compiles || packages="gcc libc6-dev"
    # Only a Python of the system has its headers in a package of the system.
    headers || packages="$packages $("$venv/bin/python" -c 'import sys
if sys.base_prefix == "/usr": print("python{}.{}-dev".format(*sys.version_info))')"
    # shellcheck disable=SC2086 # several words
    [ -z "${packages# }" ] || apt $packages || true
    if compiles; then lacks="Python.h (package python3-dev)"; else lacks="a C compiler (gcc or clang)"; fi
    if ! { compiles && headers; }; then
        if [ "$what" = test ] && [ -n "${CI:-}" ]; then
            say "$lacks was not found; in CI the compiled kernel must be built and tested."
            exit 1
        fi
        say "$lacks was not found: the numpy kernel will be used."
    fi
fi

say "installing pinned packages for '$what' (about a minute the first time)"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    --require-hashes -r "constraints/$what.txt"
rm -rf "$venv/build" # compiled with other versions, perhaps
