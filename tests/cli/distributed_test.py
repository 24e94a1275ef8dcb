#!/usr/bin/env python3
"""Training in several processes on one machine.

    distributed_test.py PROGRAM BUILD

Two processes must compute what one process computes with twice the batch under the same rule of synchronised batch
norm, up to rounding: gradients (Adam's first moment with beta1 = 0 is the gradient) agree to GRADIENT of each
tensor's norm, running statistics to STATISTICS. The sums are the same in exact arithmetic; in floats their order
differs.
"""
import json
import os
import signal
import socket
import struct
import subprocess
import unittest

from training_folder import SMALL, TrainingTest, main, tensors

GRADIENT = 2e-3
STATISTICS = 1e-4
# Adam's first update is the sign of the gradient: a small rate keeps rounding from becoming a step.
STEPS = ["--stages", "64:3", "--lr", 1e-6, "--sheet-steps", 0, "--checkpoint-minutes", 0]


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def floats(entry):
    return struct.unpack(f"<{len(entry[2]) // 4}f", entry[2])


def norm(values):
    return sum(value * value for value in values) ** 0.5


def last_of_each(options):
    """An option that is given again replaces the one before."""
    flags = ("--no-vae", "--resume")
    values, rest = {}, list(options)
    while rest:
        name = rest.pop(0)
        values[name] = None if name in flags else rest.pop(0)
    return [part for name, value in values.items() for part in ((name,) if value is None else (name, value))]


class Distributed(TrainingTest):
    pictures = 8

    def start(self, run, processes, *more, names=("RANK", "WORLD_SIZE", "LOCAL_RANK")):
        """Starts them as a launcher does."""
        if "--resume" not in more:
            more = ["--data", self.pack, *SMALL, *more]
        port = str(free_port())
        started = []
        for rank in range(processes):
            environment = {**os.environ, "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": port}
            environment.update(zip(names, (str(rank), str(processes), str(rank))))
            started.append(subprocess.Popen(
                self.command("train", "--out", run, "--progress", "json", *last_of_each(more)),
                env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True))
        return started

    def finish(self, processes):
        results = [(process, *process.communicate(timeout=280)) for process in processes]
        for process, output, errors in results:
            self.assertEqual(process.returncode, 0, errors + output[-1000:])
        return [output for _, output, _ in results]

    def compared(self, run, one, other):
        """Relative distance of every tensor of the two final states that training determines."""
        expected, found = tensors(self.newest_state(one)), tensors(self.newest_state(other))
        self.assertEqual(sorted(expected), sorted(found))
        gradients = {}
        for name in expected:
            if name.startswith("adam") and name.endswith(".m"):
                gradients[name] = floats(expected[name])
            elif name.endswith(("running_mean", "running_var")) and not name.startswith("average"):
                for a, b in zip(floats(expected[name]), floats(found[name])):
                    self.assertLess(abs(a - b), STATISTICS * (1 + abs(a)), name)
        self.assertGreater(len(gradients), 50)
        largest = {kind: max(norm(values) for name, values in gradients.items() if name.startswith(kind))
                   for kind in ("adamG", "adamD")}
        worst = 0
        for name, values in gradients.items():
            # Biases in front of a norm have no gradient but rounding.
            if norm(values) < 1e-4 * largest[name[:5]]:
                continue
            distance = norm([a - b for a, b in zip(values, floats(found[name]))]) / norm(values)
            worst = max(worst, distance)
            self.assertLess(distance, GRADIENT, name)
        print(f"{run}: gradients differ by at most {worst:.1e} of their norm")

    def test_two_processes_compute_what_one_does_with_twice_the_batch(self):
        for name, more in (("with an encoder", []), ("no encoder", ["--no-vae"]), ("accumulated", ["--accumulate", 2])):
            one, two = self.folder / f"one {name}", self.folder / f"two {name}"
            self.finish(self.start(one, 1, *STEPS, *more, "--batch-size", 4))
            outputs = self.finish(self.start(two, 2, *STEPS, *more, "--batch-size", 2))
            self.assertEqual(outputs[1], "", "only process 0 speaks")
            self.assertIn("2 processes train together", outputs[0])
            if name != "accumulated":
                self.compared(name, one, two)
            losses = [[json.loads(line) for line in (run / "train.jsonl").read_text().splitlines()] for run in (one, two)]
            for a, b in zip(*losses):
                self.assertEqual(a["epoch"], b["epoch"])
                for key in ("GAN", "GAN_Feat", "D_Fake", "D_real") + (("KLD",) if "KLD" in a else ()):
                    self.assertAlmostEqual(a[key], b[key], delta=2e-3 * max(1, abs(a[key])), msg=f"{name} {key}")

    def test_knows_the_variables_of_mpirun(self):
        run = self.folder / "mpi"
        self.finish(self.start(run, 2, *STEPS, names=("OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE",
                                                      "OMPI_COMM_WORLD_LOCAL_RANK")))
        self.assertTrue((run / "model" / "model.json").exists())

    def test_resumes_bit_for_bit(self):
        whole, broken = self.folder / "whole", self.folder / "broken"
        self.finish(self.start(whole, 2, *STEPS, "--batch-size", 2))
        self.finish(self.start(broken, 2, *STEPS, "--batch-size", 2, "--stages", "64:2"))
        self.finish(self.start(broken, 2, "--resume", "--stages", "64:3"))
        self.assert_same_state(whole, broken)

    def test_a_lost_process_ends_all_with_a_message_and_a_state_to_go_on_from(self):
        for lost in (0, 1):
            run = self.folder / f"lost {lost}"
            processes = self.start(run, 2, *STEPS, "--stages", "64:100000", "--checkpoint-minutes", 60)
            for line in processes[0].stdout:
                if '"step":3' in line:
                    break
            processes[lost].send_signal(signal.SIGKILL)
            _, errors = processes[1 - lost].communicate(timeout=60)
            processes[lost].communicate(timeout=60)
            self.assertEqual(processes[1 - lost].returncode, 1)
            self.assertIn("lost another one", errors)
            self.assertIn("--resume", errors)
            self.finish(self.start(run, 2, "--resume", "--stages", "64:2"))
            self.assertEqual(self.newest_state(run).name, "state-2.safetensors")

    def test_a_termination_of_one_stops_and_saves_all(self):
        run = self.folder / "stopped"
        processes = self.start(run, 2, *STEPS, "--stages", "64:100000", "--checkpoint-minutes", 60)
        for line in processes[0].stdout:
            if '"step":2' in line:
                break
        processes[1].send_signal(signal.SIGTERM)
        outputs = self.finish(processes)
        self.assertIn('"state":"stopped"', outputs[0])

    def test_a_contradiction_of_the_environment_is_said_in_words(self):
        done = self.call("train", "--data", self.pack, "--out", self.folder / "x", *SMALL, *STEPS,
                         env={**os.environ, "RANK": "3", "WORLD_SIZE": "2"})
        self.assertEqual(done.returncode, 1)
        self.assertIn("RANK is 3", done.stderr)


if __name__ == "__main__":
    main()
