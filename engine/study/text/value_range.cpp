// Steps counted with a billionth to spare, and each value written with the decimals of `from` and `step`.

#include "study/text/value_range.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "study/text/quantities.hpp"

namespace headroom::reading {
namespace {

constexpr int kMostDecimals = 9;

std::string plural(std::string unit) {
  if (unit.back() != 's') unit += 's';
  return unit;
}

std::string text_of(const Written& value) {
  const double shift = std::pow(10.0, value.decimals);
  const double rounded = std::round(value.number * shift) / shift;
  std::string text = fmt::format("{:.{}f}", rounded == 0 ? 0.0 : rounded, value.decimals);
  if (value.unit.empty() || value.unit == "%") return text + value.unit;
  return text + ' ' + (rounded == 1 ? value.unit.substr(0, value.unit.size() - 1) : value.unit);
}

/// From, to and step, and what is wrong with them together.
struct Range {
  const Node &from_node, &to_node, &step_node;
  const std::string& path;
  Written from = written_quantity(from_node), to = written_quantity(to_node),
          step = written_quantity(step_node);
  Problems problems{};

  void problem(const char* key, const Node& node, const std::string& expected) {
    problems.push_back({node.mark, path + '.' + key, shown(node), expected, {}});
  }

  void check(std::size_t most) {
    if (to.unit != from.unit) problem("to", to_node, "a value written like from, " + from_node.text);
    if (step.unit != from.unit) problem("step", step_node, "a value written like from, " + from_node.text);
    constexpr const char* kPlain = "a number without exponent and with at most 9 decimals";
    if (from.decimals > kMostDecimals) problem("from", from_node, kPlain);
    if (step.decimals > kMostDecimals) problem("step", step_node, kPlain);
    if (!problems.empty()) return;
    if (step.number <= 0) return problem("step", step_node, "a step above 0");
    if (to.number < from.number) return problem("to", to_node, "at least from, " + from_node.text);
    const double values = count();
    if (values > static_cast<double>(most)) {
      problem("step", step_node,
              "a step that makes at most " + count_text(most) + " values, not " + number_text(values));
    }
  }

  [[nodiscard]] double count() const {
    return std::floor((to.number - from.number) / step.number + 1e-9) + 1;
  }
};

}  // namespace

Written written_quantity(const Node& node) {
  Written written;
  std::string number = node.text;
  const auto space = node.text.find(' ');
  if (space != std::string::npos) {
    number = node.text.substr(0, space);
    written.unit = plural(node.text.substr(node.text.find_first_not_of(' ', space)));
  } else if (number.ends_with('%')) {
    number.pop_back();
    written.unit = "%";
  }
  const auto point = number.find('.');
  const bool has_exponent = number.find_first_of("eE") != std::string::npos;
  if (point != std::string::npos) written.decimals = static_cast<int>(number.size() - point) - 1;
  if (has_exponent) written.decimals = kMostDecimals + 1;
  written.number = parse_number(number).value_or(0);
  return written;
}

Result<std::vector<Node>> values_between(const Node& map, const std::string& path, std::size_t most) {
  Range range{*find(map, "from"), *find(map, "to"), *find(map, "step"), path};
  range.check(most);
  if (!range.problems.empty()) return tl::unexpected(range.problems);
  std::vector<Node> values;
  const auto count = static_cast<std::size_t>(range.count());
  const int decimals = std::max(range.from.decimals, range.step.decimals);
  for (std::size_t i = 0; i < count; ++i) {
    Node value;
    value.kind = Node::Kind::scalar;
    value.mark = range.from_node.mark;
    const double number = range.from.number + static_cast<double>(i) * range.step.number;
    value.text = text_of({number, decimals, range.from.unit});
    values.push_back(std::move(value));
  }
  return values;
}

}  // namespace headroom::reading
