// What a call was asked with, taken out of its message; what is missing or of another kind is said.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "web/message.hpp"
#include "web/work_folder.hpp"

namespace headroom::web {

/// All of them throw CannotDo where the message holds something else.
[[nodiscard]] std::string text(const Message& asked, const char* name);
/// None where it is not there.
[[nodiscard]] std::optional<std::string> optional_text(const Message& asked, const char* name);
[[nodiscard]] std::vector<std::string> texts(const Message& asked, const char* name);
[[nodiscard]] std::optional<std::uint64_t> number(const Message& asked, const char* name);
[[nodiscard]] std::uint32_t count(const Message& asked, const char* name);
[[nodiscard]] bool is_true(const Message& asked, const char* name);

/// The attachment that is the file of this name; null where there is none.
[[nodiscard]] const std::string* attached(const Message& asked, const std::string& name);

/// The attachments under the names of `files`; their names.
std::vector<std::string> put_files(const Message& asked, const WorkFolder& folder);

}  // namespace headroom::web
