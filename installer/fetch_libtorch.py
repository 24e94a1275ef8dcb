#!/usr/bin/env python3
"""Fetches the pinned LibTorch into the user's cache and leaves it there as one folder.

Usage: fetch_libtorch.py [--check]

The folder is ${XDG_CACHE_HOME:-~/.cache}/pleinair/libtorch-2.11.0/torch with include/ and lib/.
It appears in one rename when everything is downloaded, verified and unpacked, and carries a stamp
that repeats the pins. A second start waits for the first one's lock; a start after an
interruption keeps the packages that had arrived. --check only says by its exit code whether the
folder is complete.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from pathlib import Path

PINS = Path(__file__).with_name("libtorch.txt")
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "pleinair"
TARGET = CACHE / "libtorch-2.11.0" / "torch"
STAMP = "pleinair-stamp.txt"
# What is kept of each package, as (prefix in the package, place in the folder).
KEPT = [
    ("torch/include/", "include/"),
    ("torch/lib/", "lib/"),
    ("nvidia/cu13/lib/libcudart.so", "lib/libcudart.so"),
    ("nvidia/cu13/lib/libcupti.so", "lib/libcupti.so"),
]
# torch's build for Python 3.11 is taken on every machine, whatever Python runs this script.
PLATFORM = ["--python-version", "3.11", "--implementation", "cp", "--only-binary=:all:",
            "--platform", "manylinux_2_28_x86_64", "--platform", "manylinux_2_25_x86_64",
            "--platform", "manylinux_2_17_x86_64", "--platform", "manylinux2014_x86_64"]
MIB = 1 << 20
SPACE_NEEDED = 2300 * MIB


class Failure(Exception):
    """The world failed; the message is a sentence for the person in front of the screen."""


def say(text):
    print("      " + text, flush=True)


def pins():
    """The (requirement, SHA-256, size in MiB) of each package in libtorch.txt."""
    found = []
    for line in PINS.read_text().splitlines():
        if line and not line.startswith("#"):
            requirement, digest, _, size, _ = line.replace(" --hash=sha256:", " ").split()
            found.append((requirement, digest, int(size)))
    return found


def stamp_text():
    return "".join(f"{requirement} {digest}\n" for requirement, digest, _ in pins())


def is_complete():
    try:
        return (TARGET / STAMP).read_text() == stamp_text()
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
            raise Failure(f"{requirement} is not the file that libtorch.txt names by its SHA-256.")
        return Path(shutil.move(found[0], wheels / found[0].name))


def unpack(wheel, folder):
    """Writes what is kept of a package below `folder`."""
    with zipfile.ZipFile(wheel) as package:
        for entry in package.infolist():
            for prefix, place in KEPT:
                if not entry.filename.startswith(prefix) or entry.is_dir():
                    continue
                path = folder / (place + entry.filename[len(prefix):])
                path.parent.mkdir(parents=True, exist_ok=True)
                with package.open(entry) as source, open(path, "wb") as target:
                    shutil.copyfileobj(source, target, MIB)
                # The package's own dates: an equal folder must not make a build start anew.
                when = time.mktime(entry.date_time + (0, 0, -1))
                os.utime(path, (when, when))


def fetch():
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(TARGET.parent).free
    if free < SPACE_NEEDED:
        raise Failure(f"LibTorch needs {SPACE_NEEDED // MIB} MiB in {TARGET.parent} while it is "
                      f"unpacked; there are {free // MIB}.")
    wheels = TARGET.parent / "packages"
    wheels.mkdir(exist_ok=True)
    fresh = TARGET.parent / "torch.new"
    shutil.rmtree(fresh, ignore_errors=True)
    packages = [download(*pin, wheels) for pin in pins()]
    say("unpacking")
    for package in packages:
        unpack(package, fresh)
    (fresh / STAMP).write_text(stamp_text())
    # The stamp must not outlive a power cut that the libraries did not.
    os.sync()
    old = TARGET.parent / "torch.old"
    shutil.rmtree(old, ignore_errors=True)
    if TARGET.exists():
        TARGET.rename(old)
    fresh.rename(TARGET)
    shutil.rmtree(old, ignore_errors=True)
    shutil.rmtree(wheels, ignore_errors=True)
    say(f"LibTorch 2.11.0 is in {TARGET}")


def main():
    if "--check" in sys.argv[1:]:
        return 0 if is_complete() else 1
    CACHE.mkdir(parents=True, exist_ok=True)
    with open(CACHE / "libtorch-2.11.0.lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("another start is fetching LibTorch; waiting for it")
            fcntl.flock(lock, fcntl.LOCK_EX)
        if not is_complete():
            fetch()
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failure as failure:
        print(failure, file=sys.stderr)
        sys.exit(1)
    except OSError as error:
        print(f"LibTorch could not be put into {TARGET.parent}: {error}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
