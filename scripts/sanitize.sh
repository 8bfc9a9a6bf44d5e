#!/bin/sh
# Run the tests of the compiled kernel under the address and undefined-behaviour sanitizers:
# sanitize.sh VENV. Any report is a failure. The kernel is built for this, into build/sanitize.
set -eu
venv=$(cd "$1" && pwd)
base=$(pwd)/build/sanitize

skip() {
    if [ -n "${CI:-}" ]; then
        printf '%s\n' "sanitize: $*" >&2
        exit 1
    fi
    printf '%s\n' "sanitize: left out: $*" >&2
    exit 0
}

[ "$(uname -s)" = Linux ] || skip "the sanitizers are loaded the way of Linux only."
compiler=
for name in "${CC:-cc}" ${CC:-gcc}; do
    # shellcheck disable=SC2086 # CC may be several words
    if $name -print-file-name=libasan.so >/dev/null 2>&1; then
        compiler=$name
        break
    fi
done
[ -n "$compiler" ] || skip "gcc was not found."
# The libraries must be there before Python is; libstdc++ too, or the first exception ends it.
libraries=
for name in libasan.so libubsan.so libstdc++.so.6; do
    place=$($compiler -print-file-name="$name")
    case $place in
    /*) libraries="$libraries${libraries:+ }$place" ;;
    *) skip "$name was not found; gcc brings it." ;;
    esac
done

PATH="$venv/bin:$PATH"
mkdir -p "$base"
again=
[ ! -f "$base/build/meson-private/coredata.dat" ] || again=--reconfigure
# shellcheck disable=SC2086 # nothing, or one word
if ! {
    meson setup $again "$base/build" --prefix "$base/site" -Dnative=enabled \
        -Dpython.purelibdir=lib -Dpython.platlibdir=lib -Dpython.bytecompile=-1 \
        --buildtype plain -Doptimization=1 -Dc_args="-g1 -fno-omit-frame-pointer -fsanitize=float-cast-overflow,float-divide-by-zero" \
        -Db_sanitize=address,undefined -Db_lundef=false &&
        meson install -C "$base/build"
} >"$base/log" 2>&1; then
    cat "$base/log" >&2
    exit 1
fi

PYTHONPATH="$base/site/lib" PYTHONMALLOC=malloc CLUSTOMER_KERNEL=native CLUSTOMER_SANITIZE=1 \
    ASAN_OPTIONS=detect_leaks=0 UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 \
    LD_PRELOAD="$libraries" \
    "$venv/bin/python" -m pytest tests/stats/kernels -q -m kernel --capture=sys -p no:cacheprovider
