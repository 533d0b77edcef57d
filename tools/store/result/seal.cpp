// A mark and a SHA-256 appended to the closed file, and worked out again from its bytes.

#include "store/result/seal.hpp"

#include <cerrno>
#include <cstdint>
#include <string_view>

#include "reading/checked_file.hpp"
#include "store/result/digest.hpp"

namespace headroom {
namespace {

constexpr std::string_view kSealMark = "\nheadroom sha256 ";
constexpr std::uint64_t kLength = kSealMark.size() + 64 + 1;  // the digest in hexadecimal and a newline

/// Of the file's first bytes; empty where there are fewer.
std::string seal_of(const FileReader& file, std::uint64_t bytes) {
  file.seek(0);
  const std::string digest = sha256(file, bytes);
  return digest.empty() ? std::string{} : std::string{kSealMark} + digest + '\n';
}

Seal examine(const FileReader& file) {
  const std::uint64_t size = file.size();
  if (size < kLength) return Seal::missing;
  file.seek(size - kLength);
  const std::string seal = file.read(kLength);
  if (!seal.starts_with(kSealMark)) return Seal::missing;
  return seal == seal_of(file, size - kLength) ? Seal::whole : Seal::broken;
}

}  // namespace

void append_seal(const std::string& path) {
  const FileReader file{path};
  const std::string seal = seal_of(file, file.size());
  if (seal.empty()) throw cannot_read(path, EIO);  // it ends before its size
  FileWriter end = FileWriter::at_end_of(path);
  end.write(seal);
  end.close();
}

Seal examine_seal(const std::string& path) {
  try {
    return examine(FileReader{path});
  } catch (const FileFailure& failure) {
    if (failure.error() != ENOENT && failure.error() != ENOTDIR) throw;
    return Seal::missing;
  }
}

}  // namespace headroom
