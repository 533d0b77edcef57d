"""explain --unknown: how much of a spread is what the study does not know, and what knowing it would be worth."""

import json
import pathlib
import signal
import subprocess
import tempfile
import unittest

from outside import PROGRAM, headroom

STUDY = """headroom: 1
title: Clinic
calendar: {start: 2026-04-01, weeks: 26}
appointments: {assess: {minutes: 45, by: [clinician], dna: 8%}}
pathways: {main: {first: {appointment: assess}}}
streams: {gp: {pathway: main, referrals: {per_week: 34}, waiting: {count: 90, longest: 10 weeks}}}
staff:
  band-6: {role: clinician, band: 6, wte: 1.0, job_plan: {dcc: 80%, spa: 20%}}
  idle: {role: nobody, band: 6, wte: 1.0, job_plan: {dcc: 80%, spa: 20%}}
experiment: {replications: 12}
scenarios:
  more: {staff: {band-6: {wte: 1.2}}, uncertainty: {staff.band-6.wte: {from: 1.05, to: 1.35}}}
"""
RATE = "streams.gp.referrals.per_week"
IDLE = "staff.idle.productivity"
UNKNOWN = f"""uncertainty:
  {RATE}: {{from: 22, to: 48}}
  {IDLE}: {{from: 90%, to: 105%}}
"""


