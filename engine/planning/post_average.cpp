// Goes through a post's days holder by holder: terms, leave, vacancies, long absences, inductions, closures.

#include "planning/post_average.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <tuple>
#include <utility>

#include "planning/post_capacity.hpp"
#include "service/sickness_season.hpp"

namespace headroom {
namespace {

const LongAbsence* absence_on(const Post& post, Date date) {
  for (const LongAbsence& absence : post.absent) {
    if (absence.from <= date && (!absence.until || date <= *absence.until)) return &absence;
  }
  return nullptr;
}

bool is_in_post(const Post& post, Date date) {
  return (!post.from || *post.from <= date) && (!post.until || date <= *post.until);
}

template <class Change>
std::size_t changes_until(Date date, const std::vector<Change>& changes) {
  return static_cast<std::size_t>(
      std::count_if(changes.begin(), changes.end(), [&](const Change& c) { return c.from <= date; }));
}

/// Changes of terms and of full-time hours before a day: between them every week is the same.
using Agreed = std::pair<std::size_t, std::size_t>;
Agreed agreed_on(const Service& service, const Post& post, Date date) {
  return {changes_until(date, post.changes), changes_until(date, service.hours_changes)};
}

/// By weekday.
using WeekOfDays = std::array<double, 7>;

double on(const WeekdaySet& works, const WeekOfDays& days) {
  double sum = 0;
  for (std::size_t day = 0; day < works.size(); ++day) sum += works[day] ? days[day] : 0;
  return sum;
}

/// Simulated days of one leave year on which the same week holds. Leave of the days that are not reported is
/// taken beside that of those that are.
struct Stretch {
  // Days that are not of a long absence:
  int days = 0;
  WeekOfDays open{}, closed{};
  // Of these the reported open ones, weighted by who is in post and at what pace, and after sickness; and the
  // share of them, by days, that is not accrued leave:
  WeekOfDays opened{}, well{};
  double paced = 0, kept = 0;
  // The reported days of long absences, weighted alike, by absence:
  std::vector<double> backfilled, backfilled_well;
  // All reported days, and those on which somebody has the hours:
  double reported = 0, held = 0;
};

/// How a holder's hours are held, in expectation.
struct Holding {
  std::optional<Date> filled;      ///< none: as in the long run
  double held = 1;                 ///< in the long run
  double opened_by_followers = 1;  ///< of what is held
  AfterFilling* after = nullptr;   ///< none: nobody leaves
};

/// What a post's days share, whoever its holders are.
struct PostDays {
  const Service& service;
  const Period& period;
  const Post& post;
  std::vector<const Placement*> placements;
  WorkedShare share;
  const std::array<double, 12>& sickness;

  [[nodiscard]] double placement_pace(Date date) const {
    double pace = 1;
    for (const Placement* placement : placements) {
      if (date < placement->from) continue;
      const auto week = static_cast<std::size_t>((date - placement->from).value() / 7);
      if (week < placement->pace.size()) pace *= placement->pace[week];
    }
    return pace;
  }
};

/// Goes in order through the days on which the post has so many holders.
class DayByDay {
 public:
  /// By leave year, changes of terms and changes of full-time hours.
  using Stretches = std::map<std::tuple<std::size_t, std::size_t, std::size_t>, Stretch>;

  DayByDay(const PostDays& days, const std::vector<std::size_t>& holders_by_change, std::size_t holders)
      : days_{days}, holders_by_change_{holders_by_change}, holders_{holders} {}

  /// The first simulated day on which there are so many; none where there never are.
  [[nodiscard]] std::optional<Date> first() const {
    for (Date date = days_.period.first_simulated(); date < days_.period.end(); date = date + Days{1})
      if (exist(date)) return date;
    return std::nullopt;
  }

  void go_through(const Holding& holding) {
    for (Date date = first_that_matters(); date < days_.period.end(); date = date + Days{1})
      if (exist(date)) count(date, holding);
  }

  [[nodiscard]] const Stretches& stretches() const { return stretches_; }

