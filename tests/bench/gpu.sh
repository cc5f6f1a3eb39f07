#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# All that is checked and measured on a machine with an NVIDIA GPU, in at most 20 minutes:
#
#     bash tests/bench/gpu.sh OUT [--rehearse] [STEP…]
#
# OUT gets results.md, results.json, log.txt and golden.tar.gz (what the conformance programs recorded). Needs the
# CUDA toolkit, a C++ compiler, CMake, pkg-config and the engine's libraries (spdlog, fmt, nlohmann-json, sentencepiece,
# pcre2); no Qt, no Python, and nothing is fetched. Steps run in this order, each under its own time limit, whatever
# became of the ones before it; without names all of them:
#
#     build        for this card's generation only
#     conformance  every instruction wrapper on random input, recorded
#     kernels      the kernels' tests, compiled by nvcc
#     sanitizer    compute-sanitizer's memcheck and racecheck on a starter model
#     logits       starters and tiny models of every family against the CPU
#     bench        models of published shapes with random weights: decoding, prompts, bytes per second
#
# --rehearse runs the script on a machine without a GPU: tiny models on the processor, nothing to publish.
#
# LLAMA_BENCH            a llama-bench to compare with, on the same files in the same run
# CONCLAVE_PREFIX        a folder with the libraries above, unpacked (…/usr/include, …/usr/lib)
# CONCLAVE_GPU_BUILD     where to build (default: build/gpu)
# CONCLAVE_GPU_MODELS    where models are while they are measured (default: /dev/shm if 48 GB are free there, else OUT)
# CONCLAVE_GPU_MINUTES   for everything together (default: 20)
# CONCLAVE_GPU_BENCH     a file of models to measure instead of those below, a line each
set -uo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
script=$root/tests/bench/gpu.sh
command_line="gpu.sh $*"

# shape, type, contexts to generate behind, prompt lengths; third: also with room for a third of the experts
bench_models='
qwen3-30b-a3b     Q4_K_M  0,4096,32768  512,8192  third
gpt-oss-20b       MXFP4   0,4096,32768  512,8192
deepseek-v2-lite  Q4_K_M  0,4096,32768  512,8192
qwen2.5-0.5b      Q8_0    0,4096,32000  512,8192
olmoe-1b-7b       Q4_K_M  0,3900        512,4000
qwen3-30b-a3b     Q8_0    0,4096        512,8192
'
[ -z "${CONCLAVE_GPU_BENCH:-}" ] || bench_models=$(cat -- "$CONCLAVE_GPU_BENCH") || exit 1

# -- what a step is told by the run that started it: the variables that begin with GPU_ ---------------------------------

fail() { # SENTENCE
    echo "gpu.sh: $*" >&2
    exit 1
}

is_rehearsal() { [ "${GPU_REHEARSAL:-0}" = 1 ]; }

seconds_left() { echo $((GPU_DEADLINE - $(date +%s))); }

# value KEY: the number or word behind it in JSON on standard input
value() {
    sed -n "s/^ *\"$1\": \"\{0,1\}\([^\",]*\)\"\{0,1\},*\$/\1/p" | head -n 1
}

# -- the machine --------------------------------------------------------------------------------------------------------

card_fact() { # FIELD of nvidia-smi
    nvidia-smi --query-gpu="$1" --format=csv,noheader 2>/dev/null | head -n 1
}

require_card() {
    command -v nvidia-smi >/dev/null || fail "there is no NVIDIA GPU here (no nvidia-smi), so nothing was measured. \
On a machine with one this builds, checks and measures; --rehearse runs it on the processor."
    nvidia-smi -L 2>/dev/null | grep -q '^GPU' || fail "nvidia-smi finds no GPU, so nothing was measured. \
Is the driver running?"
    find_nvcc || fail "there is a GPU but no nvcc: install the CUDA toolkit or put its bin folder on PATH."
}

find_nvcc() {
    command -v nvcc >/dev/null && return
    [ -x /usr/local/cuda/bin/nvcc ] && export PATH=/usr/local/cuda/bin:$PATH
}

# 9.0 becomes 90a-real: Hopper's own instructions; the newest ones are compiled as they ship.
architecture() {
    local compute
    compute=$(card_fact compute_cap | tr -d '. ')
    case $compute in
    90) echo 90a-real ;;
    '') echo native ;;
    *) echo "$compute-real" ;;
    esac
}

models_folder() {
    if [ -n "${CONCLAVE_GPU_MODELS:-}" ]; then
        echo "$CONCLAVE_GPU_MODELS"
    elif [ "$(df -k --output=avail /dev/shm 2>/dev/null | tail -n 1)" -gt 48000000 ] 2>/dev/null; then
        echo /dev/shm
    else
        echo "$GPU_OUT"
    fi
}

