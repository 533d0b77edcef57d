// A draw's services read once for all replications in a row that play it.

#include "experiment/drawn_model.hpp"

#include <utility>

namespace headroom {

DrawnModel::DrawnModel(Scenario scenario, const ModelSource& source)
    : scenario_{std::move(scenario)}, source_{source} {}

const Model& DrawnModel::model(const Draw& draw) {
  if (!model_ || draw != draw_) make(draw);
  return *model_;
}

void DrawnModel::make(const Draw& draw) {
  model_.reset();  // a draw that breaks a rule leaves none
  draw_ = draw;
  if (draw.number == 0 || !scenario_.drawn) {
    drawn_.reset();
    if (scenario_.is_study)
      model_.emplace(scenario_.service, scenario_.service);
    else
      model_.emplace(scenario_.service, source_.at_start);
    return;
  }
  Result<Service> drawn = scenario_.drawn(draw);
  if (!drawn) throw drawn.error();
  drawn_ = std::move(*drawn);
  if (scenario_.is_study)
    model_.emplace(*drawn_, *drawn_);
  else if (draw.redrawn.empty() && draw.number <= source_.of_draws.size())
    model_.emplace(*drawn_, source_.of_draws[draw.number - 1]);
  else
    model_.emplace(*drawn_, drawn_start(draw));
}

StudyAtStart DrawnModel::drawn_start(const Draw& draw) const {
  const Result<Service> base = source_.drawn_base(draw);
  if (!base) throw base.error();
  return *base;
}

}  // namespace headroom
