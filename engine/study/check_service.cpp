#include <algorithm>

#include "study/bind.hpp"
#include "study/names.hpp"
#include "study/quantities.hpp"

namespace headroom::reading {
namespace {

/// Steps to which the streams of the pathway, or where there is none its first step, can lead.
std::vector<bool> reached_steps(const Service& service, std::size_t pathway_index) {
  const Pathway& pathway = service.pathways[pathway_index];
  std::vector<std::size_t> open;
  for (const auto& stream : service.streams) {
    if (stream.pathway.index == pathway_index) open.push_back(stream.enters.index);
  }
  if (open.empty()) open.push_back(0);
  std::vector<bool> seen(pathway.steps.size());
  while (!open.empty()) {
    const std::size_t at = open.back();
    open.pop_back();
    if (at >= seen.size() || seen[at]) continue;
    seen[at] = true;
    for (const auto& next : pathway.steps[at].next) {
      if (next.step && next.share > 0) open.push_back(next.step->index);
    }
  }
  return seen;
}

/// Steps from which discharge can be reached, found backwards from those that discharge.
std::vector<bool> steps_that_end(const Pathway& pathway) {
  std::vector<std::vector<std::size_t>> before(pathway.steps.size());
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < pathway.steps.size(); ++i) {
    for (const auto& next : pathway.steps[i].next) {
      if (next.share <= 0) continue;
      if (!next.step) open.push_back(i);
      if (next.step) before[next.step->index].push_back(i);
    }
  }
  std::vector<bool> ends(pathway.steps.size());
  while (!open.empty()) {
    const std::size_t at = open.back();
    open.pop_back();
    if (ends[at]) continue;
    ends[at] = true;
    open.insert(open.end(), before[at].begin(), before[at].end());
  }
  return ends;
}

/// Whether all that was written of the next steps could be read.
bool are_complete(const Pathway& pathway) {
  return std::all_of(pathway.steps.begin(), pathway.steps.end(), [](const Step& step) {
    double sum = 0;
    for (const auto& next : step.next) sum += next.share;
    return sums_to(sum, 1);
  });
}

void check_pathway(const Cursor& keys, const Service& service, std::size_t index) {
  const Pathway& pathway = service.pathways[index];
  if (!keys.good() || !are_complete(pathway)) return;
  const auto written = keys.entries();  // in the order of the steps
  const auto reached = reached_steps(service, index), ends = steps_that_end(pathway);
  for (std::size_t i = 0; i < pathway.steps.size(); ++i) {
    const Cursor& step = written[i].value;
    if (!reached[i]) {
      keys.warn(step.path() + " is a step that no patient reaches");
    } else if (!ends[i]) {
      const Cursor next = step["next"];
      next.problem(next.written() ? flow_text(*next.node()) : "missing",
                   "a way that leads to discharge in the end");
    }
  }
}

void check_deliverable(const Cursor& root, const Service& service) {
  if (!root["staff"].good()) return;                    // a post that cannot be read may be the one
  const auto written = root["appointments"].entries();  // in the order of the appointments
  for (std::size_t i = 0; i < service.appointments.size(); ++i) {
    const Appointment& appointment = service.appointments[i];
    const Cursor by = written[i].value["by"];
    if (!by.good() || appointment.by.size() != by.items().size()) continue;
    const bool deliverable = std::any_of(service.posts.begin(), service.posts.end(), [&](const Post& post) {
      return preference(post, appointment).has_value();
    });
    if (!deliverable) by.problem(flow_text(*by.node()), "at least one role that a post holds (0 WTE counts)");
  }
}

/// With a full diary, order alone cannot help the urgent: the routine have taken every slot before they come.
/// Of a stream with very many priorities the first pairs are named: there are as many as their square.
void warn_of_crowding(const Cursor& root, const Stream& stream) {
  constexpr int kMostNamed = 100;
  int named = 0;
  for (std::size_t high = 0; high < stream.priorities.size(); ++high) {
    for (std::size_t low = high + 1; low < stream.priorities.size(); ++low) {
      const Priority &urgent = stream.priorities[high], &other = stream.priorities[low];
      if (urgent.share <= 0 || other.share <= 0 || other.horizon_days <= urgent.target.days) continue;
      if (++named > kMostNamed) {
        root.warn("streams." + stream.name + ": more of its priorities crowd each other out in the same way");
        return;
      }
      root.warn("streams." + stream.name + ".priorities." + other.name + ": its horizon of " +
                std::to_string(other.horizon_days) + " days exceeds the target of " + urgent.name + " (" +
                std::to_string(urgent.target.days) +
                " days) and nothing is reserved, so that a full diary leaves no room for " + urgent.name);
    }
  }
}

/// What fits into nobody's day is never booked, however many hours there are.
void warn_of_too_long(const Cursor& root, const Service& service) {
  std::vector<Minutes> openings;
  for (const auto& post : service.posts) openings.push_back(longest_opening(service, post));
  for (const auto& appointment : service.appointments) {
    Minutes longest{}, shortest_slot{};
    bool fits = false;
    for (std::size_t i = 0; i < service.posts.size(); ++i) {
      const Post& post = service.posts[i];
      if (openings[i] == Minutes{} || !preference(post, appointment)) continue;
      const Minutes slot = slot_length(appointment, post.productivity);
      fits = fits || slot <= openings[i];
      longest = std::max(longest, openings[i]);
      shortest_slot = shortest_slot == Minutes{} ? slot : std::min(shortest_slot, slot);
    }
    if (longest == Minutes{} || fits) continue;
    root.warn("appointments." + appointment.name + " takes " + std::to_string(shortest_slot.value()) +
              " minutes, and no day of those who may deliver it opens more than " +
              std::to_string(longest.value()) + ": it can never be booked");
  }
}

void warn_of_late_notice(const Cursor& root, const Stream& stream) {
  for (const auto& priority : stream.priorities) {
    if (priority.notice.days <= priority.horizon_days) continue;
    root.warn("streams." + stream.name + ".priorities." + priority.name + ": its notice of " +
              std::to_string(priority.notice.days) + " days is longer than its horizon of " +
              std::to_string(priority.horizon_days) +
              " days, so that only the first open day after the notice is ever offered");
  }
}

/// One scenario alone does not know whether another uses what it leaves aside.
void note_usage(const Cursor& root, const Service& service) {
  std::vector<Usage>& usage = root.reading().usage;
  std::vector<bool> used(service.appointments.size());
  std::vector<bool> taken(service.pathways.size());
  for (const Stream& stream : service.streams) taken[stream.pathway.index] = true;
  for (std::size_t i = 0; i < service.pathways.size(); ++i) {
    for (const auto& step : service.pathways[i].steps) {
      if (step.appointment.index < used.size()) used[step.appointment.index] = true;
    }
    const std::string path = "pathways." + service.pathways[i].name;
    usage.push_back({path, taken[i], path + " is taken by no stream"});
  }
  for (std::size_t i = 0; i < used.size(); ++i) {
    const std::string path = "appointments." + service.appointments[i].name;
    usage.push_back({path, used[i], path + " is in no pathway"});
  }
}

}  // namespace

void check_service(const Cursor& root, const Service& service) {
  const auto pathways = root["pathways"].entries();  // in the order of the service's
  for (std::size_t i = 0; i < service.pathways.size(); ++i) check_pathway(pathways[i].value, service, i);
  check_deliverable(root, service);
  if (!root.reading().problems.empty() || !root.reading().bad->empty()) return;  // not complete
  note_usage(root, service);
  warn_of_too_long(root, service);
  warn_of_staff(root, service);
  for (const auto& stream : service.streams) {
    warn_of_crowding(root, stream);
    warn_of_late_notice(root, stream);
  }
}

}  // namespace headroom::reading
