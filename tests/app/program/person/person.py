# SPDX-License-Identifier: GPL-3.0-or-later
"""One person at the program: what is in sight, and two hands.

Sees what a screen reader is given (names, roles, places on the screen) and pictures of the screen; moves the pointer and
presses keys on the X server (XTest, by xdotool). Knows nothing of the program's inside. Nothing here waits for a time:
whatever is done is followed by a wait for what comes of it, so that a busy machine makes a test slow and not wrong."""

import os
import subprocess
import time

from screen import Screen, middle

PATIENCE_S = 90
OUT_OF_THE_WAY = (1399, 999)  # beside the window
UNMOVED_S = 0.1  # a popup that opens still moves


class Failure(Exception):
    pass


class Ended(Failure):
    """The program is gone: there is nothing to wait for."""


def wait_for(what, find):
    """What find() gives once it is true; fails with what was waited for."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        problem = ""
        try:
            found = find()
        except Ended:
            raise
        except Exception as error:  # what it looks at may not be there yet
            found = None
            problem = f" ({error})"
        if found:
            return found
        if time.monotonic() > deadline:
            raise Failure(f"not in {PATIENCE_S} seconds: {what}{problem}")
        time.sleep(0.05)


def xdotool(*words):
    run = subprocess.run(["xdotool", *map(str, words)], capture_output=True, text=True, check=False)
    if run.returncode != 0:
        raise Failure(f"xdotool {' '.join(map(str, words))}: {run.stderr.strip()}")
    return run.stdout.strip()


class Person:
    """The program runs from start() to close(). Its home is the one of the environment."""

    def __init__(self, program):
        self.program = program
        self.process = None
        self.screen = Screen()
        self.on_bus = None  # the program's name on the accessibility bus
        self.window = None

    # The program

    def start(self, *arguments):
        """Opens it and waits until a model is ready to be asked."""
        self.process = subprocess.Popen([self.program, *arguments], stdin=subprocess.DEVNULL)
        self.on_bus = wait_for("the program on the accessibility bus", self._find_on_bus)
        self.window = wait_for("the window", self._find_window)
        # Without a window manager nobody gives a new window the keyboard.
        wait_for("the keyboard in the window", self._take_keyboard)
        wait_for("a field that has the keyboard", lambda: [seen for seen in self.looks() if seen.is_focused])

    def close(self):
        """As a person closes it; the history is whole afterwards."""
        self.press("ctrl+q")
        try:
            status = self.process.wait(timeout=PATIENCE_S)
        except subprocess.TimeoutExpired:
            raise Failure(f"the program goes on {PATIENCE_S} seconds after Ctrl+Q") from None
        self.process = None
        if status != 0:
            raise Failure(f"the program ended with status {status}")

    def leave(self):
        """Ends it whatever it is doing, after a failure."""
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def _check_running(self):
        if self.process.poll() is not None:
            raise Ended(f"the program ended by itself with status {self.process.returncode}")

    def _find_on_bus(self):
        self._check_running()
        return self.screen.program(self.process.pid)

    def _find_window(self):
        return xdotool("search", "--onlyvisible", "--pid", self.process.pid).split()[0]

    def _take_keyboard(self):
        xdotool("windowfocus", self.window, "mousemove", *OUT_OF_THE_WAY)
        return xdotool("getwindowfocus") == self.window

    # Eyes

    def looks(self):
        """All that is in sight now."""
        self._check_running()
        return self.screen.look(self.on_bus)

    def find(self, name, has=lambda seen: True):
        """What has that name, or one that begins with it; of several the newest, which is the lowest."""
        seen = [each for each in self.looks() if each.name.startswith(name) and has(each)]
        exact = [each for each in seen if each.name == name]
        return max(exact or seen, key=lambda each: each.place[1], default=None)

    def wait(self, name, has=lambda seen: True):
        return wait_for(f"“{name}” in sight", lambda: self.find(name, has))

    def wait_gone(self, name):
        wait_for(f"no “{name}” in sight", lambda: not self.find(name))

    def reads(self):
        """The texts in sight, in their order."""
        return [each.name for each in self.looks() if each.role == "label"]

    def title(self):
        return xdotool("getwindowname", self.window)

    def picture(self, path):
        subprocess.run(["import", "-window", "root", path], check=True)

    def brightness(self):
        """Of the window: 0 is black, 1 is white."""
        run = subprocess.run(f"import -window {self.window} png:- | convert png:- -format '%[fx:mean]' info:",
                             shell=True, capture_output=True, text=True, check=True)
        return float(run.stdout)

    # Hands

    def click(self, name, has=lambda seen: True, button=1):
        """Once it has been at the same place twice; scrolls the list that it is in until it is in sight."""
        last = None

        def find_unmoved():
            nonlocal last
            seen = self.find(name, has)
            is_unmoved = seen and last and seen.place == last.place
            last = seen
            if is_unmoved and not seen.is_scrolled_away:
                return seen
            if is_unmoved:
                xdotool("mousemove", *middle(seen.frame), "click", 5 if seen.place[1] > seen.frame[1] else 4)
            time.sleep(UNMOVED_S)
            return None

        seen = wait_for(f"“{name}” in sight, to be clicked", find_unmoved)
        xdotool("mousemove", *middle(seen.place), "click", button)

    def press(self, *keys):
        """xdotool's names: Return, ctrl+k."""
        for key in keys:
            xdotool("key", key)

    def type(self, text):
        xdotool("type", "--delay", 12, text)


def report(person, name):
    """What was there when a test failed: a picture of the screen, and all that was in sight."""
    path = os.path.abspath(f"{name}.png")
    try:
        person.picture(path)
        print(f"The screen: {path}")
        for seen in person.looks():
            print(f"  {seen}")
    except Exception as failure:
        print(f"The screen could not be read: {failure}")
