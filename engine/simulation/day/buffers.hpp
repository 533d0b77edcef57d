// What a worker's memory holds during a replication: people, lists, diary, roster and scratch.
#pragma once

#include <cstdint>
#include <vector>

#include "simulation/diary/patient.hpp"
#include "simulation/diary/waiting_list.hpp"
#include "simulation/model/tables.hpp"
#include "simulation/record/recorder.hpp"

namespace headroom {

/// How far one holder's spells have been worked off.
struct OffSick {
  std::size_t spell = 0;
  bool off = false;
  bool return_planned = false;  ///< the days of the phased return after the spell have been cut
  Day closed_to = 0;            ///< the diary takes no bookings up to this day
};

/// A patient whose clinician is off on the day of the appointment, and that clinician's post.
struct Stranded {
  PatientId patient = 0;
  Day day = 0;
  PostId post;
};

/// What a booking run knows of one class: its window today, and what it has found to be full.
struct ClassRun {
  std::size_t need = 0;
  Day notice = 0, horizon = 0;       ///< first and last day, before due dates and closures
  Day last_open = 0;                 ///< up to the horizon, with minutes for the need
  Day full_from = OpenDays::kNever;  ///< no room from here …
  Day full_to = -1;                  ///< … to here
  bool full = false;                 ///< nobody else of the class can be booked today
};

/// Those who join the waiting list on a day.
struct Joining {
  std::vector<Place> places;
  std::vector<std::uint32_t> classes;  ///< of each
  void clear() {
    places.clear();
    classes.clear();
  }
  void add(const Place& place, std::uint32_t in_class) {
    places.push_back(place);
    classes.push_back(in_class);
  }
};

/// The two words of 53 bits that every appointment may need.
struct VisitDraws {
  std::uint64_t attendance = 0;
  std::uint64_t route = 0;  ///< as if this were the visit's first attempt
};

/// An appointment of today.
struct Visit {
  PatientId patient = 0;
  std::uint32_t next = 0;  ///< of the same kind, among Buffers::today
  VisitDraws draws;
};

/// Where one branch of a step leads those who attend on a day and have been seen.
struct Onward {
  std::uint32_t step = kGone;
  std::uint32_t counter = kSeenOnce;
  bool fixed_delay = false;
  // Where the delay is fixed:
  Day due = 0, deadline = 0;
  std::uint64_t order_high = 0;
  std::uint32_t in_class = 0;
  WaitingClass* joins_now = nullptr;  ///< the window is open already
  Joining* joins_then = nullptr;      ///< those who join on the day on which it opens
  int count = 0;                      ///< who went this way
};

/// What all of today's patients of one step and priority have in common.
struct VisitKind {
  Day day = 0;
  const StepTable& step;
  const StreamTable& stream;
  std::uint32_t group = 0;
  std::vector<Onward>& onward;          ///< by branch
  DeadlineCount& follow_ups;            ///< of the stream
  std::int16_t *booked, *not_attended;  ///< minutes, by column
};

/// What all of today's referrals of one priority have in common.
struct Entrance {
  Patient like;  ///< but for the key and the minute
  std::uint32_t in_class = 0;
  std::uint64_t order_high = 0;
  int count = 0;
};

struct Workspace::Buffers {
  std::vector<Patient> patients;
  std::vector<std::uint16_t> counters;            ///< by patient: visits to each step that may come again
  std::vector<Joining> due_on;                    ///< by day: who joins the waiting list
  std::vector<std::vector<PatientId>> booked_on;  ///< by day: who has an appointment
  std::vector<WaitingClass> waiting;              ///< by booking class
  std::vector<std::int16_t> booked;               ///< minutes by [day][diary column]
  std::vector<std::int16_t> not_attended;         ///< of these
  std::vector<OffSick> off_sick;                  ///< by holder
  std::vector<Stranded> stranded;                 ///< scratch: to be covered today
  std::vector<std::int16_t> raided;               ///< minutes by [day][holder]; empty: never
  std::vector<int> bank_used;                     ///< minutes by simulated week; empty: no bank
  std::vector<int> bank;                          ///< minutes by [simulated week][post that is off]
  std::vector<double> referrals_owed;             ///< by stream: fractions carried where counts are steady
  std::vector<Entrance> entrances;                ///< scratch: of a stream's referrals today, by priority
  std::vector<Visit> today;            ///< scratch: one before the first of each kind; then as booked
  std::vector<std::uint32_t> last_of;  ///< scratch: by kind, the last of it among `today`
  std::vector<Onward> onward;          ///< scratch: of one kind of visit
  std::vector<Reading> readings;       ///< scratch of a booking run
  std::vector<ClassRun> runs;          ///< scratch of a booking run, by booking class
  Day look_ahead = 0;                  ///< no booking is made later than this many days from today
  Diary diary;
  Roster roster;
  Recorder recorder;
};

}  // namespace headroom
