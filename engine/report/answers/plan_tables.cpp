// A row a scenario and thing, left out where the first scenario shows the same figures.

#include "report/answers/plan_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace headroom {
namespace {

constexpr const char* kNone = "-";

std::string plan_number(double value, int decimals) {
  if (std::isnan(value)) return kNone;
  if (std::isinf(value)) return "no limit";
  return fmt::format("{:.{}f}", value, decimals);
}
std::string plan_number(Hours hours, int decimals) { return plan_number(hours.value(), decimals); }
std::string plan_number(std::optional<double> value, int decimals) {
  return value ? plan_number(*value, decimals) : std::string(kNone);
}

std::string share_of_hours_text(double share) {
  return std::isinf(share) ? "no hours" : fmt::format("{:.1f}%", 100 * share);
}

/// Headings with the names on the left and the figures on the right.
std::vector<Table::Column> columns(const std::vector<std::string>& names,
                                   const std::vector<std::string>& figures) {
  std::vector<Table::Column> all;
  for (const std::string& heading : names) all.push_back({heading, false});
  for (const std::string& heading : figures) all.push_back({heading, true});
  return all;
}

/// Adds the row unless the first scenario shows the same figures of the same thing.
class NewRows {
 public:
  explicit NewRows(PlanRows which) : which_{which} {}

  void add(Table& table, bool first_scenario, std::vector<std::string> row) {
    std::vector<std::string> figures{row.begin() + 1, row.end()};
    const bool known = std::find(first_.begin(), first_.end(), figures) != first_.end();
    if (!first_scenario && known && which_ == PlanRows::changed) {
      left_out_ = true;
      return;
    }
    if (first_scenario) first_.push_back(std::move(figures));
    table.rows.push_back(std::move(row));
  }
  [[nodiscard]] bool left_out() const { return left_out_; }

