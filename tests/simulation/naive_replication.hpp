#pragma once

#include <tuple>

#include "simulation/clinics.hpp"

namespace headroom::clinics {

/// The rules of the day a second time, in the plainest way: every patient is looked at on every day, every
/// holder on every day of the window; no lists, no bitmaps, nothing remembered. Who exists (key, clock,
/// stream, priority) and who is at work when are read from a finished run; everything that happens to them
/// from the start on is worked out anew.
class NaiveReplication {
 public:
  struct Person {
    Entity key{};
    std::uint32_t stream = 0, priority = 0, step = 0;
    std::uint64_t occurrence = 0, missed = 0;
    std::int32_t clock_start = 0;
    Day due = 0, deadline = 0, booked_for = 0, cancelled_from = 0;
    int holder = -1, seen_by = -1;
    bool has_clock = true, clock_runs = true, seen = false, treated = false, front = false, gone = false;
    bool booked = false, cancelled = false;
    std::vector<std::uint64_t> visits;
  };
  struct Week {
    std::vector<std::array<int, kStreamSeries>> by_stream;
  };

  NaiveReplication(const Service& service, OneRun& run, std::uint64_t seed, std::uint32_t replication)
      : service_{service}, run_{run}, draws_{seed, replication} {
    const auto& holders = run.tables().roster.holders();
    const auto days = static_cast<std::size_t>(run.tables().last) + 1;
    free_.assign(days, std::vector<int>(holders.size(), 0));
    booked.assign(days, std::vector<int>(holders.size(), 0));
    for (std::size_t h = 0; h < holders.size(); ++h) {
      for (Day d = 1; d <= run.tables().last; ++d)
        free_[at(d)][h] = run.buffers().roster.at(h, d, run.tables().last).opened;
    }
    totals.resize(run.seen().totals.size());
    events_.resize(service.streams.size());
    populate();
  }

  void run_through() {
    const Model::Tables& t = run_.tables();
    clear_events();
    staffing(0);
    book(0);
    for (today_ = 1; today_ <= t.end; ++today_) {
      staffing(today_);
      for (std::size_t i = 0; i < people_.size(); ++i) {
        if (present(people_[i]) && people_[i].booked && people_[i].booked_for == today_)
          appointment(people_[i]);
      }
      for (Person& p : people_) {
        if (p.has_clock && !p.gone && day_of(p.clock_start) == today_)
          event(p, StreamSeries::referrals, !initial(p));
      }
      if (t.open.is_open(today_)) {
        while (see_same_day()) {
        }
        book(today_);
      }
      if (today_ % 7 == 0) end_week();
    }
  }

  std::vector<std::vector<int>> booked;  ///< minutes that came round, [day][holder]
  std::vector<PriorityTotals> totals;    ///< first, treatment, in time, within target, after cancellation
  std::vector<Week> weeks;

 private:
  [[nodiscard]] static std::size_t at(Day day) { return static_cast<std::size_t>(day); }
  [[nodiscard]] const Stream& stream(const Person& p) const { return service_.streams[p.stream]; }
  [[nodiscard]] const Priority& priority(const Person& p) const { return stream(p).priorities[p.priority]; }
  [[nodiscard]] const Step& step(const Person& p) const { return service_[stream(p).pathway].steps[p.step]; }
  [[nodiscard]] const Appointment& visit(const Person& p) const { return service_[step(p).appointment]; }
  [[nodiscard]] int slot(const Person& p) const { return static_cast<int>(slot_length(visit(p)).value()); }
  [[nodiscard]] PriorityTotals& total(const Person& p) {
    std::size_t row = p.priority;
    for (std::uint32_t s = 0; s < p.stream; ++s) row += service_.streams[s].priorities.size();
    return totals[row];
  }
  [[nodiscard]] bool reporting() const { return today_ > run_.tables().warm_up_days; }
  [[nodiscard]] bool initial(const Person& p) const {
    return static_cast<std::int64_t>(&p - people_.data()) < run_.seen().ledger.patients.initial;
  }
  /// Referred by now, and still on the books.
  [[nodiscard]] bool present(const Person& p) const {
    return !p.gone && (initial(p) || day_of(p.clock_start) <= today_);
  }
  [[nodiscard]] Day target(const Person& p) const {
    return run_.tables().open.after(day_of(p.clock_start), priority(p).target);
  }
  void event(const Person& p, StreamSeries series, bool happened = true) {
    if (happened) ++events_[p.stream][static_cast<std::size_t>(series)];
  }
  void clear_events() {
    for (auto& of_stream : events_) of_stream.fill(0);
  }

