// Sickness where a trace by hand needs it, exactly the right people off on the right days.
// It is looked for among the replications of a clinic.
#pragma once

#include "simulation/clinics.hpp"

namespace headroom::clinics {

/// Days off sick, first and last inclusive.
struct Off {
  std::string post;
  Day first = 0, last = 0;
  int number = 1;
};

/// Whether a holder's spells are those of the list and no others.
inline bool is_off(const std::vector<Spell>& spells, const std::vector<Off>& wanted, const std::string& post,
                   int number) {
  auto spell = spells.begin();
  for (const Off& off : wanted) {
    if (off.post != post || off.number != number) continue;
    if (spell == spells.end() || spell->first != off.first || spell->last != off.last) return false;
    ++spell;
  }
  return spell == spells.end();
}

/// The first replication in which these spells, and no others, touch days 0 to `until`.
inline std::uint32_t replication_with(const Service& service, const std::vector<Off>& wanted, Day until) {
  const Model model{service, service};
  const RosterPlan& roster = model.tables().roster;
  std::vector<Spell> spells;
  for (std::uint32_t replication = 0; replication < 5'000'000; ++replication) {
    bool right = true;
    for (std::size_t h = 0; right && h < roster.holders().size(); ++h) {
      const Holder& holder = roster.holders()[h];
      spells.clear();
      roster.sickness(h).draw(ReplicationDraws{1, replication}, holder.key, until, spells);
      right = is_off(spells, wanted, service[holder.post].name, holder.number);
    }
    if (right) return replication;
  }
  promise_broken("some replication has the sickness that the trace needs");
}

/// That replication of the clinic; nobody else is off in all of its reported days.
inline OneRun run_with(const Service& service, const std::vector<Off>& wanted) {
  const Day until = (service.calendar.warm_up_weeks + service.calendar.weeks) * 7;
  return OneRun{service, service, 1, replication_with(service, wanted, until)};
}

/// So many wait for the first stream, `count`, count - 1, … 1 whole days on day 1.
inline void wait_in_order(Service& service, std::uint32_t priority, int count) {
  // Number k has waited a bit more than k + 1/2 days, rounded up.
  wait_at_start(service, 0, priority, count, count + 0.1);
}

/// Spells of so many days, for everybody who may be off.
inline void fall_ill(Service& service, int spell_days, double rate,
                     std::initializer_list<std::size_t> posts) {
  service.absence.spells = {{1.0, spell_days, spell_days, static_cast<double>(spell_days)}};
  for (std::size_t post : posts) service.posts[post].sickness_rate = rate;
}

/// A day of eight hours at each of so many posts "a", "b", …: half of it for patients in slots of an hour,
/// a quarter SPA and a quarter AR. So each has four slots, 120 minutes of SPA and 120 of AR a day.
inline Service half_day_clinic(std::size_t posts, int weeks) {
  Service service = one_step_clinic(8, weeks);
  service.posts.clear();
  for (std::size_t p = 0; p < posts; ++p) {
    service.posts.push_back(post(std::string(1, static_cast<char>('a' + p)), {RoleId{0}}));
    service.posts.back().plan = {0.5, 0.25, 0.25, 0};
  }
  return service;
}

/// Appointments whose clinician was off, by what became of them: colleagues, protected time, bank, cancelled.
inline std::array<std::int64_t, kCoverBy> covered(const OneRun& run) { return run.seen().covered; }
using Covered = std::array<std::int64_t, kCoverBy>;

/// Weekly hours of a post in a category.
inline double hours(const OneRun& run, CategorySeries series, Category category, std::size_t week,
                    std::size_t post) {
  const Observations& seen = run.seen();
  return seen.by_category[seen.at(series, week, post, static_cast<std::size_t>(category))];
}

}  // namespace headroom::clinics
