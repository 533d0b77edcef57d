#include <fmt/format.h>

#include <algorithm>

#include "report/figure_text.hpp"
#include "report/section_words.hpp"
#include "report/sections.hpp"

namespace headroom {
namespace {

using Row = std::vector<std::string>;

std::string stream_line(const Stream& stream) {
  std::string text = fmt::format("{}: {} referrals a week, standard {}, clock to {}", stream.name,
                                 number(stream.referrals_per_week, 1), value_text(stream.standard, "share"),
                                 stream.clock == ClockKind::first ? "the first appointment" : "treatment");
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

std::string order_text(BookingOrder order) {
  switch (order) {
    case BookingOrder::target_date:
      return "by target date";
    case BookingOrder::priority:
      return "by priority, then target date";
    case BookingOrder::longest_wait:
      return "by the longest wait";
  }
  return "";
}

std::string cover_text(const Service& service) {
  constexpr std::array<const char*, kCoverBy> kNames{"colleagues", "protected time", "bank staff",
                                                     "cancelling"};
  std::vector<std::string> names;
  for (const CoverBy by : service.cover.order) names.emplace_back(kNames[static_cast<std::size_t>(by)]);
  return names.empty() ? "cancelling" : joined(names);
}

std::string run_text(const Results& results) {
  const auto [fewest, most] = std::minmax_element(results.replications.begin(), results.replications.end());
  return *fewest == *most ? fmt::format("{} replications of each scenario", *most)
                          : fmt::format("{} to {} replications of a scenario", *fewest, *most);
}

std::string rule_text(const PageInput& input) {
  if (!input.study) return "";
  const Experiment& experiment = input.study->experiment;
  if (experiment.precision) {
    return fmt::format(
        ", asked for until the 95% intervals of {} were within {} of their means (Hoad, Robinson and Davies "
        "2010), at least {}, looking {} ahead, at most {}",
        joined(experiment.precision->of), value_text(experiment.precision->precision, "share"),
        experiment.precision->at_least, experiment.precision->look_ahead, experiment.precision->at_most);
  }
  if (experiment.select) {
    return fmt::format(", spent to find the best by {} with {}", experiment.select->of.metric,
                       experiment.select->procedure == SelectionProcedure::ocba
                           ? "optimal computing budget allocation"
                           : "the procedure of Kim and Nelson (2001)");
  }
  return ", a number fixed beforehand";
}

std::string aims_text(const PageInput& input) {
  const std::string& baseline = input.results.scenarios[input.baseline];
  const std::size_t others = input.results.scenarios.size() - 1;
  if (is_sized(input)) return fmt::format("To hold what headroom size chose against {}.", baseline);
  if (others == 0) return fmt::format("To describe {}.", baseline);
  return fmt::format("To compare {} {} with {}.", others, others == 1 ? "scenario" : "scenarios", baseline);
}

/// The command that makes the result again.
std::string command_text(const PageInput& input) {
  const Results& results = input.results;
  const bool same = std::adjacent_find(results.replications.begin(), results.replications.end(),
                                       std::not_equal_to<>{}) == results.replications.end();
  return fmt::format("headroom {} --seed {}{}",
                     is_sized(input) ? "size study.yaml -o sized.h5" : "run study.yaml",
                     results.files.front().seed,
                     same ? fmt::format(" --replications {}", results.replications.front()) : "");
}

/// What only the study tells.
std::vector<Row> study_rows(const Service& service) {
  const Calendar& calendar = service.calendar;
  return {
      {"2.3", "Scenario logic",
       "Each scenario is the study with the changes that the report lists under \"Scenarios side by side\"; "
       "it meets the same random numbers, patient by patient."},
      {"2.4", "Algorithms",
       fmt::format("Waiting patients are booked {} into the earliest free time of a clinician who may see "
                   "them; patients of somebody who is off are helped by {}, in this order.",
                   order_text(service.booking.order), cover_text(service))},
      {"2.5", "Components",
       fmt::format("{} streams, {} posts in {} roles, {} appointment types, {} pathways, {} sites.",
                   service.streams.size(), service.posts.size(), service.roles.size(),
                   service.appointments.size(), service.pathways.size(), service.sites.size())},
      {"3.1", "Data sources",
       "The study file, at the end of this page; each figure with its source or the word \"assumption\" "
       "under \"Assumptions\"."},
      {"3.2", "Pre-processing", "None: figures are used as the study writes them."},
      {"3.3", "Input parameters", streams_text(service) + '.'},
      {"3.4", "Assumptions", "Under \"Assumptions\"."},
      {"4.1", "Initialisation",
       calendar.warm_up_weeks > 0
           ? fmt::format("A warm-up of {} weeks with the same rules, which is not reported.",
                         calendar.warm_up_weeks)
           : std::string{"The waiting list that the study gives, and patients in mid-pathway as they would "
                         "stand in a steady state; drawn from the study before any change, so that every "
                         "scenario starts from the same people."}},
  };
}

std::vector<Row> first_rows(const PageInput& input) {
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

std::vector<Row> last_rows(const PageInput& input) {
  const ResultFile& file = input.results.files.front();
  return {
      {"4.2", "Run length", fmt::format("{}, each replication.", period_text(file.weeks, file.start))},
      {"4.3", "Estimation",
       run_text(input.results) + rule_text(input) +
           ". Intervals are 95% Student t over replications; differences are paired by replication and hold "
           "for all scenarios at once (Bonferroni for each figure)."},
      {"5.1", "Software", "Headroom " + file.version + ", C++20."},
      {"5.2", "Random sampling",
       fmt::format("Counter-based generator (Philox), a stream of its own for every draw, keyed by seed, "
                   "replication, purpose and entity; seed {}. Distributions of Boost.Random.",
                   file.seed)},
      {"5.3", "Model execution",
       fmt::format("`{}` with the study at the end of this page; the same bytes whatever the number of "
                   "threads or machines.",
                   command_text(input))},
      {"5.4", "System specification",
       "No special hardware; one build on one kind of processor gives the same bytes."},
      {"6.1", "Model sharing",
       fmt::format("The study is on this page whole{}. Fingerprint of the checked study: {}.",
                   file.study_sha256.empty() ? "" : "; SHA-256 of its text: " + file.study_sha256,
                   file.fingerprint)}};
}

}  // namespace

Section method_section(const PageInput& input) {
  Section section{"method",
                  "Method and reproducibility",
                  {"The checklist for discrete-event simulation of Monks and others, Strengthening the "
                   "reporting of empirical simulation studies: introducing the STRESS guidelines, Journal of "
                   "Simulation 13 (2019), 55-67."}};
  Table table{"STRESS-DES checklist", {{"item"}, {"what"}, {"here"}}, first_rows(input), {}};
  const auto add = [&](std::vector<Row> rows) {
    table.rows.insert(table.rows.end(), rows.begin(), rows.end());
  };
  if (!input.services.empty() && input.services.front())
    add(study_rows(input.services.front()->service));
  else
    section.notes.push_back(without_study_text());
  add(last_rows(input));
  section.exhibits.push_back({std::nullopt, std::move(table)});
  return section;
}

}  // namespace headroom
