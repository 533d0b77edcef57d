// Hours, cover and worst days in one table whose cells give up intervals until it fits the screen.

#include "report/answers/staffing_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "report/answers/tables_that_fit.hpp"
#include "report/words/figure_text.hpp"
#include "report/words/leadership_text.hpp"
#include "report/words/method_text.hpp"
#include "results/datasets/catalogue.hpp"
#include "results/metrics/hours_by_cause.hpp"

namespace headroom {
namespace {

constexpr std::string_view kBankHours = info(PostSeries::bank).name;

using Figures = std::vector<ComparedScenario>;  ///< by scenario

const Figures& metric(const Comparison& comparison, MetricId id) {
  const auto found = std::find_if(comparison.figures.begin(), comparison.figures.end(),
                                  [&](const ComparedFigure& f) { return f.is(id); });
  static const Figures kNothing;
  return found == comparison.figures.end() ? kNothing : found->scenarios;
}

bool is_something(const ComparedScenario& s) {
  return s.level.replications > 0 && (s.level.mean != 0 || has_interval(s.level));
}
bool anything(const Figures& figures) { return std::any_of(figures.begin(), figures.end(), is_something); }
bool anything_known(const Figures& figures) {
  return std::any_of(figures.begin(), figures.end(),
                     [](const ComparedScenario& s) { return s.level.replications > 0; });
}

// In words.

/// ", 3.1 fewer (2.1 to 4.0)".
std::string change_words(const ComparedScenario& s, const std::string& than) {
  if (!s.change || s.change->difference.replications == 0) return "";
  const Estimate& d = s.change->difference;
  const std::string size = digits(std::abs(d.mean), "") + (d.mean < 0 ? " fewer" : " more") + than;
  if (d.mean == 0 && !has_interval(d)) return ", the same" + (than.empty() ? "" : " as" + than.substr(5));
  if (is_slight(d.mean, "") && (is_clear(d) || !has_interval(d)))
    return fmt::format(", less than 0.05 {}{}", d.mean < 0 ? "fewer" : "more", than);
  if (!has_interval(d)) return ", " + size;
  if (!is_clear(d))
    return fmt::format(", no clear difference{} ({})", than.empty() ? "" : " from" + than.substr(5),
                       change_interval(d, ""));
  return fmt::format(", {} ({})", size, change_interval(d, ""));
}

/// "12.3 days below minimum (11.0 to 13.6)", of a scenario "9.2 days below minimum, 3.1 fewer (2.1 to 4.0)".
std::string staffing_phrase(const ComparedScenario& s, const char* what, const std::string& than) {
  const std::string level = is_something(s) ? digits(s.level.mean, "") : "no";
  if (s.change) return fmt::format("{} {}{}", level, what, change_words(s, than));
  return fmt::format("{} {}{}", level, what, interval(s.level, ""));
}

/// "46.0 of 1,768 planned leadership hours a year, 3%, 0.22 a lead a week, in all 6.0 fewer (5.0 to 7.0)":
/// the parts of the level stand by it, so that nobody reads 3% fewer. The interval of the level is in the
/// table.
std::string leadership_phrase(const Comparison& comparison, std::size_t scenario, const std::string& than) {
  const ComparedScenario& s = metric(comparison, MetricId::leadership_hours_lost)[scenario];
  if (!knows_planned_leadership(comparison, scenario))
    return staffing_phrase(s, "leadership hours among them", than);
  if (level_of(comparison, MetricId::leadership_hours_planned, scenario).mean == 0)
    return "nothing is declared as leadership";
  const std::string planned = of_planned_leadership(comparison, scenario), change = change_words(s, than);
  const std::string shares = is_something(s) ? leadership_shares(comparison, scenario) : "";
  if (shares.empty()) return fmt::format("none {}{}", planned, change);
  return fmt::format("{} {}, {}{}{}", digits(s.level.mean, ""), planned, shares,
                     change.empty() ? "" : ", in all ", change.empty() ? change : change.substr(2));
}

std::string staffing_sentence(const Comparison& comparison, std::size_t scenario) {
  const bool is_baseline = scenario == comparison.baseline;
  std::string than = " than " + comparison.scenarios[comparison.baseline];
  std::vector<std::string> phrases;
  const auto say = [&](MetricId id, const char* what) {
    const ComparedScenario& s = metric(comparison, id)[scenario];
    phrases.push_back(staffing_phrase(s, what, than));
    if (s.change && s.change->difference.replications > 0) than.clear();  // said once is enough
  };
  const Figures& below = metric(comparison, MetricId::days_below_minimum);
  if (below[scenario].level.replications > 0) {
    say(MetricId::days_below_minimum, "days below minimum on duty");
  } else if (anything_known(below)) {
    phrases.emplace_back("no minimum on duty");
  }
  say(MetricId::cancelled_by_service, "appointments cancelled");
  const bool any_lost = anything(metric(comparison, MetricId::protected_hours_lost));
  if (any_lost || is_baseline) say(MetricId::protected_hours_lost, "protected hours lost");
  if (any_lost) phrases.push_back(leadership_phrase(comparison, scenario, than));
  std::string text = comparison.scenarios[scenario] + ": ";
  for (std::size_t i = 0; i < phrases.size(); ++i) text += (i > 0 ? "; " : "") + phrases[i];
  return text;
}

// Side by side.

/// How much of the uncertainty a cell shows, the richest first.
enum class Detail { all_intervals, interval_of_difference, difference };
constexpr std::array kDetails{Detail::all_intervals, Detail::interval_of_difference, Detail::difference};

/// A level, and of a scenario its difference from the baseline in brackets.
std::string cell(const ComparedScenario& s, std::string_view units, Detail detail) {
  const std::string level = digits(s.level.mean, units);
  if (s.level.replications == 0) return level;
  if (!s.change) return detail == Detail::all_intervals ? with_interval(s.level, units) : level;
  const Estimate& d = s.change->difference;
  if (d.replications == 0) return level;
  const std::string difference = signed_digits(d.mean, units);
  if (detail == Detail::difference || !has_interval(d)) {
    return fmt::format("{} ({}{})", level, difference,
                       detail == Detail::difference && is_clear(d) ? "*" : "");
  }
  return fmt::format("{} ({}; {} to {})", level, difference, signed_digits(d.low, units),
                     signed_digits(d.high, units));
}

/// Makes the rows of the one table.
class StaffingRows {
 public:
  StaffingRows(const Comparison& comparison, Detail detail) : comparison_{comparison}, detail_{detail} {
    add_hours();
    add_categories();
    add_protected_time();
    add_patients();
    add_days();
  }
  [[nodiscard]] std::vector<std::vector<std::string>> take() { return std::move(rows_); }

