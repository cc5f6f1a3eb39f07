# SPDX-License-Identifier: GPL-3.0-or-later
"""The smallest tokenizer that all tiny models share: byte-level BPE over printable ASCII, Qwen's pre-tokenizer.

What is tested with these models is arithmetic, so prompts are token ids and the text side only has to be valid.
"""

import json

SPLIT = (r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)"
         r"|\s+")
MERGES = [("t", "h"), ("th", "e"), ("i", "n"), ("a", "n"), ("e", "r"), ("o", "n"), ("in", "g"), ("Ġ", "the"),
          ("r", "e"), ("o", "r"), ("an", "d"), ("Ġ", "a"), ("Ġ", "s"), ("Ġ", "and"), ("e", "n"), ("i", "s"),
          ("o", "u"), ("s", "t"), ("Ġ", "w"), ("a", "t"), ("e", "s")]
END, START = "<|endoftext|>", "<|im_start|>"
TURN_END = "<|im_end|>"
SPECIAL = [END, START, TURN_END]
SIZE = 120


def vocabulary():
    letters = [chr(c) for c in range(ord("!"), ord("~") + 1)] + ["Ġ", "Ċ"]
    texts = letters + [a + b for a, b in MERGES]
    assert len(texts) + len(SPECIAL) == SIZE
    return {text: index for index, text in enumerate(texts)}


def id_of(text):
    return SIZE - len(SPECIAL) + SPECIAL.index(text)


def write(folder):
    """tokenizer.json and tokenizer_config.json, as Hugging Face writes them for Qwen's tokenizers."""
    added = [{"id": id_of(text), "content": text, "single_word": False, "lstrip": False, "rstrip": False,
              "normalized": False, "special": True} for text in SPECIAL]
    byte_level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": False, "use_regex": False}
    tokenizer = {
        "version": "1.0", "truncation": None, "padding": None, "added_tokens": added, "normalizer": {"type": "NFC"},
        "pre_tokenizer": {"type": "Sequence", "pretokenizers": [
            {"type": "Split", "pattern": {"Regex": SPLIT}, "behavior": "Isolated", "invert": False}, byte_level]},
        "post_processor": byte_level, "decoder": byte_level,
        "model": {"type": "BPE", "dropout": None, "unk_token": None, "continuing_subword_prefix": "",
                  "end_of_word_suffix": "", "fuse_unk": False, "byte_fallback": False, "ignore_merges": False,
                  "vocab": vocabulary(), "merges": [list(pair) for pair in MERGES]},
    }
    config = {
        "add_bos_token": False, "add_prefix_space": False, "bos_token": None, "eos_token": TURN_END,
        "pad_token": END, "unk_token": None, "model_max_length": 4096, "tokenizer_class": "Qwen2Tokenizer",
        "added_tokens_decoder": {str(entry["id"]): {key: entry[key] for key in entry if key != "id"}
                                 for entry in added},
    }
    for name, content in (("tokenizer.json", tokenizer), ("tokenizer_config.json", config)):
        with open(f"{folder}/{name}", "w", encoding="utf-8") as file:
            json.dump(content, file, ensure_ascii=False, indent=1)
            file.write("\n")
