#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Decodes with a model that is larger than the memory: each run in a memory cgroup of a share of the file's size,
# with nothing of the file in memory before. Compares the experts' own cache with leaving all to the system's
# paging, and with llama.cpp's mapping where LLAMA_BENCH names its llama-bench; in turns, median of several.
#
#     [LLAMA_BENCH=…/llama-bench] bash tests/bench/memory_limit.sh MODEL.gguf [conclave-cli]
#
# SHARE (50, in percent), RUNS (3), TOKENS (32) and THREADS (all cores) may be set. Needs root with cgroups of either
# version, or systemd-run. A file that other programs read meanwhile would come from their share of the page cache:
# take a copy. Models: `conclave-cli synth` makes some of any size; their random routers spread their
# choices evenly, which is the worst that a cache can meet. llama.cpp copies packed weights into a layout of its own
# where it knows one for the processor, and is then ended by the system for the memory that this takes: LLAMA_BENCH
# should be one that does not (llama_model_params.use_extra_bufts false).
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
model=${1:?a GGUF file}
cli=${2:-$root/build/release/bin/conclave-cli}
share=${SHARE:-50} runs=${RUNS:-3} tokens=${TOKENS:-32} threads=${THREADS:-$(nproc)}
bytes=$(($(stat -Lc %s "$model") * share / 100))
work=$(mktemp -d)
group=
trap '[ -z "$group" ] || rmdir "$group"; rm -rf "$work"' EXIT

if [ -w /sys/fs/cgroup/memory ]; then
    group=/sys/fs/cgroup/memory/conclave-bench-$$
    mkdir "$group"
    echo "$bytes" >"$group/memory.limit_in_bytes"
elif [ -w /sys/fs/cgroup ] && grep -qw memory /sys/fs/cgroup/cgroup.subtree_control; then
    group=/sys/fs/cgroup/conclave-bench-$$
    mkdir "$group"
    echo "$bytes" >"$group/memory.max"
    echo 0 >"$group/memory.swap.max"
elif ! command -v systemd-run >/dev/null; then
    echo 'No memory cgroup can be made: neither as root nor by systemd-run.' >&2
    exit 1
fi

limited() { # COMMAND…: within the limit, without anything of the file in memory
    dd if="$model" iflag=nocache count=0 status=none
    if [ -n "$group" ]; then
        bash -c 'echo $$ >"$0/cgroup.procs"; exec "$@"' "$group" "$@"
    else
        systemd-run --user --scope --quiet -p MemoryMax="$bytes" -p MemorySwapMax=0 "$@"
    fi
}

ours() { # OPTION…: tokens/s
    limited "$cli" bench --model "$model" --device cpu -t "$threads" -p 32 -n "$tokens" -r 1 --json "$@" \
        2>"$work/notes" >"$work/bench.json"
    sed -n '/"decode_tokens_per_second"/,/}/s/^ *"median": \([0-9.e+-]*\),*$/\1/p' "$work/bench.json"
}

peer() {
    limited "$LLAMA_BENCH" -m "$model" -t "$threads" -p 0 -n "$tokens" -r 1 -o json 2>"$work/notes" |
        sed -n 's/^ *"avg_ts": \([0-9.e+-]*\),*$/\1/p'
}

all=1000000000 # MB: as if everything fitted, so that the file stays mapped
for ((run = 1; run <= runs; run++)); do
    ours | tee -a "$work/cache" | sed "s/^/cache   /" >&2
    device=$(sed -n 's/^ *"device": "\(.*\)",*$/\1/p' "$work/bench.json")
    ours --ram $all | tee -a "$work/mapping" | sed "s/^/mapping /" >&2
    [ -z "${LLAMA_BENCH:-}" ] || peer | tee -a "$work/peer" | sed "s/^/peer    /" >&2
done

middle() { # FILE: "median (lowest to highest)"
    sort -g "$1" | awk '{ v[NR] = $1 } END { printf "%.2f (%.2f to %.2f)", (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2, v[1], v[NR] }'
}

echo "$(basename "$model"), $((bytes / 1000000)) MB of memory for $((bytes * 100 / share / 1000000)) MB, $device"
echo '| decode, tokens/s | median of '"$runs"' (range) | times as fast is the cache |'
echo '|---|---|---|'
cache=$(middle "$work/cache")
echo "| Conclave, cache of experts | $cache | |"
for other in mapping peer; do
    [ -e "$work/$other" ] || continue
    name='Conclave, mapping'
    [ "$other" = mapping ] || name='llama.cpp, mapping'
    text=$(middle "$work/$other")
    echo "| $name | $text | $(echo "${cache%% *} ${text%% *}" | awk '{ printf "%.1f", $1 / $2 }') |"
done
