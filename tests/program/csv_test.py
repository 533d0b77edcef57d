"""Studies with CSV files from outside: the same numbers as the study in one file, a result that stands alone, and
files that no study should have."""

import hashlib
import json
import os
import pathlib
import shutil
import socket
import tempfile
import unittest

import h5py

from outside import SOURCE, answer_of, headroom, small_clinic

POST = "  band-6: {role: orthotist, band: 6, wte: 1.0, job_plan: {dcc: 80%, spa: 15%, ar: 5%, ed: 0%}}\n"
ABSENT = POST.replace("}}\n", "}, absent: [{from: 2026-04-20, until: 2026-04-24, reason: training}]}\n")
HEADING = "post,role,band,wte,job_plan.dcc,job_plan.spa,job_plan.ar\n"
ROW = "band-6,orthotist,6,1.0,80%,15%,5%\n"
REST = ("scenarios:\n  more: {staff: {another: {like: band-6, wte: 0.5}}}\n"
        "experiment: {replications: 4, seed: 7}\n")


class CsvCase(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, bytes):
            path.write_bytes(text)
        else:
            path.write_text(text, newline="")
        return path

    def clinic(self, staff, name="clinic.yaml"):
        return self.write(name, small_clinic().replace(POST, staff) + REST)

    def clinic_with_files(self, name="files.yaml"):
        """As a spreadsheet saves it: byte-order mark, Windows line ends, blank rows."""
        self.write("data/staff.csv", "\ufeff" + (HEADING + ROW + ",,,,,,\n").replace("\n", "\r\n"))
        self.write("absences.csv", "post,from,until,reason\nband-6,2026-04-20,2026-04-24,training\n")
        return self.clinic("  csv: data/staff.csv\n  band-6: {absent: {csv: absences.csv}}\n", name)

    def assert_refused(self, answer, *words):
        self.assertEqual(answer.returncode, 2, answer.stderr)
        self.assertEqual(answer.stdout, "")
        for word in words:
            self.assertIn(word, answer.stderr)


def values_of(path):
    """Every dataset, and the attributes that say what was simulated."""
    with h5py.File(path) as file:
        datasets = {}
        file.visititems(lambda name, item: datasets.update({name: item[()].tobytes()})
                        if isinstance(item, h5py.Dataset) and item.dtype.kind in "fiu" else None)
        return datasets, {key: file.attrs[key] for key in ("fingerprint", "seed", "plan")}


class Same(CsvCase):
    def test_files_give_what_one_file_gives(self):
        one, several = self.clinic(ABSENT), self.clinic_with_files()
        results = []
        for study in (one, several):
            results.append(study.with_suffix(".h5"))
            answer_of("run", study, "-o", results[-1], "-q")
        self.assertEqual(values_of(results[0]), values_of(results[1]))
        self.assertEqual(json.loads(answer_of("plan", one, "--json")), json.loads(answer_of("plan", several, "--json")))

    def test_check_says_which_files_were_read(self):
        study = self.clinic_with_files()
        self.assertIn("absences.csv, data/staff.csv", answer_of("check", study))
        self.assertEqual(json.loads(answer_of("check", study, "--json"))["inputs"], ["absences.csv", "data/staff.csv"])

    def test_the_templates_are_a_study_without_a_warning(self):
        answer = headroom("check", SOURCE / "scenarios/templates/study.yaml")
        self.assertEqual((answer.returncode, answer.stderr), (0, ""))
        for post in ("lead", "band-6", "assistant"):
            self.assertIn(post, answer.stdout)
        load = json.loads(answer_of("plan", SOURCE / "scenarios/templates/study.yaml", "--json"))
        self.assertLess(load["scenarios"]["baseline"]["balance"]["tightest"]["load"], 1)


    def test_new_writes_templates_that_read_as_they_are(self):
        answer_of("new", self.folder / "mine", "--csv", "-q")
        answer = headroom("check", self.folder / "mine/study.yaml", "-q")
        self.assertEqual((answer.returncode, answer.stderr), (0, ""))


