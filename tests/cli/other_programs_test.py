#!/usr/bin/env python3
"""Projects and PSD files in the programs they are made for: Krita and GIMP, as Debian has them.

usage: other_programs_test.py PLEINAIR_CLI [--model DIR]

Ours open there as layers; what Krita saves comes back. Ends with 77, which ctest reports as skipped,
where neither program is installed.
"""
import json
import os
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest
import zipfile
import zlib

CLI = sys.argv[1]
MODEL = sys.argv[sys.argv.index("--model") + 1]
KRITA = shutil.which("krita") if shutil.which("Xvfb") else None
GIMP = shutil.which("gimp-console") or shutil.which("gimp-console-2.10")
SKIPPED = 77
PATIENCE_S = 240

STROKES = {
    "format": "pleinair-strokes", "version": 1, "canvas": [96, 64], "actions": [
        {"tool": "fill", "class": "sky", "points": [[5, 5]]},
        {"layer": "add", "name": "Water & \"shore\""},
        {"tool": "rectangle", "class": "lake", "points": [[10, 40], [80, 60]]},
        {"layer": "add", "name": "Bäume"},
        {"tool": "brush", "class": "tree", "size": 20, "points": [[20, 30], [60, 34]]},
    ]}
LAYERS = ["Background", "Water & \"shore\"", "Bäume"]


