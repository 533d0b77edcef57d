#include <fmt/format.h>

#include "study/study.hpp"

namespace headroom {
namespace {

/// Writes values one a line; texts with their length, so that no two studies can run together.
class Writer {
 public:
  void add(const std::string& text) { out += fmt::format("{}:{}\n", text.size(), text); }
  void add(double value) { out += fmt::format("{}\n", value); }  // the shortest text that reads back the same
  void add(int value) { out += fmt::format("{}\n", value); }
  void add(std::size_t value) { out += fmt::format("{}\n", value); }
  void add(bool value) { out += value ? "true\n" : "false\n"; }
  void add(Date date) { add(to_string(date)); }
  void add(Hours hours) { add(hours.value()); }
  void add(Pounds pounds) { add(pounds.value()); }
  void add(Minutes minutes) { out += fmt::format("{}\n", minutes.value()); }
  void add(Weekday day) { add(static_cast<int>(day)); }
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
  void add(const LeadTime& t) { add(t.days), add(static_cast<int>(t.kind)); }
  void add(const RandomDuration& d) { add(static_cast<int>(d.kind)), add(d.a), add(d.b), add(d.c); }
  void add(const NextStep& next) { add(next.step), add(next.share); }
  void add(const Step& step) {
    add(step.name), add(step.appointment), add(step.after), add(step.within), add(step.stops_clock),
        add(step.next);
  }
  void add(const Pathway& pathway) { add(pathway.name), add(pathway.steps); }
  void add(const Appointment& a) {
    add(a.name), add(a.minutes), add(a.admin), add(a.travel), add(a.by), add(static_cast<int>(a.mode)),
        add(a.dna);
  }
  void add(const Priority& p) {
    add(p.name), add(p.share), add(p.target), add(p.notice), add(p.horizon_days);
  }
  void add(const WaitingGroup& group) {
    add(group.priority), add(group.count), add(group.longest_days), add(group.drawn_as);
  }
  void add(const Stream& s) {
    add(s.name), add(s.pathway), add(s.enters), add(s.sites), add(s.referrals_per_week);
    add(static_cast<int>(s.day_counts)), add(s.weekdays), add(s.priorities);
    add(s.standard), add(static_cast<int>(s.clock)), add(s.waiting), add(s.in_progress_usual);
    add(s.first_seen_per_week);
  }
  void add(const FixedActivity& activity) { add(activity.name), add(activity.per_week), add(activity.day); }
  void add(Pillar pillar) { add(static_cast<int>(pillar)); }
  void add(CoverBy way) { add(static_cast<int>(way)); }
  void add(const Activity& a) {
    add(a.name), add(static_cast<int>(a.category)), add(a.per_week), add(a.pillar);
    add(static_cast<int>(a.protection));
  }
  void add(const Session& s) {
    add(s.day), add(s.start_minute), add(s.length), add(s.site), add(s.streams), add(s.every_weeks);
    add(s.starting);
  }
  void add(const PostTerms& terms) { add(terms.wte), add(terms.holders), add(terms.band), add(terms.plan); }
  void add(const PlanChange& change) { add(change.from), add(change.terms); }
  void add(const LongAbsence& a) {
    add(a.from), add(a.until), add(a.reason), add(a.accrues_leave), add(a.backfill), add(a.paid);
  }
  void add(const InductionStep& step) { add(step.days), add(step.at); }
  void add(const Post& p) {
    add(p.name), add(p.roles), add(p.wte), add(p.holders), add(p.band), add(p.cost_per_year), add(p.plan);
    add(p.has_job_plan), add(p.changes), add(p.activities), add(p.pillars), add(p.days), add(p.sites_on);
    add(p.dcc_fixed), add(p.sessions), add(p.outside_sessions), add(p.annual_leave_days), add(p.from);
    add(p.until), add(p.absent), add(p.productivity), add(p.induction), add(p.sickness_rate);
  }
  void add(const DatedHours& hours) { add(hours.from), add(hours.hours); }
  void add(const SpellPart& part) { add(part.share), add(part.min), add(part.max), add(part.mean); }
  void add(const Calendar& c) {
    add(c.start), add(c.weeks), add(c.warm_up_weeks), add(c.clinic_days),
        add(static_cast<int>(c.bank_holidays));
    add(c.closed), add(c.open);
  }
  void add(const AbsenceRules& a) {
    add(a.public_holiday_days), add(a.study_days), add(a.leave_year.month), add(a.leave_year.day);
    add(a.leave_pattern), add(a.leave_together), add(a.spells), add(a.sickness_months);
    add(a.phased_return), add(a.turnover), add(a.placements);
  }
  void add(const PhasedReturn& back) { add(back.weeks), add(back.at); }
  void add(const Turnover& t) {
    add(t.leavers_per_year), add(t.notice_days), add(t.time_to_hire), add(static_cast<int>(t.start));
  }
  void add(const Placement& p) { add(p.post), add(p.from), add(p.pace); }
  void add(const Bank& bank) { add(bank.per_week), add(bank.per_hour); }
  void add(const MinimumOnDuty& rule) { add(rule.role), add(rule.site), add(rule.heads); }
  void add(const CoverRules& cover) {
    add(cover.order), add(cover.protected_time_limit), add(cover.bank), add(cover.minimum_on_duty);
  }
  void add(const BookingRules& b) {
    add(static_cast<int>(b.order)), add(static_cast<int>(b.continuity)), add(b.rebook_after_dna);
    add(b.office_days);
  }
  void add(const Costs& costs) {
    add(costs.year), add(costs.pay.size());
    for (const auto& [band, pay] : costs.pay) add(band), add(pay);
    add(costs.on_cost), add(costs.bank_per_hour);
  }
  void add(const Service& s) {
    add(s.calendar), add(s.full_time_hours), add(s.hours_changes), add(s.sites), add(s.roles),
        add(s.appointments), add(s.pathways);
    add(s.streams), add(s.posts), add(s.absence), add(s.booking), add(s.cover), add(s.costs);
  }
  void add(SelectionProcedure procedure) { add(static_cast<int>(procedure)); }
  void add(const MetricChoice& of) { add(of.metric), add(of.stream), add(of.priority); }
  void add(const PrecisionGoal& goal) {
    add(goal.precision), add(goal.of), add(goal.at_least), add(goal.look_ahead), add(goal.at_most);
  }
  void add(const SelectionGoal& goal) {
    add(goal.of), add(goal.lowest), add(goal.within), add(goal.confidence), add(goal.procedure);
    add(goal.at_least), add(goal.at_most);
  }
  void add(const Experiment& e) {
    add(e.replications), add(std::to_string(e.seed)), add(static_cast<int>(e.keep)), add(e.precision);
    add(e.select);
  }
  void add(const SizingVariable& variable) {
    add(variable.path), add(variable.values), add(variable.texts), add(variable.more_is_capacity);
  }
  void add(const SizingTarget& target) {
    add(target.of), add(static_cast<int>(target.bound)), add(target.value), add(target.in);
  }
  void add(const Sizing& sizing) {
    add(sizing.vary), add(sizing.meet), add(sizing.confidence), add(static_cast<int>(sizing.minimise));
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
}

}  // namespace headroom
