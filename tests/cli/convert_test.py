#!/usr/bin/env python3
"""`convert` and `recalibrate`: what they write is opened by programs that are not ours.

    convert_test.py PROGRAM BUILD

The .pth files by Python's own unpickler with stand-ins for PyTorch's classes, the ONNX models by ONNX Runtime where
it can be installed from PyPI.
"""
import io
import json
import pickle
import pickletools
import struct
import subprocess
import unittest
import zipfile
from collections import OrderedDict

from training_folder import TrainingTest, main, png, python_with, tensors

COMPARED_BY_ONNX_RUNTIME = """
import json, struct, sys
import numpy, onnxruntime
def tensors(path):
    data = open(path, "rb").read()
    length = struct.unpack("<Q", data[:8])[0]
    kinds = {"F32": "<f4", "U8": "u1"}
    return {name: numpy.frombuffer(data[8 + length:][slice(*e["data_offsets"])], kinds[e["dtype"]]).reshape(e["shape"])
            for name, e in json.loads(data[8:8 + length]).items() if name != "__metadata__"}
folder, raw, style, photograph, classes = sys.argv[1:]
rendered = tensors(raw)
labels = (rendered["labels"] == numpy.arange(int(classes)).reshape(1, -1, 1, 1)).astype(numpy.float32)
session = onnxruntime.InferenceSession(folder + "/generator.onnx", providers=["CPUExecutionProvider"])
feeds = {"labels": labels}
if style:
    feeds["style"] = tensors(style)["mu"]
[image] = session.run(None, feeds)
result = {"shape": image.shape, "generator": float(abs(image - rendered["image"]).max()), "spread": float(image.std())}
if style:
    side = 256
    pixels = numpy.frombuffer(open(photograph, "rb").read(), "u1").reshape(side, side, 3).astype(numpy.float32) / 127.5 - 1
    encoder = onnxruntime.InferenceSession(folder + "/encoder.onnx", providers=["CPUExecutionProvider"])
    mu, logvar = encoder.run(["mu", "logvar"], {"photograph": pixels.transpose(2, 0, 1)[None]})
    result["encoder"] = float(abs(mu - feeds["style"]).max())
print(json.dumps(result))
"""


class Storage:
    def __init__(self, kind, data):
        self.kind, self.data = kind, data


class StateDictReader(pickle.Unpickler):
    """Knows what torch.load(weights_only=True) knows, and nothing else."""
    KINDS = {"FloatStorage": "F32", "LongStorage": "I64"}

    def __init__(self, archive):
        super().__init__(io.BytesIO(archive.read("archive/data.pkl")))
        self.archive = archive

    def find_class(self, module, name):
        if (module, name) == ("collections", "OrderedDict"):
            return OrderedDict
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return lambda storage, offset, size, stride, gradient, hooks: (storage.kind, list(size), storage.data)
        if module == "torch" and name in self.KINDS:
            return self.KINDS[name]
        raise pickle.UnpicklingError(f"{module}.{name} is not expected")

    def persistent_load(self, identity):
        word, kind, key, place, count = identity
        assert (word, place) == ("storage", "cpu")
        data = self.archive.read(f"archive/data/{key}")
        assert len(data) == count * {"F32": 4, "I64": 8}[kind]
        return Storage(kind, data)


def state_dict(path):
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert archive.read("archive/version") == b"3\n"
        pickletools.dis(archive.read("archive/data.pkl"), out=io.StringIO())
        return StateDictReader(archive).load()


