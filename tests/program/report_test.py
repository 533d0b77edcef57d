"""report from outside: the page says what compare says, wrong words are refused, nothing is half-written."""

import hashlib
import html.parser
import json
import pathlib
import re
import resource
import shutil
import signal
import tempfile
import unittest

import h5py

from outside import answer_of, headroom, small_clinic

RULES = """\
cover: {order: [colleagues, protected_time, cancel], minimum_on_duty: {orthotist: 2}}
"""
POSTS = """\
  lead: {role: orthotist, band: 8a, wte: 1.0, job_plan: {dcc: 50%, spa: 30%, ar: 20%, ed: 0%}}
"""
SCENARIOS = """\
scenarios:
  more: {staff: {another: {like: band-6, wte: 0.5}}}
  more-leave: {absence: {study_days: 10}}
"""
STUDY = small_clinic("weeks: 8", per_week=40) + POSTS + RULES + SCENARIOS
FIXED = "experiment: {replications: 6, seed: 3}\n"


class Tables(html.parser.HTMLParser):
    """The rows of every table by its caption, as text."""

    def __init__(self, page):
        super().__init__()
        self.tables, self.words, self.rows, self.row, self.cell, self.caption = [], [], None, None, None, None
        self.skipping = 0
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        if tag in ("script", "style"):
            self.skipping += 1
        elif tag == "table":
            self.rows, self.caption = [], None
        elif tag == "tr":
            self.row = []
        elif tag in ("td", "th", "caption"):
            self.cell = []

    def handle_endtag(self, tag):
        if tag in ("script", "style"):
            self.skipping -= 1
        elif tag in ("td", "th") and self.row is not None:
            self.row.append("".join(self.cell).strip())
            self.cell = None
        elif tag == "caption":
            self.caption, self.cell = "".join(self.cell).strip(), None
        elif tag == "tr":
            self.rows.append(self.row)
        elif tag == "table":
            self.tables.append((self.caption, self.rows))
            self.rows = self.row = None

    def handle_data(self, data):
        if self.skipping:
            return
        self.words.append(data)
        if self.cell is not None:
            self.cell.append(data)

    def text(self):
        return " ".join(self.words)

    def table(self, caption):
        """The rows below its headings, each by heading."""
        for named, rows in self.tables:
            if named == caption:
                return [dict(zip(rows[0], row)) for row in rows[1:]]
        raise AssertionError(f"no table is called {caption!r}")


class Report(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.result = cls.run_study("clinic", STUDY + FIXED)

    @classmethod
    def run_study(cls, name, text):
        study, result = cls.folder / f"{name}.yaml", cls.folder / f"{name}.h5"
        study.write_text(text)
        answer_of("run", study, "-o", result, "-q")
        return result

    def page(self, result, *words):
        page = self.folder / "page.html"
        done = headroom("report", result, "-o", page, *words)
        self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)
        return page.read_text()

    def assert_failed(self, code, words, *said):
        done = headroom("report", *words)
        self.assertEqual((done.returncode, done.stdout), (code, ""), done.stderr)
        for word in said:
            self.assertIn(word, done.stderr)


class Figures(Report):
    def compared(self, metric):
        answer = json.loads(answer_of("compare", self.result, "--metric", metric, "--json"))
        return answer["metrics"][metric]["all"]["scenarios"]

    def assert_column(self, table, heading, metric, digits):
        """Means with their intervals as compare has them; `digits` makes text of a value."""
        rows = {row["scenario"]: row for row in table}
        for scenario, said in self.compared(metric).items():
            expected = digits(said["mean"])
            if said["high"] - said["low"] > 1e-9:
                expected += f" ({digits(said['low'])} to {digits(said['high'])})"
            self.assertEqual(rows[scenario][heading], expected, (heading, scenario))

    def test_are_those_of_compare(self):
        tables = Tables(self.page(self.result))
        one = lambda value: re.sub(r"^-(0\.0)$", r"\1", f"{value:.1f}")
        by_week = lambda value: one(value / 8)
        self.assert_column(tables.table("Days below minimum over the period"), "days", "days_below_minimum", one)
        protected = tables.table("Protected and leadership time lost over the period")
        self.assert_column(protected, "protected (SPA and AR), hours", "protected_hours_lost", one)
        self.assert_column(protected, "leadership, hours", "leadership_hours_lost", one)
        spread = tables.table("Spread of load: greatest over mean use of opened hours, over holders")
        self.assert_column(spread, "ratio", "load_spread", lambda value: f"{value:.2f}")
        simulated = tables.table("What the simulation opened and booked")
        self.assert_column(simulated, "opened, hours a week", "dcc_hours_opened", by_week)
        self.assert_column(simulated, "booked, hours a week", "dcc_hours_booked", by_week)

    def test_uses_of_each_post_add_up_to_its_contracted_hours(self):
        rows = Tables(self.page(self.result)).table("Hours a week by post: baseline")
        self.assertEqual({row["post"] for row in rows}, {"band-6", "lead"})
        for row in rows:
            uses = [float(value) for name, value in row.items() if name not in ("post", "contracted")]
            self.assertAlmostEqual(sum(uses), float(row["contracted"]), delta=0.05 * len(uses) + 0.05)

    def test_the_method_names_the_study_and_the_seed(self):
        text = Tables(self.page(self.result)).text()
        with h5py.File(self.result) as file:
            self.assertIn(file.attrs["study_sha256"], text)
            self.assertIn(file.attrs["fingerprint"], text)
            self.assertIn(file.attrs["created"], text)
        self.assertIn("headroom run study.yaml --seed 3 --replications 6 -o results.h5", text)

    def test_nothing_undefined_is_shown(self):
        studies = {
            "one": small_clinic() + "experiment: {replications: 1}\n",
            "bands": STUDY + "experiment: {replications: 6, keep: bands}\n",
            "precision": STUDY + "experiment: {precision: 20%, of: [utilisation], at_least: 3}\n",
        }
        for name, text in studies.items():
            with self.subTest(name):
                said = Tables(self.page(self.run_study(name, text))).text()
                self.assertIsNone(re.search(r"\b(nan|inf)\b", said, re.IGNORECASE))
                self.assertIn("Where the hours go, baseline", said)
                self.assertIn("Load by post, baseline", said)

    def test_the_specification_is_of_one_scenario(self):
        text = Tables(self.page(self.result, "--specification", "more")).text()
        self.assertIn("Service specification", text)
        self.assertIn("another", text)
        self.assertNotIn("Where each post's hours go", text)
        named = self.page(self.result, "--specification", "more-l*")
        self.assertEqual(named, self.page(self.result, "--specification", "more-leave"))

    def test_only_the_chosen_scenarios_are_there(self):
        text = Tables(self.page(self.result, "--scenario", "more-*")).text()
        self.assertIn("Where the hours go, more-leave", text)
        self.assertNotIn("Where the hours go, more:", text)


