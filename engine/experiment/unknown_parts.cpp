// Twins and redrawn plays run as replications of an experiment, and their figures taken apart.

#include "experiment/unknown_parts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/ensure.hpp"
#include "experiment/memory_storage.hpp"

namespace headroom {
namespace {

constexpr std::array kAsked{MetricId::in_time, MetricId::wait_first_mean};
constexpr std::uint64_t kOrders = 200;
constexpr std::uint32_t kTried = 10;

// Which of the unknown numbers are asked about, and which of them together.

/// Whether it makes any difference to a scenario.
bool does_something(const Unknown& unknown, const Scenario& scenario, std::uint64_t seed) {
  for (std::uint32_t draw = 1; draw <= kTried; ++draw) {
    const auto one = scenario.drawn({seed, draw}),
               other = scenario.drawn({seed, draw, {name_of(unknown)}, draw + 1});
    if (!one || !other || !(*one == *other)) return true;
  }
  return false;
}

std::vector<const Unknown*> asked_about(const Study& study, const ExperimentPlan& plan) {
  std::vector<const Unknown*> all;
  for (const Unknown& unknown : study.uncertainty.unknowns) {
    bool is_asked = unknown.scenario.empty();
    for (std::size_t s = 0; s < plan.scenarios.size() && !is_asked; ++s)
      is_asked = does_something(unknown, plan.scenarios[s], plan.seed);
    if (is_asked) all.push_back(&unknown);
  }
  return all;
}

bool go_together(const Unknown& a, const Unknown& b) {
  if (!a.whole.empty() && a.whole == b.whole) return true;
  return !a.rows.empty() && a.rows.size() == b.rows.size() &&
         std::abs(correlation(a.rows, b.rows)) > kCorrelated;
}

std::vector<KnownTogether> groups_of(const std::vector<const Unknown*>& unknowns) {
  const auto go = [&](std::size_t a, std::size_t b) { return go_together(*unknowns[a], *unknowns[b]); };
  std::vector<KnownTogether> groups;
  for (const auto& members : related(unknowns.size(), go)) {
    groups.emplace_back();
    for (const std::size_t u : members) groups.back().push_back(name_of(*unknowns[u]));
  }
  return groups;
}

// What was played, figure by figure.

/// Keeps the figures that are asked about, and tells how far it is.
class Twins final : public MemoryStorage {
 public:
  Twins(const UnknownPlan& plan, const Advance& advance)
      : MemoryStorage{plan.experiment, plan.title, datasets()}, advance_{advance} {}
  void advance(std::size_t replications) override { advance_(replications); }

