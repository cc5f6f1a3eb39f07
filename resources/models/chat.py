# SPDX-License-Identifier: GPL-3.0-or-later
"""From messages to token ids and back: the chat templates and the two tokenizers.

Training, golden data and evaluation all go through this file, so they see the same text.
"""

import json
import re
from pathlib import Path

import jinja2
import sentencepiece
import tokenizers

HERE = Path(__file__).parent
ARCHS = ("deepseek2", "qwen3moe")
# What a control token is called in each vocabulary, in id order behind <unk> or the merged pieces.
CONTROL = {
    "deepseek2": ["<｜begin▁of▁sentence｜>", "<｜end▁of▁sentence｜>", "<｜User｜>", "<｜Assistant｜>"],
    "qwen3moe": ["<|endoftext|>", "<|im_start|>", "<|im_end|>"],
}
THINK = ["<think>", "</think>"]  # user-defined tokens, deepseek2 only
BOS = {"deepseek2": "<｜begin▁of▁sentence｜>", "qwen3moe": ""}
END = {"deepseek2": "<｜end▁of▁sentence｜>", "qwen3moe": "<|im_end|>"}


def template_source(arch):
    return (HERE / "templates" / f"{arch}.jinja").read_text(encoding="utf-8").rstrip("\n")


def render(arch, messages, add_generation_prompt=True, _cache={}):
    """The prompt of a conversation: [{"role", "content"}, ...] -> text with control tokens."""
    if arch not in _cache:
        env = jinja2.Environment(trim_blocks=True, lstrip_blocks=True)
        _cache[arch] = env.from_string(template_source(arch))
    return _cache[arch].render(
        messages=messages, add_generation_prompt=add_generation_prompt, bos_token=BOS[arch]
    )


class Tokenizer:
    """One of the two reference tokenizers; `folder` is where train_tokenizers.py wrote it."""

    def __init__(self, arch, folder):
        self.arch = arch
        folder = Path(folder)
        if arch == "deepseek2":
            self.sp = sentencepiece.SentencePieceProcessor(model_file=str(folder / "deepseek2.model"))
            self.size = self.sp.get_piece_size()
            self.control = {name: self.sp.piece_to_id(name) for name in CONTROL[arch]}
        else:
            self.bpe = tokenizers.Tokenizer.from_file(str(folder / "qwen3moe.json"))
            pieces = self.bpe.get_vocab_size()  # control tokens follow the pieces
            self.size = pieces + len(CONTROL[arch])
            self.control = {name: pieces + i for i, name in enumerate(CONTROL[arch])}
        self.cut = re.compile("(" + "|".join(map(re.escape, self.control)) + ")")
        self.end = self.control[END[arch]]

    def plain(self, text):
        """Ids of text in which control tokens are only letters."""
        if self.arch == "deepseek2":
            return self.sp.encode(text)
        return self.bpe.encode(text, add_special_tokens=False).ids

    def encode(self, text):
        """Ids of a rendered prompt: control tokens are cut out first. Adds nothing in front."""
        ids = []
        for part in self.cut.split(text):
            ids += [self.control[part]] if part in self.control else self.plain(part) if part else []
        return ids

    def decode(self, ids):
        """Text of generated ids; control tokens print nothing."""
        ids = [i for i in ids if i not in self.control.values()]
        return self.sp.decode(ids) if self.arch == "deepseek2" else self.bpe.decode(ids)


def split_thoughts(text):
    """(thoughts, answer) of a reply."""
    if text.startswith("<think>") and "</think>" in text:
        thoughts, answer = text[len("<think>") :].split("</think>", 1)
        return thoughts.strip(), answer.strip()
    return "", text.strip()


def read_jsonl(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]
