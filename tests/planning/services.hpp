// Small services for the tests of this folder, put together by hand.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "service/service.hpp"

namespace headroom::testing_services {

/// Of the hours of such a post, what 27 + 8 days of leave and 5 of study leave open, and what 4.5% sickness
/// leaves of that.
inline constexpr double kOpened = 1545.0 / 1825, kAtWork = kOpened * 0.955;

inline Appointment appointment(std::string name, int minutes, std::vector<RoleId> by, double dna = 0) {
  Appointment a;
  a.name = std::move(name);
  a.minutes = Minutes{minutes};
  a.by = std::move(by);
  a.dna = dna;
  return a;
}

/// `next` pairs a position of a step, or -1 for discharge, with its share.
inline Step step(std::string name, std::uint32_t appointment_index, std::vector<std::pair<int, double>> next,
                 bool stops_clock = false) {
  Step s;
  s.name = std::move(name);
  s.appointment = AppointmentId{appointment_index};
  s.stops_clock = stops_clock;
  for (const auto& [to, share] : next) {
    NextStep n;
    if (to >= 0) n.step = StepId{static_cast<std::uint32_t>(to)};
    n.share = share;
    s.next.push_back(n);
  }
  return s;
}

inline Priority priority(std::string name, double share, int target_days,
                         LeadTime::Kind kind = LeadTime::Kind::calendar_days) {
  Priority p;
  p.name = std::move(name);
  p.share = share;
  p.target = LeadTime{target_days, kind};
  return p;
}

inline Stream stream(std::string name, double referrals_per_week, std::uint32_t pathway = 0) {
  Stream s;
  s.name = std::move(name);
  s.pathway = PathwayId{pathway};
  s.referrals_per_week = referrals_per_week;
  s.priorities = {priority("routine", 1, 126)};
  return s;
}

inline Post post(std::string name, std::vector<RoleId> roles, double wte, JobPlan plan) {
  Post p;
  p.name = std::move(name);
  p.roles = std::move(roles);
  p.wte = wte;
  p.plan = plan;
  return p;
}

inline Service empty_year() {
  Service service;
  service.calendar.start = Date{2026, 4, 1};
  service.calendar.weeks = 52;
  service.sites = {"main"};
  return service;
}

/// One appointment of an hour by one role, seen once, and one post of that role.
inline Service single_step(double referrals_per_week, double wte) {
  Service service = empty_year();
  service.roles = {"orthotist"};
  service.appointments = {appointment("visit", 60, {RoleId{0}})};
  service.pathways = {{"once", {step("see", 0, {{-1, 1.0}})}}};
  service.streams = {stream("gp", referrals_per_week)};
  service.posts = {post("band-6", {RoleId{0}}, wte, {0.8, 0.2, 0, 0})};
  return service;
}

/// One post of 37.5 h at 80% DCC, 30 hours a week, for 364 days from Wednesday, 1 April 2026, without bank
/// holidays.
inline Service one_post(double wte = 1) {
  Service service = single_step(10, wte);
  service.calendar.bank_holidays = Division::none;
  service.posts[0].holders = {wte};
  return service;
}

/// Assessment, fitting and reviews, with DNA, two roles and three posts.
inline Service footwear_clinic() {
  Service service = empty_year();
  service.roles = {"orthotist", "support"};
  service.appointments = {appointment("assessment", 45, {RoleId{0}}, 0.08),
                          appointment("fitting", 30, {RoleId{0}}, 0.05),
                          appointment("review", 20, {RoleId{1}, RoleId{0}}, 0.10)};
  service.appointments[0].admin = Minutes{15};
  service.appointments[1].admin = Minutes{10};
  service.appointments[2].admin = Minutes{5};
  service.pathways = {{"footwear",
                       {step("assess", 0, {{1, 0.8}, {-1, 0.2}}), step("fit", 1, {{2, 0.6}, {-1, 0.4}}, true),
                        step("review", 2, {{2, 0.3}, {-1, 0.7}})}}};
  service.streams = {stream("gp", 43)};
  service.posts = {post("lead", {RoleId{0}}, 1.0, {0.5, 0.25, 0.2, 0.05}),
                   post("band-6", {RoleId{0}}, 2.6, {0.8, 0.15, 0.05, 0}),
                   post("support", {RoleId{1}}, 1.0, {0.9, 0.1, 0, 0})};
  service.posts[0].annual_leave_days = 33;
  return service;
}

}  // namespace headroom::testing_services