 private:
  [[nodiscard]] bool exist(Date date) const {
    return is_in_post(days_.post, date) &&
           holders_by_change_[changes_until(date, days_.post.changes)] >= holders_;
  }

  /// Leave that accrued before the period may be taken in it.
  [[nodiscard]] Date first_that_matters() const {
    Date first = days_.period.first_simulated();
    for (const LongAbsence& absence : days_.post.absent) {
      if (absence.accrues_leave && absence.until) first = std::min(first, *absence.until);
    }
    return first;
  }

  void count(Date date, const Holding& holding) {
    const LongAbsence* absence = absence_on(days_.post, date);
    if (absence && absence->accrues_leave && absence->until == date) owed_ += leave_accrued_over(*absence);
    const double on_accrued_leave = absence ? 0 : std::min(1.0, owed_);
    owed_ -= on_accrued_leave;
    if (date < days_.period.first_simulated()) return;
    const bool reported = date >= days_.period.first();
    start_year(date);
    const auto [terms, hours] = agreed_on(days_.service, days_.post, date);
    Stretch& stretch = stretches_[{year_, terms, hours}];
    const auto weekday = static_cast<std::size_t>(date.weekday());
    const bool open = days_.period.is_open(date);
    if (!absence) {
      ++stretch.days;
      (open ? stretch.open : stretch.closed)[weekday] += 1;
    }
    if (!reported) return;
    const double well = 1 - days_.sickness[static_cast<std::size_t>(date.month() - 1)];
    const double opened = opened_on(date, holding) * days_.placement_pace(date);
    stretch.reported += 1;
    stretch.held += held_on(date, holding);
    if (absence) {
      const auto which = static_cast<std::size_t>(absence - days_.post.absent.data());
      stretch.backfilled.resize(days_.post.absent.size());
      stretch.backfilled_well.resize(days_.post.absent.size());
      stretch.backfilled[which] += opened * absence->backfill;
      stretch.backfilled_well[which] += opened * absence->backfill * well;
      return;
    }
    stretch.paced += opened;
    stretch.kept += opened * (1 - on_accrued_leave);
    if (!open) return;
    stretch.opened[weekday] += opened;
    stretch.well[weekday] += opened * well;
  }

  void start_year(Date date) {
    if (year_ > 0 && date < next_year_) return;
    const MonthDay starts = days_.service.absence.leave_year;
    next_year_ = latest_on_or_before(latest_on_or_before(date, starts) + Days{370}, starts);
    ++year_;
  }

  [[nodiscard]] static double held_on(Date date, const Holding& holding) {
    return holding.filled && holding.after ? holding.after->held((date - *holding.filled).value())
                                           : holding.held;
  }

  /// The share of the time for patients that is opened.
  [[nodiscard]] double opened_on(Date date, const Holding& holding) const {
    const auto& induction = days_.post.induction;
    const double first = days_.post.from ? induction_at(induction, (date - *days_.post.from).value()) : 1.0;
    if (!holding.after) return first;
    if (holding.filled) return holding.after->opened((date - *holding.filled).value(), first, induction);
    return holding.held * holding.opened_by_followers;
  }

  /// Days at work that the leave of the absence takes the place of.
  [[nodiscard]] double leave_accrued_over(const LongAbsence& absence) const {
    const Post& post = days_.post;
    const Date from = post.from ? std::max(*post.from, absence.from) : absence.from;
    const int days = (*absence.until - from).value() + 1;
    return days_.share.opened() > 0 ? days_.share.leave * days / days_.share.opened() : 0;
  }

  const PostDays& days_;
  const std::vector<std::size_t>& holders_by_change_;
  std::size_t holders_;
  Stretches stretches_;
  std::size_t year_ = 0;
  Date next_year_;
  double owed_ = 0;
};

/// Adds the hours of some holders to the average of their post.
class Adding {
 public:
  Adding(const PostDays& days, PostAverage& average) : days_{days}, average_{average} {}

