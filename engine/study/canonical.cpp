// Every value of every checked service as text, of which fingerprints are made.
// A struct is taken apart by structured bindings, so that a field added to it does not compile here until it
// is written down too: --resume rests on it.

#include <fmt/format.h>

#include <type_traits>

#include "study/study.hpp"

namespace headroom {
namespace {

/// Writes values one a line; texts with their length, so that no two studies can run together.
class Writer {
 public:
  template <class... Values>
  void all(const Values&... values) {
    (add(values), ...);
  }

  void add(const std::string& text) { out += fmt::format("{}:{}\n", text.size(), text); }
  void add(double value) { out += fmt::format("{}\n", value); }  // the shortest text that reads back the same
  void add(int value) { out += fmt::format("{}\n", value); }
  void add(std::size_t value) { out += fmt::format("{}\n", value); }
  void add(bool value) { out += value ? "true\n" : "false\n"; }
  void add(Date date) { add(to_string(date)); }
  void add(Hours hours) { add(hours.value()); }
  void add(Pounds pounds) { add(pounds.value()); }
  void add(Minutes minutes) { out += fmt::format("{}\n", minutes.value()); }
  template <class Named, std::enable_if_t<std::is_enum_v<Named>, bool> = true>
  void add(Named value) {
    add(static_cast<int>(value));
  }
  template <class Of>
  void add(Id<Of> id) {
    add(std::size_t{id.index});
  }
  template <class T>
  void add(const std::optional<T>& value) {
    add(value.has_value());
    if (value) add(*value);
  }
  template <class T>
  void add(const std::vector<T>& values) {
    add(values.size());
    for (const auto& value : values) add(value);
  }
  template <class T, std::size_t n>
  void add(const std::array<T, n>& values) {
    for (const auto& value : values) add(value);
  }

