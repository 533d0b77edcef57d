// Edits of a study: its text changed where it must be, and nothing else of it.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "editing/text_change.hpp"
#include "reading/study_files.hpp"

namespace headroom {

enum class EditKind { set, add, remove, rename, rows };

struct EditOperation {
  EditKind kind = EditKind::set;
  std::string path;   ///< as in a sweep, with [n] in lists
  std::string value;  ///< YAML; of a rename the new name, of rows the text of a CSV table; of a removal none
  std::string table = "the table";  ///< what sentences call that one
};

struct EditedStudy {
  std::string text;
  TextChanges changes;                         ///< of the text given
  std::size_t select_from = 0, select_to = 0;  ///< what is new by the last operation, in the text edited
};

/// The operations one after another, each proved: the text is read again, and says what the tree with the
/// operation applied says. Else nothing is changed, and the sentence says why; where only we do not know how,
/// at which line to edit by hand. `file` is what sentences call the study.
[[nodiscard]] tl::expected<EditedStudy, std::string> edit_study(std::string_view text,
                                                                const std::string& file,
                                                                const std::vector<EditOperation>& operations,
                                                                const FileSource& files);

}  // namespace headroom
