#!/usr/bin/env python3
"""What calls POSIX, Linux or an x86-64 processor is what installer/README.md names, no more and no less.

    portability_test.py ROOT
"""
import re
import sys
import unittest
from pathlib import Path

ROOT = Path(sys.argv.pop()) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]
FOLDERS = ["app", "model", "training", "ui"]
# Headers of the system end in .h; these are of libraries that every system has.
PORTABLE_HEADERS = re.compile(
    r"(zip|lcms2|tiffio|png|omp|cuda_\w+)\.h|(webp|OpenEXR|ATen|c10|torch|oneapi|opencv2)/.*")
INCLUDE = re.compile(r"^\s*#\s*include\s*<([^>]+\.h)>", re.MULTILINE)
# What comes with a standard header or none, or is no call at all.
CALLS = re.compile(r"\b(sigaction|__builtin_cpu_supports|timegm|localtime_r|gmtime_r|setenv|popen|isatty)\s*\(|\bSIGKILL\b|\"/(proc|sys|dev)/")
LISTED = re.compile(r"`((?:%s)/[\w/]+\.(?:cpp|h))`" % "|".join(FOLDERS))


def uses_of_the_system(text):
    """What a source asks of the system or the processor, in words."""
    text = re.sub(r"//[^\n]*", "", text)
    found = [f"<{name}>" for name in INCLUDE.findall(text) if not PORTABLE_HEADERS.fullmatch(name)]
    return found + [found.group(0).strip() for found in CALLS.finditer(text)]


def sources():
    return [file for folder in FOLDERS for file in sorted((ROOT / folder).rglob("*")) if file.suffix in (".cpp", ".h")]


class PortabilityTest(unittest.TestCase):
    def listed(self):
        text = (ROOT / "installer/README.md").read_text()
        return set(LISTED.findall(text[text.index("What calls POSIX, Linux"):]))

    def test_every_file_that_calls_the_system_is_listed(self):
        unlisted = {str(file.relative_to(ROOT)): uses for file in sources()
                    if (uses := uses_of_the_system(file.read_text()))
                    and str(file.relative_to(ROOT)) not in self.listed()}
        self.assertEqual(unlisted, {}, "installer/README.md lacks these")

    def test_every_listed_file_still_calls_the_system(self):
        idle = [name for name in self.listed() if not uses_of_the_system((ROOT / name).read_text())]
        self.assertEqual(idle, [])

    def test_sees_headers_calls_and_folders_of_the_kernel(self):
        self.assertEqual(uses_of_the_system("#include <sys/stat.h>\n#include <zip.h>\n#include <vector>\n"), ["<sys/stat.h>"])
        self.assertEqual(uses_of_the_system('::sigaction(1, a, b);'), ["sigaction("])
        self.assertEqual(uses_of_the_system('std::ifstream f("/proc/self/status");'), ['"/proc/'])
        self.assertEqual(uses_of_the_system("// <unistd.h> and sigaction( in a comment"), [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
