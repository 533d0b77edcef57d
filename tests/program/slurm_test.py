"""tools/slurm: a study as an array job. Against a Slurm of one machine, started for the test and stopped after it,
where Slurm is installed; what merges and refuses by itself everywhere."""

import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest

from outside import PROGRAM, SOURCE, small_clinic

TOOLS = SOURCE / "tools" / "slurm"
SHARDS = 8

STUDY = small_clinic("weeks: 520", per_week=20) + """\
scenarios:
  more: {staff: {another: {like: band-6, wte: 0.5}}}
  less: {staff: {band-6: {wte: 0.9}}}
experiment: {replications: REPLICATIONS, seed: 7}
"""

# Everything in one folder and on free ports, so that a Slurm of the machine's own is not touched. Requeued jobs wait
# until their credential has expired, two minutes unless said.
SLURM_CONF = """\
ClusterName=headroom
SlurmctldHost={host}(127.0.0.1)
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket,cred_expire=5
CryptoType=crypto/munge
SlurmUser={user}
SlurmdUser={user}
SlurmctldPort={controller_port}
SlurmdPort={node_port}
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SwitchType=switch/none
MpiDefault=none
ReturnToService=2
SchedulerType=sched/backfill
SchedulerParameters=batch_sched_delay=0,sched_interval=1,sched_min_interval=0,bf_interval=1
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
JobCompType=jobcomp/none
NodeName={host} NodeAddr=127.0.0.1 CPUs={cpus} RealMemory=500 State=UNKNOWN
PartitionName=main Nodes={host} Default=YES MaxTime=INFINITE State=UP
"""


def daemon(name):
    """Where a daemon is, or none: /usr/sbin is not on everybody's path."""
    return shutil.which(name, path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")


def free_ports(count):
    with_ports = [socket.socket() for _ in range(count)]
    for one in with_ports:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in with_ports]
    for one in with_ports:
        one.close()
    return ports


class Slurm:
    """The three daemons, in the foreground, so that they end with the test."""

    def __init__(self, folder):
        self.folder, self.daemons = folder, []
        for name in ("state", "spool"):
            (folder / name).mkdir()
        host = socket.gethostname().split(".")[0]
        controller_port, node_port = free_ports(2)
        user = subprocess.run(["id", "-un"], capture_output=True, text=True, check=True).stdout.strip()
        (folder / "slurm.conf").write_text(SLURM_CONF.format(
            host=host, folder=folder, user=user, controller_port=controller_port, node_port=node_port,
            cpus=len(os.sched_getaffinity(0))))
        self.environment = {**os.environ, "SLURM_CONF": str(folder / "slurm.conf"), "HEADROOM": PROGRAM}

    def start(self):
        self.folder.chmod(0o755)  # munge wants its socket reachable for all
        key = self.folder / "munge.key"
        key.write_bytes(os.urandom(128))
        key.chmod(0o400)
        self.run_daemon("munged", "--foreground", "--force", f"--key-file={key}",
                        f"--socket={self.folder}/munge.socket", f"--pid-file={self.folder}/munged.pid",
                        f"--log-file={self.folder}/munged.log", f"--seed-file={self.folder}/munged.seed")
        self.wait_for(lambda: (self.folder / "munge.socket").exists(), "munged does not start")
        self.run_daemon("slurmctld", "-D", "-c")
        self.run_daemon("slurmd", "-D")
        self.wait_for(lambda: "idle" in self.ask("sinfo", "--noheader"), "the node does not come up")

    def run_daemon(self, name, *options):
        with open(self.folder / f"{name}.out", "wb") as out:
            self.daemons.append(subprocess.Popen([daemon(name), *options], stdin=subprocess.DEVNULL, stdout=out,
                                                 stderr=out, env=self.environment))

    def ask(self, *command):
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=60,
                              check=False).stdout

    def wait_for(self, condition, complaint, seconds=60):
        deadline = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > deadline:
                raise AssertionError(f"{complaint}\n{self.logs()}")
            time.sleep(0.02)

    def logs(self):
        return "\n".join(f"{path.name}:\n{path.read_text(errors='replace')[-2000:]}"
                         for path in self.folder.glob("*.out"))

    def stop(self):
        self.ask("scancel", "--user", str(os.geteuid()))
        for process in reversed(self.daemons):
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="headroom-", ignore_cleanup_errors=True)
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.work = self.folder / "a clinic's study, 100%a"  # a shell and Slurm would both like to read this
        self.work.mkdir()
        self.write_study(20)

    def write_study(self, replications):
        self.study = self.work / "my study.yaml"
        self.study.write_text(STUDY.replace("REPLICATIONS", str(replications)), encoding="utf-8")
        self.output = self.work / "the answer.h5"
        self.shards = self.work / "the answer.h5.shards"

    def shard(self, number, of=SHARDS):
        return self.shards / f"{number}-of-{of}.h5"

    def tool(self, name, *words, code=0, **more):
        done = subprocess.run([TOOLS / name, *map(str, words)], capture_output=True, text=True, timeout=300,
                              check=False, stdin=subprocess.DEVNULL, **more)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done

    def run_study(self, output, *options):
        subprocess.run([PROGRAM, "run", self.study, "-q", "-o", output, *options], check=True, timeout=300)

    def assert_same_datasets(self, one, other):
        try:
            import h5py
        except ImportError:
            self.skipTest("h5py is not installed")
        with h5py.File(one) as a, h5py.File(other) as b:
            names = []
            a.visititems(lambda name, item: names.append(name) if isinstance(item, h5py.Dataset) else None)
            others = []
            b.visititems(lambda name, item: others.append(name) if isinstance(item, h5py.Dataset) else None)
            self.assertEqual(sorted(names), sorted(others))
            self.assertGreater(len(names), 50)
            for name in names:
                self.assertEqual(a[name].dtype, b[name].dtype, name)
                self.assertEqual(a[name].shape, b[name].shape, name)
                if a[name].dtype.hasobject:
                    self.assertEqual(list(a[name][...].flat), list(b[name][...].flat), name)
                else:
                    self.assertEqual(a[name][...].tobytes(), b[name][...].tobytes(), name)


