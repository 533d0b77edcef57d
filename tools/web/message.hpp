// What goes between a page and the program: a document of JSON with any number of attachments, as bytes.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headroom::web {

using nlohmann::ordered_json;

struct Message {
  ordered_json json = ordered_json::object();
  std::vector<std::string> attachments{};
};

/// Length of the JSON, JSON in UTF-8, number of attachments, then of each its length and its bytes. Numbers
/// take four bytes, least first. What is no UTF-8 in a text becomes U+FFFD.
[[nodiscard]] std::string packed(const Message& message);

/// None where the bytes are not those of one message, whole and nothing behind it.
[[nodiscard]] std::optional<Message> unpacked(std::string_view bytes);

}  // namespace headroom::web
