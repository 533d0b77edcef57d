// Who is off, and what becomes of their patients, the second time: a part of naive_replication.hpp.
#pragma once

#include "simulation/naive_replication.hpp"

namespace headroom::clinics {

inline const Spell* NaiveReplication::spell_on(std::size_t h, Day day) const {
  for (const Spell& spell : run_.roster().spells[h]) {
    if (spell.first <= day && day <= spell.last) return &spell;
  }
  return nullptr;
}

inline void NaiveReplication::staffing(Day day) {
  std::vector<Person*> stranded;
  for (std::size_t h = 0; h < holders().size(); ++h) {
    if (const Spell* spell = spell_on(h, day)) {
      const int nth = day - spell->first + 1;
      const Day last = nth <= 7 ? day : nth == 8 ? spell->last : day - 1;
      for (Person& p : people_) {
        if (p.gone || !p.booked || p.column < 0 || column(static_cast<std::size_t>(p.column)).holder != h)
          continue;
        if (day <= p.booked_for && p.booked_for <= last) strand(p, stranded);
      }
    }
    // The phased return is known with the rest of the spell: on its eighth day, or as the run begins.
    for (const Spell& spell : run_.roster().spells[h]) {
      if (std::max(0, spell.first + 7) == day && spell.phased_to > spell.last)
        cut_for_return(h, spell, stranded);
    }
  }
  std::sort(stranded.begin(), stranded.end(),
            [&](const Person* a, const Person* b) { return covered_before(*a, *b); });
  for (Person* p : stranded) {
    const PostId of = holders()[column(static_cast<std::size_t>(std::exchange(p->column, -1))).holder].post;
    cover(*p, of);
  }
}

/// Takes the appointment out of the diary; `column` still says whose it was.
inline void NaiveReplication::strand(Person& p, std::vector<Person*>& stranded) {
  const auto c = static_cast<std::size_t>(p.column);
  (p.in_protected_time ? protected_used[at(p.booked_for)][column(c).holder] : free_[at(p.booked_for)][c]) +=
      p.in_protected_time ? -slot(p, c) : slot(p, c);
  p.booked = p.in_protected_time = false;
  stranded.push_back(&p);
}

inline void NaiveReplication::cut_for_return(std::size_t h, const Spell& spell,
                                             std::vector<Person*>& stranded) {
  const double share = service_.absence.phased_return->at;
  const int unit = holders()[h].unit;
  for (Day day = std::max({today_, spell.last + 1, 1}); day <= std::min(spell.phased_to, run_.tables().last);
       ++day) {
    for (std::size_t c = 0; c < free_[0].size(); ++c) {
      if (column(c).holder != h) continue;
      std::vector<Person*> theirs;
      for (Person& p : people_) {
        if (p.gone || !p.booked || p.column != static_cast<int>(c) || p.booked_for != day) continue;
        p.in_protected_time ? strand(p, stranded) : theirs.push_back(&p);
      }
      std::sort(theirs.begin(), theirs.end(),
                [&](const Person* a, const Person* b) { return covered_before(*a, *b); });
      const int left = static_cast<int>(share * opened(c, day) / unit + 1e-9) * unit;
      free_[at(day)][c] -= opened(c, day) - left;
      for (; free_[at(day)][c] < 0; theirs.pop_back()) strand(*theirs.back(), stranded);
    }
  }
}

inline bool NaiveReplication::covered_before(const Person& a, const Person& b) const {
  return std::tuple(a.priority, a.deadline, a.clock_start, a.stream, &a) <
         std::tuple(b.priority, b.deadline, b.clock_start, b.stream, &b);
}

inline void NaiveReplication::cover(Person& p, PostId of) {
  const bool counts = p.booked_for > run_.tables().warm_up_days && p.booked_for <= run_.tables().end;
  for (CoverBy way : service_.cover.order) {
    if (way == CoverBy::cancel) break;
    if (!cover_by(way, p, of)) continue;
    p.booked = true;
    covered[static_cast<std::size_t>(way)] += counts;
    return;
  }
  if (!at_desk(p)) covered[static_cast<std::size_t>(CoverBy::cancel)] += counts;
  cancel(p);
}

inline void NaiveReplication::cancel(Person& p) {
  p.front = true;
  if (at_desk(p)) return;  // no patient is told of it
  if (!p.cancelled) p.cancelled_from = p.booked_for;
  p.cancelled = true;
  event(p, StreamSeries::cancelled_by_service);
}

inline bool NaiveReplication::cover_by(CoverBy way, Person& p, PostId of) {
  const Day day = p.booked_for;
  if (insists(p, day)) return false;
  if (way == CoverBy::colleagues) {
    const int c = choose(p, day, day);
    if (c >= 0) take(p, day, c);
    return c >= 0;
  }
  if (way == CoverBy::protected_time) {
    const int c = most_soft(p, day);
    if (c < 0) return false;
    p.column = c;
    p.in_protected_time = true;
    protected_used[at(day)][column(static_cast<std::size_t>(c)).holder] +=
        slot(p, static_cast<std::size_t>(c));
    return true;
  }
  if (!service_.cover.bank) return false;
  std::vector<int>& week = bank[at((day - 1) / 7)];
  const int minutes = static_cast<int>((visit(p).minutes + visit(p).admin + visit(p).travel).value());
  const int used = std::accumulate(week.begin(), week.end(), 0);
  if (used + minutes > service_.cover.bank->per_week.value() * 60 + 1e-9) return false;
  week[of.index] += minutes;
  p.column = kFromTheBank;
  return true;
}

/// The column of whoever gives protected time: preferred role, who saw the patient last, most left to give,
/// then the order of columns.
inline int NaiveReplication::most_soft(const Person& p, Day day) const {
  int best = -1;
  const auto rank = [&](std::size_t c) {
    const bool known =
        service_.booking.continuity != Continuity::none && static_cast<int>(column(c).holder) == p.seen_by;
    return std::tuple(*may(p, c), !known, known ? 0 : -soft_left(c, day), place_[c]);
  };
  for (std::size_t c = 0; c < free_[0].size(); ++c) {
    if (!may(p, c) || soft_left(c, day) < slot(p, c)) continue;
    if (best < 0 || rank(c) < rank(static_cast<std::size_t>(best))) best = static_cast<int>(c);
  }
  return best;
}

/// Of the day, and of the share of the week that may be taken. None from somebody who is off, who is known to
/// be on a phased return that day, or who is not where the column's patients are.
inline int NaiveReplication::soft_left(std::size_t c, Day day) const {
  const std::size_t h = column(c).holder;
  const Holder& holder = holders()[h];
  const auto weekday = static_cast<std::size_t>(date(day).weekday());
  const bool daily = holder.opens_daily && holder.first_column + holder.column_on[weekday] == c;
  if (spell_on(h, today_) != nullptr || (opened(c, day) == 0 && !daily)) return 0;
  for (const Spell& spell : run_.roster().spells[h]) {
    if (spell.first + 7 <= today_ && spell.last < day && day <= spell.phased_to) return 0;
  }
  double week = 0;
  int taken = 0;
  const Day first = (day - 1) / 7 * 7 + 1;
  for (Day d = first; d < first + 7 && d <= run_.tables().last; ++d) {
    const HolderDay& of = run_.roster().at(h, d, run_.tables().last);
    week += of.soft[0] + of.soft[1];
    taken += protected_used[at(d)][h];
  }
  const HolderDay& today = run_.roster().at(h, day, run_.tables().last);
  const int of_day = today.soft[0] + today.soft[1] - protected_used[at(day)][h];
  return std::min(of_day, static_cast<int>(week * service_.cover.protected_time_limit + 1e-9) - taken);
}

}  // namespace headroom::clinics
