# SPDX-License-Identifier: GPL-3.0-or-later
"""Weights of tiny models, made from names instead of stored.

Element i of the tensor NAME under SEED is

    z = splitmix64(fnv1a64("SEED/NAME") + i), r = (z >> 40) / 2^23 - 1        in [-1, 1), exact in float32
    value = float32(offset + scale * r)                                       product exact in float64

so that the C++ tests build the same bytes (tests/support/generated_weights.cpp). Bytes of packed types ("u8", "f8")
are offset + ((z >> 32) & scale).
"""

import itertools
import json
import re
import struct

import numpy as np

MASK = (1 << 64) - 1


def fnv1a64(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = ((value ^ byte) * 0x100000001B3) & MASK
    return value


def splitmix64(values):
    """The mixing of splitmix64 after one step, on a uint64 array."""
    with np.errstate(over="ignore"):
        z = values + np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return z ^ (z >> np.uint64(31))


def draws(seed, name, count):
    with np.errstate(over="ignore"):
        return splitmix64(np.uint64(fnv1a64(f"{seed}/{name}")) + np.arange(count, dtype=np.uint64))


def generate(seed, name, shape, scale, offset, dtype="f32"):
    """The tensor as a numpy array. scale and offset are float32 numbers."""
    z = draws(seed, name, int(np.prod(shape, dtype=np.int64)))
    if dtype != "f32":
        return (int(offset) + ((z >> np.uint64(32)) & np.uint64(int(scale)))).astype(np.uint8).reshape(shape)
    r = (z >> np.uint64(40)).astype(np.float64) / 2.0**23 - 1.0
    return (offset + scale * r).astype(np.float32).reshape(shape)


# A manifest lists tensors: {"name", "shape", "scale", "offset", "dtype"}. Written down, tensors whose names differ
# in numbers only and that are otherwise alike share a line: "layers.{0-2}.experts.{0-4}.up" is all combinations.

NUMBER = re.compile(r"(?<=\.)\d+(?=\.|$)")
RANGE = re.compile(r"\{(\d+)-(\d+)\}")


def expand(pattern):
    ranges = [range(int(a), int(b) + 1) for a, b in RANGE.findall(pattern)]
    pieces = RANGE.sub("\0", pattern).split("\0")
    for numbers in itertools.product(*ranges):
        yield "".join(itertools.chain(*itertools.zip_longest(pieces, map(str, numbers), fillvalue="")))


def runs(numbers):
    """Sorted numbers as inclusive ranges of neighbours."""
    found = []
    for number in sorted(numbers):
        if found and found[-1][1] == number - 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return found


def patterns(numbers):
    """Tuples of numbers of one length as tuples of ranges whose products are exactly them."""
    if not numbers or not numbers[0]:
        return [()]
    rests = {}
    for head, *rest in numbers:
        rests.setdefault(head, []).append(tuple(rest))
    heads = {}
    for head, rest in rests.items():
        heads.setdefault(tuple(sorted(rest)), []).append(head)
    return [((a, b), *tail)
            for rest, group in heads.items()
            for a, b in runs(group)
            for tail in patterns(list(rest))]


def compact(tensors):
    """The manifest's lines: [pattern, shape, scale, offset] and the type where it is not f32."""
    groups = {}
    for tensor in tensors:
        template = NUMBER.sub("\0", tensor["name"])
        numbers = tuple(int(n) for n in NUMBER.findall(tensor["name"]))
        key = (template, tuple(tensor["shape"]), tensor["scale"], tensor["offset"], tensor["dtype"])
        groups.setdefault(key, []).append(numbers)
    lines = []
    for (template, shape, scale, offset, dtype), numbers in groups.items():
        for ranges in patterns(numbers):
            name = template
            for a, b in ranges:
                name = name.replace("\0", str(a) if a == b else f"{{{a}-{b}}}", 1)
            lines.append([name, list(shape), scale, offset] + ([dtype] if dtype != "f32" else []))
    return lines


def tensors_of(lines):
    for pattern, shape, scale, offset, *dtype in lines:
        for name in expand(pattern):
            yield {"name": name, "shape": shape, "scale": scale, "offset": offset,
                   "dtype": dtype[0] if dtype else "f32"}


SAFETENSORS_TYPES = {"f32": "F32", "f16": "F16", "bf16": "BF16", "u8": "U8", "f8": "F8_E4M3"}


def rounded(array, dtype):
    """A float32 array with the nearest values of dtype: f32, f16 or bf16."""
    if dtype == "f16":
        return array.astype(np.float16).astype(np.float32)
    if dtype == "bf16":
        bits = array.view(np.uint32)
        return (((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16) << 16).view(np.float32)
    return array


def stored(array, dtype):
    """The bytes of an array under a type."""
    if dtype == "f16":
        array = array.astype(np.float16)
    elif dtype == "bf16":
        array = (array.view(np.uint32) >> 16).astype(np.uint16)
    return np.ascontiguousarray(array).tobytes()


def write_safetensors(path, arrays, types):
    """arrays: name -> numpy array, types: name -> type. Sorted by name: the file depends on nothing else."""
    contents = {name: stored(arrays[name], types[name]) for name in sorted(arrays)}
    header, position = {}, 0
    for name, content in contents.items():
        header[name] = {"dtype": SAFETENSORS_TYPES[types[name]], "shape": list(arrays[name].shape),
                        "data_offsets": [position, position + len(content)]}
        position += len(content)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        file.writelines(contents.values())
