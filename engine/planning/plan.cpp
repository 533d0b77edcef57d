// What `plan` answers, put together from visits, pools, load split, averages and list arithmetic.

#include "planning/plan.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "planning/load_split.hpp"
#include "planning/pools.hpp"
#include "planning/post_average.hpp"
#include "planning/post_capacity.hpp"
#include "planning/site_balance.hpp"
#include "planning/visits.hpp"
#include "statistics/queueing/waiting_list_theory.hpp"

namespace headroom {
namespace {

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
  }
  return demand;
}

/// At the pace of those to whom the work is dealt out.
void add_hours(const Service& service, const Needs& needs, const LoadSplit& split,
               const std::vector<std::vector<double>>& slots, std::vector<StreamDemand>& streams) {
  for (std::size_t s = 0; s < streams.size(); ++s) {
    for (const std::size_t n : needs.of[s]) {
      const AppointmentId appointment = needs.names[n].appointment;
      streams[s].dcc_hours_per_referral +=
          to_hours(slot_length(service[appointment])) * (slots[s][appointment.index] * split.need_pace[n]);
    }
    streams[s].dcc_hours_per_week = streams[s].dcc_hours_per_referral * streams[s].referrals_per_week;
  }
}

/// What the balance is made of.
struct Resources {
  explicit Resources(const Service& service) : period{service.calendar}, averages{service, period} {
    for (std::uint32_t p = 0; p < service.posts.size(); ++p) posts.push_back(averages.of(PostId{p}));
    pools = pools_of(service, posts);
  }
  Resources(const Resources&) = delete;
  Resources& operator=(const Resources&) = delete;

  Period period;
  Averages averages;
  std::vector<PostAverage> posts;
  std::vector<Pool> pools;
};

PostCapacity capacity_of(const Service& service, const Resources& resources, std::size_t post) {
  PostCapacity capacity = post_capacity(service, resources.period, service.posts[post]);
  const PostAverage& average = resources.posts[post];
  capacity.share_of_period = average.share_of_period;
  capacity.absent_share = average.absent_share;
  capacity.vacant_share = average.vacant_share;
  capacity.mean_opened_per_week = average.opened_per_week;
  capacity.mean_bookable_per_week = average.bookable_per_week();
  return capacity;
}

/// Bookable hours a week of one WTE of the role's present mix, averaged over the period; where it has no
/// hours, of the mean of its posts, in post throughout.
Hours hours_per_wte(const Service& service, Resources& resources, RoleId role) {
  Hours held{}, whole{};
  double wte = 0, posts = 0;
  for (std::size_t p = 0; p < service.posts.size(); ++p) {
    const Post& post = service.posts[p];
    if (post.roles.front() != role) continue;
    held += resources.posts[p].bookable_per_week();
    wte += resources.posts[p].wte;
    posts += 1;
  }
  if (held > Hours{}) return held / wte;
  for (std::uint32_t p = 0; p < service.posts.size(); ++p) {
    if (service.posts[p].roles.front() == role) whole += resources.averages.bookable_at_one_wte(PostId{p});
  }
  return posts > 0 ? whole / posts : Hours{};
}

RoleBalance role_balance(const Service& service, Resources& resources, const LoadSplit& split, RoleId role) {
  RoleBalance balance;
  balance.role = role;
  for (std::size_t p = 0; p < resources.pools.size(); ++p) {
    if (resources.pools[p].roles.front() != role) continue;
    balance.demand_per_week += Hours{split.pool_demand[p]};
    balance.capacity_per_week += resources.pools[p].per_week;
  }
  const Hours demand = balance.demand_per_week, capacity = balance.capacity_per_week;
  balance.load = load_of(demand, capacity);
  if (balance.load > 1) {
    const Hours each = hours_per_wte(service, resources, role);
    balance.wte_short = each > Hours{} ? (demand - capacity) / each : kBoundless;
  }
  return balance;
}

std::vector<RoleBalance> role_balances(const Service& service, Resources& resources, const LoadSplit& split) {
  std::vector<RoleBalance> balances;
  for (std::uint32_t r = 0; r < service.roles.size(); ++r) {
    const bool reported = std::any_of(service.posts.begin(), service.posts.end(),
                                      [&](const Post& post) { return post.roles.front() == RoleId{r}; });
    if (reported) balances.push_back(role_balance(service, resources, split, RoleId{r}));
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

  waiting.target_list_size = target_list_of(service, stream);
  waiting.target_capacity_per_week =
      target_capacity(stream.referrals_per_week, target, *factor, Variability{});
  if (waiting.target_list_size) {
    waiting.relief_capacity_per_week =
        relief_capacity(stream.referrals_per_week, list, *waiting.target_list_size);
  }
  return waiting;
}

/// The greatest load among these needs.
double tightest_load(const std::vector<std::size_t>& needs, const LoadSplit& split) {
  double load = 0;
  for (const std::size_t n : needs) load = std::max(load, split.need_load[n]);
  return load;
}

LoadSplit split_over(const std::vector<Pool>& pools, const Needs& needs) {
  std::vector<double> hours;
  for (const Pool& pool : pools) hours.push_back(pool.per_week.value());
  return split_load(needs.shared, hours);
}

}  // namespace

std::optional<double> target_list_of(const Service& service, const Stream& stream) {
  const auto factor = target_factor(stream.standard);
  if (!factor) return std::nullopt;
  return target_list_size(stream.referrals_per_week, mean_target(service, stream), *factor);
}

bool varies(const PostCapacity& capacity) {
  constexpr double kRounding = 1e-9;
  const double plain = capacity.bookable_dcc_per_week.value() * capacity.share_of_period;
  return std::abs(capacity.mean_bookable_per_week.value() - plain) > kRounding * std::max(1.0, plain);
}

std::string name_of(const Service& service, const NamedNeed& need) {
  const std::string& appointment = service[need.appointment].name;
  return need.stream ? appointment + " (" + service[*need.stream].name + ")" : appointment;
}

Plan plan(const Service& service) {
  Plan plan;
  std::vector<std::vector<double>> slots;  // [stream][appointment], per referral
  for (std::uint32_t s = 0; s < service.streams.size(); ++s) {
    slots.push_back(slots_by_appointment(service, StreamId{s}));
    plan.streams.push_back(stream_demand(service, StreamId{s}, slots.back()));
  }
  Resources resources{service};
  for (std::size_t p = 0; p < service.posts.size(); ++p) {
    plan.posts.push_back(capacity_of(service, resources, p));
  }
  const Needs needs = needs_of(service, resources.pools, slots);
  const LoadSplit split = split_over(resources.pools, needs);
  add_hours(service, needs, split, slots, plan.streams);
  plan.roles = role_balances(service, resources, split);
  plan.sites = site_balances(service, resources.pools, needs, split, slots);
  plan.tightest.load = split.tightest_load;
  for (const std::size_t n : split.tightest) plan.tightest.needs.push_back(needs.names[n]);
  for (std::size_t s = 0; s < service.streams.size(); ++s) {
    plan.waiting.push_back(stream_waiting(service, service.streams[s], tightest_load(needs.of[s], split)));
  }
  return plan;
}

}  // namespace headroom
