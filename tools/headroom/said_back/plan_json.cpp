// Demand, capacity and balance of each scenario as figures that were meant, none of them NaN.

#include "said_back/plan_json.hpp"

#include <cmath>
#include <optional>
#include <utility>

#include "base/meant.hpp"
#include "planning/plan.hpp"

namespace headroom {
namespace {

/// What is not a finite number is null.
Json meant_json(double value) { return std::isfinite(value) ? Json(as_meant(value)) : Json(nullptr); }
Json meant_json(Hours hours) { return meant_json(hours.value()); }
Json meant_json(std::optional<double> value) { return value ? meant_json(*value) : Json(nullptr); }

Json demand_json(const Service& service, const Plan& plan) {
  Json streams = Json::object();
  for (std::size_t s = 0; s < plan.streams.size(); ++s) {
    const StreamDemand& d = plan.streams[s];
    streams[service.streams[s].name] = {
        {"referrals_per_week", meant_json(d.referrals_per_week)},
        {"appointments_per_referral", meant_json(d.appointments_per_referral)},
        {"slots_per_referral", meant_json(d.slots_per_referral)},
        {"dcc_hours_per_referral", meant_json(d.dcc_hours_per_referral)},
        {"dcc_hours_per_week", meant_json(d.dcc_hours_per_week)}};
  }
  return {{"streams", streams}};
}

Json capacity_json(const Service& service, const Plan& plan) {
  Json posts = Json::object();
  for (std::size_t p = 0; p < plan.posts.size(); ++p) {
    const PostCapacity& c = plan.posts[p];
    Json post = {{"wte", meant_json(c.wte)},
                 {"contracted_hours_per_year", meant_json(c.contracted_per_year)},
                 {"leave_hours", meant_json(c.leave)},
                 {"study_hours", meant_json(c.study)},
                 {"sickness_hours", meant_json(c.sickness)},
                 {"productive_hours", meant_json(c.productive)}};
    for (std::size_t k = 0; k < kCategories; ++k) {
      post[std::string(kCategoryNames[k]) + "_hours"] = meant_json(c.by_category[k]);
    }
    post["opened_dcc_hours_per_week"] = meant_json(c.opened_dcc_per_week);
    post["bookable_dcc_hours_per_week"] = meant_json(c.bookable_dcc_per_week);
    post["share_of_period"] = meant_json(c.share_of_period);
    if (c.absent_share > 0) post["absent_share"] = meant_json(c.absent_share);
    if (c.vacant_share > 0) post["vacant_share"] = meant_json(c.vacant_share);
    if (varies(c)) post["mean_bookable_dcc_hours_per_week"] = meant_json(c.mean_bookable_per_week);
    posts[service.posts[p].name] = post;
  }
  return {{"posts", posts}};
}

Json balance_json(const Service& service, const Plan& plan) {
  Json roles = Json::object();
  for (const RoleBalance& b : plan.roles) {
    roles[service.roles[b.role.index]] = {{"demand_hours_per_week", meant_json(b.demand_per_week)},
                                          {"capacity_hours_per_week", meant_json(b.capacity_per_week)},
                                          {"load", meant_json(b.load)},
                                          {"wte_short", meant_json(b.wte_short)}};
  }
  Json balance{{"roles", roles}}, sites = Json::object();
  for (const SiteBalance& b : plan.sites) {
    const Json one{{"demand_hours_per_week", meant_json(b.demand_per_week)},
                   {"capacity_hours_per_week", meant_json(b.capacity_per_week)},
                   {"load", meant_json(b.load)}};
    if (b.site)
      sites[service.sites[b.site->index]] = one;
    else
      balance["at_no_one_site"] = one;
  }
  if (!plan.sites.empty()) balance["sites"] = sites;
  Json needs = Json::array();
  for (const NamedNeed& need : plan.tightest.needs) needs.push_back(name_of(service, need));
  balance["tightest"] = {{"needs", needs}, {"load", meant_json(plan.tightest.load)}};
  return balance;
}

Json waiting_json(const Service& service, const Plan& plan) {
  Json streams = Json::object();
  for (std::size_t s = 0; s < plan.waiting.size(); ++s) {
    const StreamWaiting& w = plan.waiting[s];
    streams[service.streams[s].name] = {{"queue_load", meant_json(w.queue_load)},
                                        {"target_list_size", meant_json(w.target_list_size)},
                                        {"relief_capacity_per_week", meant_json(w.relief_capacity_per_week)},
                                        {"target_capacity_per_week", meant_json(w.target_capacity_per_week)}};
  }
  return streams;
}

}  // namespace

Json plan_json(const std::string& title, const std::vector<ScenarioPlan>& plans, PlanParts parts) {
  Json scenarios = Json::object();
  for (const auto& [scenario, plan] : plans) {
    const Service& service = scenario.service;
    Json one = {{"about", scenario.about}, {"reading", plan_reading(service, plan)}};
    if (parts == PlanParts::all) {
      one["demand"] = demand_json(service, plan);
      one["capacity"] = capacity_json(service, plan);
    }
    one["balance"] = balance_json(service, plan);
    one["waiting"] = waiting_json(service, plan);
    scenarios[scenario.name] = std::move(one);
  }
  return {{"title", title}, {"scenarios", scenarios}, {"notes", plan_caveats()}};
}

}  // namespace headroom
