// Any bytes, and any place in them, must give hints about bytes that are there, quickly, and no harm.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "study/hints/complete.hpp"
#include "study/hints/hover.hpp"

/// The first two bytes say where, so that a small change of the input moves the place.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size < 2) return 0;
  const std::string_view text{reinterpret_cast<const char*>(bytes) + 2, size - 2};
  const std::size_t offset = (bytes[0] * 256u + bytes[1]) % (text.size() + 1);
  const auto completion = headroom::complete(text, offset);
  if (completion.from > completion.to || completion.to > text.size()) std::abort();
  if (!completion.options.empty() && (completion.from > offset || completion.to < offset)) std::abort();
  for (const auto& option : completion.options) {
    if (option.insert.empty()) std::abort();
  }
  if (const auto at = headroom::hover(text, offset)) {
    if (at->from > offset || at->to < offset || at->to > text.size() || at->title.empty()) std::abort();
  }
  return 0;
}
