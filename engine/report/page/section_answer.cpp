// The answer in plain words: which streams meet their standard, what helps, what it costs.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "report/answers/compare_text.hpp"
#include "report/answers/missing_year.hpp"
#include "report/page/section_words.hpp"
#include "report/page/sections.hpp"
#include "report/words/figure_text.hpp"
#include "report/words/method_text.hpp"
#include "service/nation.hpp"
#include "study/text/names.hpp"

namespace headroom {
namespace {

using reading::listed;

constexpr std::size_t kMostSentences = 12;
constexpr std::size_t kMostRivals = 4;  ///< that are named

const ComparedFigure* overall(const Comparison& comparison, MetricId metric) {
  for (const ComparedFigure& figure : comparison.figures) {
    if (figure.is(metric) && !figure.stream) return &figure;
  }
  return nullptr;
}

/// "gp (83.2% in time, 82.0 to 84.4; standard 92%)".
std::string stream_text(const std::string& name, const Estimate& level, const Stream* stream) {
  return fmt::format("{} ({} in time{}{})", name, value_text(level.mean, "share"),
                     further_interval(level, "share"), stream ? "; standard " + standard_text(*stream) : "");
}

/// The streams of the baseline by what is known of their standards.
struct Standards {
  std::array<std::vector<std::string>, 4> by_verdict;  ///< as `Met`
  std::vector<std::string> without_standard, undefined;
};

Standards standards_of(const PageInput& input, const Comparison& waits) {
  Standards all;
  for (const ComparedFigure& figure : waits.figures) {
    const std::string& name = waits.streams[*figure.stream];
    const Estimate& level = figure.scenarios[waits.baseline].level;
    const Stream* stream = stream_of(input, 0, name);
    if (!stream && scenario_of(input, 0)) continue;  // only another scenario has it
    if (level.replications == 0) {
      all.undefined.push_back(name);
    } else if (!stream) {
      all.without_standard.push_back(stream_text(name, level, stream));
    } else {
      all.by_verdict[static_cast<std::size_t>(met(level, stream->standard))].push_back(
          stream_text(name, level, stream));
    }
  }
  return all;
}

std::string baseline_text(const PageInput& input, const Comparison& waits) {
  constexpr std::array kWords{"the standard is met for ", "the standard is missed for ",
                              "it is too close to call whether the standard is met for ",
                              "one replication cannot tell whether the standard is met for "};
  const Standards standards = standards_of(input, waits);
  const std::string in = "In " + the_baseline(waits.scenarios[waits.baseline]) + ' ';
  std::string text;
  for (std::size_t v = 0; v < kWords.size(); ++v) {
    if (!standards.by_verdict[v].empty())
      text += (text.empty() ? in : "; ") + (kWords[v] + listed(standards.by_verdict[v]));
  }
  if (!text.empty()) text += ". ";
  if (!standards.without_standard.empty())
    text += in + "patients are seen or treated as follows: " + listed(standards.without_standard) + ". ";
  if (!standards.undefined.empty())
    text += "For " + listed(standards.undefined) + " no target date lies in the period. ";
  return text;
}

/// What a change does to the share in time: one that helps one stream and harms another does neither.
enum class Trend { rises, falls, both, unclear };

Trend trend_of(const Comparison& waits, std::size_t scenario) {
  bool up = false, down = false;
  for (const ComparedFigure& figure : waits.figures) {
    const auto& change = figure.scenarios[scenario].change;
    if (!change || !is_clear(change->difference) || is_slight(change->difference.mean, "share")) continue;
    (change->difference.mean > 0 ? up : down) = true;
  }
  return up && down ? Trend::both : up ? Trend::rises : down ? Trend::falls : Trend::unclear;
}

std::string answer_changes_text(const Comparison& waits, bool chosen) {
  constexpr std::array kWords{"clearly rises", "clearly falls", "rises for some and falls for others",
                              "shows no clear difference"};
  const std::size_t others = waits.scenarios.size() - 1;
  if (waits.replications == 1) return "One replication cannot tell what the changes do from chance. ";
  std::array<std::size_t, 4> count{};
  for (std::size_t s = 0; s < waits.scenarios.size(); ++s) {
    if (s != waits.baseline) ++count[static_cast<std::size_t>(trend_of(waits, s))];
  }
  std::vector<std::string> parts;
  for (std::size_t e = 0; e < count.size(); ++e) {
    const std::string with = fmt::format(" with {}", number(static_cast<double>(count[e]), 0));
    if (count[e] > 0) parts.push_back(kWords[e] + (others == 1 ? "" : with));
  }
  if (others == 1) {
    return fmt::format("One change was tried, {}{}: the share in time {}. ",
                       chosen ? "what headroom size chose, " : "", waits.scenarios[1 - waits.baseline],
                       parts.front());
  }
  return fmt::format("{} changes were tried: the share in time {}. ", number(static_cast<double>(others), 0),
                     listed(parts));
}

/// "gp 98.2% (+9.5 points, 4.1 to 14.9)" for each stream that both have.
std::vector<std::string> gains(const Comparison& waits, std::size_t scenario) {
  std::vector<std::string> parts;
  for (const ComparedFigure& figure : waits.figures) {
    const ComparedScenario& one = figure.scenarios[scenario];
    if (!one.change || one.change->difference.replications == 0) continue;
    const Estimate& d = one.change->difference;
    const std::string change = d.mean == 0 && !has_interval(d)
                                   ? "the same"
                                   : signed_digits(d.mean, "share") + " points" +
                                         (has_interval(d) ? ", " + signed_digits(d.low, "share") + " to " +
                                                                signed_digits(d.high, "share")
                                                          : "");
    parts.push_back(fmt::format("{} {} ({})", waits.streams[*figure.stream],
                                value_text(one.level.mean, "share"), change));
  }
  return parts;
}

/// In the mean over the streams that both have; NaN where there is none.
double mean_gain(const Comparison& waits, std::size_t scenario) {
  double sum = 0, streams = 0;
  for (const ComparedFigure& figure : waits.figures) {
    const auto& change = figure.scenarios[scenario].change;
    if (!change || change->difference.replications == 0) continue;
    sum += change->difference.mean;
    streams += 1;
  }
  return sum / streams;
}

/// "; it costs £80,661 (79,000 to 82,000) more over the period".
std::string cost_text(const Comparison& rest, std::size_t scenario) {
  const ComparedFigure* money = overall(rest, MetricId::cost);
  if (!money || !money->scenarios[scenario].change) return "";
  const Estimate& d = money->scenarios[scenario].change->difference;
  if (d.replications == 0) return "";
  if (d.mean == 0 || is_slight(d.mean, "GBP")) return "; it costs the same";
  return fmt::format("; it costs {} {} over the period{}", value_text(std::abs(d.mean), "GBP"),
                     d.mean < 0 ? "less" : "more",
                     has_interval(d) ? " (" + change_interval(d, "GBP") + ')' : "");
}

/// "It is not clearly ahead of fewer-missed. ": the changes that are not clearly worse than the best.
std::string rivals_text(const PageInput& input, std::size_t best) {
  const Comparison from_best =
      compare(input.results, {.baseline = best, .metrics = names_of({MetricId::in_time})});
  std::vector<std::string> rivals;
  for (std::size_t s = 0; s < from_best.scenarios.size(); ++s) {
    if (s != best && s != input.baseline && trend_of(from_best, s) != Trend::falls)
      rivals.push_back(from_best.scenarios[s]);
  }
  if (rivals.empty()) return "";
  const std::string names = rivals.size() <= kMostRivals
                                ? listed(rivals)
                                : number(static_cast<double>(rivals.size()), 0) + " others";
  return fmt::format("It is not clearly ahead of {}. ", names);
}

/// The change with the greatest share in time, if that is greater than the baseline's.
std::string best_text(const PageInput& input, const Comparison& waits, const Comparison& rest) {
  const std::size_t best = baseline_and_best(waits, 1).back();
  const double gain = mean_gain(waits, best);
  if (std::isnan(gain)) return "";
  const std::vector<std::string> streams = gains(waits, best);
  if (waits.scenarios.size() == 2)
    return fmt::format("With it: {}{}. ", listed(streams), cost_text(rest, best));
  const std::string over = streams.size() > 1 ? ", in the mean over the streams," : "";
  const bool once = waits.replications == 1;
  if (gain <= 0) return fmt::format("None of them{} brings more patients in time. ", over);
  const bool doubtful = trend_of(waits, best) == Trend::unclear && !once;
  return fmt::format("Of them {}{} brings the greatest share in time: {}{}{}. {}", waits.scenarios[best],
                     over, listed(streams),
                     doubtful ? ", which may be chance, since no difference is clear" : "",
                     cost_text(rest, best), once ? "" : rivals_text(input, best));
}

std::string minimum_text(const Comparison& staffing) {
  const ComparedFigure* days = overall(staffing, MetricId::days_below_minimum);
  if (!days) return "";
  const Estimate& level = days->scenarios[staffing.baseline].level;
  if (level.replications == 0) return "No minimum on duty is set, so nothing is said of safe staffing.";
  return fmt::format("In {} fewer than the minimum are on duty on {}{} of the period.",
                     the_baseline(staffing.scenarios[staffing.baseline]), value_text(level.mean, "days"),
                     interval(level, "days"));
}

/// Of a file that looked for the best scenario.
std::string selection_text(const PageInput& input) {
  const auto& best = input.results.files.front().best;
  if (!best) return "";
  if (best->sure) return fmt::format("The run looked for the best scenario and found {}.", best->scenario);
  return fmt::format(
      "The run looked for the best scenario. Its replications ran out before the others were ruled out: {} "
      "is "
      "ahead.",
      best->scenario);
}

std::vector<std::string> notes_of(const Comparison& waits) {
  const bool once = waits.replications == 1;
  std::vector<std::string> notes{once ? kOneReplication : method_text(waits)};
  notes.push_back(
      std::string{"In time: of the patients whose target date lies in the period, the share whose clock "
                  "stopped by it."} +
      (once ? "" : " A standard is met or missed where the whole interval is on that side of it."));
  if (waits.scenarios.size() > 1 && !once)
    notes.emplace_back(
        "A difference is clear where its interval leaves out 0; the share in time rises or falls with a "
        "change where it clearly does so for one stream at least, and does not do the opposite for another.");
  notes.emplace_back(
      "The figures are what the assumptions imply; no simulation knows what the study does not say.");
  return notes;
}

/// Pay or hours of another nation than the calendar's, each once.
std::vector<std::string> warnings_of(const PageInput& input) {
  std::vector<std::string> all;
  for (const std::optional<Scenario>& scenario : input.services) {
    for (const std::string& warning :
         scenario ? nation_warnings(scenario->service) : std::vector<std::string>{}) {
      if (std::find(all.begin(), all.end(), warning) == all.end()) all.push_back(warning);
    }
  }
  return all;
}

Comparison about(const PageInput& input, std::initializer_list<MetricId> metrics) {
  return compare(input.results, {.baseline = input.baseline, .metrics = names_of(metrics)});
}

}  // namespace

Section answer_section(const PageInput& input) {
  const Comparison waits = about(input, {MetricId::in_time});
  const Comparison rest = about(input, {MetricId::cost, MetricId::days_below_minimum});
  const std::size_t scenarios = waits.scenarios.size();
  Section section{"answer", "The question and the answer", {}};
  std::string answer = "Are these patients seen in time by these people? " + baseline_text(input, waits);
  if (scenarios > 1) answer += answer_changes_text(waits, is_sized(input)) + best_text(input, waits, rest);
  section.paragraphs.push_back(answer + minimum_text(rest));
  if (const std::string text = missing_year_text(waits); !text.empty()) section.paragraphs.push_back(text);
  if (const std::string text = selection_text(input); !text.empty()) section.paragraphs.push_back(text);
  if (scenarios > 1 && scenarios <= kMostSentences) {
    for (const std::string& sentence : answer_in_words(waits)) section.paragraphs.push_back(sentence + '.');
  }
  section.notes = notes_of(waits);
  for (const std::string& warning : warnings_of(input)) section.notes.push_back("Warning: " + warning + '.');
  return section;
}

}  // namespace headroom
