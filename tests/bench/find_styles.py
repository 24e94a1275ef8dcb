#!/usr/bin/env python3
"""Finds styles of a landscape model whose pictures look as their names say, and writes them as style files.

    find_styles.py --photographs FOLDER --maps FOLDER --classes classes.json --out STYLES
        [--model DIR] [--program pleinair-cli] [--count 240] [--work FOLDER]

A model does not render every mood that its photographs had, so a photograph named "winter" need not give a winter.
This takes COUNT photographs that differ much in colour, encodes each, renders the maps in its style, and measures the
pictures: mean Lab colour of sky, land and plants, contrast, colourfulness. These figures turn out to be nearly linear
in the latent (correlations are printed), so that the latent whose pictures have wished figures is a least-squares
problem, held near the photographs' latents by their covariance. `pleinair-cli presets --photographs STYLES` then makes
the presets. Photographs that were rendered before (--work) are not rendered again.

A developer's tool, not part of the product. Needs numpy, Pillow, OpenCV and safetensors from PyPI.
"""
import argparse
import json
import subprocess
from pathlib import Path

import cv2
import numpy as np
from PIL import Image
from safetensors.numpy import load_file, save_file

SEEN_SIDE = 128
#: Weight of the distance from the photographs' latents, against figures in units of their spread.
NEARNESS = 0.05
FIGURES = ["sky_L", "sky_a", "sky_b", "land_L", "land_a", "land_b", "plants_L", "plants_a", "plants_b",
           "contrast", "colour"]
SKY = ("sky", "clouds")
PLANTS = ("grass", "field", "bush", "tree")
WATER = ("sea", "river", "lake", "waterfall")
#: What a mood looks like: CIE Lab figures, with a weight where it is not 1.
MOODS = {
    "01 Clear noon": dict(sky_L=62, sky_b=-40, sky_a=-3, land_L=50, colour=24),
    "02 Bright summer": dict(sky_L=55, sky_b=-38, plants_b=30, plants_a=-9, land_L=50, plants_L=46, colour=26),
    "03 Passing clouds": dict(sky_L=72, sky_b=-24, land_L=48, colour=17),
    "04 Spring morning": dict(sky_L=82, sky_b=-14, plants_a=-9, plants_b=27, plants_L=60, land_L=62),
    "05 Overcast": dict(sky_L=74, sky_b=(-6, 2), sky_a=(-1, 2), colour=6, land_L=36, land_b=8),
    "06 Mist": dict(sky_L=86, sky_b=(-5, 2), sky_a=-1, contrast=(6, 2), colour=6, land_L=68, plants_L=64),
    "07 Pale dawn": dict(sky_L=80, sky_a=7, sky_b=6, land_L=42, colour=12),
    "08 Golden evening": dict(sky_L=64, sky_b=24, sky_a=8, land_L=44, land_b=24),
    "09 Red sunset": dict(sky_L=40, sky_b=20, sky_a=22, land_L=24, land_a=4),
    "10 Autumn": dict(sky_L=(72, 2), sky_b=(-14, 3), sky_a=0, plants_a=2, plants_b=30, land_a=3, land_b=20, land_L=44),
    "11 Winter": dict(sky_L=82, sky_b=-12, land_b=(1, 2), land_a=-2, colour=6, plants_b=(4, 2), land_L=58, plants_L=52),
    "12 Storm": dict(sky_L=36, sky_b=(-14, 2), sky_a=(-1, 2), colour=8, land_L=25, land_b=6),
    "13 Blue dusk": dict(sky_L=26, sky_b=-36, land_L=22, sky_a=6),
    "14 Moonlight": dict(sky_L=12, sky_b=-14, land_L=13, colour=6),
}


def lab(file, side):
    picture = cv2.resize(cv2.imread(str(file)), (side, side), interpolation=cv2.INTER_AREA)
    return cv2.cvtColor(picture.astype(np.float32) / 255, cv2.COLOR_BGR2LAB)


def varied_photographs(folder, count):
    """Photographs that differ much in the colours of a 4 x 4 grid: each the farthest from those before it."""
    files = sorted(file for file in folder.iterdir() if file.suffix.lower() in (".jpg", ".jpeg", ".png"))
    colours = np.array([lab(file, 4).reshape(-1) for file in files])
    chosen = [0]
    distance = np.linalg.norm(colours - colours[0], axis=1)
    while len(chosen) < min(count, len(files)):
        chosen.append(int(distance.argmax()))
        distance = np.minimum(distance, np.linalg.norm(colours - colours[chosen[-1]], axis=1))
    return [files[i] for i in chosen]


