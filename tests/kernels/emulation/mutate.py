#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Breaks the CUDA kernels in one place at a time and asks whether a test notices.

    mutate.py [--build build/release] [--file rows_kernel.h] [--sample N [--seed S]] [--list] [--work FOLDER] [--jobs N]

A mutant drops or weakens a barrier or a wait, or loosens one bound. All mutants are compiled once, into --work, each
behind a question for its number, which an environment variable chooses; what is linked with them comes from --build,
in which the kernel tests have been built. Then the tests run with one mutant after another, cheapest way of running
first; the first run that fails ends a mutant. Results are kept in --work/results.txt, and a second start goes on where
the first ended. Survivors are printed with file and line; those that mutation_survivors.txt explains are not run and do
not count. Exit status 1: more than 5 % of the mutants survived.
"""
import argparse
import concurrent.futures
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
# CPU seconds that a run may take, against the same run without a mutant: one that runs for ever is noticed.
SLOWER, SPARE_SECONDS = 3, 2

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

FLAGS = ["-std=c++20", "-fno-strict-aliasing", "-ftls-model=initial-exec", "-fPIC", "-g1", "-w"]
SANITIZE = {
    "plain": ["-O1"],
    "asan": ["-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-fno-omit-frame-pointer"],
    "tsan": ["-O1", "-fsanitize=thread"],
}
# (build, order, timing, small shapes), cheapest first: of a loosened bound, and of a wait that is missing, which shows
# in few orders.
BOUND_RUNS = [
    ("plain", "forward", "late", True),
    ("plain", "reverse", "early", False),
    ("asan", "forward", "late", True),
    ("tsan", "forward", "late", True),
]
WAIT_RUNS = [
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

# What a changed header begins with. In a constant expression no mutant is alive.
SWITCH = """#pragma once
#include <cstdlib>
#include <type_traits>
namespace mutants {
inline const int kAlive = std::getenv("CONCLAVE_MUTANT") != nullptr ? std::atoi(std::getenv("CONCLAVE_MUTANT")) : -1;
constexpr bool isAlive(int number) { return !std::is_constant_evaluated() && kAlive == number; }
} // namespace mutants
"""

# Statements that wait: dropped, and where they have a number, weakened.
WAITS = re.compile(r"(__syncthreads|__syncwarp|gpu::(?:waitAsync<[^>]*>|wgmmaWait<[^>]*>|waitForPhase|syncSome|"
                   r"gridBarrier|commitAsync|wgmmaCommit))\s*\([^;{}]*\);")
COUNTED = re.compile(r"gpu::(?:waitAsync|wgmmaWait)<([^>]+)>\s*\(\)")
GUARD = re.compile(r"\b(if|while)\s*\(|\bfor\s*\(")
COMPARISON = re.compile(r"(?<![<>=!-])(<=|>=|<|>)(?![<>=])")


class Mutant:
    """One change: `original` at `start` of the header becomes `replacement`, inside of what `outer` spans."""

    def __init__(self, path, text, start, end, replacement, what, outer):
        self.path = path
        self.start, self.end = start, end
        self.replacement = replacement
        self.outer = outer
        self.line = text.count("\n", 0, start) + 1
        self.what = what
        self.source = text.splitlines()[self.line - 1].strip()
        self.number = -1
        column = start - text.rfind("\n", 0, start)
        self.key = hashlib.sha1(f"{path.name}|{self.source}|{column}|{what}|"
                                f"{text[:start].count(self.source)}".encode()).hexdigest()[:16]

    @property
    def runs(self):
        return WAIT_RUNS if self.what.startswith(("drop", "wait")) else BOUND_RUNS

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


def condition_start(code, end):
    """Where the expression begins that ends in front of a question mark."""
    depth = 0
    for i in range(end - 1, -1, -1):
        depth += {")": 1, "(": -1, "]": 1, "[": -1}.get(code[i], 0)
        is_assignment = code[i] == "=" and code[i - 1] not in "=!<>" and code[i + 1] != "="
        is_choice = code[i] in "?:" and code[i - 1] != ":" and code[i + 1] != ":"
        if depth < 0 or depth == 0 and (code[i] in ",;{}" or is_assignment or is_choice):
            break
    begin = i + 1 + len(code[i + 1:end]) - len(code[i + 1:end].lstrip())
    word = code.rfind("return ", begin, end)
    return word + len("return ") if word >= 0 else begin


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
    for match in re.finditer(r"(?<!constexpr )bool \w+ = ([^;{}?]+);", code):
        yield match.start(1), match.end(1), "value"
    for match in re.finditer(r" \? [^?:;]* : (?:-?0|nullptr|make_uint4\(0)", code):
        yield condition_start(code, match.start()), match.start(), "value"


def mutants_of(path):
    text = path.read_text()
    code = without_comments(text)
    found = {}

    def add(start, end, replacement, what, outer):
        found.setdefault((start, what), Mutant(path, text, start, end, replacement, what, outer))

    for match in WAITS.finditer(code):
        add(match.start(), match.end(), ";", f"drop {match[1]}", match.span())
        if counted := COUNTED.match(code, match.start()):
            add(*counted.span(1), f"({counted[1]}) + 1", "wait for one group less", match.span())
    looser = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}
    for start, end, kind in conditions(code):
        condition = code[start:end]
        comparisons = [m for m in COMPARISON.finditer(condition)
                       if not is_template_bracket(code, start + m.start())]
        for match in comparisons:
            add(start + match.start(), start + match.end(), looser[match[0]],
                f"{match[0]} becomes {looser[match[0]]}", (start, end))
        if kind == "if" and comparisons:
            body = code[end + 1:end + 40].lstrip(" \n{")
            leaves = body.startswith(("return", "continue", "break"))
            add(start, end, "false" if leaves else "true", f"the guard is always {'false' if leaves else 'true'}",
                (start, end))
    # Of the same change in two places of a line, the second says so.
    seen = {}
    for mutant in sorted(found.values(), key=lambda mutant: mutant.start):
        place = seen[mutant.line, mutant.what] = seen.get((mutant.line, mutant.what), 0) + 1
        if place > 1:
            mutant.what += f" ({place})"
    return sorted(found.values(), key=lambda mutant: (mutant.line, mutant.what))


def with_mutants(text, mutants):
    """The header with all of these in it. What one of them spans is asked for first, the original comes last."""
    places = {}
    for mutant in mutants:
        places.setdefault(mutant.outer, []).append(mutant)
    last = len(text)
    for (start, end), some in sorted(places.items(), reverse=True):
        if end > last:
            sys.exit(f"{some[0]} lies in another mutant's condition")
        last = start
        original = text[start:end]
        is_statement = original.endswith(";")
        changed = ""
        for mutant in some:
            inner = text[start:mutant.start] + mutant.replacement + text[mutant.end:end]
            alive = f"mutants::isAlive({mutant.number})"
            changed += f"if ({alive}) {{ {inner} }} else " if is_statement else f"{alive} ? bool({inner}) : "
        text = text[:start] + (f"{changed}{original}" if is_statement else f"({changed}bool({original}))") + text[end:]
    return text.replace("#pragma once", '#pragma once\n#include "mutants.h"', 1)


class Builder:
    """Compiles what the changed headers are in, per build, against a finished build of everything."""

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
        """The tests of all sources that the header is in. A header named after a test is that test's to watch."""
        result = []
        for source in self.sources:
            if header in self.headers[source]:
                result += next((tests for pattern, tests in TESTS if re.search(pattern, source.name)), [])
        named = next((tests for pattern, tests in TESTS if re.search(pattern, header.name)), [])
        return sorted({test for test in result if test in named} or set(result))

    def compile(self, build, source):
        made = self.work / build / (source.name + ".o")
        made.parent.mkdir(exist_ok=True)
        command = [self.compiler[build], *FLAGS, *SANITIZE[build], f"-I{self.work / 'changed'}", f"-I{ROOT}",
                   "-c", "-x", "c++", str(source), "-o", str(made)]
        result = subprocess.run(command, capture_output=True, text=True)
        if result.returncode != 0:
            sys.exit(f"{source.name} does not compile with its mutants:\n{result.stderr[:3000]}")
        return made

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

    def make(self, mutants, pool):
        """Everything with all mutants in it. (build, test) → program."""
        changed = self.work / "changed"
        shutil.rmtree(changed, ignore_errors=True)
        for path in sorted({mutant.path for mutant in mutants}):
            target = changed / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(with_mutants(path.read_text(), [m for m in mutants if m.path == path]))
        (changed / "mutants.h").write_text(SWITCH)
        paths = {mutant.path for mutant in mutants}
        tests = sorted({test for path in paths for test in self.tests_of(path)})
        sources = [source for source in self.sources if paths & self.headers[source]]
        programs = {}
        for build in [build for build, compiler in self.compiler.items() if compiler]:
            objects = list(pool.map(lambda source: self.compile(build, source), sources))
            linked = pool.map(lambda test: self.link(build, test, objects), tests)
            programs.update({(build, test): program for test, program in zip(tests, linked)})
            print(f"{len(sources)} sources compiled ({build})", flush=True)
        return programs


