"""Reads what a program says to --help, for the manual pages and the shell's completions.

Understands CLI11's way (`pleinair-cli`) and Qt's (`pleinair`): a first paragraph, a usage line, then
groups of options under a heading that ends in a colon, each option two columns wide.
"""

import os
import re
import subprocess
from dataclasses import dataclass, field

OPTION = re.compile(r"^  (-{1,2}\S.*?)(?:\s{2,}(\S.*))?$")
ENTRY = re.compile(r"^  (\S+)(?:\s{2,}(\S.*))?$")


@dataclass
class Entry:
    """An option, a subcommand or an argument."""
    name: str
    text: str = ""

    def spellings(self):
        """The names of an option without what it takes."""
        return [word.strip() for word in re.split(r",\s*", re.split(r"[ :=<]", self.name.replace(", ", ","))[0])]

    def takes_value(self):
        return bool(re.search(r"<|\s[A-Z]{3,}|:\S*\{| TEXT| INT| FLOAT", self.name))

    def choices(self):
        found = re.search(r"\{([^}]*)\}", self.name)
        return found.group(1).split(",") if found else []


@dataclass
class Help:
    summary: str = ""
    usage: str = ""
    groups: list = field(default_factory=list)  # of (heading, [Entry])
    footer: str = ""

    def entries(self, heading):
        return next((entries for name, entries in self.groups if name == heading), [])

    def options(self):
        return [entry for _, entries in self.groups for entry in entries if entry.name.startswith("-")]


def run(program, *words):
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "COLUMNS": "100", "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run([program, *words, "--help"], check=True, capture_output=True, text=True,
                          env=environment).stdout


def parse(text):
    """The parts of a help text. What follows the last group from the left margin on is the footer."""
    result = Help()
    entries = None
    entry = None
    footer = False
    for line in text.splitlines():
        heading = re.fullmatch(r"\[?([A-Z][A-Za-z :]*?)\]?:?", line.strip())
        if footer:
            result.footer += line + "\n"
        elif line.startswith("Usage:"):
            result.usage = line[len("Usage:"):].strip()
        elif line and not line.startswith(" ") and (line.endswith(":") or line.startswith("[Option Group")) \
                and line != "Examples:" and heading:
            entries = []
            entry = None
            name = re.sub(r"^Option Group: ", "", heading.group(1))
            result.groups.append((name, entries))
        elif entries is None:
            result.summary += line + "\n"
        elif (found := OPTION.match(line) or ENTRY.match(line)):
            entry = Entry(found.group(1).strip(), found.group(2) or "")
            entries.append(entry)
        elif line.startswith("    ") and entry is not None:
            entry.text = (entry.text + " " + line.strip()).strip()
        elif line.strip():
            footer = True
            result.footer = line + "\n"
    result.summary = result.summary.strip()
    return result


def read(program, *words):
    return parse(run(program, *words))
