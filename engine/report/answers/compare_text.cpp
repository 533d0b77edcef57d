// Changes sorted into better, worse, too slight and unclear, and said with sizes and intervals.

#include "report/answers/compare_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <utility>

#include "report/answers/staffing_text.hpp"
#include "report/words/future_text.hpp"
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

/// Of whoever waits: the middle future says more than the mean. Hours, money and other sums keep their means.
bool is_of_futures(const ComparedFigure& figure) {
  const Metric* metric = find_metric(figure.name);
  return !metric || metric->about == About::waits;
}

/// "+3.9 points in a middling future (0.0 to +57.0 in nine of ten)"
std::string change_of_middle(const FutureRange& range, std::string_view units) {
  const std::string unit = units == "share" ? "points" : std::string{units};
  std::string text = signed_digits(range.median, units) + ' ' + unit;
  if (range.futures > 1) text += " in a middling future";
  const std::string bracketed = signed_range(range, units);
  return bracketed.empty() ? text : text + " (" + bracketed + ')';
}

/// "; the standard is met in 32 of 100 more (18 to 45)": the difference of the chances as they are said.
std::string change_of_chance(const ComparedScenario& s, const ComparedScenario& base) {
  const Estimate& d = *s.chance_change;
  double size = std::abs(d.mean);
  const bool more = d.mean >= 0;
  if (s.chance && base.chance) {
    const double said = std::round(100 * s.chance->share) - std::round(100 * base.chance->share);
    if (std::abs(said - 100 * d.mean) < 1.5) size = std::abs(said) / 100;
  }
  return fmt::format("; the standard is met in {} {} ({} to {})", of_hundred(size), more ? "more" : "fewer",
                     number(100 * (more ? d.low : -d.high), 0), number(100 * (more ? d.high : -d.low), 0));
}

std::string change_in_words(const Comparison& comparison, const ComparedScenario& s,
                            const ComparedFigure& figure) {
  const std::string& baseline = comparison.scenarios[comparison.baseline];
  if (s.change && s.change->difference.replications == 0) return "";
  if (!s.future_change) {  // other random numbers: nothing is known future by future
    const Estimate& d = s.change->difference;
    return fmt::format(". Against {}, other futures: {} in the mean", baseline,
                       change_size(d.mean, figure.units));
  }
  const FutureChange& change = *s.future_change;
  if (change.same == 1) return fmt::format(". The same as {} in every future", baseline);
  std::string text =
      fmt::format(". Against {}: {}; {}", baseline, change_of_middle(change.difference, figure.units),
                  better_worse_text(change));
  if (s.chance_change && s.chance_change->replications >= kFewestForChances)
    text += change_of_chance(s, figure.scenarios[comparison.baseline]);
  return text;
}

/// "met in 60 of 100 possible years (46 to 72): at risk, and getting worse"
std::string standard_in_words(const Comparison& comparison, const ComparedFigure& figure,
                              std::size_t scenario) {
  const Chance& chance = *figure.scenarios[scenario].chance;
  std::string text = chance_text(chance, comparison.rule, comparison.weeks);
  const bool judged = judge(chance, comparison.rule).verdict != ChanceVerdict::none;
  const bool worse = judged && !comparison.headings.empty() && figure.is(MetricId::in_time) &&
                     !comparison.priority && comparison.headings[scenario][*figure.stream].getting_worse();
  return worse ? text + ", and getting worse" : text;
}

bool says_chance(const ComparedScenario& s) { return s.chance && s.chance->of + s.chance->left_out > 1; }

std::string sentence_of_futures(const Comparison& comparison, const ComparedFigure& figure,
                                std::size_t scenario) {
  const ComparedScenario& s = figure.scenarios[scenario];
  std::string text =
      fmt::format("{}: {}{}{}", comparison.scenarios[scenario], future_value(s.futures.median, figure.units),
                  figure_phrase(comparison, figure), range_phrase(s.futures, figure.units));
  if (says_chance(s))
    text += fmt::format(". The standard of {} is {}", short_percent(s.bound),
                        standard_in_words(comparison, figure, scenario));
  if (s.change) text += change_in_words(comparison, s, figure);
  if (comparison.headings.empty() || !figure.stream || comparison.priority) return text;
  const std::string heading =
      heading_text(comparison.headings[scenario][*figure.stream], comparison.start, comparison.weeks);
  return heading.empty() ? text : text + ". " + capitalised(heading);
}

