"""The program from outside: command lines, exit codes, and where each word goes."""

import json
import os
import pathlib
import re
import shlex
import shutil
import tempfile
import unittest

from outside import SOURCE, headroom, small_clinic

COMMANDS = ["new", "check", "edit", "plan", "run", "merge", "compare", "explain", "size", "report", "export", "schema", "completion", "help"]

SMALL_STUDY = small_clinic() + """\
scenarios:
  more: {staff: {another: {like: band-6, wte: 0.5}}}
experiment: {replications: 3, seed: 7}
"""


class ProgramCase(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.study = self.folder / "clinic.yaml"
        self.study.write_text(SMALL_STUDY)

    def assert_refused(self, answer, *words):
        """Exit code 2, nothing on stdout, and each of the words in the message."""
        self.assertEqual(answer.returncode, 2, answer.stderr)
        self.assertEqual(answer.stdout, "")
        for word in words:
            self.assertIn(word, answer.stderr)

    def result_file(self):
        results = self.folder / "clinic.h5"
        answer = headroom("run", str(self.study), "-o", str(results), "-q")
        self.assertEqual(answer.returncode, 0, answer.stderr)
        return results


class Help(ProgramCase):
    def test_lists_every_command(self):
        answer = headroom("--help")
        self.assertEqual((answer.returncode, answer.stderr), (0, ""))
        listed = answer.stdout.split("Commands:\n")[1].split("\n\n")[0]
        self.assertEqual(re.findall(r"(?m)^  ([a-z]+)", listed), COMMANDS)

    def test_of_each_command_has_examples_that_say_what_they_answer_and_the_exit_codes(self):
        for command in COMMANDS:
            with self.subTest(command):
                answer = headroom(command, "--help")
                self.assertEqual((answer.returncode, answer.stderr), (0, ""))
                self.assertRegex(answer.stdout, rf"\nExamples:\n  # .*\n  headroom {command}\b")
                self.assertIn("\n\nExit codes: 0 done; 1 failed", answer.stdout)

    def test_examples_in_help_are_command_lines_that_parse(self):
        for command in COMMANDS:
            for example in re.findall(r"(?m)^  headroom (.*)$", headroom(command, "--help").stdout):
                words = shlex.split(re.split(r" [>|] ", example)[0])
                with self.subTest(example):
                    answer = headroom(*words, "--no-such-option")
                    self.assert_refused(answer, "--no-such-option")

    def test_of_the_program_shows_the_way_from_a_new_study_to_a_report(self):
        shown = re.findall(r"(?m)^  # .*\n  headroom ([a-z]+) ", headroom("--help").stdout)
        self.assertEqual(shown, ["new", "check", "plan", "run", "compare", "report"])

    def test_fits_a_terminal_of_80_columns(self):
        for words in [[], *([command] for command in COMMANDS)]:
            for line in headroom(*words, "--help").stdout.splitlines():
                self.assertLessEqual(len(line), 80, f"{words}: {line}")

    def test_is_asked_for_in_two_ways(self):
        for command in COMMANDS:
            self.assertEqual(headroom("help", command).stdout, headroom(command, "--help").stdout)
        self.assertEqual(headroom("help").stdout, headroom("--help").stdout)
        self.assert_refused(headroom("help", "rnu"), "'rnu'", "'run'")

    def test_version_names_the_program(self):
        answer = headroom("--version")
        self.assertEqual(answer.returncode, 0)
        self.assertRegex(answer.stdout, r"\Aheadroom [0-9]+\.[0-9]+\.[0-9]+\n\Z")

    def test_is_shown_on_stderr_where_no_command_is_given(self):
        self.assert_refused(headroom(), "Usage: headroom")


class CommandLine(ProgramCase):
    def test_a_misspelt_command_is_answered_with_the_nearest(self):
        self.assert_refused(headroom("comparre", "x.h5"), "'comparre'", "'compare'")
        self.assert_refused(headroom("chek", "x.yaml"), "'chek'", "'check'")

    def test_a_misspelt_option_is_answered_with_the_nearest(self):
        answer = headroom("run", "--replicatons", "5", str(self.study))
        self.assert_refused(answer, "'--replicatons'", "'--replications'")
        self.assert_refused(headroom("compare", "x.h5", "--metrc=in_time"), "'--metrc'", "'--metric'")

    def test_a_misspelt_choice_is_answered_with_the_nearest(self):
        self.assert_refused(headroom("plan", str(self.study), "--format", "jsn"), "'jsn'", "'json'")
        self.assert_refused(headroom("compare", "x.h5", "--about", "wait"), "'wait'", "'waits'")

    def test_a_missing_study_argument_is_named(self):
        for command in ("check", "plan", "run"):
            self.assert_refused(headroom(command), "STUDY")
        self.assert_refused(headroom("compare"), "RESULTS")

    def test_one_argument_too_many_is_named(self):
        self.assert_refused(headroom("check", str(self.study), "other.yaml"), "'other.yaml'")
        self.assert_refused(headroom("schema", "other.yaml"), "'other.yaml'")

    def test_numbers_out_of_range_are_refused(self):
        for option, value in [("--replications", "0"), ("--replications", "ten"), ("--replications", "1.5"),
                              ("--threads", "0"), ("--seed", "-1"), ("--seed", "18446744073709551616")]:
            with self.subTest(option=option, value=value):
                self.assert_refused(headroom("run", str(self.study), option, value), option, f"'{value}'")
        self.assertFalse((self.folder / "clinic.h5").exists())

    def test_an_option_may_not_be_given_twice(self):
        self.assert_refused(headroom("run", str(self.study), "--seed", "1", "--seed", "2"), "--seed")

    def test_an_unknown_scenario_is_answered_with_the_nearest(self):
        self.assert_refused(headroom("run", str(self.study), "--scenario", "mor"), "mor", "more")
        self.assertFalse((self.folder / "clinic.h5").exists())


class Input(ProgramCase):
    def test_a_missing_study_is_named(self):
        for command in ("check", "plan", "run"):
            with self.subTest(command):
                self.assert_refused(headroom(command, str(self.folder / "no-such.yaml")), "no-such.yaml")

    def test_a_folder_is_no_study(self):
        self.assert_refused(headroom("check", str(self.folder)), str(self.folder))

    def test_a_missing_result_file_is_named(self):
        answer = headroom("compare", str(self.folder / "no-such.h5"))
        self.assertIn(answer.returncode, (1, 2))
        self.assertEqual(answer.stdout, "")
        self.assertIn("no-such.h5", answer.stderr)

    def test_a_study_is_no_result_file(self):
        answer = headroom("compare", str(self.study))
        self.assertIn(answer.returncode, (1, 2))
        self.assertEqual(answer.stdout, "")
        self.assertIn(str(self.study), answer.stderr)

    def test_a_mistake_has_its_place_and_what_would_be_right(self):
        self.study.write_text(SMALL_STUDY.replace("minutes: 45", "minuts: 45"))
        for command in ("check", "plan", "run"):
            with self.subTest(command):
                answer = headroom(command, str(self.study))
                self.assert_refused(answer, f"{self.study}:5:", "minuts", "minutes")
        self.assertFalse((self.folder / "clinic.h5").exists())


class Json(ProgramCase):
    def test_is_one_document_and_nothing_else(self):
        results = str(self.result_file())
        for words in (["check", str(self.study), "--json"], ["plan", str(self.study), "--json"],
                      ["check", str(self.study), "--format", "json"], ["compare", results, "--json"],
                      ["compare", results, "--about", "staffing", "--json"],
                      ["compare", results, "--about", "cost", "--json"], ["schema"],
                      ["explain", str(self.study), "--json"],
                      ["run", str(self.study), "-o", str(self.folder / "again.h5"), "--json"]):
            with self.subTest(words[0]):
                answer = headroom(*words)
                self.assertEqual(answer.returncode, 0, answer.stderr)
                json.loads(answer.stdout)

    def test_plan_holds_what_it_promises(self):
        plan = json.loads(headroom("plan", str(self.study), "--json").stdout)["scenarios"]
        self.assertEqual(list(plan), ["baseline", "more"])
        stream = plan["baseline"]["demand"]["streams"]["gp"]
        # One visit of an hour; of 8% who miss it, 8% miss the second booking too.
        self.assertAlmostEqual(stream["slots_per_referral"], 1.08, places=9)
        self.assertAlmostEqual(stream["appointments_per_referral"], 1 - 0.08**2, places=9)
        self.assertAlmostEqual(stream["dcc_hours_per_week"], 18 * 1.08, places=9)
        more = plan["more"]["capacity"]["posts"]
        self.assertAlmostEqual(more["another"]["dcc_hours"] * 2, more["band-6"]["dcc_hours"], places=6)

    def test_plan_has_a_balance_by_site_where_something_is_bound_to_one(self):
        self.assertNotIn("sites", json.loads(headroom("plan", str(self.study), "--json").stdout)["scenarios"]["baseline"]["balance"])
        islands = SOURCE / "scenarios/city-and-islands/study.yaml"
        balance = json.loads(headroom("plan", str(islands), "--json").stdout)["scenarios"]["baseline"]["balance"]
        self.assertEqual(list(balance["sites"]), ["city", "clyde", "islands"])
        for hours in ("demand_hours_per_week", "capacity_hours_per_week"):
            by_site = sum(site[hours] for site in [*balance["sites"].values(), balance.get("at_no_one_site", {hours: 0})])
            self.assertAlmostEqual(by_site, sum(role[hours] for role in balance["roles"].values()), places=6)

    def test_compare_holds_what_it_promises(self):
        results = str(self.result_file())
        answer = json.loads(headroom("compare", results, "--json").stdout)
        scenarios = answer["metrics"]["in_time"]["streams"]["gp"]["scenarios"]
        self.assertEqual(list(scenarios), ["baseline", "more"])
        for name in ("mean", "low", "high", "replications", "difference", "difference_low", "difference_high",
                     "p_better"):
            self.assertIn(name, scenarios["more"])
        self.assertIsNone(scenarios["baseline"]["difference"])
        self.assertEqual(scenarios["more"]["replications"], 3)

    def test_compare_about_staffing_holds_what_it_promises(self):
        results = str(self.result_file())
        answer = json.loads(headroom("compare", results, "--about", "staffing", "--json").stdout)
        hours = {name: of["scenarios"]["baseline"]["mean"] for name, of in answer["hours"].items()}
        self.assertEqual(set(hours), {"contracted", "delivered", "leave", "public_holidays", "study", "sickness",
                                      "absent", "vacancy", "unused", "not_planned", "bank"})
        lost = sum(value for name, value in hours.items() if name not in ("contracted", "bank"))
        self.assertAlmostEqual(hours["contracted"], 8 * 37.5, places=3)
        self.assertAlmostEqual(lost, hours["contracted"], places=3)
        planned = answer["planned_delivered"]["dcc"]["planned"]["scenarios"]["baseline"]["mean"]
        self.assertAlmostEqual(planned, 8 * 37.5 * 0.8, places=3)
        self.assertEqual(set(answer["covered"]), {"colleagues", "protected_time", "bank", "cancelled"})
        self.assertEqual(answer["worst_days"], [])
        self.assertEqual(answer["protected_hours_used"], {"by_category": [], "by_activity": []})
        self.assertIn("in_time", headroom("compare", results, "--json").stdout)

    def test_explain_holds_what_it_promises(self):
        answer = json.loads(headroom("explain", str(self.study), "--json", "-q").stdout)
        self.assertEqual((answer["scenario"], answer["replications"]), ("baseline", 3))
        self.assertEqual({name: cause["in_study"] for name, cause in answer["causes"].items()},
                         {"sickness": True, "leave": True, "vacancy": False, "non_attendance": True, "cover": False,
                          "variation": True})
        self.assertNotIn("streams", answer["causes"]["vacancy"])
        wait = lambda variant: variant["streams"]["gp"]["wait_first_mean"]
        left, leave = wait(answer["balance_of_capacity_and_demand"]), wait(answer["causes"]["leave"])
        self.assertAlmostEqual(leave["mean"] - wait(answer["as_it_is"])["mean"], leave["difference"], places=9)
        self.assertIsNone(wait(answer["as_it_is"])["difference"])
        self.assertLess(left["difference"], 0)
        more = json.loads(headroom("explain", str(self.study), "--scenario", "mo*", "--json", "-q").stdout)
        self.assertEqual(more["scenario"], "more")
        self.assertLess(wait(more["as_it_is"])["mean"], wait(answer["as_it_is"])["mean"])

    def test_explain_takes_one_scenario(self):
        self.assert_refused(headroom("explain", str(self.study), "--scenario", "*"), "'*'", "baseline, more")
        self.assert_refused(headroom("explain", str(self.study), "--scenario", "mre"), "'mre'", "baseline, more")


class Run(ProgramCase):
    def test_prints_the_comparison_that_compare_prints(self):
        results = str(self.folder / "clinic.h5")
        run = headroom("run", str(self.study))
        compare = headroom("compare", results)
        self.assertEqual((run.returncode, compare.returncode), (0, 0), run.stderr + compare.stderr)
        self.assertIn("more", compare.stdout)
        self.assertIn(compare.stdout.strip(), run.stdout)

    def test_quiet_says_nothing(self):
        answer = headroom("run", str(self.study), "-q")
        self.assertEqual((answer.returncode, answer.stdout, answer.stderr), (0, "", ""))
        self.assertTrue((self.folder / "clinic.h5").exists())

    def test_shows_no_progress_bar_where_stderr_is_no_terminal(self):
        answer = headroom("run", str(self.study))
        self.assertNotIn("\r", answer.stderr)
        self.assertNotIn("\x1b", answer.stderr + answer.stdout)

    def test_leaves_nothing_but_the_result(self):
        self.result_file()
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["clinic.h5", "clinic.yaml"])

    def test_an_output_that_cannot_be_written_fails(self):
        answer = headroom("run", str(self.study), "-o", str(self.folder / "no-such-folder" / "out.h5"))
        self.assertIn(answer.returncode, (1, 2))
        self.assertIn("no-such-folder", answer.stderr)

    def test_a_failed_run_leaves_an_earlier_result_alone(self):
        results = self.result_file()
        before = results.read_bytes()
        self.study.write_text(SMALL_STUDY.replace("wte: 1.0", "wte: many"))
        self.assertEqual(headroom("run", str(self.study), "-o", str(results)).returncode, 2)
        self.assertEqual(results.read_bytes(), before)


