// How the replications are cut into blocks, which shard makes which, and the run of a fixed number.

#include "experiment/experiment.hpp"

#include <algorithm>
#include <utility>

#include "base/ensure.hpp"
#include "experiment/replication_maker.hpp"
#include "experiment/stopping.hpp"
#include "results/datasets/catalogue.hpp"

namespace headroom {
namespace {

constexpr std::uint64_t kBlockBytes = 16'000'000;

/// As they stand in the file, but for the summary, which is small.
std::uint64_t bytes_of_one_replication(const Axes& axes) {
  std::uint64_t bytes = 0;
  for (const Dataset& dataset : catalogue()) {
    if (dataset.kept(Keep::replications) != Kept::each || dataset.group == Group::summary) continue;
    bytes += numbers_along(dataset.along, axes) * bytes_of(dataset.number(Keep::replications));
  }
  return bytes;
}

bool by_whole_scenarios(const ExperimentPlan& plan) {
  return keep_row(plan.keep).reduces || plan.precision.has_value();
}

/// The blocks that this shard makes, all of a number that is fixed.
Experimented run_fixed(const ExperimentPlan& plan, Runner& runner, Storage& storage,
                       const Simulator& simulate) {
  const Blocks blocks = blocks_of(plan, axes_of(plan.scenarios, plan.replications)).share(plan.shard);
  ReplicationMaker maker{plan, runner.workers(), simulate};
  const auto work = [&](std::size_t task, std::size_t worker) {
    const BlockSpan block = blocks[task];
    if (const auto kept = storage.kept(block); kept && kept->run.replications == block.count) return;
    const Scenario& scenario = maker.scenario(worker, block.scenario);
    const auto sink = storage.begin(block, scenario.service);
    for (std::uint32_t k = 0; k < block.count; ++k) {
      if (runner.stop_requested()) return;
      sink->add(maker.replication(worker, block.scenario, block.first + k + 1));
    }
    sink->finish({block.count, StoppedBecause::all_done, 0});
  };
  const auto deliver = [&](std::size_t task) { storage.advance(blocks[task].count); };
  Experimented done;
  done.outcome = runner.run(blocks.size(), work, deliver);
  done.runs.resize(plan.scenarios.size());
  for (const BlockSpan block : blocks) done.runs[block.scenario].replications += block.count;
  return done;
}

/// Of all of them, those that say something new.
Problems each_once(const std::vector<Problems>& broken) {
  Problems all;
  for (const Problems& some : broken) {
    for (const Problem& problem : some) {
      const bool is_told = std::any_of(all.begin(), all.end(), [&](const Problem& told) {
        return told.path == problem.path && told.found == problem.found;
      });
      if (!is_told) all.push_back(problem);
    }
  }
  return all;
}

/// What starts are drawn from, by draw, while they take no more than about 20 MB.
class Starts {
 public:
  void keep(const Draw& draw, const Service& study) {
    if (draw.number != starts_.size() + 1 || entries_ > kMostEntries) return;
    starts_.emplace_back(study);
    for (const StudyAtStart::Referrals& stream : starts_.back().streams) entries_ += 1 + stream.visits.size();
  }
  [[nodiscard]] std::vector<StudyAtStart> all() && { return std::move(starts_); }