/// The mean difference, how it ranges, and in how many futures it is better.
std::string change_of_mean(const Comparison& comparison, const ComparedScenario& s,
                           const ComparedFigure& figure) {
  const Estimate& d = s.change->difference;
  const std::string& baseline = comparison.scenarios[comparison.baseline];
  if (d.replications == 0) return "";
  if (d.mean == 0 && !has_interval(d)) return fmt::format("; the same as {}", baseline);
  std::string text = fmt::format("; {} than {}", change_size(d.mean, figure.units), baseline);
  if (!s.future_change || s.future_change->difference.futures < 2) return text;
  if (const std::string range = signed_range(s.future_change->difference, figure.units); !range.empty())
    text += " (" + range + ')';
  return text + ", " + better_worse_text(*s.future_change);
}

std::string figure_sentence(const Comparison& comparison, const ComparedFigure& figure,
                            std::size_t scenario) {
  if (is_of_futures(figure)) return sentence_of_futures(comparison, figure, scenario);
  const ComparedScenario& s = figure.scenarios[scenario];
  std::string text =
      fmt::format("{}: {}{}{}", comparison.scenarios[scenario], value_text(s.level.mean, figure.units),
                  figure_phrase(comparison, figure), range_in_brackets(s.futures, figure.units));
  return s.change ? text + change_of_mean(comparison, s, figure) : text;
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

/// By the mean; where that shows nothing, by the chance of the standard.
HowChanged how_changed(const ComparedFigure& figure, const ComparedScenario& s) {
  const Estimate& d = s.change->difference;
  if (d.replications == 0) return HowChanged::unknown;
  if (d.mean == 0 && !(d.low < d.high)) return HowChanged::same;
  const bool up_is_better = figure.direction == Direction::higher_is_better;
  const bool clear = std::isnan(d.low) || d.low > 0 || d.high < 0;
  if (clear && is_slight(d.mean, figure.units)) return HowChanged::slight;
  // One replication has no interval: what is seen is said, and the note below the tables warns.
  if (std::isnan(d.low)) return (d.mean > 0) == up_is_better ? HowChanged::better : HowChanged::worse;
  if (d.low <= 0 && d.high >= 0) {
    const std::optional<bool> better = is_better_by_chance(s);
    return !better ? HowChanged::unclear : *better ? HowChanged::better : HowChanged::worse;
  }
  return (d.low > 0) == up_is_better ? HowChanged::better : HowChanged::worse;
}

/// "gp 98% (+3.9 points in a middling future, standard met in 92 of 100)", or the name alone where there is
/// nothing to say of a difference.
std::string stream_part(const Comparison& comparison, const ComparedFigure& figure, const ComparedScenario& s,
                        HowChanged how) {
  const std::string& stream = comparison.streams[*figure.stream];
  if (how != HowChanged::better && how != HowChanged::worse) return stream;
  const std::string_view unit = figure.units == "share" ? "points" : figure.units;
  const double change = s.future_change ? s.future_change->difference.median : s.change->difference.mean;
  const bool met = s.chance && s.chance->of >= kFewestForChances;
  return fmt::format("{} {} ({} {}{})", stream, future_value(s.futures.median, figure.units),
                     signed_digits(change, figure.units), unit,
                     met ? ", standard met in " + of_hundred(s.chance->share) : "");
}

/// "; the standard is, for gp, met in 60 of 100 possible years (46 to 72): at risk".
std::string standards_over_streams(const Comparison& comparison,
                                   const std::vector<const ComparedFigure*>& figures, std::size_t scenario) {
  std::string text;
  for (const ComparedFigure* figure : figures) {
    if (!says_chance(figure->scenarios[scenario])) continue;
    text +=
        fmt::format("{} for {}, {}", text.empty() ? ". The standard is," : ";",
                    comparison.streams[*figure->stream], standard_in_words(comparison, *figure, scenario));
  }
  return text;
}

/// What one scenario does to every stream, in one line.
std::string sentence_over_streams(const Comparison& comparison,
                                  const std::vector<const ComparedFigure*>& figures, std::size_t scenario) {
  std::vector<std::string> levels, by_verdict[kVerdicts];
  for (const ComparedFigure* figure : figures) {
    const ComparedScenario& s = figure->scenarios[scenario];
    if (s.level.replications == 0) continue;
    std::string bracketed = range_in_brackets(s.futures, figure->units);
    levels.push_back(comparison.streams[*figure->stream] + ' ' +
                     future_value(s.futures.median, figure->units) + bracketed);
    if (!s.change) continue;
    const HowChanged how = how_changed(*figure, s);
    by_verdict[static_cast<std::size_t>(how)].push_back(stream_part(comparison, *figure, s, how));
  }
  const std::string& name = comparison.scenarios[scenario];
  if (scenario == comparison.baseline) {
    const std::string what =
        figures.front()->is(MetricId::in_time) ? "patients in time" : std::string{figures.front()->long_name};
    return fmt::format("{}: {} in a middling future: {}{}", name, what, joined(levels),
                       standards_over_streams(comparison, figures, scenario));
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
  const std::string once = comparison.replications == 1 ? "in this one future " : "";
  return name + ": " + (text.empty() ? "not defined" : once + text);
}

/// How to read the columns.
std::vector<std::string> reading_notes(const Comparison& comparison) {
  std::vector<std::string> notes;
  if (std::string few = few_futures_text(comparison.fewest_replications(), comparison.weeks); !few.empty())
    notes.push_back(std::move(few));
  if (comparison.replications == 1 || comparison.scenarios.size() == 1) return notes;
  notes.push_back(fmt::format(
      "Better, same, worse: of 100 {}, in how many the scenario is better than the baseline in the same "
      "future, the same, or worse. A difference is taken future by future: its middle need not be that "
      "of the middles.",
      possible_futures(comparison.weeks)));
  return notes;
}

/// Whether any scenario has a standard in any of these figures.
bool any_standard(std::span<const ComparedFigure> figures) {
  return std::any_of(figures.begin(), figures.end(), [](const ComparedFigure& figure) {
    return std::any_of(figure.scenarios.begin(), figure.scenarios.end(), says_chance);
  });
}

/// The mean with the range of futures: "1,204 (1,180 to 1,230)".
std::string mean_and_range(double mean, const FutureRange& range, std::string_view units, bool with_sign) {
  if (std::isnan(mean)) return kNoFigure;
  const auto text = [&](double v) { return with_sign ? signed_digits(v, units) : digits(v, units); };
  if (range.futures < 2 || !(range.p5 < range.p95)) return text(mean);
  return fmt::format("{} ({} to {})", text(mean), text(range.p5), text(range.p95));
}

std::string level_cell(const ComparedFigure& figure, const ComparedScenario& s) {
  return is_of_futures(figure) ? middle_and_range(s.futures, figure.units)
                               : mean_and_range(s.level.mean, s.futures, figure.units, false);
}

std::string change_cell(const ComparedFigure& figure, const ComparedScenario& s) {
  if (!s.future_change) return signed_digits(s.change->difference.mean, figure.units);
  const FutureRange& range = s.future_change->difference;
  return is_of_futures(figure) ? signed_middle_and_range(range, figure.units)
                               : mean_and_range(s.change->difference.mean, range, figure.units, true);
}

std::vector<std::string> figure_row(const Comparison& comparison, const ComparedFigure& figure, std::size_t s,
                                    const std::string& label, bool standards) {
  const ComparedScenario& one = figure.scenarios[s];
  const std::string name = comparison.scenarios[s] + (comparison.is_event(s) ? " (if it happens)" : "");
  std::vector<std::string> row{label, name, level_cell(figure, one)};
  if (standards) row.push_back(says_chance(one) ? chance_cell(*one.chance, comparison.rule) : kNoFigure);
  row.push_back(one.change ? change_cell(figure, one) : "");
  row.push_back(!one.change ? "" : one.future_change ? better_worse_cell(*one.future_change) : kNoFigure);
  return row;
}

/// Of which figures its rows are.
Table empty_comparison_table(const Comparison& comparison, std::string title, const ComparedFigure& first,
                             bool standards) {
  const std::string& baseline = comparison.scenarios[comparison.baseline];
  const std::string unit = heading_unit(first.units), points = unit == "%" ? "points" : unit;
  const bool least = comparison.fewest_replications() < kFewestForNineInTen;
  const std::string brackets = least ? "least to greatest" : "nine in ten";
  Table table{std::move(title), {{"stream", false}, {"scenario", false}}, {}, {}};
  table.columns.push_back(
      {fmt::format("{}, {} ({})", unit, is_of_futures(first) ? "middle" : "mean", brackets), true});
  if (standards) table.columns.push_back({"standard met in, of 100", true});
  table.columns.push_back({fmt::format("difference from {}, {}", baseline, points), true});
  table.columns.push_back({"better / same / worse", true});
  return table;
}

void add_rows(Table& table, const Comparison& comparison, const ComparedFigure& figure,
              const std::string& label, bool standards) {
  std::string once = label;
  const bool one_file = comparison.files.size() < 2;
  if (!one_file && !defined_somewhere(figure)) return;
  for (std::size_t s = 0; s < figure.scenarios.size(); ++s) {
    if (one_file && figure.scenarios[s].level.replications == 0) continue;
    table.rows.push_back(figure_row(comparison, figure, s, std::exchange(once, ""), standards));
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
  const bool standards = any_standard(figures);
  Table table = empty_comparison_table(comparison, std::move(title), first, standards);
  for (const ComparedFigure& figure : figures) {
    add_rows(table, comparison, figure, figure.stream ? comparison.streams[*figure.stream] : "", standards);
  }
  if (!first.stream) drop_first_column(table);
  return table;
}

/// Means and their differences with 95% intervals: what the simulation knows, apart from what a future may
/// bring.
std::optional<Table> exactness_table(const Comparison& comparison) {
  if (comparison.replications == 1) return std::nullopt;
  Table table{"How exactly the simulation knows this: means",
              {{"figure", false},
               {"stream", false},
               {"scenario", false},
               {"mean (95% interval)", true},
               {"difference (95% interval)", true}},
              {},
              {},
              exactness_text(comparison)};
  for (const ComparedFigure& figure : comparison.figures) {
    if (figure.prominence == Prominence::detail || !defined_somewhere(figure)) continue;
    std::string name{find_metric(figure.name) ? find_metric(figure.name)->short_name : figure.name};
    name += ", " + heading_unit(figure.units);
    std::string stream = figure.stream ? comparison.streams[*figure.stream] : "";
    for (std::size_t s = 0; s < figure.scenarios.size(); ++s) {
      const ComparedScenario& one = figure.scenarios[s];
      if (one.level.replications == 0) continue;
      const bool known = one.change && one.change->difference.replications > 0;
      table.rows.push_back({std::exchange(name, ""), std::exchange(stream, ""), comparison.scenarios[s],
                            with_interval(one.level, figure.units),
                            known ? signed_interval(one.change->difference, figure.units) : ""});
    }
  }
  if (table.rows.empty()) return std::nullopt;
  return table;
}

std::string undefined_note(const ComparedFigure& figure) {
  if (figure.is(MetricId::days_below_minimum)) return "Days below the minimum on duty: no minimum set.";
  if (figure.is(MetricId::cost)) {
    return "Cost: not known, since a filled post has neither a band with known pay nor a cost_per_year, or "
           "bank "
           "hours were worked and no rate is given.";
  }
  return fmt::format("{}: not defined in any future.", capitalised(figure.long_name));
}

}  // namespace

std::vector<std::string> unknown_in_the_spread(const Comparison& comparison) {
  constexpr double kWorthNaming = 0.05;
  std::vector<std::string> sentences;
  for (const ComparedFigure* figure : leading_figures(comparison)) {
    const ComparedScenario& one = figure->scenarios[comparison.baseline];
    if (!one.unknown) continue;
    const std::string of = figure->stream ? " for " + comparison.streams[*figure->stream] : "";
    if (std::isnan(one.unknown->all)) {
      sentences.push_back("How much of the spread" + of +
                          " is what the study does not know, so few futures cannot tell; headroom explain "
                          "--unknown measures it.");
      continue;
    }
    std::string most;
    for (const UnknownShares::ByPath& path : one.unknown->by_path) {
      if (path.share < kWorthNaming || !most.empty()) continue;
      for (const std::string& name : path.paths) most += (most.empty() ? "" : " with ") + name;
    }
    sentences.push_back(
        fmt::format("Of the spread{} over possible futures, at least {} is what the study does not "
                    "know{}; the rest is chance.",
                    of, future_value(one.unknown->all, "share"), most.empty() ? "" : ", most of it " + most));
  }
  return sentences;
}

std::vector<std::string> answer_in_words(const Comparison& comparison) {
  const std::vector<const ComparedFigure*> figures = leading_figures(comparison);
  std::vector<std::string> sentences, events;
  for (std::size_t s = 0; s < comparison.scenarios.size() && !figures.empty(); ++s) {
    std::string sentence = figures.size() > 1 ? sentence_over_streams(comparison, figures, s)
                                              : figure_sentence(comparison, *figures.front(), s);
    if (comparison.is_event(s)) {
      events.push_back("If this happens, " + sentence);
    } else {
      sentences.push_back(std::move(sentence));
    }
  }
  sentences.insert(sentences.end(), events.begin(), events.end());
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
  if (std::optional<Table> exactness = exactness_table(comparison)) tables.push_back(*std::move(exactness));
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
