// A document of JSON, built as nlohmann::ordered_json is, which it holds.
// That library's headers take seconds to read in every file; behind this door json.cpp reads them, and who is
// handed such a document.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace headroom {

class Json;

/// A place in a document.
class JsonPlace {
 public:
  explicit JsonPlace(nlohmann::ordered_json& at) : at_{&at} {}
  void operator=(Json value) const;
  [[nodiscard]] JsonPlace operator[](const std::string& name) const;  ///< made where it is not there
  void push_back(Json item) const;
  [[nodiscard]] bool is_null() const;

 private:
  nlohmann::ordered_json* at_;
};

class Json {
 public:
  Json();
  Json(std::nullptr_t);
  Json(bool value);
  Json(double value);
  template <class Whole,
            std::enable_if_t<std::is_integral_v<Whole> && !std::is_same_v<Whole, bool>, bool> = true>
  Json(Whole value) : Json(Number{static_cast<std::int64_t>(value), std::is_signed_v<Whole>}) {}
  Json(const char* text);
  Json(const std::string& text);
  Json(std::string_view text);
  template <class Item>
  Json(const std::vector<Item>& items) : Json(array()) {
    for (const Item& item : items) push_back(item);
  }
  /// An object where every item is a name with its value, {{"mean", 1.5}, {"low", 1}}; else an array.
  Json(std::initializer_list<Json> items);
  Json(const Json& other);
  Json(Json&& other) noexcept;
  Json& operator=(Json other) noexcept;
  ~Json();

  [[nodiscard]] static Json array();
  [[nodiscard]] static Json object();
  [[nodiscard]] static Json holding(const nlohmann::ordered_json& document);

  /// Of an object, or of null, which becomes one; made where it is not there.
  [[nodiscard]] JsonPlace operator[](const std::string& name);
  void push_back(Json item);        ///< to an array
  void update(const Json& object);  ///< takes over its names and values

  [[nodiscard]] bool contains(const std::string& name) const;
  [[nodiscard]] bool is_null() const;

 private:
  friend class JsonPlace;
  friend std::string json_text(const Json& document);
  struct Number {
    std::int64_t bits;
    bool is_signed;
  };
  explicit Json(Number value);

  std::unique_ptr<nlohmann::ordered_json> value_;
};

/// Null where the number is none.
[[nodiscard]] Json finite_json(double value);

/// A document as every command prints it, ending in a newline: two blanks a level, U+FFFD for what is no
/// UTF-8, and what is harmful on a terminal (base/characters.hpp) as \uXXXX.
[[nodiscard]] std::string json_text(const Json& document);

}  // namespace headroom