def run(program, mutant, order, timing, small, seconds=600):
    """Whether the test passes, and the CPU seconds that it took. Mutant -1: none is alive."""
    environment = dict(os.environ, CONCLAVE_EMULATION_ORDER=order, CONCLAVE_EMULATION_ASYNC=timing,
                       CONCLAVE_MUTANT=str(mutant), ASAN_OPTIONS="detect_leaks=0",
                       TSAN_OPTIONS="halt_on_error=1:symbolize=0")
    environment.pop("CONCLAVE_SMALL_SHAPES", None)
    if small:
        environment["CONCLAVE_SMALL_SHAPES"] = "1"

    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))

    process = subprocess.Popen([str(program)], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               preexec_fn=limit)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode == 0, usage.ru_utime + usage.ru_stime


class Judge:
    """Runs the tests with one mutant alive. Begins with none, which must pass."""

    def __init__(self, programs, pool):
        self.programs = programs
        self.tests = sorted({test for _, test in programs})
        runs = [(test, *how) for how in sorted({*BOUND_RUNS, *WAIT_RUNS}) for test in self.tests
                if (how[0], test) in programs]
        self.seconds = {}
        for key, (passes, seconds) in zip(runs, pool.map(lambda key: run(programs[key[1], key[0]], -1, *key[2:]), runs)):
            if not passes:
                sys.exit(f"Without a mutant {self.say(*key)} fails already.")
            self.seconds[key] = int(SLOWER * seconds + SPARE_SECONDS + 1)

    @staticmethod
    def say(test, build, order, timing, small):
        return f"{test} {build} {order} {timing}" + ("" if small else " all shapes")

    def noticed(self, tests, mutant):
        """What noticed the mutant, or "nothing"."""
        for how in mutant.runs:
            for test in tests:
                key = (test, *how)
                if key in self.seconds and not run(self.programs[how[0], test], mutant.number, *how[1:],
                                                   self.seconds[key])[0]:
                    return self.say(*key)
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
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
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
    for number, mutant in enumerate(mutants):
        mutant.number = number
    survivors = []
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        judge = Judge(builder.make(mutants, pool), pool)

        def result(mutant):
            reason = reasons.get((mutant.path.name, mutant.source, mutant.what))
            if reason is None and mutant.key not in known:
                known[mutant.key] = judge.noticed(builder.tests_of(mutant.path), mutant)
                with results.open("a") as file:
                    file.write(f"{mutant.key} {known[mutant.key]}\n")
            return reason, known.get(mutant.key)

        for mutant, (reason, by) in zip(mutants, pool.map(result, mutants)):
            if reason is not None:
                print(f"survives, as explained ({reason}): {mutant}", flush=True)
            elif by != "nothing":
                print(f"noticed by {by}: {mutant}", flush=True)
            else:
                survivors.append(mutant)
                print(f"SURVIVED: {mutant}", flush=True)
    count = len(mutants)
    share = len(survivors) / count if count else 0
    print(f"\n{count} mutants, {len(survivors)} unexplained survivors ({share:.1%})")
    print(*survivors, sep="\n")
    return 1 if share > ALLOWED_SHARE else 0


if __name__ == "__main__":
    sys.exit(main())