class Model:
    """The program with a model: encodes photographs, renders maps, and keeps both in a folder."""

    def __init__(self, arguments):
        self.program = [arguments.program]
        self.model = ["--model", str(arguments.model)] if arguments.model else []
        self.maps = arguments.maps
        self.work = arguments.work

    def run(self, *words):
        subprocess.run([*self.program, *map(str, words), *self.model], check=True, capture_output=True)

    def latent(self, photograph):
        file = self.work / (photograph.stem + ".safetensors")
        if not file.exists():
            self.run("encode", photograph, "--out", file)
        return load_file(file)["mu"].reshape(-1).astype(np.float64)

    def pictures(self, name, style):
        folder = self.work / name
        if not folder.exists():
            self.run("render", "--labels", self.maps, "--out", folder, "--style", style,
                     "--size", f"{SEEN_SIDE}x{SEEN_SIDE}")
        return folder


class Measure:
    """The figures of rendered maps."""

    def __init__(self, maps, classes_file):
        ids = {entry["name"]: entry["id"] for entry in json.loads(classes_file.read_text())["classes"]}
        self.ids = {part: [ids[name] for name in names] for part, names in
                    (("sky", SKY), ("plants", PLANTS), ("water", WATER))}
        self.labels = {file.stem: np.asarray(Image.open(file).resize((SEEN_SIDE, SEEN_SIDE), Image.NEAREST))
                       for file in sorted(maps.iterdir())}

    def __call__(self, folder):
        return np.mean([self.of_one(lab(folder / (name + ".png"), SEEN_SIDE), labels)
                        for name, labels in self.labels.items()], axis=0)

    def of_one(self, picture, labels):
        sky, plants, water = (np.isin(labels, self.ids[part]) for part in ("sky", "plants", "water"))
        means = [picture[part].mean(0) for part in (sky, ~sky & ~water, plants)]
        colour = np.hypot(picture[..., 1], picture[..., 2]).mean()
        return np.concatenate([*means, [picture[..., 0].std(), colour]])


class LinearModel:
    """Figures as a linear function of the latent."""

    def __init__(self, latents, figures):
        inputs = np.c_[latents, np.ones(len(latents))]
        self.weights = np.linalg.solve(inputs.T @ inputs + 3 * np.eye(inputs.shape[1]), inputs.T @ figures)
        self.spread = figures.std(0)
        self.middle = latents.mean(0)
        self.precision = np.linalg.inv(np.cov(latents.T) + 0.02 * np.eye(latents.shape[1]))
        fitted = inputs @ self.weights
        self.correlations = [np.corrcoef(fitted[:, i], figures[:, i])[0, 1] for i in range(figures.shape[1])]

    def latent_of(self, mood):
        wished = {name: value if isinstance(value, tuple) else (value, 1) for name, value in mood.items()}
        places = [FIGURES.index(name) for name in wished]
        importance = np.sqrt([weight for _, weight in wished.values()]) / self.spread[places]
        slopes = self.weights[:-1, places] * importance
        aims = (np.array([value for value, _ in wished.values()]) - self.weights[-1, places]) * importance
        return np.linalg.solve(slopes @ slopes.T + NEARNESS * self.precision,
                               slopes @ aims + NEARNESS * self.precision @ self.middle)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photographs", type=Path, required=True)
    parser.add_argument("--maps", type=Path, required=True, help="label maps with sky, land and plants")
    parser.add_argument("--classes", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--program", default="pleinair-cli")
    parser.add_argument("--count", type=int, default=240)
    parser.add_argument("--work", type=Path, default=Path("find-styles"))
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    arguments.out.mkdir(parents=True, exist_ok=True)

    model = Model(arguments)
    measure = Measure(arguments.maps, arguments.classes)
    photographs = varied_photographs(arguments.photographs, arguments.count)
    latents = np.array([model.latent(photograph) for photograph in photographs])
    figures = np.array([measure(model.pictures(photograph.stem, photograph)) for photograph in photographs])
    linear = LinearModel(latents, figures)
    print("correlation of the fit:", *(f"{name} {value:.3f}" for name, value in zip(FIGURES, linear.correlations)))
    for name, mood in MOODS.items():
        latent = linear.latent_of(mood)
        file = arguments.out / (name + ".safetensors")
        save_file({"mu": latent.astype(np.float32)}, file)
        found = dict(zip(FIGURES, measure(model.pictures(name, file))))
        print(name, *(f"{key} {found[key]:.0f} ({value[0] if isinstance(value, tuple) else value})"
                      for key, value in mood.items()))


if __name__ == "__main__":
    main()
