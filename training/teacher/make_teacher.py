#!/usr/bin/env python3
"""Makes a teacher file for `pleinair-cli train --task segment --teacher FILE`.

Fine-tunes EfficientNet-Lite0 (weights made by others) with a light decoder on pairs of photographs and
label maps, and writes what it then sees in every photograph: class shares and inner activations. The
segmenter learns to see the same; no weight of this network becomes part of it.

Usage: make_teacher.py --data FOLDER --features efficientnet_lite0.safetensors --out teacher.safetensors
       [--classes N] [--minutes 30] [--size 160] [--seed 1]
FOLDER holds train_img and train_label with files of the same names, as `prepare` takes them. Needs
PyTorch, NumPy, Pillow and safetensors.
"""

import argparse
import math
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from safetensors.torch import load_file, save_file
from torch import nn

# Kernel, stride and width of EfficientNet-Lite0's blocks.
BLOCKS = [(3, 1, 16), (3, 2, 24), (3, 1, 24), (5, 2, 40), (5, 1, 40), (3, 2, 80), (3, 1, 80), (3, 1, 80),
          (5, 1, 112), (5, 1, 112), (5, 1, 112), (5, 2, 192), (5, 1, 192), (5, 1, 192), (5, 1, 192),
          (3, 1, 320)]
SEEN = (2, 4, 10, 15)  # Blocks whose outputs, at 1/4 to 1/32, the decoder takes.
FROZEN = 5  # The first blocks stay as they are: cheaper, and edges are edges.
WRITTEN = (1, 2, 3)  # Those of SEEN that the teacher file holds.
SEEN_AT = 192  # Side of the photographs when the file is written.
UNKNOWN = 255


