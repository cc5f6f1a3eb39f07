# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the golden blocks of tests/kernels/tst_quant_golden.cpp with the PyPI package `gguf` (0.19.0).

    python3 tests/data/kernels/make_golden.py

decode_<type>.bin  blocks of random bits with sane scales, then the floats that gguf.quants makes of them
encode_<type>.bin  floats, then the blocks that gguf.quants makes of them (types with one right answer)
weights.bin        2048 floats like those of a model, some of them large, for tests/kernels/tst_quant_rows.cpp

Scales of f16 are, block by block: two random ones, a negative one, zero, minus zero, the largest, the smallest
normal and the smallest subnormal number. The other bits of a block are random, so every code occurs.
"""

from pathlib import Path

import numpy as np
from gguf import GGML_QUANT_SIZES
from gguf import GGMLQuantizationType as T
from gguf import quants

FOLDER = Path(__file__).parent
EDGES = np.array([0.0123, 0.0456, -0.0789, 0.0, -0.0, 65504, 2.0**-14, 2.0**-24], dtype=np.float16)
rng = np.random.default_rng(20)


def write_decode(name, blocks, qtype):
    floats = quants.dequantize(blocks, qtype).astype(np.float32)
    (FOLDER / f"decode_{name}.bin").write_bytes(blocks.tobytes() + floats.tobytes())


def random_blocks(qtype, count=len(EDGES)):
    return rng.integers(0, 256, (count, GGML_QUANT_SIZES[qtype][1]), dtype=np.uint8)


def decode(name, qtype, scale_offsets):
    """A type with f16 scales at @p scale_offsets; each gets the edge cases in another order."""
    blocks = random_blocks(qtype)
    for turn, offset in enumerate(scale_offsets):
        blocks[:, offset : offset + 2] = np.roll(EDGES, turn).view(np.uint8).reshape(-1, 2)
    write_decode(name, blocks, qtype)


def decode_iq1_m():
    """The f16 lies in the top nibbles of the last four half words."""
    blocks = random_blocks(T.IQ1_M)
    words = blocks[:, 48:].view(np.uint16)
    for k in range(4):
        words[:, k] = (words[:, k] & 0x0FFF) | ((EDGES.view(np.uint16) >> (4 * k) & 15) << 12)
    write_decode("iq1_m", blocks, T.IQ1_M)


def decode_mxfp4():
    """The scale is an exponent: both subnormals, the smallest normal one, usual ones, the largest."""
    blocks = random_blocks(T.MXFP4, 8)
    blocks[:, 0] = [0, 1, 2, 118, 127, 130, 250, 254]
    write_decode("mxfp4", blocks, T.MXFP4)


def decode_nvfp4():
    """Zero, subnormal and normal scales, the largest, the one that is not a number, and set top bits."""
    blocks = random_blocks(T.NVFP4, 16)
    blocks[0, :4] = [0x00, 0x01, 0x07, 0x08]
    blocks[1, :4] = [0x7E, 0x7F, 0x80, 0xFF]
    write_decode("nvfp4", blocks, T.NVFP4)


def encode(name, qtype):
    floats = (rng.standard_normal(256) * 10.0 ** rng.integers(-9, 5, 256)).astype(np.float32)
    floats[:64:2] = np.round(floats[:64:2])  # ties
    floats[64:96] = 0
    floats[96:128] = np.arange(-16, 16) * 0.5  # halves against a step of 16 / 254
    (FOLDER / f"encode_{name}.bin").write_bytes(floats.tobytes() + quants.quantize(floats, qtype).tobytes())


write_decode("f16", rng.integers(0, 0x7C00, (1, 512), dtype=np.uint16).view(np.uint8), T.F16)
write_decode("bf16", rng.integers(0x8000, 0xFF80, (1, 512), dtype=np.uint16).view(np.uint8), T.BF16)
for name, offsets in {
    "q4_0": [0], "q4_1": [0, 2], "q5_0": [0], "q5_1": [0, 2], "q8_0": [0],
    "q2_k": [80, 82], "q3_k": [108], "q4_k": [0, 2], "q5_k": [0, 2], "q6_k": [208],
    "iq1_s": [0], "iq2_xxs": [0], "iq2_xs": [0], "iq2_s": [0], "iq3_xxs": [0], "iq3_s": [0],
    "iq4_nl": [0], "iq4_xs": [0], "tq1_0": [52], "tq2_0": [64],
}.items():  # fmt: skip
    decode(name, T[name.upper()], offsets)
decode_iq1_m()
decode_mxfp4()
decode_nvfp4()
encode("q8_0", T.Q8_0)
encode("f16", T.F16)
encode("bf16", T.BF16)
weights = 0.05 * rng.standard_normal(2048) * np.exp(0.5 * rng.standard_normal(2048))
(FOLDER / "weights.bin").write_bytes(weights.astype(np.float32).tobytes())
