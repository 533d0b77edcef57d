"""Whatever call of the system fails, nothing is lost: every command that writes is run again and again, each time with
another of its calls on files failing as a full or broken disk does. It then ends either with exit 0 and the right
output, byte for byte, or with exit 1, one sentence, and what was there before untouched; never with a crash. In both
cases the same command run again, undisturbed, does what it should and leaves nothing else behind.

By itself it tries a sixteenth of the calls of each command, another with every commit; of those that it shares with a
command before it, and of reading results, which all do alike, a quarter of these. With HEADROOM_WHOLE=1 it tries
all."""

import concurrent.futures
import errno
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import threading
import time
import unittest

from outside import PROGRAM, WHOLE, folder_in_memory, one_of, small_clinic

LIBRARY = os.environ["HEADROOM_FAILING_CALLS_LIBRARY"]
STUDY = small_clinic("weeks: 2", per_week=20).partition("staff:\n")[0] + """\
staff: {csv: staff.csv}
cover: {minimum_on_duty: {orthotist: 1}}
scenarios:
  more: {staff: {another: {like: band-6, wte: 0.5}}}
sizing:
  vary: {staff.band-6.wte: {from: 1, to: 1.4, step: 0.4}}
  meet: [{metric: in_time, at_least: 1%}]
experiment: {replications: 2, seed: 7}
"""
STAFF = "post,role,band,wte,job_plan.dcc,job_plan.spa,job_plan.ar\nband-6,orthotist,6,1.0,80%,15%,5%\n"
# What no user should have to read.
RAW = re.compile(r"std::|basic_|_M_|terminate|what\(\)|filesystem error|defect of the program|iostream")
ASIDE = ".other-"
INPUTS = ("study.yaml", "staff.csv", "1.h5", "2.h5", "given.h5")


RESULT_WRITTEN = "pwrite /r.h5.parts/result.tmp"
RESULT_READ = r"pread /(given|[12]|r)\.h5"  # also back, where it has just been written: thousands of calls of one reader


class Command:
    """Its words, what it writes, what is there before it, and which calls another command makes from the same place."""

    def __init__(self, words, outputs, before, shared="(?!)"):
        self.words, self.outputs, self.before, self.shared = words, outputs, before, re.compile(f"{RESULT_READ}|{shared}")
        self.good = self.new = self.left = None  # where nothing failed: the folder, outputs and all names
        self.states = {}  # what an undisturbed run makes of a folder in this state


def commands():
    def earlier(folder):
        shutil.copy(folder / "earlier.h5", folder / "r.h5")

    def own_study(folder):
        shutil.copy(folder / "study.yaml", folder / "mine.yaml")

    def page(folder):
        (folder / "r.html").write_text("an earlier page", encoding="utf-8")

    def book(folder):
        (folder / "r.xlsx").write_bytes(b"an earlier book")

    def tables(folder):
        shutil.copytree(folder / "earlier-tables", folder / "tables")

    def interrupted(folder):
        shutil.copytree(folder / "blocks", folder / "r.h5.parts")
        earlier(folder)

    def blocks_of_another(folder):
        shutil.copytree(folder / "other-blocks", folder / "r.h5.parts")
        earlier(folder)

    def nothing(folder):
        pass

    run = ("run", "study.yaml", "-o", "r.h5", "--threads", "1")
    return {
        "run": Command((*run, "-q"), ["r.h5"], earlier),
        "run without an earlier result": Command((*run, "-q"), ["r.h5"], nothing, "."),
        "run and compare": Command(run, ["r.h5"], earlier, "."),
        "run --resume": Command((*run, "-q", "--resume"), ["r.h5"], interrupted, RESULT_WRITTEN),
        "run beside blocks of another run": Command((*run, "-q"), ["r.h5"], blocks_of_another, "."),
        "run --shard": Command((*run, "-q", "--shard", "1/2"), ["r.h5"], earlier),
        "merge": Command(("merge", "1.h5", "2.h5", "-o", "r.h5", "-q"), ["r.h5"], earlier),
        "size": Command(("size", "study.yaml", "-o", "r.h5", "-q", "--threads", "1"), ["r.h5"], earlier,
                        RESULT_WRITTEN),
        "edit": Command(("edit", "mine.yaml", "--set", "title=Another", "-q"), ["mine.yaml"], own_study),
        "report": Command(("report", "given.h5", "-o", "r.html", "-q"), ["r.html"], page),
        "export --csv": Command(("export", "given.h5", "--csv", "tables", "-q"), ["tables"], tables),
        "export --xlsx": Command(("export", "given.h5", "--xlsx", "r.xlsx", "-q"), ["r.xlsx"], book),
        "new": Command(("new", "clinic", "-q"), ["clinic"], nothing),
        "new in an empty folder": Command(("new", "clinic", "-q"), ["clinic"], lambda folder: (folder / "clinic").mkdir()),
    }


