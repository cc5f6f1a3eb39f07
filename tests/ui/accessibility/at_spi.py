# SPDX-License-Identifier: GPL-3.0-or-later
"""Uses the program as a screen reader's user does, through the AT-SPI tree, and fails where that is not possible.

Run by at_spi.sh; the argument is the program."""

import subprocess
import sys
import threading
import time

import pyatspi

PATIENCE_S = 60
# Roles that do something when they are pressed or typed into: each needs a name.
CONTROLS = {"push button", "toggle button", "check box", "radio button", "text", "password text", "entry", "combo box",
            "list", "list item", "slider", "menu item", "link", "spin button", "page tab", "heading"}


class Failure(Exception):
    pass


def wait_for(what, find):
    """What find() gives once it is true; fails with what was waited for."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        try:
            found = find()
        except Exception:  # items come and go while the tree is walked
            found = None
        if found:
            return found
        time.sleep(0.2)
    raise Failure(f"not in {PATIENCE_S} seconds: {what}")


def walk(node):
    for child in node:
        if child is not None:
            yield child
            yield from walk(child)


def is_showing(node):
    states = node.getState()
    return states.contains(pyatspi.STATE_SHOWING) and states.contains(pyatspi.STATE_VISIBLE)


class Reader:
    def __init__(self, program):
        self.notifications = []
        self.focused = ""  # the name of what got the focus last; states alone say it of every scope
        pyatspi.Registry.registerEventListener(self.note, "object:state-changed:showing")
        pyatspi.Registry.registerEventListener(self.note_focus, "object:state-changed:focused")
        self.process = subprocess.Popen([program], stdin=subprocess.DEVNULL)
        self.app = wait_for("the program on the accessibility bus", self.find_app)
        # Without a window manager nobody gives the window the keyboard.
        wait_for("the window", lambda: subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid), "windowfocus"],
            capture_output=True, check=False).returncode == 0)

    def note(self, event):
        try:
            if event.detail1 and event.source.getRoleName() == "notification":
                self.notifications.append(event.source.name)
        except Exception:
            pass  # it has gone meanwhile

    def note_focus(self, event):
        try:
            if event.detail1:
                self.focused = event.source.name
        except Exception:
            self.focused = ""

    @staticmethod
    def find_app():
        return next((app for app in pyatspi.Registry.getDesktop(0) if app and app.name.lower() == "conclave"), None)

    def showing(self):
        self.app.clearCache()  # with all below it
        return [node for node in walk(self.app) if is_showing(node)]

    def find(self, role, name):
        return next((node for node in self.showing() if node.getRoleName() == role and name in node.name), None)

    def wait(self, role, name):
        return wait_for(f"{role} “{name}”", lambda: self.find(role, name))

    def press(self, role, name):
        action = self.wait(role, name).queryAction()
        names = [action.getName(i) for i in range(action.nActions)]
        if "Press" not in names:
            raise Failure(f"{role} “{name}” cannot be pressed: {names}")
        action.doAction(names.index("Press"))

    def check_names(self, page):
        nodes = self.showing()
        nameless = [node.getRoleName() for node in nodes if node.getRoleName() in CONTROLS and not node.name.strip()]
        if nameless:
            raise Failure(f"{page}: controls without a name: {nameless}")
        controls = sum(node.getRoleName() in CONTROLS for node in nodes)
        if controls < 5:
            raise Failure(f"{page}: only {controls} controls are in sight")
        print(f"{page}: {len(nodes)} nodes, {controls} controls, each with a name")


def key(*names):
    subprocess.run(["xdotool", "key", *names], check=True)
    time.sleep(0.3)


def check(reader):
    wait_for("the focus in the composer",
             lambda: reader.find("text", "Your question").getState().contains(pyatspi.STATE_FOCUSED))
    wait_for("a loaded model", lambda: reader.find("push button", "Model: Conclave Starter"))
    reader.check_names("empty conversation")

    subprocess.run(["xdotool", "type", "--delay", "20", "How do I export a conversation?"], check=True)
    key("Return")
    wait_for("the end of the answer read aloud",
             lambda: any("End of the answer" in said for said in reader.notifications))
    said = [text for text in reader.notifications if "End of the answer" not in text]
    if not any("export" in text.lower() or "markdown" in text.lower() for text in said):
        raise Failure(f"the answer was not read aloud: {said}")
    if len(said) < 2:
        raise Failure(f"the answer was read in one piece: {said}")
    print(f"read aloud in {len(said)} pieces")
    reader.check_names("conversation")

    # Every stop of the Tab key has a name, and the round comes back to where it began.
    stops = []
    for _ in range(80):
        reader.focused = None
        key("Tab")
        wait_for(f"a focus with a name after {stops[-3:]}", lambda: reader.focused)
        stops.append(reader.focused)
        if "Your question" in stops[-1]:
            break
    else:
        raise Failure(f"Tab does not come back to the composer: {stops}")
    if len(set(stops)) < 8:
        raise Failure(f"Tab stops only at {stops}")
    print(f"Tab stops at {len(stops)} places")

    reader.press("push button", "Settings")
    reader.wait("heading", "Settings")
    reader.check_names("settings")
    reader.press("push button", "Back to the conversation")
    wait_for("the focus back in the composer", lambda: "Your question" in reader.focused)

    reader.press("push button", "Export this conversation")
    reader.wait("dialog", "Export")
    reader.check_names("export")
    key("Escape")
    wait_for("the dialog's end", lambda: reader.find("dialog", "Export") is None)


def main():
    reader = Reader(sys.argv[1])
    result = []

    def run():
        try:
            check(reader)
            result.append(0)
        except Exception as failure:
            print(f"FAILED: {failure}", file=sys.stderr)
            result.append(1)
        finally:
            pyatspi.Registry.stop()

    threading.Thread(target=run, daemon=True).start()
    pyatspi.Registry.start()
    reader.process.terminate()
    reader.process.wait(timeout=20)
    return result[0] if result else 1


sys.exit(main())
