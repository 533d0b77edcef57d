"""report from outside: what the page says is what compare says of the same file and what the file holds."""

import html
import json
import math
import pathlib
import re
import tempfile
import unittest

import h5py
import numpy

from outside import answer_of, small_clinic

STUDY = small_clinic(calendar="weeks: 12") + """\
scenarios:
  more: {about: Half a post more, staff: {another: {like: band-6, wte: 0.5}}}
  fewer: {staff: {band-6: {wte: 0.8}}}
"""


def text_of(page):
    """The page as a reader has it: cells parted by bars, everything else by line."""
    text = re.sub(r"<script.*?</script>|<style.*?</style>", "", page, flags=re.S)
    text = re.sub(r"</t[dh]>", "|", text)
    text = re.sub(r"</(tr|p|h\d|li|caption|summary|figcaption)>", "\n", text)
    text = html.unescape(re.sub(r"<[^>]+>", "", text))
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def per_cent(value):
    return f"{100 * value:,.1f}"


def points(value):
    shown = per_cent(value)
    if not re.search("[1-9]", shown):
        return shown.lstrip("-")
    return ("+" if value > 0 else "") + shown


class Figures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name)
        cls.results = cls.run_study("replications", "experiment: {replications: 8, seed: 7}\n")
        cls.page = cls.page_of(cls.results)
        cls.metrics = {}
        for about in ("waits", "cost"):
            cls.metrics.update(json.loads(answer_of("compare", cls.results, "--json", "--about", about))["metrics"])

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    @classmethod
    def run_study(cls, name, experiment):
        study, results = cls.folder / f"{name}.yaml", cls.folder / f"{name}.h5"
        study.write_text(STUDY + experiment)
        answer_of("run", study, "-o", results, "-q")
        return results

    @classmethod
    def page_of(cls, results, *words):
        page = cls.folder / "page.html"
        answer_of("report", results, "-o", page, "-q", *words)
        return text_of(page.read_text())

    def of(self, metric, scenario):
        metric = self.metrics[metric]
        return (metric["streams"]["gp"] if "streams" in metric else metric["all"])["scenarios"][scenario]

    def level(self, metric, scenario):
        """As a share: cut to what a share can be."""
        one = self.of(metric, scenario)
        low, high = max(0, one["low"]), min(1, one["high"])
        if high - low < 1e-9:
            return per_cent(one["mean"])
        return f'{per_cent(one["mean"])} ({per_cent(low)} to {per_cent(high)})'

    def difference(self, metric, scenario):
        one = self.of(metric, scenario)
        ends = points(one["difference_low"]), points(one["difference_high"])
        return f'{points(one["difference"])} ({ends[0]} to {ends[1]})'

    @staticmethod
    def whole(share):
        """Whole per cent; never all or none of what is only nearly so."""
        text = f"{100 * share + 1e-9:.0f}"
        return "over 99" if share < 1 and text == "100" else "under 1" if share > 0 and text == "0" else text

    def test_the_answer_has_the_middle_future_and_its_range(self):
        one = self.of("in_time", "baseline")
        middle, low, high = (self.whole(one[name]) for name in ("median", "p5", "p95"))
        self.assertIn(f"gp ({middle}% in time in a middling future, {low}% to {high}%, least to greatest of 8; standard "
                      "92%", self.page)

    def test_differences_are_those_of_compare(self):
        for scenario in ("more", "fewer"):
            better = f'{100 * self.of("in_time", scenario)["p_better"]:.0f}%'
            row = f'{scenario}|{self.level("in_time", scenario)}|{self.difference("in_time", scenario)}|{better}|'
            self.assertIn(row, self.page)

    def test_a_scenario_without_others_is_what_it_was(self):
        page = self.page_of(self.results, "--scenario", "baseline")
        one = self.of("in_time", "baseline")
        middle, low, high = (self.whole(one[name]) for name in ("median", "p5", "p95"))
        self.assertIn(f'baseline|gp|92.0|{middle} ({low} to {high})|', page)
        self.assertIn("There is one scenario, so there is nothing to hold it against.", page)

    def test_costs_are_those_of_compare(self):
        for scenario in ("baseline", "more", "fewer"):
            self.assertRegex(self.page, rf'\n{scenario}\|{self.of("cost", scenario)["mean"]:,.0f}\|'
                                        rf'{re.escape(self.level("in_time", scenario))}\|(yes|no)\|')

    def test_weeks_are_percentiles_over_replications(self):
        with h5py.File(self.results) as file:
            names = [name.decode() for name in file["scenario"][:]]
            waiting = file["weekly/waiting"][names.index("more"), :, :, 0]  # replication, week
        cells = []
        for week in (0, 11):
            p5, p25, p50, p75, p95 = numpy.percentile(waiting[:, week], (5, 25, 50, 75, 95), method="weibull")
            cells.append((p50, p5, p95))
            self.assertRegex(self.page, rf"\|{p50:.0f}\|{p25:.0f} to {p75:.0f}\|{p5:.0f} to {p95:.0f}\|")
        (first, _, _), (last, low, high) = cells
        self.assertIn(f"Waiting list, gp, more: median {first:.0f} patients in the week of 2026-04-01, {last:.0f} in "
                      f"the week of 2026-06-17 ({low:.0f} to {high:.0f} in 90% of replications)", self.page)

    def test_weeks_that_meet_the_standard_are_counted(self):
        with h5py.File(self.results) as file:
            running = file["weekly/clocks_running"][0, :, :, 0].astype(float)
            over = file["weekly/over_target"][0, :, :, 0].astype(float)
        within = 1 - numpy.divide(over, running, out=numpy.full_like(over, math.nan), where=running > 0)
        shares = numpy.nanmean(within, axis=0)
        self.assertIn(f"the standard of 92% is met in {(shares >= 0.92).sum()} of 12 weeks", self.page)
        self.assertIn(f"2026-04-01|{per_cent(shares[0])}|", self.page)

    def test_bands_say_the_same_of_waits(self):
        page = self.page_of(self.run_study("bands", "experiment: {replications: 8, seed: 7, keep: bands}\n"))
        titles = [line for line in self.page.splitlines() if line.startswith("Waiting list, gp, ")]
        self.assertEqual(len(titles), 3)
        for title in titles:
            self.assertIn(title, page)
        self.assertIn("the ratio of the weekly means, without a band", page)

    def test_one_replication_claims_nothing(self):
        page = self.page_of(self.run_study("once", "experiment: {replications: 1, seed: 7}\n"))
        answer = page[:page.index("\nScenarios side by side\n", page.index("Are these patients"))]
        self.assertIn("one possible future cannot tell whether the standard is met for gp", answer)
        self.assertNotIn("clearly", answer)
        self.assertNotRegex(page, r"\b(nan|NaN|inf)\b")

    def test_nothing_is_nan(self):
        self.assertNotRegex(self.page, r"\b(nan|NaN|inf)\b")
        self.assertFalse(math.isnan(self.of("in_time", "baseline")["mean"]))


if __name__ == "__main__":
    unittest.main()
