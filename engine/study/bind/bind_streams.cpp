// Streams: referrals by weekday, priorities, who waits already, where they enter and which clock runs.

#include <algorithm>
#include <cmath>

#include "study/bind/bind.hpp"
#include "study/bind/bind_post.hpp"
#include "study/bind/fields.hpp"
#include "study/text/names.hpp"
#include "study/text/quantities.hpp"

namespace headroom::reading {
namespace {

std::array<double, 7> bind_weekday_weights(const Cursor& weights) {
  std::array<double, 7> result{0.2, 0.2, 0.2, 0.2, 0.2, 0, 0};
  if (!weights.is(Node::Kind::list) || !weights.good()) return result;
  double sum = 0;
  for (const auto& item : weights.items()) sum += item.number();
  if (sum <= 0) {
    weights.problem(flow_text(*weights.node()), "at least one weight above 0");
    return result;
  }
  const auto items = weights.items();
  for (std::size_t i = 0; i < result.size(); ++i) result[i] = items[i].number() / sum;
  return result;
}

Priority bind_priority(const Cursor::Entry& entry, int horizon_days) {
  const Cursor keys = entry.value;
  Priority priority;
  priority.name = entry.name;
  priority.horizon_days = horizon_days;
  read_fields(keys, priority);
  const Cursor horizon = keys["horizon"];
  if (horizon.good()) priority.horizon_days = std::max(1, priority.horizon_days);
  if (!horizon.written()) horizon.assume(std::to_string(horizon_days) + " days");
  return priority;
}

Priority routine(const Cursor& priorities, int horizon_days) {
  priorities.assume("{routine: {share: 100%, target: 18 weeks, notice: 1 day, horizon: " +
                    std::to_string(horizon_days) + " days}}");
  return {
      "routine", 1.0, {126, LeadTime::Kind::calendar_days}, {1, LeadTime::Kind::calendar_days}, horizon_days};
}

std::vector<Priority> bind_priorities(const Cursor& keys, int horizon_days) {
  const Cursor written = keys["priorities"];
  if (!written.written()) return {routine(written, horizon_days)};
  std::vector<Priority> priorities;
  double sum = 0;
  for (const auto& entry : written.entries()) {
    priorities.push_back(bind_priority(entry, horizon_days));
    sum += priorities.back().share;
  }
  if (!written.good()) return priorities;
  if (!sums_to(sum, 1)) written.problem(share_text(sum) + " in sum", "shares that sum to 100%");
  if (sums_to(sum, 1) && std::abs(sum - 1) > 1e-12) {
    for (auto& priority : priorities) priority.share /= sum;
  }
  return priorities;
}

void bind_waiting_group(const Cursor& keys, std::uint32_t priority, std::vector<WaitingGroup>& groups) {
  const int count = keys["count"].whole();
  if (!keys["count"].written()) keys["count"].problem("missing", "a whole number from 0 to 1,000,000");
  if (!keys["longest"].written() && count > 0) {
    keys["longest"].problem("missing", "how long the one who waits longest has waited, such as 30 weeks");
  }
  if (count > 0) groups.push_back({PriorityId{priority}, count, keys["longest"].duration_days()});
}

/// Working days are counted as 7 / 5 days, only to find out which target is longest.
double target_days(const Priority& priority) {
  const bool working = priority.target.kind == LeadTime::Kind::working_days;
  return priority.target.days * (working ? 1.4 : 1.0);
}

std::uint32_t longest_target(const std::vector<Priority>& priorities) {
  const auto longest =
      std::max_element(priorities.begin(), priorities.end(),
                       [](const Priority& a, const Priority& b) { return target_days(a) < target_days(b); });
  return static_cast<std::uint32_t>(longest - priorities.begin());
}

std::vector<WaitingGroup> bind_waiting(const Cursor& waiting, const std::vector<Priority>& priorities) {
  std::vector<WaitingGroup> groups;
  if (!waiting.is(Node::Kind::map) || priorities.empty()) return groups;
  const auto by_priority = waiting.entries();
  const bool all_at_once = waiting["count"].written() || waiting["longest"].written();
  if (all_at_once && !by_priority.empty()) {
    waiting.problem("a mixture", "either count and longest, or a map from priority to count and longest");
    return groups;
  }
  if (all_at_once) {
    bind_waiting_group(waiting, longest_target(priorities), groups);
    return groups;
  }
  std::vector<std::string> names;
  for (const auto& priority : priorities) names.push_back(priority.name);
  for (const auto& entry : by_priority) {
    const auto place = std::find(names.begin(), names.end(), entry.name);
    if (place == names.end()) {
      auto choices = names;
      waiting.reading().problems.push_back(
          {entry.mark, entry.value.path(), "not a priority of this stream", one_of(choices, entry.name), {}});
      continue;
    }
    bind_waiting_group(entry.value, static_cast<std::uint32_t>(place - names.begin()), groups);
  }
  return groups;
}

std::vector<std::string> step_names(const Service& service, PathwayId id) {
  std::vector<std::string> names;
  if (id.index < service.pathways.size()) {
    for (const auto& step : service[id].steps) names.push_back(step.name);
  }
  return names;
}

/// The steps that patients can come to from this one, itself included.
std::vector<bool> reachable_from(const Pathway& pathway, std::size_t entry) {
  std::vector<bool> seen(pathway.steps.size());
  std::vector<std::size_t> open;
  if (entry < seen.size()) open.push_back(entry);
  while (!open.empty()) {
    const std::size_t at = open.back();
    open.pop_back();
    if (seen[at]) continue;
    seen[at] = true;
    for (const auto& next : pathway.steps[at].next) {
      if (next.step && next.share > 0) open.push_back(next.step->index);
    }
  }
  return seen;
}

ClockKind bind_clock(const Cursor& clock, const Service& service, const Stream& stream) {
  if (clock.good()) return stream.clock;
  if (stream.pathway.index >= service.pathways.size()) return ClockKind::first;
  const Pathway& pathway = service[stream.pathway];
  const auto seen = reachable_from(pathway, stream.enters.index);
  bool stops = false;
  for (std::size_t i = 0; i < seen.size(); ++i) stops = stops || (seen[i] && pathway.steps[i].stops_clock);
  const ClockKind kind = stops ? ClockKind::treatment : ClockKind::first;
  if (!clock.written()) clock.assume(written_word(kind));
  return kind;
}

void check_stream_references(const Cursor& keys, const Service& service, const Stream& stream) {
  const auto steps = step_names(service, stream.pathway);
  if (steps.empty()) return;
  for (const auto& late : keys["overdue"].entries()) {
    if (std::find(steps.begin(), steps.end(), late.name) != steps.end()) continue;
    keys.reading().problems.push_back(
        {late.mark, late.value.path(), "not a step", one_of(steps, late.name), {}});
  }
}

Stream bind_stream(const Cursor::Entry& entry, const Service& service, int horizon_days) {
  const Cursor keys = entry.value;
  std::vector<std::string> pathway_names;
  for (const auto& pathway : service.pathways) pathway_names.push_back(pathway.name);
  Stream stream;
  stream.name = entry.name;
  read_fields(keys, stream);
  const auto pathway = position_of(keys["pathway"], pathway_names);
  stream.pathway = PathwayId{pathway.value_or(static_cast<std::uint32_t>(service.pathways.size()))};
  const auto steps = step_names(service, stream.pathway);
  if (pathway) stream.enters = StepId{position_of(keys["enters"], steps).value_or(0)};
  if (pathway && !keys["enters"].written() && !steps.empty()) keys["enters"].assume(steps.front());
  stream.sites = bind_site_list(keys["sites"], service.sites);
  stream.weekdays = bind_weekday_weights(keys["referrals"]["weekdays"]);
  stream.priorities = bind_priorities(keys, horizon_days);
  stream.clock = bind_clock(keys["clock"], service, stream);
  stream.waiting = bind_waiting(keys["waiting"], stream.priorities);
  const bool warms_up = service.calendar.warm_up_weeks > 0;
  if (warms_up && !stream.waiting.empty()) {
    keys["waiting"].problem("written with a warm-up",
                            "no one waiting where calendar.warm_up_weeks is above 0");
  }
  stream.in_progress_usual = !warms_up && keys["in_progress"].text() == "usual";
  check_stream_references(keys, service, stream);
  return stream;
}

}  // namespace

std::vector<Stream> bind_streams(const Cursor& root, const Service& service) {
  const int horizon_days = std::max(1, whole_days(root["booking"]["horizon"].duration_days()));
  std::vector<Stream> streams;
  for (const auto& entry : root["streams"].entries())
    streams.push_back(bind_stream(entry, service, horizon_days));
  return streams;
}

}  // namespace headroom::reading
