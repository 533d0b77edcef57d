"""What is not known is drawn: the same values in every scenario, shard, thread and resume, and in the result."""

import json
import pathlib
import statistics
import tempfile
import unittest

import h5py
import numpy

from outside import headroom

STUDY = """headroom: 1
title: Clinic
calendar: {start: 2026-04-01, weeks: 20}
appointments: {assess: {minutes: 45, by: [clinician], dna: 8%}}
pathways: {main: {first: {appointment: assess}}}
streams: {gp: {pathway: main, referrals: {per_week: 23}, waiting: {count: 90, longest: 10 weeks}}}
staff: {band-6: {role: clinician, band: 6, wte: 1.0, job_plan: {dcc: 80%, spa: 20%}}}
experiment: {replications: 12}
scenarios:
  fewer: {appointments: {assess: {dna: 4%}}}
  leaver: {is: event, staff: {band-6: {until: 2026-05-31}}}
"""
UNKNOWN = """uncertainty:
  streams.gp.referrals.per_week: {from: 18, to: 30, source: half a year of records}
  appointments.assess.dna: {from: 5%, to: 12%}
"""
JOINT = """draw,streams.gp.referrals.per_week,absence.sickness.rate
study,23,4.5%
1,20,3%
2,23,4%
3,25,5%
4,29,7%
"""


