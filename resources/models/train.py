# SPDX-License-Identifier: GPL-3.0-or-later
"""Trains one starter model on the corpus; stops and resumes at any checkpoint.

Only the assistant's tokens are predicted. Batches hold dialogues of like length, padded at the end,
each from position 0. The learning rate warms up, then follows a cosine down to 5 %. `--minutes`
ends a run on a slow or shared machine in time: the cosine follows whichever of steps and minutes
is further along. With --minutes 0 a run depends on nothing but its seed.

usage: train.py --arch deepseek2 --work DIR --steps 2400 [--minutes 0] [--resume]
writes DIR/ARCH.pt (weights), DIR/ARCH-state.pt (optimizer), DIR/ARCH-log.csv
"""

import argparse
import math
import os
import random
import time
from dataclasses import replace
from pathlib import Path

import torch
import torch.nn.functional as F

from chat import ARCHS, END, Tokenizer, read_jsonl, render
from model import PRESETS, StarterModel, count_parameters

BIAS_STEP = 0.001  # DeepSeek-V3's gamma
BALANCE_WEIGHT = 0.01  # of the Switch loss, qwen3moe only
FIRST_WORDS = 16  # tokens of an answer that a cut dialogue keeps
ONE_TURN = 120  # tokens; longer dialogues have several turns
WHOLE_FROM = 0.85  # of the run: from here on nothing is cut


def encode_dialogue(tokenizer, messages):
    """(ids, learn): token ids and which of them are the assistant's, end token included.

    Earlier turns stand as the template writes them for history. An earlier turn whose thoughts the
    template removed is not learnt: answering it without thinking is not what it should show.
    """
    arch = tokenizer.arch
    end = tokenizer.end
    ids, learn, done = [], [], 0
    for i, message in enumerate(messages):
        if message["role"] != "assistant":
            continue
        prompt = render(arch, messages[:i])
        part = tokenizer.encode(prompt[done:])
        last = i == len(messages) - 1
        reply = message["content"] if last else message["content"].split("</think>")[-1].strip()
        answer = tokenizer.encode(reply) + [end]
        wanted = last or "<think>" not in message["content"]
        ids += part + answer
        learn += [False] * len(part) + [wanted] * len(answer)
        done = len(prompt) + len(reply) + len(END[arch])
    return ids, learn


def load_dialogues(tokenizer, path, context):
    """All dialogues of the file that fit into the context, as (ids, learn, topic)."""
    rows = [(*encode_dialogue(tokenizer, d["messages"]), d["topic"]) for d in read_jsonl(path)]
    return [row for row in rows if len(row[0]) <= context]


def rows_of_epoch(rows, cut, seed):
    """The rows of one epoch. With `cut`, that share of the dialogues is shortened: what an answer is
    about shows in its first words, the rest is soon known by heart. A dialogue of one turn ends
    after the first words of its answer, one of several turns is left out; sums stay whole."""
    if not cut:
        return rows
    rng = random.Random(seed)
    out = []
    for ids, learn, topic in rows:
        if topic == "arithmetic" and len(ids) < ONE_TURN or rng.random() >= cut:
            out.append((ids, learn, topic))
        elif len(ids) < ONE_TURN:
            end = learn.index(True) + FIRST_WORDS
            out.append((ids[:end], learn[:end], topic))
    return out


def batches_of_epoch(rows, tokens, seed):
    """Batches of at most `tokens` padded tokens, as lists of indices, in an order set by `seed`."""
    rng = random.Random(seed)
    order = list(range(len(rows)))
    rng.shuffle(order)
    batches = []
    for start in range(0, len(order), 2000):  # like lengths together, but not the same every epoch
        batch = []
        for i in sorted(order[start : start + 2000], key=lambda i: len(rows[i][0])):
            if batch and (len(batch) + 1) * len(rows[i][0]) > tokens:
                batches.append(batch)
                batch = []
            batch.append(i)
        batches.append(batch)
    rng.shuffle(batches)
    return batches


def make_batch(rows, indices):
    """inputs [B, T], keep [B, T] (predicts a learnt token), targets [rows kept]."""
    length = max(len(rows[i][0]) for i in indices)
    ids = torch.zeros(len(indices), length, dtype=torch.long)
    learn = torch.zeros(len(indices), length, dtype=torch.bool)
    for row, i in enumerate(indices):
        ids[row, : len(rows[i][0])] = torch.tensor(rows[i][0])
        learn[row, : len(rows[i][1])] = torch.tensor(rows[i][1])
    keep = learn[:, 1:]
    return ids[:, :-1], keep, ids[:, 1:][keep]


def rate_at(step, progress, peak, warmup):
    if step < warmup:
        return peak * (step + 1) / warmup
    return peak * (0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * min(1.0, progress))))


