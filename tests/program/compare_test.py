"""compare from outside: several files side by side, quantiles, ranking, weeks, and many scenarios."""

import json
import math
import pathlib
import statistics
import tempfile
import unittest

import h5py
import numpy

from outside import headroom, small_clinic

STUDY = small_clinic() + """\
scenarios:
  more: {staff: {another: {like: band-6, wte: 0.5}}}
experiment: {replications: 6, seed: 7}
"""


class Compare(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name)
        cls.a = cls.run_study("a", STUDY)
        busier = STUDY.replace("per_week: 18", "per_week: 20")
        cls.same_seed = cls.run_study("b", busier.replace("replications: 6", "replications: 4"))
        cls.other_seed = cls.run_study("c", busier.replace("seed: 7", "seed: 8"))

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    @classmethod
    def run_study(cls, name, text):
        study, results = cls.folder / f"{name}.yaml", cls.folder / f"{name}.h5"
        study.write_text(text)
        answer = headroom("run", study, "-o", results, "-q")
        assert answer.returncode == 0, answer.stderr
        return results

    def answer(self, *words):
        answer = headroom("compare", *words)
        self.assertEqual((answer.returncode, answer.stderr), (0, ""))
        return answer.stdout

    def json(self, *words):
        return json.loads(self.answer(*words, "--json"))

    def assert_refused(self, words, *said):
        answer = headroom("compare", *words)
        self.assertEqual((answer.returncode, answer.stdout), (2, ""), answer.stderr)
        for word in said:
            self.assertIn(word, answer.stderr)

    def values(self, results, metric, scenario):
        """By replication, of the only stream."""
        with h5py.File(results) as file:
            return numpy.array(file["summary"][metric])[scenario, :, 0]


