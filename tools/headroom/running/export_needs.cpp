#include "export_needs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "results/bands.hpp"
#include "results/compared.hpp"
#include "results/metrics.hpp"
#include "run_words.hpp"
#include "service/service.hpp"
#include "simulation/observations.hpp"
#include "support/machine.hpp"

namespace headroom {
namespace {

/// Rows of tables of figures and how many figures a row has.
struct Rows {
  double count = 0, figures = 0, labels = 0;
  [[nodiscard]] double characters() const {
    constexpr double kFigure = 3.5, kLabel = 7;  // seen on the examples: most figures are 0
    return count * (figures * kFigure + labels * kLabel);
  }
};

double metrics_by_stream() {
  return static_cast<double>(
      std::count_if(metrics().begin(), metrics().end(), [](const Metric& m) { return m.by_stream(); }));
}

/// Every table that grows with the result, those by replication first.
std::vector<Rows> tables(const Results& results, bool by_replication) {
  const auto scenarios = static_cast<double>(results.scenarios.size()),
             streams = static_cast<double>(results.streams.size()),
             posts = static_cast<double>(results.posts.size()),
             priorities = static_cast<double>(results.priorities.size()),
             weeks = static_cast<double>(results.files.front().weeks);
  double played = 0;
  for (const std::size_t replications : results.replications) played += static_cast<double>(replications);
  const double by_stream = metrics_by_stream(), overall = static_cast<double>(metrics().size()) - by_stream;
  constexpr double kBands = kBandStatistics, kWaits = 60;  // days of waiting that occur, of a replication
  std::vector<Rows> all{
      {played, overall, 2}, {played * streams, by_stream, 3}, {played * streams * priorities, by_stream, 4}};
  if (by_replication) {
    all.push_back({played * weeks * streams, kStreamSeries, 4});
    all.push_back({played * weeks * posts, kPostSeries, 4});
    all.push_back({played * weeks * posts * 2.5, kCategorySeries, 4});
  }
  all.push_back({(by_replication ? played : 5 * scenarios) * streams * priorities * kWaits, 3, 5});
  all.push_back({scenarios * weeks * streams * kBands, kStreamSeries, 4});
  all.push_back({scenarios * weeks * posts * kBands, kPostSeries, 4});
  all.push_back({scenarios * (by_stream * streams + overall), 8, 9});
  return all;
}

}  // namespace

ExportNeeds export_needs(const Results& results, bool by_replication) {
  // A sheet leaves out what is by replication, and ends after a million rows.
  constexpr double kMostRows = 1'048'576, kPacked = 0.2, kMarkup = 5;
  double csv = 60'000, sheets = 100'000;
  const std::vector<Rows> all = tables(results, by_replication);
  for (const Rows& rows : all) csv += rows.characters();
  for (auto rows = all.end() - 3; rows != all.end(); ++rows) {
    Rows on_sheet = *rows;
    on_sheet.count = std::min(on_sheet.count, kMostRows);
    sheets += kMarkup * on_sheet.characters();
  }
  const auto scenarios = static_cast<double>(results.scenarios.size());
  const double figures = metrics_by_stream() * static_cast<double>(results.streams.size()) + 20;
  const double services = scenarios * 2 *
                          (1000 + static_cast<double>(results.posts.size()) * sizeof(Post) +
                           static_cast<double>(results.streams.size()) * sizeof(Stream));
  // A few million figures of the tables are in memory at a time, and the waits of all scenarios.
  double waits = scenarios;
  if (by_replication) {
    waits = 0;
    for (const std::size_t replications : results.replications) waits += static_cast<double>(replications);
  }
  waits *= static_cast<double>(results.streams.size() * results.priorities.size()) * kWaitDays;
  const double values = (std::min(2.6e6, csv / 4) + waits) * sizeof(double);
  const double memory = 4e6 + services + figures * scenarios * sizeof(ComparedScenario) * 1.5 + values;
  return {memory_held() + static_cast<std::uint64_t>(memory), static_cast<std::uint64_t>(csv),
          static_cast<std::uint64_t>(sheets * kPacked), static_cast<std::uint64_t>(sheets)};
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
