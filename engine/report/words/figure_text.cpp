// Rounding by unit, thousands, signs, "better in" shares, and lines wrapped to the screen.

#include "report/words/figure_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace headroom {
namespace {

/// 1234567 -> 1,234,567.
std::string grouped(std::string digits) {
  const std::size_t point = std::min(digits.find('.'), digits.size());
  const std::size_t first = digits.front() == '-' ? 1 : 0;
  for (std::size_t i = point; i > first + 3; i -= 3) digits.insert(i - 3, ",");
  return digits;
}

bool is_money(std::string_view units) { return units.substr(0, 3) == "GBP"; }
/// Small figures, of which the second decimal tells.
bool has_two_decimals(std::string_view units) { return units == "ratio" || units == "hours per week"; }

}  // namespace

std::string number(double value, int decimals) {
  std::string text = fmt::format("{:.{}f}", value, decimals);
  if (text.front() == '-' && text.find_first_of("123456789") == std::string::npos) text.erase(0, 1);
  return grouped(std::move(text));
}

std::string short_percent(double share) {
  std::string text = fmt::format("{:.1f}", 100 * share);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text + '%';
}

std::string digits(double value, std::string_view units) {
  if (std::isnan(value)) return kNoFigure;
  if (units == "share") return number(100 * value, 1);
  if (has_two_decimals(units)) return number(value, 2);
  if (is_money(units)) return number(value, 0);
  return number(value, std::abs(value) < 1000 ? 1 : 0);
}

namespace {

/// Of a level: never all or none of what is only nearly so.
std::string share_digits(double share) {
  const std::string text = digits(share, "share");
  if (share < 1 && text == "100.0") return "over 99.9";
  return share > 0 && text == "0.0" ? "under 0.1" : text;
}

std::string level_digits(double value, std::string_view units) {
  return units == "share" && !std::isnan(value) ? share_digits(value) : digits(value, units);
}

}  // namespace

std::string signed_digits(double value, std::string_view units) {
  const std::string text = digits(value, units);
  const bool nought = text.find_first_of("123456789") == std::string::npos;
  return value > 0 && !nought ? '+' + text : text;
}

std::string value_text(double value, std::string_view units) {
  if (std::isnan(value)) return kNoFigure;
  if (units == "share") return share_digits(value) + '%';
  if (units == "ratio") return digits(value, units);
  if (is_money(units)) {
    return (value < 0 ? "-£" : "£") + digits(std::abs(value), units) + std::string{units.substr(3)};
  }
  return digits(value, units) + ' ' + std::string{units};
}

bool has_interval(const Estimate& e) { return e.high - e.low > 1e-9 * std::max(1.0, std::abs(e.mean)); }
bool is_clear(const Estimate& difference) { return difference.low > 0 || difference.high < 0; }

std::optional<bool> is_better_by_chance(const ComparedScenario& scenario) {
  const std::optional<Estimate>& chance = scenario.chance_change;
  if (!chance || chance->replications < kFewestForChances || !is_clear(*chance)) return std::nullopt;
  return chance->mean > 0;
}

std::string interval(const Estimate& e, std::string_view units) {
  if (!has_interval(e)) return "";
  return fmt::format(" ({} to {})", level_digits(e.low, units), level_digits(e.high, units));
}

std::string with_interval(const Estimate& e, std::string_view units) {
  return level_digits(e.mean, units) + interval(e, units);
}

std::string signed_interval(const Estimate& e, std::string_view units) {
  const std::string level = signed_digits(e.mean, units);
  if (!has_interval(e)) return level;
  return fmt::format("{} ({} to {})", level, signed_digits(e.low, units), signed_digits(e.high, units));
}

std::string change_interval(const Estimate& e, std::string_view units) {
  if (e.low >= 0) return fmt::format("{} to {}", digits(e.low, units), digits(e.high, units));
  if (e.high <= 0) return fmt::format("{} to {}", digits(-e.high, units), digits(-e.low, units));
  return fmt::format("{} to {}", signed_digits(e.low, units), signed_digits(e.high, units));
}

std::string heading_unit(std::string_view units) { return units == "share" ? "%" : std::string{units}; }

bool defined_somewhere(const ComparedFigure& figure) {
  return std::any_of(figure.scenarios.begin(), figure.scenarios.end(),
                     [](const ComparedScenario& s) { return s.level.replications > 0; });
}

