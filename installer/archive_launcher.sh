#!/bin/sh
# Starts the program of this name out of the unpacked archive, wherever that lies.
here=$(dirname "$(readlink -f "$0")")
name=$(basename "$0")
has() { PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null | grep -q "$1"; }
# The system's own graphics and base libraries where it has them, ours where not.
also=""
if ! has 'libEGL\.so\.1 ' || ! has 'libGL\.so\.1 ' || ! has 'libOpenGL\.so\.0 '; then
    also="$here/lib/fallback-graphics"
fi
if ! has 'libstdc++\.so\.6 ' || ! has 'libexpat\.so\.1 '; then
    also="${also:+$also:}$here/lib/fallback-base"
fi
if [ -n "$also" ]; then
    LD_LIBRARY_PATH="${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$also"
    export LD_LIBRARY_PATH
fi
if [ ! -e /etc/fonts/fonts.conf ] && [ -z "${FONTCONFIG_FILE:-}" ]; then
    export FONTCONFIG_FILE="$here/share/fonts/fonts.conf"
fi
exec "$here/bin/$name" "$@"
