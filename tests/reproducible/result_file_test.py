"""The result file from outside: h5py and xarray read it as the format says, and the same study gives the same
datasets whatever the threads, however often it is run, and whatever interrupts it."""

import hashlib
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest
import warnings

from outside import PROGRAM


STUDY = """\
headroom: 1
title: A small clinic
calendar: {start: 2026-04-01, weeks: WEEKS}
appointments:
  assessment: {minutes: 45, admin_minutes: 15, by: [orthotist], dna: 8%}
  review: {minutes: 20, admin_minutes: 10, by: [orthotist], dna: 10%}
pathways:
  footwear:
    assess: {appointment: assessment, stops_clock: true, next: {review: 60%, discharge: 40%}}
    review: {appointment: review, after: 6 weeks, next: {review: 20%, discharge: 80%}}
streams:
  gp:
    pathway: footwear
    referrals: {per_week: 20}
    priorities:
      urgent: {share: 20%, target: 2 weeks}
      routine: {share: 80%, target: 18 weeks}
    waiting: {count: 60, longest: 20 weeks}
  wards:
    pathway: footwear
    referrals: {per_week: 3}
    priorities: {urgent: {share: 100%, target: 2 weeks}}
staff:
  lead: {role: orthotist, band: 7, wte: 1.0, job_plan: {dcc: 80%, spa: 15%, ar: 5%}}
scenarios:
  extra: {staff: {new: {like: lead, wte: 0.6}}}
  no-wards: {streams: {wards: null}}
experiment: {replications: REPLICATIONS, seed: 11}
"""

WEEKLY_BY_STREAM = {
    **dict.fromkeys(["referrals", "first_seen", "treated", "discharged", "removed", "did_not_attend",
                     "cancelled_by_patient", "cancelled_by_service", "waiting", "unbooked",
                     "clocks_running", "over_target", "follow_ups_overdue", "caseload"], "patients"),
    "wait_first_p50": "days", "wait_first_p92": "days"}
WEEKLY_BY_POST = ["contracted", "dcc_opened", "dcc_booked", "dcc_attended", "dcc_unused", "lost_leave",
                  "lost_public_holiday", "lost_study", "lost_sickness", "lost_absent", "lost_vacancy", "bank",
                  "overtime"]
WEEKLY_BY_CATEGORY = ["planned_hours", "delivered_hours", "protected_hours_used"]
BY_STREAM = {"in_time": "share", "in_time_end": "share", "within_target": "share", "within_target_waiting": "share",
             "wait_first_mean": "days", "wait_first_median": "days", "wait_first_p92": "days",
             "wait_first_p95": "days", "wait_treatment_mean": "days", "wait_treatment_p92": "days",
             "waiting_end": "patients", "wait_after_cancellation": "days"}
BY_WHOLE_STREAM = {"waiting_start": "patients", "week_under_target": "week"}
OVERALL = ["utilisation", "dcc_hours_opened", "dcc_hours_booked", "protected_hours_lost",
           "protected_hours_lost_share", "leadership_hours_lost", "other_spa_hours_lost", "other_ar_hours_lost",
           "leadership_hours_planned", "leadership_hours_lost_share", "leadership_hours_lost_per_lead",
           "days_below_minimum", "cancelled_by_service",
           "covered_by_colleagues", "covered_by_protected_time", "covered_by_bank", "leave_over_cap_days",
           "overtime_hours", "bank_hours", "cost", "cost_per_treated", "load_spread"]


