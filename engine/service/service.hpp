#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/ids.hpp"
#include "base/quantity.hpp"
#include "random/duration.hpp"

/// What a service is: plain values that the reader has checked, and that nothing changes afterwards.
/// Shares are fractions of 1; vectors are in the order of the study, and ids are positions in them.
namespace headroom {

using WeekdaySet = std::array<bool, 7>;  ///< Monday first

enum class Division { england_and_wales, scotland, northern_ireland, none };

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

enum class Mode { clinic, virtual_clinic, ward, domiciliary };

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

struct Stream {
  std::string name;
  PathwayId pathway;
  StepId enters;
  double referrals_per_week = 0;
  std::array<double, 7> weekdays{0.2, 0.2, 0.2, 0.2, 0.2, 0, 0};  ///< Monday first, sums to 1
  std::vector<Priority> priorities;                               ///< rank order, shares sum to 1
  double standard = 0.92;
  ClockKind clock = ClockKind::first;
  std::vector<WaitingGroup> waiting;
  bool in_progress_usual = true;
  std::optional<double> first_seen_per_week;
  friend bool operator==(const Stream&, const Stream&) = default;
};

enum class Category { dcc, spa, ar, ed };
inline constexpr std::size_t kCategories = 4;
inline constexpr std::array<const char*, kCategories> kCategoryNames{"dcc", "spa", "ar", "ed"};

using JobPlan = std::array<double, kCategories>;  ///< share of hours by Category, sums to 1

/// DCC without booked patients, for a holder at 1.0 WTE.
struct FixedActivity {
  std::string name;
  Hours per_week{};
  std::optional<Weekday> day;  ///< none: spread over the holder's days
  friend bool operator==(const FixedActivity&, const FixedActivity&) = default;
};

/// A post: the plan belongs to the role, the holders do the hours.
struct Post {
  std::string name;
  std::vector<RoleId> roles;  ///< the first is reported, all count for an appointment's `by`
  double wte = 0;
  std::vector<double> holders;          ///< WTE of each holder, none above 1; sums to wte
  std::string band;                     ///< empty where none is given
  std::optional<Pounds> cost_per_year;  ///< at 1.0 WTE, on-costs included; goes before the band
  JobPlan plan{};
  std::optional<WeekdaySet> days;  ///< own working pattern, a subset of the clinic days
  std::vector<FixedActivity> dcc_fixed;
  double annual_leave_days = 27;    ///< a year at full time
  std::optional<Date> from, until;  ///< first and last day in post
  double sickness_rate = 0.045;
  friend bool operator==(const Post&, const Post&) = default;
};

/// One part of the mixture of sickness spells, whole calendar days: geometric truncated to min…max, or
/// min + exponential without max.
struct SpellPart {
  double share = 0;
  int min = 1;
  std::optional<int> max;
  double mean = 1;
  friend bool operator==(const SpellPart&, const SpellPart&) = default;
};

struct AbsenceRules {
  double public_holiday_days = 8;  ///< a year at full time
  double study_days = 5;           ///< a year at full time
  MonthDay leave_year{4, 1};
  double leave_together = 0.4;  ///< at most max(1, floor(share x heads)) of a role on annual leave at once
  std::vector<SpellPart> spells;
  friend bool operator==(const AbsenceRules&, const AbsenceRules&) = default;
};

enum class BookingOrder { target_date, priority, longest_wait };
enum class Continuity { none, prefer, require };

struct BookingRules {
  BookingOrder order = BookingOrder::target_date;
  Continuity continuity = Continuity::none;
  int rebook_after_dna = 1;  ///< further bookings of a step after not attending
  friend bool operator==(const BookingRules&, const BookingRules&) = default;
};

struct Costs {
  std::string year;
  std::map<std::string, Pounds> pay;  ///< by band, a year at 1.0 WTE
  std::optional<double> on_cost;      ///< share of pay; none: by the formula of `on_cost_share`
  friend bool operator==(const Costs&, const Costs&) = default;
};

struct Service {
  Calendar calendar;
  Hours full_time_hours{37.5};  ///< a week at 1.0 WTE
  std::vector<std::string> sites;
  std::vector<std::string> roles;  ///< those that a post holds or an appointment names
  std::vector<Appointment> appointments;
  std::vector<Pathway> pathways;
  std::vector<Stream> streams;
  std::vector<Post> posts;
  AbsenceRules absence;
  BookingRules booking;
  Costs costs;
  friend bool operator==(const Service&, const Service&) = default;

  [[nodiscard]] const Appointment& operator[](AppointmentId id) const { return appointments[id.index]; }
  [[nodiscard]] const Pathway& operator[](PathwayId id) const { return pathways[id.index]; }
  [[nodiscard]] const Stream& operator[](StreamId id) const { return streams[id.index]; }
  [[nodiscard]] const Post& operator[](PostId id) const { return posts[id.index]; }
};

/// The entry in `by` of the most preferred role that the post holds; none where it may not deliver it.
[[nodiscard]] std::optional<std::size_t> preference(const Post& post, const Appointment& appointment);

/// The greatest common divisor of the slots that the post may deliver, in which its time is opened; 1 minute
/// where it may deliver none.
[[nodiscard]] Minutes opening_unit(const Service& service, const Post& post);

/// The most that a day of any holder of the post can open: a day's DCC with the largest remainder carried to
/// it, in whole units. 0 without holders.
[[nodiscard]] Minutes longest_opening(const Service& service, const Post& post);

/// How many of `days` a holder works who has no days of their own: the fewest that hold their hours.
[[nodiscard]] std::size_t fewest_days(std::size_t days, double wte);

/// Pay x (1 + on-cost) of the post at 1.0 WTE a year, or `cost_per_year`; none where neither band nor cost is
/// known.
[[nodiscard]] std::optional<Pounds> cost_per_year(const Post& post, const Costs& costs);

/// Employer-borne on-cost as a share of pay: pension 14.38%, National Insurance 15% above 5,000 and the
/// apprenticeship levy 0.5%. Worked example: 42,170 -> 28.1%. Source: NHSBSA employer contribution 2025/26;
/// the National Insurance threshold is an assumption.
[[nodiscard]] double on_cost_share(Pounds pay);

}  // namespace headroom
