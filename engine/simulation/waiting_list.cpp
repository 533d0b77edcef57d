#include "simulation/waiting_list.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace headroom {
namespace {

using Key = std::uint64_t;

inline void order(Key& a, Key& b) {
  const Key first = b < a ? b : a, second = b < a ? a : b;
  a = first;
  b = second;
}

/// The five comparisons that sort any four.
inline void sort_four(Key* k) {
  order(k[0], k[1]);
  order(k[2], k[3]);
  order(k[0], k[2]);
  order(k[1], k[3]);
  order(k[1], k[2]);
}

/// The smaller or the greater of two, by arithmetic: compilers make a branch of a choice between pointers.
inline Key chosen(Key a, Key b, Key take_b) { return a ^ ((a ^ b) & (Key{0} - take_b)); }

/// Two sorted runs of one length, side by side, to one: the smaller half from the front and the greater half
/// from the back, neither of which can come to the end of a run.
inline void merge_runs(const Key* from, std::size_t length, Key* to) {
  const Key* const second = from + length;
  std::size_t left = 0, right = 0, left_end = length, right_end = length, last = 2 * length;
  for (std::size_t i = 0; i < length; ++i) {
    const Key l = from[left], r = second[right], le = from[left_end - 1], re = second[right_end - 1];
    const Key take_right = r < l, take_left = re < le;
    to[i] = chosen(l, r, take_right);
    right += take_right;
    left += 1 - take_right;
    to[--last] = chosen(re, le, take_left);
    left_end -= take_left;
    right_end -= 1 - take_left;
  }
}

/// Two sorted runs of any lengths, side by side, to one.
inline void merge_unequal(const Key* left, const Key* right, const Key* end, Key* to) {
  const Key* const left_end = right;
  while (left != left_end && right != end) {
    const Key l = *left, r = *right, take_right = r < l;
    *to++ = chosen(l, r, take_right);
    right += take_right;
    left += 1 - take_right;
  }
  std::copy(left, left_end, to);
  std::copy(right, end, to + (left_end - left));
}

}  // namespace

void sort_keys(std::vector<Key>& keys, std::vector<Key>& spare) {
  const std::size_t all = keys.size();
  spare.resize(all);
  for (std::size_t i = 0; i < all; i += 4) sort_four(&keys[i]);
  for (std::size_t length = 4; length < all; length *= 2) {
    std::size_t i = 0;
    for (; i + 2 * length <= all; i += 2 * length) merge_runs(&keys[i], length, &spare[i]);
    const Key* const rest = keys.data() + i;
    const Key* const end = keys.data() + all;
    merge_unequal(rest, std::min(rest + length, end), end, spare.data() + i);
    std::swap(keys, spare);
  }
}

/// In order of key, with the place in the list instead of the last 12 bits; the seldom neighbours that differ
/// in these bits alone find their order on entering, since the lanes do not mind it.
void WaitingClass::settle_fresh() {
  constexpr std::size_t kFew = 512;
  constexpr Key kIndex = 0xfff;
  const std::size_t count = fresh_.size();
  if (count > kFew) {
    std::sort(fresh_.begin(), fresh_.end());
    for (const Place place : fresh_) enter(place);
  } else {
    keys_.resize((count + 3) / 4 * 4, std::numeric_limits<Key>::max());
    for (std::size_t i = 0; i < count; ++i) keys_[i] = (fresh_[i].key & ~kIndex) | i;
    for (std::size_t i = count; i < keys_.size(); ++i) keys_[i] = std::numeric_limits<Key>::max();
    sort_keys(keys_, spare_);
    for (std::size_t i = 0; i < count; ++i) enter(fresh_[keys_[i] & kIndex]);
  }
  fresh_.clear();
}

}  // namespace headroom
