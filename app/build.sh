#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Configures once and builds a preset:  bash app/build.sh [release|debug|asan] [cmake --build arguments …]
# Prints nothing when there is nothing to do.
set -euo pipefail
cd "$(dirname "$0")/.."

preset=${1:-release}
shift || true
if [ ! -f "build/$preset/build.ninja" ]; then
    echo "Configuring build/$preset"
    cmake --preset "$preset" >"/tmp/conclave-configure.$$" 2>&1 || {
        cat "/tmp/conclave-configure.$$" >&2
        rm -f "/tmp/conclave-configure.$$"
        exit 1
    }
    rm -f "/tmp/conclave-configure.$$"
fi
if [ -t 1 ]; then
    cmake --build "build/$preset" "$@"
else
    cmake --build "build/$preset" "$@" -- --quiet
fi
