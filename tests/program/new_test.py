"""`headroom new` writes a study that is right as it stands, and overwrites nothing."""

import json
import os
import pathlib
import re
import resource
import tempfile
import unittest

from outside import SOURCE, answer_of, headroom

EXAMPLES = sorted(study.parent.name for study in SOURCE.glob("scenarios/*/study.yaml")
                  if study.parent.name != "templates")
CSV_FILES = ["absences.csv", "staff.csv", "streams.csv"]
SMALL_FILES = {"study.yaml", "study.schema.json"}


def names_in(folder):
    return {path.name for path in folder.iterdir()}


class NewCase(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def assert_refused(self, answer, message):
        self.assertEqual((answer.returncode, answer.stdout), (2, ""))
        self.assertEqual(answer.stderr, f"headroom: {message}\n")


class Written(NewCase):
    def test_is_the_first_study_where_nothing_else_is_asked_for(self):
        answer_of("new", self.folder / "clinic")
        self.assertEqual(names_in(self.folder), {"clinic"})
        self.assertEqual(names_in(self.folder / "clinic"), SMALL_FILES)
        example = (SOURCE / "scenarios/first-study/study.yaml").read_text()
        self.assertTrue((self.folder / "clinic/study.yaml").read_text().endswith("\n\n" + example))

    def test_passes_check_as_it_is_whatever_the_example(self):
        self.assertGreaterEqual(len(EXAMPLES), 6)
        for example in EXAMPLES:
            with self.subTest(example):
                answer_of("new", self.folder / example, "--like", example)
                answer = headroom("check", self.folder / example / "study.yaml", "-q")
                original = headroom("check", SOURCE / "scenarios" / example / "study.yaml", "-q")
                self.assertEqual(answer.returncode, 0, answer.stderr)
                # The example's own warnings, if it has any, but for the file's name and its lines.
                told = lambda text: re.sub(r"(?m)^[^ ]*study\.yaml:\d+", "", text)
                self.assertEqual(told(answer.stderr), told(original.stderr))

    def test_holds_what_answers_the_next_questions_behind_a_hash(self):
        answer_of("new", self.folder / "clinic")
        study = self.folder / "clinic/study.yaml"
        before, mark, hidden = study.read_text().partition("# uncertainty:")
        shown, found = re.subn(r"(?m)^# (?=(uncertainty|sizing):$|  [a-z])", "", mark + hidden)
        self.assertEqual(found, 6)
        study.write_text(before + shown)
        sized = json.loads(answer_of("size", study, "--json", "-q"))
        self.assertTrue(sized["feasible"])
        self.assertEqual(sized["choice"], {"staff.band-6.wte": 1.2})
        self.assertGreaterEqual(sized["constraints"][0]["low"], 0.9)

    def test_has_the_schema_beside_it_that_its_first_line_names(self):
        answer_of("new", self.folder / "clinic")
        first = (self.folder / "clinic/study.yaml").read_text().splitlines()[0]
        schema = re.fullmatch(r"# yaml-language-server: \$schema=\./(.*)", first)[1]
        written = (self.folder / "clinic" / schema).read_text()
        self.assertEqual(written, answer_of("schema"))
        self.assertIn("appointments", json.loads(written)["properties"])

    def test_names_the_lines_to_change_first_where_they_stand(self):
        for words in [["--like", example] for example in EXAMPLES] + [["--csv"]]:
            folder = self.folder / words[-1]
            said = answer_of("new", folder, *words)
            lines = (folder / "study.yaml").read_text().splitlines()
            for text, prefix in ((said, "  "), ("\n".join(lines), "#   ")):
                named = re.findall(rf"(?m)^{prefix}line (\d+) +([a-z]+)  ", text)
                self.assertGreaterEqual({key for _, key in named}, {"title", "calendar", "streams", "staff"})
                for number, key in named:
                    with self.subTest(words, key=key):
                        self.assertTrue(lines[int(number) - 1].startswith(key + ":"), lines[int(number) - 1])

    def test_says_what_to_do_next_in_words_that_a_shell_takes(self):
        said = answer_of("new", self.folder / "my clinic")
        study = self.folder / "my clinic" / "study.yaml"
        for command in ("check", "plan", "run"):
            self.assertIn(f"  headroom {command} '{study}'\n", said)
        self.assertIn(f"  headroom report '{study.with_suffix('.h5')}'\n", said)
        self.assertNotIn("headroom size", said)
        self.assertIn("headroom size", answer_of("new", self.folder / "bid", "--like", "tender"))

    def test_quiet_says_nothing(self):
        self.assertEqual(answer_of("new", self.folder / "clinic", "-q"), "")

    def test_csv_templates_have_their_files_beside_them(self):
        said = answer_of("new", self.folder / "clinic", "--csv")
        self.assertEqual(names_in(self.folder / "clinic"), SMALL_FILES | set(CSV_FILES))
        for name in CSV_FILES:
            template = (SOURCE / "scenarios/templates" / name).read_bytes()
            self.assertEqual((self.folder / "clinic" / name).read_bytes(), template)
        self.assertRegex(said, r"staff .*: in staff\.csv\n")
        self.assertIn("lead", answer_of("check", self.folder / "clinic" / "study.yaml"))

    def test_goes_into_an_empty_folder_which_stays_the_same_folder(self):
        before = os.stat(self.folder).st_ino
        headroom("new", ".", cwd=self.folder)
        self.assertEqual(names_in(self.folder), SMALL_FILES)
        self.assertEqual(os.stat(self.folder).st_ino, before)

    def test_makes_the_folders_above(self):
        answer_of("new", self.folder / "services" / "clinic")
        self.assertEqual(names_in(self.folder / "services" / "clinic"), SMALL_FILES)

    def test_may_be_read_by_whom_the_user_lets_read(self):
        headroom("new", self.folder / "clinic", preexec_fn=lambda: os.umask(0o027))
        self.assertEqual(os.stat(self.folder / "clinic").st_mode & 0o777, 0o750)
        self.assertEqual(os.stat(self.folder / "clinic/study.yaml").st_mode & 0o777, 0o640)


class Refused(NewCase):
    def test_where_something_is_there_already(self):
        clinic = self.folder / "clinic"
        answer_of("new", clinic)
        (clinic / "study.yaml").write_text("mine")
        self.assert_refused(headroom("new", clinic), f"{clinic} is not empty, and nothing in it is overwritten; "
                                                     "name a folder that is not there yet")
        self.assertEqual((clinic / "study.yaml").read_text(), "mine")
        self.assertEqual(names_in(clinic), SMALL_FILES)
        file = clinic / "study.yaml"
        self.assert_refused(headroom("new", file), f"{file} is there already, and is no folder; "
                                                   "name one that is not there yet")

    def test_where_a_study_stands_behind_a_link_and_two_dots(self):
        (self.folder / "other/sub").mkdir(parents=True)
        (self.folder / "other/clinic").mkdir()
        (self.folder / "other/clinic/study.yaml").write_text("mine")
        (self.folder / "link").symlink_to("other/sub")
        self.assertNotEqual(headroom("new", f"{self.folder}/link/../clinic").returncode, 0)
        self.assertEqual((self.folder / "other/clinic/study.yaml").read_text(), "mine")

    def test_where_the_example_is_unknown_with_the_list_and_the_nearest(self):
        answer = headroom("new", self.folder / "clinic", "--like", "orthotcs")
        self.assert_refused(answer, "--like: 'orthotcs' is not known; the nearest is 'orthotics-two-sites' of "
                                    "first-study, orthotics-two-sites, spinal-tertiary, county-merger, "
                                    "city-and-islands, tender, physiotherapy; 'headroom new --help' tells more")
        self.assertEqual(names_in(self.folder), set())

    def test_where_no_folder_is_named(self):
        self.assert_refused(headroom("new"), "new needs the folder to write, as in 'headroom new my-clinic'; "
                                             "'headroom new --list' says what there is to start from")

    def test_list_has_every_example_with_what_it_asks(self):
        listed = answer_of("new", "--list")
        self.assertEqual(sorted(re.findall(r"(?m)^([a-z-]+)$", listed)), EXAMPLES)
        self.assertEqual(len(re.findall(r"(?m)^  asks: .*\?", listed)), len(EXAMPLES))


class Failed(NewCase):
    """Nothing half-written is left."""

    def assert_failed(self, answer, reason):
        self.assertEqual((answer.returncode, answer.stdout), (1, ""))
        self.assertRegex(answer.stderr, rf"\Aheadroom: cannot write .*: {reason}\n\Z")

    def test_where_a_file_cannot_grow_as_on_a_full_disk(self):
        limited = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))  # bytes
        (self.folder / "empty").mkdir()
        for path in ("clinic", "services/clinic", "empty"):
            with self.subTest(path):
                self.assert_failed(headroom("new", self.folder / path, preexec_fn=limited), "File too large")
                self.assertEqual(names_in(self.folder), {"empty"})
                self.assertEqual(names_in(self.folder / "empty"), set())

    def test_where_the_folder_may_not_be_written_to(self):
        self.folder.chmod(0o555)
        self.addCleanup(self.folder.chmod, 0o755)
        as_nobody = (lambda: os.setuid(65534)) if os.geteuid() == 0 else None  # root may write anywhere
        answer = headroom("new", self.folder / "clinic", preexec_fn=as_nobody)
        self.assert_failed(answer, "Permission denied")
        self.assertEqual(names_in(self.folder), set())

    def test_where_what_is_above_is_a_file(self):
        (self.folder / "notes").write_text("")
        self.assert_failed(headroom("new", self.folder / "notes" / "clinic"), "Not a directory")
        self.assertEqual(names_in(self.folder), {"notes"})


if __name__ == "__main__":
    unittest.main()
