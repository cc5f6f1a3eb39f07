# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a checkpoint as a GGUF file: matrices as Q8_0, norms, routers and biases as F32.

usage: export_gguf.py --checkpoint F.pt --work DIR --out F.gguf     (DIR holds the tokenizers)
"""

import argparse
import json
from pathlib import Path

import gguf
import numpy as np
import torch
from gguf import GGMLQuantizationType as Quant
from gguf import TokenType

from chat import CONTROL, THINK, Tokenizer, template_source
from model import Config

TITLES = {
    "deepseek2": "Conclave Starter (DeepSeek style)",
    "qwen3moe": "Conclave Starter (Qwen style)",
}
DESCRIPTION = (
    "A small mixture-of-experts model trained from scratch for Conclave: it answers questions about "
    "the app, about terms of language models, small talk and simple arithmetic, and nothing else."
)


def stays_float(name, tensor):
    return tensor.ndim == 1 or "ffn_gate_inp" in name


def add_general(writer, c):
    writer.add_type("model")
    writer.add_name(TITLES[c.arch])
    writer.add_basename("Conclave-Starter")
    writer.add_author("The Conclave authors")
    writer.add_description(DESCRIPTION)
    writer.add_license("GPL-3.0-or-later")
    writer.add_languages(["en"])
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_Q8_0)
    writer.add_quantization_version(gguf.GGML_QUANT_VERSION)


def add_shapes(writer, c):
    writer.add_context_length(c.context)
    writer.add_embedding_length(c.d_model)
    writer.add_block_count(c.layers)
    writer.add_head_count(c.heads)
    writer.add_layer_norm_rms_eps(c.norm_eps)
    writer.add_rope_freq_base(c.rope_base)
    writer.add_vocab_size(c.vocab)
    writer.add_expert_count(c.experts)
    writer.add_expert_used_count(c.experts_used)
    writer.add_expert_feed_forward_length(c.expert_ff)
    if c.arch == "deepseek2":
        # Latent attention is stored as one key/value head whose key is latent + rope.
        writer.add_feed_forward_length(c.dense_ff)
        writer.add_head_count_kv(1)
        writer.add_q_lora_rank(c.q_lora)
        writer.add_kv_lora_rank(c.kv_lora)
        writer.add_key_length(c.kv_lora + c.rope)
        writer.add_value_length(c.kv_lora)
        writer.add_key_length_mla(c.nope + c.rope)
        writer.add_value_length_mla(c.v_head)
        writer.add_rope_dimension_count(c.rope)
        writer.add_leading_dense_block_count(c.dense_layers)
        writer.add_expert_shared_count(c.shared_experts)
        writer.add_expert_weights_scale(c.weights_scale)
        writer.add_expert_weights_norm(True)
        writer.add_expert_gating_func(gguf.ExpertGatingFuncType.SIGMOID)
    else:
        writer.add_feed_forward_length(c.expert_ff * c.experts_used)  # no dense layer reads it
        writer.add_head_count_kv(c.kv_heads)
        writer.add_key_length(c.head_dim)
        writer.add_value_length(c.head_dim)
        writer.add_rope_dimension_count(c.head_dim)


def add_sentencepiece(writer, tokenizer):
    sp = tokenizer.sp
    tokens, scores, types = [], [], []
    for i in range(sp.get_piece_size()):
        tokens.append(sp.id_to_piece(i).encode())
        scores.append(sp.get_score(i))
        if sp.is_unknown(i):
            types.append(TokenType.UNKNOWN)
        elif sp.is_control(i):
            types.append(TokenType.CONTROL)
        elif sp.is_byte(i):
            types.append(TokenType.BYTE)
        elif sp.id_to_piece(i) in THINK:
            types.append(TokenType.USER_DEFINED)
        else:
            types.append(TokenType.NORMAL)
    writer.add_tokenizer_model("llama")
    writer.add_tokenizer_pre("default")
    writer.add_token_list(tokens)
    writer.add_token_scores(scores)
    writer.add_token_types(types)
    writer.add_bos_token_id(sp.bos_id())
    writer.add_eos_token_id(sp.eos_id())
    writer.add_unk_token_id(sp.unk_id())
    writer.add_pad_token_id(sp.eos_id())
    writer.add_add_bos_token(True)
    writer.add_add_eos_token(False)
    writer.add_add_space_prefix(False)


def add_byte_level(writer, tokenizer):
    vocab = tokenizer.bpe.get_vocab()
    pieces = sorted(vocab, key=vocab.get)
    merges = json.loads(tokenizer.bpe.to_str())["model"]["merges"]
    control = CONTROL["qwen3moe"]
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("qwen2")
    writer.add_token_list(pieces + control)
    writer.add_token_types([TokenType.NORMAL] * len(pieces) + [TokenType.CONTROL] * len(control))
    writer.add_token_merges([m if isinstance(m, str) else " ".join(m) for m in merges])
    writer.add_bos_token_id(tokenizer.control["<|endoftext|>"])
    writer.add_eos_token_id(tokenizer.control["<|im_end|>"])
    writer.add_pad_token_id(tokenizer.control["<|endoftext|>"])
    writer.add_add_bos_token(False)


def add_tensors(writer, tensors):
    for name, tensor in tensors.items():
        data = tensor.detach().to(torch.float32).numpy()
        if stays_float(name, tensor):
            writer.add_tensor(name, data)
        else:
            assert data.shape[-1] % 32 == 0, f"{name}: rows of {data.shape[-1]} are not Q8_0 blocks"
            quantized = gguf.quants.quantize(data, Quant.Q8_0)
            writer.add_tensor(name, quantized, raw_dtype=Quant.Q8_0)


def export(config, tensors, work, out):
    """Writes one file; `tensors` are named as in StarterModel.gguf_tensors()."""
    tokenizer = Tokenizer(config.arch, work)
    assert tokenizer.size == config.vocab, f"{tokenizer.size} pieces, {config.vocab} rows"
    Path(out).parent.mkdir(parents=True, exist_ok=True)
    writer = gguf.GGUFWriter(str(out), config.arch)
    add_general(writer, config)
    add_shapes(writer, config)
    (add_sentencepiece if config.arch == "deepseek2" else add_byte_level)(writer, tokenizer)
    writer.add_chat_template(template_source(config.arch))
    add_tensors(writer, tensors)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def read_config(reader):
    """The Config that a starter GGUF file was written from."""
    value = lambda key: reader.fields[key].contents()
    arch = value("general.architecture")
    get = lambda key: value(f"{arch}.{key}")
    shared = dict(
        arch=arch, vocab=get("vocab_size"), d_model=get("embedding_length"), layers=get("block_count"),
        heads=get("attention.head_count"), experts=get("expert_count"),
        experts_used=get("expert_used_count"), expert_ff=get("expert_feed_forward_length"),
        context=get("context_length"), rope_base=get("rope.freq_base"),
        norm_eps=get("attention.layer_norm_rms_epsilon"),
        tied=not any(t.name == "output.weight" for t in reader.tensors),
    )
    if arch == "deepseek2":
        rope = get("rope.dimension_count")
        return Config(
            **shared, dense_layers=get("leading_dense_block_count"), dense_ff=get("feed_forward_length"),
            shared_experts=get("expert_shared_count"), q_lora=get("attention.q_lora_rank"),
            kv_lora=get("attention.kv_lora_rank"), nope=get("attention.key_length_mla") - rope,
            rope=rope, v_head=get("attention.value_length_mla"), weights_scale=get("expert_weights_scale"),
        )
    return Config(**shared, kv_heads=get("attention.head_count_kv"), head_dim=get("attention.key_length"))


def read_tensors(reader):
    """{name: float32 tensor} with Q8_0 blocks multiplied out."""
    return {
        t.name: torch.from_numpy(np.array(gguf.quants.dequantize(t.data, t.tensor_type), np.float32))
        for t in reader.tensors
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    saved = torch.load(args.checkpoint, weights_only=True)
    export(Config(**saved["config"]), saved["tensors"], args.work, args.out)
    print(f"{args.out}: {args.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
