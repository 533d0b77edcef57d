#include "store/seal.hpp"

#include <filesystem>
#include <fstream>
#include <string_view>

#include "store/digest.hpp"

namespace headroom {
namespace {

constexpr std::string_view kMark = "\nheadroom sha256 ";
constexpr std::uint64_t kLength = kMark.size() + 64 + 1;  // the digest in hexadecimal and a newline

std::string seal_of(const std::string& path, std::uint64_t bytes) {
  std::ifstream file(path, std::ios::binary);
  return std::string(kMark) + sha256(file, bytes) + '\n';
}

}  // namespace

bool append_seal(const std::string& path) {
  std::error_code failed;
  const std::uint64_t size = std::filesystem::file_size(path, failed);
  if (failed) return false;
  const std::string seal = seal_of(path, size);
  std::ofstream file(path, std::ios::binary | std::ios::app);
  file << seal << std::flush;
  return file.good();
}

Seal examine_seal(const std::string& path) {
  std::error_code failed;
  const std::uint64_t size = std::filesystem::file_size(path, failed);
  if (failed || size < kLength) return Seal::missing;
  std::string seal(kLength, '\0');
  std::ifstream file(path, std::ios::binary);
  file.seekg(static_cast<std::streamoff>(size - kLength));
  file.read(seal.data(), static_cast<std::streamsize>(seal.size()));
  if (!file || !seal.starts_with(kMark)) return Seal::missing;
  return seal == seal_of(path, size - kLength) ? Seal::whole : Seal::broken;
}

}  // namespace headroom
