#!/usr/bin/env bash
# Makes every package that this system can make, in build-package/packages: three Debian packages, the
# relocatable archive, an SPDX document beside each. Installs what is missing, as ./test does.
#
#   installer/package.sh [--build DIR]
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
. "$root/installer/setup.sh"
build="$root/build-package"
[ "${1:-}" != --build ] || build=$(readlink -m "$2")
found="$build/found"
steps=6

# The sources' own day stands in every file, so that two builds of one commit are equal.
: "${SOURCE_DATE_EPOCH:=$(git -C "$root" log -1 --format=%ct 2>/dev/null || echo 1796083200)}"
export SOURCE_DATE_EPOCH TZ=UTC
umask 022

ensure_packages "$root/installer/debian-packages.txt" "$root/installer/debian-packages-packaging.txt"
ensure_libtorch
next_step "Configuring"
mkdir -p "$build"
export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
export CCACHE_BASEDIR="$root" CCACHE_NOHASHDIR=1
launcher=()
! command -v ccache >/dev/null || launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
cmake -G Ninja -S "$root" -B "$build" -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX=/usr \
    -DPLEINAIR_PACKAGE=ON -DPLEINAIR_TESTS=OFF "${launcher[@]}" \
    -DCMAKE_EXE_LINKER_FLAGS=-s -DCMAKE_SHARED_LINKER_FLAGS=-s -DCMAKE_MODULE_LINKER_FLAGS=-s \
    >"$build/configure.log" 2>&1 || { tail -n 20 "$build/configure.log" >&2; fail "The build could not be configured."; }
step_done "done"
build_targets all

next_step "Packages"
export LC_ALL=C.UTF-8
packages="$build/packages"
rm -rf "$packages" "$build/tree"
mkdir -p "$packages"
version=$(sed -n 's/^CMAKE_PROJECT_VERSION:STATIC=//p' "$build/CMakeCache.txt")
(cd "$build" && cpack -G DEB -B "$packages" >"$build/cpack.log" 2>&1) || { tail -n 20 "$build/cpack.log" >&2; fail "CPack failed."; }
rm -rf "$packages/_CPack_Packages"
DESTDIR="$build/tree" cmake --install "$build" --component app >/dev/null
DESTDIR="$build/tree" cmake --install "$build" --component training >/dev/null
python3 -B "$root/installer/make_archive.py" --tree "$build/tree/usr" --version "$version" \
    --out "$packages/pleinair-$version-linux-x86_64.tar.zst"
mv "$packages/archive-packages.txt" "$build/"
python3 -B "$root/installer/make_notices.py" --packages "$packages" --tree "$build/tree/usr" --version "$version" \
    --archive-packages "$build/archive-packages.txt" --licenses "$build/LICENSES.md"
cmp -s "$build/LICENSES.md" "$root/installer/LICENSES.md" \
    || detail "installer/LICENSES.md differs from what is shipped now: cp $build/LICENSES.md installer/"
step_done "done"

next_step "Checks"
# What is ours must not tell where it was built; LibTorch's libraries stay as they were published.
leaks=$(grep -rlF --exclude-dir=torch -e "$root/" -e "${XDG_CACHE_HOME:-$HOME/.cache}/pleinair/" "$build/tree/usr" || true)
[ -z "$leaks" ] || fail "These files name folders of this machine, so that another machine would build others:" "$leaks"
appstreamcli validate --no-net "$build/tree/usr/share/metainfo/"*.xml >/dev/null || fail "The AppStream description is not valid."
desktop-file-validate "$build/tree/usr/share/applications/pleinair.desktop"
lintian --fail-on error --suppress-tags embedded-library "$packages"/*.deb || fail "lintian found errors."
(cd "$packages" && sha256sum -- * >SHA256SUMS)
for package in "$packages"/*.deb; do
    detail "$(basename "$package"): $(($(stat -c %s "$package") / 1000000)) MB, installed $(($(dpkg-deb -f "$package" Installed-Size) * 1024 / 1000000)) MB"
done
step_done "the packages are in $packages"
