#!/usr/bin/env python3
"""Trains several recipes at equal compute and compares what they made: a developer's tool.

    compare_recipes.py --cli build/app/cli/pleinair-cli --data train.pack --val val.pack \
        --weights DIR --minutes 30 --out comparison

One recipe after another gets the same machine for the same time (--minutes) or for the same number of
updates (--steps), from the same seed. `pleinair-cli evaluate` then measures each model on the pack that it
has not learned from. Written into --out: a run folder for every recipe, NAME.evaluation.json, comparison.md
(the table that is also printed), comparison.json, and with Pillow sheet.png, the last sample sheets
below each other. What is done is not done again: start the tool a second
time after it was stopped.

Recipes come from --recipes FILE, JSON {"name": ["--option", "value", ...], ...}; without it the four below are
taken. "{weights}" in an option stands for --weights.
"""

import argparse
import json
import pathlib
import shutil
import subprocess
import sys
import time

PERCEPTUAL = ["--perceptual", "{weights}/squeezenet1_0.safetensors"]
PROJECTED = ["--projected-features", "{weights}/efficientnet_lite0.safetensors"]

RECIPES = {
    # As published: no moving average, a new picture for the discriminator, encoder and stem as they come.
    "published": [*PERCEPTUAL, "--discriminator", "patch", "--ema", "0", "--regenerate-fake",
                  "--no-style-spread"],
    "projected": [*PERCEPTUAL, *PROJECTED, "--discriminator", "projected", "--lambda-color", "5",
                  "--lambda-vgg", "8", "--lambda-segmentation", "1"],
    "projected+patch": [*PERCEPTUAL, *PROJECTED, "--discriminator", "projected+patch", "--lambda-vgg", "8",
                        "--lambda-gan-second", "0.5", "--lambda-feat", "5", "--ndf", "32"],
    "oasis": [*PERCEPTUAL, "--discriminator", "oasis", "--ndf", "32", "--lambda-color", "5",
              "--lambda-vgg", "8"],
}

# Title, where it lies in the evaluation, decimals.
COLUMNS = [
    ("Frechet distance", ("frechet", "value"), 1),
    ("kernel distance", ("kernel", "value"), 3),
    ("found again", ("segmenter", "accuracy", "value"), 3),
    ("share of real", ("segmenter", "share", "value"), 3),
    ("mean IoU", ("segmenter", "miou", "value"), 3),
    ("two seeds", ("diversity", "value"), 3),
    ("style correlation", ("style", "correlation"), 2),
]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cli", required=True, type=pathlib.Path, help="pleinair-cli")
    parser.add_argument("--data", required=True, help="pack to learn from")
    parser.add_argument("--val", required=True, help="pack to measure with")
    parser.add_argument("--out", required=True, type=pathlib.Path)
    parser.add_argument("--recipes", type=pathlib.Path, help="JSON of recipes")
    parser.add_argument("--only", help="names of recipes, joined by commas")
    parser.add_argument("--weights", default=".", help="folder of the frozen networks")
    parser.add_argument("--minutes", type=float, default=0, help="training time for each recipe")
    parser.add_argument("--steps", type=int, default=0, help="updates for each recipe, instead of --minutes")
    parser.add_argument("--common", default="", help="options of every recipe, as one text")
    parser.add_argument("--evaluate", default="", help="options of every evaluation, as one text")
    chosen = parser.parse_args()
    if (chosen.minutes > 0) == (chosen.steps > 0):
        parser.error("give either --minutes or --steps: recipes are compared at equal compute")
    return chosen


def chosen_recipes(chosen):
    recipes = json.loads(chosen.recipes.read_text()) if chosen.recipes else RECIPES
    names = chosen.only.split(",") if chosen.only else list(recipes)
    unknown = [name for name in names if name not in recipes]
    if unknown:
        sys.exit(f"There is no recipe {', '.join(unknown)}; there are {', '.join(recipes)}.")
    return {name: [word.replace("{weights}", chosen.weights) for word in recipes[name]] for name in names}


def folder_of(chosen, name):
    return chosen.out / name.replace("+", "-")


def train(chosen, name, options):
    """Trains one recipe from its beginning, unless its model is there."""
    run = folder_of(chosen, name)
    if (run / "model" / "model.json").exists():
        return
    if (run / "run.json").exists():
        shutil.rmtree(run)  # half a training is not equal compute
    command = [chosen.cli, "train", "--out", run, "--progress", "none", "--data", chosen.data,
               "--val", chosen.val, "--name", name]
    command += ["--minutes", str(chosen.minutes), "--steps", "10000000"] if chosen.minutes > 0 \
        else ["--steps", str(chosen.steps)]
    command += options + chosen.common.split()
    print(f"{name}: training", flush=True)
    began = time.monotonic()
    subprocess.run([str(word) for word in command], check=True)
    print(f"{name}: {time.monotonic() - began:.0f} s", flush=True)