def make_optimizer(model, peak):
    """AdamW; only matrices decay."""
    matrices = [p for p in model.parameters() if p.ndim >= 2]
    vectors = [p for p in model.parameters() if p.ndim < 2]
    groups = [{"params": matrices, "weight_decay": 0.1}, {"params": vectors, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=peak, betas=(0.9, 0.95), fused=True)


def save(path, thing):
    """Writes beside, then renames: a reader never sees half a file."""
    torch.save(thing, f"{path}.new")
    os.replace(f"{path}.new", path)


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("--arch", choices=ARCHS, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--minutes", type=float, default=0)
    parser.add_argument("--tokens", type=int, default=4096, help="padded tokens in a batch")
    parser.add_argument("--peak", type=float, default=2e-3, help="highest learning rate")
    parser.add_argument("--warmup", type=int, default=100)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--cut", type=float, default=0, help="share of shortened dialogues")
    parser.add_argument("--digits", type=float, default=1, help="weight of a digit in the loss")
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--save-every", type=int, default=100)
    parser.add_argument("--name", help="of the checkpoint files; default: the architecture")
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--new-epoch", action="store_true", help="resume with other --tokens or --cut")
    return parser.parse_args()


def main():
    args = parse()
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    name = args.name or args.arch
    tokenizer = Tokenizer(args.arch, args.work)
    config = replace(PRESETS[args.arch], vocab=tokenizer.size)
    corpus = load_dialogues(tokenizer, args.work / f"corpus-{args.arch}.jsonl", config.context)
    total = sum(len(row[0]) for row in corpus)
    print(f"{len(corpus)} dialogues, {total} tokens; parameters {count_parameters(config)}")
    model = StarterModel(config, args.dropout).train()
    optimizer = make_optimizer(model, args.peak)
    step = epoch = seen = position = 0
    elapsed = 0.0
    weights_path, state_path = args.work / f"{name}.pt", args.work / f"{name}-state.pt"
    if args.resume:
        state = torch.load(state_path, weights_only=True)
        model.load_gguf_tensors(torch.load(weights_path, weights_only=True)["tensors"])
        optimizer.load_state_dict(state["optimizer"])
        torch.set_rng_state(state["rng"])
        step, epoch, position, seen, elapsed = (state[k] for k in ("step", "epoch", "position", "seen", "elapsed"))
        if args.new_epoch:
            epoch, position = epoch + 1, 0
    log = open(args.work / f"{name}-log.csv", "a" if args.resume else "w")
    started = time.time() - elapsed
    losses = []
    digits = torch.tensor([tokenizer.plain(str(digit))[-1] for digit in range(10)])
    batches = None
    finished = False
    while not finished:
        progress = step / args.steps
        if args.minutes:
            progress = max(progress, (time.time() - started) / 60 / args.minutes)
        if batches is None or position == len(batches):
            if batches is not None:
                epoch, position = epoch + 1, 0
            order = (args.seed << 16) + epoch
            rows = rows_of_epoch(corpus, args.cut if progress < WHOLE_FROM else 0, order)
            batches = batches_of_epoch(rows, args.tokens, order)
        inputs, keep, targets = make_batch(rows, batches[position])
        rate = rate_at(step, progress, args.peak, args.warmup)
        for group in optimizer.param_groups:
            group["lr"] = rate
        with torch.autocast("cpu", torch.bfloat16):
            logits = model(inputs, keep)
        weights = torch.where(torch.isin(targets, digits), args.digits, 1.0)
        loss = (F.cross_entropy(logits, targets, reduction="none") * weights).sum() / weights.sum()
        balance = sum(layer.balance for layer in model.expert_layers() if layer.balance is not None)
        (loss + BALANCE_WEIGHT * balance).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        model.update_expert_bias(BIAS_STEP)
        step, position = step + 1, position + 1
        seen += inputs.numel()
        elapsed = time.time() - started
        losses.append(loss.item())
        finished = step >= args.steps or (args.minutes and elapsed >= 60 * args.minutes)
        if step % 20 == 0 or finished:
            busiest = max(int(x.load.max()) / max(1, int(x.load.sum())) for x in model.expert_layers())
            mean = sum(losses[-20:]) / len(losses[-20:])
            line = f"{step},{epoch},{seen},{elapsed:.1f},{rate:.6f},{mean:.5f},{busiest:.3f}"
            print(line, file=log, flush=True)
            print(line, flush=True)
        if step % args.save_every == 0 or finished:
            tensors = {key: t.clone() for key, t in model.gguf_tensors().items()}
            save(weights_path, {"config": config.to_dict(), "tensors": tensors, "step": step})
            save(state_path, {
                "optimizer": optimizer.state_dict(), "rng": torch.get_rng_state(), "step": step,
                "epoch": epoch, "position": position, "seen": seen, "elapsed": elapsed,
            })


if __name__ == "__main__":
    main()
