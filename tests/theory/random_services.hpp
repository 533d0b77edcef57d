// Services put together at random within what a study may say, for laws that hold whatever the study.
#pragma once

#include <boost/random/uniform_int_distribution.hpp>
#include <boost/random/uniform_real_distribution.hpp>
#include <string>

#include "simulation/clinics.hpp"

namespace headroom::theory {

class RandomServices {
 public:
  explicit RandomServices(std::uint32_t number)
      : generator_{ReplicationDraws{2026, number}.generator(Purpose::route, Entity{1}, 1)} {}

  [[nodiscard]] Service service() {
    Service made;
    made.calendar = calendar();
    made.full_time_hours = Hours{one_of({30.0, 36.0, 37.0, 37.5})};
    made.sites = {"main"};
    const int roles = whole(1, 3);
    for (int r = 0; r < roles; ++r) made.roles.push_back("role-" + std::to_string(r));
    const int appointments = whole(1, 5);
    for (int a = 0; a < appointments; ++a) made.appointments.push_back(appointment(a, roles));
    const int pathways = whole(1, 3);
    for (int p = 0; p < pathways; ++p) made.pathways.push_back(pathway(p, appointments));
    const int streams = whole(1, 3);
    for (int s = 0; s < streams; ++s) made.streams.push_back(stream(s, made));
    add_posts(made, roles);
    made.absence = absence();
    made.booking.order =
        one_of({BookingOrder::target_date, BookingOrder::priority, BookingOrder::longest_wait});
    made.booking.continuity = one_of({Continuity::none, Continuity::prefer, Continuity::require});
    made.booking.rebook_after_dna = whole(0, 3);
    return made;
  }

  /// The same with clinics few and far between, closures, and an office with days of its own.
  [[nodiscard]] Service sparse_service() {
    Service made = chance(0.5) ? service() : service_with_everything();
    if (chance(0.5)) made.calendar.clinic_days = few_days();
    for (Post& post : made.posts) {
      post.days = std::nullopt;
      for (Session& session : post.sessions) session.every_weeks = whole(1, 6);
      if (!chance(0.6)) continue;
      WeekdaySet days{};  // of the clinic days, at least one
      for (std::size_t day = 0; day < 7; ++day) days[day] = made.calendar.clinic_days[day] && chance(0.4);
      if (days != WeekdaySet{}) post.days = days;
    }
    for (int n = whole(0, 3); n > 0; --n) {
      const Date from = made.calendar.start + Days{whole(-20, 100)};
      for (int day = whole(1, 30); day > 0; --day) made.calendar.closed.push_back(from + Days{day});
    }
    std::sort(made.calendar.closed.begin(), made.calendar.closed.end());
    for (int n = whole(0, 4); n > 0; --n)
      made.calendar.open.push_back(made.calendar.start + Days{whole(-20, 120)});
    std::sort(made.calendar.open.begin(), made.calendar.open.end());
    if (chance(0.6)) made.booking.office_days = few_days();
    for (Stream& stream : made.streams) {
      for (Priority& priority : stream.priorities)
        if (chance(0.5)) priority.horizon_days = one_of({1, 2, 5, 9, 20});
    }
    return made;
  }

  /// The same with whatever else may happen: changes, activities, sites, sessions, absences, vacancies,
  /// learners, seasons, pace, work at the desk, every way of cover, steady demand.
  [[nodiscard]] Service service_with_everything() {
    Service made = service();
    made.sites = {"main", "north", "south"};
    if (chance(0.4)) {
      made.hours_changes = {{made.calendar.start + Days{whole(-20, 60)}, Hours{36}},
                            {made.calendar.start + Days{whole(61, 140)}, Hours{35}}};
    }
    for (Post& post : made.posts) {
      change(post, made);
      place(post, made);
      take_away(post, made);
    }
    rules(made);
    for (Post& post : made.posts) {
      if (chance(0.3)) post.productivity = real(0.6, 1.3);
    }
    for (Appointment& appointment : made.appointments) {
      if (!chance(0.25)) continue;
      appointment.mode = Mode::desk;
      appointment.dna = 0;
    }
    for (Stream& stream : made.streams) {
      if (chance(0.4)) stream.sites = some_sites();
      if (chance(0.3)) stream.day_counts = DayCounts::steady;
    }
    cover(made);
    return made;
  }

 private:
  [[nodiscard]] WeekdaySet few_days() {
    WeekdaySet days{};
    for (int n = whole(1, 3); n > 0; --n) days[static_cast<std::size_t>(whole(0, 6))] = true;
    return days;
  }

