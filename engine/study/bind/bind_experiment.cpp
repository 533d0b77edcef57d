// How much is simulated, and when it is enough.

#include <algorithm>

#include "study/bind/bind.hpp"
#include "study/bind/bind_metric.hpp"
#include "study/bind/fields.hpp"
#include "study/text/quantities.hpp"

namespace headroom::reading {
namespace {

/// What is written, else the default of the table, which is then said to be assumed.
int whole_or_default(const Cursor& key) {
  if (!key.good()) key.assume(number_text(key.whole()));
  return key.whole();
}

void check_order(const Cursor& keys, int at_least, int at_most) {
  if (at_most >= at_least) return;
  const Cursor at = keys["at_most"].written() ? keys["at_most"] : keys["at_least"];
  const bool most = keys["at_most"].written();
  at.problem(most ? "at least " + number_text(at_least) + ", as at_least"
                  : "at most " + number_text(at_most) + ", as at_most");
}

std::vector<std::string> bind_metrics(const Cursor& list) {
  if (!list.good()) {
    const std::vector<std::string> usual = names_of({MetricId::in_time, MetricId::wait_first_mean});
    list.assume(usual[0] + ", " + usual[1]);
    return usual;
  }
  std::vector<std::string> names;
  for (const Cursor& item : list.items()) {
    if (std::find(names.begin(), names.end(), item.text()) != names.end()) item.problem("each metric once");
    names.emplace_back(item.text());
  }
  return names;
}

PrecisionGoal bind_precision(const Cursor& keys) {
  PrecisionGoal goal;
  read_fields(keys, goal);
  goal.of = bind_metrics(keys["of"]);
  for (const char* key : {"at_least", "look_ahead", "at_most"}) {
    if (!keys[key].good()) keys[key].assume(number_text(keys[key].whole()));
  }
  check_order(keys, goal.at_least, goal.at_most);
  return goal;
}

void bind_within(const Cursor& keys, const MetricRow& metric, SelectionGoal& goal) {
  const Cursor within = keys["within"];
  const bool needed = goal.procedure == SelectionProcedure::kim_nelson;
  if (within.written()) {
    const auto value = bind_figure(within, metric);
    if (value && *value == 0 && needed) within.problem("a difference above 0 that does not matter");
    goal.within = value.value_or(0);
  } else if (needed) {
    within.problem("a difference that does not matter, in the unit of " + goal.of.metric);
  } else {
    within.assume("0");
  }
}

SelectionGoal bind_selection(const Cursor& experiment, const Service& service) {
  const Cursor keys = experiment["select"];
  SelectionGoal goal;
  goal.of = bind_metric(keys, service, Unnamed::the_only_stream);
  read_fields(keys, goal);
  goal.at_least = whole_or_default(experiment["at_least"]);
  const Cursor at_most = experiment["at_most"];
  goal.at_most = at_most.whole();
  if (goal.procedure != SelectionProcedure::ocba || at_most.good()) {  // else nothing reads it
    goal.at_most = whole_or_default(at_most);
    check_order(experiment, goal.at_least, goal.at_most);
  }
  const MetricRow& metric = bind_metric_name(keys["metric"]);
  if (!keys["lowest"].good()) {
    goal.lowest = metric.direction == Direction::lower_is_better;
    keys["lowest"].assume(goal.lowest ? "true" : "false");
  }
  bind_within(keys, metric, goal);
  return goal;
}

DrawRule bind_draws(const Cursor& draws, const Experiment& experiment) {
  if (const auto kind = find_word<DrawRule::Kind>(draws.text())) return {*kind, 0};
  const DrawRule rule{DrawRule::Kind::shared, static_cast<std::uint32_t>(draws.whole())};
  if (experiment.precision || experiment.select) {
    draws.problem("each: precision and select ask for one replication after the other");
  } else if (experiment.replications % draws.whole() != 0) {
    draws.problem("a number of draws that the replications are a multiple of: there are " +
                  number_text(experiment.replications));
  }
  return rule;
}

/// But for the draws.
Experiment bind_replications(const Cursor& root, const Service& service, std::size_t scenarios) {
  const Cursor keys = root["experiment"], replications = keys["replications"], select = keys["select"];
  const bool as_map = replications.is(Node::Kind::map);
  Experiment experiment;
  read_fields(keys, experiment);
  experiment.select.reset();  // below, with what stands beside it
  const Cursor goal = as_map ? replications : keys;
  if (goal["precision"].written()) experiment.precision = bind_precision(goal);
  if (as_map && keys["precision"].written()) {
    keys["precision"].problem("no second precision beside that of replications");
  }
  const bool is_budget =
      select.written() && select["procedure"].text() == written_word(SelectionProcedure::ocba);
  const bool decided = experiment.precision || (select.written() && !is_budget);
  if (decided && replications.written() && !as_map && !root["sizing"].written()) {
    keys.warn("experiment.replications changes nothing: " +
              std::string{experiment.precision ? "precision" : "select"} + " decides how many there are");
  }
  if (!select.written()) return experiment;
  if (experiment.precision) {
    select.problem("beside precision", "one of the two: precision or select");
    return experiment;
  }
  if (scenarios < 2) select.problem("a choice from one scenario", "at least two scenarios");
  experiment.select = bind_selection(keys, service);
  if (keep_row(experiment.keep).reduces) {
    keys["keep"].problem(std::string{written_word(experiment.keep)} + " beside select",
                         "replications: scenarios are simulated a few at a time until the best is found");
  }
  if (is_budget && keys["at_most"].written()) {
    keys["at_most"].warn(
        "experiment.at_most changes nothing: with ocba, experiment.replications times the "
        "number of scenarios is shared out");
  }
  return experiment;
}

}  // namespace

Experiment bind_experiment(const Cursor& root, const Service& service, std::size_t scenarios) {
  Experiment experiment = bind_replications(root, service, scenarios);
  experiment.draws = bind_draws(root["experiment"]["draws"], experiment);
  return experiment;
}

}  // namespace headroom::reading
