#!/usr/bin/env python3
"""Manual pages and completions say what --help says.

    manuals_test.py --manuals DIR --installer DIR
"""
import argparse
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ARGUMENTS = None

HELP = """Make things
Usage: tool make [OPTIONS]

Options:
  -h,--help                   Print this help message and exit

Files:
  --out TEXT REQUIRED         Where it goes, a long
                              line goes on
  --kind TEXT:{round,square}=round
                              Its form


Examples:
  tool make --out x
"""


class HelpTextTest(unittest.TestCase):
    def setUp(self):
        sys.path.insert(0, str(ARGUMENTS.installer))
        import help_text
        self.text = help_text.parse(HELP)

    def test_reads_groups_wrapped_lines_choices_and_what_follows(self):
        self.assertEqual(self.text.summary, "Make things")
        self.assertEqual([name for name, _ in self.text.groups], ["Options", "Files"])
        out, kind = self.text.entries("Files")
        self.assertEqual(out.text, "Where it goes, a long line goes on")
        self.assertEqual(kind.choices(), ["round", "square"])
        self.assertEqual(self.text.entries("Options")[0].spellings(), ["-h", "--help"])
        self.assertIn("tool make --out x", self.text.footer)


class ManualsTest(unittest.TestCase):
    def page(self, name):
        return (ARGUMENTS.manuals / "man" / f"{name}.1").read_text()

    def test_every_command_has_a_page_with_its_options(self):
        for name, option in (("render", "labels"), ("train", "perceptual"), ("prepare", "classes")):
            self.assertIn("\\-\\-" + option, self.page(f"pleinair-cli-{name}"))
            self.assertIn(f"pleinair\\-cli\\-{name}", self.page("pleinair-cli"))
        self.assertIn("\\-\\-theme", self.page("pleinair"))

    def test_the_administrators_program_has_a_page_of_section_8(self):
        sys.path.insert(0, str(ARGUMENTS.installer))
        import help_text
        import make_manuals
        script = (ARGUMENTS.installer / "pleinair-fetch-cuda.in").read_text()
        with tempfile.TemporaryDirectory() as folder:
            program = Path(folder) / "pleinair-fetch-cuda"
            program.write_text(script.replace("@PLEINAIR_LIBRARY_FOLDER_INSTALLED@", "/usr/lib/pleinair"))
            program.chmod(0o755)
            page = make_manuals.page(program.name, help_text.read(program), "1", "2026-12-01", ["pleinair"], number="8")
        self.assertIn('.TH "PLEINAIR-FETCH-CUDA" "8"', page)
        self.assertIn("pleinair\\-fetch\\-cuda \\- Fetch the NVIDIA libraries", page)
        self.assertIn("\\fB\\-\\-remove\\fR\nTake the libraries away again", page)
        self.assertIn("/usr/lib/pleinair/nvidia", page)

    def test_the_shell_takes_the_completions(self):
        script = ARGUMENTS.manuals / "completions/bash"
        done = subprocess.run(
            ["bash", "-c", f"source {script}; COMP_WORDS=(pleinair-cli ren); COMP_CWORD=1; _pleinair_cli; "
                           "echo \"${COMPREPLY[*]}\"; COMP_WORDS=(pleinair-cli render --engine ''); COMP_CWORD=3; "
                           "_pleinair_cli; echo \"${COMPREPLY[*]}\""],
            capture_output=True, text=True, check=True)
        self.assertEqual(done.stdout.splitlines(), ["render", "auto pleinair torch"])


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--manuals", required=True, type=Path)
    parser.add_argument("--installer", required=True, type=Path)
    ARGUMENTS, rest = parser.parse_known_args()
    unittest.main(argv=[sys.argv[0], *rest], verbosity=2)