class Convert(TrainingTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.runs = {}
        for name, more in (("styled", []), ("plain", ["--no-vae", "--norm-G", "spectralspadeinstance3x3"])):
            done = cls.train(cls.folder / name, 2, "--sheet-steps", 0, *more)
            assert done.returncode == 0, done.stderr
            cls.runs[name] = cls.folder / name / "model"
        side = 256
        rows = [bytes((x * (y + 1) // 64 + 7 * channel) % 256 for x in range(side) for channel in range(3)) for y in range(side)]
        (cls.folder / "photo.png").write_bytes(png(side, side, rows, 2))
        (cls.folder / "photo.rgb").write_bytes(b"".join(rows))
        cls.labels = cls.folder / "labels" / "0.png"

    def convert(self, name, form, *more):
        out = self.folder / f"{name}-{form}"
        self.succeeds(self.call("convert", "--model", self.runs[name], "--to", form, "--out", out, *more))
        return out

    def render(self, out, *model):
        self.succeeds(self.call("render", *model, "--labels", self.labels, "--out", out.with_suffix(".png"), "--raw", out,
                                "--size", "64x64", "--threads", 1))
        return tensors(out)

    def differences(self, one, other):
        def values(entry):
            return struct.unpack(f"<{len(entry[2]) // 4}f", entry[2])
        return max(abs(a - b) for a, b in zip(values(one), values(other)))

    def test_a_published_pair_is_a_state_dict_for_other_readers(self):
        out = self.convert("styled", "pth")
        plain = tensors(self.convert("styled", "safetensors", "--precision", "fp32") / self.generator_file("styled"))
        found = state_dict(out / "latest_net_G.pth")
        for name, (kind, shape, data) in plain.items():
            published = name.replace("weight", "weight_orig") if name.split(".")[-2] in ("conv_0", "conv_1", "conv_s") \
                and name.endswith("weight") else name
            self.assertEqual(found[published], (kind, shape, data), name)
        self.assertIn("up_0.conv_s.weight_v", found)
        self.assertIn("layer6.0.weight_u", state_dict(out / "latest_net_E.pth"))
        options = dict(line.split(":", 1) for line in (out / "opt.txt").read_text().splitlines())
        options = {key.strip(): value.strip() for key, value in options.items()}
        self.assertEqual((options["label_nc"], options["use_vae"], options["norm_G"]),
                         ("2", "True", "spectralspadesyncbatch3x3"))

    def generator_file(self, name):
        return json.loads((self.folder / f"{name}-safetensors" / "model.json").read_text())["networks"]["generator"]

    def test_a_published_pair_renders_as_the_model_does(self):
        for name in self.runs:
            out = self.convert(name, "pth")
            seed = ["--seed", 3] if name == "styled" else []
            before = self.render(self.folder / f"{name}-a.safetensors", "--model", self.runs[name], *seed)
            after = self.render(self.folder / f"{name}-b.safetensors", "--checkpoint", out / "latest_net_G.pth", *seed)
            self.assertLess(self.differences(before["image"], after["image"]), 1e-5)

    def test_safetensors_hold_the_asked_precision_and_open_as_a_model(self):
        half = self.convert("styled", "safetensors", "--precision", "fp16")
        kinds = {kind for name, (kind, _, _) in tensors(half / self.generator_file("styled")).items()
                 if not name.endswith(("running_mean", "running_var", "num_batches_tracked"))}
        self.assertEqual(kinds, {"F16"})
        full = self.convert("styled", "safetensors", "--precision", "fp32")
        kinds = {kind for kind, _, _ in tensors(full / self.generator_file("styled")).values()}
        self.assertLessEqual(kinds, {"F32", "I64"})
        before = self.render(self.folder / "c.safetensors", "--model", self.runs["styled"], "--seed", 3)
        after = self.render(self.folder / "d.safetensors", "--model", full, "--seed", 3)
        self.assertEqual(before["image"], after["image"])

    def test_onnx_runtime_computes_the_same(self):
        python = python_with(self.build, "numpy", "onnxruntime")
        if python is None:
            self.skipTest("ONNX Runtime cannot be installed")
        for name in self.runs:
            out = self.convert(name, "onnx", "--size", "64x64")
            style = self.folder / "style.safetensors"
            raw = self.folder / f"{name}-onnx.safetensors"
            if name == "styled":
                self.succeeds(self.call("encode", self.folder / "photo.png", "--model", self.runs[name], "--out", style))
                self.render(raw, "--model", self.runs[name], "--style", style)
            else:
                self.render(raw, "--model", self.runs[name])
            done = subprocess.run([python, "-c", COMPARED_BY_ONNX_RUNTIME, str(out), str(raw),
                                   str(style) if name == "styled" else "", str(self.folder / "photo.rgb"), "2"],
                                  capture_output=True, text=True, timeout=300)
            self.assertEqual(done.returncode, 0, done.stderr)
            compared = json.loads(done.stdout.splitlines()[-1])
            print(name, compared)
            self.assertEqual(compared["shape"], [1, 3, 64, 64])
            self.assertLess(compared["generator"], 1e-4)
            self.assertLess(compared.get("encoder", 0), 1e-3)

    def test_wrong_sizes_and_forms_are_refused(self):
        done = self.call("convert", "--model", self.runs["styled"], "--to", "onnx", "--size", "65x64", "--out", self.folder / "x")
        self.assertEqual(done.returncode, 1)
        self.assertIn("64", done.stderr)
        self.assertEqual(self.call("convert", "--model", self.runs["styled"], "--to", "tflite", "--out", "x").returncode, 2)


class Recalibrate(TrainingTest):
    def test_renews_statistics_and_nothing_else(self):
        self.succeeds(self.train(self.folder / "run", 2, "--sheet-steps", 0))
        model, out = self.folder / "run" / "model", self.folder / "renewed"
        self.succeeds(self.call("recalibrate", "--model", model, "--data", self.pack, "--pictures", 6, "--batch-size", 2,
                                "--out", out, "--threads", 1, "--device", "cpu"))
        before, after = (tensors(folder / json.loads((folder / "model.json").read_text())["networks"]["generator"])
                         for folder in (model, out))
        self.assertEqual(sorted(before), sorted(after))
        for name in before:
            if name.endswith(("running_mean", "running_var")):
                continue
            self.assertEqual(before[name], after[name], name)
        renewed = [name for name in before if before[name] != after[name]]
        self.assertGreater(len(renewed), 20)
        self.assertEqual(self.call("inspect", out).returncode, 0)

    def test_refuses_a_model_without_statistics(self):
        self.succeeds(self.train(self.folder / "instance", 1, "--sheet-steps", 0, "--norm-G", "spectralspadeinstance3x3"))
        done = self.call("recalibrate", "--model", self.folder / "instance" / "model", "--data", self.pack)
        self.assertEqual(done.returncode, 1)
        self.assertIn("instance norm", done.stderr)


if __name__ == "__main__":
    main()
