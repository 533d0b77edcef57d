// Which appointment somebody is offered: the day and with whom.
#pragma once

#include "simulation/model/tables.hpp"

namespace headroom {

struct Offer {
  Day day = -1;
  Position holder = kNobody;  ///< the column
};

/// What the diary has for a patient under the rules of continuity.
class Offers {
 public:
  explicit Offers(Diary& diary) : diary_{diary} {}
  void reset(const Model::Tables& tables) { tables_ = &tables; }

  /// Takes the minutes of the earliest day with room out of the diary; with nobody else than the offer's
  /// holder where it names one but no day.
  [[nodiscard]] Offer take_earliest(const Patient& patient, std::size_t need, Day from, Day to);
  /// Hands `act` a function that does so for one need, for many patients in a row: (patient, from, to) ->
  /// Offer.
  template <class Act>
  void for_many(std::size_t need, Act&& act);
  /// Whether the patient is seen by nobody but the holder who saw them last.
  [[nodiscard]] bool insists(const Patient& patient, std::size_t need, Day from) const;
  /// Who sees the patient on a day on which there is room: the holder who saw them last, under continuity.
  [[nodiscard]] Position choose(const Patient& patient, std::size_t need, Day day) const;

 private:
  [[nodiscard]] bool prefers(const Patient& patient) const {
    return tables_->service.booking.continuity != Continuity::none && patient.seen_by != kNobody;
  }
  [[nodiscard]] bool may_insist(const Patient& patient, const Need& need, Day from) const;
  [[nodiscard]] Offer earliest_with_continuity(const Patient& patient, std::size_t need, Day from,
                                               Day to) const;

  const Model::Tables* tables_ = nullptr;
  Diary& diary_;
};

template <class Act>
void Offers::for_many(std::size_t need, Act&& act) {
  if (tables_->service.booking.continuity != Continuity::none) {
    act([&](const Patient& p, Day from, Day to) { return take_earliest(p, need, from, to); });
    return;
  }
  diary_.search(need, [&](auto search) {
    act([&](const Patient&, Day from, Day to) {
      const Day day = search.find(from, to);
      return day < 0 ? Offer{} : Offer{day, search.take_freest(day)};
    });
  });
}

}  // namespace headroom
