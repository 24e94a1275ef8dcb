#!/usr/bin/env python3
"""Training that is killed, stopped, out of disk, or finds its newest state damaged.

    train_crash_test.py PROGRAM BUILD [unittest's arguments]

PLEINAIR_KILLS (default 6) sets how often the process is killed at a random time.
"""
import os
import random
import resource
import signal
import subprocess
import time
import unittest

from training_folder import SMALL, TrainingTest, main

STEPS = 10
KILLS = int(os.environ.get("PLEINAIR_KILLS", "6"))
ALWAYS_SAVE = ["--checkpoint-minutes", 0, "--sheet-steps", 0]


def limit_file_size(bytes_allowed):
    """What a full disk looks like to the program: writes end early, then fail."""
    def apply():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_allowed, bytes_allowed))
    return apply


class Crashes(TrainingTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.whole = cls.folder / "whole"
        begin = time.monotonic()
        done = cls.train(cls.whole, STEPS, *ALWAYS_SAVE)
        assert done.returncode == 0, done.stderr
        cls.seconds = time.monotonic() - begin

    def resume(self, run, *more, **keywords):
        return self.call("train", "--out", run, "--resume", "--progress", "json", *more, **keywords)

    def test_killed_at_random_times_ends_bit_for_bit_as_an_unbroken_run(self):
        chance = random.Random(11)
        run = self.folder / "killed"
        killed = 0
        begin = ["train", "--data", self.pack, "--out", run, "--stages", f"64:{STEPS}", "--progress", "json"]
        while True:
            states = list(run.glob("state-*.safetensors")) if run.exists() else []
            command = ["train", "--out", run, "--resume", "--progress", "json"] if states else begin + SMALL + ALWAYS_SAVE
            with subprocess.Popen(self.command(*command), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
                try:
                    wait = chance.uniform(0.1, self.seconds) if killed < KILLS else 300
                    output, errors = process.communicate(timeout=wait)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.communicate()
                    killed += 1
                    continue
            self.assertEqual(process.returncode, 0, errors)
            break
        print(f"killed {killed} times")
        self.assert_same_state(self.whole, run)
        self.assertEqual((run / "train.jsonl").read_text().count("\n"), STEPS)

    def test_a_termination_saves_and_says_so(self):
        run = self.folder / "terminated"
        command = self.command("train", "--data", self.pack, "--out", run, "--stages", "64:5000", *SMALL,
                               "--progress", "json")
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            for line in process.stdout:
                if '"step":2' in line:
                    process.send_signal(signal.SIGTERM)
                    break
            rest = process.stdout.read()
        self.assertEqual(process.returncode, 0)
        self.assertIn('"state":"stopped"', rest)
        self.assertIn("--resume goes on", rest)
        self.assertTrue(self.newest_state(run).exists())

    def test_a_full_disk_leaves_the_state_before_and_the_run_can_go_on(self):
        run = self.folder / "full"
        self.succeeds(self.train(run, 4, *ALWAYS_SAVE))
        before = self.newest_state(run).read_bytes()
        allowed = len(before) // 2
        done = self.resume(run, "--stages", f"64:{STEPS}", preexec_fn=limit_file_size(allowed))
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertIn("state-5.safetensors", done.stderr)
        self.assertEqual(self.newest_state(run).name, "state-4.safetensors")
        self.assertEqual(self.newest_state(run).read_bytes(), before)
        self.assertEqual([path.name for path in run.iterdir() if "tmp" in path.name or path.name.startswith(".")], [])
        self.succeeds(self.resume(run, "--stages", f"64:{STEPS}"))
        self.assert_same_state(self.whole, run)

    def test_a_disk_that_is_full_at_once_is_said_in_words(self):
        for allowed in (0, 16, 4096):
            done = self.train(self.folder / f"none-{allowed}", 2, preexec_fn=limit_file_size(allowed))
            self.assertEqual(done.returncode, 1)
            self.assertIn("cannot be written", done.stderr)

    def test_a_damaged_newest_state_is_passed_over(self):
        for number, damage in enumerate((lambda data: data[:len(data) // 2], lambda data: b"", lambda data: b"x" * 99)):
            run = self.folder / f"damaged-{number}"
            self.succeeds(self.train(run, 6, *ALWAYS_SAVE))
            newest = self.newest_state(run)
            newest.write_bytes(damage(newest.read_bytes()))
            done = self.resume(run, "--stages", f"64:{STEPS}")
            self.succeeds(done)
            self.assertIn("state-6.safetensors", done.stderr)
            self.assertIn("Continues after step 5", done.stdout)
            self.assert_same_state(self.whole, run)

    def test_another_number_of_threads_is_said_to_be_not_bit_exact(self):
        run = self.folder / "threads"
        self.succeeds(self.train(run, 2, *ALWAYS_SAVE))
        done = self.resume(run, "--stages", "64:3", "--threads", 2)
        self.assertIn("not bit-exact", self.succeeds(done))


if __name__ == "__main__":
    main()
