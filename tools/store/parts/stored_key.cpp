// The key put together from a file's attributes, shard numbers read strictly.

#include "store/parts/stored_key.hpp"

#include <charconv>
#include <string_view>

#include "store/hdf5/attributes.hpp"
#include "store/hdf5/reading.hpp"
#include "store/parts/shard_file.hpp"
#include "store/result/our_file.hpp"
#include "store/result/result_reader.hpp"

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
  if (const auto shard = read_shard(path)) return shard->key;
  if (!read_results(path)) return std::nullopt;
  const auto key =
      guarded_reading(path, kDamagedResult, [&] { return key_in(open_ours(path, "a result").file.get()); });
  return key ? std::optional{*key} : std::nullopt;
}

}  // namespace headroom
