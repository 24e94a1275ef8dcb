#!/usr/bin/env python3
"""The independent judge of a landscape model: does DeepLab (ADE20K) see in the rendered pictures what was painted?

    judge_landscape.py --data LANDSCAPES --deeplab deeplabv3_mnv2_ade20k_dr.tflite --model MODEL \
        [--program pleinair-cli] [--split val] [--pictures N] [--pack val.pack --features squeezenet1_0.safetensors] \
        [--rendered FOLDER] [--json FILE] [-- render options, e.g. --seed 7]

LANDSCAPES holds photos/NAME.jpg, labels/NAME.png, index.csv (name, split) and classes.json. The maps of the split are
rendered by `pleinair-cli render`; DeepLab labels every rendered picture and every real photograph at 513 x 513; both
are compared with the map over merged classes. The share is the quotient of the two agreements. With --pack and
--features, `pleinair-cli evaluate` adds the Frechet distances: rendered against real, and two halves of the real ones.
--rendered judges pictures made by anything else, FOLDER/NAME.png, instead.

A developer's tool, not part of the product. Needs numpy, Pillow and ai-edge-litert from PyPI.
"""
import argparse
import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from ai_edge_litert.interpreter import Interpreter
from PIL import Image

SEEN_SIDE = 513
UNKNOWN = 255
#: Classes that count as one; what is in none of them (snow, unknown) is left out.
MERGED = [("sky", "clouds"), ("mountain",), ("rock",), ("dirt", "road"), ("sand",), ("grass", "field"), ("bush",),
          ("tree",), ("sea", "river", "lake", "waterfall"), ("building",)]


class DeepLab:
    """Labels pictures with ids of ADE20K: 0 others, 1 to 150."""

    def __init__(self, file, threads):
        self.interpreter = Interpreter(str(file), num_threads=threads)
        self.interpreter.allocate_tensors()
        self.input = self.interpreter.get_input_details()[0]["index"]
        self.output = self.interpreter.get_output_details()[0]["index"]

    def label(self, picture):
        """The ids at the picture's own size, [height, width]."""
        seen = picture.convert("RGB").resize((SEEN_SIDE, SEEN_SIDE), Image.BILINEAR)
        values = np.asarray(seen, np.float32)[None] / 127.5 - 1
        self.interpreter.set_tensor(self.input, values)
        self.interpreter.invoke()
        ids = self.interpreter.get_tensor(self.output)[0].argmax(-1).astype(np.uint8)
        return np.asarray(Image.fromarray(ids).resize(picture.size, Image.NEAREST))


def group_tables(classes_file):
    """Group numbers by our ids and by ADE20K ids; -1 is none."""
    classes = json.loads(classes_file.read_text())["classes"]
    ours, ade = np.full(256, -1), np.full(256, -1)
    for number, names in enumerate(MERGED):
        for entry in classes:
            if entry["name"] in names:
                ours[entry["id"]] = number
                for value in entry.get("ade20k", []):
                    ade[value] = number
    return ours, ade


class Agreement:
    def __init__(self):
        self.right = np.zeros(len(MERGED), np.int64)
        self.all = np.zeros(len(MERGED), np.int64)

    def add(self, painted, found):
        for group in range(len(MERGED)):
            here = painted == group
            self.all[group] += here.sum()
            self.right[group] += (found[here] == group).sum()

    def total(self):
        return self.right.sum() / max(1, self.all.sum())

    def of(self, group):
        return self.right[group] / self.all[group] if self.all[group] else None


def render(arguments, names, folder):
    maps = folder / "maps"
    maps.mkdir()
    for name in names:
        (maps / f"{name}.png").symlink_to((arguments.data / "labels" / f"{name}.png").resolve())
    subprocess.run([arguments.program, "render", "--model", arguments.model, "--labels", maps, "--out",
                    folder / "rendered", *(arguments.render or ["--seed", "7"])], check=True)
    return folder / "rendered"


