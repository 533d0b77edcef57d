// Effects ordered from the greatest down, and what is left with every cause off.

#include "report/answers/explain_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/ensure.hpp"
#include "report/words/figure_text.hpp"
#include "report/words/method_text.hpp"

namespace headroom {
namespace {

constexpr const char* kWhatIsLeft = "the balance of capacity and demand";

const ComparedFigure& found_figure(const Comparison& comparison, MetricId metric,
                                   std::optional<std::size_t> stream) {
  const auto found =
      std::find_if(comparison.figures.begin(), comparison.figures.end(),
                   [&](const ComparedFigure& f) { return f.is(metric) && f.stream == stream; });
  ensure(found != comparison.figures.end(), "what is explained was compared");
  return *found;
}

std::string label(Cause cause) {
  const auto info =
      std::find_if(kCauses.begin(), kCauses.end(), [&](const CauseInfo& i) { return i.cause == cause; });
  return std::string{info->label};
}

std::string unit_of_change(std::string_view units) {
  return units == "share" ? "points" : std::string{units};
}

/// One cause (or all together) in one figure.
struct Effect {
  std::string what;
  Estimate difference;
};

/// The greatest first.
std::vector<Effect> effects(const Explanation& explanation, const ComparedFigure& f) {
  std::vector<Effect> all;
  for (std::size_t c = 0; c < explanation.causes.size(); ++c) {
    const Estimate& difference = f.scenarios[c + 1].change->difference;
    if (difference.replications > 0) all.push_back({label(explanation.causes[c]), difference});
  }
  std::stable_sort(all.begin(), all.end(), [](const Effect& a, const Effect& b) {
    return std::abs(a.difference.mean) > std::abs(b.difference.mean);
  });
  return all;
}

/// One replication has no interval, and what it shows is said.
bool is_said(const Estimate& difference) {
  return is_clear(difference) || (std::isnan(difference.low) && difference.mean != 0);
}

std::string effects_in_words(const Explanation& explanation, const ComparedFigure& f) {
  std::vector<std::string> said, unclear;
  for (const Effect& effect : effects(explanation, f)) {
    if (is_said(effect.difference)) {
      said.push_back(fmt::format("{} {}", effect.what, signed_interval(effect.difference, f.units)));
    } else {
      unclear.push_back(effect.what);
    }
  }
  std::string text;
  if (!said.empty()) text = fmt::format(" Switched off ({}): {}.", unit_of_change(f.units), joined(said));
  if (!unclear.empty()) text += fmt::format(" No clear effect: {}.", joined(unclear));
  return text;
}

/// Where a figure stands: "61.0% in time", "a mean wait of 40.2 days".
std::string standing(const ComparedFigure& f, double value) {
  if (f.is(MetricId::in_time)) return value_text(value, f.units) + " in time";
  return "a mean wait of " + value_text(value, f.units);
}

/// As near to everybody as the digits show.
bool all_in_time(double share) { return share >= 0.9995; }

std::string what_is_left(const Explanation& explanation, const ComparedFigure& f) {
  const double as_it_is = f.scenarios.front().level.mean, left = f.scenarios.back().level.mean;
  if (explanation.causes.empty()) {
    return fmt::format(" Nothing of what can be switched off is in this study: all of it is {}.",
                       kWhatIsLeft);
  }
  const bool in_time = f.is(MetricId::in_time);
  const std::string rest = !in_time            ? fmt::format("that is {}", kWhatIsLeft)
                           : all_in_time(left) ? std::string{"nothing is left to "} + kWhatIsLeft
                                               : fmt::format("the other {} not are {}",
                                                             value_text(1 - left, f.units), kWhatIsLeft);
  return fmt::format(" All off together ({} {}): {}; {}.", signed_digits(left - as_it_is, f.units),
                     unit_of_change(f.units), standing(f, left), rest);
}

std::string stream_sentence(const Explanation& explanation, std::size_t stream) {
  const Comparison& comparison = explanation.comparison;
  const std::string& name = comparison.streams[stream];
  const ComparedFigure* f = &found_figure(comparison, MetricId::in_time, stream);
  const Estimate& in_time = f->scenarios.front().level;
  const bool says_nothing = in_time.replications == 0 || all_in_time(in_time.mean);
  if (says_nothing) f = &found_figure(comparison, MetricId::wait_first_mean, stream);
  const Estimate& level = f->scenarios.front().level;
  if (level.replications == 0) return name + ": nobody was seen.";
  const std::string before = says_nothing && in_time.replications > 0 ? "everybody in time as it is; " : "";
  return fmt::format("{}: {}{}{}.", name, before, standing(*f, level.mean), interval(level, f->units)) +
         effects_in_words(explanation, *f) + what_is_left(explanation, *f);
}

// The tables.

/// Labels of the variants, in their order.
std::vector<std::string> variants(const Explanation& explanation) {
  std::vector<std::string> labels{"nothing: as it is"};
  for (Cause cause : explanation.causes) labels.push_back(label(cause));
  if (!explanation.causes.empty()) labels.emplace_back("all of these");
  return labels;
}

void add_variant_cells(std::vector<std::string>& row, const ComparedFigure& f, std::size_t variant) {
  const ComparedScenario& s = f.scenarios[variant];
  row.push_back(digits(s.level.mean, f.units));
  row.push_back(s.change ? signed_interval(s.change->difference, f.units) : "");
}

Table explained_waits_table(const Explanation& explanation) {
  const Comparison& comparison = explanation.comparison;
  Table table{"",
              {{"stream", false},
               {"switched off", false},
               {"in time, %", true},
               {"difference, points", true},
               {"mean wait, days", true},
               {"difference, days", true}},
              {},
              {}};
  const std::vector<std::string> labels = variants(explanation);
  for (std::size_t stream = 0; stream < comparison.streams.size(); ++stream) {
    std::string once = comparison.streams[stream];
    for (std::size_t v = 0; v < labels.size(); ++v) {
      std::vector<std::string> row{std::exchange(once, ""), labels[v]};
      add_variant_cells(row, found_figure(comparison, MetricId::in_time, stream), v);
      add_variant_cells(row, found_figure(comparison, MetricId::wait_first_mean, stream), v);
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

Table use_table(const Explanation& explanation) {
  const ComparedFigure& used = found_figure(explanation.comparison, MetricId::utilisation, std::nullopt);
  Table table{
      "", {{"switched off", false}, {"clinic hours used, %", true}, {"difference, points", true}}, {}, {}};
  const std::vector<std::string> labels = variants(explanation);
  for (std::size_t v = 0; v < labels.size(); ++v) {
    std::vector<std::string> row{labels[v]};
    add_variant_cells(row, used, v);
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::vector<std::string> explain_notes(const Explanation& explanation) {
  const Comparison& comparison = explanation.comparison;
  const std::size_t variants = comparison.scenarios.size() - 1;
  std::vector<std::string> lines{
      fmt::format("{}scenario {}: {}.", comparison.title.empty() ? "" : comparison.title + ", ",
                  explanation.scenario, period_text(comparison.weeks, comparison.start)),
      "Each row: the same people and the same random numbers, with one thing switched off."};
  if (comparison.replications == 1) {
    lines.emplace_back(
        "One possible future: no interval can be given, and a difference may be chance. Run more.");
  } else if (variants > 0) {
    lines.push_back(fmt::format(
        "Differences: switched off minus as it is, {} paired over {} possible futures{}.", kMeanIntervals,
        comparison.replications, variants > 1 ? fmt::format(", simultaneous over {} rows", variants) : ""));
  }
  if (!explanation.causes.empty()) {
    lines.emplace_back("Causes overlap, so their effects do not add up to that of all of these together.");
    lines.push_back(fmt::format("What is left with all of these switched off is {}.", kWhatIsLeft));
  }
  std::vector<std::string> absent;
  for (const CauseInfo& info : kCauses) {
    const auto& causes = explanation.causes;
    if (std::find(causes.begin(), causes.end(), info.cause) == causes.end()) absent.emplace_back(info.label);
  }
  if (!absent.empty()) lines.push_back("Not in this study: " + joined(absent) + '.');
  return lines;
}

}  // namespace

std::vector<std::string> explain_in_words(const Explanation& explanation) {
  std::vector<std::string> sentences;
  for (std::size_t s = 0; s < explanation.comparison.streams.size(); ++s) {
    sentences.push_back(stream_sentence(explanation, s));
  }
  return sentences;
}

std::vector<Table> explain_tables(const Explanation& explanation) {
  std::vector<Table> tables{explained_waits_table(explanation), use_table(explanation)};
  tables.back().notes = explain_notes(explanation);
  return tables;
}

}  // namespace headroom
