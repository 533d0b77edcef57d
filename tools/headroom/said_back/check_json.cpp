// Posts with their changes, rules, streams, experiment and sizing, each as an object of the document.

#include "check_json.hpp"
#include "study/assumptions/default_source.hpp"
#include "study/assumptions/understood.hpp"

#include <fmt/format.h>

#include "answers/json.hpp"
#include "base/meant.hpp"
#include "check_experiment.hpp"
#include "check_staff.hpp"

namespace headroom {
namespace {

Json date_json(const std::optional<Date>& date) { return date ? Json(to_string(*date)) : Json(); }

/// Hours by category are those of a job plan: 0 without one.
Json terms_json(const Service& service, const Post& post, Date day) {
  const PostTerms terms = terms_on(post, day);
  const WeeklyHours hours = weekly_hours(service, post, day);
  Json holders = Json::array();
  for (double wte : terms.holders) holders.push_back(as_meant(wte));
  Json json{{"wte", as_meant(terms.wte)}, {"holders", std::move(holders)}, {"band", terms.band}};
  json["contracted_hours_per_week"] = as_meant(hours.contracted);
  for (std::size_t i = 0; i < kCategories; ++i) {
    json[std::string{kCategoryNames[i]} + "_hours_per_week"] =
        post.has_job_plan ? as_meant(hours.by_category[i]) : 0.0;
  }
  return json;
}

Json changes_json(const Service& service, const Post& post) {
  Json changes = Json::array();
  const auto days = days_of_new_hours(service, post);
  for (std::size_t i = 1; i < days.size(); ++i) {
    Json change{{"from", to_string(days[i])}};
    change.update(terms_json(service, post, days[i]));
    changes.push_back(std::move(change));
  }
  return changes;
}

Json activities_json(const Post& post) {
  Json activities = Json::array();
  for (const Activity& a : post.activities) {
    activities.push_back(
        {{"name", a.name},
         {"category", kCategoryNames[static_cast<std::size_t>(a.category)]},
         {"hours", a.per_week.value()},
         {"pillar", a.pillar ? Json(kPillarNames[static_cast<std::size_t>(*a.pillar)]) : Json()},
         {"protected", written_word(a.protection)}});
  }
  return activities;
}

Json absent_json(const Post& post) {
  Json absent = Json::array();
  for (const LongAbsence& a : post.absent) {
    absent.push_back({{"from", to_string(a.from)},
                      {"until", date_json(a.until)},
                      {"reason", a.reason},
                      {"accrues_leave", a.accrues_leave},
                      {"backfill", a.backfill},
                      {"paid", a.paid}});
  }
  return absent;
}

Json post_json(const Post& post, const Service& service) {
  Json json = terms_json(service, post, days_of_new_hours(service, post).front());
  json["roles"] = Json::array();
  for (const RoleId role : post.roles) json["roles"].push_back(service.roles[role.index]);
  json["from"] = date_json(post.from);
  json["until"] = date_json(post.until);
  json["has_job_plan"] = post.has_job_plan;
  json["changes"] = changes_json(service, post);
  json["activities"] = activities_json(post);
  for (std::size_t i = 0; post.pillars && i < kPillars; ++i)
    json["pillars"][kPillarNames[i]] = (*post.pillars)[i];
  const std::string places = places_text(post, service);
  json["sites"] = places.empty() ? "any" : places;
  json["sessions"] = Json::array();
  for (const Session& session : post.sessions) json["sessions"].push_back(session_text(session, service));
  json["outside_sessions"] = post.outside_sessions;
  json["absent"] = absent_json(post);
  json["productivity"] = post.productivity;
  json["annual_leave_days"] = post.annual_leave_days;
  json["sickness_rate"] = post.sickness_rate;
  return json;
}

/// The rules in the words of the table.
Json rules_json(const Service& service) {
  Json rules = Json::object();
  for (const auto& row : rules_table(service).rows) {
    if (!rules.contains(row[0])) rules[row[0]] = Json::array();
    rules[row[0]].push_back(row[1]);
  }
  return rules;
}

Json stream_json(const Stream& stream, const Service& service, const StreamDemand& demand) {
  Json json{{"pathway", service[stream.pathway].name},
            {"enters", service[stream.pathway].steps[stream.enters.index].name},
            {"referrals_per_week", demand.referrals_per_week},
            {"dcc_hours_per_referral", demand.dcc_hours_per_referral.value()},
            {"dcc_hours_per_week", demand.dcc_hours_per_week.value()},
            {"waiting", waiting_count(stream)},
            {"sites", sites_text(stream.sites, service)},
            {"clock", written_word(stream.clock)},
            {"standard", stream.standard}};
  for (const auto& p : stream.priorities) {
    json["priorities"][p.name] = {{"share", p.share},
                                  {"target", lead_time_text(p.target)},
                                  {"notice", lead_time_text(p.notice)},
                                  {"horizon_days", p.horizon_days}};
  }
  return json;
}

Json optional_json(const std::optional<std::string>& text) { return text ? Json(*text) : Json(); }

Json metric_json(const MetricChoice& of) {
  return {
      {"metric", of.metric}, {"stream", optional_json(of.stream)}, {"priority", optional_json(of.priority)}};
}

Json precision_json(const std::optional<PrecisionGoal>& goal) {
  if (!goal) return {};
  return {{"precision", goal->precision},
          {"of", goal->of},
          {"at_least", goal->at_least},
          {"look_ahead", goal->look_ahead},
          {"at_most", goal->at_most}};
}

Json selection_json(const std::optional<SelectionGoal>& goal) {
  if (!goal) return {};
  Json json = metric_json(goal->of);
  json["lowest"] = goal->lowest;
  json["within"] = goal->within;
  json["confidence"] = goal->confidence;
  json["procedure"] = written_word(goal->procedure);
  json["at_least"] = goal->at_least;
  json["at_most"] = goal->at_most;
  return json;
}

Json experiment_json(const Experiment& experiment) {
  return {{"replications", experiment.replications},     {"seed", experiment.seed},
          {"keep", written_word(experiment.keep)},       {"precision", precision_json(experiment.precision)},
          {"select", selection_json(experiment.select)}, {"draws", draws_text(experiment.draws)}};
}

Json uncertainty_json(const Uncertainty& uncertainty) {
  Json all = Json::array();
  for (const Unknown& unknown : uncertainty.unknowns) {
    const bool drawn = !unknown.rows.empty();
    all.push_back({{"path", unknown.path},
                   {"scenario", unknown.scenario.empty() ? Json() : Json(unknown.scenario)},
                   {"value", unknown.value},
                   {"from", drawn ? Json() : Json(unknown.from)},
                   {"to", drawn ? Json() : Json(unknown.to)},
                   {"sure", drawn ? Json() : Json(unknown.sure)},
                   {"unit", unknown.unit},
                   {"distribution", drawn ? "file" : written_word(unknown.spread)},
                   {"rows", unknown.rows.size()},
                   {"source", unknown.source},
                   {"by", unknown.by}});
  }
  return all;
}

Json sweep_json(const Study& study) {
  Json json{{"combinations", swept_scenarios(study)}, {"variables", Json::object()}};
  for (const SweptValue& variable : study.sweep) {
    json["variables"][variable.name] = {{"set", variable.paths}, {"values", variable.values}};
  }
  return json;
}

Json sizing_json(const std::optional<Sizing>& sizing) {
  if (!sizing) return {};
  Json json{{"choices", choices_of(*sizing)}, {"vary", Json::object()}, {"meet", Json::array()}};
  for (const SizingVariable& variable : sizing->vary) json["vary"][variable.path] = variable.texts;
  for (const SizingTarget& target : sizing->meet) {
    Json meet = metric_json(target.of);
    meet[written_word(target.bound)] = target.value;
    meet["in"] = target.in ? Json(*target.in) : Json();
    json["meet"].push_back(std::move(meet));
  }
  json["confidence"] = sizing->confidence;
  json["minimise"] = written_word(sizing->minimise);
  return json;
}

}  // namespace

std::string lead_time_text(const LeadTime& time) {
  const char* unit = time.kind == LeadTime::Kind::working_days ? "working days" : "days";
  return fmt::format("{} {}", time.days, unit);
}

int waiting_count(const Stream& stream) {
  int count = 0;
  for (const auto& group : stream.waiting) count += group.count;
  return count;
}

std::string check_json(const LoadedStudy& loaded, const Plan& demand, const Screening& screened) {
  const Study& study = loaded.study;
  Json json{{"title", study.title}};
  json["inputs"] = Json::array();
  for (const auto& [name, text] : loaded.inputs) json["inputs"].push_back(name);
  const Calendar& calendar = study.base.calendar;
  json["calendar"] = {{"start", to_string(calendar.start)},
                      {"weeks", calendar.weeks},
                      {"warm_up_weeks", calendar.warm_up_weeks}};
  json["experiment"] = experiment_json(study.experiment);
  json["full_time_hours"] = study.base.full_time_hours.value();
  json["full_time_hours_changes"] = Json::array();
  for (const DatedHours& change : study.base.hours_changes) {
    json["full_time_hours_changes"].push_back(
        {{"from", to_string(change.from)}, {"hours", change.hours.value()}});
  }
  for (const auto& post : study.base.posts) json["posts"][post.name] = post_json(post, study.base);
  for (std::size_t i = 0; i < study.base.streams.size(); ++i) {
    const Stream& stream = study.base.streams[i];
    json["streams"][stream.name] = stream_json(stream, study.base, demand.streams[i]);
  }
  for (std::size_t s = 0; s < shown_scenarios(study); ++s) {
    const Scenario scenario = study.scenarios[s];
    Json changes = Json::object();
    for (const auto& change : scenario.changes) changes[change.path] = change.value;
    json["scenarios"][scenario.name] = {
        {"about", scenario.about}, {"is", written_word(scenario.kind)}, {"changes", changes}};
  }
  json["scenario_count"] = study.scenarios.size();
  json["uncertainty"] = uncertainty_json(study.uncertainty);
  json["numbers_that_matter"] = Json::array();
  for (const auto& [number, way, added_load] : screened.numbers)
    json["numbers_that_matter"].push_back({{"path", number.number.path},
                                           {"value", number.number.value},
                                           {"moved_to", moved_number(number, way)->rows.front()},
                                           {"unit", number.number.unit},
                                           {"standing", written_word(number.standing)},
                                           {"added_load", added_load}});
  json["sweep"] = sweep_json(study);
  json["sizing"] = sizing_json(study.sizing);
  json["rules"] = rules_json(study.base);
  json["understood"] = Json::object();
  for (const auto& [path, value] : understood(study)) json["understood"][path] = value;
  json["assumed"] = Json::array();
  for (const auto& a : study.assumed)
    json["assumed"].push_back({{"key", a.path},
                               {"value", a.value},
                               {"help", a.help},
                               {"source", source_of_default(without_names(a.path))}});
  json["warnings"] = study.warnings;
  return json_text(json);
}

}  // namespace headroom
