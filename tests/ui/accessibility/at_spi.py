# SPDX-License-Identifier: GPL-3.0-or-later
"""Uses the program as a screen reader's user does, through the AT-SPI tree, and fails where that is not possible.

Run by at_spi.sh; the argument is the program. All in one thread: events come while something is waited for."""

import subprocess
import sys
import time

import pyatspi
from gi.repository import GLib

PATIENCE_S = 60
# Roles that do something when they are pressed or typed into: each needs a name.
CONTROLS = {"push button", "toggle button", "check box", "radio button", "text", "entry", "combo box", "list",
            "list item", "slider", "menu item", "link", "spin button", "page tab", "heading", "dialog", "table",
            "table cell", "split pane"}
# Of what the keyboard can come to; anything else says nothing to who cannot see it. Qt 6.4 calls labels focusable.
FOCUSABLE = CONTROLS | {"password text", "label", "panel", "image", "scroll bar"}


class Failure(Exception):
    pass


def handle_events():
    context = GLib.MainContext.default()
    while context.iteration(False):
        pass


def wait_for(what, find):
    """What find() gives once it is true; fails with what was waited for."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        handle_events()
        try:
            found = find()
        except Exception:  # items come and go while the tree is walked
            found = None
        if found:
            return found
        if time.monotonic() > deadline:
            raise Failure(f"not in {PATIENCE_S} seconds: {what}")
        time.sleep(0.1)


def walk(node):
    for child in node:
        if child is not None:
            yield child
            yield from walk(child)


def has(node, state):
    return node.getState().contains(state)


def is_showing(node):
    return has(node, pyatspi.STATE_SHOWING) and has(node, pyatspi.STATE_VISIBLE)


def xdotool(*arguments):
    return subprocess.run(["xdotool", *arguments], capture_output=True, text=True, check=False).stdout.split()


def do(node, *names):
    """The first of these actions that the node has."""
    action = node.queryAction()
    offered = [action.getName(i) for i in range(action.nActions)]
    for name in names:
        if name in offered:
            action.doAction(offered.index(name))
            return
    raise Failure(f"{node.getRoleName()} “{node.name}” offers {offered}, not {names}")


def press(node):
    do(node, "Press")


class Reader:
    def __init__(self, program):
        self.notifications = []
        self.focused = None  # the name of what got the focus last; states alone say it of every scope
        pyatspi.Registry.registerEventListener(self.note, "object:state-changed:showing")
        pyatspi.Registry.registerEventListener(self.note_focus, "object:state-changed:focused")
        self.process = subprocess.Popen([program], stdin=subprocess.DEVNULL)
        self.app = wait_for("the program on the accessibility bus", self.find_app)
        self.take_keyboard()

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

    def take_keyboard(self):
        """Without a window manager nobody gives the window the keyboard."""
        def has_keyboard():
            windows = xdotool("search", "--onlyvisible", "--pid", str(self.process.pid))
            if windows and xdotool("getwindowfocus") == windows[-1:]:
                return True
            if windows:
                xdotool("windowfocus", windows[-1])
            return False
        wait_for("the keyboard for the window", has_keyboard)

    def key(self, *names):
        self.take_keyboard()
        xdotool("key", *names)

    def type(self, text):
        self.take_keyboard()
        xdotool("type", "--delay", "20", text)

    def showing(self):
        self.app.clearCache()  # with all below it
        return [node for node in walk(self.app) if is_showing(node)]

    def find(self, role, name):
        """The first one of that name, or with that name in its own."""
        # Qt 6.4 tells of every AbstractButton as a button, whatever QML says; there is no template of one with a list.
        roles = (role, "push button") if role == "combo box" else (role,)
        nodes = [node for node in self.showing() if node.getRoleName() in roles and name in node.name]
        return next((node for node in nodes if node.name == name), nodes[0] if nodes else None)

    def wait(self, role, name):
        return wait_for(f"{role} “{name}”", lambda: self.find(role, name))

    def wait_gone(self, role, name):
        wait_for(f"no {role} “{name}”", lambda: not self.find(role, name))

    def check_names(self, page):
        nodes = self.showing()
        roles = [(node.getRoleName(), node.name.strip(), node) for node in nodes]
        if nameless := [role for role, name, _ in roles if role in CONTROLS and not name]:
            raise Failure(f"{page}: controls without a name: {nameless}")
        if strange := [(role, name) for role, name, node in roles
                       if role not in FOCUSABLE and has(node, pyatspi.STATE_FOCUSABLE)]:
            raise Failure(f"{page}: the keyboard comes to what has no sensible role: {strange}")
        controls = sum(role in CONTROLS for role, _, _ in roles)
        if controls < 5:
            raise Failure(f"{page}: only {controls} controls are in sight")
        print(f"{page}: {len(nodes)} nodes, {controls} controls, each with a name", flush=True)

    def tab_round(self, page, home, least):
        """Every stop of the Tab key has a name, and the round comes back to where it begins."""
        stops = []
        while not stops or home not in stops[-1]:
            self.focused = None
            self.key("Tab")
            wait_for(f"{page}: a focus with a name after {stops[-3:]}", lambda: self.focused)
            stops.append(self.focused)
            if len(stops) > 120:
                raise Failure(f"{page}: Tab does not come round: {stops}")
        if len(set(stops)) < least:
            raise Failure(f"{page}: Tab stops only at {stops}")
        print(f"{page}: Tab stops at {len(stops)} places", flush=True)


def check_conversation(reader):
    wait_for("the focus in the composer",
             lambda: has(reader.find("text", "Your question"), pyatspi.STATE_FOCUSED))
    reader.wait("push button", "Model: Conclave Starter")
    reader.check_names("empty conversation")

    reader.type("How do I export a conversation?")
    press(reader.wait("push button", "Send"))
    wait_for("the end of the answer read aloud",
             lambda: any("End of the answer" in said for said in reader.notifications))
    said = [text for text in reader.notifications if "End of the answer" not in text]
    if not any("export" in text.lower() or "markdown" in text.lower() for text in said):
        raise Failure(f"the answer was not read aloud: {said}")
    print(f"read aloud in {len(said)} pieces", flush=True)
    reader.wait("label", "You asked: How do I export a conversation?")
    reader.wait("label", "xport")
    reader.check_names("conversation")
    reader.key("ctrl+l")
    reader.tab_round("conversation", "Your question", 8)

    press(reader.wait("push button", "Details"))
    reader.wait("dialog", "Starter")
    reader.check_names("details of an answer")
    reader.key("Escape")
    reader.wait_gone("dialog", "Starter")


def check_menu(reader):
    """A message is pinned by its menu."""
    press(reader.wait("push button", "More"))
    reader.wait("menu item", "Copy text")
    reader.check_names("menu of a message")
    press(reader.wait("menu item", "Pin"))
    reader.wait_gone("menu item", "Copy text")
    reader.wait("label", "Pinned")


def check_settings(reader):
    press(reader.wait("push button", "Settings"))
    reader.wait("heading", "Settings")
    reader.check_names("settings")

    def is_checked(role, name):
        return has(reader.find(role, name), pyatspi.STATE_CHECKED)

    titles = is_checked("check box", "Titles by the model")
    do(reader.wait("check box", "Titles by the model"), "Toggle")
    wait_for("the other state of a switch", lambda: is_checked("check box", "Titles by the model") != titles)
    press(reader.wait("radio button", "Dark"))
    wait_for("the dark theme chosen", lambda: is_checked("radio button", "Dark"))
    if is_checked("radio button", "Light"):
        raise Failure("two themes are chosen")
    reader.find("slider", "Text size").queryValue().currentValue = 110
    wait_for("larger text", lambda: reader.find("slider", "Text size").queryValue().currentValue == 110)

    press(reader.wait("combo box", "Language: "))
    reader.wait("list", "Language")
    press(reader.wait("menu item", "Deutsch"))
    reader.wait("heading", "Einstellungen")
    press(reader.wait("combo box", "Deutsch"))
    press(reader.wait("menu item", "English"))
    reader.wait("heading", "Settings")

    press(reader.wait("push button", "Back to the conversation"))
    wait_for("the focus in the composer again",
             lambda: has(reader.find("text", "Your question"), pyatspi.STATE_FOCUSED))
    reader.key("ctrl+comma")
    reader.wait("heading", "Settings")
    reader.tab_round("settings", "Back to the conversation", 30)
    reader.key("Escape")
    reader.wait("text", "Your question")


def check_popups(reader):
    reader.key("ctrl+k")
    reader.wait("dialog", "Find anything")
    reader.wait("list item", "New conversation")
    reader.check_names("palette")
    reader.key("Escape")
    reader.wait_gone("dialog", "Find anything")

    reader.key("ctrl+slash")
    reader.wait("dialog", "Keyboard shortcuts")
    reader.check_names("shortcuts")
    reader.key("Escape")
    reader.wait_gone("dialog", "Keyboard shortcuts")

    press(reader.wait("push button", "Ask a council of models"))
    reader.wait("dialog", "Ask a council of models")
    reader.wait("check box", "Conclave Starter")
    reader.check_names("council")
    reader.key("Escape")
    reader.wait_gone("dialog", "Ask a council of models")

    press(reader.wait("push button", "Export this conversation"))
    reader.wait("dialog", "Export")
    reader.check_names("export")
    press(reader.wait("radio button", "JSON"))
    wait_for("JSON chosen", lambda: has(reader.find("radio button", "JSON"), pyatspi.STATE_CHECKED))
    press(reader.wait("push button", "Cancel"))
    reader.wait_gone("dialog", "Export")


def check_pages(reader):
    press(reader.wait("push button", "Show the experts"))
    reader.wait("heading", "Experts")
    reader.check_names("experts")
    press(reader.wait("push button", "Close the experts"))
    reader.wait_gone("heading", "Experts")

    press(reader.wait("push button", "Your tally"))
    reader.wait("heading", "Your tally")
    reader.check_names("tally")
    press(reader.wait("push button", "Back to the conversation"))
    reader.wait_gone("heading", "Your tally")

    reader.key("ctrl+shift+BackSpace")
    press(reader.wait("push button", "Trash"))
    reader.wait("list", "Trash")
    reader.wait("list item", "How do I export a conversation?")
    reader.check_names("trash")
    press(reader.wait("push button", "Back to the conversations"))
    reader.wait("list", "Conversations")


def main():
    reader = Reader(sys.argv[1])
    try:
        check_conversation(reader)
        check_menu(reader)
        check_settings(reader)
        check_popups(reader)
        check_pages(reader)
    except Failure as failure:
        print(f"FAILED: {failure}", file=sys.stderr)
        print("In sight were: " + ", ".join(f"{node.getRoleName()} “{node.name}”" for node in reader.showing()),
              file=sys.stderr)
        return 1
    finally:
        reader.process.terminate()
        reader.process.wait(timeout=20)
    return 0


sys.exit(main())
