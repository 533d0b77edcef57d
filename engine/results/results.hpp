// Finished results as the comparison reads them: what they hold at once, their values one by one.
// Values come one dataset of one scenario at a time, so that thousands of scenarios need no more memory than
// one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/undefined.hpp"
#include "results/variants.hpp"
#include "study/unknown.hpp"

namespace headroom {

/// What a run that looked for the best scenario found.
struct FoundBest {
  std::string procedure;          ///< "kim_nelson", "ocba"
  std::string scenario;           ///< as its file calls it
  bool sure = false;              ///< false: the replications ran out before the rest was ruled out
  double probability = 0;         ///< that it is the best or as good, as far as the procedure says
  std::vector<std::string> left;  ///< those that were not ruled out, the best among them
  std::size_t replications = 0;   ///< of all scenarios together
};

/// One of the files that are compared.
struct ResultFile {
  std::string path, title, version;  ///< of the program that wrote it
  std::string study, fingerprint;    ///< its text; of the checked services
  std::uint64_t seed = 0;
  std::size_t replications = 0;  ///< of the scenario that was played most often
  Date start;                    ///< first reported day
  std::size_t weeks = 0;         ///< reported length
  std::optional<FoundBest> best{};
  std::string created{};       ///< when the file was written, UTC, 2026-11-22T01:02:03Z; empty: not known
  std::string study_sha256{};  ///< of its text
  std::map<std::string, std::string> inputs{};  ///< texts of the files that the study names, by name
  /// By scenario of the file, where a rule decided how often it was played; empty: a number fixed beforehand.
  std::vector<std::string> stopped_because{};
  WhatDecides decides{};  ///< of its baseline; empty: not known
  DrawTable draws{};      ///< what each replication drew of what is not known; empty: nothing was drawn
};

/// What a dimension runs along, in the order in which the result file has its scales.
enum class Along {
  scenario,
  replication,
  week,
  day,
  stream,
  priority,
  post,
  role,
  category,
  wait_day,
  activity,
  reason,
  statistic,
  cause
};

/// A dataset as it is read: `results/datasets/catalogue.hpp` makes one of each of its rows.
struct Wanted {
  enum class By { replication, scenario };
  std::string name;            ///< group and name as in the file
  std::vector<Along> along{};  ///< after scenario and replication
  By by = By::replication;     ///< `scenario`: one value over all of its replications
};

/// What a stream should reach; NaN where it is not known, or there is none.
struct StreamGoals {
  double standard = kUndefined;     ///< share of patients who should be in time
  double target_list = kUndefined;  ///< patients: `target_list_of` of planning/plan.hpp
};

struct Results {
  std::vector<ResultFile> files{};  ///< at least one; the first gives title and period
  std::vector<std::string> scenarios{}, streams{}, priorities{}, posts{}, roles{}, activities{}, reasons{},
      causes{};
  std::vector<std::size_t> file_of{};       ///< by scenario
  std::vector<std::string> own_names{};     ///< by scenario: what its file calls it
  std::vector<std::size_t> replications{};  ///< by scenario: how often it was played
  /// [replication][along …] of one scenario; NaN where something is not defined; nothing at all where the
  /// scenario's file has no such dataset.
  std::function<std::vector<double>(const Wanted&, std::size_t scenario)> read{};

  /// By stream, of one scenario; nothing set: not known. Its values are those of the study.
  std::function<std::vector<StreamGoals>(std::size_t scenario)> goals{};
  /// Whether a scenario is what may happen, not what one may choose; nothing set: not known.
  std::function<bool(std::size_t scenario)> is_event{};

  [[nodiscard]] const ResultFile& file(std::size_t scenario) const { return files[file_of[scenario]]; }
  /// How long that dimension is in what `read` returns of the scenario.
  [[nodiscard]] std::size_t length(Along along, std::size_t scenario) const;
};

/// Of a scenario, by stream.
[[nodiscard]] std::vector<StreamGoals> goals_of(const Results& results, std::size_t scenario);

/// Whether replication k of both scenarios was played with the same random numbers and the same draw of what
/// is not known: from one file, or from files with the same seed and draws.
[[nodiscard]] bool are_paired(const Results& results, std::size_t a, std::size_t b);

/// Some columns of a dataset, each by replication: [column][replication]. A column is a position along the
/// dimensions after scenario and replication. NaN throughout where there is no such dataset.
[[nodiscard]] std::vector<std::vector<double>> columns_of(const Results& results, const Wanted& wanted,
                                                          std::size_t scenario,
                                                          const std::vector<std::size_t>& columns);

/// The scenarios at these positions alone.
[[nodiscard]] Results only(Results results, const std::vector<std::size_t>& scenarios);

}  // namespace headroom
