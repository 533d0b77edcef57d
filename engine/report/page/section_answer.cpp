// The answer in plain words: which streams meet their standard, what helps, what it costs.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "report/answers/compare_text.hpp"
#include "report/answers/deciding_text.hpp"
#include "report/answers/missing_year.hpp"
#include "report/page/section_words.hpp"
#include "report/page/sections.hpp"
#include "report/words/figure_text.hpp"
#include "report/words/future_text.hpp"
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

/// "29% to 100% in nine of ten", within a bracket that has begun; nothing of one future.
std::string further_range(const FutureRange& range) {
  const std::string bracketed = range_in_brackets(range, "share");
  return bracketed.empty() ? "" : ", " + bracketed.substr(2, bracketed.size() - 3);
}

/// "gp (96% in time in a middling future, 29% to 100% in nine of ten; the standard of 92% is met in 60 of 100
/// possible years, 46 to 72; and getting worse)".
std::string stream_text(const Comparison& waits, const ComparedFigure& figure) {
  const ComparedScenario& one = figure.scenarios[waits.baseline];
  const bool many = one.futures.futures > 1;
  std::string text = fmt::format("{} ({} in time{}{}", waits.streams[*figure.stream],
                                 future_value(one.futures.median, "share"),
                                 many ? " in a middling future" : "", further_range(one.futures));
  if (!std::isnan(one.bound)) text += fmt::format("; standard {}", short_percent(one.bound));
  if (one.chance && one.chance->of >= kFewestForChances)
    text +=
        fmt::format(", met in {} {}, {} to {}", of_hundred(one.chance->share), possible_futures(waits.weeks),
                    number(100 * one.chance->low, 0), number(100 * one.chance->high, 0));
  if (many && one.chance && !waits.headings.empty() &&
      waits.headings[waits.baseline][*figure.stream].getting_worse())
    text += "; getting worse";
  return text + ')';
}

/// By what is known of the standard of the baseline; the last of one future.
struct StandardWords {
  ChanceVerdict verdict;
  bool sure;
  const char* words;
};
constexpr std::array kStandardWords{
    StandardWords{ChanceVerdict::met, true, "the standard is met for "},
    StandardWords{ChanceVerdict::met, false, "the standard is met, not yet surely, for "},
    StandardWords{ChanceVerdict::at_risk, true, "the standard is at risk for "},
    StandardWords{ChanceVerdict::at_risk, false, "the standard is at risk, not yet surely, for "},
    StandardWords{ChanceVerdict::missed, true, "the standard is missed for "},
    StandardWords{ChanceVerdict::missed, false, "the standard is missed, not yet surely, for "},
    StandardWords{ChanceVerdict::likely, false, "the standard is likely to be met for "},
    StandardWords{ChanceVerdict::about_even, false, "the standard is as likely met as missed for "},
    StandardWords{ChanceVerdict::unlikely, false, "the standard is unlikely to be met for "},
    StandardWords{ChanceVerdict::none, false, "it cannot be judged whether the standard is met for "}};
constexpr const char* kOneFuture = "one possible future cannot tell whether the standard is met for ";

/// The streams of the baseline by what is known of their standards.
struct Standards {
  std::array<std::vector<std::string>, kStandardWords.size()> by_words;
  std::vector<std::string> once, without_standard, undefined;
};

std::size_t words_for(const Judgement& judgement) {
  for (std::size_t w = 0; w < kStandardWords.size(); ++w) {
    if (kStandardWords[w].verdict == judgement.verdict && kStandardWords[w].sure == judgement.sure) return w;
  }
  return kStandardWords.size() - 1;
}

Standards standards_of(const PageInput& input, const Comparison& waits) {
  Standards all;
  for (const ComparedFigure& figure : waits.figures) {
    const std::string& name = waits.streams[*figure.stream];
    const ComparedScenario& one = figure.scenarios[waits.baseline];
    if (!stream_of(input, 0, name) && scenario_of(input, 0)) continue;  // only another scenario has it
    if (one.level.replications == 0) {
      all.undefined.push_back(name);
      continue;
    }
    std::vector<std::string>& into = !one.chance ? all.without_standard
                                     : one.chance->of + one.chance->left_out < 2
                                         ? all.once
                                         : all.by_words[words_for(judge(*one.chance, input.rule))];
    into.push_back(stream_text(waits, figure));
  }
  return all;
}

