#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds what ptxas said of every kernel (-Xptxas=-v, one log per source) to what a launch allows.

    ptxas_gate.py [--list] [--need rows.cu,…] FOLDER

Fails on registers spilled to memory, on more registers than a multiprocessor has for a block, and on more than
48 KiB of static shared memory (ptxas for sm_90a accepts more, and the launch then fails). --need: sources whose
log must be there. --list: prints a line per kernel.
"""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys

REGISTERS = 65536  # of a multiprocessor, all generations
STATIC_SHARED = 48 << 10
THREADS = 256  # of a block, where the table below says nothing else
THREADS_OF = [  # (part of the kernel's name, threads of its block)
    ("groupExpertsKernel", 512),
]

ENTRY = re.compile(r"Compiling entry function '([^']+)' for '([^']+)'")
SPILLS = re.compile(r"(\d+) bytes stack frame, (\d+) bytes spill stores, (\d+) bytes spill loads")
USED = re.compile(r"Used (\d+) registers")
SHARED = re.compile(r"(\d+) bytes smem")


class Kernel:
    def __init__(self, source, name, architecture):
        self.source = source
        self.name = name
        self.architecture = architecture
        self.registers = self.shared = self.stack = self.stores = self.loads = 0

    def threads(self):
        return next((threads for part, threads in THREADS_OF if part in self.name), THREADS)

    def problems(self):
        if self.stores or self.loads:
            yield f"spills {self.stores} bytes and loads {self.loads} back"
        if self.registers * self.threads() > REGISTERS:
            yield f"{self.registers} registers for each of {self.threads()} threads, {REGISTERS} in all are there"
        if self.shared > STATIC_SHARED:
            yield f"{self.shared} bytes of static shared memory, at most {STATIC_SHARED}"


def read(path):
    """The kernels of one log. What stands before the first entry function belongs to the whole source."""
    kernels = []
    inside_entry = False
    for line in path.read_text(errors="replace").splitlines():
        if match := ENTRY.search(line):
            kernels.append(Kernel(path.name.removesuffix(".log"), match[1], match[2]))
            inside_entry = True
        elif "Function properties for" in line:
            inside_entry = bool(kernels) and line.endswith(kernels[-1].name)
        elif kernels and (match := SPILLS.search(line)):
            # A function that was not inlined counts for the kernel in whose compilation it stands.
            kernels[-1].stack += int(match[1]) if inside_entry else 0
            kernels[-1].stores += int(match[2])
            kernels[-1].loads += int(match[3])
        elif kernels and (match := USED.search(line)):
            kernels[-1].registers = int(match[1])
            shared = SHARED.search(line)
            kernels[-1].shared = int(shared[1]) if shared else 0
    return kernels


def demangle(kernels):
    if not kernels or not shutil.which("c++filt"):
        return
    names = subprocess.run(["c++filt"], input="\n".join(kernel.name for kernel in kernels), capture_output=True,
                           text=True, check=True).stdout.splitlines()
    for kernel, name in zip(kernels, names):
        kernel.name = re.sub(r"conclave::kernels::(cuda::)?|\(anonymous namespace\)::|_GLOBAL__N__\w+::", "",
                             name).removeprefix("void ")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--need", default="", help="sources, separated by commas")
    arguments = parser.parse_args()

    failed = False
    for source in filter(None, arguments.need.split(",")):
        log = arguments.folder / (pathlib.PurePath(source).name + ".log")
        if not log.exists():
            print(f"FAILED: no {log}; has {source} been compiled?")
            failed = True
    kernels = [kernel for path in sorted(arguments.folder.glob("*.log")) for kernel in read(path)]
    demangle(kernels)
    for kernel in kernels:
        if arguments.list:
            print(f"{kernel.source} {kernel.architecture}: {kernel.registers} registers, {kernel.shared} bytes shared, "
                  f"{kernel.stack} bytes of stack: {kernel.name}")
        for problem in kernel.problems():
            print(f"FAILED: {kernel.source} for {kernel.architecture}: {kernel.name}: {problem}")
            failed = True
    print(f"{len(kernels)} kernels for {', '.join(sorted({k.architecture for k in kernels})) or 'no architecture'}")
    return 1 if failed or not kernels else 0


if __name__ == "__main__":
    sys.exit(main())
