// What an export needs of memory and disk, told from the result before anything is written.
#pragma once

#include <cstdint>
#include <string>

#include "results/results.hpp"

namespace headroom {

/// What an export needs, from what the result says of itself and two figures of its first scenario.
struct ExportNeeds {
  std::uint64_t memory_csv = 0;   ///< of the whole program at its fullest while it writes the tables
  std::uint64_t memory_xlsx = 0;  ///< the same of the spreadsheet, which is made before the tables
  std::uint64_t csv = 0;          ///< bytes of the tables
  std::uint64_t xlsx = 0;         ///< bytes of the spreadsheet
  std::uint64_t xlsx_sheets = 0;  ///< its sheets before they are packed, which lie beside it while it is made
};
/// `by_replication`: whether the result holds weekly figures of every replication.
[[nodiscard]] ExportNeeds export_needs(const Results& results, bool by_replication);

/// A sentence where the disk of `path` has no room for so many bytes; empty where it has.
[[nodiscard]] std::string disk_refusal(const std::string& path, std::uint64_t bytes,
                                       const std::string& remedy);

}  // namespace headroom
