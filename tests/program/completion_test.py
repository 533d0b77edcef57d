"""Completion in a real bash, and the man page; both are made from the command line itself."""

import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

from outside import answer_of, headroom

COMMANDS = re.findall(r"(?m)^  ([a-z]+)  ", headroom("--help").stdout.split("Commands:")[1].split("Examples:")[0])


class Bash(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.temporary.cleanup)
        cls.folder = pathlib.Path(cls.temporary.name)
        (cls.folder / "headroom.bash").write_text(answer_of("completion", "bash"))
        for name in ("study.yaml", "old.yml", "answers.h5", "notes.txt", "my study.yaml"):
            (cls.folder / name).touch()
        (cls.folder / "north").mkdir()

    def offered(self, *words):
        """What Tab offers after these words, the last of which is being typed."""
        script = ('. ./headroom.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _headroom; '
                  'for word in "${COMPREPLY[@]}"; do printf "%s\\n" "$word"; done')
        answer = subprocess.run(["bash", "--norc", "-c", script, "bash", "headroom", *words], cwd=self.folder,
                                capture_output=True, text=True)
        self.assertEqual((answer.returncode, answer.stderr), (0, ""))
        return sorted(answer.stdout.splitlines())

    def test_is_of_the_commands_first(self):
        self.assertGreater(len(COMMANDS), 8)
        self.assertEqual(self.offered(""), sorted([*COMMANDS, "--help", "--version"]))
        self.assertEqual(self.offered("comp"), ["compare", "completion"])
        self.assertNotIn("man", self.offered(""))

    def test_is_of_every_option_that_help_lists(self):
        for command in COMMANDS:
            listed = re.findall(r"(?<![\w-])--?[a-z][a-z-]*", re.search(
                r"\nOptions:\n(.*?)\n\n", answer_of(command, "--help"), re.S)[1])
            self.assertLessEqual(set(self.offered(command, "-")), set(listed))
            self.assertEqual(set(self.offered(command, "--")), {word for word in listed if word.startswith("--")} &
                             set(self.offered(command, "-")))
            self.assertIn("--help", self.offered(command, "--h"))
        self.assertEqual(self.offered("run", "--re"), ["--replications", "--resume"])

    def test_is_of_the_choices_of_an_option(self):
        self.assertEqual(self.offered("run", "study.yaml", "--format", ""), ["json", "markdown", "table", "tsv"])
        self.assertEqual(self.offered("compare", "--about", "st"), ["staffing"])
        self.assertIn("first-study", self.offered("new", "clinic", "--like", "f"))
        self.assertEqual(self.offered("completion", ""), ["bash", "fish", "zsh"])
        self.assertEqual(self.offered("help", "exp"), ["explain", "export"])

    def test_is_of_the_choices_behind_an_equals_sign_which_breaks_words_in_bash(self):
        self.assertEqual(self.offered("plan", "--format", "="), ["json", "markdown", "table", "tsv"])
        self.assertEqual(self.offered("plan", "--format", "=", "js"), ["json"])

    def test_is_of_studies_or_results_and_folders(self):
        studies = ["my study.yaml", "north", "old.yml", "study.yaml"]
        self.assertEqual(self.offered("run", ""), studies)
        self.assertEqual(self.offered("run", "--resume", ""), studies)
        self.assertEqual(self.offered("compare", ""), ["answers.h5", "north"])
        self.assertEqual(self.offered("run", "study.yaml", "-o", "a"), ["answers.h5"])
        self.assertEqual(self.offered("new", ""), ["north"])

    def test_offers_nothing_where_a_number_or_a_name_is_to_be_typed(self):
        for words in (["run", "--seed", ""], ["run", "--scenario", ""], ["nonsense", ""]):
            self.assertEqual(self.offered(*words), [])

    def test_serves_the_program_under_its_name(self):
        script = ". ./headroom.bash; complete -p headroom"
        answer = subprocess.run(["bash", "--norc", "-c", script], cwd=self.folder, capture_output=True, text=True)
        self.assertEqual(answer.stdout, "complete -F _headroom headroom\n")


class OtherShells(unittest.TestCase):
    def test_read_what_is_made_for_them(self):
        for shell in ("zsh", "fish"):
            with self.subTest(shell):
                script = answer_of("completion", shell)
                for command in COMMANDS:
                    self.assertRegex(script, rf"\b{command}\b")
                if shutil.which(shell):
                    answer = subprocess.run([shell, "-n", "/dev/stdin"], input=script, capture_output=True, text=True)
                    self.assertEqual((answer.returncode, answer.stderr), (0, ""))

    @unittest.skipUnless(shutil.which("fish"), "no fish on this machine")
    def test_fish_completes(self):
        script = answer_of("completion", "fish") + "\ncomplete -C 'headroom run --format '\ncomplete -C 'headroom mer'\n"
        answer = subprocess.run(["fish", "--no-config"], input=script, capture_output=True, text=True)
        self.assertEqual([line.split("\t")[0] for line in answer.stdout.splitlines()],
                         ["json", "markdown", "table", "tsv", "merge"])


class ManPage(unittest.TestCase):
    def test_is_rendered_without_a_warning(self):
        if not shutil.which("man"):
            self.skipTest("no man on this machine")
        answer = subprocess.run(["man", "--warnings", "-E", "UTF-8", "-l", "-"], input=answer_of("man"),
                                capture_output=True, text=True, env={"PATH": "/usr/bin:/bin", "MANWIDTH": "100"})
        self.assertEqual((answer.returncode, answer.stderr), (0, ""))
        text = re.sub(r".\x08", "", answer.stdout)
        for command in COMMANDS:
            self.assertIn(f"headroom {command} [OPTIONS]", text)
        self.assertIn("--scenario GLOB", text)
        self.assertRegex(text, r"# is leave and sickness covered, and who pays for it\?\n +headroom compare")

    def test_has_every_option_of_every_command(self):
        page = answer_of("man").replace("\\-", "-")
        for command in COMMANDS:
            section = page.split(f'.SS "headroom {command} ')[1].split(".SS ")[0]
            for option in re.findall(r"(?m)^  (?:-[a-z], )?(--[a-z-]+)", answer_of(command, "--help")):
                self.assertIn(f"\\fB{option}\\fR", section)

    def test_no_line_of_text_is_taken_for_a_request(self):
        known = {".TH", ".SH", ".SS", ".TP", ".PP", ".B", ".EX", ".EE"}
        for line in answer_of("man").splitlines():
            if line.startswith((".", "'")):
                self.assertIn(line.split()[0], known)


if __name__ == "__main__":
    unittest.main()
