# SPDX-License-Identifier: GPL-3.0-or-later
"""Proves that no held-out question stands in the training corpus, letters and digits compared.

Exit status 1 and the list of questions if one does.

usage: check_heldout.py --work DIR
"""

import argparse
import sys
from pathlib import Path

from build_corpus import normal
from chat import ARCHS, HERE, read_jsonl


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", type=Path, required=True)
    args = parser.parse_args()
    held_out = {normal(entry["question"]): entry["question"] for entry in read_jsonl(HERE / "heldout.jsonl")}
    asked = {
        normal(message["content"])
        for arch in ARCHS
        for dialogue in read_jsonl(args.work / f"corpus-{arch}.jsonl")
        for message in dialogue["messages"]
        if message["role"] == "user"
    }
    clashes = sorted(held_out[key] for key in held_out.keys() & asked)
    print(f"{len(held_out)} held-out questions, {len(asked)} in the corpus, {len(clashes)} in both", *clashes, sep="\n  ")
    sys.exit(bool(clashes))


if __name__ == "__main__":
    main()
