#!/usr/bin/env python3
"""Makes hostile files and shows each of them to `pleinair-cli inspect`.

    hostile_files.py PROGRAM [--keep DIR] [--seeds N] [--fixtures DIR]

Passes if every file is refused with exit code 1 and a sentence within two seconds; damaged copies of good files
(truncated, bits flipped) may also be accepted where the damage cannot be seen. Uses the standard library alone.
"""
import argparse
import binascii
import json
import random
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path

TIME_LIMIT_S = 2.0


# --- Pickles ---------------------------------------------------------------------------------------------------

PROTO = b"\x80\x02"
STOP = b"."
ORDERED = b"ccollections\nOrderedDict\n)R"
REBUILD = b"ctorch._utils\n_rebuild_tensor_v2\n"


def text(value):
    data = value.encode() if isinstance(value, str) else value
    return b"X" + struct.pack("<I", len(data)) + data


def integer(value):
    if 0 <= value < 256:
        return b"K" + bytes([value])
    if -2**31 <= value < 2**31:
        return b"J" + struct.pack("<i", value)
    data = value.to_bytes((value.bit_length() + 8) // 8, "little", signed=True)
    return b"\x8a" + bytes([len(data)]) + data


def tup(*items):
    return b"(" + b"".join(items) + b"t"


def storage(key, elements, kind="FloatStorage", legacy=False, location="cpu", view=b"N"):
    parts = [text("storage"), b"ctorch\n" + kind.encode() + b"\n", text(key), text(location), integer(elements)]
    return tup(*parts, *([view] if legacy else [])) + b"Q"


def tensor(store, shape, strides=None, offset=0):
    if strides is None:
        strides, step = [], 1
        for side in reversed(shape):
            strides.insert(0, step)
            step *= max(side, 1)
    return (REBUILD + tup(store, integer(offset), tup(*map(integer, shape)), tup(*map(integer, strides)), b"\x89", ORDERED)
            + b"R")


def state_dict(entries, tail=b""):
    return PROTO + ORDERED + b"(" + b"".join(text(k) + v for k, v in entries) + b"u" + tail + STOP


SYSTEM = (PROTO + b"}(" + text("protocol_version") + integer(1001) + text("little_endian") + b"\x88"
          + text("type_sizes") + b"}u" + STOP)
MAGIC = PROTO + b"\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19" + STOP + PROTO + b"M\xe9\x03" + STOP


def stream(pickle, keys, storages, system=SYSTEM, magic=MAGIC):
    listing = PROTO + b"](" + b"".join(text(k) for k in keys) + b"e" + STOP
    return magic + system + pickle + listing + b"".join(struct.pack("<q", n) + data for n, data in storages)


def floats(count, value=0.5):
    return struct.pack("<f", value) * count


# --- Zip archives ----------------------------------------------------------------------------------------------

def archive(members, comment=b"", count=None, directory_offset=None, directory_size=None):
    """members: dicts of name, data and what is to be wrong: method, crc, size, packed, header, flags."""
    out, central = b"", b""
    for m in members:
        name = m["name"].encode() if isinstance(m["name"], str) else m["name"]
        data = m.get("data", b"")
        header = m.get("header", len(out))
        crc = m.get("crc", binascii.crc32(data))
        size, packed = m.get("size", len(data)), m.get("packed", m.get("size", len(data)))
        flags, method = m.get("flags", 0), m.get("method", 0)
        if "header" not in m:
            out += struct.pack("<IHHHHHIIIHH", 0x04034b50, 20, flags, method, 0, 0, 0, 0, 0, len(name), 0) + name + data
        central += struct.pack("<IHHHHHHIIIHHHHHII", 0x02014b50, 20, 20, flags, method, 0, 0, crc, packed, size,
                               len(name), len(m.get("extra", b"")), 0, 0, 0, 0, header) + name + m.get("extra", b"")
    end = struct.pack("<IHHHHIIH", 0x06054b50, 0, 0, count if count is not None else len(members),
                      count if count is not None else len(members),
                      directory_size if directory_size is not None else len(central),
                      directory_offset if directory_offset is not None else len(out), len(comment))
    return out + central + end + comment


def checkpoint(pickle, storages, **wrong):
    members = [{"name": "net/data.pkl", "data": pickle}]
    members += [{"name": f"net/data/{key}", "data": data} for key, data in storages]
    return archive(members + [{"name": "net/version", "data": b"3\n"}], **wrong)


def small(entry=None, store=None):
    """A zip checkpoint of one tensor with four values, or with a tensor of one's own."""
    entry = entry if entry is not None else tensor(storage("0", 4), [4])
    return checkpoint(state_dict([("weight", entry)]), [("0", store if store is not None else floats(4))])


# --- Safetensors -----------------------------------------------------------------------------------------------

def safetensors(header, data=b"", length=None):
    raw = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(raw) if length is None else length) + raw + data


