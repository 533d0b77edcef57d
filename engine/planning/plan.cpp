#include "planning/plan.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "planning/load_split.hpp"
#include "planning/post_capacity.hpp"
#include "planning/visits.hpp"
#include "statistics/waiting_list.hpp"

namespace headroom {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// Booked slots of each appointment standard per referral of the stream.
std::vector<double> slots_by_appointment(const Service& service, StreamId stream) {
  const std::vector<double> visits = entered_visits(service, stream);
  const Pathway& pathway = service[service[stream].pathway];
  std::vector<double> slots(service.appointments.size());
  for (std::size_t s = 0; s < visits.size(); ++s) {
    const AppointmentId id = pathway.steps[s].appointment;
    slots[id.index] += visits[s] * slots_per_visit(service[id].dna, service.booking.rebook_after_dna);
  }
  return slots;
}

StreamDemand stream_demand(const Service& service, StreamId stream, const std::vector<double>& slots) {
  StreamDemand demand;
  demand.referrals_per_week = service[stream].referrals_per_week;
  for (std::size_t a = 0; a < slots.size(); ++a) {
    demand.slots_per_referral += slots[a];
    demand.appointments_per_referral += slots[a] * (1 - service.appointments[a].dna);
    demand.dcc_hours_per_referral += to_hours(slot_length(service.appointments[a])) * slots[a];
  }
  demand.dcc_hours_per_week = demand.dcc_hours_per_referral * demand.referrals_per_week;
  return demand;
}

/// Posts that hold the same roles in the same order: their hours are one pool.
struct Pool {
  std::vector<RoleId> roles;
  Hours per_week{};  ///< bookable, averaged over the reported period
};

Hours mean_over_period(const PostCapacity& capacity) {
  return capacity.bookable_dcc_per_week * capacity.share_of_period;
}

std::vector<Pool> pools_of(const Service& service, const std::vector<PostCapacity>& capacities) {
  std::vector<Pool> pools;
  for (std::size_t p = 0; p < service.posts.size(); ++p) {
    const auto& roles = service.posts[p].roles;
    auto pool =
        std::find_if(pools.begin(), pools.end(), [&](const Pool& other) { return other.roles == roles; });
    if (pool == pools.end()) pool = pools.insert(pools.end(), Pool{roles, Hours{}});
    pool->per_week += mean_over_period(capacities[p]);
  }
  return pools;
}

/// Positions of the pools that hold any role of `by`, in the order of preference.
std::vector<std::size_t> pools_that_deliver(const Appointment& appointment, const std::vector<Pool>& pools) {
  std::vector<std::size_t> found;
  for (RoleId role : appointment.by) {
    for (std::size_t p = 0; p < pools.size(); ++p) {
      const auto& roles = pools[p].roles;
      const bool holds = std::find(roles.begin(), roles.end(), role) != roles.end();
      if (holds && std::find(found.begin(), found.end(), p) == found.end()) found.push_back(p);
    }
  }
  return found;
}

LoadSplit split_over_pools(const Service& service, const std::vector<double>& hours_by_appointment,
                           const std::vector<Pool>& pools) {
  std::vector<SharedNeed> needs;
  for (std::size_t a = 0; a < service.appointments.size(); ++a) {
    needs.push_back({hours_by_appointment[a], pools_that_deliver(service.appointments[a], pools)});
  }
  std::vector<double> hours;
  for (const Pool& pool : pools) hours.push_back(pool.per_week.value());
  return split_load(needs, hours);
}

/// Bookable hours a week of one WTE of the role's present mix, averaged over the period; where no WTE of it
/// is in post, of the mean of its posts, in post throughout.
Hours hours_per_wte(const Service& service, const std::vector<PostCapacity>& capacities, RoleId role) {
  Hours held{}, whole{};
  double wte = 0, posts = 0;
  for (std::size_t p = 0; p < service.posts.size(); ++p) {
    const Post& post = service.posts[p];
    if (post.roles.front() != role) continue;
    held += mean_over_period(capacities[p]);
    wte += post.wte * capacities[p].share_of_period;
    whole += post_capacity(service, post, 1.0).bookable_dcc_per_week;
    posts += 1;
  }
  if (wte > 0) return held / wte;
  return posts > 0 ? whole / posts : Hours{};
}

RoleBalance role_balance(const Service& service, const Plan& plan, const std::vector<Pool>& pools,
                         const LoadSplit& split, RoleId role) {
  RoleBalance balance;
  balance.role = role;
  for (std::size_t p = 0; p < pools.size(); ++p) {
    if (pools[p].roles.front() != role) continue;
    balance.demand_per_week += Hours{split.pool_demand[p]};
    balance.capacity_per_week += pools[p].per_week;
  }
  const Hours demand = balance.demand_per_week, capacity = balance.capacity_per_week;
  balance.load = capacity > Hours{} ? demand / capacity : (demand > Hours{} ? kInfinity : 0.0);
  if (balance.load > 1) {
    const Hours each = hours_per_wte(service, plan.posts, role);
    balance.wte_short = each > Hours{} ? (demand - capacity) / each : kInfinity;
  }
  return balance;
}

std::vector<RoleBalance> role_balances(const Service& service, const Plan& plan,
                                       const std::vector<Pool>& pools, const LoadSplit& split) {
  std::vector<RoleBalance> balances;
  for (std::uint32_t r = 0; r < service.roles.size(); ++r) {
    const bool reported = std::any_of(service.posts.begin(), service.posts.end(),
                                      [&](const Post& post) { return post.roles.front() == RoleId{r}; });
    if (reported) balances.push_back(role_balance(service, plan, pools, split, RoleId{r}));
  }
  return balances;
}

double weeks(LeadTime span, const WeekdaySet& clinic_days) {
  const auto open = std::count(clinic_days.begin(), clinic_days.end(), true);
  const double days_in_week = span.kind == LeadTime::Kind::working_days ? static_cast<double>(open) : 7.0;
  return span.days / days_in_week;
}

/// Weeks from clock start to the target, averaged over the priorities by share.
double mean_target(const Service& service, const Stream& stream) {
  double mean = 0, shares = 0;
  for (const Priority& priority : stream.priorities) {
    mean += priority.share * weeks(priority.target, service.calendar.clinic_days);
    shares += priority.share;
  }
  return mean / shares;
}

StreamWaiting stream_waiting(const Service& service, const Stream& stream, double queue_load) {
  StreamWaiting waiting;
  waiting.queue_load = queue_load;
  const auto factor = target_factor(stream.standard);
  if (!factor) return waiting;
  const double target = mean_target(service, stream);
  double list = 0;
  for (const WaitingGroup& group : stream.waiting) list += group.count;

  waiting.target_list_size = target_list_size(stream.referrals_per_week, target, *factor);
  waiting.target_capacity_per_week =
      target_capacity(stream.referrals_per_week, target, *factor, Variability{});
  if (waiting.target_list_size) {
    waiting.relief_capacity_per_week =
        relief_capacity(stream.referrals_per_week, list, *waiting.target_list_size);
  }
  return waiting;
}

/// The greatest load among the needs of the stream.
double tightest_load(const std::vector<double>& slots, const LoadSplit& split) {
  double load = 0;
  for (std::size_t a = 0; a < slots.size(); ++a) {
    if (slots[a] > 0) load = std::max(load, split.need_load[a]);
  }
  return load;
}

}  // namespace

