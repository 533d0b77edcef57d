"""Hostile texts on their way in and out: a study that holds one is refused with its place; what a result of somebody
else, a file's name or a word of the command line holds reaches no terminal, page, table or sheet as it is. What takes one call of the program
for each text tries a third of them, others with every commit; with HEADROOM_WHOLE=1 all."""

import csv
import hashlib
import html.parser
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unicodedata
import unittest

import h5py
import openpyxl

from outside import PROGRAM, answer_of, headroom, share_of, small_clinic

SEAL = b"\nheadroom sha256 "

CONTROLS = [chr(c) for c in range(1, 32) if chr(c) not in "\t\n"] + ["\x7f"] + [chr(c) for c in range(0x80, 0xA0)] + ["\u2028", "\u2029"]
DIRECTIONS = [chr(c) for c in (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))]
INVISIBLE = list("\u200b\u2060\u2064\u206f\ufeff\ufff9")
NONCHARACTERS = list("\ufdd0\ufdef\ufffe\uffff\U0001fffe\U0010ffff")
SEQUENCES = ["\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "\x1b[2J\x1b[1;1H", "\x9b31m", "\x1b]52;c;YQ==\x07"]
HARMFUL = [f"a{c}b" for c in CONTROLS + DIRECTIONS + INVISIBLE + NONCHARACTERS] + SEQUENCES
NOT_UTF8 = [b"\xff", b"a\xc0\x80b", b"a\xed\xa0\x80b", b"\xe2\x82", b"\xf4\x90\x80\x80", b"a\x80"]
FORMULAS = ["=1+1", " =1+1", "\u00a0=1", "\u3000@SUM(1)", "\t=1", "\n+1", "-1+cmd|' /C calc'!A0", "\uff1d1", "\u2003\uff0b1", "\ufe66 1", "=HYPERLINK(\"http://x\",\"y\")"]
LAYOUT = ["a|b", "a\\|b", "a\tb", "a\nb", "a\r\nb", "<script>alert(1)</script>", "_x0041_", "\"quoted\"", "a,b;c", "'"]
FINE = ["Zo\u00eb \u2013 5 \u20ac", "\u0641\u0627\u0631\u0633\u06cc\u200c\u0647\u0627", "\U0001f469\u200d\u2695\ufe0f", "so\u00adft", "\u65e5\u672c"]


def harm_in(text):
    """By Unicode's own categories: controls, formats, separators of lines, surrogates and noncharacters."""
    allowed = "\n\t\u00ad\u200c\u200d"
    return [hex(ord(c)) for c in text if c not in allowed and (
        unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Cs") or ord(c) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(c) <= 0xFDEF)]


def raw(*words, **options):
    """Exit code and both streams as bytes; words may be bytes."""
    done = subprocess.run([PROGRAM, *(w if isinstance(w, bytes) else os.fsencode(str(w)) for w in words)],
                          stdin=subprocess.DEVNULL, capture_output=True, timeout=300, **options)
    return done.returncode, done.stdout, done.stderr


def forged(result, path, change):
    """A result as somebody else may make it, with a seal that is right."""
    path.write_bytes(result.read_bytes()[:-(len(SEAL) + 65)])
    with h5py.File(path, "r+") as file:
        change(file)
    data = path.read_bytes()
    path.write_bytes(data + SEAL + hashlib.sha256(data).hexdigest().encode() + b"\n")


class Case(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        cls.addClassCleanup(shutil.rmtree, cls.folder)

    def assert_harmless(self, output, what):
        text = output.decode("utf-8", "strict") if isinstance(output, bytes) else output
        self.assertEqual(harm_in(text), [], what)
        return text


STUDY = small_clinic("weeks: 2", per_week=3) + """\
experiment: {replications: 2, seed: 1}
scenarios:
  more: {about: ABOUT}
"""


def study_with(title="A clinic", about="None", reason="maternity", comment=""):
    quoted = ['"' + "".join(c if c.isascii() and c.isalnum() else f"\\U{ord(c):08X}" for c in text) + '"' for text in (title, about, reason)]
    text = STUDY.replace("title: A small clinic", f"title: {quoted[0]}").replace("ABOUT", quoted[1])
    return text.replace("ed: 0%}}", f"ed: 0%}}, absent: [{{from: 2026-04-02, until: 2026-04-03, reason: {quoted[2]}}}]}}") + comment


class Written(Case):
    """In a study."""

    def check(self, text, name="study.yaml"):
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return raw("check", path)

    def test_fine_texts_stay_as_they_are(self):
        for text in FINE:
            code, out, err = self.check(study_with(text, text, text))
            self.assertEqual((code, err), (0, b""), text)
        code, out, _ = self.check(study_with(FINE[0]))
        self.assertIn(FINE[0], out.decode())

    def test_escaped_in_quotes_is_refused_with_the_place_of_each(self):
        for text in share_of(HARMFUL, 3) + ["a\0b"]:
            code, out, err = self.check(study_with(text, text, text))
            err = self.assert_harmless(err, text)
            self.assertEqual((code, out), (2, b""), (text, err))
            lines = [line.split("study.yaml:", 1)[1] for line in err.splitlines()]
            self.assertEqual(len(lines), 3, err)
            self.assertRegex(lines[0], r"^2:8: title is \".*\", with an? .* \((U\+[0-9A-F]{4,6})\); expected text without ")
            self.assertRegex(lines[1], r"^\d+:\d+: staff\.band-6\.absent\[1\]\.reason is \"")
            self.assertRegex(lines[2], r"^\d+:\d+: scenarios\.more\.about is \"")
            self.assertIn("U+%04X" % ord(next(c for c in text if harm_in(c) or c == "\0")), lines[0])

    def test_as_it_is_it_is_refused_in_a_title_and_in_a_comment(self):
        for text in share_of(HARMFUL, 3):
            for study in (STUDY.replace("A small clinic", f"'{text}'"), study_with(comment=f"# {text}\n")):
                if "\r" in text:
                    continue  # an end of line
                code, out, err = self.check(study)
                err = self.assert_harmless(err, text)
                self.assertEqual((code, out), (2, b""), (text, err))
                self.assertRegex(err, r"study\.yaml:\d+:\d+: ")
                self.assertEqual(len(err.splitlines()), 1, err)
        self.assertIn(b":2:8: title is \"A\\u{1B}B\", with a control character (U+001B); expected text without control characters",
                      self.check(STUDY.replace("A small clinic", "'A\x1bB'"))[2])
        self.assertIn(b":2:10: the study is interrupted by a control character", self.check(STUDY.replace("A small clinic", "'A\x04B'"))[2])

    def test_no_utf8_is_refused(self):
        for bad in NOT_UTF8:
            code, _, err = self.check(STUDY.encode().replace(b"A small clinic", b"A " + bad))
            self.assertEqual(code, 2)
            self.assertIn("is not UTF-8 here", self.assert_harmless(err, bad))

    def test_as_a_key_it_is_refused(self):
        for text in ["a\x1b[31m", "a\u202eb", "a\u200bb", "\ufeffa"]:
            code, _, err = self.check(study_with().replace("  more:", f"  {json.dumps(text)}:"))
            err = self.assert_harmless(err, text)
            self.assertEqual(code, 2)
            self.assertIn("expected text without", err)

    def test_in_a_csv_file_it_is_refused(self):
        study = study_with().replace("absent: [{from: 2026-04-02, until: 2026-04-03, reason: \"maternity\"}]",
                                     "absent: {csv: away.csv}")
        for text in share_of([t for t in HARMFUL if "\r" not in t], 3):
            (self.folder / "away.csv").write_text(f"from,until,reason\n2026-04-02,2026-04-03,{text}\n", encoding="utf-8")
            code, out, err = self.check(study)
            err = self.assert_harmless(err, text)
            self.assertEqual((code, out), (2, b""), (text, err))
            self.assertRegex(err, r"away\.csv:2:\d+: the file is interrupted by a ?")

    def test_every_command_refuses_it(self):
        path = self.folder / "bad.yaml"
        path.write_text(study_with("A \x1b[31mclinic"))
        for command in ("check", "plan", "run", "explain", "size"):
            code, out, err = raw(command, path)
            self.assertEqual((code, out), (2, b""), command)
            self.assertIn("bad.yaml:2:8: title is \"A \\u{1B}[31mclinic\", with a control character (U+001B)", self.assert_harmless(err, command))
        self.assertFalse((self.folder / "bad.h5").exists())


class Given(Case):
    """As a file's name or a word of the command line."""

    def test_words_of_the_command_line(self):
        study = self.folder / "study.yaml"
        study.write_text(study_with())
        answer_of("run", study, "-q")
        result = self.folder / "study.h5"
        for number, text in enumerate([t.encode() for t in share_of(HARMFUL, 3)] + NOT_UTF8):
            every = [[text], ["check", text], ["plan", study, "--scenario", text], ["compare", result, "--metric", text],
                     ["compare", result, "--format", text], ["check", study, b"--" + text]]
            for words in every if number % 6 == 0 else [every[number % 6]]:
                code, out, err = raw(*words)
                self.assertEqual((code, out), (2, b""), words)
                self.assertEqual(len(self.assert_harmless(err, words).splitlines()), 1, err)

    def test_names_of_files(self):
        for number, text in enumerate([t.encode() for t in share_of(HARMFUL, 3)] + NOT_UTF8):
            if b"/" in text:
                continue
            path = os.fsencode(self.folder / f"{number}") + text
            pathlib.Path(os.fsdecode(path)).write_text(study_with().replace("wte: 1.0", "wte: many"))
            code, _, err = raw("check", path)
            self.assertEqual(code, 2)
            self.assertEqual(len(self.assert_harmless(err, text).splitlines()), 1)

    def test_names_of_results_and_folders(self):
        study = self.folder / "clinic.yaml"
        study.write_text(study_with())
        for text in (b"a\x1b[31mb", b"a\xffb", "a\u202eb".encode(), b"a\nb"):
            result = os.fsencode(self.folder) + b"/" + text + b".h5"
            for words in (["run", study, "-o", result], ["compare", result], ["compare", result, result], ["compare", result, "--json"],
                          ["compare", result, result, "--format", "markdown"], ["report", result], ["export", result, "--csv", result + b".csv"],
                          ["new", os.fsencode(self.folder) + b"/new" + text]):
                code, out, err = raw(*words)
                self.assertEqual(code, 0, (words, err))
                self.assert_harmless(out + err, words)
                if "--json" in words:
                    json.loads(out)


class Stored(Case):
    """In a result that others made: as its title and as names of scenarios. Streams and posts with such names, and
    bytes that are no text, are refused as the file is read."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.texts = [text.encode() for text in HARMFUL + FORMULAS + LAYOUT + FINE]
        names = "".join(f"  s{n}: {{staff: {{band-6: {{wte: {1 + n / 1000}}}}}}}\n" for n in range(len(cls.texts)))
        study = cls.folder / "study.yaml"
        study.write_text(STUDY.split("scenarios:")[0] + "scenarios:\n" + names)
        answer_of("run", study, "-q")
        cls.result = cls.folder / "forged.h5"

        def change(file):
            # Every text is a scenario's name; the title holds them all.
            scenarios = file["scenario"]
            for n, text in enumerate(cls.texts):
                scenarios[n + 1] = text
            file.attrs.create("title", b" / ".join(cls.texts), dtype=h5py.string_dtype())
        forged(cls.folder / "study.h5", cls.result, change)

    def output(self, *words):
        code, out, err = raw(*words)
        self.assertEqual(code, 0, err)
        self.assert_harmless(err, words)
        return self.assert_harmless(out, words)

    def test_there_are_enough(self):
        self.assertGreaterEqual(len(HARMFUL) + len(NOT_UTF8), 60)

    def test_on_a_terminal(self):
        for about in ("waits", "staffing", "cost"):
            for style in ("table", "markdown", "tsv"):
                out = self.output("compare", self.result, "--all", "--about", about, "--format", style)
                if about == "waits":
                    for seen in ("a\\u{1B}b", "a\\u{202E}b", "a\\u{85}b", "a\\u{7F}b", FINE[0], FINE[2]):
                        self.assertIn(seen.replace("\\", "\\\\") if style == "markdown" else seen, out)
        for words in (["--by-week", "waiting"], ["--quantiles"], ["--ranking"], []):
            self.output("compare", self.result, *words)

    def test_where_it_is_no_text_or_no_name(self):
        for name, text in (("stream", b"a\x1b[31mb\xe2\x80\xae"), ("post", b"a\x07b"), ("scenario", b"a\xffb"), ("title", b"a\xffb")):
            def change(file):
                if name == "title":
                    file.attrs.create("title", text, dtype=h5py.string_dtype())
                else:
                    file[name][0] = text
            forged(self.folder / "study.h5", self.folder / "refused.h5", change)
            code, out, err = raw("compare", self.folder / "refused.h5")
            self.assertEqual((code, out), (1, b""), name)
            self.assert_harmless(err, name)

    def test_a_row_stays_a_row(self):
        rows = self.output("compare", self.result, "--all", "--format", "tsv").splitlines()
        self.assertEqual({row.count("\t") for row in rows}, {rows[0].count("\t")})
        table = [line for line in self.output("compare", self.result, "--all", "--format", "markdown").splitlines() if line.startswith("|")]
        cells = lambda line: len(re.findall(r"(?<!\\)(?:\\\\)*\|", line))
        self.assertGreater(len(table), len(self.texts))
        heading = None
        for before, line in zip([None] + table, table):
            if set(line) <= set("|-: "):
                heading = cells(before)
            elif heading is not None and "---" not in line and before is not None and cells(line) != heading:
                self.assertEqual(cells(line), cells(table[table.index(line) + 1]), line)  # a new heading

    def test_tsv_holds_no_formula(self):
        for line in self.output("compare", self.result, "--all", "--format", "tsv").splitlines():
            for cell in line.split("\t"):
                self.assertRegex(cell.strip(" \u00a0\u3000\u2003"), r"^(?![=@\uff1d\ufe66])(?![+-](?![0-9.]))")

    def test_in_json_which_gives_the_texts_again(self):
        for words in ([], ["--about", "staffing"], ["--by-week", "waiting"], ["--ranking"]):
            document = json.loads(self.output("compare", self.result, "--json", *words))
        document = json.loads(self.output("compare", self.result, "--json"))
        for text in HARMFUL + FORMULAS + LAYOUT + FINE:
            self.assertIn(text, document["scenarios"])
            self.assertIn(text, document["title"])

    def test_on_the_page(self):
        page = self.folder / "page.html"
        self.output("report", self.result, "-o", page)
        text = self.assert_harmless(page.read_bytes(), "page")
        title = re.search(r"<h1>(.*?)</h1>", text, re.S)[1]
        self.assertEqual(title.count("\ufffd"), sum(len(harm_in(t)) for t in HARMFUL))
        self.assertNotIn("<script>alert", text)
        for chart in re.findall(r"<script type=\"application/json\">(.*?)</script>", text, re.S):
            self.assert_harmless(json.dumps(json.loads(chart), ensure_ascii=False).replace("\\n", ""), "chart")
            for part in json.loads(chart)["series"]:
                self.assertEqual(harm_in(part["name"]), [])

    def test_in_csv(self):
        folder = self.folder / "csv"
        self.output("export", self.result, "--csv", folder)
        for path in folder.iterdir():
            text = self.assert_harmless(path.read_bytes().replace(b"\xef\xbb\xbf", b"", 1).replace(b"\r", b""), path.name)
            rows = list(csv.reader(text.splitlines(keepends=True)))
            self.assertEqual({len(row) for row in rows}, {len(rows[0])}, path.name)
            for row in rows:
                for cell in row:
                    start = cell.lstrip(" \t\n\u00a0\u2003\u3000\u202f\ufffd")[:1]
                    if start and start in "=+-@\uff1d\uff0b\uff0d\uff20\ufe66":
                        float(cell)
        with open(folder / "scenarios.csv", encoding="utf-8-sig", newline="") as file:
            names = [row[0] for row in csv.reader(file)]
        for text in FINE + ["' =1+1", "'\u00a0=1", "'\u3000@SUM(1)", "a\ufffdb", "a|b"]:
            self.assertIn(text, names)

    def test_in_a_spreadsheet(self):
        path = self.folder / "book.xlsx"
        self.output("export", self.result, "--xlsx", path)
        book = openpyxl.load_workbook(path)
        for sheet in book:
            for row in sheet.iter_rows():
                for cell in row:
                    self.assertNotEqual(cell.data_type, "f", (sheet.title, cell.coordinate))
                    if isinstance(cell.value, str):
                        self.assertEqual(harm_in(cell.value), [], (sheet.title, cell.coordinate))
        names = [cell.value for cell in book["Scenarios"]["A"]]
        for text in FINE + FORMULAS[:4] + ["a\ufffdb", "_x005F_x0041_"]:
            self.assertIn(text, names)
        self.assertEqual(harm_in(book.properties.title), [])


if __name__ == "__main__":
    unittest.main()
