// Figures put under metric and stream; staffing, quantiles, ranks, files and pairing beside them.

#include "comparison_json.hpp"

#include <cmath>
#include <iostream>
#include <utility>

#include "base/undefined.hpp"
#include "json.hpp"
#include "report/answers/week_text.hpp"

namespace headroom {
namespace {

Json name_or_null(const std::string& name) { return name == "-" ? Json(nullptr) : Json(name); }

Json hours_json(const Comparison& comparison) {
  Json all = Json::object();
  for (const ComparedHours& hours : comparison.staffing->hours) {
    Json one = {{"units", "hours"}, {"long_name", hours.long_name}};
    one.update(by_scenario(comparison, hours.scenarios));
    all[std::string{hours.name}] = std::move(one);
  }
  return all;
}

Json planned_delivered_json(const Comparison& comparison) {
  Json all = Json::object();
  for (const ComparedCategory& c : comparison.staffing->categories) {
    all[kCategoryNames[static_cast<std::size_t>(c.category)]] = {
        {"planned", by_scenario(comparison, c.planned)}, {"delivered", by_scenario(comparison, c.delivered)}};
  }
  return all;
}

Json protected_uses_json(const Comparison& comparison) {
  Json by_category = Json::array(), by_activity = Json::array();
  for (const ComparedProtectedUse& use : comparison.staffing->protected_time.protected_uses_in_all) {
    Json one = {{"category", use.category}, {"reason", use.reason}};
    one.update(by_scenario(comparison, use.scenarios));
    by_category.push_back(std::move(one));
  }
  for (const ComparedProtectedUse& use : comparison.staffing->protected_time.protected_uses) {
    Json one = {{"post", use.post},
                {"category", use.category},
                {"activity", name_or_null(use.activity)},
                {"pillar", name_or_null(use.pillar)},
                {"reason", use.reason}};
    one.update(by_scenario(comparison, use.scenarios));
    by_activity.push_back(std::move(one));
  }
  return {{"by_category", by_category}, {"by_activity", by_activity}};
}

Json covered_json(const Comparison& comparison) {
  constexpr std::pair<const char*, MetricId> kFates[] = {
      {written_word(CoverBy::colleagues), MetricId::covered_by_colleagues},
      {written_word(CoverBy::protected_time), MetricId::covered_by_protected_time},
      {written_word(CoverBy::bank), MetricId::covered_by_bank},
      {"cancelled", MetricId::cancelled_by_service}};
  Json all = Json::object();
  for (const auto& [name, metric] : kFates) {
    for (const ComparedFigure& figure : comparison.figures) {
      if (figure.is(metric)) all[name] = by_scenario(comparison, figure.scenarios);
    }
  }
  return all;
}

Json worst_days_json(const Comparison& comparison) {
  Json all = Json::array();
  for (const WorstDay& day : comparison.staffing->worst_days) {
    Json scenarios = Json::object();
    for (std::size_t s = 0; s < day.below.size(); ++s) {
      const Estimate& share = day.below[s];
      scenarios[comparison.scenarios[s]] = {{"share", finite_json(share.mean)},
                                            {"low", finite_json(share.low)},
                                            {"high", finite_json(share.high)},
                                            {"replications", share.replications}};
    }
    all.push_back({{"date", to_string(day.date)}, {"role", day.role}, {"scenarios", scenarios}});
  }
  return all;
}

/// Puts what is said of a figure where its metric and stream are.
void put(Json& metrics, const Comparison& comparison, const ComparedFigure& figure, Json of_figure) {
  const JsonPlace metric = metrics[std::string{figure.name}];
  if (metric.is_null()) {
    metric["units"] = figure.units;
    metric["long_name"] = figure.long_name;
    metric["better"] = figure.direction == Direction::higher_is_better ? "higher" : "lower";
  }
  if (figure.stream) {
    metric["streams"][comparison.streams[*figure.stream]] = std::move(of_figure);
  } else {
    metric["all"] = std::move(of_figure);
  }
}

Json quantiles_json(const Quantiles& quantiles) {
  constexpr const char* kNames[] = {"p5", "p50", "p95"};
  Json all = {{"replications", quantiles[0].replications}};
  for (std::size_t q = 0; q < quantiles.size(); ++q) {
    const QuantileEstimate& one = quantiles[q];
    all[kNames[q]] = {{"value", finite_json(one.value)},
                      {"low", finite_json(one.low)},
                      {"high", finite_json(one.high)},
                      {"coverage", finite_json(one.coverage)}};
  }
  return all;
}

Json rank_json(const RankEstimate& rank) {
  const auto number = [](std::size_t n) { return n == 0 ? Json(nullptr) : Json(n); };
  return {{"mean", finite_json(rank.mean)},
          {"rank", number(rank.rank)},
          {"low", number(rank.low)},
          {"high", number(rank.high)}};
}

/// What is shown beyond means, figure by figure; null where nothing is.
template <class All, class ToJson>
Json beyond_json(const Comparison& comparison, All ComparedFigure::*all, ToJson to_json) {
  Json metrics = nullptr;
  for (const ComparedFigure& figure : comparison.figures) {
    if ((figure.*all).empty()) continue;
    Json scenarios = Json::object();
    for (std::size_t s = 0; s < comparison.scenarios.size(); ++s)
      scenarios[comparison.scenarios[s]] = to_json((figure.*all)[s]);
    put(metrics, comparison, figure, {{"scenarios", std::move(scenarios)}});
  }
  return metrics;
}

Json files_json(const Comparison& comparison) {
  Json all = Json::array();
  for (const ResultFile& file : comparison.files) {
    all.push_back({{"path", file.path},
                   {"title", file.title},
                   {"seed", file.seed},
                   {"version", file.version},
                   {"replications", file.replications},
                   {"start", to_string(file.start)},
                   {"weeks", file.weeks}});
  }
  return all;
}

Json differences_json(const std::vector<StudyDifference>& differences) {
  Json all = Json::array();
  for (const StudyDifference& difference : differences) {
    Json values = Json::array();
    for (const auto& value : difference.values) values.push_back(value ? Json(*value) : Json(nullptr));
    all.push_back({{"path", difference.path}, {"values", std::move(values)}});
  }
  return all;
}

/// How each difference was made, and which file a scenario is from.
Json pairing_json(const Comparison& comparison) {
  Json all = Json::object();
  for (std::size_t s = 0; s < comparison.scenarios.size(); ++s) {
    Json how = comparison.is_paired(s) ? "paired" : "unpaired";
    if (s == comparison.baseline) how = nullptr;
    all[comparison.scenarios[s]] = {{"file", comparison.file_of[s]}, {"difference", std::move(how)}};
  }
  return all;
}

/// Shares of the variance over futures; null where nothing was drawn, and where there are too few to say.
Json variance_json(const std::optional<UnknownShares>& unknown) {
  if (!unknown) return nullptr;
  Json by_path = Json::array();
  for (const UnknownShares::ByPath& one : unknown->by_path)
    by_path.push_back({{"paths", one.paths}, {"share", finite_json(one.share)}});
  return {{"chance", finite_json(1 - unknown->all)},
          {"unknown", finite_json(unknown->all)},
          {"by_path", std::move(by_path)}};
}

/// Of one future, not of the mean; all null where there is nothing to say.
Json futures_json(const ComparedScenario& scenario) {
  const Chance chance = scenario.chance.value_or(Chance{});
  const FutureChange change = scenario.future_change.value_or(FutureChange{});
  const Estimate of_chance = scenario.chance_change.value_or(Estimate{kUndefined, kUndefined, kUndefined, 0});
  return {{"median", finite_json(scenario.futures.median)},
          {"p5", finite_json(scenario.futures.p5)},
          {"p95", finite_json(scenario.futures.p95)},
          {"chance", finite_json(chance.share)},
          {"chance_low", finite_json(chance.low)},
          {"chance_high", finite_json(chance.high)},
          {"chance_of", scenario.chance ? Json(chance.of) : Json(nullptr)},
          {"difference_median", finite_json(change.difference.median)},
          {"difference_p5", finite_json(change.difference.p5)},
          {"difference_p95", finite_json(change.difference.p95)},
          {"better", finite_json(change.better)},
          {"same", finite_json(change.same)},
          {"worse", finite_json(change.worse)},
          {"difference_chance", finite_json(of_chance.mean)},
          {"difference_chance_low", finite_json(of_chance.low)},
          {"difference_chance_high", finite_json(of_chance.high)},
          {"variance", variance_json(scenario.unknown)}};
}

}  // namespace

Json scenario_json(const ComparedScenario& scenario) {
  const Estimate& level = scenario.level;
  Json json_of = {{"mean", finite_json(level.mean)}, {"low", finite_json(level.low)},
                  {"high", finite_json(level.high)}, {"replications", level.replications},
                  {"difference", nullptr},           {"difference_low", nullptr},
                  {"difference_high", nullptr},      {"p_better", nullptr}};
  if (const auto& change = scenario.change) {
    json_of["difference"] = finite_json(change->difference.mean);
    json_of["difference_low"] = finite_json(change->difference.low);
    json_of["difference_high"] = finite_json(change->difference.high);
    json_of["p_better"] = finite_json(change->p_better);
  }
  json_of.update(futures_json(scenario));
  return json_of;
}

Json by_scenario(const Comparison& comparison, const std::vector<ComparedScenario>& scenarios) {
  Json all = Json::object();
  for (std::size_t s = 0; s < scenarios.size(); ++s) {
    all[comparison.scenarios[s]] = scenario_json(scenarios[s]);
  }
  return {{"scenarios", all}};
}

Json staffing_json(const Comparison& comparison) {
  return {{"hours", hours_json(comparison)},
          {"planned_delivered", planned_delivered_json(comparison)},
          {std::string{info(CategorySeries::protected_hours_used).name}, protected_uses_json(comparison)},
          {"covered", covered_json(comparison)},
          {"worst_days", worst_days_json(comparison)}};
}

Json selection_json(const FoundBest& best) {
  return {{"procedure", best.procedure}, {"best", best.scenario},
          {"sure", best.sure},           {"probability", finite_json(best.probability)},
          {"left", best.left},           {"replications", best.replications}};
}

namespace {

Json metrics_json(const Comparison& comparison) {
  Json metrics = Json::object();
  for (const ComparedFigure& figure : comparison.figures)
    put(metrics, comparison, figure, by_scenario(comparison, figure.scenarios));
  return metrics;
}

Json moved_json(const Deciding& deciding) {
  Json all = Json::array();
  for (std::size_t v = 0; v < deciding.of.numbers.variants.size(); ++v) {
    const Variant& variant = deciding.of.numbers.variants[v];
    all.push_back({{"scenario", deciding.numbers->scenarios[v + 1]},
                   {"path", variant.what},
                   {"value", finite_json(variant.from)},
                   {"moved_to", finite_json(variant.to)},
                   {"unit", variant.unit},
                   {"standing", written_word(variant.standing)}});
  }
  return all;
}

Json deciding_json(const Deciding& deciding) {
  Json all = {{"causes", nullptr}, {"numbers", nullptr}};
  if (deciding.causes)
    all["causes"] = {{"replications", deciding.causes->replications},
                     {"metrics", metrics_json(*deciding.causes)}};
  if (deciding.numbers)
    all["numbers"] = {{"replications", deciding.numbers->replications},
                      {"moved", moved_json(deciding)},
                      {"metrics", metrics_json(*deciding.numbers)}};
  return all;
}

}  // namespace

Json comparison_json(const Comparison& comparison, const std::vector<StudyDifference>& studies_differ,
                     const std::optional<Deciding>& decides) {
  Json all = {{"title", comparison.title},
              {"baseline", comparison.scenarios[comparison.baseline]},
              {"scenarios", comparison.scenarios},
              {"priority", comparison.priority ? Json(*comparison.priority) : Json(nullptr)},
              {"replications", comparison.replications},
              {"start", to_string(comparison.start)},
              {"weeks", comparison.weeks},
              {"confidence", kConfidence},
              {"files", files_json(comparison)},
              {"studies_differ", differences_json(studies_differ)}};
  if (comparison.files.size() > 1) all["pairing"] = pairing_json(comparison);
  if (comparison.files.size() == 1 && comparison.files.front().best)
    all["selection"] = selection_json(*comparison.files.front().best);
  all["metrics"] = metrics_json(comparison);
  if (decides) all["decides"] = deciding_json(*decides);
  if (Json found = beyond_json(comparison, &ComparedFigure::quantiles, quantiles_json); !found.is_null())
    all["quantiles"] = std::move(found);
  if (Json found = beyond_json(comparison, &ComparedFigure::ranks, rank_json); !found.is_null())
    all["ranking"] = std::move(found);
  if (comparison.staffing) all.update(staffing_json(comparison));
  return all;
}

Json weeks_json(const Comparison& headline, const Results& results, const WeekBands& bands) {
  Json scenarios = Json::object();
  for (const WeekBand& band : bands.bands) {
    Json one = {{"weeks", Json::array()}};
    for (Date week : weeks_of(results, band)) one["weeks"].push_back(to_string(week));
    for (std::size_t i = 0; i < kBandStatistics; ++i) {
      Json values = Json::array();
      for (const WeekStatistics& week : band.weeks) values.push_back(finite_json(week[i]));
      one[std::string{kBandStatisticNames[i]}] = std::move(values);
    }
    const char* things = bands.along == Along::post ? "posts" : "streams";
    scenarios[results.scenarios[band.scenario]][things][name_of(results, bands, band)] = std::move(one);
  }
  return {{"title", headline.title},
          {"scenarios", results.scenarios},
          {"replications", headline.replications},
          {"files", files_json(headline)},
          {"by_week",
           {{"series", bands.name},
            {"units", bands.units},
            {"long_name", bands.long_name},
            {"scenarios", std::move(scenarios)}}}};
}

void print_json(const Json& document) { std::cout << json_text(document); }

}  // namespace headroom