  void populate() {
    std::vector<int> waiting(service_.streams.size(), 0);
    for (std::size_t s = 0; s < waiting.size(); ++s) {
      for (const WaitingGroup& group : service_.streams[s].waiting) waiting[s] += group.count;
    }
    const auto& patients = run_.buffers().patients;
    for (std::size_t i = 0; i < patients.size(); ++i) {
      const Patient& from = patients[i];
      Person p;
      p.key = from.key;
      p.stream = from.stream;
      p.priority = from.priority;
      p.clock_start = from.clock_start;
      p.due = day_of(p.clock_start);
      p.step = service_.streams[p.stream].enters.index;
      if (static_cast<std::int64_t>(i) < run_.seen().ledger.patients.initial && --waiting[p.stream] < 0)
        under_way(p);
      p.deadline = p.seen ? run_.tables().open.after(p.due, step(p).within) : target(p);
      p.visits.assign(service_[stream(p).pathway].steps.size(), 0);
      p.visits[p.step] = 1;
      people_.push_back(p);
    }
  }

  void under_way(Person& p) {
    p.has_clock = p.clock_runs = false;
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

  [[nodiscard]] const Spell* spell_on(std::size_t h, Day day) const {
    for (const Spell& spell : run_.buffers().roster.spells[h]) {
      if (spell.first <= day && day <= spell.last) return &spell;
    }
    return nullptr;
  }

  void staffing(Day day) {
    for (std::size_t h = 0; h < free_[0].size(); ++h) {
      const Spell* spell = spell_on(h, day);
      if (spell == nullptr) continue;
      const int nth = day - spell->first + 1;
      const Day last = nth <= 7 ? day : nth == 8 ? spell->last : day - 1;
      for (Person& p : people_) {
        if (p.gone || !p.booked || p.holder != static_cast<int>(h) || p.booked_for < day ||
            p.booked_for > last)
          continue;
        free_[at(p.booked_for)][h] += slot(p);
        p.booked = false;
        p.front = true;
        if (!p.cancelled) p.cancelled_from = p.booked_for;
        p.cancelled = true;
        p.holder = -1;
        event(p, StreamSeries::cancelled_by_service);
      }
    }
  }

  [[nodiscard]] auto order(const Person& p) const {
    const BookingOrder by = service_.booking.order;
    const Day date = by != BookingOrder::longest_wait ? p.deadline : p.seen ? p.due : day_of(p.clock_start);
    return std::tuple(!p.front, by == BookingOrder::priority ? p.priority : 0U, date, p.clock_start, p.stream,
                      &p);
  }

  /// On the list: no booking, and for a follow-up due within the horizon.
  [[nodiscard]] std::vector<Person*> on_the_list(Day day) {
    std::vector<Person*> list;
    for (Person& p : people_) {
      if (present(p) && !p.booked && (!p.seen || p.front || p.due - priority(p).horizon_days <= day))
        list.push_back(&p);
    }
    std::sort(list.begin(), list.end(),
              [this](const Person* a, const Person* b) { return order(*a) < order(*b); });
    return list;
  }

  /// The holder who gets the patient on the day; -1 where nobody has room.
  [[nodiscard]] int choose(const Person& p, Day day, Day from) const {
    const auto& holders = run_.tables().roster.holders();
    const auto may = [&](std::size_t h) { return preference(service_[holders[h].post], visit(p)); };
    bool only = service_.booking.continuity == Continuity::require && p.seen_by >= 0 &&
                may(static_cast<std::size_t>(p.seen_by));
    if (only) {
      const auto& until = service_[holders[static_cast<std::size_t>(p.seen_by)].post].until;
      only = !(until && run_.tables().eve + Days{from} > *until);
    }
    int best = -1;
    const auto rank = [&](std::size_t h) {
      const bool known = service_.booking.continuity != Continuity::none && static_cast<int>(h) == p.seen_by;
      return std::tuple(*may(h), !known, -free_[at(day)][h], service_[holders[h].post].name,
                        holders[h].number);
    };
    for (std::size_t h = 0; h < holders.size(); ++h) {
      if (!may(h) || free_[at(day)][h] < slot(p) || spell_on(h, std::max(0, today_)) != nullptr) continue;
      if (only && static_cast<int>(h) != p.seen_by) continue;
      if (best < 0 || rank(h) < rank(static_cast<std::size_t>(best))) best = static_cast<int>(h);
    }
    return best;
  }

  void book(Day day) {
    const OpenDays& open = run_.tables().open;
    for (Person* p : on_the_list(day)) {
      const LeadTime notice = p->front ? LeadTime{1, LeadTime::Kind::calendar_days} : priority(*p).notice;
      const Day from = std::max({day + 1, p->due, day == 0 ? 1 : open.after(day, notice)});
      Day to = day + priority(*p).horizon_days;
      bool any_open = false;
      for (Day d = from; d <= to; ++d) any_open |= open.is_open(d);
      for (Day d = from; !any_open && d <= run_.tables().last; ++d) {
        if (open.is_open(d)) to = d, any_open = true;
      }
      for (Day d = from; d <= std::min(to, run_.tables().last); ++d) {
        const int holder = choose(*p, d, from);
        if (holder < 0) continue;
        free_[at(d)][static_cast<std::size_t>(holder)] -= slot(*p);
        p->holder = holder;
        p->booked_for = d;
        p->booked = true;
        p->front = false;
        break;
      }
    }
  }

  [[nodiscard]] bool see_same_day() {
    bool anyone = false;
    for (Person* p : on_the_list(today_)) {
      if (p->front || priority(*p).notice.days != 0 || p->due > today_) continue;
      const int holder = choose(*p, today_, today_);
      if (holder < 0) continue;
      free_[at(today_)][static_cast<std::size_t>(holder)] -= slot(*p);
      p->holder = holder;
      p->booked = true;
      appointment(*p);
      anyone = true;
    }
    return anyone;
  }

  void appointment(Person& p) {
    booked[at(today_)][static_cast<std::size_t>(p.holder)] += slot(p);
    p.booked = false;
    const std::uint64_t number = (std::uint64_t{p.step} << 16) | p.occurrence;
    if (draws_.uniform(Purpose::attendance, p.key, (number << 8) | p.missed) >= visit(p).dna) {
      attend(p, number);
      return;
    }
    event(p, StreamSeries::did_not_attend);
    p.holder = -1;
    if (++p.missed <= static_cast<std::uint64_t>(service_.booking.rebook_after_dna)) return;
    if (!p.seen) p.has_clock = p.clock_runs = false;
    leave(p);
  }

  void attend(Person& p, std::uint64_t number) {
    p.seen_by = std::exchange(p.holder, -1);
    if (p.cancelled && reporting()) {
      ++total(p).after_cancellation_count;
      total(p).after_cancellation_days += today_ - p.cancelled_from;
    }
    p.cancelled = false;
    const Day wait = today_ - day_of(p.clock_start);
    if (!p.seen) {
      p.seen = true;
      event(p, StreamSeries::first_seen);
      if (reporting()) ++total(p).first_count, total(p).first_days += wait;
      if (stream(p).clock == ClockKind::first) stop(p);
    }
    if (step(p).stops_clock && !p.treated) {
      p.treated = true;
      event(p, StreamSeries::treated);
      if (p.has_clock) treatment_ends(p);
    }
    auto first_attempt = draws_.generator(Purpose::attendance, p.key, number << 8);
    (void)uniform_01(first_attempt);
    const double u = uniform_01(first_attempt);
    double up_to = 0;
    const NextStep* chosen = &step(p).next.back();
    for (const NextStep& next : step(p).next) {
      if (u < (up_to += next.share)) {
        chosen = &next;
        break;
      }
    }
    if (!chosen->step) {
      leave(p);
      return;
    }
    p.step = chosen->step->index;
    p.occurrence = p.visits[p.step]++;
    p.missed = 0;
    auto generator = draws_.generator(Purpose::delay, p.key, (std::uint64_t{p.step} << 16) | p.occurrence);
    p.due = today_ + whole_days(draw_days(step(p).after, generator));
    p.deadline = run_.tables().open.after(p.due, step(p).within);
  }

  void treatment_ends(Person& p) {
    if (reporting()) ++total(p).treatment_count, total(p).treatment_days += today_ - day_of(p.clock_start);
    if (stream(p).clock == ClockKind::treatment && p.clock_runs) stop(p);
  }

  void stop(Person& p) {
    p.clock_runs = false;
    const bool in_time = today_ <= target(p);
    if (target(p) > run_.tables().warm_up_days && target(p) <= run_.tables().end)
      ++total(p).in_time_of, total(p).in_time += in_time;
    if (reporting()) ++total(p).within_target_of, total(p).within_target += in_time;
  }

  void leave(Person& p) {
    bool can_treat = stream(p).clock == ClockKind::treatment;
    for (const Step& s : service_[stream(p).pathway].steps) can_treat |= s.stops_clock;
    if (p.has_clock && !p.treated && can_treat) treatment_ends(p);
    event(p, StreamSeries::discharged);
    p.gone = true;
  }

  void end_week() {
    for (const Person& p : people_) {
      if (!present(p)) continue;
      const bool waits = p.has_clock && !p.seen, late = p.deadline < today_;
      event(p, StreamSeries::caseload);
      event(p, StreamSeries::waiting, waits);
      event(p, StreamSeries::unbooked, waits && !p.booked);
      event(p, StreamSeries::over_target, p.clock_runs && target(p) < today_);
      event(p, StreamSeries::follow_ups_overdue, p.seen && late);
      if (!reporting() || !p.clock_runs) continue;
      ++total(p).running;
      total(p).running_within += target(p) >= today_;
    }
    if (reporting()) weeks.push_back({events_});
    clear_events();
  }

  const Service& service_;
  OneRun& run_;
  ReplicationDraws draws_;
  Day today_ = 0;
  std::vector<Person> people_;
  std::vector<std::vector<int>> free_;
  std::vector<std::array<int, kStreamSeries>> events_;
};

}  // namespace headroom::clinics
