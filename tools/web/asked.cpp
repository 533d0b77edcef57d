// One function a kind of value.

#include "web/asked.hpp"

#include <algorithm>
#include <limits>

namespace headroom::web {
namespace {

[[noreturn]] void refuse(const char* name, const char* expected) {
  throw CannotDo{std::string{"the page asked without '"} + name + "', which is " + expected};
}

const ordered_json* value_of(const Message& asked, const char* name) {
  if (!asked.json.is_object()) return nullptr;
  const auto found = asked.json.find(name);
  return found == asked.json.end() || found->is_null() ? nullptr : &*found;
}

}  // namespace

std::string text(const Message& asked, const char* name) {
  const ordered_json* value = value_of(asked, name);
  if (value == nullptr || !value->is_string()) refuse(name, "a text");
  return value->get<std::string>();
}

std::optional<std::string> optional_text(const Message& asked, const char* name) {
  if (value_of(asked, name) == nullptr) return std::nullopt;
  return text(asked, name);
}

std::vector<std::string> texts(const Message& asked, const char* name) {
  const ordered_json* value = value_of(asked, name);
  if (value == nullptr) return {};
  if (!value->is_array()) refuse(name, "a list of texts");
  std::vector<std::string> texts;
  for (const ordered_json& item : *value) {
    if (!item.is_string()) refuse(name, "a list of texts");
    texts.push_back(item.get<std::string>());
  }
  return texts;
}

std::optional<std::uint64_t> number(const Message& asked, const char* name) {
  const ordered_json* value = value_of(asked, name);
  if (value == nullptr) return std::nullopt;
  if (!value->is_number_integer() || *value < 0) refuse(name, "a whole number, 0 or more");
  return value->get<std::uint64_t>();
}

std::uint32_t count(const Message& asked, const char* name) {
  const auto value = number(asked, name);
  if (!value || *value > std::numeric_limits<std::uint32_t>::max()) refuse(name, "a number of replications");
  return static_cast<std::uint32_t>(*value);
}

bool is_true(const Message& asked, const char* name) {
  const ordered_json* value = value_of(asked, name);
  return value != nullptr && value->is_boolean() && value->get<bool>();
}

const std::string* attached(const Message& asked, const std::string& name) {
  const std::vector<std::string> names = texts(asked, "files");
  const auto at = static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
  return at < names.size() && at < asked.attachments.size() ? &asked.attachments[at] : nullptr;
}

std::vector<std::string> put_files(const Message& asked, const WorkFolder& folder) {
  std::vector<std::string> names = texts(asked, "files");
  if (names.size() != asked.attachments.size()) refuse("files", "as many names as there are attachments");
  for (std::size_t f = 0; f < names.size(); ++f) folder.put(names[f], asked.attachments[f]);
  return names;
}

}  // namespace headroom::web
