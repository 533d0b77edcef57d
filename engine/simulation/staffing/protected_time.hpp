// Protected time taken to see patients.
#pragma once

#include "simulation/diary/minutes_by_day.hpp"
#include "simulation/staffing/people.hpp"

namespace headroom {

/// What cover has taken of the holders' soft protected time, and may still take.
class ProtectedTime {
 public:
  ProtectedTime(const People& people, const Diary& diary) : people_{people}, diary_{diary} {}
  void reset(const Model::Tables& tables);

  /// Takes the whole appointment out of one colleague's soft protected time of the day, where there is one.
  [[nodiscard]] bool take(Patient& patient, const Need& need, Day day);
  void give_back(Patient& patient, Day day, int minutes);
  /// Minutes by day and holder; empty: never.
  [[nodiscard]] const MinutesByDay& used() const { return used_; }

 private:
  [[nodiscard]] Position freest(const Patient& patient, const Need& need, const HolderGroup& rank,
                                Day day) const;
  [[nodiscard]] int left(Position column, Day day) const;
  [[nodiscard]] int soft(std::size_t holder, Day day) const;
  [[nodiscard]] bool is_there(Position column, Day day) const;

  const Model::Tables* tables_ = nullptr;
  const People& people_;
  const Diary& diary_;
  MinutesByDay used_;
};

}  // namespace headroom
