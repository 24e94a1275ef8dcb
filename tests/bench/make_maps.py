#!/usr/bin/env python3
"""Makes the ten label maps that `pleinair-cli bench` renders: the six example paintings at 256 x 256, and four more
drawn here by hand-made shapes.

    make_maps.py EXAMPLES_DIR OUT_DIR

Portable greymaps (P5), one class id per byte, so that a build without image libraries reads them too. Their largest
grey value is 16, the last class, and every picture viewer shows them. Standard library alone; fixed seeds.
"""
import math
import random
import struct
import sys
import zlib
from pathlib import Path

SIDE = 256
LAST_CLASS = 16
(SKY, CLOUDS, MOUNTAIN, SNOW, ROCK, DIRT, SAND, GRASS, FIELD, BUSH, TREE, SEA, RIVER, LAKE, WATERFALL, ROAD,
 BUILDING) = range(17)


def read_png(path):
    """An 8-bit PNG of class ids (grey or palette, not interlaced) as a list of rows."""
    data, place, compressed = path.read_bytes(), 8, b""
    while place < len(data):
        length, kind = struct.unpack(">I4s", data[place:place + 8])
        body = data[place + 8:place + 8 + length]
        if kind == b"IHDR":
            width, height, depth, colour, _, _, interlace = struct.unpack(">IIBBBBB", body)
            assert depth == 8 and colour in (0, 3) and interlace == 0, path
        if kind == b"IDAT":
            compressed += body
        place += 12 + length
    raw, rows, above = zlib.decompress(compressed), [], bytes(width)
    for y in range(height):
        start = y * (width + 1)
        rows.append(unfiltered(raw[start], bytearray(raw[start + 1:start + 1 + width]), above))
        above = rows[-1]
    return rows