class FullDisk(ProgramCase):
    @unittest.skipUnless(os.path.exists("/dev/full"), "this machine has no /dev/full")
    def test_an_answer_that_cannot_be_written_is_a_failure(self):
        results = str(self.result_file())
        for words in (["--help"], ["run", "--help"], ["--version"], ["schema"], ["check", str(self.study)],
                      ["plan", str(self.study)], ["plan", str(self.study), "--json"], ["compare", results],
                      ["run", str(self.study), "-o", str(self.folder / "again.h5")]):
            with self.subTest(words), open("/dev/full", "w") as full:
                answer = headroom(*words, stdout=full)
                self.assertEqual(answer.returncode, 1)
                self.assertIn("standard output", answer.stderr)

    @unittest.skipUnless(os.path.exists("/dev/full"), "this machine has no /dev/full")
    def test_of_what_is_written_all_the_same_it_says_that_it_stands(self):
        result, clinic = self.folder / "again.h5", self.folder / "clinic"
        for words, written, standing in ((["run", self.study, "-o", result], result, f"{result}"),
                                         (["new", clinic], clinic, f"{clinic}")):
            for closed in (False, True):
                with self.subTest(words, closed=closed), open("/dev/full", "w") as full:
                    close = {"stdout": None, "preexec_fn": lambda: os.close(1)} if closed else {"stdout": full}
                    answer = headroom(*words, **close)
                    why = "Bad file descriptor" if closed else "No space left on device"
                    self.assertEqual(answer.returncode, 1)
                    said = [line for line in answer.stderr.splitlines() if line.startswith("headroom: ")]
                    self.assertEqual(said, [f"headroom: {standing} is written and whole; what was to be printed is not: "
                                            f"cannot write to standard output: {why}"])
                if written.is_dir():
                    self.assertEqual(headroom("check", written / "study.yaml").returncode, 0)
                    shutil.rmtree(written)
                else:
                    self.assertEqual(headroom("compare", written).returncode, 0)
                    written.unlink()

    def test_a_reader_that_went_away_is_a_failure_with_a_message(self):
        read_end, write_end = os.pipe()
        os.close(read_end)
        with os.fdopen(write_end, "w") as closed:
            answer = headroom("plan", str(self.study), stdout=closed)
        self.assertEqual(answer.returncode, 1)
        self.assertIn("standard output", answer.stderr)


if __name__ == "__main__":
    unittest.main()
