// The rules of a day written a second time in the plainest way, to hold the simulation against.
#pragma once

#include <cmath>
#include <tuple>

#include "service/calendar.hpp"
#include "simulation/clinics.hpp"

namespace headroom::clinics {

/// The rules of the day a second time, in the plainest way: every patient is looked at on every day, every
/// column of the diary on every day of the window; no lists, no bitmaps, nothing remembered. Who exists (key,
/// clock, stream, priority) and the roster (what is opened where, spells, soft minutes) are read from a
/// finished run; everything that happens to them from the start on is worked out anew.
class NaiveReplication {
 public:
  struct Person {
    Entity key{};
    std::uint32_t stream = 0, priority = 0, step = 0;
    std::uint64_t occurrence = 0, missed = 0;
    std::int32_t clock_start = 0;
    Day due = 0, deadline = 0, booked_for = 0, cancelled_from = 0;
    int column = -1, seen_by = -1;  ///< of the diary; a holder
    bool has_clock = true, clock_runs = true, seen = false, treated = false, front = false, gone = false;
    bool booked = false, cancelled = false, in_protected_time = false;
    bool entering = true;  ///< in the first step since their clock started
    std::vector<std::uint64_t> visits;
  };
  struct Week {
    std::vector<std::array<int, kStreamSeries>> by_stream;
  };

  NaiveReplication(const Service& service, OneRun& run, std::uint64_t seed, std::uint32_t replication)
      : service_{service}, run_{run}, draws_{seed, replication} {
    const std::size_t columns = run.tables().roster.columns().size();
    const auto days = static_cast<std::size_t>(run.tables().last) + 1;
    free_.assign(days, std::vector<int>(columns, 0));
    booked.assign(days, std::vector<int>(holders().size(), 0));
    protected_used = booked;
    bank.assign(days / 7 + 1, std::vector<int>(service.posts.size(), 0));
    for (std::size_t c = 0; c < columns; ++c) {
      for (Day d = 1; d <= run.tables().last; ++d) free_[at(d)][c] = opened(c, d);
    }
    totals.resize(run.seen().totals.size());
    events_.resize(service.streams.size());
    tabulate();
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
      while (t.open.is_open(today_) && see_same_day()) {
      }
      if (at_the_office(date(today_))) book(today_);
      if (today_ % 7 == 0) end_week();
    }
  }

  std::vector<std::vector<int>> booked;          ///< minutes that came round, [day][holder]
  std::vector<std::vector<int>> protected_used;  ///< minutes of SPA and AR taken, [day][holder]
  std::vector<std::vector<int>> bank;            ///< minutes, [simulated week][post that is off]
  std::array<std::int64_t, kCoverBy> covered{};
  std::vector<PriorityTotals> totals;  ///< first, treatment, in time, within target, after cancellation
  std::vector<Week> weeks;

 private:
  static constexpr int kFromTheBank = -2;  ///< in place of a column

  [[nodiscard]] static std::size_t at(Day day) { return static_cast<std::size_t>(day); }
  [[nodiscard]] const std::vector<Holder>& holders() const { return run_.tables().roster.holders(); }
  [[nodiscard]] const DiaryColumn& column(std::size_t c) const { return run_.tables().roster.columns()[c]; }
  [[nodiscard]] const Post& post_of(std::size_t h) const { return service_[holders()[h].post]; }
  [[nodiscard]] int opened(std::size_t c, Day day) const {
    return run_.roster().opened(static_cast<Position>(c), day);
  }
  [[nodiscard]] Date date(Day day) const { return run_.tables().eve + Days{day}; }
  [[nodiscard]] const Stream& stream(const Person& p) const { return service_.streams[p.stream]; }
  [[nodiscard]] const Priority& priority(const Person& p) const { return stream(p).priorities[p.priority]; }
  [[nodiscard]] const Step& step(const Person& p) const { return service_[stream(p).pathway].steps[p.step]; }
  [[nodiscard]] const Appointment& visit(const Person& p) const { return service_[step(p).appointment]; }
  [[nodiscard]] bool at_desk(const Person& p) const { return visit(p).mode == Mode::desk; }
  [[nodiscard]] int slot(const Person& p, std::size_t c) const { return delivery_[p.stream][p.step][c].slot; }
  /// The place in `by` of the role in which the patient may be seen in the column; none where not.
  [[nodiscard]] std::optional<std::size_t> may(const Person& p, std::size_t c) const {
    return delivery_[p.stream][p.step][c].rank;
  }
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

  /// How an appointment of a stream goes in a column of the diary.
  struct Delivery {
    std::optional<std::size_t> rank;
    int slot = 0;
  };
  // The start: naive_start.hpp
  [[nodiscard]] static bool meet(const std::vector<SiteId>& a, const std::vector<SiteId>& b);
  [[nodiscard]] Delivery delivery(std::uint32_t s, const Appointment& a, std::size_t c) const;
  [[nodiscard]] Day last_there(std::size_t h) const;
  void tabulate();
  void populate();
  void pass_the_desk(Person& p) const;
  void under_way(Person& p);

