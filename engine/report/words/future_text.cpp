// Rounding that never says all or none of what is only nearly so, and sentences put together from parts.

#include "report/words/future_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "report/words/figure_text.hpp"

namespace headroom {
namespace {

/// A share as so many of a hundred.
std::string hundredths(double share, double whole) {
  if (share < 1 && whole >= 100) return "over 99";
  if (share > 0 && whole <= 0) return "under 1";
  return number(whole, 0);
}

/// Per cent without the sign.
std::string percent_digits(double share) {
  return std::isnan(share) ? kNoFigure : hundredths(share, std::round(100 * share));
}

/// Better, the same, worse, as whole numbers that add up to `of`: each is rounded down, and what is left goes
/// to those that lost most.
std::array<double, 3> whole_parts(const FutureChange& change, double of) {
  const std::array<double, 3> shares{change.better, change.same, change.worse};
  std::array<double, 3> whole{}, lost{};
  double left = of;
  for (std::size_t i = 0; i < 3; ++i) {
    whole[i] = std::floor(of * shares[i] + 1e-9);
    lost[i] = of * shares[i] - whole[i];
    left -= whole[i];
  }
  for (; left > 0.5; --left) {
    const auto most = static_cast<std::size_t>(std::max_element(lost.begin(), lost.end()) - lost.begin());
    ++whole[most];
    lost[most] = -1;
  }
  return whole;
}

/// The three as they are said, of 100 or of as many futures as there are.
std::array<std::string, 3> parts_said(const FutureChange& change) {
  const std::array<double, 3> shares{change.better, change.same, change.worse};
  const bool few = change.difference.futures < kFewestForChances;
  const std::array<double, 3> whole =
      whole_parts(change, few ? static_cast<double>(change.difference.futures) : 100);
  std::array<std::string, 3> said;
  for (std::size_t i = 0; i < 3; ++i) said[i] = few ? number(whole[i], 0) : hundredths(shares[i], whole[i]);
  return said;
}

/// "better", "the same" or "worse": of one future.
const char* once_said(const FutureChange& change) {
  return change.better > 0 ? "better" : change.worse > 0 ? "worse" : "the same";
}

std::string future_digits(double value, std::string_view units) {
  if (std::isinf(value)) return "never";
  if (units == "share") return percent_digits(value);
  if (units == "patients" || units == "days" || units == "week") return number(value, 0);
  return digits(value, units);
}

/// One figure, or all of them the same but for the last digits of a sum.
bool is_one(const FutureRange& range) {
  return range.p5 == range.p95 || range.p95 - range.p5 <= 1e-9 * std::abs(range.median);
}

std::string month_text(Date date) {
  constexpr std::array kMonths{"January", "February", "March",     "April",   "May",      "June",
                               "July",    "August",   "September", "October", "November", "December"};
  return fmt::format("{} {}", kMonths[static_cast<std::size_t>(date.month() - 1)], date.year());
}

std::string under_target_text(const Heading& heading, Date start, std::size_t weeks) {
  if (std::isnan(heading.gets_under_target)) return "";
  const std::string target = number(std::round(heading.target_list), 0);
  if (!(heading.gets_under_target >= 0.5) || std::isinf(heading.week_under_target.median)) {
    return fmt::format("{}it never comes under its target of {} in these {} weeks",
                       heading.list_first.futures == 1 ? "" : "in a middling future ", target, weeks);
  }
  // Lists are counted at the week's end.
  const auto days = static_cast<std::int32_t>(7 * heading.week_under_target.median);
  const std::size_t futures = heading.list_first.futures;
  return fmt::format("it comes under its target of {} by {}{}", target, month_text(start + Days{days - 1}),
                     futures == 1 ? "" : ", in " + of_futures(heading.gets_under_target, futures));
}

}  // namespace

std::string whole_percent(double share) {
  return std::isnan(share) ? kNoFigure : percent_digits(share) + '%';
}

std::string of_hundred(double share) { return percent_digits(share) + " of 100"; }

std::string of_futures(double share, std::size_t futures) {
  if (futures >= kFewestForChances) return of_hundred(share);
  return fmt::format("{} of {}", number(std::round(share * static_cast<double>(futures)), 0), futures);
}

std::string possible_futures(std::size_t weeks) {
  constexpr std::size_t kLeast = 51, kMost = 53;
  return kLeast <= weeks && weeks <= kMost ? "possible years" : "possible futures";
}

std::string future_value(double value, std::string_view units) {
  if (std::isnan(value)) return kNoFigure;
  if (std::isinf(value)) return "never";
  if (units == "share") return whole_percent(value);
  if (units == "patients" || units == "days") return future_digits(value, units) + ' ' + std::string{units};
  return value_text(value, units);
}

std::string range_in_brackets(const FutureRange& range, std::string_view units) {
  if (range.futures < 2 || is_one(range)) return "";
  const std::string low = future_value(range.p5, units), high = future_value(range.p95, units);
  if (range.futures < kFewestForNineInTen)
    return fmt::format(" ({} to {}, least to greatest of {})", low, high, range.futures);
  return fmt::format(" ({} to {} in nine of ten)", low, high);
}

std::string range_phrase(const FutureRange& range, std::string_view units) {
  const std::string bracketed = range_in_brackets(range, units);
  return bracketed.empty() ? "" : " in a middling future" + bracketed;
}

std::string signed_range(const FutureRange& range, std::string_view units) {
  if (range.futures < 2 || is_one(range)) return "";
  const std::string few = fmt::format(", least to greatest of {}", range.futures);
  return fmt::format("{} to {}{}", signed_digits(range.p5, units), signed_digits(range.p95, units),
                     range.futures < kFewestForNineInTen ? few : " in nine of ten");
}

std::string middle_and_range(const FutureRange& range, std::string_view units) {
  if (range.futures == 0) return kNoFigure;
  const std::string middle = future_digits(range.median, units);
  if (range.futures < 2 || is_one(range)) return middle;
  return fmt::format("{} ({} to {})", middle, future_digits(range.p5, units),
                     future_digits(range.p95, units));
}

std::string signed_middle_and_range(const FutureRange& range, std::string_view units) {
  if (range.futures == 0) return kNoFigure;
  const std::string middle = signed_digits(range.median, units);
  if (range.futures < 2 || is_one(range)) return middle;
  return fmt::format("{} ({} to {})", middle, signed_digits(range.p5, units),
                     signed_digits(range.p95, units));
}

std::string range_heading(std::size_t futures) {
  return futures < kFewestForNineInTen ? "middle (least to greatest)" : "middle (nine in ten)";
}

std::string few_futures_text(std::size_t futures, std::size_t weeks) {
  if (futures >= kFewestToSayHowBad) return "";
  if (futures < 2) return "One possible future cannot tell what is usual from chance. Run more.";
  return fmt::format("{} {} are too few to say how bad it can be: {} would hold one of the worst twentieth.",
                     futures, possible_futures(weeks), kFewestToSayHowBad);
}

std::string verdict_text(const Judgement& judgement) {
  switch (judgement.verdict) {
    case ChanceVerdict::none:
      return "";
    case ChanceVerdict::likely:
      return "likely to be met";
    case ChanceVerdict::about_even:
      return "as likely to be met as missed";
    case ChanceVerdict::unlikely:
      return "unlikely to be met";
    case ChanceVerdict::met:
      return judgement.sure ? "met" : "met, not yet sure";
    case ChanceVerdict::at_risk:
      return judgement.sure ? "at risk" : "at risk, not yet sure";
    case ChanceVerdict::missed:
      return judgement.sure ? "missed" : "missed, not yet sure";
  }
  return "";
}

std::string chance_text(const Chance& chance, const VerdictRule& rule, std::size_t weeks) {
  const Judgement judgement = judge(chance, rule);
  if (judgement.verdict == ChanceVerdict::none)
    return fmt::format(
        "not judged: in {} nobody's target date lies in the period",
        of_hundred(static_cast<double>(chance.left_out) / static_cast<double>(chance.of + chance.left_out)));
  if (chance.of < kFewestForChances) return verdict_text(judgement);
  return fmt::format("met in {} {} ({} to {}): {}", of_hundred(chance.share), possible_futures(weeks),
                     percent_digits(chance.low), percent_digits(chance.high), verdict_text(judgement));
}

std::string chance_cell(const Chance& chance, const VerdictRule& rule) {
  const Judgement judgement = judge(chance, rule);
  if (judgement.verdict == ChanceVerdict::none) return kNoFigure;
  if (chance.of < kFewestForChances) return verdict_text(judgement);
  return fmt::format("{} ({} to {}): {}", percent_digits(chance.share), percent_digits(chance.low),
                     percent_digits(chance.high), verdict_text(judgement));
}

std::string heading_text(const Heading& heading, Date start, std::size_t weeks) {
  std::vector<std::string> parts;
  if (heading.list_first.futures > 0 && !std::isnan(heading.ends_higher)) {
    const std::size_t futures = heading.list_first.futures;
    parts.push_back(
        fmt::format("the list goes from {} to {}{}", number(std::round(heading.list_first.median), 0),
                    number(std::round(heading.list_last.median), 0),
                    futures == 1 ? "" : " and ends higher in " + of_futures(heading.ends_higher, futures)));
    if (std::string text = under_target_text(heading, start, weeks); !text.empty())
      parts.push_back(std::move(text));
  }
  if (heading.in_time_end.futures > 0) {
    std::string text =
        fmt::format("in the last 13 weeks {} are in time", whole_percent(heading.in_time_end.median));
    if (heading.met_at_end && heading.met_at_end->can_be_judged() &&
        heading.met_at_end->of >= kFewestForChances)
      text += fmt::format(", and the standard is met in {}", of_hundred(heading.met_at_end->share));
    parts.push_back(std::move(text));
  }
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? "" : "; ") + part;
  return all;
}