# -- steps --------------------------------------------------------------------------------------------------------------

use_prefix() {
    [ -n "${CONCLAVE_PREFIX:-}" ] || return 0
    local usr=$CONCLAVE_PREFIX/usr
    [ -d "$usr" ] || usr=$CONCLAVE_PREFIX
    local folders
    folders=$(find "$usr" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:)
    export CMAKE_PREFIX_PATH=$usr CMAKE_LIBRARY_PATH=$folders LD_LIBRARY_PATH=$folders:${LD_LIBRARY_PATH:-}
    export LIBRARY_PATH=$folders CPATH=$usr/include PATH=$PATH:$usr/bin
    PKG_CONFIG_PATH=$(find "$usr" -name '*.pc' -printf '%h\n' | sort -u | paste -sd:)
    export PKG_CONFIG_PATH PKG_CONFIG_SYSROOT_DIR=$CONCLAVE_PREFIX
}

step_build() {
    local options=(-DCMAKE_BUILD_TYPE=Release)
    command -v ninja >/dev/null && options+=(-G Ninja)
    if is_rehearsal; then
        options+=(-DCONCLAVE_CUDA=OFF)
    else
        options+=(-DCONCLAVE_CUDA=ON "-DCONCLAVE_CUDA_ARCHITECTURES=$(architecture)")
    fi
    cmake -S "$root/tests/bench/gpu" -B "$GPU_BUILD" "${options[@]}" &&
        cmake --build "$GPU_BUILD" --parallel "${CONCLAVE_GPU_JOBS:-$(nproc)}"
}

step_conformance() {
    local program=$GPU_BUILD/kernel_tests/conformance
    [ -x "$program" ] || { echo "no conformance program was built"; return 77; }
    mkdir -p "$GPU_WORK/golden"
    "$program" --write "$GPU_WORK/golden/conformance_golden.txt" && tar -C "$GPU_WORK" -czf "$GPU_OUT/golden.tar.gz" golden
}

step_kernels() {
    local program failed=0 found=0
    for program in "$GPU_BUILD"/kernel_tests/tst_cuda_*; do
        [ -x "$program" ] || continue
        found=1
        echo "-- ${program##*/}"
        timeout --foreground --kill-after=10 120 "$program" || failed=1
    done
    [ $found = 1 ] || { echo "no kernel tests were built"; return 77; }
    return $failed
}

step_sanitizer() {
    local sanitizer tool
    sanitizer=$(command -v compute-sanitizer || echo /usr/local/cuda/bin/compute-sanitizer)
    if is_rehearsal || ! [ -x "$sanitizer" ]; then
        echo "there is no compute-sanitizer"
        return 77
    fi
    for tool in memcheck racecheck; do
        "$sanitizer" --tool $tool --error-exitcode 9 "$GPU_BUILD/bin/conclave-cli" generate --device cuda --temperature 0 \
            --model "$root/resources/models/starter-qwen3moe.gguf" --prompt Hello --max-tokens 3 || return 1
    done
}

# Scalar products on the CPU are exact for packed weights, so what is seen is the device's own rounding.
step_logits() {
    local device=cuda
    is_rehearsal && device=cpu
    CONCLAVE_CPU_LEVEL=scalar "$GPU_BUILD/bin/device_logits" $device "$root"/resources/models/starter-*.gguf \
        --families "$root/tests/data/families" | tee "$GPU_WORK/logits.jsonl"
}

# The points of bench's JSON on standard input: kind, tokens, context, tokens/s, lowest, highest, GB/s, share
points() {
    awk -F'": ' '
        /"kind":/ { on = 1; split("", p) }
        on && /": / { k = $1; gsub(/[ "]/, "", k); v = $2; gsub(/[",]/, "", v); p[k] = v }
        on && /^ *}/ { on = 0; print p["kind"], p["tokens"], p["context"], p["tokens_per_second"], p["min"], p["max"],
                              (p["gb_per_second"] == "" ? "-" : p["gb_per_second"]),
                              (p["share_of_memory"] == "" ? "-" : p["share_of_memory"]) }'
}

# The stages of bench's JSON on standard input: GB/s, share, milliseconds, name
stages() {
    awk -F'": ' '
        /"name":/ { on = 1; split("", p) }
        on && /": / { k = $1; gsub(/[ "]/, "", k); v = $2; gsub(/[",]/, "", v); p[k] = v }
        on && /^ *}/ { on = 0; printf "%s %s %.4f %s\n", p["gb_per_second"], p["share_of_memory"], p["seconds"] * 1e3,
                              p["name"] }'
}

