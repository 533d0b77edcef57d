// Vacancies, leave, study and sickness drawn for every holder, and the hours that are left.

#include "simulation/people/roster.hpp"

#include <algorithm>
#include <utility>

#include "planning/expected_turnover.hpp"
#include "simulation/people/tenure.hpp"

namespace headroom {
namespace {

/// The first and last day on which the post has this holder; nothing where it never does.
std::optional<Vacancy> time_in_post(const Holder& holder) {
  std::optional<Vacancy> span;
  for (const HolderTerms& terms : holder.terms) {
    if (terms.wte <= 0) continue;
    if (!span) span = Vacancy{terms.first, terms.last};
    span->last = terms.last;
  }
  return span;
}

Tenure tenure_of(const Service& service, const RosterPlan& plan, const Holder& holder,
                 const ReplicationDraws& draws) {
  if (!plan.leavers().anybody_leaves()) return {};
  const std::optional<Vacancy> span = time_in_post(holder);
  if (!span) return {};
  const Date eve = plan.calendar().eve;
  const auto date = filled_on(service, service[holder.post], eve + Days{span->first});
  const auto filled = date ? std::optional{(*date - eve).value()} : std::nullopt;
  return draw_tenure(plan.leavers(), draws, holder.key, filled, span->first, span->last);
}

void empty_vacant_days(const Holder& holder, const std::vector<Vacancy>& vacancies, HolderDay* days) {
  for (const Vacancy& vacancy : vacancies) {
    for (Day day = vacancy.first; day <= vacancy.last; ++day) {
      days[day] = {};
      days[day].vacancy = holder.rostered[static_cast<std::size_t>(day)];
    }
  }
}

}  // namespace

void draw_roster(const Service& service, const RosterPlan& plan, const OpenDays& open,
                 const ReplicationDraws& draws, Roster& into) {
  const Day last = plan.last();
  const std::size_t days = static_cast<std::size_t>(last) + 1, holders = plan.holders().size();
  into.last = last;
  into.days = plan.known();
  into.opened_in.assign(plan.columns().size() * days, 0);
  into.on_leave.assign(service.roles.size() * days, 0);
  into.over_cap.assign(holders, {});
  into.vacancies.assign(holders, {});
  into.spells.resize(holders);
  for (std::size_t h = 0; h < holders; ++h) {
    const Holder& holder = plan.holders()[h];
    HolderDay* of_holder = &into.days[h * days];
    Tenure tenure = tenure_of(service, plan, holder, draws);
    into.vacancies[h] = std::move(tenure.vacancies);
    const bool vacant = !into.vacancies[h].empty();
    if (vacant) empty_vacant_days(holder, into.vacancies[h], of_holder);
    const HolderLeave around =
        vacant ? leave_of(service, holder, open, plan.calendar(), into.vacancies[h]) : HolderLeave{};
    const HolderLeave& leave = vacant ? around : plan.leave(h);
    for (const LeaveDay& day : leave.accrued)
      of_holder[day.day].leave = static_cast<std::int16_t>(day.minutes);
    const LeaveBook book{holder, of_holder, &into.on_leave[holder.role.index * days],
                         plan.leave_cap(holder.role)};
    for (const LeavePart& part : leave.parts) {
      for (Day day : place_leave_and_study(book, part, draws)) into.over_cap[h].push_back(day);
    }
    const std::optional<Day> started = tenure.started ? tenure.started : holder.started;
    open_for_patients(service, holder, {into.vacancies[h], started}, plan.calendar().eve, last, of_holder,
                      &into.opened_in[holder.first_column * days]);
    into.spells[h].clear();
    plan.sickness(h).draw(draws, holder.key, last, into.spells[h]);
  }
}

}  // namespace headroom
