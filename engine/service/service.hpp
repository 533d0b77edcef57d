// What a service is: plain values that the reader has checked, and that nothing changes afterwards.
// Shares are fractions of 1; vectors are in the order of the study, and ids are positions in them.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/ids.hpp"
#include "base/quantity.hpp"
#include "base/words.hpp"
#include "random/duration.hpp"
#include "service/absence.hpp"
#include "service/cover.hpp"
#include "service/post.hpp"

namespace headroom {

enum class Division { england_and_wales, scotland, northern_ireland, none };
template <>
inline constexpr std::array<EnumWord, 4> kWords<Division>{
    {{"england-and-wales"}, {"scotland"}, {"northern-ireland"}, {"none"}}};

struct Calendar {
  Date start;             ///< first reported day; a week is seven days from here
  int weeks = 0;          ///< reported length
  int warm_up_weeks = 0;  ///< simulated before `start`, not reported
  WeekdaySet clinic_days{true, true, true, true, true, false, false};
  Division bank_holidays = Division::england_and_wales;
  std::vector<Date> closed;  ///< further closure days, sorted
  std::vector<Date> open;    ///< opened although closed, sorted
  friend bool operator==(const Calendar&, const Calendar&) = default;
};

/// A span counted in calendar days or in open clinic days ("working days").
struct LeadTime {
  enum class Kind { calendar_days, working_days };
  int days = 0;
  Kind kind = Kind::calendar_days;
  friend bool operator==(const LeadTime&, const LeadTime&) = default;
};

/// `desk` is work without a patient (triage, orders): nobody can miss it, it needs no notice, sees nobody and
/// stops no clock.
enum class Mode { clinic, virtual_clinic, ward, domiciliary, desk };
template <>
inline constexpr std::array<EnumWord, 5> kWords<Mode>{
    {{"clinic"}, {"virtual"}, {"ward"}, {"domiciliary"}, {"desk"}}};

/// An appointment standard.
struct Appointment {
  std::string name;
  Minutes minutes{}, admin{}, travel{};  ///< all DCC
  std::vector<RoleId> by;                ///< roles that may deliver it, preferred first
  Mode mode = Mode::clinic;
  double dna = 0;  ///< share of booked that do not attend
  friend bool operator==(const Appointment&, const Appointment&) = default;
};

/// What one booking takes out of a diary: minutes + admin + travel. At most a day.
[[nodiscard]] inline Minutes slot_length(const Appointment& a) { return a.minutes + a.admin + a.travel; }

/// The same with somebody who works at this pace: minutes / productivity, rounded half up to a minute, and
/// admin and travel as they are. Worked example: 45 + 15 minutes at 75% -> 60 + 15.
[[nodiscard]] Minutes slot_length(const Appointment& a, double productivity);

struct NextStep {
  std::optional<StepId> step;  ///< none: discharge
  double share = 0;
  friend bool operator==(const NextStep&, const NextStep&) = default;
};

struct Step {
  std::string name;
  AppointmentId appointment;
  RandomDuration after;        ///< from the step before until this one is due; ignored on entering a stream
  LeadTime within;             ///< how late still counts as on time
  bool stops_clock = false;    ///< first definitive treatment
  std::vector<NextStep> next;  ///< shares sum to 1
  friend bool operator==(const Step&, const Step&) = default;
};

struct Pathway {
  std::string name;
  std::vector<Step> steps;
  friend bool operator==(const Pathway&, const Pathway&) = default;
};

struct Priority {
  std::string name;
  double share = 1;
  LeadTime target;
  LeadTime notice{1, LeadTime::Kind::calendar_days};
  int horizon_days = 42;
  friend bool operator==(const Priority&, const Priority&) = default;
};

/// People already waiting at the start: patient k of n has waited (k + 1/2) / n x longest.
struct WaitingGroup {
  PriorityId priority;
  int count = 0;
  double longest_days = 0;
  std::string drawn_as{};  ///< the priority's name in the study before overlays, which names the draws;
                           ///< empty: the name of `priority`
  friend bool operator==(const WaitingGroup&, const WaitingGroup&) = default;
};

enum class ClockKind { first, treatment };
template <>
inline constexpr std::array<EnumWord, 2> kWords<ClockKind>{
    {{"first", "the first appointment"}, {"treatment", "treatment"}}};

/// How many are referred on a day: a Poisson count about the expected number, or that number itself, whole
/// patients with the fraction carried to the next day (nothing varies from day to day).
enum class DayCounts { poisson, steady };

struct Stream {
  std::string name;
  PathwayId pathway;
  StepId enters;
  std::vector<SiteId> sites;  ///< where its patients can be seen; empty: anywhere
  double referrals_per_week = 0;
  DayCounts day_counts = DayCounts::poisson;
  std::array<double, 7> weekdays{0.2, 0.2, 0.2, 0.2, 0.2, 0, 0};  ///< Monday first, sums to 1
  std::vector<Priority> priorities;                               ///< rank order, shares sum to 1
  double standard = 0.92;
  ClockKind clock = ClockKind::first;
  std::vector<WaitingGroup> waiting;
  bool in_progress_usual = true;
  std::optional<double> first_seen_per_week;
  friend bool operator==(const Stream&, const Stream&) = default;
};

/// Who is booked first.
enum class BookingOrder { target_date, priority, longest_wait };
template <>
inline constexpr std::array<EnumWord, 3> kWords<BookingOrder>{{{"target-date", "by target date"},
                                                               {"priority", "by priority, then target date"},
                                                               {"longest-wait", "by the longest wait"}}};

/// Whether patients come back to who saw them.
enum class Continuity { none, prefer, require };
template <>
inline constexpr std::array<EnumWord, 3> kWords<Continuity>{
    {{"none", "with whoever is free first, whoever saw them before"},
     {"prefer", "with who saw them before where that is on the same day"},
     {"require", "with who saw them before, also where that is later"}}};

struct BookingRules {
  BookingOrder order = BookingOrder::target_date;
  Continuity continuity = Continuity::none;
  int rebook_after_dna = 1;               ///< further bookings of a step after not attending
  std::optional<WeekdaySet> office_days;  ///< on which bookings are made; none: Monday to Friday and every
                                          ///< clinic day
  friend bool operator==(const BookingRules&, const BookingRules&) = default;
};

struct Costs {
  std::string year;
  std::map<std::string, Pounds> pay;    ///< by band, a year at 1.0 WTE
  std::optional<double> on_cost;        ///< share of pay; none: by the formula of `on_cost_share`
  std::optional<Pounds> bank_per_hour;  ///< of bank staff, where the cover rules do not say
  friend bool operator==(const Costs&, const Costs&) = default;
};

struct Service {
  Calendar calendar;
  Hours full_time_hours{37.5};            ///< a week at 1.0 WTE, until the first of the changes
  std::vector<DatedHours> hours_changes;  ///< in order of their days
  std::vector<std::string> sites;
  std::vector<std::string> roles;  ///< those that a post holds or an appointment names
  std::vector<Appointment> appointments;
  std::vector<Pathway> pathways;
  std::vector<Stream> streams;
  std::vector<Post> posts;
  AbsenceRules absence;
  BookingRules booking;
  CoverRules cover;
  Costs costs;
  friend bool operator==(const Service&, const Service&) = default;

