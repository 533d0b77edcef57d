#include <fmt/format.h>

#include <array>
#include <cmath>
#include <optional>

#include "report/compare_text.hpp"
#include "report/figure_text.hpp"
#include "report/method_text.hpp"
#include "report/section_words.hpp"
#include "report/sections.hpp"

namespace headroom {
namespace {

constexpr std::size_t kMostSentences = 12;

const ComparedFigure* overall(const Comparison& comparison, std::string_view name) {
  for (const ComparedFigure& figure : comparison.figures) {
    if (figure.name == name && !figure.stream) return &figure;
  }
  return nullptr;
}

/// "children 88.8% (86.2 to 91.4) in time against 92.0%".
std::string stream_text(const Comparison& waits, const ComparedFigure& figure,
                        std::optional<double> standard) {
  const Estimate& level = figure.scenarios[waits.baseline].level;
  std::string text = fmt::format("{} {}{} in time", waits.streams[*figure.stream],
                                 value_text(level.mean, "share"), interval(level, "share"));
  if (standard) text += " against " + value_text(*standard, "share");
  return text;
}

/// Stream by stream as the standard is met, missed or too close to call.
std::string baseline_text(const PageInput& input, const Comparison& waits) {
  std::vector<std::string> by_verdict[3], others;
  for (const ComparedFigure& figure : waits.figures) {
    const Estimate& level = figure.scenarios[waits.baseline].level;
    if (level.replications == 0) continue;
    const Stream* stream = stream_of(input, 0, waits.streams[*figure.stream]);
    const std::string text =
        stream_text(waits, figure, stream ? std::optional{stream->standard} : std::nullopt);
    (stream ? by_verdict[static_cast<std::size_t>(met(level, stream->standard))] : others).push_back(text);
  }
  constexpr std::array<const char*, 3> kWords{"the standard is met for ", "it is missed for ",
                                              "it is too close to call for "};
  std::string text;
  for (std::size_t v = 0; v < kWords.size(); ++v) {
    if (!by_verdict[v].empty()) text += (text.empty() ? "" : "; ") + (kWords[v] + joined(by_verdict[v]));
  }
  if (text.starts_with("it ")) text = "the standard" + text.substr(2);
  if (!others.empty()) text += joined(others);
  if (text.empty()) return "No target date lies in the period, so nothing can be said of patients in time.";
  return fmt::format("In {}, {}.", waits.scenarios[waits.baseline], text);
}

/// What the scenarios do to the share in time, counted: where every stream counts, a scenario is better that
/// is clearly better for one stream and clearly worse for none.
std::string scenarios_text(const Comparison& waits) {
  std::size_t better = 0, worse = 0, mixed = 0, others = 0;
  for (std::size_t s = 0; s < waits.scenarios.size(); ++s) {
    if (s == waits.baseline) continue;
    bool up = false, down = false;
    for (const ComparedFigure& figure : waits.figures) {
      if (figure.name != "in_time" || !figure.scenarios[s].change) continue;
      const Estimate& d = figure.scenarios[s].change->difference;
      if (d.replications == 0 || !is_clear(d) || is_slight(d.mean, "share")) continue;
      (d.mean > 0 ? up : down) = true;
    }
    ++(up && down ? mixed : up ? better : down ? worse : others);
  }
  std::string text =
      fmt::format("Of {} {} tried, {} clearly bring more patients in time", waits.scenarios.size() - 1,
                  waits.scenarios.size() == 2 ? "change" : "changes", better);
  text += fmt::format(", {} clearly fewer", worse);
  if (mixed > 0) text += fmt::format(", {} more in one stream and fewer in another", mixed);
  return text + fmt::format(", and for {} no clear difference is shown.", others);
}

/// The scenario with the greatest mean share in time over the streams, if it is clearly better in one.
std::string best_text(const Comparison& waits, const Comparison& cost) {
  const std::vector<std::size_t> best = baseline_and_best(waits, 1);
  if (best.size() < 2) return "";
  const std::size_t s = best[1];
  std::vector<std::string> parts;
  for (const ComparedFigure& figure : waits.figures) {
    if (figure.name != "in_time" || !figure.scenarios[s].change) continue;
    const Estimate& d = figure.scenarios[s].change->difference;
    if (d.replications == 0) continue;
    parts.push_back(fmt::format("{} {} ({} points)", waits.streams[*figure.stream],
                                value_text(figure.scenarios[s].level.mean, "share"),
                                signed_interval(d, "share")));
  }
  if (parts.empty()) return "";
  std::string text = fmt::format(" Most are in time with {}: {}", waits.scenarios[s], joined(parts));
  const ComparedFigure* money = overall(cost, "cost");
  if (money && money->scenarios[s].change && money->scenarios[s].change->difference.replications > 0) {
    const Estimate& d = money->scenarios[s].change->difference;
    text += fmt::format("; it costs {} {} over the period", value_text(std::abs(d.mean), "GBP"),
                        d.mean < 0 ? "less" : "more");
    if (has_interval(d)) text += fmt::format(" ({})", change_interval(d, "GBP"));
  }
  return text + '.';
}

std::string minimum_text(const Comparison& staffing) {
  const ComparedFigure* days = overall(staffing, "days_below_minimum");
  if (!days) return "";
  const Estimate& level = days->scenarios[staffing.baseline].level;
  if (level.replications == 0) return " No minimum on duty is set, so nothing is said of safe staffing.";
  return fmt::format(" In {}, fewer than the minimum are on duty on {}{} of the period.",
                     staffing.scenarios[staffing.baseline], value_text(level.mean, "days"),
                     interval(level, "days"));
}

Comparison about(const PageInput& input, std::vector<std::string> metrics) {
  return compare(input.results, {.baseline = input.baseline, .metrics = std::move(metrics)});
}

/// Of a file that looked for the best scenario.
std::string selection_text(const PageInput& input) {
  const auto& best = input.results.files.front().best;
  if (!best) return "";
  return fmt::format(
      "The run looked for the best scenario: {}{}.", best->scenario,
      best->sure ? "" : ", not sure, since the replications ran out before the rest was ruled out");
}

}  // namespace

Section answer_section(const PageInput& input) {
  const Comparison waits = about(input, {"in_time"});
  const Comparison rest = about(input, {"cost", "days_below_minimum"});
  Section section{"answer", "The question and the answer", {}};
  std::string answer =
      "With these people, will these patients be seen in time? " + baseline_text(input, waits);
  if (waits.scenarios.size() > 1) answer += ' ' + scenarios_text(waits) + best_text(waits, rest);
  section.paragraphs.push_back(answer + minimum_text(rest));
  if (const std::string text = selection_text(input); !text.empty()) section.paragraphs.push_back(text);
  if (waits.scenarios.size() > 1 && waits.scenarios.size() <= kMostSentences) {
    for (const std::string& sentence : answer_in_words(waits)) section.paragraphs.push_back(sentence + '.');
  }
  if (waits.replications == 1) section.notes.push_back(kOneReplication);
  if (const std::string text = method_text(waits); !text.empty()) section.notes.push_back(text);
  section.notes.push_back(
      "In time: of the patients whose target date lies in the period, those whose clock stopped by it. The "
      "figures "
      "are what the assumptions below imply; no simulation knows what the study does not say.");
  return section;
}

}  // namespace headroom
