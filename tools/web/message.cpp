// Lengths before everything, so that nothing is searched for.

#include "web/message.hpp"

#include <cstdint>

namespace headroom::web {
namespace {

void add_number(std::string& bytes, std::size_t number) {
  for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>((number >> shift) & 0xFF);
}

void add_piece(std::string& bytes, std::string_view piece) {
  add_number(bytes, piece.size());
  bytes += piece;
}

/// Takes numbers and pieces off the front; what is not there makes it spent.
class Front {
 public:
  explicit Front(std::string_view bytes) : left_{bytes} {}

  std::uint32_t number() {
    std::uint32_t number = 0, shift = 0;
    for (const char byte : take(4)) {
      number |= std::uint32_t{static_cast<unsigned char>(byte)} << shift;
      shift += 8;
    }
    return number;
  }
  std::string_view piece() { return take(number()); }
  [[nodiscard]] bool is_whole() const { return whole_; }
  [[nodiscard]] bool is_at_end() const { return whole_ && left_.empty(); }

 private:
  std::string_view take(std::size_t length) {
    whole_ = whole_ && length <= left_.size();
    if (!whole_) return {};
    const std::string_view taken = left_.substr(0, length);
    left_.remove_prefix(length);
    return taken;
  }

  std::string_view left_;
  bool whole_ = true;
};

}  // namespace

std::string packed(const Message& message) {
  std::string bytes;
  add_piece(bytes, message.json.dump(-1, ' ', false, ordered_json::error_handler_t::replace));
  add_number(bytes, message.attachments.size());
  for (const std::string& attachment : message.attachments) add_piece(bytes, attachment);
  return bytes;
}

std::optional<Message> unpacked(std::string_view bytes) {
  Front front{bytes};
  Message message;
  message.json = ordered_json::parse(front.piece(), nullptr, false);
  for (std::uint32_t left = front.number(); left > 0 && front.is_whole(); --left)
    message.attachments.emplace_back(front.piece());
  if (message.json.is_discarded() || !front.is_at_end()) return std::nullopt;
  return message;
}

}  // namespace headroom::web
