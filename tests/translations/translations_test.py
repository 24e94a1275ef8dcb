"""Holds the translations against the sources: translations_test.py LUPDATE ROOT.

A text that the sources have and a language lacks, an unfinished or empty translation, a placeholder
lost or added, a mnemonic lost, dots or spaces at the ends that differ, and a context that the
program would not look in, each fail with the text itself.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

# Contexts given by hand to QCoreApplication::translate(); all others are those of classes.
FREE_CONTEXTS = {"Actions", "CommandWords", "Edits", "ErrorReporter", "Examples", "LabelReadings", "Layers", "MaterialMenu", "Materials", "Styles", "UnmatchedQuestion"}
PLACEHOLDER = re.compile(r"%(?:L?\d+|n)")
PLURALS = {"de": 2, "zh_CN": 1}


def messages(ts: Path):
    """Context, source, its translations, and whether it is finished, of every message."""
    for context in ElementTree.parse(ts).getroot().iter("context"):
        name = context.findtext("name")
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [form.text or "" for form in translation.iter("numerusform")]
            texts = forms if message.get("numerus") else [translation.text or ""]
            yield name, message.findtext("source"), texts, translation.get("type") is None


def edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def complaints_about(language, context, source, texts, finished):
    where = f"{language}: {context}: {source!r}"
    if not finished or not all(texts) or not texts:
        return [f"{where} is not translated"]
    found = []
    if len(texts) > 1 and len(texts) != PLURALS[language]:
        found.append(f"{where} has {len(texts)} plural forms")
    for text in texts:
        if sorted(PLACEHOLDER.findall(source)) != sorted(PLACEHOLDER.findall(text)):
            found.append(f"{where} has other placeholders in {text!r}")
        has_mnemonic = bool(re.search(r"&[^&\s]", source))
        if has_mnemonic != bool(re.search(r"&[^&\s]", text)):
            found.append(f"{where} and {text!r} differ in their mnemonic")
        if edges(source) != edges(text):
            found.append(f"{where} and {text!r} differ in their outer spaces")
        if source.rstrip().endswith("…") != text.rstrip().endswith("…"):
            found.append(f"{where} and {text!r} differ in their dots")
        if source.count("\n") != text.count("\n") or source.count("\t") != text.count("\t"):
            found.append(f"{where} and {text!r} differ in their lines")
    if context not in FREE_CONTEXTS and not context.startswith("pleinair::"):
        found.append(f"{where}: the program looks in no context of that name")
    return found


def main() -> int:
    lupdate, root = sys.argv[1], Path(sys.argv[2])
    complaints = []
    with tempfile.TemporaryDirectory() as folder:
        for ts in sorted((root / "resources/translations").glob("pleinair_*.ts")):
            language = ts.stem.split("_", 1)[1]
            copy = Path(folder) / ts.name
            shutil.copy(ts, copy)
            subprocess.run(
                [lupdate, "-silent", "-I", str(root), "-locations", "none", "-no-obsolete", str(root / "ui"),
                 str(root / "app/main.cpp"), "-ts", str(copy)],
                check=True, stdout=subprocess.DEVNULL)
            known = list(messages(copy))
            for message in known:
                complaints += complaints_about(language, *message)
            left = {message[:2] for message in messages(ts)} - {message[:2] for message in known}
            complaints += [f"{language}: {context}: {source!r} is in no source any more"
                           for context, source in sorted(left)]
            materials = {source for context, source, *_ in known if context == "Materials"}
            classes = json.loads((root / "resources/classes/landscape.json").read_text())["classes"]
            for entry in classes:
                for text in (entry["name"], entry["group"]):
                    if text not in materials:
                        complaints.append(f"The material {text!r} is not in ui/language.cpp")
    for complaint in complaints[:40]:
        print(complaint)
    print(f"{len(complaints)} complaints")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
