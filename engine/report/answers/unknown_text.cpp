// Shares of a spread as sentences that need no statistics, and as rows from the most useful to know down.

#include "report/answers/unknown_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "report/words/figure_text.hpp"

namespace headroom {
namespace {

constexpr double kLittle = 0.05;
constexpr const char* kNothingSeen = "nothing seen";

constexpr double kTooRough = 20;  ///< points, from which a sentence says how rough its share is

std::string percent(double share) {
  if (std::isnan(share)) return kNoFigure;
  return share > 0 && share < 0.005 ? "under 1%" : fmt::format("{:.0f}%", 100 * share);
}

/// Two standard errors of a share of so many draws, in points.
double exactness_of_shares(std::size_t draws) { return 200 / std::sqrt(static_cast<double>(draws)); }

std::string together(const KnownTogether& group) { return fmt::format("{}", fmt::join(group, " with ")); }

/// Positions of groups, those that are worth most first.
std::vector<std::size_t> by_worth(const SpreadParts& parts) {
  std::vector<std::size_t> order;
  for (std::size_t g = 0; g < parts.groups.size(); ++g) order.push_back(g);
  const auto worth = [&](std::size_t g) {
    const InputPart& part = parts.groups[g];
    return std::pair{part.alone_seen ? part.known_alone : 0, part.last_seen ? part.known_last : 0};
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return worth(a) > worth(b); });
  return order;
}

// In words.

std::string how_much(const SpreadParts& parts) {
  const double share = parts.unknown;
  if (share < kLittle) return "next to nothing of the spread is what you do not know: it is chance";
  if (share > 0.95) return "nearly all of the spread is what you do not know";
  const std::string part = share > 0.45 && share < 0.55 ? "about half" : percent(share);
  return part + " of the spread is what you do not know, the rest is chance";
}

std::string worth_in_words(const UnknownParts& all, const SpreadParts& parts) {
  std::string text;
  std::vector<std::string> unseen;
  for (const std::size_t g : by_worth(parts)) {
    const InputPart& part = parts.groups[g];
    const std::string what = together(all.groups[g]);
    if (part.alone_seen) {
      text += fmt::format(" Knowing {} alone would make the range {} narrower.", what,
                          percent(narrower(part.known_alone)));
    } else if (part.last_seen) {
      text += fmt::format(" Of {} alone nothing was seen; known after all else, {} of the spread would go.",
                          what, percent(part.known_last));
    } else {
      unseen.push_back(what);
    }
  }
  if (text.empty() && parts.unknown >= kLittle)
    return fmt::format(" {} draws are too few to show which of it matters ({}).", all.draws, joined(unseen));
  if (!unseen.empty()) text += fmt::format(" Of {} nothing was seen.", joined(unseen));
  return text;
}

std::string parts_in_words(const UnknownParts& all, const SpreadParts& parts) {
  if (std::isnan(parts.unknown)) return "it is the same in every future that was played.";
  const double points = exactness_of_shares(all.draws);
  const std::string few =
      points > kTooRough ? fmt::format(" (right to about {:.0f} points, of so few draws)", points) : "";
  return how_much(parts) + few + '.' + worth_in_words(all, parts);
}

std::string standing_of_spread(const ComparedFigure& figure, const Estimate& level) {
  const std::string value = value_text(level.mean, figure.units);
  return (figure.is(MetricId::in_time) ? value + " in time" : "a mean wait of " + value) +
         interval(level, figure.units);
}

/// Empty of what is not defined anywhere.
std::string sentence(const UnknownParts& parts, const UnknownFigure& figure) {
  const ComparedFigure& of = parts.compared(figure);
  const Estimate& level = of.scenarios.back().level;
  if (level.replications == 0) return "";
  std::string text = fmt::format("{}: {}; {}", parts.comparison.streams[figure.stream],
                                 standing_of_spread(of, level), parts_in_words(parts, figure.level));
  if (figure.difference)
    text += fmt::format(" Of its difference from {}: {}", parts.comparison.scenarios.front(),
                        parts_in_words(parts, *figure.difference));
  return text;
}

// In tables.

std::string figure_name(MetricId metric) { return metric == MetricId::in_time ? "in time" : "mean wait"; }

Table parts_table(const UnknownParts& all, const std::string& title,
                  const std::function<const SpreadParts&(const UnknownFigure&)>& parts_of) {
  Table table{title,
              {{"stream", false},
               {"figure", false},
               {"if this were known", false},
               {"range narrower by", true},
               {"of the spread, known alone", true},
               {"known last", true}},
              {},
              {}};
  std::string last_stream;
  for (const UnknownFigure& figure : all.figures) {
    const SpreadParts& parts = parts_of(figure);
    const std::string& stream = all.comparison.streams[figure.stream];
    const bool is_new = std::exchange(last_stream, stream) != stream;
    const std::string everything = percent(parts.unknown);
    table.rows.push_back({is_new ? stream : "", figure_name(figure.metric) + (parts.ranked ? " (order)" : ""),
                          "everything below", percent(narrower(parts.unknown)), everything, everything});
    for (const std::size_t g : by_worth(parts)) {
      const InputPart& part = parts.groups[g];
      const bool seen = part.alone_seen || part.last_seen;
      table.rows.push_back({"", "", together(all.groups[g]),
                            part.alone_seen ? percent(narrower(part.known_alone)) : kNothingSeen,
                            part.alone_seen ? percent(part.known_alone) : "",
                            seen ? percent(part.known_last) : ""});
    }
  }
  return table;
}

bool any_ranked(const UnknownParts& parts) {
  return std::any_of(parts.figures.begin(), parts.figures.end(), [](const UnknownFigure& figure) {
    return figure.level.ranked || (figure.difference && figure.difference->ranked);
  });
}

std::vector<std::string> notes(const UnknownParts& parts) {
  const Comparison& comparison = parts.comparison;
  std::vector<std::string> lines{
      fmt::format("{}scenario {}: {}.", comparison.title.empty() ? "" : comparison.title + ", ",
                  parts.scenario, period_text(comparison.weeks, comparison.start)),
      fmt::format(
          "{} possible futures, each played twice with the same numbers and other chance: what the two "
          "share is what is not known, and what differs is chance.",
          parts.draws),
      "Spread: the variance over possible futures. Range: that of nine futures in ten, about.",
      "Alone: what would go if this alone were known. Known last: what would go if it were known after all "
      "else.",
      fmt::format("With so many futures these shares are right to about {:.0f} points, so that a part may "
                  "come out above "
                  "the whole; twice as near takes four times as many.",
                  exactness_of_shares(parts.draws)),
      fmt::format("{}: no more than chance shows by itself in one answer of twenty.",
                  capitalised(kNothingSeen)),
      "Numbers that the study's uncertainty does not name count as known."};
  if (any_ranked(parts))
    lines.emplace_back(
        "(order): a few futures lie far out, so these are shares of the spread of places in the order of "
        "futures, "
        "not of values.");
  return lines;
}

std::string in_full_text(double value) { return std::isfinite(value) ? fmt::format("{}", value) : ""; }

}  // namespace

