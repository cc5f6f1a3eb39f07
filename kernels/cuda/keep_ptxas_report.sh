#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# keep_ptxas_report.sh FOLDER COMMAND …: runs a compilation with -Xptxas=-v and puts what the assembler says of
# each kernel into FOLDER/<source>.log instead of the build's output.
set -uo pipefail
folder=$1
shift
source=
for argument in "$@"; do
    case $argument in
    *.cu) source=$(basename "$argument") ;;
    esac
done
mkdir -p "$folder"
said=$(mktemp)
"$@" 2>"$said"
status=$?
if [ -n "$source" ]; then
    grep -E '^ptxas info|^ *[0-9]+ bytes stack frame' "$said" >"$folder/$source.log"
    grep -vE '^ptxas info|^ *[0-9]+ bytes stack frame' "$said" >&2
else
    cat "$said" >&2
fi
rm -f "$said"
exit $status
