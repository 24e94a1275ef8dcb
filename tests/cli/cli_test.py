#!/usr/bin/env python3
"""Runs pleinair-cli as a user does: exit codes, help, inspect, prepare, render and encode.

    cli_test.py PROGRAM [--fixtures DIR] [--model DIR]

The parts that need the published reference networks or the bundled model are skipped, with a message, where these
are missing. Uses the standard library alone.
"""
import argparse
import json
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest
import zipfile
import zlib
from pathlib import Path

ARGUMENTS = None


def run(*arguments):
    return subprocess.run([ARGUMENTS.program, *map(str, arguments)], capture_output=True, text=True, timeout=300)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, rows, colour=0):
    """colour: 0 grey, 2 RGB; rows: bytes of each row."""
    data = b"".join(b"\0" + row for row in rows)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b""))


def tensors(path):
    data = Path(path).read_bytes()
    length = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8:8 + length])
    body = data[8 + length:]
    return {name: (entry["shape"], body[slice(*entry["data_offsets"])]) for name, entry in header.items()
            if name != "__metadata__"}


def floats(data):
    return struct.unpack(f"<{len(data) // 4}f", data)


class CliTest(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.folder = Path(self._folder.name)

    def tearDown(self):
        self._folder.cleanup()

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def fails(self, done, code, part):
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertIn(part, done.stderr)

    def succeeds(self, done):
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout


class Usage(CliTest):
    def test_version_and_help_go_to_standard_output(self):
        self.assertRegex(self.succeeds(run("--version")), r"^pleinair-cli \d+\.\d+\.\d+\n$")
        self.assertIn("Examples:", self.succeeds(run("--help")))
        for command in ("render", "encode", "segment", "evaluate", "prepare", "inspect"):
            self.assertIn("Example", self.succeeds(run(command, "--help")))

    def test_wrong_usage_is_exit_code_two(self):
        for arguments in ([], ["paint"], ["inspect"], ["inspect", "a", "--no-such-option"], ["render", "--labels", "a.png"],
                          ["render", "--labels", "a.png", "--out", "a.png", "--seed", "1", "--preset", "x"],
                          ["render", "--labels", "a.png", "--out", "a.gif"],
                          ["render", "--labels", "a.png", "--out", "a.png", "--device", "tpu"],
                          ["prepare", "--images", "a", "--classes", "c", "--out", "o"]):
            done = run(*arguments)
            self.assertEqual(done.returncode, 2, arguments)

    def test_a_missing_file_is_exit_code_one_and_one_sentence(self):
        self.fails(run("inspect", self.folder / "none"), 1, "cannot be opened")
        self.assertEqual(run("inspect", self.folder / "none").stderr.count("\n"), 1)


class Inspect(CliTest):
    def test_json_has_every_key(self):
        path = self.write("map.png", png(2, 2, [b"\0\1", b"\1\xff"]))
        found = json.loads(self.succeeds(run("inspect", path, "--json")))
        self.assertEqual(found["kind"], "label-map")
        self.assertEqual(found["file"], str(path))
        self.assertEqual(len(found["warnings"]), 1)
        self.assertLessEqual({"networks", "options", "classes"}, set(found))

    def test_published_checkpoints(self):
        if not ARGUMENTS.fixtures:
            self.skipTest("the published reference networks are not here")
        for name in ("net_G.legacy.pth", "net_G.zip.pth"):
            path = Path(ARGUMENTS.fixtures) / "checkpoint-plain" / name
            found = json.loads(self.succeeds(run("inspect", path, "--json")))
            self.assertEqual(found["kind"], "spade-checkpoint")
            self.assertEqual(found["networks"][0]["parameters"], 559251)
            self.assertEqual(found["networks"][0]["tensors"], 234)
            self.assertEqual(found["options"]["label_nc"], 6)
            self.assertTrue(found["options"]["contain_dontcare_label"])


class Prepare(CliTest):
    CLASSES = json.dumps({"format": "pleinair-classes", "version": 1, "unknown": 255, "classes": [
        {"id": 0, "name": "sky", "color": "#8fc3f0"}, {"id": 1, "name": "sea", "color": "#2b6ea8"}]})

    @staticmethod
    def photo(seed, side=32):
        """A picture with cells of colours that depend on the seed, so that no two are nearly the same."""
        return png(side, side, [bytes(zlib.crc32(b"%d %d %d %d" % (seed, x // 8, y // 8, c)) % 200 + x for x in range(side)
                                      for c in range(3)) for y in range(side)], 2)

    def add_pair(self, name, seed, value=1, root=""):
        self.write(f"{root}images/{name}.png", self.photo(seed))
        self.write(f"{root}labels/{name}.png", png(32, 32, [bytes(32)] * 16 + [bytes([value] * 32)] * 16))

    def test_a_pack_of_the_good_pairs(self):
        self.write("classes.json", self.CLASSES)
        for seed, name in enumerate(("a", "b", "c", "d")):
            self.add_pair(name, seed, name == "c" and 9 or 1)
        self.write("images/d.png", b"nothing")
        out = self.folder / "all.pack"
        done = run("prepare", "--images", self.folder / "images", "--labels", self.folder / "labels", "--classes",
                   self.folder / "classes.json", "--size", 32, "--out", out)
        self.assertIn("4 pairs, 2 used, 2 left out; 32 x 32", self.succeeds(done))
        self.assertIn("left out: c: c.png: ", done.stderr)
        self.assertIn("left out: d: d.png: ", done.stderr)
        found = json.loads(self.succeeds(run("inspect", out, "--json")))
        self.assertEqual((found["kind"], len(found["classes"]), len(found["warnings"])), ("pack", 2, 2))

    def test_a_folder_is_recognised_divided_and_reported(self):
        self.write("set/classes.json", self.CLASSES)
        for i in range(40):
            self.add_pair(f"p{i}", i, root="set/")
        report = self.folder / "report.html"
        arguments = ("prepare", self.folder / "set", "--size", 32, "--val-share", 0.2, "--out", self.folder / "packs",
                     "--shard-mb", 1)
        found = json.loads(self.succeeds(run(*arguments, "--json", "--report", report)))
        self.assertIn("two folders", found["layout"])
        val, train = found["splits"]
        self.assertEqual((val["name"], train["name"], val["used"] + train["used"]), ("val", "train", 40))
        self.assertTrue(1 <= val["used"] <= 20)
        self.assertTrue((self.folder / "packs/train/00000.pack").exists())
        self.assertEqual(found["classes"][1]["verdict"], "good")
        self.assertIn("<h2>Classes</h2>", report.read_text())
        self.assertIn("Layout: photographs and label maps in two folders", self.succeeds(run(*arguments)))

    def test_colours_of_somebody_else(self):
        for i in range(3):
            self.add_pair(f"p{i}", i, root="set/")
            rows = [b"\xff\1\2" * 32] * 20 + [b"\1\2\xff" * 32] * 12
            self.write(f"set/labels/p{i}.png", png(32, 32, rows, 2))
        draft = self.folder / "set/classes.json"
        self.assertIn("#ff0102", self.succeeds(run("prepare", self.folder / "set", "--draft-classes", draft)))
        classes = json.loads(draft.read_text())
        self.assertEqual([c["color"] for c in classes["classes"]], ["#ff0102", "#0102ff"])
        self.assertIn("3 used", self.succeeds(run("prepare", self.folder / "set", "--size", 32, "--check")))
        self.write("mine.json", self.CLASSES)
        self.write("palette.json", json.dumps({"format": "pleinair-palette", "version": 1, "entries": [
            {"color": "#ff0102", "class": "sky"}, {"color": "#0102ff", "class": "sea"}]}))
        mine = ("prepare", self.folder / "set", "--size", 32, "--classes", self.folder / "mine.json", "--check")
        self.fails(run(*mine), 1, "colour #ff0102 (640 pixels")
        self.assertIn("3 used", self.succeeds(run(*mine, "--palette", self.folder / "palette.json")))

    def test_usage(self):
        for arguments in ((), ("a", "--images", "b", "--labels", "c"), ("a",), ("a", "--out", "b.pack", "--shard-mb", 1),
                          ("a", "--out", "b", "--split", "c", "--val-share", 0.1),
                          ("a", "--out", "b", "--preprocess-mode", "crop", "--load-size", 64)):
            self.assertEqual(run("prepare", *arguments).returncode, 2, arguments)

    def test_a_training_of_two_steps_leaves_a_model_that_renders(self):
        self.write("classes.json", self.CLASSES)
        for step, name in ((3, "a"), (7, "b")):
            self.write(f"images/{name}.png",
                       png(32, 32, [bytes(x * y * step % 256 for x in range(96)) for y in range(32)], 2))
            self.write(f"labels/{name}.png", png(32, 32, [b"\1" * 32] * 16 + [bytes(32)] * 16))
        pack, out = self.folder / "two.pack", self.folder / "run"
        self.succeeds(run("prepare", "--images", self.folder / "images", "--labels", self.folder / "labels", "--classes",
                          self.folder / "classes.json", "--size", 32, "--out", pack))
        self.succeeds(run("train", "--data", pack, "--out", out, "--steps", 2, "--crop-size", 32, "--ngf", 1,
                          "--nhidden", 4, "--z-dim", 4, "--ndf", 2, "--num-D", 1, "--batch-size", 2, "--threads", 1,
                          "--device", "cpu", "--sheet-steps", 0, "--recalibration-batches", 1, "--progress", "none"))
        self.succeeds(run("render", "--model", out / "model", "--labels", self.folder / "labels/a.png", "--out",
                          self.folder / "a.png", "--device", "cpu", "--threads", 1))

    def test_a_damaged_shard_is_named_and_not_trained_on(self):
        self.write("classes.json", self.CLASSES)
        for i in range(2):
            self.add_pair(f"p{i}", i)
        whole = self.folder / "packs/0.pack"
        self.succeeds(run("prepare", self.folder, "--size", 32, "--out", whole))
        damaged = bytearray(whole.read_bytes())
        damaged[100] ^= 1
        self.write("packs/1.pack", bytes(damaged))
        tiny = ("--out", self.folder / "run", "--steps", 1, "--crop-size", 32, "--ngf", 1, "--nhidden", 4, "--z-dim", 4,
                "--ndf", 2, "--num-D", 1, "--batch-size", 2, "--threads", 1, "--device", "cpu", "--sheet-steps", 0,
                "--recalibration-batches", 1, "--progress", "none")
        done = run("train", "--data", self.folder / "packs", *tiny)
        self.succeeds(done)
        self.assertIn("A damaged shard is left out", done.stderr)
        self.assertIn('1.pack: record "p0" of the pack is damaged', done.stderr)

    def test_a_segmenter_is_trained_reads_photographs_joins_a_model_and_judges_it(self):
        self.write("classes.json", self.CLASSES)
        for name, level in (("a", 10), ("b", 14), ("c", 18)):
            self.write(f"images/{name}.png", png(64, 64, [bytes([200 + level] * 192)] * level
                                                 + [bytes([level] * 192)] * (64 - level), 2))
            self.write(f"labels/{name}.png", png(64, 64, [bytes(64)] * level + [b"\1" * 64] * (64 - level)))
        pack, out, both = self.folder / "all.pack", self.folder / "segmenter", self.folder / "generator"
        cpu = ("--device", "cpu", "--threads", 1)
        self.succeeds(run("prepare", "--images", self.folder / "images", "--labels", self.folder / "labels", "--classes",
                          self.folder / "classes.json", "--size", 64, "--out", pack))
        few = ("--data", pack, "--crop-size", 64, "--batch-size", 2, "--sheet-steps", 0, "--recalibration-batches", 1,
               "--progress", "none", *cpu)
        self.succeeds(run("train", "--task", "segment", "--out", out, "--stages", "64:3", "--segmenter-width", 4, *few))
        found = json.loads(self.succeeds(run("inspect", out / "model", "--json")))
        self.assertEqual((found["kind"], found["networks"][0]["role"]), ("model", "segmenter"))
        maps = self.folder / "maps"
        self.succeeds(run("segment", self.folder / "images", "--out", maps, "--model", out / "model", *cpu))
        self.assertEqual(sorted(file.name for file in maps.iterdir()), ["a.png", "b.png", "c.png"])
        self.succeeds(run("prepare", "--images", self.folder / "images", "--labels", maps, "--classes",
                          self.folder / "classes.json", "--size", 64, "--out", self.folder / "again.pack"))
        self.assertIn("3", self.succeeds(run("prepare", self.folder / "images", "--segment", out / "model", "--size", 64,
                                             "--out", self.folder / "own.pack")))
        self.fails(run("prepare", self.folder / "images", "--size", 64, "--out", self.folder / "none.pack"), 1,
                   "--segment")
        figures = json.loads(self.succeeds(run("evaluate", "--model", out / "model", "--data", pack, "--json", *cpu)))
        self.assertEqual(figures["segmenter"]["real"]["classes"][0]["name"], "sky")

        self.succeeds(run("train", "--out", both, "--stages", "32:2", "--ngf", 1, "--nhidden", 4, "--z-dim", 4,
                          "--ndf", 2, "--num-D", 1, *few))
        self.fails(run("segment", self.folder / "images/a.png", "--out", maps / "x.png", "--model", both / "model", *cpu),
                   1, "has no segmenter")
        self.succeeds(run("segment", "--model", out / "model", "--add-to", both / "model"))
        found = json.loads(self.succeeds(run("inspect", both / "model", "--json")))
        self.assertEqual([network["role"] for network in found["networks"]], ["generator", "encoder", "segmenter"])
        self.assertIn("mean confidence", self.succeeds(
            run("segment", self.folder / "images/a.png", "--out", maps / "x.png", "--model", both / "model",
                "--labels-as", "colours", "--confidence", maps / "sure.png", *cpu)))
        report = self.folder / "report.html"
        figures = json.loads(self.succeeds(run("evaluate", "--model", both / "model", "--data", pack, "--json",
                                               "--report", report, "--resamples", 5, *cpu)))
        self.assertEqual(figures["pictures"], 3)
        self.assertIn("share", figures["segmenter"])
        self.assertNotIn("frechet", figures)
        self.assertEqual(report.read_text().count("data:image/jpeg"), 3 * 3 * 4)
        self.fails(run("segment", pack, "--out", maps / "x.png", "--model", both / "model", *cpu), 1, "all.pack")
        self.fails(run("evaluate", "--data", pack, *cpu), 1, "classes")

    def test_an_error_inside_the_trainer_is_one_sentence(self):
        self.fails(run("train", "--out", self.folder / "none", "--resume"), 1, "run.json")
        (self.folder / "empty").mkdir()
        self.write("bad.pack", b"nothing")
        self.fails(run("train", "--data", self.folder / "bad.pack", "--out", self.folder / "empty"), 1, "bad.pack")


class Files(CliTest):
    """Projects, exports and films."""

    STROKES = {"format": "pleinair-strokes", "version": 1, "canvas": [64, 32], "actions": [
        {"tool": "fill", "class": "sky", "points": [[5, 5]]},
        {"layer": "add", "name": "trees"},
        {"tool": "brush", "class": "tree", "size": 12, "points": [[10, 20], [50, 20]]}]}

    def setUp(self):
        super().setUp()
        if not ARGUMENTS.model:
            self.skipTest("the bundled model is not here")
        self.strokes = self.write("a.json", json.dumps(self.STROKES))
        self.project = self.folder / "a.ora"
        self.succeeds(self.export(self.strokes, self.project, "--without-photograph"))

    def export(self, source, target, *arguments):
        return run("export", source, "--out", target, "--model", ARGUMENTS.model, *arguments)

    def inspected(self, file):
        return json.loads(self.succeeds(run("inspect", file, "--json")))

    def test_a_project_is_inspected(self):
        found = self.inspected(self.project)
        self.assertEqual(found["kind"], "project")
        self.assertIn("2 layers", found["summary"])
        self.assertEqual(found["details"]["layer 2"], "trees")
        self.assertEqual(found["classes"][0]["name"], "sky")

    def test_a_project_brings_back_its_labels(self):
        for kind in ("labels", "label-colours"):
            self.succeeds(self.export(self.strokes, self.folder / "a.png", "--as", kind))
            self.succeeds(self.export(self.project, self.folder / "b.png", "--as", kind))
            self.assertEqual((self.folder / "a.png").read_bytes(), (self.folder / "b.png").read_bytes())
        self.succeeds(self.export(self.folder / "a.png", self.folder / "again.ora", "--without-photograph"))
        self.assertEqual(self.inspected(self.folder / "again.ora")["kind"], "project")

    def test_every_ending_is_written(self):
        for name, start in (("a.png", b"\x89PNG"), ("a.jpg", b"\xff\xd8"), ("a.tif", b"II*\0"), ("a.webp", b"RIFF"),
                            ("a.exr", b"v/1\x01"), ("a.psd", b"8BPS"), ("b.ora", b"PK"), ("a.json", b"{"),
                            ("a.gpl", b"GIMP Palette")):
            self.succeeds(self.export(self.project, self.folder / name))
            self.assertTrue((self.folder / name).read_bytes().startswith(start), name)
        self.assertEqual(self.inspected(self.folder / "a.webp")["kind"], "photograph")

    def test_a_photograph_is_enlarged(self):
        self.succeeds(self.export(self.project, self.folder / "small.png"))
        self.succeeds(self.export(self.project, self.folder / "large.png", "--scale", 2))
        sizes = [struct.unpack(">II", (self.folder / name).read_bytes()[16:24]) for name in ("small.png", "large.png")]
        self.assertEqual(sizes[1], (2 * sizes[0][0], 2 * sizes[0][1]))

    def test_what_cannot_be_written_is_one_sentence(self):
        self.fails(self.export(self.project, self.folder / "a.xyz"), 2, "--as")
        self.fails(self.export(self.project, self.folder / "gone" / "a.psd"), 1, "gone")
        self.fails(self.export(self.folder / "missing.ora", self.folder / "a.psd"), 1, "missing.ora")

    def test_colours_of_no_class_are_asked_about(self):
        with zipfile.ZipFile(self.project) as file:
            members = {name: file.read(name) for name in file.namelist() if not name.startswith("pleinair/")}
        odd = b"".join(b"\0" + b"\x8c\xbe\xf1\xff" * 64 for _ in range(32))
        members["data/layer1.png"] = (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 64, 32, 8, 6, 0, 0, 0))
                                      + chunk(b"IDAT", zlib.compress(odd)) + chunk(b"IEND", b""))
        foreign = self.folder / "foreign.ora"
        with zipfile.ZipFile(foreign, "w") as file:
            for name, content in members.items():
                file.writestr(name, content)
        labels = self.folder / "labels.png"
        self.fails(self.export(foreign, labels, "--as", "labels"), 1, "2048 pixels in 1 colour")
        self.succeeds(self.export(foreign, labels, "--as", "labels", "--unmatched", "nearest"))

    def test_label_maps_of_other_data_sets_are_recognised(self):
        ade = self.write("ade.png", png(2, 2, [bytes([3, 5]), bytes([73, 61])]))  # sky, tree, palm, river
        done = self.export(ade, self.folder / "labels.png", "--as", "labels")
        self.succeeds(done)
        self.assertIn("ADE20K numbers", done.stderr)
        colours = self.write("odd.png", png(2, 1, [bytes([143, 195, 241, 143, 195, 240])], colour=2))
        self.fails(self.export(colours, self.folder / "labels.png", "--as", "labels"), 1, "#8fc3f1")
        self.succeeds(self.export(colours, self.folder / "labels.png", "--as", "labels", "--unmatched", "nearest"))

    def test_the_small_picture_of_a_project(self):
        self.succeeds(run("thumbnail", self.project, "--out", self.folder / "small.png", "--size", 32))
        width, height = struct.unpack(">II", (self.folder / "small.png").read_bytes()[16:24])
        self.assertEqual((width, height), (32, 16))
        self.fails(run("thumbnail", self.strokes, "--out", self.folder / "none.png"), 1, "a.json")

    def test_films(self):
        for name in ("making.mp4", "making.webm"):
            self.succeeds(run("film", self.strokes, "--out", self.folder / name, "--model", ARGUMENTS.model,
                              "--show", "painting", "--seconds", ".4"))
            self.assertGreater((self.folder / name).stat().st_size, 500)
        self.succeeds(run("film", self.project, "--out", self.folder / "frames", "--model", ARGUMENTS.model, "--from-seed", 1,
                          "--to-seed", 2, "--seconds", ".2", "--fps", 10, "--loop"))
        self.assertEqual(len(list((self.folder / "frames").iterdir())), 2)


class Render(CliTest):
    def setUp(self):
        super().setUp()
        if not ARGUMENTS.fixtures:
            self.skipTest("the published reference networks are not here")
        self.plain = Path(ARGUMENTS.fixtures) / "checkpoint-plain"
        self.vae = Path(ARGUMENTS.fixtures) / "checkpoint-vae"

    def render(self, *arguments):
        return run("render", "--device", "cpu", "--threads", 1, *arguments)

    def test_the_numbers_are_those_of_the_published_code(self):
        expected = tensors(self.plain / "expected.safetensors")
        for name in ("net_G.legacy.pth", "net_G.zip.pth"):
            raw = self.folder / "raw.safetensors"
            self.succeeds(self.render("--checkpoint", self.plain / name, "--labels", self.plain / "labels.png",
                                      "--out", self.folder / "out.png", "--raw", raw))
            found = tensors(raw)
            self.assertEqual(found["labels"], expected["labels"])
            self.assertEqual(found["image"][0], expected["image"][0])
            worst = max(abs(a - b) for a, b in zip(floats(found["image"][1]), floats(expected["image"][1])))
            self.assertLess(worst, 3e-5)

    def test_styles(self):
        model = ("--checkpoint", self.vae / "net_G.legacy.pth")
        labels = ("--labels", self.vae / "labels.png")
        style = self.folder / "style.safetensors"
        self.succeeds(run("encode", self.vae / "photo.png", "--out", style, *model, "--device", "cpu",
                           "--threads", 1))
        for name, choice in {"photo": ("--style", self.vae / "photo.png"), "file": ("--style", style), "one": ("--seed", 1),
                             "two": ("--seed", 2), "zero": ("--seed", 0), "none": ()}.items():
            self.succeeds(self.render(*model, *labels, *choice, "--out", self.folder / f"{name}.png"))
        pictures = {name: (self.folder / f"{name}.png").read_bytes() for name in ("photo", "file", "one", "two", "zero", "none")}
        self.assertEqual(pictures["photo"], pictures["file"])
        self.assertNotEqual(pictures["one"], pictures["two"])
        self.assertEqual(pictures["zero"], pictures["none"])
        self.fails(self.render(*model, *labels, "--preset", "x", "--out", self.folder / "x.png"), 1, "no preset")

    def test_a_folder_of_maps_goes_to_a_folder(self):
        for name in ("a", "b"):
            self.write(f"maps/{name}.png", (self.plain / "labels.png").read_bytes())
        self.write("maps/c.png", png(64, 64, [bytes([77] * 64)] * 64))
        done = self.render("--checkpoint", self.plain / "net_G.zip.pth", "--labels", self.folder / "maps",
                           "--out", self.folder / "out")
        self.fails(done, 1, "1 of 3 label maps could not be rendered")
        self.assertIn("value 77 (4096 pixels, first at x 0, y 0)", done.stderr)
        self.assertEqual(sorted(p.name for p in (self.folder / "out").iterdir()), ["a.png", "b.png"])

    def test_sizes(self):
        model = ("--checkpoint", self.plain / "net_G.zip.pth", "--labels", self.plain / "labels.png")
        out = self.folder / "out.png"
        self.fails(self.render(*model, "--size", "70x64", "--out", out), 1, "64 or 96")
        self.fails(self.render(*model, "--size", "big", "--out", out), 1, "WIDTHxHEIGHT")
        self.succeeds(self.render(*model, "--size", "96x64", "--out", out))
        self.assertEqual(struct.unpack(">II", out.read_bytes()[16:24]), (96, 64))

    def test_unknown_pixels(self):
        labels = self.write("map.png", png(256, 128, [bytes([0] * 255 + [255])] * 128))
        model = ("--checkpoint", self.vae / "net_G.legacy.pth", "--labels", labels, "--out", self.folder / "out.jpg")
        self.fails(self.render(*model), 1, "x 255, y 0")
        self.succeeds(self.render(*model, "--unknown", "class 1"))
        self.fails(self.render(*model, "--unknown", "lava"), 1, "no class")

    def test_a_contradiction_between_options_and_weights(self):
        options = self.write("opt.txt", "label_nc: 9\nno_instance: True\ncrop_size: 64\n")
        self.fails(self.render("--checkpoint", self.plain / "net_G.zip.pth", "--options", options, "--labels",
                               self.plain / "labels.png", "--out", self.folder / "o.png"), 1, "the tensors say 7, the options say 9")


class BundledModel(CliTest):
    def setUp(self):
        if not ARGUMENTS.model or not (Path(ARGUMENTS.model) / "model.json").exists():
            self.skipTest("the landscape model is not here")
        super().setUp()

    def test_presets_come_from_photographs_and_from_style_files(self):
        model = Path(shutil.copytree(ARGUMENTS.model, self.folder / "model"))
        photograph = self.write("styles/1 From a photograph.png", png(64, 64, [bytes([200, 120, 60] * 64)] * 64, colour=2))
        self.succeeds(run("encode", photograph, "--out", self.folder / "styles/2 From a file.safetensors",
                          "--model", model, "--threads", 1))
        labels = self.write("map.png", png(64, 64, [bytes([0] * 64)] * 64))

        self.succeeds(run("presets", "--model", model, "--photographs", self.folder / "styles", "--labels", labels,
                          "--threads", 1))

        description = json.loads((model / "model.json").read_text())
        self.assertIn("segmenter", description["networks"])
        styles = json.loads((model / description["styles"]).read_text())["styles"]
        self.assertEqual([style["name"] for style in styles], ["From a photograph", "From a file"])
        first, second = tensors(model / styles[0]["latent"].split("#")[0]).values()
        self.assertEqual(first, second)

    def test_two_seeds_make_two_photographs(self):
        found = json.loads(self.succeeds(run("inspect", ARGUMENTS.model, "--json")))
        self.assertEqual(found["kind"], "model")
        labels = self.write("map.png", png(64, 64, [bytes([0] * 64)] * 30 + [bytes([10] * 64)] * 34))
        pictures = []
        for seed in (1, 2):
            out = self.folder / f"{seed}.png"
            self.succeeds(run("render", "--labels", labels, "--out", out, "--seed", seed, "--device", "cpu"))
            pictures.append(out.read_bytes())
        self.assertNotEqual(*pictures)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--fixtures", default="")
    parser.add_argument("--model", default="")
    ARGUMENTS = parser.parse_args()
    if ARGUMENTS.fixtures and not Path(ARGUMENTS.fixtures).is_dir():
        ARGUMENTS.fixtures = ""
    program = unittest.main(argv=[sys.argv[0]], exit=False, verbosity=2)
    sys.exit(not program.result.wasSuccessful())