  /// Holders from `first` on, before `end`, all of whom are there on the same days.
  void add(const DayByDay& by_day, std::size_t first, std::size_t end) {
    const auto& stretches = by_day.stretches();
    for (auto begin = stretches.begin(); begin != stretches.end();) {
      auto next = begin;
      while (next != stretches.end() && std::get<0>(next->first) == std::get<0>(begin->first)) ++next;
      for (std::size_t k = first; k < end; ++k) add_year(begin, next, k);
      begin = next;
    }
  }
  /// The share of the hours that nobody held; `otherwise` where there were none.
  [[nodiscard]] double vacant_share(double otherwise) const {
    return wte_days_ > 0 ? vacant_days_ / wte_days_ : otherwise;
  }

  std::map<Agreed, FullWeek> weeks;

 private:
  using At = DayByDay::Stretches::const_iterator;

  [[nodiscard]] const HolderHours& holder(At at, std::size_t k) const {
    return weeks.at({std::get<1>(at->first), std::get<2>(at->first)}).holders[k];
  }

  void add_year(At begin, At end, std::size_t k) {
    const double at_work = share_at_work(begin, end, k);
    for (At at = begin; at != end; ++at) add(holder(at, k), at->second, at_work);
  }

  /// Of a holder's open days in a leave year, the share that neither leave nor study takes: what closed days
  /// leave of the entitlement to leave, and study, lie as the open days do.
  [[nodiscard]] double share_at_work(At begin, At end, std::size_t k) const {
    double leave = 0, study = 0, closed = 0, open = 0;  // hours
    for (At at = begin; at != end; ++at) {
      const HolderHours& of = holder(at, k);
      const double a_day = hours_a_day(of), weeks_long = at->second.days / 7.0;
      leave += days_.share.leave * of.week.value() * weeks_long;
      study += days_.share.study * of.week.value() * weeks_long;
      closed += a_day * on(of.works, at->second.closed);
      open += a_day * on(of.works, at->second.open);
    }
    return open > 0 ? std::max(0.0, 1 - (std::max(0.0, leave - closed) + study) / open) : 0;
  }

  [[nodiscard]] static double days_a_week(const HolderHours& holder) {
    return static_cast<double>(std::count(holder.works.begin(), holder.works.end(), true));
  }
  [[nodiscard]] static double hours_a_day(const HolderHours& holder) {
    return days_a_week(holder) > 0 ? holder.week.value() / days_a_week(holder) : 0;
  }

  void add(const HolderHours& holder, const Stretch& stretch, double at_work) {
    average_.wte += holder.wte * stretch.reported / days_.period.days();
    wte_days_ += holder.wte * stretch.reported;
    vacant_days_ += holder.wte * (stretch.reported - stretch.held);
    if (days_a_week(holder) == 0) return;
    const double kept = stretch.paced > 0 ? stretch.kept / stretch.paced : 0;
    const double ordinary = kept * at_work / days_a_week(holder);  // weeks, for a day that counts as one
    double opened = on(holder.works, stretch.opened) * ordinary,
           well = on(holder.works, stretch.well) * ordinary;
    for (std::size_t a = 0; a < stretch.backfilled.size(); ++a) {
      if (stretch.backfilled[a] <= 0) continue;
      const double open = open_share(holder.works, a) / 7;
      opened += stretch.backfilled[a] * open;
      well += stretch.backfilled_well[a] * open;
    }
    const double weeks_of_period = days_.period.days() / 7.0;
    add_hours(average_.bookable, holder.bookable, well / weeks_of_period);
    for (const ReachableHours& part : holder.bookable)
      average_.opened_per_week += part.per_week * (opened / weeks_of_period);
  }

  [[nodiscard]] double open_share(const WeekdaySet& works, std::size_t a) {
    const auto [found, is_new] = open_.try_emplace({works, a}, 0);
    const LongAbsence& absence = days_.post.absent[a];
    if (is_new)
      found->second =
          days_.period.open_share(works, absence.from, absence.until.value_or(days_.period.end()));
    return found->second;
  }

