#!/usr/bin/env python3
"""What a training run leaves behind and says while it runs.

    train_run_test.py PROGRAM BUILD

TensorBoard itself reads the event files where it can be installed from PyPI; a parser of our own always does.
"""
import json
import struct
import subprocess
import unittest
from html.parser import HTMLParser

from training_folder import TrainingTest, main, python_with

READ_BY_TENSORBOARD = """
import json, sys
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
events = EventAccumulator(sys.argv[1], size_guidance={"images": 0, "scalars": 0, "histograms": 0})
events.Reload()
tags = events.Tags()
histogram = events.Histograms("weights/G.conv_img.weight")[-1].histogram_value
print(json.dumps({
    "scalars": tags["scalars"], "images": tags["images"], "histograms": len(tags["histograms"]),
    "steps": [event.step for event in events.Scalars("losses/GAN")],
    "values": [event.value for event in events.Scalars("losses/GAN")],
    "sizes": [[image.width, image.height, len(image.encoded_image_string)] for image in events.Images("samples")],
    "values of a histogram": histogram.num, "buckets": len(histogram.bucket)}))
"""


def event_payloads(path):
    """Payloads of the TFRecord frames."""
    data, place, payloads = path.read_bytes(), 0, []
    while place < len(data):
        length = struct.unpack_from("<Q", data, place)[0]
        payloads.append(data[place + 12:place + 12 + length])
        place += 16 + length
    return payloads


class Outline(HTMLParser):
    """Counts elements and checks that each one that is opened is closed."""

    def __init__(self, text):
        super().__init__()
        self.counts, self.open, self.outside = {}, [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.counts[tag] = self.counts.get(tag, 0) + 1
        if tag not in ("meta", "img"):
            self.open.append(tag)
        self.outside += [value for name, value in attributes if name in ("src", "href") and not value.startswith("data:")]

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in ("meta", "img"):
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag


class ARun(TrainingTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.run_folder = cls.folder / "run"
        cls.first = cls.train(cls.run_folder, 6, "--val", cls.pack, "--sheet-steps", 2)
        cls.lines = [json.loads(line) for line in cls.first.stdout.splitlines()]

    def test_tells_a_window_everything_it_shows(self):
        self.succeeds(self.first)
        steps = [line for line in self.lines if "step" in line]
        self.assertEqual([line["step"] for line in steps], [1, 2, 3, 4, 5, 6])
        for key in ("steps", "epoch", "eta_s", "pictures_per_s", "size", "GAN", "GAN_Feat", "KLD", "D_Fake", "D_real"):
            self.assertIn(key, steps[-1])
        self.assertNotIn("sheet", steps[0])
        self.assertEqual(steps[2]["sheet"], str(self.run_folder / "samples" / "step-0000002.png"))
        self.assertIn("Validation", steps[1])
        states = [line["state"] for line in self.lines if "state" in line]
        self.assertEqual(states[:2], ["preparing", "training"])
        self.assertEqual(states[-1], "finished")
        saved = [line for line in self.lines if line.get("state") == "saved"]
        for line in self.lines:
            # Older states make way for newer ones.
            if "file" in line and line not in saved[:-1]:
                self.assertTrue(self.folder.joinpath(line["file"]).exists(), line)

    def test_says_why_it_failed_on_both_outputs(self):
        done = self.train(self.folder / "failing", 2, "--label-nc", 1)
        self.assertEqual(done.returncode, 1)
        last = json.loads(done.stdout.splitlines()[-1])
        self.assertEqual(last["state"], "failed")
        self.assertIn(last["message"], done.stderr)

    def test_draws_sheets_that_are_pictures(self):
        sheet = (self.run_folder / "samples" / "step-0000006.png").read_bytes()
        width, height = struct.unpack(">II", sheet[16:24])
        self.assertEqual((width, height), (5 * 68 + 4, 6 * 68 + 4))

    def test_writes_one_report_that_needs_nothing_else(self):
        outline = Outline((self.run_folder / "report.html").read_text())
        self.assertEqual(outline.open, [])
        self.assertEqual(outline.outside, [])
        self.assertGreaterEqual(outline.counts["svg"], 7)
        self.assertEqual(outline.counts["img"], 3)

    def test_writes_event_files(self):
        [events] = (self.run_folder / "events").iterdir()
        payloads = event_payloads(events)
        self.assertIn(b"brain.Event:2", payloads[0])
        self.assertEqual(sum(b"losses/GAN_Feat" in payload for payload in payloads), 6)
        self.assertEqual(sum(b"\x89PNG" in payload for payload in payloads), 3)

    def test_is_read_by_tensorboard_itself(self):
        python = python_with(self.build, "tensorboard")
        if python is None:
            self.skipTest("TensorBoard cannot be installed")
        done = subprocess.run([python, "-c", READ_BY_TENSORBOARD, str(self.run_folder / "events")],
                              capture_output=True, text=True, timeout=300)
        self.assertEqual(done.returncode, 0, done.stderr)
        seen = json.loads(done.stdout.splitlines()[-1])
        self.assertEqual(seen["steps"], [1, 2, 3, 4, 5, 6])
        for value, line in zip(seen["values"], (line for line in self.lines if "step" in line)):
            self.assertAlmostEqual(value, line["GAN"], places=5)
        self.assertIn("run/learning_rate", seen["scalars"])
        self.assertEqual(seen["images"], ["samples"])
        self.assertEqual([size[:2] for size in seen["sizes"]], [[5 * 68 + 4, 6 * 68 + 4]] * 3)
        self.assertGreater(seen["histograms"], 100)
        self.assertEqual((seen["values of a histogram"], seen["buckets"]), (54, 30))

    def test_without_tensorboard_has_no_event_files(self):
        run = self.folder / "plain"
        self.succeeds(self.train(run, 1, "--no-tensorboard"))
        self.assertFalse((run / "events").exists())


if __name__ == "__main__":
    main()
