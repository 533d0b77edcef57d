// The keys and items that lead to a place in a tree, made into text only where somebody asks.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace headroom::reading {

/// From the root to a place. Each of thousands of places has one, and few are ever said.
class Trail {
 public:
  /// The name outlives the trail: it is the key table's, or stands in the tree.
  [[nodiscard]] Trail key(std::string_view name) const;
  [[nodiscard]] Trail item(std::size_t position) const;  ///< counted from 1
  /// `staff.lead.sessions[2]`; empty at the root.
  [[nodiscard]] std::string text() const;

 private:
  struct Step {
    const char* name = nullptr;  ///< of a key
    std::uint32_t number = 0;    ///< its length; of an item, its position
  };
  [[nodiscard]] Trail with(const Step& step) const;

  std::array<Step, 12> steps_;  // as deep as the key table goes, and more
  std::size_t count_ = 0;
};

}  // namespace headroom::reading
