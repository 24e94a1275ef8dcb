#!/usr/bin/env python3
"""Runs compare_recipes.py with a stand-in for pleinair-cli: what is run, what is not run twice, the table."""

import json
import pathlib
import subprocess
import sys
import tempfile

TOOL = pathlib.Path(__file__).with_name("compare_recipes.py")

STAND_IN = '''#!/usr/bin/env python3
import json, pathlib, signal, sys
words = sys.argv[1:]
with open(pathlib.Path(__file__).with_name("calls"), "a") as calls:
    calls.write(" ".join(words) + "\\n")
def after(name):
    return words[words.index(name) + 1]
if words[0] == "train":
    run = pathlib.Path(after("--out"))
    if "oasis" in words:
        sys.exit(1)
    if "10000000" in words:
        signal.signal(signal.SIGINT, lambda *_: sys.exit(0))
        while True:
            pass
    (run / "model").mkdir(parents=True)
    (run / "model" / "model.json").write_text("{}")
    (run / "train.jsonl").write_text(
        json.dumps({"step": 7, "epoch": 1.5, "advice": ["The style is ignored: not at all. More."]}) + "\\n{cut")
else:
    distance = 80 if "projected" in after("--model") else 100.04
    print(json.dumps({"frechet": {"value": distance}, "diversity": {"value": 0.25}}))
'''


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        stand_in = folder / "cli"
        stand_in.write_text(STAND_IN)
        stand_in.chmod(0o755)
        command = [sys.executable, "-B", TOOL, "--cli", stand_in, "--data", "t", "--val", "v", "--steps", "7",
                   "--out", folder / "out", "--common", "--threads 1", "--only", "published,projected,oasis"]
        first = subprocess.run(command, capture_output=True, text=True, check=True)
        calls = (folder / "calls").read_text().splitlines()
        rows = json.loads((folder / "out" / "comparison.json").read_text())
        assert [row["recipe"] for row in rows] == ["projected", "published"], rows
        assert rows[1]["Frechet distance"] == 100.0 and rows[1]["updates"] == 7, rows
        assert "mean IoU" not in first.stdout, "a figure that nobody measured has no column"
        assert "The style is ignored: not at all." in first.stdout, first.stdout
        assert "oasis: pleinair-cli ended with 1" in first.stderr, first.stderr
        trained = [call for call in calls if call.startswith("train")]
        assert all("--steps 7" in call and call.endswith("--threads 1") for call in trained), trained
        subprocess.run([*command[:-1], "published,projected"], capture_output=True, check=True)
        assert (folder / "calls").read_text().splitlines() == calls, "what is done is not done again"
        timed = [str(word) for word in command]
        limit = timed.index("--steps")
        timed[limit:limit + 2] = ["--cpu-minutes", "0.005"]
        timed[timed.index("--out") + 1] = str(folder / "timed")
        timed[-1] = "published"
        subprocess.run(timed, capture_output=True, check=True)
        last = (folder / "calls").read_text().splitlines()[-2]
        assert last.endswith("--resume --export-only"), "a run that was interrupted writes its model"
        wrong = subprocess.run([*command, "--minutes", "3"], capture_output=True, text=True, check=False)
        assert wrong.returncode == 2 and "equal compute" in wrong.stderr, wrong.stderr


if __name__ == "__main__":
    main()
