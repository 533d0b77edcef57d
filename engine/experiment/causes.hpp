// What keeps patients waiting and can be switched off: each cause, and a service or scenario without it.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "service/service.hpp"
#include "study/scenarios.hpp"

namespace headroom {

enum class Cause { sickness, leave, vacancy, non_attendance, cover, variation };

struct CauseInfo {
  Cause cause;
  std::string_view name;   ///< as in JSON
  std::string_view label;  ///< for people
  std::string_view off;    ///< what switching it off means
};
inline constexpr std::array kCauses{
    CauseInfo{Cause::sickness, "sickness", "sickness", "nobody is ever off sick"},
    CauseInfo{
        Cause::leave, "leave", "leave",
        "no annual leave, study leave or long absence; days on which the service is closed stay closed"},
    CauseInfo{Cause::vacancy, "vacancy", "vacancy", "nobody leaves"},
    CauseInfo{Cause::non_attendance, "non_attendance", "non-attendance", "everybody attends"},
    CauseInfo{Cause::cover, "cover", "cover rules",
              "the patients of those off are always cancelled, never taken over"},
    CauseInfo{Cause::variation, "variation", "variation in demand",
              "referrals come evenly, at their expected rate"},
};

/// By its name; null where it is none.
[[nodiscard]] const CauseInfo* find_cause(std::string_view name);

/// Whether switching the cause off changes anything: a rate above 0, a cover rule other than to cancel.
[[nodiscard]] bool is_in(Cause cause, const Service& service);
[[nodiscard]] Service without(Cause cause, Service service);

/// The same scenario without these causes under another name, in every draw of what is not known.
[[nodiscard]] Scenario without(const std::vector<Cause>& causes, const Scenario& scenario,
                               std::string_view name, std::string_view off);

}  // namespace headroom