  // Cover: naive_cover.hpp
  [[nodiscard]] const Spell* spell_on(std::size_t h, Day day) const;
  void staffing(Day day);
  void cut_for_return(std::size_t h, const Spell& spell, std::vector<Person*>& stranded);
  void strand(Person& p, std::vector<Person*>& stranded);
  [[nodiscard]] bool covered_before(const Person& a, const Person& b) const;
  void cover(Person& p, PostId of);
  [[nodiscard]] bool cover_by(CoverBy way, Person& p, PostId of);
  [[nodiscard]] int most_soft(const Person& p, Day day) const;
  [[nodiscard]] int soft_left(std::size_t c, Day day) const;
  void cancel(Person& p);

  [[nodiscard]] auto order(const Person& p) const {
    const BookingOrder by = service_.booking.order;
    const Day date = by != BookingOrder::longest_wait ? p.deadline : p.seen ? p.due : day_of(p.clock_start);
    return std::tuple(!p.front, by == BookingOrder::priority ? p.priority : 0U, date, p.clock_start, p.stream,
                      &p);
  }

  /// On the list: no booking, and from the second step on due within the horizon.
  [[nodiscard]] std::vector<Person*> on_the_list(Day day) {
    std::vector<Person*> list;
    for (Person& p : people_) {
      if (present(p) && !p.booked && (p.entering || p.front || p.due - priority(p).horizon_days <= day))
        list.push_back(&p);
    }
    std::sort(list.begin(), list.end(),
              [this](const Person* a, const Person* b) { return order(*a) < order(*b); });
    return list;
  }

  /// Whether it has to be whoever saw the patient last: they may do it, and are there on the day or later.
  [[nodiscard]] bool insists(const Person& p, Day from) const {
    if (service_.booking.continuity != Continuity::require || p.seen_by < 0) return false;
    const auto h = static_cast<std::size_t>(p.seen_by);
    bool may_do_it = false, gone = last_there_[h] < from;
    for (std::size_t c = 0; c < free_[0].size(); ++c) may_do_it |= column(c).holder == h && may(p, c);
    for (const LongAbsence& absence : post_of(h).absent)
      gone |= !absence.until && absence.backfill <= 0 && date(from) >= absence.from;
    return may_do_it && !gone;
  }
  /// The column in which the patient is seen on the day; -1 where there is no room.
  [[nodiscard]] int choose(const Person& p, Day day, Day from) const {
    const bool only = insists(p, from);
    int best = -1;
    const auto rank = [&](std::size_t c) {
      const std::size_t h = column(c).holder;
      const bool known = service_.booking.continuity != Continuity::none && static_cast<int>(h) == p.seen_by;
      return std::tuple(*may(p, c), !known, -free_[at(day)][c], place_[c]);
    };
    for (std::size_t c = 0; c < free_[0].size(); ++c) {
      const std::size_t h = column(c).holder;
      if (only && static_cast<int>(h) != p.seen_by) continue;
      if (!may(p, c) || free_[at(day)][c] < slot(p, c) || spell_on(h, std::max(0, today_)) != nullptr)
        continue;
      if (best < 0 || rank(c) < rank(static_cast<std::size_t>(best))) best = static_cast<int>(c);
    }
    return best;
  }

  /// Whether bookings are made on the date.
  [[nodiscard]] bool at_the_office(Date on) const {
    const Calendar& calendar = service_.calendar;
    const auto is_in = [&](const std::vector<Date>& dates) {
      return std::find(dates.begin(), dates.end(), on) != dates.end();
    };
    const auto weekday = static_cast<std::size_t>(on.weekday());
    const bool usual = weekday < 5 || calendar.clinic_days[weekday];
    const bool written = service_.booking.office_days.has_value();
    if (written ? !(*service_.booking.office_days)[weekday] : !usual) return false;
    if (is_in(calendar.open)) return true;
    return !is_in(calendar.closed) && !is_in(bank_holidays(calendar.bank_holidays, on.year()));
  }
  /// Whether anybody who may see the patient opens minutes on the day, booked or not.
  [[nodiscard]] bool is_open_for(const Person& p, Day day) const {
    for (std::size_t c = 0; c < free_[0].size(); ++c) {
      if (may(p, c) && opened(c, day) > 0) return true;
    }
    return false;
  }