def entry(dtype="F32", shape=(4,), offsets=(0, 16), **more):
    return {"dtype": dtype, "shape": list(shape), "data_offsets": list(offsets), **more}


# --- PNG and packs ---------------------------------------------------------------------------------------------

def chunk(kind, data, crc=None):
    return (struct.pack(">I", len(data)) + kind + data
            + struct.pack(">I", binascii.crc32(kind + data) if crc is None else crc))


def png(width, height, depth=8, colour=0, rows=None, extra=b"", idat=None):
    signature = b"\x89PNG\r\n\x1a\n"
    if rows is None:
        rows = b"".join(b"\0" + bytes(width) for _ in range(height))
    return (signature + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)) + extra
            + chunk(b"IDAT", zlib.compress(rows, 9) if idat is None else idat) + chunk(b"IEND", b""))


def fnv(data):
    value = 0xCBF29CE484222325
    for byte in data:
        value = ((value ^ byte) * 0x100000001B3) & (2**64 - 1)
    return value


CLASSES = json.dumps({"format": "pleinair-classes", "version": 1, "unknown": 255,
                      "classes": [{"id": 0, "name": "sky", "color": "#0000ff"}]}).encode()


def pack(width=4, height=4, offset=64, record_hash=None, label=0, count=None, version=1, index_hash=None, classes=CLASSES,
         name=b"a", tail=b""):
    planes = bytes(48) + bytes([label] * 16)
    data = b"PLNRPACK" + struct.pack("<Q", version) + bytes(48) + planes
    index = struct.pack("<Q", 1 if count is None else count)
    index += struct.pack("<QIIQ", offset, width, height, fnv(planes) if record_hash is None else record_hash)
    index += struct.pack("<I", len(name)) + name + struct.pack("<I", len(classes)) + classes + struct.pack("<Q", 0) + tail
    footer = struct.pack("<QQQ", len(data), len(index), fnv(index) if index_hash is None else index_hash) + b"PLNRPACK"
    return data + index + footer


def class_file(**changes):
    content = {"format": "pleinair-classes", "version": 1, "unknown": 255,
               "classes": [{"id": 0, "name": "sky", "color": "#0000ff"}, {"id": 1, "name": "sea", "color": "#00ff00"}]}
    content.update(changes)
    return json.dumps(content).encode()


# --- The files -------------------------------------------------------------------------------------------------

