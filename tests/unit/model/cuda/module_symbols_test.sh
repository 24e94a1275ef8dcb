#!/bin/sh
# module_symbols_test.sh MODULE: fails if the module names a symbol that none of its libraries has.
# What those libraries miss themselves (cuDNN and others are fetched only where a driver is) is no
# concern of the module's.
missing=$(ldd -r "$1" 2>&1 | grep 'undefined symbol' | grep -F "($1)")
[ -z "$missing" ] || { echo "$missing"; exit 1; }