class Unknown(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))

    def explain(self, text, *options):
        path = self.folder / "study.yaml"
        path.write_text(text, encoding="utf-8")
        return headroom("explain", path, "--unknown", *options)

    def answer(self, text, *options):
        done = self.explain(text, "--json", *options)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def test_most_of_the_wait_is_the_rate_and_nothing_is_somebody_who_sees_nobody(self):
        answer = self.answer(STUDY + UNKNOWN, "-q")
        self.assertEqual((answer["scenario"], answer["baseline"], answer["replications"]), ("baseline", "baseline", 400))
        wait = answer["as_it_is"]["streams"]["gp"]["wait_first_mean"]
        self.assertNotIn("difference_unknown", wait)
        self.assertEqual(set(wait["unknown"]), {"share", "ranked", "by_path"})
        self.assertGreater(wait["unknown"]["share"], 0.5)
        rate, idle = wait["unknown"]["by_path"]
        self.assertEqual((rate["paths"], idle["paths"]), ([RATE], [IDLE]))
        self.assertFalse(rate["none_seen"])
        # Alone it is all that is not known; the twins' correlation of 400 is right to 0.1.
        self.assertAlmostEqual(rate["known_alone"], wait["unknown"]["share"], delta=0.15)
        self.assertAlmostEqual(rate["narrower"], 1 - (1 - rate["known_alone"]) ** 0.5, places=12)
        self.assertEqual({name: value for name, value in idle.items() if name != "paths"},
                         {"known_last": None, "known_alone": None, "narrower": None, "none_seen": True})

    def test_a_scenarios_own_uncertainty_is_of_its_difference(self):
        answer = self.answer(STUDY + UNKNOWN, "-q", "--scenario", "more", "--replications", 100)
        wait = answer["as_it_is"]["streams"]["gp"]["wait_first_mean"]
        self.assertLess(wait["difference"], 0)
        of_difference = {tuple(part["paths"]): part for part in wait["difference_unknown"]["by_path"]}
        self.assertEqual(set(of_difference), {(RATE,), (IDLE,), ("scenarios.more.staff.band-6.wte",)})
        self.assertFalse(of_difference[("scenarios.more.staff.band-6.wte",)]["none_seen"])
        paths = [part["paths"] for part in self.answer(STUDY + UNKNOWN, "-q", "--replications", 20)
                 ["as_it_is"]["streams"]["gp"]["in_time"]["unknown"]["by_path"]]
        self.assertEqual(paths, [[RATE], [IDLE]], "the baseline has nothing of what a scenario does not know")

    def test_the_first_plays_are_those_of_a_run(self):
        answer = self.answer(STUDY + UNKNOWN, "-q", "--replications", 24, "--threads", 2)
        result = self.folder / "r.h5"
        self.assertEqual(headroom("run", self.folder / "study.yaml", "-q", "-o", result, "--replications", 24).returncode, 0)
        compared = json.loads(headroom("compare", result, "--json").stdout)["metrics"]
        for metric in ("in_time", "wait_first_mean"):
            ran = compared[metric]["streams"]["gp"]["scenarios"]["baseline"]
            own = answer["as_it_is"]["streams"]["gp"][metric]
            for name in ("mean", "low", "high"):
                self.assertAlmostEqual(own[name], ran[name], places=12)

    def test_correlated_columns_of_a_file_are_known_together(self):
        rows = "".join(f"{n},{20 + n},{4 + n / 10}%,{(7 * n) % 20 + 1}%\n" for n in range(1, 21))
        (self.folder / "draws.csv").write_text(
            f"draw,{RATE},absence.sickness.rate,appointments.assess.dna\nstudy,34,4.5%,8%\n{rows}", encoding="utf-8")
        answer = self.answer(STUDY.replace(", uncertainty: {staff.band-6.wte: {from: 1.05, to: 1.35}}", "")
                             + "uncertainty: {csv: draws.csv}\n", "-q", "--replications", 40)
        self.assertEqual([part["paths"] for part in answer["as_it_is"]["streams"]["gp"]["in_time"]["unknown"]["by_path"]],
                         [[RATE, "absence.sickness.rate"], ["appointments.assess.dna"]])

    def test_it_is_said_in_plain_words(self):
        done = self.explain(STUDY + UNKNOWN, "--replications", 100)
        self.assertEqual(done.returncode, 0, done.stderr)
        said = " ".join(done.stdout.split())
        self.assertRegex(said, rf"gp: .* of the spread is what you do not know.* Knowing {RATE} alone would make the range "
                               rf"\d+% narrower. Of {IDLE} nothing was seen.")
        self.assertIn("100 possible futures, each played twice", said)
        self.assertIn("100 draws of baseline x 4 plays of 26 weeks", done.stderr)
        self.assertIn("of memory", done.stderr)
        rows = self.explain(STUDY + UNKNOWN, "-q", "--replications", 20, "--format", "tsv").stdout.splitlines()
        self.assertEqual(rows[0].split("\t")[:4], ["stream", "metric", "of", "paths"])
        self.assertEqual(len(rows), 1 + 2 * 2)

    def test_threads_and_seeds(self):
        one, two = (self.answer(STUDY + UNKNOWN, "-q", "--replications", 20, "--threads", n) for n in (1, 2))
        self.assertEqual(one, two)
        self.assertNotEqual(one, self.answer(STUDY + UNKNOWN, "-q", "--replications", 20, "--seed", 9))

    def test_it_can_be_stopped(self):
        path = self.folder / "study.yaml"
        path.write_text(STUDY.replace("weeks: 26", "weeks: 1000") + UNKNOWN, encoding="utf-8")
        with subprocess.Popen([PROGRAM, "explain", path, "--unknown", "--replications", "2000"], text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE) as playing:
            self.assertIn("2000 draws of baseline", playing.stderr.readline())
            playing.send_signal(signal.SIGINT)
            out, err = playing.communicate(timeout=60)
        self.assertEqual((playing.returncode, out), (1, ""))
        self.assertIn("stopped; nothing was explained", err)

    def test_what_it_lacks_is_said(self):
        plain = STUDY.replace(", uncertainty: {staff.band-6.wte: {from: 1.05, to: 1.35}}", "")
        done = self.explain(plain)
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn(f"uncertainty:\n  {RATE}: {{from: LEAST, to: MOST}}", done.stderr)
        only_more = self.explain(STUDY)
        self.assertEqual((only_more.returncode, only_more.stdout), (2, ""))
        self.assertIn("--scenario more", only_more.stderr)
        few = self.explain(STUDY + UNKNOWN, "--replications", 19)
        self.assertEqual((few.returncode, few.stdout), (2, ""))
        self.assertIn("--replications is 19; expected 20 to 100000", few.stderr)

    def test_a_draw_that_breaks_a_rule_ends_it_before_it_begins(self):
        done = self.explain(STUDY + "uncertainty: {staff.band-6.productivity: {from: 20%, to: 490%}}\n")
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertRegex(done.stderr, r"staff.band-6.productivity is \S+ in draw \d+ of what is not known; expected")


if __name__ == "__main__":
    unittest.main()
