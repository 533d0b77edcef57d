#include "planning/post_average.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "planning/post_capacity.hpp"
#include "planning/turnover.hpp"

namespace headroom {
namespace {

/// Reported days in post on which the same terms and full-time hours hold.
struct SameWeek {
  Date day;               ///< one of them
  int days = 0;           ///< all of them
  double ordinary = 0;    ///< not absent nor on accrued leave, weighed by pace
  double backfilled = 0;  ///< worked in long absences, weighed by pace
};

const LongAbsence* absence_on(const Post& post, Date date) {
  for (const LongAbsence& absence : post.absent) {
    if (absence.from <= date && (!absence.until || date <= *absence.until)) return &absence;
  }
  return nullptr;
}

/// Goes through the days of a post in order.
class DayByDay {
 public:
  DayByDay(const Service& service, const Period& period, PostId id)
      : service_{service},
        period_{period},
        id_{id},
        post_{service[id]},
        share_{worked_share(service, post_)} {
    opened_by_followers_ = opened_after_inductions(service.absence.turnover, post_.induction);
    for (Date date = first_that_matters(); date < period.end(); date = date + Days{1}) {
      const bool in_post = (!post_.from || *post_.from <= date) && (!post_.until || date <= *post_.until);
      if (in_post) count(date);
    }
  }

  [[nodiscard]] const auto& weeks() const { return weeks_; }
  [[nodiscard]] double absent_days() const { return absent_days_; }
  [[nodiscard]] const WorkedShare& share() const { return share_; }

 private:
  /// Leave that accrued before the period may be taken in it.
  [[nodiscard]] Date first_that_matters() const {
    Date first = period_.first();
    for (const LongAbsence& absence : post_.absent) {
      if (absence.accrues_leave && absence.until) first = std::min(first, *absence.until);
    }
    return first;
  }

  void count(Date date) {
    const LongAbsence* absence = absence_on(post_, date);
    if (absence && absence->accrues_leave && absence->until == date) owed_ += leave_accrued_over(*absence);
    const double on_accrued_leave = absence ? 0 : std::min(1.0, owed_);
    owed_ -= on_accrued_leave;
    if (date < period_.first()) return;
    SameWeek& week =
        weeks_[{changes_until(date, post_.changes), changes_until(date, service_.hours_changes)}];
    week.day = date;
    ++week.days;
    if (absence) {
      week.backfilled += pace(date) * absence->backfill * open_share_of(*absence);
      absent_days_ += 1 - absence->backfill;
    } else {
      week.ordinary += pace(date) * (1 - on_accrued_leave);
    }
  }

  template <class Change>
  [[nodiscard]] static std::ptrdiff_t changes_until(Date date, const std::vector<Change>& changes) {
    return std::count_if(changes.begin(), changes.end(), [&](const Change& c) { return c.from <= date; });
  }

  /// Days at work that the leave of the absence takes the place of.
  [[nodiscard]] double leave_accrued_over(const LongAbsence& absence) const {
    const Date from = post_.from ? std::max(*post_.from, absence.from) : absence.from;
    const int days = (*absence.until - from).value() + 1;
    return share_.opened() > 0 ? share_.leave * days / share_.opened() : 0;
  }

  [[nodiscard]] double open_share_of(const LongAbsence& absence) {
    if (&absence == open_share_known_) return open_share_;
    const WeekdaySet& days = post_.days ? *post_.days : service_.calendar.clinic_days;
    open_share_known_ = &absence;
    open_share_ = period_.open_share(days, absence.from, absence.until.value_or(period_.end()));
    return open_share_;
  }

  /// Share of the time for patients that is opened.
  [[nodiscard]] double pace(Date date) const {
    double pace = opened_by_followers_;
    if (post_.from) pace = std::min(pace, induction_at(post_.induction, (date - *post_.from).value()));
    for (const Placement& placement : service_.absence.placements) {
      if (placement.post != id_ || date < placement.from) continue;
      const auto week = static_cast<std::size_t>((date - placement.from).value() / 7);
      if (week < placement.pace.size()) pace *= placement.pace[week];
    }
    return pace;
  }

  const Service& service_;
  const Period& period_;
  PostId id_;
  const Post& post_;
  WorkedShare share_;
  std::map<std::pair<std::ptrdiff_t, std::ptrdiff_t>, SameWeek> weeks_;  // by changes of terms and of hours
  double absent_days_ = 0, owed_ = 0, opened_by_followers_ = 1, open_share_ = 1;
  const LongAbsence* open_share_known_ = nullptr;
};

void add(std::vector<ReachableHours>& all, const std::vector<ReachableHours>& more, double times) {
  for (const ReachableHours& part : more) {
    auto same = std::find_if(all.begin(), all.end(), [&](const auto& a) { return a.reach == part.reach; });
    if (same == all.end()) same = all.insert(all.end(), ReachableHours{part.reach, Hours{}});
    same->per_week += part.per_week * times;
  }
}

}  // namespace

Hours PostAverage::bookable_per_week() const {
  Hours sum{};
  for (const ReachableHours& part : bookable) sum += part.per_week;
  return sum;
}

PostAverage post_average(const Service& service, const Period& period, PostId id) {
  const Post& post = service[id];
  const DayByDay days{service, period, id};
  PostAverage average;
  average.vacant_share = vacant_share(service.absence.turnover);
  const double held = 1 - average.vacant_share, well = 1 - post.sickness_rate;
  int in_post = 0;
  for (const auto& [changes, same] : days.weeks()) {
    const PostTerms terms = terms_on(post, same.day);
    const FullWeek week = post_week(service, period, post, terms, full_time_hours(service, same.day));
    const double opened = held * (same.ordinary * days.share().opened() + same.backfilled) / period.days();
    add(average.bookable, week.bookable, opened * well);
    average.opened_per_week += week.bookable_in_all() * opened;
    average.wte += terms.wte * same.days / period.days();
    in_post += same.days;
  }
  if (in_post == 0) {  // whoever never comes may still be named for the work
    add(average.bookable, post_week(service, period, post, terms_on(post, period.first()), {}).bookable, 0);
    return average;
  }
  average.share_of_period = static_cast<double>(in_post) / period.days();
  average.absent_share = days.absent_days() / in_post;
  return average;
}

}  // namespace headroom
