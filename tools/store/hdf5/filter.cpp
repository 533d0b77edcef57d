// zlib kept from chunk to chunk, and packed bytes unpacked only where their length can be true.

#include "store/hdf5/filter.hpp"

#include <zlib.h>

#include <algorithm>
#include <new>

#include "base/ensure.hpp"

namespace headroom {

struct ChunkFilter::Stream {
  z_stream z{};
};

ChunkFilter::ChunkFilter() : stream_{std::make_unique<Stream>()} {
  const int begun = deflateInit(&stream_->z, 1);
  if (begun == Z_MEM_ERROR) throw std::bad_alloc{};
  ensure(begun == Z_OK, "compression begins");
}

ChunkFilter::~ChunkFilter() { deflateEnd(&stream_->z); }

Bytes ChunkFilter::filtered(const Bytes& raw, std::size_t width) {
  // Byte k of every number, then byte k + 1, …
  const std::size_t count = raw.size() / width;
  shuffled_.resize(raw.size());
  for (std::size_t byte = 0; byte < width; ++byte) {
    unsigned char* const out = shuffled_.data() + byte * count;
    for (std::size_t i = 0; i < count; ++i) out[i] = raw[i * width + byte];
  }
  z_stream& z = stream_->z;
  ensure(deflateReset(&z) == Z_OK, "compression begins anew");
  deflated_.resize(std::max<std::size_t>(deflated_.size(), deflateBound(&z, shuffled_.size())));
  z.next_in = shuffled_.data();
  z.avail_in = static_cast<uInt>(shuffled_.size());
  z.next_out = deflated_.data();
  z.avail_out = static_cast<uInt>(deflated_.size());
  ensure(deflate(&z, Z_FINISH) == Z_STREAM_END, "a buffer of deflateBound() bytes is enough");
  const auto end = deflated_.begin() + static_cast<std::ptrdiff_t>(z.total_out);
  return {deflated_.begin(), end};  // as long as it is, so that blocks that wait are small
}

std::optional<Bytes> unfiltered(const Bytes& packed, std::size_t bytes, std::size_t width) {
  if (!can_unpack_to(packed.size(), bytes)) return std::nullopt;
  Bytes shuffled(bytes);
  uLongf size = bytes;
  if (uncompress(shuffled.data(), &size, packed.data(), packed.size()) != Z_OK || size != bytes)
    return std::nullopt;
  Bytes raw(bytes);
  const std::size_t count = bytes / width;
  for (std::size_t byte = 0; byte < width; ++byte) {
    for (std::size_t i = 0; i < count; ++i) raw[i * width + byte] = shuffled[byte * count + i];
  }
  return raw;
}

bool unpacks_to(const Bytes& packed, std::size_t bytes) {
  if (!can_unpack_to(packed.size(), bytes)) return false;
  z_stream z{};
  if (inflateInit(&z) != Z_OK) return false;
  Bytes thrown_away(1 << 16), in{packed};
  z.next_in = in.data();
  z.avail_in = static_cast<uInt>(in.size());
  int state = Z_OK;
  while (state == Z_OK && z.total_out <= bytes) {
    z.next_out = thrown_away.data();
    z.avail_out = static_cast<uInt>(thrown_away.size());
    state = inflate(&z, Z_NO_FLUSH);
  }
  const bool all = state == Z_STREAM_END && z.total_out == bytes;
  inflateEnd(&z);
  return all;
}

}  // namespace headroom
