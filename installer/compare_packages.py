#!/usr/bin/env python3
"""Compares two folders of packages or of built files byte by byte, and names what differs.

    compare_packages.py FIRST SECOND

A Debian package or an archive that differs is opened, and the files inside it are compared. Exits with 1
where a byte differs or a file is on one side only.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

BLOCK = 1 << 20


def difference(first, second):
    """Where two files differ, in words; empty if they do not."""
    if first.is_symlink() or second.is_symlink():
        same = first.is_symlink() and second.is_symlink() and first.readlink() == second.readlink()
        return "" if same else "links that lead to different places"
    where, count = None, 0
    sizes = first.stat().st_size, second.stat().st_size
    with open(first, "rb") as one, open(second, "rb") as two:
        for start in range(0, min(sizes), BLOCK):
            a, b = one.read(BLOCK), two.read(BLOCK)
            if a != b:
                places = [start + i for i, (x, y) in enumerate(zip(a, b)) if x != y]
                where = places[0] if where is None and places else where
                count += len(places)
    if sizes[0] != sizes[1]:
        return f"{sizes[0]} and {sizes[1]} bytes long, different from byte {min(sizes) if where is None else where} on"
    return "" if where is None else f"{count} of {sizes[0]} bytes, the first at {where}"


def unpack(package, folder):
    """Puts what a package holds into a folder. @return whether it is one that can be opened."""
    if package.suffix == ".deb":
        subprocess.run(["dpkg-deb", "--raw-extract", package, folder], check=True)
        return True
    if package.name.endswith((".tar.zst", ".tar.gz", ".tar")):
        subprocess.run(["tar", "-C", folder, "-xf", package], check=True)
        return True
    return False


def modes(folder):
    return {path.relative_to(folder): (oct(path.lstat().st_mode), int(path.lstat().st_mtime)) for path in files(folder)}


def files(folder):
    return sorted(path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())


def compare(first, second):
    """The differences of two folders, a line each."""
    names = {path.relative_to(first) for path in files(first)} | {path.relative_to(second) for path in files(second)}
    for name in sorted(names):
        one, two = first / name, second / name
        if not (one.is_symlink() or one.exists()) or not (two.is_symlink() or two.exists()):
            yield f"{name}: only in {first if one.exists() else second}"
            continue
        found = difference(one, two)
        if found:
            yield f"{name}: {found}"
            yield from inside(one, two)


def inside(one, two):
    with tempfile.TemporaryDirectory() as a, tempfile.TemporaryDirectory() as b:
        a, b = Path(a), Path(b)
        if not unpack(one, a) or not unpack(two, b):
            return
        yield from (f"    {line}" for line in compare(a, b))
        before, after = modes(a), modes(b)
        for name in sorted(before.keys() & after.keys()):
            if before[name] != after[name]:
                yield f"    {name}: mode and time {before[name]} and {after[name]}"


def main():
    first, second = map(Path, sys.argv[1:3])
    lines = list(compare(first, second))
    print("\n".join(lines) if lines else f"{len(files(first))} files, every byte equal")
    return 1 if lines or not files(first) else 0


if __name__ == "__main__":
    sys.exit(main())
