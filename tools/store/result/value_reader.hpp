// Values of an open result, a few scenarios at a time.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "results/results.hpp"
#include "store/hdf5/hdf5_handle.hpp"

namespace headroom {

/// Of the hours by cause those of one series (`hours_wanted`), by replication; `by_cause` reads the dataset.
/// Nothing where there are none of it. Throws StoreError.
[[nodiscard]] std::vector<double> hours_of(std::string_view series, const std::vector<std::string>& causes,
                                           const std::function<std::vector<double>()>& by_cause);

/// Reads values of an open file. A few scenarios are read at once, since one at a time is slow where there
/// are thousands; they are kept until another dataset or scenario is asked for. Throws StoreError.
class ValueReader {
 public:
  /// Throws where the file holds fewer replications than it says.
  ValueReader(Handle file, Results outline);

  /// What the file is, with the replications that were run.
  [[nodiscard]] const Results& outline() const { return outline_; }

  /// As `Results::read`.
  [[nodiscard]] std::vector<double> read(const Wanted& wanted, std::size_t scenario);

 private:
  void expect_replications() const;
  void read_some(const Wanted& wanted, std::size_t scenario);
  [[nodiscard]] std::vector<double> hours(std::string_view series, std::size_t scenario);
  [[nodiscard]] std::vector<double> summed_up(std::string_view series, std::size_t scenario) const;

  Handle file_;
  Results outline_;
  std::string name_;       ///< of the dataset of `values_`
  std::size_t first_ = 0;  ///< scenario of `values_`
  std::vector<std::vector<double>> values_;
};

}  // namespace headroom
