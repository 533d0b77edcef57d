#include "json_text.hpp"

#include "base/characters.hpp"

namespace headroom {

std::string json_text(const nlohmann::ordered_json& document) {
  return printable_json(document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace)) +
         '\n';
}

}  // namespace headroom
