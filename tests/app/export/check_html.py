#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a page from standard input and prints what is wrong with it: tags that are not closed in order, scripts, and
anything that a browser would fetch. Prints nothing when all is well."""
import sys
from html.parser import HTMLParser

VOID = {"meta", "br", "hr", "link", "img", "input"}
FETCHING = {"script", "link", "img", "iframe", "object", "embed", "video", "audio", "source", "base", "form"}


class Checker(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open = []
        self.wrong = []

    def handle_starttag(self, tag, attrs):
        if tag in FETCHING:
            self.wrong.append(f"<{tag}>")
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.wrong.append(f"<{tag}> has an attribute twice")
        for name, value in attrs:
            if name.startswith("on") or name == "src":
                self.wrong.append(f"<{tag} {name}>")
            if name == "href" and not (value or "").startswith(("http://", "https://", "mailto:", "#")):
                self.wrong.append(f"<{tag} href={value}>")
        if tag == "p" and "p" in self.open:
            self.wrong.append("<p> in <p>")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        if tag not in VOID:
            self.wrong.append(f"<{tag}/>")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes nothing")


checker = Checker()
checker.feed(sys.stdin.buffer.read().decode("utf-8"))
checker.close()
if checker.open:
    checker.wrong.append(f"left open: {checker.open}")
print("\n".join(checker.wrong), end="")
