"""Results and shards of an earlier version: they still read, compare, merge, and say the same figures."""

import csv
import json
import lzma
import pathlib
import re
import unittest

from outside import SOURCE, answer_of, folder_in_memory

OLDER = SOURCE / "tests" / "data" / "older"

# What the version that wrote them said: mean, low, high and, of the second scenario, the difference.
PROTECTED_LOST = [(13 / 3, 0.0, 33.873298671018645), (0.0, 0.0, 0.0, -13 / 3)]
DELIVERED = [(397.627778, 274.528511, 432.959429), (398.961111, 285.772311, 431.415738, 4 / 3)]
SPA_DELIVERED = [(67.85, 25.524941, 79.688508), (71.183333, 50.75038, 76.760242, 10 / 3)]
USED_BY_CATEGORY = {"spa": [(10 / 3, 0.0, 25.56465), (0.0, 0.0, 0.0, -10 / 3)],
                    "ar": [(1.0, 0.0, 8.541535), (0.0, 0.0, 0.0, -1.0)]}
USED_BY_ACTIVITY = {("lead", "spa", None, None): 2.2, ("lead", "spa", "audit", "education"): 0.8,
                    ("second", "spa", None, None): 1 / 3, ("helper", "spa", None, None): 0.0,
                    ("lead", "ar", None, None): 1.0, ("second", "ar", None, None): 0.0}
WORST_DAY = ("2026-05-08", "orthotist", 2 / 3)
WAIT_FIRST_MEAN = [(24.992076, 10.238875, 27.768226), (25.156561, 17.934347, 28.389577, 0.164484)]
WAITING = {"mean": [83.666664, 85.333336, 89.0, 90.666664, 104.0, 108.0], "p5": [82, 73, 74, 77, 90, 85]}
TABLE_ROWS = {"summary_overall": 6, "summary_by_stream": 6, "summary_by_priority": 12, "daily_below_minimum": 84,
              "weekly_streams_distribution": 72, "weekly_posts_distribution": 216}
ROWS_BY_REPLICATION = {"weekly_streams": 36, "weekly_posts": 108, "weekly_categories": 288}
COLUMN_SUMS = {("weekly_posts_distribution", "contracted"): 6480.0,
               ("weekly_posts_distribution", "dcc_booked"): 3598.167,
               ("weekly_streams_distribution", "referrals"): 2998.667, ("waits", "first"): 1201,
               ("waits", "treatment"): 1201, ("waits", "waiting_end"): 655,
               ("daily_below_minimum", "below_minimum"): 9.333, ("summary_overall", "dcc_hours_booked"): 1811,
               ("summary_by_priority", "in_time"): 4.171}
CATEGORY_SUMS = {"planned_hours": 3240.0, "delivered_hours": 2389.767, "protected_hours_used": 13.0}
# Of the page: planned, delivered, delivered in per cent, taken to see patients, hours a week of the lead.
LEAD = [["26.2", "21.9", "83.5", "0.00"], ["7.5", "5.8", "76.9", "0.50"], ["3.8", "3.0", "79.1", "0.17"]]


