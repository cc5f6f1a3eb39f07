#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Breaks the CUDA kernels in one place at a time and asks whether a test notices.

    mutate.py [--build build/release] [--file rows_kernel.h] [--sample N [--seed S]] [--list] [--work FOLDER]

A mutant drops or weakens a barrier or a wait, or loosens one bound. What includes the changed header is compiled
again, into --work, and linked with the rest of --build, in which the kernel tests have been built: first one source
(QUICK) under every way of running, cheapest first, then all of them; the first run that fails ends a mutant. Results
are kept in --work/results.txt, and a second start goes on where the first ended. Survivors are printed with file and
line; those that mutation_survivors.txt explains are not run and do not count. Exit status 1: more than 5 % of the
mutants survived.
"""
import argparse
import hashlib
import os
import pathlib
import random
import re
import resource
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[3]
CUDA = ROOT / "kernels/cuda"
EXPLAINED = pathlib.Path(__file__).with_name("mutation_survivors.txt")
ALLOWED_SHARE = 0.05
CPU_SECONDS = 60  # of one run; a test program takes a few, and a mutant that runs for ever is noticed

# Source of kernels → the tests that run them. The first pattern that matches counts.
TESTS = [
    (r"gemm", ["gemm", "gemm_experts", "gemm_wide"]),
    (r"matvec|matmul", ["matvec", "matvec_forms"]),
    (r"attention|attend", ["attention", "prefill", "unfolded", "placement"]),
    (r"placement", ["placement"]),
    (r"experts", ["experts"]),
    (r"recurrent", ["recurrent"]),
    (r"sample", ["sample"]),
    (r"rows", ["rows"]),
]

# Header → the source that is tried first; the others are other types through the same code.
QUICK = [
    (r"attend_prefill", "attend_prefill_f16.cu"),
    (r"attend_unfolded", "attend_unfolded.cu"),
    (r"attend|cache_codec|block_reduce|placement", "attention.cu"),
    (r"gemm_float|gemm_wide", "gemm_float.cu"),
    (r"gemm", "gemm_blocks32.cu"),
    (r"matvec", "matvec_k.cu"),
    (r"decode", "rows.cu"),
]

FLAGS = ["-std=c++20", "-fno-strict-aliasing", "-ftls-model=initial-exec", "-fPIC", "-g1", "-w"]
SANITIZE = {
    "plain": ["-O1"],
    "asan": ["-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-fno-omit-frame-pointer"],
    "tsan": ["-O1", "-fsanitize=thread"],
}
# (build, order, timing, small shapes), cheapest first
QUICK_RUNS = [
    ("plain", "forward", "late", True),
    ("plain", "reverse", "early", True),
    ("plain", "skew:1", "late", True),
    ("plain", "lifo", "early", True),
    ("plain", "random:1", "late", True),
    ("plain", "skew:2", "early", True),
    ("plain", "forward", "late", False),
    ("plain", "reverse", "early", False),
    ("asan", "forward", "late", True),
    ("tsan", "forward", "late", True),
    ("tsan", "forward", "early", True),
]
ALL_RUNS = [("plain", "forward", "late", True), ("plain", "reverse", "early", False),
            ("asan", "forward", "late", True)]

# Statements that wait: dropped, and where they have a number, weakened.
WAITS = re.compile(r"(__syncthreads|__syncwarp|gpu::(?:waitAsync<[^>]*>|wgmmaWait<[^>]*>|waitForPhase|syncSome|"
                   r"gridBarrier|commitAsync|wgmmaCommit))\s*\([^;{}]*\);")
COUNTED = re.compile(r"gpu::(?:waitAsync|wgmmaWait)<([^>]+)>\s*\(\)")
GUARD = re.compile(r"\b(if|while)\s*\(|\bfor\s*\(")
COMPARISON = re.compile(r"(?<![<>=!-])(<=|>=|<|>)(?![<>=])")


class Mutant:
    def __init__(self, path, text, start, end, replacement, what):
        self.path = path
        self.line = text.count("\n", 0, start) + 1
        self.what = what
        self.source = text.splitlines()[self.line - 1].strip()
        self.text = text[:start] + replacement + text[end:]
        column = start - text.rfind("\n", 0, start)
        self.key = hashlib.sha1(f"{path.name}|{self.source}|{column}|{what}|"
                                f"{text[:start].count(self.source)}".encode()).hexdigest()[:16]

    def __str__(self):
        return f"{self.path.relative_to(ROOT)}:{self.line}: {self.what}: {self.source}"


def without_comments(text):
    """The same length, with blanks for comments and strings, so that places stay where they are."""
    def blank(match):
        return re.sub(r"[^\n]", " ", match[0])
    return re.sub(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|^[ \t]*#[^\n]*', blank, text, flags=re.S | re.M)


def closing(text, opening):
    depth = 0
    for i in range(opening, len(text)):
        depth += {"(": 1, ")": -1}.get(text[i], 0)
        if depth == 0:
            return i
    return -1


def is_template_bracket(code, place):
    """Whether the < or > at this place belongs to a template's arguments: our comparisons have spaces around them."""
    return not (code[place - 1] == " " and code[place + 1:place + 3].lstrip("=")[:1] in (" ", "\n", ""))


