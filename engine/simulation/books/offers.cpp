// The earliest day with room under the rules of continuity: whom a patient insists on or prefers.

#include "simulation/books/offers.hpp"

#include <algorithm>

namespace headroom {

/// Whether the holder who saw the patient last may deliver the need and has not left: they are in the post on
/// this day or later, and not away for good with nobody in their place.
bool Offers::may_insist(const Patient& p, const Need& need, Day from) const {
  const std::vector<Position>& own = tables_->columns_of[p.seen_by];
  if (std::none_of(own.begin(), own.end(), [&](Position column) { return need.may(column); })) return false;
  const Holder& holder = tables_->roster.holders()[p.seen_by];
  const std::vector<LongAbsence>& absent = tables_->service[holder.post].absent;
  const Date date = tables_->eve + Days{from};
  return std::any_of(holder.terms.begin(), holder.terms.end(),
                     [&](const HolderTerms& terms) { return terms.wte > 0 && terms.last >= from; }) &&
         std::none_of(absent.begin(), absent.end(), [&](const LongAbsence& absence) {
           return !absence.until && absence.backfill <= 0 && absence.from <= date;
         });
}

bool Offers::insists(const Patient& p, std::size_t need, Day from) const {
  return tables_->service.booking.continuity == Continuity::require && p.seen_by != kNobody &&
         may_insist(p, tables_->needs[need], from);
}

Offer Offers::earliest_with_continuity(const Patient& p, std::size_t need, Day from, Day to) const {
  const std::vector<Position>& own = tables_->columns_of[p.seen_by];
  if (insists(p, need, from)) {
    const Day day = diary_.find_with(need, own, from, to);
    return {day, day < 0 ? own.front() : diary_.choose_among(need, day, own)};
  }
  const Day day = diary_.find(need, from, to);
  return day < 0 ? Offer{} : Offer{day, diary_.choose(need, day, own)};
}

Offer Offers::take_earliest(const Patient& p, std::size_t need, Day from, Day to) {
  if (prefers(p)) {
    const Offer offer = earliest_with_continuity(p, need, from, to);
    if (offer.day >= 0) diary_.take(offer.day, offer.holder, tables_->needs[need].slot[offer.holder]);
    return offer;
  }
  const Day day = diary_.find(need, from, to);
  return day < 0 ? Offer{} : Offer{day, diary_.take_freest(need, day)};
}

Position Offers::choose(const Patient& p, std::size_t need, Day day) const {
  return prefers(p) ? diary_.choose(need, day, tables_->columns_of[p.seen_by]) : diary_.choose(need, day);
}

}  // namespace headroom
