// Tables of P5, P50, P95 and of ranks, the best first, with – where a side is open.

#include "report/answers/quantiles_and_ranks_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>

#include "report/words/figure_text.hpp"
#include "report/words/method_text.hpp"

namespace headroom {
namespace {

std::string full(double value) { return std::isnan(value) ? "" : fmt::format("{}", value); }
std::string rank_text(std::size_t rank) { return rank == 0 ? "" : fmt::to_string(rank); }

bool is_shown(const ComparedFigure& figure) {
  return figure.prominence == Prominence::headline && defined_somewhere(figure);
}

/// "Patients in time", "Patients in time, gp", "Patients in time, gp (urgent patients only)".
std::string title(const Comparison& comparison, const ComparedFigure& figure) {
  std::string text = capitalised(figure.long_name);
  if (!figure.stream) return text;
  text += ", " + comparison.streams[*figure.stream];
  return comparison.priority ? fmt::format("{} ({} patients only)", text, *comparison.priority) : text;
}

/// "92.1 (91.0 to 93.4)"; "–" for a side that is open.
std::string with_bounds(const QuantileEstimate& q, std::string_view units) {
  if (q.replications == 0) return kNoFigure;
  return fmt::format("{} ({} to {})", digits(q.value, units), digits(q.low, units), digits(q.high, units));
}

/// The key columns that every long table begins with.
Table long_table(const std::vector<const char*>& numbers) {
  Table table{"", {}, {}, {}};
  for (const char* text : {"metric", "units", "stream", "priority", "scenario"})
    table.columns.push_back({text, false});
  for (const char* name : numbers) table.columns.push_back({name, true});
  return table;
}

std::vector<std::string> key(const Comparison& comparison, const ComparedFigure& figure, std::size_t s) {
  return {std::string{figure.name}, std::string{figure.units},
          figure.stream ? comparison.streams[*figure.stream] : "",
          figure.stream ? comparison.priority.value_or("") : "", comparison.scenarios[s]};
}

Table quantile_table(const Comparison& comparison, const ComparedFigure& figure) {
  const std::string unit = heading_unit(figure.units);
  Table table{title(comparison, figure), {{"scenario", false}}, {}, {}};
  for (const char* name : {"P5", "P50", "P95"})
    table.columns.push_back({fmt::format("{}, {}", name, unit), true});
  for (std::size_t s = 0; s < comparison.scenarios.size(); ++s) {
    std::vector<std::string> row{comparison.scenarios[s]};
    for (const QuantileEstimate& q : figure.quantiles[s]) row.push_back(with_bounds(q, figure.units));
    table.rows.push_back(std::move(row));
  }
  table.caption = fmt::format("Quantiles over {}; in brackets: distribution-free 95% intervals ({}).",
                              replications_text(comparison),
                              comparison.shared_draws() > 0 ? "whole draws resampled" : "order statistics");
  return table;
}

/// The best first; what is not ranked last.
std::vector<std::size_t> by_rank(const ComparedFigure& figure) {
  std::vector<std::size_t> order(figure.ranks.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto place = [&](std::size_t s) {
    return figure.ranks[s].rank == 0 ? figure.ranks.size() + 1 : figure.ranks[s].rank;
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
  return order;
}

Table ranking_table(const Comparison& comparison, const ComparedFigure& figure, std::size_t most) {
  Table table{title(comparison, figure),
              {{"rank", true}, {"may be", true}, {"scenario", false}, {heading_unit(figure.units), true}},
              {},
              {}};
  for (std::size_t s : by_rank(figure)) {
    const RankEstimate& rank = figure.ranks[s];
    if (rank.rank == 0 || (table.rows.size() >= most && s != comparison.baseline)) continue;
    table.rows.push_back(
        {fmt::to_string(rank.rank),
         rank.low == rank.high ? fmt::to_string(rank.low) : fmt::format("{} to {}", rank.low, rank.high),
         comparison.scenarios[s], with_interval(figure.scenarios[s].level, figure.units)});
  }
  const auto k = static_cast<double>(comparison.all_scenarios());
  table.caption = fmt::format(
      "Ranked by the mean, the best first; 'may be': ranks that hold for all {} scenarios at once with 95% "
      "confidence (all {} pairs by paired t, Bonferroni). In brackets: {} over {}.",
      number(k, 0), number(k * (k - 1) / 2, 0), kMeanIntervals, replications_text(comparison));
  if (comparison.fewest_replications() < comparison.replications) {
    table.caption +=
        " Means over other replications cannot be ranked as they stand: scenarios with fewer are placed by "
        "their paired difference from the one with the most.";
  }
  return table;
}

template <class Make>
std::vector<Table> tables(const Comparison& comparison, Make make) {
  std::vector<Table> all;
  for (const ComparedFigure& figure : comparison.figures) {
    if (is_shown(figure)) all.push_back(make(comparison, figure));
  }
  if (all.empty()) all.push_back({"", {}, {}, {}});
  std::vector<std::string>& notes = all.back().notes;
  notes.push_back(about_text(comparison) + '.');
  if (comparison.replications == 1) notes.emplace_back(kOneReplication);
  return all;
}

}  // namespace

std::vector<Table> quantile_tables(const Comparison& comparison) {
  return tables(comparison, quantile_table);
}

std::vector<Table> ranking_tables(const Comparison& comparison, std::size_t most) {
  return tables(comparison, [most](const Comparison& of, const ComparedFigure& figure) {
    return ranking_table(of, figure, most);
  });
}

Table quantile_rows(const Comparison& comparison) {
  Table table = long_table({"replications", "p5", "p5_low", "p5_high", "p5_coverage", "p50", "p50_low",
                            "p50_high", "p50_coverage", "p95", "p95_low", "p95_high", "p95_coverage"});
  for (const ComparedFigure& figure : comparison.figures) {
    for (std::size_t s = 0; s < comparison.scenarios.size(); ++s) {
      std::vector<std::string> row = key(comparison, figure, s);
      row.push_back(fmt::to_string(figure.quantiles[s][0].replications));
      for (const QuantileEstimate& q : figure.quantiles[s]) {
        for (double v : {q.value, q.low, q.high, q.coverage}) row.push_back(full(v));
      }
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

Table ranking_rows(const Comparison& comparison) {
  Table table = long_table({"mean", "rank", "rank_low", "rank_high"});
  for (const ComparedFigure& figure : comparison.figures) {
    for (std::size_t s : by_rank(figure)) {
      std::vector<std::string> row = key(comparison, figure, s);
      const RankEstimate& rank = figure.ranks[s];
      row.push_back(full(rank.mean));
      for (std::size_t r : {rank.rank, rank.low, rank.high}) row.push_back(rank_text(r));
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

}  // namespace headroom