  void cover(Service& service) {
    CoverRules& rules = service.cover;
    rules.order = {CoverBy::colleagues, CoverBy::protected_time, CoverBy::bank, CoverBy::cancel};
    for (std::size_t i = rules.order.size() - 1; i > 0; --i)
      std::swap(rules.order[i], rules.order[static_cast<std::size_t>(whole(0, static_cast<int>(i)))]);
    if (chance(0.7)) std::erase(rules.order, CoverBy::cancel);
    rules.order.resize(static_cast<std::size_t>(whole(1, static_cast<int>(rules.order.size()))));
    rules.protected_time_limit = one_of({0.0, 0.2, real(0, 1), 1.0});
    if (chance(0.7)) rules.bank = Bank{Hours{real(0, 20)}, std::nullopt};
    if (chance(0.5)) return;
    for (Post& post : service.posts) {  // so much off that cover has something to do
      post.sickness_rate = one_of({0.1, 0.3});
      post.plan = {0.5, 0.2, 0.2, 0.1};
    }
  }
  void change(Post& post, const Service& service) {
    for (int n = whole(0, 2), after = 0; n > 0; --n) {
      after += whole(1, 50);
      PostTerms terms;
      for (int holder = whole(0, 3); holder > 0; --holder)
        terms.holders.push_back(chance(0.5) ? 1.0 : real(0.05, 1.0));
      terms.wte = std::accumulate(terms.holders.begin(), terms.holders.end(), 0.0);
      terms.plan = one_of({JobPlan{1, 0, 0, 0}, JobPlan{0.7, 0.1, 0.1, 0.1}});
      post.changes.push_back({service.calendar.start + Days{after - 20}, terms});
    }
    for (int n = whole(0, 3); n > 0; --n) {
      post.activities.push_back({"activity-" + std::to_string(n),
                                 one_of({Category::spa, Category::ar, Category::ed}), Hours{real(0, 4)},
                                 std::nullopt, one_of({Protection::soft, Protection::hard})});
    }
  }

  [[nodiscard]] std::vector<SiteId> some_sites() {
    return one_of<std::vector<SiteId>>({{}, {SiteId{0}}, {SiteId{1}}, {SiteId{1}, SiteId{2}}});
  }

  void place(Post& post, const Service& service) {
    if (chance(0.5)) {
      for (auto& sites : post.sites_on) sites = some_sites();
    }
    if (!chance(0.4)) return;
    for (int n = whole(1, 4); n > 0; --n) {
      Session made;
      made.day = static_cast<Weekday>(whole(0, 6));
      made.start_minute = whole(7, 16) * 60;
      made.length = Minutes{whole(30, 600)};
      if (chance(0.5)) made.site = SiteId{static_cast<std::uint32_t>(whole(0, 2))};
      if (chance(0.5)) made.streams = {StreamId{0}};
      made.every_weeks = whole(1, 4);
      made.starting = service.calendar.start + Days{whole(-100, 100)};
      post.sessions.push_back(made);
    }
    post.outside_sessions = chance(0.5);
  }

  void take_away(Post& post, const Service& service) {
    Date day = service.calendar.start + Days{whole(-150, 30)};
    for (int n = whole(0, 2); n > 0; --n) {
      LongAbsence made;
      made.from = day;
      made.until = day + Days{whole(0, 90)};
      made.accrues_leave = chance(0.5);
      made.backfill = one_of({0.0, 0.37, 1.0});
      day = *made.until + Days{whole(1, 40)};
      if (n == 1 && chance(0.2)) made.until = std::nullopt;
      post.absent.push_back(made);
    }
    for (int n = whole(0, 2); n > 0; --n) post.induction.push_back({whole(1, 30), real(0, 1)});
  }