def same_padding(x, kernel, stride):
    """Zeros as TensorFlow's SAME: the odd pixel stands at the end."""
    def total(side):
        return max((-(-side // stride) - 1) * stride + kernel - side, 0)
    vertical, horizontal = total(x.shape[2]), total(x.shape[3])
    return F.pad(x, (horizontal // 2, horizontal - horizontal // 2,
                     vertical // 2, vertical - vertical // 2))


class Convolution(nn.Module):
    """A convolution with the weights of the file, padded as TensorFlow does."""

    def __init__(self, weights, name, stride=1):
        super().__init__()
        self.weight = nn.Parameter(weights[name + ".weight"].float())
        self.bias = nn.Parameter(weights[name + ".bias"].float())
        self.stride = stride

    def forward(self, x):
        kernel = self.weight.shape[2]
        if kernel > 1:
            x = same_padding(x, kernel, self.stride)
        return F.conv2d(x, self.weight, self.bias, self.stride,
                        groups=x.shape[1] // self.weight.shape[1])


class Block(nn.Module):
    def __init__(self, weights, index, channels):
        super().__init__()
        _, stride, width = BLOCKS[index]
        name = f"blocks.{index}."
        self.expand = Convolution(weights, name + "expand") if index > 0 else None
        self.depthwise = Convolution(weights, name + "depthwise", stride)
        self.project = Convolution(weights, name + "project")
        self.adds = stride == 1 and channels == width

    def forward(self, x):
        y = F.relu6(self.expand(x)) if self.expand is not None else x
        y = self.project(F.relu6(self.depthwise(y)))
        return x + y if self.adds else y


class Teacher(nn.Module):
    """The network with a pyramid of four scales on top, down to logits at a quarter of the picture."""

    def __init__(self, weights, classes, width=96):
        super().__init__()
        self.stem = Convolution(weights, "stem", 2)
        widths = [32] + [width_ for _, _, width_ in BLOCKS]
        self.blocks = nn.ModuleList(Block(weights, i, widths[i]) for i in range(len(BLOCKS)))
        seen = [BLOCKS[i][2] for i in SEEN]
        self.lateral = nn.ModuleList(
            nn.Sequential(nn.Conv2d(channels, width, 1), nn.BatchNorm2d(width)) for channels in seen)
        self.context = nn.Conv2d(seen[-1], width, 1)
        self.joined = nn.ModuleList(
            nn.Sequential(nn.Conv2d(width, width, 3, 1, 1, bias=False), nn.BatchNorm2d(width), nn.ReLU())
            for _ in seen[:-1])
        self.head = nn.Conv2d(width, classes, 1)

    def learning(self):
        """Parameters of the network made by others, and of the decoder."""
        blocks = [p for block in self.blocks[FROZEN:] for p in block.parameters()]
        parts = (self.lateral, self.context, self.joined, self.head)
        return blocks, [p for part in parts for p in part.parameters()]

    def activations(self, x):
        """@param x RGB in [-1, 1]. @return outputs of the blocks SEEN."""
        with torch.no_grad():
            x = F.relu6(self.stem(((x + 1) / 2 - 127 / 255) / (128 / 255)))
            found = []
        for i, block in enumerate(self.blocks):
            with torch.set_grad_enabled(torch.is_grad_enabled() and i >= FROZEN):
                x = block(x)
            if i in SEEN:
                found.append(x)
        return found

    def decode(self, found):
        x = self.lateral[-1](found[-1])
        x = F.relu(x + self.context(found[-1].mean((2, 3), keepdim=True)))
        for i in (2, 1, 0):
            beside = self.lateral[i](found[i])
            x = F.interpolate(x, size=beside.shape[2:], mode="bilinear")
            x = self.joined[i](F.relu(x + beside))
        return self.head(x)

    def forward(self, x):
        return self.decode(self.activations(x))


class Pairs:
    def __init__(self, folder, seed):
        photographs = sorted((folder / "train_img").iterdir())
        self.names = [file.stem for file in photographs]
        labels = {file.stem: file for file in (folder / "train_label").iterdir()}
        self.rgb = [np.asarray(Image.open(file).convert("RGB")) for file in photographs]
        self.labels = [np.asarray(Image.open(labels[name])) for name in self.names]
        self.random = np.random.default_rng(seed)
        self.order = []

    def photograph(self, index, size):
        x = torch.from_numpy(self.rgb[index].copy()).permute(2, 0, 1)[None].float() / 127.5 - 1
        return F.interpolate(x, size=(size, size), mode="bilinear", antialias=True).clamp(-1, 1)

    def sample(self, size):
        """A crop of 50 to 100 % of a side, perhaps mirrored, its colours varied."""
        if not self.order:
            self.order = self.random.permutation(len(self.names)).tolist()
        index = self.order.pop()
        height, width = self.labels[index].shape
        side = int(self.random.uniform(0.5, 1) * min(height, width))
        top, left = self.random.integers(height - side + 1), self.random.integers(width - side + 1)
        rows, columns = slice(top, top + side), slice(left, left + side)
        x = torch.from_numpy(self.rgb[index][rows, columns].copy()).permute(2, 0, 1)[None].float() / 127.5 - 1
        y = torch.from_numpy(self.labels[index][rows, columns].astype(np.float32))[None, None]
        if self.random.random() < 0.5:
            x, y = x.flip(3), y.flip(3)
        x = F.interpolate(x, size=(size, size), mode="bilinear", antialias=True)
        grey = x.mean(1, keepdim=True)
        x = grey + (x - grey) * 2 ** self.random.uniform(-0.3, 0.3)
        middle = x.mean()
        x = middle + (x - middle) * 2 ** self.random.uniform(-0.3, 0.3) + self.random.uniform(-0.1, 0.1)
        x = x + torch.from_numpy(self.random.uniform(-0.06, 0.06, (1, 3, 1, 1))).float()
        y = F.interpolate(y, size=(size // 2, size // 2), mode="nearest")[:, 0]
        return x.clamp(-1, 1), y.long()

    def batch(self, count, size):
        samples = [self.sample(size) for _ in range(count)]
        return torch.cat([x for x, _ in samples]), torch.cat([y for _, y in samples])


def fine_tune(teacher, pairs, minutes, size):
    """@return the moving average of the weights."""
    blocks, decoder = teacher.learning()
    rates = (3e-4, 2e-3)
    optimizer = torch.optim.AdamW(
        [{"params": blocks}, {"params": decoder}], lr=rates[0], weight_decay=0.02)
    begin, step, average = time.time(), 0, None
    while (done := (time.time() - begin) / (60 * minutes)) < 1:
        for group, rate in zip(optimizer.param_groups, rates):
            group["lr"] = rate * min(1, (step + 1) / 60) * 0.5 * (1 + math.cos(math.pi * done))
        x, y = pairs.batch(16, size)
        logits = F.interpolate(teacher(x), size=y.shape[1:], mode="bilinear")
        loss = F.cross_entropy(logits, y, ignore_index=UNKNOWN, label_smoothing=0.05)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(blocks + decoder, 5.0)
        optimizer.step()
        step += 1
        with torch.no_grad():
            state = teacher.state_dict()
            if average is None:
                average = {name: value.clone() for name, value in state.items()}
            decay = min(0.995, (1 + step) / (10 + step))
            for name, value in state.items():
                if value.is_floating_point():
                    average[name].lerp_(value, 1 - decay)
        if step % 50 == 0:
            right = (logits.argmax(1) == y).float().mean().item()
            print(f"{step} steps, {time.time() - begin:.0f} s, loss {loss.item():.3f}, right {right:.3f}",
                  flush=True)
    return average


@torch.no_grad()
def write(teacher, pairs, file):
    """Class shares at a quarter of SEEN_AT, U8, and activations, F16."""
    shares, features = [], [[] for _ in WRITTEN]
    for first in range(0, len(pairs.names), 16):
        indices = range(first, min(first + 16, len(pairs.names)))
        found = teacher.activations(torch.cat([pairs.photograph(i, SEEN_AT) for i in indices]))
        shares.append((teacher.decode(found).softmax(1) * 255).round().to(torch.uint8))
        for kept, level in zip(features, WRITTEN):
            kept.append(found[level].half())
    tensors = {"shares": torch.cat(shares)}
    for i, kept in enumerate(features):
        tensors[f"features.{i}"] = torch.cat(kept)
    save_file({name: tensor.contiguous() for name, tensor in tensors.items()}, file,
              {"names": "\n".join(pairs.names), "side": str(SEEN_AT)})


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--features", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--classes", type=int, default=17)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--size", type=int, default=160)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    torch.manual_seed(arguments.seed)
    pairs = Pairs(arguments.data, arguments.seed)
    teacher = Teacher(load_file(arguments.features), arguments.classes)
    teacher = teacher.to(memory_format=torch.channels_last)
    teacher.load_state_dict(fine_tune(teacher, pairs, arguments.minutes, arguments.size))
    write(teacher.eval(), pairs, arguments.out)


if __name__ == "__main__":
    main()