class Uncertainty(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))

    def study(self, text):
        path = self.folder / "study.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    def run_it(self, *options, name="result.h5"):
        path = self.folder / name
        done = headroom("run", self.folder / "study.yaml", "-o", path, "-q", *options)
        self.assertEqual(done.returncode, 0, done.stderr)
        return path

    def draws(self, path):
        with h5py.File(path) as file:
            self.assertEqual(file["inputs/draw"].dims[0][0].name, "/replication")
            self.assertEqual(file["inputs/draw"].dims[1][0].name, "/path")
            names = [name.decode() for name in file["path"][:]]
            return dict(zip(names, file["inputs/draw"][:].T)), file["draw"][:].tolist()

    def test_every_replication_has_its_own_draw_in_the_result(self):
        self.study(STUDY + UNKNOWN)
        drawn, numbers = self.draws(self.run_it())
        self.assertEqual(numbers, list(range(1, 13)))
        self.assertEqual(list(drawn), ["streams.gp.referrals.per_week", "appointments.assess.dna"])
        self.assertEqual(len(set(drawn["appointments.assess.dna"])), 12)

    def test_what_was_drawn_was_played_the_same_in_every_scenario(self):
        # Without chance in it, a stream's referrals follow the rate; here 20 weeks of Poisson counts lie within
        # four standard deviations of it but once in ten thousand.
        self.study(STUDY + UNKNOWN)
        path = self.run_it()
        drawn, _ = self.draws(path)
        with h5py.File(path) as file:
            referrals = file["weekly/referrals"][:].sum(axis=2)[:, :, 0]
        expected = 20 * drawn["streams.gp.referrals.per_week"]
        self.assertTrue((abs(referrals[0] - expected) < 4 * numpy.sqrt(expected)).all())
        self.assertGreater(numpy.corrcoef(referrals[0], expected)[0, 1], 0.8)
        self.assertTrue((referrals == referrals[0]).all())

    def test_threads_shards_and_resumes_give_the_same_values(self):
        self.study(STUDY + UNKNOWN)
        whole = self.run_it("--threads", 1)
        shards = [self.run_it("--shard", f"{i}/3", name=f"{i}.h5") for i in (1, 2, 3)]
        merged = self.folder / "merged.h5"
        self.assertEqual(headroom("merge", *shards, "-o", merged).returncode, 0)
        for other in (merged, self.run_it("--threads", 2, name="two.h5")):
            with h5py.File(whole) as a, h5py.File(other) as b:
                for name in ("inputs/draw", "draw", "summary/in_time", "weekly/waiting", "waits/first"):
                    numpy.testing.assert_array_equal(a[name][:], b[name][:], name)

    def test_a_study_of_which_all_is_known_has_no_draws(self):
        self.study(STUDY)
        with h5py.File(self.run_it()) as file:
            self.assertNotIn("draw", file)
            self.assertNotIn("inputs", file)

    def test_draws_of_a_file_are_joint_and_taken_once_each(self):
        self.study(STUDY.replace("replications: 12", "replications: 8") + "uncertainty: {csv: draws.csv}\n")
        (self.folder / "draws.csv").write_text(JOINT, encoding="utf-8")
        drawn, numbers = self.draws(self.run_it())
        self.assertEqual(numbers, [1, 2, 3, 4, 1, 2, 3, 4])
        rates = {20: 0.03, 23: 0.04, 25: 0.05, 29: 0.07}
        taken = list(drawn["streams.gp.referrals.per_week"])
        self.assertEqual([rates[value] for value in taken], list(drawn["absence.sickness.rate"]))
        self.assertEqual(sorted(taken[:4]), sorted(rates))
        said = headroom("check", self.folder / "study.yaml")
        self.assertIn("draws.csv has 4 draws for 8 replications", said.stderr)

    def test_a_file_of_draws_says_what_it_lacks(self):
        self.study(STUDY + "uncertainty: {csv: draws.csv}\n")
        for text, said in ((JOINT.replace("study", "0"), "draws.csv:2:1: the first row is 0; expected study"),
                           (JOINT.replace("7%", "much"), "draws.csv:6:6: absence.sickness.rate is much; expected"),
                           (JOINT.replace("absence", "absense"), "draws.csv:1:36: the column absense.sickness.rate is")):
            (self.folder / "draws.csv").write_text(text, encoding="utf-8")
            done = headroom("check", self.folder / "study.yaml")
            self.assertEqual(done.returncode, 2)
            self.assertIn(said, done.stderr)

    def test_shared_draws_want_a_multiple_of_replications(self):
        self.study(STUDY.replace("replications: 12", "replications: 12, draws: 3") + UNKNOWN)
        _, numbers = self.draws(self.run_it())
        self.assertEqual(numbers, [1] * 4 + [2] * 4 + [3] * 4)
        done = headroom("run", self.folder / "study.yaml", "--replications", 10)
        self.assertEqual(done.returncode, 2)
        self.assertIn("10 replications cannot share 3 draws", done.stderr)
        self.assertFalse((self.folder / "study.h5").exists())

    def test_shared_draws_are_what_intervals_are_over(self):
        # Student's t of 3 degrees of freedom is 3.182446 at 97.5%; replications would give a narrower interval.
        self.study(STUDY.replace("replications: 12", "replications: 40, draws: 4")
                   + UNKNOWN.replace("from: 18, to: 30", "from: 14, to: 40"))
        path = self.run_it()
        answer = json.loads(headroom("compare", path, "--json").stdout)["metrics"]
        with h5py.File(path) as file:
            met = (file["summary/in_time"][:, :, 0] >= 0.92).reshape(3, 4, 10).mean(axis=2)
            in_time = file["summary/in_time"][:, :, 0].reshape(3, 4, 10).mean(axis=2)
        for scenario, name in enumerate(("baseline", "fewer", "leaver")):
            said = answer["in_time"]["streams"]["gp"]["scenarios"][name]
            shares = met[scenario]
            half = 3.182446 * shares.std(ddof=1) / 2
            self.assertAlmostEqual(said["chance"], shares.mean(), places=9)
            self.assertAlmostEqual(said["chance_low"], max(0, shares.mean() - half), places=5)
            self.assertAlmostEqual(said["chance_high"], min(1, shares.mean() + half), places=5)
            self.assertAlmostEqual(said["mean"], in_time[scenario].mean(), places=9)
            self.assertEqual(said["replications"], 40)
        self.assertGreater(met[0].std(), 0, "the draws matter")

    def test_quantiles_and_ranks_are_over_shared_draws(self):
        self.study(STUDY.replace("replications: 12", "replications: 200, draws: 20")
                   + UNKNOWN.replace("from: 18, to: 30", "from: 14, to: 40"))
        path = self.run_it()
        said = json.loads(headroom("compare", path, "--quantiles", "--json").stdout)["quantiles"]
        with h5py.File(path) as file:
            waits = file["summary/wait_first_mean"][0, :, 0].reshape(20, 10)
        one = said["wait_first_mean"]["streams"]["gp"]["scenarios"]["baseline"]["p50"]
        self.assertAlmostEqual(one["value"], statistics.median(waits.ravel()), places=4)
        ascending = sorted(waits.ravel())  # two hundred independent futures would say ranks 86 to 115
        self.assertLess(one["low"], ascending[80])
        self.assertGreater(one["high"], ascending[119])
        text = headroom("compare", path, "--quantiles").stdout
        self.assertIn("200 replications that share 20 draws, each draw one unit", " ".join(text.split()))

    def test_size_wants_a_draw_of_its_own_for_every_replication(self):
        self.study(STUDY.replace("replications: 12", "replications: 100, draws: 4") + UNKNOWN
                   + "sizing: {vary: {staff.band-6.wte: {values: [1, 2]}}, meet: [{metric: in_time, at_least: 80%}]}\n")
        done = headroom("size", self.folder / "study.yaml")
        self.assertEqual(done.returncode, 2)
        self.assertIn("size needs experiment.draws: each (or none)", done.stderr)

    def test_explain_knows_that_draws_are_shared(self):
        self.study(STUDY.replace("replications: 12", "replications: 40, draws: 4")
                   + UNKNOWN.replace("from: 18, to: 30", "from: 14, to: 40"))
        compared = json.loads(headroom("compare", self.run_it(), "--json").stdout)["metrics"]["wait_first_mean"]
        explained = json.loads(headroom("explain", self.folder / "study.yaml", "--json").stdout)["as_it_is"]
        for end in ("mean", "low", "high"):
            self.assertEqual(explained["streams"]["gp"]["wait_first_mean"][end],
                             compared["streams"]["gp"]["scenarios"]["baseline"][end])

    def test_events_are_apart_from_choices(self):
        self.study(STUDY + UNKNOWN)
        said = " ".join(headroom("run", self.folder / "study.yaml", "-o", self.folder / "r.h5").stdout.split())
        self.assertIn("If this happens, leaver: ", said)
        self.assertLess(said.index("fewer: "), said.index("If this happens, leaver"))
        self.assertIn("leaver (if it happens)", said)
        self.assertRegex(said, r"of the 11 numbers of the study 9 are taken as exactly known")

    def test_a_draw_that_breaks_a_rule_ends_the_run_before_it_begins(self):
        self.study(STUDY + "uncertainty: {staff.band-6.productivity: {from: 20%, to: 490%}}\n")
        done = headroom("run", self.folder / "study.yaml", "--replications", 400)
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertRegex(done.stderr, r"study.yaml:7:\d+: staff.band-6.productivity is \S+ in draw \d+ of what is not known; expected")
        self.assertFalse((self.folder / "study.h5").exists())

    def test_files_are_paired_only_where_the_draws_are_the_same(self):
        self.study(STUDY + UNKNOWN)
        one = self.run_it(name="one.h5")
        self.study(STUDY.replace("wte: 1.0", "wte: 1.2") + UNKNOWN)
        two = self.run_it(name="two.h5")
        self.study(STUDY + UNKNOWN.replace("to: 30", "to: 31"))
        other = self.run_it(name="other.h5")

        def width(a, b):
            answer = json.loads(headroom("compare", a, b, "--json").stdout)
            scenarios = answer["metrics"]["waiting_end"]["streams"]["gp"]["scenarios"]
            last = list(scenarios.values())[-3]
            return last["difference_high"] - last["difference_low"]

        self.assertLess(width(one, two), width(one, other))

    def test_check_says_it_back(self):
        self.study(STUDY + UNKNOWN)
        said = headroom("check", self.folder / "study.yaml")
        self.assertIn("2 numbers are not known: every possible future draws its own values", said.stdout)
        self.assertRegex(said.stdout, r"streams.gp.referrals.per_week +23 +18 and 30 +95% +half a year of records")
        self.assertRegex(said.stdout, r"appointments.assess.dna +8% +5% and 12%")
        answer = json.loads(headroom("check", self.folder / "study.yaml", "--json").stdout)
        self.assertEqual(answer["uncertainty"][1]["distribution"], "logit_normal")
        self.assertEqual(answer["scenarios"]["leaver"]["is"], "event")


if __name__ == "__main__":
    unittest.main()
