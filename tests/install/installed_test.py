#!/usr/bin/env python3
"""Installs the programs into a folder of its own and runs them there.

    installed_test.py --cmake CMAKE --build DIR --example DIR
"""
import argparse
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ARGUMENTS = None


class InstalledTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls._folder = tempfile.TemporaryDirectory()
        cls.folder = Path(cls._folder.name)
        cls.prefix = cls.folder / "prefix"
        subprocess.run([ARGUMENTS.cmake, "--install", ARGUMENTS.build, "--prefix", cls.prefix],
                       check=True, stdout=subprocess.DEVNULL)
        cls.modules = next(cls.prefix.glob("lib*/**/pleinair/libpleinair_base.so")).parent

    @classmethod
    def tearDownClass(cls):
        cls._folder.cleanup()

    def render(self, **environment):
        return subprocess.run(
            [self.prefix / "bin/pleinair-cli", "render", "--engine", "torch", "--device", "cpu", "--threads", "1",
             "--labels", Path(ARGUMENTS.example) / "coast.png", "--size", "64x64", "--out", self.folder / "out.png"],
            capture_output=True, text=True, timeout=200, env={**os.environ, **environment})

    def test_libtorch_takes_its_own_linear_algebra_and_the_programs_openmp(self):
        # The image libraries bring the system's BLAS, whose functions have the same names.
        trace = self.folder / "bindings"
        self.render(LD_DEBUG="bindings,files", LD_DEBUG_OUTPUT=str(trace))

        taken = set()
        openmp = []
        for file in self.folder.glob("bindings.*"):
            with open(file, errors="replace") as lines:
                for line in lines:
                    if "libtorch_cpu.so" in line and "symbol `sgemm_'" in line:
                        taken.add(line)
                    if "libgomp" in line and "generating link map" in line:
                        openmp.append(line)
            file.unlink()
        self.assertEqual(len(openmp), 1, openmp)
        self.assertTrue(taken)
        for line in taken:
            self.assertRegex(line, r"to \S*libtorch_cpu\.so")

    def test_the_reference_engine_is_found_beside_the_libraries(self):
        result = self.render()

        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertTrue((self.folder / "out.png").is_file())

    def test_a_missing_module_is_one_sentence(self):
        module = self.modules / "libpleinair_reference.so"
        away = module.rename(module.with_suffix(".away"))
        try:
            result = self.render()
        finally:
            away.rename(module)

        self.assertEqual(result.returncode, 1)
        self.assertEqual(result.stderr,
                         f"pleinair-cli: The LibTorch engine is not installed: {module.resolve()} is missing.\n")

    def test_nothing_installed_lacks_a_library(self):
        files = [*self.modules.glob("*.so"), self.prefix / "bin/pleinair", self.prefix / "bin/pleinair-cli"]
        for file in files:
            with self.subTest(file=file.name):
                libraries = subprocess.run(["ldd", file], capture_output=True, text=True, check=True).stdout
                missing = {line.split()[0] for line in libraries.splitlines() if "not found" in line}
                if file.name in ("libpleinair_cuda.so", "libpleinair_nccl.so"):
                    # What LibTorch's CUDA library names in turn is fetched only where a driver is.
                    missing &= self.named_libraries(file)
                self.assertEqual(missing, set())
                self.assertNotIn(str(ARGUMENTS.build), libraries)

    @staticmethod
    def named_libraries(file):
        lines = subprocess.run(["objdump", "-p", file], capture_output=True, text=True, check=True).stdout.splitlines()
        return {line.split()[1] for line in lines if line.split()[:1] == ["NEEDED"]}


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--cmake", required=True)
    parser.add_argument("--build", required=True)
    parser.add_argument("--example", required=True)
    ARGUMENTS, rest = parser.parse_known_args()
    unittest.main(argv=[sys.argv[0], *rest], verbosity=2)
