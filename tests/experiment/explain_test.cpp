// Each cause gets all of the wait that a clinic worked out by hand has from it, and no more.

#include "experiment/explain.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "experiment/remembering.hpp"
#include "simulation/clinics.hpp"
#include "support/workers.hpp"

namespace headroom {
namespace {

/// Nothing of what can be switched off: one clinician, four slots of an hour on five weekdays, whole patients
/// at an even rate.
Service even_clinic(int weeks) {
  Service service = clinics::one_step_clinic(4, weeks);
  service.streams[0].day_counts = DayCounts::steady;
  service.streams[0].priorities = {clinics::priority("routine", 1, 7)};
  return service;
}

/// Everything there is.
Service troubled_clinic(int weeks) {
  Service service = even_clinic(weeks);
  service.streams[0].day_counts = DayCounts::poisson;
  service.streams[0].referrals_per_week = 18;
  service.posts[0].sickness_rate = 0.08;
  service.posts[0].annual_leave_days = 27;
  service.absence.study_days = 5;
  service.absence.turnover.leavers_per_year = 0.1;
  service.absence.turnover.time_to_hire = clinics::days(90);
  service.appointments[0].dna = 0.1;
  service.cover.order = {CoverBy::colleagues, CoverBy::cancel};
  return service;
}

Study study_of(const Service& service) {
  return {"Clinic", service, {{"baseline", "", {}, service}}, {}, {}, {}};
}
ExplainPlan plan_to_explain(const Service& service, std::uint32_t replications) {
  const Study study = study_of(service);
  return explain_plan(study, study.scenarios[0], replications, 1);
}

const auto kIgnoreRuns = [](std::size_t) {};

Explanation explained(const ExplainPlan& plan) {
  SerialRunner runner;
  return *explain(plan, runner, kIgnoreRuns);
}

const ComparedScenario& wait_of(const Explanation& explanation, std::size_t variant) {
  for (const ComparedFigure& f : explanation.comparison.figures) {
    if (f.name == "wait_first_mean") return f.scenarios[variant];
  }
  throw std::out_of_range{"wait_first_mean"};
}

TEST(Causes, AreSwitchedOffOneAtATime) {
  const Service service = troubled_clinic(2);
  for (const CauseInfo& off : kCauses) {
    EXPECT_TRUE(is_in(off.cause, service)) << off.name;
    const Service rest = without(off.cause, service);
    for (const CauseInfo& other : kCauses) {
      EXPECT_EQ(is_in(other.cause, rest), other.cause != off.cause) << other.name << " without " << off.name;
    }
  }
}

TEST(Causes, ThatAServiceDoesNotHaveChangeNothing) {
  const Service service = even_clinic(2);
  for (const CauseInfo& info : kCauses) {
    EXPECT_FALSE(is_in(info.cause, service)) << info.name;
    EXPECT_EQ(without(info.cause, service), service) << info.name;
  }
}

TEST(Causes, OfLeaveAreEntitlementStudyAndLongAbsences) {
  Service service = even_clinic(2);
  service.calendar.closed = {Date{2026, 1, 7}};
  for (const auto& give : std::vector<std::function<void(Service&)>>{
           [](Service& s) { s.posts[0].annual_leave_days = 20; },
           [](Service& s) { s.absence.public_holiday_days = 8; },
           [](Service& s) { s.absence.study_days = 3; },
           [](Service& s) {
             s.posts[0].absent = {{Date{2026, 1, 8}, std::nullopt, "secondment", false, 0, 1}};
           }}) {
    Service with = service;
    give(with);
    EXPECT_TRUE(is_in(Cause::leave, with));
    EXPECT_EQ(without(Cause::leave, with), service);  // which stays closed on its day
  }
}

TEST(ExplainPlan, HasOneVariantForEachCauseOfTheStudyAndOneForAll) {
  Service base = even_clinic(2), scenario = base;
  scenario.posts[0].sickness_rate = 0.05;
  scenario.appointments[0].dna = 0.1;
  const Study study{"Clinic", base, {{"baseline", "", {}, base}, {"worse", "", {}, scenario}}, {}, {}, {}};
  const ExplainPlan plan = explain_plan(study, study.scenarios[1], 7, 3);
  EXPECT_EQ(plan.scenario, "worse");
  EXPECT_EQ(plan.causes, (std::vector<Cause>{Cause::sickness, Cause::non_attendance}));
  const ExperimentPlan& experiment = plan.experiment;
  EXPECT_EQ(experiment.base, base);  // the people at the start are the study's in every variant
  EXPECT_EQ(experiment.replications, 7u);
  EXPECT_EQ(experiment.seed, 3u);
  ASSERT_EQ(experiment.scenarios.size(), 4u);
  EXPECT_EQ(experiment.scenarios[0].name, "as_it_is");
  EXPECT_EQ(experiment.scenarios[0].service, scenario);
  EXPECT_EQ(experiment.scenarios[1].name, "sickness");
  EXPECT_EQ(experiment.scenarios[1].service.posts[0].sickness_rate, 0);
  EXPECT_EQ(experiment.scenarios[1].service.appointments[0].dna, 0.1);
  EXPECT_EQ(experiment.scenarios[3].name, "all_off");
  EXPECT_EQ(experiment.scenarios[3].service, base);
}

TEST(ExplainPlan, OfAServiceWithoutCausesIsTheServiceAlone) {
  EXPECT_EQ(plan_to_explain(even_clinic(2), 3).experiment.scenarios.size(), 1u);
}

// 20 patients wait who were referred on the first day; 4 are seen on each of five days from it on: after 0 to
// 4 days, 2 on average. Only sickness makes it longer.
TEST(Explain, GivesSicknessAllOfTheWaitWhereItIsTheOnlyCause) {
  Service service = even_clinic(8);
  clinics::wait_at_start(service, 0, 0, 20, 0);
  service.posts[0].sickness_rate = 0.3;
  const Explanation e = explained(plan_to_explain(service, 40));
  ASSERT_EQ(e.causes, std::vector<Cause>{Cause::sickness});
  const ComparedScenario &as_it_is = wait_of(e, 0), &healthy = wait_of(e, 1), &all_off = wait_of(e, 2);
  EXPECT_GT(as_it_is.level.mean, 2);
  EXPECT_EQ(healthy.level.mean, 2);
  EXPECT_EQ(healthy.level.low, healthy.level.high);
  EXPECT_DOUBLE_EQ(healthy.change->difference.mean, 2 - as_it_is.level.mean);
  EXPECT_EQ(healthy.change->difference.mean, all_off.change->difference.mean);
  EXPECT_EQ(healthy.change->difference.low, all_off.change->difference.low);
}

// 3.6 a weekday for four slots: 3, 4, 3, 4 and 4 come from Monday to Friday, and each is seen on the next
// clinic day. In eight weeks 112 wait one day and, of Friday's, 28 wait three: 196 / 140 days.
TEST(Explain, GivesVariationAllOfTheWaitBeyondTheEvenOne) {
  Service service = even_clinic(8);
  service.streams[0].referrals_per_week = 18;
  service.streams[0].day_counts = DayCounts::poisson;
  const Explanation e = explained(plan_to_explain(service, 40));
  ASSERT_EQ(e.causes, std::vector<Cause>{Cause::variation});
  const ComparedScenario &as_it_is = wait_of(e, 0), &even = wait_of(e, 1);
  EXPECT_DOUBLE_EQ(even.level.mean, 1.4);
  EXPECT_EQ(even.level.low, even.level.high);
  EXPECT_GT(as_it_is.level.mean, 1.6);
  EXPECT_LT(even.change->difference.high, 0);
}

TEST(Explain, FindsNoEffectOfCoverWhereNobodyIsOff) {
  Service service = even_clinic(8);
  clinics::wait_at_start(service, 0, 0, 20, 0);
  service.cover.order = {CoverBy::colleagues, CoverBy::cancel};
  const Explanation e = explained(plan_to_explain(service, 5));
  ASSERT_EQ(e.causes, std::vector<Cause>{Cause::cover});
  for (const ComparedFigure& f : e.comparison.figures) {
    EXPECT_EQ(f.scenarios[1].change->difference.mean, 0) << f.name;
    EXPECT_EQ(f.scenarios[1].change->difference.high, 0) << f.name;
  }
}

TEST(Explain, ComparesUseOfTheClinicHoursToo) {
  const Explanation e = explained(plan_to_explain(troubled_clinic(8), 3));
  ASSERT_EQ(e.comparison.figures.size(), 3u);
  EXPECT_EQ(e.comparison.figures[2].name, "utilisation");
  EXPECT_FALSE(e.comparison.figures[2].stream.has_value());
  EXPECT_GT(e.comparison.figures[2].scenarios[0].level.mean, 0.5);
}

TEST(Explain, GivesTheSameWhateverTheThreadsAndCountsEveryReplication) {
  const ExplainPlan plan = plan_to_explain(troubled_clinic(4), 23);
  const Explanation one = explained(plan);
  const Interrupt interrupt;
  Workers workers{3, interrupt};
  std::size_t done = 0;
  const auto three = explain(plan, workers, [&](std::size_t replications) { done += replications; });
  ASSERT_TRUE(three);
  EXPECT_EQ(done, 23 * plan.experiment.scenarios.size());
  for (std::size_t v = 0; v < plan.experiment.scenarios.size(); ++v) {
    EXPECT_EQ(wait_of(one, v).level.mean, wait_of(*three, v).level.mean);
    EXPECT_EQ(wait_of(one, v).level.low, wait_of(*three, v).level.low);
  }
}

/// Asked to stop before it begins.
class Stopped final : public Runner {
 public:
  [[nodiscard]] std::size_t workers() const override { return 1; }
  [[nodiscard]] bool stop_requested() const override { return true; }
  [[nodiscard]] Outcome run(std::size_t, const Work&, const Deliver&) override { return Outcome::stopped; }
};

TEST(Explain, HasNoAnswerWhereItWasStopped) {
  Stopped runner;
  EXPECT_FALSE(explain(plan_to_explain(troubled_clinic(4), 3), runner, kIgnoreRuns));
}

/// Hours of the post over the period, by series, of every variant and replication.
using HoursByVariant = std::map<std::string, std::vector<std::array<double, kPostSeries>>>;

HoursByVariant hours_of(const ExplainPlan& plan) {
  HoursByVariant hours;
  SerialRunner runner;
  example::Remembering<std::array<double, kPostSeries>> storage{[](const ReplicationResult& result) {
    const Observations& o = result.observations;
    std::array<double, kPostSeries> sums{};
    for (std::size_t s = 0; s < kPostSeries; ++s) {
      for (std::size_t w = 0; w < o.weeks; ++w) {
        sums[s] += static_cast<double>(o.by_post[o.at(static_cast<PostSeries>(s), w, 0)]);
      }
    }
    return sums;
  }};
  EXPECT_EQ(run_experiment(plan.experiment, runner, storage).outcome, Outcome::finished);
  for (const auto& [place, sums] : storage.blocks) {
    auto& into = hours[plan.experiment.scenarios.name(place.first)];
    into.insert(into.end(), sums.begin(), sums.end());
  }
  return hours;
}

constexpr std::array kWhoIsOff{PostSeries::contracted,          PostSeries::lost_leave,
                               PostSeries::lost_public_holiday, PostSeries::lost_study,
                               PostSeries::lost_absent,         PostSeries::lost_vacancy,
                               PostSeries::lost_sickness,       PostSeries::bank};

/// Without vacancies, after which all leave is placed anew.
Service stable_clinic() {
  Service service = troubled_clinic(52);
  service.absence.turnover.leavers_per_year = 0;
  service.calendar.bank_holidays = Division::england_and_wales;
  service.absence.public_holiday_days = 8;
  return service;
}

/// Both in every replication: `lost` hours are gone, and were there; the hours of `kept` are as they were.
void expect_removed(const HoursByVariant& hours, const std::string& variant,
                    const std::vector<PostSeries>& lost, const std::vector<PostSeries>& kept) {
  const auto &as_it_is = hours.at("as_it_is"), &off = hours.at(variant);
  ASSERT_EQ(as_it_is.size(), off.size());
  double before = 0;
  for (std::size_t r = 0; r < off.size(); ++r) {
    for (PostSeries series : lost) {
      EXPECT_EQ(off[r][static_cast<std::size_t>(series)], 0) << variant << ' ' << static_cast<int>(series);
      before += as_it_is[r][static_cast<std::size_t>(series)];
    }
    for (PostSeries series : kept) {
      EXPECT_EQ(off[r][static_cast<std::size_t>(series)], as_it_is[r][static_cast<std::size_t>(series)])
          << variant << ' ' << static_cast<int>(series);
    }
  }
  if (!lost.empty()) {
    EXPECT_GT(before, 0) << variant;
  }
}

std::vector<PostSeries> all_but(std::initializer_list<PostSeries> out) {
  std::vector<PostSeries> rest;
  for (PostSeries s : kWhoIsOff) {
    if (std::find(out.begin(), out.end(), s) == out.end()) rest.push_back(s);
  }
  return rest;
}

TEST(Explain, TakesAwayExactlyTheHoursOfTheCause) {
  const HoursByVariant hours = hours_of(plan_to_explain(stable_clinic(), 10));
  expect_removed(hours, "sickness", {PostSeries::lost_sickness}, all_but({PostSeries::lost_sickness}));
  // Spells of sickness run through leave, so that without it they take hours that leave had taken.
  expect_removed(hours, "leave", {PostSeries::lost_leave, PostSeries::lost_study},
                 {PostSeries::contracted, PostSeries::lost_public_holiday, PostSeries::lost_vacancy});
  expect_removed(hours, "non_attendance", {}, all_but({}));
  expect_removed(hours, "cover", {}, all_but({PostSeries::bank}));
  expect_removed(hours, "variation", {}, all_but({PostSeries::bank}));
  expect_removed(hours, "all_off",
                 {PostSeries::lost_sickness, PostSeries::lost_leave, PostSeries::lost_study},
                 {PostSeries::contracted, PostSeries::lost_public_holiday});
}

TEST(Explain, TakesAwayVacanciesAndNothingElseWhereTheyAre) {
  Service service = stable_clinic();
  service.absence.turnover.leavers_per_year = 1;
  const HoursByVariant hours = hours_of(plan_to_explain(service, 10));
  expect_removed(hours, "sickness", {PostSeries::lost_sickness}, all_but({PostSeries::lost_sickness}));
  expect_removed(hours, "leave", {PostSeries::lost_leave, PostSeries::lost_study},
                 {PostSeries::contracted, PostSeries::lost_public_holiday, PostSeries::lost_vacancy});
  // Vacant days earn no leave, are no bank holidays and know no sickness.
  expect_removed(hours, "vacancy", {PostSeries::lost_vacancy}, {PostSeries::contracted});
  for (const char* variant : {"non_attendance", "variation", "cover"})
    expect_removed(hours, variant, {}, all_but({PostSeries::bank}));
}

/// Without leave, whose days depend on how long somebody is there: but for the vacant days, day by day and
/// minute by minute, nothing changes.
TEST(Explain, LeavesEveryDayAsItWasThatWasNotVacant) {
  Service service = without(Cause::leave, stable_clinic());
  service.absence.turnover.leavers_per_year = 1;
  int vacant = 0;
  for (std::uint32_t replication = 0; replication < 5; ++replication) {
    clinics::OneRun before{service, service, 1, replication};
    clinics::OneRun after{without(Cause::vacancy, service), service, 1, replication};
    for (Day day = 1; day <= before.tables().end; ++day) {
      const HolderDay &one = before.roster(day, "a"), &other = after.roster(day, "a");
      EXPECT_EQ(other.vacancy, 0);
      if (one.vacancy > 0) {
        ++vacant;
        EXPECT_EQ(one.vacancy, other.public_holiday + other.at_work[0]);
        continue;
      }
      EXPECT_EQ(one.public_holiday, other.public_holiday);
      EXPECT_EQ(one.at_work, other.at_work);
      EXPECT_EQ(one.opened, other.opened);
    }
    const auto &mine = before.roster().spells[0], &theirs = after.roster().spells[0];
    ASSERT_EQ(mine.size(), theirs.size());
    for (std::size_t i = 0; i < mine.size(); ++i) EXPECT_EQ(mine[i].first, theirs[i].first);
  }
  EXPECT_GT(vacant, 20);
}

/// Who is off is the same under every rule of cover: only who sees their patients changes.
TEST(Explain, TakesAwayTheBankAndTheProtectedTimeUsedWithCover) {
  Service service = stable_clinic();
  service.posts.push_back(service.posts[0]);
  service.posts[1].name = "b";
  for (Post& post : service.posts) post.plan = {0.6, 0.2, 0.2, 0};
  service.cover.order = {CoverBy::protected_time, CoverBy::bank};
  service.cover.bank = Bank{Hours{1}, std::nullopt};
  clinics::wait_at_start(service, 0, 0, 60, 60);
  std::int64_t minutes_used = 0;
  double bank = 0;
  for (std::uint32_t replication = 0; replication < 5; ++replication) {
    const clinics::OneRun with{service, service, 1, replication};
    const clinics::OneRun rest{without(Cause::cover, service), service, 1, replication};
    for (std::size_t post : {0U, 1U}) {
      for (PostSeries series : all_but({PostSeries::bank}))
        EXPECT_EQ(with.total(series, post), rest.total(series, post));
      EXPECT_EQ(rest.total(PostSeries::bank, post), 0);
      bank += with.total(PostSeries::bank, post);
    }
    EXPECT_TRUE(rest.seen().protected_uses.empty());
    for (const ProtectedUse& use : with.seen().protected_uses) minutes_used += use.minutes;
  }
  EXPECT_GT(minutes_used, 60);
  EXPECT_GT(bank, 1);
}

}  // namespace
}  // namespace headroom
