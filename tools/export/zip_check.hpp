#pragma once

#include <cstddef>
#include <map>
#include <string>

namespace headroom {

/// The sheets of an XLSX file, sheetN.xml, and how many cells each holds; nothing of a file or sheet that is
/// cut off or cannot be unpacked. The library that writes workbooks does not say when a disk is full while it
/// writes a sheet, so what it wrote is read again.
[[nodiscard]] std::map<std::string, std::size_t> cells_of_sheets(const std::string& path);

}  // namespace headroom
