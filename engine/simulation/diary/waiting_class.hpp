// Those who wait for a booking, in booking order, read from the front without long shifts.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace headroom {

/// Someone's place in the booking order: the smaller key goes first, then whoever was created first.
struct Place {
  std::uint64_t key = 0;
  std::uint32_t patient = 0;
  std::int32_t due = 0;  ///< the day from which they want it: here, so that nobody has to look it up
  /// Without a branch: which of two places is first cannot be foreseen.
  friend constexpr bool operator<(Place a, Place b) {
    return static_cast<bool>(static_cast<int>(a.key < b.key) |
                             (static_cast<int>(a.key == b.key) & static_cast<int>(a.patient < b.patient)));
  }
};

/// After everybody's.
inline constexpr Place kLastPlace{~std::uint64_t{0}, ~std::uint32_t{0}};

/// The same as `a < b`, with branches: for where the answer is nearly always yes.
constexpr bool still_before(Place a, Place b) {
  return a.key < b.key || (a.key == b.key && a.patient < b.patient);
}

class Lane;

/// One reading of a lane from its front, while nobody joins it: `next` and then either `keep` (stays in the
/// lane) or `take` (leaves it).
struct Reading {
  Place *next = nullptr, *end = nullptr, *kept_end = nullptr;
  Lane* lane = nullptr;
  std::size_t in_class = 0;
  [[nodiscard]] bool at_end() const { return next == end; }
  void take() { ++next; }
  void keep() { *kept_end++ = *next++; }
};

/// A sorted run of places, read from the front, from which any place may be taken on the way.
class Lane {
 public:
  void clear() {
    places_.clear();
    head_ = 0;
  }
  [[nodiscard]] bool empty() const { return head_ == places_.size(); }
  [[nodiscard]] std::size_t size() const { return places_.size() - head_; }
  [[nodiscard]] Place back() const { return places_.back(); }
  [[nodiscard]] const Place* begin() const { return places_.data() + head_; }
  [[nodiscard]] const Place* end() const { return places_.data() + places_.size(); }
  /// Gives a lane that is empty sorted places, for its own storage.
  void fill(std::vector<Place>& sorted) {
    clear();
    std::swap(places_, sorted);
    sorted.clear();
  }
  void append(Place place) { places_.push_back(place); }
  void insert(Place place) {
    const auto from = places_.begin() + static_cast<std::ptrdiff_t>(head_);
    places_.insert(std::upper_bound(from, places_.end(), place), place);
  }

  [[nodiscard]] Reading read(std::size_t in_class = 0) {
    Place* const first = places_.data() + head_;
    return {first, places_.data() + places_.size(), first, this, in_class};
  }
  /// Closes the reading: whoever was kept or not reached stays.
  void finish(const Reading& reading) {
    // Those kept move up to those never reached; both are sorted and the kept ones come first.
    Place* const first = places_.data() + head_;
    if (reading.kept_end != reading.next) std::move_backward(first, reading.kept_end, reading.next);
    head_ += static_cast<std::size_t>(reading.next - reading.kept_end);
    if (head_ == places_.size()) {
      clear();
    } else if (head_ > 4096 && head_ > places_.size() / 2) {  // give the passed part back, seldom
      places_.erase(places_.begin(), places_.begin() + static_cast<std::ptrdiff_t>(head_));
      head_ = 0;
    }
  }

 private:
  std::vector<Place> places_;
  std::size_t head_ = 0;
};

/// Sorts keys of a day, which are few, without a branch that cannot be foreseen: half the branches of a sort
/// cannot. The longer the stretches that are in order already, the faster.
class KeySorter {
 public:
  void sort(std::vector<std::uint64_t>& keys);

 private:
  void merge_stretches(std::vector<std::uint64_t>& keys, std::size_t stretches);
  void sort_by_fours(std::vector<std::uint64_t>& keys);

  std::vector<std::uint32_t> starts_;  ///< scratch: of the stretches, and the end
  std::vector<std::uint64_t> spare_;   ///< scratch
};

/// The people who wait for the same kind of appointment under the same booking window, in booking order.
///
/// Those who joined since the last reading are a lane of their own, and most of them are booked in the first
/// reading. Of those who are not, most come behind everybody else and go to the long lane at no cost. Whoever
/// has an earlier place (not attended, cancelled, a short delay) goes to the early lane, which stays short
/// because the early are booked first; so no insertion ever shifts a long list.
class WaitingClass {
 public:
  void clear() {
    joined_.clear();
    for (Lane& lane : lanes_) lane.clear();
  }
  void join(Place place) { joined_.push_back(place); }
  [[nodiscard]] bool empty() const {
    return joined_.empty() && lanes_[kFresh].empty() && lanes_[kLate].empty() && lanes_[kEarly].empty();
  }

  /// Puts those who joined since the last call into the lanes.
  void settle();
  [[nodiscard]] std::array<Lane, 3>& lanes() { return lanes_; }

 private:
  static constexpr std::size_t kEarly = 0, kLate = 1, kFresh = 2;
  void settle_joined();
  void enter(Place place) {
    if (lanes_[kLate].empty() || lanes_[kLate].back() < place) {
      lanes_[kLate].append(place);
    } else {
      lanes_[kEarly].insert(place);
    }
  }

  std::vector<Place> joined_;        ///< in no order
  std::vector<std::uint64_t> keys_;  ///< scratch
  std::vector<Place> sorted_;        ///< scratch
  KeySorter sorter_;
  std::array<Lane, 3> lanes_;
};

}  // namespace headroom
