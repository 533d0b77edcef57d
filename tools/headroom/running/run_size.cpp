// Bytes expected of result and parts against the room on the disk, at least and at most.

#include "run_size.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "run_plan.hpp"
#include "run_words.hpp"
#include "simulation/model/crowd.hpp"
#include "store/result/layout.hpp"

namespace headroom {
namespace {

namespace fs = std::filesystem;

/// Of the baseline.
Busyness busyness_of(const ExperimentPlan& plan) {
  const Service service = plan.scenarios.front().service;
  const Crowd crowd = expected_crowd(service, plan.base);
  const double weeks = service.calendar.weeks + service.calendar.warm_up_weeks;
  const auto posts = static_cast<double>(std::max<std::size_t>(1, service.posts.size()));
  Busyness busyness{0, crowd.bookings / (weeks * posts), 0};
  for (const Stream& stream : service.streams)
    busyness.referrals += stream.referrals_per_week / static_cast<double>(service.streams.size());
  for (const Post& post : service.posts) busyness.holders += static_cast<double>(most_holders(post)) / posts;
  return busyness;
}

/// Of the result, or of this shard of it, with so many replications of every scenario.
std::uint64_t bytes_of(const ExperimentPlan& plan, Axes axes, std::uint32_t replications) {
  axes.replications = replications;
  return expected_file_bytes(axes, plan.keep, busyness_of(plan)) / plan.shard.of;
}

std::string replications_text(const ExperimentPlan& plan) {
  const std::uint32_t least = least_replications(plan), most = most_replications(plan);
  if (!plan.precision && !plan.select) return counted(most, "replication");
  if (plan.select && plan.select->procedure == SelectionProcedure::ocba) {
    return fmt::format("{} to {} on average", least, counted(most, "replication"));
  }
  return fmt::format("{} to {}", least, counted(most, "replication"));
}

std::string remedy(const ExperimentPlan& plan) {
  const bool may_keep_less = !keep_row(plan.keep).reduces && !plan.select;
  return fmt::format("{}ask for fewer {} or scenarios, or name another disk with --output",
                     may_keep_less ? "write keep: bands under the study's experiment, " : "",
                     plan.select && plan.select->procedure == SelectionProcedure::kim_nelson
                         ? "replications (at_most)"
                         : "--replications");
}

}  // namespace

std::string size_text(const ExperimentPlan& plan, const Axes& axes, const std::string& output,
                      std::size_t threads) {
  const bool found_out = plan.precision || plan.select;
  const std::string shard =
      plan.shard.of == 1 ? "" : fmt::format("shard {} of {}: ", plan.shard.number, plan.shard.of);
  return fmt::format("{}{} x {} of {} on {}; writes {}, {} {}", shard,
                     counted(axes.scenarios.size(), "scenario"), replications_text(plan),
                     counted(axes.weeks, "week"), counted(threads, "thread"), output,
                     found_out ? "at most about" : "about", bytes_text(expected_result_bytes(plan, axes)));
}

std::uint64_t expected_result_bytes(const ExperimentPlan& plan, const Axes& axes) {
  return bytes_of(plan, axes, most_replications(plan));
}

std::string refusal_of_pieces(const Axes& axes, Keep keep, const std::string& output) {
  const std::uint64_t largest = largest_chunk_bytes(axes, keep);
  if (largest <= kMostChunkBytes) return {};
  const std::size_t streams = axes.streams.size(), priorities = axes.priorities.size();
  const std::string by_priority = grouped(priorities) + (priorities == 1 ? " priority" : " priorities");
  return fmt::format(
      "{} cannot hold a replication of {} x {} by days waited: {} in one piece, and the file format takes "
      "{}; give the priorities of all streams the same names, or use fewer streams",
      output, counted(streams, "stream"), by_priority, bytes_text(largest), bytes_text(kMostChunkBytes));
}

Room room_for(const ExperimentPlan& plan, const Axes& axes, const std::string& output,
              std::uint64_t reclaimed) {
  const fs::path folder = fs::path{output}.parent_path();
  std::error_code failed;
  const fs::space_info space = fs::space(folder.empty() ? "." : folder, failed);
  // Parts and result are there at the same time.
  const std::uint64_t least = 2 * bytes_of(plan, axes, least_replications(plan));
  const std::uint64_t most = 2 * bytes_of(plan, axes, most_replications(plan));
  if (failed) return {{}, {}, most};
  const std::uint64_t available = space.available + reclaimed;
  if (available >= most) return {{}, {}, most};
  const auto sentence = [&](const char* would, std::uint64_t needed) {
    return fmt::format("{} {} about {} while it is made, parts and result together, and {} are free; {}",
                       output, would, bytes_text(needed), bytes_text(available), remedy(plan));
  };
  if (available < least) return {sentence("would take", least), {}, most};
  return {{}, sentence("may take up to", most), most};
}

}  // namespace headroom