  void rules(Service& service) {
    AbsenceRules& absence = service.absence;
    const MonthWeights winter{3, 2, 1, 0.5, 0.5, 0, 0, 0.5, 0.5, 1, 1, 2};
    absence.leave_pattern = one_of({kEvenMonths, winter});
    absence.sickness_months = one_of({kEvenMonths, winter});
    if (chance(0.5)) absence.phased_return = PhasedReturn{whole(1, 6), real(0, 1)};
    if (chance(0.5)) absence.turnover = {real(0, 4), whole(0, 60), delay()};
    if (absence.turnover.notice_days % 3 == 0) absence.turnover.start = TurnoverStart::filled;
    for (int n = whole(0, 2); n > 0; --n) {
      Placement made;
      made.post = PostId{static_cast<std::uint32_t>(whole(0, static_cast<int>(service.posts.size()) - 1))};
      made.from = service.calendar.start + Days{whole(-40, 80)};
      for (int week = whole(1, 6); week > 0; --week) made.pace.push_back(real(0.3, 1.2));
      absence.placements.push_back(made);
    }
    for (int n = whole(0, 2); n > 0; --n) {
      service.cover.minimum_on_duty.push_back(
          {RoleId{static_cast<std::uint32_t>(whole(0, static_cast<int>(service.roles.size()) - 1))},
           chance(0.5) ? std::optional{SiteId{static_cast<std::uint32_t>(whole(0, 2))}} : std::nullopt,
           whole(0, 3)});
    }
  }

  [[nodiscard]] int whole(int low, int high) {
    return boost::random::uniform_int_distribution<int>{low, high}(generator_);
  }
  [[nodiscard]] double real(double low, double high) {
    return boost::random::uniform_real_distribution<double>{low, high}(generator_);
  }
  [[nodiscard]] bool chance(double p) { return real(0, 1) < p; }
  template <class T>
  [[nodiscard]] T one_of(std::initializer_list<T> choices) {
    return choices.begin()[whole(0, static_cast<int>(choices.size()) - 1)];
  }

  [[nodiscard]] Calendar calendar() {
    Calendar made;
    made.start = Date{2026, 1, 1} + Days{whole(0, 700)};
    made.weeks = whole(4, 20);
    made.warm_up_weeks = chance(0.3) ? whole(1, 8) : 0;
    made.bank_holidays =
        one_of({Division::england_and_wales, Division::scotland, Division::northern_ireland, Division::none});
    if (chance(0.2)) made.clinic_days = clinics::kEveryDay;
    if (chance(0.1)) made.clinic_days = {false, true, false, true, false, false, false};
    for (int i = whole(0, 6); i > 0; --i) made.closed.push_back(made.start + Days{whole(-30, 140)});
    if (chance(0.2)) {  // a closed fortnight
      const Date from = made.start + Days{whole(0, 60)};
      for (int day = 0; day < 14; ++day) made.closed.push_back(from + Days{day});
    }
    std::sort(made.closed.begin(), made.closed.end());
    if (chance(0.2)) made.open = {Date{2026, 12, 28}};
    return made;
  }

  [[nodiscard]] Appointment appointment(int number, int roles) {
    Appointment made;
    made.name = "appointment-" + std::to_string(number);
    made.minutes = Minutes{one_of({15, 20, 30, 45, 60, 7})};
    made.admin = Minutes{one_of({0, 0, 5, 10, 15})};
    made.travel = Minutes{one_of({0, 0, 0, 20})};
    const int first = whole(0, roles - 1);
    made.by = {RoleId{static_cast<std::uint32_t>(first)}};
    if (roles > 1 && chance(0.5)) made.by.push_back(RoleId{static_cast<std::uint32_t>((first + 1) % roles)});
    made.dna = chance(0.5) ? real(0, 0.4) : 0;
    made.mode = one_of({Mode::clinic, Mode::ward, Mode::virtual_clinic});
    return made;
  }

  [[nodiscard]] RandomDuration delay() {
    switch (whole(0, 5)) {
      case 0:
        return clinics::days(0);
      case 1:
        return clinics::days(real(0, 60));
      case 2:
        return {RandomDuration::Kind::uniform, 3, 40, 0};
      case 3:
        return {RandomDuration::Kind::triangular, 5, 20, 60};
      case 4:
        return {RandomDuration::Kind::exponential, 25, 0, 0};
      default:
        return {RandomDuration::Kind::gamma, 30, 12, 0};
    }
  }

  [[nodiscard]] Pathway pathway(int number, int appointments) {
    Pathway made;
    made.name = "pathway-" + std::to_string(number);
    const int steps = whole(1, 4);
    for (int s = 0; s < steps; ++s) {
      Step step;
      step.name = "step-" + std::to_string(s);
      step.appointment = AppointmentId{static_cast<std::uint32_t>(whole(0, appointments - 1))};
      step.after = delay();
      step.within = chance(0.5) ? clinics::calendar_days(whole(0, 30)) : clinics::working_days(whole(0, 10));
      step.stops_clock = chance(0.3);
      const double leaves = real(0.3, 0.9);
      step.next.push_back(clinics::discharge(leaves));
      step.next.push_back(
          clinics::to(static_cast<std::uint32_t>(whole(0, steps - 1)), 1 - leaves));  // loops, too
      if (chance(0.5)) std::swap(step.next[0], step.next[1]);
      made.steps.push_back(step);
    }
    return made;
  }

