// A written workbook read again: every member unpacked, well-formed and as long as it says.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace headroom {

/// Reads a member of a workbook: whether it is well-formed XML 1.0 (as far as a writer can go wrong: every
/// character allowed, every reference known, every element closed) and how many cells, `<c>`, it holds.
/// Fed piece by piece.
class XmlReader {
 public:
  void add(std::string_view piece);
  /// After the last piece.
  [[nodiscard]] bool is_whole() const;
  [[nodiscard]] std::size_t cells() const { return cells_; }

 private:
  void take_tag(std::string_view tag);
  void check_text(std::string_view text);
  std::string waiting_;            ///< begins in the middle of a text or a tag
  std::vector<std::string> open_;  ///< elements
  std::size_t cells_ = 0;
  bool any_ = false, wrong_ = false;
};

/// The sheets of an XLSX file, sheetN.xml, and how many cells each holds. The library that writes workbooks
/// does not say when a disk is full while it writes a sheet, so all that it wrote is read again: every member
/// is unpacked, has the length and the CRC that the file says, and is well-formed. Else what is wrong.
[[nodiscard]] tl::expected<std::map<std::string, std::size_t>, std::string> cells_of_sheets(
    const std::string& path);

}  // namespace headroom
