// OpenSSL's digest behind two functions, files read in pieces.

#include "store/result/digest.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include "base/ensure.hpp"

namespace headroom {
namespace {

constexpr const char* kAlwaysThere = "SHA-256 is always there";

}  // namespace

struct Sha256::State {
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
};

Sha256::Sha256() : state_{std::make_unique<State>()} {
  ensure(EVP_DigestInit_ex(state_->context.get(), EVP_sha256(), nullptr) == 1, kAlwaysThere);
}
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
  ensure(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()) == 1, kAlwaysThere);
}

std::string Sha256::text() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  ensure(EVP_DigestFinal_ex(state_->context.get(), digest.data(), &length) == 1 && length == 32,
         kAlwaysThere);
  std::string text;
  for (unsigned int i = 0; i < length; ++i) text += fmt::format("{:02x}", digest[i]);
  return text;
}

std::string sha256(std::string_view bytes) {
  Sha256 digest;
  digest.add(bytes);
  return digest.text();
}

std::string sha256(const FileReader& file, std::uint64_t count) {
  Sha256 digest;
  std::vector<char> buffer(1 << 16);
  while (count > 0) {
    const std::size_t got = file.read(buffer.data(), std::min<std::uint64_t>(count, buffer.size()));
    if (got == 0) return {};
    digest.add({buffer.data(), got});
    count -= got;
  }
  return digest.text();
}

}  // namespace headroom