  [[nodiscard]] const Appointment& operator[](AppointmentId id) const { return appointments[id.index]; }
  [[nodiscard]] const Pathway& operator[](PathwayId id) const { return pathways[id.index]; }
  [[nodiscard]] const Stream& operator[](StreamId id) const { return streams[id.index]; }
  [[nodiscard]] const Post& operator[](PostId id) const { return posts[id.index]; }
};

/// The entry in `by` of the most preferred role that the post holds; none where it may not deliver it.
[[nodiscard]] std::optional<std::size_t> preference(const Post& post, const Appointment& appointment);

/// Hours a week at 1.0 WTE on a day.
[[nodiscard]] Hours full_time_hours(const Service& service, Date day);

/// The greatest common divisor of the slots that the post may deliver at its pace, in which its time is
/// opened; 1 minute where it may deliver none.
[[nodiscard]] Minutes opening_unit(const Service& service, const Post& post);

/// The days on which the post's hours are settled anew: its first simulated day, and each later day in post
/// on which its terms or the full-time week change. In order, each once.
[[nodiscard]] std::vector<Date> days_of_new_hours(const Service& service, const Post& post);

/// The longest stretch that a day of any holder of the post can open, whichever its terms: a session, cut to
/// the day; without sessions or outside them, a day's DCC with the largest remainder carried to it; both in
/// whole units. 0 without holders.
[[nodiscard]] Minutes longest_opening(const Service& service, const Post& post);

/// The weekdays on which bookings are made.
[[nodiscard]] WeekdaySet office_weekdays(const Service& service);

/// The weekdays that holder `number` (from 1) works at this WTE: all of the post's own days, else the fewest
/// clinic days that hold the hours, chosen by the holder's name so that small holders spread over the week.
[[nodiscard]] WeekdaySet working_days(const Service& service, const Post& post, int number, double wte);

/// Cost a year at 1.0 WTE in this band with on-costs, or the post's own `cost_per_year`; none where neither
/// band nor cost is known.
[[nodiscard]] std::optional<Pounds> cost_per_year(const Post& post, const std::string& band,
                                                  const Costs& costs);
[[nodiscard]] std::optional<Pounds> cost_per_year(const Post& post, const Costs& costs);

/// GBP an hour of bank staff; none where neither the cover rules nor the costs say.
[[nodiscard]] std::optional<Pounds> bank_per_hour(const Service& service);

/// Employer-borne on-cost as a share of pay: pension 14.38%, National Insurance 15% above 5,000 and the
/// apprenticeship levy 0.5%. Worked example: 42,170 -> 28.1%. Source: NHSBSA employer contribution 2025/26;
/// the National Insurance threshold is an assumption.
[[nodiscard]] double on_cost_share(Pounds pay);

}  // namespace headroom