  void add(const LeadTime& time) {
    const auto& [days, kind] = time;
    all(days, kind);
  }
  void add(const RandomDuration& duration) {
    const auto& [kind, a, b, c] = duration;
    all(kind, a, b, c);
  }
  void add(const NextStep& next) {
    const auto& [step, share] = next;
    all(step, share);
  }
  void add(const Step& of) {
    const auto& [name, appointment, after, within, stops_clock, next] = of;
    all(name, appointment, after, within, stops_clock, next);
  }
  void add(const Pathway& pathway) {
    const auto& [name, steps] = pathway;
    all(name, steps);
  }
  void add(const Appointment& appointment) {
    const auto& [name, minutes, admin, travel, by, mode, dna] = appointment;
    all(name, minutes, admin, travel, by, mode, dna);
  }
  void add(const Priority& priority) {
    const auto& [name, share, target, notice, horizon_days] = priority;
    all(name, share, target, notice, horizon_days);
  }
  void add(const WaitingGroup& group) {
    const auto& [priority, count, longest_days, drawn_as] = group;
    all(priority, count, longest_days, drawn_as);
  }
  void add(const Stream& stream) {
    const auto& [name, pathway, enters, sites, referrals_per_week, day_counts, weekdays, priorities, standard,
                 clock, waiting, in_progress_usual, first_seen_per_week] = stream;
    all(name, pathway, enters, sites, referrals_per_week, day_counts, weekdays, priorities, standard, clock,
        waiting, in_progress_usual, first_seen_per_week);
  }
  void add(const FixedActivity& activity) {
    const auto& [name, per_week, day] = activity;
    all(name, per_week, day);
  }
  void add(const Activity& activity) {
    const auto& [name, category, per_week, pillar, protection] = activity;
    all(name, category, per_week, pillar, protection);
  }
  void add(const Session& session) {
    const auto& [day, start_minute, length, site, streams, every_weeks, starting] = session;
    all(day, start_minute, length, site, streams, every_weeks, starting);
  }
  void add(const PostTerms& terms) {
    const auto& [wte, holders, band, plan] = terms;
    all(wte, holders, band, plan);
  }
  void add(const PlanChange& change) {
    const auto& [from, terms] = change;
    all(from, terms);
  }
  void add(const LongAbsence& absence) {
    const auto& [from, until, reason, accrues_leave, backfill, paid] = absence;
    all(from, until, reason, accrues_leave, backfill, paid);
  }
  void add(const InductionStep& step) {
    const auto& [days, at] = step;
    all(days, at);
  }
  void add(const Post& post) {
    const auto& [name, roles, wte, holders, band, cost_per_year, plan, has_job_plan, changes, activities,
                 pillars, days, sites_on, dcc_fixed, sessions, outside_sessions, annual_leave_days, from,
                 until, absent, productivity, induction, sickness_rate] = post;
    all(name, roles, wte, holders, band, cost_per_year, plan, has_job_plan, changes, activities, pillars,
        days, sites_on, dcc_fixed, sessions, outside_sessions, annual_leave_days, from, until, absent,
        productivity, induction, sickness_rate);
  }
  void add(const DatedHours& dated) {
    const auto& [from, hours] = dated;
    all(from, hours);
  }
  void add(const SpellPart& part) {
    const auto& [share, min, max, mean] = part;
    all(share, min, max, mean);
  }
  void add(const Calendar& calendar) {
    const auto& [start, weeks, warm_up_weeks, clinic_days, bank_holidays, closed, open] = calendar;
    all(start, weeks, warm_up_weeks, clinic_days, bank_holidays, closed, open);
  }
  void add(MonthDay date) {
    const auto& [month, day] = date;
    all(month, day);
  }
  void add(const AbsenceRules& rules) {
    const auto& [public_holiday_days, study_days, leave_year, leave_pattern, leave_together, spells,
                 sickness_months, phased_return, turnover, placements] = rules;
    all(public_holiday_days, study_days, leave_year, leave_pattern, leave_together, spells, sickness_months,
        phased_return, turnover, placements);
  }
  void add(const PhasedReturn& back) {
    const auto& [weeks, at] = back;
    all(weeks, at);
  }
  void add(const Turnover& turnover) {
    const auto& [leavers_per_year, notice_days, time_to_hire, start] = turnover;
    all(leavers_per_year, notice_days, time_to_hire, start);
  }
  void add(const Placement& placement) {
    const auto& [post, from, pace] = placement;
    all(post, from, pace);
  }
  void add(const Bank& bank) {
    const auto& [per_week, per_hour] = bank;
    all(per_week, per_hour);
  }
  void add(const MinimumOnDuty& rule) {
    const auto& [role, site, heads] = rule;
    all(role, site, heads);
  }
  void add(const CoverRules& cover) {
    const auto& [order, protected_time_limit, bank, minimum_on_duty] = cover;
    all(order, protected_time_limit, bank, minimum_on_duty);
  }
  void add(const BookingRules& rules) {
    const auto& [order, continuity, rebook_after_dna, office_days] = rules;
    all(order, continuity, rebook_after_dna, office_days);
  }
  void add(const Costs& costs) {
    const auto& [year, pay, on_cost, bank_per_hour] = costs;
    all(year, pay.size());
    for (const auto& [band, a_year] : pay) all(band, a_year);
    all(on_cost, bank_per_hour);
  }
  void add(const Service& service) {
    const auto& [calendar, full_time_hours, hours_changes, sites, roles, appointments, pathways, streams,
                 posts, absence, booking, cover, costs] = service;
    all(calendar, full_time_hours, hours_changes, sites, roles, appointments, pathways, streams, posts,
        absence, booking, cover, costs);
  }
  void add(const MetricChoice& of) {
    const auto& [metric, stream, priority] = of;
    all(metric, stream, priority);
  }
  void add(const PrecisionGoal& goal) {
    const auto& [precision, of, at_least, look_ahead, at_most] = goal;
    all(precision, of, at_least, look_ahead, at_most);
  }
  void add(const SelectionGoal& goal) {
    const auto& [of, lowest, within, confidence, procedure, at_least, at_most] = goal;
    all(of, lowest, within, confidence, procedure, at_least, at_most);
  }
  void add(const Experiment& experiment) {
    const auto& [replications, seed, keep, precision, select, draws] = experiment;
    all(replications, std::to_string(seed), keep, precision, select);
  }
  void add(const DrawRule& rule) {
    const auto& [kind, draws] = rule;
    all(kind, std::size_t{draws});
  }
  void add(const Unknown& unknown) {
    const auto& [path, scenario, value, from, to, sure, spread, least, top, unit, rows, source, by, whole] =
        unknown;
    all(path, scenario, value, from, to, sure, spread, least, top, rows);
  }
  void add(const Uncertainty& uncertainty) {
    const auto& [unknowns, rows] = uncertainty;
    all(unknowns);
  }
  void add(const SizingVariable& variable) {
    const auto& [path, values, texts, more_is_capacity] = variable;
    all(path, values, texts, more_is_capacity);
  }
  void add(const SizingTarget& target) {
    const auto& [of, bound, value, in, where_it_stands] = target;
    all(of, bound, value, in);
  }
  void add(const Sizing& sizing) {
    const auto& [where_it_stands, vary, meet, confidence, minimise, makes_choices] = sizing;
    all(vary, meet, confidence, minimise);
  }

  std::string out;
};

}  // namespace

void write_canonical(const Study& study, const std::function<void(const std::string&)>& into) {
  const auto write = [&](const auto&... values) {
    Writer writer;
    (writer.add(values), ...);
    into(writer.out);
  };
  write(study.base, study.scenarios.size());
  for (const Scenario& scenario : study.scenarios) write(scenario.name, scenario.service);
  write(study.experiment, study.sizing);
  if (!study.uncertainty.unknowns.empty()) write(study.uncertainty, study.experiment.draws);
}

}  // namespace headroom
