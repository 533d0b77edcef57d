"""A result, a shard or a part that somebody forged, with the right seal behind it, is refused by every command that
reads one: at once, in one sentence that names the file, with exit code 1, without much memory, and without a byte of
any other file. What is only spelt otherwise is read right. By itself it tries a quarter of them, others with every
commit; with HEADROOM_WHOLE=1 all."""

import concurrent.futures
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest

from outside import PROGRAM, WHOLE, folder_in_memory, headroom, share_of

try:
    import h5py
    import numpy as np
except ImportError:
    print("h5py is not installed")
    sys.exit(77)

import forgeries

STUDY = """\
headroom: 1
title: A small clinic
calendar: {start: 2026-04-01, weeks: 4}
appointments:
  assessment: {minutes: 45, admin_minutes: 15, by: [orthotist], dna: 8%}
pathways:
  footwear:
    assess: {appointment: assessment, stops_clock: true, next: {discharge: 100%}}
streams:
  gp:
    pathway: footwear
    referrals: {per_week: 20}
    priorities:
      urgent: {share: 20%, target: 2 weeks}
      routine: {share: 80%, target: 18 weeks}
  wards:
    pathway: footwear
    referrals: {per_week: 3}
    priorities: {urgent: {share: 100%, target: 2 weeks}}
staff:
  lead: {role: orthotist, band: 7, wte: 1.0, job_plan: {dcc: 80%, spa: 15%, ar: 5%}}
  second: {role: assistant, band: 4, wte: 1.0, job_plan: {dcc: 80%, spa: 15%, ar: 5%}}
cover: {minimum_on_duty: {orthotist: 1}}
scenarios:
  no-wards: {streams: {wards: null}}
experiment: {replications: 4, seed: 11}
"""

SECRET = "S3cr3tOfAnotherFile"
MOST_SECONDS, MOST_KILOBYTES = 5, 1_000_000
SANITIZED = "san" in os.path.basename(os.environ.get("HEADROOM_BUILD_DIR", ""))


class Ended:
    """A command's end: what it said, how long it took and how much memory."""

    def __init__(self, words, folder):
        begun = time.monotonic()
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
            # pylint: disable-next=consider-using-with
            child = subprocess.Popen([PROGRAM, *map(str, words)], stdout=out, stderr=errors, cwd=folder,
                                     stdin=subprocess.DEVNULL)
            stopper = threading.Timer(60, child.kill)
            stopper.start()
            _, status, used = os.wait4(child.pid, 0)
            stopper.cancel()
            child.returncode = os.waitstatus_to_exitcode(status)
            self.seconds, self.kilobytes = time.monotonic() - begun, used.ru_maxrss
            self.cpu = used.ru_utime + used.ru_stime
            out.seek(0)
            errors.seek(0)
            self.out, self.errors = out.read(), errors.read().decode("utf-8", "replace")
        self.code = child.returncode


def commands(result):
    """Every command that reads a result, by what it writes."""
    return {"compare": (["compare", result], None),
            "compare --by-week": (["compare", result, "--by-week", "waiting"], None),
            "report": (["report", result, "-q", "-o", "page.html"], "page.html"),
            "export --csv": (["export", result, "-q", "--csv", "tables"], "tables"),
            "export --xlsx": (["export", result, "-q", "--xlsx", "book.xlsx"], "book.xlsx"),
            "merge": (["merge", result, "-q", "-o", "merged.h5"], "merged.h5")}


