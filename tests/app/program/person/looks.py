# SPDX-License-Identifier: GPL-3.0-or-later
"""The window in another language and in another theme."""

from answers import ask, expect
from person import wait_for

DARK, LIGHT = 0.3, 0.8  # of the whole window; 1 is white


def is_mirrored(person):
    """Whether the header of the conversation begins at the right: its title, then the model."""
    title = person.find("What is a token?", lambda seen: seen.role == "heading")
    model = person.find("", lambda seen: "Conclave Starter (" in seen.name and seen.role in ("push button", "combo box"))
    return title.place[0] > model.place[0]


def open_settings(person, name="Settings"):
    person.click(name, lambda seen: seen.role == "push button")


def changes_language(person):
    person.start()
    ask(person, "What is a token?")
    expect(not is_mirrored(person), "the window is mirrored from the start")
    open_settings(person)
    person.click("Language: ")
    person.click("Deutsch")
    person.wait("Sprache: Deutsch")
    person.click("Zurück zur Unterhaltung")
    person.wait("Ihre Frage: What is a token?")
    expect(not is_mirrored(person), "German is written from left to right")
    open_settings(person, "Einstellungen")
    person.click("Sprache: ")
    person.click("العربية")
    person.wait("اللغة: العربية")
    person.press("Escape")
    wait_for("a window from right to left", lambda: is_mirrored(person))
    person.close()
    # The next start speaks it too.
    person.start()
    person.click("What is a token?", lambda seen: seen.role == "list item")
    wait_for("a window from right to left", lambda: is_mirrored(person))
    person.close()


def changes_theme(person):
    person.start()
    wait_for("a light window", lambda: person.brightness() > LIGHT)
    open_settings(person)
    person.click("Dark")
    wait_for("a dark window", lambda: person.brightness() < DARK)
    person.press("Escape")
    person.wait("Your question")
    expect(person.brightness() < DARK, "the conversation is not dark")
    person.close()
    person.start()
    wait_for("a dark window at the next start", lambda: person.brightness() < DARK)
    open_settings(person)
    person.click("Light")
    wait_for("a light window", lambda: person.brightness() > LIGHT)
    person.close()