Plan plan(const Service& service) {
  Plan plan;
  std::vector<std::vector<double>> slots;  // [stream][appointment], per referral
  std::vector<double> hours(service.appointments.size());
  for (std::uint32_t s = 0; s < service.streams.size(); ++s) {
    slots.push_back(slots_by_appointment(service, StreamId{s}));
    plan.streams.push_back(stream_demand(service, StreamId{s}, slots.back()));
    for (std::size_t a = 0; a < hours.size(); ++a) {
      hours[a] += slots.back()[a] * service.streams[s].referrals_per_week *
                  to_hours(slot_length(service.appointments[a])).value();
    }
  }
  for (const Post& post : service.posts) plan.posts.push_back(post_capacity(service, post));

  const std::vector<Pool> pools = pools_of(service, plan.posts);
  const LoadSplit split = split_over_pools(service, hours, pools);
  plan.roles = role_balances(service, plan, pools, split);
  plan.tightest.load = split.tightest_load;
  for (std::size_t a : split.tightest)
    plan.tightest.needs.push_back(AppointmentId{static_cast<std::uint32_t>(a)});
  for (std::size_t s = 0; s < service.streams.size(); ++s) {
    plan.waiting.push_back(stream_waiting(service, service.streams[s], tightest_load(slots[s], split)));
  }
  return plan;
}

}  // namespace headroom
