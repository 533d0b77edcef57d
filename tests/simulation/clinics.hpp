// Small clinics put together by hand, and one replication of them laid open.
// Their every minute can be followed on paper.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/ensure.hpp"
#include "service/service.hpp"
#include "simulation/day/replication.hpp"
#include "simulation/simulate.hpp"

namespace headroom::clinics {

inline const Date kMonday{2026, 1, 5};  ///< day 1 of every clinic here
inline constexpr WeekdaySet kEveryDay{true, true, true, true, true, true, true};

inline RandomDuration days(double n) { return {RandomDuration::Kind::fixed, n, 0, 0}; }
inline LeadTime calendar_days(int n) { return {n, LeadTime::Kind::calendar_days}; }
inline LeadTime working_days(int n) { return {n, LeadTime::Kind::working_days}; }

inline Appointment appointment(std::string name, int minutes, std::vector<RoleId> by, double dna = 0) {
  Appointment a;
  a.name = std::move(name);
  a.minutes = Minutes{minutes};
  a.by = std::move(by);
  a.dna = dna;
  return a;
}

/// A step of the appointment at this position, after so many days; then on to `next`, or discharge.
inline Step step(std::string name, std::uint32_t appointment, double after_days, std::vector<NextStep> next) {
  return {std::move(name), AppointmentId{appointment}, days(after_days), calendar_days(14), false,
          std::move(next)};
}
inline NextStep discharge(double share = 1) { return {std::nullopt, share}; }
inline NextStep to(std::uint32_t step, double share = 1) { return {StepId{step}, share}; }

inline Priority priority(std::string name, double share, int target_days) {
  Priority p;
  p.name = std::move(name);
  p.share = share;
  p.target = calendar_days(target_days);
  return p;
}

inline Stream stream(std::string name, double referrals_per_week, std::uint32_t pathway = 0) {
  Stream s;
  s.name = std::move(name);
  s.pathway = PathwayId{pathway};
  s.referrals_per_week = referrals_per_week;
  s.priorities = {priority("routine", 1, 126)};
  s.in_progress_usual = false;
  return s;
}

/// A post all of whose hours are for patients, never off.
inline Post post(std::string name, std::vector<RoleId> roles, std::vector<double> holders = {1.0}) {
  Post p;
  p.name = std::move(name);
  p.roles = std::move(roles);
  p.wte = std::accumulate(holders.begin(), holders.end(), 0.0);
  p.holders = std::move(holders);
  p.plan = {1, 0, 0, 0};
  p.annual_leave_days = 0;
  p.sickness_rate = 0;
  return p;
}

/// One role, one appointment of an hour, one step, one stream without referrals, one clinician "a" with so
/// many slots on each of five weekdays; nobody is ever off and no bank holiday is kept.
inline Service one_step_clinic(double slots_a_day, int weeks) {
  Service service;
  service.calendar.start = kMonday;
  service.calendar.weeks = weeks;
  service.calendar.bank_holidays = Division::none;
  service.full_time_hours = Hours{5 * slots_a_day};
  service.sites = {"main"};
  service.roles = {"clinician"};
  service.appointments = {appointment("visit", 60, {RoleId{0}})};
  service.pathways = {{"once", {step("see", 0, 0, {discharge()})}}};
  service.streams = {stream("all", 0)};
  service.posts = {post("a", {RoleId{0}})};
  service.absence.public_holiday_days = 0;
  service.absence.study_days = 0;
  service.absence.spells = {{1.0, 1, 7, 2.5}};
  return service;
}

/// The same on seven clinic days, with referrals spread evenly over them.
inline Service daily_clinic(int slots_a_day, double referrals_a_day, int weeks) {
  Service service = one_step_clinic(slots_a_day, weeks);
  service.calendar.clinic_days = kEveryDay;
  service.full_time_hours = Hours{7.0 * slots_a_day};
  service.streams[0].referrals_per_week = 7 * referrals_a_day;
  service.streams[0].weekdays.fill(1.0 / 7);
  return service;
}

/// Makes `count` patients wait at the start; number k of them has waited (k + 1/2) / count x longest.
inline void wait_at_start(Service& service, std::uint32_t stream, std::uint32_t priority, int count,
                          double longest) {
  service.streams[stream].waiting.push_back({PriorityId{priority}, count, longest});
}

/// One replication of a service, with the memory it was made in.
class OneRun {
 public:
  explicit OneRun(const Service& service, std::uint64_t seed = 1, std::uint32_t replication = 0)
      : OneRun(service, service, seed, replication) {}
  OneRun(const Service& service, const Service& base, std::uint64_t seed, std::uint32_t replication)
      : service_{service}, model_{service, base}, seen_{simulate(model_, seed, replication, workspace_)} {}

