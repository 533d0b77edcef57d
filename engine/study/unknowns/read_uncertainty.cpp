// Paths that lead to numbers, intervals around the study's values, and columns of joint draws.

#include "study/unknowns/read_uncertainty.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "study/keys/kinds.hpp"
#include "study/keys/values.hpp"
#include "study/overlays/set_path.hpp"
#include "study/text/names.hpp"
#include "study/text/quantities.hpp"
#include "study/unknowns/number_at.hpp"
#include "study/unknowns/with_draw.hpp"

namespace headroom::reading {
namespace {

constexpr const char* kANumber = "a path of a number, a share or a duration that the study has";

std::string text_in(const Node& map, std::string_view key) {
  const Node* value = find(map, key);
  return value != nullptr && value->kind == Node::Kind::scalar ? value->text : "";
}

/// What is written of a number of this key: none where it is no such number.
std::optional<double> figure_like(const Node& written, const NumberAt& number) {
  if (number.key->type == Type::plan_part) {
    const auto part = parse_plan_part(written);
    return part && part->kind != PlanPart::Kind::rest ? std::optional{part->value} : std::nullopt;
  }
  if (number.key->type == Type::whole) return written.quoted ? std::nullopt : parse_number(written.text);
  return value_kind(number.key->type).number(written, *number.key);  // an end need not be whole minutes
}

/// Of the number as it is counted.
std::string unit_of(const Key& key) {
  std::string unit = value_kind(key.type).unit;
  if (unit.starts_with(' ')) unit.erase(0, 1);
  return unit.empty() || unit == "%" ? "1" : unit;
}

Unknown::Spread spread_of(const NumberAt& number) {
  const bool is_part = number.key->type == Type::plan_part;
  if (is_part || (number.key->type == Type::share && number.least == 0 && number.top <= 1))
    return Unknown::Spread::logit_normal;
  return number.least >= 0 ? Unknown::Spread::log_normal : Unknown::Spread::normal;
}

class UncertaintyReader {
 public:
  UncertaintyReader(std::string at, const Node& tree, const Overlay* scenario)
      : at_{std::move(at)}, tree_{tree}, scenario_{scenario} {}

  UncertaintyRead read(const Node& written) {
    for (const Node::Entry& entry : written.entries) {
      if (entry.key == "csv" && scenario_ == nullptr) {
        read_columns(entry.value);
      } else {
        read_interval(entry);
      }
    }
    refuse_two_of_a_whole();
    return std::move(read_);
  }

 private:
  void problem(const Mark& mark, const std::string& path, const std::string& found,
               const std::string& expected) {
    read_.problems.push_back({mark, path, found, expected, {}});
  }

  /// The number that a path leads to; what is wrong with the path is said.
  std::optional<NumberAt> number_of_path(const std::string& path, const Mark& mark, const std::string& at) {
    const std::vector<std::string> paths = paths_matching(tree_, path);
    if (const auto refused = paths.empty() ? std::optional<std::string>{kANumber} : refusal(path, paths)) {
      problem(mark, at, "a path that cannot be unknown", *refused);
      return std::nullopt;
    }
    const NumberAt first = *number_at(tree_, paths.front());
    for (const std::string& other : paths) {
      if (number_at(tree_, other)->value == first.value) continue;
      problem(mark, at, "a path of different values",
              "a path of one value: " + paths.front() + " and " + other + " differ, so name them apart");
      return std::nullopt;
    }
    return first;
  }

  [[nodiscard]] std::optional<std::string> refusal(const std::string& path,
                                                   const std::vector<std::string>& paths) const {
    for (const std::string& one : paths) {
      const auto whole = whole_of(tree_, one);
      if (auto expected = expected_path(tree_, whole ? whole->path : one)) return expected;
      if (!number_at(tree_, one)) return kANumber;
    }
    if (scenario_ != nullptr && !sets_path(scenario_->patch, path))
      return "a path that the scenario " + scenario_->name + " sets";
    return std::nullopt;
  }

  [[nodiscard]] static bool sets_path(const Node& patch, const std::string& path) {
    const auto matching = paths_matching(patch, path);
    return std::any_of(matching.begin(), matching.end(),
                       [&](const std::string& one) { return is_set_by(patch, one); });
  }

  std::optional<Unknown> begun(const std::string& path, const Mark& mark, const std::string& at) {
    const auto number = number_of_path(path, mark, at);
    if (!number) return std::nullopt;
    Unknown unknown = unknown_number(tree_, path, *number);
    unknown.scenario = scenario_ == nullptr ? "" : scenario_->name;
    number_ = *number;
    if (unknown.value == 0 && unknown.spread != Unknown::Spread::normal) {
      problem(mark, at, "a value of 0", "a value above 0: 0 stays 0 whatever is drawn");
      return std::nullopt;
    }
    return unknown;
  }

