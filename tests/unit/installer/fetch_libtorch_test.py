"""Tests installer/fetch_libtorch.py with small packages and a pip of our own: no network."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[3] / "installer" / "fetch_libtorch.py"
# Copies the asked package from PACKAGES, unless its name stands in REFUSED; every call is counted in CALLS.
FAKE_PIP = """
import os, shutil, sys, time
if "--version" in sys.argv:
    sys.exit(0)
requirement = open(sys.argv[sys.argv.index("-r") + 1]).read().split("==")[0]
with open(os.environ["CALLS"], "a") as calls:
    calls.write(requirement + "\\n")
if requirement == os.environ.get("REFUSED"):
    sys.exit("the network is down")
time.sleep(float(os.environ.get("DELAY", "0")))
arrived = sys.argv[sys.argv.index("--dest") + 1]
os.makedirs(arrived)
shutil.copy(os.path.join(os.environ["PACKAGES"], requirement + ".whl"), arrived)
"""
CONTENTS = {
    "nvidia-cuda-runtime": {"nvidia/cu13/lib/libcudart.so.13": "cudart", "nvidia/cu13/lib/libcudart_static.a": "no"},
    "torch": {"torch/include/torch/torch.h": "header", "torch/lib/libtorch_cpu.so": "library", "torch/nn/x.py": "no"},
}


class FetchLibTorch(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        for name in ("packages", "pip", "installer"):
            (self.folder / name).mkdir()
        (self.folder / "pip" / "__init__.py").touch()
        (self.folder / "pip" / "__main__.py").write_text(FAKE_PIP)
        shutil.copy(SCRIPT, self.folder / "installer")
        self.target = self.folder / "cache" / "pleinair" / "libtorch-2.11.0" / "torch"
        self.write_pins({name: self.make_package(name, files) for name, files in CONTENTS.items()})

    def make_package(self, name, files):
        path = self.folder / "packages" / (name + ".whl")
        with zipfile.ZipFile(path, "w") as package:
            for place, text in files.items():
                package.writestr(place, text)
        return hashlib.sha256(path.read_bytes()).hexdigest()

    def write_pins(self, digests):
        lines = [f"{name}==1.0 --hash=sha256:{digest}  # 1 MiB\n" for name, digest in digests.items()]
        (self.folder / "installer" / "libtorch.txt").write_text("# Pins.\n" + "".join(lines))

    def start(self, *arguments, **environment):
        return subprocess.Popen(
            [sys.executable, str(self.folder / "installer" / "fetch_libtorch.py"), *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env={**os.environ, "XDG_CACHE_HOME": str(self.folder / "cache"), "PYTHONPATH": str(self.folder),
                 "PACKAGES": str(self.folder / "packages"), "CALLS": str(self.folder / "calls"), **environment})

    def fetch(self, *arguments, **environment):
        process = self.start(*arguments, **environment)
        output, errors = process.communicate(timeout=60)
        return process.returncode, output + errors

    def calls(self):
        path = self.folder / "calls"
        return path.read_text().split() if path.exists() else []

    def kept(self):
        return sorted(str(path.relative_to(self.target)) for path in self.target.rglob("*") if path.is_file())

    def test_keeps_headers_and_libraries_alone(self):
        code, text = self.fetch()

        self.assertEqual(code, 0, text)
        self.assertEqual(self.kept(), ["include/torch/torch.h", "lib/libcudart.so.13", "lib/libtorch_cpu.so",
                                       "pleinair-stamp.txt"])

    def test_leaves_nothing_but_the_folder(self):
        self.fetch()

        self.assertEqual([path.name for path in self.target.parent.iterdir()], ["torch"])

    def test_a_second_start_downloads_nothing(self):
        self.fetch()
        self.fetch()

        self.assertEqual(len(self.calls()), 2)

    def test_check_says_whether_the_folder_is_complete(self):
        self.assertEqual(self.fetch("--check")[0], 1)
        self.fetch()
        self.assertEqual(self.fetch("--check")[0], 0)

    def test_refuses_a_package_with_another_hash(self):
        self.make_package("torch", {"torch/lib/libtorch_cpu.so": "altered"})

        code, text = self.fetch()

        self.assertEqual(code, 1)
        self.assertIn("SHA-256", text)
        self.assertFalse(self.target.exists())

    def test_keeps_what_had_arrived_before_a_failure(self):
        code, text = self.fetch(REFUSED="torch")
        self.assertEqual(code, 1)
        self.assertIn("the network is down", text)
        self.assertFalse(self.target.exists())

        self.fetch()

        self.assertEqual(self.calls(), ["nvidia-cuda-runtime", "torch", "torch"])
        self.assertTrue(self.target.exists())

    def test_two_starts_at_once_download_once(self):
        first = self.start(DELAY="0.5")
        second = self.start(DELAY="0.5")

        first.communicate(timeout=60)
        second.communicate(timeout=60)

        self.assertEqual((first.returncode, second.returncode), (0, 0))
        self.assertEqual(len(self.calls()), 2)

    def test_a_folder_of_other_pins_is_replaced(self):
        self.fetch()
        digest = self.make_package("torch", {"torch/lib/libtorch_cpu.so": "newer"})
        self.write_pins({"torch": digest})

        self.fetch()

        self.assertEqual((self.target / "lib" / "libtorch_cpu.so").read_text(), "newer")
        self.assertFalse((self.target / "include").exists())

    def test_cuda_is_a_folder_of_its_own_beside_it(self):
        digest = self.make_package("cublas", {"nvidia/cu13/lib/libcublas.so.13": "cublas",
                                              "nvidia/cu13/include/cublas.h": "no"})
        (self.folder / "installer" / "libtorch-cuda.txt").write_text(f"cublas==1.0 --hash=sha256:{digest}  # 1 MiB\n")
        self.fetch()

        code, text = self.fetch("--cuda")

        self.assertEqual(code, 0, text)
        self.assertEqual((self.target.parent / "nvidia/cu13/lib/libcublas.so.13").read_text(), "cublas")
        self.assertFalse((self.target.parent / "nvidia/cu13/include").exists())
        self.assertEqual(self.fetch("--check")[0], 0)


if __name__ == "__main__":
    unittest.main()
