#include "report/section_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/figure_text.hpp"

namespace headroom {

Results shown_results(const PageInput& input) { return only(input.results, input.shown); }

const std::string& shown_name(const PageInput& input, std::size_t shown) {
  return input.results.scenarios[input.shown[shown]];
}

const Stream* stream_of(const PageInput& input, std::size_t shown, const std::string& name) {
  if (shown >= input.services.size() || !input.services[shown]) return nullptr;
  const auto& streams = input.services[shown]->service.streams;
  const auto found =
      std::find_if(streams.begin(), streams.end(), [&](const Stream& s) { return s.name == name; });
  return found == streams.end() ? nullptr : &*found;
}

std::optional<int> one_target_days(const Stream& stream) {
  const LeadTime& first = stream.priorities.front().target;
  if (first.kind != LeadTime::Kind::calendar_days) return std::nullopt;
  const bool same = std::all_of(stream.priorities.begin(), stream.priorities.end(),
                                [&](const Priority& p) { return p.target == first; });
  return same ? std::optional{first.days} : std::nullopt;
}

Met met(const Estimate& share, double standard) {
  const double low = has_interval(share) ? share.low : share.mean;
  const double high = has_interval(share) ? share.high : share.mean;
  if (low >= standard) return Met::yes;
  return high < standard ? Met::no : Met::too_close;
}

std::string met_text(Met met) {
  switch (met) {
    case Met::yes:
      return "met";
    case Met::no:
      return "missed";
    case Met::too_close:
      return "too close to call";
  }
  return "";
}

std::string shown_text(const PageInput& input) {
  if (input.shown.size() == input.results.scenarios.size()) return "";
  return fmt::format(
      "Charts are of the baseline and the best {} of {} scenarios by the first figure; export has them all.",
      input.shown.size() - 1, number(static_cast<double>(input.results.scenarios.size()), 0));
}

std::string without_study_text() {
  return "Not shown: it needs the study, and the study in this result cannot be read by this version.";
}

}  // namespace headroom
