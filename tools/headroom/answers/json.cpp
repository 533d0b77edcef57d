// Values held as nlohmann's, and as text with nothing harmful in it.

#include "json.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/characters.hpp"

namespace headroom {

using Held = nlohmann::ordered_json;

void JsonPlace::operator=(Json value) const { *at_ = std::move(*value.value_); }
JsonPlace JsonPlace::operator[](const std::string& name) const { return JsonPlace{(*at_)[name]}; }
void JsonPlace::push_back(Json item) const { at_->push_back(std::move(*item.value_)); }
bool JsonPlace::is_null() const { return at_->is_null(); }

Json::Json() : value_{std::make_unique<Held>()} {}
Json::Json(std::nullptr_t) : Json() {}
Json::Json(bool value) : value_{std::make_unique<Held>(value)} {}
Json::Json(double value) : value_{std::make_unique<Held>(value)} {}
Json::Json(Number value)
    : value_{value.is_signed ? std::make_unique<Held>(value.bits)
                             : std::make_unique<Held>(static_cast<std::uint64_t>(value.bits))} {}
Json::Json(const char* text) : value_{std::make_unique<Held>(text)} {}
Json::Json(const std::string& text) : value_{std::make_unique<Held>(text)} {}
Json::Json(std::string_view text) : value_{std::make_unique<Held>(text)} {}
Json::Json(const Json& other) : value_{std::make_unique<Held>(*other.value_)} {}
Json::Json(Json&& other) noexcept = default;
Json& Json::operator=(Json other) noexcept {
  value_ = std::move(other.value_);
  return *this;
}
Json::~Json() = default;

Json::Json(std::initializer_list<Json> items) : Json() {
  const auto is_pair = [](const Json& item) {
    return item.value_->is_array() && item.value_->size() == 2 && (*item.value_)[0].is_string();
  };
  const bool is_object = std::all_of(items.begin(), items.end(), is_pair);
  *value_ = is_object ? Held::object() : Held::array();
  for (const Json& item : items) {  // temporaries, whose values may be taken
    Held& held = *item.value_;
    if (is_object) {
      (*value_)[held[0].get<std::string>()] = std::move(held[1]);
    } else {
      value_->push_back(std::move(held));
    }
  }
}

Json Json::holding(const nlohmann::ordered_json& document) {
  Json copy;
  *copy.value_ = document;
  return copy;
}

Json Json::array() {
  Json empty;
  *empty.value_ = Held::array();
  return empty;
}

Json Json::object() {
  Json empty;
  *empty.value_ = Held::object();
  return empty;
}

JsonPlace Json::operator[](const std::string& name) { return JsonPlace{(*value_)[name]}; }
void Json::push_back(Json item) { value_->push_back(std::move(*item.value_)); }
void Json::update(const Json& object) { value_->update(*object.value_); }
bool Json::contains(const std::string& name) const { return value_->contains(name); }
bool Json::is_null() const { return value_->is_null(); }

Json finite_json(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

std::string json_text(const Json& document) {
  return printable_json(document.value_->dump(2, ' ', false, Held::error_handler_t::replace)) + '\n';
}

}  // namespace headroom
