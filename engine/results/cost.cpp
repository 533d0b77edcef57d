#include "results/cost.hpp"

#include <algorithm>
#include <optional>

#include "results/formulas.hpp"
#include "results/totals.hpp"
#include "service/calendar.hpp"

namespace headroom {
namespace {

constexpr double kDaysPerYear = 365, kWeeksPerYear = kDaysPerYear / 7;

/// Days from the first up to, but not including, the end.
struct Span {
  Date first, end;
  [[nodiscard]] Days length() const { return std::max(Days{0}, end - first); }
};

Span overlap(const Span& a, const Span& b) { return {std::max(a.first, b.first), std::min(a.end, b.end)}; }

Span in_post(const Post& post, const Calendar& calendar) {
  const Date end = end_of_period(calendar);
  return overlap({calendar.start, end},
                 {post.from.value_or(calendar.start), post.until ? *post.until + Days{1} : end});
}

/// The days in post, cut wherever terms or pay change.
std::vector<Span> stretches(const Post& post, const Calendar& calendar) {
  const Span whole = in_post(post, calendar);
  std::vector<Date> cuts{whole.first, whole.end};
  for (const PlanChange& change : post.changes) cuts.push_back(change.from);
  for (const LongAbsence& absence : post.absent) {
    cuts.push_back(absence.from);
    if (absence.until) cuts.push_back(*absence.until + Days{1});
  }
  std::sort(cuts.begin(), cuts.end());
  std::vector<Span> spans;
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    const Span span = overlap(whole, {cuts[i], cuts[i + 1]});
    if (span.length() > Days{0}) spans.push_back(span);
  }
  return spans;
}

/// Of the pay on this day.
double share_paid(const Post& post, Date day) {
  for (const LongAbsence& absence : post.absent) {
    if (absence.from <= day && (!absence.until || day <= *absence.until)) {
      return absence.paid + absence.backfill;
    }
  }
  return 1;
}

/// Days of the span on which a place was vacant in one replication; none looked at: all are filled.
Days vacant_days(const Observations* seen, Date start, PostId post, int number, const Span& span) {
  Days vacant{};
  if (seen == nullptr) return vacant;
  for (const HolderMinutes& h : seen->holders) {
    if (h.post != post || h.number != number) continue;
    for (const DaySpan& gap : h.vacancies) {
      vacant += overlap(span, {start + Days{gap.first}, start + Days{gap.last + 1}}).length();
    }
  }
  return vacant;
}

/// WTE × days filled.
double wte_days(const Service& service, const Observations* seen, PostId post, const PostTerms& terms,
                const Span& span) {
  double sum = 0;
  for (std::size_t k = 0; k < terms.holders.size(); ++k) {
    const Days vacant = vacant_days(seen, service.calendar.start, post, static_cast<int>(k) + 1, span);
    sum += terms.holders[k] * (span.length() - vacant).value();
  }
  return sum;
}

double pay(const Service& service, const Observations* seen, PostId id) {
  const Post& post = service[id];
  double pounds = 0;
  for (const Span& span : stretches(post, service.calendar)) {
    const PostTerms terms = terms_on(post, span.first);
    const double paid_days = wte_days(service, seen, id, terms, span) * share_paid(post, span.first);
    if (paid_days <= 0) continue;
    const std::optional<Pounds> a_year = cost_per_year(post, terms.band, service.costs);
    if (!a_year) return kUndefined;
    pounds += a_year->value() * paid_days / kDaysPerYear;
  }
  return pounds;
}

double overtime_pay(const Observed& r, PostId id) {
  const Observations& o = r.observations;
  double pounds = 0;
  for (std::size_t w = 0; w < o.weeks; ++w) {
    const auto hours = static_cast<double>(o.by_post[o.at(PostSeries::overtime, w, id.index)]);
    if (hours == 0) continue;
    const Date day = r.service.calendar.start + Days{static_cast<std::int32_t>(7 * w)};
    const std::string band = terms_on(r.service[id], day).band;
    const std::optional<Pounds> a_year = cost_per_year(r.service[id], band, r.service.costs);
    if (!a_year) return kUndefined;
    pounds += hours * a_year->value() / (kWeeksPerYear * full_time_hours(r.service, day).value());
  }
  return pounds;
}

double bank_pay(const Observed& r) {
  const double hours = bank_hours(r);
  if (hours == 0) return 0;
  const std::optional<Pounds> an_hour = bank_per_hour(r.service);
  return an_hour ? hours * an_hour->value() : kUndefined;
}

}  // namespace

Days days_in_post(const Post& post, const Calendar& calendar) { return in_post(post, calendar).length(); }

double cost(const Observed& r) {
  double pounds = bank_pay(r);
  for (std::uint32_t p = 0; p < r.service.posts.size(); ++p) {
    pounds += pay(r.service, &r.observations, PostId{p}) + overtime_pay(r, PostId{p});
  }
  return pounds;
}

double pay_per_year(const Service& service, PostId post) {
  const Days period = end_of_period(service.calendar) - service.calendar.start;
  return pay(service, nullptr, post) * kDaysPerYear / period.value();
}

double mean_wte(const Service& service, PostId post) {
  double days = 0;
  for (const Span& span : stretches(service[post], service.calendar)) {
    days += wte_days(service, nullptr, post, terms_on(service[post], span.first), span);
  }
  return days / (end_of_period(service.calendar) - service.calendar.start).value();
}

double cost_per_treated(const Observed& r) {
  const double treated = total(r.observations, StreamSeries::treated);
  return treated > 0 ? cost(r) / treated : kUndefined;
}

}  // namespace headroom