std::string better_worse_text(const FutureChange& change) {
  if (std::isnan(change.better)) return "";
  const std::size_t futures = change.difference.futures;
  if (futures == 1) return std::string{once_said(change)} + " in this one future";
  if (change.same == 1) return "the same in all";
  const std::array<std::string, 3> said = parts_said(change);
  return fmt::format("better in {} of {}, the same in {}, worse in {}", said[0],
                     futures < kFewestForChances ? futures : 100, said[1], said[2]);
}

std::string better_worse_cell(const FutureChange& change) {
  if (std::isnan(change.better)) return kNoFigure;
  const std::size_t futures = change.difference.futures;
  if (futures == 1) return once_said(change);
  const std::array<std::string, 3> said = parts_said(change);
  const std::string all = fmt::format("{} / {} / {}", said[0], said[1], said[2]);
  return futures < kFewestForChances ? fmt::format("{} of {}", all, futures) : all;
}

std::string not_held_text(std::size_t numbers, std::size_t uncertain) {
  const std::string limits =
      "The ranges hold no change of policy or of how staff book, nor a mistake in the model";
  if (numbers == 0) return limits + '.';
  const std::size_t exact = numbers - uncertain;
  if (exact == numbers)
    return fmt::format("{}; all {} numbers of the study are taken as exactly known.", limits, numbers);
  return fmt::format("{}; of the {} numbers of the study {} {} taken as exactly known.", limits, numbers,
                     exact, exact == 1 ? "is" : "are");
}

}  // namespace headroom
