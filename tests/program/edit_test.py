"""`edit` from outside: what was asked for is in the text, everything else of it stays byte for byte; what is refused
leaves every file as it was."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import unittest

from outside import PROGRAM, SOURCE, answer_of, folder_in_memory, headroom

STUDY = """\
# A clinic.
headroom: 1
title: A small clinic      # yours
calendar: {start: 2026-04-01, weeks: 8, closed: [2026-05-01, 2026-05-04]}

appointments:
  assessment: {minutes: 45, admin_minutes: 15, by: [orthotist], dna: 8%}   # a guess

pathways:
  one-visit:
    assess: {appointment: assessment}
streams:
  gp:
    pathway: one-visit
    referrals: {per_week: 18}
    priorities: {routine: {share: 100%, target: 4 weeks}}

staff:
  # who leads
  lead:   {role: orthotist, band: 7, wte: 0.5, job_plan: {dcc: 60%, spa: 20%, ar: 20%}}
  # who sees most
  band-6: {role: orthotist, band: 6, wte: 1.0, job_plan: {dcc: 80%, spa: 15%, ar: 5%}}   # in post
  band-5: {like: band-6, band: 5, wte: 0.5}

experiment: {replications: 2, seed: 7}
scenarios:
  # what we think of
  more: {staff: {band-6: {wte: 1.5}}}
  fewer:
    about: One less
    staff: {band-5: null}