  [[nodiscard]] const Observations& seen() const { return seen_; }
  [[nodiscard]] const Model::Tables& tables() const { return model_.tables(); }
  [[nodiscard]] const Patients& patients() { return workspace_.replication().patients(); }
  [[nodiscard]] const Roster& roster() { return workspace_.replication().people().roster(); }
  [[nodiscard]] const PriorityTotals& totals(std::size_t stream_priority = 0) const {
    return seen_.totals[stream_priority];
  }

  [[nodiscard]] double weekly(StreamSeries series, std::size_t week, std::size_t stream = 0) const {
    return seen_.by_stream[seen_.at(series, week, stream)];
  }
  [[nodiscard]] double weekly(PostSeries series, std::size_t week, std::size_t post = 0) const {
    return seen_.by_post[seen_.at(series, week, post)];
  }
  [[nodiscard]] double total(StreamSeries series, std::size_t stream = 0) const {
    double sum = 0;
    for (std::size_t week = 0; week < seen_.weeks; ++week) sum += weekly(series, week, stream);
    return sum;
  }
  [[nodiscard]] double total(PostSeries series, std::size_t post = 0) const {
    double sum = 0;
    for (std::size_t week = 0; week < seen_.weeks; ++week) sum += weekly(series, week, post);
    return sum;
  }

  /// Minutes of appointments that came round with a holder on a day.
  [[nodiscard]] int booked(Day day, const std::string& post, int number = 1) {
    const Holder& of = tables().roster.holders()[holder(post, number)];
    const auto* row = workspace_.replication().clinic().booked().row(day);
    return std::accumulate(row + of.first_column, row + of.first_column + of.columns, 0);
  }
  /// Minutes of appointments that came round on a day, with anybody.
  [[nodiscard]] int booked(Day day) {
    int sum = 0;
    for (std::size_t h = 0; h < tables().holder_of.size(); ++h) {
      sum += workspace_.replication().clinic().booked()(day, h);
    }
    return sum;
  }
  [[nodiscard]] const HolderDay& roster(Day day, const std::string& post, int number = 1) {
    return roster().at(holder(post, number), day, tables().last);
  }
  /// Minutes of a holder's SPA and AR that cover took on a day.
  [[nodiscard]] int protected_time_used(Day day, std::size_t holder) {
    const MinutesByDay& used = workspace_.replication().protected_time().used();
    return used.empty() ? 0 : used(day, holder);
  }
  [[nodiscard]] std::size_t holder(const std::string& post, int number = 1) const {
    const auto& holders = tables().roster.holders();
    for (std::size_t h = 0; h < holders.size(); ++h) {
      if (service_[holders[h].post].name == post && holders[h].number == number) return h;
    }
    promise_broken("the clinic has this holder");
  }

  /// Completed waits to the first appointment: days -> patients.
  using Waits = std::map<int, int>;
  [[nodiscard]] Waits first_waits(std::size_t stream_priority = 0) const {
    return waits(seen_.waits_first, stream_priority);
  }
  [[nodiscard]] Waits treatment_waits(std::size_t stream_priority = 0) const {
    return waits(seen_.waits_treatment, stream_priority);
  }
  [[nodiscard]] Waits waits_so_far(std::size_t stream_priority = 0) const {
    return waits(seen_.waits_waiting_end, stream_priority);
  }

 private:
  [[nodiscard]] static Waits waits(const std::vector<std::uint32_t>& counts, std::size_t stream_priority) {
    Waits found;
    for (std::size_t day = 0; day < kWaitDays; ++day) {
      const std::uint32_t count = counts[stream_priority * kWaitDays + day];
      if (count > 0) found[static_cast<int>(day)] = static_cast<int>(count);
    }
    return found;
  }

  Service service_;
  Model model_;
  Workspace workspace_;
  Observations seen_;
};

using Waits = OneRun::Waits;

/// The wait of all, where it is the same; otherwise -1.
inline int only_wait(const Waits& waits) { return waits.size() == 1 ? waits.begin()->first : -1; }

/// The minutes that a post of one holder opens, day by day.
inline std::vector<int> opened(OneRun& run, Day from, Day to, const std::string& post = "a") {
  std::vector<int> minutes;
  for (Day day = from; day <= to; ++day) minutes.push_back(run.roster(day, post).opened);
  return minutes;
}

}  // namespace headroom::clinics
