// Choices of staffing of a small clinic: what the tests of sizing vary and ask for.
#pragma once

#include <cmath>

#include "experiment/sizing/size.hpp"
#include "simulation/clinics.hpp"

namespace headroom::sizing_example {

using namespace clinics;

/// WTE from `from` in so many steps of `step`.
inline SizingVariable wte_of(const std::string& post, double from, double step, std::size_t steps) {
  SizingVariable v;
  v.path = "staff." + post + ".wte";
  for (std::size_t i = 0; i < steps; ++i) {
    v.values.push_back(from + static_cast<double>(i) * step);
    v.texts.push_back(std::to_string(v.values.back()));
  }
  v.more_is_capacity = true;
  return v;
}

/// Whole holders, and one of the rest.
inline void set_wte(Post& post, double wte) {
  post.wte = wte;
  post.holders.assign(static_cast<std::size_t>(wte), 1.0);
  if (wte > std::floor(wte)) post.holders.push_back(wte - std::floor(wte));
}

/// The variables are the WTE of the service's posts, in order.
inline Sizing sizing_of(const Service& service, std::vector<SizingVariable> vary,
                        std::vector<SizingTarget> meet) {
  Sizing sizing;
  sizing.vary = vary;
  sizing.meet = std::move(meet);
  sizing.choice = [service, vary](const std::vector<std::size_t>& positions) -> Result<Scenario> {
    Scenario scenario{"choice", "", {}, service};
    for (std::size_t v = 0; v < vary.size(); ++v) {
      set_wte(scenario.service.posts[v], vary[v].values[positions[v]]);
    }
    return scenario;
  };
  return sizing;
}

inline SizingTarget at_least(const std::string& metric, double value) {
  SizingTarget target;
  target.of.metric = metric;
  target.value = value;
  return target;
}

/// Two posts at 40,000 and 60,000 GBP a year.
inline Service two_posts(int weeks) {
  Service service = one_step_clinic(7, weeks);
  service.posts.push_back(service.posts.front());
  service.posts[1].name = "b";
  service.posts[0].cost_per_year = Pounds{40'000};
  service.posts[1].cost_per_year = Pounds{60'000};
  return service;
}

}  // namespace headroom::sizing_example
