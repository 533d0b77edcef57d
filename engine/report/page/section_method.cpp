// The rows of the method table: streams, cover, runs, stopping rule, intervals, command and file.

#include <fmt/format.h>

#include <algorithm>

#include "report/page/section_words.hpp"
#include "report/page/sections.hpp"
#include "report/words/booking_text.hpp"
#include "report/words/figure_text.hpp"

namespace headroom {
namespace {

using MethodRow = std::vector<std::string>;

std::string stream_line(const Stream& stream) {
  std::string text = fmt::format("{}: {} referrals a week, standard {}, clock to {}", stream.name,
                                 number(stream.referrals_per_week, 1), value_text(stream.standard, "share"),
                                 said_word(stream.clock));
  for (const Priority& p : stream.priorities) {
    text += fmt::format("; {} {} within {} {}days", p.name, value_text(p.share, "share"), p.target.days,
                        p.target.kind == LeadTime::Kind::working_days ? "working " : "");
  }
  return text;
}

std::string streams_text(const Service& service) {
  std::string text;
  for (const Stream& stream : service.streams) text += (text.empty() ? "" : ". ") + stream_line(stream);
  return text;
}

/// Who helps patients of somebody who is off, in the order of the study.
std::string cover_text(const Service& service) {
  std::string text;
  for (const CoverBy by : service.cover.order) {
    if (by == CoverBy::cancel) break;  // whoever is cancelled is not helped any more
    text += (text.empty() ? "" : ", then ") + std::string{said_word(by)};
  }
  if (text.empty()) return "Patients of somebody who is off are cancelled and booked again.";
  return fmt::format(
      "Patients of somebody who is off are moved to {}; those for whom there is no room are cancelled and "
      "booked again.",
      text);
}

std::string counted(std::size_t count, const std::string& noun) {
  return fmt::format("{} {}{}", number(static_cast<double>(count), 0), noun, count == 1 ? "" : "s");
}

bool is_even(const Results& results) {
  const auto [fewest, most] = std::minmax_element(results.replications.begin(), results.replications.end());
  return *fewest == *most;
}

std::string run_text(const Results& results) {
  const auto [fewest, most] = std::minmax_element(results.replications.begin(), results.replications.end());
  if (is_even(results)) return counted(*most, "replication") + " of each scenario";
  return fmt::format("{} to {} of a scenario", number(static_cast<double>(*fewest), 0),
                     counted(*most, "replication"));
}

/// Why so many.
std::string rule_text(const PageInput& input) {
  if (input.results.files.front().stopped_because.empty()) return ", a number fixed beforehand";
  if (!input.study) return ", as many as a rule of the study asked for";
  const Experiment& experiment = input.study->experiment;
  if (experiment.precision) {
    const PrecisionGoal& goal = *experiment.precision;
    return fmt::format(
        ", as many as it took until Student's 95% intervals of {} reached no further than {} of the mean to "
        "either side, and did so over {} more (Hoad, Robinson and Davies 2010); at least {} and at most {}",
        joined(goal.of), value_text(goal.precision, "share"), counted(goal.look_ahead, "replication"),
        goal.at_least, goal.at_most);
  }
  if (experiment.select) {
    return fmt::format(", spent to find the best scenario by {} with {}", experiment.select->of.metric,
                       experiment.select->procedure == SelectionProcedure::ocba
                           ? "optimal computing budget allocation"
                           : "the procedure of Kim and Nelson (2001)");
  }
  return ", as many as a rule of the study asked for";
}

std::string interval_text(const Results& results) {
  const std::size_t others = results.scenarios.size() - 1;
  const bool one = *std::max_element(results.replications.begin(), results.replications.end()) == 1;
  if (one) return "One replication: no interval can be given.";
  std::string text =
      "Intervals are 95% t over replications, corrected for skewness (Hall 1992) and kept within what is "
      "possible";
  if (others > 0) text += "; differences are paired by replication";
  if (others > 1) {
    text += fmt::format(" and hold for all {} at once (Bonferroni for each figure)",
                        counted(others, "difference"));
  }
  return text + '.';
}

std::string booking_text(const BookingRules& rules) {
  const std::string made =
      rules.office_days ? fmt::format(" Bookings are made {}.", office_days_text(*rules.office_days)) : "";
  return fmt::format(
      "Waiting patients are booked {} into the earliest free time of a clinician who may see them, {}.{} "
      "Those who do not attend are {}.",
      said_word(rules.order), said_word(rules.continuity), made, after_dna_text(rules.rebook_after_dna));
}

/// What only the study tells.
std::vector<MethodRow> study_rows(const Service& service) {
  const Calendar& calendar = service.calendar;
  return {
      {"2.3", "Scenario logic",
       "Each scenario is the study with the changes listed under \"Scenarios side by side\"; it meets the "
       "same random numbers, patient by patient."},
      {"2.4", "Algorithms", booking_text(service.booking) + ' ' + cover_text(service)},
      {"2.5", "Components",
       fmt::format("{}, {} in {}, {}, {}, {}.", counted(service.streams.size(), "stream"),
                   counted(service.posts.size(), "post"), counted(service.roles.size(), "role"),
                   counted(service.appointments.size(), "appointment type"),
                   counted(service.pathways.size(), "pathway"), counted(service.sites.size(), "site"))},
      {"3.1", "Data sources",
       "The study file, which the result keeps. Each of its figures stands under \"Assumptions\", with the "
       "comment beside it or the word \"assumption\"."},
      {"3.2", "Pre-processing", "None: figures are used as the study writes them."},
      {"3.3", "Input parameters", streams_text(service) + '.'},
      {"3.4", "Assumptions", "Under \"Assumptions\"."},
      {"4.1", "Initialisation",
       calendar.warm_up_weeks > 0
           ? fmt::format("A warm-up of {} with the same rules, which is not reported.",
                         counted(static_cast<std::size_t>(calendar.warm_up_weeks), "week"))
           : std::string{"The waiting list that the study gives, and patients in mid-pathway as they would "
                         "stand in a steady state; drawn from the study before any change, so that every "
                         "scenario starts from the same people."}},
  };
}

std::string aims_text(const PageInput& input) {
  const Results& results = input.results;
  const std::string& baseline = results.scenarios[input.baseline];
  const std::size_t others = results.scenarios.size() - 1;
  if (others == 0) return fmt::format("To show what happens in {}; nothing is compared with it.", baseline);
  std::string text = fmt::format("To compare {} with {}.", counted(others, "scenario"), baseline);
  if (const auto& best = results.files.front().best) text += " To find the best: " + best->scenario + '.';
  return text;
}

std::vector<MethodRow> first_rows(const PageInput& input) {
  return {
      {"1.1", "Purpose",
       "Whether these people will see these patients in time, and what the changes in each scenario would "
       "do."},
      {"1.2", "Outputs",
       "Waits by stream and priority, shares in time, waiting lists by week, hours by post and cause, days "
       "below minimum, protected time lost, cost. The data dictionary of the export defines each."},
      {"1.3", "Aims of experimentation", aims_text(input)},
      {"2.1", "Base model overview",
       "Referrals enter a stream, wait, are booked into hours that job plans leave, attend or not, and go on "
       "through their pathway until they are discharged."},
      {"2.2", "Base model logic",
       "Day by day: who is at work, same-day changes and cover, appointments, new referrals, booking, "
       "records. Time is in whole minutes and days."}};
}

std::string command_text(const PageInput& input) {
  const ResultFile& file = input.results.files.front();
  std::string command =
      fmt::format("headroom {} study.yaml --seed {}", is_sized(input) ? "size" : "run", file.seed);
  if (file.stopped_because.empty())
    command += fmt::format(" --replications {}", input.results.replications.front());
  return fmt::format(
      "`{} -o results.h5`, with the study that the result keeps saved as study.yaml{}: the same figures, "
      "whatever the number of threads or machines.",
      command, file.inputs.empty() ? "" : " beside the files that it names");
}

std::string sharing_text(const ResultFile& file) {
  std::string text = "The result and the report page hold the study whole";
  std::vector<std::string> names;
  for (const auto& [name, content] : file.inputs) names.push_back(name);
  text += names.empty() ? "." : fmt::format(", but for the files that it names: {}.", joined(names));
  if (!file.study_sha256.empty()) text += fmt::format(" SHA-256 of its text: {}.", file.study_sha256);
  if (!file.fingerprint.empty())
    text += fmt::format(" Fingerprint of what was read from it: {}.", file.fingerprint);
  return text;
}

std::vector<MethodRow> last_rows(const PageInput& input) {
  const ResultFile& file = input.results.files.front();
  return {
      {"4.2", "Run length", period_text(file.weeks, file.start) + " in each replication."},
      {"4.3", "Estimation", run_text(input.results) + rule_text(input) + ". " + interval_text(input.results)},
      {"5.1", "Software",
       fmt::format("Headroom {}, C++20{}.", file.version,
                   file.created.empty() ? "" : "; results written " + file.created)},
      {"5.2", "Random sampling",
       fmt::format("Counter-based generator (Philox), a stream of its own for every draw, keyed by seed, "
                   "replication, purpose and entity; seed {}. Distributions of Boost.Random.",
                   file.seed)},
      {"5.3", "Model execution", command_text(input)},
      {"5.4", "System specification",
       "No special hardware. The same build on the same kind of processor gives the same bytes."},
      {"6.1", "Model sharing", sharing_text(file)}};
}

}  // namespace

Section method_section(const PageInput& input) {
  Section section{"method",
                  "Method and reproducibility",
                  {"The checklist for discrete-event simulation of Monks and others, Strengthening the "
                   "reporting of empirical simulation studies: introducing the STRESS guidelines, Journal of "
                   "Simulation 13 (2019), 55-67."}};
  Table table{"STRESS-DES checklist", {{"item"}, {"what"}, {"here"}}, first_rows(input), {}};
  const auto add = [&](std::vector<MethodRow> rows) {
    table.rows.insert(table.rows.end(), rows.begin(), rows.end());
  };
  if (input.study && !input.services.empty() && input.services.front()) {
    add(study_rows(input.services.front()->service));
  } else {
    section.notes.push_back(
        "Items 2.3 to 4.1 are left out: they need the study, and the study in this result cannot be read by "
        "this version.");
  }
  add(last_rows(input));
  section.exhibits.push_back({std::nullopt, std::move(table)});
  return section;
}

}  // namespace headroom
