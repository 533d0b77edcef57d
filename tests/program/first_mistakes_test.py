"""What somebody types wrong in the first hour, and the whole line that answers it."""

import pathlib
import tempfile
import unittest

from outside import SOURCE, answer_of, headroom

STUDY = (SOURCE / "scenarios/first-study/study.yaml").read_text()
DATE = "expected a date such as 2026-04-01, from 1990-01-01 to 2100-12-31"
TARGET = "expected a duration such as 6 weeks or 2 working days, from 0 days to 520 weeks"
BANDS = "expected one of 2, 3, 4, 5, 6, 7, 8a, 8b, 8c, 8d, 9"
KEYS_OF_A_POST = ("expected one of role, wte, band, cost_per_year, headcount, job_plan, activities, pillars, plans, "
                  "days, sites, dcc_fixed and 11 more (nearest: wte)")
A_COMMA_ENDS = "(a comma ends a value here: write 0.8, and 1240 without a comma)"
NO_COLON = "no colon follows the key; expected a colon and a space after it, as in 'minutes: 45'"
PLAIN_TEXT = ("expected plain text: write it in a text editor, or save it as plain text (UTF-8) under a name ending in "
              ".yaml")

# What stands in the study, what is typed instead, and the answer behind "study.yaml:".
SLIPS = [
    # Indentation, colons, brackets
    ("  start: 2027", "\tstart: 2027",
     "10:1: the study is not YAML here: the line is indented with a tab; expected spaces, and never tabs"),
    ("    admin_minutes: 15", "     admin_minutes: 15",
     "16:6: the study is not YAML here: the line is indented by 5 spaces, the one above by 4; expected the same for all "
     "keys that belong together"),
    ("    admin_minutes: 15", "   admin_minutes: 15",
     "16:4: the study is not YAML here: the line is indented by 3 spaces, the one above by 4; expected the same for all "
     "keys that belong together"),
    ("title: A small", "title A small", "7:1: the study is not YAML here: " + NO_COLON),
    ("    minutes: 45", "    minutes 45", "15:5: the study is not YAML here: " + NO_COLON),
    ("    minutes: 45", "    minutes:45",
     "15:5: the study is not YAML here: no space follows the colon; expected a space after it, as in 'minutes: 45'"),
    ("about: The band 6", "about: Plan: the band 6",
     "53:5: the study is not YAML here: a text with a colon in it; expected quotes around the text"),
    ("{per_week: 23}", "{per_week: 23",
     "34:5: the study is not YAML here: a bracket is not closed on this line; expected a } for every { and a ] for "
     "every ["),
    ("by: [orthotist]  ", "by: orthotist  ",
     "17:9: appointments.assessment.by is orthotist; expected a list of at least one (in brackets: [orthotist])"),
    # Dates
    ("2027-04-01", "1st April 2026", "10:10: calendar.start is 1st April 2026; " + DATE),
    ("2027-04-01", "01/04/2026",
     "10:10: calendar.start is 01/04/2026; " + DATE + " (year first; in a spreadsheet, the format "
     "yyyy-mm-dd)"),
    # Numbers and units
    ("dna: 8%", "dna: 8 %", "18:10: appointments.assessment.dna is 8 %; expected a share from 0% to 99% or a map "
                            "(without the space: 8%)"),
    ("dcc: 80%", "dcc: 80", "43:61: staff.band-6.job_plan is {dcc: 80, spa: 15%, ar: 5%}; expected all shares or all "
                            "hours (a share has its %, as in dcc: 80%)"),
    ("spa: 15%, ar: 5%}", "spa: 10%, ar: 5%}",
     "43:61: staff.band-6.job_plan is 95% in sum; expected shares that sum to 100%, or hours that sum to 37.5 hours "
     "(full_time_hours)"),
    ("absence:", "full_time_hours: 37,5\nabsence:",
     "46:18: full_time_hours is 37,5; expected hours above 0 and up to 60, a list of at least one or scotland (with a point: "
     "37.5)"),
    ("wte: 0.8, job", "wte: 0,8, job", "43:48: staff.band-6.8 is not a key here; " + KEYS_OF_A_POST + " " +
     A_COMMA_ENDS),
    ("wte: 0.8, job", "wte: 0.8 WTE, job",
     "43:46: staff.band-6.wte is 0.8 WTE; expected a number from 0 to 1,000 (the number alone: 0.8)"),
    ("    minutes: 45", "    minutes: 45 min",
     "15:14: appointments.assessment.minutes is 45 min; expected whole minutes from 1 to 1,440 (the number alone: 45)"),
    ("    minutes: 45", "    minutes: 45,5",
     "15:14: appointments.assessment.minutes is 45,5; expected whole minutes from 1 to 1,440"),
    ("target: 18 weeks", "target: 18",
     "37:37: streams.gp.priorities.routine.target is 18; " + TARGET + " (with its unit, as in 18 weeks)"),
    ("target: 18 weeks", "target: 18 wks",
     "37:37: streams.gp.priorities.routine.target is 18 wks; " + TARGET +
     " (the unit in full, as in 18 weeks)"),
    ("dcc: 90%, spa: 10%}}", "dcc: 90%, spa: 10%}, cost_per_year: £30000}",
     "44:98: staff.assistant.cost_per_year is £30000; expected a number from 0 to 10,000,000 (in pounds: the number "
     "alone, without a sign and commas)"),
    # Names
    ("band: 6", "band: Band 6", "43:38: staff.band-6.band is Band 6; " + BANDS + " (nearest: 6)"),
    ("band: 6", "band: six", "43:38: staff.band-6.band is six; " + BANDS +
     " (nearest: 2) (a band is a figure, as in 6 or 8a)"),
    ("by: [orthotist]  ", "by: [orthotits]  ",
     "17:10: appointments.assessment.by[1] is orthotits; expected a role that a post holds, one of assistant, "
     "orthotist (nearest: orthotist)"),
    ("clock: first", "clock: First",
     "33:12: streams.gp.clock is First; expected one of first, treatment (nearest: first)"),
    ("  gp:\n", "  GP letters:\n",
     "31:3: streams.GP letters is not a name; expected letters, digits, - and _, at most 64 (such as GP-letters)"),
    ("  gp:\n", "  gp:\n    pathway: insoles\n",
     "33:5: streams.gp.pathway is written twice (first on line 32); expected each key once"),
    ("headroom: 1 ", "headroom: 2 ", "6:11: headroom is 2; expected 1"),
    ("per_week: 23", "per_week: ", "34:17: streams.gp.referrals.per_week is empty; expected a number from 0 to 100,000"),
    # Out of a word processor
    ("2027-04-01", "“2027-04-01”", "10:10: calendar.start is “2027-04-01”; " + DATE +
     " (its quotes are a word processor's; leave them out, or type \")"),
    ("2027-04-01", "2027–04–01", "10:10: calendar.start is 2027–04–01; " + DATE +
     " (its dashes are a word processor's; type -)"),
    ("    minutes: 45", "    minutes:\u00a045",
     "15:5: the study is not YAML here: the line has a non-breaking space, as word processors make; expected an "
     "ordinary space"),
    ("18 weeks", "18\u00a0weeks", "37:37: streams.gp.priorities.routine.target is 18\u00a0weeks; " + TARGET +
     " (its space is a non-breaking one, as word processors make; type an ordinary one)"),
]