"""
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class EditCase(unittest.TestCase):
    def setUp(self):
        folder = folder_in_memory("headroom-edit-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.study = self.folder / "study.yaml"
        self.write(STUDY)

    def write(self, text):
        self.study.write_bytes(text if isinstance(text, bytes) else text.encode())

    def edit(self, *words):
        return headroom("edit", "study.yaml", *words, cwd=self.folder)

    def files(self):
        """Everything in the folder: bytes, and which file it is."""
        return {str(path.relative_to(self.folder)): (path.read_bytes() if path.is_file() else None, path.lstat().st_ino,
                                                     path.lstat().st_mtime_ns)
                for path in sorted(self.folder.rglob("*"))}

    def assert_edits(self, words, *changes, given=STUDY):
        """Each change is a piece of the text, which stands in it once, and what stands there then."""
        expected = given if isinstance(given, bytes) else given.encode()
        self.write(expected)
        for old, new in changes:
            old, new = (text if isinstance(text, bytes) else text.encode() for text in (old, new))
            self.assertEqual(expected.count(old), 1, old)
            expected = expected.replace(old, new)
        done = self.edit(*words)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", "study.yaml is edited\n"))
        self.assertEqual(self.study.read_bytes(), expected)
        self.assertEqual(headroom("check", self.study).returncode, 0)

    def assert_refused(self, words, *sentence, code=2):
        before = self.files()
        done = self.edit(*words)
        self.assertEqual((done.returncode, done.stdout), (code, ""), (words, done.stderr))
        self.assertEqual(self.files(), before, words)
        for part in sentence:
            self.assertIn(part, done.stderr)
        self.assertNotRegex(done.stderr, "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202e]")
        self.assertEqual(done.stderr.splitlines()[-1][:10], "headroom: ", done.stderr)


class Operations(EditCase):
    def test_set_one_value(self):
        self.assert_edits(["--set", "staff.band-6.wte=1.25"], ("wte: 1.0, job_plan: {dcc: 80%, spa: 15%, ar: 5%}}   #",
                                                               "wte: 1.25, job_plan: {dcc: 80%, spa: 15%, ar: 5%}}  #"))
        self.assert_edits(["--set", "title=A = B"], ("A small clinic      # yours", "A = B               # yours"))
        self.assert_edits(["--set", "calendar.closed[2]=2026-05-25"], ("2026-05-04", "2026-05-25"))
        self.assert_edits(["--set", "scenarios.fewer.about=|\n  Two\n  lines"], (" One less\n", " |\n      Two\n      lines\n"))

    def test_set_what_is_not_there_yet(self):
        self.assert_edits(["--set", "absence.sickness.rate=4%"],
                          ("band: 5, wte: 0.5}\n", "band: 5, wte: 0.5}\nabsence:\n  sickness: {rate: 4%}\n"))
        self.assert_edits(["--set", "scenarios.more.about=More hours"], ("{wte: 1.5}}}", "{wte: 1.5}}, about: More hours}"))

    def test_add(self):
        self.assert_edits(["--add", "scenarios.most={staff: {band-6: {wte: 2.5}}}"],
                          ("{band-5: null}\n", "{band-5: null}\n  most: {staff: {band-6: {wte: 2.5}}}\n"))
        self.assert_edits(["--add", "calendar.closed[1]=2026-04-03"], ("[2026-05-01", "[2026-04-03, 2026-05-01"))

    def test_remove_with_what_belongs_to_it_alone(self):
        self.assert_edits(["--remove", "scenarios.more"],
                          ("  # what we think of\n  more: {staff: {band-6: {wte: 1.5}}}\n", ""))
        self.assert_edits(["--remove", "calendar.closed[1]"], ("2026-05-01, ", ""))

    def test_rename_wherever_the_study_speaks_of_it(self):
        self.assert_edits(["--rename", "staff.band-6=senior"], ("\n  band-6: {role", "\n  senior: {role"),
                          ("like: band-6", "like: senior"), ("more: {staff: {band-6", "more: {staff: {senior"))
        self.assert_edits(["--rename", "appointments.assessment=first"], ("\n  assessment: ", "\n  first: "), ("8%}   # a", "8%}        # a"),
                          ("appointment: assessment", "appointment: first"))
        self.assert_edits(["--rename", "pathways.one-visit.assess=see"], ("    assess: ", "    see: "))

    def test_rows_of_a_table(self):
        (self.folder / "posts.csv").write_text("post,role,band,wte,job_plan.dcc,job_plan.spa,like\r\nband-6,orthotist,6,1.2,80%,15%,\r\n"
                                               "lead,,,0.5,,,\r\nbank,,,0.4,,,band-6\r\n")
        self.assert_edits(["--rows", f"staff={self.folder}/posts.csv"], ("band: 6, wte: 1.0", "band: 6, wte: 1.2"),
                          ("band: 5, wte: 0.5}\n", "band: 5, wte: 0.5}\n  bank: {wte: 0.4, like: band-6}\n"))

    def test_are_done_in_the_order_given(self):
        self.assert_edits(["--rename", "staff.band-5=junior", "--set", "staff.junior.band=4", "--remove", "scenarios.fewer",
                           "--set", "staff.junior.band=3", "--add", "scenarios.fewer={staff: {junior: null}}"],
                          ("  band-5: {like: band-6, band: 5, wte: 0.5}", "  junior: {like: band-6, band: 3, wte: 0.5}"),
                          ("  fewer:\n    about: One less\n    staff: {band-5: null}\n", "  fewer: {staff: {junior: null}}\n"))
        self.write(STUDY)
        self.assert_refused(["--set", "staff.junior.band=4", "--rename", "staff.band-5=junior"], "junior")

    def test_of_every_example_can_be_taken_back(self):
        for folder in sorted(path.parent for path in (SOURCE / "scenarios").glob("*/study.yaml")):
            with self.subTest(folder.name):
                copy = self.folder / folder.name
                shutil.copytree(folder, copy)
                first = (folder / "study.yaml").read_bytes()
                title = re.search(rb"(?m)^title: (.*?)(?: +#.*)?$", first)[1].decode()
                for value in (f"title={title[::-1].replace(':', '-')}", f"title={title}"):
                    answer_of("edit", copy / "study.yaml", "--set", value)
                    self.assertEqual((copy / "study.yaml").read_bytes() == first, value == f"title={title}")


class Strangers(EditCase):
    """Files and words that others wrote."""

    def test_file_with_a_byte_order_mark_and_line_ends_of_another_system(self):
        text = BYTE_ORDER_MARK + STUDY.replace("\n", "\r\n").replace("weeks: 8,", "weeks: 8\t,").encode()
        self.assert_edits(["--set", "staff.lead.wte=0.6", "--remove", "scenarios.more", "--set", "costs.on_cost=25%",
                           "--set", "scenarios.fewer.about='one: two'"],
                          ("wte: 0.5, ", "wte: 0.6, "), ("  # what we think of\r\n  more: {staff: {band-6: {wte: 1.5}}}\r\n", ""),
                          ("band: 5, wte: 0.5}\r\n", "band: 5, wte: 0.5}\r\ncosts:\r\n  on_cost: 25%\r\n"), ("One less", "'one: two'"), given=text)
        self.assert_edits(["--remove", "headroom", "--add", "headroom=1"], ("# A clinic.\r\nheadroom: 1\r\n", "headroom: 1\r\n"), given=text)

    def test_names(self):
        hostile = STUDY + '  "a b: # c": {about: x}\n  \'it\'\'s\': {about: y}\n  "=1+1": {about: z}\n  "{": {}\n'
        self.write(hostile)
        for words in (["--set", "staff.lead.wte=0.6"], ["--rename", "staff.lead=head"], ["--remove", "scenarios.fewer"]):
            self.write(hostile)
            done = self.edit(*words)
            self.assertEqual(done.returncode, 0, done.stderr)  # what was wrong with it may stay wrong
            for name in ('"a b: # c": {about: x}\n', "'it''s': {about: y}\n", '"=1+1": {about: z}\n', '"{": {}\n'):
                self.assertIn(name, self.study.read_text())

    def test_what_harms_a_terminal_never_reaches_it(self):
        for text in ("a\x1b[31mb", "a\u202eb", "a\u200bb", "a\x07", "\x9b31m"):
            for given, words in ((STUDY.replace("A small clinic", text), ["--set", "staff.lead.wte=0.6"]),
                                 (STUDY + f"# {text}\n", ["--set", "staff.lead.wte=0.6"]),
                                 (STUDY, ["--set", f"title={text}"]), (STUDY, ["--set", f"{text}=1"]), (STUDY, ["--remove", text]),
                                 (STUDY, ["--rename", f"staff.lead={text}"]), (STUDY, ["--rows", f"staff={text}"]), (STUDY, ["--rows", f"{text}=x"])):
                self.write(given)
                self.assert_refused(words)
        name = os.fsencode(self.folder) + b"/a\x1b[31m\xff\n+b.yaml"
        pathlib.Path(os.fsdecode(name)).write_text(STUDY)
        done = subprocess.run([PROGRAM, "edit", name, "--set", "title=x", "--dry-run"], capture_output=True)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertNotIn(b"\x1b", done.stdout)
        self.assertEqual([line[:4] for line in done.stdout.decode().splitlines()][:3], ["--- ", "+++ ", "@@ -"])

    def test_text_that_is_none(self):
        for text in (b"", b"\xff\xfe", b"title: [\n", b"title: \xff\n", b"- a\n", b"a: 1\na: 2\n", b"x\n", b"a: &b 1\nc: *b\n", b"--- {}\n--- {}\n"):
            self.write(text)
            self.assert_refused_with_its_place(["--set", "title=x"])

    def assert_refused_with_its_place(self, words):
        """A mistake of the text has its place, and no more."""
        before = self.files()
        done = self.edit(*words)
        self.assertEqual((done.returncode, done.stdout), (2, ""), (before, done.stderr))
        self.assertEqual(self.files(), before)
        self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)


class Answers(EditCase):
    def test_dry_run_prints_the_difference_and_writes_nothing(self):
        before = self.files()
        done = self.edit("--set", "staff.lead.wte=0.6", "--remove", "scenarios.more", "--dry-run")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(self.files(), before)
        self.assertTrue(done.stdout.startswith("--- study.yaml\n+++ study.yaml\n@@ -17,15 +17,13 @@\n"), done.stdout)
        changed = [line for line in done.stdout.splitlines()[2:] if line[0] in "+-"]
        self.assertEqual([line[:12] for line in changed], ["-  lead:   {", "+  lead:   {", "-  # what we", "-  more: {st"])
        for other in (["-o", "other.yaml"], ["-o", "missing/other.yaml"]):
            self.assertEqual(self.edit("--set", "title=x", "--dry-run", *other).returncode, 0)
            self.assertEqual(self.files(), before)

    @unittest.skipUnless(shutil.which("patch"), "there is no patch here")
    def test_the_difference_is_one_that_patch_understands(self):
        for words in (["--set", "staff.lead.wte=0.6", "--remove", "scenarios.more"], ["--add", "scenarios.most={}"],
                      ["--set", "title=x", "--remove", "scenarios.fewer.staff"], ["--remove", "scenarios"]):
            for text in (STUDY, STUDY.rstrip("\n")):
                self.write(text)
                difference = self.edit(*words, "--dry-run").stdout
                patched = subprocess.run(["patch", "-o", "-", "study.yaml"], cwd=self.folder, input=difference, capture_output=True, text=True)
                self.assertEqual(patched.returncode, 0, patched.stderr + difference)
                self.assertEqual(self.edit(*words).returncode, 0)
                self.assertEqual(patched.stdout, self.study.read_text())

    def test_json_has_the_changes_in_bytes(self):
        text = STUDY.replace("A small clinic", "Zo\u00eb's clinic").replace("\n", "\r\n").encode()
        for words in (["--set", "title=\u00e9\u00e9"], ["--rename", "staff.band-6=senior", "--set", "staff.senior.wte=1.25"],
                      ["--add", "scenarios.most={}", "--remove", "scenarios.fewer"], ["--set", "headroom=1"]):
            self.write(text)
            before = self.files()
            dry = json.loads(self.edit(*words, "--json", "--dry-run").stdout)
            self.assertEqual(self.files(), before)
            done = self.edit(*words, "--json", "-q")
            self.assertEqual((done.returncode, json.loads(done.stdout), done.stderr), (0, dry, ""))
            edited = text
            for change in reversed(dry["changes"]):
                edited = edited[:change["from"]] + change["insert"].encode() + edited[change["to"]:]
            self.assertEqual(self.study.read_bytes(), edited)
            if words[0] != "--add":
                selected = edited[dry["select"]["from"]:dry["select"]["to"]].decode()
                self.assertEqual(selected, words[-1].split("=")[1])

    def test_what_says_the_same_already_is_not_written(self):
        before = self.files()
        done = self.edit("--set", "staff.band-6.wte=1.0")
        self.assertEqual((done.returncode, done.stderr), (0, "study.yaml says that already; nothing is changed\n"))
        self.assertEqual(self.files(), before)


class Refused(EditCase):
    def test_operations(self):
        (self.folder / "t.csv").write_text("post,wte\nlead,1\nlead,2\n")
        for words, sentence in ((["--set", "staff.bnd-6.wte=1"], "(nearest: band-6)"),
                                (["--set", "staff.band-6.wte=1: 2: 3"], "the value is"),
                                (["--set", "title="], "the value is empty"),
                                (["--set", "title"], "'title' is not PATH=VALUE"),
                                (["--set", "=x"], "'=x' is not PATH=VALUE"),
                                (["--add", "staff.lead={}"], "staff.lead is there already (study.yaml:20)"),
                                (["--remove", "staff.head"], "staff.head"),
                                (["--rename", "staff.lead=band-6"], "band-6 is there already"),
                                (["--rename", "staff.lead=a b"], "a b is no name"),
                                (["--rename", "title=x"], "title gives nothing a name"),
                                (["--rows", "staff=t.csv"], "t.csv:3: lead is written twice"),
                                (["--rows", "staff=no.csv"], "the table no.csv is not there"),
                                (["--rows", "title=t.csv"], "title has no entries by name"),
                                ([], "edit needs something to do"),
                                (["--set", "staff.lead.wte=0.6", "--remove", "staff.lead.tea"], "staff.lead.tea")):
            self.assert_refused(words, sentence)
            if words and " is not PATH" not in sentence:
                self.assert_refused([*words, "--json"], sentence)
                self.assert_refused([*words, "--dry-run"], sentence)
                self.assert_refused([*words, "-o", "new.yaml"], sentence)

    def test_what_would_make_a_right_study_wrong(self):
        self.assert_refused(["--set", "staff.band-6.wte=many"], "study.yaml:22:43: staff.band-6.wte is many; expected a number",
                            "nothing is changed")
        self.assert_refused(["--remove", "pathways"], "pathways")
        self.write(STUDY.replace("wte: 0.5, ", "wte: few, "))
        self.assertEqual(self.edit("--set", "staff.band-6.wte=many").returncode, 0)
        self.assertEqual(self.edit("--set", "staff.band-6.wte=1.0").returncode, 0)
        self.assertEqual(self.edit("--set", "staff.lead.wte=0.5").returncode, 0)
        self.assertEqual(self.study.read_text(), STUDY)

    def test_values_that_stand_in_a_table(self):
        (self.folder / "staff.csv").write_text("post,role,band,wte,job_plan.dcc,job_plan.spa\nlead,orthotist,7,1.0,80%,20%\n")
        head, rest = STUDY.split("staff:\n")
        self.write(head + "staff: {csv: staff.csv}\n" + rest[rest.index("\nexperiment"):].split("scenarios:")[0])
        self.assert_refused(["--set", "staff.lead.wte=1.2"], "staff.lead.wte stands in staff.csv, line 2: change it there")
        (self.folder / "other").mkdir()
        self.assert_refused(["--set", "title=x", "-o", "other/study.yaml"], "staff.csv")
        self.assertEqual(self.edit("--set", "title=x", "-o", "beside.yaml").returncode, 0)


class Places(EditCase):
    def test_another_file_is_written_or_replaced_and_the_study_stays(self):
        expected = STUDY.replace("wte: 0.5, ", "wte: 0.6, ")
        before = self.study.stat()
        (self.folder / "there.txt").write_text("earlier")
        os.chmod(self.folder / "there.txt", 0o640)
        for name in ("new.yaml", "there.txt"):
            done = self.edit("--set", "staff.lead.wte=0.6", "-o", name)
            self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", f"{name} holds the edited study\n"))
            self.assertEqual((self.folder / name).read_text(), expected)
        self.assertEqual((self.folder / "there.txt").stat().st_mode & 0o777, 0o640)
        self.assertEqual(self.edit("--set", "headroom=1", "-o", "same.txt").returncode, 0)
        self.assertEqual((self.folder / "same.txt").read_text(), STUDY)
        self.assertEqual((self.study.read_text(), self.study.stat().st_ino), (STUDY, before.st_ino))

    def test_no_other_study_is_replaced(self):
        (self.folder / "other.yaml").write_text("title: x\n")
        (self.folder / "posts.csv").write_text("post\n")
        (self.folder / "a-folder").mkdir()
        for name in ("other.yaml", "posts.csv"):
            self.assert_refused(["--set", "title=x", "-o", name], "looks like a study or its data")
        self.assert_refused(["--set", "title=x", "-o", "a-folder"], "a-folder is not a plain file", code=1)
        self.assert_refused(["--set", "title=x", "-o", "missing/x.yaml"], "missing", code=1)

    def test_the_study_itself_keeps_its_mode_and_a_link_to_it_stays(self):
        os.chmod(self.study, 0o600)
        (self.folder / "link.yaml").symlink_to("study.yaml")
        for words in (["edit", "link.yaml"], ["edit", "study.yaml", "-o", "link.yaml"], ["edit", "study.yaml", "-o", "./study.yaml"]):
            self.study.write_text(STUDY)
            done = headroom(*words, "--set", "staff.lead.wte=0.6", "-q", cwd=self.folder)
            self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
            self.assertEqual(self.study.read_text(), STUDY.replace("wte: 0.5, ", "wte: 0.6, "))
            self.assertTrue((self.folder / "link.yaml").is_symlink())
            self.assertEqual(self.study.stat().st_mode & 0o777, 0o600)
            self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["link.yaml", "study.yaml"])

    def test_a_study_that_comes_through_a_pipe_goes_to_a_file(self):
        done = subprocess.run([PROGRAM, "edit", "/dev/stdin", "--set", "staff.lead.wte=0.6", "-o", self.folder / "new.yaml"],
                              input=STUDY, text=True, capture_output=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual((self.folder / "new.yaml").read_text(), STUDY.replace("wte: 0.5, ", "wte: 0.6, "))
        done = subprocess.run([PROGRAM, "edit", "/dev/stdin", "--set", "staff.lead.wte=0.6"], input=STUDY, text=True, capture_output=True)
        self.assertEqual(done.returncode, 2)
        self.assertIn("name another file with --output", done.stderr)


if __name__ == "__main__":
    unittest.main()
