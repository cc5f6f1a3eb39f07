# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program shows, as screen readers are told: asked of it directly over the accessibility bus.

A look asks about all items of one depth at once, so that it costs a few round trips and not a thousand: on a busy
machine each one waits for its turn. Nothing is kept between two looks."""

from gi.repository import Gio, GLib

ACCESSIBLE = "org.a11y.atspi.Accessible"
COMPONENT = "org.a11y.atspi.Component"
PROPERTIES = "org.freedesktop.DBus.Properties"
ROOT = "/org/a11y/atspi/accessible/root"
ANSWER_MS = 20000
# Bits of a state, from AT-SPI's list.
CHECKED, FOCUSED, SHOWING, VISIBLE = (1 << bit for bit in (4, 12, 25, 30))


class Seen:
    """An item as it was when it was looked at."""

    def __init__(self, state, role, name, place, frame):
        self.role = role
        self.name = name
        self.place = place  # on the screen: x, y, width, height
        self.frame = frame  # the place of the list that it is in, if it is in one: what is beyond is not shown
        self.is_checked = bool(state & CHECKED)
        self.is_focused = bool(state & FOCUSED)

    def __str__(self):
        marks = "".join(f" {word}" for word in ("checked", "focused") if getattr(self, f"is_{word}"))
        return f"{self.role} “{self.name}” {self.place}{marks}"

    @property
    def is_scrolled_away(self):
        x, y = middle(self.place)
        return self.frame is not None and not (self.frame[0] <= x < self.frame[0] + self.frame[2]
                                               and self.frame[1] <= y < self.frame[1] + self.frame[3])


def middle(place):
    x, y, width, height = place
    return x + width // 2, y + height // 2


class Screen:
    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address, = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None,
                                     Gio.DBusCallFlags.NONE, ANSWER_MS, None)
        self.bus = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)

    def program(self, process_id):
        """The bus name of a running program, None before it has one."""
        (programs,), = self._ask([("org.a11y.atspi.Registry", ROOT, ACCESSIBLE, "GetChildren", None)])
        asked = self._ask([("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                            "GetConnectionUnixProcessID", GLib.Variant("(s)", (name,))) for name, _ in programs])
        return next((name for (name, _), answer in zip(programs, asked) if answer == (process_id,)), None)

    def look(self, program):
        """All items of it that are in sight, from the top of the tree down."""
        seen = []
        frames = {ROOT: None}  # of the items whose children come next
        while frames:
            frames = self._children(program, frames)
            states = self._ask_each(program, frames, ACCESSIBLE, "GetState")
            states = {path: bits[0] | bits[1] << 32 for path, bits in states.items()}
            shown = [path for path, state in states.items() if state & SHOWING and state & VISIBLE]
            roles = self._ask_each(program, shown, ACCESSIBLE, "GetRoleName")
            names = self._ask_each(program, shown, PROPERTIES, "Get", GLib.Variant("(ss)", (ACCESSIBLE, "Name")))
            places = self._ask_each(program, shown, COMPONENT, "GetExtents", GLib.Variant("(u)", (0,)))
            shown = [path for path in shown if path in roles and path in names and path in places]
            seen += [Seen(states[path], roles[path], names[path], places[path], frames[path]) for path in shown]
            frames = {path: places[path] if roles[path] == "list" else frames[path] for path in shown}
        return seen

    def _children(self, program, frames):
        """With the frame that each one inherits."""
        children = self._ask_each(program, frames, ACCESSIBLE, "GetChildren")
        return {child: frames[path] for path, found in children.items() for _, child in found}

    def _ask_each(self, program, paths, interface, method, arguments=None):
        """The answers by path, without those that have gone meanwhile."""
        answers = self._ask([(program, path, interface, method, arguments) for path in paths])
        return {path: answer[0] for path, answer in zip(paths, answers) if answer}

    def _ask(self, calls):
        """The answers of calls that are all made at once; None for each one that failed."""
        answers = [None] * len(calls)
        waiting = len(calls)

        def take(connection, result, index):
            nonlocal waiting
            waiting -= 1
            try:
                answers[index] = connection.call_finish(result).unpack()
            except GLib.Error:  # it has gone
                pass

        for index, (name, path, interface, method, arguments) in enumerate(calls):
            self.bus.call(name, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, ANSWER_MS, None, take,
                          index)
        while waiting:
            GLib.MainContext.default().iteration(True)
        return answers