# What the file is, and the answer behind "study.yaml:".
OTHER_FILES = {
    "Word or Excel": (b"PK\x03\x04\x14\x00", " the study is a zip, as Word (.docx) and Excel (.xlsx) save; " + PLAIN_TEXT),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1", " the study is an old Word or Excel file (.doc, .xls); " + PLAIN_TEXT),
    "rich text": (b"{\\rtf1\\ansi headroom: 1}", " the study is rich text (RTF); " + PLAIN_TEXT),
    "PDF": (b"%PDF-1.4\n", " the study is a PDF; " + PLAIN_TEXT),
    "Notepad's Unicode": (STUDY.encode("utf-16"),
                          " the study is UTF-16; expected UTF-8: in Notepad, Save as, Encoding UTF-8"),
    "Notepad's ANSI": (STUDY.replace("A small", "Müller's small").encode("latin-1"),
                       "7:9: the study is not UTF-8 here; expected text in UTF-8 (in Notepad: Save as, Encoding UTF-8)"),
    "nothing": (b"# later\n", "1:1: the study is empty; expected a map with headroom, calendar and the rest"),
}

COMMANDS = ("new, check, edit, plan, run, merge, compare, explain, size, report, export, schema, completion, help")
NOT_THERE = "the study is not there; expected a file that can be read"

