"""What `check` says back of the time of staff, on a study that writes every key about it."""

import json
import pathlib
import re
import tempfile
import unittest

from outside import SOURCE, answer_of

CORPUS = SOURCE / "tests/fuzz/corpus"


def lines_of(output):
    return [re.sub(r" {2,}", "  ", line.strip()) for line in output.splitlines()]


def check(*words):
    return answer_of("check", str(CORPUS / "staff_time.yaml"), *words)


class Check(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.lines = lines_of(check())

    def assert_says(self, *lines):
        for line in lines:
            self.assertIn(line, self.lines)

    def test_counts_hours_by_category_each_time_they_change(self):
        self.assert_says(
            "full-time week  37.5 hours, 36 from 2026-10-01",
            "lead  orthotist  7  1  1  always  37.50  22.50  7.50  7.50  0.00",
            "8a  1  1  from 2026-07-01  37.50  22.50  7.50  7.50  0.00",
            "8a  1  1  from 2026-10-01  36.00  21.60  7.20  7.20  0.00",
            "8a  0.6  0.6  from 2027-01-01  21.60  10.80  5.40  5.40  0.00",
            "office  admin  3  1.5  0.5 + 0.5 + 0.5  always  56.25",
            "3  1.2  0.4 + 0.4 + 0.4  from 2026-10-01  43.20")

    def test_says_how_each_holder_works(self):
        self.assert_says(
            "lead  activity  Team meeting: 2 h a week of spa for each holder, education; cover may take it",
            "activity  Leading the team: 5 h a week of ar for each holder, leadership; cover never takes it",
            "pillars  clinical 70%, leadership 20% and education 10%",
            "works at  north on mon and tue; north or south on wed; south on thu; anywhere on fri",
            "session  mon 9:00 to 12:00 at north",
            "session  wed 13:30 to 16:30 at south, every 2 weeks from the week of 2026-04-08, only for ward",
            "outside sessions  patients are seen then too",
            "induction  50% of the time for patients for 4 weeks, then 75% of the time for patients for 8 weeks",
            "absent  from 2026-09-01 to 2027-05-31 (Maternity leave): 0% of the hours filled by somebody else, "
            "100% of pay goes on; its leave is taken right after it",
            "support  pace  80%: an appointment of 30 minutes takes 38",
            "office  job plan  none: all hours are bookable, and none counts as dcc")

    def test_says_who_is_away_and_who_covers(self):
        self.assert_says(
            "annual leave  at most 40% of a role at once, wished for by month: Jan to Jun 0.75, Jul to Aug 2.25, "
            "Sep to Dec 0.75",
            "phased return  after more than 28 days off, 50% of the hours for 4 weeks",
            "turnover  each holder leaves at a rate of 9% a year with 70 days' notice; filled 98 days after it "
            "on average; on the first day as many are vacant as in the long run",
            "learner  with band-6 from 2026-09-07, 3 weeks at 80%, 110%, 110% of its time for patients",
            "booked with the sick  free minutes of colleagues the same day; then protected time of colleagues, "
            "up to 30% of what is soft in their week; then bank, up to 15 h a week at GBP 42 an hour; "
            "then cancelled",
            "minimum on duty  2 of support at south on each open day")

    def test_lists_what_it_assumed(self):
        self.assertTrue(any(line.startswith("staff.band-6.absent[2].paid  100%") for line in self.lines))
        self.assertTrue(any(line.startswith("absence.placements[1].pace  85%, 92%, 97%, then 100%")
                            for line in self.lines))

    def test_says_the_same_as_json(self):
        study = json.loads(check("--json"))
        lead, office = study["posts"]["lead"], study["posts"]["office"]
        self.assertEqual([change["from"] for change in lead["changes"]],
                         ["2026-07-01", "2026-10-01", "2027-01-01"])
        self.assertAlmostEqual(lead["changes"][2]["dcc_hours_per_week"], 10.8, places=9)
        self.assertEqual(lead["activities"][1]["protected"], "hard")
        self.assertFalse(office["has_job_plan"])
        self.assertEqual(office["dcc_hours_per_week"], 0)
        self.assertEqual(len(study["rules"]["minimum on duty"]), 3)
        self.assertEqual(study["rules"]["booked"],
                         ["by target date, with whoever is free first, whoever saw them before"])
        self.assertEqual(study["rules"]["not attending"], ["booked again once, then discharged"])


class BookingRules(unittest.TestCase):
    def test_are_said_back_as_they_are_written(self):
        text = (CORPUS / "sweep.yaml").read_text(encoding="utf-8")
        self.assertNotIn("\nbooking:", text)
        for order, said in (("priority", "by priority, then target date"), ("longest-wait", "by the longest wait")):
            for continuity, with_whom in (("prefer", "with who saw them before where that is on the same day"),
                                          ("require", "with who saw them before, also where that is later")):
                for rebook, after in ((0, "discharged"), (2, "booked again up to 2 times, then discharged")):
                    with self.subTest(order=order, continuity=continuity, rebook=rebook), \
                            tempfile.TemporaryDirectory() as folder:
                        study = pathlib.Path(folder) / "study.yaml"
                        study.write_text(text + f"\nbooking: {{order: {order}, continuity: {continuity}, "
                                         f"after_dna: {{rebook: {rebook}}}, office_days: [tue, thu]}}\n",
                                         encoding="utf-8")
                        rules = json.loads(answer_of("check", str(study), "--json"))["rules"]
                        self.assertEqual(rules["booked"], [f"{said}, {with_whom}"])
                        self.assertEqual(rules["not attending"], [after])
                        self.assertEqual(rules["bookings made"], ["on tue and thu, less bank holidays and closures"])
                        text_rows = [line.split("  ") for line in answer_of("check", str(study)).splitlines()]
                        said_in_text = {row[0]: row[-1].strip() for row in text_rows}
                        for what in ("booked", "not attending", "bookings made"):
                            self.assertEqual(said_in_text[what], rules[what][0])


class ManyScenarios(unittest.TestCase):
    """A sweep of 3 x 2 x 2 beside two scenarios, an experiment to a precision and a sizing."""

    study = str(CORPUS / "sweep.yaml")

    def with_more(self, folder, experiment="select: {metric: wait_first_mean, within: 0.5}"):
        """3 x 2 x 2 made 21 x 2 x 2, and the best chosen."""
        text = pathlib.Path(self.study).read_text(encoding="utf-8")
        text = text.replace("to: 2.0, step: 0.5", "to: 3.0, step: 0.1")
        text = text.replace("replications: {precision: 5%}", experiment)
        path = pathlib.Path(folder) / "study.yaml"
        path.write_text(text, encoding="utf-8")
        return str(path)

    def test_says_sweep_experiment_and_sizing_back(self):
        lines = lines_of(answer_of("check", self.study))
        for line in ("experiment  14 scenarios, seed 1",
                     "until the 95% intervals of in_time and wait_first_mean are within 5% of the mean, and stay "
                     "so over 5 more: 10 to 1,000 replications each",
                     "Sweep: every combination is a scenario, 12 in all",
                     "band_6  staff.band-6.wte  1.0, 1.5, 2.0",
                     "plan  staff.band-6.job_plan  usual, all",
                     "Sizing: the least cost of 5 choices, with 95% confidence",
                     "staff.band-6.wte  1.0, 1.5, 2.0, 2.5, 3.0",
                     "must be met  in_time at least 92%, in 90% of the replications",
                     "must be met  wait_first_mean of gp at most 14 days",
                     "office  job plan  none: all hours are bookable, and none counts as dcc",
                     "activity  desk: 28 h a week for each holder",
                     "no patients  post: 3 h a week at 1.0 WTE"):
            self.assertIn(line, lines)

    def test_shows_the_first_of_many(self):
        with tempfile.TemporaryDirectory() as folder:
            study = self.with_more(folder)
            lines = lines_of(answer_of("check", study))
            self.assertIn("and 66 more of the sweep, up to band_6=3.0,horizon=6 weeks,plan=all", lines)
            self.assertIn("band_6  staff.band-6.wte  1.0, 1.1, 1.2, 1.3, …, 3.0 (21 values)", lines)
            self.assertIn("the scenario with the lowest wait_first_mean of gp, with 95% confidence; less than 0.5 "
                          "days does not matter (Kim and Nelson): 10 to 1,000 replications each", lines)
            said = json.loads(answer_of("check", study, "--json"))
            self.assertEqual((len(said["scenarios"]), said["scenario_count"]), (20, 86))
            self.assertEqual(said["sweep"]["combinations"], 84)
            self.assertEqual(said["sweep"]["variables"]["horizon"],
                             {"set": ["booking.horizon"], "values": ["2 weeks", "6 weeks"]})
            self.assertEqual(said["experiment"]["select"]["within"], 0.5)
            self.assertEqual(said["experiment"]["keep"], "replications")
            self.assertEqual(said["sizing"]["choices"], 5)
            self.assertEqual(said["sizing"]["meet"][1]["at_most"], 14)

    def test_says_a_selection_in_the_units_of_its_metric(self):
        for select, words in (
                ("metric: in_time, within: 2%", "highest in_time of gp, with 95% confidence; less than 2 points does "
                 "not matter (Kim and Nelson): 10 to 1,000 replications each"),
                ("metric: cost, within: 1500", "lowest cost, with 95% confidence; less than £1,500 does not matter "
                 "(Kim and Nelson): 10 to 1,000 replications each"),
                ("metric: waiting_end, within: 1", "lowest waiting_end of gp, with 95% confidence; less than 1 "
                 "patient does not matter (Kim and Nelson): 10 to 1,000 replications each"),
                ("metric: load_spread, procedure: ocba", "lowest load_spread, with 95% confidence (OCBA): 10 to 100 "
                 "replications on average")):
            with tempfile.TemporaryDirectory() as folder:
                study = self.with_more(folder, f"select: {{{select}}}")
                self.assertIn("the scenario with the " + words, lines_of(answer_of("check", study)))

    def test_says_targets_in_the_units_of_their_metric(self):
        with tempfile.TemporaryDirectory() as folder:
            study = pathlib.Path(self.with_more(folder))
            text = study.read_text(encoding="utf-8").replace(
                "at_least: 92%, in: 90%}", "at_least: 92.25%}, {metric: cost_per_treated, at_most: 150.5}, "
                "{metric: bank_hours, at_most: 40}")
            study.write_text(text, encoding="utf-8")
            lines = lines_of(answer_of("check", str(study)))
            for target in ("in_time at least 92.25%", "cost_per_treated at most £150.5 per patient",
                           "bank_hours at most 40 hours"):
                self.assertIn("must be met  " + target, lines)

    def test_says_that_bands_are_kept(self):
        with tempfile.TemporaryDirectory() as folder:
            study = self.with_more(folder, "replications: 20, keep: bands")
            self.assertIn("of the weekly series only bands over the replications are kept",
                          lines_of(answer_of("check", study)))
            self.assertEqual(json.loads(answer_of("check", study, "--json"))["experiment"]["keep"], "bands")

    def test_scenarios_of_a_sweep_are_chosen_by_name(self):
        for glob, names in (("band_6=1.5*", 4), ("*,horizon=2 weeks,*", 6), ("band_6=*,plan=all", 6)):
            plan = json.loads(answer_of("plan", self.study, "--scenario", glob, "--json"))
            self.assertEqual(len(plan["scenarios"]), names + 1, glob)  # and the baseline


if __name__ == "__main__":
    unittest.main()
