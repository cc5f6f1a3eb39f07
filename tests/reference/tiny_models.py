# SPDX-License-Identifier: GPL-3.0-or-later
"""Tiny models of families.py: which tensors they have, how large their values are, their folders on disk."""

import json
import os
import re
import tempfile

import numpy as np
import torch
from safetensors import safe_open
from transformers import AutoConfig, AutoModelForCausalLM, AutoModelForImageTextToText

import tiny_tokenizer
import tiny_weights

# Norms of these families are stored without the 1 that is added to them.
NORM_WITHOUT_ONE = ("gemma2", "gemma3_text", "qwen3_next", "qwen3_5_text", "qwen3_5_moe_text")

# (pattern of the name, scale, offset); the first that fits wins. A value is offset + scale * [-1, 1), so its standard
# deviation is scale / sqrt(3). Biases and norms are far from 0 and 1: leaving one out must show.
VECTORS = (
    (r"e_score_correction_bias$|expert_bias$", 0.2, 0.0),
    (r"router\.bias$", 0.5, 0.0),
    (r"linear_attn\.A_log$", 1.0, -1.0),
    (r"linear_attn\.dt_bias$", 1.0, 0.0),
    (r"sinks$", 1.0, 0.5),
    (r"layer_scalar$", 0.2, 0.8),
    (r"router\.(per_expert_)?scale$", 0.4, 1.0),
    (r"bias$", 0.4, 0.0),
    (r"norm.*weight$", 0.4, 1.0),
)

# Matrices: the standard deviation of a product with an input of ones. Queries and keys are large enough for attention
# to choose, routers for experts not to tie, the head for a token to win.
GAINS = (
    (r"(lm_head|shared_expert_gate)\.weight$", 3.0),
    (r"(mlp|block_sparse_moe|feed_forward)\.(gate|router|router\.layer)\.weight$|router\.proj\.weight$", 2.0),
    (r"(q_proj|k_proj|q_b_proj|kv_a_proj_with_mqa|qkv_proj)\.weight$", 1.5),
    (r"in_proj(_\w+)?\.weight$", 1.5),
    (r"", 1.0),
)

# Stored [..., inputs, outputs] instead of [outputs, inputs].
TRANSPOSED = re.compile(r"experts\.(gate_up_proj|down_proj)$")


def f32(value):
    return float(np.float32(value))


def embedding_deviation(text):
    """Where the head is tied, an embedding is small beside what the layers add: else every token repeats itself."""
    if not text["tie_word_embeddings"]:
        return 1.0
    if text["model_type"].startswith("gemma"):  # multiplied by the width's root; each layer adds two vectors near 1
        return 0.25 / np.sqrt(text["hidden_size"])
    return 0.15 * text.get("residual_multiplier", 1.0) / text.get("embedding_multiplier", 1.0)


def magnitude(name, shape, config):
    """(scale, offset) of a tensor's values."""
    text = config.get("text_config", config)
    if text["tie_word_embeddings"] and re.search(r"model\.(norm|embedding_norm)\.weight$", name):
        size = 3.0 * text.get("logits_scaling", 1.0) / embedding_deviation(text) / np.sqrt(text["hidden_size"])
        if text["model_type"].startswith("gemma"):
            size = 6.0
        return f32(0.4 * size), f32(size - (text["model_type"] in NORM_WITHOUT_ONE))
    if re.search(r"vision|visual|multi_modal_projector", name):
        return f32(0.1), 0.0
    if text["model_type"] == "gemma4_text" and re.search(r"[qk]_norm\.weight$", name):
        return f32(0.2), 0.5  # scores are not divided by the root of the width
    if len(shape) == 1 or "bias" in name:
        for pattern, scale, offset in VECTORS:
            if re.search(pattern, name):
                plus_one = text["model_type"] in NORM_WITHOUT_ONE and "linear_attn" not in name
                return f32(scale), f32(offset - (1.0 if plus_one and "norm" in name else 0.0))
        raise ValueError(f"no rule for {name} {shape}")
    if name.endswith("embed_tokens.weight"):
        return f32(embedding_deviation(text) * np.sqrt(3)), 0.0
    if "embed_tokens_per_layer" in name:  # multiplied by the root of its width per layer
        return f32(np.sqrt(3.0 / text["hidden_size_per_layer_input"])), 0.0
    inputs = shape[-1]
    if TRANSPOSED.search(name) and text["model_type"] in ("gpt_oss", "llama4_text"):
        inputs = shape[-2]
    gain = next(gain for pattern, gain in GAINS if re.search(pattern, name))
    return f32(gain * np.sqrt(3.0 / inputs)), 0.0


# Packed weights: bytes chosen so that values are about as large as those of plain matrices.

FP4_VALUES = np.array([0, 0.5, 1, 1.5, 2, 3, 4, 6, -0.0, -0.5, -1, -1.5, -2, -3, -4, -6], np.float32)


def fuse(manifest):
    """All experts of a layer in one tensor: [experts, gate's and up's outputs, inputs], [experts, outputs, inputs]."""
    stored = {}
    for tensor in manifest:
        expert = re.fullmatch(r"(.*\.experts)\.\d+\.(gate|up|down)_proj\.weight", tensor["name"])
        if not expert:
            stored[tensor["name"]] = tensor
            continue
        down = expert[2] == "down"
        name = f"{expert[1]}.{'down_proj' if down else 'gate_up_proj'}"
        outputs, inputs = tensor["shape"]
        rows = outputs if down else 2 * outputs
        experts = stored[name]["shape"][0] + (expert[2] != "up") if name in stored else 1
        stored[name] = {**tensor, "name": name, "shape": [experts, rows, inputs]}
    return list(stored.values())


