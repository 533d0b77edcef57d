// The published schema is the one made here, and agrees with the reader on structure.

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "bad_study.hpp"
#include "base/characters.hpp"
#include "reading/study_files.hpp"
#include "staff_time_study.hpp"
#include "study/text/quantities.hpp"

namespace headroom {
namespace {

std::string file_text(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string json_text(const std::string& text) {
  std::string json = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') json += '\\';
    if (c == '\n') {
      json += "\\n";
    } else {
      json += c;
    }
  }
  return json + '"';
}

/// The tree as an editor sees it: plain numbers and words of truth are no texts.
std::string json_of(const Node& node) {
  std::string json;
  switch (node.kind) {
    case Node::Kind::null:
      return "null";
    case Node::Kind::scalar:
      if (!node.quoted && (node.text == "true" || node.text == "false")) return node.text;
      if (!node.quoted && reading::parse_number(node.text)) return node.text;
      return json_text(node.text);
    case Node::Kind::list:
      for (const auto& item : node.items) json += (json.empty() ? "" : ",") + json_of(item);
      return '[' + json + ']';
    case Node::Kind::map:
      for (const auto& entry : node.entries) {
        json += (json.empty() ? "" : ",") + json_text(entry.key) + ':' + json_of(entry.value);
      }
      return '{' + json + '}';
  }
  return json;
}

/// Mistakes of structure, which the schema must see as well; sums and references are the reader's alone.
const std::vector<BadStudy> kBadStructure{
    {"", "title: \"a\\e[31mb\"\n", {}},
    {"", "title: \"a\\u202Eb\"\n", {}},
    {"", "scenarios: {a: {about: \"a\\u200Bb\"}}\n", {}},
    {"  assess: {minutes: 45, by: [clinician]}\n", "  csv: \"a\\x7F.csv\"\n", {}},
    {"headroom: 1\n", "", {}},
    {"headroom: 1", "headroom: 2", {}},
    {"weeks: 52", "weeks: 0", {}},
    {"weeks: 52", "weeks: [52]", {}},
    {"weeks: 52", "weeks: null", {}},
    {"weeks: 52", "weeks: \"52\"", {}},
    {", weeks: 52", "", {}},
    {"2026-04-01", "01/04/2026", {}},
    {"weeks: 52", "weeks: 52, bank_holidays: wales", {}},
    {"weeks: 52", "weeks: 52, clinic_days: [Tuesday]", {}},
    {"weeks: 52", "weeks: 52, clinic_days: []", {}},
    {"minutes: 45", "minuets: 45", {}},
    {"minutes: 45", "minutes: 45.5", {}},
    {"minutes: 45", "minutes: 45 min", {}},
    {"by: [clinician]", "by: clinician", {}},
    {"by: [clinician]", "by: []", {}},
    {"by: [clinician]", "by: [clinician], dna: 8", {}},
    {"by: [clinician]", "by: [clinician], dna: {frist: 0}", {}},
    {"by: [clinician]", "by: [clinician], mode: telepathy", {}},
    {"appointment: assess", "appointment: assess, after: 6", {}},
    {"appointment: assess", "appointment: assess, after: 6 fortnights", {}},
    {"appointment: assess", "appointment: assess, after: {normal: 6 weeks}", {}},
    {"appointment: assess", "appointment: assess, after: {uniform: [6 weeks]}", {}},
    {"appointment: assess", "appointment: assess, after: {gamma: {mean: 6 weeks}}", {}},
    {"appointment: assess", "appointment: assess, stops_clock: yes", {}},
    {"appointment: assess", "appointment: assess, next: {}", {}},
    {"first: {", "\"first step\": {", {}},
    {"{per_week: 10}", "{}", {}},
    {"per_week: 10", "per_week: -1", {}},
    {"per_week: 10}", "per_week: 10}, standard: 120", {}},
    {"per_week: 10}", "per_week: 10}, waiting: 310", {}},
    {"per_week: 10}", "per_week: 10}, priorities: {urgent: {targte: 1 week}}", {}},
    {"wte: 1.0", "wte: one", {}},
    {"wte: 1.0", "wte: 1.0, wet: 2", {}},
    {"band: 6", "band: 6a", {}},
    {"{dcc: 80%, spa: 20%}", "80%", {}},
    {"dcc: 80%", "dac: 80%", {}},
    {"", "absence: {sickness: {rat: 4%}}\n", {}},
    {"", "absence: {sickness: {spells: [{share: 100%, min: 1}]}}\n", {}},
    {"", "booking: {order: random}\n", {}},
    {"", "costs: {pay: {10: 100000}}\n", {}},
    {"", "scenarios: {a: {staff: {band-6: {wet: 2}}}}\n", {}},
    {"", "scenarios: {a: {calendar: {weeks: 10}}}\n", {}},
    {"", "scenarios: {a: {abuot: x}}\n", {}},
    {"", "scenarios: [a]\n", {}},
    {"wte: 1.0", "wte: 1.0, sites: []", {}},
    {"wte: 1.0", "wte: 1.0, sites: {main: []}", {}},
    {"wte: 1.0", "wte: 1.0, sites: main", {}},
    {"wte: 1.0", "wte: 1.0, sessions: [{day: mon, minutes: 180}]", {}},
    {"wte: 1.0", "wte: 1.0, sessions: [{day: mon, start: 9, minutes: 180}]", {}},
    {"wte: 1.0", "wte: 1.0, sessions: [{day: mon, start: 9:00, minutes: 180, for: []}]", {}},
    {"wte: 1.0", "wte: 1.0, outside_sessions: yes", {}},
    {"wte: 1.0", "wte: 1.0, activities: [{name: Teaching, category: teaching, hours: 1}]", {}},
    {"wte: 1.0", "wte: 1.0, activities: [{name: Teaching, hours: 1}]", {}},
    {"wte: 1.0", "wte: 1.0, pillars: {clincal: 100%}", {}},
    {"wte: 1.0", "wte: 1.0, plans: [{wte: 0.8}]", {}},
    {"wte: 1.0", "wte: 1.0, absent: [{until: 2026-09-01}]", {}},
    {"wte: 1.0", "wte: 1.0, absent: {from: 2026-09-01}", {}},
    {"wte: 1.0", "wte: 1.0, productivity: 0", {}},
    {"wte: 1.0", "wte: 1.0, induction: [{weeks: 4, at: 1.5}]", {}},
    {"{dcc: 80%, spa: 20%}", "nothing", {}},
    {"", "full_time_hours: []\n", {}},
    {"", "full_time_hours: [{hours: 36}]\n", {}},
    {"", "absence: {leave_pattern: [1, 2]}\n", {}},
    {"", "absence: {sickness: {phased_return: {at: 50%}}}\n", {}},
    {"", "absence: {turnover: {leavers_per_year: many}}\n", {}},
    {"", "absence: {turnover: {start: empty}}\n", {}},
    {"", "booking: {office_days: []}\n", {}},
    {"", "booking: {office_days: [Tuesday]}\n", {}},
    {"", "booking: {office_days: tue}\n", {}},
    {"", "absence: {placements: [{post: band-6, weeks: 6}]}\n", {}},
    {"", "cover: {order: [colleages]}\n", {}},
    {"", "cover: {order: []}\n", {}},
    {"", "cover: {bank: {cost_per_hour: 40}}\n", {}},
    {"", "cover: {minimum_on_duty: {clinician: one}}\n", {}},
    {"", "cover: {minimum_on_duty: {clinician: {}}}\n", {}},
    {"", "sweep: {n: {values: [1, 2]}}\n", {}},
    {"", "sweep: {n: {set: staff.band-6.wte}}\n", {}},
    {"", "sweep: {n: {set: staff.band-6.wte, values: []}}\n", {}},
    {"", "sweep: {n: {set: staff.band-6.wte, values: [[1]]}}\n", {}},
    {"", "sweep: {n: {set: staff.band-6.wte, values: [1], to: 2}}\n", {}},
    {"", "sweep: {n: {set: staff.band-6.wte, from: 1, to: 2}}\n", {}},
    {"", "sweep: {n: {set: staff.band-6.wte, from: 1, to: many, step: 1}}\n", {}},
    {"", "sweep: {n: {set: [], values: [1]}}\n", {}},
    {"", "experiment: {precision: 0}\n", {}},
    {"", "experiment: {precision: 5%, of: []}\n", {}},
    {"", "experiment: {precision: 5%, of: [in_tme]}\n", {}},
    {"", "experiment: {of: [in_time]}\n", {}},
    {"", "experiment: {at_most: 50}\n", {}},
    {"", "experiment: {replications: {at_most: 50}}\n", {}},
    {"", "experiment: {select: {within: 2%}}\n", {}},
    {"", "experiment: {select: {metric: in_time, within: small}}\n", {}},
    {"", "experiment: {select: {metric: in_time, within: 2%, procedure: guess}}\n", {}},
    {"", "experiment: {keep: band}\n", {}},
    {"", "sizing: {}\n", {}},
    {"", "sizing: {vary: {}, meet: [{metric: in_time, at_least: 92%}]}\n", {}},
    {"",
     "sizing: {vary: {staff.band-6.wte: {from: 1, to: 2}}, meet: [{metric: in_time, at_least: 92%}]}\n",
     {}},
    {"", "sizing: {vary: {staff.band-6.wte: {values: [1, 2]}}, meet: []}\n", {}},
    {"", "sizing: {vary: {staff.band-6.wte: {values: [1, 2]}}, meet: [{metric: in_time}]}\n", {}},
    {"",
     "sizing: {vary: {staff.band-6.wte: {values: [1]}}, meet: [{metric: cost, at_least: 1, at_most: 2}]}\n",
     {}},
    {"",
     "sizing: {vary: {staff.band-6.wte: {values: [1]}}, meet: [{metric: cost, at_least: 1, in: 1}]}\n",
     {}},
    {"", "sweep: {n m: {set: staff.band-6.wte, values: [1]}}\n", {}},
};

const std::vector<BadStudy> kGoodStructure{
    {"", "", {}},
    {"weeks: 52", "weeks: 52 weeks", {}},
    {"minutes: 45", "minutes: 0.75 hours", {}},
    {"minutes: 45", "minutes: \"45 minutes\"", {}},
    {"appointment: assess", "appointment: assess, after: {lognormal: {mean: 6 weeks, sd: 10 days}}", {}},
    {"appointment: assess", "appointment: assess, within: 2 working days", {}},
    {"{dcc: 80%, spa: 20%}", "{dcc: rest, spa: 7.5}", {}},
    {"band: 6", "band: \"6\"", {}},
    {"per_week: 10}", "per_week: 10}, waiting: {routine: {count: 3, longest: 1 week}}", {}},
    {"", "absence: {sickness: 5%, leave_year: 1 January}\n", {}},
    {"", "scenarios: {a: {about: One more, staff: {more: {like: band-6, wte: 1}}}, b: {with: [a]}}\n", {}},
    {"", "costs: {pay: {9: 110000}}\nscenarios: {a: {costs: {pay: {9: null}}}}\n", {}},
    {"wte: 1.0", "wte: 1.0, sites: [main]", {}},
    {"wte: 1.0", "wte: 1.0, sites: {main: [mon, tue]}", {}},
    {"wte: 1.0",
     "wte: 1.0, sessions: [{day: mon, start: 9:00, minutes: 180, site: main, for: [gp], every: 2 weeks}]",
     {}},
    {"wte: 1.0",
     "wte: 1.0, sessions: [{day: mon, start: \"09:00\", minutes: 3 hours}], outside_sessions: true",
     {}},
    {"{dcc: 80%, spa: 20%}", "none", {}},
    {"", "full_time_hours: [{from: 2026-04-01, hours: 37.5}, {from: 2026-10-01, hours: 36}]\n", {}},
    {"",
     "cover: {order: [colleagues, bank], bank: {hours_per_week: 5}, minimum_on_duty: {clinician: {main: "
     "1}}}\n",
     {}},
    {"",
     "absence: {sickness: {monthly: [1,1,1,1,1,1,1,1,1,1,1,2], phased_return: {weeks: 4, at: 50%}}}\n",
     {}},
    {"",
     "absence: {turnover: {leavers_per_year: 9%, start: filled, time_to_hire: {gamma: {mean: 14 weeks, sd: 4 "
     "weeks}}}}\n"
     "booking: {office_days: [tue, thu]}\n",
     {}},
    {"",
     "scenarios: {a: {cover: {bank: none}, staff: {band-6: {job_plan: none, pillars: null, absent: []}}}}\n",
     {}},
    {"",
     "sweep: {n: {set: [staff.band-6.wte], values: [1, 2.5]}, h: {set: booking.horizon, values: [2 "
     "weeks]}}\n",
     {}},
    {"",
     "experiment: {precision: 5%, of: [in_time, cost], at_least: 20, look_ahead: 0, at_most: 50, keep: "
     "bands}\n",
     {}},
    {"", "experiment: {replications: {precision: 5%, of: [in_time], at_most: 50}}\n", {}},
    {"",
     "scenarios: {a: {}}\nexperiment: {select: {metric: in_time, within: 2%, lowest: false, confidence: "
     "99%}, at_most: 50}\n",
     {}},
    {"",
     "sizing: {vary: {staff.band-6.wte: {values: [1, 2]}, absence.sickness: {from: 4%, to: 5%, step: 1%}}, "
     "meet: [{metric: in_time, at_least: 92%, in: 90%}, {metric: wait_first_mean, at_most: 2 weeks}], "
     "confidence: 90%, minimise: wte}\n",
     {}},
    {"", "sweep: {n: {set: absence.sickness, from: 4%, to: 8%, step: 1%}}\n", {}},
    {"", "sweep: {n: {set: staff.band-6.job_plan, values: {a: {dcc: 100%}, b: none}}}\n", {}},
    {"", "title: \"Zo\\u00EB's clinic\\nof \\U0001F9B6\"\n", {}},
};

/// Files in place of rows.
const StudyInputs kFiles{
    {"staff.csv", "post,role,band,wte,job_plan.dcc,job_plan.spa\nband-6,clinician,6,1.0,80%,20%\n"},
    {"streams.csv", "stream,pathway,referrals.per_week\ngp,main,10\n"},
    {"appointments.csv", "appointment,minutes,by\nassess,45,clinician\n"},
    {"days.csv", "date\n2026-12-24\n"},
    {"none.csv", "from,until\n"}};
const std::string kRow = "  band-6: {role: clinician, band: 6, wte: 1.0, job_plan: {dcc: 80%, spa: 20%}}\n";
const std::vector<BadStudy> kGoodFiles{
    {kRow, "  csv: staff.csv\n", {}},
    {kRow, "  csv: staff.csv\n  band-6: {absent: {csv: none.csv}, sessions: []}\n", {}},
    {"wte: 1.0", "wte: 1.0, absent: {csv: none.csv}", {}},
    {"weeks: 52", "weeks: 52, closed: {csv: days.csv}, open: {csv: days.csv}", {}},
    {"  gp: {pathway: main, referrals: {per_week: 10}}\n", "  {csv: streams.csv}\n", {}},
    {"  assess: {minutes: 45, by: [clinician]}\n", "  csv: appointments.csv\n", {}},
    {"", "scenarios: {more: {staff: {csv: staff.csv}, calendar: {closed: {csv: days.csv}}}}\n", {}}};
const std::vector<BadStudy> kBadFiles{{kRow, "  csv: [staff.csv]\n", {}},
                                      {kRow, "  csv: {role: clinician, wte: 1.0, job_plan: none}\n", {}},
                                      {"wte: 1.0", "wte: 1.0, absent: {csv: none.csv, from: 2026-05-01}", {}},
                                      {"wte: 1.0", "wte: 1.0, job_plan: {csv: none.csv}", {}},
                                      {"by: [clinician]", "by: {csv: none.csv}", {}},
                                      {"main:\n", "csv: staff.csv\n  main:\n", {}},
                                      {"weeks: 52", "weeks: 52, closed: {}", {}},
                                      {"", "scenarios: {csv: staff.csv}\n", {}}};

class Verdicts {
 public:
  /// With the files beside it that the study names.
  void add(const std::string& text, const std::string& name) { add(text, name, files_beside(name)); }

