#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Kills a program that works on a history at random moments, and looks each time for what it had been promised.
#
#   kill_test.sh STORE_KILLER [ROUNDS]      ROUNDS: 24, or what CONCLAVE_KILL_ROUNDS says
#
# STORE_KILLER is the program built from store_killer.cpp; it lists the kinds of work, which take turns. One history is
# carried on, except that it begins anew every twelfth round, so that creation is hit too, and from a frozen file of an
# older version each time the turn is migrating. Exits 1 and keeps the folder on a broken promise.
set -eu

killer=$1
rounds=${2:-${CONCLAVE_KILL_ROUNDS:-24}}
fixtures=$(dirname "$0")/../../data/history
folder=$(mktemp -d "${TMPDIR:-/tmp}/conclave-kill.XXXXXX")
seed=$(od -An -N3 -tu4 /dev/urandom | tr -d ' ')
kinds=$("$killer" kinds)
echo "history in $folder, seed $seed"
: >"$folder/figures"

# Milliseconds from 0 to $1, from the round and the seed.
moment() {
    awk -v seed="$((seed + round))" -v most="$1" 'BEGIN { srand(seed); printf "%.3f", rand() * most / 1000 }'
}

begin_anew() {
    rm -rf "$folder/history"
    mkdir "$folder/history"
    : >"$folder/promises"
}

round=1
while [ "$round" -le "$rounds" ]; do
    # shellcheck disable=SC2086
    kind=$(printf '%s\n' $kinds | awk -v n="$round" '{ name[NR] = $1 } END { print name[(n - 1) % NR + 1] }')
    pause=$(moment 700)
    if [ $((round % 12)) -eq 1 ]; then
        begin_anew
        pause=$(moment 60) # soon: in the middle of creation
    fi
    if [ "$kind" = migrate ]; then
        begin_anew
        version=$((round / 6 % 2 + 1))
        cp "$fixtures/version$version.sqlite" "$folder/history/history.sqlite"
        "$killer" promise "$folder/history" >>"$folder/promises"
        rm -f "$folder/history/history.sqlite-wal" "$folder/history/history.sqlite-shm"
        pause=$(moment 80)
    fi
    before=$(wc -l <"$folder/promises")
    "$killer" work "$kind" "$folder/history" "$((seed + round))" >>"$folder/promises" 2>"$folder/errors" &
    worker=$!
    sleep "$pause"
    if ! kill -9 "$worker" 2>/dev/null; then
        echo "round $round ($kind): it ended by itself:" && cat "$folder/errors"
        exit 1
    fi
    wait "$worker" 2>/dev/null || true
    after=$(wc -l <"$folder/promises")
    if ! result=$("$killer" check "$folder/history" "$folder/promises" 2>"$folder/errors"); then
        echo "round $round ($kind), killed after $pause s: $(cat "$folder/errors")"
        echo "the history is kept in $folder"
        exit 1
    fi
    echo "$kind $((after - before)) ${result##*found, }" >>"$folder/figures"
    round=$((round + 1))
done
awk '{ rounds[$1]++; sum[$1] += $2; if ($3 > 0) partial++ }
     END { for (kind in rounds) printf "%-8s %5d rounds, %7d acknowledged commits\n", kind, rounds[kind], sum[kind]
           printf "%d rounds left partial answers, all there\n", partial }' "$folder/figures" | sort
echo "$rounds rounds, lost 0, integrity failures 0"
rm -rf "$folder"
