// Effects in the futures both were played in; one is named only beyond its noise.

#include "report/answers/deciding_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <set>
#include <utility>

#include "experiment/causes.hpp"
#include "report/words/figure_text.hpp"
#include "report/words/future_text.hpp"
#include "report/words/shortest_number.hpp"

namespace headroom {
namespace {

constexpr std::size_t kMostNumbers = 8, kMostCausesNamed = 3;

/// Everything of one stream that tables and sentences take from.
struct Seen {
  const Comparison& comparison;
  std::size_t stream = worst_stream(comparison);
  const ComparedFigure& in_time = figure_of(comparison, MetricId::in_time, stream);
  const ComparedFigure& wait = figure_of(comparison, MetricId::wait_first_mean, stream);

  explicit Seen(const Comparison& of) : comparison{of} {}
  [[nodiscard]] const std::string& name() const { return comparison.streams[stream]; }
  /// As it is first said.
  [[nodiscard]] std::string introduced() const {
    return comparison.streams.size() > 1 ? name() + ", the stream that is worst off" : name();
  }
  [[nodiscard]] std::string futures() const {
    if (comparison.replications == 1) return "one possible future";
    return fmt::format("the first {} {}", comparison.replications, possible_futures(comparison.weeks));
  }
};

double how_large(const std::optional<Estimate>& change) {
  return change && change->replications > 0 && !std::isnan(change->mean) ? std::abs(change->mean) : 0;
}
double how_large(const std::optional<PairedDifference>& change) {
  return change ? how_large(std::optional{change->difference}) : 0;
}

/// Positions of variants, counted from 1 as the baseline is 0; the greatest first.
std::vector<std::size_t> by_size(std::size_t count, const std::function<double(std::size_t)>& size) {
  std::vector<std::size_t> order;
  for (std::size_t v = 1; v <= count; ++v) order.push_back(v);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return size(a) > size(b); });
  return order;
}

bool has_chances(const Seen& seen) {
  const auto& chance = seen.in_time.scenarios.front().chance;
  return chance && chance->can_be_judged();
}

/// Of fewer futures a chance is not said.
bool says_chances(const Seen& seen) {
  return has_chances(seen) && seen.in_time.scenarios.front().chance->of >= kFewestForChances;
}

// Causes.

std::string cause_label(const Variant& variant) {
  const CauseInfo* info = find_cause(variant.what);
  return info == nullptr ? variant.what : std::string{info->label};
}

std::vector<std::size_t> causes_in_order(const Seen& seen) {
  return by_size(seen.in_time.scenarios.size() - 1, [&](std::size_t v) {
    const ComparedScenario& one = seen.in_time.scenarios[v];
    const double wait = how_large(seen.wait.scenarios[v].change);
    return 1e6 * how_large(one.chance_change) + 1e3 * how_large(one.change) + wait / 1e3;
  });
}

/// What its absence does, in one way: to the chance of the standard, where there are futures enough to say
/// one and it is clear, else to the mean wait where that is; empty where nothing is seen.
struct CauseEffect {
  std::string on_chance, on_wait;
};

CauseEffect cause_effect(const Seen& seen, const Variant& variant, std::size_t v) {
  const ComparedScenario &in_time = seen.in_time.scenarios[v], &wait = seen.wait.scenarios[v];
  const std::string without = "without " + cause_label(variant);
  if (says_chances(seen) && in_time.chance_change && is_clear(*in_time.chance_change))
    return {without + " in " + of_hundred(in_time.chance->share), {}};
  if (!wait.change || !is_clear(wait.change->difference)) return {};
  const double days = wait.change->difference.mean;
  return {{},
          fmt::format("{} {} {}", without, value_text(std::abs(days), seen.wait.units),
                      days < 0 ? "shorter" : "longer")};
}