class SeveralFiles(Compare):
    def test_scenarios_of_one_name_are_told_apart_by_their_file(self):
        answer = self.json(self.a, self.same_seed)
        self.assertEqual(answer["scenarios"], ["baseline", "more", "b:baseline", "b:more"])
        self.assertEqual(answer["baseline"], "baseline")
        self.assertEqual([(f["seed"], f["replications"], f["title"]) for f in answer["files"]],
                         [(7, 6, "A small clinic"), (7, 4, "A small clinic")])
        self.assertEqual(answer["files"][0]["path"], str(self.a))

    def test_what_differs_between_the_studies_is_said(self):
        answer = self.json(self.a, self.same_seed)
        self.assertEqual(answer["studies_differ"], [
            {"path": "streams.gp.referrals.per_week", "values": ["18", "20"]},
            {"path": "experiment.replications", "values": ["6", "4"]},
        ])
        text = self.answer(self.a, self.same_seed)
        self.assertRegex(text, r"streams\.gp\.referrals\.per_week +18 +20\n")

    def test_the_same_seed_is_paired_over_the_replications_that_both_have(self):
        answer = self.json(self.a, self.same_seed, "--metric", "wait_first_mean")
        one = answer["metrics"]["wait_first_mean"]["streams"]["gp"]["scenarios"]["b:baseline"]
        first, second = (self.values(f, "wait_first_mean", 0) for f in (self.a, self.same_seed))
        self.assertAlmostEqual(one["difference"], float(numpy.mean(second - first[:4])), places=12)
        self.assertEqual(one["replications"], 4)
        self.assertIsNotNone(one["p_better"])
        self.assertEqual(answer["pairing"]["b:baseline"], {"file": 1, "difference": "paired"})
        self.assertIsNone(answer["pairing"]["baseline"]["difference"])

    @staticmethod
    def third_cumulant(values):
        """Of their mean: G1 s^3 / n^2, s their standard deviation."""
        n, mean = len(values), statistics.mean(values)
        m2, m3 = (sum((v - mean) ** k for v in values) / n for k in (2, 3))
        skewness = math.sqrt(n * (n - 1)) / (n - 2) * m3 / m2**1.5
        return skewness * statistics.stdev(values) ** 3 / n**2

    def test_another_seed_is_not_paired(self):
        answer = self.json(self.a, self.other_seed, "--metric", "wait_first_mean", "--scenario", "c:baseline")
        self.assertEqual(answer["scenarios"], ["baseline", "c:baseline"])
        one = answer["metrics"]["wait_first_mean"]["streams"]["gp"]["scenarios"]["c:baseline"]
        first, second = (list(self.values(f, "wait_first_mean", 0)) for f in (self.a, self.other_seed))
        error = math.sqrt(statistics.variance(first) / 6 + statistics.variance(second) / 6)
        self.assertAlmostEqual(one["difference"], statistics.mean(second) - statistics.mean(first), places=9)
        # t at 97.5% is 2.5706 with 5 degrees of freedom and 2.2281 with 10; Welch's lie in between.
        # Each end is corrected for skewness (Hall 1992): what t it came from is g of it, on either side.
        third = self.third_cumulant(second) - self.third_cumulant(first)
        for end in (one["difference"] - one["difference_low"], one["difference"] - one["difference_high"]):
            u, a = end / error, third / error**3
            t = abs(u + a * u * u / 3 + a * a * u**3 / 27 + a / 6)
            self.assertGreater(t, 2.2281)
            self.assertLess(t, 2.5706)
        self.assertIsNone(one["p_better"])
        self.assertEqual(answer["pairing"]["c:baseline"]["difference"], "unpaired")
        self.assertIn("unpaired (Welch)", self.answer(self.a, self.other_seed))

    def test_any_scenario_of_any_file_may_be_the_baseline(self):
        for name in ("b:more", "a:more"):
            answer = self.json(self.a, self.same_seed, "--baseline", name, "--metric", "in_time")
            of = answer["metrics"]["in_time"]["streams"]["gp"]["scenarios"]
            self.assertEqual([x for x in of if of[x]["difference"] is None], [answer["baseline"]])
            self.assertEqual(answer["baseline"], "b:more" if name == "b:more" else "more")
        self.assert_refused([self.a, self.same_seed, "--baseline", "mor"], "--baseline is 'mor'", "more")

    def test_what_a_file_lacks_is_null_and_a_dash(self):
        more = STUDY.replace("staff:\n", "  wards:\n    pathway: one-visit\n    referrals: {per_week: 2}\nstaff:\n", 1)
        d = self.run_study("d", more)
        of = self.json(self.a, d)["metrics"]["wait_first_mean"]["streams"]["wards"]["scenarios"]
        self.assertIsNone(of["baseline"]["mean"])
        self.assertIsNone(of["d:baseline"]["difference"])
        self.assertGreater(of["d:baseline"]["mean"], 0)
        text = self.answer(self.a, d)
        self.assertIn("Streams of every file: gp.", text)
        self.assertRegex(text, r"wards +baseline +–\n")

    def test_another_period_is_said_plainly(self):
        d = self.run_study("d", STUDY.replace("weeks: 8", "weeks: 9"))
        self.assertIn("The periods differ", self.answer(self.a, d))
        self.assertEqual([f["weeks"] for f in self.json(self.a, d)["files"]], [8, 9])
        weeks = self.json(self.a, d, "--by-week", "waiting")["by_week"]["scenarios"]
        self.assertEqual(len(weeks["baseline"]["streams"]["gp"]["weeks"]), 8)
        self.assertEqual(len(weeks["d:baseline"]["streams"]["gp"]["weeks"]), 9)
        self.answer(self.a, d, "--about", "staffing")

    def test_files_without_a_common_stream_are_refused(self):
        d = self.run_study("d", STUDY.replace("gp:", "wards:"))
        self.assert_refused([self.a, d], "no stream in common", "gp", "wards")

    def test_a_damaged_file_among_them_is_named(self):
        broken = self.folder / "broken.h5"
        broken.write_bytes(self.a.read_bytes()[:-100])
        answer = headroom("compare", self.a, broken)
        self.assertEqual((answer.returncode, answer.stdout), (1, ""))
        self.assertIn(str(broken), answer.stderr)


