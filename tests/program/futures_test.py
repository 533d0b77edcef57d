"""What compare says of one possible future is what a reader of the file works out: ranges, chances, pairs, headings."""

import json
import math
import pathlib
import re
import tempfile
import unittest

import h5py

from outside import SOURCE, answer_of, headroom

FIRST = (SOURCE / "scenarios/first-study/study.yaml").read_text()
FIELDS = {"mean", "low", "high", "replications", "difference", "difference_low", "difference_high", "p_better",
          "median", "p5", "p95", "chance", "chance_low", "chance_high", "chance_of", "difference_median",
          "difference_p5", "difference_p95", "better", "same", "worse"}


def first_study(replications=50, weeks=52):
    text = re.sub(r"experiment: \{replications: \d+", f"experiment: {{replications: {replications}", FIRST)
    return text.replace("weeks: 52 ", f"weeks: {weeks} ")


def quantile(values, hundredths):
    """At rank (n + 1) p, counted in whole hundredths of a rank."""
    ordered = sorted(values)
    rank = (len(ordered) + 1) * hundredths
    if rank <= 100:
        return ordered[0]
    if rank >= 100 * len(ordered):
        return ordered[-1]
    low, high = ordered[rank // 100 - 1], ordered[rank // 100]
    return low + rank % 100 / 100 * (high - low)


def wilson(met, of):
    z, p = 1.959963984540054, met / of
    middle, width = p + z * z / (2 * of), z * math.sqrt(p * (1 - p) / of + z * z / (4 * of * of))
    return (middle - width) / (1 + z * z / of), (middle + width) / (1 + z * z / of)


class Futures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name)
        cls.results = cls.run_study("first", first_study())
        cls.answer = cls.json(cls.results)

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    @classmethod
    def run_study(cls, name, text):
        study, results = cls.folder / f"{name}.yaml", cls.folder / f"{name}.h5"
        study.write_text(text)
        answer_of("run", study, "-o", results, "-q")
        return results

    @staticmethod
    def json(*words):
        return json.loads(answer_of("compare", *words, "--json"))

    @staticmethod
    def values(results, metric, scenario):
        """By future, of the only stream."""
        with h5py.File(results) as file:
            names = [name.decode() for name in file["scenario"][:]]
            return [float(v) for v in file["summary"][metric][names.index(scenario), :, 0]]

    def of(self, metric, scenario, answer=None):
        return (answer or self.answer)["metrics"][metric]["streams"]["gp"]["scenarios"][scenario]

    def test_the_middle_and_nine_in_ten_are_ranks_of_the_files_own_futures(self):
        for metric in ("in_time", "in_time_end", "wait_first_mean", "waiting_end"):
            for scenario in ("baseline", "more-hours", "leaver"):
                values, of = self.values(self.results, metric, scenario), self.of(metric, scenario)
                for name, hundredths in (("median", 50), ("p5", 5), ("p95", 95)):
                    with self.subTest(metric, scenario=scenario, name=name):
                        self.assertAlmostEqual(of[name], quantile(values, hundredths), places=12)

    def test_the_chance_is_the_share_of_futures_that_meet_the_standard(self):
        for scenario in ("baseline", "more-hours", "leaver"):
            met = sum(v >= 0.92 for v in self.values(self.results, "in_time", scenario))
            of = self.of("in_time", scenario)
            self.assertAlmostEqual(of["chance"], met / 50, places=12)
            self.assertEqual(of["chance_of"], 50)
            if 0 < met < 50:
                self.assertAlmostEqual(of["chance_low"], wilson(met, 50)[0], places=9)
                self.assertAlmostEqual(of["chance_high"], wilson(met, 50)[1], places=9)
        for metric in ("wait_first_mean", "waiting_end"):
            self.assertIsNone(self.of(metric, "baseline")["chance"], "no standard, no chance")

    def test_the_example_is_as_it_was_found(self):
        of = self.of("in_time", "baseline")
        self.assertAlmostEqual(of["median"], 0.957, delta=0.001)
        self.assertEqual((of["chance"], round(of["chance_low"], 2), round(of["chance_high"], 2)), (0.6, 0.46, 0.72))
        self.assertAlmostEqual(of["p95"], 1, delta=0.005)
        ends_higher = [end > 240 for end in self.values(self.results, "waiting_end", "baseline")]
        self.assertTrue(all(ends_higher))
        text = " ".join(answer_of("compare", self.results).split())
        self.assertIn("The standard of 92% is met in 60 of 100 possible years (46 to 72): at risk, and getting worse",
                      text)
        self.assertIn("The list goes from 240 to 365 and ends higher in 100 of 100", text)
        self.assertIn("50 possible years are too few to say how bad it can be", text)

    def test_over_two_years_the_example_misses_its_standard(self):
        results = self.run_study("two-years", first_study(weeks=104))
        answer = self.json(results)
        self.assertAlmostEqual(self.of("in_time", "baseline", answer)["chance"], 0.1, places=12)
        self.assertTrue(all(end > 240 for end in self.values(results, "waiting_end", "baseline")))
        text = " ".join(answer_of("compare", results).split())
        self.assertIn("met in 10 of 100 possible futures", text)

    def test_changes_are_counted_in_the_same_futures(self):
        base, more = (self.values(self.results, "in_time", name) for name in ("baseline", "more-hours"))
        differences, of = [m - b for m, b in zip(more, base)], self.of("in_time", "more-hours")
        for name, hundredths in (("difference_median", 50), ("difference_p5", 5), ("difference_p95", 95)):
            self.assertAlmostEqual(of[name], quantile(differences, hundredths), places=12)
        self.assertAlmostEqual(of["better"], sum(d > 0 for d in differences) / 50, places=12)
        self.assertAlmostEqual(of["same"], sum(d == 0 for d in differences) / 50, places=12)
        self.assertAlmostEqual(of["worse"], sum(d < 0 for d in differences) / 50, places=12)
        won = sum((m >= 0.92) - (b >= 0.92) for m, b in zip(more, base)) / 50
        self.assertAlmostEqual(of["difference_chance"], won, places=12)
        self.assertLess(of["difference_chance_low"], won)
        self.assertIsNone(self.of("in_time", "baseline")["difference_median"])

    def test_the_list_comes_under_its_target_in_the_first_of_four_weeks(self):
        plan = json.loads(answer_of("plan", self.folder / "first.yaml", "--json"))["scenarios"]["more-hours"]
        target = plan["waiting"]["gp"]["target_list_size"]
        with h5py.File(self.results) as file:
            names = [name.decode() for name in file["scenario"][:]]
            waiting = file["weekly/waiting"][names.index("more-hours"), :, :, 0]
        expected = []
        for weeks in waiting:
            under = [w + 1 for w in range(49) if all(weeks[w:w + 4] <= target)]
            expected.append(under[0] if under else math.inf)
        found = self.values(self.results, "week_under_target", "more-hours")
        self.assertEqual([math.inf if math.isnan(w) else w for w in found], expected)
        of = self.of("week_under_target", "more-hours")
        self.assertEqual(of["median"], quantile(expected, 50))
        self.assertAlmostEqual(of["chance"], sum(w < math.inf for w in expected) / 50, places=12)
        self.assertIsNone(self.of("week_under_target", "baseline")["median"], "never")

    def test_every_figure_has_every_field_however_it_was_kept(self):
        few = first_study(replications=20)
        bands = self.run_study("bands", few.replace("{replications: 20", "{replications: 20, keep: bands"))
        precise = self.run_study("precise", few.replace(
            "{replications: 20", "{precision: 50%, of: [wait_first_mean], at_least: 10, at_most: 20"))
        other = self.run_study("other", few.replace("{replications: 20", "{replications: 20, seed: 2"))
        for words in ([bands], [precise], [bands, other], [self.results, "--about", "staffing"],
                      [self.results, "--about", "cost"], [bands, "--priority", "urgent"]):
            answer = self.json(*words)
            for metric, of in answer["metrics"].items():
                for part in [of["all"]] if "all" in of else of["streams"].values():
                    for scenario, one in part["scenarios"].items():
                        with self.subTest(words=words[1:], metric=metric, scenario=scenario):
                            self.assertLessEqual(FIELDS, set(one))
        self.assertEqual(self.of("in_time", "baseline", self.json(bands))["chance_of"], 20)
        apart = self.of("in_time", "other:leaver", self.json(bands, other))
        self.assertIsNone(apart["difference_median"], "other futures have no pairs")
        self.assertIsNotNone(apart["difference_chance"])

    def test_thresholds_of_the_verdict_may_be_set(self):
        def words(*more):
            return " ".join(answer_of("compare", self.results, "--metric", "in_time", *more).split())
        self.assertIn("(46 to 72): at risk,", words())
        self.assertIn("(46 to 72): met, not yet sure,", words("--met-from", "55%"))
        self.assertIn("(46 to 72): missed, not yet sure,", words("--missed-below", "65%"))
        for wrong in (["--met-from", "often"], ["--met-from", "120%"], ["--met-from", "20%", "--missed-below", "30%"]):
            answer = headroom("compare", self.results, *wrong)
            self.assertEqual((answer.returncode, answer.stdout), (2, ""), answer.stderr)
            self.assertIn("--m", answer.stderr)

    def test_no_answer_says_replication(self):
        for words in ([], ["--metric", "in_time"], ["--about", "cost"]):
            self.assertNotIn("replication", answer_of("compare", self.results, *words))

    def test_of_few_futures_chances_are_words(self):
        few = self.run_study("few", first_study(replications=12))
        text = " ".join(answer_of("compare", few).split())
        self.assertIn("least to greatest of 12", text)
        self.assertRegex(text, r"The standard of 92% is (likely to be met|as likely to be met as missed|unlikely to be met)")

    def test_every_answer_says_what_it_does_not_hold(self):
        for words in ([], ["--about", "cost"], ["--about", "staffing"]):
            text = " ".join(answer_of("compare", self.results, *words).split())
            self.assertRegex(text, r"no change of policy or of how staff book, nor a mistake in the model; all \d+ "
                                   r"numbers of the study are taken as exactly known\.")


if __name__ == "__main__":
    unittest.main()