def frechet(arguments):
    run = subprocess.run([arguments.program, "evaluate", "--model", arguments.model, "--data", arguments.pack,
                          "--features", arguments.features, "--pictures", str(arguments.pictures), "--json"],
                         check=True, capture_output=True, text=True)
    return json.loads(run.stdout)


def judge(arguments, names, rendered):
    deeplab = DeepLab(arguments.deeplab, arguments.threads)
    ours, ade = group_tables(arguments.data / "classes.json")
    made, real = Agreement(), Agreement()
    for number, name in enumerate(names):
        painted = ours[np.asarray(Image.open(arguments.data / "labels" / f"{name}.png"))]
        for counts, file in ((made, rendered / f"{name}.png"), (real, arguments.data / "photos" / f"{name}.jpg")):
            picture = Image.open(file)
            if picture.size != painted.shape[::-1]:
                picture = picture.resize(painted.shape[::-1], Image.BICUBIC)
            counts.add(painted, ade[deeplab.label(picture)])
        if sys.stderr.isatty():
            print(f"\r{number + 1} of {len(names)}", end="", file=sys.stderr)
    result = {"pictures": len(names), "made": made.total(), "real": real.total(), "share": made.total() / real.total()}
    result["classes"] = [{"classes": MERGED[i], "pixels": made.all[i] / made.all.sum(), "made": made.of(i),
                          "real": real.of(i), "share": made.of(i) / real.of(i) if real.of(i) else None}
                         for i in range(len(MERGED)) if made.all[i]]
    return result


def report(result):
    print(f"{result['pictures']} pictures: DeepLab finds the painted class on {100 * result['made']:.1f} % of the "
          f"pixels, in the photographs on {100 * result['real']:.1f} %: a share of {result['share']:.3f}")
    for entry in result["classes"]:
        share = "-" if entry["share"] is None else f"{entry['share']:.2f}"
        print(f"  {', '.join(entry['classes']):32} {100 * entry['pixels']:5.1f} % of the pixels   "
              f"{100 * entry['made']:5.1f} %  {100 * entry['real']:5.1f} %  {share}")
    if "frechet" in result:
        print("Frechet distance {value:.1f} ({interval[0]:.1f} to {interval[1]:.1f})".format(**result["frechet"]))
        print("  n {n}: {frechet:.1f} against {frechet_real:.1f} of two halves of the photographs, {ratio:.2f} times"
              .format(**result["halves"]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--deeplab", type=Path, required=True)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--rendered", type=Path)
    parser.add_argument("--program", default="pleinair-cli")
    parser.add_argument("--split", default="val")
    parser.add_argument("--pictures", type=int, default=0, help="so many, spread over the split; 0: all")
    parser.add_argument("--pack", type=Path)
    parser.add_argument("--features", type=Path)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--json", type=Path)
    parser.add_argument("render", nargs="*", help="options of `pleinair-cli render`, behind --")
    arguments = parser.parse_args()
    if (arguments.model is None) == (arguments.rendered is None):
        parser.error("give either --model or --rendered")
    with open(arguments.data / "index.csv", newline="") as file:
        names = sorted(row["file"] for row in csv.DictReader(file) if row["split"] == arguments.split)
    if arguments.pictures:
        count = min(arguments.pictures, len(names))
        names = [names[i * len(names) // count] for i in range(count)]
    with tempfile.TemporaryDirectory() as folder:
        result = judge(arguments, names, arguments.rendered or render(arguments, names, Path(folder)))
    if arguments.model and arguments.pack and arguments.features:
        figures = frechet(arguments)
        result.update({key: figures[key] for key in ("frechet", "kernel", "halves", "diversity", "style")
                       if key in figures})
    report(result)
    if arguments.json:
        arguments.json.write_text(json.dumps(result, indent=2) + "\n")


if __name__ == "__main__":
    main()