class OfAnEarlierVersion(unittest.TestCase):
    def setUp(self):
        folder = folder_in_memory("headroom-older-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def unpacked(self, name):
        path = self.folder / f"{name}.h5"
        path.write_bytes(lzma.decompress((OLDER / f"{name}.h5.xz").read_bytes()))
        return path

    def expect_figures(self, by_scenario, expected):
        for scenario, figures in zip(by_scenario["scenarios"].values(), expected, strict=True):
            for name, figure in zip(("mean", "low", "high", "difference"), figures):
                self.assertAlmostEqual(scenario[name], figure, places=5, msg=name)

    def expect_staffing(self, path):
        said = json.loads(answer_of("compare", path, "--about", "staffing", "--json"))
        self.expect_figures(said["metrics"]["protected_hours_lost"]["all"], PROTECTED_LOST)
        self.expect_figures(said["hours"]["delivered"], DELIVERED)
        self.expect_figures(said["planned_delivered"]["spa"]["delivered"], SPA_DELIVERED)
        used = said["protected_hours_used"]
        self.assertEqual([one["category"] for one in used["by_category"]], list(USED_BY_CATEGORY))
        for one in used["by_category"]:
            self.expect_figures(one, USED_BY_CATEGORY[one["category"]])
        taken = {tuple(one[part] for part in ("post", "category", "activity", "pillar")):
                 one["scenarios"]["baseline"]["mean"] for one in used["by_activity"]}
        self.assertEqual(list(taken), list(USED_BY_ACTIVITY))
        for label, hours in USED_BY_ACTIVITY.items():
            self.assertAlmostEqual(taken[label], hours, places=9, msg=label)
        self.assertEqual(len(said["worst_days"]), 10)
        worst = said["worst_days"][0]
        self.assertEqual((worst["date"], worst["role"], worst["scenarios"]["baseline"]["share"]), WORST_DAY)

    def expect_waits(self, path):
        said = json.loads(answer_of("compare", path, "--json"))
        self.expect_figures(said["metrics"]["wait_first_mean"]["streams"]["gp"], WAIT_FIRST_MEAN)
        said = json.loads(answer_of("compare", path, "--by-week", "waiting", "--json"))
        weeks = said["by_week"]["scenarios"]["baseline"]["streams"]["gp"]
        for statistic, values in WAITING.items():
            for week, value in zip(weeks[statistic], values, strict=True):
                self.assertAlmostEqual(week, value, places=5)

    def expect_tables(self, path, by_replication):
        folder = path.with_suffix("")
        answer_of("export", path, "--csv", folder, "--quiet")

        def rows(table):
            with open(folder / f"{table}.csv", encoding="utf-8-sig", newline="") as file:
                return list(csv.DictReader(file))

        for table, count in {**TABLE_ROWS, **(ROWS_BY_REPLICATION if by_replication else {})}.items():
            self.assertEqual(len(rows(table)), count, table)
        sums = dict(COLUMN_SUMS)
        if by_replication:
            sums.update({("weekly_categories", column): hours for column, hours in CATEGORY_SUMS.items()})
        for (table, column), expected in sums.items():
            self.assertAlmostEqual(sum(float(row[column] or 0) for row in rows(table)), expected, places=2,
                                   msg=f"{table} {column}")

    def expect_page(self, path):
        page = path.with_suffix(".html")
        answer_of("report", path, "-o", page)
        text = page.read_text(encoding="utf-8")
        table = text[text.index("Planned, delivered and taken for patients"):]
        cells = [re.findall(r"<td[^>]*>(.*?)</td>", row, re.S) for row in re.findall(r"<tr>.*?</tr>", table, re.S)[1:4]]
        figures = [[re.sub(r"<[^>]+>", "", cell) for cell in row][-4:] for row in cells]
        self.assertEqual(figures, LEAD)

    def expect_all(self, path, by_replication):
        self.expect_staffing(path)
        self.expect_waits(path)
        self.expect_tables(path, by_replication)
        self.expect_page(path)

    def merged(self, kind, name):
        shards = [self.unpacked(f"{kind}-{number}") for number in (1, 2)]
        output = self.folder / name
        answer_of("merge", *shards, "-o", output)
        return output

    def test_a_result_reads_and_says_the_same(self):
        self.expect_all(self.unpacked("result"), True)

    def test_a_result_under_bands_reads_and_says_the_same(self):
        self.expect_all(self.unpacked("bands"), False)

    def test_shards_merge_into_the_same_result(self):
        self.expect_all(self.merged("shard", "merged.h5"), True)

    def test_shards_under_bands_merge_into_the_same_result(self):
        self.expect_all(self.merged("bands-shard", "merged.h5"), False)

    def test_stands_beside_a_merged_one_in_a_comparison(self):
        said = json.loads(answer_of("compare", self.merged("shard", "merged.h5"), self.unpacked("result"), "--about",
                                    "staffing", "--json"))
        used = {one["category"]: list(one["scenarios"].values()) for one in said["protected_hours_used"]["by_category"]}
        for category, expected in USED_BY_CATEGORY.items():
            for place in (0, 2):  # the baseline of both
                self.assertAlmostEqual(used[category][place]["mean"], expected[0][0], places=9)


if __name__ == "__main__":
    unittest.main()