# A command line in a folder with study.yaml, study.h5 and clinic/study.yaml, and the whole answer.
COMMAND_LINES = [
    ("study.yaml", "headroom: 'study.yaml' is a study, and no command stands before it; 'headroom check study.yaml' says "
                   "what it understands, 'headroom run study.yaml' simulates it"),
    ("study.h5", "headroom: 'study.h5' is a result, and no command stands before it; 'headroom compare study.h5' shows "
                 "what came out"),
    ("chekc study.yaml", f"headroom: command 'chekc' is not known; the nearest is 'check' of {COMMANDS}"),
    ("Run study.yaml", f"headroom: command 'Run' is not known; the nearest is 'run' of {COMMANDS}"),
    ("simulate study.yaml", "headroom: command 'simulate' is not known; 'headroom run' does that"),
    ("version", "headroom: command 'version' is not known; 'headroom --version' does that"),
    ("--json check study.yaml", "headroom: '--json' belongs after the command that it is for; 'headroom --help' lists "
                                "what there is"),
    ("run", "headroom: STUDY is required; 'headroom run --help' tells more"),
    ("check clinic", "clinic: the study is a folder; expected a file that can be read (in it: clinic/study.yaml)"),
    ("check empty", "empty: the study is a folder; expected a file that can be read (no study is in it)"),
    ("run clinic.yaml", f"clinic.yaml: {NOT_THERE} (in that folder: study.yaml)"),
    ("run clinic/stduy.yaml", f"clinic/stduy.yaml: {NOT_THERE} (in that folder: clinic/study.yaml)"),
    ("run empty/study.yaml", f"empty/study.yaml: {NOT_THERE} ('headroom new' writes one to start from)"),
    ("run study.h5", "study.h5: the study is a result file; expected a study (YAML); compare, report and export read "
                     "results"),
    ("compare study.yaml", "headroom: study.yaml is a study, not a result; 'headroom run study.yaml' makes one"),
    ("report study.yaml", "headroom: study.yaml is a study, not a result; 'headroom run study.yaml' makes one"),
    ("run study.yaml more-hours", "headroom: 'more-hours' is one argument too many; 'headroom run --help' lists what there "
                                  "is"),
    ("run study.yaml --scenario Leaver", "headroom: no scenario matches 'Leaver'; the study has baseline, more-hours, "
                                         "reminders, leaver"),
    ("run study.yaml -o study.yaml", "headroom: --output is the study itself; name another file"),
]


class MistakesCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(temporary.cleanup)
        cls.folder = pathlib.Path(temporary.name)

    def answer(self, *words):
        answer = headroom(*words, cwd=self.folder)
        self.assertEqual((answer.returncode, answer.stdout), (2, ""))
        return answer.stderr

    def check(self, content):
        (self.folder / "study.yaml").write_bytes(content)
        return self.answer("check", "study.yaml", "-q")


class InTheStudy(MistakesCase):
    def test_each_is_answered_at_its_place_with_what_would_be_right(self):
        for right, wrong, answer in SLIPS:
            with self.subTest(wrong):
                self.assertIn(right, STUDY)
                self.assertEqual(self.check(STUDY.replace(right, wrong, 1).encode()), f"study.yaml:{answer}\n")

    def test_a_key_with_a_space_is_unknown_and_its_right_spelling_missing(self):
        self.assertEqual(self.check(STUDY.replace("per_week: 23", "per week: 23").encode()),
                         "study.yaml:34:16: streams.gp.referrals.per_week is missing; expected a number from 0 to "
                         "100,000\nstudy.yaml:34:17: streams.gp.referrals.per week is not a key here; expected one of "
                         "per_week, csv, variance_ratio, growth_per_year, monthly, weekdays, changes, replay (nearest: "
                         "per_week)\n")

    def test_a_misspelt_post_in_a_scenario_is_said_to_be_a_new_one(self):
        said = self.check(STUDY.replace("staff: {band-6: {wte: 1.2}}", "staff: {band6: {wte: 1.2}}").encode())
        self.assertEqual(said.splitlines()[0],
                         "study.yaml:54:20: staff.band6.role is missing; expected a name (letters, digits, - and _, at "
                         "most 64) or a list of at least one (the study has no post of this name, so it would be a new "
                         "one; write the name as the study has it, or what a new post needs) (in scenario more-hours)")

    def test_a_file_of_another_kind_is_named_with_how_to_save_it(self):
        for name, (content, answer) in OTHER_FILES.items():
            with self.subTest(name):
                self.assertEqual(self.check(content), f"study.yaml:{answer}\n")

    def test_what_is_written_at_length_but_right_is_taken(self):
        for right, also in (("    minutes: 45", "    minutes: 45 minutes"), ("\n", "\r\n"), ("2027-04-01", "'2027-04-01'"),
                            ("  start: 2027-04-01", "  start: 2027-04-01   ")):
            (self.folder / "study.yaml").write_bytes(STUDY.replace(right, also).encode())
            self.assertEqual(headroom("check", self.folder / "study.yaml").returncode, 0)


class OnTheCommandLine(MistakesCase):
    def test_each_is_answered_with_what_to_type(self):
        for folder in ("clinic", "empty"):
            (self.folder / folder).mkdir()
        for study in ("study.yaml", "clinic/study.yaml"):
            (self.folder / study).write_text(STUDY)
        answer_of("run", self.folder / "study.yaml", "-q", "--replications", "2")
        for words, answer in COMMAND_LINES:
            with self.subTest(words):
                self.assertEqual(self.answer(*words.split()), answer + "\n")


if __name__ == "__main__":
    unittest.main()
