#!/usr/bin/env python3
"""Two builds that differ are told apart, and what differs is named.

    compare_packages_test.py COMPARE_PACKAGES
"""
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SCRIPT = sys.argv.pop()


class ComparePackagesTest(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def archive(self, side, text, when=0):
        inside = self.folder / ("in-" + side)
        inside.mkdir()
        (inside / "program").write_text(text)
        (inside / "same").write_text("same")
        (self.folder / side).mkdir()
        subprocess.run(["tar", f"--mtime=@{when}", "--sort=name", "-cf", self.folder / side / "x.tar", "-C", inside, "."], check=True)

    def compared(self):
        done = subprocess.run([sys.executable, "-B", SCRIPT, self.folder / "a", self.folder / "b"], capture_output=True, text=True)
        return done.returncode, done.stdout

    def test_equal_folders_are_equal(self):
        self.archive("a", "one")
        self.archive("b", "one")
        self.assertEqual(self.compared(), (0, "1 files, every byte equal\n"))

    def test_names_the_file_inside_and_its_bytes(self):
        self.archive("a", "one two")
        self.archive("b", "one too")
        result, text = self.compared()
        self.assertEqual(result, 1)
        self.assertIn("x.tar: 1 of ", text)
        self.assertIn("    program: 1 of 7 bytes, the first at 5\n", text)
        self.assertNotIn("same", text)

    def test_names_a_time_that_differs(self):
        self.archive("a", "one")
        self.archive("b", "one", when=5)
        self.assertIn("program: mode and time", self.compared()[1])

    def test_names_a_file_of_one_side(self):
        self.archive("a", "one")
        self.archive("b", "one")
        (self.folder / "b/more").write_text("x")
        self.assertIn("more: only in", self.compared()[1])

    def test_nothing_is_not_equal(self):
        (self.folder / "a").mkdir()
        (self.folder / "b").mkdir()
        self.assertEqual(self.compared()[0], 1)


if __name__ == "__main__":
    unittest.main(verbosity=2)
