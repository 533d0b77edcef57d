"""What `check` says back of the time of staff, on a study that writes every key about it."""

import json
import os
import pathlib
import re
import subprocess
import unittest

PROGRAM = os.environ["HEADROOM_PROGRAM"]
STUDY = pathlib.Path(os.environ["HEADROOM_SOURCE_DIR"]) / "tests/fuzz/corpus/staff_time.yaml"


def check(*words):
    answer = subprocess.run([PROGRAM, "check", str(STUDY), *words], text=True, timeout=120, check=True,
                            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return answer.stdout


class Check(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.lines = [re.sub(r" {2,}", "  ", line.strip()) for line in check().splitlines()]

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
            "on average",
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


if __name__ == "__main__":
    unittest.main()
