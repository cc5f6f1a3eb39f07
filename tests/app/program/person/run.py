# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs one of the tests, on the desktop that desktop.sh has made:
    run.py TEST CONCLAVE"""

import sys

import answers
import history_acts
import keyboard
import looks
import models
from person import Failure, Person, report

TESTS = {
    "asks": answers.asks,
    "edits": answers.edits,
    "branches": answers.branches,
    "stops": models.stops,
    "switches_model": models.switches_model,
    "asks_council": models.asks_council,
    "searches": history_acts.searches,
    "exports": history_acts.exports,
    "undoes_delete": history_acts.undoes_delete,
    "changes_language": looks.changes_language,
    "changes_theme": looks.changes_theme,
    "uses_only_the_keyboard": keyboard.uses_only_the_keyboard,
}


def main():
    name, program = sys.argv[1:]
    person = Person(program)
    try:
        TESTS[name](person)
        return 0
    except Failure as failure:
        print(f"FAILED: {failure}")
        report(person, f"person_{name}")
        return 1
    finally:
        person.leave()


sys.exit(main())
