// Holders, columns, known absences, sickness processes and leave caps, before any chance.

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/ensure.hpp"
#include "simulation/people/roster.hpp"

namespace headroom {

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
    : calendar_{leave_calendar(eve, end, last)}, leavers_{service.absence.turnover} {
  add_holders(service);
  add_columns(service);
  add_known_days(service, open);
  for (const Holder& holder : holders_) leave_.push_back(leave_of(service, holder, open, calendar_, {}));
  add_sickness(service);
  add_caps(service);
}

void RosterPlan::add_holders(const Service& service) {
  for (std::size_t p = 0; p < service.posts.size(); ++p) {
    const std::size_t most = most_holders(service.posts[p]);
    for (std::size_t i = 0; i < most; ++i) {
      holders_.push_back(make_holder(service, PostId{static_cast<std::uint32_t>(p)}, static_cast<int>(i) + 1,
                                     calendar_.eve, calendar_.last));
    }
  }
}

void RosterPlan::add_columns(const Service& service) {
  std::vector<std::size_t> by_name(holders_.size());
  std::iota(by_name.begin(), by_name.end(), std::size_t{0});
  std::sort(by_name.begin(), by_name.end(), [&](std::size_t a, std::size_t b) {
    const std::string &left = service[holders_[a].post].name, &right = service[holders_[b].post].name;
    return left != right ? left < right : holders_[a].number < holders_[b].number;
  });
  for (std::size_t h : by_name) {
    holders_[h].first_column = static_cast<Position>(columns_.size());
    for (DiaryColumn& column : make_columns(service, calendar_.eve, holders_[h])) {
      column.holder = h;
      columns_.push_back(std::move(column));
    }
    ensure(columns_.size() < kNobody, "a diary has fewer than 65,535 columns");
  }
}

/// A long absence takes the share that nobody fills, whole minutes with the fraction carried on; what is
/// filled of a closed day is a public holiday like any other's.
void RosterPlan::add_known_days(const Service& service, const OpenDays& open) {
  const std::size_t days = static_cast<std::size_t>(last()) + 1;
  known_.assign(holders_.size() * days, {});
  for (std::size_t h = 0; h < holders_.size(); ++h) {
    const Holder& holder = holders_[h];
    HolderDay* known = &known_[h * days];
    for (const LongAbsence& absence : service[holder.post].absent) {
      double owed = 0;
      for (Day day : holder.working_days) {
        const Date date = calendar_.eve + Days{day};
        if (date < absence.from || (absence.until && date > *absence.until)) continue;
        const int rostered = holder.rostered[static_cast<std::size_t>(day)];
        owed += rostered * (1 - absence.backfill);
        known[day].absent = static_cast<std::int16_t>(std::min(rostered, static_cast<int>(owed + 1e-9)));
        owed -= known[day].absent;
      }
    }
    for (Day day : holder.working_days) {
      if (open.is_open(day)) continue;
      known[day].public_holiday =
          static_cast<std::int16_t>(holder.rostered[static_cast<std::size_t>(day)] - known[day].absent);
    }
  }
}

void RosterPlan::add_sickness(const Service& service) {
  const SicknessPattern pattern{service.absence.sickness_months, service.absence.phased_return, calendar_.eve,
                                last()};
  std::vector<double> rates;
  for (const Holder& holder : holders_) {
    const double rate = service[holder.post].sickness_rate;
    const auto found = std::find(rates.begin(), rates.end(), rate);
    sickness_of_.push_back(static_cast<std::size_t>(found - rates.begin()));
    if (found != rates.end()) continue;
    rates.push_back(rate);
    sickness_.emplace_back(service.absence.spells, rate, pattern);
  }
}

void RosterPlan::add_caps(const Service& service) {
  const auto days = static_cast<std::size_t>(last()) + 1;
  cap_.assign(service.roles.size() * days, 0);
  for (const Holder& holder : holders_) {
    for (const HolderTerms& terms : holder.terms) {
      if (terms.wte <= 0) continue;
      for (Day day = terms.first; day <= terms.last; ++day)
        ++cap_[holder.role.index * days + static_cast<std::size_t>(day)];
    }
  }
  for (int& heads : cap_) {
    heads = std::max(1, static_cast<int>(std::floor(service.absence.leave_together * heads + 1e-9)));
  }
}

}  // namespace headroom
