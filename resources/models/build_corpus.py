# SPDX-License-Identifier: GPL-3.0-or-later
"""Expands the hand-written intents in corpus/ into dialogues.

Each *.intents file is one topic. Lines:
    # comment
    @ name [count]     begins an intent; count = how many different questions to draw (default 64)
    ? pattern          a way to ask; {a|b|} chooses one, may be nested; $word is a list of words.txt
    = answer           a way to answer, \\n is a line break; @NAME@ and @STYLE@ differ per model
    > pattern          a follow-up that only makes sense after this intent …
    >= answer          … and its answer

Questions are drawn at random from the patterns and then varied as people type: a greeting or a
"please" around them, no capital letter, no question mark, a slip of the finger. Then come dialogues
of several turns (follow-ups, thanks, changes of topic), some with a system message. Both models get
the same questions; names and arithmetic are worded per model.

usage: build_corpus.py --work DIR [--seed 7] [--sums 2400]     writes DIR/corpus-ARCH.jsonl
"""

import argparse
import json
import random
import re
from collections import Counter
from pathlib import Path

import arithmetic
from chat import ARCHS, HERE, read_jsonl

NAMES = {
    "deepseek2": {"@NAME@": "Conclave Starter (DeepSeek style)", "@STYLE@": "DeepSeek", "@OTHER@": "Qwen"},
    "qwen3moe": {"@NAME@": "Conclave Starter (Qwen style)", "@STYLE@": "Qwen", "@OTHER@": "DeepSeek"},
}
SHARE = {"app": 1.5, "concepts": 1.4, "small_talk": 1.4}  # a topic's factor on the counts of its intents
SUMS = 2400  # single-turn arithmetic dialogues
CHATS = 2000  # dialogues of several turns
LONG_CHATS = 60  # dialogues that fill most of the context


class Intent:
    def __init__(self, topic, name, count):
        self.topic, self.name, self.count = topic, name, count
        self.patterns, self.answers, self.follow_ups = [], [], []


def read_words(path):
    """words.txt: `$name = a|b|c` lines -> {name: "{a|b|c}"}; a later list may use an earlier one."""
    words = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("$"):
            name, body = line[1:].split("=", 1)
            words[name.strip()] = "{" + fill(body.strip(), words) + "}"
    return words


def fill(pattern, words):
    return re.sub(r"\$(\w+)", lambda m: words[m.group(1)], pattern)


def read_intents(path, words):
    intents = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        mark, _, rest = line.partition(" ")
        rest = rest.strip()
        if not line.strip() or mark == "#":
            continue
        if mark == "@":
            name, _, count = rest.partition(" ")
            intents.append(Intent(path.stem, name, round(int(count or 64) * SHARE.get(path.stem, 1))))
        elif mark == "?":
            intents[-1].patterns.append(fill(rest, words))
        elif mark == "=":
            intents[-1].answers.append(rest.replace("\\n", "\n"))
        elif mark == ">":
            intents[-1].follow_ups.append(([], []))
            intents[-1].follow_ups[-1][0].append(fill(rest, words))
        elif mark == ">=":
            intents[-1].follow_ups[-1][1].append(rest.replace("\\n", "\n"))
        else:
            raise ValueError(f"{path.name}:{number}: {line!r}")
    for intent in intents:
        if not intent.patterns or not intent.answers or not all(a for _, a in intent.follow_ups):
            raise ValueError(f"{path.name}: {intent.name} lacks questions or answers")
    return intents


def draw(pattern, rng):
    """One text of a pattern: innermost {…|…} first."""
    while True:
        match = re.search(r"\{([^{}]*)\}", pattern)
        if not match:
            return re.sub(r" +", " ", pattern).strip()
        choice = rng.choice(match.group(1).split("|"))
        pattern = pattern[: match.start()] + choice + pattern[match.end() :]