class OneFile(Compare):
    def test_says_nothing_of_files_that_differ(self):
        answer = self.json(self.a)
        self.assertEqual((len(answer["files"]), answer["studies_differ"]), (1, []))
        self.assertNotIn("pairing", answer)
        self.assertNotIn("Files", self.answer(self.a))

    def test_globs_choose_scenarios_and_keep_the_baseline(self):
        self.assertEqual(self.json(self.a, "--scenario", "m?re")["scenarios"], ["baseline", "more"])
        self.assertEqual(self.json(self.a, "--scenario", "base*")["scenarios"], ["baseline"])
        self.assertEqual(self.json(self.a, "--scenario", "base*", "--baseline", "more")["scenarios"],
                         ["baseline", "more"])
        self.assert_refused([self.a, "--scenario", "less*"], "no scenario matches 'less*'", "more")

    def test_quantiles_are_those_of_numpy(self):
        answer = self.json(self.a, "--quantiles")
        of = answer["quantiles"]["wait_first_mean"]["streams"]["gp"]["scenarios"]["more"]
        values = self.values(self.a, "wait_first_mean", 1)
        for name, percent in (("p5", 5), ("p50", 50), ("p95", 95)):
            self.assertAlmostEqual(of[name]["value"], float(numpy.percentile(values, percent, method="weibull")), places=12)
        # Of six values, the least and the greatest hold the median between them with 1 - 2/64.
        self.assertEqual((of["p50"]["low"], of["p50"]["high"]), (min(values), max(values)))
        self.assertAlmostEqual(of["p50"]["coverage"], 1 - 2 / 64, places=12)
        self.assertIsNone(of["p5"]["low"])
        self.assertEqual(of["replications"], 6)
        self.assertIn("wait_first_mean", answer["metrics"])
        self.assertIn("order statistics", self.answer(self.a, "--quantiles"))

    def test_ranking_puts_the_best_first(self):
        answer = self.json(self.a, "--ranking", "--metric", "wait_first_mean")
        of = answer["ranking"]["wait_first_mean"]["streams"]["gp"]["scenarios"]
        self.assertEqual((of["more"]["rank"], of["baseline"]["rank"]), (1, 2))
        text = self.answer(self.a, "--ranking", "--metric", "wait_first_mean")
        self.assertLess(text.index("  more "), text.index("  baseline "))
        self.assertIn("Bonferroni", text)

    def test_weeks_are_those_of_numpy(self):
        weeks = self.json(self.a, "--by-week", "waiting")["by_week"]
        self.assertEqual((weeks["series"], weeks["units"]), ("waiting", "patients"))
        of = weeks["scenarios"]["more"]["streams"]["gp"]
        with h5py.File(self.a) as file:
            values = numpy.array(file["weekly/waiting"])[1, :, :, 0]
        self.assertEqual(of["weeks"][:2], ["2026-04-01", "2026-04-08"])
        numpy.testing.assert_allclose(of["mean"], values.mean(axis=0), rtol=1e-6)
        for percent in (5, 25, 50, 75, 95):
            expected = numpy.percentile(values, percent, axis=0, method="weibull")
            numpy.testing.assert_allclose(of[f"p{percent}"], expected, rtol=1e-6)
        rows = self.answer(self.a, "--by-week", "waiting", "--format", "tsv").splitlines()
        self.assertEqual(len(rows), 1 + 2 * 8)

    def test_weeks_of_posts(self):
        weeks = self.json(self.a, "--by-week", "contracted", "--post", "another")["by_week"]["scenarios"]
        self.assertEqual(list(weeks), ["more"])  # the baseline has no such post
        self.assertEqual(list(weeks["more"]["posts"]), ["another"])

    def test_what_cannot_be_asked_together_is_refused(self):
        self.assert_refused([self.a, "--quantiles", "--ranking"], "--quantiles", "--ranking")
        self.assert_refused([self.a, "--by-week", "waiting", "--ranking"], "--ranking")
        self.assert_refused([self.a, "--by-week", "wating"], "--by-week is 'wating'", "waiting")
        self.assert_refused([self.a, "--by-week", "waiting", "--post", "band-6"], "--stream")
        self.assert_refused([self.a, "--by-week", "contracted", "--stream", "gp"], "--post")
        self.assert_refused([self.a, "--by-week", "waiting", "--stream", "pg"], "--stream is 'pg'", "gp")
        self.assert_refused([self.a, "--post", "band-6"], "--by-week")

    def test_every_format_has_an_answer(self):
        for way in ([], ["--quantiles"], ["--ranking"], ["--by-week", "waiting"]):
            for style in ("table", "markdown", "tsv", "json"):
                with self.subTest(way=way, style=style):
                    self.assertIn("more", self.answer(self.a, *way, "--format", style))

    def test_a_study_without_a_title_has_no_lonely_colon(self):
        untitled = self.run_study("untitled", STUDY.replace("title: A small clinic\n", ""))
        text = self.answer(untitled)
        self.assertIn("\n8 weeks from 2026-04-01.\n", text)

    def test_replications_that_were_not_run_are_left_out(self):
        results = self.folder / "uneven.h5"
        results.write_bytes(self.a.read_bytes())
        with h5py.File(results, "r+") as file:
            file.create_dataset("replications_run", data=numpy.array([6, 4], dtype="uint32"))
            for name in file["summary"]:
                data = file["summary"][name]
                if data.ndim > 1 and data.shape[:2] == (2, 6):
                    data[1, 4:] = math.nan
        self.seal(results)
        text = self.answer(results)
        self.assertIn("95% intervals of means over 4 to 6 possible futures", " ".join(text.split()))
        of = self.json(results)["metrics"]["wait_first_mean"]["streams"]["gp"]["scenarios"]
        values = [self.values(self.a, "wait_first_mean", s) for s in (0, 1)]
        self.assertEqual((of["baseline"]["replications"], of["more"]["replications"]), (6, 4))
        self.assertAlmostEqual(of["more"]["difference"], float(numpy.mean((values[1] - values[0])[:4])), places=12)

    def seal(self, results):
        """A file that was changed by hand gets its digest again."""
        import hashlib
        digest = hashlib.sha256(results.read_bytes()).hexdigest()
        with open(results, "ab") as file:
            file.write(f"\nheadroom sha256 {digest}\n".encode())