def hostile_files():
    """name -> content; the part before the first '-' is the kind. Every one of them must be refused."""
    files = {}

    def pickle(name, body, storages=(("0", floats(4)),)):
        files[f"forbidden-{name}.pth"] = checkpoint(body, list(storages))

    # Symbols and calls that have no business in weights.
    for module, name in [("os", "system"), ("posix", "system"), ("builtins", "eval"), ("__builtin__", "getattr"),
                         ("subprocess", "Popen"), ("torch.hub", "load"), ("torch._utils", "_rebuild_tensor_v3"),
                         ("collections", "defaultdict"), ("torch", "load")]:
        pickle(f"global-{module}.{name}", PROTO + f"c{module}\n{name}\n".encode() + tup(text("echo pwned")) + b"R" + STOP)
    pickle("inst", PROTO + b"(" + text("id") + b"ios\nsystem\n" + STOP)
    pickle("obj", PROTO + b"(cos\nsystem\n" + text("id") + b"o" + STOP)
    pickle("newobj", PROTO + b"cos\nsystem\n)\x81" + STOP)
    pickle("stack-global", b"\x80\x04\x8c\x02os\x8c\x06system\x93" + text("id") + b"\x85R" + STOP)
    pickle("extension", PROTO + b"\x82\x01" + STOP)
    pickle("persid-text", PROTO + b"Pstorage\n" + STOP)
    pickle("reduce-a-text", PROTO + text("system") + tup(text("id")) + b"R" + STOP)
    pickle("reduce-storage-type", PROTO + b"ctorch\nFloatStorage\n)R" + STOP)
    pickle("reduce-ordered-with-arguments", PROTO + b"ccollections\nOrderedDict\n" + tup(b"]") + b"R" + STOP)
    pickle("build-on-map", PROTO + b"}}b" + STOP)
    pickle("build-setattr", state_dict([], b"}" + text("__class__") + text("x") + b"sb"))
    pickle("build-twice", state_dict([("w", tensor(storage("0", 4), [4]))], b"}b}b"))
    pickle("build-on-tensor", PROTO + tensor(storage("0", 4), [4]) + b"}b" + STOP)
    pickle("newline-in-symbol", PROTO + b"ccollections\nOrdered\nDict\n" + STOP)
    pickle("symbol-without-end", PROTO + b"c" + b"A" * 100000)
    pickle("control-characters-in-symbol", PROTO + b"c\x1b[31mos\n\x1b]0;sys\x07tem\n" + STOP)

    # Damage and bombs of the stack machine.
    def bomb(name, body):
        files[f"bomb-{name}.pth"] = checkpoint(body, [])

    bomb("memo-index", PROTO + b"Nr" + struct.pack("<I", 0xFFFFFFF0) + STOP)
    bomb("memo-million", PROTO + b"N" + b"".join(b"r" + struct.pack("<I", i) for i in range(0, 1_000_001, 999)) + STOP)
    bomb("memo-unknown", PROTO + b"h\x05" + STOP)
    bomb("deep-marks", PROTO + b"(" * 100000 + STOP)
    bomb("stack", PROTO + b"N" * 1_500_000 + STOP)
    bomb("operations", PROTO + b"N\x85" + b"q\0" * 10_100_000 + STOP)
    bomb("containers", PROTO + b"(" + b"]q\0" * 1_200_000 + b"t" + STOP)
    bomb("nested-tuples", PROTO + b"N" + b"\x85" * 2_000_000 + STOP)
    bomb("doubling", PROTO + b"]" + b"q\0h\0\x86" * 500000 + STOP)
    bomb("self-list", PROTO + b"]q\0h\0a" + STOP)
    bomb("self-map", state_dict([], b"q\0" + text("me") + b"h\0s"))
    bomb("long-text", PROTO + text("a" * 70000) + STOP)
    bomb("text-length", PROTO + b"X\xff\xff\xff\xff" + STOP)
    bomb("long-number", PROTO + b"\x8a\xff" + b"\x7f" * 255 + STOP)
    bomb("pop-empty", PROTO + b"R" + STOP)
    bomb("below-mark", PROTO + b"N(\x85" + STOP)
    bomb("no-stop", PROTO + b"N")
    bomb("empty-pickle", b"")
    bomb("two-values", PROTO + b"NN" + STOP)
    bomb("protocol-4", b"\x80\x04N" + STOP)
    bomb("rest-after-stop", state_dict([("w", tensor(storage("0", 4), [4]))]) + b"garbage")
    bomb("odd-items", PROTO + ORDERED + b"(" + text("a") + b"u" + STOP)
    bomb("append-to-map", PROTO + b"}Na" + STOP)
    bomb("root-is-number", PROTO + b"K\x05" + STOP)
    bomb("no-tensors", state_dict([]))
    bomb("many-keys", state_dict([(f"k{i}", b"N") for i in range(20001)]))

    # Tensors that do not lie in their storages.
    strides = {
        "huge": tensor(storage("0", 4), [2, 2], [2**40, 1]),
        "overflow": tensor(storage("0", 4), [3, 3], [2**62, 2**62]),
        "sides-overflow": tensor(storage("0", 4), [2**32, 2**32], [0, 0]),
        "negative": tensor(storage("0", 4), [2, 2], [-1, 1], 3),
        "negative-side": tensor(storage("0", 4), [-4], [1]),
        "negative-offset": tensor(storage("0", 4), [4], [1], -1),
        "offset": tensor(storage("0", 4), [4], [1], 1),
        "offset-overflow": tensor(storage("0", 4), [2], [1], 2**63 - 1),
        "zero-100-gib": tensor(storage("0", 4), [25_000_000_000], [0]),
        "zero-3-gib": tensor(storage("0", 4), [800_000_000], [0]),
        "rank": tensor(storage("0", 4), [1] * 9, [1] * 9),
        "unequal-ranks": tensor(storage("0", 4), [2, 2], [1]),
        "text-side": REBUILD + tup(storage("0", 4), integer(0), tup(text("4")), tup(integer(1)), b"\x89", ORDERED) + b"R",
        "no-storage": REBUILD + tup(b"N", integer(0), tup(integer(4)), tup(integer(1)), b"\x89", ORDERED) + b"R",
        "few-arguments": REBUILD + tup(storage("0", 4)) + b"R",
    }
    for name, body in strides.items():
        files[f"strides-{name}.pth"] = small(body)
    files["strides-many-zero.pth"] = checkpoint(
        state_dict([(f"w{i}", tensor(storage("0", 4), [900_000_000 // 100], [0])) for i in range(100)]), [("0", floats(4))])

    # Storages.
    files["storage-missing.pth"] = checkpoint(state_dict([("w", tensor(storage("7", 4), [4]))]), [("0", floats(4))])
    files["storage-short.pth"] = small(store=floats(3))
    files["storage-two-ways.pth"] = checkpoint(
        state_dict([("a", tensor(storage("0", 4), [4])), ("b", tensor(storage("0", 2, "DoubleStorage"), [2]))]),
        [("0", floats(4))])
    files["storage-path.pth"] = checkpoint(state_dict([("w", tensor(storage("../data.pkl", 4), [4]))]), [("0", floats(4))])
    files["storage-view.pth"] = stream(
        state_dict([("w", tensor(storage("1", 4, legacy=True, view=tup(text("2"), integer(0), integer(4))), [4]))]),
        ["1"], [(4, floats(4))])
    files["storage-negative.pth"] = small(tensor(storage("0", -4), [4]))
    files["storage-quantized.pth"] = small(tensor(storage("0", 4, "QInt8Storage"), [4]))
    files["duplicate-keys.pth"] = checkpoint(
        state_dict([("w", tensor(storage("0", 4), [4])), ("w", tensor(storage("0", 4), [4]))]), [("0", floats(4))])
    files["duplicate-not-a-tensor.pth"] = checkpoint(state_dict([("epoch", integer(3))]), [("0", floats(4))])
    for name, value in [("nan", float("nan")), ("infinite", float("inf"))]:
        files[f"values-{name}.pth"] = small(store=floats(4, value))
        files[f"values-{name}.safetensors"] = safetensors({"w": entry()}, floats(4, value))

    # The older stream.
    good = state_dict([("w", tensor(storage("1", 4, legacy=True), [4]))])
    files["stream-wrong-magic.pth"] = stream(good, ["1"], [(4, floats(4))], magic=MAGIC[:5] + b"\x6d" + MAGIC[6:])
    files["stream-big-endian.pth"] = stream(good, ["1"], [(4, floats(4))],
                                            system=PROTO + b"}" + text("little_endian") + b"\x89s" + STOP)
    files["stream-count.pth"] = stream(good, ["1"], [(5, floats(5))])
    files["stream-negative-count.pth"] = stream(good, ["1"], [(-1, floats(4))])
    files["stream-huge-storage.pth"] = stream(
        state_dict([("w", tensor(storage("1", 2**61, legacy=True), [4]))]), ["1"], [(2**61, floats(4))])
    files["stream-unlisted.pth"] = stream(good, [], [])
    files["stream-listed-twice.pth"] = stream(good, ["1", "1"], [(4, floats(4)), (4, floats(4))])
    files["stream-unused.pth"] = stream(good, ["1", "2"], [(4, floats(4)), (4, floats(4))])
    files["stream-rest.pth"] = stream(good, ["1"], [(4, floats(4))]) + b"rest"
    files["stream-magic-only.pth"] = MAGIC

    # Zip archives.
    body = state_dict([("w", tensor(storage("0", 4), [4]))])
    main, data = {"name": "net/data.pkl", "data": body}, {"name": "net/data/0", "data": floats(4)}
    zips = {
        "overlap": [main, data, {"name": "net/data/1", "header": 0, "size": 10, "crc": 0}],
        "same-place": [main, data, {"name": "net/copy.pkl", "header": 0, "size": len(body), "crc": binascii.crc32(body)}],
        "path-up": [main, data, {"name": "net/../../etc/passwd", "data": b"x"}],
        "path-absolute": [main, data, {"name": "/etc/passwd", "data": b"x"}],
        "path-backslash": [main, data, {"name": "net\\..\\x", "data": b"x"}],
        "path-nul": [main, data, {"name": b"net/a\0b", "data": b"x"}],
        "name-twice": [main, data, {"name": "net/data/0", "data": floats(4)}],
        "two-pickles": [main, data, {"name": "other/data.pkl", "data": body}],
        "no-pickle": [data],
        "deflated": [{"name": "net/data.pkl", "data": zlib.compress(body)[2:-4], "method": 8, "size": len(body),
                      "packed": len(zlib.compress(body)) - 6}, data],
        "deflate-bomb": [{"name": "net/data.pkl", "data": zlib.compress(bytes(10_000_000))[2:-4], "method": 8,
                          "size": 2**32 - 2, "packed": 9715}, data],
        "encrypted": [{**main, "flags": 1}, data],
        "checksum": [{**main, "crc": 1}, data],
        "storage-checksum": [main, {**data, "crc": 1}],
        "two-sizes": [{**main, "packed": 3, "size": len(body)}, data],
        "beyond-the-end": [main, {**data, "size": 2**31}],
        "header-outside": [main, {"name": "net/data/0", "header": 2**31, "size": 16}],
        "header-elsewhere": [main, {"name": "net/data/0", "header": 3, "size": 16}],
        "extra-cut": [main, {**data, "size": 2**32 - 1, "extra": b"\1\0\x20\0abcd"}],
        "extra-wide": [main, {**data, "size": 2**32 - 1, "packed": 2**32 - 1, "extra": b"\1\0\x10\0" + b"\xff" * 16}],
    }
    for name, members in zips.items():
        files[f"zip-{name}.pth"] = archive(members)
    files["zip-count.pth"] = archive([main, data], count=60000)
    files["zip-directory-offset.pth"] = archive([main, data], directory_offset=2**31)
    files["zip-directory-size.pth"] = archive([main, data], directory_size=5)
    files["zip-no-end.pth"] = archive([main, data])[:-22]
    files["zip-locator.pth"] = (archive([main, data])[:-22] + struct.pack("<IIQI", 0x07064b50, 0, 2**63, 1)
                                + archive([main, data])[-22:])
    files["zip-many-members.pth"] = archive([{"name": f"net/{i}"} for i in range(65500)])

    # Safetensors.
    ok = {"w": entry()}
    tensors = {
        "empty-file": b"", "seven-bytes": b"\1" * 7,
        "length-huge": safetensors(ok, floats(4), length=2**63), "length-max": safetensors(ok, floats(4), length=2**64 - 1),
        "length-beyond": safetensors(ok, floats(4), length=1000), "length-zero": struct.pack("<Q", 0) + floats(4),
        "not-an-object": safetensors(b"[1, 2]"), "blank-first": safetensors(b"  " + json.dumps(ok).encode(), floats(4)),
        "not-json": safetensors(b'{"w": nope}'), "deep": safetensors(b'{"a":' + b"[" * 50000 + b"]" * 50000 + b"}"),
        "duplicate": safetensors(b'{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},'
                                 b'"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}', floats(1)),
        "duplicate-inside": safetensors(b'{"w":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}', floats(1)),
        "overlap": safetensors({"a": entry(), "b": entry(offsets=(8, 24))}, floats(6)),
        "same-bytes": safetensors({"a": entry(), "b": entry()}, floats(4)),
        "gap": safetensors({"a": entry(), "b": entry(offsets=(20, 36))}, floats(9)),
        "first-not-zero": safetensors({"a": entry(offsets=(4, 20))}, floats(5)),
        "rest": safetensors(ok, floats(5)), "short": safetensors(ok, floats(3)),
        "reversed": safetensors({"a": entry(offsets=(16, 0))}, floats(4)),
        "shape-lies": safetensors({"a": entry(shape=(5,))}, floats(4)),
        "shape-overflow": safetensors({"a": entry(shape=(2**33, 2**33), offsets=(0, 0))}),
        "shape-negative": safetensors({"a": entry(shape=(-4,))}, floats(4)),
        "shape-fraction": safetensors({"a": entry(shape=(4.0,))}, floats(4)),
        "shape-rank": safetensors({"a": entry(shape=(1,) * 9, offsets=(0, 4))}, floats(1)),
        "offset-huge": safetensors({"a": entry(offsets=(0, 2**64 - 1))}, floats(4)),
        "offset-text": safetensors({"a": entry(offsets=("0", "16"))}, floats(4)),
        "dtype": safetensors({"a": entry(dtype="F33")}, floats(4)),
        "dtype-null": safetensors({"a": entry(dtype=None)}, floats(4)),
        "extra-key": safetensors({"a": entry(more=1)}, floats(4)),
        "metadata-number": safetensors({"__metadata__": {"a": 1}, **ok}, floats(4)),
        "metadata-list": safetensors({"__metadata__": [], **ok}, floats(4)),
        "not-utf8": safetensors(b'{"\xff\xfe":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}', floats(1)),
        "many": safetensors({f"t{i}": entry(shape=(0,), offsets=(0, 0)) for i in range(20002)}),
        "number-too-large": safetensors(b'{"a":{"dtype":"F32","shape":[1e999],"data_offsets":[0,4]}}', floats(1)),
    }
    for name, content in tensors.items():
        files[f"safetensors-{name}.safetensors"] = content

    # Networks that are none.
    lone = {"conv_img.weight": entry(shape=(3, 1, 1, 1), offsets=(0, 12)),
            "fc.weight": entry(shape=(4,), offsets=(12, 28)),
            "head_0.norm_0.mlp_shared.0.weight": entry(shape=(4,), offsets=(28, 44))}
    files["network-shapes.safetensors"] = safetensors(lone, floats(11))
    style = {"mu": entry(shape=(2, 2))}
    files["network-style-shape.safetensors"] = safetensors(style, floats(4))

    # JSON.
    sky = {"id": 0, "name": "sky", "color": "#0000ff"}
    jsons = {
        "deep": b"[" * 100000, "deep-objects": b'{"a":' * 100000, "cut": b'{"format": "pleinair-cl', "trailing": class_file() + b"x",
        "other-format": b'{"format": "something"}', "no-format": b"{}", "list": b"[]",
        "higher-version": class_file(version=2), "version-text": class_file(version="1"), "version-zero": class_file(version=0),
        "no-classes": class_file(classes=[]), "classes-map": class_file(classes={}),
        "too-many": class_file(classes=[{"id": i, "name": f"n{i}", "color": f"#0000{i % 256:02x}"} for i in range(256)]),
        "id-twice": class_file(classes=[sky, {**sky, "name": "b", "color": "#000000"}]),
        "id-gap": class_file(classes=[{**sky, "id": 5}]), "id-negative": class_file(classes=[{**sky, "id": -1}]),
        "id-huge": class_file(classes=[{**sky, "id": 2**70}]), "id-text": class_file(classes=[{**sky, "id": "0"}]),
        "colour": class_file(classes=[{**sky, "color": "blue"}]), "colour-short": class_file(classes=[{**sky, "color": "#00f"}]),
        "colour-sign": class_file(classes=[{**sky, "color": "#-00001"}]),
        "colour-twice": class_file(classes=[sky, {"id": 1, "name": "b", "color": "#0000ff"}]),
        "name-missing": class_file(classes=[{"id": 0, "color": "#0000ff"}]), "name-empty": class_file(classes=[{**sky, "name": ""}]),
        "name-twice": class_file(classes=[sky, {"id": 1, "name": "sky", "color": "#000000"}]),
        "entry-number": class_file(classes=[5]), "ade-text": class_file(classes=[{**sky, "ade20k": ["3"]}]),
        "duplicate-key": b'{"format":"pleinair-classes","version":1,"version":1,"classes":[]}',
        "huge": b'{"a":"' + b"a" * (5 << 20) + b'"}', "nan": b'{"format": NaN}',
    }
    for name, content in jsons.items():
        files[f"json-{name}.json"] = content

    # PNG.
    pngs = {
        "pixels": png(65535, 65535, rows=b""), "sides-max": png(2**31 - 1, 1, rows=b""), "zero": png(0, 4, rows=b""),
        "large": png(16384, 16384, depth=1, rows=b""), "no-data": png(8, 8, idat=b""), "cut": png(64, 64)[:60],
        "data-cut": png(64, 64, idat=zlib.compress(bytes(65 * 64))[:9]), "signature-only": b"\x89PNG\r\n\x1a\n",
        "not-zlib": png(8, 8, idat=b"hello"), "depth": png(8, 8, depth=7), "colour-type": png(8, 8, colour=5),
        "no-palette": png(8, 8, colour=3), "crc": png(8, 8).replace(b"IDAT", b"IDAt"),
        "chunk-length": b"\x89PNG\r\n\x1a\n" + b"\xff\xff\xff\xffIHDR", "filter": png(8, 8, rows=b"".join(b"\x09" + bytes(8) for _ in range(8))),
        "palette-length": png(8, 8, colour=3, extra=chunk(b"PLTE", bytes(770))),
    }
    for name, content in pngs.items():
        files[f"png-{name}.png"] = content
    files["jpeg-cut.jpg"] = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00"
    files["jpeg-large.jpg"] = b"\xff\xd8\xff\xc0\x00\x11\x08\xff\xff\xff\xff\x03" + bytes(20)
    files["jpeg-no-frame.jpg"] = b"\xff\xd8\xff\xd9"
    files["jpeg-loop.jpg"] = b"\xff\xd8" + b"\xff\xe0\x00\x00" * 1000
    files["tiff-directory.tif"] = b"II*\0" + struct.pack("<I", 2**32 - 2)
    files["tiff-large.tif"] = (b"II*\0" + struct.pack("<IH", 8, 2) + struct.pack("<HHII", 256, 4, 1, 2**31)
                               + struct.pack("<HHII", 257, 4, 1, 2**31))
    files["webp-cut.webp"] = b"RIFF\xff\xff\xff\xffWEBPVP8X"
    files["webp-large.webp"] = b"RIFF\x40\0\0\0WEBPVP8X\x0a\0\0\0" + bytes(4) + b"\xff" * 6 + bytes(20)

    # Packs.
    packs = {
        "version": pack(version=2), "version-zero": pack(version=0), "size": pack(width=5000, height=5000), "size-zero": pack(width=0),
        "size-max": pack(width=2**32 - 1, height=2**32 - 1), "offset": pack(offset=10**6), "offset-max": pack(offset=2**64 - 64),
        "offset-header": pack(offset=0), "hash": pack(record_hash=1), "index-hash": pack(index_hash=1), "label": pack(label=9),
        "count": pack(count=2**60), "count-two": pack(count=2), "classes": pack(classes=b"{}"), "rest": pack(tail=b"xx"),
        "cut": pack()[:-8], "cut-head": pack()[:20], "magic": pack()[:-8] + b"PLNRPAKC", "name": pack(name=b"\x1b[2J"),
    }
    del packs["name"]  # legal; shown without its control characters
    for name, content in packs.items():
        files[f"pack-{name}.pack"] = content

    # No format at all.
    files["other-empty.bin"] = b""
    files["other-zeros.bin"] = bytes(4096)
    files["other-text.txt"] = b"Hello.\n"
    files["other-elf.pth"] = b"\x7fELF" + bytes(100)
    files["other-pickle.pth"] = PROTO + b"cos\nsystem\n" + tup(text("id")) + b"R" + STOP
    files["other-tar.pth"] = b"storages\0" + bytes(1000)
    return files


def good_files(fixtures):
    """Small good files of every format, to be damaged."""
    good = {
        "zip.pth": small(), "stream.pth": stream(state_dict([("w", tensor(storage("1", 4, legacy=True), [2, 2]))]), ["1"],
                                                 [(4, floats(4))]),
        "t.safetensors": safetensors({"__metadata__": {"a": "b"}, "w": entry()}, floats(4)), "classes.json": class_file(),
        "labels.png": png(16, 16), "a.pack": pack(),
    }
    if fixtures:
        # The smallest of each kind, so that the campaign stays short.
        for pattern in ("*/*.legacy.pth", "*/*.zip.pth", "*/net_*.stored.safetensors"):
            path = min(Path(fixtures).glob(pattern), key=lambda p: p.stat().st_size, default=None)
            if path:
                good[f"{path.parent.name}.{path.name}"] = path.read_bytes()
    return good


def interesting_cuts(content, name):
    """Every byte of the first 64 and last 32, and borders in between; fewer for large files."""
    size = len(content)
    cuts = {0, 1, 7, 8, 9, 15, 21, size // 2, size - 1, size - 8, size - 22, size - 23}
    if size < 4096:
        cuts |= set(range(0, size, 7))
    return sorted(c for c in cuts if 0 <= c < size)


def flipped(content, rng):
    damaged = bytearray(content)
    # Half of the flips hit the descriptions, which lie at the start or the end of every format.
    limit = len(damaged) if rng.random() < 0.5 else min(len(damaged), 40000)
    for _ in range(rng.choice([1, 1, 2, 8])):
        damaged[rng.randrange(limit)] ^= 1 << rng.randrange(8)
    return bytes(damaged)


class Campaign:
    """Shows files in batches, because starting the program takes longer than reading most of them; a batch that does
    not behave is shown again file by file."""

    BATCH = 20

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.failures, self.slowest, self.shown, self.waiting = [], (0.0, ""), 0, []

    def show(self, name, content, may_pass=False, must_pass=False):
        path = self.folder / name
        path.write_bytes(content)
        self.waiting.append((path, may_pass or must_pass, not must_pass))
        if len(self.waiting) == self.BATCH:
            self.flush()

    def flush(self):
        batch, self.waiting = self.waiting, []
        if batch and self.problems(batch):
            for entry in batch:
                self.failures += self.problems([entry])
        self.shown += len(batch)
        for path, _, _ in batch:
            path.unlink()

    def problems(self, batch):
        names = ", ".join(path.name for path, _, _ in batch)
        start = time.monotonic()
        try:
            done = subprocess.run([self.program, "inspect", *(str(path) for path, _, _ in batch)], capture_output=True, timeout=60)
        except subprocess.TimeoutExpired:
            return [f"{names}: does not come back"]
        elapsed = time.monotonic() - start
        if len(batch) == 1:
            self.slowest = max(self.slowest, (elapsed, names))
        if elapsed > TIME_LIMIT_S * (1 if len(batch) == 1 else 3):
            return [f"{names}: took {elapsed:.1f} s"]
        if done.returncode not in (0, 1):
            return [f"{names}: exit code {done.returncode} {done.stderr[-300:]!r}"]
        refusals = done.stderr.decode("utf-8", "replace").split("\n")
        accepted = done.stdout.decode("utf-8", "replace").split("\n")
        found = []
        for path, may_pass, may_fail in batch:
            words = [line for line in refusals if f"{path}" in line and len(line) > len(str(path)) + 20]
            passed = any(line.startswith(f"{path}: ") for line in accepted)
            if any(ord(c) < 32 for line in words for c in line) or any("unexpected error" in line for line in words):
                found.append(f"{path.name}: {words!r}")
            elif words and not may_fail:
                found.append(f"{path.name}: the good file is refused: {words}")
            elif not words and not (passed and may_pass):
                found.append(f"{path.name}: {'accepted' if passed else 'no reason in words'}")
        return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--keep", type=Path, help="only write the files here")
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--fixtures", help="folder of complete checkpoints, if there is one")
    arguments = parser.parse_args()
    files = hostile_files()
    if arguments.keep:
        arguments.keep.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (arguments.keep / name).write_bytes(content)
        return 0
    fixtures = arguments.fixtures if arguments.fixtures and Path(arguments.fixtures).is_dir() else None
    with tempfile.TemporaryDirectory() as folder:
        campaign = Campaign(arguments.program, Path(folder))
        for name, content in files.items():
            campaign.show(name, content)
        campaign.flush()
        hostile, kinds = campaign.shown, {name.split("-")[0] for name in files}
        for name, content in good_files(fixtures).items():
            campaign.show(f"good-{name}", content, must_pass=True)
            for cut in interesting_cuts(content, name):
                campaign.show(f"cut-{cut}-{name}", content[:cut])
            for seed in range(arguments.seeds):
                campaign.show(f"flip-{seed}-{name}", flipped(content, random.Random(f"{seed} {name}")), may_pass=True)
        campaign.flush()
    slowest = f"; slowest alone {campaign.slowest[0]:.2f} s ({campaign.slowest[1]})" if campaign.slowest[1] else ""
    print(f"{hostile} hostile files of {len(kinds)} kinds, {campaign.shown - hostile} good, cut or flipped ones{slowest}")
    for failure in campaign.failures:
        print("FAILED", failure)
    return 1 if campaign.failures else 0


if __name__ == "__main__":
    sys.exit(main())
