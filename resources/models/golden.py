# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes what the engine's tests compare against, from a finished GGUF file.

The weights are read back from the file and Q8_0 blocks are multiplied out, so the numbers are those
of the file and not of the training run; an error of the export shows as nonsense in `greedy`.

usage: golden.py --model F.gguf --work DIR --out tests/data/starter [--checkpoint F.pt]

OUT/ARCH.json            prompts: messages, rendered text, ids, which rows of logits are stored and
                         where, greedy continuation (32 ids or up to the end token, which is kept)
                         and the smallest lead of a greedy choice; templates: rendered conversations
OUT/ARCH.f32             little-endian float32 logits, rows [tokens, vocab] one after another
OUT/ARCH_tokenizer.json  texts with ids: "plain" as user text, "parsed" with control tokens cut out
With --checkpoint also prints how often the float and the Q8_0 weights agree on the top token.
"""

import argparse
import json
from pathlib import Path

import gguf
import numpy as np
import torch

from chat import CONTROL, Tokenizer, render
from export_gguf import read_config, read_tensors
from golden_texts import CONVERSATIONS, PARSED_TEXTS, PLAIN_TEXTS, PROMPTS
from model import Config, StarterModel

GREEDY_TOKENS = 32


def load_gguf(path):
    """The model of a GGUF file, in float32."""
    reader = gguf.GGUFReader(str(path))
    model = StarterModel(read_config(reader)).eval()
    model.load_gguf_tensors(read_tensors(reader))
    return model


@torch.no_grad()
def greedy(model, ids, end):
    """(continuation, smallest lead of the best logit over the second, relative to the largest)."""
    out, lead = [], float("inf")
    while len(out) < GREEDY_TOKENS and (not out or out[-1] != end):
        logits = model(torch.tensor([ids + out]))[0, -1]
        top = logits.topk(2).values
        lead = min(lead, float((top[0] - top[1]) / logits.abs().max()))
        out.append(int(logits.argmax()))
    return out, lead


@torch.no_grad()
def write_logits(model, tokenizer, out):
    entries, rows = [], 0
    with open(out / f"{model.c.arch}.f32", "wb") as file:
        for name, messages, only_last in PROMPTS:
            text = render(model.c.arch, messages)
            ids = tokenizer.encode(text)
            logits = model(torch.tensor([ids]))[0].numpy()
            first = len(ids) - 1 if only_last else 0
            file.write(logits[first:].astype("<f4").tobytes())
            continuation, lead = greedy(model, ids, tokenizer.end)
            entries.append({
                "name": name, "messages": messages, "text": text, "ids": ids,
                "logits": {
                    "offsetBytes": rows * model.c.vocab * 4, "firstToken": first,
                    "shape": [len(ids) - first, model.c.vocab],
                },
                "greedy": continuation, "greedyText": tokenizer.decode(continuation),
                "smallestLead": lead,
            })
            rows += len(ids) - first
    return entries


def templates(arch):
    return [
        {"messages": messages, "addGenerationPrompt": prompt, "text": render(arch, messages, prompt)}
        for messages in CONVERSATIONS
        for prompt in (True, False)
    ]


def write_json(path, thing):
    """One line per entry of each list, so that a change reads as a change of its lines."""
    lines = []
    for key, value in thing.items():
        if isinstance(value, list):
            body = ",\n  ".join(json.dumps(entry, ensure_ascii=False) for entry in value)
            lines.append(f'"{key}": [\n  {body}\n]')
        else:
            lines.append(f'"{key}": {json.dumps(value, ensure_ascii=False)}')
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def tokenizer_vectors(tokenizer):
    special = "".join(CONTROL[tokenizer.arch])
    parsed = [text.format(*CONTROL[tokenizer.arch]) for text in PARSED_TEXTS] + [special]
    return {
        "vocab": tokenizer.size,
        "plain": [{"text": text, "ids": tokenizer.plain(text)} for text in PLAIN_TEXTS],
        "parsed": [{"text": text, "ids": tokenizer.encode(text)} for text in parsed],
    }


@torch.no_grad()
def agreement(model, checkpoint, entries):
    """Share of prompt positions where float and Q8_0 weights choose the same token."""
    saved = torch.load(checkpoint, weights_only=True)
    exact = StarterModel(Config(**saved["config"])).eval()
    exact.load_gguf_tensors(saved["tensors"])
    same = total = 0
    for entry in entries:
        ids = torch.tensor([entry["ids"] + entry["greedy"]])
        equal = exact(ids).argmax(-1) == model(ids).argmax(-1)
        same, total = same + int(equal.sum()), total + equal.numel()
    return same, total


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path)
    args = parser.parse_args()
    torch.set_num_threads(1)
    args.out.mkdir(parents=True, exist_ok=True)
    model = load_gguf(args.model)
    arch = model.c.arch
    tokenizer = Tokenizer(arch, args.work)
    entries = write_logits(model, tokenizer, args.out)
    write_json(args.out / f"{arch}.json", {
        "model": args.model.name, "vocab": model.c.vocab, "endToken": tokenizer.end,
        "prompts": entries, "templates": templates(arch),
    })
    write_json(args.out / f"{arch}_tokenizer.json", tokenizer_vectors(tokenizer))
    size = (args.out / f"{arch}.f32").stat().st_size
    for entry in entries:
        print(f"{entry['name']}: {len(entry['ids'])} tokens, lead {entry['smallestLead']:.4f}: {entry['greedyText']!r}")
    print(f"{arch}.f32 {size} bytes")
    if args.checkpoint:
        print("top-1 agreement float/Q8_0: %d of %d" % agreement(model, args.checkpoint, entries))


if __name__ == "__main__":
    main()
