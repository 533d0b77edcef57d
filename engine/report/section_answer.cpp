#include <fmt/format.h>

#include <algorithm>
#include <cmath>

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

/// "gp: 83.2% (82.0 to 84.4) are seen in time, the standard of 92% is missed".
std::string stream_text(const PageInput& input, const Comparison& waits, const ComparedFigure& figure,
                        std::size_t scenario) {
  const std::string& name = waits.streams[*figure.stream];
  const Estimate& level = figure.scenarios[scenario].level;
  if (level.replications == 0) return fmt::format("of {} patients no target date lies in the period", name);
  std::string text = fmt::format("{}{} of {} patients are seen or treated in time",
                                 value_text(level.mean, "share"), interval(level, "share"), name);
  const Stream* stream = stream_of(input, 0, name);
  if (!stream) return text;
  return text + fmt::format(" (standard {}: {})", value_text(stream->standard, "share"),
                            met_text(met(level, stream->standard)));
}

std::string baseline_text(const PageInput& input, const Comparison& waits) {
  std::vector<std::string> parts;
  for (const ComparedFigure& figure : waits.figures) {
    if (figure.name == "in_time" && figure.stream)
      parts.push_back(stream_text(input, waits, figure, waits.baseline));
  }
  if (parts.empty()) return "";
  std::string text = fmt::format("In {}, ", waits.scenarios[waits.baseline]);
  for (std::size_t i = 0; i < parts.size(); ++i)
    text += (i == 0 ? "" : i + 1 == parts.size() ? ", and " : ", ") + parts[i];
  return text + '.';
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

Section scenarios_section(const PageInput& input) {
  Section section{"scenarios", "Scenarios side by side", {}};
  const Results results = shown_results(input);
  Table changes{"What each scenario changes", {{"scenario"}, {"about"}, {"changes"}}, {}, {}};
  for (std::size_t s = 0; s < input.services.size(); ++s) {
    const auto& scenario = input.services[s];
    std::string text;
    if (scenario) {
      for (const Change& change : scenario->changes)
        text += (text.empty() ? "" : "; ") + change.path + ": " + change.value;
    }
    changes.rows.push_back({shown_name(input, s), scenario ? scenario->about : "",
                            !scenario      ? "not known"
                            : text.empty() ? "nothing: the study as written"
                                           : text});
  }
  section.exhibits.push_back({std::nullopt, std::move(changes)});
  for (const About about : {About::waits, About::staffing, About::cost}) {
    Comparison comparison =
        compare(input.results, {.baseline = input.baseline, .about = about, .least = Prominence::headline});
    comparison.staffing.reset();
    for (Table& table : compare_tables(only(std::move(comparison), input.shown))) {
      if (!table.rows.empty() || !table.notes.empty())
        section.exhibits.push_back({std::nullopt, std::move(table)});
    }
  }
  if (const std::string text = shown_text(input); !text.empty()) section.notes.push_back(text);
  return section;
}

}  // namespace headroom
