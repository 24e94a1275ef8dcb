# shellcheck shell=bash
# The set-up that `run` and `test` share. Sourced by them; $root is the repository's folder.
# A copy of each package list in the build folder remembers that its packages were found: a second
# start asks neither the package manager nor the network.

: "${root:?}"
build="$root/build"
found="$build/found"
step=0
steps=5
step_began=$SECONDS

# next_step WHAT: says which step begins.
next_step() {
    step=$((step + 1))
    step_began=$SECONDS
    printf '[%d/%d] %s\n' "$step" "$steps" "$1"
}

detail() { printf '      %s\n' "$*"; }
step_done() { detail "$1 ($((SECONDS - step_began)) s)"; }

# fail SENTENCE...: one line each on standard error, then the end.
fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

# package_names LIST...: the first word of each line that is not a comment.
package_names() { sed -e '/^#/d' -e '/^[[:space:]]*$/d' -e 's/[[:space:]].*//' "$@"; }

# missing_packages LIST...: those that dpkg does not call installed.
missing_packages() {
    local name
    for name in $(package_names "$@"); do
        [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] \
            || printf '%s ' "$name"
    done
}

is_debian_12() { (. /etc/os-release && [ "$ID" = debian ] && [ "${VERSION_ID:-}" = 12 ]) 2>/dev/null; }

list_packages_in_words() {
    detail "This is not Debian 12, so nothing is installed for you. Pleinair needs a C++20 compiler (g++ 12 or newer),"
    detail "CMake 3.25, Ninja, pkg-config, Python 3 with pip, Qt 6.4 with SVG, OpenCV 4, libpng, LittleCMS 2,"
    detail "nlohmann/json, CLI11 and some fonts; the tests need GoogleTest and Xvfb besides."
    detail "On Ubuntu 24.04 and other relatives of Debian these packages hold them:"
    detail "$(package_names "$@" | tr '\n' ' ')"
}

# Passes on of apt-get's talk how many of the packages are done.
report_packages() {
    local line total="?" done=0
    while IFS= read -r line; do
        case "$line" in
        *" newly installed, "*) total=${line#*upgraded, } total=${total%% *} ;;
        "Setting up "*)
            done=$((done + 1))
            [ $((done % 40)) != 0 ] || detail "$done of $total"
            ;;
        esac
    done
}

install_packages() {
    local missing="$1" as_root="" log="$build/packages.log"
    local command="apt-get install --yes --no-install-recommends $missing"
    if [ "$(id -u)" != 0 ]; then
        if ! sudo -n true 2>/dev/null; then
            fail "These packages are missing, and installing them needs the administrator's right. Please run" \
                "" "    sudo apt-get update && sudo $command" "" "and start again."
        fi
        as_root="sudo -n"
    fi
    detail "installing: $missing"
    # shellcheck disable=SC2086
    { $as_root apt-get update --quiet \
        && $as_root env DEBIAN_FRONTEND=noninteractive $command --quiet -o Dpkg::Use-Pty=0; } \
        2>&1 </dev/null | tee "$log" | report_packages \
        || { tail -n 15 "$log" >&2
             fail "The packages could not be installed; $log holds the whole story."; }
}

# ensure_packages LIST...
ensure_packages() {
    next_step "System packages"
    local list unknown=() missing
    for list in "$@"; do
        cmp -s "$list" "$found/$(basename "$list")" || unknown+=("$list")
    done
    if [ ${#unknown[@]} = 0 ]; then
        step_done "found before"
        return
    fi
    mkdir -p "$found"
    if is_debian_12; then
        missing=$(missing_packages "${unknown[@]}")
        [ -z "$missing" ] || install_packages "${missing% }"
    else
        list_packages_in_words "$@"
    fi
    cp "${unknown[@]}" "$found"
    step_done "done"
}

# Debian keeps ldconfig where only the administrator's PATH looks.
has_nvidia_driver() { PATH="$PATH:/usr/sbin:/sbin" ldconfig -p 2>/dev/null | grep -q 'libcuda\.so\.1 '; }

ensure_libtorch() {
    next_step "LibTorch 2.11.0"
    [ "$(uname -sm)" = "Linux x86_64" ] \
        || fail "The pinned LibTorch is made for Linux on x86-64; this is $(uname -sm)." \
            "With a LibTorch 2.11.0 of your own, configure by hand: cmake -B build -DPLEINAIR_LIBTORCH=DIR"
    python3 "$root/installer/fetch_libtorch.py" || exit 1
    if has_nvidia_driver; then
        python3 "$root/installer/fetch_libtorch.py" --cuda \
            || detail "The NVIDIA libraries are not there, so the GPU stays idle and the CPU does the work."
    fi
    step_done "in the cache"
}

# Anything that fails from here on may be a package that was removed since: the next start looks again.
forget_setup() { rm -rf "$found"; }

# configure TESTS: TESTS is ON or OFF; a build folder that has the tests keeps them.
configure() {
    next_step "Configuring"
    # With these, ccache can keep what is made of a precompiled header, and serves every clone.
    export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
    export CCACHE_BASEDIR="$root" CCACHE_NOHASHDIR=1
    local options=(-DCMAKE_BUILD_TYPE=Release)
    if ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$build/CMakeCache.txt" 2>/dev/null; then
        # A new folder, or one that was moved with its clone.
        rm -rf "$build/CMakeCache.txt" "$build/CMakeFiles" "$build/build.ninja"
    fi
    ! command -v ccache >/dev/null || options+=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    if [ -f "$build/build.ninja" ] && { [ "$1" = OFF ] || grep -q '^PLEINAIR_TESTS:BOOL=ON' "$build/CMakeCache.txt"; }; then
        step_done "done before"
        return
    fi
    cmake -G Ninja -S "$root" -B "$build" "${options[@]}" "-DPLEINAIR_TESTS=$1" >"$build/configure.log" 2>&1 \
        || { grep -A 12 -m 3 'CMake Error' "$build/configure.log" >&2
             forget_setup
             fail "The build could not be configured; $build/configure.log holds the whole story."; }
    step_done "done"
}

# How many compilers fit: one a core, and 2 GiB of free memory for each.
compilers_at_once() {
    local cores memory
    cores=$(nproc)
    memory=$(awk '/^MemAvailable/ {print int($2 / 2097152)}' /proc/meminfo)
    [ "$memory" -ge 1 ] || memory=1
    echo $((cores < memory ? cores : memory))
}

# build_targets TARGET...
build_targets() {
    next_step "Building"
    NINJA_STATUS="      [%f/%t, %es] " ninja -C "$build" -j "$(compilers_at_once)" "$@" \
        || { forget_setup; fail "The build failed; the compiler's words stand above."; }
    step_done "done"
}