/// "without sickness in 96 of 100 possible years the standard of 92% is met; as things are, in 61".
std::string chances_sentence(const Seen& seen, const std::vector<std::string>& effects) {
  const ComparedScenario& now = seen.in_time.scenarios.front();
  return fmt::format("What decides it for {}: {} {} the standard of {} is met; as things are, in {} (of {}).",
                     seen.introduced(), joined(effects), possible_futures(seen.comparison.weeks),
                     short_percent(now.bound), of_hundred(now.chance->share), seen.futures());
}

std::string causes_sentence(const Deciding& deciding) {
  const Seen seen{*deciding.causes};
  std::vector<std::string> on_chance, on_wait, unclear;
  for (const std::size_t v : causes_in_order(seen)) {
    const Variant& variant = deciding.of.causes.variants[v - 1];
    CauseEffect effect = cause_effect(seen, variant, v);
    std::vector<std::string>& into = effect.on_chance.empty() ? on_wait : on_chance;
    std::string& said = effect.on_chance.empty() ? effect.on_wait : effect.on_chance;
    if (said.empty())
      unclear.push_back(cause_label(variant));
    else if (into.size() < kMostCausesNamed)
      into.push_back(std::move(said));
  }
  if (on_chance.empty() && on_wait.empty())
    return fmt::format("In {} no one cause can be told from chance for {}: {}.", seen.futures(),
                       seen.introduced(), joined(unclear));
  std::string text;
  if (!on_chance.empty()) text = chances_sentence(seen, on_chance);
  if (!on_wait.empty())
    text += fmt::format("{} the mean wait of {} to the first appointment is {}{}.",
                        text.empty() ? "What decides it:" : " Besides,",
                        text.empty() ? seen.introduced() : seen.name(), joined(on_wait),
                        text.empty() ? " (in " + seen.futures() + ')' : "");
  return text + (unclear.empty() ? "" : fmt::format(" No clear effect: {}.", joined(unclear)));
}

Table causes_table(const Deciding& deciding) {
  const Seen seen{*deciding.causes};
  const bool chances = has_chances(seen);
  Table table{fmt::format("What decides it: {}, the baseline with one thing switched off", seen.name()),
              {{"switched off", false}},
              {},
              {}};
  if (chances) table.columns.push_back({"standard met in, of 100", true});
  table.columns.push_back({"in time, %: " + range_heading(seen.comparison.replications), true});
  table.columns.push_back({"mean wait to the first, days", true});
  table.columns.push_back({"its change (95%)", true});
  const auto add = [&](const std::string& what, std::size_t v) {
    const ComparedScenario &in_time = seen.in_time.scenarios[v], &wait = seen.wait.scenarios[v];
    std::vector<std::string> row{what};
    if (chances) row.push_back(chance_cell(*in_time.chance, seen.comparison.rule));
    row.push_back(middle_and_range(in_time.futures, seen.in_time.units));
    row.push_back(digits(wait.level.mean, seen.wait.units));
    row.push_back(wait.change ? signed_interval(wait.change->difference, seen.wait.units) : "");
    table.rows.push_back(std::move(row));
  };
  add("nothing: as things are", 0);
  for (const std::size_t v : causes_in_order(seen)) add(cause_label(deciding.of.causes.variants[v - 1]), v);
  table.notes = {
      fmt::format("In {}, the same people and the same chance in every row. Effects overlap: they "
                  "do not add up.",
                  seen.futures())};
  return table;
}

// Numbers.

std::string study_number(double value, const std::string& unit) {
  if (unit == "share") return short_percent(value);
  const std::string number = shortest_number(std::round(value * 1000) / 1000, Notation::fixed);
  return unit == "1" ? number : number + ' ' + unit;
}

std::vector<std::size_t> clear_numbers(const Seen& seen) {
  std::vector<std::size_t> order = by_size(seen.wait.scenarios.size() - 1, [&](std::size_t v) {
    return how_large(seen.wait.scenarios[v].change);
  });
  std::erase_if(order, [&](std::size_t v) {
    const auto &wait = seen.wait.scenarios[v].change, &in_time = seen.in_time.scenarios[v].change;
    return !(wait && is_clear(wait->difference)) && !(in_time && is_clear(in_time->difference));
  });
  return order;
}