class Scripts(Case):
    def test_say_how_they_are_used(self):
        for name in ("submit", "run.sbatch", "merge.sbatch"):
            done = self.tool(name, "--help")
            self.assertIn("usage: ", done.stdout + done.stderr)
            done = self.tool(name, "only-one", code=2)
            self.assertEqual(done.stdout, "")
            self.assertIn("usage: ", done.stderr)

    def test_merge_says_by_name_which_shards_are_missing(self):
        self.shards.mkdir()
        for number in (1, 3):
            self.run_study(self.shard(number, 4), "--shard", f"{number}/4")
        done = self.tool("merge.sbatch", PROGRAM, 4, self.shards, self.output, code=1)
        self.assertIn(f"{self.output} was not made: 2 of 4 shards are missing\n  shard 2/4: {self.shard(2, 4)} is not "
                      f"there; {self.shards}/2-of-4.log may say why\n  shard 4/4: ", done.stderr)
        self.assertFalse(self.output.exists())
        for number in (2, 4):
            self.run_study(self.shard(number, 4), "--shard", f"{number}/4")
        self.tool("merge.sbatch", PROGRAM, 4, self.shards, self.output)
        self.run_study(self.work / "whole.h5")
        self.assert_same_datasets(self.work / "whole.h5", self.output)

    def test_merge_takes_no_shards_of_an_earlier_array(self):
        self.shards.mkdir()
        for number in (1, 2):
            self.run_study(self.shard(number, 2), "--shard", f"{number}/2")
            self.shard(number, 2).with_suffix(".done").write_text("31\n")
        self.shard(2, 2).with_suffix(".done").write_text("30\n")
        done = self.tool("merge.sbatch", PROGRAM, 2, self.shards, self.output, 31, code=1)
        self.assertIn(f"1 of 2 shards are missing\n  shard 2/2: {self.shard(2, 2)} is from earlier, and this time its "
                      "task failed;", done.stderr)
        self.shard(2, 2).with_suffix(".done").write_text("31\n")
        self.tool("merge.sbatch", PROGRAM, 2, self.shards, self.output, 31)

    def test_submit_refuses_what_cannot_go_well_before_it_submits(self):
        refused = lambda why, *words: self.assertIn(why, self.tool("submit", *words, code=2, env={
            **os.environ, "HEADROOM": PROGRAM}).stderr)
        refused("SHARDS is '0'", self.study, 0, self.output)
        refused("SHARDS is '1-8'", self.study, "1-8", self.output)
        refused("--array=1-3", self.study, 8, self.output, "--array=1-3")
        self.study.write_text(self.study.read_text().replace("wte: 1.0", "wte: lots"))
        refused("staff.band-6.wte is lots; expected a number", self.study, 8, self.output)
        self.assertFalse(self.shards.exists())


