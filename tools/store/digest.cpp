#include "store/digest.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>

#include "base/ensure.hpp"

namespace headroom {

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  const int done = EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr);
  ensure(done == 1 && length == 32, "SHA-256 is always there");
  std::string text;
  for (unsigned int i = 0; i < length; ++i) text += fmt::format("{:02x}", digest[i]);
  return text;
}

}  // namespace headroom