 private:
  void add(std::string label, const Figures& figures, std::string_view units = "") {
    std::vector<std::string> row{std::move(label)};
    for (const ComparedScenario& s : figures) row.push_back(cell(s, units, detail_));
    rows_.push_back(std::move(row));
  }
  void add_if_anything(std::string label, const Figures& figures) {
    if (anything(figures)) add(std::move(label), figures);
  }

  /// The contracted hours, what they are the sum of, and what is bought beside them.
  void add_hours() {
    for (const ComparedHours& hours : comparison_.staffing->hours) {
      std::string label = "  " + std::string{hours.name};
      std::replace(label.begin(), label.end(), '_', ' ');
      if (hours.name == info(PostSeries::contracted).name) {
        add("Contracted hours", hours.scenarios);
      } else if (hours.name != kBankHours) {
        add_if_anything(std::move(label), hours.scenarios);
      }
    }
    for (const ComparedHours& hours : comparison_.staffing->hours) {
      if (hours.name == kBankHours) add_if_anything("Bank hours", hours.scenarios);
    }
  }

  void add_categories() {
    if (comparison_.staffing->categories.empty()) return;
    rows_.push_back({"Delivered of planned hours"});
    for (const ComparedCategory& category : comparison_.staffing->categories) {
      if (!anything(category.planned)) continue;
      std::vector<std::string> row{"  " + upper(kCategoryNames[static_cast<std::size_t>(category.category)])};
      for (std::size_t s = 0; s < category.planned.size(); ++s) {
        const double planned = category.planned[s].level.mean;
        const double share = category.delivered[s].level.mean / planned;
        row.push_back(planned > 0 ? fmt::format("{}% of {}", digits(share, "share"), digits(planned, ""))
                                  : kNoFigure);
      }
      rows_.push_back(std::move(row));
    }
    const Figures& used = metric(comparison_, MetricId::utilisation);
    if (anything_known(used)) add("  clinic hours booked, %", used, "share");
  }