  void read_interval(const Node::Entry& entry) {
    const std::string at = at_ + '.' + shown_text(entry.key);
    auto unknown = begun(entry.key, entry.mark, at);
    if (!unknown) return;
    const Node *from = find(entry.value, "from"), *to = find(entry.value, "to");
    const auto low = figure_like(*from, number_), high = figure_like(*to, number_);
    if (!low) return problem(from->mark, at + ".from", shown(*from), like_the_value());
    if (!high) return problem(to->mark, at + ".to", shown(*to), like_the_value());
    unknown->from = *low;
    unknown->to = *high;
    if (!(*low < *high && *low <= unknown->value && unknown->value <= *high)) {
      return problem(entry.value.mark, at, shown(*from) + " to " + shown(*to),
                     "an interval around the study's value, " + value_text());
    }
    if (*low < number_.least || (number_.top > 0 && *high > number_.top)) {
      return problem(entry.value.mark, at, shown(*from) + " to " + shown(*to),
                     "an interval within what the key allows: " + expected_text(*number_.key));
    }
    if (const Node* sure = find(entry.value, "sure")) unknown->sure = parse_share(sure->text).value_or(0.95);
    unknown->source = text_in(entry.value, "source");
    unknown->by = text_in(entry.value, "by");
    add(std::move(*unknown), entry.mark, at);
  }

  [[nodiscard]] std::string value_text() const { return number_written(number_.value, *number_.key); }
  [[nodiscard]] std::string like_the_value() const {
    return "a number like the study's value, " + value_text();
  }

  /// The file hangs from the value that names it: a list a column, the study's value first.
  void read_columns(const Node& file) {
    if (file.entries.empty())
      return problem(file.mark, at_ + ".csv", shown(file) + ", whose rows are not here", "a file of draws");
    for (const Node::Entry& column : file.entries) {
      auto unknown = begun(column.key, column.mark, "the column " + shown_text(column.key));
      if (!unknown) continue;
      const auto& cells = column.value.items;
      for (std::size_t row = 0; row < cells.size(); ++row) {
        const auto figure = figure_like(cells[row], number_);
        const bool fits = figure && *figure >= number_.least && (number_.top == 0 || *figure <= number_.top);
        if (!fits) {
          problem(cells[row].mark, column.key, shown(cells[row]), expected_text(*number_.key));
          break;
        }
        if (row == 0) {
          unknown->value = *figure;
        } else {
          unknown->rows.push_back(*figure);
        }
      }
      read_.rows = static_cast<std::uint32_t>(unknown->rows.size());
      add(std::move(*unknown), column.mark, column.key);
    }
  }

  void add(Unknown unknown, const Mark& mark, const std::string& at) {
    const auto same = std::find_if(read_.unknowns.begin(), read_.unknowns.end(),
                                   [&](const Unknown& other) { return other.path == unknown.path; });
    if (same != read_.unknowns.end())
      return problem(mark, at, "written twice", "each path once: in the file of draws or by an interval");
    marks_[unknown.path] = mark;
    read_.unknowns.push_back(std::move(unknown));
  }

  /// Of a set that makes one whole, two that move by themselves cannot both have their way.
  void refuse_two_of_a_whole() {
    std::map<std::string, std::string> first;
    for (const auto& [path, unknown] : unknowns_in(tree_, read_.unknowns)) {
      const auto whole = whole_of(tree_, path);
      if (!whole || !unknown->rows.empty()) continue;
      const auto [other, is_new] = first.try_emplace(whole->path, path);
      const std::string at = at_ + '.' + unknown->path;
      if (!is_new) {
        problem(marks_[unknown->path], at, "a second share of " + whole->path,
                "one share of a set, with the others moved in proportion (" + other->second +
                    " is unknown too); draws of both belong in a file, uncertainty: {csv: FILE}");
      } else if (unknown->value >= whole->sum) {
        problem(marks_[unknown->path], at, "the whole of " + whole->path,
                "a share below the whole: there is nothing else that could move");
      }
    }
  }

  std::string at_;
  const Node& tree_;
  const Overlay* scenario_;
  NumberAt number_;
  std::map<std::string, Mark> marks_;
  UncertaintyRead read_;
};

}  // namespace

Unknown unknown_number(const Node& tree, const std::string& path, const NumberAt& number) {
  Unknown unknown;
  unknown.path = path;
  unknown.value = number.value;
  unknown.spread = spread_of(number);
  unknown.least = number.least;
  const bool is_of_a_whole = unknown.spread == Unknown::Spread::logit_normal;
  unknown.top = is_of_a_whole ? std::max(1.0, number.top) : number.top;
  unknown.unit = unit_of(*number.key);
  if (const auto whole = whole_of(tree, paths_matching(tree, path).front())) unknown.whole = whole->path;
  return unknown;
}

UncertaintyRead read_uncertainty(const Node& written, const Node& study) {
  return UncertaintyReader{"uncertainty", study, nullptr}.read(written);
}

UncertaintyRead read_uncertainty_of(const Overlay& scenario, const Node& tree) {
  return UncertaintyReader{"scenarios." + scenario.name + ".uncertainty", tree, &scenario}.read(
      scenario.uncertainty);
}

}  // namespace headroom::reading