  [[nodiscard]] Stream stream(int number, const Service& service) {
    Stream made;
    made.name = "stream-" + std::to_string(number);
    made.pathway =
        PathwayId{static_cast<std::uint32_t>(whole(0, static_cast<int>(service.pathways.size()) - 1))};
    made.enters = StepId{static_cast<std::uint32_t>(
        whole(0, static_cast<int>(service.pathways[made.pathway.index].steps.size()) - 1))};
    made.referrals_per_week = chance(0.1) ? 0 : real(0.5, 30);
    if (chance(0.3)) made.weekdays = {0.1, 0.2, 0.1, 0.2, 0.1, 0.2, 0.1};
    made.clock = one_of({ClockKind::first, ClockKind::treatment});
    const int priorities = whole(1, 3);
    for (int p = 0; p < priorities; ++p) {
      Priority priority;
      priority.name = "priority-" + std::to_string(p);
      priority.share = 1.0 / priorities;
      priority.target =
          chance(0.5) ? clinics::calendar_days(whole(0, 130)) : clinics::working_days(whole(0, 40));
      priority.notice = chance(0.3) ? clinics::calendar_days(0)
                                    : (chance(0.5) ? clinics::calendar_days(whole(1, 20))
                                                   : clinics::working_days(whole(0, 5)));
      priority.horizon_days = one_of({0, 1, 3, 7, 14, 42, 100});
      made.priorities.push_back(priority);
      if (service.calendar.warm_up_weeks == 0 && chance(0.5)) {
        made.waiting.push_back({PriorityId{static_cast<std::uint32_t>(p)}, whole(0, 150), real(0, 400)});
      }
    }
    made.in_progress_usual = chance(0.7);
    return made;
  }

  void add_posts(Service& service, int roles) {
    const int posts = roles + whole(0, 2);
    for (int p = 0; p < posts; ++p) {
      Post made;
      made.name = std::string(1, static_cast<char>('z' - whole(0, 20))) + std::to_string(p);
      made.roles = {RoleId{static_cast<std::uint32_t>(p % roles)}};
      if (roles > 1 && chance(0.2)) made.roles.push_back(RoleId{static_cast<std::uint32_t>((p + 1) % roles)});
      for (int holder = whole(0, 3); holder > 0; --holder)
        made.holders.push_back(chance(0.5) ? 1.0 : real(0.05, 1.0));
      made.wte = std::accumulate(made.holders.begin(), made.holders.end(), 0.0);
      made.plan = one_of({JobPlan{1, 0, 0, 0}, JobPlan{0.8, 0.15, 0.05, 0}, JobPlan{0.45, 0.25, 0.2, 0.1}});
      if (chance(0.2)) made.days = WeekdaySet{false, true, false, true, false, false, false};
      if (chance(0.3))
        made.dcc_fixed.push_back(
            {"mdt", Hours{real(0, 8)}, chance(0.5) ? std::optional{Weekday::tuesday} : std::nullopt});
      made.annual_leave_days = real(0, 40);
      if (chance(0.2)) made.from = service.calendar.start + Days{whole(-20, 70)};
      if (chance(0.2)) made.until = service.calendar.start + Days{whole(10, 140)};
      if (made.from && made.until && *made.from > *made.until) made.until = std::nullopt;
      made.sickness_rate = one_of({0.0, 0.045, 0.2, 0.5});
      service.posts.push_back(made);
    }
  }

  [[nodiscard]] AbsenceRules absence() {
    AbsenceRules made;
    made.public_holiday_days = one_of({0.0, 8.0, 10.0});
    made.study_days = one_of({0.0, 5.0, 12.0});
    made.leave_year = one_of({MonthDay{4, 1}, MonthDay{1, 1}, MonthDay{9, 15}});
    made.leave_together = one_of({0.0, 0.2, 0.4, 1.0});
    made.spells = {{0.80, 1, 7, 2.5}, {0.14, 8, 28, 14}, {0.06, 29, std::nullopt, 75}};
    return made;
  }

  ReplicationDraws::Generator generator_;
};

}  // namespace headroom::theory
