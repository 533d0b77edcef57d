// Quantiles by halves around the study's value, draws keyed by path, and ratios to what a scenario says.

#include "study/unknown.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/ensure.hpp"
#include "random/stream.hpp"
#include "statistics/normal.hpp"

namespace headroom {
namespace {

double on_its_scale(const Unknown& unknown, double value) {
  switch (unknown.spread) {
    case Unknown::Spread::normal:
      return value;
    case Unknown::Spread::log_normal:
      return std::log(value);
    case Unknown::Spread::logit_normal:
      return std::log(value / (unknown.top - value));
  }
  return value;
}

double back_from_its_scale(const Unknown& unknown, double value) {
  switch (unknown.spread) {
    case Unknown::Spread::normal:
      return value;
    case Unknown::Spread::log_normal:
      return std::exp(value);
    case Unknown::Spread::logit_normal:
      return unknown.top / (1 + std::exp(-value));
  }
  return value;
}

bool is_redrawn(const Unknown& unknown, const Draw& draw) {
  return !draw.redrawn.empty() &&
         std::find(draw.redrawn.begin(), draw.redrawn.end(), name_of(unknown)) != draw.redrawn.end();
}

/// The row of a file that a draw takes: all rows in one order.
std::size_t row_of(const Draw& draw, std::size_t rows) {
  return shuffled(rows, draw.seed, 0)[(draw.number - 1) % rows];
}

}  // namespace

std::vector<std::size_t> shuffled(std::size_t count, std::uint64_t seed, std::uint64_t occurrence) {
  const ReplicationDraws draws{seed, 0};
  std::vector<std::pair<double, std::size_t>> keys;
  for (std::size_t one = 0; one < count; ++one)
    keys.emplace_back(draws.uniform(Purpose::row_of_draws, Entity{one}, occurrence), one);
  std::sort(keys.begin(), keys.end());
  std::vector<std::size_t> order;
  for (const auto& [key, one] : keys) order.push_back(one);
  return order;
}

double value_at(const Unknown& unknown, double quantile) {
  const bool is_low = quantile < 0.5;
  const double end = is_low ? unknown.from : unknown.to;
  if (end == unknown.value) return end;
  const bool at_the_end = unknown.spread != Unknown::Spread::normal &&
                          (end == unknown.least || end == unknown.top || unknown.value == unknown.top);
  if (at_the_end) {
    const double from_end = 2 * (is_low ? quantile : 1 - quantile);
    return end + (unknown.value - end) * from_end;
  }
  const double middle = on_its_scale(unknown, unknown.value);
  const double width =
      std::abs(on_its_scale(unknown, end) - middle) / normal_quantile((1 + unknown.sure) / 2);
  return back_from_its_scale(unknown, middle + width * normal_quantile(quantile));
}

std::string name_of(const Unknown& unknown) {
  return unknown.scenario.empty() ? unknown.path : "scenarios." + unknown.scenario + '.' + unknown.path;
}

bool is_in_percent(const Unknown& unknown) {
  return unknown.unit == "1" && unknown.least >= 0 && unknown.top > 0 && unknown.top <= 5;
}

double drawn_value(const Unknown& unknown, const Draw& draw) {
  ensure(draw.number > 0, "only a draw has drawn values");
  if (is_redrawn(unknown, draw)) return drawn_value(unknown, {draw.seed, draw.redrawn_as});
  if (!unknown.rows.empty()) return unknown.rows[row_of(draw, unknown.rows.size())];
  const std::uint64_t name =
      name_key(unknown.scenario.empty() ? unknown.path : unknown.scenario + '\n' + unknown.path);
  const double u = ReplicationDraws{draw.seed, draw.number}.uniform(Purpose::unknown, Entity{name}, 0);
  return value_at(unknown, std::max(u, 0x1p-54));
}

double moved(const Unknown& unknown, double drawn, double here) {
  const double value = unknown.value, top = unknown.top;
  if (unknown.spread == Unknown::Spread::normal) return here + (drawn - value);
  if (here == value) return drawn;  // to the last bit
  const bool is_share = unknown.spread == Unknown::Spread::logit_normal;
  if (is_share && here > value) return top - (top - drawn) * (top - here) / (top - value);
  return drawn * (here / value);
}

std::string refusal_of(const Uncertainty& uncertainty, const DrawRule& rule, std::uint32_t replications) {
  const bool shared = rule.kind == DrawRule::Kind::shared && !uncertainty.unknowns.empty();
  if (!shared || replications % rule.draws == 0) return "";
  return std::to_string(replications) + " replications cannot share " + std::to_string(rule.draws) +
         " draws of what is not known (experiment.draws) evenly: ask for a multiple of " +
         std::to_string(rule.draws);
}

Draws::Draws(const Uncertainty& uncertainty, const DrawRule& rule, std::uint64_t seed,
             std::uint32_t replications) {
  if (uncertainty.unknowns.empty() || rule.kind == DrawRule::Kind::none) return;
  const bool shared = rule.kind == DrawRule::Kind::shared;
  ensure(refusal_of(uncertainty, rule, replications).empty(), "draws are shared out evenly");
  seed_ = seed;
  each_ = shared ? replications / rule.draws : 1;
  rows_ = uncertainty.rows;
}

Draw Draws::of(std::uint32_t replication) const {
  if (!any()) return {};
  const std::uint32_t draw = (replication - 1) / each_;
  return {seed_, (rows_ == 0 ? draw : draw % rows_) + 1};
}

DrawTable first_of(DrawTable table, std::size_t replications) {
  table.numbers.resize(std::min(table.numbers.size(), replications));
  table.values.resize(table.numbers.size() * table.paths.size());
  return table;
}

DrawTable draw_table(const Uncertainty& uncertainty, const Draws& draws, std::uint32_t replications) {
  DrawTable table;
  if (!draws.any()) return table;
  for (const Unknown& unknown : uncertainty.unknowns) {
    table.paths.push_back(name_of(unknown));
    table.units.push_back(unknown.unit);
  }
  for (std::uint32_t r = 1; r <= replications; ++r) {
    const Draw draw = draws.of(r);
    table.numbers.push_back(draw.number);
    for (const Unknown& unknown : uncertainty.unknowns) table.values.push_back(drawn_value(unknown, draw));
  }
  return table;
}

}  // namespace headroom
