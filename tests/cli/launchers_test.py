#!/usr/bin/env python3
"""Training started by the launchers that people use: torchrun, mpirun and srun, two processes on this machine.

    launchers_test.py PROGRAM BUILD

Each must end with the very state that two processes end with which this test starts itself, and a killed process must
leave words and a state to resume from. A launcher that is not installed is skipped, in words: torchrun comes with the
Python package torch, mpirun with openmpi-bin, srun with slurm-wlm. Where no Slurm cluster answers, root gets one of one
machine for the time of the test (slurmctld, slurmd, munged).
"""
import os
import shutil
import signal
import socket
import subprocess
import time
import unittest
from pathlib import Path

from training_folder import SMALL, TrainingTest, main

STEPS = ["--lr", 1e-4, "--sheet-steps", 0, "--checkpoint-minutes", 60, "--batch-size", 2]
PATIENCE_S = 240
CLUSTER = """ClusterName=one
SlurmctldHost={host}(127.0.0.1)
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket={folder}/munge/socket
CryptoType=crypto/munge
MpiDefault=none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
ReturnToService=2
SlurmctldPort={port}
SlurmdPort={next_port}
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
NodeName={host} NodeAddr=127.0.0.1 CPUs={processors} State=UNKNOWN
PartitionName=all Nodes={host} Default=YES State=UP
"""


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def until(condition):
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