# llama-bench's figures for MODEL: kind, tokens, context, tokens/s
llama_points() { # MODEL CONTEXTS PREFILL [OPTION…]
    local run options=("${@:4}")
    for run in "-p $3 -n 0" "-p 0 -n 64 -d $2"; do
        # shellcheck disable=SC2086
        timeout --foreground --kill-after=10 100 "$LLAMA_BENCH" -m "$1" $run ${options[@]+"${options[@]}"} \
            -ngl 99 -fa 1 -r 3 -o jsonl
    done | while read -r line; do
        field() { sed -n "s/.*\"$1\": *\"\{0,1\}\([0-9.]*\).*/\1/p" <<<"$line"; }
        if [ "$(field n_gen)" = 0 ]; then
            echo "prefill $(field n_prompt) 0 $(field avg_ts)"
        else
            echo "decode $(field n_gen) $(field n_depth) $(field avg_ts)"
        fi
    done
}

# The same model with room for a third of its experts on the card; llama.cpp with as many layers' experts beside it.
bench_third() { # NAME MODEL LAYERS
    local cli=$GPU_BUILD/bin/conclave-cli name=$1-third
    local megabytes=$(($(stat -c %s "$2") / 3000000 + 1500)) # and the dense parts, cache and working memory
    echo "-- $name: $megabytes MB of the card"
    "$cli" bench --model "$2" --device cuda --vram $megabytes --kv-type f16 --context 0,4096 --prefill 512 -n 32 -r 3 \
        --json >"$GPU_WORK/$name.json" || return 1
    cat "$GPU_WORK/$name.json"
    points <"$GPU_WORK/$name.json" >"$GPU_WORK/$name.points"
    if [ -n "${LLAMA_BENCH:-}" ]; then
        llama_points "$2" 0,4096 512 -ncmoe $(($3 * 2 / 3)) | sed 's/^decode 64 /decode 32 /' | tee "$GPU_WORK/$name.llama"
    fi
    [ -s "$GPU_WORK/$name.points" ]
}

bench_model() { # SHAPE TYPE CONTEXTS PREFILL [third]
    local shape=$1 type=$2 contexts=$3 prefill=$4 third=${5:-} device=cuda cli=$GPU_BUILD/bin/conclave-cli
    local model name=$1-$2 reduced=()
    model=$GPU_MODELS/$name.gguf
    if is_rehearsal; then
        device=cpu contexts=0,20 prefill=16
        reduced=(--layers 1 --vocabulary 600)
        [[ $shape == qwen2.5* ]] || reduced+=(--experts 8)
    fi
    echo "-- $name"
    "$cli" synth --shape "$shape" --type "$type" --out "$model" ${reduced[@]+"${reduced[@]}"} || return 1
    # The log says which of the recordings of a step was the faster.
    CONCLAVE_LOG=info "$cli" bench --model "$model" --device $device --kv-type f16 --context "$contexts" --prefill "$prefill" -n 64 -r 3 \
        --json >"$GPU_WORK/$name.json" || return 1
    cat "$GPU_WORK/$name.json"
    points <"$GPU_WORK/$name.json" >"$GPU_WORK/$name.points"
    stages <"$GPU_WORK/$name.json" >"$GPU_WORK/$name.stages"
    if [ -n "${LLAMA_BENCH:-}" ]; then
        llama_points "$model" "$contexts" "$prefill" | tee "$GPU_WORK/$name.llama"
    fi
    if [ "$third" = third ] && ! is_rehearsal; then
        bench_third "$name" "$model" 48
    fi
    [ -s "$GPU_WORK/$name.points" ]
}

step_bench() {
    local shape type contexts prefill third failed=0 left
    while read -r shape type contexts prefill third; do
        [ -n "$shape" ] || continue
        left=$(seconds_left)
        if [ "$left" -lt 30 ]; then
            echo "no time left for $shape $type"
            failed=1
            continue
        fi
        timeout --kill-after=10 $((left < 240 ? left : 240)) bash "$script" "$GPU_OUT" --inner \
            bench_model "$shape" "$type" "$contexts" "$prefill" "$third" </dev/null || failed=1
        rm -f "$GPU_MODELS/$shape-$type.gguf"
    done <<<"$bench_models"
    return $failed
}

# -- results ------------------------------------------------------------------------------------------------------------

