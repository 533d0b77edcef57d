// Tables and buffers counted by what they are made along, with what growing vectors leave behind.

#include "simulation/footprint.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <vector>

#include "simulation/day/replication.hpp"
#include "simulation/model/crowd.hpp"
#include "simulation/model/extent.hpp"

namespace headroom {
namespace {

/// Vectors that grow as they are filled hold more than is in them, and leave smaller ones behind.
constexpr double kGrown = 1.5;
/// What the allocator takes beside each small piece.
constexpr double kPiece = 32;

template <class T>
double bytes(double count) {
  return count * sizeof(T);
}

double service_bytes(const Service& service) {
  double all = sizeof(Service);
  for (const Post& post : service.posts) {
    all += sizeof(Post) + 4 * kPiece + bytes<double>(static_cast<double>(post.holders.size()));
    all += bytes<Session>(static_cast<double>(post.sessions.size()));
    all += bytes<Activity>(static_cast<double>(post.activities.size() + post.dcc_fixed.size()));
    all += bytes<LongAbsence>(static_cast<double>(post.absent.size()));
    for (const PlanChange& change : post.changes)
      all += sizeof(PlanChange) + bytes<double>(static_cast<double>(change.terms.holders.size()));
  }
  for (const Pathway& pathway : service.pathways) {
    for (const Step& step : pathway.steps)
      all += sizeof(Step) + 2 * kPiece + bytes<NextStep>(static_cast<double>(step.next.size()));
  }
  all += bytes<Appointment>(static_cast<double>(service.appointments.size())) * 1.3;
  for (const Stream& stream : service.streams) {
    all += sizeof(Stream) + 2 * kPiece + bytes<Priority>(static_cast<double>(stream.priorities.size()));
    all += bytes<WaitingGroup>(static_cast<double>(stream.waiting.size()));
  }
  return all;
}

/// Columns of each holder of the post in the diary: for each kind of session and place one.
std::size_t columns_of(const Post& post) {
  using Where = std::pair<std::vector<SiteId>, std::vector<StreamId>>;
  std::vector<Where> columns;
  const auto add = [&](Where column) {
    if (std::find(columns.begin(), columns.end(), column) == columns.end())
      columns.push_back(std::move(column));
  };
  for (const Session& session : post.sessions) {
    const auto& at = post.sites_on[static_cast<std::size_t>(session.day)];
    add({session.site ? std::vector{*session.site} : at, session.streams});
  }
  const bool daily = post.sessions.empty() || post.outside_sessions;
  for (std::size_t day = 0; daily && day < post.sites_on.size(); ++day) add({post.sites_on[day], {}});
  return columns.size();
}

/// How large a service is, in what its tables are made along.
struct Size {
  double days = 0, weeks = 0;
  double holders = 0, columns = 0, working_days = 0;  ///< the last of all holders together
  double streams = 0, priorities = 0, posts = 0, roles = 0, rules = 0;
  double steps = 0, bookings = 0, branches = 0;
  double needs = 0;
};

/// Needs that are different for the diary, and how many kinds of waiting the streams make of them.
double needs_of(const Service& service) {
  bool by_stream = false, by_site = false;
  for (const Post& post : service.posts) {
    for (const Session& session : post.sessions) {
      by_stream |= !session.streams.empty();
      by_site |= session.site.has_value();
    }
    for (const auto& sites : post.sites_on) by_site |= !sites.empty();
  }
  std::map<std::tuple<std::vector<RoleId>, Minutes, Minutes, std::uint32_t, std::vector<SiteId>>, bool> needs;
  for (std::uint32_t s = 0; s < service.streams.size(); ++s) {
    const Stream& stream = service.streams[s];
    for (const Step& step : service[stream.pathway].steps) {
      const Appointment& a = service[step.appointment];
      needs[{a.by, a.minutes, a.admin + a.travel, by_stream ? s : 0,
             by_site ? stream.sites : std::vector<SiteId>{}}] = true;
    }
  }
  return static_cast<double>(needs.size());
}

Size size_of(const Service& service, const Extent& extent) {
  Size size;
  size.days = extent.last() + 1;
  size.weeks = service.calendar.weeks;
  for (const Post& post : service.posts) {
    const auto holders = static_cast<double>(most_holders(post));
    size.holders += holders;
    size.columns += holders * static_cast<double>(columns_of(post));
    double wte = post.wte;
    for (const PlanChange& change : post.changes) wte = std::max(wte, change.terms.wte);
    size.working_days += size.days / 7 * std::min(5 * holders, std::ceil(5 * wte));
  }
  size.posts = static_cast<double>(service.posts.size());
  size.roles = static_cast<double>(service.roles.size());
  size.rules = static_cast<double>(service.cover.minimum_on_duty.size());
  size.streams = static_cast<double>(service.streams.size());
  for (const Stream& stream : service.streams) {
    const auto priorities = static_cast<double>(stream.priorities.size());
    const std::vector<Step>& steps = service[stream.pathway].steps;
    size.priorities += priorities;
    size.steps += static_cast<double>(steps.size());
    size.bookings += static_cast<double>(steps.size()) * priorities;
    for (const Step& step : steps) size.branches += static_cast<double>(step.next.size());
  }
  size.needs = needs_of(service);
  return size;
}

/// Counts by inversion: probabilities of all counts that ever occur.
double poisson_bytes(double mean) {
  return bytes<double>(std::min(mean, 9 * std::sqrt(mean)) + 9 * std::sqrt(mean) + 20);
}

double referral_bytes(const Service& service) {
  double all = 0;
  for (const Stream& stream : service.streams) {
    for (const double share : stream.weekdays) all += poisson_bytes(stream.referrals_per_week * share);
  }
  return kGrown * all;
}

double model_bytes(const Service& service, const Extent& extent, const Size& size) {
  const bool leave_has_months = service.absence.leave_pattern != kEvenMonths;
  const double calendar_days = extent.latest - extent.earliest;
  // Rostered and planned minutes, and what is known of each day; the days worked, and those on which leave
  // may be taken.
  double all = size.holders * size.days * (sizeof(std::int16_t) * (1 + kCategories) + sizeof(HolderDay));
  all += size.working_days * kGrown * (2 * sizeof(Day) + (leave_has_months ? sizeof(double) : 0));
  all += size.holders * (sizeof(Holder) + sizeof(HolderTerms) + sizeof(HolderLeave) + 3 * sizeof(LeavePart));
  all += size.columns * (kGrown * sizeof(DiaryColumn) + 8 + kPiece);
  all += size.roles * size.days * sizeof(int);
  // Who may deliver a need: their minutes, their places twice, and a mask of four bytes.
  all += size.needs * (sizeof(Need) + size.columns * (3 * sizeof(Position) + sizeof(std::int32_t)));
  all += calendar_days * (2 * sizeof(Day) + kGrown * sizeof(Day) + 1);
  all += kGrown * (size.steps * (sizeof(StepTable) + kPiece) + size.branches * sizeof(Branch));
  all += kGrown * size.bookings * (sizeof(StepBooking) + sizeof(BookingClass) / 2.0);
  all += size.streams * sizeof(StreamTable) * kGrown + size.priorities * sizeof(Priority);
  all += size.bookings * sizeof(InProgress) / 2;
  return all + service_bytes(service) + referral_bytes(service);
}

double observation_bytes(const Size& size) {
  double all = sizeof(float) * size.weeks *
               (size.streams * kStreamSeries + size.posts * (kPostSeries + kCategorySeries * kCategories));
  all += size.priorities * (3.0 * kWaitDays * sizeof(std::uint32_t) + sizeof(PriorityTotals));
  all += size.holders * sizeof(HolderMinutes) * kGrown;
  return all + size.rules * size.weeks * 7;
}

double workspace_bytes(const Service& service, const Extent& extent, const Size& size, const Crowd& crowd) {
  double all = crowd.patients * sizeof(Patient);
  all += crowd.visits_counted * sizeof(std::uint16_t) * kGrown;
  all += crowd.parked * (sizeof(Place) + sizeof(std::uint32_t)) * kGrown;
  all += crowd.bookings * sizeof(PatientId) * kGrown;
  // Those who are there on the eve are sorted in one list before they stand in another.
  double on_the_eve = 0;
  for (const Stream& stream : service.streams) {
    for (const WaitingGroup& group : stream.waiting) on_the_eve += group.count;
  }
  all += (crowd.waiting + on_the_eve) * sizeof(Place) * kGrown;
  all += size.days * (sizeof(Joining) + sizeof(std::vector<PatientId>) + 2 * kPiece);
  all += size.bookings * sizeof(WaitingClass) / 2;
  // The diary: free, booked and not attended minutes; opened ones; and a bit for each need and day.
  all += size.columns * size.days * (sizeof(std::int32_t) + 3 * sizeof(std::int16_t));
  all += size.needs * size.days / 8;
  all += size.holders * size.days * sizeof(HolderDay);
  all += size.roles * size.days * sizeof(int);
  if (service.cover.tries(CoverBy::protected_time)) all += size.holders * size.days * sizeof(std::int16_t);
  if (service.cover.tries(CoverBy::bank)) all += size.posts * size.days / 7 * sizeof(int);
  all += size.holders * (6 * sizeof(Spell) * size.days / 365 + 4 * kPiece);
  // Deadlines of clocks and of follow-ups, by day.
  all += (size.streams + size.priorities) * (extent.end + 2.0) * sizeof(int);
  all += size.rules * size.weeks * 7 * sizeof(int);
  return all;
}

std::uint64_t whole(double bytes) { return static_cast<std::uint64_t>(std::min(bytes, 1e18)); }

}  // namespace

Footprint footprint_of(const Service& scenario, const StudyAtStart& study) {
  const Extent extent = extent_of(scenario);
  const Size size = size_of(scenario, extent);
  return {whole(service_bytes(scenario)), whole(model_bytes(scenario, extent, size)),
          whole(workspace_bytes(scenario, extent, size, expected_crowd(scenario, study))),
          whole(observation_bytes(size))};
}

}  // namespace headroom
