// Variables with their values in words, and the combination at a position worked out when asked for.

#include "study/overlays/sweep.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "study/keys/values.hpp"
#include "study/overlays/combinations.hpp"
#include "study/overlays/set_path.hpp"
#include "study/text/limits.hpp"
#include "study/text/names.hpp"
#include "study/text/quantities.hpp"
#include "study/text/value_range.hpp"

namespace headroom::reading {
namespace {

/// Letters, digits and what numbers, shares, durations and dates are written with: what a name of a scenario
/// can hold without being taken for two values.
bool is_short_text(const std::string& text) {
  constexpr std::size_t kLongest = 64;
  return !text.empty() && text.size() <= kLongest && std::all_of(text.begin(), text.end(), [](char c) {
    return is_name(std::string_view{&c, 1}) || c == '.' || c == '%' || c == '+' || c == ':' || c == ' ';
  });
}

bool is_quantity(const Node* node) {
  static const Key kQuantity{.type = Type::quantity};
  return node != nullptr && node->kind == Node::Kind::scalar && is_valid_scalar(*node, kQuantity);
}

class SweepReader {
 public:
  SweepReader(const Node& root, const Node& study) : study_{study}, sweep_{find(root, "sweep")} {}

  SweepRead read() {
    if (sweep_ == nullptr || sweep_->kind != Node::Kind::map) return {};
    for (const auto& entry : sweep_->entries) {
      if (!is_name(entry.key) || entry.value.kind != Node::Kind::map) continue;  // the key table has said so
      read_variable(entry);
      if (is_too_many()) break;  // before more values fill the memory
    }
    if (problems_.empty()) check_count();
    if (!problems_.empty()) read_.variables.clear();
    return {std::move(read_), std::move(problems_)};
  }

 private:
  void problem(const Node& at, const std::string& path, const std::string& expected) {
    problems_.push_back({at.mark, path, shown(at), expected, {}});
  }

  void read_variable(const Node::Entry& entry) {
    SweepVariable variable{entry.key, entry.mark, {}, {}, {}};
    const std::string path = "sweep." + entry.key;
    if (const Node* set = find(entry.value, "set")) {
      if (set->kind == Node::Kind::scalar) read_path(*set, path + ".set", variable);
      for (std::size_t i = 0; i < set->items.size(); ++i) {
        const Node& item = set->items[i];
        if (item.kind == Node::Kind::scalar)
          read_path(item, path + ".set[" + std::to_string(i + 1) + ']', variable);
      }
    }
    read_values(entry.value, path, variable);
    if (!variable.paths.empty() && !variable.values.empty()) read_.variables.push_back(std::move(variable));
  }

  void read_path(const Node& node, const std::string& path, SweepVariable& variable) {
    if (const auto expected = expected_path(study_, node.text)) return problem(node, path, *expected);
    if (const auto* other = set_.meets(node.text))
      return problem(node, path, "a path that is set once: " + other->by + " sets " + other->path);
    set_.add(node.text, variable.name);
    variable.paths.push_back(node.text);
  }

  void read_values(const Node& keys, const std::string& path, SweepVariable& variable) {
    const Node* values = find(keys, "values");
    if (values == nullptr) return read_range(keys, path, variable);
    for (std::size_t i = 0; i < values->items.size(); ++i) {
      const Node& item = values->items[i];
      if (item.kind != Node::Kind::scalar) continue;
      add_value(item, item.text, path + ".values[" + std::to_string(i + 1) + ']', variable);
    }
    for (const auto& entry : values->entries) {
      if (!is_name(entry.key) || entry.value.kind == Node::Kind::null) continue;
      add_value(entry.value, entry.key, path + ".values." + entry.key, variable);
    }
  }

  void add_value(const Node& value, const std::string& text, const std::string& path,
                 SweepVariable& variable) {
    if (!is_short_text(text)) {
      return problem(value, path, "a short text without signs, or a name for it: values: {NAME: value}");
    }
    if (!texts_of_[variable.name].insert(text).second) return problem(value, path, "each value once");
    variable.values.push_back(value);
    variable.texts.push_back(text);
  }

  void read_range(const Node& keys, const std::string& path, SweepVariable& variable) {
    if (!is_quantity(find(keys, "from")) || !is_quantity(find(keys, "to")) ||
        !is_quantity(find(keys, "step")))
      return;
    auto values = values_between(keys, path, kMostCombinations);
    if (!values) {
      problems_.insert(problems_.end(), values.error().begin(), values.error().end());
      return;
    }
    variable.values = std::move(*values);
    for (const Node& value : variable.values) variable.texts.push_back(value.text);
  }

  [[nodiscard]] bool is_too_many() const { return count() > static_cast<double>(kMostCombinations); }
  [[nodiscard]] double count() const { return combinations_of(read_.variables); }

  void check_count() {
    std::string factors;
    const SweepVariable* most = nullptr;
    for (const SweepVariable& variable : read_.variables) {
      const auto values = static_cast<double>(variable.values.size());
      factors += (factors.empty() ? "" : ", ") + variable.name + ' ' + number_text(values);
      if (most == nullptr || variable.values.size() > most->values.size()) most = &variable;
    }
    if (most == nullptr || !is_too_many()) return;
    problems_.push_back(
        {sweep_->mark,
         "sweep",
         number_text(count()) + " combinations (" + factors + ")",
         "at most " + count_text(kMostCombinations) + ": fewer values, of " + most->name + " for example",
         {}});
  }

  const Node& study_;
  const Node* sweep_;
  Sweep read_;
  Problems problems_;
  PathsSet set_;  // by the variables
  std::map<std::string, std::set<std::string>> texts_of_;
};

}  // namespace

SweepRead read_sweep(const Node& root, const Node& study) { return SweepReader{root, study}.read(); }

std::size_t combination_count(const Sweep& sweep) {
  return static_cast<std::size_t>(combinations_of(sweep.variables));
}

Combination combination(const Sweep& sweep, std::size_t index) {
  Combination values(sweep.variables.size());
  for (std::size_t v = values.size(); v-- > 0;) {
    const std::size_t size = sweep.variables[v].values.size();
    values[v] = index % size;
    index /= size;
  }
  return values;
}

std::string combination_name(const Sweep& sweep, const Combination& values) {
  std::string name;
  for (std::size_t v = 0; v < values.size(); ++v) {
    const SweepVariable& variable = sweep.variables[v];
    name += (v > 0 ? "," : "") + variable.name + '=' + variable.texts[values[v]];
  }
  return name;
}

Overlay combination_overlay(const Sweep& sweep, const Combination& values) {
  Overlay overlay;
  overlay.name = combination_name(sweep, values);
  std::vector<SetValue> set;
  for (std::size_t v = 0; v < values.size(); ++v) {
    const SweepVariable& variable = sweep.variables[v];
    for (const std::string& path : variable.paths) set.push_back({path, &variable.values[values[v]]});
  }
  overlay.patch = patch_of(set);
  if (!values.empty()) overlay.mark = overlay.patch.mark = sweep.variables.front().mark;
  return overlay;
}

}  // namespace headroom::reading
