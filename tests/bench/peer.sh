#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Conclave beside other engines on the same files, turn by turn in one run:
#
#     bash tests/bench/peer.sh [OPTION…] MODEL…
#
# MODEL is a GGUF file or SHAPE:TYPE[:LAYERS], which is made with random weights (conclave-cli synth) and deleted again.
#
#     --peer NAME=COMMAND   a llama-bench with options of its own, such as 'ik -rtr=…/llama-bench -rtr 1'; repeatable
#     --rounds N            measurements of each, the order changes from round to round (default: 5)
#     --prompt N            tokens that are read (default: 512)
#     --tokens N            tokens that are generated behind nothing (default: 64)
#     --threads N           for all (default: one per core)
#     --cli FILE            conclave-cli (default: build/release/bin/conclave-cli)
#     --models DIR          where models are made (default: a temporary folder)
#     --out FILE            every measurement as a line of model, engine, kind, tokens/s, GB/s, GB/s of memory
#
# Prints a table for kernels/README.md: the median of each engine with its lowest and highest, and the median, lowest and
# highest of the rounds' ratios to the best peer. Every run is a process of its own, which warms up before it counts.
set -uo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)

fail() { # SENTENCE
    echo "peer.sh: $*" >&2
    exit 1
}

cli=$root/build/release/bin/conclave-cli
rounds=5 prompt=512 tokens=64 threads=$(nproc) folder= out=
peers=() commands=() models=()
while [ $# -gt 0 ]; do
    case $1 in
    --peer)
        [[ ${2:-} == *=* ]] || fail "--peer wants NAME=COMMAND"
        peers+=("${2%%=*}") commands+=("${2#*=}")
        ;;
    --rounds) rounds=$2 ;;
    --prompt) prompt=$2 ;;
    --tokens) tokens=$2 ;;
    --threads) threads=$2 ;;
    --cli) cli=$2 ;;
    --models) folder=$2 ;;
    --out) out=$2 ;;
    -*) fail "there is no option '$1'" ;;
    *)
        models+=("$1")
        shift
        continue
        ;;
    esac
    shift 2 || fail "$1 wants a value"
