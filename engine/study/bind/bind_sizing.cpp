// Values listed or in steps, their paths, targets in the metric's unit, and the corners that are tried.

#include "study/bind/bind_sizing.hpp"

#include <algorithm>

#include "study/bind/bind_metric.hpp"
#include "study/bind/fields.hpp"
#include "study/overlays/combinations.hpp"
#include "study/overlays/set_path.hpp"
#include "study/text/quantities.hpp"
#include "study/text/value_range.hpp"

namespace headroom::reading {
namespace {

constexpr std::size_t kMostValues = 100'000;
constexpr double kMostChoices = 1'000'000;

double figure_of(const Node& node) {
  if (const auto duration = parse_duration(node.text)) return days_of(*duration);
  return parse_share(node.text).value_or(0);
}

/// `staff.P.wte`.
bool is_wte(const std::string& path) {
  return path.starts_with("staff.") && path.ends_with(".wte") &&
         std::count(path.begin(), path.end(), '.') == 2;
}

/// Values as written, each more than the one before and in its unit.
std::vector<Node> listed_values(const Node& list, const std::string& path, Problems& problems) {
  for (std::size_t i = 1; i < list.items.size(); ++i) {
    const Node &value = list.items[i], &before = list.items[i - 1];
    const bool rises = figure_of(value) > figure_of(before);
    if (rises && written_quantity(value).unit == written_quantity(before).unit) continue;
    problems.push_back({value.mark,
                        path + ".values[" + std::to_string(i + 1) + ']',
                        shown(value),
                        rises ? "a value written like the one before, " + before.text
                              : "more than the one before, " + before.text,
                        {}});
  }
  return list.items;
}

class SizingReader {
 public:
  SizingReader(const Cursor& root, const Node& study, const Service& service)
      : keys_{root["sizing"]}, study_{study}, service_{service} {}

  BoundSizing read() {
    Sizing& sizing = bound_.sizing;
    sizing.mark = keys_["vary"].mark();
    for (const auto& entry : keys_["vary"].node()->entries) {
      if (count() <= kMostChoices) read_variable(entry);  // else more values would only fill the memory
    }
    check_count();
    for (const Cursor& target : keys_["meet"].items()) read_target(target);
    read_fields(keys_, sizing);
    return std::move(bound_);
  }

 private:
  Problems& problems() { return keys_.reading().problems; }

  std::optional<std::string> expected_of(const std::string& path) const {
    if (auto expected = expected_path(study_, path)) return expected;
    if (!sets_number(path)) return "a path of a number, a share or a duration";
    for (const SizingVariable& other : bound_.sizing.vary) {
      if (paths_meet(other.path, path)) return "a path that is set once: " + other.path + " is set too";
    }
    return std::nullopt;
  }

  void read_variable(const Node::Entry& entry) {
    const std::string at = "sizing.vary." + shown_text(entry.key);
    if (const auto expected = expected_of(entry.key)) {
      problems().push_back({entry.mark, at, "a path that cannot vary", *expected, {}});
      return;
    }
    std::vector<Node> values;
    if (const Node* list = find(entry.value, "values")) {
      values = listed_values(*list, at, problems());
    } else if (auto between = values_between(entry.value, at, kMostValues)) {
      values = std::move(*between);
    } else {
      problems().insert(problems().end(), between.error().begin(), between.error().end());
    }
    if (values.empty()) return;
    SizingVariable variable{entry.key, {}, {}, is_wte(entry.key)};
    for (const Node& value : values) {
      variable.values.push_back(figure_of(value));
      variable.texts.push_back(value.text);
    }
    bound_.choices.variables.push_back(
        {entry.key, entry.mark, {entry.key}, std::move(values), variable.texts});
    bound_.sizing.vary.push_back(std::move(variable));
  }

  [[nodiscard]] double count() const { return combinations_of(bound_.sizing.vary); }

  void check_count() {
    if (count() <= kMostChoices) return;
    std::string factors;
    for (const SizingVariable& variable : bound_.sizing.vary) {
      factors += (factors.empty() ? "" : " times ") + count_text(variable.values.size());
    }
    keys_["vary"].problem(number_text(count()) + " choices (" + factors + ")",
                          "at most " + number_text(kMostChoices) + ": longer steps or fewer paths");
  }

  void read_target(const Cursor& keys) {
    SizingTarget target;
    target.of = bind_metric(keys, service_, Unnamed::every_stream);
    target.mark = keys.mark();
    const Cursor least = keys["at_least"], most = keys["at_most"];
    target.bound = least.written() ? SizingTarget::Bound::at_least : SizingTarget::Bound::at_most;
    const MetricRow& metric = bind_metric_name(keys["metric"]);
    target.value = bind_figure(least.written() ? least : most, metric).value_or(0);
    read_fields(keys, target);
    bound_.sizing.meet.push_back(std::move(target));
  }

  Cursor keys_;
  const Node& study_;
  const Service& service_;
  BoundSizing bound_;
};

}  // namespace

std::optional<BoundSizing> bind_sizing(const Cursor& root, const Node& study, const Service& service) {
  if (!root["sizing"].written()) return std::nullopt;
  return SizingReader{root, study, service}.read();
}

std::vector<Combination> corners_of(const Sweep& choices) {
  constexpr std::size_t kMost = 200;
  const std::size_t variables = choices.variables.size();
  const Combination lowest(variables, 0);
  std::vector<Combination> corners{lowest, lowest};
  const std::size_t each = variables == 0 ? 0 : std::max<std::size_t>(1, (kMost - 2) / variables);
  for (std::size_t v = 0; v < variables; ++v) {
    const std::size_t last = choices.variables[v].values.size() - 1;
    corners[1][v] = last;
    const std::size_t shown = std::min(last, each);
    for (std::size_t i = 1; i <= shown && corners.size() < kMost; ++i) {
      corners.push_back(lowest);
      corners.back()[v] = (last * i + shown - 1) / shown;  // the highest among them
    }
  }
  return corners;
}

}  // namespace headroom::reading
