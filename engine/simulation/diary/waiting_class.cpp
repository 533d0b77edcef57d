// A day's new places sorted without branches, then merged into early, late and fresh lanes.

#include "simulation/diary/waiting_class.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace headroom {
namespace {

using SortKey = std::uint64_t;

inline void order(SortKey& a, SortKey& b) {
  const SortKey first = b < a ? b : a, second = b < a ? a : b;
  a = first;
  b = second;
}

/// The five comparisons that sort any four.
inline void sort_four(SortKey* k) {
  order(k[0], k[1]);
  order(k[2], k[3]);
  order(k[0], k[2]);
  order(k[1], k[3]);
  order(k[1], k[2]);
}

/// Two sorted runs of one length, side by side, to one: the smaller half from the front and the greater half
/// from the back, neither of which can come to the end of a run.
inline void merge_runs(const SortKey* from, std::size_t length, SortKey* to) {
  const SortKey* const second = from + length;
  std::size_t left = 0, right = 0, left_end = length, right_end = length, last = 2 * length;
  for (std::size_t i = 0; i < length; ++i) {
    const SortKey l = from[left], r = second[right], le = from[left_end - 1], re = second[right_end - 1];
    const SortKey take_right = r < l, take_left = re < le;
    to[i] = r < l ? r : l;
    right += take_right;
    left += 1 - take_right;
    to[--last] = re < le ? le : re;
    left_end -= take_left;
    right_end -= 1 - take_left;
  }
}

/// Two sorted runs of any lengths, side by side, to one.
inline void merge_unequal(const SortKey* left, const SortKey* right, const SortKey* end, SortKey* to) {
  const SortKey* const left_end = right;
  while (left != left_end && right != end) {
    const SortKey l = *left, r = *right, take_right = r < l;
    *to++ = r < l ? r : l;
    right += take_right;
    left += 1 - take_right;
  }
  std::copy(left, left_end, to);
  std::copy(right, end, to + (left_end - left));
}

}  // namespace

/// A day's patients mostly come in the order in which they were booked, which is this order: a handful of
/// stretches in order. Referrals come in none.
void KeySorter::sort(std::vector<SortKey>& keys) {
  constexpr std::size_t kLong = 4;
  if (starts_.size() < keys.size() + 2) starts_.resize(keys.size() + 2);
  std::uint32_t* const starts = starts_.data();
  const SortKey* const key = keys.data();
  const std::size_t count = keys.size();
  std::size_t stretches = 0;
  SortKey before = std::numeric_limits<SortKey>::max();
  for (std::size_t i = 0; i < count; ++i) {  // the next start is written over until it is one
    starts[stretches] = static_cast<std::uint32_t>(i);
    stretches += static_cast<std::size_t>(key[i] < before);
    before = key[i];
  }
  stretches* kLong <= count ? merge_stretches(keys, stretches) : sort_by_fours(keys);
}

void KeySorter::merge_stretches(std::vector<SortKey>& keys, std::size_t stretches) {
  const auto all = static_cast<std::uint32_t>(keys.size());
  spare_.resize(all);
  for (; stretches > 1; stretches = (stretches + 1) / 2) {
    starts_[stretches] = starts_[stretches + 1] = all;
    for (std::size_t i = 0; i < stretches; i += 2) {
      const SortKey* const from = keys.data();
      merge_unequal(from + starts_[i], from + starts_[i + 1], from + starts_[i + 2], &spare_[starts_[i]]);
      starts_[i / 2] = starts_[i];
    }
    std::swap(keys, spare_);
  }
}

void KeySorter::sort_by_fours(std::vector<SortKey>& keys) {
  const std::size_t count = keys.size(), all = (count + 3) / 4 * 4;
  keys.resize(all, std::numeric_limits<SortKey>::max());
  spare_.resize(all);
  for (std::size_t i = 0; i < all; i += 4) sort_four(&keys[i]);
  for (std::size_t length = 4; length < all; length *= 2) {
    std::size_t i = 0;
    for (; i + 2 * length <= all; i += 2 * length) merge_runs(&keys[i], length, &spare_[i]);
    const SortKey* const rest = keys.data() + i;
    const SortKey* const end = keys.data() + all;
    merge_unequal(rest, std::min(rest + length, end), end, spare_.data() + i);
    std::swap(keys, spare_);
  }
  keys.resize(count);
}

/// In order of key, with the place in the list instead of the last 12 bits; then the seldom neighbours that
/// differ in these bits alone, or not at all, change over.
void WaitingClass::settle_joined() {
  constexpr std::size_t kFew = 512;
  constexpr SortKey kIndex = 0xfff;
  const std::size_t count = joined_.size();
  if (count > kFew) {
    std::sort(joined_.begin(), joined_.end());
    lanes_[kFresh].fill(joined_);
    return;
  }
  keys_.resize(count);
  const Place* const joined = joined_.data();
  SortKey* const unsorted = keys_.data();
  for (std::size_t i = 0; i < count; ++i) unsorted[i] = (joined[i].key & ~kIndex) | i;
  sorter_.sort(keys_);
  sorted_ = joined_;
  Place* const sorted = sorted_.data();
  const SortKey* const keys = keys_.data();
  SortKey before = ~keys[0];
  for (std::size_t i = 0; i < count; ++i) {
    sorted[i] = joined[keys[i] & kIndex];
    if ((keys[i] ^ before) <= kIndex) {
      for (std::size_t at = i; at > 0 && sorted[at] < sorted[at - 1]; --at)
        std::swap(sorted[at], sorted[at - 1]);
    }
    before = keys[i];
  }
  lanes_[kFresh].fill(sorted_);
  joined_.clear();
}

void WaitingClass::settle() {
  for (const Place& place : lanes_[kFresh]) enter(place);
  lanes_[kFresh].clear();
  if (!joined_.empty()) settle_joined();
}

}  // namespace headroom
