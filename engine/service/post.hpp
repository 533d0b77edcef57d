// Who works: posts, what their job plans say, and how both change over time.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/ids.hpp"
#include "base/quantity.hpp"
#include "base/words.hpp"

namespace headroom {

using WeekdaySet = std::array<bool, 7>;  ///< Monday first

enum class Category { dcc, spa, ar, ed };
inline constexpr std::size_t kCategories = 4;
inline constexpr std::array<const char*, kCategories> kCategoryNames{"dcc", "spa", "ar", "ed"};
template <>
inline constexpr auto kWords<Category> = only_written(kCategoryNames);

using JobPlan = std::array<double, kCategories>;  ///< share of hours by Category, sums to 1

/// The four pillars of practice: tags for reporting, beside the categories.
enum class Pillar { clinical, leadership, education, research };
inline constexpr std::size_t kPillars = 4;
inline constexpr std::array<const char*, kPillars> kPillarNames{"clinical", "leadership", "education",
                                                                "research"};
template <>
inline constexpr auto kWords<Pillar> = only_written(kPillarNames);

/// Whether cover may take the time to see patients.
enum class Protection { soft, hard };
template <>
inline constexpr std::array<EnumWord, 2> kWords<Protection>{{{"soft"}, {"hard"}}};

/// Detail within the plan: so many hours of a category have this purpose. The hours are each holder's,
/// whatever their WTE, so that they take a larger share of a part-timer's week.
struct Activity {
  std::string name;
  Category category = Category::spa;
  Hours per_week{};
  std::optional<Pillar> pillar;
  Protection protection = Protection::soft;
  friend bool operator==(const Activity&, const Activity&) = default;
};

/// DCC without booked patients, for a holder at 1.0 WTE.
struct FixedActivity {
  std::string name;
  Hours per_week{};
  std::optional<Weekday> day;  ///< none: spread over the holder's days
  friend bool operator==(const FixedActivity&, const FixedActivity&) = default;
};

/// A clinic that each holder of the post who works that day holds.
struct Session {
  Weekday day = Weekday::monday;
  int start_minute = 0;  ///< of the day
  Minutes length{};
  std::optional<SiteId> site;     ///< none: location does not bind
  std::vector<StreamId> streams;  ///< whose patients are seen; empty: all
  int every_weeks = 1;
  Date starting;  ///< a day of the first week in which it is held; earlier weeks of the same rhythm count too
  friend bool operator==(const Session&, const Session&) = default;
};

/// What is agreed for a post for some time.
struct PostTerms {
  double wte = 0;
  std::vector<double> holders;  ///< WTE of each holder, none above 1; sums to wte
  std::string band;             ///< empty where none is given
  JobPlan plan{};               ///< all DCC where the post has no job plan
  friend bool operator==(const PostTerms&, const PostTerms&) = default;
};

/// New terms from a day on, complete.
struct PlanChange {
  Date from;
  PostTerms terms;
  friend bool operator==(const PlanChange&, const PlanChange&) = default;
};

/// A long absence of the whole post that is known in advance, days inclusive. Somebody else fills `backfill`
/// of the hours.
struct LongAbsence {
  Date from;
  std::optional<Date> until;  ///< none: to the end
  std::string reason;
  bool accrues_leave =
      false;  ///< maternity, adoption and the like: leave of this time is taken right after it
  double backfill = 0;
  double paid = 1;
  friend bool operator==(const LongAbsence&, const LongAbsence&) = default;
};

/// For so many days after starting, this share of the time for patients is opened.
struct InductionStep {
  int days = 0;
  double at = 1;
  friend bool operator==(const InductionStep&, const InductionStep&) = default;
};

/// A post: the plan belongs to the role, the holders do the hours.
struct Post {
  std::string name;
  std::vector<RoleId> roles;  ///< the first is reported, all count for an appointment's `by`
  /// The terms until the first of the changes.
  double wte = 0;
  std::vector<double> holders;          ///< WTE of each holder, none above 1; sums to wte
  std::string band;                     ///< empty where none is given
  std::optional<Pounds> cost_per_year;  ///< at 1.0 WTE, on-costs included; goes before the band
  JobPlan plan{};
  bool has_job_plan = true;  ///< without one all hours are bookable, and none counts as DCC in any total
  std::vector<PlanChange> changes;                      ///< in order of their days
  std::vector<Activity> activities;                     ///< detail within the plan
  std::optional<std::array<double, kPillars>> pillars;  ///< shares of the post's hours by Pillar, sum to 1
  std::optional<WeekdaySet> days;                       ///< own working pattern, a subset of the clinic days
  std::array<std::vector<SiteId>, 7> sites_on;          ///< by weekday: where the post works; empty: anywhere
  std::vector<FixedActivity> dcc_fixed;
  std::vector<Session> sessions;
  bool outside_sessions = false;         ///< with sessions: whether patients are also seen outside them
  double annual_leave_days = 27;         ///< a year at full time
  std::optional<Date> from, until;       ///< first and last day in post
  std::vector<LongAbsence> absent;       ///< in order, not overlapping
  double productivity = 1;               ///< pace: minutes with the patient are divided by it
  std::vector<InductionStep> induction;  ///< after `from`, and for whoever fills a vacancy
  double sickness_rate = 0.045;
  friend bool operator==(const Post&, const Post&) = default;
};

/// The terms in force on a day (whether or not the post exists then).
[[nodiscard]] PostTerms terms_on(const Post& post, Date day);

/// The most holders that the post ever has: holder k of a change is the same person as holder k before it.
[[nodiscard]] std::size_t most_holders(const Post& post);

/// Minutes of DCC without booked patients on each weekday of a holder who works these days: on the day that
/// an activity names where the holder works then, else in equal parts.
[[nodiscard]] std::array<double, 7> fixed_minutes(const Post& post, const WeekdaySet& works, double wte);

/// A holder's own plan: the post's, but at least the hours of the activities in SPA, AR and ED, which come
/// out of DCC. `week` is the holder's hours a week. Worked example: 80% DCC, 20% SPA, an SPA activity of 4
/// hours; 37.5 h -> as planned (7.5 h SPA); 15 h -> SPA 4 h (26.7%), DCC 11 h (73.3%).
[[nodiscard]] JobPlan holder_plan(const Post& post, const JobPlan& plan, Hours week);

}  // namespace headroom
