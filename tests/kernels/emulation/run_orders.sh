#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run_orders.sh all|asan|tsan PROGRAM [argument …]: runs a program for the emulated device in the orders that its
# build is made for and names the one that failed. The first two orders of `all` see all shapes, the rest small ones.
set -uo pipefail
build=$1
shift
export ASAN_OPTIONS=detect_leaks=0:detect_stack_use_after_return=0
export UBSAN_OPTIONS=print_stacktrace=1
export TSAN_OPTIONS="exitcode=66:external_symbolizer_path=${CONCLAVE_SYMBOLIZER:-}"
failed=0

# run ORDER TIMING SHAPES
run() {
    local said status
    if [ "$3" = small ]; then export CONCLAVE_SMALL_SHAPES=1; else unset CONCLAVE_SMALL_SHAPES; fi
    said=$(CONCLAVE_EMULATION_ORDER=$1 CONCLAVE_EMULATION_ASYNC=$2 "${command[@]}" 2>&1)
    status=$?
    if [ $status -ne 0 ]; then
        failed=1
        printf '%s\n' "$said" | head -n 200
        echo "FAILED with CONCLAVE_EMULATION_ORDER=$1 CONCLAVE_EMULATION_ASYNC=$2, $3 shapes, exit status $status"
    else
        echo "passed with order $1, $2 copies, $3 shapes"
    fi
}

command=("$@")
case $build in
all)
    run forward late all
    run reverse early all
    for timing in early late; do
        for order in lifo random:1 skew:1 skew:2; do
            run $order $timing small
        done
    done
    ;;
asan)
    run forward late small
    ;;
tsan)
    run forward late small
    run forward early small
    ;;
*)
    echo "run_orders.sh: all, asan or tsan, not $build"
    exit 2
    ;;
esac
exit $failed
