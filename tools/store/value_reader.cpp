#include "store/value_reader.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "results/hours_by_cause.hpp"
#include "results/series.hpp"
#include "store/dataset_reading.hpp"

namespace headroom {
namespace {

/// Sum over weeks and posts; what is NaN is not there. NaN where nothing is.
double sum_of_defined(const double* values, std::size_t count) {
  double sum = 0;
  std::size_t defined = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (std::isnan(values[i])) continue;
    sum += values[i];
    ++defined;
  }
  return defined > 0 ? sum : std::nan("");
}

/// What the scale `cause` calls a weekly series.
std::string_view cause_of(std::string_view series) {
  for (const NamedHours& hours : named_hours()) {
    if (hours.series == series) return hours.name;
  }
  return series;
}

}  // namespace

ValueReader::ValueReader(Handle file, Results outline)
    : file_{std::move(file)}, outline_{std::move(outline)} {
  const std::size_t scenarios = outline_.scenarios.size(), most = outline_.files.front().replications;
  outline_.replications.assign(scenarios, most);
  if (!has(file_.get(), "replications_run")) return;
  const std::vector<std::uint32_t> run = read_counts(file_.get(), "replications_run", scenarios);
  for (std::size_t s = 0; s < scenarios; ++s) outline_.replications[s] = std::min<std::size_t>(run[s], most);
}

std::vector<double> ValueReader::read(const Wanted& wanted, std::size_t scenario) {
  constexpr std::string_view kHours = "hours/";
  if (wanted.name.compare(0, kHours.size(), kHours) == 0)
    return hours(wanted.name.substr(kHours.size()), scenario);
  if (!has(file_.get(), wanted.name)) return {};
  if (name_ != wanted.name || scenario < first_ || scenario >= first_ + count_) read_some(wanted, scenario);
  const std::size_t each = values_.size() / count_;
  const auto begin = values_.begin() + static_cast<std::ptrdiff_t>((scenario - first_) * each);
  const bool rows = wanted.by == Wanted::By::replication;
  const std::size_t most = outline_.files.front().replications;
  return {begin,
          begin + static_cast<std::ptrdiff_t>(rows ? each / most * outline_.replications[scenario] : each)};
}

void ValueReader::read_some(const Wanted& wanted, std::size_t scenario) {
  constexpr std::size_t kMostValues = 500'000;  // 4 MB
  constexpr std::size_t kMostScenarios = 50;    // the library takes memory for every chunk that it reads
  const OpenDataset dataset = open_dataset(file_.get(), wanted.name);
  Lengths lengths{outline_.scenarios.size()};
  if (wanted.by == Wanted::By::replication) lengths.push_back(outline_.files.front().replications);
  for (Along along : wanted.along) lengths.push_back(outline_.length(along, scenario));
  expect(dataset, lengths);
  Lengths from(lengths.size(), 0);
  from[0] = scenario;
  const std::size_t each = product(lengths) / lengths[0];
  lengths[0] = std::min({std::max<std::size_t>(1, kMostValues / std::max<std::size_t>(1, each)),
                         kMostScenarios, outline_.scenarios.size() - scenario});
  values_ = read_part(dataset, from, lengths);
  name_ = wanted.name;
  first_ = scenario;
  count_ = lengths[0];
}

/// Hours of all posts over the period: from those by cause, or of an earlier version summed up from its
/// weeks. By replication.
std::vector<double> ValueReader::hours(const std::string& series, std::size_t scenario) {
  if (outline_.causes.empty()) return summed_up(series, scenario);
  const auto found = std::find(outline_.causes.begin(), outline_.causes.end(), cause_of(series));
  // Earlier versions had these hours among those unused.
  if (found == outline_.causes.end() && series == kNotPlanned) return {};
  if (found == outline_.causes.end()) throw StoreError{"it has no hours of " + series};
  const std::vector<double> all = read({kHoursOfAllCauses, {Along::cause}}, scenario);
  std::vector<double> hours;
  for (auto at = static_cast<std::size_t>(found - outline_.causes.begin()); at < all.size();
       at += outline_.causes.size()) {
    hours.push_back(all[at]);
  }
  return hours;
}

std::vector<double> ValueReader::summed_up(const std::string& series, std::size_t scenario) const {
  const std::string name = "weekly/" + series;
  if (!has(file_.get(), name) || outline_.replications[scenario] == 0) return {};
  Lengths lengths{outline_.scenarios.size(), outline_.files.front().replications,
                  outline_.files.front().weeks, outline_.posts.size()};
  if (series == info(CategorySeries::delivered_hours).name) lengths.push_back(kCategories);
  const OpenDataset dataset = open_dataset(file_.get(), name);
  expect(dataset, lengths);
  Lengths from(lengths.size(), 0);
  from[0] = scenario;
  lengths[0] = 1;
  lengths[1] = outline_.replications[scenario];
  const std::vector<double> values = read_part(dataset, from, lengths);
  std::vector<double> sums;
  const std::size_t each = product(lengths) / lengths[1];
  for (std::size_t r = 0; r < lengths[1]; ++r) sums.push_back(sum_of_defined(values.data() + r * each, each));
  return sums;
}

}  // namespace headroom
