#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Prints the table of engine/quantize/README.md: the starter models in every type that quantize writes.
#
#     bash tests/bench/weight_types.sh [conclave-cli]
#
# The starters come as Q8_0, so every other row was quantized a second time. The chats of weight_types.jsonl were
# drawn from the starters' corpus with a seed, and hold no question, that training saw.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
cli=${1:-$root/build/release/bin/conclave-cli}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

value() { # KEY: the number behind it in JSON on standard input
    sed -n "s/^ *\"$1\": \([0-9.]*\),*$/\1/p"
}

echo '| target | `deepseek2`: bits per weight | perplexity | `qwen3moe`: bits per weight | perplexity |'
echo '|---|---|---|---|---|'
for target in Q8_0 Q6_K Q4_K_M Q4_0 MXFP4; do
    row="| $target |"
    for model in deepseek2 qwen3moe; do
        bits=$("$cli" quantize --model "$root/resources/models/starter-$model.gguf" --type "$target" \
            --out "$work/m.gguf" --allow-requantize --json 2>"$work/notes" | value bits_per_weight)
        perplexity=$("$cli" perplexity --model "$work/m.gguf" --chats "$root/tests/bench/weight_types.jsonl" \
            --context 1024 --json | value perplexity)
        row+=$(printf ' %.2f | %.4f |' "$bits" "$perplexity")
    done
    echo "$row"
done
