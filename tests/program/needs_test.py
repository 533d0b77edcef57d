"""What a command needs is said before it begins, is near the truth, and is refused with the remedy where it is not there;
memory that runs out all the same ends in one sentence. By itself it tries half of the studies, others with every commit;
with HEADROOM_WHOLE=1 all."""

import os
import pathlib
import re
import resource
import subprocess
import sys
import tempfile
import time
import unittest

from outside import PROGRAM, SOURCE, headroom, share_of, small_clinic

sys.path.insert(0, str(SOURCE / "bench"))
import needs  # noqa: E402
from large_studies import study  # noqa: E402

FIRST_LINE = r"\Aheadroom: needs [0-9.]+ GB of memory, [0-9.]+ GB are there\n"


class NeedsCase(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, text):
        (self.folder / "study.yaml").write_text(text)

    def limited(self, megabytes, *words):
        """With so much address space."""
        bytes_ = megabytes * 1_000_000
        return headroom(*words, cwd=self.folder,
                        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (bytes_, bytes_)))

    def left(self):
        return sorted(path.name for path in self.folder.iterdir())


class WhatIsSaid(NeedsCase):
    def assert_near(self, name, text, words=()):
        for command, memory, disk in needs.rows(PROGRAM, name, text, list(words), self.folder):
            with self.subTest(command, memory=memory, disk=disk):
                factor = needs.off(*memory, needs.BASE)
                self.assertTrue(1 / needs.FACTOR <= factor <= needs.FACTOR, f"memory: {factor:.2f}")
                if disk and disk[1] >= needs.SMALL_FILE:
                    factor = needs.off(*disk)
                    self.assertTrue(1 / needs.FACTOR <= factor <= needs.FACTOR, f"disk: {factor:.2f}")

    def test_is_near_what_is_taken(self):
        for name, text, words, _ in share_of(needs.small(), 2):
            self.assert_near(name, text, words)

    def test_is_near_what_examples_take(self):
        chosen = [example for example in needs.examples() if example[0] in ("orthotics-two-sites", "tender")]
        for name, text, words, _ in share_of(chosen, 2):
            self.assert_near(name, text, words[:1] + ["8"])

    def test_is_said_of_each_command_that_takes_much(self):
        example = SOURCE / "scenarios/tender/study.yaml"
        # Three replications can show a tenth, not what a tender asks for.
        modest = re.sub(r"(at_least|in): \d+%", r"\1: 10%", example.read_text())
        (self.folder / "modest.yaml").write_text(modest)
        for words in (["size", self.folder / "modest.yaml", "--replications", "3"], ["explain", example, "--replications", "2"],
                      ["run", example, "--replications", "2", "-o", self.folder / "r.h5"]):
            done = headroom(*words)
            self.assertRegex(done.stderr, r"(?m)needs about [0-9.]+ [MG]B of memory", words)


class ManyBlocks(NeedsCase):
    """A thousand scenarios, a hundred thousand times each: ten million blocks that nobody lists before the estimate."""

    def test_are_counted_and_not_listed(self):
        self.write(small_clinic() + "sweep: {wte: {set: staff.band-6.wte, from: 0.5, to: 1.499, step: 0.001}}\n")
        self.assertRegex(headroom("check", self.folder / "study.yaml").stdout.replace(",", ""), r"100\d scenarios")
        done = self.limited(200, "run", "study.yaml", "--replications", "100000", "--threads", "1")
        self.assertEqual((done.returncode, done.stdout), (1, ""), done.stderr)
        self.assertNotIn("memory ran out", done.stderr)
        self.assertRegex(done.stderr, r"[0-9.,]+ [GT]B")
        self.assertEqual(self.left(), ["study.yaml"])