class Cluster:
    """A Slurm of one machine that belongs to this test."""
    PARTS = ("munged", "slurmctld", "slurmd")

    def __init__(self, folder):
        self.folder = folder
        self.started = []
        for name in ("munge", "state", "spool"):
            (folder / name).mkdir(mode=0o700)
        key = folder / "munge" / "key"
        key.write_bytes(os.urandom(1024))
        key.chmod(0o400)
        settings = folder / "slurm.conf"
        port = free_port()
        settings.write_text(CLUSTER.format(folder=folder, host=socket.gethostname().split(".")[0], port=port,
                                           next_port=free_port(), processors=os.cpu_count()))
        self.environment = {**os.environ, "SLURM_CONF": str(settings)}
        munge = folder / "munge"
        self.run("munged", "--foreground", "--force", f"--key-file={key}", f"--socket={munge}/socket",
                 f"--pid-file={munge}/pid", f"--log-file={munge}/log", f"--seed-file={munge}/seed")
        until((munge / "socket").exists)
        for part in ("slurmctld", "slurmd"):
            self.run(part, "-D", "-f", settings)

    def run(self, *command):
        self.started.append(subprocess.Popen([*map(str, command)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))

    def answers(self):
        done = subprocess.run(["sinfo", "-h", "-t", "idle"], env=self.environment, capture_output=True, text=True)
        return done.returncode == 0 and done.stdout.strip() != ""

    def stop(self):
        for process in reversed(self.started):
            process.terminate()
            process.wait(timeout=60)


class Launchers(TrainingTest):
    pictures = 8

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.cluster = None

    @classmethod
    def tearDownClass(cls):
        if cls.cluster:
            cls.cluster.stop()
        super().tearDownClass()

    def arguments(self, run, steps, *more):
        if "--resume" in more:
            return self.command("train", "--out", run, "--progress", "json", "--stages", f"64:{steps}", *more)
        small = list(SMALL)
        del small[small.index("--batch-size"):small.index("--batch-size") + 2]
        return self.command("train", "--data", self.pack, "--out", run, "--progress", "json", "--stages", f"64:{steps}",
                            *small, *STEPS, *more)

    def by_hand(self, run, steps):
        port = str(free_port())
        started = [subprocess.Popen(self.arguments(run, steps), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                    env={**os.environ, "MASTER_PORT": port, "RANK": str(rank), "WORLD_SIZE": "2",
                                         "LOCAL_RANK": str(rank)}) for rank in range(2)]
        for process in started:
            output, errors = process.communicate(timeout=PATIENCE_S)
            self.assertEqual(process.returncode, 0, errors + output[-1000:])

    def launcher(self, name):
        """The command in front of ours and its environment, or a skip."""
        environment = {**os.environ, "MASTER_PORT": str(free_port())}
        if name == "torchrun":
            if not shutil.which("torchrun"):
                self.skipTest("torchrun is not installed (it comes with the Python package torch)")
            # Its agent listens at a port of its own and says so.
            return ["torchrun", "--nproc-per-node", "2", "--no-python", "--master-port",
                    environment.pop("MASTER_PORT")], environment
        if name == "mpirun":
            if not shutil.which("mpirun"):
                self.skipTest("mpirun is not installed (Debian: openmpi-bin)")
            root = ["--allow-run-as-root"] if os.geteuid() == 0 else []
            return ["mpirun", "-n", "2", "--oversubscribe", *root], environment
        if not shutil.which("srun"):
            self.skipTest("srun is not installed (Debian: slurm-wlm)")
        if subprocess.run(["sinfo"], capture_output=True).returncode != 0:
            environment.update(self.own_cluster().environment, MASTER_PORT=environment["MASTER_PORT"])
        return ["srun", "--ntasks", "2", "--overcommit"], environment

    def own_cluster(self):
        cls = type(self)
        missing = [part for part in Cluster.PARTS if not shutil.which(part)]
        if os.geteuid() != 0 or missing:
            self.skipTest("no Slurm cluster answers, and one of this machine alone needs root and "
                          + ", ".join(missing or Cluster.PARTS))
        if not cls.cluster:
            folder = self.folder / "slurm"
            folder.mkdir()
            cls.cluster = Cluster(folder)
            if not until(cls.cluster.answers):
                self.skipTest("the Slurm of one machine does not start: " + (folder / "slurmd.log").read_text()[-500:])
        return cls.cluster

    def start(self, name, *arguments):
        command, environment = self.launcher(name)
        return subprocess.Popen([*command, *self.arguments(*arguments)], env=environment, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True)

    def finish(self, process):
        output, errors = process.communicate(timeout=PATIENCE_S)
        self.assertEqual(process.returncode, 0, errors[-3000:] + output[-1000:])
        return output

    def workers(self, run):
        """Rank -> process id of the training processes of this run."""
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                command = (folder / "cmdline").read_bytes().split(b"\0")
                environment = (folder / "environ").read_bytes().split(b"\0")
            except OSError:
                continue
            if command[0] != os.fsencode(str(self.program)) or os.fsencode(str(run)) not in command:
                continue
            values = dict(entry.split(b"=", 1) for entry in environment if b"=" in entry)
            for variable in (b"RANK", b"OMPI_COMM_WORLD_RANK", b"SLURM_PROCID"):
                if variable in values:
                    found[int(values[variable])] = int(folder.name)
                    break
        return found

    def ends_as_by_hand(self, name):
        process = self.start(name, self.folder / name, 3)
        output = self.finish(process)
        self.assertIn("2 processes train together", output)
        reference = self.folder / "by hand"
        if not reference.exists():
            self.by_hand(reference, 3)
        self.assert_same_state(reference, self.folder / name)
        model = "model/generator.safetensors"
        self.assertEqual(*[(run / model).read_bytes() for run in (reference, self.folder / name)])

    def survives_a_lost_process(self, name):
        run = self.folder / f"{name} lost"
        process = self.start(name, run, 100000)
        log = run / "train.jsonl"
        self.assertTrue(until(lambda: log.exists() and log.read_text().count("\n") > 2))
        os.kill(self.workers(run)[1], signal.SIGKILL)
        output, errors = process.communicate(timeout=PATIENCE_S)
        self.assertNotEqual(process.returncode, 0)
        said = output + errors
        print(f"{name}, when a process is killed: {said[-600:]}")
        self.assertRegex(said, "lost another one|[Kk]illed|SIGKILL|signal 9")
        self.assertTrue(until(lambda: not self.workers(run)))
        self.finish(self.start(name, run, 2, "--resume"))
        self.assertTrue((run / "model" / "model.json").exists())


for launcher in ("torchrun", "mpirun", "srun"):
    setattr(Launchers, f"test_{launcher}_ends_as_processes_started_by_hand",
            lambda self, name=launcher: self.ends_as_by_hand(name))
    setattr(Launchers, f"test_{launcher}_loses_a_process_and_goes_on",
            lambda self, name=launcher: self.survives_a_lost_process(name))


if __name__ == "__main__":
    main()
