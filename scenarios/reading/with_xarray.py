"""Reads a result with xarray (and h5netcdf), where every axis goes by its name: python3 with_xarray.py RESULTS.h5"""
import sys

import numpy as np
import xarray as xr


def group(name):
    """Each group has its own axes and labels; without decode_timedelta hours and days would become time deltas."""
    return xr.open_dataset(sys.argv[1], group=name, engine="h5netcdf", decode_timedelta=False).astype(float)


weekly, summary = group("weekly"), group("summary")
scenario, stream, post = (str(weekly[axis][0].item()) for axis in ("scenario", "stream", "post"))  # or names you want

waiting = weekly["waiting"].sel(scenario=scenario, stream=stream)
band = waiting.quantile([0.05, 0.95], "replication", method="weibull", skipna=True)
print(f"Waiting at the week's end, {stream}, {scenario}: mean and 90% of replications")
for week in weekly["week"].values[::13]:
    low, high = band.sel(week=week).values
    print(f"{week}  {waiting.sel(week=week).mean().item():9.2f}  {low:9.2f} to {high:9.2f}")

# Every scenario meets the same patients and the same sickness: subtract replication by replication.
in_time = summary["in_time"].sel(stream=stream)
differences = (in_time - in_time.sel(scenario=scenario)).drop_sel(scenario=scenario)


def t_quantile(share, freedom):
    """As scipy.stats.t.ppf, without scipy: t is sqrt(freedom) tan(a), where a has density cos(a)^(freedom - 1)."""
    edges = np.linspace(0, np.pi / 2, 100_001)
    mass = np.cumsum(np.cos(edges[1:] - edges[1] / 2) ** (freedom - 1))
    return np.sqrt(freedom) * np.tan(np.interp(2 * share - 1, mass / mass[-1], edges[1:]))


def interval(values, share):
    """Of the mean: Student's t, corrected for skewness as by Hall (JRSS B 54, 1992), and never beyond 100 points."""
    n, mean, deviations = len(values), np.mean(values), values - np.mean(values)
    error, spread = np.std(values, ddof=1) / np.sqrt(n), np.mean(deviations**2) ** 1.5
    skewness = np.sqrt(n - 1) / (n - 2) * np.mean(deviations**3) / spread if n > 2 and spread > 0 else 0  # of the mean
    ends = []
    for t in (t_quantile(share, n - 1), -t_quantile(share, n - 1)):
        y = t - skewness / 6
        c = np.cbrt(1 + skewness * y)
        ends.append(np.clip(mean - 3 * y / (1 + c + c * c) * error, -100, 100))
    return ends


share = 1 - 0.05 / 2 / max(1, differences.sizes["scenario"])  # 95% for all scenarios at once (Bonferroni)
print(f"\nIn time, {stream}, difference from {scenario} in points, with its simultaneous 95% interval")
for name in differences["scenario"].values:
    pairs = 100 * differences.sel(scenario=name).dropna("replication").values
    low, high = interval(pairs, share)
    print(f"{name:<24}  {pairs.mean():+8.3f}  {low:+8.3f} to {high:+8.3f}")

# Each contracted hour of a post has one cause; what was delivered also has an axis of categories (dcc, spa, ar, ed).
causes = ["contracted", "delivered_hours", "lost_leave", "lost_public_holiday", "lost_study", "lost_sickness",
          "lost_absent", "lost_vacancy", "dcc_unused"]
hours = weekly[causes].sel(scenario=scenario, post=post).sum(["week", "category"])
print(f"\nHours of {post}, {scenario}, over the period: mean of replications")
for cause in causes:
    print(f"{cause:<20}  {hours[cause].mean().item():10.2f}")
