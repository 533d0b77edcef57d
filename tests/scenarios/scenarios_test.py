"""Every example under scenarios/ can be checked, planned, run and compared; what the documents quote exists."""

import json
import pathlib
import re
import shlex
import tempfile
import unittest

from outside import SOURCE, answer_of

STUDIES = sorted(study for study in SOURCE.glob("scenarios/*/study.yaml") if study.parent.name != "templates")
COMMANDS = {"new", "check", "plan", "run", "compare", "completion", "edit", "explain", "export", "help", "report", "schema", "size", "merge"}


class Examples(unittest.TestCase):
    def test_the_promised_ones_exist(self):
        names = {study.parent.name for study in STUDIES}
        self.assertLessEqual({"city-and-islands", "county-merger", "orthotics-two-sites", "physiotherapy",
                              "spinal-tertiary", "tender"}, names)

    def test_each_is_checked_planned_run_and_compared(self):
        for study in STUDIES:
            with self.subTest(study.parent.name), tempfile.TemporaryDirectory() as folder:
                results = pathlib.Path(folder) / "results.h5"
                answer_of("check", study)
                plan = json.loads(answer_of("plan", study, "--json"))["scenarios"]
                answer_of("run", study, "-o", results, "--replications", "2", "-q")
                compared = json.loads(answer_of("compare", results, "--json"))["metrics"]["in_time"]["streams"]
                for stream in compared.values():
                    self.assertEqual(list(stream["scenarios"]), list(plan))
                least = 4 if study.parent.name == "first-study" else 5
                self.assertGreaterEqual(len(plan), least, "the baseline and what somebody would ask")
                for about in ("waits", "staffing", "cost"):
                    self.assertTrue(answer_of("compare", results, "--about", about).strip())

    def test_each_is_a_balance_worth_asking_about(self):
        for study in STUDIES:
            with self.subTest(study.parent.name):
                plan = json.loads(answer_of("plan", study, "--json"))["scenarios"]["baseline"]
                self.assertGreater(plan["balance"]["tightest"]["load"], 0.9)
                self.assertLess(plan["balance"]["tightest"]["load"], 1.05)

    def test_each_says_that_it_is_no_real_service_and_marks_its_numbers(self):
        for study in STUDIES:
            text = study.read_text()
            with self.subTest(study.parent.name):
                self.assertIn("NOT a real service", text)
                unmarked = [line for line in text.split("\nexperiment:")[0].splitlines()
                            if re.search(r"\{.*(minutes|per_week|share|wte|count|hours_per_week|dna|%)", line)
                            and "#" not in line]
                self.assertEqual(unmarked, [], "each number is cited or marked as an assumption")

    def test_each_has_a_readme_that_names_every_scenario(self):
        for study in STUDIES:
            readme = (study.parent / "README.md").read_text()
            for name in json.loads(answer_of("plan", study, "--json"))["scenarios"]:
                with self.subTest(study.parent.name, scenario=name):
                    self.assertIn(f"`{name}`", readme)


class Documents(unittest.TestCase):
    def quoted_lines(self):
        for document in [SOURCE / "README.md", *SOURCE.glob("*/README.md"), *SOURCE.glob("scenarios/*/README.md")]:
            for kind, block in re.findall(r"```(sh|console)\n(.*?)```", document.read_text(), re.S):
                for line in block.splitlines():
                    if kind == "sh" or line.startswith("$ "):  # the rest of a console is what was printed
                        yield document, line.removeprefix("$ ").split("  #")[0].split(" | ")[0].strip()

    def test_quote_commands_that_exist(self):
        seen = 0
        for document, line in self.quoted_lines():
            words = shlex.split(line, comments=True)
            if not words:
                continue
            program = pathlib.Path(words[0]).name
            with self.subTest(document=document.name, line=line):
                if program == "headroom" and len(words) > 1 and not words[1].startswith("-"):
                    seen += 1
                    self.assertIn(words[1], COMMANDS)
                    known = answer_of(words[1], "--help")
                    for option in (word for word in words[2:] if word.startswith("-")):
                        self.assertRegex(known, rf"(?<![\w-]){re.escape(option)}(?![\w-])")
                elif words[0].startswith(("tools/", ".ci/")):
                    self.assertTrue((SOURCE / words[0]).exists())
                for path in (word for word in words[1:] if word.startswith("scenarios/") and word.endswith(".yaml")):
                    self.assertTrue((SOURCE / path).exists(), path)
        self.assertGreater(seen, 3)


if __name__ == "__main__":
    unittest.main()
