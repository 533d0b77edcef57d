# Reads a result with rhdf5 (Bioconductor): Rscript with_r.R RESULTS.h5
# With hdf5r (CRAN) the same arrays are  hdf5r::H5File$new(path, "r")[["weekly/waiting"]]$read()  and so on.
suppressPackageStartupMessages(library(rhdf5))
path <- commandArgs(trailingOnly = TRUE)[1]
scenarios <- h5read(path, "scenario")
weeks <- h5read(path, "week")
scenario <- scenarios[1]  # or the names that you want
stream <- h5read(path, "stream")[1]
post <- h5read(path, "post")[1]
at <- match(scenario, scenarios)
s <- match(stream, h5read(path, "stream"))
p <- match(post, h5read(path, "post"))

# R has the axes in the opposite order: stream, week, replication, scenario.
waiting <- h5read(path, "weekly/waiting")
cat(sprintf("Waiting at the week's end, %s, %s: mean and 90%% of replications\n", stream, scenario))
for (week in seq(1, length(weeks), by = 13)) {
  now <- waiting[s, week, , at]
  band <- quantile(now, c(0.05, 0.95), type = 6, na.rm = TRUE)
  cat(sprintf("%s  %9.2f  %9.2f to %9.2f\n", weeks[week], mean(now, na.rm = TRUE), band[1], band[2]))
}

# Every scenario meets the same patients and the same sickness: subtract replication by replication.
in_time <- h5read(path, "summary/in_time")
# Of the mean: Student's t, corrected for skewness as by Hall (JRSS B 54, 1992), and never beyond 100 points.
interval <- function(values, share) {
  n <- length(values)
  error <- sd(values) / sqrt(n)
  deviations <- values - mean(values)
  spread <- mean(deviations^2)^1.5
  skewness <- if (n > 2 && spread > 0) sqrt(n - 1) / (n - 2) * mean(deviations^3) / spread else 0  # of the mean
  y <- c(1, -1) * qt(share, n - 1) - skewness / 6
  root <- sign(1 + skewness * y) * abs(1 + skewness * y)^(1 / 3)
  pmin(100, pmax(-100, mean(values) - 3 * y / (1 + root + root^2) * error))
}

share <- 1 - 0.05 / 2 / (length(scenarios) - 1)  # 95% for all scenarios at once (Bonferroni)
cat(sprintf("\nIn time, %s, difference from %s in points, with its simultaneous 95%% interval\n", stream, scenario))
for (other in setdiff(seq_along(scenarios), at)) {
  pairs <- 100 * na.omit(in_time[s, , other] - in_time[s, , at])
  ends <- interval(pairs, share)
  cat(sprintf("%-24s  %+8.3f  %+8.3f to %+8.3f\n", scenarios[other], mean(pairs), ends[1], ends[2]))
}

# Each contracted hour of a post has one cause.
causes <- c("contracted", "delivered_hours", "lost_leave", "lost_public_holiday", "lost_study", "lost_sickness",
            "lost_absent", "lost_vacancy", "dcc_unused")
cat(sprintf("\nHours of %s, %s, over the period: mean of replications\n", post, scenario))
for (cause in causes) {
  hours <- h5read(path, paste0("weekly/", cause))
  # What was delivered has an axis more, the category (dcc, spa, ar, ed), which R has first.
  mine <- if (cause == "delivered_hours") hours[, p, , , at] else hours[p, , , at]
  cat(sprintf("%-20s  %10.2f\n", cause, sum(mine, na.rm = TRUE) / dim(in_time)[2]))
}
