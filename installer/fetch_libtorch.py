#!/usr/bin/env python3
"""Fetches the pinned LibTorch into the user's cache.

Usage: fetch_libtorch.py [--cuda] [--check]

In ${XDG_CACHE_HOME:-~/.cache}/pleinair/libtorch-2.11.0 appear torch/ with include/ and lib/ and, with
--cuda, nvidia/ with the libraries that an NVIDIA GPU needs, where LibTorch looks for them. Each folder
appears in one rename when everything of it is downloaded, verified and unpacked, and carries a stamp
that repeats its pins. A second start waits for the first one's lock; a start after an interruption
keeps the packages that had arrived. --check only says by its exit code whether the folder is complete.
"""

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "pleinair"
# An installed package keeps the libraries beside itself instead of in somebody's cache.
FOLDER = Path(os.environ.get("PLEINAIR_LIBTORCH_FOLDER") or CACHE / "libtorch-2.11.0")
STAMP = "pleinair-stamp.txt"
MIB = 1 << 20


@dataclass
class Bundle:
    """Packages that become one folder."""
    name: str
    pins: Path
    target: Path
    # What is kept of each package, as (pattern of its name there, place in the folder).
    kept: list
    space_needed: int


LIBTORCH = Bundle(
    "LibTorch 2.11.0", HERE / "libtorch.txt", FOLDER / "torch",
    [(re.compile(r"torch/((include|lib)/.*)"), r"\1"),
     (re.compile(r"nvidia/cu13/(lib/lib(cudart|cupti)\.so.*)"), r"\1")],
    2300 * MIB)
CUDA = Bundle(
    "CUDA 13.0", HERE / "libtorch-cuda.txt", FOLDER / "nvidia",
    [(re.compile(r"nvidia/(.*/lib/.*\.so.*)"), r"\1")],
    5500 * MIB)
# torch's build for Python 3.11 is taken on every machine, whatever Python runs this script.
PLATFORM = ["--python-version", "3.11", "--implementation", "cp", "--only-binary=:all:",
            *(word for minor in (28, 27, 25, 18, 17, 12, 5)
              for word in ("--platform", f"manylinux_2_{minor}_x86_64")),
            "--platform", "manylinux2014_x86_64"]


class Failure(Exception):
    """The world failed; the message is a sentence for the person in front of the screen."""


def say(text):
    print("      " + text, flush=True)


def pins(bundle):
    """The (requirement, SHA-256, size in MiB) of each package of a bundle."""
    found = []
    for line in bundle.pins.read_text().splitlines():
        if line and not line.startswith("#"):
            requirement, digest, _, size, _ = line.replace(" --hash=sha256:", " ").split()
            found.append((requirement, digest, int(size)))
    return found


def stamp_text(bundle):
    return "".join(f"{requirement} {digest}\n" for requirement, digest, _ in pins(bundle))


def is_complete(bundle):
    try:
        return (bundle.target / STAMP).read_text() == stamp_text(bundle)
    except OSError:
        return False