def slip(text, rng):
    """One slip of the finger in a word of four letters or more."""
    words = text.split(" ")
    long = [i for i, word in enumerate(words) if len(word) > 3 and word.isalpha()]
    if not long:
        return text
    i = rng.choice(long)
    word, at = words[i], rng.randrange(1, len(words[i]) - 1)
    kind = rng.randrange(3)
    if kind == 0:
        word = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    elif kind == 1:
        word = word[:at] + word[at + 1 :]
    else:
        word = word[:at] + word[at] + word[at:]
    words[i] = word
    return " ".join(words)


TERMS = (
    "Conclave GGUF JSON Markdown MD SQLite CLI KV MLA MoE GQA CPU GPU RAM VRAM GB TTFT BPE LLM LLMs AI GPL Qwen Qwen2 "
    "Qwen3 Qwen3-30B-A3B DeepSeek DeepSeek-V2-Lite DeepSeek-V3 DeepSeek-R1 R1 V2 V3 Llama Gemma Mixtral Mistral OpenAI "
    "Google Meta Alibaba Facebook GPT-4 ChatGPT Claude Q8_0 Q4_K Q4_K_M Q8 Q4 Q6_K Q5_K Q4_0 I I'm I'd I've Python "
    "Enter Shift Shift+Enter Markov Internet A3B 7B 30B 13B 70B ChatML NVIDIA CUDA OLMoE USB PC 8x7B Hugging German "
    "C++ JavaScript HTML SQL PHP API DNA"
).split()
BEFORE = [
    "hi, ", "hello, ", "hey, ", "please tell me: ", "quick question: ", "question: ", "ok, ", "so ", "and ",
    "sorry, ", "excuse me, ", "can you tell me: ", "i have a question. ", "hi there! ", "one more thing: ",
    "hm, ", "i would like to know: ", "just curious, ", "well, ", "now ",
]
QUESTION = re.compile(r"(.*[,:.!] )?(how|wh|is|are|do|can|could|does|did|will|would|should|may|am|have)", re.I)
AFTER = [" please", " please?", ", please", " thanks", " thank you", "?", "??", " :)", ", thanks!", " exactly?", "..."]


def proper_names(words):
    """A function that gives known names their capital letters."""
    forms = {}
    for name in ("country", "city", "person", "lang", "plang"):
        for word in re.sub(r"[{}]", "", words[name]).split("|"):
            forms[word] = " ".join(w if w in ("of", "the", "da") else w[0].upper() + w[1:] for w in word.split())
    for word in TERMS:
        forms[word.lower()] = word
    longest_first = sorted(forms, key=len, reverse=True)
    pattern = re.compile(r"(?<![a-z0-9-])(" + "|".join(map(re.escape, longest_first)) + r")(?![a-z0-9-])")
    return lambda text: pattern.sub(lambda m: forms[m.group(1)], text)


WORDS = read_words(HERE / "corpus" / "words.txt")
capitals = proper_names(WORDS)


def vary(text, rng, around=True):
    """The text as somebody may type it."""
    if rng.random() < 0.65:
        text = capitals(text)
    asks = text[-1] not in ".!?)`"
    if around and rng.random() < 0.16:
        text = rng.choice(BEFORE) + text
    if around and asks and rng.random() < 0.12:
        text += rng.choice(AFTER)
    elif asks and rng.random() < 0.68:
        text += "?" if QUESTION.match(text) else "."
    if rng.random() < 0.1:
        text = slip(text, rng)
    shape = rng.random()
    if shape < 0.58:
        return text[0].upper() + text[1:]
    if shape < 0.62:
        return text.upper()
    return text.lower() if shape < 0.7 else text