 private:
  static constexpr std::size_t kMostEntries = 200'000;
  std::vector<StudyAtStart> starts_;
  std::size_t entries_ = 0;
};

/// Each draw that is played is read in the study, from which all start, and in every scenario.
Problems all_broken(const ExperimentPlan& plan, Runner& runner, const PlayOf& play_of,
                    const std::function<void(const Draw&, const Service& study)>& read) {
  const std::uint32_t replications = most_replications(plan);
  std::vector<Problems> broken(1 + plan.scenarios.size());
  const auto work = [&](std::size_t task, std::size_t) {
    const DrawnService tried = task == 0 ? plan.drawn_base : plan.scenarios[task - 1].drawn;
    Draw last;
    for (std::uint32_t r = 1; tried && r <= replications && broken[task].empty(); ++r) {
      const Draw draw = play_of(r).draw;
      if (draw == last || runner.stop_requested()) continue;
      last = draw;
      auto drawn = tried(draw);
      if (!drawn)
        broken[task] = std::move(drawn.error());
      else if (task == 0)
        read(draw, *drawn);
    }
  };
  static_cast<void>(runner.run(broken.size(), work, [](std::size_t) {}));
  return each_once(broken);
}

}  // namespace

std::uint32_t most_replications(const ExperimentPlan& plan) {
  if (plan.precision) return static_cast<std::uint32_t>(plan.precision->at_most);
  if (plan.select) {
    const auto least = static_cast<std::uint32_t>(plan.select->at_least);
    return plan.select->procedure == SelectionProcedure::ocba
               ? std::max(plan.replications, least)
               : static_cast<std::uint32_t>(plan.select->at_most);
  }
  return plan.replications;
}

std::uint32_t block_length(const Axes& axes) {
  const std::uint64_t bytes = std::max<std::uint64_t>(1, bytes_of_one_replication(axes));
  const auto fitting = static_cast<std::uint32_t>(std::clamp<std::uint64_t>(kBlockBytes / bytes, 1, 10));
  return std::clamp((axes.replications + 19) / 20, std::uint32_t{1}, fitting);
}

Blocks::Blocks(std::size_t scenarios, std::uint32_t replications, std::uint32_t length)
    : scenarios_{scenarios},
      replications_{replications},
      length_{length},
      a_scenario_{replications / length + (replications % length > 0 ? 1 : 0)} {
  size_ = scenarios_ * a_scenario_;
}

Blocks Blocks::share(const Shard& shard) const {
  Blocks own = *this;
  own.first_ = first_ + every_ * (shard.number - 1);
  own.every_ = every_ * shard.of;
  own.size_ = own.among_first(std::uint64_t{scenarios_} * a_scenario_);
  return own;
}

BlockSpan Blocks::operator[](std::size_t position) const {
  const std::size_t of_all = first_ + position * every_;
  const auto first = static_cast<std::uint32_t>(of_all % a_scenario_) * length_;
  return {of_all / a_scenario_, first, std::min(length_, replications_ - first)};
}

std::uint64_t Blocks::among_first(std::uint64_t count) const {
  return count <= first_ ? 0 : (count - first_ + every_ - 1) / every_;
}

std::uint64_t Blocks::replications() const {
  std::uint64_t short_ones = 0;  // last blocks of a scenario
  for (std::uint64_t s = 0; s < scenarios_; ++s) {
    const std::uint64_t last = (s + 1) * a_scenario_;
    short_ones += among_first(last) - among_first(last - 1);
  }
  const std::uint64_t lacking = std::uint64_t{a_scenario_} * length_ - replications_;
  return std::uint64_t{size_} * length_ - short_ones * lacking;
}

Blocks blocks_of(const ExperimentPlan& plan, const Axes& axes) {
  if (plan.select) return {};
  return {plan.scenarios.size(), axes.replications,
          by_whole_scenarios(plan) ? axes.replications : block_length(axes)};
}

bool is_of_shard(const ExperimentPlan& plan, const BlockSpan& block, std::size_t position) {
  if (plan.precision && block.scenario == 0) return true;
  return position % plan.shard.of == plan.shard.number - 1;
}

void draw_unknowns(ExperimentPlan& plan, const Study& study) {
  plan.drawn_base = study.drawn_base;
  plan.draws = {study.uncertainty, study.experiment.draws, plan.seed, plan.replications};
}

PlayOf own_plays(const ExperimentPlan& plan) {
  return [&plan](std::uint32_t replication) { return Play{plan.draws.of(replication), replication}; };
}

Problems broken_draws(ExperimentPlan& plan, Runner& runner) {
  if (!plan.draws.any()) return {};
  Starts starts;
  Problems broken = all_broken(plan, runner, own_plays(plan),
                               [&](const Draw& draw, const Service& study) { starts.keep(draw, study); });
  plan.starts = std::move(starts).all();
  return broken;
}

Problems broken_draws(const ExperimentPlan& plan, Runner& runner, const PlayOf& play_of) {
  return all_broken(plan, runner, play_of, [](const Draw&, const Service&) {});
}

Experimented run_experiment(const ExperimentPlan& plan, Runner& runner, Storage& storage,
                            const Simulator& simulate) {
  ensure(!plan.scenarios.empty(), "an experiment has at least one scenario");
  ensure(most_replications(plan) >= 1, "an experiment has at least one replication");
  ensure(plan.shard.number >= 1 && plan.shard.number <= plan.shard.of, "shards count from 1");
  if (plan.select) return run_to_selection(plan, runner, storage, simulate);
  if (plan.precision) return run_to_precision(plan, runner, storage, simulate);
  return run_fixed(plan, runner, storage, simulate);
}

Experimented run_experiment(const ExperimentPlan& plan, Runner& runner, Storage& storage) {
  return run_experiment(plan, runner, storage, simulator(plan, runner.workers()));
}

}  // namespace headroom
