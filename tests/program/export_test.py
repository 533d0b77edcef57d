"""export from outside: CSV read by pandas, XLSX by openpyxl, both by hostile studies; nothing half-written."""

import json
import os
import pathlib
import resource
import shutil
import subprocess
import tempfile
import time
import unittest

import openpyxl
import pandas

from outside import PROGRAM, SOURCE, WHOLE, answer_of, headroom, share_of, small_clinic

HARM = "=HYPERLINK(\"http://x\",\"y\"), <script>alert(1)</script> _x0041_ \U0001F600"
STUDY = small_clinic("weeks: 8", per_week=22).replace("A small clinic", json.dumps(HARM, ensure_ascii=False)) + """\
cover: {order: [colleagues, cancel], minimum_on_duty: {orthotist: 1}}
experiment: {replications: 6, seed: 3}
scenarios:
  more: {about: %s, staff: {band-6: {wte: 1.4}}}
  "-1": {about: "@SUM(1)", staff: {"-2": {like: band-6, wte: 0.4}}}
""" % json.dumps(HARM, ensure_ascii=False)


def content_of(folder):
    return {path.name: path.read_bytes() if path.is_file() else None for path in folder.iterdir()}


class Export(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        (cls.folder / "study.yaml").write_text(STUDY)
        cls.result = cls.folder / "study.h5"
        answer_of("run", cls.folder / "study.yaml", "-o", cls.result, "-q")
        answer_of("export", cls.result, "--csv", cls.folder / "csv", "--xlsx", cls.folder / "book.xlsx")
        cls.compared = json.loads(answer_of("compare", cls.result, "--json"))["metrics"]

    def table(self, name):
        return pandas.read_csv(self.folder / "csv" / f"{name}.csv")

    def test_pandas_finds_the_types_that_the_dictionary_promises(self):
        dictionary = self.table("data_dictionary")
        for name in sorted(set(dictionary.table)):
            table = self.table(name)
            columns = dictionary[(dictionary.table == name) & dictionary.column.notna()]
            self.assertEqual(list(table.columns), list(columns.column), name)
            for column, kind in zip(columns.column, columns.type):
                values = table[column].dropna()
                if kind == "number":
                    self.assertTrue(pandas.api.types.is_numeric_dtype(values.infer_objects()), (name, column))
                elif kind.startswith("date"):
                    pandas.to_datetime(values, format="%Y-%m-%d")
            self.assertTrue(columns.meaning.notna().all(), name)
        files = {path.stem for path in (self.folder / "csv").iterdir()}
        self.assertEqual(files, set(dictionary.table))

    def test_means_of_replications_are_those_of_compare(self):
        by_stream = self.table("summary_by_stream")
        for metric in ["in_time", "wait_first_mean"]:
            means = by_stream.groupby("scenario")[metric].mean()
            said = self.compared[metric]["streams"]["gp"]["scenarios"]
            for scenario, mean in means.items():
                self.assertAlmostEqual(mean, said[scenario.removeprefix("'")]["mean"], delta=1e-9)
        comparison = self.table("comparison").set_index(["metric", "stream", "scenario"])
        for scenario, said in self.compared["in_time"]["streams"]["gp"]["scenarios"].items():
            row = comparison.loc[("in_time", "gp", "'" + scenario if scenario == "-1" else scenario)]
            for name in ["mean", "low", "high", "difference", "difference_low", "difference_high", "p_better"]:
                if said[name] is None:
                    self.assertTrue(pandas.isna(row[name]), (scenario, name))
                else:
                    self.assertAlmostEqual(row[name], said[name], delta=1e-9)

    def test_every_week_replication_and_stream_has_its_row(self):
        weekly = self.table("weekly_streams")
        self.assertEqual(len(weekly), 3 * 6 * 8)
        first = weekly[(weekly.scenario == "baseline") & (weekly.replication == 1)]
        self.assertEqual(first.week.tolist()[:2], ["2026-04-01", "2026-04-08"])
        bands = self.table("weekly_streams_distribution")
        mean = bands[(bands.scenario == "baseline") & (bands.statistic == "mean")].waiting.tolist()
        expected = weekly[weekly.scenario == "baseline"].groupby("week").waiting.mean().tolist()
        for a, b in zip(mean, expected):
            self.assertAlmostEqual(a, b, places=6)
        waits = self.table("waits")
        seen = self.table("weekly_streams").groupby("scenario").first_seen.sum()
        self.assertEqual(waits.groupby("scenario")["first"].sum().to_dict(), seen.to_dict())

    def test_hours_of_every_post_add_up(self):
        posts = self.table("weekly_posts")
        delivered = self.table("weekly_categories").groupby(["scenario", "replication", "week", "post"]).delivered_hours.sum()
        posts = posts.set_index(["scenario", "replication", "week", "post"]).join(delivered).fillna(0)
        used = posts.delivered_hours + posts.dcc_unused + sum(posts[c] for c in posts.columns if c.startswith("lost_"))
        self.assertLess((posts.contracted - used).abs().max(), 0.01)

    def test_no_cell_is_a_formula(self):
        for path in (self.folder / "csv").iterdir():
            for line in path.read_text(encoding="utf-8-sig").splitlines():
                for cell in line.split(","):
                    self.assertNotRegex(cell.strip('"'), r"^[=@]", path.name)
        self.assertIn("'-1", set(self.table("scenarios").scenario))
        book = openpyxl.load_workbook(self.folder / "book.xlsx")
        for sheet in book:
            for row in sheet.iter_rows():
                for cell in row:
                    self.assertNotEqual(cell.data_type, "f", (sheet.title, cell.coordinate))
        self.assertEqual(book["Summary"]["A1"].value.replace("_x005F_", "_"), HARM)  # as a spreadsheet shows it
        self.assertEqual([cell.value for cell in book["Scenarios"]["A"][2:]], ["baseline", "more", "-1"])

    def test_the_spreadsheet_has_numbers_dates_and_frozen_headings(self):
        book = openpyxl.load_workbook(self.folder / "book.xlsx")
        self.assertEqual(book.sheetnames, ["Summary", "Service specification", "Scenarios", "Comparison", "Patients by week",
                                           "Hours by week", "Days below minimum", "Assumptions", "Method", "Data dictionary"])
        weekly = book["Patients by week"]
        self.assertEqual(weekly.freeze_panes, "A3")
        self.assertIsNotNone(weekly.auto_filter.ref)
        self.assertTrue(weekly["B3"].is_date)
        self.assertEqual((weekly["B3"].value.isoformat()[:10], weekly["B3"].number_format), ("2026-04-01", "yyyy-mm-dd"))
        self.assertIsInstance(weekly["E3"].value, (int, float))
        summary = book["Summary"]
        rows = [[cell for cell in row] for row in summary.iter_rows()]
        baseline = next(row for row in rows if row[0].value == "gp" and row[1].value == "baseline")
        said = self.compared["in_time"]["streams"]["gp"]["scenarios"]["baseline"]
        self.assertAlmostEqual(baseline[2].value, said["mean"], delta=1e-9)
        self.assertEqual(baseline[2].number_format, "0.0%")
        self.assertAlmostEqual(baseline[3].value, said["low"], delta=1e-9)

    def test_the_specification_is_that_of_the_job_plan(self):
        book = openpyxl.load_workbook(self.folder / "book.xlsx")
        rows = [[cell.value for cell in row] for row in book["Service specification"].iter_rows()]
        more = next(row for row in rows if row[:2] == ["more", "band-6"])
        # 1.4 WTE at 37.5 h: 52.5 h a week, of which 80% DCC, 15% SPA, 5% AR.
        # A year is 365/7 weeks: 2737.5 h, 2190, 410.625, 136.875, 0.
        for value, expected in zip(more[4:15], [1.4, 52.5, 42.0, 7.875, 2.625, 0, 2737.5, 2190, 410.625, 136.875, 0]):
            self.assertAlmostEqual(value, expected, places=9)
        all_posts = next(row for row in rows if row[:2] == ["-1", "all"])
        self.assertAlmostEqual(all_posts[4], 1.4)
        self.assertAlmostEqual(all_posts[11], 2190)

    def test_a_leaver_and_the_successor_are_not_both_counted(self):
        study = self.folder / "leaver.yaml"
        study.write_text(STUDY.split("scenarios:")[0] + """\
scenarios:
  leaver: {staff: {band-6: {until: 2026-04-28}, new: {like: band-6, wte: 1.0, from: 2026-05-13}}}
""")
        answer_of("run", study, "-q")
        answer_of("export", self.folder / "leaver.h5", "--xlsx", self.folder / "leaver.xlsx")
        rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(self.folder / "leaver.xlsx")["Service specification"].iter_rows()]
        of = {row[1]: row for row in rows if row[0] == "leaver"}
        # 8 weeks: the leaver, of 1.0 WTE, is there for 4 of them, the successor for 2. Rows and their sum are of the period.
        self.assertEqual([of[name][16:19] for name in ("band-6", "new")], [[0.5, 1.0, 37.5], [0.25, 1.0, 37.5]])
        self.assertAlmostEqual(of["band-6"][4], 4 / 8, places=9)
        self.assertAlmostEqual(of["new"][4], 2 / 8, places=9)
        for column in range(4, 16):
            self.assertAlmostEqual(of["all"][column], of["band-6"][column] + of["new"][column], places=6)
        self.assertAlmostEqual(of["all"][10], 0.75 * 37.5 * 365 / 7, places=6)
        self.assertEqual(of["all"][16:19], [None, None, None])

    def test_a_share_in_the_summary_is_one(self):
        result = self.folder / "few.h5"
        answer_of("run", SOURCE / "scenarios/first-study/study.yaml", "-o", result, "--replications", "5", "-q")
        said = json.loads(answer_of("compare", result, "--json"))["metrics"]["in_time"]["streams"]["gp"]["scenarios"]
        self.assertEqual(said["reminders"]["high"], 1)  # where the arithmetic of an interval knows no limit
        answer_of("export", result, "--xlsx", self.folder / "few.xlsx")
        rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(self.folder / "few.xlsx")["Summary"].iter_rows()]
        more = next(row for row in rows if row[:2] == ["gp", "reminders"])
        self.assertAlmostEqual(more[3], said["reminders"]["low"], delta=1e-9)
        self.assertEqual(more[4], 1)

    def test_headings_of_a_sheet_say_what_stands_below(self):
        book = openpyxl.load_workbook(self.folder / "book.xlsx")
        explained = {row[1].value for row in book["Data dictionary"].iter_rows()}
        for name in ["Summary", "Service specification"]:
            for row in book[name].iter_rows():
                headings = [cell.value for cell in row if cell.value]
                if headings and headings[0] in ["stream", "scenario"] and len(headings) > 6:
                    self.assertEqual(len(headings), len(set(headings)), name)
                    for heading in headings:
                        self.assertTrue(any(heading.startswith(known) for known in explained if known), heading)

    def test_a_second_export_is_the_same_bytes(self):
        answer_of("export", self.result, "--csv", self.folder / "again", "--xlsx", self.folder / "again.xlsx")
        self.assertEqual((self.folder / "again.xlsx").read_bytes(), (self.folder / "book.xlsx").read_bytes())
        for path in (self.folder / "csv").iterdir():
            self.assertEqual((self.folder / "again" / path.name).read_bytes(), path.read_bytes())

    def test_a_full_disk_leaves_what_was_there(self):
        before = (self.folder / "book.xlsx").read_bytes()
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))
        done = headroom("export", self.result, "--csv", self.folder / "full", "--xlsx", self.folder / "book.xlsx", preexec_fn=limit)
        self.assertEqual(done.returncode, 1)
        self.assertFalse((self.folder / "full").exists())
        done = headroom("export", self.result, "--xlsx", self.folder / "book.xlsx", preexec_fn=limit)
        self.assertEqual(done.returncode, 1)
        self.assertEqual((self.folder / "book.xlsx").read_bytes(), before)

    def test_a_disk_that_fills_while_a_sheet_is_written_is_no_success(self):
        # More than the finished file takes, less than its largest sheet before it is packed.
        size = (self.folder / "book.xlsx").stat().st_size
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size + 4096, size + 4096))
        done = headroom("export", self.result, "--xlsx", self.folder / "cut.xlsx", preexec_fn=limit)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertFalse((self.folder / "cut.xlsx").exists())

    def test_results_kept_as_bands(self):
        (self.folder / "bands.yaml").write_text(STUDY.replace("seed: 3", "seed: 3, keep: bands"))
        answer_of("run", self.folder / "bands.yaml", "-q")
        answer_of("export", self.folder / "bands.h5", "--csv", self.folder / "bands", "--xlsx", self.folder / "bands.xlsx")
        waits = pandas.read_csv(self.folder / "bands" / "waits.csv")
        self.assertEqual(waits.groupby("scenario")["first"].sum().to_dict(), self.table("waits").groupby("scenario")["first"].sum().to_dict())
        for name in ["weekly_streams_distribution", "weekly_posts_distribution"]:
            kept, all_of_it = pandas.read_csv(self.folder / "bands" / f"{name}.csv"), self.table(name)
            for column in all_of_it.columns:
                if pandas.api.types.is_numeric_dtype(all_of_it[column]):
                    self.assertLess((kept[column] - all_of_it[column]).abs().max(), 1e-4, column)
        self.assertFalse((self.folder / "bands" / "weekly_streams.csv").exists())

    def test_tables_of_an_earlier_export_do_not_stay(self):
        folder = self.folder / "stale"
        answer_of("export", self.result, "--csv", folder)
        self.test_results_kept_as_bands()
        answer_of("export", self.folder / "bands.h5", "--csv", folder)
        self.assertFalse((folder / "weekly_streams.csv").exists())
        self.assertEqual(content_of(folder), content_of(self.folder / "bands"))

    def test_a_folder_with_anything_else_in_it_stays_as_it_is(self):
        folder = self.folder / "shared"
        for name, make in [("notes.csv", lambda path: path.write_text("mine")), ("waits", lambda path: path.mkdir()),
                           ("old.csv", lambda path: path.symlink_to("waits.csv")), (".notes", lambda path: path.write_text(""))]:
            shutil.rmtree(folder, ignore_errors=True)
            answer_of("export", self.result, "--csv", folder)
            (folder / "waits.csv").write_text("changed by hand")
            make(folder / name)
            before = content_of(folder)
            done = headroom("export", self.result, "--csv", folder, "--xlsx", self.folder / "none.xlsx")
            self.assertEqual(done.returncode, 2, done.stderr)
            self.assertEqual(done.stderr, f"headroom: {folder / name} is there already and no export wrote it: the tables take "
                                          "the place of their whole folder; name another folder\n")
            self.assertEqual(content_of(folder), before)
            self.assertFalse((self.folder / "none.xlsx").exists())
        (folder / "waits.csv").unlink()
        (folder / ".notes").unlink()
        (folder / "waits.csv").symlink_to(self.result)
        self.assertEqual(headroom("export", self.result, "--csv", folder).returncode, 2)
        self.assertTrue((folder / "waits.csv").is_symlink())

    def test_the_folder_keeps_its_rights_and_a_link_to_it_stays(self):
        folder, link = self.folder / "rights", self.folder / "link"
        folder.mkdir()
        folder.chmod(0o2750)
        link.symlink_to(folder)
        answer_of("export", self.result, "--csv", link)
        (folder / "waits.csv").chmod(0o600)
        answer_of("export", self.result, "--csv", str(link) + "/")
        self.assertEqual(os.stat(folder).st_mode & 0o7777, 0o2750)
        self.assertEqual(os.stat(folder / "waits.csv").st_mode & 0o7777, 0o600)
        self.assertEqual(os.stat(folder / "about.csv").st_mode & 0o777, 0o666 & ~self.umask())
        self.assertTrue(link.is_symlink())
        self.assertEqual(content_of(folder), content_of(self.folder / "csv"))

    @staticmethod
    def umask():
        mask = os.umask(0)
        os.umask(mask)
        return mask

    def test_the_folder_that_one_is_in_is_not_exchanged(self):
        folder = self.folder / "here"
        folder.mkdir()
        done = headroom("export", self.result, "--csv", ".", cwd=folder)
        self.assertEqual(done.returncode, 2)
        self.assertIn("is the folder that you are in", done.stderr)
        done = headroom("export", self.result, "--csv", folder, "--xlsx", folder / "book.xlsx")
        self.assertEqual(done.returncode, 2)
        self.assertEqual(content_of(folder), {})
        self.assertEqual(headroom("export", self.result, "--csv", "tables", cwd=folder).returncode, 0)
        self.assertEqual(content_of(folder / "tables"), content_of(self.folder / "csv"))

    def test_a_full_disk_leaves_the_tables_that_were_there(self):
        parent = self.folder / "parent"
        answer_of("export", self.result, "--csv", parent / "csv", "--scenario", "more")
        before = content_of(parent / "csv")
        for size in (0, 100, 3000, 20_000):
            done = headroom("export", self.result, "--csv", parent / "csv", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))
            self.assertEqual(done.returncode, 1, done.stderr)
            self.assertRegex(done.stderr, r"\A.*: about .*; needs about .* of memory\nheadroom: cannot write .*\.csv: File too large\n\Z")
            self.assertEqual(content_of(parent / "csv"), before)
            self.assertEqual(os.listdir(parent), ["csv"])

    def test_killed_at_any_moment_the_tables_are_those_of_one_export(self):
        parent = self.folder / "killed"
        words = [(self.result,), (self.result, "--scenario", "more")]
        whole = []
        for number, word in enumerate(words):
            answer_of("export", *word, "--csv", self.folder / f"whole{number}")
            whole.append(content_of(self.folder / f"whole{number}"))
        answer_of("export", *words[0], "--csv", parent / "csv")
        began = time.monotonic()
        answer_of("export", *words[1], "--csv", parent / "csv")
        takes = time.monotonic() - began
        kills = 0
        for turn in range(32 if WHOLE else 16):
            running = subprocess.Popen([PROGRAM, "export", *map(str, words[turn % 2]), "--csv", str(parent / "csv")], stderr=subprocess.DEVNULL)
            time.sleep(takes * (turn % 16) / 16)
            running.kill()
            kills += running.wait() != 0
            self.assertIn(content_of(parent / "csv"), whole)
        self.assertGreater(kills, 3)
        answer_of("export", *words[1], "--csv", parent / "csv")
        self.assertEqual(content_of(parent / "csv"), whole[1])
        self.assertEqual(os.listdir(parent), ["csv"])  # nothing of the killed ones

    def test_what_a_kill_between_two_renames_leaves_is_finished_by_the_next(self):
        parent = self.folder / "between"
        answer_of("export", self.result, "--csv", parent / "csv")
        before = content_of(parent / "csv")
        (parent / "csv").rename(parent / ".csv.headroom-aB3dE6.old")
        shutil.copytree(parent / ".csv.headroom-aB3dE6.old", parent / ".csv.headroom-aB3dE6")
        done = headroom("export", self.result, "--csv", parent / "csv", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (9, 9)))
        self.assertEqual(done.returncode, 1)  # on a full disk too
        self.assertEqual(os.listdir(parent), ["csv"])
        self.assertEqual(content_of(parent / "csv"), before)

    def test_a_spreadsheet_is_whole_or_not_there_whatever_fails(self):
        book = self.folder / "limited.xlsx"
        said = set()
        limits = [(resource.RLIMIT_NOFILE, n) for n in range(3, 24)] + [(resource.RLIMIT_FSIZE, 1 << n) for n in range(0, 20)]
        for what, limit in share_of(limits, 2):
            done = headroom("export", self.result, "--xlsx", book, preexec_fn=lambda: resource.setrlimit(what, (limit, limit)))
            self.assertIn(done.returncode, (0, 1, 127), (limit, done.stderr))  # a crash is a negative one
            if done.returncode == 127:
                continue  # not even the program's libraries could be opened
            if done.returncode == 0:
                openpyxl.load_workbook(book)
                book.unlink()
                continue
            # The library's own words are kept away as long as there is a descriptor for that.
            said_last = [line for line in done.stderr.splitlines()
                         if "; needs about " not in line and not line.startswith("[ERROR][")]
            self.assertEqual(len(said_last), 1, done.stderr)
            said.add(said_last[0].split(":")[1])
            self.assertFalse(book.exists())
            self.assertEqual([name for name in os.listdir(self.folder) if name.startswith("limited")], [])
        self.assertTrue(any("spreadsheet was not written" in words for words in said), said)

    def test_files_of_somebody_else_stay(self):
        folder = self.folder / "mine"
        folder.mkdir()
        (folder / "scenarios.csv").write_text("mine")
        done = headroom("export", self.result, "--csv", folder)
        self.assertEqual(done.returncode, 2)
        self.assertEqual((folder / "scenarios.csv").read_text(), "mine")
        self.assertIn("scenarios.csv is there already", done.stderr)

    def test_both_outputs_or_neither(self):
        done = headroom("export", self.result, "--csv", self.folder / "neither", "--xlsx", "/nonexistent/x.xlsx")
        self.assertEqual(done.returncode, 1)
        self.assertFalse((self.folder / "neither").exists())

    def test_wrong_words_and_files(self):
        for words, code in [((self.result,), 2), ((self.folder / "none.h5", "--csv", "x"), 2),
                            ((self.result, "--xlsx", self.result), 2), ((self.result, "--xlsx", self.folder / "study.yaml"), 2),
                            ((self.result, "--csv", self.result), 1), ((self.result, "--csv", "x", "--baseline", "mor"), 2)]:
            done = headroom("export", *words)
            self.assertEqual(done.returncode, code, (words, done.stderr))
            self.assertRegex(done.stderr, r"\A(.*: about .*; needs about .*\n)?headroom: ")
        damaged = self.folder / "damaged.h5"
        damaged.write_bytes(self.result.read_bytes()[:-5000])
        self.assertEqual(headroom("export", damaged, "--csv", self.folder / "d").returncode, 1)

    def test_only_some_scenarios(self):
        answer_of("export", self.result, "--csv", self.folder / "some", "--scenario", "more")
        self.assertEqual(set(pandas.read_csv(self.folder / "some" / "summary_overall.csv").scenario), {"baseline", "more"})


if __name__ == "__main__":
    unittest.main()