  const PostDays& days_;
  PostAverage& average_;
  std::map<std::pair<WeekdaySet, std::size_t>, double> open_;
  double wte_days_ = 0, vacant_days_ = 0;
};

/// The post as if one held it at 1.0 WTE throughout, at its first terms of the period.
Post at_one_wte(const Period& period, const Post& post) {
  Post one = post;
  one.plan = terms_on(post, first_day_of(period, post)).plan;
  one.wte = 1;
  one.holders = {1.0};
  one.changes.clear();
  one.absent.clear();
  one.from = one.until = std::nullopt;
  return one;
}

}  // namespace

Hours PostAverage::bookable_per_week() const {
  Hours sum{};
  for (const ReachableHours& part : bookable) sum += part.per_week;
  return sum;
}

Averages::Averages(const Service& service, const Period& period)
    : service_{service},
      period_{period},
      vacant_share_{vacant_share(service.absence.turnover)},
      after_filling_{service.absence.turnover} {}

const std::array<double, 12>& Averages::sickness(double rate) {
  const auto found = sickness_.find(rate);
  if (found != sickness_.end()) return found->second;
  return sickness_.emplace(rate, sickness_by_month(service_.absence, rate)).first->second;
}

PostAverage Averages::of(PostId id) {
  std::vector<const Placement*> placements;
  for (const Placement& placement : service_.absence.placements)
    if (placement.post == id) placements.push_back(&placement);
  return average(service_[id], std::move(placements), service_.absence.turnover.leavers_per_year > 0);
}

Hours Averages::bookable_at_one_wte(PostId id) {
  return average(at_one_wte(period_, service_[id]), {}, false).bookable_per_week();
}

PostAverage Averages::average(const Post& post, std::vector<const Placement*> placements,
                              bool anybody_leaves) {
  const PostDays days{service_,
                      period_,
                      post,
                      std::move(placements),
                      worked_share(service_, post),
                      sickness(post.sickness_rate)};
  PostAverage average;
  Adding adding{days, average};
  std::vector<std::size_t> holders;
  for (std::size_t change = 0; change <= post.changes.size(); ++change) {
    const Date date = change == 0 ? Date{} : post.changes[change - 1].from;
    const PostTerms terms =
        change == 0 ? PostTerms{post.wte, post.holders, post.band, post.plan} : terms_on(post, date);
    holders.push_back(holders_of(terms).size());
  }
  int in_post = 0;
  double absent = 0;
  for (Date date = period_.first_simulated(); date < period_.end(); date = date + Days{1}) {
    if (!is_in_post(post, date)) continue;
    if (date >= period_.first()) {
      ++in_post;
      if (const LongAbsence* absence = absence_on(post, date)) absent += 1 - absence->backfill;
    }
    const Agreed agreed = agreed_on(service_, post, date);
    if (adding.weeks.contains(agreed)) continue;
    const FullWeek& week = adding.weeks
                               .emplace(agreed, post_week(service_, period_, post, terms_on(post, date),
                                                          full_time_hours(service_, date)))
                               .first->second;
    add_hours(average.bookable, week.bookable, 0);  // whoever holds nothing may still be named for the work
  }
  if (in_post == 0) {
    add_hours(average.bookable,
              post_week(service_, period_, post, terms_on(post, period_.first()), {}).bookable, 0);
    return average;
  }
  std::vector<std::size_t> ends = holders;
  std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  std::size_t begin = 0;
  for (const std::size_t end : ends) {
    if (end == 0) continue;
    DayByDay by_day{days, holders, end};
    if (const auto first = by_day.first()) {
      Holding holding;
      if (anybody_leaves) {
        holding = {filled_on(service_, post, *first), 1 - vacant_share_,
                   opened_after_inductions(service_.absence.turnover, post.induction), &after_filling_};
      }
      by_day.go_through(holding);
      adding.add(by_day, begin, end);
    }
    begin = end;
  }
  average.vacant_share = adding.vacant_share(vacant_share_);
  average.share_of_period = static_cast<double>(in_post) / period_.days();
  average.absent_share = absent / in_post;
  return average;
}

}  // namespace headroom