class ManyScenarios(Compare):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        lines = [f"  s{i}: {{staff: {{band-6: {{wte: {1 + i / 50}}}}}}}\n" for i in range(1, 41)]
        text = STUDY.replace("replications: 6", "replications: 3")
        cls.many = cls.run_study("many", text.replace("  more:", "".join(lines) + "  more:"))

    def rows(self, *words):
        text = self.answer(self.many, "--metric", "wait_first_mean", *words).split("\nHow exactly ")[0]
        return [line.split()[0] for line in text.splitlines() if "(" in line and line.startswith("      ")]

    def test_a_table_shows_the_baseline_and_the_best_and_says_so(self):
        text = self.answer(self.many, "--metric", "wait_first_mean")
        self.assertIn("42 scenarios: the baseline and the best 20", " ".join(text.split()))
        self.assertIn("--all shows every one", " ".join(text.split()))
        self.assertIn("simultaneous over 41 scenarios", " ".join(text.split()))
        shown = self.rows()
        self.assertEqual(len(shown), 20)
        of = self.json(self.many)["metrics"]["wait_first_mean"]["streams"]["gp"]["scenarios"]
        self.assertEqual(len(of), 42)
        waits = sorted(one["mean"] for name, one in of.items() if name != "baseline")
        self.assertEqual(sorted(of[name]["mean"] for name in shown), waits[:20])
        self.assertLess(max(len(line) for line in text.splitlines()), 121)

    def test_all_of_them_are_there_when_asked_for(self):
        self.assertEqual(len(self.rows("--all")), 41)
        self.assertEqual(len(self.answer(self.many, "--metric", "in_time", "--format", "tsv").splitlines()), 1 + 42)
        self.assertNotIn("the best 20", self.answer(self.many, "--scenario", "s1?"))

    def test_staffing_is_a_row_for_each_scenario(self):
        text = self.answer(self.many, "--about", "staffing")
        self.assertIn("42 scenarios: the baseline and the best 20", " ".join(text.split()))
        self.assertLess(max(len(line) for line in text.splitlines() if line[:1] == " "), 160)
        self.assertIn("hours", self.json(self.many, "--about", "staffing"))

    def test_a_ranking_has_the_best_of_each_figure_and_the_baseline(self):
        text = self.answer(self.many, "--ranking", "--metric", "cost")
        rows = [line.split() for line in text.splitlines() if line.startswith("  ") and line.split()[0].isdigit()]
        self.assertEqual(rows[0][2], "baseline")  # the cheapest of all
        self.assertEqual(len(rows), 20)

    def test_weeks_are_of_those_that_are_shown(self):
        text = self.answer(self.many, "--by-week", "waiting")
        self.assertEqual(text.count("waiting for a first appointment"), 21)
        weeks = self.json(self.many, "--by-week", "waiting")["by_week"]["scenarios"]
        self.assertEqual(len(weeks), 42)


if __name__ == "__main__":
    unittest.main()
