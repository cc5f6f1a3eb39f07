# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the golden vectors of tests/kernels/tst_quant_rows.cpp with the PyPI package `gguf` (0.19.0).

    python3 tests/data/kernels/make_golden.py

decode_<type>.bin  blocks of random bits with sane scales, then the floats that gguf.quants makes of them
encode_<type>.bin  floats, then the blocks that gguf.quants makes of them (types with one right answer)
"""

from pathlib import Path

import numpy as np
from gguf import GGMLQuantizationType as T
from gguf import quants

FOLDER = Path(__file__).parent
BLOCKS = 4
rng = np.random.default_rng(20)


def scales(count):
    return (rng.uniform(0.001, 0.1, count) * rng.choice([-1, 1], count)).astype(np.float16).view(np.uint8)


def decode(name, qtype, block_bytes, scale_offsets):
    blocks = rng.integers(0, 256, (BLOCKS, block_bytes), dtype=np.uint8)
    for offset in scale_offsets:
        blocks[:, offset : offset + 2] = scales(BLOCKS).reshape(BLOCKS, 2)
    floats = quants.dequantize(blocks, qtype).astype(np.float32)
    (FOLDER / f"decode_{name}.bin").write_bytes(blocks.tobytes() + floats.tobytes())


def encode(name, qtype):
    floats = (rng.standard_normal(256) * 10.0 ** rng.integers(-9, 5, 256)).astype(np.float32)
    floats[:64:2] = np.round(floats[:64:2])  # ties
    floats[64:96] = 0
    floats[96:128] = np.arange(-16, 16) * 0.5  # halves against a step of 16 / 254
    (FOLDER / f"encode_{name}.bin").write_bytes(floats.tobytes() + quants.quantize(floats, qtype).tobytes())


decode("q8_0", T.Q8_0, 34, [0])
decode("q4_k", T.Q4_K, 144, [0, 2])
decode("q6_k", T.Q6_K, 210, [208])
decode("f16", T.F16, 512, [])
decode("bf16", T.BF16, 512, [])
encode("q8_0", T.Q8_0)
encode("f16", T.F16)
encode("bf16", T.BF16)
