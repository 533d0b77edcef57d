// The beginning checked before the library opens it, and a budget for looking through.

#include "store/result/our_file.hpp"

#include <fmt/format.h>

#include <chrono>

#include "reading/plain_file.hpp"
#include "store/hdf5/attributes.hpp"
#include "store/hdf5/reading.hpp"
#include "store/result/inspection.hpp"
#include "store/result/layout.hpp"

namespace headroom {
namespace {

constexpr std::string_view kSignature{"\x89HDF\r\n\x1a\n"};

/// Opens it as any file, before the library does. How many bytes it has.
std::uint64_t check_beginning(const std::string& path, const char* of) {
  const auto file = open_plain(path);
  if (!file) {
    switch (file.error().kind) {
      case NotRead::Kind::absent:
        throw WrongInput{path + ": no such file"};
      case NotRead::Kind::folder:
      case NotRead::Kind::never_ends:
        throw WrongInput{fmt::format("{} is {}, not {} of headroom run", path, file.error().found, of)};
      case NotRead::Kind::closed:
        throw StoreError{"it is " + file.error().found};
    }
  }
  if (file->read(kSignature.size()) == kSignature) return file->size();
  if (path.ends_with(".yaml") || path.ends_with(".yml"))
    throw WrongInput{fmt::format("{0} is a study, not {1}; 'headroom run {0}{2}' makes one", path, of,
                                 of == std::string_view{"a shard"} ? " --shard I/N" : "")};
  if (examine_seal(path) == Seal::broken) throw StoreError{"its bytes are not those that were written"};
  throw WrongInput{fmt::format("{} is not {} of headroom run (it is not an HDF5 file)", path, of)};
}

/// Enough for the largest, and little enough to be waited for.
Budget::Most most_to_look_through(std::uint64_t bytes) {
  return {std::chrono::milliseconds{3500 + bytes / 50'000}, 600'000'000 + 2 * bytes};
}

}  // namespace

OurFile open_ours(const std::string& path, const char* of) {
  const std::uint64_t bytes = check_beginning(path, of);
  const Seal seal = examine_seal(path);
  if (seal == Seal::broken) throw StoreError{"its bytes are not those that were written"};
  const Budget budget{most_to_look_through(bytes)};
  silence_hdf5();
  Handle file = open_to_read(path);
  if (text_attribute(file.get(), "format") != kFormat)
    throw WrongInput{fmt::format("{} is an HDF5 file, but not {} of headroom run", path, of)};
  inspect(file.get());
  return {std::move(file), seal};
}

bool begins_as_hdf5(const std::string& path) {
  const auto file = open_plain(path);
  return file && file->read(kSignature.size()) == kSignature;
}

}  // namespace headroom