def run(*arguments, **more):
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=PATIENCE_S, **more)
    if done.returncode != 0:
        raise AssertionError(f"{arguments}: {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
    return done.stdout


def cli(*arguments):
    return run(CLI, *arguments)


def rgb_of(png):
    """Width, height and RGB bytes of an 8-bit PNG, whatever its kind."""
    data = pathlib.Path(png).read_bytes()
    at, packed, palette, header = 8, b"", b"", None
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + size]
        if kind == b"IHDR":
            header = struct.unpack(">IIBBBBB", body)
        elif kind == b"PLTE":
            palette = body
        elif kind == b"IDAT":
            packed += body
        at += 12 + size
    width, height, _, colour = header[:4]
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
    raw = zlib.decompress(packed)
    stride = width * channels
    previous, rows, at = bytearray(stride), [], 0
    for _ in range(height):
        kind, row = raw[at], bytearray(raw[at + 1:at + 1 + stride])
        at += 1 + stride
        for i in range(stride):
            left = row[i - channels] if i >= channels else 0
            up = previous[i]
            corner = previous[i - channels] if i >= channels else 0
            if kind == 1:
                row[i] = (row[i] + left) & 255
            elif kind == 2:
                row[i] = (row[i] + up) & 255
            elif kind == 3:
                row[i] = (row[i] + (left + up) // 2) & 255
            elif kind == 4:
                estimate = left + up - corner
                nearest = min((abs(estimate - left), 0, left), (abs(estimate - up), 1, up), (abs(estimate - corner), 2, corner))[2]
                row[i] = (row[i] + nearest) & 255
        rows.append(bytes(row))
        previous = row
    pixels = b"".join(rows)
    if colour == 3:
        pixels = b"".join(palette[3 * value:3 * value + 3] for value in pixels)
    elif channels == 1:
        pixels = b"".join(bytes([value] * 3) for value in pixels)
    elif channels == 4:
        pixels = b"".join(pixels[i:i + 3] for i in range(0, len(pixels), 4))
    return width, height, pixels


class OtherProgramsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp()
        cls.environment = {**os.environ, "HOME": cls.folder, "XDG_CONFIG_HOME": cls.folder,
                           "XDG_DATA_HOME": cls.folder, "XDG_CACHE_HOME": cls.folder,
                           "QT_QPA_PLATFORM": "xcb", "XDG_RUNTIME_DIR": cls.folder}
        if KRITA:
            cls.open_display()
        with open(cls.at("a.json"), "w") as file:
            json.dump(STROKES, file)
        cli("export", cls.at("a.json"), "--out", cls.at("a.ora"), "--model", MODEL, "--seed", "3")
        cli("export", cls.at("a.json"), "--out", cls.at("plain.ora"), "--without-photograph", "--model", MODEL)
        cli("export", cls.at("a.json"), "--out", cls.at("a.psd"), "--without-photograph", "--model", MODEL)
        cli("export", cls.at("a.ora"), "--as", "label-colours", "--out", cls.at("a.png"), "--model", MODEL)

    @classmethod
    def open_display(cls):
        """One display for all; the server itself picks a free number, so that others may start theirs."""
        number, said = os.pipe()
        cls.server = subprocess.Popen(["Xvfb", "-displayfd", str(said), "-noreset", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"],
                                      pass_fds=[said], stderr=subprocess.DEVNULL)
        os.close(said)
        with os.fdopen(number) as answer:
            cls.environment["DISPLAY"] = ":" + answer.readline().strip()

    @classmethod
    def tearDownClass(cls):
        if KRITA:
            cls.server.terminate()
            cls.server.wait()
        shutil.rmtree(cls.folder)

    @classmethod
    def at(cls, name):
        return os.path.join(cls.folder, name)

    def krita(self, source, target):
        run(KRITA, self.at(source), "--export", "--export-filename", self.at(target), env=self.environment)

    def gimp(self, script):
        run(GIMP, "-n", "-i", "-d", "-f", "-b", script, "-b", "(gimp-quit 0)", env=self.environment)

    def labels_of(self, project):
        cli("export", self.at(project), "--as", "label-colours", "--out", self.at("labels.png"), "--model", MODEL)
        return rgb_of(self.at("labels.png"))

    def layers_of(self, project):
        details = json.loads(cli("inspect", self.at(project), "--json"))["details"]
        return [key[len("layer "):] for key in details if key.startswith("layer ")]

    @unittest.skipUnless(KRITA, "krita is not installed")
    def test_krita_opens_a_project_and_what_it_saves_comes_back(self):
        self.krita("a.ora", "krita.ora")

        with zipfile.ZipFile(self.at("krita.ora")) as file:
            self.assertFalse([name for name in file.namelist() if name.startswith("pleinair/")])
            self.assertIn("Photograph", file.read("stack.xml").decode())
        self.assertEqual(len(self.layers_of("krita.ora")), len(LAYERS))
        self.assertEqual(self.labels_of("krita.ora"), rgb_of(self.at("a.png")))

    @unittest.skipUnless(KRITA, "krita is not installed")
    def test_krita_shows_the_painting(self):
        self.krita("plain.ora", "shown.png")

        self.assertEqual(rgb_of(self.at("shown.png")), rgb_of(self.at("a.png")))

    @unittest.skipUnless(KRITA, "krita is not installed")
    def test_krita_opens_the_psd_as_layers(self):
        self.krita("a.psd", "psd.ora")

        self.assertEqual(len(self.layers_of("psd.ora")), len(LAYERS))
        self.assertEqual(self.labels_of("psd.ora"), rgb_of(self.at("a.png")))

    @unittest.skipUnless(GIMP, "gimp is not installed")
    def test_gimp_opens_the_psd_as_layers(self):
        self.gimp(f"""
(let* ((image (car (gimp-file-load RUN-NONINTERACTIVE "{self.at('a.psd')}" "a.psd")))
       (layers (cadr (gimp-image-get-layers image)))
       (out (open-output-file "{self.at('layers.txt')}")))
  (for-each (lambda (layer) (display (car (gimp-item-get-name layer)) out) (newline out)) (vector->list layers))
  (close-output-port out)
  (gimp-image-flatten image)
  (file-png-save RUN-NONINTERACTIVE image (car (gimp-image-get-active-drawable image)) "{self.at('gimp.png')}" "gimp.png" 0 9 0 0 0 0 0))""")

        names = pathlib.Path(self.at("layers.txt")).read_text(encoding="utf-8").splitlines()
        self.assertEqual(names, LAYERS[::-1])
        self.assertEqual(rgb_of(self.at("gimp.png")), rgb_of(self.at("a.png")))


if __name__ == "__main__":
    if not KRITA and not GIMP:
        print("skipped: neither krita nor gimp is installed")
        sys.exit(SKIPPED)
    unittest.main(argv=sys.argv[:1], verbosity=2)