std::string baseline_text(const PageInput& input, const Comparison& waits) {
  const Standards standards = standards_of(input, waits);
  const std::string in = "In " + the_baseline(waits.scenarios[waits.baseline]) + ' ';
  std::string text;
  const auto add = [&](const char* words, const std::vector<std::string>& streams) {
    if (!streams.empty()) text += (text.empty() ? in : "; ") + (words + listed(streams));
  };
  for (std::size_t w = 0; w < kStandardWords.size(); ++w) add(kStandardWords[w].words, standards.by_words[w]);
  add(kOneFuture, standards.once);
  if (!text.empty()) text += ". ";
  if (!standards.without_standard.empty())
    text += in + "patients are seen or treated as follows: " + listed(standards.without_standard) + ". ";
  if (!standards.undefined.empty())
    text += "For " + listed(standards.undefined) + " no target date lies in the period. ";
  return text;
}

/// What a change does to the share in time, by the mean or, where that shows nothing, by the chance of the
/// standard: one that helps one stream and harms another does neither.
enum class Trend { rises, falls, both, unclear };

Trend trend_of(const Comparison& waits, std::size_t scenario) {
  bool up = false, down = false;
  for (const ComparedFigure& figure : waits.figures) {
    const ComparedScenario& one = figure.scenarios[scenario];
    if (!one.change) continue;
    const Estimate& mean = one.change->difference;
    if (is_clear(mean)) {
      if (!is_slight(mean.mean, "share")) (mean.mean > 0 ? up : down) = true;
    } else if (const std::optional<bool> better = is_better_by_chance(one)) {
      (*better ? up : down) = true;
    }
  }
  return up && down ? Trend::both : up ? Trend::rises : down ? Trend::falls : Trend::unclear;
}

constexpr std::array kTrendWords{"clearly rises", "clearly falls", "rises for some and falls for others",
                                 "shows no clear difference"};

/// Besides the baseline, what one may choose.
std::vector<std::size_t> choices(const Comparison& waits) {
  std::vector<std::size_t> chosen_from;
  for (std::size_t s = 0; s < waits.scenarios.size(); ++s)
    if (s != waits.baseline && !waits.is_event(s)) chosen_from.push_back(s);
  return chosen_from;
}

/// "If it happens, leaver: the share in time clearly falls. "
std::string events_text(const Comparison& waits) {
  std::string text;
  for (std::size_t s = 0; s < waits.scenarios.size() && waits.replications > 1; ++s) {
    if (s == waits.baseline || !waits.is_event(s)) continue;
    text += fmt::format("If it happens, {}: the share in time {}. ", waits.scenarios[s],
                        kTrendWords[static_cast<std::size_t>(trend_of(waits, s))]);
  }
  return text;
}

/// Of what one may choose.
std::string answer_changes_text(const Comparison& waits, bool chosen) {
  if (waits.replications == 1) return "One possible future cannot tell what the changes do from chance. ";
  std::array<std::size_t, 4> count{};
  const std::vector<std::size_t> chosen_from = choices(waits);
  const std::size_t others = chosen_from.size();
  for (const std::size_t s : chosen_from) ++count[static_cast<std::size_t>(trend_of(waits, s))];
  if (others == 0) return "";
  std::vector<std::string> parts;
  for (std::size_t e = 0; e < count.size(); ++e) {
    const std::string with = fmt::format(" with {}", number(static_cast<double>(count[e]), 0));
    if (count[e] > 0) parts.push_back(kTrendWords[e] + (others == 1 ? "" : with));
  }
  if (others == 1) {
    return fmt::format("One change was tried, {}{}: the share in time {}. ",
                       chosen ? "what headroom size chose, " : "", waits.scenarios[chosen_from.front()],
                       parts.front());
  }
  return fmt::format("{} changes were tried: the share in time {}. ", number(static_cast<double>(others), 0),
                     listed(parts));
}

