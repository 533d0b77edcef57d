#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "bad_study.hpp"
#include "study/quantities.hpp"

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
};

class Verdicts {
 public:
  void add(const std::string& text, const std::string& name) {
    const auto parsed = parse_yaml(text, name);
    ASSERT_TRUE(parsed.readable) << name;
    const bool good = read_study(parsed.root).has_value();
    json_ += (json_.empty() ? "" : ",\n") + std::string{"["} + json_text(name) +
             (good ? ",true," : ",false,") + json_of(parsed.root) + "]";
    good_ += good ? 1 : 0;
    bad_ += good ? 0 : 1;
  }
  [[nodiscard]] std::string json() const { return '[' + json_ + "]\n"; }
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
  int examples = 0;
  for (const auto& folder : std::filesystem::directory_iterator{kScenarios}) {
    const auto path = folder.path() / "study.yaml";
    if (!std::filesystem::exists(path)) continue;
    verdicts.add(file_text(path), path.string());
    ++examples;
  }
  EXPECT_EQ(verdicts.bad(), static_cast<int>(kBadStructure.size()));
  EXPECT_EQ(verdicts.good(), static_cast<int>(kGoodStructure.size()) + examples);
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
