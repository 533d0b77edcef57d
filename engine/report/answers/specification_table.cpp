// Rows and sums over the period, beside what a post is while it is there.

#include "report/answers/specification_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/words/figure_text.hpp"

namespace headroom {
namespace {

constexpr const char* kWhatHoursAre =
    "Contracted hours, before leave and sickness; DCC, SPA, AR and ED by the job plan, hours a week.";
/// The rule by which rows and sums are made, wherever a post is not there all the time.
constexpr const char* kOverThePeriod =
    "Averaged over the period, so that the rows add up: a post that is there for a part of it, or whose "
    "hours "
    "change, counts by how long. In post: what is contracted on the first reported day on which the post "
    "exists.";

bool any_changes(const std::vector<SpecifiedPost>& posts) {
  return std::any_of(posts.begin(), posts.end(), changes_over_period);
}

std::vector<std::string> figures_of(const SpecifiedPost& post) {
  const ContractedHours& hours = post.over_period;
  std::vector<std::string> figures{number(hours.wte, 2), number(hours.per_week.value(), 1)};
  for (Hours of_category : hours.by_category) figures.push_back(number(of_category.value(), 1));
  figures.push_back(number(hours.per_year.value(), 0));
  figures.push_back(std::isnan(post.cost_per_year) ? "-" : number(post.cost_per_year, 0));
  return figures;
}

std::string band_of(const SpecifiedPost& post) { return post.band.empty() ? "-" : post.band; }

std::vector<std::string> row_of(std::vector<std::string> names, const SpecifiedPost& post) {
  const std::vector<std::string> figures = figures_of(post);
  names.insert(names.end(), figures.begin(), figures.end());
  return names;
}

void add_figure_columns(Table& table) {
  for (const char* heading : {"WTE", "hours a week", "DCC", "SPA", "AR", "ED", "hours a year", "£ a year"})
    table.columns.push_back({heading, true});
}

/// What a post is while it is there.
std::vector<std::string> in_post(const SpecifiedPost& post) {
  return {short_percent(post.share_of_period), number(post.in_post.wte, 2),
          number(post.in_post.per_week.value(), 1)};
}

std::string averaged(std::string title, const std::vector<SpecifiedPost>& posts) {
  return any_changes(posts) ? title + ", averaged over the period" : title;
}

/// Posts of one role and band, in order of appearance.
std::vector<std::vector<SpecifiedPost>> by_band(const std::vector<SpecifiedPost>& posts) {
  std::vector<std::vector<SpecifiedPost>> groups;
  for (const SpecifiedPost& post : posts) {
    const auto same = [&](const std::vector<SpecifiedPost>& group) {
      return group.front().role == post.role && group.front().band == post.band;
    };
    const auto found = std::find_if(groups.begin(), groups.end(), same);
    found == groups.end() ? groups.push_back({post}) : found->push_back(post);
  }
  return groups;
}

std::vector<std::string> year_row(const std::string& name, const SpecifiedPost& post) {
  std::vector<std::string> row{name, number(post.over_period.per_year.value(), 0)};
  for (const Hours hours : hours_per_year(post.over_period)) row.push_back(number(hours.value(), 0));
  return row;
}

}  // namespace

Table specification_table(const std::vector<SpecifiedPost>& posts) {
  Table table{"Service specification", {{"post"}, {"role"}, {"band"}}, {}, {}};
  const bool changes = any_changes(posts);
  if (changes) {
    for (const char* heading : {"in post, of the period", "in post: WTE", "in post: hours a week"})
      table.columns.push_back({heading, true});
  }
  add_figure_columns(table);
  table.notes.push_back(std::string{kWhatHoursAre} + " £ a year: pay with on-costs, all places filled.");
  if (changes) table.notes.emplace_back(kOverThePeriod);
  const auto add_row = [&](std::vector<std::string> names, const std::vector<std::string>& there,
                           const SpecifiedPost& post) {
    if (changes) names.insert(names.end(), there.begin(), there.end());
    table.rows.push_back(row_of(std::move(names), post));
  };
  for (const SpecifiedPost& post : posts) add_row({post.post, post.role, band_of(post)}, in_post(post), post);
  const SpecifiedPost all = total(posts);
  add_row({all.post, "", "-"}, {"", "", ""}, all);
  return table;
}

Table specification_by_band(const std::vector<SpecifiedPost>& posts) {
  Table table{averaged("By role and band", posts), {{"role"}, {"band"}}, {}, {}};
  add_figure_columns(table);
  table.notes.emplace_back(kWhatHoursAre);
  for (const std::vector<SpecifiedPost>& group : by_band(posts))
    table.rows.push_back(row_of({group.front().role, band_of(group.front())}, total(group)));
  return table;
}

Table specification_by_year(const std::vector<SpecifiedPost>& posts) {
  Table table{averaged("Hours a year", posts), {{"post"}}, {}, {}};
  for (const char* heading :
       {"hours a year", "DCC, hours a year", "SPA, hours a year", "AR, hours a year", "ED, hours a year"})
    table.columns.push_back({heading, true});
  for (const SpecifiedPost& post : posts) table.rows.push_back(year_row(post.post, post));
  const SpecifiedPost all = total(posts);
  table.rows.push_back(year_row(all.post, all));
  table.notes.emplace_back("Contracted hours in 365 days, before leave and sickness.");
  return table;
}

}  // namespace headroom
