// Steps copied one by one, as many as there are.

#include "study/text/trail.hpp"

#include "base/ensure.hpp"

namespace headroom::reading {

Trail Trail::with(const Step& step) const {
  ensure(count_ < steps_.size(), "a place lies no deeper than the key table goes");
  Trail longer = *this;
  longer.steps_[longer.count_++] = step;
  return longer;
}

Trail Trail::key(std::string_view name) const {
  return with({name.data(), static_cast<std::uint32_t>(name.size())});
}

Trail Trail::item(std::size_t position) const {
  return with({nullptr, static_cast<std::uint32_t>(position)});
}

std::string Trail::text() const {
  std::string text;
  for (std::size_t i = 0; i < count_; ++i) {
    const Step& step = steps_[i];
    if (step.name == nullptr) {
      text += '[' + std::to_string(step.number) + ']';
      continue;
    }
    if (i > 0) text += '.';
    text.append(step.name, step.number);
  }
  return text;
}

}  // namespace headroom::reading
