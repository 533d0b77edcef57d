#include "report/specification_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/figure_text.hpp"

namespace headroom {
namespace {

constexpr const char* kWhatHoursAre =
    "Contracted hours, before leave and sickness; DCC, SPA, AR and ED by the job plan, hours a week.";

std::vector<std::string> figures_of(const SpecifiedPost& post) {
  std::vector<std::string> figures{number(post.wte, 2), number(post.per_week.value(), 1)};
  for (Hours hours : post.by_category) figures.push_back(number(hours.value(), 1));
  figures.push_back(number(post.per_year.value(), 0));
  figures.push_back(std::isnan(post.cost_per_year) ? "-" : number(post.cost_per_year, 0));
  return figures;
}

bool is_there_for_a_part(const SpecifiedPost& post) { return post.share_of_period < 0.9995; }

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

/// Where they are not all there all the time, what their sums are.
void add_note_of_sums(Table& table, const std::vector<SpecifiedPost>& posts) {
  if (std::any_of(posts.begin(), posts.end(), is_there_for_a_part))
    table.notes.emplace_back(
        "Sums are averaged over the period: posts count by the share of it that they are there.");
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
  std::vector<std::string> row{name, number(post.per_year.value(), 0)};
  for (const Hours hours : hours_per_year(post)) row.push_back(number(hours.value(), 0));
  return row;
}

std::string percent(double share) {
  std::string text = fmt::format("{:.1f}", 100 * share);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text + '%';
}

}  // namespace

Table specification_table(const std::vector<SpecifiedPost>& posts) {
  Table table{"Service specification", {{"post"}, {"role"}, {"band"}}, {}, {}};
  add_figure_columns(table);
  table.notes.push_back(std::string{kWhatHoursAre} + " £ a year: pay with on-costs, all places filled.");
  for (const SpecifiedPost& post : posts) {
    table.rows.push_back(row_of({post.post, post.role, band_of(post)}, post));
    if (is_there_for_a_part(post)) {
      table.notes.push_back(
          post.post + " is there for " + percent(post.share_of_period) +
          " of the period; its cost and what it adds to all are averaged over the whole of it.");
    }
  }
  SpecifiedPost all = total(posts);
  table.rows.push_back(row_of({all.post, "", "-"}, all));
  return table;
}

Table specification_by_band(const std::vector<SpecifiedPost>& posts) {
  Table table{"By role and band", {{"role"}, {"band"}}, {}, {}};
  add_figure_columns(table);
  table.notes.emplace_back(kWhatHoursAre);
  for (const std::vector<SpecifiedPost>& group : by_band(posts))
    table.rows.push_back(row_of({group.front().role, band_of(group.front())}, total(group)));
  add_note_of_sums(table, posts);
  return table;
}

Table specification_by_year(const std::vector<SpecifiedPost>& posts) {
  Table table{"Hours a year", {{"post"}}, {}, {}};
  for (const char* heading :
       {"hours a year", "DCC, hours a year", "SPA, hours a year", "AR, hours a year", "ED, hours a year"})
    table.columns.push_back({heading, true});
  for (const SpecifiedPost& post : posts) table.rows.push_back(year_row(post.post, post));
  const SpecifiedPost all = total(posts);
  table.rows.push_back(year_row(all.post, all));
  table.notes.emplace_back("Contracted hours in 365 days, before leave and sickness.");
  add_note_of_sums(table, posts);
  return table;
}

}  // namespace headroom
