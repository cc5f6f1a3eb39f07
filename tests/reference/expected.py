# SPDX-License-Identifier: GPL-3.0-or-later
"""What transformers says about a tiny model: prompts, logits, greedy tokens, and how clear its choices are."""

import numpy as np
import torch

import tiny_tokenizer
import tiny_weights

PROMPTS = (7, 33, 100)  # tokens
GREEDY = 64
ROWS = {7: (5, 6), 33: (0, 20, 32), 100: (47, 48, 99)}  # whose logits are kept, besides the last one after the answer

# Prompts are drawn until no choice is near a tie, which rounding could turn. float32 has 6e-8; errors of scores and
# logits come out near 1e-6 of their size.
CLEAR_EXPERT = 1e-5  # gap between the last chosen and the first left expert, absolute
CLEAR_TOKEN = 5e-4  # lead of a greedy token over the next, relative to the largest logit
TRIES = 50


def answer_length(family, prompt):
    """Greedy tokens for a prompt. LongRoPE's factors depend on whether the whole text is past the original context,
    so that an answer must not cross it."""
    edge = family["config"]().get("original_max_position_embeddings", 0)
    scaling = family["config"]().get("rope_scaling") or {}
    if scaling.get("type") == "longrope" and prompt < edge:
        return min(GREEDY, edge - prompt)
    return GREEDY


def draw_prompt(seed, length, number):
    """Plain tokens, none of the special ones."""
    plain = tiny_tokenizer.SIZE - len(tiny_tokenizer.SPECIAL)
    draws = tiny_weights.draws(seed, f"prompt {number} of {length} tokens", length)
    return [int(draw >> np.uint64(33)) % plain for draw in draws]


class ExpertGaps:
    """While active, notes the smallest gap between chosen and other entries of every torch.topk."""

    def __enter__(self):
        self.smallest, self.original = float("inf"), torch.topk

        def topk(scores, k, dim=-1, **options):
            if dim in (-1, scores.ndim - 1) and k < scores.shape[-1]:
                best = self.original(scores.float(), k + 1, dim=-1).values
                gap = (best[..., k - 1] - best[..., k]).min().item()
                self.smallest = min(self.smallest, gap)
            return self.original(scores, k, dim=dim, **options)

        self.method, torch.topk = torch.Tensor.topk, topk
        torch.Tensor.topk = topk
        return self

    def __exit__(self, *_):
        torch.topk, torch.Tensor.topk = self.original, self.method


@torch.no_grad()
def logits_of(model, tokens):
    """[tokens, vocabulary]"""
    return model(input_ids=torch.tensor([list(map(int, tokens))]), use_cache=False).logits[0].float().numpy()


@torch.no_grad()
def cached_answer(model, prompt, length):
    """transformers' own greedy decoding with its cache."""
    ids, cache, answer = torch.tensor([prompt]), None, []
    for _ in range(length):
        result = model(input_ids=ids, cache=cache, use_cache=True)
        cache = result.past_key_values
        answer.append(int(result.logits[0, -1].argmax()))
        ids = torch.tensor([[answer[-1]]])
    return answer


def answer(family, model, prompt, length):
    """(prompt and greedy answer, logits of all of it, smallest lead, smallest gap between experts); None where a
    choice is not clear. The answer is transformers' own with its cache, checked against one pass over all of it."""
    tokens = prompt + cached_answer(model, prompt, length)
    with ExpertGaps() as gaps:
        logits = logits_of(model, tokens)
    chosen = logits[len(prompt) - 1:-1]
    best = np.sort(chosen, axis=-1)
    lead = float(((best[:, -1] - best[:, -2]) / np.abs(chosen).max(axis=-1)).min())
    if lead < CLEAR_TOKEN or gaps.smallest < CLEAR_EXPERT:
        return None
    if chosen.argmax(axis=-1).tolist() != tokens[len(prompt):]:
        raise ValueError(f"{family['name']}: transformers answers otherwise with its cache")
    # A causal model's rows do not depend on what follows.
    alone = logits_of(model, prompt)
    drift = np.linalg.norm(alone - logits[:len(prompt)]) / np.linalg.norm(alone)
    if drift > 1e-5:
        raise ValueError(f"{family['name']}: rows of a prompt move by {drift:.2g} when an answer follows")
    return tokens, logits, lead, gaps.smallest


def expect(family, model, seed):
    """One entry per prompt: {"tokens", "greedy", "logits", "gap", "lead"}; logits [tokens and greedy, vocabulary]."""
    entries = []
    for length in PROMPTS:
        count = answer_length(family, length)
        answers = (answer(family, model, draw_prompt(seed, length, number), count) for number in range(TRIES))
        clear = next(filter(None, answers), None)
        if clear is None:
            raise ValueError(f"{family['name']}: none of {TRIES} prompts of {length} tokens has clear choices")
        tokens, logits, lead, gap = clear
        entries.append({"tokens": tokens[:length], "greedy": tokens[length:], "logits": logits, "gap": gap,
                        "lead": lead})
    return entries


def kept_rows(entry):
    """The rows whose logits are committed."""
    return [*ROWS[len(entry["tokens"])], len(entry["logits"]) - 1]
