#!/usr/bin/env python3
"""Runs a tiny `pleinair-cli bench` and holds its JSON and its picture against what is promised.

    bench_json_test.py PROGRAM DEVICE

DEVICE is cpu or cuda; without an NVIDIA driver the latter ends with 77, which CTest calls skipped.
"""
import ctypes
import json
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
from pathlib import Path

ENGINES = {"pleinair", "libtorch", "libtorch-tuned"}
CASES = {"first", "dab", "stroke", "style", "whole-map"}


def has_driver():
    try:
        ctypes.CDLL("libcuda.so.1")
        return True
    except OSError:
        return False


def main():
    device = sys.argv[2]
    if device == "cuda" and not has_driver():
        print("no NVIDIA driver is here")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        figures, picture = Path(folder) / "figures.json", Path(folder) / "stages.svg"
        done = subprocess.run([sys.argv[1], "bench", "--net", "20:8", "--size", "64", "--runs", "2", "--threads", "1",
                               "--device", device, "--json", figures, "--plot", picture],
                              capture_output=True, text=True, timeout=500)
        assert done.returncode == 0, done.stderr
        found = json.loads(figures.read_text())
        assert set(found) == {"net", "size", "threads", "device", "results", "peak_rss_mb"}, found
        assert (found["net"], found["size"], found["threads"], found["device"]) == ("20:8", 64, 1, device), found
        assert isinstance(found["peak_rss_mb"], (int, float)) and found["peak_rss_mb"] > 1
        engines = {result["engine"] for result in found["results"]}
        assert {"libtorch", "libtorch-tuned"} <= engines <= ENGINES, engines
        if "pleinair" not in engines:
            print("this build has no live engine:", done.stderr.strip())
        assert len(found["results"]) == len(engines) * len(CASES)
        for result in found["results"]:
            assert set(result) == {"engine", "case", "median_ms", "p95_ms"}, result
            assert result["case"] in CASES, result
            assert 0 < result["median_ms"] <= result["p95_ms"], result
        for line in CASES:
            assert line in done.stdout
        root = xml.etree.ElementTree.parse(picture).getroot()
        assert root.tag == "{http://www.w3.org/2000/svg}svg" and len(root) > (5 if device == "cpu" else 1)
        print(done.stdout)


if __name__ == "__main__":
    main()
