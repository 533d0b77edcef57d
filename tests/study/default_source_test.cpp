// Every default of the key table has a source or the word "assumption".

#include "study/assumptions/default_source.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "good_study.hpp"
#include "study/keys/key.hpp"

namespace headroom {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

bool has_default(std::string_view path) {
  const auto& keys = reading::key_table();
  return std::any_of(keys.begin(), keys.end(),
                     [&](const reading::Key& key) { return key.path == path && key.fallback != nullptr; });
}

bool is_key(std::string_view path) {
  const auto& keys = reading::key_table();
  return std::any_of(keys.begin(), keys.end(), [&](const reading::Key& key) { return key.path == path; });
}

/// As a study might write it: every * a name, every [] an item.
std::string written_out(std::string path) {
  for (std::size_t at = path.find('*'); at != std::string::npos; at = path.find('*', at))
    path.replace(at, 1, "some-3_Name");
  for (std::size_t at = path.find("[]"); at != std::string::npos; at = path.find("[]"))
    path.replace(at, 2, "[12]");
  return path;
}

TEST(WithoutNames, LeavesThePlaceInTheKeyTable) {
  EXPECT_EQ(without_names("appointments.review.mode"), "appointments.*.mode");
  EXPECT_EQ(without_names("pathways.footwear.fit.within"), "pathways.*.*.within");
  EXPECT_EQ(without_names("streams.gp.priorities.urgent.target"), "streams.*.priorities.*.target");
  EXPECT_EQ(without_names("streams.gp.referrals.growth_per_year"), "streams.*.referrals.growth_per_year");
  EXPECT_EQ(without_names("staff.lead.sessions[2].every"), "staff.*.sessions[].every");
  EXPECT_EQ(without_names("absence.placements[1].pace"), "absence.placements[].pace");
  EXPECT_EQ(without_names("full_time_hours"), "full_time_hours");
}

TEST(WithoutNames, FindsEveryKeyAgain) {
  for (const reading::Key& key : reading::key_table()) {
    const std::string path{key.path};
    if (path.starts_with("scenarios")) continue;
    EXPECT_EQ(without_names(written_out(path)), path);
  }
}

TEST(WithoutNames, TakesAThingCalledAsAKeyForAThing) {
  EXPECT_EQ(without_names("staff.role.role"), "staff.*.role");
  EXPECT_EQ(without_names("streams.priorities.priorities.share.share"), "streams.*.priorities.*.share");
}

TEST(WithoutNames, IsTheSameInAScenario) {
  EXPECT_EQ(without_names("scenarios.winter.staff.new.annual_leave_days"), "staff.*.annual_leave_days");
  EXPECT_EQ(without_names("scenarios.winter.absence.sickness.spells"), "absence.sickness.spells");
}

TEST(WithoutNames, LeavesWhatItDoesNotKnow) {
  EXPECT_EQ(without_names("nowhere.at[3].all"), "nowhere.at[].all");
  EXPECT_EQ(without_names(""), "");
}

TEST(SourceOfDefault, IsOfAKeyWithADefault) {
  EXPECT_FALSE(sourced_defaults().empty());
  for (const std::string_view path : sourced_defaults()) EXPECT_TRUE(has_default(path)) << path;
}

// "assumption" must be the first word where the value itself has no source, so that nobody takes it for one.
TEST(SourceOfDefault, IsASourceOrTheWordAssumption) {
  const std::vector<std::string_view> sourced = sourced_defaults();
  for (const reading::Key& key : reading::key_table()) {
    if (key.fallback == nullptr) continue;
    const std::string_view source = source_of_default(key.path);
    const bool listed = std::find(sourced.begin(), sourced.end(), key.path) != sourced.end();
    EXPECT_EQ(listed, source != "assumption") << key.path;
    EXPECT_FALSE(source.empty()) << key.path;
  }
}

TEST(SourceOfDefault, SaysOfAStandardThatItDoesNotBindDirectReferrals) {
  for (const char* key : {"streams.*.priorities", "streams.*.priorities.*.target", "streams.*.standard"}) {
    EXPECT_THAT(std::string{source_of_default(key)}, StartsWith("assumption")) << key;
    EXPECT_THAT(std::string{source_of_default(key)}, HasSubstr("does not bind direct referrals")) << key;
  }
}

constexpr const char* kSmall = R"(headroom: 1
calendar: {start: 2026-04-01, weeks: 2}
appointments: {visit: {minutes: 30, by: [orthotist]}}
pathways: {p: {see: {appointment: visit}}}
streams: {gp: {pathway: p, referrals: {per_week: 3}}}
staff: {band-6: {role: orthotist, band: 6, wte: 1, job_plan: {dcc: 1}}}
scenarios:
  baseline: {}
  more: {staff: {new: {like: band-6, wte: 1}}}
)";

TEST(SourceOfDefault, IsFoundForWhatAStudyAndItsScenariosLeaveOut) {
  const Study study = good_study(kSmall);
  std::size_t leave = 0;
  ASSERT_FALSE(study.assumed.empty());
  for (const Assumption& assumed : study.assumed) {
    const std::string key = without_names(assumed.path);
    EXPECT_TRUE(is_key(key)) << assumed.path << " -> " << key;
    if (key != "staff.*.annual_leave_days") continue;
    ++leave;
    EXPECT_THAT(std::string{source_of_default(key)}, HasSubstr("section 13"));
  }
  EXPECT_EQ(leave, 2u);  // of band-6, and of the scenario's new
}

}  // namespace
}  // namespace headroom
