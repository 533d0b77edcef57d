#include "store/stored_key.hpp"

#include <charconv>
#include <string_view>

#include "store/attributes.hpp"
#include "store/layout.hpp"
#include "store/seal.hpp"

namespace headroom {
namespace {

std::optional<std::uint32_t> number(std::string_view text) {
  std::uint32_t value = 0;
  const char* const end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stopped != end) return std::nullopt;
  return value;
}

}  // namespace

std::optional<Shard> parse_shard(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto first = number(text.substr(0, slash)), of = number(text.substr(slash + 1));
  if (!first || !of || *first < 1 || *first > *of) return std::nullopt;
  return Shard{*first, *of};
}

RunKey key_in(hid_t file) {
  RunKey key;
  key.fingerprint = text_attribute(file, "fingerprint").value_or("");
  key.headroom_version = text_attribute(file, "headroom_version").value_or("");
  key.seed = unsigned_attribute(file, "seed").value_or(0);
  key.plan = text_attribute(file, "plan").value_or("");
  key.shard = parse_shard(text_attribute(file, "shard").value_or("")).value_or(Shard{});
  return key;
}

std::optional<RunKey> key_of_result(const std::string& path) {
  silence_hdf5();
  if (examine_seal(path) != Seal::whole) return std::nullopt;
  try {
    const Handle file = open_to_read(path);
    if (text_attribute(file.get(), "format") != kFormat) return std::nullopt;
    return key_in(file.get());
  } catch (const StoreError&) {
    return std::nullopt;
  }
}

}  // namespace headroom
