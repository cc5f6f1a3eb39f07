# SPDX-License-Identifier: GPL-3.0-or-later
"""Trains both tokenizers on the corpus.

deepseek2.model  SentencePiece BPE with byte fallback, digits apart, no space put in front
qwen3moe.json    byte-level BPE behind the qwen2 split

usage: train_tokenizers.py --work DIR [--vocab 2560]     (DIR holds the corpus of build_corpus.py)
"""

import argparse
import io
from pathlib import Path

import sentencepiece
from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

from chat import CONTROL, THINK, read_jsonl

QWEN2_SPLIT = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*"
    r"|\s*[\r\n]+|\s+(?!\S)|\s+"
)


def texts(work, arch):
    """Every message of the corpus, without thought tags."""
    for dialogue in read_jsonl(work / f"corpus-{arch}.jsonl"):
        for message in dialogue["messages"]:
            yield message["content"].replace("<think>", "").replace("</think>", "")


def train_sentencepiece(work, vocab):
    lines = [line for text in texts(work, "deepseek2") for line in text.split("\n") if line]
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines),
        model_writer=model,
        model_type="bpe",
        vocab_size=vocab,
        byte_fallback=True,
        split_digits=True,
        add_dummy_prefix=False,
        remove_extra_whitespaces=False,
        allow_whitespace_only_pieces=True,
        normalization_rule_name="identity",
        character_coverage=0.9999,
        unk_id=0, bos_id=1, eos_id=2, pad_id=-1,
        unk_piece="<unk>", bos_piece=CONTROL["deepseek2"][0], eos_piece=CONTROL["deepseek2"][1],
        control_symbols=CONTROL["deepseek2"][2:],
        user_defined_symbols=THINK,
        num_threads=1,
        minloglevel=2,
    )
    (work / "deepseek2.model").write_bytes(model.getvalue())


def train_byte_level(work, vocab):
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(QWEN2_SPLIT), "isolated"),
        pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
    ])
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=vocab - len(CONTROL["qwen3moe"]),
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts(work, "qwen3moe"), trainer)
    # Deliberately no added tokens inside: chat.Tokenizer cuts control tokens, plain() must not.
    tokenizer.save(str(work / "qwen3moe.json"))
    return tokenizer.get_vocab_size()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--vocab", type=int, default=2560)
    args = parser.parse_args()
    train_sentencepiece(args.work, args.vocab)
    size = train_byte_level(args.work, args.vocab)
    print(f"deepseek2 {args.vocab} pieces, qwen3moe {size} + {len(CONTROL['qwen3moe'])} pieces")


if __name__ == "__main__":
    main()