  void book(Day day) {
    const OpenDays& open = run_.tables().open;
    for (Person* p : on_the_list(day)) {
      const LeadTime notice = p->front      ? LeadTime{1, LeadTime::Kind::calendar_days}
                              : at_desk(*p) ? LeadTime{0, LeadTime::Kind::calendar_days}
                                            : priority(*p).notice;
      const Day from = std::max({day + 1, p->due, day == 0 ? 1 : open.after(day, notice)});
      Day to = day + priority(*p).horizon_days;
      bool any_open = false;
      for (Day d = from; d <= std::min(to, run_.tables().last); ++d) any_open |= is_open_for(*p, d);
      for (Day d = from; !any_open && d <= run_.tables().last; ++d) {
        if (is_open_for(*p, d)) to = d, any_open = true;
      }
      for (Day d = from; d <= std::min(to, run_.tables().last); ++d) {
        const int c = choose(*p, d, from);
        if (c < 0) continue;
        take(*p, d, c);
        p->booked_for = d;
        p->booked = true;
        p->front = false;
        break;
      }
    }
  }

  void take(Person& p, Day day, int c) {
    p.column = c;
    free_[at(day)][static_cast<std::size_t>(c)] -= slot(p, static_cast<std::size_t>(c));
  }

  [[nodiscard]] bool see_same_day() {
    bool anyone = false;
    for (Person* p : on_the_list(today_)) {
      if (p->front || p->due > today_ || (priority(*p).notice.days != 0 && !at_desk(*p))) continue;
      const int c = choose(*p, today_, today_);
      if (c < 0) continue;
      take(*p, today_, c);
      p->booked = true;
      appointment(*p);
      anyone = true;
    }
    return anyone;
  }

  void appointment(Person& p) {
    if (p.column != kFromTheBank) {
      const auto c = static_cast<std::size_t>(p.column);
      booked[at(today_)][column(c).holder] += slot(p, c);
    }
    p.booked = p.in_protected_time = false;
    const std::uint64_t number = (std::uint64_t{p.step} << 16) | p.occurrence;
    const double missed = at_desk(p) ? 0 : visit(p).dna;
    if (draws_.uniform(Purpose::attendance, p.key, (number << 8) | p.missed) >= missed) {
      attend(p, number);
      return;
    }
    event(p, StreamSeries::did_not_attend);
    p.column = -1;
    if (++p.missed <= static_cast<std::uint64_t>(service_.booking.rebook_after_dna)) return;
    if (!p.seen) p.has_clock = p.clock_runs = false;
    leave(p);
  }

  void attend(Person& p, std::uint64_t number) {
    const int c = std::exchange(p.column, -1);
    if (c >= 0 && !at_desk(p)) p.seen_by = static_cast<int>(column(static_cast<std::size_t>(c)).holder);
    if (p.cancelled && reporting()) {
      ++total(p).after_cancellation_count;
      total(p).after_cancellation_days += today_ - p.cancelled_from;
    }
    p.cancelled = false;
    const Day wait = today_ - day_of(p.clock_start);
    if (!p.seen && !at_desk(p)) {
      p.seen = true;
      event(p, StreamSeries::first_seen);
      if (reporting()) ++total(p).first_count, total(p).first_days += wait;
      if (stream(p).clock == ClockKind::first) stop(p);
    }
    if (step(p).stops_clock && !at_desk(p) && !p.treated) {
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
    p.entering = false;
    p.occurrence = p.visits[p.step]++;
    p.missed = 0;
    auto generator = draws_.generator(Purpose::delay, p.key, (std::uint64_t{p.step} << 16) | p.occurrence);
    p.due = today_ + whole_days(draw_days(step(p).after, generator));
    if (p.seen) p.deadline = run_.tables().open.after(p.due, step(p).within);
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
    const Day last_quarter = std::max(run_.tables().warm_up_days, run_.tables().end - 13 * 7);
    if (target(p) > last_quarter && target(p) <= run_.tables().end)
      ++total(p).in_time_end_of, total(p).in_time_end += in_time;
    if (reporting()) ++total(p).within_target_of, total(p).within_target += in_time;
  }

  void leave(Person& p) {
    bool can_treat = stream(p).clock == ClockKind::treatment;
    for (const Step& s : service_[stream(p).pathway].steps)
      can_treat |= s.stops_clock && service_[s.appointment].mode != Mode::desk;
    if (!p.seen && stream(p).clock == ClockKind::first) p.clock_runs = false;
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
      event(p, StreamSeries::unbooked, waits && (!p.booked || at_desk(p)));
      event(p, StreamSeries::clocks_running, p.clock_runs);
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
  std::vector<std::vector<int>> free_;                        ///< [day][column]
  std::vector<Day> last_there_;                               ///< by holder
  std::vector<std::size_t> place_;                            ///< by column
  std::vector<std::vector<std::vector<Delivery>>> delivery_;  ///< [stream][step][column]
  std::vector<std::array<int, kStreamSeries>> events_;
};

}  // namespace headroom::clinics

#include "simulation/naive_cover.hpp"
#include "simulation/naive_start.hpp"
