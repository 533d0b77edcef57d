#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace headroom {

/// Someone's place in the booking order: the smaller key goes first, then whoever was created first.
struct Place {
  std::uint64_t key = 0;
  std::uint32_t patient = 0;
  /// Without a branch: which of two places is first cannot be foreseen.
  friend constexpr bool operator<(Place a, Place b) {
    return static_cast<bool>(static_cast<int>(a.key < b.key) |
                             (static_cast<int>(a.key == b.key) & static_cast<int>(a.patient < b.patient)));
  }
};

/// Sorts keys without a branch that cannot be foreseen: those of one day are few, and half the branches of a
/// sort cannot. `keys` is a multiple of four long; `spare` is scratch. Half the time of std::sort.
void sort_keys(std::vector<std::uint64_t>& keys, std::vector<std::uint64_t>& spare);

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

/// The people who wait for the same kind of appointment under the same booking window, in booking order.
///
/// Most people join behind everybody else and go to the long lane at no cost. Whoever keeps an earlier place
/// (not attended, cancelled, a short delay) goes to the early lane, which stays short because the early are
/// booked first; so no insertion ever shifts a long list.
class WaitingClass {
 public:
  void clear() {
    fresh_.clear();
    early_.clear();
    late_.clear();
  }
  void join(Place place) { fresh_.push_back(place); }
  [[nodiscard]] bool empty() const { return fresh_.empty() && early_.empty() && late_.empty(); }

  /// Puts those who joined since the last call into the lanes.
  void settle() {
    if (!fresh_.empty()) settle_fresh();
  }
  [[nodiscard]] Lane& early() { return early_; }
  [[nodiscard]] Lane& late() { return late_; }

 private:
  void settle_fresh();
  void enter(Place place) {
    if (late_.empty() || late_.back() < place) {
      late_.append(place);
    } else {
      early_.insert(place);
    }
  }

  std::vector<Place> fresh_;
  std::vector<std::uint64_t> keys_, spare_;  ///< scratch
  Lane early_, late_;
};

}  // namespace headroom
