"""What the tests of training share: a small data set, calls of pleinair-cli, and packages from PyPI."""
import json
import random
import struct
import subprocess
import sys
import tempfile
import unittest
import zlib
from pathlib import Path

# A network of a few kilobytes; one thread, so that other tests may run beside it.
SMALL = ["--ngf", 2, "--nhidden", 4, "--z-dim", 4, "--crop-size", 64, "--ndf", 4, "--batch-size", 2, "--threads", 1,
         "--device", "cpu", "--recalibration-batches", 1]


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, rows, colour):
    data = b"".join(b"\0" + row for row in rows)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b""))


def tensors(path):
    """Name -> (type, shape, bytes) of a safetensors file."""
    data = Path(path).read_bytes()
    length = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8:8 + length])
    return {name: (entry["dtype"], entry["shape"], data[8 + length:][slice(*entry["data_offsets"])])
            for name, entry in header.items() if name != "__metadata__"}


def python_with(build, *packages):
    """An interpreter that has these packages of PyPI, installed once into the build folder; None, with the
    reason on standard error, where they cannot be had."""
    folder = Path(build) / "test-python"
    python = folder / "bin" / "python"
    modules = [package.replace("-", "_") for package in packages]
    check = [str(python), "-c", "import " + ", ".join(modules)]
    try:
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True, capture_output=True, timeout=120)
        if subprocess.run(check, capture_output=True, timeout=120).returncode != 0:
            subprocess.run([str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", *packages],
                           check=True, capture_output=True, timeout=600)
        subprocess.run(check, check=True, capture_output=True, timeout=120)
    except (OSError, subprocess.SubprocessError) as reason:
        print(f"SKIPPED in part: {', '.join(packages)} cannot be installed from PyPI ({reason}).", file=sys.stderr)
        return None
    return str(python)


class TrainingTest(unittest.TestCase):
    """A temporary folder with `small.pack`: six pictures of 64 pixels, sky above ground."""
    program = None
    pictures = 6

    @classmethod
    def setUpClass(cls):
        cls._folder = tempfile.TemporaryDirectory()
        cls.folder = Path(cls._folder.name)
        cls.pack = cls.folder / "small.pack"
        cls.make_pack()

    @classmethod
    def tearDownClass(cls):
        cls._folder.cleanup()

    @classmethod
    def make_pack(cls):
        side, chance = 64, random.Random(7)
        for folder in ("photos", "labels"):
            (cls.folder / folder).mkdir()
        for picture in range(cls.pictures):
            horizon = chance.randrange(16, 48)
            colours = [bytes(chance.randrange(256) for _ in range(3)) for _ in range(2)]
            rows = [b"".join(bytes((channel + 3 * x + y) % 256 for channel in colours[y >= horizon]) for x in range(side))
                    for y in range(side)]
            (cls.folder / "photos" / f"{picture}.png").write_bytes(png(side, side, rows, 2))
            labels = [bytes([int(y >= horizon)]) * side for y in range(side)]
            (cls.folder / "labels" / f"{picture}.png").write_bytes(png(side, side, labels, 0))
        (cls.folder / "classes.json").write_text(json.dumps({
            "format": "pleinair-classes", "version": 1, "unknown": 255,
            "classes": [{"id": 0, "name": "sky", "color": "#8fc3f0"}, {"id": 1, "name": "ground", "color": "#5a3c1e"}]}))
        done = cls.call("prepare", "--images", cls.folder / "photos", "--labels", cls.folder / "labels", "--classes",
                        cls.folder / "classes.json", "--size", 64, "--out", cls.pack)
        assert done.returncode == 0, done.stderr

    @classmethod
    def command(cls, *arguments):
        return [str(cls.program), *map(str, arguments)]

    @classmethod
    def call(cls, *arguments, **keywords):
        return subprocess.run(cls.command(*arguments), capture_output=True, text=True, timeout=300, **keywords)

    @classmethod
    def train(cls, run, steps, *more, **keywords):
        return cls.call("train", "--data", cls.pack, "--out", run, "--stages", f"64:{steps}", *SMALL,
                        "--progress", "json", *more, **keywords)

    def succeeds(self, done):
        self.assertEqual(done.returncode, 0, done.stderr + done.stdout[-2000:])
        return done.stdout

    def newest_state(self, run):
        return max(run.glob("state-*.safetensors"), key=lambda path: int(path.stem.split("-")[1]))

    def assert_same_state(self, one, other):
        self.assertEqual(self.newest_state(one).name, self.newest_state(other).name)
        expected, found = tensors(self.newest_state(one)), tensors(self.newest_state(other))
        self.assertEqual(sorted(expected), sorted(found))
        differing = [name for name in expected if expected[name] != found[name]]
        self.assertEqual(differing, [])


def main():
    """unittest.main() with the program under test and the build folder before unittest's own arguments."""
    TrainingTest.program = sys.argv.pop(1)
    TrainingTest.build = Path(sys.argv.pop(1))
    unittest.main()