def unfiltered(kind, row, above):
    for x in range(len(row)):
        left, up, corner = (row[x - 1] if x else 0), above[x], (above[x - 1] if x else 0)
        guess = left + up - corner
        nearest = min((left, up, corner), key=lambda value: abs(guess - value))
        row[x] = (row[x] + (0, left, up, (left + up) // 2, nearest)[kind]) & 255
    return bytes(row)


def nearest(rows):
    return [bytearray(rows[y * len(rows) // SIDE][x * len(rows[0]) // SIDE] for x in range(SIDE)) for y in range(SIDE)]


def ridge(seed, base, height, roughness):
    """A mountain line: midpoint displacement, one y for each x."""
    dice, line, spread = random.Random(seed), [base + 0.0, base + 0.0], float(height)
    while len(line) <= SIDE:
        middle = [(a + b) / 2 - dice.random() * spread for a, b in zip(line, line[1:])]
        line = [value for pair in zip(line, middle) for value in pair] + [line[-1]]
        spread *= roughness
    return line


def wave(base, height, length, phase=0.0):
    return [base + height * math.sin(x / length + phase) for x in range(SIDE)]


def below(rows, line, kind):
    """Everything from a line downwards."""
    for y in range(SIDE):
        for x in range(SIDE):
            if y >= line[x]:
                rows[y][x] = kind


def blob(rows, cx, cy, rx, ry, kind, seed):
    """An ellipse with a leafy edge."""
    dice = random.Random(seed)
    dents = [(dice.randint(3, 11), dice.random() * 6.3, dice.random() * 0.12) for _ in range(3)]
    for y in range(max(0, int(cy - 1.4 * ry)), min(SIDE, int(cy + 1.4 * ry) + 1)):
        for x in range(max(0, int(cx - 1.4 * rx)), min(SIDE, int(cx + 1.4 * rx) + 1)):
            dx, dy = (x - cx) / rx, (y - cy) / ry
            angle = math.atan2(dy, dx)
            if math.hypot(dx, dy) < 1 + sum(a * math.sin(n * angle + p) for n, p, a in dents):
                rows[y][x] = kind


def ribbon(rows, centre, width, top, kind):
    """A band that winds downwards: centre and half width are functions of y."""
    for y in range(top, SIDE):
        for x in range(SIDE):
            if abs(x - centre(y)) < width(y):
                rows[y][x] = kind


def wood(rows, line, count, kind, size, seed):
    dice = random.Random(seed)
    for i in range(count):
        x = dice.randrange(SIDE)
        radius = size * (0.5 + dice.random())
        blob(rows, x, line[x] - radius / 3, radius, 1.3 * radius, kind, seed * 100 + i)


def house(rows, x, y, width, height):
    for row in range(y - height, y):
        for column in range(x, x + width):
            rows[row][column] = BUILDING
    for step in range(width // 2):
        for column in range(x + step, x + width - step):
            rows[y - height - 1 - step // 2][column] = BUILDING


def sky(seed):
    rows, dice = [bytearray([SKY]) * SIDE for _ in range(SIDE)], random.Random(seed)
    for i in range(5):
        blob(rows, dice.randrange(SIDE), dice.randrange(8, 70), dice.randrange(15, 45), dice.randrange(5, 12), CLOUDS,
             seed * 10 + i)
    return rows


def river_valley():
    rows = sky(1)
    peaks = ridge(11, 130, 80, 0.55)
    below(rows, peaks, MOUNTAIN)
    for x in range(SIDE):
        for y in range(int(peaks[x]), min(int(peaks[x]) + 14, 80)):
            rows[y][x] = SNOW
    hills = wave(132, 9, 31)
    below(rows, hills, GRASS)
    wood(rows, hills, 26, TREE, 7, 3)
    below(rows, wave(190, 12, 45, 2), FIELD)
    ribbon(rows, lambda y: 128 + 46 * math.sin(y / 21), lambda y: 2 + (y - 138) / 7, 138, RIVER)
    wood(rows, wave(236, 5, 40), 9, BUSH, 10, 5)
    return rows


def village():
    rows = sky(2)
    below(rows, ridge(21, 112, 30, 0.5), TREE)
    below(rows, wave(120, 6, 60), FIELD)
    below(rows, wave(170, 8, 33, 1), GRASS)
    ribbon(rows, lambda y: 90 + (y - 130) * 0.5, lambda y: 1.5 + (y - 130) / 8, 130, ROAD)
    for x, y, width, height in ((24, 150, 26, 16), (60, 141, 18, 12), (150, 152, 34, 20), (196, 146, 22, 14),
                                (128, 138, 14, 9), (226, 164, 24, 18)):
        house(rows, x, y, width, height)
    wood(rows, wave(168, 10, 27), 14, BUSH, 6, 7)
    wood(rows, wave(222, 6, 50), 7, TREE, 15, 8)
    return rows


def waterfall():
    rows = sky(3)
    below(rows, ridge(31, 90, 50, 0.6), ROCK)
    below(rows, ridge(32, 60, 30, 0.5), ROCK)
    wood(rows, ridge(31, 90, 50, 0.6), 20, TREE, 8, 9)
    ribbon(rows, lambda y: 120 + 4 * math.sin(y / 9), lambda y: 9 + y / 40, 64, WATERFALL)
    below(rows, wave(182, 4, 18), LAKE)
    ribbon(rows, lambda y: 10 + 12 * math.sin(y / 13), lambda y: 26 + (y - 150) / 4, 150, DIRT)
    for i, (x, y) in enumerate(((60, 205), (170, 196), (210, 226), (120, 240), (236, 190))):
        blob(rows, x, y, 9 + 3 * i, 6 + 2 * i, ROCK, 40 + i)
    wood(rows, wave(250, 3, 30), 12, BUSH, 9, 11)
    return rows


def islands():
    rows = sky(4)
    below(rows, [112.0] * SIDE, SEA)
    for i, (x, y, rx, ry) in enumerate(((50, 114, 34, 9), (150, 120, 52, 14), (222, 112, 26, 6), (90, 176, 60, 16),
                                        (214, 206, 40, 18))):
        blob(rows, x, y, rx, ry, SAND, 50 + i)
        blob(rows, x, y - ry / 2, rx * 0.8, ry * 0.9, GRASS, 60 + i)
        for tree in range(5):
            blob(rows, x - rx * 0.5 + tree * rx * 0.25, y - ry, 5 + tree % 3, 7 + tree % 2, TREE, 70 + 5 * i + tree)
    blob(rows, 152, 100, 14, 22, MOUNTAIN, 99)
    below(rows, wave(240, 6, 37), SAND)
    blob(rows, 30, 246, 22, 9, ROCK, 98)
    return rows


def main():
    examples, out = Path(sys.argv[1]), Path(sys.argv[2])
    maps = {path.stem: nearest(read_png(path)) for path in sorted(examples.glob("*.png"))}
    maps |= {"river-valley": river_valley(), "village": village(), "waterfall": waterfall(), "islands": islands()}
    # The starter painting goes first: bench's first frame.
    names = ["mountain-lake"] + [name for name in maps if name != "mountain-lake"]
    for place, name in enumerate(names):
        path = out / f"{place}-{name}.pgm"
        path.write_bytes(f"P5\n{SIDE} {SIDE}\n{LAST_CLASS}\n".encode() + b"".join(bytes(row) for row in maps[name]))


if __name__ == "__main__":
    main()
