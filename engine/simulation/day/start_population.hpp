// Who is on the books when the run begins.
#pragma once

#include "simulation/day/referrals.hpp"

namespace headroom {

/// Those who wait on the first day and those in mid-pathway, as the study has them.
class StartPopulation {
 public:
  StartPopulation(Patients& patients, BookingList& list, Referrals& referrals, Clocks& clocks,
                  Recorder& record)
      : patients_{patients}, list_{list}, referrals_{referrals}, clocks_{clocks}, record_{record} {}
  void reset(const Model::Tables& tables, const ReplicationDraws& draws) {
    tables_ = &tables;
    draws_ = &draws;
  }
  void draw();

 private:
  void add_waiting(std::size_t stream);
  void add_in_progress(const InProgress& group);

  const Model::Tables* tables_ = nullptr;
  const ReplicationDraws* draws_ = nullptr;
  Patients& patients_;
  BookingList& list_;
  Referrals& referrals_;
  Clocks& clocks_;
  Recorder& record_;
};

}  // namespace headroom
