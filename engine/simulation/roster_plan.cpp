#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/ensure.hpp"
#include "simulation/roster.hpp"

namespace headroom {
namespace {

int count(const WeekdaySet& days) { return static_cast<int>(std::count(days.begin(), days.end(), true)); }

/// Minutes a day on the holder's weekdays while the post exists, and by category; fractions are carried to
/// the next of them.
void roster(const Service& service, const Post& post, Date eve, Day last, Holder& holder) {
  holder.rostered.assign(static_cast<std::size_t>(last) + 1, 0);
  holder.planned.assign(holder.rostered.size(), {});
  if (holder.days_a_week == 0) return;
  const double a_day = holder.wte * service.full_time_hours.value() * 60 / holder.days_a_week;
  PlanSplit split{post.plan};
  double owed = 0;
  for (Day day = 1; day <= last; ++day) {
    const Date date = eve + Days{day};
    if ((post.from && date < *post.from) || (post.until && date > *post.until)) continue;
    if (!holder.works[static_cast<std::size_t>(date.weekday())]) continue;
    owed += a_day;
    const int whole = static_cast<int>(std::floor(owed + 1e-9));
    owed -= whole;
    holder.rostered[static_cast<std::size_t>(day)] = static_cast<std::int16_t>(whole);
    holder.planned[static_cast<std::size_t>(day)] = split.take(a_day, whole);
  }
}

}  // namespace

std::array<std::int16_t, kCategories> PlanSplit::take(double exact, int whole) {
  std::array<std::int16_t, kCategories> minutes{};
  int given = 0;
  for (std::size_t c = 0; c < kCategories; ++c) {
    owed_[c] += exact * plan_[c];
    const int part = std::max(0, static_cast<int>(std::floor(owed_[c] + 1e-9)));
    minutes[c] = static_cast<std::int16_t>(part);
    given += part;
  }
  for (; given < whole; ++given) {  // at most a few: to whom most is owed
    std::size_t most = 0;
    for (std::size_t c = 1; c < kCategories; ++c) {
      if (owed_[c] - minutes[c] > owed_[most] - minutes[most] + 1e-9) most = c;
    }
    ++minutes[most];
  }
  for (; given > whole; --given) {
    std::size_t least = 0;
    for (std::size_t c = 1; c < kCategories; ++c) {
      if (minutes[c] > 0 &&
          (minutes[least] == 0 || owed_[c] - minutes[c] < owed_[least] - minutes[least] - 1e-9))
        least = c;
    }
    --minutes[least];
  }
  for (std::size_t c = 0; c < kCategories; ++c) owed_[c] -= minutes[c];
  return minutes;
}

RosterPlan::RosterPlan(const Service& service, const OpenDays& open, Date eve, Day end, Day last)
    : last_{last} {
  add_holders(service, eve);
  for (const Holder& holder : holders_) {
    add_parts(service, holder, open, eve, end);
    sickness_.emplace_back(service.absence.spells, service.posts[holder.post.index].sickness_rate);
  }
  add_caps(service);
}

void RosterPlan::add_holders(const Service& service, Date eve) {
  for (std::size_t p = 0; p < service.posts.size(); ++p) {
    const Post& post = service.posts[p];
    for (std::size_t i = 0; i < post.holders.size(); ++i) {
      Holder holder;
      holder.post = PostId{static_cast<std::uint32_t>(p)};
      holder.number = static_cast<int>(i) + 1;
      holder.wte = post.holders[i];
      holder.key = entity(name_key(post.name), 0, static_cast<std::uint32_t>(holder.number));
      holder.role = post.roles.front();
      holder.unit = static_cast<int>(opening_unit(service, post).value());
      holder.works = working_days(service, post, holder.number, holder.wte);
      holder.days_a_week = count(holder.works);
      roster(service, post, eve, last_, holder);
      holders_.push_back(std::move(holder));
    }
  }
  std::vector<std::size_t> by_name(holders_.size());
  std::iota(by_name.begin(), by_name.end(), std::size_t{0});
  std::sort(by_name.begin(), by_name.end(), [&](std::size_t a, std::size_t b) {
    const std::string &left = service.posts[holders_[a].post.index].name,
                      &right = service.posts[holders_[b].post.index].name;
    return left != right ? left < right : holders_[a].number < holders_[b].number;
  });
  ensure(by_name.size() < kNobody, "a service has fewer than 65,535 holders");
  for (std::size_t i = 0; i < by_name.size(); ++i) holders_[by_name[i]].position = static_cast<Position>(i);
}

void RosterPlan::add_parts(const Service& service, const Holder& holder, const OpenDays& open, Date eve,
                           Day end) {
  const Post& post = service.posts[holder.post.index];
  const AbsenceRules& absence = service.absence;
  Day first = 1, last = last_;
  if (post.from) first = std::max(first, (*post.from - eve).value());
  if (post.until) last = std::min(last, (*post.until - eve).value());
  std::vector<LeavePart> parts;
  while (first <= last) {
    const Date year = latest_on_or_before(eve + Days{first}, absence.leave_year);
    const Date next = latest_on_or_before(year + Days{370}, absence.leave_year);
    Day to = std::min(last, (next - eve).value() - 1);
    if (first <= end) to = std::min(to, end);
    const double years = static_cast<double>(to - first + 1) / (next - year).value();
    const double full_day = holder.wte * service.full_time_hours.value() / 5 * 60;
    double closed = 0;
    for (Day day = first; day <= to; ++day) {
      if (!open.is_open(day)) closed += holder.rostered[static_cast<std::size_t>(day)];
    }
    LeavePart part{first, to, 0, 0,
                   static_cast<std::uint64_t>(year.year()) * 100'000 + (first > end ? 50'000 : 0)};
    const double entitled = (post.annual_leave_days + absence.public_holiday_days) * full_day * years;
    part.leave_minutes = static_cast<int>(std::max(0.0, std::floor(entitled - closed + 0.5)));
    part.study_minutes = static_cast<int>(std::floor(absence.study_days * full_day * years + 0.5));
    parts.push_back(part);
    first = to + 1;
  }
  parts_.push_back(std::move(parts));
}

void RosterPlan::add_caps(const Service& service) {
  const auto days = static_cast<std::size_t>(last_) + 1;
  cap_.assign(service.roles.size() * days, 0);
  for (const Holder& holder : holders_) {
    for (const LeavePart& part : parts_[static_cast<std::size_t>(&holder - holders_.data())]) {
      for (Day day = part.first; day <= part.last; ++day)
        ++cap_[holder.role.index * days + static_cast<std::size_t>(day)];
    }
  }
  for (int& heads : cap_) {
    heads = std::max(1, static_cast<int>(std::floor(service.absence.leave_together * heads + 1e-9)));
  }
}

}  // namespace headroom
