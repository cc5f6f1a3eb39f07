#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Kills a program that writes to a history at random moments, and looks each time for what it had been promised.
#
#   kill_test.sh STORE_KILLER [ROUNDS]      ROUNDS: 20, or what CONCLAVE_KILL_ROUNDS says
#
# STORE_KILLER is the program built from store_killer.cpp. One history is carried through all rounds, except that
# every tenth round begins with none, so that creation is hit too. Exits 1 and keeps the folder on a broken promise.
set -eu

killer=$1
rounds=${2:-${CONCLAVE_KILL_ROUNDS:-20}}
folder=$(mktemp -d "${TMPDIR:-/tmp}/conclave-kill.XXXXXX")
seed=$(od -An -N3 -tu4 /dev/urandom | tr -d ' ')
echo "history in $folder, seed $seed"

# Milliseconds from 0 to $1, from the round and the seed.
moment() {
    awk -v seed="$((seed + round))" -v most="$1" 'BEGIN { srand(seed); printf "%.3f", rand() * most / 1000 }'
}

round=1
while [ "$round" -le "$rounds" ]; do
    if [ $((round % 10)) -eq 1 ]; then
        rm -rf "$folder/history" "$folder/promises"
        mkdir "$folder/history"
        : >"$folder/promises"
        pause=$(moment 60) # soon: in the middle of creation
    else
        pause=$(moment 700)
    fi
    "$killer" write "$folder/history" "$((seed + round))" >>"$folder/promises" 2>"$folder/errors" &
    writer=$!
    sleep "$pause"
    if ! kill -9 "$writer" 2>/dev/null; then
        echo "round $round: the writer ended by itself:" && cat "$folder/errors"
        exit 1
    fi
    wait "$writer" 2>/dev/null || true
    if ! result=$("$killer" check "$folder/history" "$folder/promises" 2>&1); then
        echo "round $round, killed after $pause s: $result"
        echo "the history is kept in $folder"
        exit 1
    fi
    round=$((round + 1))
done
echo "$rounds rounds, nothing lost; the last: $result"
rm -rf "$folder"
