// JSON as text, as far as the schema needs it.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace headroom::reading {

[[nodiscard]] std::string quoted(const std::string& text);
[[nodiscard]] std::string array(const std::vector<std::string>& items);
[[nodiscard]] std::vector<std::string> all_quoted(const std::vector<std::string>& texts);

/// The members of a JSON object, in order.
class Members {
 public:
  Members& add(const std::string& key, const std::string& json);
  Members& text(const std::string& key, const std::string& value);
  Members& number(const std::string& key, double value);
  [[nodiscard]] bool empty() const { return members_.empty(); }
  [[nodiscard]] std::string json() const;

 private:
  std::vector<std::pair<std::string, std::string>> members_;
};

/// Breaks long lines: objects and lists that do not fit get one member a line.
[[nodiscard]] std::string indented(std::string_view json);

}  // namespace headroom::reading
