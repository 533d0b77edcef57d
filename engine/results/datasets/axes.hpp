// The labels along every dimension of a result, and where one scenario's things stand on them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "service/post.hpp"
#include "study/study.hpp"

namespace headroom {

/// The labels along every dimension of a result. Names are the union over scenarios in order of appearance.
struct Axes {
  std::vector<std::string> scenarios, streams, priorities, posts, roles;
  std::vector<std::string>
      activities;                  ///< what cover may raid, by `raided_label`; empty where it raids nothing
  std::uint32_t replications = 0;  ///< numbered from 1
  Date start;                      ///< first reported day
  std::size_t weeks = 0;

  [[nodiscard]] std::size_t days() const { return weeks * 7; }
};
[[nodiscard]] Axes axes_of(const Scenarios& scenarios, std::uint32_t replications);

/// Where what one scenario has stands on the axes, by its own ids.
struct Positions {
  std::vector<std::size_t> streams, posts;
  struct StreamPriority {
    std::size_t stream, priority;
  };
  std::vector<StreamPriority> stream_priorities;  ///< in the order of Observations
  std::vector<std::size_t> minimum_roles;         ///< the role of each rule of CoverRules::minimum_on_duty
  struct Raided {
    PostId post;
    Category category;
    std::optional<std::uint32_t> activity;  ///< none: the rest of the category
    std::size_t position;
  };
  std::vector<Raided> raided;  ///< what the scenario's cover may raid
};
[[nodiscard]] Positions positions(const Axes& axes, const Service& service);

}  // namespace headroom
