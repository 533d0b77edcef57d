// Each post's booked share and the spread over posts are those of the replications.

#include "report/page/section_words.hpp"
#include "report/page/sections.hpp"
#include "section_example.hpp"
#include "statistics/not_a_number.hpp"

namespace headroom {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// Two weeks, two replications, posts lead, band-6 and a desk without clinics; [replication][week][post].
Results load_results(std::size_t replications = 2) {
  Samples s;
  s.scenarios = {"baseline", "more"};
  s.replications = replications;
  s.start = Date{2026, 4, 1};
  s.weeks = 2;
  s.values["summary/load_spread"] = {1.1, 1.3, 1, 1};
  if (replications == 1) s.values["summary/load_spread"] = {1.1, 1};
  Results all = results_of(s);
  all.posts = {"lead", "band-6", "desk"};
  std::vector<double> opened{10, 20, 0, 10, 0, 0, 10, 20, 0, 10, 0, 0};
  std::vector<double> booked{6, 18, 0, 8, 0, 0, 8, 18, 0, 8, 0, 0};
  std::vector<double> one_opened{10, kNaN, kNaN, 10, kNaN, kNaN, 10, kNaN, kNaN, 10, kNaN, kNaN};
  std::vector<double> one_booked{5, kNaN, kNaN, 5, kNaN, kNaN, 5, kNaN, kNaN, 5, kNaN, kNaN};
  for (auto* values : {&opened, &booked, &one_opened, &one_booked}) values->resize(6 * replications);
  all = with_dataset(std::move(all), "weekly/dcc_opened", {opened, one_opened});
  return with_dataset(std::move(all), "weekly/dcc_booked", {booked, one_booked});
}

// The lead opened 10 a week and booked (6 + 8 + 8 + 8)/4 = 7.5; band 6 opened 20 in one week of two and
// booked 18: 10 and 9 a week. The lead's share is 14 of 20 and 16 of 20 hours: 75%, half width 12.706 x 5
// = 63.5.
TEST(LoadSection, SaysHowMuchOfItsHoursEachPostHasBooked) {
  const Results of = load_results();
  const Section section = load_section(input_of(of));
  EXPECT_THAT(section.exhibits[0].table.rows,
              ElementsAre(ElementsAre("lead", "10.0", "7.5", "75.0 (11.5 to 138.5)"),
                          ElementsAre("band-6", "10.0", "9.0", "90.0")));
  EXPECT_THAT(
      chart_titles(section),
      ElementsAre("Load by post, baseline: from 75.0% (lead) to 90.0% (band-6) of the opened hours booked",
                  "Load by post, more: 50.0% (lead) of the opened hours booked"));
  expect_readable(section);
}

// 1.1 and 1.3: 1.2, half width 12.706 x 0.1 = 1.27; the greatest is never below the mean.
TEST(LoadSection, HasTheSpreadWithItsInterval) {
  const Results of = load_results();
  const Section section = load_section(input_of(of));
  ASSERT_THAT(section.exhibits, SizeIs(3));
  EXPECT_THAT(section.exhibits[2].table.rows,
              ElementsAre(ElementsAre("baseline", "1.20 (1.00 to 2.47)", ""),
                          ElementsAre("more", "1.00", "-0.20 (-1.47 to +1.07)")));
}

TEST(LoadSection, ReadsAFileThatIsKeptAsBands) {
  Results bands = load_results();
  bands.read = [before = bands.read](const Wanted& wanted, std::size_t s) -> std::vector<double> {
    if (wanted.name.starts_with("weekly/")) return {};
    std::vector<double> values;
    if (wanted.name == "weekly_bands/dcc_opened") values = {10, 20, 0, 10, 0, 0};
    if (wanted.name == "weekly_bands/dcc_booked") values = {7, 18, 0, 8, 0, 0};
    if (values.empty()) return before(wanted, s);
    values.resize(36, 1);
    return values;
  };
  const Section section = load_section(input_of(bands));
  EXPECT_THAT(section.exhibits[0].table.rows, Contains(ElementsAre("lead", "10.0", "7.5", "75.0")));
  EXPECT_THAT(section.exhibits[0].table.rows, Contains(ElementsAre("band-6", "10.0", "9.0", "90.0")));
}

TEST(LoadSection, OfOneReplicationGivesNoInterval) {
  const Results of = load_results(1);
  const Section section = load_section(input_of(of));
  EXPECT_THAT(section.exhibits.back().table.rows, Contains(ElementsAre("more", "1.00", "-0.10")));
  EXPECT_THAT(section.exhibits.back().table.caption, HasSubstr("One replication: no interval"));
  expect_readable(section);
}

TEST(LoadSection, SaysThatAResultHoldsNone) {
  Samples s;
  s.scenarios = {"baseline"};
  s.replications = 1;
  s.weeks = 1;
  const Results none = results_of(s);
  const Section section = load_section(input_of(none));
  EXPECT_THAT(section.paragraphs, ElementsAre("This result holds no clinic hours by post."));
  EXPECT_THAT(section.exhibits, IsEmpty());
}

TEST(LoadSection, ShowsTheChosenScenariosOfMany) {
  const Results of = load_results();
  PageInput input = input_of(of);
  input.shown = {0};
  input.services.resize(1);
  const Section section = load_section(input);
  EXPECT_THAT(chart_titles(section), SizeIs(1));
  EXPECT_THAT(section.exhibits.back().table.rows, SizeIs(1));
  EXPECT_THAT(section.notes, Contains(shown_text(input)));
}

}  // namespace
}  // namespace headroom