 private:
  PlanRows which_;
  std::vector<std::vector<std::string>> first_;
  bool left_out_ = false;
};

std::string same_as(const ScenarioPlan& first) {
  return "What other scenarios leave as in " + first.scenario.name + " is not repeated.";
}

/// True for any post of any scenario.
template <class Holds>
bool any_post(const std::vector<ScenarioPlan>& plans, Holds holds) {
  return std::any_of(plans.begin(), plans.end(), [&](const ScenarioPlan& p) {
    for (std::size_t i = 0; i < p.plan.posts.size(); ++i) {
      if (holds(p.scenario.service.posts[i], p.plan.posts[i])) return true;
    }
    return false;
  });
}

/// Whether any post works at a pace of its own.
bool paces_differ(const std::vector<ScenarioPlan>& plans) {
  return any_post(plans, [](const Post& post, const PostCapacity&) { return post.productivity != 1; });
}

Table demand_table(const std::vector<ScenarioPlan>& plans, PlanRows which) {
  Table table{"Demand by stream",
              columns({"scenario", "stream"}, {"referrals a week", "appointments attended each",
                                               "slots booked each", "DCC hours each", "DCC hours a week"}),
              {},
              {}};
  NewRows rows{which};
  for (const auto& [scenario, plan] : plans) {
    for (std::size_t s = 0; s < plan.streams.size(); ++s) {
      const StreamDemand& d = plan.streams[s];
      rows.add(table, &scenario == &plans.front().scenario,
               {scenario.name, scenario.service.streams[s].name, plan_number(d.referrals_per_week, 1),
                plan_number(d.appointments_per_referral, 2), plan_number(d.slots_per_referral, 2),
                plan_number(d.dcc_hours_per_referral, 2), plan_number(d.dcc_hours_per_week, 1)});
    }
  }
  table.notes.push_back("Each: for one referral. Slots include those of patients who do not attend.");
  table.notes.push_back("Hours include the admin and travel of every slot.");
  if (paces_differ(plans))
    table.notes.push_back("Hours are those at the pace of the posts that will deliver.");
  if (rows.left_out()) table.notes.push_back(same_as(plans.front()));
  return table;
}

/// What a post's own row cannot show: that it is not the same on every reported day.
struct PostTableParts {
  bool mean, absent, vacant, no_plan;
};

PostTableParts parts_of(const std::vector<ScenarioPlan>& plans) {
  return {any_post(plans, [](const Post&, const PostCapacity& c) { return varies(c); }),
          any_post(plans, [](const Post&, const PostCapacity& c) { return c.absent_share > 0; }),
          any_post(plans, [](const Post&, const PostCapacity& c) { return c.vacant_share > 0; }),
          any_post(plans, [](const Post& post, const PostCapacity&) { return !post.has_job_plan; })};
}

std::vector<std::string> post_row(const ScenarioPlan& of, std::size_t post, const PostTableParts& parts) {
  const PostCapacity& c = of.plan.posts[post];
  std::vector<std::string> row{of.scenario.name,           of.scenario.service.posts[post].name,
                               plan_number(c.wte, 2),      plan_number(c.contracted_per_year, 1),
                               plan_number(c.leave, 1),    plan_number(c.study, 1),
                               plan_number(c.sickness, 1), plan_number(c.productive, 1)};
  for (const Hours hours : c.by_category) row.push_back(plan_number(hours, 1));
  row.push_back(plan_number(c.bookable_dcc_per_week, 1));
  row.push_back(share_of_hours_text(c.share_of_period));
  if (parts.absent) row.push_back(share_of_hours_text(c.absent_share));
  if (parts.vacant) row.push_back(share_of_hours_text(c.vacant_share));
  if (parts.mean) row.push_back(plan_number(c.mean_bookable_per_week, 1));
  return row;
}

std::vector<std::string> post_notes(const PostTableParts& parts) {
  std::vector<std::string> notes{
      "Leave includes public holidays. In post: the share of the reported days.",
      "Bookable DCC: without fixed activities, the mean of all paid weeks, those away included."};
  if (parts.absent) notes.push_back("Absent: of the days in post, long absences less what is backfilled.");
  if (parts.vacant) {
    notes.push_back("Vacant: of the days in post, those between a leaver and whoever follows, on average.");
  }
  if (parts.mean) {
    notes.push_back(
        "Hours are those of the terms on the first reported day in post. Mean, which the balance counts: "
        "over "
        "all reported days, with changes of plans and of full-time hours, closed days beyond leave and "
        "public "
        "holidays, months of sickness, long absences and the leave that they accrue, vacancies, inductions "
        "and "
        "placements.");
  }
  if (parts.no_plan) notes.push_back("A post without a job plan has bookable hours, and none by category.");
  return notes;
}

Table post_table(const std::vector<ScenarioPlan>& plans, PlanRows which) {
  const PostTableParts parts = parts_of(plans);
  std::vector<std::string> figures{
      "WTE", "contracted",          "leave",  "study", "sickness", "productive", "DCC", "SPA", "AR",
      "ED",  "bookable DCC a week", "in post"};
  if (parts.absent) figures.emplace_back("absent");
  if (parts.vacant) figures.emplace_back("vacant");
  if (parts.mean) figures.emplace_back("mean bookable a week");
  Table table{"Hours by post, a full year in post", columns({"scenario", "post"}, figures), {}, {}};
  NewRows rows{which};
  for (const ScenarioPlan& each : plans) {
    for (std::size_t p = 0; p < each.plan.posts.size(); ++p) {
      rows.add(table, &each == &plans.front(), post_row(each, p, parts));
    }
  }
  table.notes = post_notes(parts);
  if (rows.left_out()) table.notes.push_back(same_as(plans.front()));
  return table;
}

Table balance_table(const std::vector<ScenarioPlan>& plans) {
  Table table{"Balance by role, hours a week averaged over the reported period",
              columns({"scenario", "role"}, {"demand", "bookable DCC", "load", "WTE short"}),
              {},
              {}};
  for (const auto& [scenario, plan] : plans) {
    for (const RoleBalance& b : plan.roles) {
      table.rows.push_back({scenario.name, scenario.service.roles[b.role.index],
                            plan_number(b.demand_per_week, 1), plan_number(b.capacity_per_week, 1),
                            share_of_hours_text(b.load), plan_number(b.wte_short, 2)});
    }
  }
  table.notes.push_back("A post counts under its first role.");
  if (any_post(plans, [](const Post& post, const PostCapacity&) { return !post.has_job_plan; }))
    table.notes.push_back("Bookable hours of a post without a job plan are among them, and are no DCC.");
  table.notes.push_back("Work that several roles may do is dealt out so that the greatest load is least.");
  if (paces_differ(plans))
    table.notes.push_back("Demand is in the hours of those who deliver, at their pace.");
  return table;
}

Table site_table(const std::vector<ScenarioPlan>& plans) {
  Table table{"Balance by site, hours a week averaged over the reported period",
              columns({"scenario", "site"}, {"demand", "bookable DCC", "load"}),
              {},
              {}};
  bool unbound = false;
  for (const auto& [scenario, plan] : plans) {
    for (const SiteBalance& b : plan.sites) {
      unbound = unbound || !b.site;
      table.rows.push_back({scenario.name,
                            b.site ? scenario.service.sites[b.site->index] : "(at no one site)",
                            plan_number(b.demand_per_week, 1), plan_number(b.capacity_per_week, 1),
                            share_of_hours_text(b.load)});
    }
  }
  table.notes.push_back(
      "The same work and hours, where its stream is seen and whoever does it works. Hours at several sites, "
      "or "
      "at any, count where their patients are, pro rata.");
  if (unbound) table.notes.push_back("At no one site: neither the stream nor the hours are bound to one.");
  return table;
}

std::string needs_of(const Service& service, const Tightest& tightest) {
  std::string names;
  for (const NamedNeed& need : tightest.needs) names += (names.empty() ? "" : ", ") + name_of(service, need);
  return names.empty() ? kNone : names;
}

Table tightest_table(const std::vector<ScenarioPlan>& plans) {
  Table table{"Tightest appointments", columns({"scenario", "appointments"}, {"load"}), {}, {}};
  for (const auto& [scenario, plan] : plans) {
    table.rows.push_back(
        {scenario.name, needs_of(scenario.service, plan.tightest), share_of_hours_text(plan.tightest.load)});
  }
  table.notes.push_back(
      "The appointments with the greatest demand over the hours of all posts that may give any "
      "of them.");
  const bool by_stream = std::any_of(plans.begin(), plans.end(), [](const ScenarioPlan& p) {
    const auto& needs = p.plan.tightest.needs;
    return std::any_of(needs.begin(), needs.end(),
                       [](const NamedNeed& need) { return need.stream.has_value(); });
  });
  if (by_stream) {
    table.notes.push_back(
        "With a stream: its own, as sites or sessions let other posts see it than see the rest.");
  }
  return table;
}

int waiting_now(const Stream& stream) {
  int count = 0;
  for (const WaitingGroup& group : stream.waiting) count += group.count;
  return count;
}

Table waiting_table(const std::vector<ScenarioPlan>& plans) {
  Table table{"Waiting lists",
              columns({"scenario", "stream"}, {"load", "waiting at start", "list within standard",
                                               "a week to clear", "a week to hold"}),
              {},
              {}};
  for (const auto& [scenario, plan] : plans) {
    for (std::size_t s = 0; s < plan.waiting.size(); ++s) {
      const StreamWaiting& w = plan.waiting[s];
      const Stream& stream = scenario.service.streams[s];
      table.rows.push_back({scenario.name, stream.name, share_of_hours_text(w.queue_load),
                            std::to_string(waiting_now(stream)), plan_number(w.target_list_size, 0),
                            plan_number(w.relief_capacity_per_week, 1),
                            plan_number(w.target_capacity_per_week, 2)});
    }
  }
  table.notes.push_back("List within standard: the longest at which the standard is met on average.");
  table.notes.push_back(
      "To clear, to hold: first appointments a week that bring a list of more than twice that "
      "down to it in 26 weeks, and that then keep it there.");
  table.notes.push_back("-: not needed, or a standard of 100%, which no list meets.");
  return table;
}

/// The reported role with the greatest load; none without demand.
std::optional<RoleBalance> busiest(const Plan& plan) {
  std::optional<RoleBalance> found;
  for (const RoleBalance& role : plan.roles) {
    if (role.load > (found ? found->load : 0.0)) found = role;
  }
  return found;
}

/// The streams whose lists are more than twice as long as the standard allows.
std::string list_reading(const Service& service, const Plan& plan) {
  std::string text;
  for (std::size_t s = 0; s < plan.waiting.size(); ++s) {
    if (!plan.waiting[s].relief_capacity_per_week) continue;
    const Stream& stream = service.streams[s];
    text += " " + std::to_string(waiting_now(stream)) + " wait for " + stream.name + ", where " +
            plan_number(plan.waiting[s].target_list_size, 0) + " would be within the standard.";
  }
  return text;
}

std::string role_reading(const Service& service, const RoleBalance& role) {
  const std::string& name = service.roles[role.role.index];
  if (std::isinf(role.load)) {
    return "No hours are bookable for the " + plan_number(role.demand_per_week, 1) + " hours a week that " +
           name + " posts are needed for" +
           (std::isfinite(role.wte_short) ? ": " + plan_number(role.wte_short, 2) + " WTE short." : ".");
  }
  std::string text =
      "Demand needs " + share_of_hours_text(role.load) + " of the hours that " + name + " posts have";
  if (role.load > 1) return text + ": " + plan_number(role.wte_short, 2) + " WTE short.";
  return text + ", the busiest role: enough on average";
}

}  // namespace

