// Patients flow through the steps week by week, thinned where the planned minutes cannot see them all.

#include "simulation/model/crowd.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "planning/plan.hpp"
#include "simulation/model/loops.hpp"
#include "simulation/model/start.hpp"

namespace headroom {
namespace {

/// Beyond so many steps times weeks every visit is counted as if the run were long enough for it.
constexpr std::size_t kMostCells = 20'000'000;

int weeks_of(const Calendar& calendar) { return calendar.warm_up_weeks + calendar.weeks; }

/// The week in which a visit takes place that is due so many days after another: it is booked first.
int weeks_until(double days) { return 1 + static_cast<int>(std::lround(std::min(days, 1e5) / 7)); }

double mean_horizon(const Stream& stream) {
  double days = 0;
  for (const Priority& priority : stream.priorities) days += priority.share * priority.horizon_days;
  return days;
}

/// What the patients of one stream ask for.
struct Flow {
  double patients = 0, bookings = 0, parked = 0, minutes = 0;
};

/// One stream's patients, week by week; its steps' visits of the weeks to come are kept.
class StreamFlow {
 public:
  StreamFlow(const Service& service, StreamId stream)
      : service_{service},
        stream_{service[stream]},
        steps_{service[stream_.pathway].steps},
        weeks_{weeks_of(service.calendar)},
        horizon_weeks_{static_cast<int>(mean_horizon(stream_) / 7)},
        due_(static_cast<std::size_t>(weeks_) * steps_.size(), 0) {}

  /// Those who come for the step in the week.
  void come(int week, std::size_t step, double patients) {
    if (week < weeks_) due_[static_cast<std::size_t>(week) * steps_.size() + step] += patients;
  }

  /// Follow-ups due evenly over the delay before the step.
  void under_way(std::size_t step, double patients) {
    const int over = weeks_until(mean_days(steps_[step].after));
    for (int week = 0; week < std::min(over, weeks_); ++week) come(week, step, patients / over);
    flow_.patients += patients;
    flow_.parked += patients * std::min(1.0, static_cast<double>(weeks_ + horizon_weeks_) / over);
  }

  [[nodiscard]] Flow run() && {
    const double a_week = stream_.referrals_per_week;
    double waiting = 0;
    for (const WaitingGroup& group : stream_.waiting) waiting += group.count;
    flow_.patients += a_week * weeks_ + waiting;
    come(0, stream_.enters.index, waiting);
    for (int week = 0; week < weeks_; ++week) {
      come(week, stream_.enters.index, a_week);
      for (std::size_t step = 0; step < steps_.size(); ++step) {
        const double visits = due_[static_cast<std::size_t>(week) * steps_.size() + step];
        if (visits > 0) attend(week, steps_[step], visits);
      }
    }
    return flow_;
  }

 private:
  void attend(int week, const Step& step, double visits) {
    const Appointment& appointment = service_[step.appointment];
    const int rebook = service_.booking.rebook_after_dna;
    const double slots = visits * slots_per_visit(appointment.dna, rebook);
    flow_.bookings += slots;
    flow_.minutes += slots * static_cast<double>(slot_length(appointment).value());
    const double attended = visits * attended_per_visit(appointment.dna, rebook);
    for (const NextStep& next : step.next) {
      if (!next.step || !(next.share > 0)) continue;
      const double days = mean_days(steps_[next.step->index].after);
      const int due = week + weeks_until(days);
      come(due, next.step->index, attended * next.share);
      const bool waits_for_window = days / 7 > horizon_weeks_ && due - horizon_weeks_ <= weeks_;
      if (waits_for_window) flow_.parked += attended * next.share;
    }
  }

  const Service& service_;
  const Stream& stream_;
  const std::vector<Step>& steps_;
  int weeks_, horizon_weeks_;
  std::vector<double> due_;  ///< [week][step]
  Flow flow_;
};

/// Every visit that a referral leads to, however late.
Flow whole_flow(const Service& service, const Stream& stream, const StreamDemand& demand, double under_way) {
  Flow flow;
  flow.patients = stream.referrals_per_week * weeks_of(service.calendar) + under_way;
  for (const WaitingGroup& group : stream.waiting) flow.patients += group.count;
  flow.bookings = flow.patients * demand.slots_per_referral;
  flow.parked = std::max(0.0, flow.bookings - flow.patients);
  flow.minutes = flow.patients * demand.dcc_hours_per_referral.value() * 60;
  return flow;
}

/// Minutes for patients that the job plans hold over the run and as far beyond it as is booked, before leave
/// and sickness.
double planned_minutes(const Service& service) {
  double minutes = 0, horizon = 0;
  for (const Post& post : service.posts) {
    double most = post.wte * post.plan[0];
    for (const PlanChange& change : post.changes)
      most = std::max(most, change.terms.wte * change.terms.plan[0]);
    double week = service.full_time_hours.value();
    for (const DatedHours& change : service.hours_changes) week = std::max(week, change.hours.value());
    minutes += most * week * 60;
  }
  for (const Stream& stream : service.streams) horizon = std::max(horizon, mean_horizon(stream));
  return minutes * (weeks_of(service.calendar) + horizon / 7);
}

/// Most of the planned minutes are open: leave and study take the rest.
constexpr double kOpen = 0.85;

std::size_t counters_of(const Service& service, const Stream& stream) {
  const std::vector<bool> again = steps_that_come_again(service[stream.pathway]);
  return static_cast<std::size_t>(std::count(again.begin(), again.end(), true));
}

}  // namespace

Crowd expected_crowd(const Service& scenario, const StudyAtStart& study) {
  const std::vector<UnderWay> under_way = under_way_at_start(scenario, study);
  const auto weeks = static_cast<std::size_t>(weeks_of(scenario.calendar));
  std::vector<StreamDemand> demands;
  Crowd crowd;
  double minutes = 0;
  for (std::uint32_t s = 0; s < scenario.streams.size(); ++s) {
    const Stream& stream = scenario.streams[s];
    Flow flow;
    if (weeks * scenario[stream.pathway].steps.size() <= kMostCells) {
      StreamFlow stream_flow{scenario, StreamId{s}};
      for (const UnderWay& group : under_way) {
        if (group.stream.index == s) stream_flow.under_way(group.step.index, group.mean);
      }
      flow = std::move(stream_flow).run();
    } else {
      if (demands.empty()) demands = plan(scenario).streams;
      double patients = 0;
      for (const UnderWay& group : under_way) patients += group.stream.index == s ? group.mean : 0;
      flow = whole_flow(scenario, stream, demands[s], patients);
    }
    crowd.patients += flow.patients;
    crowd.bookings += flow.bookings;
    crowd.parked += flow.parked;
    crowd.visits_counted += flow.patients * static_cast<double>(counters_of(scenario, stream));
    minutes += flow.minutes;
  }
  const double seen = minutes > 0 ? std::min(1.0, kOpen * planned_minutes(scenario) / minutes) : 1;
  double at_start = 0;
  for (const Stream& stream : scenario.streams) {
    for (const WaitingGroup& group : stream.waiting) at_start += group.count;
  }
  crowd.waiting = std::max(at_start, (1 - seen) * crowd.patients);
  crowd.bookings *= seen;
  crowd.parked *= seen;
  return crowd;
}

}  // namespace headroom
