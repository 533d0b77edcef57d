#include "base/ensure.hpp"
#include "simulation/replication.hpp"

namespace headroom {
namespace {

using Minutes64 = std::int64_t;

/// Minutes of one post in one week.
struct PostWeek {
  std::array<Minutes64, kPostSeries> minutes{};
  std::array<Minutes64, kCategories> delivered{};
  Minutes64& operator[](PostSeries series) { return minutes[static_cast<std::size_t>(series)]; }
};

/// What a holder's day came to, once it is known whether they were off sick.
struct DayOutcome {
  const HolderDay& plan;
  int rostered = 0, booked = 0, attended = 0;
  bool sick = false;

  [[nodiscard]] int at_work() const {
    return plan.at_work[0] + plan.at_work[1] + plan.at_work[2] + plan.at_work[3];
  }
};

void add(const DayOutcome& day, PostWeek& week) {
  const HolderDay& plan = day.plan;
  week[PostSeries::contracted] += day.rostered;
  week[PostSeries::lost_public_holiday] += plan.public_holiday;
  week[PostSeries::lost_leave] += plan.leave;
  week[PostSeries::lost_study] += plan.study;
  week[PostSeries::dcc_opened] += plan.opened;
  if (day.sick) {
    week[PostSeries::lost_sickness] += day.at_work();
    return;
  }
  week[PostSeries::dcc_booked] += day.booked;
  week[PostSeries::dcc_attended] += day.attended;
  const int delivered_dcc = plan.dcc_fixed + day.booked;
  week[PostSeries::dcc_unused] += plan.at_work[0] - delivered_dcc;
  week.delivered[0] += delivered_dcc;
  for (std::size_t c = 1; c < kCategories; ++c) week.delivered[c] += plan.at_work[c];
}

void add(const DayOutcome& day, HolderMinutes& holder) {
  const HolderDay& plan = day.plan;
  holder.contracted += day.rostered;
  holder.public_holiday += plan.public_holiday;
  holder.leave += plan.leave;
  holder.study += plan.study;
  holder.opened += plan.opened;
  if (day.sick) {
    holder.sickness += day.at_work();
    holder.opened_lost_sick += plan.opened;
    return;
  }
  for (std::size_t c = 0; c < kCategories; ++c) holder.at_work[c] += plan.at_work[c];
  holder.dcc_fixed += plan.dcc_fixed;
  holder.booked += day.booked;
  holder.attended += day.attended;
}

/// Every contracted minute has one cause.
void check(const DayOutcome& day, Day at) {
  const HolderDay& plan = day.plan;
  ensure(day.rostered == plan.public_holiday + plan.leave + plan.study + day.at_work(),
         "a holder's rostered minutes are off or at work", at);
  ensure(!day.sick || day.booked == 0, "nobody is seen by a holder who is off sick", at);
  ensure(day.booked <= plan.opened, "no more minutes are booked than were opened", at);
}

void write(const PostWeek& sums, const Post& post, std::size_t week, std::size_t p, Observations& into) {
  const auto hours = [](Minutes64 minutes) { return static_cast<float>(static_cast<double>(minutes) / 60); };
  for (std::size_t s = 0; s < kPostSeries; ++s) {
    into.by_post[into.at(static_cast<PostSeries>(s), week, p)] += hours(sums.minutes[s]);
  }
  const double contracted =
      static_cast<double>(sums.minutes[static_cast<std::size_t>(PostSeries::contracted)]) / 60;
  for (std::size_t c = 0; c < kCategories; ++c) {
    into.by_category[into.at(CategorySeries::planned_hours, week, p, c)] +=
        static_cast<float>(contracted * post.plan[c]);
    into.by_category[into.at(CategorySeries::delivered_hours, week, p, c)] += hours(sums.delivered[c]);
  }
}

}  // namespace

void record_hours(const Model::Tables& tables, const Workspace::Buffers& buffers, Observations& into) {
  const Day warm_up = tables.warm_up_days;
  std::vector<PostWeek> sums(tables.service.posts.size() * tables.weeks);
  for (std::size_t h = 0; h < tables.roster.holders().size(); ++h) {
    const Holder& holder = tables.roster.holders()[h];
    HolderMinutes total{holder.post, holder.number};
    total.leave_over_cap_days = buffers.roster.leave_over_cap[h];
    const std::vector<Spell>& spells = buffers.roster.spells[h];
    std::size_t spell = 0;
    for (Day day = 1; day <= tables.end; ++day) {
      while (spell < spells.size() && spells[spell].last < day) ++spell;
      const int rostered = holder.rostered[static_cast<std::size_t>(day)];
      if (rostered == 0) continue;
      const std::size_t cell = static_cast<std::size_t>(day) * tables.holder_of.size() + holder.position;
      const DayOutcome outcome{buffers.roster.at(h, day, tables.last), rostered, buffers.booked[cell],
                               buffers.attended[cell], spell < spells.size() && spells[spell].first <= day};
      check(outcome, day);
      if (day <= warm_up) continue;
      add(outcome,
          sums[holder.post.index * tables.weeks + static_cast<std::size_t>((day - warm_up - 1) / 7)]);
      add(outcome, total);
    }
    into.holders.push_back(total);
  }
  for (std::size_t p = 0; p < tables.service.posts.size(); ++p) {
    for (std::size_t week = 0; week < tables.weeks; ++week) {
      write(sums[p * tables.weeks + week], tables.service.posts[p], week, p, into);
    }
  }
}

}  // namespace headroom
