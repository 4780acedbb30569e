"""Reads a page as HTML, and prints its elements, attributes and table cells as JSON.

    read_page.py FILE
"""

import json
import sys
from html.parser import HTMLParser


class Page(HTMLParser):
    void = {"meta", "wbr", "br"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.elements, self.attributes, self.cells, self.open = set(), set(), [], []
        self.mistakes, self.other = [], []

    def handle_starttag(self, tag, attributes):
        self.elements.add(tag)
        self.attributes.update(f"{tag} {name}" for name, _ in attributes)
        if tag == "td":
            self.cells.append("")
        if tag not in self.void:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.elements.add(tag)
        self.attributes.update(f"{tag} {name}" for name, _ in attributes)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.mistakes.append(f"</{tag}> at {self.getpos()}")

    def handle_data(self, data):
        if "td" in self.open:
            self.cells[-1] += data

    def handle_comment(self, data):
        self.other.append(f"comment {data}")

    def unknown_decl(self, data):
        self.other.append(f"declaration {data}")


page = Page()
with open(sys.argv[1], encoding="utf-8") as file:
    page.feed(file.read())
page.close()
print(
    json.dumps(
        {
            "elements": sorted(page.elements),
            "attributes": sorted(page.attributes),
            "cells": page.cells,
            "mistakes": page.mistakes + page.other + [f"open: {tag}" for tag in page.open],
        }
    )
)
