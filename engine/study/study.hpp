// A study that has been read and checked: its service, scenarios, experiment and sizing.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"
#include "service/service.hpp"
#include "study/estimated.hpp"
#include "study/scenarios.hpp"
#include "study/unknown.hpp"

namespace headroom {

/// A metric of the catalogue: of one stream or, without a name, of every stream; of one priority or of all
/// together. Metrics overall have neither.
struct MetricChoice {
  std::string metric;
  std::optional<std::string> stream, priority;
  friend bool operator==(const MetricChoice&, const MetricChoice&) = default;
};

/// Replications until the metrics, and their paired differences from the baseline, are known closely enough.
struct PrecisionGoal {
  double precision = 0.05;      ///< half-width of the 95% interval over the mean; of a difference, over the
                                ///< baseline's mean
  std::vector<std::string> of;  ///< metrics; of those by stream every stream counts
  int at_least = 10, look_ahead = 5, at_most = 1000;  ///< replications; no look-ahead is the classic method
  friend bool operator==(const PrecisionGoal&, const PrecisionGoal&) = default;
};

enum class SelectionProcedure { kim_nelson, ocba };
template <>
inline constexpr std::array<EnumWord, 2> kWords<SelectionProcedure>{
    {{"kim-nelson", "Kim and Nelson"}, {"ocba", "OCBA"}}};

/// Which scenario is best: replications go where they decide.
struct SelectionGoal {
  MetricChoice of;  ///< with its stream, where it is by stream and there are several
  bool lowest = true;
  double within = 0;  ///< a difference that does not matter, in the metric's unit
  double confidence = 0.95;
  SelectionProcedure procedure = SelectionProcedure::kim_nelson;
  int at_least = 10,
      at_most = 1000;  ///< replications of a scenario: the first stage, and where it is given up
  friend bool operator==(const SelectionGoal&, const SelectionGoal&) = default;
};

enum class Keep {
  replications,  ///< every series of every replication
  bands,         ///< of the weekly series only mean and percentiles over replications
};
template <>
inline constexpr std::array<EnumWord, 2> kWords<Keep>{{{"replications"}, {"bands"}}};
/// What of each dataset is kept stands in the catalogue of datasets.
struct KeepRow {
  Keep keep;
  std::string_view said;  ///< what `check` says of it; empty: nothing
  /// Whether anything is reduced over the replications of a scenario, which are then played in one go.
  bool reduces;
};
inline constexpr std::array kKeepRows{
    KeepRow{Keep::replications, "", false},
    KeepRow{Keep::bands, "of the weekly series only bands over the replications are kept", true}};
static_assert(kKeepRows.size() == kWords<Keep>.size() && kKeepRows[0].keep == Keep::replications &&
                  kKeepRows[1].keep == Keep::bands,
              "rows in the order of the ways of keeping");
[[nodiscard]] constexpr const KeepRow& keep_row(Keep keep) {
  return kKeepRows[static_cast<std::size_t>(keep)];
}

struct Experiment {
  int replications = 100;  ///< of each scenario; with `precision` and `select`, see there
  std::uint64_t seed = 1;
  Keep keep = Keep::replications;
  std::optional<PrecisionGoal> precision{};
  std::optional<SelectionGoal> select{};
  DrawRule draws{};
  friend bool operator==(const Experiment&, const Experiment&) = default;
};

/// A value that sizing may choose.
struct SizingVariable {
  std::string path;                ///< dotted, of a number
  std::vector<double> values;      ///< rising
  std::vector<std::string> texts;  ///< the same as they would be written
  bool more_is_capacity = false;   ///< WTE of a post: more of it never sees fewer patients in time
};

/// What a choice must reach.
struct SizingTarget {
  MetricChoice of;  ///< without a stream: in every stream
  enum class Bound { at_least, at_most } bound = Bound::at_least;
  double value = 0;            ///< in the metric's unit
  std::optional<double> in{};  ///< share of replications that must meet it; none: their mean must
  Mark mark;                   ///< where it stands
};

struct Sizing {
  Mark mark;  ///< where what may vary stands
  std::vector<SizingVariable> vary;
  std::vector<SizingTarget> meet;
  double confidence = 0.95;
  enum class Minimise { cost, wte } minimise = Minimise::cost;
  /// The study with these values, by position in each variable's list; a choice that the study cannot have
  /// (more session minutes than hours, say) is a problem. May be called by several workers at once.
  std::function<Result<Scenario>(const std::vector<std::size_t>&)> choice;
};

template <>
inline constexpr std::array<EnumWord, 2> kWords<SizingTarget::Bound>{{{"at_least"}, {"at_most"}}};
template <>
inline constexpr std::array<EnumWord, 2> kWords<Sizing::Minimise>{{{"cost", "cost"}, {"wte", "WTE"}}};

/// What the sweep varies, as written.
struct SweptValue {
  std::string name;
  std::vector<std::string> paths;   ///< dotted, all set to the same
  std::vector<std::string> values;  ///< as the scenarios' names say them
};

/// A value that the study does not write and that was filled in.
struct Assumption {
  std::string path;
  std::string value;
  std::string help;  ///< the key's one line of help
};

/// A study that has been read and checked.
struct Study {
  std::string title;
  Service base;         ///< before overlays: the start population is drawn from it
  Scenarios scenarios;  ///< baseline first, then as written, then every combination of the sweep
  std::vector<SweptValue> sweep{};
  Experiment experiment;
  std::optional<Sizing> sizing{};
  std::vector<Assumption> assumed{};
  std::vector<std::string> warnings{};  ///< things that are allowed and that the user should know
  Uncertainty uncertainty{};            ///< what is not known of its numbers
  DrawnService drawn_base{};            ///< `base` with a draw of it
  /// The numbers that somebody estimated.
  std::function<EstimatedNumbers()> estimated{};
  /// The baseline with one of them moved (`moved_number`), whatever is drawn beside it; problems where the
  /// study cannot have it so.
  std::function<Result<Scenario>(const Unknown& moved)> baseline_with{};
};

/// Every value of every checked service as text, the same for equal studies: what fingerprints are made of.
/// Handed on piece by piece, a scenario at a time.
void write_canonical(const Study& study, const std::function<void(const std::string&)>& into);

}  // namespace headroom