def expected_datasets():
    by_stream = ("scenario", "replication", "week", "stream")
    by_post = ("scenario", "replication", "week", "post")
    everything = {}
    for name, units in WEEKLY_BY_STREAM.items():
        everything["weekly/" + name] = (by_stream, "float32", units)
    for name in WEEKLY_BY_POST:
        everything["weekly/" + name] = (by_post, "float32", "hours")
    for name in WEEKLY_BY_CATEGORY:
        everything["weekly/" + name] = (by_post + ("category",), "float32", "hours")
    for name in ["first", "treatment", "waiting_end"]:
        everything["waits/" + name] = (("scenario", "replication", "stream", "priority", "wait_day"), "uint32",
                                       "patients")
    everything["daily/below_minimum"] = (("scenario", "day", "role"), "float32", "share of replications")
    for name, units in BY_STREAM.items():
        everything["summary/" + name] = (("scenario", "replication", "stream"), "float64", units)
        everything["summary/" + name + "_by_priority"] = (("scenario", "replication", "stream", "priority"),
                                                          "float64", units)
    for name, units in BY_WHOLE_STREAM.items():
        everything["summary/" + name] = (("scenario", "replication", "stream"), "float64", units)
    for name in OVERALL:
        everything["summary/" + name] = (("scenario", "replication"), "float64", None)
    for name in ["planned_hours_by_category", "delivered_hours_by_category"]:
        everything["summary/" + name] = (("scenario", "replication", "category"), "float64", "hours")
    everything["summary/hours_by_cause"] = (("scenario", "replication", "cause"), "float64", "hours")
    return everything


STATISTICS = ["mean", "p5", "p25", "p50", "p75", "p95"]
CAUSES = ["contracted", "delivered", "leave", "public_holidays", "study", "sickness", "absent", "vacancy", "unused",
          "bank", "not_planned"]


def expected_banded_datasets():
    """The same where bands are kept: weekly figures by statistic, and waits summed over replications."""
    everything = {}
    for name, (dimensions, dtype, units) in expected_datasets().items():
        if name.startswith("weekly/"):
            name = name.replace("weekly/", "weekly_bands/")
            dimensions = ("scenario", "statistic") + dimensions[2:]
        elif name.startswith("waits/"):
            dimensions = ("scenario",) + dimensions[2:]
        everything[name] = (dimensions, dtype, units)
    return everything


