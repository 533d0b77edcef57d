// Which parts of a holder's time are columns of their own: a kind of session, a place, or the rest.

#include <algorithm>

#include "simulation/people/holder.hpp"

namespace headroom {
namespace {

std::size_t index_of(std::vector<DiaryColumn>& columns, DiaryColumn wanted) {
  const auto found = std::find(columns.begin(), columns.end(), wanted);
  if (found != columns.end()) return static_cast<std::size_t>(found - columns.begin());
  columns.push_back(std::move(wanted));
  return columns.size() - 1;
}

Date monday_of(Date date) { return date - Days{static_cast<std::int32_t>(date.weekday())}; }

bool ever_works(const Holder& holder, std::size_t weekday) {
  return std::any_of(holder.terms.begin(), holder.terms.end(),
                     [&](const HolderTerms& terms) { return terms.wte > 0 && terms.works[weekday]; });
}

/// A session without a site of its own is held wherever the post works on that weekday.
void add_sessions(const Post& post, Date eve, Holder& holder, std::vector<DiaryColumn>& columns) {
  for (const Session& session : post.sessions) {
    const auto weekday = static_cast<std::size_t>(session.day);
    if (!ever_works(holder, weekday)) continue;
    DiaryColumn column;
    column.sites = session.site ? std::vector{*session.site} : post.sites_on[weekday];
    column.streams = session.streams;
    holder.sessions.push_back({weekday, (monday_of(session.starting) - eve).value(), session.every_weeks,
                               static_cast<int>(session.length.value()),
                               index_of(columns, std::move(column))});
  }
}

}  // namespace

std::vector<DiaryColumn> make_columns(const Service& service, Date eve, Holder& holder) {
  const Post& post = service[holder.post];
  std::vector<DiaryColumn> columns;
  holder.opens_daily = post.sessions.empty() || post.outside_sessions;
  Post in_order = post;
  std::stable_sort(in_order.sessions.begin(), in_order.sessions.end(),
                   [](const Session& a, const Session& b) { return a.start_minute < b.start_minute; });
  add_sessions(in_order, eve, holder, columns);
  for (std::size_t weekday = 0; holder.opens_daily && weekday < 7; ++weekday) {
    if (!ever_works(holder, weekday)) continue;
    DiaryColumn column;
    column.sites = post.sites_on[weekday];
    holder.column_on[weekday] = index_of(columns, std::move(column));
  }
  if (columns.empty()) columns.emplace_back();
  holder.columns = columns.size();
  return columns;
}

}  // namespace headroom