@unittest.skipUnless(all(map(daemon, ("munged", "slurmctld", "slurmd", "sbatch"))), "Slurm is not installed")
class OnSlurm(Case):
    def setUp(self):
        super().setUp()
        folder = self.folder / "slurm"
        folder.mkdir()
        self.folder.chmod(0o755)
        self.slurm = Slurm(folder)
        self.addCleanup(self.slurm.stop)
        self.slurm.start()
        self.write_study(2000)  # 75 blocks a shard: a task can be caught at work

    def submit(self, *options):
        done = self.tool("submit", self.study, SHARDS, self.output, *options, env=self.slurm.environment)
        ids = dict(line.split() for line in done.stdout.splitlines())
        self.assertEqual(sorted(ids), ["array", "merge"])
        return ids["array"], ids["merge"]

    def state(self, job):
        """As Slurm names it: PENDING, RUNNING, COMPLETED, FAILED, …"""
        said = self.slurm.ask("scontrol", "--oneliner", "show", "job", job)
        return said.split("JobState=")[1].split()[0] if "JobState=" in said else said

    def wait_for_end(self, job):
        self.slurm.wait_for(lambda: self.state(job) not in ("PENDING", "RUNNING", "COMPLETING"),
                            f"job {job} does not end", 400)
        return self.state(job)

    def pid_of_shard(self, number):
        wanted = [PROGRAM.encode(), b"run", f"{number}/{SHARDS}".encode(), os.fsencode(self.shard(number))]
        for line in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
            try:
                words = line.read_bytes().split(b"\0")
            except OSError:
                continue
            if all(word in words for word in wanted):
                return int(line.parent.name)
        return None

    def caught_at_work(self, others):
        """A shard, none of the others, that has finished a block and not the last, and the process at it, which is
        stopped so that it cannot come to its end meanwhile."""
        found = []

        def one():
            for number in set(range(1, SHARDS + 1)) - set(others):
                parts = list(self.shards.glob(f"{number}-of-{SHARDS}.h5.parts/*.part"))
                process = self.pid_of_shard(number) if 1 <= len(parts) <= 30 else None
                if process:
                    os.kill(process, signal.SIGSTOP)
                    found.append((number, process))
                    return True
            return False

        self.slurm.wait_for(one, "no task was caught at work", 200)
        return found[0]

    def log(self, number):
        return self.shard(number).with_suffix(".log").read_text()

    def test_disturbed_tasks_go_on_and_the_merge_is_what_one_machine_makes(self):
        array, merge = self.submit()
        disturbed = {}
        for how in ("kill", "requeue", "time"):
            number, process = self.caught_at_work(disturbed)
            disturbed[number] = how
            if how == "requeue":
                self.slurm.ask("scontrol", "requeue", f"{array}_{number}")
            elif how == "time":  # what Slurm sends a minute before the time limit
                self.slurm.ask("scancel", "--batch", "--signal=USR1", f"{array}_{number}")
            os.kill(process, signal.SIGKILL if how == "kill" else signal.SIGCONT)
        self.assertEqual(self.state(merge), "PENDING")
        ended = self.wait_for_end(merge)
        log = (self.shards / "merge.log").read_text()
        self.assertEqual(ended, "COMPLETED", log)
        self.assertIn(f"holds {SHARDS} shards of 3 scenarios", log)
        for number, how in disturbed.items():
            said = {"kill": "goes back to the queue: signal 9 ended it", "requeue": "headroom: stopped; ",
                    "time": "goes back to the queue: its time is up"}[how]
            self.assertIn(said, self.log(number))
            self.assertRegex(self.log(number), r"\nreuses [1-9]\d* of 75 blocks")
        for number in set(range(1, SHARDS + 1)) - set(disturbed):
            self.assertNotIn("reuses", self.log(number))
        self.run_study(self.work / "whole.h5")
        self.assert_same_datasets(self.work / "whole.h5", self.output)

    def test_tasks_that_fail_or_are_cancelled_are_named_and_the_same_again_goes_on(self):
        self.write_study(1000)
        self.shards.mkdir()
        self.shard(SHARDS).mkdir()  # in the way of a result
        array, merge = self.submit()
        cancelled, process = self.caught_at_work([SHARDS])
        self.slurm.ask("scancel", f"{array}_{cancelled}")
        os.kill(process, signal.SIGCONT)
        self.assertEqual(self.wait_for_end(merge), "FAILED")
        log = (self.shards / "merge.log").read_text()
        self.assertIn(f"{self.output} was not made: 2 of {SHARDS} shards are missing\n", log)
        for number in (cancelled, SHARDS):
            self.assertIn(f"\n  shard {number}/{SHARDS}: ", log)
        self.assertFalse(self.output.exists())
        self.assertNotIn("goes back to the queue", self.log(cancelled))
        self.shard(SHARDS).rmdir()
        _, merge = self.submit()
        self.assertEqual(self.wait_for_end(merge), "COMPLETED")
        self.assertRegex(self.log(cancelled), r"\nreuses [1-9]\d* of 3[78] blocks")
        finished = next(number for number in range(1, SHARDS) if number != cancelled)
        self.assertIn("is finished already, of the same study", self.log(finished))
        self.run_study(self.work / "whole.h5")
        self.assert_same_datasets(self.work / "whole.h5", self.output)


if __name__ == "__main__":
    sys.exit(unittest.main(verbosity=2))
