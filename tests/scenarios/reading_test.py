"""The script of scenarios/reading/ that is given prints from the file what `compare` answers from it."""

import importlib.util
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

from outside import SOURCE, answer_of

SCRIPT = SOURCE / "scenarios/reading" / sys.argv.pop()
LACKS_SOMETHING = 77  # ctest's SKIP_RETURN_CODE
SERIES_OF_CAUSES = ("contracted", "lost_leave", "lost_public_holiday", "lost_study", "lost_sickness", "lost_absent",
                    "lost_vacancy", "dcc_unused")


def what_is_missing():
    """In words, or None where the script can be run."""
    if SCRIPT.suffix == ".R":
        if shutil.which("Rscript") is None:
            return "R is not installed"
        found = subprocess.run(["Rscript", "-e", "library(rhdf5)"], capture_output=True)
        return None if found.returncode == 0 else "R's package rhdf5 is not installed"
    needed = re.findall(r"^import (h5py|pandas|xarray|numpy)", SCRIPT.read_text(), re.M)
    needed += ["h5netcdf"] if "xarray" in needed else []
    missing = [module for module in needed if importlib.util.find_spec(module) is None]
    return f"Python's {', '.join(missing)} not installed" if missing else None


def blocks_printed_for(results):
    """Of each of the three answers, from the first word of a line to the numbers on it."""
    interpreter = "Rscript" if SCRIPT.suffix == ".R" else sys.executable
    done = subprocess.run([interpreter, SCRIPT, results], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    answers = [block.splitlines()[1:] for block in done.stdout.split("\n\n")]
    return [{line.split()[0]: [float(word) for word in line.replace(" to ", " ").split()[1:]] for line in answer}
            for answer in answers]


class Reading(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.results = pathlib.Path(folder.name) / "results.h5"
        answer_of("run", SOURCE / "scenarios/orthotics-two-sites/study.yaml", "-o", cls.results, "--replications", "12",
                  "-q")
        cls.waiting, cls.differences, cls.hours = blocks_printed_for(cls.results)

    def compare(self, *words):
        return json.loads(answer_of("compare", self.results, "--json", *words))

    def by_week(self, series, *words):
        return self.compare("--by-week", series, *words)["by_week"]["scenarios"]["baseline"]

    def agree(self, printed, told, decimals):
        self.assertEqual(len(printed), len(told))
        for value, truth in zip(printed, told):
            self.assertAlmostEqual(value, truth, delta=0.51 * 10**-decimals)

    def test_who_waits_by_week(self):
        told = self.by_week("waiting", "--stream", "gp")["streams"]["gp"]
        self.assertEqual(list(self.waiting), told["weeks"][::13])
        for week, printed in self.waiting.items():
            at = told["weeks"].index(week)
            self.agree(printed, [told[figure][at] for figure in ("mean", "p5", "p95")], decimals=2)

    def test_differences_with_their_intervals(self):
        told = self.compare("--metric", "in_time", "--stream", "gp")["metrics"]["in_time"]["streams"]["gp"]["scenarios"]
        self.assertEqual(["baseline", *self.differences], list(told))
        for name, printed in self.differences.items():
            figures = ("difference", "difference_low", "difference_high")
            self.agree(printed, [100 * told[name][figure] for figure in figures], decimals=3)

    def test_hours_of_a_post_by_cause(self):
        told = {}
        for cause in SERIES_OF_CAUSES:
            told[cause] = sum(self.by_week(cause, "--post", "lead")["posts"]["lead"]["mean"])
        lost = sum(told.values()) - told["contracted"]
        told["delivered_hours"] = told["contracted"] - lost  # every hour has one cause
        self.assertEqual(set(self.hours), set(told))
        for cause, printed in self.hours.items():
            self.agree(printed, [told[cause]], decimals=2)
        self.assertGreater(told["lost_sickness"], 0)

    def test_a_study_without_scenarios_and_of_one_replication(self):
        alone = self.results.with_name("alone.h5")
        answer_of("run", SOURCE / "scenarios/first-study/study.yaml", "-o", alone, "--replications", "1", "--scenario",
                  "baseline", "-q")
        waiting, differences, hours = blocks_printed_for(alone)
        self.assertEqual(len(waiting), 4)
        self.assertEqual(differences, {})
        # 52 weeks of 37.5 hours.
        self.assertEqual(hours["contracted"], [52 * 37.5])


if __name__ == "__main__":
    if missing := what_is_missing():
        print(f"skipped: {missing}")
        sys.exit(LACKS_SOMETHING)
    unittest.main()
