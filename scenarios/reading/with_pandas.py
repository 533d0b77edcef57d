"""Reads a result with h5py and pandas: python3 with_pandas.py RESULTS.h5"""
import sys

import h5py
import numpy as np
import pandas as pd

results = h5py.File(sys.argv[1])
scenarios, streams, posts, weeks = (list(results[scale].asstr()) for scale in ("scenario", "stream", "post", "week"))
scenario, stream, post = scenarios[0], streams[0], posts[0]  # or the names that you want
at, s, p = scenarios.index(scenario), streams.index(stream), posts.index(post)

# Axes have names: results["weekly/waiting"].dims says scenario, replication, week, stream.
waiting = pd.DataFrame(results["weekly/waiting"][at, :, :, s], columns=weeks, dtype=float)  # a row a replication
band = waiting.apply(np.nanquantile, q=[0.05, 0.95], method="weibull")
print(f"Waiting at the week's end, {stream}, {scenario}: mean and 90% of replications")
for week in weeks[::13]:
    print(f"{week}  {waiting[week].mean():9.2f}  {band[week][0]:9.2f} to {band[week][1]:9.2f}")

# Every scenario meets the same patients and the same sickness: subtract replication by replication.
in_time = pd.DataFrame(results["summary/in_time"][:, :, s].T, columns=scenarios)
differences = in_time.drop(columns=scenario).sub(in_time[scenario], axis="index")


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


share = 1 - 0.05 / 2 / max(1, len(differences.columns))  # 95% for all scenarios at once (Bonferroni)
print(f"\nIn time, {stream}, difference from {scenario} in points, with its simultaneous 95% interval")
for name, column in differences.items():
    pairs = 100 * column.dropna().to_numpy()
    low, high = interval(pairs, share)
    print(f"{name:<24}  {pairs.mean():+8.3f}  {low:+8.3f} to {high:+8.3f}")

# Each contracted hour of a post has one cause.
causes = ["contracted", "delivered_hours", "lost_leave", "lost_public_holiday", "lost_study", "lost_sickness",
          "lost_absent", "lost_vacancy", "dcc_unused"]
print(f"\nHours of {post}, {scenario}, over the period: mean of replications")
for cause in causes:
    hours = results["weekly/" + cause][at, :, :, p].astype(float)  # delivered has an axis more: dcc, spa, ar, ed
    print(f"{cause:<20}  {np.nansum(hours) / len(hours):10.2f}")
