#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the engine against transformers on tiny models of every family, and prints the table of engine/README.md.

    check_families.py --bin build/release/bin/conclave-cli [--seed S] [NAME ...]

Each family's checkpoint is made anew from the seed (another one each time, unless given), stored as F32, BF16 and F16,
converted with `conclave-cli convert` and run with `conclave-cli logits`. The reference is transformers in float32 on
the same stored values. So rounding to BF16 or F16 has happened before both, and one bound holds for all: a relative
error |a - b| / |b| under 1e-4 in every row of logits. float32 has 6e-8, sums of a few layers come out near 1e-6.
Greedy tokens are those of transformers; the engine agrees where its logits behind the same tokens have the same
maximum, for then it would have gone the same way. Ends with 1 if any family is not within these.
"""

import argparse
import os
import secrets
import subprocess
import sys
import tempfile

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import numpy as np
import torch
import transformers

from families import FAMILIES
import expected
import tiny_models
import tiny_tokenizer

BOUND = 1e-4
TYPES = ("f32", "bf16", "f16")


def run(*command, level=None):
    environment = {**os.environ, "CONCLAVE_CPU_LEVEL": level} if level else None
    result = subprocess.run(command, capture_output=True, text=True, env=environment)
    if result.returncode != 0:
        raise RuntimeError(f"{os.path.basename(command[0])} {command[1]}: "
                           f"{(result.stderr or result.stdout).strip().splitlines()[-1]}")


def compare(cli, model_file, entry, folder, level):
    """(worst relative error of a row, greedy tokens that agree) for one prompt."""
    tokens = entry["tokens"] + entry["greedy"]
    out = f"{folder}/logits.f32"
    run(cli, "logits", "--model", model_file, "--tokens", ",".join(map(str, tokens)), "--out", out,
        level=level)
    found = np.fromfile(out, "<f4").reshape(len(tokens), tiny_tokenizer.SIZE).astype(np.float64)
    reference = entry["logits"].astype(np.float64)
    errors = np.linalg.norm(found - reference, axis=-1) / np.linalg.norm(reference, axis=-1)
    start = len(entry["tokens"]) - 1
    agree = (found[start:-1].argmax(axis=-1) == np.array(entry["greedy"])).sum()
    return float(np.nan_to_num(errors, nan=np.inf).max()), int(agree)


def check(cli, family, seed, dtype, folder):
    """(worst error, agreeing greedy tokens, greedy tokens) over all prompts."""
    source, model_file, packed = f"{folder}/source", f"{folder}/model.gguf", family["packed"]
    _, arrays = tiny_models.build(family, seed, source, dtype)
    entries = expected.expect(family, tiny_models.load(family, arrays), seed)
    # FP8 times its scale has more digits than 16 bits hold: only the other weights are stored in dtype here.
    run(cli, "convert", "--source", source, "--out", model_file, "--type", "f32" if packed == "fp8" else dtype)
    # Other levels round activations to int8 for packed weights, which is speed and not part of the model.
    level = "scalar" if packed == "mxfp4" else None
    results = [compare(cli, model_file, entry, folder, level) for entry in entries]
    return (max(error for error, _ in results), sum(agree for _, agree in results),
            sum(len(entry["greedy"]) for entry in entries))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True, help="conclave-cli")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    parser.add_argument("--types", default=",".join(TYPES), help="how weights are stored, with commas")
    parser.add_argument("names", nargs="*", metavar="NAME")
    options = parser.parse_args()
    torch.set_num_threads(1)
    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    types = options.types.split(",")
    good = True
    print(f"transformers {transformers.__version__}, seed {options.seed}\n")
    print("| family | reference | " + " | ".join(f"worst error, {dtype.upper()}" for dtype in types) + " | greedy |")
    print("|---|---|" + "---|" * (len(types) + 1))
    for name in options.names or FAMILIES:
        cells, agree, total, problem = [], 0, 0, None
        for dtype in types:
            with tempfile.TemporaryDirectory() as folder:
                try:
                    error, agreeing, tokens = check(options.bin, FAMILIES[name], options.seed, dtype, folder)
                except (RuntimeError, ValueError) as failure:
                    problem = problem or str(failure)
                    cells.append("failed")
                    continue
            cells.append(f"{error:.1e}" + ("" if error < BOUND else " **off**"))
            agree, total = agree + agreeing, total + tokens
            good = good and error < BOUND
        good = good and problem is None and agree == total
        print(f"| {name} | {FAMILIES[name]['reference']} | " + " | ".join(cells) + f" | {agree} of {total} |",
              flush=True)
        if problem:
            print(f"{name}: {problem}", file=sys.stderr, flush=True)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
