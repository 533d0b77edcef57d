// What the rows of the key table say of themselves: labels, cards, references, and where values go.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "bad_study.hpp"
#include "good_study.hpp"
#include "study/assumptions/understood.hpp"
#include "study/bind/fields.hpp"
#include "study/keys/into.hpp"
#include "study/keys/key.hpp"

namespace headroom {
namespace {

using reading::Card;
using reading::Key;
using reading::Level;
using reading::Shape;
using reading::StructId;
using reading::Type;
using testing::IsEmpty;

/// Each place of the table below the root, with its path.
using Look = std::function<void(const Shape& place, const Shape& above, const std::string& path)>;
void look_at_all(const Shape& above, const std::string& path, const Look& look) {
  const auto step = [&](const Shape& place, const std::string& at) {
    look(place, above, at);
    look_at_all(place, at, look);
  };
  for (const auto& child : above.children) step(*child, path + (path.empty() ? "" : ".") + child->segment);
  if (above.any) step(*above.any, path + ".*");
  if (above.item) step(*above.item, path + "[]");
}
void look_at_all(const Look& look) { look_at_all(reading::study_shape(), "", look); }

TEST(KeyTable, EveryKeyHasALabelOfTwoToFourWordsAndACard) {
  std::vector<std::string> without;
  look_at_all([&](const Shape& place, const Shape&, const std::string& path) {
    const std::string_view label = place.rows.empty() ? "" : place.rows.front()->label;
    const auto words = 1 + std::count(label.begin(), label.end(), ' ');
    if (label.empty() || words < 2 || words > 4)
      without.push_back(path + ": label '" + std::string{label} + "'");
    if (place.card == Card::as_above) without.push_back(path + ": no card");
  });
  EXPECT_THAT(without, IsEmpty());
}

TEST(KeyTable, NoTwoKeysOfACardHaveOneLabel) {
  std::map<std::pair<Card, std::string>, std::string> first;
  look_at_all([&](const Shape& place, const Shape&, const std::string& path) {
    const auto [other, is_new] = first.try_emplace({place.card, place.rows.front()->label}, path);
    EXPECT_TRUE(is_new) << path << " is called as " << other->second;
  });
}

TEST(KeyTable, ABasicKeyStandsInBasicOnes) {
  look_at_all([](const Shape& place, const Shape& above, const std::string& path) {
    const bool is_top = &above == &reading::study_shape();
    if (place.rows.front()->level != Level::basic || is_top) return;
    EXPECT_EQ(above.rows.front()->level, Level::basic) << path;
  });
}

TEST(KeyTable, OnlyTheFirstRowOfAPathIsLabelled) {
  look_at_all([](const Shape& place, const Shape&, const std::string& path) {
    for (std::size_t i = 1; i < place.rows.size(); ++i) {
      EXPECT_STREQ(place.rows[i]->label, "") << path;
      EXPECT_EQ(place.rows[i]->card, Card::as_above) << path;
    }
  });
}

TEST(KeyTable, WhatAValueRefersToIsInTheTable) {
  std::set<std::string> paths;
  for (const Key& key : reading::key_table()) paths.insert(key.path);
  for (const Key& key : reading::key_table()) {
    EXPECT_TRUE(key.refers_to[0] == '\0' || paths.contains(key.refers_to)) << key.path;
  }
}

TEST(KeyTable, AShortFormIsOfAKeyOfTheMapBesideIt) {
  look_at_all([](const Shape& place, const Shape&, const std::string& path) {
    for (const Key* row : place.rows) {
      if (row->short_for[0] == '\0') continue;
      const auto names = place.child_names();
      EXPECT_THAT(names, testing::Contains(row->short_for)) << path;
      EXPECT_NE(place.row(Type::map), nullptr) << path;
    }
  });
}

/// Where a value goes must be a member of the struct that the place above it is read into.
void expect_fitting(const Shape& place, std::set<StructId> structs, const std::string& path) {
  std::set<StructId> below = structs;
  for (const Key* row : place.rows) {
    if (row->into.of == nullptr) continue;
    EXPECT_TRUE(structs.contains(row->into.of)) << path;
    if (!row->into.is_value()) below = {row->into.inner};
  }
  if (path == "experiment") below.insert(reading::kStruct<PrecisionGoal>);  // beside it or below replications
  for (const auto& child : place.children) {
    expect_fitting(*child, below, path + (path.empty() ? "" : ".") + child->segment);
  }
  if (place.any) expect_fitting(*place.any, below, path + ".*");
  if (place.item) expect_fitting(*place.item, below, path + "[]");
}

TEST(KeyTable, EveryValueGoesIntoTheStructOfItsPlace) {
  expect_fitting(reading::study_shape(), {reading::kStruct<Study>, reading::kStruct<Service>}, "");
}

TEST(KeyTable, WordsOfAnEnumAreNotWrittenBesideIt) {
  for (const Key& key : reading::key_table()) {
    if (key.type != Type::choice) continue;
    const bool has_words = !key.words.empty() || !key.into.words.empty();
    EXPECT_TRUE(has_words != (key.choices[0] != '\0')) << key.path;
  }
}

TEST(KeyTable, ADefaultIsAValueOfItsKeyUnlessTheReaderWorksItOut) {
  look_at_all([](const Shape& place, const Shape&, const std::string& path) {
    for (const Key* row : place.rows) {
      if (row->fallback == nullptr || row->fallback[0] == '=') continue;
      ASSERT_TRUE(place.fallback) << path;
      EXPECT_EQ(flow_text(*place.fallback), row->fallback) << path;
    }
  });
}

/// What reading nothing at this place makes of a value as it is built in code.
template <class Struct>
Struct read_from_nothing(const reading::Cursor& at) {
  Struct value;
  reading::read_fields(at, value);
  return value;
}

// A service may be built in code: it then has what a study has that does not say.
TEST(KeyTable, WhatIsBuiltInCodeHasTheDefaultsOfTheTable) {
  const Node text = flow_node(
      "{streams: {gp: {priorities: {urgent: {}}}}, staff: {lead: {absent: [{}], activities: [{}], "
      "sessions: [{}]}}}");
  const std::set<const Node*> nothing_is_bad;
  const std::set<std::string> no_roles;
  reading::Reading reading{&nothing_is_bad, &no_roles, {}, {}, {}};
  const reading::Cursor root{reading, text};
  const auto service = read_from_nothing<Service>(root);
  EXPECT_EQ(service.booking, BookingRules{});
  EXPECT_EQ(service.absence, AbsenceRules{});
  EXPECT_EQ(service.cover, CoverRules{});
  EXPECT_EQ(service.calendar, Calendar{});
  const auto experiment = root["experiment"];
  EXPECT_EQ(read_from_nothing<Experiment>(experiment), Experiment{});
  EXPECT_EQ(read_from_nothing<PrecisionGoal>(experiment), PrecisionGoal{});
  EXPECT_EQ(read_from_nothing<PrecisionGoal>(experiment["replications"]), PrecisionGoal{});
  EXPECT_EQ(read_from_nothing<SelectionGoal>(experiment["select"]), SelectionGoal{});
  EXPECT_EQ(read_from_nothing<Sizing>(root["sizing"]).confidence, Sizing{}.confidence);
  const auto stream = root["streams"].entries().front().value;
  EXPECT_EQ(read_from_nothing<Stream>(stream), Stream{});
  const auto post = root["staff"].entries().front().value;
  EXPECT_EQ(read_from_nothing<Post>(post), Post{});
  EXPECT_EQ(read_from_nothing<LongAbsence>(post["absent"].items().front()), LongAbsence{});
  EXPECT_EQ(read_from_nothing<Activity>(post["activities"].items().front()), Activity{});
}

/// The keys that a study says, by path.
std::map<std::string, std::string> said_by(const std::string& text) {
  std::map<std::string, std::string> said;
  for (const auto& [path, value] : understood(good_study(text))) said[path] = value;
  return said;
}

TEST(Understood, SaysWhatIsWrittenAndWhatIsNot) {
  auto said = said_by(std::string{kSmallStudy} +
                      "booking: {order: longest-wait}\nabsence: {sickness: 5%, turnover: {notice: 4 weeks}}\n"
                      "cover: {order: [colleagues, cancel]}\n");
  EXPECT_EQ(said["calendar.start"], "2026-04-01");
  EXPECT_EQ(said["booking.order"], "longest-wait");
  EXPECT_EQ(said["booking.continuity"], "none");
  EXPECT_EQ(said["booking.after_dna.rebook"], "1");
  EXPECT_EQ(said["absence.public_holiday_days"], "8 days");
  EXPECT_EQ(said["absence.leave_year"], "1 April");
  EXPECT_EQ(said["absence.turnover.notice"], "28 days");
  EXPECT_EQ(said["absence.sickness.spells[3].mean"], "75");
  EXPECT_FALSE(said.contains("absence.sickness.spells[3].max"));
  EXPECT_FALSE(said.contains("absence.sickness.phased_return.weeks"));
  EXPECT_EQ(said["cover.order"], "[colleagues, cancel]");
  EXPECT_EQ(said["staff.band-6.sickness.rate"], "5%");
  EXPECT_EQ(said["experiment.keep"], "replications");
}

}  // namespace
}  // namespace headroom
