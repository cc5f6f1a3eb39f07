# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks the held-out questions at temperature 0 and counts the answers that hold the facts.

An answer passes if every list in `facts` has at least one alternative in it, case ignored, and no
text of `not` is in it; thoughts do not count. Prints each miss, then the score by topic.

usage: evaluate.py --checkpoint F.pt --work DIR      PyTorch, the weights of training
       evaluate.py --gguf F.gguf --work DIR          PyTorch, the weights of the file
       evaluate.py --gguf F.gguf --cli conclave-cli  the program itself
"""

import argparse
import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import torch

from chat import HERE, Tokenizer, read_jsonl, render, split_thoughts
from model import Config, StarterModel, generate

MAX_TOKENS = 200
BATCH = 32  # questions that PyTorch answers side by side


def ask_pytorch(model, tokenizer, questions):
    prompts = [tokenizer.encode(render(model.c.arch, [{"role": "user", "content": q}])) for q in questions]
    replies = []
    for start in range(0, len(prompts), BATCH):
        ids = generate(model, prompts[start : start + BATCH], {tokenizer.end}, MAX_TOKENS)
        replies += [tokenizer.decode(reply) for reply in ids]
    return replies


def ask_program(program, gguf, question):
    command = [program, "generate", "--model", gguf, "--prompt", question, "--temperature", "0",
               "--max-tokens", str(MAX_TOKENS), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: {done.stderr.strip()}")
    return json.loads(done.stdout)["text"]


def passes(entry, answer):
    text = answer.lower()
    return all(any(fact in text for fact in facts) for facts in entry["facts"]) and not any(
        wrong in text for wrong in entry.get("not", [])
    )


def load(args):
    """A function: questions -> full replies."""
    if args.cli:
        return lambda questions: [ask_program(args.cli, str(args.gguf), q) for q in questions]
    torch.set_num_threads(1)
    if args.checkpoint:
        saved = torch.load(args.checkpoint, weights_only=True)
        model = StarterModel(Config(**saved["config"])).eval()
        model.load_gguf_tensors(saved["tensors"])
        print(f"step {saved['step']}")
    else:
        from golden import load_gguf

        model = load_gguf(args.gguf)
    tokenizer = Tokenizer(model.c.arch, args.work)
    return lambda questions: ask_pytorch(model, tokenizer, questions)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--checkpoint", type=Path)
    parser.add_argument("--gguf", type=Path)
    parser.add_argument("--work", type=Path)
    parser.add_argument("--cli", help="path of conclave-cli")
    parser.add_argument("--every", type=int, default=1, help="ask only each n-th question")
    parser.add_argument("--question", help="ask only this and print the reply")
    args = parser.parse_args()
    ask = load(args)
    if args.question:
        print(ask([args.question])[0])
        return
    right, asked = defaultdict(int), defaultdict(int)
    entries = read_jsonl(HERE / "heldout.jsonl")[:: args.every]
    for entry, reply in zip(entries, ask([entry["question"] for entry in entries])):
        ok = passes(entry, split_thoughts(reply)[1])
        asked[entry["topic"]] += 1
        right[entry["topic"]] += ok
        if not ok:
            print(f"MISS [{entry['topic']}] {entry['question']}\n     {reply!r}\n     wants {entry['facts']}")
    for topic in asked:
        print(f"{topic:12} {right[topic]:3} of {asked[topic]:3}  {100 * right[topic] / asked[topic]:5.1f} %")
    print(f"{'total':12} {sum(right.values()):3} of {sum(asked.values()):3}  {100 * sum(right.values()) / sum(asked.values()):5.1f} %")


if __name__ == "__main__":
    main()
