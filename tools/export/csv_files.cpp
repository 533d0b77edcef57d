#include "export/csv_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "report/export_tables.hpp"
#include "support/atomic_file.hpp"

namespace headroom {
namespace {

constexpr const char* kByteOrderMark = "\xEF\xBB\xBF";

/// Also by the wide forms of these signs, which some spreadsheets take for them.
bool is_formula(std::string_view text) {
  for (const char* sign : {"=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"}) {
    if (text.starts_with(sign)) return true;
  }
  return false;
}

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

/// Tables of an earlier export that this one does not have: beside the new ones they would be taken for
/// theirs.
void remove_stale(const std::string& folder, const std::vector<DataTable>& tables) {
  for (const std::string& name : table_names()) {
    const bool written =
        std::any_of(tables.begin(), tables.end(), [&](const DataTable& table) { return table.name == name; });
    std::error_code failed;
    if (!written) std::filesystem::remove(std::filesystem::path{folder} / (name + ".csv"), failed);
  }
}

}  // namespace

std::string csv_text(std::string_view text) {
  std::string safe{text};
  if (is_formula(safe)) safe.insert(safe.begin(), '\'');
  // ; and tab too: a spreadsheet of another country parts cells at them.
  if (safe.find_first_of(",;\t\"\r\n") == std::string::npos) return safe;
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

std::string strangers_file(const std::string& folder) {
  const auto is_there = [&](const std::string& name) {
    std::error_code failed;
    return std::filesystem::exists(std::filesystem::path{folder} / (name + ".csv"), failed);
  };
  if (is_there("data_dictionary")) return {};
  for (const std::string& name : table_names()) {
    if (is_there(name)) return (std::filesystem::path{folder} / (name + ".csv")).string();
  }
  return {};
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
  if (why.empty()) {
    remove_stale(folder, tables);
    return {};
  }
  files.clear();
  if (!was_there) std::filesystem::remove(folder, failed);  // only where it is empty
  return tl::unexpected{why};
}

}  // namespace headroom
