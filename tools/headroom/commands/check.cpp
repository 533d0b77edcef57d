// `check`: says a study back, with what was assumed and what is warned of.

#include <fmt/format.h>
#include <memory>

#include <iostream>

#include "command_line/common_words.hpp"
#include "command_line/exit_codes.hpp"
#include "planning/plan.hpp"
#include "reading/load_study.hpp"
#include "report/page/assumptions_table.hpp"
#include "report/words/table.hpp"
#include "said_back/check_experiment.hpp"
#include "said_back/check_json.hpp"
#include "said_back/check_staff.hpp"
#include "said_back/problems.hpp"

namespace headroom {
namespace {

struct CheckOptions {
  std::string study;
  Format format = Format::table;
  bool quiet = false;
};

std::string priorities_text(const Stream& stream) {
  std::string text;
  for (const auto& p : stream.priorities) {
    text += (text.empty() ? "" : "; ") +
            fmt::format("{} {:.4g}% in {}", p.name, p.share * 100, lead_time_text(p.target));
  }
  return text;
}

Table streams_table(const Service& service, const Plan& demand) {
  Table table{"Streams: demand a week at the start",
              {{"stream"},
               {"pathway"},
               {"enters at"},
               {"referrals a week", true},
               {"DCC h a referral", true},
               {"DCC h a week", true},
               {"waiting at start", true},
               {"seen at"},
               {"clock"},
               {"standard", true},
               {"priorities"}},
              {},
              {}};
  for (std::size_t i = 0; i < service.streams.size(); ++i) {
    const Stream& stream = service.streams[i];
    const StreamDemand& hours = demand.streams[i];
    table.rows.push_back(
        {stream.name, service[stream.pathway].name, service[stream.pathway].steps[stream.enters.index].name,
         fmt::format("{:.4g}", hours.referrals_per_week), two_decimals(hours.dcc_hours_per_referral.value()),
         two_decimals(hours.dcc_hours_per_week.value()), std::to_string(waiting_count(stream)),
         sites_text(stream.sites, service),
         stream.clock == ClockKind::first ? "first appointment" : "treatment",
         fmt::format("{:.4g}%", stream.standard * 100), priorities_text(stream)});
  }
  return table;
}

std::string full_time_text(const Service& service) {
  std::string text = fmt::format("{:.4g} hours", service.full_time_hours.value());
  for (const DatedHours& change : service.hours_changes) {
    text += fmt::format(", {:.4g} from {}", change.hours.value(), to_string(change.from));
  }
  return text;
}

std::string files_text(const StudyInputs& inputs) {
  std::string names;
  for (const auto& [name, text] : inputs) names += (names.empty() ? "" : ", ") + name;
  return names;
}

Table heading_table(const LoadedStudy& loaded) {
  const Study& study = loaded.study;
  const Calendar& calendar = study.base.calendar;
  const std::string warm_up =
      calendar.warm_up_weeks > 0 ? fmt::format(", after a warm-up of {} weeks", calendar.warm_up_weeks) : "";
  Table table{study.title.empty() ? "Study" : study.title, {{"what"}, {"understood as"}}, {}, {}};
  table.rows.push_back({"reported period", fmt::format("{} weeks from {}{}", calendar.weeks,
                                                       to_string(calendar.start), warm_up)});
  table.rows.push_back({"full-time week", full_time_text(study.base)});
  if (study.base.sites.size() > 1) {
    std::string sites;
    for (const auto& site : study.base.sites) sites += (sites.empty() ? "" : ", ") + site;
    table.rows.push_back({"sites", sites});
  }
  if (!loaded.inputs.empty()) table.rows.push_back({"files read", files_text(loaded.inputs)});
  std::string what = "experiment";
  for (const std::string& line : experiment_in_words(study)) {
    table.rows.push_back({what, line});
    what.clear();
  }
  return table;
}

std::string check_text(const LoadedStudy& loaded, const Plan& demand, const Screening& screened,
                       TableStyle style) {
  const Study& study = loaded.study;
  std::string text = render(heading_table(loaded), style);
  const Service& base = study.base;
  for (const Table& table :
       {posts_table(base), work_table(base), rules_table(base), streams_table(base, demand),
        scenarios_table(study), unknowns_table(study), unsure_table(screened), sweep_table(study),
        sizing_table(study), assumptions_table(study)}) {
    if (!table.rows.empty()) text += '\n' + render(table, style);
  }
  return text;
}

int check(const CheckOptions& options) {
  const auto loaded = load_study(options.study);
  if (!loaded) return report_problems(loaded.error());
  const Study& study = loaded->study;
  for (const auto& warning : study.warnings) std::cerr << "warning: " << warning << '\n';
  if (options.quiet) return kDone;
  const Plan demand = plan(study.base);
  const Screening screened = screened_numbers(study);
  const TableStyle style = options.format == Format::markdown ? TableStyle::markdown
                           : options.format == Format::tsv    ? TableStyle::tsv
                                                              : TableStyle::plain;
  const std::string text = options.format == Format::json ? check_json(*loaded, demand, screened)
                                                          : check_text(*loaded, demand, screened, style);
  std::cout << text;
  return kDone;
}

}  // namespace

Command check_command() {
  auto options = std::make_shared<CheckOptions>();
  return {"check",
          "Reads and checks a study; says back what was understood and what was assumed",
          all_of({{study_word(options->study)},
                  format_words(options->format),
                  {quiet_word(options->quiet, "print mistakes and warnings only")}}),
          {{{"what was understood, and what was assumed because the study does not say",
             "check my-clinic/study.yaml"},
            {"only mistakes and warnings, each with its line", "check my-clinic/study.yaml -q"},
            {"the same for a program", "check my-clinic/study.yaml --json"}},
           {{"",
             "All mistakes are said at once (up to 50), each as FILE:LINE:COLUMN: KEY is FOUND; "
             "expected EXPECTED."}}},
          [options] { return check(*options); }};
}

}  // namespace headroom