  /// All of it, and the parts that it is the sum of: by what is declared as leadership where anything is.
  void add_protected_time() {
    const std::vector<ComparedProtectedUse>& uses =
        comparison_.staffing->protected_time.protected_uses_in_all;
    if (uses.empty()) return;
    add("Protected hours lost", metric(comparison_, MetricId::protected_hours_lost));
    if (anything(metric(comparison_, MetricId::leadership_hours_planned))) return add_leadership(uses);
    for (const ComparedProtectedUse& use : uses)
      add_if_anything(fmt::format("  {}, for {}", upper(use.category), use.reason), use.scenarios);
    add_if_anything("  leadership among them", metric(comparison_, MetricId::leadership_hours_lost));
  }

  void add_leadership(const std::vector<ComparedProtectedUse>& uses) {
    const bool one_reason = std::all_of(uses.begin(), uses.end(), [&](const ComparedProtectedUse& use) {
      return use.reason == uses.front().reason;
    });
    const std::string why = one_reason ? ", for " + uses.front().reason : "";
    add("  leadership" + why, metric(comparison_, MetricId::leadership_hours_lost));
    add_if_anything("  other SPA" + why, metric(comparison_, MetricId::other_spa_hours_lost));
    add_if_anything("  other AR" + why, metric(comparison_, MetricId::other_ar_hours_lost));
  }

  void add_patients() {
    add("Appointments cancelled", metric(comparison_, MetricId::cancelled_by_service));
    add_if_anything("  instead by colleagues", metric(comparison_, MetricId::covered_by_colleagues));
    add_if_anything("  instead in protected time", metric(comparison_, MetricId::covered_by_protected_time));
    add_if_anything("  instead by bank staff", metric(comparison_, MetricId::covered_by_bank));
  }

  void add_days() {
    add_if_anything("Days of leave over the cap", metric(comparison_, MetricId::leave_over_cap_days));
    const Figures& below = metric(comparison_, MetricId::days_below_minimum);
    if (!anything_known(below)) return;
    add("Days below minimum", below);
    for (const WorstDay& day : comparison_.staffing->worst_days) {
      std::vector<std::string> row{fmt::format("  {} {}", to_string(day.date), day.role)};
      for (const Estimate& share : day.below) row.push_back(share_of_replications(share));
      rows_.push_back(std::move(row));
    }
  }

