# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking, stopping, asking otherwise, and the branches that come of it."""

import history
from person import Failure, wait_for

STARTER = "Model: Conclave Starter"


def plain(markdown):
    """As it is read, for the few marks that the starter models write."""
    return " ".join(markdown.replace("*", "").replace("`", "").split())


def ask(person, question):
    """By keyboard; gives the answer once it is complete, in the history and on the screen."""
    known = len(history.answers())
    person.wait("Your question", lambda seen: seen.is_focused)
    person.type(question)
    person.press("Return")
    return wait_answer(person, known)


def wait_answer(person, known):
    """The one after those that were known."""
    answer = wait_for("a complete answer in the history", lambda: next(
        (row for row in history.answers()[known:] if row["state"] == history.COMPLETE), None))
    wait_for(f"the answer “{plain(answer['text'])}” on the screen", lambda: shows(person, answer["text"]))
    return answer


def shows(person, markdown):
    """Its first paragraph is enough: a list or a table is read in pieces."""
    return plain(markdown.split("\n\n")[0]) in [plain(text) for text in person.reads()]


def expect(is_so, what):
    if not is_so:
        raise Failure(what)


def asks(person):
    person.start()
    person.wait(STARTER)
    person.click("Your question")
    person.type("How do I export a conversation?")
    person.click("Send")
    answer = wait_answer(person, 0)
    expect("Export" in answer["text"], f"no answer to what was asked: {answer['text']}")
    question, = history.questions()
    expect(question["text"] == "How do I export a conversation?", f"what was typed arrived as {question['text']}")
    person.wait("You asked: How do I export a conversation?")
    person.wait("How do I export a conversation?", lambda seen: seen.role == "list item")
    expect(person.title() == "How do I export a conversation? – Conclave", f"the title is {person.title()}")
    person.close()


def edits(person):
    person.start()
    ask(person, "What is a mixture of experts?")
    person.click("Edit question")
    person.wait("Another version of your question", lambda seen: seen.is_focused)
    person.press("ctrl+a")
    person.type("What is a token?")
    person.press("Return")
    wait_answer(person, 1)
    person.wait("You asked: What is a token?")
    expect(not person.find("You asked: What is a mixture of experts?"), "the old question still stands there")
    old, new = history.questions()
    expect((old["text"], new["text"]) == ("What is a mixture of experts?", "What is a token?"),
           "the versions of the question are not what was typed")
    expect(old["parent_id"] == new["parent_id"], "the new version is no version of the old question")
    person.click("Previous version")
    person.wait("You asked: What is a mixture of experts?")
    wait_for("the answer to it", lambda: shows(person, history.answers()[0]["text"]))
    person.close()


def branches(person):
    person.start()
    first = ask(person, "What is a mixture of experts?")
    person.click("Answer again")
    second = wait_answer(person, 1)
    expect(first["parent_id"] == second["parent_id"], "the second answer is to another question")
    person.click("Previous answer")
    wait_for("the first answer on the screen", lambda: shows(person, first["text"]))
    person.click("Your question")
    third = ask(person, "What is a token?")
    asked = history.questions()[-1]
    expect(asked["parent_id"] == first["id"], "the conversation does not go on from the answer that was shown")
    expect(third["parent_id"] == asked["id"], "the answer is to another question")
    # The other branch knows nothing of it; this one has kept it.
    person.click("Next answer")
    person.wait_gone("You asked: What is a token?")
    person.click("Previous answer")
    person.wait("You asked: What is a token?")
    person.close()
