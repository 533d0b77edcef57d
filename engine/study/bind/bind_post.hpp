// The parts of a post.
// Of the service, what is read before its posts is there: calendar, full-time hours, sites, roles,
// appointments, pathways and streams.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "service/service.hpp"
#include "study/bind/cursor.hpp"

namespace headroom::reading {

/// Who holds the post, in which band, on what plan, until the first change.
[[nodiscard]] PostTerms bind_terms(const Cursor& keys, Hours full_time);
/// The changes of `post`, whose own terms and dates are known; each complete.
[[nodiscard]] std::vector<PlanChange> bind_changes(const Cursor& keys, const Post& post, Hours full_time);

[[nodiscard]] std::optional<WeekdaySet> bind_days(const Cursor& days, const WeekdaySet& clinic_days);
/// `days` are the post's.
[[nodiscard]] std::array<std::vector<SiteId>, 7> bind_post_sites(const Cursor& sites,
                                                                 const std::vector<std::string>& names,
                                                                 const WeekdaySet& days);
/// The sites that a list names, each once.
[[nodiscard]] std::vector<SiteId> bind_site_list(const Cursor& list, const std::vector<std::string>& names);

[[nodiscard]] std::vector<FixedActivity> bind_fixed(const Cursor& list, const WeekdaySet& days,
                                                    double dcc_hours);
[[nodiscard]] std::vector<Activity> bind_activities(const Cursor& list);
[[nodiscard]] std::optional<std::array<double, kPillars>> bind_pillars(const Cursor& pillars);
/// Activities against the plan of the role and the week of each holder, under each of the post's terms.
void check_activities(const Cursor& keys, const Post& post, const Service& service);

/// The sessions of `post`, whose days and sites are known.
[[nodiscard]] std::vector<Session> bind_sessions(const Cursor& list, const Post& post,
                                                 const Service& service);
/// Sessions against what each holder has for patients. The post is complete.
void check_sessions(const Cursor& keys, const Post& post, const Service& service);

[[nodiscard]] std::vector<LongAbsence> bind_absent(const Cursor& list, const Post& post,
                                                   const Calendar& calendar);
[[nodiscard]] std::vector<InductionStep> bind_induction(const Cursor& list);

/// That a day lies between the first and the last in post.
void check_in_post(const Cursor& day, const Post& post);
/// That a day comes after the one before it in a list.
void check_after(const Cursor& day, std::optional<Date> before);

}  // namespace headroom::reading