def conditions(code):
    """(start, end, kind) of every condition that is decided at run time."""
    for match in GUARD.finditer(code):
        opening = match.end() - 1
        end = closing(code, opening)
        if end < 0:
            continue
        if match[0].startswith("for"):
            parts = [m.start() for m in re.finditer(";", code[opening:end])]
            if len(parts) == 2:
                yield opening + parts[0] + 1, opening + parts[1], "for"
        else:
            yield opening + 1, end, match[1]
    # What a named condition asks, and the choice between a value and zero.
    for match in re.finditer(r"bool \w+ = ([^;{}?]+);|[=(,] ?([^;{}?=(,]+) \? [^?:;]* : (?:-?0|nullptr|make_uint4\(0)", code):
        group = 1 if match[1] else 2
        yield match.start(group), match.end(group), "value"


def mutants_of(path):
    text = path.read_text()
    code = without_comments(text)
    found = {}

    def add(start, end, replacement, what):
        mutant = Mutant(path, text, start, end, replacement, what)
        found.setdefault((start, what), mutant)

    for match in WAITS.finditer(code):
        add(match.start(), match.end(), ";", f"drop {match[1]}")
    for match in COUNTED.finditer(code):
        add(match.start(1), match.end(1), f"({match[1]}) + 1", "wait for one group less")
    looser = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}
    for start, end, kind in conditions(code):
        condition = code[start:end]
        comparisons = [m for m in COMPARISON.finditer(condition)
                       if not is_template_bracket(code, start + m.start())]
        for match in comparisons:
            add(start + match.start(), start + match.end(), looser[match[0]], f"{match[0]} becomes {looser[match[0]]}")
        if kind == "if" and comparisons:
            body = code[end + 1:end + 40].lstrip(" \n{")
            leaves = body.startswith(("return", "continue", "break"))
            add(start, end, "false" if leaves else "true", f"the guard is always {'false' if leaves else 'true'}")
    return sorted(found.values(), key=lambda mutant: (mutant.line, mutant.what))


class Builder:
    """Compiles what a header is in, per build, against a finished build of everything."""

    def __init__(self, build, work, clang):
        self.build = build
        self.work = work
        self.compiler = {"plain": "g++", "asan": "g++", "tsan": clang}
        self.sources = [p for p in sorted(CUDA.glob("*.cu")) + sorted(CUDA.glob("instances/*.cu"))
                        if p.name != "cuda_module.cu"]
        self.headers = {p: self.included(p) for p in self.sources}

    def included(self, source):
        """Every file of ours behind the source's include lines, which are written from the root."""
        found = set()
        left = [source]
        while left:
            for name in re.findall(r'^#include "([^"]+)"', left.pop().read_text(), flags=re.M):
                path = ROOT / name
                if path.exists() and path not in found:
                    found.add(path)
                    left.append(path)
        return found

    def tests_of(self, header):
        """Test name → sources to compile again. A header named after a test is that test's to watch."""
        result = {}
        for source in self.sources:
            if header in self.headers[source]:
                for pattern, tests in TESTS:
                    if re.search(pattern, source.name):
                        for test in tests:
                            result.setdefault(test, []).append(source)
                        break
        named = next((tests for pattern, tests in TESTS if re.search(pattern, header.name)), [])
        return {test: sources for test, sources in result.items() if test in named} or result

    def compile(self, build, sources):
        """Objects of the sources with the changed header in front; None when it does not compile."""
        objects = []
        for source in sources:
            made = self.work / build / (source.name + ".o")
            made.parent.mkdir(exist_ok=True)
            command = [self.compiler[build], *FLAGS, *SANITIZE[build], f"-I{self.work / 'changed'}", f"-I{ROOT}",
                       "-c", "-x", "c++", str(source), "-o", str(made)]
            if subprocess.run(command, capture_output=True).returncode != 0:
                return None
            objects.append(made)
        return objects

    def link(self, build, test, objects):
        name = f"tst_cuda_{test}"
        tests = self.build / "tests/kernels"
        if build == "tsan":
            own = sorted(tests.glob(f"cuda/tsan/tests/kernels/cuda/{name}.cpp.o"))
            own += sorted(tests.glob("cuda/tsan/engine/**/*.o")) if own else []  # sources that a test shares
        else:
            own = sorted(tests.glob(f"cuda/CMakeFiles/{name}_{build}.dir/**/*.o"))
        if not own:
            sys.exit(f"{name}_{build} has not been built in {self.build}")
        program = self.work / build / name
        # The changed objects first: of an inline function that is in several, the linker takes the first.
        subprocess.run([self.compiler[build], *SANITIZE[build], *map(str, objects + own),
                        str(tests / f"cuda/libconclave_emulated_kernels_{build}.a"),
                        str(tests / f"emulation/libconclave_kernel_test_{build}.a"),
                        str(tests / "emulation/libconclave_emulation.a"),
                        str(self.build / "kernels/libconclave_kernels.a"), "-lpthread", "-o", str(program)], check=True)
        return program