std::string percent_of_replications(double share) { return number(100 * share, 0) + '%'; }

namespace {

/// Whether most replications and the mean disagree on what is better, as far as the figures show.
enum class Tilt { none, by_less, by_more };

Tilt tilt_of(const PairedDifference& change, const ComparedFigure& figure) {
  const double mean = change.difference.mean;
  const std::string shown = percent_of_replications(change.p_better);
  if (mean == 0 || is_slight(mean, figure.units) || shown == percent_of_replications(0.5)) return Tilt::none;
  const bool mean_is_better = (mean > 0) == (figure.direction == Direction::higher_is_better);
  const bool mostly_better = change.p_better > 0.5;
  if (mean_is_better == mostly_better) return Tilt::none;
  return mostly_better ? Tilt::by_less : Tilt::by_more;
}

}  // namespace

std::string better_in(const PairedDifference& change, const ComparedFigure& figure) {
  if (std::isnan(change.p_better) || change.difference.replications == 0) return kNoFigure;
  constexpr std::array kWords{"", ", by less", ", by more"};
  return percent_of_replications(change.p_better) + kWords[static_cast<std::size_t>(tilt_of(change, figure))];
}

std::string by_less_note(const std::vector<ComparedFigure>& figures) {
  const bool any = std::any_of(figures.begin(), figures.end(), [](const ComparedFigure& figure) {
    return std::any_of(figure.scenarios.begin(), figure.scenarios.end(), [&](const ComparedScenario& s) {
      return s.change && !std::isnan(s.change->p_better) && tilt_of(*s.change, figure) != Tilt::none;
    });
  });
  if (!any) return "";
  return "By less: the replications in which it is worse are fewer, but differ by more, so that the mean "
         "difference points the other way; by more: the other way round.";
}

std::string capitalised(std::string_view text) {
  std::string copy{text};
  if (!copy.empty() && copy[0] >= 'a' && copy[0] <= 'z') copy[0] = static_cast<char>(copy[0] - 'a' + 'A');
  return copy;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

std::string period_text(std::size_t weeks, Date start) {
  return fmt::format("{} {} from {}", weeks, weeks == 1 ? "week" : "weeks", to_string(start));
}

std::string about_text(const Comparison& comparison) {
  const std::string period = period_text(comparison.weeks, comparison.start);
  return comparison.title.empty() ? period : comparison.title + ": " + period;
}

bool is_slight(double difference, std::string_view units) {
  return difference != 0 && !std::isnan(difference) &&
         digits(difference, units).find_first_of("123456789") == std::string::npos;
}

std::string least_shown(std::string_view units) {
  if (units == "share") return "0.05 points";
  if (units == "ratio") return "0.005";
  if (has_two_decimals(units)) return "0.005 " + std::string{units};
  if (is_money(units)) return "£0.50" + std::string{units.substr(3)};
  return units.empty() ? "0.05" : "0.05 " + std::string{units};
}

std::vector<std::string> full_row(std::vector<std::string> key, const ComparedScenario& figure) {
  const auto full = [](double v) { return std::isnan(v) ? std::string{} : fmt::format("{}", v); };
  const Estimate& e = figure.level;
  for (double v : {e.mean, e.low, e.high}) key.push_back(full(v));
  key.push_back(fmt::to_string(e.replications));
  if (!figure.change) return key;
  const Estimate& d = figure.change->difference;
  for (double v : {d.mean, d.low, d.high, figure.change->p_better}) key.push_back(full(v));
  return key;
}

std::string wrapped(const std::string& text, std::size_t columns) {
  constexpr const char* kIndent = "\n  ";
  std::string lines;
  std::size_t column = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::size_t length = end - begin;
    if (column > 0 && column + 1 + length > columns) {
      lines += kIndent;
      column = 2;
    } else if (column > 0) {
      lines += ' ';
      ++column;
    }
    lines += text.substr(begin, length);
    column += length;
    begin = end + 1;
  }
  return lines;
}

Table wrapped(Table table, std::size_t columns) {
  table.caption = wrapped(table.caption, columns);
  for (std::string& note : table.notes) note = wrapped(note, columns);
  return table;
}

}  // namespace headroom
