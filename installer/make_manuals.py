#!/usr/bin/env python3
"""Writes manual pages and shell completions out of what the programs say to --help.

    make_manuals.py --window PLEINAIR --cli PLEINAIR_CLI [--administrator PROGRAM] --version X
                    --date YYYY-MM-DD --out DIR

DIR then holds man/*.1, man/*.8 for --administrator, completions/bash, completions/zsh and completions/fish.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import help_text  # noqa: E402


def roff(text):
    """A line must not begin with a request, and a hyphen must stay one."""
    return "\n".join(("\\&" if line[:1] in (".", "'") else "") + line.replace("\\", "\\e").replace("-", "\\-")
                     for line in text.splitlines())


def section(title):
    return f".SH {title.upper()}\n"


def definition(entry):
    return f".TP\n\\fB{roff(entry.name)}\\fR\n{roff(entry.text) or chr(92) + '&'}\n"


def verbatim(text):
    return f".nf\n{roff(text.rstrip())}\n.fi\n"


SECTIONS = {"1": "User Commands", "8": "System Administration"}


def page(name, text, version, date, see, number="1"):
    """One manual page."""
    title = name.replace(" ", "-")
    summary = " ".join(text.summary.split()) or name
    parts = [f'.TH "{title.upper()}" "{number}" "{date}" "Pleinair {version}" "{SECTIONS[number]}"\n',
             section("Name"), f"{roff(title)} \\- {roff(summary.rstrip('.'))}\n",
             section("Synopsis"), f"\\fB{roff(name)}\\fR {roff(usage_of(name, text.usage))}\n"]
    for heading, entries in text.groups:
        if entries:
            parts.append(section(heading))
            parts += [definition(entry) for entry in entries]
    if text.footer:
        parts += [section("Notes"), verbatim(text.footer)]
    parts += [section("See also"), ", ".join(f"\\fB{roff(other)}\\fR(1)" for other in see) + "\n"]
    return "".join(parts)


def usage_of(name, usage):
    """The usage line without the program's name, which may come with its folder."""
    words = usage.split()
    return " ".join(words[len(name.split()):])


def bash(commands, window):
    lines = ["# Completions of pleinair and pleinair-cli for bash, made from what they say to --help.",
             "_pleinair_words() {", "    case \"$1\" in"]
    for name, text in commands.items():
        words = " ".join(sorted({word for entry in text.options() for word in entry.spellings()}))
        lines.append(f"    {name}) printf '%s' '{words}' ;;")
    lines += [f"    window) printf '%s' '{window_words(window)}' ;;", "    esac", "}",
              "_pleinair_choices() {", "    case \"$1 $2\" in"]
    for name, text in commands.items():
        for entry in text.options():
            if entry.choices():
                patterns = "|".join(f"'{name} {word}'" for word in entry.spellings())
                lines.append(f"    {patterns}) printf '%s' '{' '.join(entry.choices())}' ;;")
    lines += ["    esac", "}", "_pleinair_cli() {",
              "    local word=\"${COMP_WORDS[COMP_CWORD]}\" before=\"${COMP_WORDS[COMP_CWORD-1]}\"",
              "    local command=\"${COMP_WORDS[1]}\"",
              "    if [ \"$COMP_CWORD\" = 1 ]; then",
              f"        mapfile -t COMPREPLY < <(compgen -W '{' '.join(commands)} --help --version' -- \"$word\")",
              "        return", "    fi",
              "    local choices; choices=$(_pleinair_choices \"$command\" \"$before\")",
              "    if [ -n \"$choices\" ]; then",
              "        mapfile -t COMPREPLY < <(compgen -W \"$choices\" -- \"$word\")",
              "    elif [ \"${word:0:1}\" = - ]; then",
              "        mapfile -t COMPREPLY < <(compgen -W \"$(_pleinair_words \"$command\")\" -- \"$word\")",
              "    else", "        mapfile -t COMPREPLY < <(compgen -f -- \"$word\")", "    fi", "}",
              "_pleinair() {", "    local word=\"${COMP_WORDS[COMP_CWORD]}\"",
              "    if [ \"${word:0:1}\" = - ]; then",
              "        mapfile -t COMPREPLY < <(compgen -W \"$(_pleinair_words window)\" -- \"$word\")",
              "    else", "        mapfile -t COMPREPLY < <(compgen -f -- \"$word\")", "    fi", "}",
              "complete -o filenames -F _pleinair_cli pleinair-cli",
              "complete -o filenames -F _pleinair pleinair", ""]
    return "\n".join(lines)


