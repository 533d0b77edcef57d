// Where each post's contracted hours go: clinical work, protected time, and every kind of loss.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "report/page/section_words.hpp"
#include "report/page/sections.hpp"
#include "report/words/figure_text.hpp"
#include "results/comparison/comparison.hpp"
#include "results/datasets/catalogue.hpp"
#include "results/metrics/hours_by_cause.hpp"

namespace headroom {
namespace {

/// Mean hours a week over replications and weeks, by post (and category).
std::vector<double> mean_of(const Results& results, const Dataset& series, std::size_t scenario) {
  const std::size_t weeks = results.length(Along::week, scenario);
  const std::size_t cells = results.posts.size() * (series.is_along(Along::category) ? kCategories : 1);
  std::vector<double> values = results.read(wanted(series), scenario);
  if (values.empty()) {
    values = results.read(wanted(series, Keep::bands), scenario);
    values.resize(std::min(values.size(), weeks * cells));  // the mean is the first of the statistics
  }
  std::vector<double> means(cells, std::nan(""));
  std::vector<std::size_t> count(cells, 0);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(values[i])) continue;
    double& mean = means[i % cells];
    mean = (count[i % cells]++ == 0 ? 0 : mean) + values[i];
  }
  for (std::size_t c = 0; c < cells; ++c) means[c] /= static_cast<double>(count[c]);
  return means;
}

struct Loss {
  PostSeries series;
  const char* name;
};
/// Time at work of which nothing came; of a post without a job plan under a name of its own.
constexpr std::size_t kUnused = 0;
constexpr std::array kLosses{Loss{PostSeries::dcc_unused, "clinic time unused"},
                             Loss{PostSeries::lost_leave, "annual leave"},
                             Loss{PostSeries::lost_public_holiday, "public holidays"},
                             Loss{PostSeries::lost_study, "study leave"},
                             Loss{PostSeries::lost_sickness, "sickness"},
                             Loss{PostSeries::lost_absent, "long absence"},
                             Loss{PostSeries::lost_vacancy, "vacancy"}};
constexpr std::array<const char*, kCategories> kDone{
    "direct clinical care (DCC)", "supporting activities (SPA)", "additional responsibilities (AR)",
    "external duties (ED)"};
constexpr const char* kWithoutPlan = "at work without a job plan";
constexpr const char* kUnusedWithoutPlan = "time of posts without a job plan unused";
constexpr const char* kNotPlannedText = "not planned";

/// What the hours of a post are for; without a job plan none of them counts as direct clinical care.
enum class Planned { by_job_plan, bookable, not_at_all };

/// Mean hours a week of one scenario, by post.
struct PostHours {
  std::vector<double> contracted;
  std::vector<double> planned, delivered, protected_used;  ///< [post][category]
  std::array<std::vector<double>, kLosses.size()> lost;
  std::vector<Planned> how;
};

PostHours hours_of(const Results& results, std::size_t scenario) {
  PostHours hours;
  hours.contracted = mean_of(results, dataset(PostSeries::contracted), scenario);
  hours.planned = mean_of(results, dataset(CategorySeries::planned_hours), scenario);
  hours.delivered = mean_of(results, dataset(CategorySeries::delivered_hours), scenario);
  hours.protected_used = mean_of(results, dataset(CategorySeries::protected_hours_used), scenario);
  for (std::size_t l = 0; l < kLosses.size(); ++l)
    hours.lost[l] = mean_of(results, dataset(kLosses[l].series), scenario);
  return hours;
}

double known(double value) { return std::isnan(value) ? 0 : value; }

const Post* find_post(const Service& service, const std::string& name) {
  const auto found = std::find_if(service.posts.begin(), service.posts.end(),
                                  [&](const Post& post) { return post.name == name; });
  return found == service.posts.end() ? nullptr : &*found;
}