  static std::string upper(std::string text) {
    for (char& c : text) {
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return text;
  }

  /// Whole per cent: tens of replications do not tell more.
  static std::string share_of_replications(const Estimate& share) {
    if (share.replications == 0) return kNoFigure;
    return fmt::format("{}% ({} to {})", number(100 * share.mean, 0), number(100 * share.low, 0),
                       number(100 * share.high, 0));
  }

  const Comparison& comparison_;
  Detail detail_;
  std::vector<std::vector<std::string>> rows_;
};

SideBySide side_by_side(const Comparison& comparison, Detail detail) {
  return {comparison.scenarios, comparison.baseline, StaffingRows{comparison, detail}.take()};
}

std::string none_of(const Comparison& comparison) {
  std::vector<std::string> names;
  for (const ComparedHours& hours : comparison.staffing->hours) {
    if (anything(hours.scenarios) || hours.name == kNotPlanned) continue;  // few services have such hours
    std::string name{hours.name};
    std::replace(name.begin(), name.end(), '_', ' ');
    names.push_back(std::move(name));
  }
  return joined(names);
}

/// What the brackets hold, on one line of the screen.
std::string how_to_read(const Comparison& comparison, Detail detail) {
  if (comparison.replications == 1) return kOneReplication;
  const std::string& baseline = comparison.scenarios[comparison.baseline];
  const std::string how = interval_in_short(comparison);
  if (comparison.all_scenarios() == 1) return fmt::format("In brackets: 95% interval ({}).", how);
  if (detail == Detail::difference)
    return fmt::format("In brackets: difference from {}; * its 95% interval leaves out 0 ({}).", baseline,
                       how);
  return fmt::format("In brackets: difference from {}; its 95% interval ({}).", baseline, how);
}

std::vector<std::string> notes(const Comparison& comparison) {
  std::string hours = about_text(comparison) + ". Contracted hours are the sum of those below them.";
  if (comparison.replications > 1) hours += " Intervals: skewness-corrected t.";
  if (const std::string none = none_of(comparison); !none.empty()) hours += " No hours: " + none + '.';
  std::vector<std::string> lines{std::move(hours)};
  if (!anything_known(metric(comparison, MetricId::days_below_minimum))) {
    lines.emplace_back("No minimum on duty is set.");
  } else if (!comparison.staffing->worst_days.empty()) {
    lines.emplace_back(
        "Worst days: share of replications below minimum (95% interval), the baseline's worst first.");
  }
  return lines;
}

}  // namespace

std::vector<std::string> staffing_in_words(const Comparison& comparison) {
  std::vector<std::string> sentences;
  for (std::size_t s = 0; s < comparison.scenarios.size(); ++s)
    sentences.push_back(staffing_sentence(comparison, s));
  return sentences;
}

std::vector<Table> staffing_tables(const Comparison& comparison, std::size_t columns) {
  // Where not even the least detail fits on one, several are needed anyway, and nothing is left out.
  Detail detail = kDetails.front();
  for (Detail one : kDetails) {
    if (!fits_on_one(side_by_side(comparison, one), columns)) continue;
    detail = one;
    break;
  }
  std::vector<Table> tables = tables_that_fit(side_by_side(comparison, detail), columns);
  for (Table& table : tables) table.caption = how_to_read(comparison, detail);
  tables.back().notes = notes(comparison);
  return tables;
}

void add_staffing_rows(Table& table, const Comparison& comparison) {
  const auto add = [&](const std::string& name, const char* units, const Figures& figures) {
    for (std::size_t s = 0; s < figures.size(); ++s) {
      table.rows.push_back(full_row({name, units, "", "", comparison.scenarios[s]}, figures[s]));
    }
  };
  for (const ComparedHours& hours : comparison.staffing->hours) {
    add("hours/" + std::string{hours.name}, "hours", hours.scenarios);
  }
  for (const ComparedCategory& c : comparison.staffing->categories) {
    const std::string name = kCategoryNames[static_cast<std::size_t>(c.category)];
    add(fmt::format("{}/{}", info(CategorySeries::planned_hours).name, name), "hours", c.planned);
    add(fmt::format("{}/{}", info(CategorySeries::delivered_hours).name, name), "hours", c.delivered);
  }
  for (const ComparedProtectedUse& use : comparison.staffing->protected_time.protected_uses) {
    add(fmt::format("{}/{}/{}/{}/{}/{}", info(CategorySeries::protected_hours_used).name, use.post,
                    use.category, use.activity, use.pillar, use.reason),
        "hours", use.scenarios);
  }
  const Dataset& below = dataset(DatasetId::below_minimum);
  for (const WorstDay& day : comparison.staffing->worst_days) {
    Figures figures;
    for (const Estimate& share : day.below) figures.push_back({share, std::nullopt});
    add(fmt::format("{}/{}/{}", below.name, to_string(day.date), day.role), below.units.c_str(), figures);
  }
}

}  // namespace headroom
