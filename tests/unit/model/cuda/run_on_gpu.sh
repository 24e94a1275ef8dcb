#!/bin/sh
# run_on_gpu.sh PROGRAM...: runs a test program that needs an NVIDIA driver even to be loaded.
# Where there is none it says so and ends with 77, which CTest counts as skipped.
# Debian keeps ldconfig where only the administrator's PATH looks.
if ! PATH="$PATH:/usr/sbin:/sbin" ldconfig -p 2>/dev/null | grep -q 'libcuda\.so\.1 '; then
    echo "Skipped: no NVIDIA driver is installed here."
    exit 77
fi
exec "$@"