/// Where the study cannot be read, a post without hours in any category has no job plan.
Planned planned_of(const Scenario* scenario, const std::string& name, const PostHours& hours, std::size_t p) {
  if (const Post* post = scenario ? find_post(scenario->service, name) : nullptr) {
    if (post->has_job_plan) return Planned::by_job_plan;
    return is_not_planned(scenario->service, *post) ? Planned::not_at_all : Planned::bookable;
  }
  double by_category = 0;
  for (std::size_t at = p * kCategories; at < (p + 1) * kCategories; ++at)
    by_category += known(hours.planned[at]) + known(hours.delivered[at]);
  return by_category > 0 ? Planned::by_job_plan : Planned::bookable;
}

/// Of a post without a job plan: what it delivered, in no category.
double without_plan(const PostHours& hours, std::size_t post) {
  double rest = hours.contracted[post];
  for (const auto& lost : hours.lost) rest -= known(lost[post]);
  return std::abs(rest) < 0.005 ? 0 : rest;
}

/// A column of the table, a colour of the chart: by position in `posts`.
struct Use {
  std::string name;
  std::vector<double> hours;
};

/// What becomes of the contracted hours; uses that show for no post are left out.
std::vector<Use> uses_of(const PostHours& hours, const std::vector<std::size_t>& posts) {
  std::vector<Use> uses;
  const auto add = [&](const char* name, auto hours_of_post) {
    uses.push_back({name, {}});
    for (const std::size_t p : posts) uses.back().hours.push_back(hours_of_post(p));
  };
  const auto add_unused = [&](const char* name, Planned of) {
    add(name, [&](std::size_t p) { return hours.how[p] == of ? known(hours.lost[kUnused][p]) : 0; });
  };
  for (std::size_t c = 0; c < kCategories; ++c) {
    add(kDone[c], [&](std::size_t p) {
      return hours.how[p] == Planned::by_job_plan ? known(hours.delivered[p * kCategories + c]) : 0;
    });
  }
  add_unused(kLosses[kUnused].name, Planned::by_job_plan);
  for (std::size_t l = kUnused + 1; l < kLosses.size(); ++l)
    add(kLosses[l].name, [&](std::size_t p) { return known(hours.lost[l][p]); });
  add(kWithoutPlan,
      [&](std::size_t p) { return hours.how[p] == Planned::by_job_plan ? 0 : without_plan(hours, p); });
  add_unused(kUnusedWithoutPlan, Planned::bookable);
  add_unused(kNotPlannedText, Planned::not_at_all);
  std::erase_if(uses, [](const Use& use) {
    return std::none_of(use.hours.begin(), use.hours.end(),
                        [](double h) { return std::abs(h) >= kLeastHoursShown; });
  });
  return uses;
}

/// Of all posts with a job plan, hours a week: with its interval where the file has it by replication.
Estimate clinical_of(const std::vector<ComparedCategory>& categories, std::size_t scenario, std::size_t weeks,
                     double mean) {
  if (categories.empty()) return {mean, std::nan(""), std::nan(""), 0};
  const Estimate& all = categories[0].delivered[scenario].level;
  const auto n = static_cast<double>(weeks);
  // Another figure than what the chart adds up, where the study cannot be read and a post has no job plan.
  if (!(std::abs(all.mean / n - mean) < kLeastHoursShown)) return {mean, std::nan(""), std::nan(""), 0};
  return {all.mean / n, all.low / n, all.high / n, all.replications};
}

/// `contracted`: of the posts with a job plan, `all` of them or not.
std::string hours_title(const std::string& scenario, double contracted, bool all, const Estimate& clinical) {
  if (contracted < kLeastHoursShown)
    return fmt::format("Where the hours go, {}: no post has a job plan", scenario);
  return fmt::format(
      "Where the hours go, {}: of {} contracted hours a week{}, {} are direct clinical care, {}%", scenario,
      number(contracted, 1), all ? "" : " of posts with a job plan", with_interval(clinical, "hours"),
      number(100 * clinical.mean / contracted, 1));
}

Chart chart_of(const Results& results, const std::vector<Use>& uses, const std::vector<std::size_t>& posts,
               std::string title) {
  Chart chart;
  chart.kind = Chart::Kind::bars;
  chart.title = std::move(title);
  chart.description =
      "A bar for each post, as long as its contracted hours, in parts by use. " + chart.title + '.';
  chart.y_title = "hours a week";
  chart.units = "hours";
  for (const std::size_t p : posts) chart.x.push_back(results.posts[p]);
  for (const Use& use : uses) {
    chart.series.push_back({use.name, use.hours, {}, {}, {}, "hours"});
    // Rounded minutes make unused time negative by less than a slot; a bar begins at nought.
    for (double& hours : chart.series.back().values) hours = std::max(0.0, hours);
  }
  return chart;
}

