// The one way into the program compiled for a page: a message in the module's memory in, another out.

#include <sys/stat.h>

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include "web/message.hpp"
#include "web/session.hpp"

namespace {

/// {call: name, with: what the call takes}.
headroom::web::Message answer_to(std::string_view bytes) {
  static headroom::web::Session session{"/work"};
  auto asked = headroom::web::unpacked(bytes);
  if (!asked || !asked->json.is_object() || !asked->json.contains("call") || !asked->json["call"].is_string())
    return {{{"error", "the page asked in a way that the program does not understand"}}};
  const auto name = asked->json["call"].get<std::string>();
  asked->json = asked->json.value("with", headroom::web::ordered_json::object());
  return session.call(name, *asked);
}

}  // namespace

extern "C" {

/// The answer is the caller's to free.
char* headroom_call(const char* bytes, std::size_t length) {
  umask(022);  // else nobody may read what is written
  const std::string answer = headroom::web::packed(answer_to({bytes, length}));
  auto* given = static_cast<char*>(std::malloc(answer.size()));
  if (given != nullptr) std::memcpy(given, answer.data(), answer.size());
  return given;
}
}