def window_words(window):
    return " ".join(word for entry in window.options() for word in entry.spellings())


def quoted(text):
    return text.replace("'", "'\\''")


def zsh_option(entry):
    words = entry.spellings()
    text = quoted(entry.text).replace("[", "(").replace("]", ")").replace(":", " ")
    value = ""
    if entry.choices():
        value = f":value:({' '.join(entry.choices())})"
    elif entry.takes_value():
        value = ":value:_files"
    return [f"'{word}[{text}]{value}'" for word in words]


def zsh(commands, window, root):
    lines = ["#compdef pleinair pleinair-cli", "# Made from what the programs say to --help.",
             "_pleinair_cli() {", "    local -a commands", "    commands=("]
    lines += [f"        '{entry.name}:{quoted(entry.text)}'" for entry in root.entries("Subcommands")]
    lines += ["    )", "    if (( CURRENT == 2 )); then", "        _describe command commands", "        return", "    fi",
              "    case $words[2] in"]
    for name, text in commands.items():
        options = " ".join(option for entry in text.options() for option in zsh_option(entry))
        lines.append(f"    {name}) shift words; (( CURRENT-- )); _arguments {options} '*:file:_files' ;;")
    lines += ["    esac", "}", "case $service in", "pleinair-cli) _pleinair_cli ;;"]
    options = " ".join(option for entry in window.options() for option in zsh_option(entry))
    lines += [f"pleinair) _arguments {options} '*:file:_files' ;;", "esac", ""]
    return "\n".join(lines)


def fish(commands, window, root):
    lines = ["# Completions of pleinair and pleinair-cli for fish, made from what they say to --help."]
    for entry in root.entries("Subcommands"):
        lines.append(f"complete -c pleinair-cli -n __fish_use_subcommand -a {entry.name} -d '{quoted(entry.text)}'")
    for name, text in commands.items():
        for entry in text.options():
            lines += fish_option(f"pleinair-cli -n '__fish_seen_subcommand_from {name}'", entry)
    for entry in window.options():
        lines += fish_option("pleinair", entry)
    return "\n".join(lines) + "\n"


def fish_option(where, entry):
    for word in entry.spellings():
        kind = f"-l {word[2:]}" if word.startswith("--") else f"-s {word[1:]}"
        value = ""
        if entry.choices():
            value = f" -x -a '{' '.join(entry.choices())}'"
        elif entry.takes_value():
            value = " -r"
        yield f"complete -c {where} {kind}{value} -d '{quoted(entry.text)}'"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("window", "cli", "version", "date", "out"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--administrator")
    given = parser.parse_args()
    window = help_text.read(given.window)
    root = help_text.read(given.cli)
    commands = {entry.name: help_text.read(given.cli, entry.name) for entry in root.entries("Subcommands")}
    if not commands:
        sys.exit(f"{given.cli} --help lists no subcommands.")
    out = Path(given.out)
    pages = {"pleinair": page("pleinair", window, given.version, given.date, ["pleinair-cli"]),
             "pleinair-cli": page("pleinair-cli", root, given.version, given.date,
                                  ["pleinair"] + [f"pleinair-cli-{name}" for name in commands])}
    for name, text in commands.items():
        pages[f"pleinair-cli-{name}"] = page(f"pleinair-cli {name}", text, given.version, given.date,
                                             ["pleinair-cli"])
    (out / "man").mkdir(parents=True, exist_ok=True)
    (out / "completions").mkdir(exist_ok=True)
    for name, content in pages.items():
        (out / "man" / f"{name}.1").write_text(content)
    if given.administrator:
        name = Path(given.administrator).name
        (out / "man" / f"{name}.8").write_text(
            page(name, help_text.read(given.administrator), given.version, given.date, ["pleinair"], number="8"))
    (out / "completions/bash").write_text(bash(commands, window))
    (out / "completions/zsh").write_text(zsh(commands, window, root))
    (out / "completions/fish").write_text(fish(commands, window, root))


if __name__ == "__main__":
    main()