def content(path):
    """All bytes of a file, or of all files of a folder by name; None where there is neither."""
    if path.is_dir():
        return {str(file.relative_to(path)): file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file()}
    return path.read_bytes() if path.exists() else None


def names(folder):
    """All but what was set aside, whose folders are numbered."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if ASIDE not in str(path))


def blocks_aside(folder):
    return {path.read_bytes() for path in folder.glob(f"*{ASIDE}*/*.part")}


def state(folder):
    """A digest of all names and bytes."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        digest.update(repr((str(path.relative_to(folder)), path.read_bytes() if path.is_file() else None)).encode())
    return digest.digest()


def run(folder, words, at=0, how="once", error=errno.EIO, trace=None):
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1767225600", "TMPDIR": str(folder), "LD_PRELOAD": LIBRARY,
                   "FAILING_CALLS_UNDER": str(folder), "FAILING_CALLS_AT": str(at), "FAILING_CALLS_HOW": how,
                   "FAILING_CALLS_ERROR": str(error)}
    if trace:
        environment["FAILING_CALLS_TRACE"] = str(trace)
    return subprocess.run([PROGRAM, *words], cwd=folder, capture_output=True, text=True, timeout=120, check=False,
                          env=environment, stdin=subprocess.DEVNULL)


class FailingCalls(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = folder_in_memory("headroom-failing-")
        cls.addClassCleanup(folder.cleanup)
        cls.root = pathlib.Path(os.path.realpath(folder.name))
        cls.given = cls.root / "given"
        cls.given.mkdir()
        cls.chosen = one_of(64)
        cls.numbers = iter(range(10**9))
        cls.lock = threading.Lock()
        cls.make_what_is_given()

    @classmethod
    def make_what_is_given(cls):
        (cls.given / "study.yaml").write_text(STUDY, encoding="utf-8")
        (cls.given / "staff.csv").write_text(STAFF, encoding="utf-8")
        make = lambda *words: subprocess.run([PROGRAM, *words, "-q"], cwd=cls.given, check=True, timeout=120,
                                             env={**os.environ, "SOURCE_DATE_EPOCH": "1767225600"})
        make("run", "study.yaml", "-o", "given.h5")
        make("run", "study.yaml", "-o", "earlier.h5", "--seed", "8")
        for shard in ("1", "2"):
            make("run", "study.yaml", "-o", f"{shard}.h5", "--shard", f"{shard}/2")
        make("export", "earlier.h5", "--csv", "earlier-tables")
        cls.keep_blocks("blocks", "7")
        cls.keep_blocks("other-blocks", "9")

    @classmethod
    def keep_blocks(cls, name, seed):
        """The blocks of a run that could not be put together: the last file that it opens is the result."""
        folder, trace = cls.copy(), cls.root / f"trace of {name}"
        words = ("run", "study.yaml", "-o", "r.h5", "-q", "--threads", "1", "--seed", seed)
        run(folder, words, trace=trace)
        calls = trace.read_text(encoding="utf-8").splitlines()
        at = max(n for n, call in enumerate(calls, 1) if call.startswith("rename "))
        folder = cls.copy()
        run(folder, words, at)
        shutil.copytree(folder / "r.h5.parts", cls.given / name)

    @classmethod
    def copy(cls):
        with cls.lock:
            folder = cls.root / f"trial-{next(cls.numbers)}"
        shutil.copytree(cls.given, folder)
        return folder

    def prepared(self, command):
        folder = self.copy()
        command.before(folder)
        return folder

    def undisturbed(self, command):
        """The folder afterwards, and the calls that were made."""
        folder, trace = self.prepared(command), self.root / f"trace-{next(self.numbers)}"
        done = run(folder, command.words, trace=trace)
        self.assertEqual(done.returncode, 0, done.stderr)
        # The names of temporary files are made of chance.
        calls = re.sub(r"(headroom-|tmp\.)\w{6,10}\b", r"\1XXXXXX", trace.read_text(encoding="utf-8"))
        return folder, calls.splitlines()

    def fault(self, command, how, at, error):
        """What is wrong where the call `at` fails; nothing where all is well."""
        folder = self.prepared(command)
        old = {name: content(folder / name) for name in command.outputs}
        done = run(folder, command.words, at, how, error)
        ended = f"exit {done.returncode} ({done.stderr.strip()})"
        if done.returncode not in (0, 1) or RAW.search(done.stderr):
            return ended
        said = [line for line in done.stderr.splitlines() if line.startswith("headroom: ")]
        if done.returncode == 1 and len(said) != 1:
            return f"{ended}: {len(said)} sentences"
        for name in INPUTS:
            if content(folder / name) != content(self.given / name):
                return f"{ended}: {name} has changed"
        for name in command.outputs:
            now = content(folder / name)
            if done.returncode == 0 and now != command.new[name]:
                return f"{ended}: {name} is not right"
            if done.returncode == 1 and now not in (old[name], command.new[name]):
                return f"{ended}: {name} is neither the earlier nor the right one"
        key = state(folder)
        if key not in command.states:
            command.states[key] = self.fault_of_next(command, folder)
        shutil.rmtree(folder)
        return command.states[key] and f"{ended}; then, undisturbed: {command.states[key]}"

    def fault_of_next(self, command, folder):
        """Whatever is left, the same command does what it should, and clears what is no use."""
        done = run(folder, command.words)
        there_already = command.words[0] == "new" and done.returncode == 2
        if done.returncode != 0 and not there_already:
            return f"exit {done.returncode} ({done.stderr.strip()})"
        for name in command.outputs:
            if content(folder / name) != command.new[name]:
                return f"{name} is not right"
        if names(folder) != command.left:
            return f"{sorted(set(names(folder)) ^ set(command.left))} are left, or lost"
        if not blocks_aside(command.good) <= blocks_aside(folder):
            return "blocks of another run are lost"
        return None

    def trials(self, calls, command):
        """(how, which call, error): reads fail with EIO, others with EIO and ENOSPC in turn."""
        yield "short", 0, errno.EIO
        for at, call in enumerate(calls, 1):
            error = errno.EIO if call.startswith(("read", "pread")) or at % 2 else errno.ENOSPC
            few = at % 64 == self.chosen
            shared = command.shared.match(call)
            if WHOLE or few or not shared and at % 16 == self.chosen % 16:
                yield "once", at, error
            if WHOLE or few and not shared:
                yield "on", at, error

    def check(self, name):
        command = commands()[name]
        command.good, calls = self.undisturbed(command)
        command.new = {output: content(command.good / output) for output in command.outputs}
        command.left = names(command.good)
        self.assertEqual(calls, self.undisturbed(command)[1], "the calls are the same every time")
        begun, faults, trials = time.monotonic(), [], list(self.trials(calls, command))
        with concurrent.futures.ThreadPoolExecutor(2) as workers:
            found = workers.map(lambda trial: self.fault(command, *trial), trials)
            for (how, at, error), fault in zip(trials, found):
                if fault:
                    call = calls[at - 1] if at else "all reads and writes"
                    faults.append(f"{how} {at} ({call}, {errno.errorcode[error]}): {fault}")
        print(f"{name}: {len(calls)} calls, {len(trials)} trials in {time.monotonic() - begun:.0f} s, "
              f"{len(command.states)} states, {len(faults)} faults", file=sys.stderr)
        if faults:
            self.fail(f"{len(faults)} of {len(trials)}:\n" + "\n".join(faults))

    def test_are_seen_in_every_library_that_writes(self):
        """Otherwise nothing is tested."""
        every = {"open", "read", "close", "fsync", "rename"}
        for name, kinds in {"run": every | {"write", "pwrite", "unlink", "mkdir", "opendir", "readdir", "rmdir"},
                            "report": every | {"pread", "write"},
                            "export --xlsx": every | {"write", "unlink"}}.items():
            _, calls = self.undisturbed(commands()[name])
            self.assertLessEqual(kinds, {call.split()[0] for call in calls}, name)
            if name == "run":
                self.assertLessEqual({"read /study.yaml", "read /staff.csv", "pwrite /r.h5.parts/result.tmp",
                                      "rename /r.h5"}, set(calls))


def test_of(name):
    return lambda self: self.check(name)


for command in commands():
    setattr(FailingCalls, "test_of_" + re.sub(r"\W+", "_", command), test_of(command))

if __name__ == "__main__":
    sys.exit(unittest.main())
