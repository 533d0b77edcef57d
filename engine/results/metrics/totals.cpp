// Weeks of a series added up over all posts or one of them.

#include "results/metrics/totals.hpp"

#include "base/undefined.hpp"

namespace headroom {

double share(std::int64_t part, std::int64_t of) {
  return of == 0 ? kUndefined : static_cast<double>(part) / static_cast<double>(of);
}

double total(const Observations& o, StreamSeries series) {
  double sum = 0;
  for (std::size_t w = 0; w < o.weeks; ++w) {
    for (std::size_t s = 0; s < o.streams; ++s) sum += static_cast<double>(o.by_stream[o.at(series, w, s)]);
  }
  return sum;
}

double total(const Observations& o, PostSeries series) {
  double sum = 0;
  for (std::size_t w = 0; w < o.weeks; ++w) {
    for (std::size_t p = 0; p < o.posts; ++p) sum += static_cast<double>(o.by_post[o.at(series, w, p)]);
  }
  return sum;
}

double total(const Observations& o, PostSeries series, std::size_t post) {
  double sum = 0;
  for (std::size_t w = 0; w < o.weeks; ++w) sum += static_cast<double>(o.by_post[o.at(series, w, post)]);
  return sum;
}

double total(const Observations& o, CategorySeries series) {
  const std::size_t each = o.weeks * o.posts * kCategories;
  double sum = 0;
  for (std::size_t i = 0; i < each; ++i) {
    sum += static_cast<double>(o.by_category[static_cast<std::size_t>(series) * each + i]);
  }
  return sum;
}

double total(const Observations& o, CategorySeries series, std::size_t post, Category category) {
  double sum = 0;
  for (std::size_t w = 0; w < o.weeks; ++w) {
    sum += static_cast<double>(o.by_category[o.at(series, w, post, static_cast<std::size_t>(category))]);
  }
  return sum;
}

}  // namespace headroom
