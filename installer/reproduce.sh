#!/usr/bin/env bash
# Builds this commit twice, in two folders of different names and lengths, with LibTorch found in two
# places, and compares the packages byte by byte: two builds of one commit are equal, or the differing
# bytes are named.
#
#   installer/reproduce.sh [--short | --ccache] [--first DIR] [--keep DIR]
#
#   --short   instead of packages (about 40 processor-minutes a build) a library and objects of every
#             kind: C++, Qt's generated sources, translations, LibTorch, CUDA
#   --ccache  takes objects from ccache; then linking and packing alone are done twice
#   --first   instead of a first build, the packages that installer/package.sh made of this commit in DIR
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
short="" work="" keep="" made=""
export CCACHE_DISABLE=1
while [ $# -gt 0 ]; do
    case "$1" in
    --short) short=1 ;;
    --ccache) unset CCACHE_DISABLE ;;
    --first) made=$(readlink -e "${2:?--first needs a folder}") && shift ;;
    --keep) keep=1 work=$(readlink -m "${2:?--keep needs a folder}") && shift ;;
    *) sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}" && exit 2 ;;
    esac
    shift
done
work=${work:-$(mktemp -d)}
mkdir -p "$work"
[ -n "$keep" ] || trap 'rm -rf "$work"' EXIT
SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct)
export SOURCE_DATE_EPOCH
cache=${XDG_CACHE_HOME:-$HOME/.cache}

# sources FOLDER: this commit's files, without what was not committed.
sources() {
    rm -rf "$1"
    mkdir -p "$1"
    git -C "$root" archive HEAD | tar -x -C "$1"
}

# The library and the objects of a short comparison that this build has.
short_targets() {
    ninja -C "$1" -t targets all | sed -n 's/: .*//p' | grep -xE \
        'lib/pleinair/libpleinair_base\.so|model/nn/CMakeFiles/pleinair_nn\.dir/(modulation|label_pyramid)\.cpp\.o|ui/CMakeFiles/pleinair_ui\.dir/.*(translations|qrc_pleinair)\.cpp\.o|model/cpu/CMakeFiles/pleinair_cpu\.dir/kernels_avx2\.cpp\.o|model/cuda/CMakeFiles/pleinair_cuda_kernels\.dir/cuda_kernels\.cu\.o' \
        || true
}

build_short() {
    cmake -G Ninja -S "$1" -B "$1/build" -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX=/usr -DPLEINAIR_PACKAGE=ON \
        -DPLEINAIR_TESTS=OFF -DCMAKE_SHARED_LINKER_FLAGS=-s >"$1/configure.log" 2>&1 || { tail -n 20 "$1/configure.log" >&2; exit 1; }
    short_targets "$1/build" | xargs nice ninja -C "$1/build" >"$1/build.log" 2>&1 || { tail -n 20 "$1/build.log" >&2; exit 1; }
    mkdir -p "$1/result"
    (cd "$1/build" && short_targets . | xargs cp --parents -t "$1/result")
    (cd "$1/build" && find ui -name '*.qm' -exec cp --parents -t "$1/result" {} +)
}

# build FOLDER: leaves in FOLDER/result what is compared.
build() {
    sources "$1"
    if [ -n "$short" ]; then
        build_short "$1"
        return
    fi
    "$1/installer/package.sh" --build "$1/build"
    ln -sfn build/packages "$1/result"
}

second="$work/the-second-one-elsewhere"
if [ -z "$made" ]; then
    echo "The first build: $work/first"
    build "$work/first"
    made="$work/first/result"
fi
echo "The second build: $second"
mkdir -p "$work/another-cache"
ln -sfn "$cache/pleinair" "$work/another-cache/pleinair"
XDG_CACHE_HOME="$work/another-cache" build "$second"
python3 -B "$root/installer/compare_packages.py" "$made/" "$second/result/"