def sha256(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(MIB):
            digest.update(block)
    return digest.hexdigest()


def python_with_pip():
    for python in (sys.executable, "/usr/bin/python3"):
        if subprocess.run([python, "-m", "pip", "--version"], capture_output=True).returncode == 0:
            return python
    raise Failure("Python's package installer pip is missing; Debian calls it python3-pip.")


def bytes_under(folder):
    total = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            try:
                total += os.lstat(os.path.join(parent, name)).st_size
            except FileNotFoundError:
                pass
    return total


def report_growth(folder, size, stop):
    """Says every few seconds how much of `size` MiB has arrived; rewrites one line on a terminal."""
    terminal = sys.stdout.isatty()
    said = 0
    while not stop.wait(1 if terminal else 15):
        arrived = bytes_under(folder) // MIB
        if arrived <= said:
            continue
        said = arrived
        line = f"      {min(arrived, size)} of {size} MiB"
        print("\r" + line if terminal else line, end="" if terminal else "\n", flush=True)
    if terminal and said:
        print(flush=True)


def download(requirement, digest, size, wheels):
    """Returns the verified package file, downloading it unless an earlier start did."""
    for wheel in wheels.glob("*.whl"):
        if sha256(wheel) == digest:
            say(f"{requirement}: already downloaded")
            return wheel
    say(f"{requirement}: downloading {size} MiB")
    python = python_with_pip()
    with tempfile.TemporaryDirectory(dir=wheels) as folder:
        pinned = Path(folder) / "pin.txt"
        pinned.write_text(f"{requirement} --hash=sha256:{digest}\n")
        arrived = Path(folder) / "arrived"
        stop = threading.Event()
        watcher = threading.Thread(target=report_growth, args=(folder, size, stop))
        watcher.start()
        try:
            result = subprocess.run(
                [python, "-m", "pip", "download", "--quiet", "--no-deps", "--no-cache-dir",
                 "--disable-pip-version-check", "--progress-bar", "off", "--require-hashes",
                 *PLATFORM, "--dest", str(arrived), "-r", str(pinned)],
                env={**os.environ, "TMPDIR": folder}, stdin=subprocess.DEVNULL,
                stderr=subprocess.PIPE, text=True)
        finally:
            stop.set()
            watcher.join()
        found = list(arrived.glob("*.whl"))
        if result.returncode != 0 or len(found) != 1:
            raise Failure(f"{requirement} could not be downloaded:\n{result.stderr.strip()}")
        if sha256(found[0]) != digest:
            raise Failure(f"{requirement} is not the file that is pinned by its SHA-256.")
        return Path(shutil.move(found[0], wheels / found[0].name))


def unpack(wheel, kept, folder):
    """Writes what is kept of a package below `folder`."""
    with zipfile.ZipFile(wheel) as package:
        for entry in package.infolist():
            place = next((pattern.sub(place, entry.filename) for pattern, place in kept
                          if pattern.fullmatch(entry.filename)), None)
            if place is None or entry.is_dir():
                continue
            path = folder / place
            path.parent.mkdir(parents=True, exist_ok=True)
            with package.open(entry) as source, open(path, "wb") as target:
                shutil.copyfileobj(source, target, MIB)
            # The package's own dates: an equal folder must not make a build start anew.
            when = time.mktime(entry.date_time + (0, 0, -1))
            os.utime(path, (when, when))


def replace_folder(fresh, target):
    old = target.with_name(target.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def fetch(bundle):
    FOLDER.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(FOLDER).free
    if free < bundle.space_needed:
        raise Failure(f"{bundle.name} needs {bundle.space_needed // MIB} MiB in {FOLDER} while it is "
                      f"unpacked; there are {free // MIB}.")
    wheels = FOLDER / "packages"
    wheels.mkdir(exist_ok=True)
    fresh = bundle.target.with_name(bundle.target.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    packages = [download(*pin, wheels) for pin in pins(bundle)]
    say("unpacking")
    for package in packages:
        unpack(package, bundle.kept, fresh)
    (fresh / STAMP).write_text(stamp_text(bundle))
    # The stamp must not outlive a power cut that the libraries did not.
    os.sync()
    replace_folder(fresh, bundle.target)
    shutil.rmtree(wheels, ignore_errors=True)
    say(f"{bundle.name} is in {bundle.target}")


def main():
    bundle = CUDA if "--cuda" in sys.argv[1:] else LIBTORCH
    if "--check" in sys.argv[1:]:
        return 0 if is_complete(bundle) else 1
    FOLDER.parent.mkdir(parents=True, exist_ok=True)
    with open(FOLDER.parent / (FOLDER.name + ".lock"), "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("another start is fetching LibTorch; waiting for it")
            fcntl.flock(lock, fcntl.LOCK_EX)
        if not is_complete(bundle):
            fetch(bundle)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failure as failure:
        print(failure, file=sys.stderr)
        sys.exit(1)
    except OSError as error:
        print(f"LibTorch could not be put into {FOLDER}: {error}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
