# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole evening without the mouse, which lies beside the window."""

from answers import STARTER, ask, expect, shows, wait_answer
from history_acts import exported
from looks import DARK
from person import Failure, wait_for


def tab_to(person, name):
    for _ in range(20):
        focused = [str(seen) for seen in person.looks() if seen.is_focused]
        if any(f" “{name}” " in each for each in focused):
            return
        person.press("Tab")
        wait_for(f"the keyboard elsewhere than at {focused}",
                 lambda: [str(seen) for seen in person.looks() if seen.is_focused] != focused)
    raise Failure(f"Tab does not come to “{name}”")


def uses_only_the_keyboard(person):
    person.start()
    person.wait(STARTER)
    first = ask(person, "What is a token?")

    # Another answer to it, and back to the first.
    person.press("ctrl+r")
    wait_answer(person, 1)
    person.press("alt+Left")
    wait_for("the first answer", lambda: shows(person, first["text"]))

    # The other model, by the list of models.
    person.press("ctrl+m")
    person.wait("Conclave Starter (DeepSeek style), ", lambda seen: seen.is_focused)
    person.press("Down")
    person.wait("Conclave Starter (Qwen style), ", lambda seen: seen.is_focused)
    person.press("Return")
    person.wait("Model: Conclave Starter (Qwen style)")
    person.press("ctrl+l")
    second = ask(person, "What is a mixture of experts?")
    expect(second["model_name"] == "Conclave Starter (Qwen style)", f"answered by {second['model_name']}")

    # The question asked otherwise.
    person.press("alt+e")
    person.wait("Another version of your question", lambda seen: seen.is_focused)
    person.press("ctrl+a")
    person.type("What is a router?")
    person.press("Return")
    third = wait_answer(person, 3)

    # Dark, by what Ctrl+K finds.
    person.press("ctrl+k")
    person.wait("Find anything", lambda seen: seen.is_focused and seen.role != "dialog")
    person.type("dark theme")
    person.wait("Dark theme")
    person.press("Return")
    wait_for("a dark window", lambda: person.brightness() < DARK)

    # To a file.
    person.press("ctrl+e")
    person.wait("Export…", lambda seen: seen.is_focused)
    person.press("Return")
    tab_to(person, "Save")  # in Qt's own dialog
    person.press("space")
    wait_for("the exported file", lambda: exported("What is a token.md"))
    text = exported("What is a token.md")
    shown = ["What is a token?", first["text"].strip(), "What is a router?", third["text"].strip()]
    expect(all(words in text for words in shown), f"not what was said: {text}")
    expect("What is a mixture of experts?" not in text, "the other branch is in the file as well")
    person.wait_gone("Export…")
    person.close()
