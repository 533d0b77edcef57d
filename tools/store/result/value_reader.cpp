// Rows kept until another is asked for, hours summed up for earlier versions, impossible figures refused.

#include "store/result/value_reader.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>
#include <utility>

#include "results/datasets/catalogue.hpp"
#include "results/metrics/hours_by_cause.hpp"
#include "results/metrics/metrics.hpp"
#include "store/result/dataset_reading.hpp"

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

/// A figure of a metric that no simulation gives (a share above 1, a wait below 0, infinity) was not written
/// by us.
void expect_possible(const Dataset* dataset, const std::vector<double>& values) {
  constexpr double kRounding = 1e-9;
  if (dataset == nullptr || dataset->metric == nullptr) return;
  const Metric& metric = *dataset->metric;
  const double highest = metric.is_share_of_patients() ? 1 : std::numeric_limits<double>::max();
  for (const double value : values) {
    if (value < metric.possible.lowest - kRounding || value > highest + kRounding)
      throw StoreError{"its " + dataset->path() + " holds a value that cannot be"};
  }
}

}  // namespace

std::vector<double> hours_of(std::string_view series, const std::vector<std::string>& causes,
                             const std::function<std::vector<double>()>& by_cause) {
  const auto found = std::find(causes.begin(), causes.end(), cause_of(series));
  // Earlier versions had these hours among those unused.
  if (found == causes.end() && series == kNotPlanned) return {};
  if (found == causes.end()) throw StoreError{"it has no hours of " + std::string{series}};
  const std::vector<double> all = by_cause();
  std::vector<double> hours;
  for (auto at = static_cast<std::size_t>(found - causes.begin()); at < all.size(); at += causes.size()) {
    hours.push_back(all[at]);
  }
  return hours;
}

ValueReader::ValueReader(Handle file, Results outline)
    : file_{std::move(file)}, outline_{std::move(outline)} {
  const std::size_t scenarios = outline_.scenarios.size(), most = outline_.files.front().replications;
  outline_.replications.assign(scenarios, most);
  if (has(file_.get(), "replications_run")) {
    const std::vector<std::uint32_t> run = read_counts(file_.get(), "replications_run", scenarios);
    outline_.replications.assign(run.begin(), run.end());
    const auto [fewest, greatest] = std::minmax_element(run.begin(), run.end());
    if (*fewest < 1 || *greatest != most)
      throw StoreError{"replications_run has other numbers than its replications say"};
  }
  expect_replications();
}

/// So that a few bytes that declare millions of replications are known before anything is made of them.
void ValueReader::expect_replications() const {
  for (const Metric& metric : metrics()) {
    const std::string name = dataset(metric.id).path();
    if (metric.by_stream() || !has(file_.get(), name)) continue;
    const OpenDataset figures = open_dataset(file_.get(), name);
    expect(figures, {outline_.scenarios.size(), outline_.files.front().replications});
    expect_chunks(figures, outline_.replications);
    return;
  }
  throw StoreError{"it holds no figures"};
}

std::vector<double> ValueReader::read(const Wanted& wanted, std::size_t scenario) {
  if (const std::string_view series = hours_wanted(wanted); !series.empty()) return hours(series, scenario);
  if (!has(file_.get(), wanted.name)) {
    Wanted formerly = wanted;
    formerly.name = former_path(wanted.name);
    return formerly.name == wanted.name ? std::vector<double>{} : read(formerly, scenario);
  }
  if (name_ != wanted.name || scenario < first_ || scenario >= first_ + values_.size())
    read_some(wanted, scenario);
  return values_[scenario - first_];
}

void ValueReader::read_some(const Wanted& wanted, std::size_t scenario) {
  constexpr std::size_t kMostValues = 500'000;  // 4 MB
  constexpr std::size_t kMostScenarios = 50;
  const OpenDataset opened = open_dataset(file_.get(), wanted.name);
  const Dataset* const of = find_dataset(wanted.name);
  Lengths lengths{outline_.scenarios.size()};
  if (wanted.by == Wanted::By::replication) lengths.push_back(outline_.files.front().replications);
  for (Along along : wanted.along) lengths.push_back(outline_.length(along, scenario));
  expect(opened, lengths);
  const std::size_t each = product(lengths) / lengths[0];
  const std::size_t count = std::min({std::max<std::size_t>(1, kMostValues / std::max<std::size_t>(1, each)),
                                      kMostScenarios, outline_.scenarios.size() - scenario});
  const auto from = outline_.replications.begin() + static_cast<std::ptrdiff_t>(scenario);
  name_.clear();
  const bool may_be_missing = of != nullptr && kept_of(of->group, Keep::replications) == Kept::share;
  values_ = read_rows(opened, {scenario,
                               {from, from + static_cast<std::ptrdiff_t>(count)},
                               wanted.by == Wanted::By::replication,
                               may_be_missing});
  for (const std::vector<double>& values : values_) expect_possible(of, values);
  name_ = wanted.name;
  first_ = scenario;
}

/// Hours of all posts over the period: from those by cause, or of an earlier version summed up from its
/// weeks. By replication.
std::vector<double> ValueReader::hours(std::string_view series, std::size_t scenario) {
  if (outline_.causes.empty()) return summed_up(series, scenario);
  return hours_of(series, outline_.causes, [&] { return read(wanted(DatasetId::hours_by_cause), scenario); });
}

std::vector<double> ValueReader::summed_up(std::string_view series, std::size_t scenario) const {
  const Dataset* const of = find_dataset(group_name(Group::weekly, Kept::each) + '/' + std::string{series});
  if (of == nullptr || !has(file_.get(), of->path()) || outline_.replications[scenario] == 0) return {};
  Lengths lengths{outline_.scenarios.size(), outline_.files.front().replications};
  for (const Along along : of->along) lengths.push_back(outline_.length(along, scenario));
  const OpenDataset dataset = open_dataset(file_.get(), of->path());
  expect(dataset, lengths);
  const std::size_t replications = outline_.replications[scenario];
  const std::vector<double> values = read_rows(dataset, {scenario, {replications}}).front();
  std::vector<double> sums;
  const std::size_t each = values.size() / replications;
  for (std::size_t r = 0; r < replications; ++r)
    sums.push_back(sum_of_defined(values.data() + r * each, each));
  return sums;
}

}  // namespace headroom
