// A scenario, and the list of all of them, each made when it is asked for.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "base/words.hpp"
#include "service/service.hpp"
#include "study/unknown.hpp"

namespace headroom {

/// One leaf that a scenario sets, adds or removes, as written.
struct Change {
  std::string path;   ///< dotted, e.g. staff.new-band-6.wte
  std::string value;  ///< as written in the overlay, flow style; "removed" for null
  friend bool operator==(const Change&, const Change&) = default;
};

/// What one may do, or what may happen: nobody chooses a leaver.
enum class ScenarioKind { choice, event };
template <>
inline constexpr std::array<EnumWord, 2> kWords<ScenarioKind>{{{"choice"}, {"event"}}};

/// A service with the values of a draw in the place of the study's, or the rules that the draw breaks. Called
/// by several workers at once. Empty where nothing is unknown.
using DrawnService = std::function<Result<Service>(const Draw&)>;

struct Scenario {
  std::string name;
  std::string about;
  std::vector<Change> changes;  ///< empty for a plain baseline
  Service service;              ///< the study with the overlay on top, checked
  DrawnService drawn{};
  bool is_study = false;  ///< nothing differs from the study, in no draw
  ScenarioKind kind = ScenarioKind::choice;
};

/// Scenarios in order, each made when it is asked for, so that thousands of them take no more memory than
/// their names. Copies share what they are made from.
class Scenarios {
 public:
  /// The scenario at a position; a function of the position alone, called by several workers at once.
  using Make = std::function<Scenario(std::size_t)>;
  /// What is said of it, without making it.
  using About = std::function<std::string(std::size_t)>;

  Scenarios() = default;
  Scenarios(std::vector<Scenario> all);  // NOLINT: a list of scenarios is scenarios
  Scenarios(std::initializer_list<Scenario> all) : Scenarios(std::vector<Scenario>{all}) {}
  Scenarios(std::vector<std::string> names, Make make, About about = {});

  [[nodiscard]] std::size_t size() const { return positions_.size(); }
  [[nodiscard]] bool empty() const { return positions_.empty(); }
  [[nodiscard]] const std::string& name(std::size_t position) const;
  [[nodiscard]] std::string about(std::size_t position) const;
  [[nodiscard]] Scenario operator[](std::size_t position) const;
  [[nodiscard]] Scenario at(std::size_t position) const { return (*this)[position]; }
  [[nodiscard]] Scenario front() const { return (*this)[0]; }
  [[nodiscard]] Scenario back() const { return (*this)[size() - 1]; }
  /// Those at these positions, in this order.
  [[nodiscard]] Scenarios chosen(const std::vector<std::size_t>& positions) const;

  /// Makes each scenario as it comes to it.
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Scenario;
    using difference_type = std::ptrdiff_t;
    using pointer = void;
    using reference = Scenario;
    Iterator(const Scenarios& all, std::size_t position) : all_{&all}, position_{position} {}
    [[nodiscard]] Scenario operator*() const { return (*all_)[position_]; }
    Iterator& operator++() {
      ++position_;
      return *this;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.position_ == b.position_; }

   private:
    const Scenarios* all_;
    std::size_t position_;
  };
  [[nodiscard]] Iterator begin() const { return {*this, 0}; }
  [[nodiscard]] Iterator end() const { return {*this, size()}; }

 private:
  std::shared_ptr<const std::vector<std::string>> names_;
  Make make_;
  About about_;                         ///< none: made for it
  std::vector<std::size_t> positions_;  ///< in `names_` and of `make_` and `about_`
};

}  // namespace headroom
