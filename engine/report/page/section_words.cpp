// Names of scenarios and figures, standards met or not, and captions, in the words of the page.

#include "report/page/section_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/words/figure_text.hpp"
#include "report/words/method_text.hpp"
#include "study/text/quantities.hpp"

namespace headroom {

Results shown_results(const PageInput& input) { return only(input.results, input.shown); }

const std::string& shown_name(const PageInput& input, std::size_t shown) {
  return input.results.scenarios[input.shown[shown]];
}

const Scenario* scenario_of(const PageInput& input, std::size_t shown) {
  return shown < input.services.size() && input.services[shown] ? &*input.services[shown] : nullptr;
}

const Stream* stream_of(const PageInput& input, std::size_t shown, const std::string& name) {
  const Scenario* scenario = scenario_of(input, shown);
  if (!scenario) return nullptr;
  const auto& streams = scenario->service.streams;
  const auto found =
      std::find_if(streams.begin(), streams.end(), [&](const Stream& s) { return s.name == name; });
  return found == streams.end() ? nullptr : &*found;
}

namespace {

bool is_listed(const Study& study, const std::string& name) {
  for (std::size_t s = 0; s < study.scenarios.size(); ++s) {
    if (study.scenarios.name(s) == name) return true;
  }
  return false;
}

}  // namespace

bool is_choice(const PageInput& input, std::size_t shown) {
  const Scenario* scenario = scenario_of(input, shown);
  return input.study && scenario && !is_listed(*input.study, scenario->name);
}

bool is_sized(const PageInput& input) {
  if (!input.study || !input.study->sizing) return false;
  return std::any_of(input.shown.begin(), input.shown.end(),
                     [&](std::size_t s) { return !is_listed(*input.study, input.results.own_names[s]); });
}

std::string changes_of(const Scenario& scenario) {
  std::string text;
  for (const Change& change : scenario.changes)
    text += (text.empty() ? "" : "; ") + change.path + ": " + change.value;
  return text;
}

std::optional<int> one_target_days(const Stream& stream) {
  const LeadTime& first = stream.priorities.front().target;
  if (first.kind != LeadTime::Kind::calendar_days) return std::nullopt;
  const bool same = std::all_of(stream.priorities.begin(), stream.priorities.end(),
                                [&](const Priority& p) { return p.target == first; });
  return same ? std::optional{first.days} : std::nullopt;
}

std::string standard_text(const Stream& stream) { return reading::share_text(stream.standard); }

Met met(const Estimate& share, double standard) {
  if (share.replications < 2) return Met::not_known;
  constexpr double kLastDigits = 1e-9;  // of a mean of equal values
  if (share.low >= standard - kLastDigits) return Met::yes;
  return share.high < standard - kLastDigits ? Met::no : Met::too_close;
}

std::string met_text(Met met) {
  switch (met) {
    case Met::yes:
      return "met";
    case Met::no:
      return "missed";
    case Met::too_close:
      return "too close to call";
    case Met::not_known:
      return "not known";
  }
  return "";
}

std::string the_baseline(const std::string& name) { return name == "baseline" ? "the baseline" : name; }

std::string short_name(const ComparedFigure& figure) {
  return figure.is(MetricId::in_time) ? "share in time" : std::string{figure.long_name};
}

std::string levels_text(const Comparison& comparison) {
  if (comparison.replications == 1) return kOneReplication;
  return fmt::format("In brackets: {} over {}.", kMeanIntervals, replications_text(comparison));
}

std::string shown_text(const PageInput& input) {
  if (input.shown.size() == input.results.scenarios.size()) return "";
  return fmt::format(
      "Charts are of {} and the best {} of the other {} scenarios, by the first figure under Scenarios side "
      "by side in the mean over the streams; headroom export holds them all.",
      the_baseline(shown_name(input, 0)), input.shown.size() - 1,
      number(static_cast<double>(input.results.scenarios.size() - 1), 0));
}

std::string without_study_text() {
  return "Not shown: it needs the study, and the study in this result cannot be read by this version.";
}

}  // namespace headroom
