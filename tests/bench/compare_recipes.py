#!/usr/bin/env python3
"""Trains several recipes at equal compute and compares what they made: a developer's tool.

    compare_recipes.py --cli build/app/cli/pleinair-cli --data train.pack --val val.pack \
        --weights DIR --cpu-minutes 10 --out comparison --common "--threads 1 --crop-size 64"

One recipe after another gets the same time of the processor (--cpu-minutes, for machines that others use as
well), the same time of the clock (--minutes) or the same number of updates (--steps), from the same seed.
`pleinair-cli evaluate` then measures each model on the pack that it has not learned from; with --landscapes and
--deeplab so does the independent judge, judge_landscape.py. Written into --out: a run folder for every recipe,
NAME.evaluation.json, comparison.md (the table that is also printed), comparison.json, and with Pillow sheet.png,
the last sample sheets below each other. What is done is not done again: start the tool a second time after it was
stopped.

Recipes come from --recipes FILE, JSON {"name": ["--option", "value", ...], ...}; without it the five below are
taken. "{weights}" in an option stands for --weights.
"""

import argparse
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time

PERCEPTUAL = ["--perceptual", "{weights}/squeezenet1_0.safetensors"]
PROJECTED = ["--projected-features", "{weights}/efficientnet_lite0.safetensors"]

# As published: no moving average, a new picture for the discriminator, encoder and stem as they come.
PUBLISHED = [*PERCEPTUAL, "--discriminator", "patch", "--ndf", "32", "--ema", "0", "--regenerate-fake",
             "--no-style-spread"]

RECIPES = {
    "published": PUBLISHED,
    "pix2pixhd": [*PUBLISHED, "--netG", "pix2pixhd"],
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
    ("DeepLab agrees", ("judge", "made"), 3),
    ("share of real", ("judge", "share"), 3),
    ("segmenter agrees", ("segmenter", "accuracy", "value"), 3),
    ("its share of real", ("segmenter", "share", "value"), 3),
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
    parser.add_argument("--cpu-minutes", type=float, default=0, help="processor time for each recipe")
    parser.add_argument("--minutes", type=float, default=0, help="training time for each recipe, by the clock")
    parser.add_argument("--steps", type=int, default=0, help="updates for each recipe")
    parser.add_argument("--common", default="", help="options of every recipe, as one text")
    parser.add_argument("--evaluate", default="", help="options of every evaluation, as one text")
    parser.add_argument("--landscapes", type=pathlib.Path, help="photographs and labels for the independent judge")
    parser.add_argument("--deeplab", type=pathlib.Path, help="its network")
    parser.add_argument("--judge", default="", help="options of every judgement, as one text")
    chosen = parser.parse_args()
    if sum(limit > 0 for limit in (chosen.cpu_minutes, chosen.minutes, chosen.steps)) != 1:
        parser.error("give one of --cpu-minutes, --minutes and --steps: recipes are compared at equal compute")
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


def processor_seconds(process):
    """What a running child has computed so far, all its threads together (Linux)."""
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def run_for(command, seconds):
    """Interrupts the training after so many seconds of the processor: it saves and leaves."""
    with subprocess.Popen(command) as process:
        interrupted = False
        while process.poll() is None:
            if not interrupted and processor_seconds(process) >= seconds:
                process.send_signal(signal.SIGINT)
                interrupted = True
            time.sleep(0.5)
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, command)


def train(chosen, name, options):
    """Trains one recipe from its beginning, unless its model is there."""
    run = folder_of(chosen, name)
    if (run / "model" / "model.json").exists():
        return
    if (run / "run.json").exists():
        shutil.rmtree(run)  # half a training is not equal compute
    command = [chosen.cli, "train", "--out", run, "--progress", "none", "--data", chosen.data,
               "--val", chosen.val, "--name", name]
    if chosen.minutes > 0:
        command += ["--minutes", chosen.minutes]
    command += ["--steps", chosen.steps or 10000000]
    command = [str(word) for word in [*command, *options, *chosen.common.split()]]
    print(f"{name}: training", flush=True)
    began = time.monotonic()
    if chosen.cpu_minutes > 0:
        run_for(command, 60 * chosen.cpu_minutes)
        subprocess.run([*command[:2], "--out", str(run), "--progress", "none", "--resume", "--export-only"],
                       check=True)
    else:
        subprocess.run(command, check=True)
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
        evaluation = json.loads(done.stdout)
        if chosen.deeplab and chosen.landscapes:
            evaluation["judge"] = judge(chosen, folder_of(chosen, name) / "model")
        file.write_text(json.dumps(evaluation, indent=2) + "\n")
    return json.loads(file.read_text())


def judge(chosen, model):
    """What DeepLab sees in the pictures of the model."""
    figures = chosen.out / "judge.json"
    command = [sys.executable, "-B", pathlib.Path(__file__).with_name("judge_landscape.py"), "--data",
               chosen.landscapes, "--deeplab", chosen.deeplab, "--model", model, "--program", chosen.cli,
               "--json", figures, *chosen.judge.split()]
    subprocess.run([str(word) for word in command], check=True, stdout=subprocess.DEVNULL)
    return json.loads(figures.read_text())


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
    if chosen.cpu_minutes > 0:
        compute = f"{chosen.cpu_minutes:g} minutes of the processor each"
    else:
        compute = f"{chosen.minutes:g} minutes each" if chosen.minutes > 0 else f"{chosen.steps} updates each"
    text = f"Recipes at equal compute ({compute}; {chosen.common or 'no common options'}), measured on {chosen.val}:\n\n"
    text += table(rows)
    (chosen.out / "comparison.json").write_text(json.dumps(rows, indent=2) + "\n")
    (chosen.out / "comparison.md").write_text(text)
    write_sheet(chosen, [row["recipe"] for row in rows])
    print("\n" + text)


if __name__ == "__main__":
    main()