# llama_ratio NAME KIND TOKENS CONTEXT TOKENS_PER_SECOND: "llama.cpp's tokens/s, ratio", or "- -"
llama_ratio() {
    local found
    # A context of 0 is one token here.
    found=$(awk -v k="$2" -v t="$3" -v c="$4" '$1 == k && $2 == t && ($3 == c || (c == 1 && $3 == 0)) { print $4; exit }' \
        "$GPU_WORK/$1.llama" 2>/dev/null)
    [ -n "$found" ] && awk -v a="$5" -v b="$found" 'BEGIN { printf "%.1f %.2f\n", b, a / b }' || echo "- -"
}

bench_rows() { # prints: NAME POINT… LLAMA RATIO
    local file name kind tokens context speed low high traffic share
    for file in "$GPU_WORK"/*.points; do
        [ -e "$file" ] || continue
        name=$(basename "$file" .points)
        while read -r kind tokens context speed low high traffic share; do
            echo "$name $kind $tokens $context $speed $low $high $traffic $share" \
                "$(llama_ratio "$name" "$kind" "$tokens" "$context" "$speed")"
        done <"$file"
    done
}

write_markdown() {
    local name result seconds
    echo "# Measured on $GPU_CARD"
    echo
    is_rehearsal && echo "**A rehearsal on the processor with tiny models: no figures to publish.**" && echo
    echo "- driver ${GPU_DRIVER:-none}, CUDA ${GPU_TOOLKIT:-none}, $(date -u +%Y-%m-%d), commit $GPU_COMMIT"
    echo "- \`$command_line\`"
    local json
    for json in "$GPU_WORK"/*.json; do
        [ -e "$json" ] || continue
        echo "- copied in memory: $(value memory_gb_per_second <"$json") GB/s," \
            "over the bus: $(value bus_gb_per_second <"$json" | grep . || echo -) GB/s"
        break
    done
    echo
    echo "| step | result | seconds |"
    echo "|---|---|---|"
    while read -r name result seconds; do
        echo "| $name | ${result//_/ } | $seconds |"
    done <"$GPU_WORK/steps"
    if [ -s "$GPU_WORK/logits.jsonl" ]; then
        echo
        echo "Logits against the CPU: $(grep -c '"passed": true' "$GPU_WORK/logits.jsonl") of" \
            "$(wc -l <"$GPU_WORK/logits.jsonl") models within their bounds."
        sed -n 's/^{"model": "\([^"]*\)".*"passed": false}$/- outside: \1/p' "$GPU_WORK/logits.jsonl"
    fi
    local rows
    rows=$(bench_rows)
    [ -n "$rows" ] || return 0
    echo
    echo "| model | what | tokens/s | lowest to highest | GB/s | share of a copy | llama.cpp | ratio |"
    echo "|---|---|---|---|---|---|---|---|"
    awk '{ what = $2 == "decode" ? "decode behind " ($4 <= 1 ? 0 : $4) : "prompt of " $3
           share = $9 == "-" ? "" : sprintf("%.0f %%", 100 * $9)
           printf "| %s | %s | %.1f | %.1f to %.1f | %s | %s | %s | %s |\n", $1, what, $5, $6, $7,
                  ($8 == "-" ? "" : sprintf("%.0f", $8)), share, ($10 == "-" ? "" : $10), ($11 == "-" ? "" : $11) }' <<<"$rows"
    for name in "$GPU_WORK"/*.stages; do
        [ -s "$name" ] || continue
        echo
        echo "Stages of a token, $(basename "$name" .stages):"
        echo
        echo "| stage | ms | GB/s | share of a copy |"
        echo "|---|---|---|---|"
        while read -r traffic share ms stage; do
            awk -v n="$stage" -v m="$ms" -v g="$traffic" -v s="$share" \
                'BEGIN { printf "| %s | %.3f | %.0f | %.0f %% |\n", n, m, g, 100 * s }'
        done <"$name"
    done
}

write_json() {
    local name result seconds separator=
    echo "{"
    echo "  \"card\": \"$GPU_CARD\", \"driver\": \"$GPU_DRIVER\", \"toolkit\": \"$GPU_TOOLKIT\","
    echo "  \"date\": \"$(date -u +%Y-%m-%dT%H:%M:%SZ)\", \"commit\": \"$GPU_COMMIT\","
    echo "  \"command\": \"${command_line//\"/}\", \"rehearsal\": $(is_rehearsal && echo true || echo false),"
    echo "  \"steps\": ["
    while read -r name result seconds; do
        echo "    $separator{\"step\": \"$name\", \"result\": \"${result//_/ }\", \"seconds\": $seconds}"
        separator=,
    done <"$GPU_WORK/steps"
    echo "  ],"
    echo "  \"logits\": ["
    [ -s "$GPU_WORK/logits.jsonl" ] && sed '$!s/$/,/; s/^/    /' "$GPU_WORK/logits.jsonl"
    echo "  ],"
    echo "  \"bench\": ["
    bench_rows | awk 'function n(v) { return v == "-" ? "null" : v }
        { printf "    %s{\"model\": \"%s\", \"kind\": \"%s\", \"tokens\": %s, \"context\": %s, ",
                 (NR > 1 ? "," : ""), $1, $2, $3, $4
          printf "\"tokens_per_second\": %s, \"min\": %s, \"max\": %s, ", $5, $6, $7
          printf "\"gb_per_second\": %s, \"share_of_memory\": %s, \"llama_cpp\": %s, \"ratio\": %s}\n",
                 n($8), n($9), n($10), n($11) }'
    echo "  ]"
    echo "}"
}

# -- the run ------------------------------------------------------------------------------------------------------------

# A step in a process of its own, so that its time limit ends all of it. 77 is "skipped", as in other test runners.
run_step() { # NAME LIMIT
    local name=$1 limit=$2 left begin status result
    left=$(seconds_left)
    begin=$(date +%s)
    if [ "$left" -lt 5 ]; then
        result=no_time_left
    else
        echo "== $name" | tee -a "$GPU_OUT/log.txt"
        timeout --kill-after=10 $((left < limit ? left : limit)) bash "$script" "$GPU_OUT" --inner "step_$name" \
            >>"$GPU_OUT/log.txt" 2>&1 </dev/null
        status=$?
        case $status in
        0) result=passed ;;
        77) result=skipped ;;
        124 | 137) result=out_of_time ;;
        *) result=FAILED ;;
        esac
    fi
    echo "$name $result $(($(date +%s) - begin))" | tee -a "$GPU_WORK/steps"
}

limit_of() { # STEP
    case $1 in
    build) echo 540 ;;
    conformance) echo 60 ;;
    kernels) echo 180 ;;
    sanitizer) echo 180 ;;
    logits) echo 120 ;;
    bench) echo 900 ;;
    *) return 1 ;;
    esac
}

main() {
    [[ ${1:--} != -* ]] || fail "usage: gpu.sh OUT [--rehearse] [STEP…]"
    export GPU_OUT GPU_WORK GPU_MODELS GPU_BUILD GPU_DEADLINE GPU_REHEARSAL GPU_CARD GPU_DRIVER GPU_TOOLKIT GPU_COMMIT
    local steps=() step
    mkdir -p "$1" || fail "the folder '$1' cannot be made"
    GPU_OUT=$(cd "$1" && pwd)
    shift
    for step in "$@"; do
        if [ "$step" = --rehearse ]; then
            GPU_REHEARSAL=1
        else
            limit_of "$step" >/dev/null || fail "there is no step '$step'"
            steps+=("$step")
        fi
    done
    [ ${#steps[@]} -gt 0 ] || steps=(build conformance kernels sanitizer logits bench)
    is_rehearsal || require_card
    GPU_BUILD=${CONCLAVE_GPU_BUILD:-$root/build/gpu}
    GPU_DEADLINE=$(($(date +%s) + 60 * ${CONCLAVE_GPU_MINUTES:-20}))
    GPU_CARD=$(card_fact name)
    GPU_CARD=${GPU_CARD:-no card}
    GPU_DRIVER=$(card_fact driver_version)
    GPU_TOOLKIT=$(nvcc --version 2>/dev/null | sed -n 's/.*release \([0-9.]*\).*/\1/p')
    GPU_COMMIT=$(git -C "$root" rev-parse --short HEAD 2>/dev/null || echo unknown)
    GPU_WORK=$(mktemp -d)
    GPU_MODELS=$(mktemp -d -p "$(models_folder)" conclave-models.XXXXXX) || fail "no folder for models can be made"
    trap 'rm -rf "$GPU_WORK" "$GPU_MODELS"' EXIT
    trap 'exit 130' INT TERM
    use_prefix
    : >"$GPU_OUT/log.txt"
    : >"$GPU_WORK/steps"
    for step in "${steps[@]}"; do
        run_step "$step" "$(limit_of "$step")"
        # After every step, so that there is something to read should the machine go away.
        write_markdown >"$GPU_OUT/results.md"
        write_json >"$GPU_OUT/results.json"
    done
    cat "$GPU_OUT/results.md"
    ! grep -qE ' (FAILED|out_of_time|no_time_left) ' "$GPU_WORK/steps"
}

if [ "${2:-}" = --inner ]; then
    shift 2
    "$@"
else
    main "$@"
fi
