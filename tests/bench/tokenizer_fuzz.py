#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares conclave-cli's tokenizers with Hugging Face tokenizers and sentencepiece on random strings.

Usage: tokenizer_fuzz.py CONCLAVE_CLI VOCABULARY_FOLDER [--strings N] [--seed S] [--only NAME]

Needs the PyPI packages tokenizers, sentencepiece and protobuf. The reference is built in memory from the arrays of
the same GGUF file (ggml-vocab-NAME.gguf). A byte-level vocabulary serves several pre-tokenizers: the file is copied
with another tokenizer.ggml.pre, and the reference gets that model's own regex, written here as tokenizer.json has it
and not as PCRE2 wants it. Prints one line per case and every kind of difference; ends with status 1 if one is left
that is not explained below.

Explained, and skipped with their number:
- U+2581 in a text for SentencePiece and Gemma 4: references read it as a space, which loses text; ours keeps it.
- Letters that are unassigned in Unicode 14, which PCRE2 10.42 knows; the reference's tables are newer.
"""

import argparse
import collections
import json
import pathlib
import random
import struct
import subprocess
import sys
import tempfile
import unicodedata

SCALARS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}
STRING, ARRAY = 8, 9


def read_gguf(path):
    """All metadata (strings as bytes), and where the value of each string key lies in the file."""
    data = path.read_bytes()
    at = 8

    def scalar(code):
        nonlocal at
        value = struct.unpack_from("<" + code, data, at)[0]
        at += struct.calcsize("<" + code)
        return value

    def string():
        nonlocal at
        length = scalar("Q")
        at += length
        return data[at - length : at]

    def value(kind):
        if kind == STRING:
            return string()
        if kind == ARRAY:
            inner, count = scalar("I"), scalar("Q")
            return [value(inner) for _ in range(count)]
        return scalar(SCALARS[kind])

    scalar("Q")
    count = scalar("Q")
    metadata, places = {}, {}
    for _ in range(count):
        key = string().decode()
        kind = scalar("I")
        begin = at
        metadata[key] = value(kind)
        places[key] = (begin, at)
    return data, metadata, places


CONTRACTION = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)"
END = r"\s*[\r\n]+|\s+(?!\S)|\s+"
GPT2 = r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"
UPPER, LOWER = r"[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]", r"[\p{Ll}\p{Lm}\p{Lo}\p{M}]"
K_UPPER, K_LOWER = r"[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}&&[^\p{Han}]]", r"[\p{Ll}\p{Lm}\p{Lo}\p{M}&&[^\p{Han}]]"
NOT_WORD = r"[^\r\n\p{L}\p{N}]?"
DEEPSEEK_LETTERS = (
    "A-Za-zµÀ-ÖØ-öø-ƺƼ-ƿǄ-ʓʕ-ʯͰ-ͳͶͷͻ-ͽͿΆΈ-ΊΌΎ-ΡΣ-ϵϷ-ҁҊ-ԯԱ-ՖႠ-ჅᎠ-Ᏽᏸ-ᏽᲐ-ᲺᲽ-Ჿᴀ-ᴫᵫ-ᵷᵹ-ᶚḀ-ἕἘ-Ἕἠ-ὅὈ-Ὅὐ-ὗὙὛὝὟ-\u1f7dᾀ-ᾴᾶ-ᾼ"
    "\u1fbeῂ-ῄῆ-ῌῐ-\u1fd3ῖ-\u1fdbῠ-Ῥῲ-ῴῶ-ῼℂℇℊ-ℓℕℙ-ℝℤ\u2126ℨ\u212a-ℭℯ-ℴℹℼ-ℿⅅ-ⅉⅎↃↄⰀ-ⱻⱾ-ⳤⳫ-ⳮⳲⳳꙀ-ꙭꚀ-ꚛꜢ-ꝯꝱ-ꞇꞋ-ꞎꭰ-ꮿﬀ-ﬆﬓ-ﬗＡ-Ｚａ-ｚ"
    "𐐀-𐑏𐒰-𐓓𐓘-𐓻𐲀-𐲲𐳀-𐳲𑢠-𑣟𞤀-𞥃"
)
CJK = "[一-龥ࠀ-一가-\ud7ff]+".encode("utf-8", "surrogatepass").decode("utf-8")

# Pre-tokenizer name: the splits of tokenizer.json (strings) in their order; "digits" is its Digits splitter.
SPLITS = {
    "deepseek-llm": [r"[\r\n]", rf"\s?[{DEEPSEEK_LETTERS}]+", r"\s?[!-/:-~！-／：-～‘-‟\u3000-。]+", r"\s+$", CJK, r"\p{N}+"],
    "deepseek-coder": [r"[\r\n]", r"\s?\p{L}+", r"\s?\p{P}+", CJK, r"\p{N}"],
    "deepseek-v3": [
        r"\p{N}{1,3}",
        r"[一-龥\u3040-ゟ゠-ヿ]+",
        r"[!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+"
        r"| ?[\p{P}\p{S}]+[\r\n]*|" + END,
    ],
    "qwen2": [rf"{CONTRACTION}|{NOT_WORD}\p{{L}}+|\p{{N}}| ?[^\s\p{{L}}\p{{N}}]+[\r\n]*|" + END],
    "qwen35": [rf"{CONTRACTION}|{NOT_WORD}[\p{{L}}\p{{M}}]+|\p{{N}}| ?[^\s\p{{L}}\p{{M}}\p{{N}}]+[\r\n]*|" + END],
    "llama-bpe": [rf"{CONTRACTION}|{NOT_WORD}\p{{L}}+|\p{{N}}{{1,3}}| ?[^\s\p{{L}}\p{{N}}]+[\r\n]*|" + END],
    "glm4": [rf"{CONTRACTION}|{NOT_WORD}\p{{L}}+|\p{{N}}{{1,3}}| ?[^\s\p{{L}}\p{{N}}]+[\r\n]*|" + END],
    "gpt-4o": [
        rf"{NOT_WORD}{UPPER}*{LOWER}+{CONTRACTION}?|{NOT_WORD}{UPPER}+{LOWER}*{CONTRACTION}?|\p{{N}}{{1,3}}"
        r"| ?[^\s\p{L}\p{N}]+[\r\n/]*|" + END
    ],
    "tekken": [
        rf"{NOT_WORD}{UPPER}*{LOWER}+|{NOT_WORD}{UPPER}+{LOWER}*|\p{{N}}| ?[^\s\p{{L}}\p{{N}}]+[\r\n/]*|" + END
    ],
    "kimi-k2": [
        rf"\p{{Han}}+|{NOT_WORD}{K_UPPER}*{K_LOWER}+{CONTRACTION}?|{NOT_WORD}{K_UPPER}+{K_LOWER}*{CONTRACTION}?"
        r"|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|" + END
    ],
    "gpt-2": [GPT2],
    "olmo": [GPT2],
    "refact": ["digits", GPT2],
}

# Which vocabulary carries which pre-tokenizers. The merges need not be those of the model: what is compared is how
# the text is cut and merged, and every family's own cutting runs over merges that reach across wrong cuts.
CASES = {
    "llama-spm": [None],
    "gemma-4": [None],
    "qwen2": ["qwen2", "qwen35", "deepseek-v3", "gpt-4o", "kimi-k2", "refact"],
    "llama-bpe": ["llama-bpe", "tekken"],
    "deepseek-llm": ["deepseek-llm", "deepseek-coder"],
    "gpt-2": ["gpt-2", "olmo", "glm4"],
}
IGNORES_MERGES = {"llama-bpe", "tekken"}

PARTS = [
    "a", "Hello", " world", "  ", "\n", "\r\n", "\t", "'s", "'LL", "DON'T", "don't", "123456", "7", "é", "ß", "中文", "。", "，",
    "ひらがな", "カタカナ", "한국어", "🚀", "👨‍👩‍👧", "\u0301", "١٢٣", "１２３", "½", "²", "Ⅷ", " ~60k", "=", "--", "…", "ü", "\u00a0",
    "\u3000", "ក្រ", "    ", ".\n\n", "x_y", "\u2028", "ſ", "'ſ", "Ǆ", "ǅ", "ø", "ʰ", "ᵃ", "CamelCase", "ALLCAPS", "if (x) {\n\t",
    "http://a.b/c?d=e&f", "//", "/*", "\\", "\x00", "\x1f", "\x7f", "\u200b", "\ufeff", "\ufffd", "हिन्दी", "ไทย", "עברית", "العربية",
    "Ω", "K", "Å", "々", "〇", "㐀", "𠀀", "ﬁ", "€", "$", "^", "`", "|", "~", "<", ">", "+", "<|im_end|>", "</s>",
    "<think>", "<0x41>", "[INST]", "\U0001d400", "\u2581",
]  # fmt: skip


def random_text(rng):
    parts = []
    for _ in range(rng.randrange(1, 14)):
        choice = rng.random()
        if choice < 0.75:
            parts.append(rng.choice(PARTS))
        elif choice < 0.9:
            parts.append(chr(rng.randrange(0x20, 0x7F)) * rng.choice([1, 1, 1, 2, 3, 9]))
        else:
            code = rng.choice([rng.randrange(0x80, 0x800), rng.randrange(0x800, 0xD800), rng.randrange(0x10000, 0x20000)])
            parts.append(chr(code))
    return "".join(parts).replace("\x00", "\x01")  # zero bytes end texts


def is_old(text):
    """Python 3.11's tables are those of Unicode 14, as are PCRE2 10.42's."""
    return all(unicodedata.category(c) != "Cn" for c in text)


def hf_tokenizer(metadata, pre):
    import tokenizers
    from tokenizers import Regex, decoders, models, normalizers, pre_tokenizers

    tokens = [t.decode("utf-8") for t in metadata["tokenizer.ggml.tokens"]]
    kinds = metadata["tokenizer.ggml.token_type"]
    merges = [tuple(m.decode("utf-8").split(" ")) for m in metadata["tokenizer.ggml.merges"]]
    if pre is None:  # Gemma 4
        vocab = {t: i for i, t in enumerate(tokens)}
        model = models.BPE(vocab=vocab, merges=merges, byte_fallback=True, fuse_unk=True, unk_token="<unk>")
        tokenizer = tokenizers.Tokenizer(model)
        tokenizer.normalizer = normalizers.Replace(" ", "\u2581")
        tokenizer.pre_tokenizer = pre_tokenizers.Split(" ", "merged_with_previous")
        return tokenizer
    vocab = {t: i for i, t in enumerate(tokens) if kinds[i] == 1}
    tokenizer = tokenizers.Tokenizer(models.BPE(vocab=vocab, merges=merges, ignore_merges=pre in IGNORES_MERGES))
    steps = [
        pre_tokenizers.Digits(individual_digits=True) if split == "digits" else pre_tokenizers.Split(Regex(split), "isolated")
        for split in SPLITS[pre]
    ]
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        steps + [pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)]
    )
    # User-defined tokens that are mere text are found before all else (DeepSeek's single letters).
    plain = [t for t, kind in zip(tokens, kinds) if kind == 4 and not any(0x21 <= ord(c) < 0x7F and not c.isalnum() for c in t)]
    tokenizer.add_tokens([tokenizers.AddedToken(t, normalized=False) for t in plain])
    # They come after the vocabulary there, in the file they have ids of their own.
    own = {tokenizer.token_to_id(t): tokens.index(t) for t in plain}
    return tokenizer, own


def sentencepiece_tokenizer(metadata):
    """The file's arrays as a model of the library's own format."""
    import sentencepiece
    from sentencepiece import sentencepiece_model_pb2

    model = sentencepiece_model_pb2.ModelProto()
    for text, score, kind in zip(
        metadata["tokenizer.ggml.tokens"], metadata["tokenizer.ggml.scores"], metadata["tokenizer.ggml.token_type"]
    ):
        model.pieces.add(piece=text.decode("utf-8"), score=score, type=kind)
    model.trainer_spec.model_type = 2
    model.trainer_spec.byte_fallback = True
    model.normalizer_spec.name = "identity"
    model.normalizer_spec.add_dummy_prefix = True
    model.normalizer_spec.remove_extra_whitespaces = False
    return sentencepiece.SentencePieceProcessor(model_proto=model.SerializeToString())


def reference(metadata, pre):
    """A function from texts to lists of ids."""
    if metadata["tokenizer.ggml.model"] == b"llama":
        return sentencepiece_tokenizer(metadata).encode
    built = hf_tokenizer(metadata, pre)
    if pre is None:
        return lambda texts: [e.ids for e in built.encode_batch(texts, add_special_tokens=False)]
    tokenizer, own = built
    return lambda texts: [[own.get(i, i) for i in e.ids] for e in tokenizer.encode_batch(texts, add_special_tokens=False)]


def with_pre(data, metadata, places, pre, folder):
    """A copy of the file that names another pre-tokenizer."""
    begin, end = places["tokenizer.ggml.pre"]
    changed = data[:begin] + struct.pack("<Q", len(pre)) + pre.encode() + data[end:]
    path = pathlib.Path(folder) / "vocabulary.gguf"
    path.write_bytes(changed)
    return path


def run(cli, *arguments, given):
    return subprocess.run([cli, *arguments], input=given, stdout=subprocess.PIPE, check=True).stdout


def compare(cli, path, texts, encode, marks_spaces):
    """Differences as (text, expected, got), and how many were explained away."""
    given = b"".join(t.encode("utf-8") + b"\0" for t in texts)
    lines = run(cli, "tokenize", "--model", path, "--no-special", "--null", given=given)
    ours = [[int(i) for i in line.split()] for line in lines.decode().split("\n")[:-1]]
    with tempfile.NamedTemporaryFile() as file:
        file.write(lines)
        file.flush()
        back = run(cli, "detokenize", "--model", path, "--file", file.name, "--null", given=b"")
    if back != given:
        raise SystemExit(f"{path}: detokenize does not undo tokenize")
    found, explained = [], collections.Counter()
    for text, expected, got in zip(texts, encode(texts), ours, strict=True):
        if expected == got:
            continue
        if marks_spaces and "\u2581" in text:
            explained["U+2581"] += 1
        elif not is_old(text):
            explained["new letters"] += 1
        else:
            found.append((text, expected, got))
    return found, explained


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cli")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--strings", type=int, default=100000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only")
    given = parser.parse_args()
    failed = False
    for name, pres in CASES.items():
        path = given.folder / f"ggml-vocab-{name}.gguf"
        if not path.exists():
            print(f"{name}: skipped, {path} is not there")
            continue
        data, metadata, places = read_gguf(path)
        for pre in pres:
            label = name if pre is None else f"{name} cut as {pre}"
            if given.only and given.only not in label:
                continue
            rng = random.Random(given.seed)
            texts = [random_text(rng) for _ in range(given.strings)]
            with tempfile.TemporaryDirectory() as folder:
                model = path if pre is None else with_pre(data, metadata, places, pre, folder)
                encode = reference(metadata, pre)
                found, explained = compare(given.cli, str(model), texts, encode, pre is None)
            notes = ", ".join(f"{count} with {what}" for what, count in sorted(explained.items()))
            print(f"{label}: {len(texts)} strings, {len(found)} differ" + (f" ({notes})" if notes else ""), flush=True)
            for text, expected, got in found[:5]:
                print(f"  {json.dumps(text)}\n    expected {expected}\n    got      {got}")
            failed = failed or bool(found)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
