// Distributions by name with their parameters, in order and within the key's range.

#include <array>

#include "study/keys/values.hpp"
#include "study/text/names.hpp"
#include "study/text/quantities.hpp"

namespace headroom::reading {
namespace {

using Kind = RandomDuration::Kind;

/// A distribution that a study may name, with its parameters in the order in which they are written.
struct Distribution {
  Kind kind;
  std::vector<const char*> parameters;  // of a list; or names of a map's entries
  enum class Form { one, list, map } form;
};

const std::vector<Distribution>& distributions() {
  static const std::vector<Distribution> rows{
      {Kind::uniform, {"A", "B"}, Distribution::Form::list},
      {Kind::triangular, {"A", "MODE", "B"}, Distribution::Form::list},
      {Kind::exponential, {"MEAN"}, Distribution::Form::one},
      {Kind::gamma, {"mean", "sd"}, Distribution::Form::map},
      {Kind::lognormal, {"mean", "sd"}, Distribution::Form::map}};
  return rows;
}

/// Collects what is wrong while parameters are read.
class Reader {
 public:
  explicit Reader(const Key& key) : parameter_{.type = Type::duration, .low = key.low, .high = key.high} {}

  void problem(const Node& at, const std::string& path, const std::string& found,
               const std::string& expected) {
    problems.push_back({at.mark, path, found, expected, {}});
  }

  double days(const Node& node, const std::string& path) {
    if (node.kind == Node::Kind::scalar && is_valid_scalar(node, parameter_)) return duration_days_of(node);
    problem(node, path, shown(node), expected_text(parameter_));
    return 0;
  }

  std::vector<double> list(const Node& node, const Distribution& row, const std::string& path) {
    std::vector<double> values;
    if (node.kind != Node::Kind::list || node.items.size() != row.parameters.size()) {
      const std::string size =
          node.kind == Node::Kind::list ? " of " + std::to_string(node.items.size()) : "";
      problem(node, path, shown(node) + (node.items.empty() ? "" : size),
              "a list of " + std::to_string(row.parameters.size()) + " durations");
      return values;
    }
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      values.push_back(days(node.items[i], path + '[' + std::to_string(i + 1) + ']'));
    }
    return values;
  }

  std::vector<double> map(const Node& node, const Distribution& row, const std::string& path) {
    std::vector<double> values;
    const std::vector<std::string> names(row.parameters.begin(), row.parameters.end());
    if (node.kind != Node::Kind::map) {
      problem(node, path, shown(node), "a map of mean and sd");
      return values;
    }
    for (const auto& entry : node.entries) {
      if (entry.key == names[0] || entry.key == names[1]) continue;
      problems.push_back(
          {entry.mark, path + '.' + shown_text(entry.key), "not a key here", one_of(names, entry.key), {}});
    }
    for (const auto& name : names) {
      const Node* value = find(node, name);
      if (value == nullptr) problem(node, path + '.' + name, "missing", expected_text(parameter_));
      values.push_back(value != nullptr ? days(*value, path + '.' + name) : 0);
    }
    return values;
  }

  Problems problems;

 private:
  Key parameter_;
};

void check_order_of_durations(Reader& reader, const Node& node, const RandomDuration& duration,
                              const std::string& path) {
  if (duration.kind == Kind::uniform && duration.a > duration.b) {
    reader.problem(node, path, flow_text(node), "the shorter duration first");
  }
  if (duration.kind == Kind::triangular && (duration.a > duration.b || duration.b > duration.c)) {
    reader.problem(node, path, flow_text(node), "shortest, most likely and longest in that order");
  }
  const bool needs_mean = duration.kind == Kind::gamma || duration.kind == Kind::lognormal;
  if (needs_mean && duration.a <= 0) reader.problem(node, path, flow_text(node), "a mean above 0");
}

Result<RandomDuration> read_distribution(const Node& node, const Distribution& row, const Key& key,
                                         const std::string& path) {
  Reader reader{key};
  std::vector<double> values;
  switch (row.form) {
    case Distribution::Form::one:
      values.push_back(reader.days(node, path));
      break;
    case Distribution::Form::list:
      values = reader.list(node, row, path);
      break;
    case Distribution::Form::map:
      values = reader.map(node, row, path);
      break;
  }
  values.resize(3);
  const RandomDuration duration{row.kind, values[0], values[1], values[2]};
  if (reader.problems.empty()) check_order_of_durations(reader, node, duration, path);
  if (!reader.problems.empty()) return tl::unexpected(reader.problems);
  return duration;
}

tl::unexpected<Problems> one_problem(const Mark& mark, const std::string& path, const std::string& found,
                                     const std::string& expected) {
  return tl::unexpected(Problems{{mark, path, found, expected, {}}});
}

}  // namespace

std::vector<std::string> distribution_names() {
  std::vector<std::string> names;
  for (const auto& row : distributions()) names.emplace_back(written_word(row.kind));
  names.emplace_back("empirical");
  return names;
}

Result<RandomDuration> read_random(const Node& node, const Key& key, const std::string& path) {
  if (node.kind == Node::Kind::scalar && is_valid_scalar(node, key)) {
    return RandomDuration{Kind::fixed, duration_days_of(node), 0, 0};
  }
  if (node.kind != Node::Kind::map) return one_problem(node.mark, path, shown(node), expected_text(key));
  if (node.entries.size() != 1) {
    return one_problem(node.mark, path, "a map of " + std::to_string(node.entries.size()) + " entries",
                       "exactly one distribution");
  }
  const auto& entry = node.entries.front();
  for (const auto& row : distributions()) {
    if (entry.key == written_word(row.kind))
      return read_distribution(entry.value, row, key, path + '.' + entry.key);
  }
  if (entry.key == "empirical") {
    if (entry.value.kind != Node::Kind::scalar) {
      return one_problem(entry.value.mark, path + ".empirical", shown(entry.value), "the name of a file");
    }
    return one_problem(entry.value.mark, path + ".empirical", shown(entry.value) + ", not supported yet",
                       "another distribution");
  }
  return one_problem(entry.mark, path + '.' + shown_text(entry.key), "not a key here",
                     one_of(distribution_names(), entry.key));
}

}  // namespace headroom::reading
