// Who is on the books at the start, and who may be seen where: a part of naive_replication.hpp.
#pragma once

#include "simulation/naive_replication.hpp"

namespace headroom::clinics {

inline bool NaiveReplication::meet(const std::vector<SiteId>& a, const std::vector<SiteId>& b) {
  bool any = a.empty() || b.empty();
  for (SiteId one : a) {
    for (SiteId other : b) any |= one == other;
  }
  return any;
}

inline NaiveReplication::Delivery NaiveReplication::delivery(std::uint32_t s, const Appointment& a,
                                                             std::size_t c) const {
  const Post& post = post_of(column(c).holder);
  const double with_patient = static_cast<double>(a.minutes.value()) / post.productivity;
  const std::int64_t whole = static_cast<std::int64_t>(std::floor(with_patient + 0.5 + 1e-9));
  Delivery made;
  made.slot = static_cast<int>(std::max<std::int64_t>(1, whole + a.admin.value() + a.travel.value()));
  bool is_for = column(c).streams.empty();
  for (StreamId id : column(c).streams) is_for |= id.index == s;
  if (!is_for || !meet(column(c).sites, service_.streams[s].sites)) return made;
  for (std::size_t i = 0; i < a.by.size() && !made.rank; ++i) {
    if (std::find(post.roles.begin(), post.roles.end(), a.by[i]) != post.roles.end()) made.rank = i;
  }
  return made;
}

inline void NaiveReplication::tabulate() {
  const std::size_t columns = free_[0].size();
  for (std::size_t h = 0; h < holders().size(); ++h) last_there_.push_back(last_there(h));
  for (std::uint32_t s = 0; s < service_.streams.size(); ++s) {
    delivery_.emplace_back();
    for (const Step& step : service_[service_.streams[s].pathway].steps) {
      delivery_.back().emplace_back();
      for (std::size_t c = 0; c < columns; ++c)
        delivery_.back().back().push_back(delivery(s, service_[step.appointment], c));
    }
  }
  for (std::size_t c = 0; c < columns; ++c) {  // by post name, then number, then as the holder has them
    std::size_t before = 0;
    for (std::size_t d = 0; d < columns; ++d) {
      const std::size_t mine = column(c).holder, theirs = column(d).holder;
      before += std::tuple(post_of(theirs).name, holders()[theirs].number, d) <
                std::tuple(post_of(mine).name, holders()[mine].number, c);
    }
    place_.push_back(before);
  }
}

/// The last day on which the post has the holder.
inline Day NaiveReplication::last_there(std::size_t h) const {
  const Post& post = post_of(h);
  Day last = 0;
  for (Day day = 1; day <= run_.tables().last; ++day) {
    const PostTerms terms = terms_on(post, date(day));
    const auto k = static_cast<std::size_t>(holders()[h].number - 1);
    const bool in_post = (!post.from || date(day) >= *post.from) && (!post.until || date(day) <= *post.until);
    if (in_post && k < terms.holders.size() && terms.holders[k] > 0) last = day;
  }
  return last;
}

inline void NaiveReplication::populate() {
  std::vector<int> waiting(service_.streams.size(), 0);
  for (std::size_t s = 0; s < waiting.size(); ++s) {
    for (const WaitingGroup& group : service_.streams[s].waiting) waiting[s] += group.count;
  }
  const auto& patients = run_.patients().all();
  for (std::size_t i = 0; i < patients.size(); ++i) {
    const Patient& from = patients[i];
    Person p;
    p.key = from.key;
    p.stream = from.stream;
    p.priority = from.priority;
    p.clock_start = from.clock_start;
    p.due = day_of(p.clock_start);
    p.step = service_.streams[p.stream].enters.index;
    if (static_cast<std::int64_t>(i) < run_.seen().ledger.patients.initial) {
      if (--waiting[p.stream] < 0) {
        under_way(p);
      } else {
        pass_the_desk(p);
      }
    }
    p.deadline = p.seen ? run_.tables().open.after(p.due, step(p).within) : target(p);
    p.visits.assign(service_[stream(p).pathway].steps.size(), 0);
    p.visits[p.step] = 1;
    people_.push_back(p);
  }
}

/// To the step with a patient where most of those who enter come to first, along all ways as long as the
/// pathway; if they come to any.
inline void NaiveReplication::pass_the_desk(Person& p) const {
  const std::vector<Step>& steps = service_[stream(p).pathway].steps;
  std::vector<double> come(steps.size(), 0);
  const auto walk = [&](auto& self, std::uint32_t at, double share, std::size_t length) -> void {
    for (const NextStep& next : steps[at].next) {
      if (!next.step) continue;
      const std::uint32_t to = next.step->index;
      if (service_[steps[to].appointment].mode != Mode::desk) {
        come[to] += share * next.share;
      } else if (length > 1) {
        self(self, to, share * next.share, length - 1);
      }
    }
  };
  if (!at_desk(p)) return;
  walk(walk, p.step, 1, steps.size());
  for (std::uint32_t s = 0; s < steps.size(); ++s) {
    const bool first = at_desk(p) && come[s] > 0;
    if (first || (!at_desk(p) && come[s] > come[p.step])) p.step = s;
  }
}

inline void NaiveReplication::under_way(Person& p) {
  p.has_clock = p.clock_runs = p.entering = false;
  p.seen = true;
  for (const InProgress& group : run_.tables().in_progress) {
    for (std::uint32_t k = 0; k < 2000; ++k) {
      if (entity(group.key, 0xfffffffe, k) != p.key) continue;
      p.step = group.step.index;
      p.treated = draws_.uniform(Purpose::in_progress_state, p.key, 0) < group.treated_share;
      return;
    }
  }
  promise_broken("whoever is in progress belongs to a group");
}

}  // namespace headroom::clinics
