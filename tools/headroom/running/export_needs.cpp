// Rows and figures counted table by table, and what of them is in memory at a time.

#include "export_needs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "results/comparison/compared.hpp"
#include "results/datasets/band_statistics.hpp"
#include "results/datasets/catalogue.hpp"
#include "results/metrics/metrics.hpp"
#include "run_words.hpp"
#include "service/service.hpp"
#include "simulation/observations.hpp"
#include "support/machine.hpp"

namespace headroom {
namespace {

/// Code that is read in, buffers of libraries, the study.
constexpr double kProgram = 6e6;

/// Rows of tables of figures, and how many figures and labels a row has.
struct TableSize {
  double count = 0, figures = 0, labels = 0;
  [[nodiscard]] double characters() const {
    constexpr double kFigure = 4, kLabel = 7;  // seen on the examples: most figures are 0
    return count * (figures * kFigure + labels * kLabel);
  }
};

double metrics_by_stream() {
  return static_cast<double>(
      std::count_if(metrics().begin(), metrics().end(), [](const Metric& m) { return m.by_stream(); }));
}

/// Days of waiting that occur in a replication, over all streams and priorities: by those of the first
/// scenario, and where it says nothing a usual number.
double days_waited(const Results& results) {
  constexpr double kMost = 60, kFew = 5, kBeyond = 1.3;  // seen on the examples
  const auto all = static_cast<double>(results.streams.size() * results.priorities.size());
  const std::vector<double> p95 = results.read(wanted(by_priority(MetricId::wait_first_p95)), 0);
  const std::vector<double> waiting = results.read(wanted(by_priority(MetricId::waiting_end)), 0);
  if (p95.empty() || p95.size() != waiting.size()) return kMost * all;
  double days = 0;
  for (std::size_t i = 0; i < p95.size(); ++i) {
    if (!std::isnan(p95[i])) days += std::min(kMost, kFew + kBeyond * p95[i]);
    if (std::isnan(p95[i]) && waiting[i] > 0) days += kMost;  // NaN: the stream has no such priority
  }
  return days * all / static_cast<double>(p95.size());
}

/// Every table that grows with the result, those by replication first.
std::vector<TableSize> tables(const Results& results, bool by_replication) {
  const auto scenarios = static_cast<double>(results.scenarios.size()),
             streams = static_cast<double>(results.streams.size()),
             posts = static_cast<double>(results.posts.size()),
             priorities = static_cast<double>(results.priorities.size()),
             weeks = static_cast<double>(results.files.front().weeks);
  double played = 0, apart = 0;  // days of several replications fall together where those are added up
  for (const std::size_t replications : results.replications) {
    played += static_cast<double>(replications);
    apart += std::min(5.0, static_cast<double>(replications));
  }
  const double by_stream = metrics_by_stream(), overall = static_cast<double>(metrics().size()) - by_stream;
  constexpr double kBands = kBandStatistics;
  std::vector<TableSize> all{
      {played, overall, 2}, {played * streams, by_stream, 3}, {played * streams * priorities, by_stream, 4}};
  if (by_replication) {
    all.push_back({played * weeks * streams, kStreamSeries, 4});
    all.push_back({played * weeks * posts, kPostSeries, 4});
    all.push_back({played * weeks * posts * 2.5, kCategorySeries, 4});
  }
  all.push_back({(by_replication ? played : apart) * days_waited(results), 3, 5});
  all.push_back({scenarios * weeks * streams * kBands, kStreamSeries, 4});
  all.push_back({scenarios * weeks * posts * kBands, kPostSeries, 4});
  all.push_back({scenarios * (by_stream * streams + overall), 4, 9});
  all.push_back({(scenarios - 1) * (by_stream * streams + overall), 4, 0});  // differences from the baseline
  return all;
}

/// Figures by replication (or by day waited) that are in memory at a time: of one scenario, or of some up to
/// a few million; and what the reader keeps of a dataset, and unpacks of it.
double bytes_at_a_time(double sources, double of_each, double scenarios) {
  constexpr double kMostFigures = 4e6, kMostScenarios = 50, kMostKept = 5e5;
  const double together = std::clamp(std::floor(kMostFigures / std::max(1.0, sources * of_each)), 1.0,
                                     std::min(kMostScenarios, scenarios));
  const double kept = std::max(of_each, std::min(kMostKept, of_each * std::min(kMostScenarios, scenarios)));
  return sizeof(double) * (together * sources * of_each + kept + of_each / 2);
}

/// Of the tables that only `--csv` writes, those of which most is in memory.
double replications_at_a_time(const Results& results, bool by_replication) {
  const auto weeks = static_cast<double>(results.files.front().weeks),
             scenarios = static_cast<double>(results.scenarios.size()),
             streams = static_cast<double>(results.streams.size()),
             posts = static_cast<double>(results.posts.size()),
             priorities = static_cast<double>(results.priorities.size());
  const auto played =
      static_cast<double>(*std::max_element(results.replications.begin(), results.replications.end()));
  const double waits = streams * priorities * static_cast<double>(kWaitDays);
  double most = std::max(bytes_at_a_time(3, by_replication ? played * waits : waits, scenarios),
                         bytes_at_a_time(metrics_by_stream(), played * streams * priorities, scenarios));
  if (!by_replication) return most;
  most = std::max(most, bytes_at_a_time(kStreamSeries, played * weeks * streams, scenarios));
  most = std::max(most, bytes_at_a_time(kPostSeries, played * weeks * posts, scenarios));
  return std::max(most, bytes_at_a_time(kCategorySeries, played * weeks * posts * kCategories, scenarios));
}

/// Of the distributions by week, which are there of some scenarios and all series at a time.
double bands_at_a_time(const Results& results) {
  constexpr double kTogether = 20, kGrown = 1.6;
  const auto weeks = static_cast<double>(results.files.front().weeks),
             scenarios = static_cast<double>(results.scenarios.size());
  const double series = std::max(static_cast<double>(results.streams.size()) * kStreamSeries,
                                 static_cast<double>(results.posts.size()) * kPostSeries);
  return std::min(kTogether, scenarios) * weeks * series * kBandStatistics * sizeof(double) * kGrown;
}

}  // namespace

ExportNeeds export_needs(const Results& results, bool by_replication) {
  // A sheet leaves out what is by replication, and ends after a million rows.
  constexpr double kMostRows = 1'048'576, kPacked = 0.16, kMarkup = 5;
  double csv = 60'000, sheets = 100'000;
  const std::vector<TableSize> all = tables(results, by_replication);
  for (const TableSize& rows : all) csv += rows.characters();
  for (auto rows = all.end() - 4; rows != all.end(); ++rows) {
    TableSize on_sheet = *rows;
    on_sheet.count = std::min(on_sheet.count, kMostRows);
    sheets += kMarkup * on_sheet.characters();
  }
  const auto scenarios = static_cast<double>(results.scenarios.size());
  const double figures = metrics_by_stream() * static_cast<double>(results.streams.size()) + 20;
  const double services = scenarios * 2 *
                          (4000 + static_cast<double>(results.posts.size()) * sizeof(Post) +
                           static_cast<double>(results.streams.size()) * sizeof(Stream));
  const double comparison = figures * scenarios * sizeof(ComparedScenario) * 1.5;
  const double both = std::max(comparison, bands_at_a_time(results));
  const double of_tables = std::max(both, replications_at_a_time(results, by_replication));
  const double of_book = both + 1.5 * sheets * kPacked;  // it is read again, into a text that grows
  const auto whole = [](double bytes) { return static_cast<std::uint64_t>(bytes); };
  const std::uint64_t held = memory_held() + whole(kProgram + services);
  return {held + whole(of_tables), held + whole(of_book), whole(csv), whole(sheets * kPacked), whole(sheets)};
}

std::string disk_refusal(const std::string& path, std::uint64_t bytes, const std::string& remedy) {
  namespace fs = std::filesystem;
  fs::path folder = fs::path{path}.parent_path();
  std::error_code failed;
  const fs::space_info space = fs::space(folder.empty() ? "." : folder, failed);
  if (failed || space.available >= bytes) return {};
  return fmt::format("{} would take about {} while it is made, and {} are free; {}", path, bytes_text(bytes),
                     bytes_text(space.available), remedy);
}

}  // namespace headroom