class Forged(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder_ = folder_in_memory("headroom-forged-")
        cls.folder = pathlib.Path(cls.folder_.name)
        (cls.folder / "study.yaml").write_text(STUDY, encoding="utf-8")
        cls.run_("-o", "whole.h5")
        cls.run_("-o", "1.h5", "--shard", "1/2")
        cls.run_("-o", "2.h5", "--shard", "2/2")
        cls.whole = cls.folder / "whole.h5"
        cls.secret = cls.folder / "secret"
        cls.secret.write_bytes((SECRET * 1000).encode())
        with h5py.File(cls.folder / "secret.h5", "w") as file:
            file["secret"] = np.frombuffer((SECRET * 1000).encode()[:8 * 200], "f8")
        cls.right = {}
        for name, (words, written) in commands("whole.h5").items():
            ended = Ended(words, cls.folder)
            assert ended.code == (2 if name == "merge" else 0), ended.errors
            cls.right[name] = ended.out
            cls.remove(written if name != "merge" else None)

    @classmethod
    def tearDownClass(cls):
        cls.folder_.cleanup()

    @classmethod
    def run_(cls, *options):
        done = headroom("run", "study.yaml", "-q", *options, cwd=cls.folder)
        assert done.returncode == 0, done.stderr

    def forged(self, name, base, seal=forgeries.sealed):
        path = self.folder / "forged.h5"
        if name in forgeries.BYTES:
            path.write_bytes(seal(forgeries.BYTES[name](forgeries.unsealed(base))))
            return path
        path.write_bytes(forgeries.unsealed(base))
        with h5py.File(path, "r+") as file:
            forgeries.FORGERIES[name](file, self.secret)
        path.write_bytes(seal(path.read_bytes()))
        return path

    def check_budget(self, ended):
        if SANITIZED:
            return
        self.assertLess(min(ended.cpu, ended.seconds), MOST_SECONDS)
        self.assertLess(ended.kilobytes, MOST_KILOBYTES)

    def check_refusal(self, ended, written, codes=(1,)):
        self.check_budget(ended)
        self.assertIn(ended.code, codes, ended.errors)
        lines = ended.errors.splitlines()
        self.assertEqual(len(lines), 1, ended.errors)
        self.assertTrue("forged.h5" in lines[0] or "merged.h5 was not written: " in lines[0], lines[0])
        for raw in ["vector", "std::", "defect", "bad_alloc", "basic_string", "H5", "unable to", "can't", "out of memory"]:
            self.assertNotIn(raw, lines[0])
        self.assertEqual(ended.out, b"")
        self.assertNotIn(SECRET, ended.errors)
        if written:
            self.assertFalse((self.folder / written).exists())

    def check_all(self, name, refused_everywhere):
        """Refused, or answered as the file that it was made from."""
        refused = 0
        every = commands("forged.h5")
        with concurrent.futures.ThreadPoolExecutor(2) as workers:  # each writes something else
            ends = list(workers.map(lambda words: Ended(words, self.folder), [words for words, _ in every.values()]))
        for (command, (_, written)), ended in zip(every.items(), ends):
            with self.subTest(forgery=name, command=command):
                if ended.code == 0 and command != "merge" and not refused_everywhere:
                    self.assertNotIn(SECRET.encode(), ended.out)
                    if written is None:
                        self.assertEqual(ended.out, self.right[command].replace(b"whole.h5", b"forged.h5"))
                    self.remove(written)
                    continue
                codes = (1, 2) if command == "merge" or name.startswith("attribute gone") else (1,)
                self.check_refusal(ended, written, codes)
                refused += 1
        return refused

    @classmethod
    def remove(cls, written):
        if written and (cls.folder / written).is_dir():
            for file in (cls.folder / written).iterdir():
                file.unlink()
            (cls.folder / written).rmdir()
        elif written:
            (cls.folder / written).unlink()

    def test_there_are_enough_of_them(self):
        self.assertGreater(len(forgeries.FORGERIES) + len(forgeries.BYTES), 150)

    def test_what_leads_elsewhere_is_refused_by_every_command(self):
        leading = [name for name in forgeries.FORGERIES
                   if name.startswith(("external", "virtual", "soft", "filter"))]
        self.assertGreater(len(leading), 30)
        for name in share_of(leading, 4):
            path = self.forged(name, self.whole)
            refused = self.check_all(name, True)
            self.assertEqual(refused, len(commands(path)), name)

    def test_says_where_it_leads(self):
        for name, why in [("external storage: weekly/waiting", "(dataset /weekly/waiting, external storage)"),
                          ("external link: summary", "(link /summary, external link)"),
                          ("virtual dataset: more", "(dataset /more, virtual dataset)")]:
            self.forged(name, self.whole)
            self.assertEqual(Ended(["compare", "forged.h5"], self.folder).errors,
                             f"headroom: forged.h5 points at another file {why}; it is not read\n")

    def test_other_forgeries_are_refused_or_do_no_harm(self):
        others = [name for name in forgeries.FORGERIES
                  if not name.startswith(("external", "virtual", "soft", "filter"))]
        for name in share_of(others, 4):
            self.forged(name, self.whole)
            self.check_all(name, False)

    def test_bytes_changed_under_the_right_seal_are_refused(self):
        for name in share_of(forgeries.BYTES, 4):
            self.forged(name, self.whole)
            self.check_all(name, False)

    def test_figures_that_cannot_be_are_refused_where_they_are_read(self):
        for metric, value in (("in_time", 1.5), ("in_time", -5), ("in_time", float("inf")), ("wait_first_mean", -1),
                              ("waiting_end", -3), ("cost", float("inf")), ("days_below_minimum", float("-inf"))):
            with self.subTest(metric=metric, value=value):
                path = self.folder / "forged.h5"
                path.write_bytes(forgeries.unsealed(self.whole))
                with h5py.File(path, "r+") as file:
                    file[f"summary/{metric}"][0, 1] = value
                path.write_bytes(forgeries.sealed(path.read_bytes()))
                ended = Ended(["compare", "forged.h5", "--metric", metric], self.folder)
                self.check_refusal(ended, None)
                self.assertIn(f"its summary/{metric} holds a value that cannot be", ended.errors)

    def test_forged_shards_are_refused(self):
        for name in share_of([*forgeries.FORGERIES, *forgeries.BYTES], 4):
            with self.subTest(forgery=name):
                try:
                    self.forged(name, self.folder / "1.h5")
                except (KeyError, AssertionError, ValueError):
                    continue  # a shard holds no such thing
                ended = Ended(["merge", "forged.h5", "2.h5", "-q", "-o", "merged.h5"], self.folder)
                if ended.code == 0:
                    self.remove("merged.h5")
                    self.check_budget(ended)
                else:
                    self.check_refusal(ended, "merged.h5", (1, 2))

    def test_a_shard_that_does_not_say_what_is_kept_of_its_replications_is_refused(self):
        for keep in [None, "the best"]:
            with self.subTest(keep=keep):
                path = self.folder / "forged.h5"
                path.write_bytes(forgeries.unsealed(self.folder / "1.h5"))
                with h5py.File(path, "r+") as file:
                    del file.attrs["keep"]
                    if keep:
                        file.attrs.create("keep", keep, dtype=forgeries.TEXT)
                path.write_bytes(forgeries.sealed(path.read_bytes()))
                ended = Ended(["merge", "forged.h5", "2.h5", "-q", "-o", "merged.h5"], self.folder)
                self.check_refusal(ended, "merged.h5")
                self.assertIn("it does not say what is kept of its replications", ended.errors)

    def test_a_forged_result_at_the_output_is_replaced(self):
        for name in ["external storage: summary/utilisation", "replications: 30000000", "a title of 2 GB"]:
            with self.subTest(forgery=name):
                forged = self.forged(name, self.whole)
                ended = Ended(["run", "study.yaml", "-q", "--resume", "-o", "forged.h5"], self.folder)
                self.check_budget(ended)
                self.assertEqual(ended.code, 0, ended.errors)
                self.assertEqual(headroom("compare", forged).returncode, 0)

    def test_what_never_ends_is_no_file(self):
        os.mkfifo(self.folder / "pipe")
        listening = socket.socket(socket.AF_UNIX)
        self.addCleanup(listening.close)
        listening.bind(str(self.folder / "socket"))
        for name in ["pipe", "socket", "/dev/zero", "/dev/null", "/dev/tty", "."]:
            what = "a folder" if name == "." else "a pipe or a device"
            for command, (words, written) in commands(name).items():
                with self.subTest(name=name, command=command):
                    ended = Ended(words, self.folder)
                    self.assertEqual(ended.code, 2, ended.errors)
                    self.assertEqual(len(ended.errors.splitlines()), 1)
                    self.assertIn(f"{name} is {what}, not a ", ended.errors)
                    self.assertLess(ended.seconds, MOST_SECONDS)
            for words in [["check", name], ["run", name, "-q", "-o", "x.h5"], ["plan", name], ["size", name]]:
                with self.subTest(name=name, command=words[0]):
                    ended = Ended(words, self.folder)
                    self.assertEqual(ended.code, 2, ended.errors)
                    self.assertIn(what, ended.errors)

    def test_a_study_comes_through_standard_input(self):
        for at in ["/dev/stdin", "/dev/fd/0"]:
            piped = subprocess.run([PROGRAM, "check", at], input=STUDY.encode(), capture_output=True, check=False)
            self.assertEqual(piped.returncode, 0, piped.stderr)
            with open(self.folder / "study.yaml", "rb") as file:
                read = subprocess.run([PROGRAM, "check", at], stdin=file, capture_output=True, check=False)
            self.assertEqual(read.returncode, 0, read.stderr)

    def test_a_part_that_is_a_pipe_is_nobodys_and_never_waited_for(self):
        parts = self.folder / "again.h5.parts"
        parts.mkdir()
        os.mkfifo(parts / "000000-0000000.part")
        ended = Ended(["run", "study.yaml", "-q", "--resume", "-o", "again.h5"], self.folder)
        self.assertLess(ended.seconds, 60)
        self.assertEqual(ended.code, 2, ended.errors)
        self.assertIn("again.h5.parts holds 000000-0000000.part, which no run wrote", ended.errors)

    def test_noise_under_the_right_seal_never_ends_without_a_sentence(self):
        """Bytes here and there, by the numbers of a fixed generator: the HDF5 library itself may fail on them."""
        chance = np.random.Generator(np.random.PCG64(20261130))
        data = forgeries.unsealed(self.whole)
        crashed = 0
        for trial in range(150 if WHOLE else 40):
            noisy = bytearray(data)
            for _ in range(int(chance.integers(1, 20))):
                noisy[int(chance.integers(8, len(noisy)))] = int(chance.integers(0, 256))
            (self.folder / "forged.h5").write_bytes(forgeries.sealed(bytes(noisy)))
            ended = Ended(["export", "forged.h5", "-q", "--csv", "tables"], self.folder)
            with self.subTest(trial=trial):
                crashed += ended.code == -signal.SIGSEGV
                if ended.code == 0:
                    self.check_budget(ended)
                else:
                    self.check_refusal(ended, None, (1, 2))
            if (self.folder / "tables").exists():
                self.remove("tables")
        self.assertEqual(crashed, 0)


if __name__ == "__main__":
    unittest.main()