class Kept(CsvCase):
    def test_the_result_holds_the_files_and_stands_alone(self):
        study = self.clinic_with_files()
        written = {name: (self.folder / name).read_bytes().decode() for name in ("data/staff.csv", "absences.csv")}
        text, results = study.read_text(), self.folder / "r.h5"
        answer_of("run", study, "-o", results, "-q")
        with h5py.File(results) as file:
            self.assertEqual(dict(file["inputs"].attrs), written)
            self.assertEqual(file.attrs["study"], text)
            self.assertEqual(file.attrs["study_sha256"], hashlib.sha256(text.encode()).hexdigest())
        for name in ("files.yaml", "absences.csv"):
            (self.folder / name).unlink()
        shutil.rmtree(self.folder / "data")
        page = self.folder / "r.html"
        answer_of("report", results, "-o", page)
        shown = page.read_text()
        self.assertIn("staff.band-6.absent[1].until", shown, "of the absence only the file tells")
        self.assertIn("The file data/staff.csv", shown)

    def test_a_study_without_files_has_no_inputs(self):
        results = self.folder / "r.h5"
        answer_of("run", self.clinic(POST), "-o", results, "-q")
        with h5py.File(results) as file:
            self.assertNotIn("inputs", file)

    def test_compare_says_what_differs_in_the_files(self):
        study, results = self.clinic_with_files(), []
        for wte in ("1.0", "1.5"):
            self.write("data/staff.csv", HEADING + ROW.replace("1.0", wte))
            results.append(self.folder / f"r{wte}.h5")
            answer_of("run", study, "-o", results[-1], "-q")
        said = answer_of("compare", *results)
        self.assertRegex(said, r"staff\.band-6\.wte +1\.0 +1\.5")

    def test_shards_keep_the_files(self):
        study, parts = self.clinic_with_files(), []
        for number in (1, 2):
            parts.append(self.folder / f"p{number}.h5")
            answer_of("run", study, "-o", parts[-1], "--shard", f"{number}/2", "-q")
        answer_of("merge", *parts, "-o", self.folder / "merged.h5")
        answer_of("run", study, "-o", self.folder / "whole.h5", "-q")
        with h5py.File(self.folder / "merged.h5") as merged, h5py.File(self.folder / "whole.h5") as whole:
            self.assertEqual(dict(merged["inputs"].attrs), dict(whole["inputs"].attrs))
            self.assertEqual(set(merged["inputs"].attrs), {"data/staff.csv", "absences.csv"})

    def test_many_files_with_odd_names_are_kept(self):
        names = [f"data/Übersicht {i} \"x\".csv" for i in range(300)]
        entries = []
        for i, name in enumerate(names):
            self.write(name, f"from,until\n2026-05-{i % 28 + 1:02},2026-05-31\n")
            entries.append(f"  p{i}: {{role: orthotist, wte: 0, job_plan: none, absent: {{csv: '{name}'}}}}\n")
        results = self.folder / "r.h5"
        answer_of("run", self.clinic(POST + "".join(entries)), "-o", results, "-q", "--replications", "1")
        with h5py.File(results) as file:
            self.assertEqual(set(file["inputs"].attrs), set(names))
        answer_of("compare", results)

    def test_resume_sees_that_a_file_has_changed(self):
        study, results = self.clinic_with_files(), self.folder / "r.h5"
        answer_of("run", study, "-o", results, "-q")
        self.assertIn("finished already", headroom("run", study, "-o", results, "--resume").stderr)
        self.write("data/staff.csv", HEADING + ROW.replace("1.0", "1.5"))
        self.assertIn("another study", headroom("run", study, "-o", results, "--resume").stderr)


