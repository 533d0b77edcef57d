// Names shared between copies, chosen positions, and scenarios made by the function they came with.

#include "study/scenarios.hpp"

#include <numeric>
#include <utility>

#include "base/ensure.hpp"

namespace headroom {
namespace {

std::vector<std::string> names_of(const std::vector<Scenario>& all) {
  std::vector<std::string> names;
  for (const Scenario& scenario : all) names.push_back(scenario.name);
  return names;
}

Scenarios::Make among(std::vector<Scenario> all) {
  return [kept = std::make_shared<const std::vector<Scenario>>(std::move(all))](std::size_t position) {
    return (*kept)[position];
  };
}

}  // namespace

Scenarios::Scenarios(std::vector<std::string> names, Make make, About about)
    : names_{std::make_shared<const std::vector<std::string>>(std::move(names))},
      make_{std::move(make)},
      about_{std::move(about)},
      positions_(names_->size()) {
  std::iota(positions_.begin(), positions_.end(), std::size_t{0});
}

Scenarios::Scenarios(std::vector<Scenario> all) {
  std::vector<std::string> names = names_of(all);
  *this = Scenarios{std::move(names), among(std::move(all))};
}

const std::string& Scenarios::name(std::size_t position) const {
  ensure(position < size(), "only scenarios that are there are named");
  return (*names_)[positions_[position]];
}

std::string Scenarios::about(std::size_t position) const {
  ensure(position < size(), "only of scenarios that are there is anything said");
  return about_ ? about_(positions_[position]) : make_(positions_[position]).about;
}

Scenario Scenarios::operator[](std::size_t position) const {
  ensure(position < size(), "only scenarios that are there are made");
  return make_(positions_[position]);
}

Scenarios Scenarios::chosen(const std::vector<std::size_t>& positions) const {
  Scenarios some = *this;
  some.positions_.clear();
  for (std::size_t position : positions) {
    ensure(position < size(), "only scenarios that are there are chosen");
    some.positions_.push_back(positions_[position]);
  }
  return some;
}

}  // namespace headroom
