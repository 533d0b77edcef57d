#include "store/digest.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include "base/ensure.hpp"

namespace headroom {
namespace {

class Sha256 {
 public:
  Sha256() { ensure(EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1, kAlwaysThere); }
  void add(const char* bytes, std::size_t count) {
    ensure(EVP_DigestUpdate(context_.get(), bytes, count) == 1, kAlwaysThere);
  }
  [[nodiscard]] std::string text() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    ensure(EVP_DigestFinal_ex(context_.get(), digest.data(), &length) == 1 && length == 32, kAlwaysThere);
    std::string text;
    for (unsigned int i = 0; i < length; ++i) text += fmt::format("{:02x}", digest[i]);
    return text;
  }

 private:
  static constexpr const char* kAlwaysThere = "SHA-256 is always there";
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_{EVP_MD_CTX_new(), EVP_MD_CTX_free};
};

}  // namespace

std::string sha256(std::string_view bytes) {
  Sha256 digest;
  digest.add(bytes.data(), bytes.size());
  return digest.text();
}

std::string sha256(std::istream& bytes, std::uint64_t count) {
  Sha256 digest;
  std::vector<char> buffer(1 << 16);
  while (count > 0 && bytes) {
    bytes.read(buffer.data(), static_cast<std::streamsize>(std::min<std::uint64_t>(count, buffer.size())));
    digest.add(buffer.data(), static_cast<std::size_t>(bytes.gcount()));
    count -= static_cast<std::uint64_t>(bytes.gcount());
  }
  return digest.text();
}

}  // namespace headroom
