"""Nothing is lost: whatever ends a run, its finished blocks survive, --resume goes on from them, and the result is
that of a run which nobody disturbed; and shards of a run are merged to the same."""

import os
import pathlib
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
import unittest

from outside import PROGRAM, WHOLE, folder_in_memory, small_clinic

STUDY = small_clinic("weeks: WEEKS", per_week=20) + """\
cover: {minimum_on_duty: {orthotist: 1}}
scenarios:
  more: {staff: {another: {like: band-6, wte: 0.5}}}
  less: {staff: {band-6: {wte: 0.9}}}
experiment: {replications: REPLICATIONS, seed: 7}
"""
# Runs that are to be stopped take long enough for that, and no longer.
LONG = {"weeks": 520 if WHOLE else 260, "replications": 200}
EPOCH = {**os.environ, "SOURCE_DATE_EPOCH": "1767225600"}


def blocks_in(folder):
    return {path.name: path.read_bytes() for path in folder.glob("*.part")}


def everything(folder):
    """Names, links and texts, of folders and what is in them."""
    return {str(path.relative_to(folder)): os.readlink(path) if path.is_symlink() else
            path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


class Folder(unittest.TestCase):
    """A folder with a study, and what is run in it. Every run has the same time of creation, so that results that
    hold the same are the same bytes."""

    def setUp(self):
        folder = folder_in_memory("headroom-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.write_study()

    def write_study(self, weeks=20, replications=60, name="study.yaml", **replace):
        text = STUDY.replace("WEEKS", str(weeks)).replace("REPLICATIONS", str(replications))
        for old, new in replace.items():
            text = text.replace(old, new)
        (self.folder / name).write_text(text, encoding="utf-8")

    def command(self, output="r.h5", *options):
        return [PROGRAM, "run", "study.yaml", "-o", output, *options]

    def run_study(self, output="r.h5", *options, code=0, **more):
        done = subprocess.run(self.command(output, *options), cwd=self.folder, capture_output=True, text=True,
                              timeout=300, env=EPOCH, check=False, **more)
        self.assertEqual(done.returncode, code, done.stderr)
        return done

    def merge(self, *words, code=0):
        done = subprocess.run([PROGRAM, "merge", *words], cwd=self.folder, capture_output=True, text=True,
                              timeout=300, env=EPOCH, check=False)
        self.assertEqual(done.returncode, code, done.stderr)
        return done

    def bytes(self, name="r.h5"):
        return (self.folder / name).read_bytes()

    def parts(self, output="r.h5"):
        return sorted((self.folder / (output + ".parts")).glob("*.part"))

    def left(self):
        return sorted(path.name for path in self.folder.iterdir())

    def started(self, output="r.h5", *options):
        return subprocess.Popen(self.command(output, *options), cwd=self.folder, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True, env=EPOCH)

    def stop(self, which, at_least=1, output="r.h5", *options):
        """A long run that gets a signal once so many of its parts are there; its exit code and what it said."""
        running = self.started(output, *options)
        deadline = time.monotonic() + 60
        while len(self.parts(output)) < at_least:
            self.assertLess(time.monotonic(), deadline, "the run did not begin to write")
            self.assertIsNone(running.poll(), "the run ended before it could be interrupted")
            time.sleep(0.005)
        running.send_signal(which)
        answer, errors = running.communicate(timeout=60)
        return running.returncode, answer, errors

    def long(self):
        """20 blocks of 10 replications for each of three scenarios, and 96 of what decides the baseline."""
        self.write_study(**LONG)


class Stopped(Folder):
    def test_by_a_signal_keeps_what_is_finished_and_says_what_to_do(self):
        self.long()
        for which in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(which):
                shutil.rmtree(self.folder / "r.h5.parts", ignore_errors=True)
                code, answer, errors = self.stop(which, 3)
                self.assertEqual((code, answer), (1, ""))
                kept = len(self.parts())
                self.assertGreaterEqual(kept, 3)
                self.assertIn(f"headroom: stopped; {kept} of 156 blocks are kept in r.h5.parts; run the same command "
                              "with --resume to go on\n", errors)
                self.assertEqual(self.left(), ["r.h5.parts", "study.yaml"])

    def test_before_the_first_block_leaves_nothing(self):
        self.write_study(weeks=1040, replications=1000)
        running = self.started()
        deadline = time.monotonic() + 60
        while "r.h5.parts" not in self.left():
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.001)
        running.send_signal(signal.SIGINT)
        _, errors = running.communicate(timeout=60)
        if "nothing was written" in errors:
            self.assertEqual(self.left(), ["study.yaml"])
        self.assertNotEqual(running.returncode, 0)

    def test_leaves_an_earlier_result_untouched(self):
        self.long()
        (self.folder / "r.h5").write_bytes(b"an earlier result")
        for which in (signal.SIGINT, signal.SIGKILL):
            shutil.rmtree(self.folder / "r.h5.parts", ignore_errors=True)
            code, _, _ = self.stop(which)
            self.assertNotEqual(code, 0)
            self.assertEqual(self.bytes(), b"an earlier result")

    def test_by_a_kill_at_any_moment_goes_on_to_the_same_result(self):
        self.long()
        begun = time.monotonic()
        self.run_study("whole.h5", "-q")
        needed = time.monotonic() - begun
        chance = random.Random(1)
        for threads in ("1", "2", "3") if WHOLE else ("2",):
            kills = 0
            while True:
                running = self.started("r.h5", "--resume", "-q", "--threads", threads)
                try:
                    running.wait(timeout=chance.uniform(0.02, 0.5) * needed)
                except subprocess.TimeoutExpired:
                    running.kill()
                    kills += 1
                _, errors = running.communicate(timeout=60)
                if running.returncode == 0:
                    break
                self.assertEqual(running.returncode, -signal.SIGKILL, errors)
                self.assertLess(kills, 200, "it does not get on")
                self.assertNotIn("damaged", errors)
            self.assertGreater(kills, 0)
            self.assertEqual(self.bytes(), self.bytes("whole.h5"))
            self.assertEqual(self.left(), ["r.h5", "study.yaml", "whole.h5"])
            (self.folder / "r.h5").unlink()


class Resumed(Folder):
    made = {}  # once for all

    def interrupted(self):
        """A whole result, and a run of the same that was stopped after some blocks."""
        self.long()
        if not self.made:
            self.run_study("whole.h5", "-q")
            code, _, _ = self.stop(signal.SIGKILL, 8)
            self.assertEqual(code, -signal.SIGKILL)
            self.made.update(everything(self.folder))
        (self.folder / "r.h5.parts").mkdir(exist_ok=True)
        for name, data in self.made.items():
            if data is not None:
                (self.folder / name).write_bytes(data)
        return self.parts()

    def test_says_what_it_reuses(self):
        kept = len(self.interrupted())
        done = self.run_study("r.h5", "--resume")
        self.assertIn(f"reuses {kept} of 156 blocks (r.h5.parts, of the same study, seed, version and plan)\n", done.stderr)
        self.assertEqual(self.bytes(), self.bytes("whole.h5"))

    def test_simulates_parts_again_that_are_deleted_torn_or_changed(self):
        parts = self.interrupted()
        parts[0].unlink()
        parts[1].write_bytes(parts[1].read_bytes()[:-1])
        parts[2].write_bytes(b"")
        changed = bytearray(parts[3].read_bytes())
        changed[len(changed) // 2] ^= 1
        parts[3].write_bytes(changed)
        shutil.copy(parts[4], parts[5])
        done = self.run_study("r.h5", "--resume")
        damaged = ", ".join(part.name for part in parts[1:4])
        self.assertIn(f"4 blocks in r.h5.parts are damaged and are simulated again: {damaged} and {parts[5].name}\n",
                      done.stderr)
        self.assertIn(f"reuses {len(parts) - 5} of 156 blocks", done.stderr)
        self.assertEqual(self.bytes(), self.bytes("whole.h5"))

    def test_says_which_of_study_seed_and_plan_is_another(self):
        self.interrupted()
        kept = self.folder / "kept"
        shutil.copytree(self.folder / "r.h5.parts", kept)
        for options, replaced, why in [
                (["--seed", "8"], {}, "another seed (7, not 8)"),
                (["--replications", "20"], {}, "another plan (200 replications; keep replications; 3 scenarios"),
                (["--scenario", "less"], {}, "another plan (200 replications; keep replications; 3 scenarios"),
                ([], {"per_week: 20": "per_week: 21"}, "another study")]:
            with self.subTest(why):
                self.write_study(**LONG, **replaced)
                shutil.rmtree(self.folder / "r.h5.parts", ignore_errors=True)
                shutil.copytree(kept, self.folder / "r.h5.parts")
                options += [] if "--replications" in options else ["--threads", "2"]
                running = self.started("r.h5", "--resume", *options)
                deadline = time.monotonic() + 60
                said = ""
                while "starts afresh" not in said and time.monotonic() < deadline:
                    line = running.stderr.readline()
                    said += line
                    if not line:
                        break
                running.kill()
                running.communicate()
                self.assertIn(f"of another run and not used: {why}", said)
                self.assertIn("--resume: there is nothing to reuse; starts afresh\n", said)
                aside = re.search(r"now in (r\.h5\.parts\.other-\d+), a folder that may be deleted, or renamed to r\.h5\.parts to go "
                                  r"on with that run\n", said)
                self.assertEqual(blocks_in(self.folder / aside[1]), blocks_in(kept))

    def test_without_asking_says_what_is_thrown_away(self):
        self.interrupted()
        kept = len(self.parts())
        done = self.run_study()
        self.assertIn(f"r.h5.parts held {kept} finished blocks of an earlier run, which are replaced (--resume would "
                      "have used them)\n", done.stderr)
        self.assertEqual(self.bytes(), self.bytes("whole.h5"))

    def test_of_another_run_are_set_aside_and_can_be_gone_on_with(self):
        """Whether --resume is asked for or not: they took as long either way."""
        self.interrupted()
        kept = blocks_in(self.folder / "r.h5.parts")
        for n, options in enumerate([["--resume"], []], 1):
            with self.subTest(options):
                done = self.run_study("r.h5", "--seed", "8", "--replications", "3", *options)
                self.assertIn(f"{len(kept)} blocks in r.h5.parts are of another run and not used: another seed (7, not 8), ",
                              done.stderr)
                self.assertIn(f"are now in r.h5.parts.other-{n}, a folder that may be deleted, or renamed to r.h5.parts to go on "
                              "with that run\n", done.stderr)
                self.assertEqual(blocks_in(self.folder / f"r.h5.parts.other-{n}"), kept)
                self.assertFalse((self.folder / "r.h5.parts").exists())
                (self.folder / f"r.h5.parts.other-{n}").rename(self.folder / "r.h5.parts")
                (self.folder / f"r.h5.parts.other-{n}").mkdir()  # the name is taken
        done = self.run_study("r.h5", "--resume")
        self.assertIn(f"reuses {len(kept)} of 156 blocks", done.stderr)
        self.assertEqual(self.bytes(), self.bytes("whole.h5"))

    def test_set_aside_earlier_are_named_where_nothing_is_found_to_reuse(self):
        self.interrupted()
        kept = len(self.parts())
        self.run_study("r.h5", "--seed", "8", "--replications", "3")
        running = self.started("r.h5", "--resume")
        said = running.stderr.readline()
        running.kill()
        running.communicate()
        self.assertRegex(said, r"--resume: there is nothing to reuse; r\.h5, which is replaced at the end, is of another seed .*; "
                               r"blocks that were set aside lie in r\.h5\.parts\.other-1 \(renamed to r\.h5\.parts, they are used "
                               r"where they are of this run\); starts afresh\n")
        shutil.rmtree(self.folder / "r.h5.parts", ignore_errors=True)
        (self.folder / "r.h5.parts.other-1").rename(self.folder / "r.h5.parts")
        done = self.run_study("r.h5", "--resume")
        self.assertIn(f"reuses {kept} of 156 blocks", done.stderr)
        self.assertEqual(self.bytes(), self.bytes("whole.h5"))

    def test_of_another_run_stay_where_the_result_is_there_already(self):
        self.interrupted()
        shutil.copy(self.folder / "whole.h5", self.folder / "r.h5")
        code, _, _ = self.stop(signal.SIGKILL, 3, "s.h5", "--seed", "8")
        shutil.rmtree(self.folder / "r.h5.parts")
        (self.folder / "s.h5.parts").rename(self.folder / "r.h5.parts")
        kept = blocks_in(self.folder / "r.h5.parts")
        done = self.run_study("r.h5", "--resume", "-q")
        self.assertIn("r.h5 is finished already", done.stderr)
        self.assertEqual(blocks_in(self.folder / "r.h5.parts"), kept)

    def test_are_not_lost_where_a_run_that_replaces_them_is_stopped_too(self):
        earlier = {part.name for part in self.interrupted()}
        running = self.started()
        said = ""
        while "which are replaced" not in said:  # from then on they would be gone
            said = running.stderr.readline()
            self.assertTrue(said, "it ended without a word")
        running.terminate()
        running.communicate(timeout=60)
        self.assertNotEqual(running.returncode, 0)
        self.assertLessEqual(earlier, {part.name for part in self.parts()})
        done = self.run_study("r.h5", "--resume")
        self.assertRegex(done.stderr, r"reuses \d+ of 156 blocks")
        self.assertEqual(self.bytes(), self.bytes("whole.h5"))

    def test_with_nothing_to_reuse_starts_afresh(self):
        done = self.run_study("r.h5", "--resume")
        self.assertIn("--resume: there is nothing to reuse; starts afresh\n", done.stderr)
        self.assertEqual(self.left(), ["r.h5", "study.yaml"])

    def test_on_a_finished_result_does_nothing(self):
        self.run_study()
        before = os.stat(self.folder / "r.h5")
        done = self.run_study("r.h5", "--resume")
        self.assertIn("r.h5 is finished already, of the same study, seed, version and plan; nothing to do\n",
                      done.stderr)
        self.assertIn("gp", done.stdout, "and prints what it found")
        after = os.stat(self.folder / "r.h5")
        self.assertEqual((before.st_ino, before.st_mtime_ns), (after.st_ino, after.st_mtime_ns))
        done = self.run_study("r.h5", "--resume", "--seed", "8")
        self.assertIn("nothing to reuse; r.h5, which is replaced at the end, is of another seed (7, not 8)", done.stderr)

    def test_takes_over_where_the_killed_run_had_only_to_clear_up(self):
        self.interrupted()
        shutil.copy(self.folder / "whole.h5", self.folder / "r.h5")
        self.run_study("r.h5", "--resume", "-q")
        self.assertEqual(self.left(), ["r.h5", "study.yaml", "whole.h5"])


FIXED = "experiment: {replications: 60, seed: 7"
PRECISE = "experiment: {seed: 7, precision: 4%, of: [utilisation, in_time], at_least: 5, at_most: MOST"
SELECTING = "experiment: {seed: 7, select: {metric: wait_first_mean, lowest: true, within: 0.2, confidence: 95%}"


class FoundOut(Folder):
    """Runs whose numbers of replications are found out on the way."""

    def write(self, experiment, weeks=260):
        self.write_study(weeks=weeks, **{FIXED: experiment})

    def test_killed_go_on_to_the_same_result(self):
        # Enough scenarios for a kill to find some of them finished.
        more = "".join(f"  s{n}: {{staff: {{band-6: {{wte: {0.9 + n / 200}}}}}}}\n" for n in range(12))
        for experiment in (PRECISE.replace("MOST", "80"), PRECISE.replace("MOST", "80") + ", keep: bands", SELECTING):
            with self.subTest(experiment):
                self.write_study(weeks=260 if WHOLE else 104, **{FIXED: more + experiment})
                self.run_study("whole.h5", "-q")
                code, _, _ = self.stop(signal.SIGKILL, 4)
                self.assertEqual(code, -signal.SIGKILL)
                done = self.run_study("r.h5", "--resume")
                self.assertRegex(done.stderr, r"reuses \d+ (of \d+ )?blocks")
                self.assertEqual(self.bytes(), self.bytes("whole.h5"))
                (self.folder / "r.h5").unlink()

    def test_in_shards_merge_to_the_result_of_one_machine(self):
        for experiment in (PRECISE.replace("MOST", "40"), PRECISE.replace("MOST", "40") + ", keep: bands",
                           "experiment: {replications: 30, seed: 7, keep: bands"):
            self.write(experiment, weeks=30)
            self.run_study("whole.h5", "-q")
            for of in (3, 8):
                with self.subTest(experiment, of=of):
                    for number in range(1, of + 1):
                        self.run_study(f"{number}.h5", "--shard", f"{number}/{of}", "-q")
                    self.merge(*[f"{number}.h5" for number in range(1, of + 1)], "-o", "m.h5")
                    self.assertEqual(self.bytes("m.h5"), self.bytes("whole.h5"))

    def test_say_how_far_each_scenario_went(self):
        self.write(PRECISE.replace("MOST", "40"), weeks=30)
        done = self.run_study()
        self.assertIn("3 scenarios x 5 to 40 replications of 30 weeks", done.stderr)
        self.assertIn("writes r.h5, at most about ", done.stderr)
        self.assertRegex(done.stderr, r"(?m)^scenario +replications +why no more$")
        for name in ("baseline", "more", "less"):
            self.assertRegex(done.stderr, rf"(?m)^{name} +\d+ +(precise after \d+|not yet precise, the most allowed)")
        import h5py
        with h5py.File(self.folder / "r.h5") as file:
            run = list(file["replications_run"][:])
            self.assertEqual(file["replications_run"].dtype, "uint32")
            self.assertEqual(file["replications_run"].attrs["units"], "replications")
            self.assertEqual(file["replications_run"].dims[0][0], file["scenario"])
            self.assertEqual(len(file["replication"]), max(run))
            self.assertEqual(len(file["stopped_because"]), 3)
            self.assertTrue(file.attrs["plan"].startswith("precision 0.04 of utilisation and in_time, at least 5, "))
        for name, count in zip(("baseline", "more", "less"), run):
            self.assertRegex(done.stderr, rf"(?m)^{name} +{count} ")

    def test_a_number_on_the_command_line_is_fixed(self):
        self.write(PRECISE.replace("MOST", "40"), weeks=30)
        done = self.run_study("r.h5", "--replications", "6")
        self.assertIn("3 scenarios x 6 replications", done.stderr)
        import h5py
        with h5py.File(self.folder / "r.h5") as file:
            self.assertEqual(len(file["replication"]), 6)
            self.assertNotIn("replications_run", file)

    def test_many_scenarios_are_told_of_in_one_line(self):
        more = "".join(f"  s{n}: {{staff: {{band-6: {{wte: {0.9 + n / 200}}}}}}}\n" for n in range(11))
        self.write_study(weeks=10, **{FIXED: more + PRECISE.replace("MOST", "12")})
        done = self.run_study()
        self.assertRegex(done.stderr, r"(?m)^14 scenarios: \d+ to \d+ replications each(, \d+ of them stopped at the most "
                                      r"allowed \(.*\))?$")
        self.assertNotIn("why no more", done.stderr)

    def test_the_best_is_named_and_what_cannot_go_with_it_refused(self):
        self.write(SELECTING, weeks=104)
        done = self.run_study()
        self.assertRegex(done.stdout, r"\ABest: more \(lowest wait_first_mean of gp\); with probability at least 95\.0% it is the "
                                      r"best or within 0\.2 days of it\.\n")
        import json
        found = json.loads(self.run_study("r.h5", "--json").stdout)["selection"]
        self.assertEqual((found["procedure"], found["best"], found["sure"], found["left"]),
                         ("kim_nelson", "more", True, ["more"]))
        import h5py
        with h5py.File(self.folder / "r.h5") as file:
            self.assertEqual(found["replications"], int(file["replications_run"][:].sum()))
            self.assertEqual(sorted(set(file["stopped_because"].asstr()[:])), ["eliminated", "selected"])
            self.assertEqual(file.attrs["selected"], "more")
        for options, why in [(["--shard", "1/2"], "--shard cannot be given for a study with experiment.select"),
                             (["--replications", "9"], "--replications cannot be given for a study with experiment.select")]:
            self.assertIn(why, self.run_study("other.h5", *options, code=2).stderr)
        self.write(SELECTING + ", keep: bands", weeks=104)
        self.assertIn("bands", self.run_study("other.h5", code=2).stderr)
        self.assertNotIn("other.h5", self.left())


class TwoAtOnce(Folder):
    def test_to_one_output_the_second_is_refused(self):
        self.write_study(weeks=520, replications=3000)
        first = self.started()
        deadline = time.monotonic() + 60
        while not self.parts():
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.005)
        for options in ([], ["--resume"]):
            done = self.run_study("r.h5", *options, code=1)
            self.assertEqual(done.stderr, "headroom: another run is writing r.h5 at this moment; wait for it, or name "
                                          "another --output\n")
        (self.folder / "link.h5").symlink_to("r.h5")
        self.run_study("link.h5", code=1)
        self.assertIsNone(first.poll(), "it still runs, or the test shows nothing")
        first.kill()
        first.communicate(timeout=60)
        self.write_study()
        self.run_study("r.h5", "-q")


class OthersFiles(Folder):
    """What has the name of the folder for finished blocks, and is none."""

    REFUSED = "where the run would keep its finished blocks in a folder of its own; rename it, or name another --output\n"

    def setUp(self):
        super().setUp()
        self.parts_folder = self.folder / "r.h5.parts"

    def refused(self, why, *options):
        before = everything(self.folder)
        for more in ([], ["--resume"], ["--shard", "1/2"]):
            done = self.run_study("r.h5", *more, *options, code=2)
            self.assertEqual(done.stderr, f"headroom: {why}")
            self.assertEqual(everything(self.folder), before)

    def holds(self, name):
        return (f"r.h5.parts holds {name}, which no run wrote; the run would keep its finished blocks in a folder of this "
                "name: rename it, or name another --output\n")

    def test_in_a_folder_of_the_users_own_are_not_touched(self):
        self.parts_folder.mkdir()
        for name in ("chapter 1.part", "notes.tmp", "000001-0000000.part", "lock"):
            (self.parts_folder / name).write_text("mine", encoding="utf-8")
        self.refused(self.holds("000001-0000000.part"))
        for name in ("chapter 1.part", "notes.tmp", "lock", "result.tmp", "000001-0000000.part"):
            shutil.rmtree(self.parts_folder)
            self.parts_folder.mkdir()
            (self.parts_folder / name).write_text("mine", encoding="utf-8")
            self.refused(self.holds(name))

    def test_behind_a_link_are_not_touched(self):
        elsewhere = self.folder / "elsewhere"
        elsewhere.mkdir()
        self.parts_folder.symlink_to("elsewhere")
        self.refused("r.h5.parts is a link, " + self.REFUSED)
        (elsewhere / "000001-0000000.part").write_text("mine", encoding="utf-8")
        self.refused("r.h5.parts is a link, " + self.REFUSED)

    def test_are_a_link_to_nothing(self):
        self.parts_folder.symlink_to("nowhere")
        self.refused("r.h5.parts is a link, " + self.REFUSED)

    def test_are_a_file(self):
        self.parts_folder.write_text("mine", encoding="utf-8")
        self.refused("r.h5.parts is a file, " + self.REFUSED)

    def test_put_into_the_folder_of_a_run_stay(self):
        self.long()
        code, _, _ = self.stop(signal.SIGKILL, 3)
        self.assertEqual(code, -signal.SIGKILL)
        outside = self.folder / "outside"
        outside.write_text("mine", encoding="utf-8")
        (self.parts_folder / "000000-0000009.part").symlink_to("../outside")  # which no block has
        for name in ("notes.part", "notes.tmp", "1-2.part", "000001-0000000.part.old"):
            (self.parts_folder / name).write_text("mine", encoding="utf-8")
        self.run_study("r.h5", "--resume", "-q")
        self.run_study("r.h5", "-q", "--replications", "2")
        self.assertEqual(outside.read_text(encoding="utf-8"), "mine")
        self.assertEqual(sorted(path.name for path in self.parts_folder.iterdir()),
                         ["000001-0000000.part.old", "1-2.part", "headroom-parts.txt", "lock", "notes.part", "notes.tmp"])

    def test_are_used_where_the_mark_is_torn_changed_or_gone(self):
        """The blocks say themselves whose they are."""
        self.long()
        code, _, _ = self.stop(signal.SIGKILL, 3)
        self.assertEqual(code, -signal.SIGKILL)
        kept = self.folder / "kept"
        self.parts_folder.rename(kept)
        mark = (kept / "headroom-parts.txt").read_bytes()
        for torn in (bytes(len(mark)), mark[:30] + bytes(len(mark) - 30), mark.replace(b"\n", b"\r\n"), b"my notes", None):
            for lock in (True, False):
                with self.subTest(torn, lock=lock):
                    shutil.copytree(kept, self.parts_folder)
                    if torn is None:
                        (self.parts_folder / "headroom-parts.txt").unlink()
                    else:
                        (self.parts_folder / "headroom-parts.txt").write_bytes(torn)
                    if not lock:
                        (self.parts_folder / "lock").unlink()
                    running = self.started("r.h5", "--resume")
                    said = running.stderr.readline()
                    running.kill()
                    running.communicate(timeout=60)
                    self.assertRegex(said, r"reuses \d+ of 156 blocks")
                    self.assertEqual((self.parts_folder / "headroom-parts.txt").read_bytes(), mark)
                    shutil.rmtree(self.parts_folder)

    def test_beside_a_strangers_file_without_the_mark_can_be_gone_on_with(self):
        self.long()
        code, _, _ = self.stop(signal.SIGKILL, 3)
        self.assertEqual(code, -signal.SIGKILL)
        (self.parts_folder / "headroom-parts.txt").write_bytes(b"torn")
        notes = self.parts_folder / "notes.txt"
        notes.write_text("mine", encoding="utf-8")
        self.refused("r.h5.parts holds notes.txt, which no run wrote, beside finished blocks of a run; take notes.txt out of "
                     "it to go on with these, or name another --output\n")
        notes.rename(self.folder / "notes.txt")
        self.assertRegex(self.run_study("r.h5", "--resume").stderr, r"reuses \d+ of 156 blocks")
        self.assertEqual(self.left(), ["notes.txt", "r.h5", "study.yaml"])

    def test_left_by_an_earlier_version_are_used(self):
        self.long()
        code, _, _ = self.stop(signal.SIGKILL, 3)
        self.assertEqual(code, -signal.SIGKILL)
        (self.parts_folder / "headroom-parts.txt").unlink()
        done = self.run_study("r.h5", "--resume")
        self.assertRegex(done.stderr, r"reuses \d+ of 156 blocks")
        self.assertEqual(self.left(), ["r.h5", "study.yaml"])


class Unreadable(Folder):
    """A file that the disk cannot give is not a wrong one. This one of Linux opens, and every read of it fails."""

    BROKEN = "/proc/self/mem"

    def test_is_a_failure_and_no_mistake_of_the_users(self):
        self.run_study("1.h5", "-q", "--shard", "1/2")
        self.write_study(name="rows.yaml", **{"staff:\n": f"staff:\n  csv: {self.BROKEN}\n"})
        for words in (["check", self.BROKEN], ["plan", self.BROKEN], ["run", self.BROKEN, "-o", "r.h5"],
                      ["check", "rows.yaml"], ["compare", self.BROKEN], ["report", self.BROKEN, "-o", "r.html"],
                      ["export", self.BROKEN, "--csv", "tables"], ["merge", "1.h5", self.BROKEN, "-o", "r.h5"]):
            with self.subTest(words):
                done = subprocess.run([PROGRAM, *words], cwd=self.folder, capture_output=True, text=True, timeout=300,
                                      check=False)
                self.assertEqual((done.returncode, done.stdout, done.stderr),
                                 (1, "", f"headroom: cannot read {self.BROKEN}: Input/output error\n"))
                self.assertEqual(self.left(), ["1.h5", "rows.yaml", "study.yaml"])


class FullDisk(Folder):
    def limited(self, size):
        return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    def test_keeps_the_finished_blocks_and_an_earlier_result(self):
        self.run_study("whole.h5", "-q")
        (self.folder / "r.h5").write_bytes(b"an earlier result")
        size = len(self.bytes("whole.h5"))
        for limit in (size // 2, size - 1000, size // 10):
            done = self.run_study("r.h5", code=1, preexec_fn=self.limited(limit))
            self.assertEqual(done.stdout, "")
            self.assertIn("headroom: r.h5 was not written: cannot write ", done.stderr)
            self.assertIn("File too large; 132 of 132 blocks are kept in r.h5.parts; run the same command with --resume "
                          "to go on\n", done.stderr)
            self.assertEqual(self.bytes(), b"an earlier result")
            self.assertEqual(len(self.parts()), 132)
            self.assertEqual([path.name for path in (self.folder / "r.h5.parts").glob("*.tmp")], [])
        done = self.run_study("r.h5", "--resume")
        self.assertIn("reuses 132 of 132 blocks", done.stderr)
        self.assertEqual(self.bytes(), self.bytes("whole.h5"))

    def test_that_takes_no_part_says_so(self):
        done = self.run_study("r.h5", code=1, preexec_fn=self.limited(1000))
        self.assertRegex(done.stderr, r"r\.h5 was not written: cannot write r\.h5\.parts/\S+: File too large; nothing was "
                                      r"written\n")
        self.assertEqual(self.left(), ["study.yaml"])

    def test_that_cannot_be_large_enough_is_seen_before_the_start(self):
        # 1,040 weeks x 200 posts x 25 series x 4 bytes are 21 MB before compression; 300,000 times that.
        if shutil.disk_usage(self.folder).free > 500e9:
            self.skipTest("this disk is too large to be too small")
        posts = "".join(f"  p{n}: {{like: band-6, wte: 0.1}}\n" for n in range(200))
        self.write_study(weeks=1040, replications=100_000, **{"cover:": posts + "cover:"})
        done = self.run_study("r.h5", code=1)
        self.assertRegex(done.stderr, r"headroom: r\.h5 would take about [0-9.]+ GB while it is made, parts and result "
                                      r"together, and [0-9.]+ GB are free; write keep: bands under the study's "
                                      r"experiment, ask for fewer --replications or scenarios, or name another disk "
                                      r"with --output\n")
        self.assertEqual(self.left(), ["study.yaml"])


class Unwritable(Folder):
    def test_is_said_before_the_start(self):
        for output, why in [("no-such-folder/r.h5", "cannot write in no-such-folder: No such file or directory"),
                            ("study.yaml/r.h5", "cannot write in study.yaml: Not a directory"),
                            (".", ". is not a plain file, and is left alone")]:
            done = self.run_study(output, code=1)
            self.assertEqual(done.stderr, f"headroom: {why}\n")
        self.assertEqual(self.left(), ["study.yaml"])

    def test_are_studies_and_their_data(self):
        self.write_study(name="next.yaml")
        before = (self.folder / "next.yaml").read_bytes()
        done = self.run_study("next.yaml", code=2)
        self.assertEqual(done.stderr, "headroom: --output is next.yaml, which is there already and looks like a study "
                                      "or its data; name another file\n")
        self.run_study("s1.h5", "-q", "--shard", "1/2")
        self.run_study("s2.h5", "-q", "--shard", "2/2")
        done = subprocess.run([PROGRAM, "merge", "s1.h5", "s2.h5", "-o", "next.yaml"], cwd=self.folder,
                              capture_output=True, text=True, timeout=300, check=False)
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertEqual((self.folder / "next.yaml").read_bytes(), before)

    @unittest.skipUnless(os.geteuid() == 0, "only root can become somebody who may not write")
    def test_in_a_read_only_folder_is_said_before_the_start(self):
        os.chmod(self.folder, 0o555)
        try:
            done = subprocess.run(self.command(), cwd=self.folder, capture_output=True, text=True, timeout=300,
                                  check=False, preexec_fn=lambda: os.setuid(65534))
        except PermissionError:
            self.skipTest("nobody may not run the program")
        finally:
            os.chmod(self.folder, 0o755)
        self.assertEqual((done.returncode, done.stderr), (1, "headroom: cannot write in .: Permission denied\n"))


class Sharded(Folder):
    def shards(self, of):
        for number in range(1, of + 1):
            self.run_study(f"{number}.h5", "--shard", f"{number}/{of}", "-q")
        return [f"{number}.h5" for number in range(1, of + 1)]

    def test_merges_to_the_result_of_one_machine_without_the_study(self):
        self.run_study("whole.h5", "-q")
        for of in (3, 8):
            shards = self.shards(of)
            (self.folder / "study.yaml").rename(self.folder / "away")
            random.Random(of).shuffle(shards)
            self.merge(*shards, "-o", "m.h5")
            (self.folder / "away").rename(self.folder / "study.yaml")
            self.assertEqual(self.bytes("m.h5"), self.bytes("whole.h5"), of)

    def test_has_a_name_of_its_own(self):
        done = subprocess.run([PROGRAM, "run", "study.yaml", "--shard", "2/3"], cwd=self.folder, capture_output=True,
                              text=True, timeout=300, check=False)
        self.assertEqual((done.returncode, done.stdout), (0, ""))
        self.assertIn("study.2-of-3.h5 is shard 2/3; headroom merge puts all 3 together\n", done.stderr)
        compare = subprocess.run([PROGRAM, "compare", "study.2-of-3.h5"], cwd=self.folder, capture_output=True,
                                 text=True, timeout=300, check=False)
        self.assertEqual((compare.returncode, compare.stderr),
                         (2, "headroom: study.2-of-3.h5 is shard 2/3 of a run; put all its shards together with "
                             "headroom merge\n"))

    def test_killed_and_resumed_is_the_same(self):
        self.long()
        self.run_study("whole.h5", "--shard", "2/3", "-q")
        code, _, _ = self.stop(signal.SIGKILL, 3, "r.h5", "--shard", "2/3")
        self.assertEqual(code, -signal.SIGKILL)
        done = self.run_study("r.h5", "--shard", "2/3", "--resume")
        self.assertRegex(done.stderr, r"reuses \d+ of 52 blocks")
        self.assertEqual(self.bytes(), self.bytes("whole.h5"))
        self.assertIn("nothing to do", self.run_study("r.h5", "--shard", "2/3", "--resume").stderr)
        done = self.run_study("r.h5", "--shard", "1/3", "--resume")
        self.assertIn("is of another shard (2/3, not 1/3)", done.stderr)

    def test_is_refused_by_name_where_it_does_not_belong(self):
        shards = self.shards(3)
        refused = lambda words, why, code=2: self.assertIn(why, self.merge(*words, "-o", "m.h5", code=code).stderr)
        refused(shards[:2], "shard 3 of 3 is missing\n")
        refused(shards + ["2.h5"], "2.h5 and 2.h5 are both shard 2/3\n")
        self.run_study("seed.h5", "--shard", "3/3", "--seed", "8", "-q")
        refused(["1.h5", "2.h5", "seed.h5"], "seed.h5 does not belong to 1.h5: it is of another seed (8, not 7)\n")
        self.run_study("whole.h5", "-q")
        refused(["1.h5", "2.h5", "whole.h5"], "whole.h5 is a finished result, not a shard\n")
        refused(["1.h5", "none.h5"], "none.h5: no such file\n")
        refused(["1.h5", "study.yaml"], "study.yaml is a study, not a shard; 'headroom run study.yaml --shard I/N' makes one\n")
        self.assertIn("--output is the shard 1.h5", self.merge(*shards, "-o", "1.h5", code=2).stderr)
        self.write_study(weeks=21)
        self.run_study("study.h5", "--shard", "3/3", "-q")
        refused(["1.h5", "2.h5", "study.h5"], "study.h5 does not belong to 1.h5: it is of another study\n")
        changed = bytearray(self.bytes("2.h5"))
        changed[len(changed) // 2] ^= 1
        (self.folder / "2.h5").write_bytes(changed)
        refused(shards, "2.h5 is damaged: its bytes are not those that were written\n", 1)
        self.assertNotIn("m.h5", self.left())

    def test_is_asked_for_by_numbers_that_make_sense(self):
        for shard in ("0/3", "4/3", "3", "a/b", "1/0", "-1/3", "1/3/5"):
            done = self.run_study("r.h5", "--shard", shard, code=2)
            self.assertIn(f"'{shard}' is not a shard I/N with I from 1 to N, as 3/8", done.stderr)

    def test_without_a_block_is_a_shard_all_the_same(self):
        self.write_study(weeks=4, replications=1)
        self.run_study("whole.h5", "-q")
        self.merge(*self.shards(5), "-o", "m.h5")
        self.assertEqual(self.bytes("m.h5"), self.bytes("whole.h5"))


if __name__ == "__main__":
    sys.exit(unittest.main())
