// Appointments with the roles that may give them, and pathways with steps whose shares sum to 1.

#include <algorithm>
#include <cmath>

#include "study/bind/bind.hpp"
#include "study/bind/fields.hpp"
#include "study/text/names.hpp"
#include "study/text/quantities.hpp"

namespace headroom::reading {
namespace {

std::vector<std::string> held_roles(const Cursor& at) {
  return {at.reading().roles_held->begin(), at.reading().roles_held->end()};
}

std::vector<RoleId> bind_by(const Cursor& list, const std::vector<std::string>& roles) {
  std::vector<RoleId> by;
  for (const auto& item : list.items()) {
    if (!item.good()) continue;
    if (!item.reading().roles_held->contains(item.text())) {
      item.problem("a role that a post holds, " + one_of(held_roles(item), item.text()));
      continue;
    }
    const auto role = position_of(item, roles);
    if (!role) continue;
    if (std::find(by.begin(), by.end(), RoleId{*role}) != by.end()) item.problem("each role once");
    by.push_back(RoleId{*role});
  }
  return by;
}

void check_next_sum(const Cursor& next, std::vector<NextStep>& steps) {
  double sum = 0;
  for (const auto& step : steps) sum += step.share;
  const bool all_known = steps.size() == next.entries().size();
  if (!next.good() || !all_known) return;
  if (!sums_to(sum, 1)) return next.problem(share_text(sum) + " in sum", "shares that sum to 100%");
  if (std::abs(sum - 1) < 1e-12) return;
  for (auto& step : steps) step.share /= sum;
}

std::vector<NextStep> bind_next(const Cursor& next, const NameIndex& step_names) {
  std::vector<NextStep> steps;
  for (const auto& entry : next.entries()) {
    const auto target = step_names.find(entry.name);
    if (!target && entry.name != "discharge") {
      auto choices = step_names.names();
      choices.emplace_back("discharge");
      next.reading().problems.push_back(
          {entry.mark, entry.value.path(), "not a step", one_of(choices, entry.name), {}});
      continue;
    }
    steps.push_back({target ? std::optional{StepId{*target}} : std::nullopt, entry.value.number()});
  }
  if (!next.written()) steps.push_back({std::nullopt, 1.0});
  check_next_sum(next, steps);
  return steps;
}

Pathway bind_pathway(const Cursor::Entry& entry, const NameIndex& names_of_appointments,
                     const std::vector<Appointment>& appointments) {
  Pathway pathway{entry.name, {}};
  const auto steps = entry.value.entries();
  std::vector<std::string> step_names;
  for (const auto& step : steps) step_names.push_back(step.name);
  const NameIndex names{std::move(step_names)};
  for (const auto& step : steps) {
    if (step.name == "discharge") {
      entry.value.reading().problems.push_back({step.mark,
                                                step.value.path(),
                                                "the name of a step",
                                                "another name: discharge is the end of a journey",
                                                {}});
    }
    const Cursor keys = step.value;
    Step bound;
    bound.name = step.name;
    const auto appointment = position_of(keys["appointment"], names_of_appointments);
    bound.appointment = AppointmentId{appointment.value_or(0)};
    read_fields(keys, bound);
    if (appointment && bound.stops_clock && appointments[*appointment].mode == Mode::desk) {
      keys["stops_clock"].problem("false: " + appointments[*appointment].name +
                                  " is desk work, which no patient attends");
    }
    bound.next = bind_next(keys["next"], names);
    pathway.steps.push_back(std::move(bound));
  }
  return pathway;
}

}  // namespace

std::vector<Appointment> bind_appointments(const Cursor& root, const std::vector<std::string>& roles) {
  std::vector<Appointment> appointments;
  for (const auto& entry : root["appointments"].entries()) {
    const Cursor keys = entry.value;
    Appointment a;
    a.name = entry.name;
    read_fields(keys, a);
    a.by = bind_by(keys["by"], roles);
    if (a.mode == Mode::desk && keys["dna"].good() && !keys["dna"].is(Node::Kind::map) && a.dna > 0) {
      keys["dna"].problem("no dna: nobody can miss desk work");
    }
    const auto slot = slot_length(a).value();
    if (slot > 1440) {
      keys.problem(number_text(static_cast<double>(slot)) + " minutes long in all",
                   "minutes, admin and travel of at most 1,440 together");
    }
    appointments.push_back(std::move(a));
  }
  return appointments;
}

std::vector<Pathway> bind_pathways(const Cursor& root, const std::vector<Appointment>& appointments) {
  std::vector<std::string> names;
  for (const auto& appointment : appointments) names.push_back(appointment.name);
  const NameIndex known{std::move(names)};
  std::vector<Pathway> pathways;
  for (const auto& entry : root["pathways"].entries())
    pathways.push_back(bind_pathway(entry, known, appointments));
  return pathways;
}

}  // namespace headroom::reading
