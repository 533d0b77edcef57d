#include <fmt/format.h>

#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>

#include "commands.hpp"
#include "planning/plan.hpp"
#include "problems.hpp"
#include "report/table.hpp"
#include "support/load_study.hpp"

namespace headroom {
namespace {

using Json = nlohmann::ordered_json;

/// Contracted hours a week of a post, whole and by category.
struct WeeklyHours {
  double contracted = 0;
  std::array<double, kCategories> by_category{};
};

WeeklyHours weekly_hours(const Post& post, const Service& service) {
  WeeklyHours hours{post.wte * service.full_time_hours.value(), {}};
  for (std::size_t i = 0; i < kCategories; ++i) hours.by_category[i] = hours.contracted * post.plan[i];
  return hours;
}

std::string roles_text(const Post& post, const Service& service) {
  std::string text;
  for (const RoleId role : post.roles) text += (text.empty() ? "" : ", ") + service.roles[role.index];
  return text;
}

std::string holders_text(const Post& post) {
  std::string text;
  for (const double wte : post.holders) text += (text.empty() ? "" : " + ") + fmt::format("{:.4g}", wte);
  if (post.holders.size() > 6) return fmt::format("{} people", post.holders.size());
  return text.empty() ? "nobody" : text;
}

std::string in_post_text(const Post& post) {
  if (!post.from && !post.until) return "always";
  const std::string from = post.from ? "from " + to_string(*post.from) : "";
  const std::string until = post.until ? "until " + to_string(*post.until) : "";
  return from + (post.from && post.until ? " " : "") + until;
}

std::string hours_text(double hours) { return fmt::format("{:.2f}", hours); }

std::string lead_time_text(const LeadTime& time) {
  const char* unit = time.kind == LeadTime::Kind::working_days ? "working days" : "days";
  return fmt::format("{} {}", time.days, unit);
}

Table posts_table(const Service& service) {
  Table table{"Posts: contracted hours a week by category (before leave, study and sickness)",
              {{"post"},
               {"role"},
               {"band"},
               {"WTE", true},
               {"holders"},
               {"in post"},
               {"contracted h", true},
               {"dcc h", true},
               {"spa h", true},
               {"ar h", true},
               {"ed h", true}},
              {},
              {}};
  for (const auto& post : service.posts) {
    const auto hours = weekly_hours(post, service);
    std::vector<std::string> row{post.name,
                                 roles_text(post, service),
                                 post.band,
                                 fmt::format("{:.4g}", post.wte),
                                 holders_text(post),
                                 in_post_text(post),
                                 hours_text(hours.contracted)};
    for (const double part : hours.by_category) row.push_back(hours_text(part));
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string priorities_text(const Stream& stream) {
  std::string text;
  for (const auto& p : stream.priorities) {
    text += (text.empty() ? "" : "; ") +
            fmt::format("{} {:.4g}% in {}", p.name, p.share * 100, lead_time_text(p.target));
  }
  return text;
}

int waiting_count(const Stream& stream) {
  int count = 0;
  for (const auto& group : stream.waiting) count += group.count;
  return count;
}

Table streams_table(const Service& service, const Plan& demand) {
  Table table{"Streams: demand a week at the start",
              {{"stream"},
               {"pathway"},
               {"enters at"},
               {"referrals a week", true},
               {"DCC h a referral", true},
               {"DCC h a week", true},
               {"waiting at start", true},
               {"clock"},
               {"standard", true},
               {"priorities"}},
              {},
              {}};
  for (std::size_t i = 0; i < service.streams.size(); ++i) {
    const Stream& stream = service.streams[i];
    const StreamDemand& hours = demand.streams[i];
    table.rows.push_back(
        {stream.name, service[stream.pathway].name, service[stream.pathway].steps[stream.enters.index].name,
         fmt::format("{:.4g}", hours.referrals_per_week), hours_text(hours.dcc_hours_per_referral.value()),
         hours_text(hours.dcc_hours_per_week.value()), std::to_string(waiting_count(stream)),
         stream.clock == ClockKind::first ? "first appointment" : "treatment",
         fmt::format("{:.4g}%", stream.standard * 100), priorities_text(stream)});
  }
  return table;
}

Table scenarios_table(const Study& study) {
  Table table{"Scenarios: what each changes", {{"scenario"}, {"about"}, {"key"}, {"value"}}, {}, {}};
  for (const auto& scenario : study.scenarios) {
    if (scenario.changes.empty())
      table.rows.push_back({scenario.name, scenario.about, "", "the study as it is"});
    for (std::size_t i = 0; i < scenario.changes.size(); ++i) {
      const Change& change = scenario.changes[i];
      table.rows.push_back(
          {i == 0 ? scenario.name : "", i == 0 ? scenario.about : "", change.path, change.value});
    }
  }
  return table;
}

/// `appointments.review.mode` as `appointments.*.mode`: the same assumption about many things is one line.
std::string without_names(const std::string& path) {
  static const std::map<std::string, std::size_t> kNamesAfter{
      {"appointments", 1}, {"pathways", 2}, {"streams", 1}, {"staff", 1}};
  std::string result, part;
  std::size_t names = 0, index = 0;
  for (const char c : path + '.') {
    if (c != '.') {
      part += c;
      continue;
    }
    if (index == 0 && kNamesAfter.contains(part)) names = kNamesAfter.at(part);
    const bool is_name = index >= 1 && index <= names;
    result += (result.empty() ? "" : ".") + (is_name ? std::string{"*"} : part);
    part.clear();
    ++index;
  }
  return result;
}

Table assumptions_table(const Study& study) {
  Table table{
      "Assumed, because the study does not say", {{"key"}, {"value"}, {"of", true}, {"meaning"}}, {}, {}};
  std::map<std::pair<std::string, std::string>, std::size_t> rows;
  std::vector<int> counts;
  for (const auto& assumed : study.assumed) {
    const std::string key = without_names(assumed.path);
    const auto [row, is_new] = rows.emplace(std::pair{key, assumed.value}, table.rows.size());
    if (is_new) {
      table.rows.push_back({assumed.path, assumed.value, "", assumed.help});
      counts.push_back(1);
    } else {
      table.rows[row->second][0] = key;
      ++counts[row->second];
    }
  }
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] > 1) table.rows[i][2] = std::to_string(counts[i]);
  }
  return table;
}

Json post_json(const Post& post, const Service& service) {
  const auto hours = weekly_hours(post, service);
  Json json{{"wte", post.wte}, {"holders", post.holders}, {"band", post.band}, {"roles", Json::array()}};
  for (const RoleId role : post.roles) json["roles"].push_back(service.roles[role.index]);
  json["from"] = post.from ? Json(to_string(*post.from)) : Json();
  json["until"] = post.until ? Json(to_string(*post.until)) : Json();
  json["contracted_hours_per_week"] = hours.contracted;
  for (std::size_t i = 0; i < kCategories; ++i) {
    json[std::string{kCategoryNames[i]} + "_hours_per_week"] = hours.by_category[i];
  }
  json["annual_leave_days"] = post.annual_leave_days;
  json["sickness_rate"] = post.sickness_rate;
  return json;
}

Json stream_json(const Stream& stream, const Service& service, const StreamDemand& demand) {
  Json json{{"pathway", service[stream.pathway].name},
            {"enters", service[stream.pathway].steps[stream.enters.index].name},
            {"referrals_per_week", demand.referrals_per_week},
            {"dcc_hours_per_referral", demand.dcc_hours_per_referral.value()},
            {"dcc_hours_per_week", demand.dcc_hours_per_week.value()},
            {"waiting", waiting_count(stream)},
            {"clock", stream.clock == ClockKind::first ? "first" : "treatment"},
            {"standard", stream.standard}};
  for (const auto& p : stream.priorities) {
    json["priorities"][p.name] = {{"share", p.share},
                                  {"target", lead_time_text(p.target)},
                                  {"notice", lead_time_text(p.notice)},
                                  {"horizon_days", p.horizon_days}};
  }
  return json;
}

std::string check_json(const Study& study, const Plan& demand) {
  Json json{{"title", study.title}};
  const Calendar& calendar = study.base.calendar;
  json["calendar"] = {{"start", to_string(calendar.start)},
                      {"weeks", calendar.weeks},
                      {"warm_up_weeks", calendar.warm_up_weeks}};
  json["experiment"] = {{"replications", study.experiment.replications}, {"seed", study.experiment.seed}};
  for (const auto& post : study.base.posts) json["posts"][post.name] = post_json(post, study.base);
  for (std::size_t i = 0; i < study.base.streams.size(); ++i) {
    const Stream& stream = study.base.streams[i];
    json["streams"][stream.name] = stream_json(stream, study.base, demand.streams[i]);
  }
  for (const auto& scenario : study.scenarios) {
    Json changes = Json::object();
    for (const auto& change : scenario.changes) changes[change.path] = change.value;
    json["scenarios"][scenario.name] = {{"about", scenario.about}, {"changes", changes}};
  }
  json["assumed"] = Json::array();
  for (const auto& a : study.assumed)
    json["assumed"].push_back({{"key", a.path}, {"value", a.value}, {"help", a.help}});
  json["warnings"] = study.warnings;
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

Table heading_table(const Study& study) {
  const Calendar& calendar = study.base.calendar;
  const std::string warm_up =
      calendar.warm_up_weeks > 0 ? fmt::format(", after a warm-up of {} weeks", calendar.warm_up_weeks) : "";
  Table table{study.title.empty() ? "Study" : study.title, {{"what"}, {"understood as"}}, {}, {}};
  table.rows.push_back({"reported period", fmt::format("{} weeks from {}{}", calendar.weeks,
                                                       to_string(calendar.start), warm_up)});
  table.rows.push_back({"full-time week", fmt::format("{:.4g} hours", study.base.full_time_hours.value())});
  table.rows.push_back(
      {"experiment", fmt::format("{} scenarios, {} replications each, seed {}", study.scenarios.size(),
                                 study.experiment.replications, study.experiment.seed)});
  return table;
}

std::string check_text(const Study& study, const Plan& demand, TableStyle style) {
  std::string text = render(heading_table(study), style);
  const Service& base = study.base;
  for (const Table& table :
       {posts_table(base), streams_table(base, demand), scenarios_table(study), assumptions_table(study)}) {
    text += '\n' + render(table, style);
  }
  return text;
}

}  // namespace

int check(const CheckOptions& options) {
  const auto loaded = load_study(options.study);
  if (!loaded) return report_problems(loaded.error());
  const Study& study = loaded->study;
  for (const auto& warning : study.warnings) std::fprintf(stderr, "warning: %s\n", warning.c_str());
  if (options.quiet) return 0;
  const Plan demand = plan(study.base);
  const TableStyle style = options.format == Format::markdown ? TableStyle::markdown
                           : options.format == Format::tsv    ? TableStyle::tsv
                                                              : TableStyle::plain;
  const std::string text =
      options.format == Format::json ? check_json(study, demand) : check_text(study, demand, style);
  std::fwrite(text.data(), 1, text.size(), stdout);
  return std::fflush(stdout) == 0 ? 0 : 1;
}

}  // namespace headroom