def evaluate(chosen, name):
    """Measures one model; the figures stay in a file."""
    file = chosen.out / (folder_of(chosen, name).name + ".evaluation.json")
    if not file.exists():
        command = [chosen.cli, "evaluate", "--model", folder_of(chosen, name) / "model", "--data", chosen.val,
                   "--json", *chosen.evaluate.split()]
        squeezenet = pathlib.Path(chosen.weights) / "squeezenet1_0.safetensors"
        if squeezenet.exists() and "--features" not in chosen.evaluate:
            command += ["--features", squeezenet]
        print(f"{name}: measuring", flush=True)
        done = subprocess.run([str(word) for word in command], check=True, stdout=subprocess.PIPE)
        json.loads(done.stdout)
        file.write_bytes(done.stdout)
    return json.loads(file.read_text())


def log_of(run):
    """The lines of train.jsonl; one that was cut off is left out."""
    lines = []
    if (run / "train.jsonl").exists():
        for line in (run / "train.jsonl").read_text().splitlines():
            try:
                lines.append(json.loads(line))
            except json.JSONDecodeError:
                pass
    return lines


def figure(evaluation, path):
    for key in path:
        if not isinstance(evaluation, dict) or key not in evaluation:
            return None
        evaluation = evaluation[key]
    return evaluation


def row_of(chosen, name, evaluation):
    log = log_of(folder_of(chosen, name))
    row = {"recipe": name, "updates": log[-1]["step"] if log else None,
           "epochs": round(log[-1]["epoch"], 2) if log else None}
    for title, path, decimals in COLUMNS:
        value = figure(evaluation, path)
        row[title] = None if value is None else round(value, decimals)
    row["said"] = sorted({sentence.split(".")[0] for line in log for sentence in line.get("advice", [])})
    return row


def table(rows):
    titles = ["recipe", "updates", "epochs", *(title for title, _, _ in COLUMNS)]
    titles = [title for title in titles if any(row[title] is not None for row in rows)]
    lines = ["| " + " | ".join(titles) + " |", "|" + "---|" * len(titles)]
    for row in rows:
        lines.append("| " + " | ".join("-" if row[title] is None else str(row[title]) for title in titles) + " |")
    for row in rows:
        lines += [f"\n{row['recipe']}: {sentence}." for sentence in row["said"]]
    return "\n".join(lines) + "\n"


def write_sheet(chosen, names):
    """The last sample sheet of every recipe, one below the other."""
    try:
        from PIL import Image, ImageDraw
    except ImportError:
        return
    sheets = []
    for name in names:
        found = sorted(path for path in (folder_of(chosen, name) / "samples").glob("step-*")
                       if path.suffix in (".png", ".jpg", ".ppm"))
        if found:
            sheets.append((name, Image.open(found[-1]).convert("RGB")))
    if not sheets:
        return
    title = 20
    whole = Image.new("RGB", (max(sheet.width for _, sheet in sheets),
                              sum(sheet.height + title for _, sheet in sheets)), (24, 24, 24))
    top = 0
    for name, sheet in sheets:
        ImageDraw.Draw(whole).text((6, top + 4), name, fill=(220, 220, 220))
        whole.paste(sheet, (0, top + title))
        top += sheet.height + title
    whole.save(chosen.out / "sheet.png")


def main():
    chosen = arguments()
    recipes = chosen_recipes(chosen)
    chosen.out.mkdir(parents=True, exist_ok=True)
    rows = []
    for name, options in recipes.items():
        try:
            train(chosen, name, options)
            rows.append(row_of(chosen, name, evaluate(chosen, name)))
        except subprocess.CalledProcessError as failure:
            print(f"{name}: pleinair-cli ended with {failure.returncode}; it is left out of the table.",
                  file=sys.stderr)
    if not rows:
        sys.exit("No recipe was finished.")
    rows.sort(key=lambda row: (row["Frechet distance"] is None, row["Frechet distance"]))
    compute = f"{chosen.minutes:g} minutes each" if chosen.minutes > 0 else f"{chosen.steps} updates each"
    text = f"Recipes at equal compute ({compute}; {chosen.common or 'no common options'}), measured on {chosen.val}:\n\n"
    text += table(rows)
    (chosen.out / "comparison.json").write_text(json.dumps(rows, indent=2) + "\n")
    (chosen.out / "comparison.md").write_text(text)
    write_sheet(chosen, [row["recipe"] for row in rows])
    print("\n" + text)


if __name__ == "__main__":
    main()
