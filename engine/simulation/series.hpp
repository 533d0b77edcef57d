// What is reported week by week: one row a series, with its name, unit and meaning.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "statistics/estimate.hpp"

namespace headroom {

/// Weekly figures by stream: events of the week, then levels at the week's end, then waits in days of first
/// appointments attended in the week (NaN in a week without any).
enum class StreamSeries {
  referrals,
  first_seen,
  treated,
  discharged,
  removed,
  did_not_attend,
  cancelled_by_patient,
  cancelled_by_service,
  waiting,
  unbooked,
  clocks_running,
  over_target,
  follow_ups_overdue,
  caseload,
  wait_first_p50,
  wait_first_p92,
};

/// Weekly hours by post.
enum class PostSeries {
  contracted,
  dcc_opened,
  dcc_booked,
  dcc_attended,
  dcc_unused,
  lost_leave,
  lost_public_holiday,
  lost_study,
  lost_sickness,
  lost_absent,
  lost_vacancy,
  bank,
  overtime,
};

/// Weekly hours by post and category.
enum class CategorySeries { planned_hours, delivered_hours, protected_hours_used };

struct SeriesInfo {
  std::string_view name, units, long_name;
  std::string_view formerly{};  ///< what earlier versions called it in the result file, where that is another
};

template <class Series>
struct SeriesRow : SeriesInfo {
  Series id;
  /// Of hours of posts: more at work, fewer lost or bought in.
  Direction better = Direction::lower_is_better;
};

inline constexpr auto kStreamSeriesRows = std::to_array<SeriesRow<StreamSeries>>({
    {{"referrals", "patients", "referrals received in the week"}, StreamSeries::referrals},
    {{"first_seen", "patients", "first appointments attended in the week"}, StreamSeries::first_seen},
    {{"treated", "patients", "patients treated in the week (clock stopped by treatment)"},
     StreamSeries::treated},
    {{"discharged", "patients", "patients discharged in the week"}, StreamSeries::discharged},
    {{"removed", "patients", "patients removed from the list in the week for other reasons"},
     StreamSeries::removed},
    {{"did_not_attend", "patients", "appointments not attended in the week"}, StreamSeries::did_not_attend},
    {{"cancelled_by_patient", "patients", "appointments cancelled by patients in the week"},
     StreamSeries::cancelled_by_patient},
    {{"cancelled_by_service", "patients", "appointments cancelled by the service in the week"},
     StreamSeries::cancelled_by_service},
    {{"waiting", "patients", "waiting for a first appointment at the week's end, booked or not"},
     StreamSeries::waiting},
    {{"unbooked", "patients", "waiting without a booked appointment at the week's end"},
     StreamSeries::unbooked},
    {{"clocks_running", "patients", "clock running at the week's end, within target or beyond"},
     StreamSeries::clocks_running},
    {{"over_target", "patients", "clock running and beyond target at the week's end"},
     StreamSeries::over_target},
    {{"follow_ups_overdue", "patients", "follow-ups later than their step allows at the week's end"},
     StreamSeries::follow_ups_overdue},
    {{"caseload", "patients", "patients on the books at the week's end"}, StreamSeries::caseload},
    {{"wait_first_p50", "days", "median wait of the first appointments attended in the week"},
     StreamSeries::wait_first_p50},
    {{"wait_first_p92", "days", "wait that 92% of the first appointments attended in the week do not exceed"},
     StreamSeries::wait_first_p92},
});

inline constexpr auto kPostSeriesRows = std::to_array<SeriesRow<PostSeries>>({
    {{"contracted", "hours", "contracted hours"}, PostSeries::contracted, Direction::higher_is_better},
    {{"dcc_opened", "hours", "clinical hours opened to patients, before sickness"},
     PostSeries::dcc_opened,
     Direction::higher_is_better},
    {{"dcc_booked", "hours", "clinical hours booked with patients, attended or not"},
     PostSeries::dcc_booked,
     Direction::higher_is_better},
    {{"dcc_attended", "hours", "clinical hours of attended appointments"},
     PostSeries::dcc_attended,
     Direction::higher_is_better},
    {{"dcc_unused", "hours",
      "clinical hours at work and not delivered; below 0 where carried hours, sessions or learners made "
      "more"},
     PostSeries::dcc_unused},
    {{"lost_leave", "hours", "hours of annual leave"}, PostSeries::lost_leave},
    {{"lost_public_holiday", "hours", "hours of public holidays and closures"},
     PostSeries::lost_public_holiday},
    {{"lost_study", "hours", "hours of study leave"}, PostSeries::lost_study},
    {{"lost_sickness", "hours", "hours of sickness"}, PostSeries::lost_sickness},
    {{"lost_absent", "hours", "hours of other absence"}, PostSeries::lost_absent},
    {{"lost_vacancy", "hours", "hours of vacancy"}, PostSeries::lost_vacancy},
    {{"bank", "hours", "bank and agency hours"}, PostSeries::bank},
    {{"overtime", "hours", "overtime"}, PostSeries::overtime},
});

inline constexpr auto kCategorySeriesRows = std::to_array<SeriesRow<CategorySeries>>({
    {{"planned_hours", "hours", "hours planned by the job plan"}, CategorySeries::planned_hours},
    {{"delivered_hours", "hours", "hours delivered"}, CategorySeries::delivered_hours},
    {{"protected_hours_used", "hours", "hours taken to see patients", "raided_hours"},
     CategorySeries::protected_hours_used},
});

inline constexpr std::size_t kStreamSeries = kStreamSeriesRows.size(), kPostSeries = kPostSeriesRows.size(),
                             kCategorySeries = kCategorySeriesRows.size();

template <class Rows>
[[nodiscard]] consteval bool rows_stand_in_order(const Rows& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (static_cast<std::size_t>(rows[i].id) != i) return false;
  }
  return true;
}
static_assert(rows_stand_in_order(kStreamSeriesRows) && rows_stand_in_order(kPostSeriesRows) &&
                  rows_stand_in_order(kCategorySeriesRows),
              "a row for each series, in the order of its ids");

[[nodiscard]] constexpr const SeriesRow<StreamSeries>& info(StreamSeries series) {
  return kStreamSeriesRows[static_cast<std::size_t>(series)];
}
[[nodiscard]] constexpr const SeriesRow<PostSeries>& info(PostSeries series) {
  return kPostSeriesRows[static_cast<std::size_t>(series)];
}
[[nodiscard]] constexpr const SeriesRow<CategorySeries>& info(CategorySeries series) {
  return kCategorySeriesRows[static_cast<std::size_t>(series)];
}

}  // namespace headroom