Table hours_table(const Results& results, const PostHours& hours, const std::string& scenario,
                  const std::vector<std::size_t>& posts) {
  Table table{"Hours a week by post: " + scenario, {{"post"}, {"contracted", true}}, {}, {}};
  const std::vector<Use> uses = uses_of(hours, posts);
  for (const Use& use : uses) table.columns.push_back({use.name, true});
  for (std::size_t i = 0; i < posts.size(); ++i) {
    std::vector<std::string> row{results.posts[posts[i]], number(hours.contracted[posts[i]], 1)};
    for (const Use& use : uses) row.push_back(number(use.hours[i], 1));
    table.rows.push_back(std::move(row));
  }
  table.notes = {
      "Means over weeks and replications, weeks out of post included. The contracted hours are the sum of "
      "the "
      "columns after them, but for rounding; a use without hours is left out."};
  return table;
}

Table plan_table(const Results& results, const PostHours& hours, const std::string& scenario,
                 const std::vector<std::size_t>& posts) {
  Table table{"Planned, delivered and taken for patients, hours a week: " + scenario,
              {{"post"},
               {"category"},
               {"planned", true},
               {"delivered", true},
               {"delivered, % of planned", true},
               {"of planned, taken to see patients", true}},
              {},
              {}};
  for (const std::size_t p : posts) {
    for (std::size_t c = 0; c < kCategories && hours.how[p] == Planned::by_job_plan; ++c) {
      const std::size_t at = p * kCategories + c;
      const double planned = known(hours.planned[at]);
      if (planned < kLeastHoursShown) continue;
      table.rows.push_back({results.posts[p], kDone[c], number(planned, 1),
                            number(known(hours.delivered[at]), 1),
                            number(100 * known(hours.delivered[at]) / planned, 1),
                            number(known(hours.protected_used[at]), 2)});
    }
  }
  table.notes = {
      "Planned: by the job plan, before leave and absence; posts without one are left out. Delivered direct "
      "clinical care includes the hours "
      "that were taken from other categories."};
  return table;
}

}  // namespace

Section hours_section(const PageInput& input) {
  Section section{"hours", "Where each post's hours go", {}};
  const Results results = shown_results(input);
  const std::vector<ComparedCategory> categories = compare_categories(results, 0);
  for (std::size_t s = 0; s < results.scenarios.size(); ++s) {
    PostHours hours = hours_of(results, s);
    for (std::size_t p = 0; p < results.posts.size(); ++p)
      hours.how.push_back(planned_of(scenario_of(input, s), results.posts[p], hours, p));
    std::vector<std::size_t> posts;
    double contracted = 0, clinical = 0;
    bool all = true;
    for (std::size_t p = 0; p < results.posts.size(); ++p) {
      if (!(hours.contracted[p] >= kLeastHoursShown)) continue;
      posts.push_back(p);
      all = all && hours.how[p] == Planned::by_job_plan;
      if (hours.how[p] != Planned::by_job_plan) continue;
      contracted += hours.contracted[p];
      clinical += known(hours.delivered[p * kCategories]);
    }
    if (posts.empty()) continue;
    const std::string& name = results.scenarios[s];
    const Estimate delivered = clinical_of(categories, s, results.file(s).weeks, clinical);
    section.exhibits.push_back(
        {chart_of(results, uses_of(hours, posts), posts, hours_title(name, contracted, all, delivered)),
         hours_table(results, hours, name, posts), name, ""});
    section.exhibits.push_back({std::nullopt, plan_table(results, hours, name, posts), name, ""});
  }
  section.paragraphs = {section.exhibits.empty()
                            ? "This result holds no hours by post."
                            : "Every contracted minute has one use or one cause, and none "
                              "is counted twice."};
  if (const std::string text = shown_text(input); !text.empty()) section.notes.push_back(text);
  return section;
}

}  // namespace headroom
