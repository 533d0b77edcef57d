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
  friend constexpr bool operator<(Place a, Place b) {
    return a.key != b.key ? a.key < b.key : a.patient < b.patient;
  }
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

  /// One reading: `at_end`, `front` and then either `keep` (stays in the lane) or `take` (leaves it);
  /// `finish` closes the reading, whatever was not reached stays.
  void start() { cursor_ = kept_ = head_; }
  [[nodiscard]] bool at_end() const { return cursor_ == places_.size(); }
  [[nodiscard]] Place front() const { return places_[cursor_]; }
  void take() { ++cursor_; }
  void keep() { places_[kept_++] = places_[cursor_++]; }
  void finish() {
    // Those kept move up to those never reached; both are sorted and the kept ones come first.
    const auto begin = places_.begin();
    const auto kept_end = begin + static_cast<std::ptrdiff_t>(kept_),
               unread = begin + static_cast<std::ptrdiff_t>(cursor_);
    const auto count = kept_ - head_;
    if (kept_ != cursor_) std::move_backward(begin + static_cast<std::ptrdiff_t>(head_), kept_end, unread);
    head_ = cursor_ - count;
    if (head_ == places_.size()) {
      clear();
    } else if (head_ > 4096 && head_ > places_.size() / 2) {  // give the passed part back, seldom
      places_.erase(begin, begin + static_cast<std::ptrdiff_t>(head_));
      head_ = 0;
    }
  }

 private:
  std::vector<Place> places_;
  std::size_t head_ = 0, cursor_ = 0, kept_ = 0;
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
    if (fresh_.empty()) return;
    std::sort(fresh_.begin(), fresh_.end());
    for (Place place : fresh_) {
      if (late_.empty() || late_.back() < place) {
        late_.append(place);
      } else {
        early_.insert(place);
      }
    }
    fresh_.clear();
  }
  [[nodiscard]] Lane& early() { return early_; }
  [[nodiscard]] Lane& late() { return late_; }

 private:
  std::vector<Place> fresh_;
  Lane early_, late_;
};

}  // namespace headroom
