// What a worker's memory has been used for before changes nothing: each owner of the day begins anew.

#include <gtest/gtest.h>

#include <cstring>
#include <tuple>

#include "theory/random_services.hpp"

namespace headroom {
namespace {

using theory::RandomServices;

/// Bit by bit: some weeks have no wait, which is not a number.
template <class T>
bool same_bits(const std::vector<T>& a, const std::vector<T>& b) {
  static_assert(std::is_trivially_copyable_v<T>);
  return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(T)) == 0);
}

/// All of a holder but the vacancies: one field more does not compile until it is compared.
auto counts_of(const HolderMinutes& holder) {
  const auto& [post, number, contracted, leave, public_holiday, study, sickness, absent, vacancy, at_work,
               dcc_fixed, booked, attended, opened, opened_lost_sick, leave_over_cap_days, protected_used,
               vacancies] = holder;
  (void)vacancies;
  return std::tuple{post.index,     number,  contracted,       leave,
                    public_holiday, study,   sickness,         absent,
                    vacancy,        at_work, dcc_fixed,        booked,
                    attended,       opened,  opened_lost_sick, leave_over_cap_days,
                    protected_used};
}

void expect_same(const Observations& a, const Observations& b) {
  EXPECT_TRUE(same_bits(a.by_stream, b.by_stream));
  EXPECT_TRUE(same_bits(a.by_post, b.by_post));
  EXPECT_TRUE(same_bits(a.by_category, b.by_category));
  EXPECT_TRUE(same_bits(a.totals, b.totals));
  EXPECT_EQ(a.waits_first, b.waits_first);
  EXPECT_EQ(a.waits_treatment, b.waits_treatment);
  EXPECT_EQ(a.waits_waiting_end, b.waits_waiting_end);
  EXPECT_EQ(a.covered, b.covered);
  EXPECT_EQ(a.below_minimum, b.below_minimum);
  EXPECT_EQ(std::memcmp(&a.ledger, &b.ledger, sizeof(Ledger)), 0);
  ASSERT_EQ(a.protected_uses.size(), b.protected_uses.size());
  for (std::size_t i = 0; i < a.protected_uses.size(); ++i) {
    const auto& [post, category, activity, reason, minutes] = a.protected_uses[i];
    const auto& [post_b, category_b, activity_b, reason_b, minutes_b] = b.protected_uses[i];
    EXPECT_TRUE(post == post_b && category == category_b && activity == activity_b && reason == reason_b);
    EXPECT_EQ(minutes, minutes_b);
  }
  ASSERT_EQ(a.holders.size(), b.holders.size());
  for (std::size_t i = 0; i < a.holders.size(); ++i) {
    EXPECT_EQ(counts_of(a.holders[i]), counts_of(b.holders[i]));
    EXPECT_TRUE(same_bits(a.holders[i].vacancies, b.holders[i].vacancies));
  }
}

TEST(UsedMemory, IsAsGoodAsNewWhateverServiceItWasUsedFor) {
  Workspace used;
  for (std::uint32_t number = 0; number < 60; ++number) {
    SCOPED_TRACE("service " + std::to_string(number));
    RandomServices services{number};
    Service service = number % 3 == 0 ? services.service() : services.service_with_everything();
    if (number % 5 == 1) service.streams[0].day_counts = DayCounts::steady;
    const Model model{service, service};
    Workspace fresh;
    const Observations in_new = simulate(model, 4, number, fresh);
    expect_same(in_new, simulate(model, 4, number, used));
    expect_same(in_new, simulate(model, 4, number, used));
    if (testing::Test::HasFailure()) return;
  }
}

}  // namespace
}  // namespace headroom
