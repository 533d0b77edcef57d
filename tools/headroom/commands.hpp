#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "experiment/experiment.hpp"

/// One function a command, each in a file of its name. Answers go to stdout, everything else to stderr;
/// the value returned is the exit code: 0 done, 1 failed (disk, memory, damaged file), 2 the input is wrong.
namespace headroom {

enum class Format { table, markdown, tsv, json };

struct CheckOptions {
  std::string study;
  Format format = Format::table;
  bool quiet = false;
};
int check(const CheckOptions& options);

struct PlanOptions {
  std::string study;
  std::vector<std::string> scenarios;  ///< globs; empty: all
  Format format = Format::table;
  bool quiet = false;  ///< no warnings
};
int plan(const PlanOptions& options);

struct RunOptions {
  std::string study;
  std::string output;  ///< empty: the study's path with .h5 for its ending
  std::optional<int> replications;
  std::optional<std::uint64_t> seed;
  int threads = 0;                     ///< 0: as many as the machine has
  std::vector<std::string> scenarios;  ///< globs; empty: all; the baseline always runs
  std::optional<Shard> shard;          ///< this machine's share; none: all of it
  bool resume = false;                 ///< finished blocks of an earlier run are used
  Format format = Format::table;
  bool quiet = false;
};
int run(const RunOptions& options);

struct MergeOptions {
  std::vector<std::string> shards;
  std::string output;
  bool quiet = false;  ///< no word where all is well
};
int merge(const MergeOptions& options);

struct CompareOptions {
  std::vector<std::string> results;  ///< at least one; the first holds the baseline unless it is named
  std::string baseline = "baseline";
  std::string about = "waits";  ///< waits, staffing or cost
  std::vector<std::string> metrics;
  std::vector<std::string> scenarios;  ///< globs; empty: all; the baseline is always there
  std::optional<std::string> stream, priority, post;
  std::optional<std::string> by_week;       ///< a series: its distribution by week, and nothing else
  bool quantiles = false, ranking = false;  ///< at most one of them and by_week
  bool all = false;                         ///< every scenario in tables, however many there are
  bool warned = false;                      ///< what is to be known of the study has been said
  Format format = Format::table;
};
int compare(const CompareOptions& options);

struct ExplainOptions {
  std::string study;
  std::string scenario = "baseline";  ///< a glob that matches one
  std::optional<int> replications;
  std::optional<std::uint64_t> seed;
  int threads = 0;  ///< 0: as many as the machine has
  Format format = Format::table;
  bool quiet = false;  ///< no progress
};
int explain(const ExplainOptions& options);

struct SizeOptions {
  std::string study;
  std::string output;  ///< empty: no result file
  std::optional<int> replications;
  std::optional<std::uint64_t> seed;
  int threads = 0;  ///< 0: as many as the machine has
  Format format = Format::table;
  bool quiet = false;  ///< no progress
};
int size(const SizeOptions& options);

struct ReportOptions {
  std::string results;
  std::string output;  ///< empty: the result's path with .html for its ending
  std::string baseline = "baseline";
  std::vector<std::string> scenarios;  ///< globs; empty: all; the baseline is always there
  /// The service specification of this scenario (a glob) alone, as a page of its own.
  std::optional<std::string> specification;
  bool quiet = false;
};
int report(const ReportOptions& options);

struct ExportOptions {
  std::string results;
  std::string csv, xlsx;  ///< a folder and a file; empty: not asked for
  std::string baseline = "baseline";
  std::vector<std::string> scenarios;  ///< globs; empty: all; the baseline is always there
  bool quiet = false;
};
int export_results(const ExportOptions& options);

struct NewOptions {
  std::string folder;
  std::string like;   ///< an example's name; empty: the first
  bool csv = false;   ///< posts, streams and absences in CSV files, instead of an example
  bool list = false;  ///< says what there is to start from and writes nothing
  bool quiet = false;
};
int new_study(const NewOptions& options);

int print_schema();

}  // namespace headroom