std::vector<Table> plan_tables(const std::vector<ScenarioPlan>& plans, PlanRows rows) {
  std::vector<Table> tables{balance_table(plans)};
  if (std::any_of(plans.begin(), plans.end(), [](const ScenarioPlan& p) { return !p.plan.sites.empty(); }))
    tables.push_back(site_table(plans));
  for (Table& table : std::vector<Table>{tightest_table(plans), waiting_table(plans),
                                         demand_table(plans, rows), post_table(plans, rows)})
    tables.push_back(std::move(table));
  return tables;
}

std::string plan_reading(const Service& service, const Plan& plan) {
  const auto role = busiest(plan);
  if (!role) return "There is no demand." + list_reading(service, plan);
  std::string text = role_reading(service, *role);
  constexpr double kTight = 0.9;  // from so much of the hours on, chance alone makes lists grow in many years
  constexpr double kNoticeable = 0.005;  // what one decimal of a percentage shows
  if (plan.tightest.load > 1 && plan.tightest.load > role->load + kNoticeable) {
    if (role->load <= 1) text += ", but not for everything.";
    text += " Tightest: " + needs_of(service, plan.tightest) + ", at " +
            share_of_hours_text(plan.tightest.load) + ".";
  } else if (role->load <= 1) {
    text += role->load > kTight ? ", but tight: chance alone makes lists grow." : ".";
  }
  return text + list_reading(service, plan);
}

std::vector<std::string> plan_caveats() {
  return {
      "Included: patients who do not attend and are booked again, admin and travel, leave, public holidays, "
      "study "
      "and sickness.",
      "Not included: variation. This is a balance of means; waits also come from chance, which run "
      "simulates."};
}

}  // namespace headroom
