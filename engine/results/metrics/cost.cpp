// Pay person by person over stretches of equal terms, less vacancies and unpaid absence.

#include "results/metrics/cost.hpp"

#include <algorithm>
#include <optional>

#include "base/undefined.hpp"
#include "results/metrics/stretches.hpp"
#include "results/metrics/totals.hpp"
#include "service/calendar.hpp"
#include "service/pay.hpp"

namespace headroom {
namespace {

constexpr double kDaysPerYear = 365;

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
Days vacant_days(const Observations* seen, Date start, PostId post, int number, const Stretch& span) {
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

/// Days of the span on which each place is filled.
std::vector<double> filled_days(const Service& service, const Observations* seen, PostId post,
                                const PostTerms& terms, const Stretch& span) {
  std::vector<double> days;
  for (std::size_t k = 0; k < terms.holders.size(); ++k) {
    const Days vacant = vacant_days(seen, service.calendar.start, post, static_cast<int>(k) + 1, span);
    days.push_back((span.length() - vacant).value());
  }
  return days;
}

/// Person by person, since each has a National Insurance threshold.
double pay(const Service& service, const Observations* seen, PostId id) {
  const Post& post = service[id];
  double pounds = 0;
  for (const Stretch& span : stretches(service, post)) {
    const PostTerms terms = terms_on(post, span.first);
    const double paid = share_paid(post, span.first);
    const std::vector<double> days = filled_days(service, seen, id, terms, span);
    for (std::size_t k = 0; k < days.size(); ++k) {
      if (terms.holders[k] * days[k] * paid <= 0) continue;
      const std::optional<Pounds> a_year = cost_of_person(post, terms.band, service.costs, terms.holders[k]);
      if (!a_year) return kUndefined;
      pounds += a_year->value() * paid * days[k] / kDaysPerYear;
    }
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
  const double hours = total(r.observations, PostSeries::bank);
  if (hours == 0) return 0;
  const std::optional<Pounds> an_hour = bank_per_hour(r.service);
  return an_hour ? hours * an_hour->value() : kUndefined;
}

}  // namespace

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
  for (const Stretch& span : stretches(service, service[post])) {
    days += terms_on(service[post], span.first).wte * span.length().value();
  }
  return days / (end_of_period(service.calendar) - service.calendar.start).value();
}

double cost_per_treated(const Observed& r) {
  const double treated = total(r.observations, StreamSeries::treated);
  return treated > 0 ? cost(r) / treated : kUndefined;
}

}  // namespace headroom
