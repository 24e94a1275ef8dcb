#!/usr/bin/env python3
"""Builds bad data sets and shows each of them to `pleinair-cli prepare`.

    hostile_data_sets.py PROGRAM [--keep DIR]

Each set holds one good pair, unless that is what is wrong with it, and says which words prepare has to find for it.
Passes if prepare ends within ten seconds, by an exit code of its own, with these words. Standard library alone.
"""
import argparse
import base64
import json
import os
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path

TIME_LIMIT_S = 10.0
CLASSES = json.dumps({"format": "pleinair-classes", "version": 1, "unknown": 255, "classes": [
    {"id": 0, "name": "sky", "color": "#8fc3f0"}, {"id": 1, "name": "sea", "color": "#2b6ea8"}]})

# A textured picture of 40 x 40 pixels, as JPEG, as CMYK JPEG, and twice as frames of a WebP.
JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpR"
    "Uk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAoACgDASIAAhEBAx"
    "EB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAk"
    "M2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7"
    "i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcF"
    "BAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpan"
    "N0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIR"
    "AxEAPwDTtrEbRxT57EbelaFtt20+fbtr5SDlzGqrz9ictcWI3dKdbWI3DitG427qdbbd1e1TcuU+Zdeftia3sRtHFFadvt20VN5H09GvPkRh216No5p896"
    "NvWuZtro7etPnujt61vDALmPRWCXsS7cXo3daW2vRu61zdxdHd1p1tdHd1r2aeA90+ZeCXtjvLe9G3rRXOW90dvWip+oI+oo4JciKNrC23pT54W29KKKI"
    "fEdim/YmTcQtu6U62hbd0oor2qfwnzLm/bGzbwttHFFFFSfT0ZvkR/9k=")
CMYK = base64.b64decode(
    "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwANCQoLCggNCwoLDg4NDxMgFRMSEhMnHB4XIC4pMTAuKS0sMzpKPjM2RjcsLUBXQUZMTlJTUjI+WmFaUGBKUVJP"
    "/8AAFAgAKAAoBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC//EALUQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBh"
    "NRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SV"
    "lpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4EQwBNAFkASwAAPwDo9C/1Qrb/ALJX+7"
    "XnsMXtXp1S6z/qT9KP7JX+7V+GL2orzDXP9c31o/slf7tX4Yvaik0T/XCj+yV/u1ehi9qK9P0X/Uj6Uf2Sv92r8MXtRUehf6oVvbk9q5OGL2oqXWf9SfpR"
    "uT2q/DF7UV5hrn+ub60bk9qvQxe1FJon+uFG5Par8MXtRXp+i/6kfSjcntV+GL2oqPQv9UK5n+2B/erk4YvaipdZ/wBSfpR/bA/vVehi9qK8w1z/AFzfWj"
    "+2B/eq/DF7UUmif64Uf2wP71X4YvaivT9F/wBSPpR/bA/vVfhi9qKj0L/VCuC/tJvU1yUMXtRUus/6k/Sj+0m9TV+GL2orzDXP9c31o/tJvU1fhi9qKTRP"
    "9cKP7Sb1NX4YvaivT9F/1I+lH9pN6mr8MXtRUehf6oVS+zP6GuShi9qKl1n/AFJ+lH2Z/Q1fhi9qK8w1z/XN9aPsz+hq/DF7UUmif64UfZn9DV+GL2or0/"
    "Rf9SPpR9mf0NXoYvaiv//Z")
WEBP = base64.b64decode(
    "UklGRuIBAABXRUJQVlA4WAoAAAACAAAAJwAAJwAAQU5JTQYAAAAAAAAAAABBTk1G1gAAAAAAAAAAACcAACcAAAAAAAJWUDggvgAAALAEAJ0BKigAKAA+yV"
    "SeTaelIqI8e/gA8BkJagC7M1pCJ7yA/2uK04uPvrPkrgAA/ulT75/5g9ZL/rn+tqGvU98yRe5L/4trjPpUNXC7MXhl39wWN+o9HY/Ex4RpdOgazrEi7980"
    "kSY0S+2JR9GEMsryrwkd+R1NUzo/5cfrJf/9YyngTdoto1EwIjXSH/rKL+xtm7lMZhtUggilANxd7rjJ/lvCl/yx6SXhc+cNN/psTIuDpJw3CMnZDmfiAA"
    "BBTk1G2AAAAAAAAAAAACcAACcAAAAAAABWUDggwAAAAFQFAJ0BKigAKAA+5WamTYMdZt+AAciWxr74DE8p0B/QJJUr8ivw4BUeeNa6niaZb/+QAAD+4aPx"
    "34XPX16jciWKNWOnTHFyFpYn7vht/rytSR/8j9E4/rQrk/eVj1xIV7Jx4vLvbcHfRs3WfphgM53jDtgrp7VhC05MOsP/syMbqGNQfIHa/kzuM5snszg2St"
    "Kfb59T7lPPME3KR+WH9+38vkfPF41dizwhkQC8aKZkhJumdfRHcM0q5/+ZWAAAAA==")


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, rows, colour=0, depth=8, extra=b""):
    data = b"".join(b"\0" + row for row in rows)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)) + extra
            + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b""))


