// A study that writes every key about the time of staff, none with its default.
#pragma once

#include <string>

namespace headroom {

/// Every key about the time of staff, none with its default.
inline const std::string kStaffTimeStudy = R"(headroom: 1
title: Staff time
calendar: {start: 2026-04-01, weeks: 104}
full_time_hours:
  - {from: 2025-04-01, hours: 37.5}
  - {from: 2026-10-01, hours: 36}
sites: [north, south]
appointments:
  triage: {minutes: 5, by: [admin], mode: desk}
  assess: {minutes: 45, by: [orthotist]}
  review: {minutes: 20, admin_minutes: 10, by: [support, orthotist]}
pathways:
  main:
    triage: {appointment: triage, next: {assess: 100%}}
    assess: {appointment: assess, next: {review: 100%}}
    review: {appointment: review, after: 6 weeks, stops_clock: true}
streams:
  gp: {pathway: main, referrals: {per_week: 8}}
  ward: {pathway: main, sites: [south], referrals: {per_week: 2}}
staff:
  lead:
    role: orthotist
    band: 7
    wte: 1.0
    job_plan: {dcc: 22.5, spa: 7.5, ar: 7.5}
    activities:
      - {name: Team meeting, category: spa, hours: 2, pillar: education}
      - {name: Leading the team, category: ar, hours: 5, pillar: leadership, protected: hard}
    pillars: {clinical: 70%, leadership: 20%, education: 10%}
    sites: {north: [mon, tue, wed], south: [wed, thu]}
    sessions:
      - {day: mon, start: 9:00, minutes: 180, site: north}
      - {day: wed, start: "13:30", minutes: 3 hours, site: south, for: [ward], every: 2 weeks, starting: 2026-04-08}
    outside_sessions: true
    plans:
      - {from: 2026-07-01, band: 8a}
      - {from: 2027-01-01, wte: 0.6, job_plan: {dcc: 50%, spa: 25%, ar: rest}}
  band-6:
    role: orthotist
    band: 6
    wte: 1.0
    job_plan: {dcc: 80%, spa: 20%}
    sites: [north]
    from: 2026-01-01
    induction: [{weeks: 4, at: 50%}, {weeks: 8, at: 75%}]
    absent:
      - {from: 2026-06-01, until: 2026-06-14, reason: Secondment, backfill: 50%, paid: 0%}
      - {from: 2026-09-01, until: 2027-05-31, reason: Maternity leave}
  support: {role: support, band: 3, wte: 2, headcount: 2, job_plan: {dcc: 100%}, productivity: 80%, sickness: {rate: 6%}}
  office:
    role: admin
    band: 3
    wte: 1.5
    headcount: 3
    job_plan: none
    plans: [{from: 2026-10-01, wte: 1.2}]
absence:
  leave_pattern: [1, 1, 1, 1, 1, 1, 3, 3, 1, 1, 1, 1]
  sickness: {rate: 5%, monthly: [2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2], phased_return: {weeks: 4, at: 50%}}
  turnover: {leavers_per_year: 9%, notice: 10 weeks, time_to_hire: {gamma: {mean: 14 weeks, sd: 4 weeks}}}
  placements:
    - {post: lead, from: 2026-09-07, weeks: 6}
    - {post: band-6, from: 2026-09-07, weeks: 3, pace: [80%, 110%]}
cover:
  order: [colleagues, protected_time, bank, cancel]
  protected_time_limit: 30%
  bank: {hours_per_week: 15, cost_per_hour: 42}
  minimum_on_duty: {orthotist: 1, support: {north: 1, south: 2}}
costs: {bank_per_hour: 40}
)";

}  // namespace headroom