def pack(manifest, packed, config):
    """The manifest as the checkpoint stores it."""
    if packed == "fused":
        return fuse(manifest)
    stored = []
    for tensor in manifest:
        name, shape = tensor["name"], tensor["shape"]
        if packed == "mxfp4" and TRANSPOSED.search(name):
            experts, inputs, outputs = shape
            blocks = [experts, outputs, inputs // 32]
            stored.append({"name": f"{name}_blocks", "shape": [*blocks, 16], "scale": 255, "offset": 0, "dtype": "u8"})
            stored.append({"name": f"{name}_scales", "shape": blocks, "scale": 3, "offset": 121, "dtype": "u8"})
        elif packed == "fp8" and re.search(r"layers.*(_proj|_mqa)\.weight$", name):
            rows, columns = config["quantization_config"]["weight_block_size"]
            scales = [-(-shape[0] // rows), -(-shape[1] // columns)]
            # Bit 6 off: below 2, and never the code for "not a number".
            stored.append({**tensor, "scale": 0xBF, "offset": 0, "dtype": "f8"})
            stored.append({"name": f"{name}_scale_inv", "shape": scales, "scale": f32(0.1), "offset": f32(0.2),
                           "dtype": "f32"})
        else:
            stored.append(tensor)
    return stored


def unpack(arrays, packed, config):
    """Stored arrays as float32 tensors under the names of the unpacked checkpoint."""
    plain = dict(arrays)
    if packed == "mxfp4":
        for name in [name for name in arrays if name.endswith("_blocks")]:
            blocks, scales = plain.pop(name), plain.pop(name.replace("_blocks", "_scales"))
            values = np.stack([FP4_VALUES[blocks & 15], FP4_VALUES[blocks >> 4]], axis=-1)
            values = values.reshape(*blocks.shape[:-1], 32) * np.exp2(scales.astype(np.float32) - 127)[..., None]
            rows = values.reshape(*blocks.shape[:2], -1)  # [experts, outputs, inputs]
            plain[name.removesuffix("_blocks")] = np.ascontiguousarray(rows.transpose(0, 2, 1))
    if packed == "fp8":
        rows, columns = config["quantization_config"]["weight_block_size"]
        for name in [name for name in arrays if name.endswith("_scale_inv")]:
            scales, name = plain.pop(name), name.removesuffix("_scale_inv")
            values = torch.from_numpy(plain[name]).view(torch.float8_e4m3fn).float().numpy()
            scales = scales.repeat(rows, 0)[:values.shape[0]].repeat(columns, 1)[:, :values.shape[1]]
            plain[name] = values * scales
    return plain


def loader(config):
    return AutoModelForImageTextToText if "text_config" in config else AutoModelForCausalLM


def write_json(path, content):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(content, file, indent=1)
        file.write("\n")


def manifest_of(family):
    """The tensors of a family's checkpoint, as transformers saves them (which are the names on the hub)."""
    config = family["config"]()
    plain = {key: value for key, value in config.items() if key != "quantization_config"}
    with tempfile.TemporaryDirectory() as folder:
        write_json(f"{folder}/config.json", plain)
        model = loader(config).from_config(AutoConfig.from_pretrained(folder), attn_implementation="eager")
        model.save_pretrained(f"{folder}/saved")
        manifest = []
        with safe_open(f"{folder}/saved/model.safetensors", "np") as file:
            for name in sorted(file.keys()):
                shape = file.get_slice(name).get_shape()
                scale, offset = magnitude(name, shape, config)
                manifest.append({"name": name, "shape": shape, "scale": scale, "offset": offset, "dtype": "f32"})
    return pack(manifest, family["packed"], config)


def build(family, seed, folder, dtype="f32"):
    """Writes the checkpoint's folder and returns (manifest, stored arrays). dtype: how plain weights are stored; they
    are rounded to it first."""
    os.makedirs(folder, exist_ok=True)
    manifest = manifest_of(family)
    arrays, types = {}, {}
    for tensor in manifest:
        name, values = tensor["name"], tiny_weights.generate(seed, **tensor)
        is_plain = tensor["dtype"] == "f32" and not name.endswith("_scale_inv")
        types[name] = dtype if is_plain else tensor["dtype"]
        arrays[name] = tiny_weights.rounded(values, dtype) if is_plain else values
    write_json(f"{folder}/config.json", family["config"]())
    tiny_tokenizer.write(folder)
    tiny_weights.write_safetensors(f"{folder}/model.safetensors", arrays, types)
    return manifest, arrays


def load(family, arrays):
    """transformers' model of the stored arrays, in float32."""
    config = family["config"]()
    plain = unpack(arrays, family["packed"], config)
    config.pop("quantization_config", None)
    with tempfile.TemporaryDirectory() as folder:
        write_json(f"{folder}/config.json", config)
        tiny_weights.write_safetensors(f"{folder}/model.safetensors", plain, dict.fromkeys(plain, "f32"))
        model, report = loader(config).from_pretrained(
            folder, dtype=torch.float32, attn_implementation="eager", experts_implementation="eager",
            output_loading_info=True)
    for kind in ("missing_keys", "unexpected_keys", "mismatched_keys"):
        if report[kind]:
            raise ValueError(f"{family['name']}: {kind}: {report[kind]}")
    # Llama 4's wrapper for images fails on text alone in transformers 5.24; the text model in it is whole.
    text_model = getattr(model, "language_model", None)
    return (text_model if hasattr(text_model, "lm_head") else model).eval()
