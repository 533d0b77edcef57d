// What happens to a post over time, and that its days are in order.

#include <algorithm>
#include <cctype>

#include "service/calendar.hpp"
#include "study/bind/bind_post.hpp"
#include "study/bind/fields.hpp"
#include "study/text/quantities.hpp"

namespace headroom::reading {
namespace {

/// Leave goes on accruing while somebody is off for a child.
bool accrues_leave(const std::string& reason) {
  std::string lower = reason;
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  static constexpr std::array<std::string_view, 4> kForAChild{"maternity", "adoption", "parental",
                                                              "paternity"};
  return std::any_of(kForAChild.begin(), kForAChild.end(),
                     [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

LongAbsence bind_long_absence(const Cursor& keys) {
  LongAbsence absence;
  read_fields(keys, absence);
  absence.accrues_leave = accrues_leave(absence.reason);
  return absence;
}

void warn_of_useless(const Cursor& keys, const LongAbsence& absence, const Calendar& calendar) {
  const bool before =
      absence.until && *absence.until < first_simulated_day(calendar) && !absence.accrues_leave;
  if (absence.from < end_of_period(calendar) && !before) return;
  keys.warn(keys.path() + " is not in the reported period");
}

}  // namespace

void check_in_post(const Cursor& day, const Post& post) {
  const auto date = day.date();
  if (!date) return;
  if (post.from && *date < *post.from)
    day.problem("a day not before " + to_string(*post.from) + ", the first in post");
  if (post.until && *date > *post.until)
    day.problem("a day not after " + to_string(*post.until) + ", the last in post");
}

void check_after(const Cursor& day, std::optional<Date> before) {
  const auto date = day.date();
  if (date && before && *date <= *before) day.problem("a day after " + to_string(*before));
}

std::vector<LongAbsence> bind_absent(const Cursor& list, const Post& post, const Calendar& calendar) {
  std::vector<LongAbsence> absences;
  for (const auto& item : list.items()) {
    if (!item["from"].good()) continue;
    const LongAbsence absence = bind_long_absence(item);
    if (!absences.empty() && !absences.back().until) {
      item["from"].problem("no further absence: the one before it has no last day");
    } else if (!absences.empty()) {
      check_after(item["from"], absences.back().until);
    }
    check_in_post(item["from"], post);
    if (absence.until && *absence.until < absence.from) {
      item["until"].problem("a day not before " + to_string(absence.from) + ", the first of the absence");
    } else {
      check_in_post(item["until"], post);
    }
    warn_of_useless(item, absence, calendar);
    absences.push_back(absence);
  }
  const std::size_t heads = most_holders(post);
  if (!absences.empty() && heads > 1) {
    list.warn(list.path() + " takes all " + count_text(heads) +
              " holders away: to send one, give them a post of their own (like: " + post.name +
              ") and this one so much less wte");
  }
  return absences;
}

std::vector<InductionStep> bind_induction(const Cursor& list) {
  std::vector<InductionStep> steps;
  for (const auto& item : list.items()) {
    read_fields(item, steps.emplace_back());
    steps.back().days = item["weeks"].whole() * 7;
  }
  return steps;
}

}  // namespace headroom::reading