def run(program, order, timing, small):
    environment = dict(os.environ, CONCLAVE_EMULATION_ORDER=order, CONCLAVE_EMULATION_ASYNC=timing,
                       ASAN_OPTIONS="detect_leaks=0", TSAN_OPTIONS="halt_on_error=1:symbolize=0")
    environment.pop("CONCLAVE_SMALL_SHAPES", None)
    if small:
        environment["CONCLAVE_SMALL_SHAPES"] = "1"

    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))

    return subprocess.run([str(program)], env=environment, capture_output=True, preexec_fn=limit).returncode == 0


def noticed(builder, mutant):
    """What noticed the mutant, "nothing", or "compiler"."""
    changed = builder.work / "changed"
    shutil.rmtree(changed, ignore_errors=True)
    target = changed / mutant.path.relative_to(ROOT)
    target.parent.mkdir(parents=True)
    target.write_text(mutant.text)
    tests = builder.tests_of(mutant.path)
    every = sorted({source for some in tests.values() for source in some})
    named = next((name for pattern, name in QUICK if re.search(pattern, mutant.path.name)), None)
    quick = [source for source in every if source.name == named] or every
    for sources, runs in ((quick, QUICK_RUNS), (every, ALL_RUNS if len(every) > len(quick) else [])):
        programs = {}
        for build, order, timing, small in runs:
            if not builder.compiler[build]:
                continue
            if build not in programs:
                objects = builder.compile(build, sources)
                if objects is None:
                    return "compiler"
                made = dict(zip(sources, objects))
                programs[build] = {test: builder.link(build, test, [made[source] for source in some if source in made])
                                   for test, some in tests.items() if any(source in made for source in some)}
            for test, program in programs[build].items():
                if not run(program, order, timing, small):
                    return f"{test} {build} {order} {timing}" + ("" if small else " all shapes")
    return "nothing"


def explained():
    """(file, source line) → reason."""
    result = {}
    if EXPLAINED.exists():
        for line in EXPLAINED.read_text().splitlines():
            parts = [part.strip() for part in line.split(" | ")]
            if len(parts) == 4:
                result[tuple(parts[:3])] = parts[3]
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/release")
    parser.add_argument("--file", action="append", help="a header in kernels/cuda; all that kernels are in otherwise")
    parser.add_argument("--sample", type=int, help="so many mutants, chosen by --seed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", action="store_true", help="print the mutants and stop")
    parser.add_argument("--work", type=pathlib.Path, default=pathlib.Path("/tmp/conclave-mutants"))
    parser.add_argument("--clang", default=next(filter(shutil.which, [f"clang++-{v}" for v in range(21, 16, -1)]), None))
    arguments = parser.parse_args()

    builder = Builder(arguments.build.resolve(), arguments.work, arguments.clang)
    paths = [CUDA / name for name in arguments.file] if arguments.file else sorted(
        p for p in CUDA.glob("*.h") if builder.tests_of(p) and "__device__" in p.read_text()
        and p.name not in ("gpu_cuda.h", "ptx.h"))
    mutants = [mutant for path in paths for mutant in mutants_of(path)]
    if arguments.sample and arguments.sample < len(mutants):
        mutants = random.Random(arguments.seed).sample(mutants, arguments.sample)
        mutants.sort(key=lambda mutant: (mutant.path, mutant.line))
    if arguments.list:
        print(*mutants, f"{len(mutants)} mutants", sep="\n")
        return 0

    arguments.work.mkdir(parents=True, exist_ok=True)
    results = arguments.work / "results.txt"
    known = dict(line.split(" ", 1) for line in results.read_text().splitlines()) if results.exists() else {}
    reasons = explained()
    survivors = []
    count = 0
    for mutant in mutants:
        reason = reasons.get((mutant.path.name, mutant.source, mutant.what))
        if reason:
            known[mutant.key] = "nothing"
        elif mutant.key not in known:
            known[mutant.key] = noticed(builder, mutant)
            with results.open("a") as file:
                file.write(f"{mutant.key} {known[mutant.key]}\n")
        by = known[mutant.key]
        if by == "compiler":
            continue
        count += 1
        if by != "nothing":
            print(f"noticed by {by}: {mutant}", flush=True)
        elif reason:
            print(f"survived, as explained ({reason}): {mutant}", flush=True)
        else:
            survivors.append(mutant)
            print(f"SURVIVED: {mutant}", flush=True)
    share = len(survivors) / count if count else 0
    print(f"\n{count} mutants, {len(survivors)} unexplained survivors ({share:.1%})")
    print(*survivors, sep="\n")
    return 1 if share > ALLOWED_SHARE else 0


if __name__ == "__main__":
    sys.exit(main())