std::vector<std::string> unknown_in_words(const UnknownParts& parts) {
  std::vector<std::string> sentences;
  for (const UnknownFigure& figure : parts.figures)
    if (std::string one = sentence(parts, figure); !one.empty()) sentences.push_back(std::move(one));
  return sentences;
}

std::vector<Table> unknown_tables(const UnknownParts& parts) {
  const auto level = [](const UnknownFigure& figure) -> const SpreadParts& { return figure.level; };
  std::vector<Table> tables{parts_table(parts, "", level)};
  if (!parts.figures.empty() && parts.figures.front().difference) {
    const std::string title = "The difference from " + parts.comparison.scenarios.front();
    tables.push_back(parts_table(
        parts, title, [](const UnknownFigure& figure) -> const SpreadParts& { return *figure.difference; }));
  }
  tables.back().notes = notes(parts);
  return tables;
}

Table unknown_rows(const UnknownParts& parts) {
  Table table{"", {}, {}, {}};
  for (const char* heading :
       {"stream", "metric", "of", "paths", "unknown", "known_last", "known_alone", "narrower", "none_seen"})
    table.columns.push_back({heading, false});
  const auto add = [&](const UnknownFigure& figure, const char* of, const SpreadParts& all) {
    for (std::size_t g = 0; g < all.groups.size(); ++g) {
      const InputPart& part = all.groups[g];
      const bool seen = part.alone_seen || part.last_seen;
      table.rows.push_back(
          {parts.comparison.streams[figure.stream], std::string{name_of(figure.metric)}, of,
           fmt::format("{}", fmt::join(parts.groups[g], " ")), in_full_text(all.unknown),
           seen ? in_full_text(part.known_last) : "", part.alone_seen ? in_full_text(part.known_alone) : "",
           part.alone_seen ? in_full_text(narrower(part.known_alone)) : "", seen ? "false" : "true"});
    }
  };
  for (const UnknownFigure& figure : parts.figures) {
    add(figure, "level", figure.level);
    if (figure.difference) add(figure, "difference", *figure.difference);
  }
  return table;
}

}  // namespace headroom
