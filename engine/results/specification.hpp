// The service specification: WTE, contracted hours and pay of each post, and of all together.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "service/service.hpp"

namespace headroom {

/// Contracted hours, before leave and sickness.
struct ContractedHours {
  double wte = 0;
  Hours per_week{};                              ///< of all its WTE
  std::array<Hours, kCategories> by_category{};  ///< of those, by the job plan; 0 without one
  Hours per_year{};                              ///< 365/7 weeks
};

/// One line of a service specification.
struct SpecifiedPost {
  std::string post, role, band;   ///< the first role; the band may be empty
  ContractedHours in_post{};      ///< at its terms on the first reported day on which it exists
  ContractedHours over_period{};  ///< averaged over all reported days: what adds up
  double cost_per_year = 0;    ///< GBP, all places filled, averaged over the reported period; NaN: not known
  double share_of_period = 1;  ///< for which the post exists
};

/// Posts without hours in the reported period are left out. Worked examples: 2.6 WTE at 37.5 h, 80% DCC, 15%
/// SPA, 5% AR -> 97.5 h a week: 78, 14.625, 4.875, 0; in post for a quarter of the period, or 0.65 WTE all of
/// it
/// -> 0.65 WTE and 24.375 h a week over the period.
[[nodiscard]] std::vector<SpecifiedPost> specification(const Service& service);

/// Hours a year by category: those of a week in 365/7 weeks. Worked example: 78 h DCC a week -> 78 x 365/7 =
/// 4067.1 h.
[[nodiscard]] std::array<Hours, kCategories> hours_per_year(const ContractedHours& hours);

/// Whether the post is not the same all the time: there for a part of it, or with other hours later.
[[nodiscard]] bool changes_over_period(const SpecifiedPost& post);

/// All of them together, "all": the sums of what they are over the period, since a leaver and the successor
/// are not both there; the whole of it has nothing of its own in post. Worked example: 0.8 WTE for 5 months
/// of 12 and 0.8 WTE for the last 3 -> 0.8 x 8/12 = 0.53 WTE.
[[nodiscard]] SpecifiedPost total(const std::vector<SpecifiedPost>& posts);

}  // namespace headroom
