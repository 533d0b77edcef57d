#include "export/csv_files.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "support/atomic_file.hpp"

namespace headroom {
namespace {

constexpr const char* kByteOrderMark = "\xEF\xBB\xBF";

std::string cell_text(const DataCell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return csv_text(*text);
  if (const auto* value = std::get_if<double>(&cell)) return csv_number(*value);
  if (const auto* date = std::get_if<Date>(&cell)) return to_string(*date);
  return {};
}

void write_row(std::ostream& out, const DataRow& row) {
  for (std::size_t c = 0; c < row.size(); ++c) out << (c > 0 ? "," : "") << cell_text(row[c]);
  out << "\r\n";
}

bool write_table(const std::string& path, const DataTable& table) {
  std::ofstream out{path, std::ios::binary};
  out << kByteOrderMark;
  DataRow heading;
  for (const DataColumn& column : table.columns) heading.emplace_back(column.name);
  write_row(out, heading);
  table.rows([&](const DataRow& row) { write_row(out, row); });
  out.close();
  return static_cast<bool>(out);
}

}  // namespace

std::string csv_text(std::string_view text) {
  std::string safe{text};
  if (!safe.empty() && std::string_view{"=+-@\t\r"}.find(safe.front()) != std::string_view::npos)
    safe.insert(safe.begin(), '\'');
  if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
  std::string quoted = "\"";
  for (const char c : safe) quoted += c == '"' ? std::string{"\"\""} : std::string{c};
  return quoted + '"';
}

std::string csv_number(double value) {
  std::array<char, 64> digits{};
  const double size = std::abs(value);
  const bool plain = size == 0 || (size < 1e15 && size >= 1e-6);
  const auto format = plain ? std::chars_format::fixed : std::chars_format::general;
  const auto written = [&](auto number) {
    return std::string{digits.data(),
                       std::to_chars(digits.data(), digits.data() + digits.size(), number, format).ptr};
  };
  const auto single = static_cast<float>(value);
  return static_cast<double>(single) == value ? written(single) : written(value);
}

tl::expected<void, std::string> write_csv_files(const std::string& folder,
                                                const std::vector<DataTable>& tables) {
  std::error_code failed;
  const bool was_there = std::filesystem::exists(folder, failed);
  std::filesystem::create_directories(folder, failed);
  if (!std::filesystem::is_directory(folder))
    return tl::unexpected{fmt::format("{} is not a folder and cannot be made one", folder)};
  std::vector<AtomicFile> files;
  files.reserve(tables.size());
  std::string why;
  for (const DataTable& table : tables) {
    auto file = AtomicFile::create((std::filesystem::path{folder} / (table.name + ".csv")).string());
    if (!file) {
      why = file.error();
    } else if (files.push_back(std::move(*file)); !write_table(files.back().temporary(), table)) {
      why = fmt::format("{}.csv was not written: the disk is full or cannot be written to", table.name);
    }
    if (!why.empty()) break;
  }
  for (AtomicFile& file : files) {
    if (!why.empty()) break;
    if (const auto committed = file.commit(); !committed) why = committed.error();
  }
  if (why.empty()) return {};
  files.clear();
  if (!was_there) std::filesystem::remove(folder, failed);  // only where it is empty
  return tl::unexpected{why};
}

}  // namespace headroom
