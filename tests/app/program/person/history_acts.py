# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding conversations again, taking them elsewhere, and having them back."""

import json
import os

import history
from answers import ask, expect, plain
from person import wait_for


def start_with_two(person):
    """A conversation about tokens and, shown, one about experts."""
    person.start()
    ask(person, "What is a token?")
    person.click("New conversation", lambda seen: seen.role == "push button")
    person.wait("Ask: ")
    ask(person, "What is a mixture of experts?")


def searches(person):
    start_with_two(person)
    person.click("Search the conversations")
    person.type("tok")
    person.click("What is a token?: ", lambda seen: seen.role == "list item")
    person.wait("You asked: What is a token?")
    expect(not person.find("You asked: What is a mixture of experts?"), "the other conversation is still shown")
    expect(person.title() == "What is a token? – Conclave", f"the title is {person.title()}")
    person.click("Search the conversations")
    person.press("ctrl+a")
    person.type("zebra")
    person.wait("Nothing was found.")
    person.click("Clear the search")
    person.wait("What is a mixture of experts?", lambda seen: seen.role == "list item")
    person.close()


def exported(name):
    """The file of that name, where people are led to. Files that are being written have another name."""
    for folder, _, files in os.walk(os.environ["HOME"]):
        if name in files:
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                return file.read()
    return None


def exports(person):
    person.start()
    answer = ask(person, "What is a token?")
    for choice, name in (("Markdown", "What is a token.md"), ("JSON", "What is a token.json")):
        person.click("Export this conversation")
        person.click(choice)
        person.click("Export…")
        person.click("Save")  # in Qt's own dialog
        wait_for(f"the file {name}", lambda: exported(name))
        person.wait_gone("Export…")
    text = exported("What is a token.md")
    expect("What is a token?" in text and answer["text"].strip() in text, f"not what was said: {text}")
    conversation, = json.loads(exported("What is a token.json"))["conversations"]
    expect([message["text"] for message in conversation["messages"]] == ["What is a token?", answer["text"]],
           f"not what was said: {conversation}")
    person.close()


def undoes_delete(person):
    start_with_two(person)
    answers = [row["text"] for row in history.answers()]
    is_in_list = lambda seen: seen.role == "list item"
    person.click("What is a token?", is_in_list, button=3)
    person.click("Delete")
    wait_for("one conversation less in the history", lambda: len(history.conversations()) == 1)
    wait_for("it out of the list", lambda: not person.find("What is a token?", is_in_list))
    person.click("Undo")
    person.wait("What is a token?", is_in_list)
    wait_for("both in the history", lambda: len(history.conversations()) == 2)
    # By keyboard, the conversation that is shown.
    person.click("What is a token?", is_in_list)
    person.wait("You asked: What is a token?")
    person.press("ctrl+shift+BackSpace")
    person.wait_gone("You asked: What is a token?")
    wait_for("one conversation less in the history", lambda: len(history.conversations()) == 1)
    person.press("ctrl+z")
    person.click("What is a token?", is_in_list)
    person.wait("You asked: What is a token?")
    expect([row["text"] for row in history.answers()] == answers, "the answers are not what they were")
    person.close()
