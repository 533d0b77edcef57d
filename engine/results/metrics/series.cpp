// The three tables of weekly series: of streams, of posts, and of posts by category.

#include "results/metrics/series.hpp"

#include <array>

namespace headroom {
namespace {

constexpr std::array<SeriesInfo, kStreamSeries> kByStream{{
    {"referrals", "patients", "referrals received in the week"},
    {"first_seen", "patients", "first appointments attended in the week"},
    {"treated", "patients", "patients treated in the week (clock stopped by treatment)"},
    {"discharged", "patients", "patients discharged in the week"},
    {"removed", "patients", "patients removed from the list in the week for other reasons"},
    {"did_not_attend", "patients", "appointments not attended in the week"},
    {"cancelled_by_patient", "patients", "appointments cancelled by patients in the week"},
    {"cancelled_by_service", "patients", "appointments cancelled by the service in the week"},
    {"waiting", "patients", "waiting for a first appointment at the week's end, booked or not"},
    {"unbooked", "patients", "waiting without a booked appointment at the week's end"},
    {"clocks_running", "patients", "clock running at the week's end, within target or beyond"},
    {"over_target", "patients", "clock running and beyond target at the week's end"},
    {"follow_ups_overdue", "patients", "follow-ups later than their step allows at the week's end"},
    {"caseload", "patients", "patients on the books at the week's end"},
    {"wait_first_p50", "days", "median wait of the first appointments attended in the week"},
    {"wait_first_p92", "days", "wait that 92% of the first appointments attended in the week do not exceed"},
}};

constexpr std::array<SeriesInfo, kPostSeries> kByPost{{
    {"contracted", "hours", "contracted hours"},
    {"dcc_opened", "hours", "clinical hours opened to patients, before sickness"},
    {"dcc_booked", "hours", "clinical hours booked with patients, attended or not"},
    {"dcc_attended", "hours", "clinical hours of attended appointments"},
    {"dcc_unused", "hours",
     "clinical hours at work and not delivered; below 0 where carried hours, sessions or learners made more"},
    {"lost_leave", "hours", "hours of annual leave"},
    {"lost_public_holiday", "hours", "hours of public holidays and closures"},
    {"lost_study", "hours", "hours of study leave"},
    {"lost_sickness", "hours", "hours of sickness"},
    {"lost_absent", "hours", "hours of other absence"},
    {"lost_vacancy", "hours", "hours of vacancy"},
    {"bank", "hours", "bank and agency hours"},
    {"overtime", "hours", "overtime"},
}};

constexpr std::array<SeriesInfo, kCategorySeries> kByCategory{{
    {"planned_hours", "hours", "hours planned by the job plan"},
    {"delivered_hours", "hours", "hours delivered"},
    {"raided_hours", "hours", "hours taken to see patients"},
}};

}  // namespace

SeriesInfo info(StreamSeries series) { return kByStream[static_cast<std::size_t>(series)]; }
SeriesInfo info(PostSeries series) { return kByPost[static_cast<std::size_t>(series)]; }
SeriesInfo info(CategorySeries series) { return kByCategory[static_cast<std::size_t>(series)]; }

Direction direction(PostSeries series) {
  switch (series) {
    case PostSeries::contracted:
    case PostSeries::dcc_opened:
    case PostSeries::dcc_booked:
    case PostSeries::dcc_attended:
      return Direction::higher_is_better;
    default:
      return Direction::lower_is_better;
  }
}

}  // namespace headroom