/// "gp 98% (+9.5 points in a middling future, +4.1 to +14.9 in nine of ten; met in 92 of 100)" for each
/// stream that both have.
std::vector<std::string> gains(const Comparison& waits, std::size_t scenario) {
  std::vector<std::string> parts;
  for (const ComparedFigure& figure : waits.figures) {
    const ComparedScenario& one = figure.scenarios[scenario];
    if (!one.future_change || one.future_change->difference.futures == 0) continue;
    const FutureRange& d = one.future_change->difference;
    std::string change = signed_digits(d.median, "share") + " points";
    if (one.future_change->same == 1) change = "the same";
    if (const std::string range = signed_range(d, "share"); !range.empty())
      change += " in a middling future, " + range;
    if (one.chance && one.chance->of >= kFewestForChances)
      change += "; standard met in " + of_hundred(one.chance->share);
    parts.push_back(fmt::format("{} {} ({})", waits.streams[*figure.stream],
                                future_value(one.futures.median, "share"), change));
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
    if (s != best && s != input.baseline && !from_best.is_event(s) && trend_of(from_best, s) != Trend::falls)
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
  if (best == waits.baseline) return "";
  const double gain = mean_gain(waits, best);
  if (std::isnan(gain)) return "";
  const std::vector<std::string> streams = gains(waits, best);
  if (choices(waits).size() == 1)
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

/// " A standard is met where the chance of it is at least 90%, …"
std::string verdict_rule_text(const VerdictRule& rule) {
  return fmt::format(
      " A standard is met where the chance of it is at least {}, missed where it is below {}, else at risk; "
      "not "
      "yet surely where the chance's 95% interval (Wilson) crosses either.",
      short_percent(rule.met_from), short_percent(rule.missed_below));
}

/// What each kind of range in the answer is.
std::string ranges_text(const Comparison& waits) {
  return fmt::format(
      "A range \"in nine of ten\" is of possible futures: {} were played. The range beside a chance (met in "
      "so "
      "many of 100) is its 95% interval, and so is that of a sum of money or of days, which are means.{}",
      number(static_cast<double>(waits.replications), 0),
      waits.scenarios.size() > 1 ? " What clearly rises or falls does so in the same futures, for all "
                                   "scenarios at once: in the mean "
                                   "or, where that shows nothing, in the chance of the standard."
                                 : "");
}

std::vector<std::string> notes_of(const PageInput& input, const Comparison& waits) {
  const bool once = waits.replications == 1;
  std::vector<std::string> notes{once ? kOneReplication : ranges_text(waits)};
  notes.push_back(
      std::string{"In time: of the patients whose target date lies in the period, the share whose clock "
                  "stopped by it."} +
      (once ? "" : verdict_rule_text(input.rule)));
  if (waits.scenarios.size() > 1 && !once)
    notes.emplace_back(
        "A difference is clear where its interval leaves out 0; the share in time rises or falls with a "
        "change where it clearly does so for one stream at least, and does not do the opposite for another.");
  notes.push_back(
      not_held_text(numbers_among(input.study_figures),
                    numbers_unknown(input.study_figures, input.results.files.front().draws.paths)));
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

Comparison about(const PageInput& input, std::initializer_list<MetricId> metrics, bool headings) {
  return compare(
      input.results,
      {.baseline = input.baseline, .metrics = names_of(metrics), .rule = input.rule, .headings = headings});
}

/// Of the baseline of the file, where the file knows.
void add_what_decides(Section& section, const PageInput& input) {
  if (input.baseline != 0) return;
  const std::optional<Deciding> known = deciding(input.results, input.rule);
  if (!known) return;
  for (const std::string& sentence : deciding_in_words(*known)) section.paragraphs.push_back(sentence);
  for (Table& table : deciding_tables(*known)) section.exhibits.push_back({std::nullopt, std::move(table)});
}

}  // namespace

Section answer_section(const PageInput& input) {
  const Comparison waits = about(input, {MetricId::in_time}, true);
  const Comparison rest = about(input, {MetricId::cost, MetricId::days_below_minimum}, false);
  const std::size_t scenarios = waits.scenarios.size();
  Section section{"answer", "The question and the answer", {}};
  std::string answer = "Are these patients seen in time by these people? " + baseline_text(input, waits);
  if (scenarios > 1)
    answer +=
        answer_changes_text(waits, is_sized(input)) + best_text(input, waits, rest) + events_text(waits);
  section.paragraphs.push_back(answer + minimum_text(rest));
  if (const std::string text = missing_year_text(waits); !text.empty()) section.paragraphs.push_back(text);
  if (const std::string text = selection_text(input); !text.empty()) section.paragraphs.push_back(text);
  if (scenarios > 1 && scenarios <= kMostSentences) {
    for (const std::string& sentence : answer_in_words(waits)) section.paragraphs.push_back(sentence + '.');
  }
  add_what_decides(section, input);
  section.notes = notes_of(input, waits);
  for (const std::string& warning : warnings_of(input)) section.notes.push_back("Warning: " + warning + '.');
  return section;
}

}  // namespace headroom