class Refused(CsvCase):
    def check(self, content=None, name="f.csv"):
        if content is not None:
            self.write(name, content)
        return headroom("check", self.clinic(f"  csv: {name}\n"), timeout=20)

    def test_a_mistake_in_a_file_has_its_place_there(self):
        answer = self.check(HEADING + ROW.replace("1.0", "lots"))
        self.assert_refused(answer, f"{self.folder}/f.csv:2:20: staff.band-6.wte is lots; expected a number")

    def test_names_are_relative_to_the_study(self):
        self.write("common/staff.csv", HEADING + ROW)
        study = self.clinic("  csv: ../common/staff.csv\n", "mine/clinic.yaml")
        here = os.getcwd()
        self.addCleanup(os.chdir, here)
        for place in ("/", study.parent, self.folder):
            os.chdir(place)
            answer_of("check", os.path.relpath(study))

    def test_what_is_no_file_is_named_and_never_waited_for(self):
        os.mkfifo(self.folder / "pipe.csv")
        (self.folder / "folder.csv").mkdir()
        waiting = socket.socket(socket.AF_UNIX)
        self.addCleanup(waiting.close)
        waiting.bind(str(self.folder / "s.csv"))
        for name, why in (("none.csv", "not there"), ("pipe.csv", "a pipe or a device"), ("s.csv", "a pipe or a device"),
                          ("folder.csv", "a folder"), ("/dev/zero", "a pipe or a device")):
            with self.subTest(name):
                self.assert_refused(self.check(name=name), f"clinic.yaml:15:8: staff.csv is {name}, {why}; expected")

    def test_a_study_is_not_overwritten_by_its_result(self):
        study = self.clinic_with_files()
        before = (self.folder / "absences.csv").read_bytes()
        result = self.folder / "result.h5"
        answer_of("run", study, "-o", result, "-q")
        # However the file is called, and through a link too: what stands behind it is what is written.
        text = study.read_text().replace("absences.csv", "rows.txt")
        named = self.write("named.yaml", text)
        rows = self.write("rows.txt", before)
        (self.folder / "page.html").symlink_to("absences.csv")
        capital = self.write("own.YAML", study.read_bytes())
        for words in (("run", study, "-o", self.folder / "absences.csv"), ("run", named, "-o", rows),
                      ("report", result, "-o", self.folder / "page.html"), ("report", result, "-o", capital),
                      ("export", result, "--xlsx", self.folder / "page.html"), ("export", result, "--xlsx", result)):
            done = headroom(*words)
            self.assertEqual(done.returncode, 2, (words, done.stderr))
            self.assertRegex(done.stderr, r"^headroom: --(output|xlsx) is ", words)
        for path in (self.folder / "absences.csv", rows):
            self.assertEqual(path.read_bytes(), before, path)
        self.assertEqual(capital.read_bytes(), study.read_bytes())

    def test_hostile_files_are_refused_at_once(self):
        for name, content, word in (
                ("wide", "a," * 199_999 + "b\n", "not a key here"),
                ("long", HEADING + ROW * 30_000, "too large"),
                ("repeated", HEADING + ROW * 20_000, "written twice"),
                ("huge", b"x" * (17 << 20), "larger than 16 MB"),
                ("one cell", b"post\n" + b"x" * (15 << 20), "not a name"),
                ("one column", "post," + "priorities" * 1_000_000 + ".x\nb,1\n", "not a key here"),
                ("quote", b'post\n"' + b"x\n" * (7 << 20), "never closed"),
                ("deep", "post," + "job_plan." * 100_000 + "x\n", "not a key here"),
                ("noise", bytes(range(255, 0, -1)) * 1000, "UTF-8"),
                ("script", "post,role\n<script>alert(1)</script>,=cmd|' /C calc'!A0\n", "not a name")):
            with self.subTest(name):
                answer = self.check(content)
                self.assert_refused(answer, word)
                self.assertLess(len(answer.stderr), 50_000)

    def test_a_file_that_names_itself_comes_to_an_end(self):
        self.write("f.csv", "post,role,wte,job_plan,absent.csv\nband-6,orthotist,1,none,f.csv\n")
        self.assert_refused(headroom("check", self.clinic("  csv: f.csv\n")), "the column role is not a key here")


if __name__ == "__main__":
    unittest.main()
