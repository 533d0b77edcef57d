// The variants of a service without each cause, run like scenarios, of which only the figures are kept.

#include "experiment/explain.hpp"

#include <algorithm>
#include <limits>
#include <memory>
#include <utility>

#include "base/ensure.hpp"

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

/// Keeps of every replication what is explained.
class Collector {
 public:
  explicit Collector(const ExplainPlan& plan) {
    const ExperimentPlan& experiment = plan.experiment;
    samples_.title = plan.title;
    for (const Scenario& variant : experiment.scenarios) samples_.scenarios.push_back(variant.name);
    const Service service = experiment.scenarios.front().service;
    for (const Stream& stream : service.streams) samples_.streams.push_back(stream.name);
    samples_.replications = experiment.replications;
    samples_.start = service.calendar.start;
    samples_.weeks = static_cast<std::size_t>(service.calendar.weeks);
    for (const MetricId id : kExplained) {
      samples_.metrics[std::string{name_of(id)}].resize(samples_.scenarios.size() * samples_.replications *
                                                        width(metric(id)));
    }
  }

  /// Several at once, each of another replication.
  void take(std::size_t scenario, std::size_t replication, const Summary& summary) {
    const std::size_t row = scenario * samples_.replications + replication;
    for (const MetricId id : kExplained) put(metric(id), row, summary);
  }

  [[nodiscard]] Comparison compared() const {
    Question question;
    question.metrics = names_of(kExplained);
    return compare(samples_, question);
  }

 private:
  [[nodiscard]] std::size_t width(const Metric& metric) const {
    return metric.by_stream() ? samples_.streams.size() : 1;
  }

  void put(const Metric& metric, std::size_t row, const Summary& summary) {
    const std::size_t m = metric_position(metric.name);
    double* const into = &samples_.metrics.find(metric.name)->second[row * width(metric)];
    if (!metric.by_stream()) {
      *into = summary.overall[m];
      return;
    }
    ensure(summary.by_stream[m].size() == samples_.streams.size(), "every variant has the same streams");
    std::copy(summary.by_stream[m].begin(), summary.by_stream[m].end(), into);
  }

  Samples samples_;
};

/// Keeps the figures and throws the rest away.
class Collecting final : public Storage {
 public:
  Collecting(Collector& collector, const Advance& advance) : collector_{collector}, advance_{advance} {}

  [[nodiscard]] std::unique_ptr<BlockSink> begin(const BlockSpan& block, const Service&) override {
    return std::make_unique<Rows>(collector_, block);
  }
  void advance(std::size_t replications) override { advance_(replications); }

 private:
  class Rows final : public BlockSink {
   public:
    Rows(Collector& collector, const BlockSpan& block)
        : collector_{collector}, scenario_{block.scenario}, next_{block.first} {}
    void add(ReplicationResult result) override { collector_.take(scenario_, next_++, result.summary); }
    void finish(const ScenarioRun&) override {}

   private:
    Collector& collector_;
    std::size_t scenario_, next_;
  };

  Collector& collector_;
  const Advance& advance_;
};

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
  std::vector<Scenario> variants;
  variants.push_back({std::string{kAsItIs}, "", {}, scenario.service});
  Service all_off = scenario.service;
  for (const CauseInfo& info : kCauses) {
    if (!is_in(info.cause, scenario.service)) continue;
    plan.causes.push_back(info.cause);
    variants.push_back(
        {std::string{info.name}, std::string{info.off}, {}, without(info.cause, scenario.service)});
    all_off = without(info.cause, std::move(all_off));
  }
  if (!plan.causes.empty()) variants.push_back({std::string{kAllOff}, "", {}, std::move(all_off)});
  plan.experiment.scenarios = std::move(variants);
  return plan;
}

std::optional<Explanation> explain(const ExplainPlan& plan, Runner& runner, const Advance& advance) {
  Collector collector{plan};
  Collecting storage{collector, advance};
  if (run_experiment(plan.experiment, runner, storage).outcome == Outcome::stopped) return std::nullopt;
  return Explanation{plan.scenario, plan.causes, collector.compared()};
}

}  // namespace headroom
