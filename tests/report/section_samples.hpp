// Results that are small enough to work out by hand, and what makes a page from them.
// Four values that rise by 1 have the 95% interval mean ± 2.054 (t of 3 degrees 3.18245, s 1.29099, √4),
// simultaneous over two ± 2.696 (t 4.17653).
#pragma once

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "report/page/page.hpp"
#include "report/page/page_input.hpp"
#include "results/datasets/samples.hpp"
#include "results/example.hpp"
#include "statistics/not_a_number.hpp"

namespace headroom::example {

/// Streams gp and wards, four replications of two weeks. In time at baseline: gp 81 to 84%, wards 95%; `more`
/// sees 8 to 11 points more of gp, `less` 9 points fewer of both, each at its cost.
inline Samples samples() {
  Samples s;
  s.title = "Orthotics";
  s.scenarios = {"baseline", "more", "less"};
  s.streams = {"gp", "wards"};
  s.replications = 4;
  s.start = Date{2026, 4, 1};
  s.weeks = 2;
  s.values["summary/in_time"] = {.81, .95, .82, .95, .83, .95, .84, .95,  //
                                 .89, .95, .91, .95, .93, .95, .95, .95,  //
                                 .72, .86, .73, .86, .74, .86, .75, .86};
  s.values["summary/wait_first_mean"] = {41, 5, 42, 5, 43, 5, 44, 5,  //
                                         31, 5, 32, 5, 33, 5, 34, 5,  //
                                         51, 6, 52, 6, 53, 6, 54, 6};
  s.values["summary/cost"] = {100'000, 100'000, 100'000, 100'000, 136'500, 136'500,
                              136'500, 136'500, 90'000,  90'000,  90'000,  90'000};
  s.values["summary/days_below_minimum"] = {1, 2, 3, 4, 1, 2, 3, 4, 5, 6, 7, 8};
  return s;
}

/// The same with a single replication, the first, of everything.
inline Samples once(Samples s) {
  const auto first = [&](std::vector<double>& values) {
    const std::size_t each = values.size() / s.scenarios.size() / s.replications;
    std::vector<double> kept;
    for (std::size_t at = 0; at < values.size(); at += each * s.replications)
      kept.insert(kept.end(), values.begin() + static_cast<std::ptrdiff_t>(at),
                  values.begin() + static_cast<std::ptrdiff_t>(at + each));
    values = std::move(kept);
  };
  for (auto& [name, values] : s.values) first(values);
  s.replications = 1;
  return s;
}

/// The first so many scenarios alone.
inline Samples first_scenarios(Samples s, std::size_t count) {
  const auto cut = [&](std::vector<double>& values) {
    values.resize(values.size() / s.scenarios.size() * count);
  };
  for (auto& [name, values] : s.values) cut(values);
  s.scenarios.resize(count);
  return s;
}

/// What a page is made from, kept alive together; every scenario is shown, and has the example's service.
struct SamplePage {
  explicit SamplePage(Samples samples) : results{results_of(std::move(samples))}, input{results} {
    for (std::size_t s = 0; s < results.scenarios.size(); ++s) {
      input.shown.push_back(s);
      input.services.emplace_back(Scenario{results.scenarios[s], "", {}, service()});
    }
    input.study = &study;
    results.goals = [this](std::size_t s) {
      std::vector<StreamGoals> goals(results.streams.size());
      if (s >= input.services.size() || !input.services[s]) return goals;
      for (const Stream& stream : input.services[s]->service.streams) {
        for (std::size_t i = 0; i < goals.size(); ++i)
          if (results.streams[i] == stream.name) goals[i].standard = stream.standard;
      }
      return goals;
    };
  }
  SamplePage(const SamplePage&) = delete;
  SamplePage& operator=(const SamplePage&) = delete;
  ~SamplePage() = default;

  /// The study in the result cannot be read.
  void forget_study() {
    input.study = nullptr;
    input.services.clear();
  }

  Results results;
  Study study;
  PageInput input;
};

/// Everything that a reader sees of a section, a line each.
inline std::string text_of(const Section& section) {
  std::string text = section.heading + '\n';
  const auto add = [&](const std::vector<std::string>& lines) {
    for (const std::string& line : lines) text += line + '\n';
  };
  add(section.paragraphs);
  for (const Exhibit& exhibit : section.exhibits) {
    if (exhibit.chart) {
      add({exhibit.chart->title, exhibit.chart->description, exhibit.chart->x_title, exhibit.chart->y_title});
      if (exhibit.chart->line) add({exhibit.chart->line->name});
    }
    add({exhibit.table.title, exhibit.table.caption});
    for (const Table::Column& column : exhibit.table.columns) add({column.heading});
    for (const std::vector<std::string>& row : exhibit.table.rows) add(row);
    add(exhibit.table.notes);
  }
  add(section.notes);
  return text;
}

/// Whether a word of the text is a number that is none.
inline bool says_nan(const std::string& text) {
  for (const char* word : {"nan", "NaN", "-nan", "inf"}) {
    const std::string what = word;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) {
      const auto letter = [&](std::size_t i) { return i < text.size() && std::isalpha(text[i]) != 0; };
      if (!letter(at - 1) && !letter(at + what.size())) return true;
    }
  }
  return false;
}

}  // namespace headroom::example