def questions_of(intent, rng):
    """Different questions of one intent, as many as asked for or as the patterns give."""
    plain, seen = [], set()
    for round_ in range(intent.count * 12):
        text = draw(intent.patterns[round_ % len(intent.patterns)], rng)
        if text.lower() not in seen:
            seen.add(text.lower())
            plain.append(text)
        if len(plain) == intent.count:
            break
    extra = [rng.choice(plain) for _ in range(max(0, intent.count // 2 - len(plain)))]
    return [vary(text, rng, intent.topic != "small_talk") for text in plain + extra]


def turn(question, answer, topic):
    return {"question": question, "answer": answer, "topic": topic}


def single_turns(intents, rng):
    for intent in intents:
        for question in questions_of(intent, rng):
            yield [turn(question, rng.choice(intent.answers), intent.topic)]


def long_dialogue(intents, general, rng, turns):
    """Turns that follow up, thank or change the topic."""
    dialogue, last = [], None
    while len(dialogue) < turns:
        kind = rng.random()
        if last is not None and last.follow_ups and kind < 0.55:
            patterns, answers = rng.choice(last.follow_ups)
            dialogue.append(turn(vary(draw(rng.choice(patterns), rng), rng), rng.choice(answers), last.topic))
            last = None
        elif dialogue and kind < 0.7:
            intent = rng.choice(general)
            dialogue.append(turn(vary(draw(rng.choice(intent.patterns), rng), rng, False), rng.choice(intent.answers), intent.topic))
        elif kind < 0.8:
            dialogue.append(arithmetic.turn(rng))
            last = None
        else:
            last = rng.choice(intents)
            question = vary(draw(rng.choice(last.patterns), rng), rng)
            dialogue.append(turn(question, rng.choice(last.answers), last.topic))
    return dialogue


def messages_of(dialogue, arch, system):
    messages = [{"role": "system", "content": system}] if system else []
    for entry in dialogue:
        answer = entry["answer"] if isinstance(entry["answer"], str) else entry["answer"][arch]
        for mark, name in NAMES[arch].items():
            answer = answer.replace(mark, name)
        messages.append({"role": "user", "content": entry["question"]})
        messages.append({"role": "assistant", "content": answer})
    return messages


def normal(text):
    """For comparing questions: letters and digits only, lower case."""
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))


def build(seed, sums):
    """[(dialogue, system message or "")]; a dialogue is a list of turns."""
    rng = random.Random(seed)
    folder = HERE / "corpus"
    systems = [s for s in (folder / "systems.txt").read_text(encoding="utf-8").splitlines() if s and s[0] != "#"]
    intents = [i for path in sorted(folder.glob("*.intents")) for i in read_intents(path, WORDS)]
    general = [i for i in intents if i.name in ("thanks", "ok", "bye", "more")]
    dialogues = list(single_turns(intents, rng))
    dialogues += [[arithmetic.turn(rng)] for _ in range(sums)]
    dialogues += [long_dialogue(intents, general, rng, rng.choice((2, 2, 2, 3, 3, 4))) for _ in range(CHATS)]
    dialogues += [long_dialogue(intents, general, rng, rng.randrange(6, 15)) for _ in range(LONG_CHATS)]
    held_out = {normal(entry["question"]) for entry in read_jsonl(HERE / "heldout.jsonl")}
    clash = [d for d in dialogues if any(normal(t["question"]) in held_out for t in d)]
    dialogues = [d for d in dialogues if d not in clash]
    rng.shuffle(dialogues)
    return [(d, rng.choice(systems) if rng.random() < 0.12 else "") for d in dialogues], len(clash)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--sums", type=int, default=SUMS, help="single-turn arithmetic dialogues")
    args = parser.parse_args()
    dialogues, left_out = build(args.seed, args.sums)
    args.work.mkdir(parents=True, exist_ok=True)
    for arch in ARCHS:
        with open(args.work / f"corpus-{arch}.jsonl", "w", encoding="utf-8") as out:
            for dialogue, system in dialogues:
                line = {"topic": dialogue[0]["topic"], "messages": messages_of(dialogue, arch, system)}
                out.write(json.dumps(line, ensure_ascii=False) + "\n")
    print(Counter(d[0]["topic"] if len(d) == 1 else "several turns" for d, _ in dialogues))
    print(f"{len(dialogues)} dialogues, {len({normal(t['question']) for d, _ in dialogues for t in d})} "
          f"different questions; {left_out} dialogues left out for touching the held-out set")


if __name__ == "__main__":
    main()
