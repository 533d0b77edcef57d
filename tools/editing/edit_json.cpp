// Operations out of JSON, checked as what comes from outside; changes by their names.

#include "editing/edit_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/characters.hpp"

namespace headroom {
namespace {

using OrderedJson = nlohmann::ordered_json;

constexpr std::array<std::pair<std::string_view, EditKind>, 5> kKinds{{{"set", EditKind::set},
                                                                       {"add", EditKind::add},
                                                                       {"remove", EditKind::remove},
                                                                       {"rename", EditKind::rename},
                                                                       {"rows", EditKind::rows}}};

const std::string* text_of(const OrderedJson& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? nullptr : found->get_ptr<const std::string*>();
}

tl::expected<EditOperation, std::string> operation_of(const OrderedJson& json, std::size_t number) {
  const auto refused = [&](const std::string& expected) {
    return tl::unexpected{fmt::format("operation {} of the edit has no {}", number, expected)};
  };
  if (!json.is_object()) return refused("op; expected {op, path, value}");
  const std::string *op = text_of(json, "op"), *path = text_of(json, "path"), *value = text_of(json, "value");
  if (op == nullptr) return refused("op; expected set, add, remove, rename or rows");
  const auto* kind =
      std::find_if(kKinds.begin(), kKinds.end(), [&](const auto& one) { return one.first == *op; });
  if (kind == kKinds.end())
    return tl::unexpected{fmt::format(
        "operation {} of the edit is {}; expected set, add, remove, rename or rows", number, *op)};
  if (path == nullptr) return refused("path; expected a text such as staff.band-6.wte");
  if (kind->second == EditKind::remove) return EditOperation{EditKind::remove, *path, ""};
  if (value == nullptr) return refused("value; expected a text");
  return EditOperation{kind->second, *path, *value};
}

tl::expected<std::vector<EditOperation>, std::string> operations_of(const OrderedJson& json) {
  if (!json.is_array()) return tl::unexpected<std::string>{"the edit is no list of operations"};
  std::vector<EditOperation> operations;
  for (const OrderedJson& one : json) {
    auto operation = operation_of(one, operations.size() + 1);
    if (!operation) return tl::unexpected{std::move(operation.error())};
    operations.push_back(std::move(*operation));
  }
  return operations;
}

}  // namespace

OrderedJson edit_json(const EditedStudy& edited) {
  auto changes = OrderedJson::array();
  for (const TextChange& change : edited.changes)
    changes.push_back({{"from", change.from}, {"to", change.to}, {"insert", change.insert}});
  return {{"changes", std::move(changes)},
          {"select", {{"from", edited.select_from}, {"to", edited.select_to}}}};
}

OrderedJson edit_json(std::string_view text, const std::string& file, const OrderedJson& operations,
                      const FileSource& files) {
  const auto asked = operations_of(operations);
  if (!asked) return {{"refused", displayable(asked.error())}};
  const auto edited = edit_study(text, file, *asked, files);
  if (!edited) return {{"refused", displayable(edited.error())}};
  return edit_json(*edited);
}

}  // namespace headroom
