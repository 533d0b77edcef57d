// Changes sorted into better, worse, too slight and unclear, and said with sizes and intervals.

#include "report/answers/compare_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "report/answers/staffing_text.hpp"
#include "report/words/method_text.hpp"

namespace headroom {
namespace {

/// "gp patients", "urgent gp patients".
std::string patients(const Comparison& comparison, const ComparedFigure& figure) {
  const std::string stream = comparison.streams[*figure.stream] + " patients";
  return comparison.priority ? *comparison.priority + ' ' + stream : stream;
}

/// The figure as a phrase after its value: "of gp patients in time", or its meaning after a comma.
std::string figure_phrase(const Comparison& comparison, const ComparedFigure& figure) {
  if (figure.is(MetricId::in_time)) return " of " + patients(comparison, figure) + " in time";
  if (figure.is(MetricId::utilisation)) return " of the clinic hours used";
  const std::string meaning = ", " + std::string{figure.long_name};
  return figure.stream ? meaning + " (" + patients(comparison, figure) + ')' : meaning;
}

/// "8.3 points more", "£1,200 less", "0.4 days less", "less than 0.05 points more".
std::string change_size(double difference, std::string_view units) {
  const std::string_view way = difference < 0 ? "less" : "more";
  if (is_slight(difference, units)) return fmt::format("less than {} {}", least_shown(units), way);
  if (units == "share") return fmt::format("{} points {}", number(100 * std::abs(difference), 1), way);
  return fmt::format("{} {}", value_text(std::abs(difference), units), way);
}

std::string change_in_words(const Comparison& comparison, const PairedDifference& change,
                            const ComparedFigure& figure) {
  const std::string_view units = figure.units;
  const Estimate& d = change.difference;
  const std::string& baseline = comparison.scenarios[comparison.baseline];
  if (d.replications == 0) return "";
  if (d.mean == 0 && !has_interval(d)) return fmt::format("; the same as {}", baseline);
  if (!has_interval(d)) return fmt::format("; {} than {}", change_size(d.mean, units), baseline);
  if (d.low <= 0 && d.high >= 0) {
    return fmt::format("; no clear difference from {} ({})", baseline, signed_interval(d, units));
  }
  const std::string size = change_size(d.mean, units);
  if (is_slight(d.mean, units)) return fmt::format("; {} than {}", size, baseline);
  const std::string text = fmt::format("; {} than {} ({})", size, baseline, change_interval(d, units));
  if (std::isnan(change.p_better)) return text;
  return text + ", " + better_in_words(change, figure);
}

std::string figure_sentence(const Comparison& comparison, const ComparedFigure& figure,
                            std::size_t scenario) {
  const ComparedScenario& s = figure.scenarios[scenario];
  std::string text = fmt::format("{}: {}{}", comparison.scenarios[scenario],
                                 value_text(s.level.mean, figure.units), figure_phrase(comparison, figure));
  if (s.change) return text + change_in_words(comparison, *s.change, figure);
  if (!std::isnan(s.level.low)) text += interval(s.level, figure.units);
  return text;
}

/// The leading metric, stream by stream where it is defined.
std::vector<const ComparedFigure*> leading_figures(const Comparison& comparison) {
  std::vector<const ComparedFigure*> leading;
  const std::string_view name = leading_metric(comparison);
  for (const ComparedFigure& figure : comparison.figures) {
    if (figure.name == name && defined_somewhere(figure)) leading.push_back(&figure);
  }
  return leading;
}

enum class HowChanged { better, worse, slight, unclear, same, unknown };
constexpr std::size_t kVerdicts = 6;

HowChanged how_changed(const ComparedFigure& figure, const PairedDifference& change) {
  const Estimate& d = change.difference;
  if (d.replications == 0) return HowChanged::unknown;
  if (d.mean == 0 && !(d.low < d.high)) return HowChanged::same;
  const bool up_is_better = figure.direction == Direction::higher_is_better;
  const bool clear = std::isnan(d.low) || d.low > 0 || d.high < 0;
  if (clear && is_slight(d.mean, figure.units)) return HowChanged::slight;
  // One replication has no interval: what is seen is said, and the note below the tables warns.
  if (std::isnan(d.low)) return (d.mean > 0) == up_is_better ? HowChanged::better : HowChanged::worse;
  if (d.low <= 0 && d.high >= 0) return HowChanged::unclear;
  return (d.low > 0) == up_is_better ? HowChanged::better : HowChanged::worse;
}

/// "gp 92.1% (+8.3 points)", or the name alone where there is nothing to say of a difference.
std::string stream_part(const Comparison& comparison, const ComparedFigure& figure, const ComparedScenario& s,
                        HowChanged how) {
  const std::string& stream = comparison.streams[*figure.stream];
  if (how != HowChanged::better && how != HowChanged::worse) return stream;
  const std::string_view unit = figure.units == "share" ? "points" : figure.units;
  return fmt::format("{} {} ({} {})", stream, value_text(s.level.mean, figure.units),
                     signed_digits(s.change->difference.mean, figure.units), unit);
}

/// What one scenario does to every stream, in one line.
std::string sentence_over_streams(const Comparison& comparison,
                                  const std::vector<const ComparedFigure*>& figures, std::size_t scenario) {
  std::vector<std::string> levels, by_verdict[kVerdicts];
  for (const ComparedFigure* figure : figures) {
    const ComparedScenario& s = figure->scenarios[scenario];
    if (s.level.replications == 0) continue;
    levels.push_back(comparison.streams[*figure->stream] + ' ' + value_text(s.level.mean, figure->units));
    if (!s.change) continue;
    const HowChanged how = how_changed(*figure, *s.change);
    by_verdict[static_cast<std::size_t>(how)].push_back(stream_part(comparison, *figure, s, how));
  }
  const std::string& name = comparison.scenarios[scenario];
  if (scenario == comparison.baseline) {
    const std::string what =
        figures.front()->is(MetricId::in_time) ? "patients in time" : std::string{figures.front()->long_name};
    return fmt::format("{}: {}: {}", name, what, joined(levels));
  }
  const std::string words[kVerdicts] = {"better for ",
                                        "worse for ",
                                        "within " + least_shown(figures.front()->units) + " for ",
                                        "no clear difference for ",
                                        "the same for ",
                                        "not comparable for "};
  std::string text;
  for (std::size_t v = 0; v < kVerdicts; ++v) {
    if (!by_verdict[v].empty()) text += (text.empty() ? "" : "; ") + (words[v] + joined(by_verdict[v]));
  }
  const std::string once = comparison.replications == 1 ? "in this one replication " : "";
  return name + ": " + (text.empty() ? "not defined" : once + text);
}

/// How to read the columns.
std::vector<std::string> reading_notes(const Comparison& comparison) {
  if (comparison.replications == 1) return {kOneReplication};
  if (comparison.scenarios.size() == 1) return {};
  std::string better = "Better in: share of replications in which the scenario is better than the baseline.";
  if (const std::string note = by_less_note(comparison.figures); !note.empty()) better += ' ' + note;
  return {better};
}

std::vector<std::string> figure_row(const Comparison& comparison, const ComparedFigure& figure, std::size_t s,
                                    const std::string& label) {
  const ComparedScenario& one = figure.scenarios[s];
  std::vector<std::string> row{label, comparison.scenarios[s], with_interval(one.level, figure.units), "",
                               ""};
  if (!one.change) return row;
  const bool known = one.change->difference.replications > 0;
  row[3] = known ? signed_interval(one.change->difference, figure.units) : kNoFigure;
  row[4] = better_in(*one.change, figure);
  return row;
}

Table empty_comparison_table(const Comparison& comparison, std::string title, const std::string& unit,
                             const char* label) {
  const std::string& baseline = comparison.scenarios[comparison.baseline];
  const std::string points = unit == "%" ? "points" : unit;
  return {std::move(title),
          {{label, false},
           {"scenario", false},
           {unit, true},
           {fmt::format("difference from {}, {}", baseline, points), true},
           {"better in", true}},
          {},
          {},
          method_text(comparison)};
}

void add_rows(Table& table, const Comparison& comparison, const ComparedFigure& figure,
              const std::string& label) {
  std::string once = label;
  const bool one_file = comparison.files.size() < 2;
  if (!one_file && !defined_somewhere(figure)) return;
  for (std::size_t s = 0; s < figure.scenarios.size(); ++s) {
    if (one_file && figure.scenarios[s].level.replications == 0) continue;
    table.rows.push_back(figure_row(comparison, figure, s, std::exchange(once, "")));
  }
}

void drop_first_column(Table& table) {
  table.columns.erase(table.columns.begin());
  for (std::vector<std::string>& row : table.rows) row.erase(row.begin());
}

/// All streams of one metric.
Table metric_table(const Comparison& comparison, std::span<const ComparedFigure> figures) {
  const ComparedFigure& first = figures.front();
  std::string title = capitalised(first.long_name);
  if (comparison.priority && first.stream) title += fmt::format(" ({} patients only)", *comparison.priority);
  Table table = empty_comparison_table(comparison, std::move(title), heading_unit(first.units), "stream");
  for (const ComparedFigure& figure : figures) {
    add_rows(table, comparison, figure, figure.stream ? comparison.streams[*figure.stream] : "");
  }
  if (!first.stream) drop_first_column(table);
  return table;
}

std::string undefined_note(const ComparedFigure& figure) {
  if (figure.is(MetricId::days_below_minimum)) return "Days below the minimum on duty: no minimum set.";
  if (figure.is(MetricId::cost)) {
    return "Cost: not known, since a filled post has neither a band with known pay nor a cost_per_year, or "
           "bank "
           "hours were worked and no rate is given.";
  }
  return fmt::format("{}: not defined in any replication.", capitalised(figure.long_name));
}

}  // namespace

std::vector<std::string> answer_in_words(const Comparison& comparison) {
  const std::vector<const ComparedFigure*> figures = leading_figures(comparison);
  std::vector<std::string> sentences;
  for (std::size_t s = 0; s < comparison.scenarios.size(); ++s) {
    if (figures.size() > 1) {
      sentences.push_back(sentence_over_streams(comparison, figures, s));
    } else if (!figures.empty()) {
      sentences.push_back(figure_sentence(comparison, *figures.front(), s));
    }
  }
  return sentences;
}

std::vector<Table> compare_tables(const Comparison& comparison) {
  std::vector<Table> tables;
  std::vector<std::string> notes = reading_notes(comparison);
  const std::vector<ComparedFigure>& all = comparison.figures;
  for (std::size_t i = 0, end = 0; i < all.size(); i = end) {
    end = i + 1;
    while (end < all.size() && all[end].name == all[i].name) ++end;
    if (all[i].prominence == Prominence::detail) continue;
    const std::span figures{all.data() + i, end - i};
    if (std::none_of(figures.begin(), figures.end(), defined_somewhere)) {
      notes.push_back(undefined_note(all[i]));
      continue;
    }
    tables.push_back(metric_table(comparison, figures));
  }
  if (tables.empty()) tables.push_back({"", {}, {}, {}});
  notes.insert(notes.begin(), about_text(comparison) + '.');
  tables.back().notes = std::move(notes);
  return tables;
}

Table compare_rows(const Comparison& comparison) {
  Table table{"", {}, {}, {}};
  for (const char* text : {"metric", "units", "stream", "priority", "scenario"})
    table.columns.push_back({text, false});
  for (const char* number : {"mean", "low", "high", "replications", "difference", "difference_low",
                             "difference_high", "p_better"}) {
    table.columns.push_back({number, true});
  }
  for (const ComparedFigure& f : comparison.figures) {
    const std::string stream = f.stream ? comparison.streams[*f.stream] : "";
    const std::string priority = f.stream ? comparison.priority.value_or("") : "";
    for (std::size_t s = 0; s < f.scenarios.size(); ++s) {
      const std::vector<std::string> key{std::string{f.name}, std::string{f.units}, stream, priority,
                                         comparison.scenarios[s]};
      table.rows.push_back(full_row(key, f.scenarios[s]));
    }
  }
  if (comparison.staffing) add_staffing_rows(table, comparison);
  return table;
}

}  // namespace headroom
