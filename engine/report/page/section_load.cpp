// Booked over opened hours post by post, and how unevenly the load lies.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/page/section_words.hpp"
#include "report/page/sections.hpp"
#include "report/words/figure_text.hpp"
#include "report/words/method_text.hpp"
#include "results/comparison/week_bands.hpp"
#include "statistics/estimate.hpp"

namespace headroom {
namespace {

/// Over the weeks in which it is defined.
double band_mean(const WeekBand& band) {
  double sum = 0;
  std::size_t weeks = 0;
  for (const WeekStatistics& week : band.weeks) {
    if (std::isnan(week[0])) continue;
    sum += week[0];
    ++weeks;
  }
  return weeks > 0 ? sum / static_cast<double>(weeks) : 0;
}

struct PostLoad {
  std::string post;
  double opened, booked;  ///< hours a week
  Estimate share;         ///< booked of opened; without an interval where the result keeps bands
};

/// Of each replication its booked over its opened hours. Worked example: 9 and 11 booked of 20 opened -> 45%
/// and 55%, mean 50%.
Estimate share_of(const std::vector<double>& opened, const std::vector<double>& booked, std::size_t weeks,
                  std::size_t posts, std::size_t post) {
  std::vector<double> shares;
  for (std::size_t from = 0; from + weeks * posts <= opened.size(); from += weeks * posts) {
    double all = 0, used = 0;
    for (std::size_t at = from + post; at < from + weeks * posts; at += posts) {
      if (std::isnan(opened[at]) || std::isnan(booked[at])) continue;
      all += opened[at];
      used += booked[at];
    }
    shares.push_back(all > 0 ? used / all : std::nan(""));
  }
  return within(estimate(shares, 0.95), kNoughtOrMore);
}

bool has_job_plan(const Scenario* scenario, const std::string& name) {
  if (!scenario) return true;
  const auto& posts = scenario->service.posts;
  return std::none_of(posts.begin(), posts.end(),
                      [&](const Post& post) { return post.name == name && !post.has_job_plan; });
}

/// Of the posts with a job plan: hours of others are no clinic hours. `made`: null where the study cannot be
/// read.
std::vector<PostLoad> loads_of(const Results& results, const WeekBands& opened, const WeekBands& booked,
                               std::size_t scenario, const Scenario* made) {
  const std::vector<double> all = results.read(wanted(PostSeries::dcc_opened), scenario),
                            used = results.read(wanted(PostSeries::dcc_booked), scenario);
  const std::size_t weeks = results.length(Along::week, scenario), posts = results.posts.size();
  std::vector<PostLoad> loads;
  for (const WeekBand& band : opened.bands) {
    if (band.scenario != scenario || !has_job_plan(made, results.posts[band.of])) continue;
    PostLoad load{results.posts[band.of], band_mean(band), 0, {}};
    for (const WeekBand& other : booked.bands) {
      if (other.scenario == scenario && other.of == band.of) load.booked = band_mean(other);
    }
    if (load.opened < 0.005) continue;
    load.share = share_of(all, used, weeks, posts, band.of);
    if (load.share.replications == 0) load.share = {load.booked / load.opened, std::nan(""), std::nan(""), 1};
    loads.push_back(load);
  }
  return loads;
}

/// "from 73.8% (ward) to 91.7% (lead)"; of a post alone "91.7% (lead)".
std::string range_text(const std::vector<PostLoad>& loads) {
  const auto [least, most] =
      std::minmax_element(loads.begin(), loads.end(),
                          [](const PostLoad& a, const PostLoad& b) { return a.share.mean < b.share.mean; });
  const auto one = [](const PostLoad& load) {
    return fmt::format("{} ({})", value_text(load.share.mean, "share"), load.post);
  };
  return loads.size() == 1 ? one(*least) : fmt::format("from {} to {}", one(*least), one(*most));
}

/// In per cent; not cut at 100, since cover may book more than was opened.
std::string share_text(const Estimate& share) {
  const std::string mean = number(100 * share.mean, 1);
  if (!has_interval(share)) return mean;
  return fmt::format("{} ({} to {})", mean, number(100 * share.low, 1), number(100 * share.high, 1));
}

Exhibit load_exhibit(const std::string& scenario, const std::vector<PostLoad>& loads) {
  Exhibit exhibit{Chart{}, {}, scenario, ""};
  Chart& chart = *exhibit.chart;
  chart.kind = Chart::Kind::bars;
  chart.units = "share";
  chart.title = fmt::format("Load by post, {}: {} of the opened hours booked", scenario, range_text(loads));
  chart.description = "A bar for each post. " + chart.title + '.';
  chart.y_title = "booked, % of opened clinic hours";
  chart.series = {{"booked of opened", {}}};
  exhibit.table = {
      "Load by post: " + scenario,
      {{"post"},
       {"opened, hours a week", true},
       {"booked, hours a week", true},
       {"booked, % of opened", true}},
      {},
      {fmt::format("Means over weeks and replications, weeks out of post included. In brackets: {} "
                   "over replications, where the result keeps them all. More than 100%: cover took protected "
                   "time for patients.",
                   kMeanIntervals)}};
  for (const PostLoad& load : loads) {
    chart.x.push_back(load.post);
    chart.series[0].values.push_back(load.share.mean);
    exhibit.table.rows.push_back(
        {load.post, number(load.opened, 1), number(load.booked, 1), share_text(load.share)});
  }
  return exhibit;
}

Table spread_table(const PageInput& input, const Comparison& comparison) {
  Table table{
      "Spread of load: greatest over mean use of opened hours, over holders",
      {{"scenario"}, {"ratio", true}, {"difference from " + comparison.scenarios[comparison.baseline], true}},
      {},
      {"1 is perfectly even; 1.2 says that the busiest holder is used a fifth more than the mean. Used: of "
       "the "
       "opened hours that sickness left."},
      caption_text(comparison)};
  for (const std::size_t s : input.shown) {
    const ComparedScenario& one = comparison.figures.front().scenarios[s];
    const bool differs = one.change && one.change->difference.replications > 0;
    table.rows.push_back({comparison.scenarios[s], with_interval(one.level, "ratio"),
                          differs ? signed_interval(one.change->difference, "ratio") : ""});
  }
  return table;
}

}  // namespace

Section load_section(const PageInput& input) {
  Section section{"load", "Fairness of load across posts", {}};
  const Results results = shown_results(input);
  const WeekBands opened = week_bands(results, dataset(PostSeries::dcc_opened), std::nullopt);
  const WeekBands booked = week_bands(results, dataset(PostSeries::dcc_booked), std::nullopt);
  for (std::size_t s = 0; s < results.scenarios.size(); ++s) {
    const std::vector<PostLoad> loads = loads_of(results, opened, booked, s, scenario_of(input, s));
    if (!loads.empty()) section.exhibits.push_back(load_exhibit(results.scenarios[s], loads));
  }
  const bool by_post = !section.exhibits.empty();
  const Comparison comparison =
      compare(input.results, {.baseline = input.baseline, .metrics = names_of({MetricId::load_spread})});
  if (defined_somewhere(comparison.figures.front()))
    section.exhibits.push_back({std::nullopt, spread_table(input, comparison)});
  section.paragraphs = {
      by_post
          ? "Booked of opened clinic hours by post, before anybody is off sick: the nearer the posts are to "
            "each other, the more evenly the work lies."
          : "This result holds no clinic hours by post."};
  if (const std::string text = shown_text(input); !text.empty()) section.notes.push_back(text);
  return section;
}

}  // namespace headroom