 private:
  static std::vector<const Dataset*> datasets() {
    std::vector<const Dataset*> all;
    for (const MetricId id : kAsked) all.push_back(&dataset(id));
    return all;
  }
  const Advance& advance_;
};

/// [play] of one scenario, metric and stream.
std::vector<double> plays_of(const Samples& samples, std::size_t scenario, MetricId metric,
                             std::size_t stream) {
  const std::vector<double>& values = samples.values.find(dataset(metric).path())->second;
  std::vector<double> plays(samples.replications);
  for (std::size_t p = 0; p < plays.size(); ++p)
    plays[p] = values[(scenario * samples.replications + p) * samples.streams.size() + stream];
  return plays;
}

TwinPlays twins_of(const UnknownPlan& plan, const std::vector<double>& plays) {
  const std::size_t each = plan.plays_of_a_draw();
  const auto nth = [&](std::size_t which) {
    std::vector<double> column(plan.draws);
    for (std::size_t d = 0; d < column.size(); ++d) column[d] = plays[d * each + which];
    return column;
  };
  TwinPlays twins{nth(0), nth(1), {}};
  for (std::size_t g = 0; g < plan.groups.size(); ++g) twins.redrawn.push_back(nth(2 + g));
  return twins;
}

/// The draws in random orders; the first occurrence is the order of a file's rows.
Orders orders_of(const UnknownPlan& plan) {
  Orders orders;
  for (std::uint64_t which = 1; which <= kOrders; ++which)
    orders.push_back(shuffled(plan.draws, plan.experiment.seed, which));
  return orders;
}

std::vector<UnknownFigure> figures_of(const UnknownPlan& plan, const Samples& samples) {
  const Orders orders = orders_of(plan);
  const std::size_t scenario = samples.scenarios.size() - 1;
  std::vector<UnknownFigure> figures;
  for (std::size_t stream = 0; stream < samples.streams.size(); ++stream) {
    for (const MetricId metric : kAsked) {
      std::vector<double> plays = plays_of(samples, scenario, metric, stream);
      UnknownFigure& figure = figures.emplace_back(UnknownFigure{stream, metric, {}, {}});
      figure.level = spread_parts(twins_of(plan, plays), orders);
      if (scenario == 0) continue;
      const std::vector<double> before = plays_of(samples, 0, metric, stream);
      for (std::size_t p = 0; p < plays.size(); ++p) plays[p] -= before[p];
      figure.difference = spread_parts(twins_of(plan, plays), orders);
    }
  }
  return figures;
}

/// As if nothing else had been played.
Samples first_plays(const UnknownPlan& plan, const Samples& samples) {
  Samples first = samples;
  first.replications = plan.draws;
  const std::size_t row = samples.streams.size(), each = plan.plays_of_a_draw();
  for (auto& [path, values] : first.values) {
    std::vector<double> kept;
    for (std::size_t p = 0; p < values.size() / row; p += each)
      kept.insert(kept.end(), values.begin() + static_cast<std::ptrdiff_t>(p * row),
                  values.begin() + static_cast<std::ptrdiff_t>((p + 1) * row));
    values = std::move(kept);
  }
  return first;
}

}  // namespace

Play UnknownPlan::play(std::uint32_t number) const {
  const std::uint32_t place = (number - 1) / plays_of_a_draw(), which = (number - 1) % plays_of_a_draw();
  const auto draw_at = [&](std::uint32_t at) { return (rows == 0 ? at : at % rows) + 1; };
  Play play{{experiment.seed, draw_at(place)}, which == 0 ? place + 1 : draws + place + 1};
  if (which < 2) return play;
  play.draw.redrawn = groups[which - 2];
  play.draw.redrawn_as = draw_at((place + 1) % draws);
  return play;
}

UnknownPlan unknown_plan(const Study& study, const Scenario& scenario, std::uint32_t draws,
                         std::uint64_t seed) {
  ensure(!study.uncertainty.unknowns.empty(), "something is not known");
  ensure(draws >= kFewestDraws, "draws are enough to tell what they do from chance");
  UnknownPlan plan{study.title, scenario.name, draws, study.uncertainty.rows, {}, {study.base, {}, 0, seed}};
  std::vector<Scenario> played;
  if (Scenario baseline = study.scenarios.front(); baseline.name != scenario.name)
    played.push_back(std::move(baseline));
  played.push_back(scenario);
  plan.experiment.scenarios = std::move(played);
  plan.experiment.drawn_base = study.drawn_base;
  plan.groups = groups_of(asked_about(study, plan.experiment));
  plan.experiment.replications = draws * plan.plays_of_a_draw();
  return plan;
}

const UnknownFigure& UnknownParts::figure(std::size_t stream, MetricId metric) const {
  const auto found = std::find_if(figures.begin(), figures.end(), [&](const UnknownFigure& one) {
    return one.stream == stream && one.metric == metric;
  });
  ensure(found != figures.end(), "every stream has both metrics");
  return *found;
}

const ComparedFigure& UnknownParts::compared(const UnknownFigure& figure) const {
  const auto found = std::find_if(
      comparison.figures.begin(), comparison.figures.end(),
      [&](const ComparedFigure& one) { return one.is(figure.metric) && one.stream == figure.stream; });
  ensure(found != comparison.figures.end(), "what is asked about was compared");
  return *found;
}

std::optional<UnknownParts> unknown_parts(const UnknownPlan& plan, Runner& runner, const Advance& advance) {
  Twins storage{plan, advance};
  const Simulator play =
      simulator(plan.experiment, runner.workers(), [&](std::uint32_t number) { return plan.play(number); });
  if (run_experiment(plan.experiment, runner, storage, play).outcome == Outcome::stopped) return std::nullopt;
  Question question;
  for (const MetricId metric : kAsked) question.metrics.emplace_back(name_of(metric));
  return UnknownParts{plan.scenario, plan.draws, plan.groups, figures_of(plan, storage.samples()),
                      compare(first_plays(plan, storage.samples()), question)};
}

}  // namespace headroom