class ResultFile(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="headroom-")
        self.addCleanup(self.folder.cleanup)

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def study(self, weeks=8, replications=12):
        text = STUDY.replace("WEEKS", str(weeks)).replace("REPLICATIONS", str(replications))
        pathlib.Path(self.path("study.yaml")).write_text(text, encoding="utf-8")
        return self.path("study.yaml")

    def run_study(self, output, *options, env=None):
        done = subprocess.run([PROGRAM, "run", self.path("study.yaml"), "-q", "-o", self.path(output), *options],
                              capture_output=True, text=True, env={**os.environ, **(env or {})}, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return self.path(output)

    def h5py(self):
        try:
            import h5py
        except ImportError:
            self.skipTest("h5py is not installed")
        return h5py

    def check_datasets(self, file, scales, expected):
        """Exactly these scales at the root and these datasets in the groups, each with its unit and meaning."""
        groups = {name.split("/")[0] for name in expected}
        self.assertEqual(set(file.keys()), scales | groups | {"causes", "screen"})
        found = {}
        for group in groups:
            for name, dataset in file[group].items():
                self.assertTrue(dataset.attrs["units"], name)
                self.assertTrue(dataset.attrs["long_name"], name)
                if name in scales:
                    self.assertEqual(dataset, file[name], "a scale is the same dataset in every group")
                    continue
                dimensions = tuple(dim[0].name.split("/")[-1] for dim in dataset.dims)
                found[group + "/" + name] = (dimensions, str(dataset.dtype), dataset.attrs["units"])
                self.assertEqual(dataset.shape, tuple(len(file[d]) for d in dimensions), name)
                self.assertLessEqual(set(dimensions), set(file[group]), "a group holds the scales that it uses")
        self.assertEqual(set(found), set(expected))
        for name, (dimensions, dtype, units) in expected.items():
            self.assertEqual(found[name][:2], (dimensions, dtype), name)
            if units:
                self.assertEqual(found[name][2], units, name)

    SCALES = {"scenario", "replication", "week", "day", "stream", "priority", "post", "role", "category", "wait_day",
              "cause"}

    def test_holds_the_datasets_dimensions_and_units_of_the_format(self):
        h5py = self.h5py()
        self.study()
        with h5py.File(self.run_study("r.h5"), "r") as file:
            self.check_datasets(file, self.SCALES, expected_datasets())

    def check_variants(self, file, replications):
        """The baseline without a cause, in half of its futures or 20 of them; with a number moved, in 20."""
        waits = {"in_time": "share", "wait_first_mean": "days", "waiting_end": "patients"}
        for group, scale, also in (("causes", "switched_off", set()),
                                   ("screen", "number", {"value", "moved_to", "number_units", "standing"})):
            held = file[group]
            self.assertEqual(set(held), {scale, "replication", "stream"} | also | set(waits))
            self.assertEqual(held["stream"], file["stream"])
            self.assertEqual(list(held["replication"][:]), list(range(1, replications + 1)))
            for name in also:
                self.assertEqual(held[name].dims[0][0], held[scale], name)
            for name, units in waits.items():
                dimensions = tuple(dim[0].name.split("/")[-1] for dim in held[name].dims)
                self.assertEqual(dimensions, (scale, "replication", "stream"))
                self.assertEqual(held[name].shape, tuple(len(held[d]) for d in dimensions))
                self.assertEqual(held[name].attrs["units"], units)
                self.assertEqual(held[name].attrs["long_name"], file["summary"][name].attrs["long_name"])
        causes = [name.decode() for name in file["causes/switched_off"][:]]
        self.assertEqual(len(causes), len(set(causes)))
        self.assertIn("variation", causes)
        for value, moved in zip(file["screen/value"][:], file["screen/moved_to"][:]):
            self.assertNotEqual(value, moved)

    def test_holds_what_decides_the_baseline(self):
        h5py = self.h5py()
        self.study()
        with h5py.File(self.run_study("r.h5"), "r") as file:
            self.check_variants(file, 12)
            waits = file["summary/wait_first_mean"][0, :, 0]
            self.assertTrue((file["causes/wait_first_mean"][:, :, 0] != waits).any(axis=1).any())
            self.assertTrue((file["screen/wait_first_mean"][:, :, 0] != waits).any(axis=1).any())
        with h5py.File(self.run_study("plain.h5", "--no-causes"), "r") as plain, h5py.File(self.path("r.h5"), "r") as file:
            self.assertNotIn("causes", plain)
            self.assertNotIn("screen", plain)
            for name in ("in_time", "waiting_end", "cost", "hours_by_cause"):
                self.assertEqual(plain["summary"][name][:].tobytes(), file["summary"][name][:].tobytes(), name)

    def test_holds_the_labels_and_the_study(self):
        h5py = self.h5py()
        study = self.study()
        with h5py.File(self.run_study("r.h5", env={"SOURCE_DATE_EPOCH": "1767225600"}), "r") as file:
            text = lambda name: [v.decode() for v in file[name][:]]
            self.assertEqual(text("scenario"), ["baseline", "extra", "no-wards"])
            self.assertEqual(text("stream"), ["gp", "wards"])
            self.assertEqual(text("priority"), ["urgent", "routine"])
            self.assertEqual(text("post"), ["lead", "new"])
            self.assertEqual(text("role"), ["orthotist"])
            self.assertEqual(text("category"), ["dcc", "spa", "ar", "ed"])
            self.assertEqual(text("week")[:2], ["2026-04-01", "2026-04-08"])
            self.assertEqual(text("day")[:2], ["2026-04-01", "2026-04-02"])
            self.assertEqual(len(file["day"]), 56)
            self.assertEqual(list(file["replication"][:]), list(range(1, 13)))
            self.assertEqual(list(file["wait_day"][:]), list(range(1096)))
            attributes = file.attrs
            written = pathlib.Path(study).read_text(encoding="utf-8")
            self.assertEqual(attributes["format"], "headroom-results")
            self.assertEqual(attributes["format_version"], 1)
            self.assertEqual(attributes["title"], "A small clinic")
            self.assertEqual(attributes["study"], written)
            self.assertEqual(attributes["study_sha256"], hashlib.sha256(written.encode()).hexdigest())
            self.assertEqual(len(attributes["fingerprint"]), 64)
            self.assertEqual(attributes["seed"], 11)
            self.assertEqual(attributes["created"], "2026-01-01T00:00:00Z")
            self.assertTrue(attributes["complete"])
            self.assertTrue(attributes["headroom_version"])

    def test_counts_the_same_patients_in_series_waits_and_summary(self):
        h5py = self.h5py()
        import numpy
        self.study()
        with h5py.File(self.run_study("r.h5"), "r") as file:
            first_seen = numpy.nansum(file["weekly/first_seen"][:], axis=(2, 3))
            waited = file["waits/first"][:].sum(axis=(2, 3, 4))
            self.assertGreater(waited.min(), 0)
            numpy.testing.assert_array_equal(waited, first_seen)
            histogram = file["waits/first"][:].sum(axis=3)
            days = (histogram * numpy.arange(1096)).sum(axis=-1) / numpy.maximum(1, histogram.sum(axis=-1))
            seen = histogram.sum(axis=-1) > 0
            numpy.testing.assert_allclose(file["summary/wait_first_mean"][:][seen], days[seen], rtol=1e-12)
            numpy.testing.assert_array_equal(file["waits/waiting_end"][:].sum(axis=(3, 4))[:2],
                                             file["summary/waiting_end"][:][:2])
            self.assertTrue(numpy.isnan(file["weekly/waiting"][2, :, :, 1]).all(), "no-wards has no wards")
            self.assertTrue(numpy.isnan(file["weekly/contracted"][0, :, :, 1]).all(), "baseline has no new post")
            self.assertTrue(numpy.isnan(file["daily/below_minimum"][:]).all(), "no minimum is set")

    def test_opens_in_xarray_with_named_dimensions(self):
        try:
            import h5netcdf  # noqa: F401
            import xarray
        except ImportError:
            self.skipTest("xarray and h5netcdf are not installed")
        self.study()
        result = self.run_study("r.h5")
        with xarray.open_dataset(result, group="weekly", engine="h5netcdf", decode_timedelta=False) as weekly:
            self.assertEqual(weekly["waiting"].dims, ("scenario", "replication", "week", "stream"))
            chosen = weekly["waiting"].sel(scenario="extra", stream="gp", week="2026-04-08")
            self.assertEqual(chosen.shape, (12,))
            self.assertEqual(weekly["planned_hours"].dims, ("scenario", "replication", "week", "post", "category"))
        with xarray.open_dataset(result, group="waits", engine="h5netcdf", decode_timedelta=False) as waits:
            self.assertEqual(waits["first"].dims, ("scenario", "replication", "stream", "priority", "wait_day"))
        with xarray.open_dataset(result, group="summary", engine="h5netcdf", decode_timedelta=False) as summary:
            self.assertEqual(float(summary["in_time"].sel(scenario="baseline", stream="gp").mean()) <= 1, True)
        with xarray.open_dataset(result, group="daily", engine="h5netcdf", decode_timedelta=False) as daily:
            self.assertEqual(daily["below_minimum"].dims, ("scenario", "day", "role"))

    def study_with_bands(self, replications=20):
        """The same study twice: every replication kept in all.h5, bands in bands.h5."""
        path = pathlib.Path(self.study(replications=replications))
        self.run_study("all.h5")
        text = path.read_text(encoding="utf-8").replace("seed: 11}", "seed: 11, keep: bands}")
        path.write_text(text, encoding="utf-8")
        return self.run_study("bands.h5")

    def test_holds_bands_in_place_of_weeks(self):
        h5py = self.h5py()
        with h5py.File(self.study_with_bands(), "r") as file:
            self.check_datasets(file, self.SCALES | {"statistic"}, expected_banded_datasets())
            self.assertEqual([v.decode() for v in file["statistic"][:]], STATISTICS)
            self.assertEqual([v.decode() for v in file["cause"][:]], CAUSES)

    def test_bands_are_what_numpy_makes_of_the_replications(self):
        h5py = self.h5py()
        import numpy
        banded = self.study_with_bands()
        with h5py.File(self.path("all.h5"), "r") as every, h5py.File(banded, "r") as bands, \
                warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # where no replication has a value
            for name in expected_banded_datasets():
                group, series = name.split("/")
                if group == "weekly_bands":
                    values = every["weekly/" + series][:]
                    mean = numpy.nanmean(values.astype("float64"), axis=1)
                    numpy.testing.assert_allclose(bands[name][:, 0], mean, rtol=1e-6, err_msg=name)
                    percentiles = numpy.nanpercentile(values, [5, 25, 50, 75, 95], axis=1, method="weibull")
                    numpy.testing.assert_allclose(bands[name][:, 1:], numpy.moveaxis(percentiles, 0, 1), rtol=1e-6,
                                               err_msg=name)
                elif group == "waits":
                    numpy.testing.assert_array_equal(bands[name][:], every[name][:].sum(axis=1), name)
                else:
                    numpy.testing.assert_array_equal(bands[name][:], every[name][:], name)
            self.assertTrue(numpy.isnan(bands["weekly_bands/waiting"][2, :, :, 1]).all(), "no-wards has no wards")
            self.assertGreater(numpy.ptp(bands["weekly_bands/waiting"][0, 1:, 4, 0]), 0)

    def test_bands_open_in_xarray_with_named_dimensions(self):
        try:
            import h5netcdf  # noqa: F401
            import xarray
        except ImportError:
            self.skipTest("xarray and h5netcdf are not installed")
        result = self.study_with_bands()
        with xarray.open_dataset(result, group="weekly_bands", engine="h5netcdf", decode_timedelta=False) as bands:
            self.assertEqual(bands["waiting"].dims, ("scenario", "statistic", "week", "stream"))
            self.assertEqual(bands["planned_hours"].dims, ("scenario", "statistic", "week", "post", "category"))
            chosen = bands["waiting"].sel(scenario="extra", stream="gp", week="2026-04-08")
            self.assertEqual(list(chosen["statistic"].values), STATISTICS)
            self.assertLessEqual(float(chosen.sel(statistic="p5")), float(chosen.sel(statistic="p95")))
        with xarray.open_dataset(result, group="waits", engine="h5netcdf", decode_timedelta=False) as waits:
            self.assertEqual(waits["first"].dims, ("scenario", "stream", "priority", "wait_day"))
        with xarray.open_dataset(result, group="summary", engine="h5netcdf", decode_timedelta=False) as summary:
            hours = summary["hours_by_cause"].sel(scenario="baseline")
            self.assertEqual(hours.dims, ("replication", "cause"))
            self.assertGreater(float(hours.sel(cause="contracted").min()), 0)

    def test_bands_have_the_same_bytes_with_any_threads(self):
        self.study_with_bands()
        moment = {"SOURCE_DATE_EPOCH": "1767225600"}
        results = [self.run_study(threads + ".h5", "--threads", threads, env=moment) for threads in ("1", "2", "4")]
        self.assertEqual(len({pathlib.Path(result).read_bytes() for result in results}), 1)

    def test_hours_by_cause_are_those_of_the_weeks(self):
        h5py = self.h5py()
        import numpy
        self.covered_study()
        series = ["contracted", "delivered_hours", "lost_leave", "lost_public_holiday", "lost_study", "lost_sickness",
                  "lost_absent", "lost_vacancy", "dcc_unused", "bank"]
        with h5py.File(self.run_study("r.h5"), "r") as file:
            self.assertEqual([v.decode() for v in file["cause"][:]], CAUSES)
            for cause, name in enumerate(series):
                weeks = file["weekly/" + name][:].astype("float64")
                total = numpy.nansum(weeks, axis=tuple(range(2, weeks.ndim)))
                numpy.testing.assert_allclose(file["summary/hours_by_cause"][:, :, cause], total, rtol=1e-12)

    def covered_study(self):
        """Protected time may be taken, from a post with an audit of its own; a minimum in one scenario only."""
        text = STUDY.replace("WEEKS", "26").replace("REPLICATIONS", "25")
        text = text.replace("ar: 5%}}", "ar: 5%}, sickness: 12%,\n         activities: "
                            "[{name: audit, category: spa, hours: 2, pillar: education}]}")
        text = text.replace("scenarios:\n", "cover: {order: [colleagues, protected_time], protected_time_limit: 100%}\n"
                            "scenarios:\n  minimum: {cover: {minimum_on_duty: {orthotist: 1}}}\n"
                            "  cancels: {cover: {order: [cancel]}}\n")
        pathlib.Path(self.path("study.yaml")).write_text(text, encoding="utf-8")

    def test_holds_what_cover_took_and_when_too_few_were_on_duty(self):
        h5py = self.h5py()
        import numpy
        self.covered_study()
        with h5py.File(self.run_study("r.h5"), "r") as file:
            self.assertEqual([v.decode() for v in file["activity"][:5]],
                             ["lead/spa/-/-", "lead/spa/audit/education", "lead/ar/-/-", "new/spa/-/-",
                              "new/spa/audit/education"])
            self.assertEqual([v.decode() for v in file["reason"][:]], ["sickness"])
            used = file["summary/protected_hours_used_by_activity"]
            self.assertEqual([dim[0].name.split("/")[-1] for dim in used.dims],
                             ["scenario", "replication", "activity", "reason"])
            self.assertEqual(used.attrs["units"], "hours")
            by_activity = numpy.nansum(used[:], axis=(2, 3))
            numpy.testing.assert_allclose(by_activity, file["summary/protected_hours_lost"][:], atol=1e-9)
            weekly = numpy.nansum(file["weekly/protected_hours_used"][:], axis=(2, 3, 4))
            numpy.testing.assert_allclose(by_activity, weekly, atol=1e-3)
            scenarios = [v.decode() for v in file["scenario"][:]]
            self.assertTrue(numpy.isnan(used[scenarios.index("cancels")]).all())
            self.assertGreater(by_activity[scenarios.index("extra")].sum(), 0, "two clinicians cover for each other")
            self.assertEqual(by_activity[scenarios.index("baseline")].sum(), 0, "one has nobody to cover for them")
            summary = lambda name: file["summary/" + name][:]
            self.assertGreater(summary("covered_by_protected_time")[scenarios.index("extra")].sum(), 0)
            self.assertEqual(summary("covered_by_bank").sum(), 0)
            cancelled = numpy.nansum(file["weekly/cancelled_by_service"][:], axis=(2, 3))
            numpy.testing.assert_array_equal(summary("cancelled_by_service"), cancelled)
            self.check_ledger_of_hours(file)
            below = file["daily/below_minimum"][:]
            minimum = scenarios.index("minimum")
            self.assertTrue(numpy.isnan(numpy.delete(below, minimum, axis=0)).all())
            numpy.testing.assert_allclose(below[minimum] * 25, numpy.round(below[minimum] * 25), atol=1e-4)
            days = file["summary/days_below_minimum"][minimum].mean()
            self.assertGreater(days, 0, "one clinician goes on leave")
            self.assertAlmostEqual(below[minimum].sum(), days, places=3)

    def check_ledger_of_hours(self, file):
        """Contracted = delivered + unused + every loss, for each post and week, to a tenth of a minute."""
        import numpy
        weekly = lambda name: file["weekly/" + name][:]
        lost = sum(weekly("lost_" + cause) for cause in ("leave", "public_holiday", "study", "sickness", "absent",
                                                         "vacancy"))
        accounted = weekly("delivered_hours").sum(axis=-1) + weekly("dcc_unused") + lost
        numpy.testing.assert_allclose(weekly("contracted"), accounted, rtol=0, atol=1 / 600)

    def test_opens_what_cover_took_in_xarray(self):
        try:
            import h5netcdf  # noqa: F401
            import xarray
        except ImportError:
            self.skipTest("xarray and h5netcdf are not installed")
        self.covered_study()
        result = self.run_study("r.h5")
        with xarray.open_dataset(result, group="summary", engine="h5netcdf", decode_timedelta=False) as summary:
            chosen = summary["protected_hours_used_by_activity"].sel(scenario="extra", activity="lead/ar/-/-",
                                                             reason="sickness")
            self.assertEqual(chosen.dims, ("replication",))
            self.assertEqual(chosen.sizes["replication"], 25)
            self.assertGreaterEqual(float(chosen.min()), 0)
            total = summary["protected_hours_used_by_activity"].sum(["activity", "reason"])
            lost = summary["protected_hours_lost"]
            self.assertAlmostEqual(float(abs(total - lost).max()), 0, places=9)
            self.assertGreater(float(lost.sel(scenario="extra").sum()), 0)

    def test_has_the_same_bytes_with_cover_and_any_threads(self):
        self.covered_study()
        moment = {"SOURCE_DATE_EPOCH": "1767225600"}
        results = [self.run_study(threads + ".h5", "--threads", threads, env=moment) for threads in ("1", "2", "4")]
        self.assertEqual(len({pathlib.Path(result).read_bytes() for result in results}), 1)

    def test_has_the_same_bytes_with_any_threads_and_on_a_second_run(self):
        self.study(replications=50)
        moment = {"SOURCE_DATE_EPOCH": "1767225600"}
        digests = {name: hashlib.sha256(pathlib.Path(self.run_study(name + ".h5", "--threads", threads, env=moment))
                                        .read_bytes()).hexdigest()
                   for name, threads in [("one", "1"), ("again", "1"), ("two", "2"), ("four", "4")]}
        self.assertEqual(len(set(digests.values())), 1, digests)

    def test_has_the_same_datasets_at_another_time(self):
        h5py = self.h5py()
        self.study()
        one = self.run_study("one.h5", env={"SOURCE_DATE_EPOCH": "1767225600"})
        other = self.run_study("other.h5", env={"SOURCE_DATE_EPOCH": "1767312000"})
        with h5py.File(one, "r") as a, h5py.File(other, "r") as b:
            self.assertNotEqual(a.attrs["created"], b.attrs["created"])
            for name in expected_datasets():
                self.assertEqual(a[name][:].tobytes(), b[name][:].tobytes(), name)

    def test_another_seed_gives_other_numbers(self):
        h5py = self.h5py()
        self.study()
        one, other = self.run_study("one.h5"), self.run_study("other.h5", "--seed", "12")
        with h5py.File(one, "r") as a, h5py.File(other, "r") as b:
            self.assertNotEqual(a["weekly/referrals"][:].tobytes(), b["weekly/referrals"][:].tobytes())

    def test_a_run_replaces_an_earlier_result_whole(self):
        self.study()
        pathlib.Path(self.path("r.h5")).write_bytes(b"an earlier result")
        self.run_study("r.h5")
        self.assertEqual(pathlib.Path(self.path("r.h5")).read_bytes()[:4], b"\x89HDF")
        self.assertEqual(sorted(os.listdir(self.folder.name)), ["r.h5", "study.yaml"])


if __name__ == "__main__":
    sys.exit(unittest.main())
