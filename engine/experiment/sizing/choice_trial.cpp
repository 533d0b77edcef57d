// Targets held in every stream against one-sided bounds, look by look, up to the most replications.

#include "experiment/sizing/choice_trial.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/ensure.hpp"

namespace headroom {
namespace {

/// No sooner: a mean over ten futures looks safe whenever the bad ones are not among them.
constexpr std::size_t kFirstLookAtMeans = 50;

/// The same, for one kind of target.
FeasibilityRule rule_for(FeasibilityRule rule, Judged judged) {
  if (judged != Judged::share) rule.first_look = std::min(kFirstLookAtMeans, rule.at_most);
  return rule;
}

Side side_of(const SizingTarget& target) {
  return target.bound == SizingTarget::Bound::at_least ? Side::at_least : Side::at_most;
}

/// Streams in which the target must be met; one empty name where it is of no stream.
std::vector<std::string> streams_of(const SizingTarget& target, const Service& service) {
  if (!find_metric(target.of.metric)->by_stream()) return {""};
  if (target.of.stream) return {*target.of.stream};
  std::vector<std::string> names;
  for (const Stream& stream : service.streams) names.push_back(stream.name);
  return names;
}

const std::vector<StudyAtStart> kNoStarts;  // a choice may be ruled out after few draws: none is made before

}  // namespace

FeasibilityRule feasibility_rule(const Sizing& sizing, const Service& service, std::size_t replications) {
  FeasibilityRule rule;
  rule.confidence = sizing.confidence;
  rule.at_most = replications;
  rule.first_look = std::min(rule.first_look, replications);
  rule.requirements = 0;
  for (const SizingTarget& target : sizing.meet) rule.requirements += streams_of(target, service).size();
  return rule;
}

Judged judged_by(const SizingTarget& target) {
  if (target.in) return Judged::share;
  return find_metric(target.of.metric)->is_share_of_patients() ? Judged::mean_share : Judged::mean;
}

ChoiceTrial::ChoiceTrial(const SizePlan& plan, const StudyAtStart& at_start, Scenario scenario,
                         std::vector<Workspace>& workspaces)
    : plan_{plan},
      scenario_{std::move(scenario)},
      workspaces_{workspaces},
      rule_{feasibility_rule(plan.sizing, scenario_.service, plan.replications)} {
  if (plan.draws.any()) {
    for (std::size_t w = 0; w < workspaces.size(); ++w)
      drawn_.emplace_back(scenario_, ModelSource{at_start, kNoStarts, plan.drawn_base, plan.draws});
  } else {
    model_.emplace(scenario_.service, at_start);
  }
  for (std::size_t t = 0; t < plan.sizing.meet.size(); ++t) {
    for (const std::string& stream : streams_of(plan.sizing.meet[t], scenario_.service)) {
      add_requirement(t, stream);
    }
    const auto own = looks(rule_for(rule_, judged_by(plan.sizing.meet[t])));
    looks_.insert(looks_.end(), own.begin(), own.end());
  }
  std::sort(looks_.begin(), looks_.end());
}

void ChoiceTrial::add_requirement(std::size_t position, const std::string& stream) {
  const SizingTarget& target = plan_.sizing.meet[position];
  MetricChoice of = target.of;
  if (!stream.empty()) of.stream = stream;
  const Judged judged = judged_by(target);
  const headroom::Requirement required = target.in
                                             ? headroom::Requirement{judged, Side::at_least, *target.in}
                                             : headroom::Requirement{judged, side_of(target), target.value};
  requirements_.push_back({position, stream, StoppingFigures{of, scenario_.service}, required,
                           FeasibilityTest{required, rule_for(rule_, judged)}});
}

double ChoiceTrial::value(const Requirement& requirement, const Summary& summary) const {
  const SizingTarget& target = plan_.sizing.meet[requirement.target];
  const double value = requirement.figure.values(summary).front();
  if (!target.in || std::isnan(value)) return value;
  const bool meets =
      target.bound == SizingTarget::Bound::at_least ? value >= target.value : value <= target.value;
  return meets ? 1 : 0;
}

Summary ChoiceTrial::played(std::size_t worker, std::uint32_t replication) {
  const Model& model = model_ ? *model_ : drawn_[worker].model(replication);
  const Service* of = model_ ? nullptr : drawn_[worker].drawn();
  const Observations seen = simulate(model, plan_.seed, replication, workspaces_[worker]);
  return summarise({seen, of != nullptr ? *of : scenario_.service});
}

bool ChoiceTrial::simulate_to(std::size_t replications, Runner& runner) {
  const std::size_t first = summaries_.size();
  if (replications <= first) return true;
  std::vector<Summary> made(replications - first);
  const auto work = [&](std::size_t task, std::size_t worker) {
    const auto number = static_cast<std::uint32_t>(first + task + 1);
    made[task] = played(worker, number);
  };
  const auto deliver = [&](std::size_t task) {
    for (Requirement& r : requirements_) r.test.add(value(r, made[task]));
    summaries_.push_back(std::move(made[task]));
  };
  return runner.run(made.size(), work, deliver) == Outcome::finished;
}

Verdict ChoiceTrial::verdict(const Requirement& requirement) const {
  const Verdict before = requirement.test.verdict();
  if (before != Verdict::undecided || summaries_.size() < plan_.replications) return before;
  return judge(requirement.rule, requirement.test.bounds());
}

Verdict ChoiceTrial::verdict() const {
  std::vector<Verdict> verdicts;
  for (const Requirement& r : requirements_) verdicts.push_back(verdict(r));
  return all_of(verdicts);
}

Verdict ChoiceTrial::verdict_of(CapacityEffect effect) const {
  std::vector<Verdict> verdicts;
  for (const Requirement& r : requirements_) {
    if (effect_of_capacity(plan_.sizing.meet[r.target]) == effect) verdicts.push_back(verdict(r));
  }
  return all_of(verdicts);
}

Verdict ChoiceTrial::test(Runner& runner) {
  for (std::size_t look : looks_) {
    if (!simulate_to(look, runner)) return Verdict::undecided;
    if (verdict() != Verdict::undecided) break;
  }
  return verdict();
}

bool ChoiceTrial::complete(Runner& runner) { return simulate_to(plan_.replications, runner); }

std::vector<HeldTarget> ChoiceTrial::held() const {
  const double confidence = confidence_of_each(rule_);
  std::vector<HeldTarget> all;
  for (const Requirement& r : requirements_) {
    Moments values;
    std::int64_t successes = 0;
    for (const Summary& summary : summaries_) {
      const double value = this->value(r, summary);
      if (std::isnan(value)) continue;
      values.add(value);
      if (value == 1) ++successes;
    }
    const OneSidedBounds bounds = bounds_of(r.rule.judged, values, successes, confidence);
    const bool met = values.count() > 0 && judge(r.rule, bounds) == Verdict::met;
    const PossibleRange& possible = find_metric(plan_.sizing.meet[r.target].of.metric)->possible;
    const Estimate shown =
        r.rule.judged == Judged::share
            ? Estimate{values.mean(), bounds.lower, bounds.upper, values.count()}
            : within({values.mean(), bounds.lower, bounds.upper, values.count()}, possible);
    all.push_back({r.target, r.stream, shown.mean, shown.low, shown.high, met,
                   r.rule.judged == Judged::share ? std::nan("") : values.skewness()});
  }
  return all;
}

Estimate ChoiceTrial::of_stream(MetricId id, std::size_t stream) const {
  std::vector<double> values;
  for (const Summary& summary : summaries_) {
    values.push_back(summary.by_stream[metric_position(id)][stream]);
  }
  return within(estimate(values, 0.95), metric(id).possible);
}

std::vector<ExpectedWaits> ChoiceTrial::waits() const {
  std::vector<ExpectedWaits> all;
  for (std::size_t s = 0; s < scenario_.service.streams.size(); ++s) {
    all.push_back({scenario_.service.streams[s].name, of_stream(MetricId::in_time, s),
                   of_stream(MetricId::wait_first_mean, s), of_stream(MetricId::wait_first_p92, s),
                   of_stream(MetricId::wait_treatment_mean, s)});
  }
  return all;
}

Estimate ChoiceTrial::utilisation() const {
  std::vector<double> values;
  for (const Summary& summary : summaries_)
    values.push_back(summary.overall[metric_position(MetricId::utilisation)]);
  return within(estimate(values, 0.95), metric(MetricId::utilisation).possible);
}

}  // namespace headroom
