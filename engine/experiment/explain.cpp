// The variants of a service without each cause, run like scenarios, of which only the figures are kept.

#include "experiment/explain.hpp"

#include <algorithm>
#include <limits>
#include <memory>
#include <utility>

#include "experiment/memory_storage.hpp"

namespace headroom {
namespace {

constexpr std::initializer_list<MetricId> kExplained{MetricId::in_time, MetricId::wait_first_mean,
                                                     MetricId::utilisation};

bool varies(const Stream& stream) {
  return stream.day_counts != DayCounts::steady && stream.referrals_per_week > 0;
}

bool takes_leave(const Service& service) {
  return service.absence.study_days > 0 || service.absence.public_holiday_days > 0 ||
         std::any_of(service.posts.begin(), service.posts.end(),
                     [](const Post& p) { return p.annual_leave_days > 0 || !p.absent.empty(); });
}

void switch_leave_off(Service& service) {
  service.absence.study_days = 0;
  service.absence.public_holiday_days = 0;
  for (Post& post : service.posts) {
    post.annual_leave_days = 0;
    post.absent.clear();
  }
}

std::vector<const Dataset*> explained() {
  std::vector<const Dataset*> all;
  for (const MetricId id : kExplained) all.push_back(&dataset(id));
  return all;
}

/// Keeps the figures that are explained, and tells how far it is.
class Explaining final : public MemoryStorage {
 public:
  Explaining(const ExplainPlan& plan, const Advance& advance)
      : MemoryStorage{plan.experiment, plan.title, explained()}, advance_{advance} {}
  void advance(std::size_t replications) override { advance_(replications); }

 private:
  const Advance& advance_;
};

/// The variant of a draw is the draw's variant.
template <class Change>
DrawnService drawn_variant(const DrawnService& drawn, Change change) {
  if (!drawn) return {};
  return [drawn, change](const Draw& draw) { return drawn(draw).map(change); };
}

Scenario variant(const Scenario& of, std::string_view name, std::string_view off,
                 const std::vector<Cause>& causes) {
  const auto change = [causes](Service service) {
    for (const Cause cause : causes) service = without(cause, std::move(service));
    return service;
  };
  return {std::string{name}, std::string{off}, {}, change(of.service), drawn_variant(of.drawn, change)};
}

}  // namespace

bool is_in(Cause cause, const Service& service) {
  switch (cause) {
    case Cause::sickness:
      return std::any_of(service.posts.begin(), service.posts.end(),
                         [](const Post& p) { return p.sickness_rate > 0; });
    case Cause::leave:
      return takes_leave(service);
    case Cause::vacancy:
      return service.absence.turnover.leavers_per_year > 0;
    case Cause::non_attendance:
      return std::any_of(service.appointments.begin(), service.appointments.end(),
                         [](const Appointment& a) { return a.dna > 0; });
    case Cause::cover:
      return std::any_of(service.cover.order.begin(), service.cover.order.end(),
                         [](CoverBy by) { return by != CoverBy::cancel; });
    case Cause::variation:
      return std::any_of(service.streams.begin(), service.streams.end(), varies);
  }
  return false;
}

Service without(Cause cause, Service service) {
  switch (cause) {
    case Cause::sickness:
      for (Post& post : service.posts) post.sickness_rate = 0;
      break;
    case Cause::leave:
      switch_leave_off(service);
      break;
    case Cause::vacancy:
      service.absence.turnover.leavers_per_year = 0;
      break;
    case Cause::non_attendance:
      for (Appointment& appointment : service.appointments) appointment.dna = 0;
      break;
    case Cause::cover:
      service.cover.order = {CoverBy::cancel};
      break;
    case Cause::variation:
      for (Stream& stream : service.streams) stream.day_counts = DayCounts::steady;
      break;
  }
  return service;
}

ExplainPlan explain_plan(const Study& study, const Scenario& scenario, std::uint32_t replications,
                         std::uint64_t seed) {
  ExplainPlan plan{study.title, scenario.name, {}, {study.base, {}, replications, seed}};
  std::vector<Scenario> variants{variant(scenario, kAsItIs, "", {})};
  for (const CauseInfo& info : kCauses) {
    if (!is_in(info.cause, scenario.service)) continue;
    plan.causes.push_back(info.cause);
    variants.push_back(variant(scenario, info.name, info.off, {info.cause}));
  }
  if (!plan.causes.empty()) variants.push_back(variant(scenario, kAllOff, "", plan.causes));
  plan.experiment.scenarios = std::move(variants);
  draw_unknowns(plan.experiment, study);
  return plan;
}

std::optional<Explanation> explain(const ExplainPlan& plan, Runner& runner, const Advance& advance) {
  Explaining storage{plan, advance};
  if (run_experiment(plan.experiment, runner, storage).outcome == Outcome::stopped) return std::nullopt;
  Question question;
  question.metrics = names_of(kExplained);
  return Explanation{plan.scenario, plan.causes, compare(storage.samples(), question)};
}

}  // namespace headroom
