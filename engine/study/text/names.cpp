// Edit distances, and lists of names cut to what a message can hold.

#include "study/text/names.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "study/text/limits.hpp"

namespace headroom::reading {
namespace {

constexpr std::size_t kNamesShown = 12;
constexpr std::size_t kNamesCompared = 500;  // keeps a hopeless file quick

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

/// What is part of a name is meant by it: wales of england-and-wales.
int distance(std::string_view name, std::string_view written) {
  constexpr std::size_t kTelling = 3;
  if (written.size() >= kTelling && name.find(written) != std::string_view::npos) return 1;
  return edit_distance(name, written);
}

}  // namespace

NameIndex::NameIndex(std::vector<std::string> names) : names_{std::move(names)} {
  for (std::uint32_t i = 0; i < names_.size(); ++i) positions_.emplace(names_[i], i);
}

std::optional<std::uint32_t> NameIndex::find(const std::string& name) const {
  const auto found = positions_.find(name);
  return found == positions_.end() ? std::nullopt : std::optional{found->second};
}

std::vector<std::string> path_names(std::string_view path) {
  std::vector<std::string> names;
  while (true) {
    const auto dot = std::min(path.find('.'), path.size());
    names.emplace_back(path.substr(0, dot));
    if (dot == path.size()) return names;
    path.remove_prefix(dot + 1);
  }
}

std::string path_to(const std::string& path, const std::string& key) {
  return path.empty() ? key : path + '.' + key;
}

bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= kLongestName &&
         std::all_of(text.begin(), text.end(), is_name_character);
}

int edit_distance(std::string_view a, std::string_view b) {
  a = a.substr(0, kLongestName);
  b = b.substr(0, kLongestName);
  using Row = std::array<int, kLongestName + 1>;
  Row before_last{}, last{}, row{};
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int replace = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replace});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    before_last = last;
    last = row;
  }
  return last[b.size()];
}

std::string one_of(const std::vector<std::string>& names) {
  if (names.empty()) return "nothing";
  if (names.size() == 1) return names.front();
  std::string text = "one of ";
  for (std::size_t i = 0; i < std::min(names.size(), kNamesShown); ++i)
    text += (i > 0 ? ", " : "") + names[i];
  if (names.size() > kNamesShown) text += " and " + std::to_string(names.size() - kNamesShown) + " more";
  return text;
}

std::string one_of(const std::vector<std::string>& names, std::string_view written) {
  if (names.size() < 2) return one_of(names);
  const auto last = names.begin() + static_cast<std::ptrdiff_t>(std::min(names.size(), kNamesCompared));
  const auto nearest = std::min_element(names.begin(), last, [&](const std::string& a, const std::string& b) {
    return distance(a, written) < distance(b, written);
  });
  return one_of(names) + " (nearest: " + *nearest + ")";
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
    text += names[i];
  }
  return text;
}

}  // namespace headroom::reading
