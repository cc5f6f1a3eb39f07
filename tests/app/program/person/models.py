# SPDX-License-Identifier: GPL-3.0-or-later
"""Models: another one in the middle of a conversation, several for one question, and one that is to be stopped."""

import os
import subprocess

import history
from answers import ask, expect, plain, shows, wait_answer
from person import Failure, wait_for

DEEPSEEK = "Conclave Starter (DeepSeek style)"
QWEN = "Conclave Starter (Qwen style)"


def talkative_model(program):
    """Made on the spot, with random weights, and large enough that its answer lasts: a starter's is there in a blink."""
    path = os.path.join(os.environ["HOME"], "talkative.gguf")
    cli = os.path.join(os.path.dirname(program), "conclave-cli")
    made = subprocess.run([cli, "synth", "--shape", "olmoe-1b-7b", "--layers", "2", "--experts", "8",
                           "--vocabulary", "20000", "--out", path], capture_output=True, text=True, check=False)
    if made.returncode != 0:
        raise Failure(f"no model to be stopped: {made.stderr}")
    return path


def stopped_answer(person, question, stop):
    """To that question. One that ends by itself before it is stopped, which chance may make it, is asked for again."""
    for _ in range(5):
        number = len(history.answers())
        person.wait("Your question", lambda seen: seen.is_focused)
        person.type(question)
        person.press("Return")
        wait_for("words of an answer", lambda: [row for row in history.answers()[number:] if row["text"]])
        try:
            stop()
        except Failure:
            if history.answers()[number]["state"] != history.COMPLETE:
                raise
        answer = wait_for("the end of the answer", lambda: next(
            (row for row in history.answers()[number:] if row["state"] != history.STREAMING), None))
        if answer["state"] == history.STOPPED:
            person.wait("Continue")
            person.wait("Send")
            return answer
        person.click("Your question")
    raise Failure("no answer lasts long enough to be stopped")


def stops(person):
    person.start(talkative_model(person.program))
    person.wait("Model: OLMoE")
    part = stopped_answer(person, "Tell me a very long story", lambda: person.click("Stop"))
    expect(part["text"], "nothing is left of the answer that was stopped")
    person.click("Your question")
    stopped_answer(person, "And another one", lambda: person.press("Escape"))
    expect(next(row["text"] for row in history.answers() if row["id"] == part["id"]) == part["text"],
           "the answer went on after it had been stopped")
    person.close()


def switches_model(person):
    person.start()
    person.wait(f"Model: {DEEPSEEK}")
    first = ask(person, "What is a token?")
    person.click(f"Model: {DEEPSEEK}")
    person.click(f"{QWEN}, ")
    person.wait(f"Model: {QWEN}")
    second = ask(person, "What is a mixture of experts?")
    expect((first["model_name"], second["model_name"]) == (DEEPSEEK, QWEN),
           f"answered by {first['model_name']} and {second['model_name']}")
    expect(history.questions()[1]["parent_id"] == first["id"], "the conversation did not go on")
    person.close()
    # It stays with the last one.
    person.start()
    person.wait(f"Model: {QWEN}")
    person.close()


def asks_council(person):
    person.start()
    person.wait(f"Model: {DEEPSEEK}")
    person.click("Ask a council of models")
    person.click("Put questions to them")
    person.wait("Your question", lambda seen: seen.is_focused)
    person.type("What is a mixture of experts?")
    person.press("Return")
    person.wait("The council, blind")
    wait_for("two complete answers in the history",
             lambda: [row["state"] for row in history.answers()] == 2 * [history.COMPLETE])
    answers = history.answers()
    expect({row["model_name"] for row in answers} == {DEEPSEEK, QWEN}, "not both starter models were asked")
    expect(len({row["parent_id"] for row in answers}) == 1, "the answers are not to the same question")
    for answer in answers:
        wait_for(f"the answer “{plain(answer['text'])}”", lambda: shows(person, answer["text"]))
    for name in (DEEPSEEK, QWEN):
        expect(not person.find(name), f"{name} is named before the vote")
    person.click("A is better")
    person.wait("The council", lambda seen: seen.name == "The council")
    vote, = wait_for("the vote in the history", lambda: history.votes())
    seats = history.seats()
    expect(vote["best_position"] in [seat["position"] for seat in seats], "the vote is for nobody")
    for seat in seats:
        person.wait(seat["model_name"])
    person.press("Escape")
    person.wait("You asked: What is a mixture of experts?", lambda seen: seen.role == "label")
    person.close()
