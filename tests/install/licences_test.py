#!/usr/bin/env python3
"""installer/LICENSES.md is what make_notices.py writes of what is shipped now.

    licences_test.py ROOT

What needs packages is compared where installer/package.sh made some in ROOT/build-package.
"""
import re
import sys
import unittest
from pathlib import Path

ROOT = Path(sys.argv.pop())
sys.path.insert(0, str(ROOT / "installer"))
import make_notices  # noqa: E402


class LicencesTest(unittest.TestCase):
    def setUp(self):
        self.text = (ROOT / "installer/LICENSES.md").read_text()

    def section(self, title):
        return self.text.split(f"## {title}\n")[1].split("\n## ")[0]

    def names(self, title):
        return re.findall(r"^\| (?!what|Debian package|---)([^ |]+) ", self.section(title), re.MULTILINE)

    def test_the_pinned_parts_are_those_of_the_pins(self):
        for name, version, _ in make_notices.pinned():
            self.assertIn(f"| {name} | {version} | ", self.section("In the Debian packages and the archive"))

    def test_nothing_but_pinned_and_compiled_in_parts_is_in_every_package(self):
        expected = [name for name, _, _ in make_notices.pinned()]
        expected += [name.removesuffix("-dev") for name in make_notices.COMPILED_IN]
        self.assertEqual(self.names("In the Debian packages and the archive"), expected)

    def test_every_bundled_model_is_there_with_its_data(self):
        models = sorted(card.parent.name for card in (ROOT / "resources/models").glob("*/README.md"))
        self.assertEqual(re.findall(r"`models/([^`]+)`", self.section("Models")), models)
        for name in models:
            card = (ROOT / "resources/models" / name / "README.md").read_text()
            data = next(line for line in card.splitlines() if line.startswith("| data"))
            self.assertIn(data.strip("| ").replace(" | ", ": "), self.section("Models"))

    def test_what_the_archive_bundles_is_listed(self):
        made = ROOT / "build-package/archive-packages.txt"
        if not made.exists():
            self.skipTest("installer/package.sh was not run here")
        self.assertEqual(self.names("In the archive alone"), made.read_text().split())


if __name__ == "__main__":
    unittest.main(verbosity=2)
