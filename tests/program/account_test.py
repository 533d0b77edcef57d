"""From outside: what leadership time is lost, what an office's hours are, and whose pay and week are counted."""

import json
import pathlib
import tempfile
import unittest

from outside import answer_of, headroom, small_clinic

# Two leads, each with 4 hours of AR for leading, 2 that cover never takes, and more AR that nobody calls leadership.
LEADS = """\
headroom: 1
title: Leads
calendar: {start: 2026-04-01, weeks: 52}
appointments:
  assess: {minutes: 45, admin_minutes: 15, by: [orthotist], dna: 8%}
pathways:
  one: {see: {appointment: assess}}
streams:
  gp: {pathway: one, referrals: {per_week: 48}}
staff:
  leads:
    role: orthotist
    band: 8a
    wte: 2
    job_plan: {dcc: 60%, spa: 15%, ar: 25%}
    activities:
      - {name: leading, category: ar, hours: 4, pillar: leadership}
      - {name: leading alone, category: ar, hours: 2, pillar: leadership, protected: hard}
  office: {role: admin, band: 3, wte: 2, job_plan: none}
absence: {sickness: 8%}
cover: {order: [colleagues, protected_time, cancel], protected_time_limit: 60%}
experiment: {replications: 8}
"""

SCOTTISH = small_clinic("weeks: 4, bank_holidays: scotland").replace("band: 6", "band: 5") + "experiment: {replications: 2}\n"
SIZING = """\
sizing:
  vary: {staff.band-6.wte: {from: 2, to: 3, step: 1}}
  meet: [{metric: utilisation, at_most: 100%}]
"""
REMEDY = "full_time_hours: scotland\ncosts: {year: scotland-2026-27}\n"


class Account(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.kept = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.kept.cleanup)
        cls.folder = pathlib.Path(cls.kept.name)

    def study(self, name, text):
        path = self.folder / f"{name}.yaml"
        path.write_text(text)
        return path


class Leadership(Account):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        study = cls.folder / "leads.yaml"
        study.write_text(LEADS)
        answer_of("run", study, "-q")
        cls.result = study.with_suffix(".h5")
        cls.said = json.loads(answer_of("compare", cls.result, "--about", "staffing", "--json"))

    def metric(self, name):
        return self.said["metrics"][name]["all"]["scenarios"]["baseline"]["mean"]

    def test_is_what_is_declared_and_the_parts_add_up(self):
        taken = {(use["category"], use["pillar"]): 0.0 for use in self.said["protected_hours_used"]["by_activity"]}
        for use in self.said["protected_hours_used"]["by_activity"]:
            taken[use["category"], use["pillar"]] += use["scenarios"]["baseline"]["mean"]
        self.assertGreater(taken["ar", None], 1)  # what was called leadership before
        self.assertAlmostEqual(self.metric("leadership_hours_lost"), taken["ar", "leadership"], places=6)
        self.assertAlmostEqual(self.metric("other_ar_hours_lost"), taken["ar", None], places=6)
        self.assertAlmostEqual(self.metric("other_spa_hours_lost"), taken["spa", None], places=6)
        self.assertAlmostEqual(sum(taken.values()), self.metric("protected_hours_lost"), places=6)

    def test_is_said_with_what_is_planned_of_it(self):
        # Two leads, 6 hours a week: 624 in 52 weeks, 104 weeks of a lead.
        lost = self.metric("leadership_hours_lost")
        self.assertAlmostEqual(self.metric("leadership_hours_planned"), 624, places=6)
        self.assertAlmostEqual(self.metric("leadership_hours_lost_share"), lost / 624, places=9)
        self.assertAlmostEqual(self.metric("leadership_hours_lost_per_lead"), lost / 104, places=9)
        text = " ".join(answer_of("compare", self.result, "--about", "staffing").split())
        share = 100 * lost / 624
        self.assertIn(f"{lost:.1f} of 624.0 planned leadership hours a year, {share:.{0 if share >= 0.95 else 1}f}%, "
                      f"{lost / 104:.2f} a lead a week", text)

    def test_hours_of_an_office_without_work_are_not_planned(self):
        hours = {name: of["scenarios"]["baseline"]["mean"] for name, of in self.said["hours"].items()}
        self.assertGreater(hours["not_planned"], 2000)
        parts = sum(value for name, value in hours.items() if name not in ("contracted", "bank"))
        self.assertAlmostEqual(parts, hours["contracted"], places=2)
        page = self.folder / "leads.html"
        answer_of("report", self.result, "-o", page, "-q")
        text = page.read_text()
        self.assertIn("not planned", text)
        self.assertIn("contracted hours a week of posts with a job plan", text)


class Nations(Account):
    def warned(self, *words):
        done = headroom(*words)
        self.assertEqual(done.returncode, 0, done.stderr)
        return [line for line in done.stderr.splitlines() if line.startswith("warning: calendar.bank_holidays")]

    def test_english_pay_and_hours_are_warned_of_where_figures_are_made(self):
        study = self.study("scottish", SCOTTISH + SIZING)
        result = study.with_suffix(".h5")
        for words in [("check", study), ("plan", study), ("run", study), ("size", study, "--replications", "50"),
                      ("compare", result)]:
            with self.subTest(command=words[0]):
                warnings = self.warned(*words)
                self.assertEqual(len(warnings), 2, warnings)
                self.assertIn("costs: {year: scotland-2026-27}", warnings[0])
                self.assertIn("full_time_hours: scotland", warnings[1])
        self.assertEqual(self.warned("run", study, "-q"), [])
        answer_of("report", result, "-o", self.folder / "scottish.html", "-q")
        self.assertIn("Warning: calendar.bank_holidays is scotland", (self.folder / "scottish.html").read_text())

    def test_the_remedy_leaves_no_warning(self):
        study = self.study("mended", SCOTTISH + REMEDY)
        for command in ("check", "plan", "run"):
            self.assertEqual(self.warned(command, study), [])
        said = json.loads(answer_of("check", study, "--json"))
        self.assertEqual(said["full_time_hours"], 36)
        self.assertIn("36 hours", answer_of("check", study))
        cost = json.loads(answer_of("compare", study.with_suffix(".h5"), "--metric", "cost", "--json"))
        # 38,736 x 1.1488 and 15% of what is above 5,000, for 28 of 365 days; vacancies and overtime there are none.
        expected = (38736 * 1.1488 + 0.15 * (38736 - 5000)) * 28 / 365
        self.assertAlmostEqual(cost["metrics"]["cost"]["all"]["scenarios"]["baseline"]["mean"], expected, places=4)


if __name__ == "__main__":
    unittest.main()