  void add(const std::string& text, const std::string& name, const FileSource& files) {
    const auto parsed = parse_yaml(text, name);
    ASSERT_TRUE(parsed.readable) << name;
    const StudyTree tree = read_study_tree(text, name, files);
    const bool good = tree.readable && tree.problems.empty() && read_study(tree.root).has_value();
    json_ += (json_.empty() ? "" : ",\n") + std::string{"["} + json_text(name) +
             (good ? ",true," : ",false,") + json_of(parsed.root) + "]";
    good_ += good ? 1 : 0;
    bad_ += good ? 0 : 1;
  }
  [[nodiscard]] std::string json() const { return printable_json('[' + json_ + "]\n"); }
  [[nodiscard]] int good() const { return good_; }
  [[nodiscard]] int bad() const { return bad_; }

 private:
  std::string json_;
  int good_ = 0, bad_ = 0;
};

const std::filesystem::path kScenarios = std::filesystem::path{HEADROOM_SOURCE_DIR} / "scenarios";

TEST(Schema, IsThePublishedFile) { EXPECT_EQ(file_text(kScenarios / "study.schema.json"), study_schema()); }

TEST(Schema, AgreesWithTheReaderOnStructure) {
  if (std::system("/usr/bin/python3 -c 'import jsonschema' 2>/dev/null") != 0)
    GTEST_SKIP() << "no python3-jsonschema";
  Verdicts verdicts;
  for (const auto& study : kBadStructure) verdicts.add(text_of(study), "instead: " + study.to);
  for (const auto& study : kGoodStructure) verdicts.add(text_of(study), "instead: " + study.to);
  verdicts.add(kStaffTimeStudy, "all of staff time");
  for (const auto& study : kGoodFiles) verdicts.add(text_of(study), study.to, files_kept(kFiles, "kept"));
  for (const auto& study : kBadFiles) verdicts.add(text_of(study), study.to, files_kept(kFiles, "kept"));
  int examples = 0;
  for (const auto& folder : std::filesystem::directory_iterator{kScenarios}) {
    const auto path = folder.path() / "study.yaml";
    if (!std::filesystem::exists(path)) continue;
    verdicts.add(file_text(path), path.string());
    ++examples;
  }
  EXPECT_EQ(verdicts.bad(), static_cast<int>(kBadStructure.size() + kBadFiles.size()));
  EXPECT_EQ(verdicts.good(), static_cast<int>(kGoodStructure.size() + kGoodFiles.size()) + 1 + examples);
  const auto file =
      std::filesystem::temp_directory_path() / ("headroom-verdicts-" + std::to_string(std::rand()) + ".json");
  std::ofstream{file} << verdicts.json();
  const std::string command = "/usr/bin/python3 " HEADROOM_SOURCE_DIR "/tests/study/schema_verdicts.py " +
                              (kScenarios / "study.schema.json").string() + ' ' + file.string();
  EXPECT_EQ(std::system(command.c_str()), 0);
  std::filesystem::remove(file);
}

}  // namespace
}  // namespace headroom
