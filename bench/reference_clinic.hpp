// The clinic that the benchmarks simulate.
#pragma once

#include "service/service.hpp"

namespace headroom {

/// The reference clinic: 24 referrals a weekday, a fifth of them urgent; assessment 45 minutes, after four
/// weeks a fitting of 30, after twelve weeks a review of 30, three in ten reviewed again after twelve weeks;
/// 8% do not attend and are rebooked once; six hours a clinician and weekday; 52 weeks of warm-up, then 104.
/// With nine clinicians the offered load is 0.94.
[[nodiscard]] inline Service reference_clinic(int clinicians, double referrals_per_weekday) {
  Service service;
  service.calendar.start = Date{2026, 1, 5};
  service.calendar.weeks = 104;
  service.calendar.warm_up_weeks = 52;
  service.calendar.bank_holidays = Division::none;
  service.full_time_hours = Hours{30};
  service.sites = {"main"};
  service.roles = {"clinician"};
  const auto appointment = [](const char* name, int minutes) {
    Appointment a;
    a.name = name;
    a.minutes = Minutes{minutes};
    a.by = {RoleId{0}};
    a.dna = 0.08;
    return a;
  };
  service.appointments = {appointment("assess", 45), appointment("fit", 30), appointment("review", 30)};
  const LeadTime two_weeks{14, LeadTime::Kind::calendar_days};
  const auto after = [](double days) { return RandomDuration{RandomDuration::Kind::fixed, days, 0, 0}; };
  Pathway pathway;
  pathway.name = "device";
  pathway.steps = {
      {"assess", AppointmentId{0}, after(0), two_weeks, false, {{StepId{1}, 1.0}}},
      {"fit", AppointmentId{1}, after(28), two_weeks, false, {{StepId{2}, 1.0}}},
      {"review", AppointmentId{2}, after(84), two_weeks, false, {{StepId{2}, 0.3}, {std::nullopt, 0.7}}}};
  service.pathways = {pathway};
  Stream stream;
  stream.name = "all";
  stream.referrals_per_week = referrals_per_weekday * 5;
  stream.priorities.resize(2);
  stream.priorities[0].name = "urgent";
  stream.priorities[0].share = 0.2;
  stream.priorities[0].target.days = 14;
  stream.priorities[1].name = "routine";
  stream.priorities[1].share = 0.8;
  stream.priorities[1].target.days = 126;
  service.streams = {stream};
  Post post;
  post.name = "clinician";
  post.roles = {RoleId{0}};
  post.wte = clinicians;
  post.holders.assign(static_cast<std::size_t>(clinicians), 1.0);
  post.plan = {1, 0, 0, 0};
  post.annual_leave_days = 0;
  post.sickness_rate = 0;
  service.posts = {post};
  service.absence.public_holiday_days = 0;
  service.absence.study_days = 0;
  service.absence.spells = {{1.0, 1, 7, 2.5}};
  service.booking.order = BookingOrder::priority;
  service.booking.rebook_after_dna = 1;
  return service;
}

}  // namespace headroom