def photo(seed=1, width=40, height=40, depth=8, extra=b""):
    """A picture with a texture that depends on the seed, so that no two are near-duplicates."""
    step = 1 if depth == 8 else 2
    rows = []
    for y in range(height):
        row = bytearray()
        for x in range(width):
            for c in range(3):
                cell = zlib.crc32(b"%d %d %d %d" % (seed, x // 8, y // 8, c)) & 0xFF
                row += bytes([min(255, cell // 2 + x + y)] + [0] * (step - 1))
        rows.append(bytes(row))
    return png(width, height, rows, 2, depth, extra)


def labels(value=1, width=40, height=40, colour=0, depth=8):
    low = {0: bytes([0]), 2: b"\x8f\xc3\xf0"}[colour]
    high = {0: bytes([value]) if isinstance(value, int) else value, 2: value}[colour]
    scale = depth // 8
    rows = [low * width * scale] * (height // 2) + [high * width * scale] * (height - height // 2)
    return png(width, height, rows, colour, depth)


def huge_png(width, height):
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b""))


def cmyk_tiff(side=40):
    pixels = bytes((x * y + c * 60) % 256 for y in range(side) for x in range(side) for c in range(4))
    entries = [(256, 3, 1, side), (257, 3, 1, side), (258, 3, 4, 8 + len(pixels)), (259, 3, 1, 1), (262, 3, 1, 5),
               (273, 4, 1, 8), (277, 3, 1, 4), (278, 3, 1, side), (279, 4, 1, len(pixels))]
    directory = struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", *e) for e in entries) + b"\0\0\0\0"
    bits = struct.pack("<HHHH", 8, 8, 8, 8)
    return b"II*\0" + struct.pack("<I", 8 + len(pixels) + len(bits)) + pixels + bits + directory


class Case:
    def __init__(self, name, words, code=0, arguments=(), good=True, files=None, make=None, silent=()):
        self.name, self.words, self.code, self.arguments = name, words, code, arguments
        self.good, self.files, self.make, self.silent = good, files or {}, make, silent


def pair(name, photograph, label, extension=".png"):
    return {f"images/{name}{extension}": photograph, f"labels/{name}.png": label}


def cases():
    yield Case("a good set", ["1 used, 0 left out"])
    yield Case("nothing at all", ["no data set of a known layout"], 1, good=False)
    yield Case("zero bytes", ["left out: b: b.png: ", "1 used"], files=pair("b", b"", labels()))
    yield Case("zero bytes of labels", ["left out: b: b.png: "], files=pair("b", photo(2), b""))
    yield Case("text as a picture", ["is not a PNG, JPEG, WebP or TIFF"], files=pair("b", b"<html>", labels()))
    yield Case("a huge header", ["30000 x 30000 pixels large"], files=pair("b", huge_png(30000, 30000), labels()))
    yield Case("a huge label header", ["65000 x 65000"], files=pair("b", photo(2), huge_png(65000, 65000)))
    yield Case("a negative size", ["left out: b: "], files=pair("b", huge_png(0x80000000, 4), labels()))
    yield Case("a long file of zeros", ["left out: b: "], files=pair("b", bytes(5_000_000), labels()))
    yield Case("a cut-off JPEG", ["b.jpg: the JPEG picture is cut off"], files=pair("b", JPEG[:600], labels(), ".jpg"))
    yield Case("a cut-off PNG", ["left out: b: b.png: "], files=pair("b", photo(2)[:-200], labels()))
    yield Case("cut-off labels", ["left out: b: b.png: "], files=pair("b", photo(2), labels()[:-30]))
    yield Case("a wrong checksum", ["left out: b: b.png: "],
               files=pair("b", photo(2), labels()[:40] + b"\xff" + labels()[41:]))
    yield Case("a JPEG named PNG", ["2 used, 0 left out"], files=pair("b", JPEG, labels()))
    yield Case("CMYK as JPEG", ["2 used, 0 left out"], files=pair("b", CMYK, labels(), ".jpg"))
    yield Case("CMYK as TIFF", ["pairs, "], files=pair("b", cmyk_tiff(), labels(), ".tif"))
    yield Case("16 bits a channel", ["2 used, 0 left out"], files=pair("b", photo(2, depth=16), labels()))
    yield Case("labels of 16 bits", ["16 bits a channel; label maps have 8"], files=pair("b", photo(2), labels(depth=16)))
    yield Case("an animated WebP", ["pairs, "], files=pair("b", WEBP, labels(), ".webp"))
    yield Case("an animated PNG", ["2 used, 0 left out"],
               files=pair("b", photo(2, extra=chunk(b"acTL", struct.pack(">II", 2, 0))), labels()))
    yield Case("a GIF and a BMP", ["left out: b.gif: ", "left out: c.bmp: ", "save it as PNG"],
               files={"images/b.gif": b"GIF89a", "images/c.bmp": b"BM"})
    yield Case("mixed sizes", ["2 used, 1 left out", "30 x 40", "do not show the same part"],
               files=pair("b", photo(2, 80, 80), labels()) | pair("c", photo(3, 30, 40), labels()))
    yield Case("a turned photograph", ["turned by a note of the camera"], files=pair("b", photo(2, 60, 40), labels(1, 40, 60)))
    yield Case("too small", ["is only 9 x 9 pixels large"], files=pair("b", photo(2, 9, 9), labels(1, 9, 9)))
    yield Case("one pixel", ["is only 1 x 1 pixels large"], files=pair("b", photo(2, 1, 1), labels(1, 1, 1)))
    yield Case("very long and thin", ["left out: b: "], files=pair("b", photo(2, 2000, 2), labels(1, 2000, 2)))
    yield Case("no label map", ["there is no label map for b.png"], files={"images/b.png": photo(2)})
    yield Case("no photograph", ["there is no photograph for b.png"], files={"labels/b.png": labels()})
    yield Case("no pair", ["no photograph and label map of the same name"], 1, good=False,
               files={"images/a.png": photo(2), "labels/b.png": labels()})
    yield Case("names that differ in case", ["img.png differs in case only"],
               files={"images/IMG.png": photo(2), "labels/img.png": labels()})
    yield Case("extensions in capitals", ["2 used, 0 left out"], files={"images/b.JPG": JPEG, "labels/b.PNG": labels()})
    yield Case("two photographs of a name", ["another picture of the folder has the same name"],
               files={"images/a.jpg": JPEG})
    yield Case("spaces in names", ["2 used, 0 left out"], files=pair("my best photo ", photo(2), labels()))
    yield Case("a line break in a name", ["left out: b?c: "], files=pair("b\nc", b"", labels()), silent=["b\nc"])
    yield Case("a terminal sequence in a name", ["left out: b?[31m: "], files=pair("b\x1b[31m", b"", labels()), silent=["\x1b"])
    yield Case("UTF-8 in names", ["left out: B\u00e4ume-\u6811: "], files=pair("B\u00e4ume-\u6811", b"", labels()))
    yield Case("names that are not UTF-8", ["left out: b??: "], make=lambda root: not_utf8(root))
    yield Case("a value too large", ["value 9 (800 pixels, first at x 0, y 20)", "--draft-classes"],
               files=pair("b", photo(2), labels(9)))
    yield Case("colours of nobody", ["colour #ff00ff (800 pixels, first at x 0, y 20)", "first in b.png at x 0, y 20", "--palette"],
               files=pair("b", photo(2), labels(b"\xff\0\xff", colour=2)))
    yield Case("a photograph as label map", ["left out: b: "], files=pair("b", photo(2), photo(3)))
    yield Case("a JPEG as label map", ["a label map must be a PNG"],
               files={"images/b.png": photo(2), "labels/b.jpg": JPEG})
    yield Case("all unknown", ["of the label map is unknown"],
               files=pair("b", photo(2), png(40, 40, [b"\xff" * 40] * 40)))
    yield Case("one colour", ["shows one colour and nothing else"], files=pair("b", png(40, 40, [bytes(120)] * 40, 2), labels()))
    yield Case("one class", ["one-class (used all the same)", "2 used"], files=pair("b", photo(2), labels(0)))
    yield Case("the same twice", ["the photograph is the same as that of a"], files=pair("b", photo(1), labels()))
    yield Case("the same in train and val", ["is the same as that of a in val"], good=False, files={
        "train_img/b.png": photo(1), "train_label/b.png": labels(), "val_img/a.png": photo(1), "val_label/a.png": labels(),
        "train_img/c.png": photo(4), "train_label/c.png": labels()})
    yield Case("a link that leads nowhere", ["the link leads nowhere"],
               make=lambda root: os.symlink("nothing", root / "images/b.png"))
    yield Case("a link to itself", ["left out: b.png: "], make=lambda root: os.symlink("b.png", root / "images/b.png"))
    yield Case("a loop of folders", ["leads back to a folder it lies in", "1 used"],
               make=lambda root: os.symlink("..", root / "images/loop"))
    yield Case("two folders that link to each other", ["leads back to a folder it lies in"], make=lambda root: crossed(root))
    yield Case("a folder named as a picture", ["1 used"], make=lambda root: (root / "images/b.png").mkdir())
    yield Case("a pipe named as a picture", ["it is not a regular file"], make=lambda root: os.mkfifo(root / "images/b.png"))
    yield Case("folders very deep", ["64 folders deep", "1 used"],
               make=lambda root: (root / ("images/" + "d/" * 80)).mkdir(parents=True))
    yield Case("files that are no pictures", ["1 .db", "1 .txt", "1 hidden"],
               files={"images/Thumbs.db": b"x", "images/a.txt": b"x", "images/.DS_Store": b"x"})
    yield Case("a split file without splits", ["not a header with a column"], 1, ("--split", "split.csv"),
               files={"split.csv": b"a,b\n1,2\n"})
    yield Case("a split file that ends early", ["line 3 has no name or no split"], 1, ("--split", "split.csv"),
               files={"split.csv": b"file,split\na,train\nb\n"})
    yield Case("a class table of nothing", ["classes.json"], 1, files={"classes.json": b""})
    yield Case("a class table nested deeply", ["classes.json"], 1, files={"classes.json": b"[" * 100000})
    yield Case("a palette with an unknown class", ["the model has no class \"tree\""], 1, ("--palette", "palette.json"), files={
        "palette.json": b'{"format": "pleinair-palette", "version": 1, "entries": [{"color": "#ff00ff", "class": "tree"}]}'})
    yield Case("nothing usable", ["None of the 1 pairs can be used"], 1, good=False, files=pair("a", b"", labels()))


def not_utf8(root):
    (root / os.fsdecode(b"images/b\xff\xfe.png")).write_bytes(b"")
    (root / os.fsdecode(b"labels/b\xff\xfe.png")).write_bytes(labels())


def crossed(root):
    (root / "images/one").mkdir()
    (root / "images/two").mkdir()
    os.symlink("../two", root / "images/one/two")
    os.symlink("../one", root / "images/two/one")


def build(root, case):
    root.mkdir()
    files = {"classes.json": CLASSES.encode()}
    if case.good:
        files |= pair("a", photo(1), labels())
    files |= case.files
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    if case.make:
        case.make(root)


def failures(program, root, case):
    """What is wrong with how the program took the set; empty if nothing is."""
    arguments = [str(root / a) if a.endswith((".csv", ".json")) else a for a in case.arguments]
    start = time.monotonic()
    try:
        done = subprocess.run([program, "prepare", str(root), "--classes", str(root / "classes.json"), "--size", "32",
                               "--out", str(root / "out"), *arguments], capture_output=True, timeout=60)
    except subprocess.TimeoutExpired:
        return ["it did not end in a minute"]
    found = []
    said = (done.stdout + done.stderr).decode("utf-8", "backslashreplace")
    if time.monotonic() - start > TIME_LIMIT_S:
        found.append(f"it took {time.monotonic() - start:.1f} s")
    if done.returncode != case.code:
        found.append(f"exit code {done.returncode} instead of {case.code}")
    found += [f"it does not say {word!r}" for word in case.words if word not in said]
    found += [f"it says {word!r}" for word in case.silent if word in said]
    if case.code == 0:
        shown = subprocess.run([program, "inspect", "--json", str(root / "out/train.pack")], capture_output=True)
        if shown.returncode != 0:
            found.append("its pack cannot be read: " + shown.stderr.decode("utf-8", "backslashreplace"))
    return [f"{failure}\n{said}" for failure in found[:1]]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--keep", help="build the sets in this folder and leave them there")
    arguments = parser.parse_args()
    count = bad = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(arguments.keep or temporary)
        folder.mkdir(exist_ok=True)
        for case in cases():
            root = folder / case.name.replace(" ", "-")
            build(root, case)
            count += 1
            for failure in failures(arguments.program, root, case):
                bad += 1
                print(f"{case.name}: {failure}")
    print(f"{count} data sets, {bad} taken wrongly")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