class Words(Report):
    def test_that_name_nothing_are_refused(self):
        page = self.folder / "never.html"
        for words, said in [(["--baseline", "mor"], ["--baseline is 'mor'", "more"]),
                            (["--scenario", "les*"], ["no scenario matches 'les*'"]),
                            (["--specification", "less"], ["--specification", "less", "more-leave"]),
                            (["--specification", "more*"], ["--specification", "more and more-leave"])]:
            with self.subTest(words):
                self.assert_failed(2, [self.result, "-o", page, *words], *said)
                self.assertFalse(page.exists())

    def test_no_file_and_no_result_are_wrong_words(self):
        self.assert_failed(2, [self.folder / "none.h5"], "none.h5")
        self.assert_failed(2, [self.folder / "clinic.yaml"], "is a study, not a result")

    def test_a_damaged_result_is_a_failure(self):
        broken = self.folder / "broken.h5"
        whole = self.result.read_bytes()
        for name, content in {"cut": whole[:len(whole) // 2], "changed": whole[:900] + b"\x55" * 64 + whole[964:]}.items():
            with self.subTest(name):
                broken.write_bytes(content)
                self.assert_failed(1, [broken, "-o", self.folder / "never.html"], "broken.h5 is damaged")
                self.assertFalse((self.folder / "never.html").exists())

    def test_without_an_output_the_page_is_beside_the_result(self):
        done = headroom("report", self.result)
        self.assertEqual((done.returncode, done.stdout), (0, ""))
        self.assertRegex(done.stderr, r"clinic\.html \(\d+\.\d MB\) opens in any browser, without a network\n")
        self.assertTrue((self.folder / "clinic.html").exists())
        self.assertEqual(headroom("report", self.result, "-q").stderr, "")


class Outputs(Report):
    def test_never_replace_a_result_or_a_study(self):
        other = self.folder / "other.h5"
        shutil.copy(self.result, other)
        for output, said in [(self.result, "the result itself"), (other, "looks like a result"),
                             (self.folder / "clinic.yaml", "looks like a study")]:
            with self.subTest(output.name):
                before = output.read_bytes()
                self.assert_failed(2, [self.result, "-o", output], "--output", said)
                self.assertEqual(output.read_bytes(), before)

    def test_that_cannot_be_written_are_failures(self):
        self.assert_failed(1, [self.result, "-o", self.folder / "missing" / "page.html"], "missing")
        self.assert_failed(1, [self.result, "-o", self.folder], str(self.folder))

    def test_a_full_disk_leaves_the_page_that_was_there(self):
        page = self.folder / "full.html"
        page.write_text("as before")
        files = sorted(self.folder.iterdir())

        def small_disk():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

        done = headroom("report", self.result, "-o", page, preexec_fn=small_disk, restore_signals=False)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("full.html was not written", done.stderr)
        self.assertEqual(page.read_text(), "as before")
        self.assertEqual(sorted(self.folder.iterdir()), files)

    def test_twice_are_the_same_bytes(self):
        self.assertEqual(self.page(self.result), self.page(self.result))


class Unreadable(Report):
    def test_a_study_of_another_version_costs_only_what_needs_it(self):
        """The result as it would be if a later program had written it, whose study has a key that this one
        does not know."""
        later = self.folder / "later.h5"
        later.write_bytes(self.result.read_bytes()[:-len("\nheadroom sha256 \n") - 64])
        with h5py.File(later, "r+") as file:
            study = file.attrs["study"] + "robots: 3\n"
            file.attrs.create("study", study, dtype=h5py.string_dtype())
        content = later.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        later.write_bytes(content + f"\nheadroom sha256 {digest}\n".encode())
        page = self.folder / "later.html"
        done = headroom("report", later, "-o", page)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("warning: the study in", done.stderr)
        self.assertIn("robots", done.stderr)
        text = Tables(page.read_text()).text()
        self.assertIn("Not shown: it needs the study", text)
        self.assertIn("Where the hours go, baseline", text)


if __name__ == "__main__":
    unittest.main()
