// Cells quoted and made safe for spreadsheets, files read again, folders of others refused.

#include "export/csv_files.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "base/characters.hpp"
#include "report/export/export_tables.hpp"
#include "report/words/shortest_number.hpp"
#include "report/words/spreadsheet_text.hpp"
#include "support/file_attributes.hpp"
#include "support/written_file.hpp"

namespace headroom {
namespace {

constexpr const char* kByteOrderMark = "\xEF\xBB\xBF";

/// Also where it begins with a tab or a line's end, which a spreadsheet may leave out with what comes before.
bool is_formula(std::string_view text) {
  return text.starts_with('\t') || text.starts_with('\r') || text.starts_with('\n') ||
         begins_as_formula(text);
}

std::string cell_text(const DataCell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return csv_text(*text);
  if (const auto* value = std::get_if<double>(&cell)) return csv_number(*value);
  if (const auto* date = std::get_if<Date>(&cell)) return to_string(*date);
  return {};
}

std::string row_text(const DataRow& row) {
  std::string text;
  for (std::size_t c = 0; c < row.size(); ++c) text += (c > 0 ? "," : "") + cell_text(row[c]);
  return text + "\r\n";
}

/// The same rights as the file that it replaces.
void take_rights(const std::string& path, const std::string& earlier) {
  struct stat status {};
  if (::stat(earlier.c_str(), &status) != 0) return;
  static_cast<void>(::chmod(path.c_str(), status.st_mode & 0777));  // a wish: the figures are there
  take_attributes(earlier, path);
}

tl::expected<void, std::string> write_table(const std::string& path, const std::string& called,
                                            const DataTable& table) {
  auto file = WrittenFile::create(path, called);
  if (!file) return tl::unexpected{file.error()};
  DataRow heading;
  for (const DataColumn& column : table.columns) heading.emplace_back(column.name);
  file->add(kByteOrderMark + row_text(heading));
  table.rows([&](const DataRow& row) { file->add(row_text(row)); });
  return file->finish();
}

/// NAME.csv of an export, or what an earlier version left of it when it was killed.
bool is_table_file(const std::string& name) {
  const std::vector<std::string>& tables = table_names();
  return std::any_of(tables.begin(), tables.end(), [&](const std::string& table) {
    return name == table + ".csv" || is_temporary_name(name, table + ".csv.", ".tmp");
  });
}

}  // namespace

std::string csv_text(std::string_view text) {
  // A carriage return does no harm in quotes, and a line's end may be either.
  std::string safe;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\r', at), text.size());
    safe += (at > 0 ? "\r" : "") + displayable(text.substr(at, end - at));
    at = end + 1;
  }
  if (is_formula(safe)) safe.insert(safe.begin(), '\'');
  // ; and tab too: a spreadsheet of another country parts cells at them.
  if (safe.find_first_of(",;\t\"\r\n") == std::string::npos) return safe;
  std::string quoted = "\"";
  for (const char c : safe) quoted += c == '"' ? std::string{"\"\""} : std::string{c};
  return quoted + '"';
}

std::string csv_number(double value) {
  const double size = std::abs(value);
  const bool plain = size == 0 || (size < 1e15 && size >= 1e-6);
  const Notation notation = plain ? Notation::fixed : Notation::scientific;
  const auto single = static_cast<float>(value);
  return static_cast<double>(single) == value ? shortest_number(single, notation)
                                              : shortest_number(value, notation);
}

std::string refusal_of_csv_folder(const std::string& folder) {
  std::error_code failed;
  if (!std::filesystem::is_directory(folder, failed)) return {};
  if (std::filesystem::equivalent(folder, ".", failed))
    return folder + " is the folder that you are in, which cannot be exchanged; name one in it";
  const bool has_dictionary =
      std::filesystem::exists(std::filesystem::path{folder} / "data_dictionary.csv", failed);
  const auto is_ours = [&](const std::string& name) { return has_dictionary && is_table_file(name); };
  const auto stranger = first_stranger(folder, is_ours);
  if (!stranger || stranger->empty()) return {};  // what cannot be read is no mistake: writing says it
  return *stranger +
         " is there already and no export wrote it: the tables take the place of their whole folder; name "
         "another folder";
}

tl::expected<CsvFiles, std::string> CsvFiles::write(const std::string& folder,
                                                    const std::vector<DataTable>& tables) {
  std::error_code failed;
  if (std::filesystem::exists(folder, failed) && !std::filesystem::is_directory(folder, failed))
    return tl::unexpected{fmt::format("{} is not a folder and cannot be made one", folder)};
  auto beside = AtomicFolder::create(folder, is_table_file);
  if (!beside) return tl::unexpected{beside.error()};
  for (const DataTable& table : tables) {
    const std::string name = table.name + ".csv";
    const std::string called = (std::filesystem::path{folder} / name).string();
    const std::string path = (std::filesystem::path{beside->temporary()} / name).string();
    if (const auto written = write_table(path, called, table); !written)
      return tl::unexpected{written.error()};
    take_rights(path, called);
  }
  return CsvFiles{std::move(*beside)};
}

}  // namespace headroom