done
[ ${#models[@]} -gt 0 ] || fail "name at least one model: a GGUF file or SHAPE:TYPE[:LAYERS]"
[ -x "$cli" ] || fail "there is no conclave-cli at '$cli'; build it or name it with --cli"

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
folder=${folder:-$work}
out=${out:-$work/measurements.tsv}
: >"$out" || fail "'$out' cannot be written"

# The value behind a key of JSON on standard input, one key a line
value() {
    sed -n "s/^ *\"$1\": \"\{0,1\}\([^\",]*\)\"\{0,1\},*\$/\1/p" | head -n 1
}

run_conclave() { # NAME FILE
    "$cli" bench --model "$2" --device cpu --prefill "$prompt" --context 0 -n "$tokens" -t "$threads" -r 1 --json \
        >"$work/run.json" 2>"$work/errors" || return 1
    local memory
    memory=$(value memory_gb_per_second <"$work/run.json")
    awk -F'": ' -v name="$1" -v memory="$memory" -v OFS='\t' '
        /"kind":/ { on = 1; split("", p) }
        on && /": / { k = $1; gsub(/[ "]/, "", k); v = $2; gsub(/[",]/, "", v); p[k] = v }
        on && /^ *}/ { on = 0
                       print name, "conclave", p["kind"], p["tokens_per_second"],
                             (p["gb_per_second"] == "" ? "-" : p["gb_per_second"]), memory }' "$work/run.json" >>"$out"
}

run_peer() { # NAME FILE PEER COMMAND
    local command
    read -ra command <<<"$4"
    "${command[@]}" -m "$2" -p "$prompt" -n "$tokens" -t "$threads" -r 1 -o json >"$work/run.json" 2>"$work/errors" ||
        return 1
    awk -F'": ' -v name="$1" -v peer="$3" -v OFS='\t' '
        /": / { k = $1; gsub(/[ "]/, "", k); v = $2; gsub(/[",]/, "", v); p[k] = v }
        /"avg_ts":/ { print name, peer, (p["n_gen"] + 0 > 0 ? "decode" : "prefill"), p["avg_ts"], "-", "-" }' \
        "$work/run.json" >>"$out"
}

measure() { # NAME FILE
    local round turn count=$((${#peers[@]} + 1))
    for ((round = 0; round < rounds; ++round)); do
        for ((turn = 0; turn < count; ++turn)); do
            local which=$(((round + turn) % count))
            if [ $which = 0 ]; then
                run_conclave "$1" "$2" || { cat "$work/errors" >&2; fail "conclave-cli could not measure $1"; }
            else
                run_peer "$1" "$2" "${peers[which - 1]}" "${commands[which - 1]}" ||
                    echo "peer.sh: ${peers[which - 1]} could not measure $1: $(tail -n 1 "$work/errors")" >&2
            fi
        done
    done
}

table() { # NAME
    awk -F'\t' -v name="$1" '
        function sorted(list, n,    i, j, x) {
            for (i = 2; i <= n; ++i)
                for (j = i; j > 1 && list[j - 1] + 0 > list[j] + 0; --j) { x = list[j]; list[j] = list[j - 1]; list[j - 1] = x }
        }
        function median(list, n) { return n % 2 ? list[(n + 1) / 2] : (list[n / 2] + list[n / 2 + 1]) / 2 }
        $1 == name { key = $3 SUBSEP $2; v[key, ++n[key]] = $4
                     if ($5 != "-") share[++shares] = $5 / $6
                     if (!($2 in known)) { known[$2]; order[++engines] = $2 } }
        END {
            split("prefill decode", kinds, " ")
            for (k = 1; k <= 2; ++k) {
                kind = kinds[k]; best = ""; most = 0; cells = ""
                for (e = 1; e <= engines; ++e) {
                    key = kind SUBSEP order[e]; count = n[key]
                    if (!count) continue
                    for (i = 1; i <= count; ++i) list[i] = v[key, i]
                    sorted(list, count); m = median(list, count)
                    text = sprintf("%s %.1f (%.1f to %.1f)", order[e], m, list[1], list[count])
                    if (order[e] == "conclave") ours = text
                    else { cells = cells (cells == "" ? "" : ", ") text; if (m > most) { most = m; best = order[e] } }
                }
                ratios = 0
                if (best != "")
                    for (i = 1; i <= n[kind, "conclave"] && i <= n[kind, best]; ++i)
                        ratio[++ratios] = v[kind, "conclave", i] / v[kind, best, i]
                sorted(ratio, ratios)
                memory = ""
                if (kind == "decode" && shares) { sorted(share, shares); memory = sprintf("%.0f %%", 100 * median(share, shares)) }
                printf "| %s | %s | %s | %s | %s | %s |\n", name, kind, ours, cells,
                       (ratios ? sprintf("%.2f (%.2f to %.2f)", median(ratio, ratios), ratio[1], ratio[ratios]) : "-"), memory
            }
        }' "$out"
}

echo "| model | what | tokens/s | peers | ratio to the best | share of memory |"
echo "|---|---|---|---|---|---|"
for model in "${models[@]}"; do
    if [[ $model == *.gguf ]]; then
        [ -r "$model" ] || fail "there is no file '$model'"
        name=$(basename "$model" .gguf)
        measure "$name" "$model"
    else
        IFS=: read -r shape type layers <<<"$model"
        name=$shape-${type:?}${layers:+-$layers-layers}
        file=$folder/$name.gguf
        made=
        if ! [ -e "$file" ]; then
            made=1
            "$cli" synth --shape "$shape" --type "$type" ${layers:+--layers "$layers"} --out "$file" >/dev/null ||
                fail "the model $model could not be made"
        fi
        measure "$name" "$file"
        [ -z "$made" ] || rm -f "$file"
    fi
    table "$name"
done