/// How many numbers were moved, each in one way or both.
std::size_t numbers_moved(const WhatDecides& of) {
  std::set<std::string> paths;
  for (const Variant& variant : of.numbers.variants) paths.insert(variant.what);
  return paths.size();
}

std::string numbers_sentence(const Deciding& deciding) {
  const Seen seen{*deciding.numbers};
  const std::vector<std::size_t> order = clear_numbers(seen);
  const std::size_t moved = numbers_moved(deciding.of);
  const std::string of = moved == 1 ? "The one number" : fmt::format("Of the {} numbers", moved);
  if (order.empty())
    return fmt::format("{} that {} moved a little {} a clear effect on {} in {}.", of,
                       moved == 1 ? "was" : "were", moved == 1 ? "does not show" : "none shows", seen.name(),
                       seen.futures());
  const Variant& most = deciding.of.numbers.variants[order.front() - 1];
  const Estimate& change = seen.wait.scenarios[order.front()].change->difference;
  const std::string what = moved == 1 ? fmt::format("The one number that was moved is {}", most.what)
                                      : fmt::format("{} that were moved, {} does most", of, most.what);
  const char* further = most.standing == Standing::assumed ? ", so moved three times as far" : "";
  return fmt::format("{}: at {} in place of {} the mean wait of {} to the first appointment is {} {} ({}{}).",
                     what, study_number(most.to, most.unit), study_number(most.from, most.unit), seen.name(),
                     value_text(std::abs(change.mean), seen.wait.units),
                     change.mean > 0 ? "longer" : "shorter", said_word(most.standing), further);
}

Table numbers_table(const Deciding& deciding) {
  const Seen seen{*deciding.numbers};
  Table table{fmt::format("Which numbers matter: {}, the baseline with one of them moved", seen.name()),
              {{"number", false},
               {"in the study", true},
               {"moved to", true},
               {"mean wait to the first, days (95%)", true},
               {"in time, points (95%)", true},
               {"how sure", false}},
              {},
              {}};
  const std::vector<std::size_t> order = clear_numbers(seen);
  for (std::size_t i = 0; i < std::min(order.size(), kMostNumbers); ++i) {
    const Variant& variant = deciding.of.numbers.variants[order[i] - 1];
    const ComparedScenario &wait = seen.wait.scenarios[order[i]], &in_time = seen.in_time.scenarios[order[i]];
    table.rows.push_back(
        {variant.what, study_number(variant.from, variant.unit), study_number(variant.to, variant.unit),
         signed_interval(wait.change->difference, seen.wait.units),
         in_time.change ? signed_interval(in_time.change->difference, seen.in_time.units) : "",
         said_word(variant.standing)});
  }
  const std::size_t moved = deciding.of.numbers.variants.size();
  table.notes = {fmt::format(
      "Moved by about a tenth of the number or of the odds of a share (what is whole, to a whole number), by "
      "three tenths where it is assumed; in {}, the same chance in every row. {} such rows were played, {} "
      "have a clear effect{}.",
      seen.futures(), moved, order.size(),
      order.size() > kMostNumbers ? fmt::format("; the {} greatest are shown", kMostNumbers) : "")};
  return table;
}

}  // namespace

std::vector<std::string> deciding_in_words(const Deciding& deciding) {
  std::vector<std::string> sentences;
  if (deciding.causes) sentences.push_back(causes_sentence(deciding));
  if (deciding.numbers) sentences.push_back(numbers_sentence(deciding));
  std::erase(sentences, "");
  return sentences;
}

std::vector<Table> deciding_tables(const Deciding& deciding) {
  std::vector<Table> tables;
  if (deciding.causes) tables.push_back(causes_table(deciding));
  if (deciding.numbers && !clear_numbers(Seen{*deciding.numbers}).empty())
    tables.push_back(numbers_table(deciding));
  return tables;
}

std::string how_to_learn_what_decides() {
  return "What decides it is not in this file: headroom run STUDY, without --no-causes, works it out.";
}

}  // namespace headroom