class TooLittleMemory(NeedsCase):
    def test_is_refused_before_anything_is_done(self):
        self.write(study(per_week=100_000, steps=2, wte=1000, posts=3, weeks=104)
                   + "uncertainty: {absence.sickness.rate: {from: 3%, to: 6%}}\n")
        (self.folder / "study.h5").write_bytes(b"an earlier result")
        for command in (["run"], ["explain"], ["explain", "--unknown"]):
            done = self.limited(600, *command, "study.yaml", "--threads", "2")
            self.assertEqual((done.returncode, done.stdout), (1, ""), done.stderr)
            self.assertRegex(done.stderr, FIRST_LINE)
            self.assertIn("\nulimit -v allows no more; ", done.stderr)
            self.assertEqual(self.left(), ["study.h5", "study.yaml"])
        self.assertEqual((self.folder / "study.h5").read_bytes(), b"an earlier result")

    def test_names_remedies_that_fit(self):
        self.write(study(per_week=10_000, wte=500, weeks=20, experiment="{replications: 4}"))
        for megabytes in range(150, 1000, 10):
            done = self.limited(megabytes, "run", "study.yaml", "-q", "--threads", "4")
            if done.returncode == 0:
                self.fail("four threads fit before one does")
            found = re.search(r"would fit: --threads (\d)", done.stderr)
            if found:
                break
        self.assertRegex(done.stderr, FIRST_LINE)
        # What threads reserve of the address space is the system's to say: a quarter more than the estimate.
        again = self.limited(megabytes * 5 // 4, "run", "study.yaml", "-q", "--threads", found[1])
        self.assertEqual((again.returncode, again.stderr), (0, ""))

    def test_names_a_shorter_study_that_fits(self):
        text = study(per_week=100_000, wte=1000, weeks=104)
        self.write(text)
        done = self.limited(400, "run", "study.yaml", "-q", "--threads", "1")
        self.assertRegex(done.stderr, FIRST_LINE)
        weeks = re.search(r"(\d+) weeks with --threads 1", done.stderr)
        self.write(text.replace("weeks: 104", f"weeks: {weeks[1]}"))
        again = self.limited(400, "run", "study.yaml", "-q", "--threads", "1")
        self.assertEqual((again.returncode, again.stderr), (0, ""))


class TableThatTheFileCannotHold(NeedsCase):
    def test_is_refused_before_the_start(self):
        # 1,000 streams with two priorities of their own each: 1,000 x 2,000 x 1,096 days x 4 bytes = 8.8 GB.
        lines = study(streams=1000, per_week=0.1, weeks=2).splitlines()
        own = [f"    priorities: {{u{n}: {{share: 50%, target: 2 weeks}}, r{n}: {{share: 50%, target: 9 weeks}}}}"
               for n in range(1000)]
        at = iter(own)
        self.write("\n".join(line + ("\n" + next(at) if line.strip().startswith("referrals:") else "") for line in lines))
        done = headroom("run", "study.yaml", "-q", "--threads", "1", cwd=self.folder)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertEqual(done.stderr, "headroom: study.h5 cannot hold a replication of 1,000 streams x 2,000 priorities by days "
                                      "waited: 8.8 GB in one piece, and the file format takes 4.3 GB; give the priorities of all "
                                      "streams the same names, or use fewer streams\n")
        self.assertEqual(self.left(), ["study.yaml"])


class MemoryThatRunsOut(NeedsCase):
    """What no estimate sees: somebody takes the memory while the program runs."""

    def squeezed(self, words, begun):
        """Its end, when the address space is limited to less than it has as soon as `begun` is true."""
        child = subprocess.Popen([PROGRAM, *words], cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                 text=True)
        until = time.monotonic() + 60
        while not begun() and time.monotonic() < until and child.poll() is None:
            time.sleep(0.005)
        resource.prlimit(child.pid, resource.RLIMIT_AS, (60_000_000, resource.RLIM_INFINITY))
        _, said = child.communicate(timeout=120)
        return child.returncode, said

    def test_keeps_finished_blocks_for_resume(self):
        self.write(study(posts=60, per_week=900, steps=3, weeks=156, experiment="{replications: 80}"))
        words = ["run", "study.yaml", "-o", "r.h5", "--threads", "2"]
        (self.folder / "r.h5").write_bytes(b"an earlier result")
        parts = self.folder / "r.h5.parts"
        code, said = self.squeezed(words, lambda: len(list(parts.glob("*.part"))) >= 2)
        self.assertEqual(code, 1, said)
        last = said.splitlines()[-1]
        self.assertRegex(last, r"r\.h5 was not written: memory ran out; \d+ of \d+ blocks are kept in r\.h5\.parts; run the "
                               r"same command with --resume and fewer --threads to go on$")
        self.assertEqual((self.folder / "r.h5").read_bytes(), b"an earlier result")
        done = headroom(*words, "--resume", "-q", cwd=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIsNone(re.search("nothing to reuse", done.stderr))

    def test_ends_an_explanation_in_one_sentence(self):
        self.write(study(posts=30, per_week=450, steps=3, weeks=156, experiment="{replications: 200}"))
        start = time.monotonic()
        code, said = self.squeezed(["explain", "study.yaml", "-q", "--threads", "2"], lambda: time.monotonic() > start + 1.5)
        self.assertEqual(code, 1, said)
        self.assertRegex(said, r"\Aheadroom: memory ran out; [^\n]*\n\Z")


if __name__ == "__main__":
    unittest.main()
