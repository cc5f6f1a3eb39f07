#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tiny checkpoints of the families as Hugging Face stores them, and what transformers computes with them.

    make_families.py --out DIR [--seed S] [--golden DIR] [NAME ...]

tests/data/families was made with --golden tests/data/families. A file NAME.json there holds the config, the tensors
(tiny_weights.compact) and per prompt its tokens, 64 greedy tokens and the positions whose logits stand in NAME.f32,
[positions, vocabulary] little-endian, prompt after prompt. Needs torch, transformers, numpy, safetensors.
"""

import argparse
import json
import os

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import numpy as np
import torch
import transformers

from families import FAMILIES
import expected
import tiny_models
import tiny_tokenizer
import tiny_weights


def write_golden(folder, family, seed, manifest, entries):
    def line(value):
        return json.dumps(value, ensure_ascii=False)

    prompts = [{"tokens": entry["tokens"], "greedy": entry["greedy"], "rows": expected.kept_rows(entry),
                "expertGap": None if np.isinf(entry["gap"]) else entry["gap"], "lead": entry["lead"]}
               for entry in entries]
    tensors = tiny_weights.compact(manifest)
    names = [tensor["name"] for tensor in tiny_weights.tensors_of(tensors)]
    assert sorted(names) == sorted(tensor["name"] for tensor in manifest)
    with open(f"{folder}/{family['name']}.json", "w", encoding="utf-8") as file:
        file.write("{\n" + f'"reference": {line("transformers " + transformers.__version__)},\n"seed": {seed},\n'
                   f'"config": {line(family["config"]())},\n"tensors": [\n '
                   + ",\n ".join(map(line, tensors)) + '\n],\n"prompts": [\n ' + ",\n ".join(map(line, prompts))
                   + "\n]\n}\n")
    with open(f"{folder}/{family['name']}.f32", "wb") as file:
        for entry in entries:
            file.write(entry["logits"][expected.kept_rows(entry)].astype("<f4").tobytes())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", required=True, help="a folder for the checkpoints, one folder each")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--golden", metavar="DIR", help="a folder for configs, prompts and logits")
    parser.add_argument("names", nargs="*", metavar="NAME")
    options = parser.parse_args()
    torch.set_num_threads(1)  # models this small are faster so, and sums are made in one order
    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    if options.golden:
        os.makedirs(f"{options.golden}/tokenizer", exist_ok=True)
        tiny_tokenizer.write(f"{options.golden}/tokenizer")
    for name in options.names or FAMILIES:
        family, folder = FAMILIES[name], os.path.join(options.out, name)
        manifest, arrays = tiny_models.build(family, options.seed, folder)
        print(f"{name}: {len(manifest)} tensors in {folder}", flush=True)
        if options.golden:
            entries = expected.expect(family, tiny_models.load(family, arrays), options.seed)
            write_golden(options.golden, family, options.seed, manifest, entries)


if __name__ == "__main__":
    main()
