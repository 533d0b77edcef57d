// The names of the program gathered from its tables and headers, and the rows of the glossary read.

#include "glossary_rules.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "results/datasets/catalogue.hpp"
#include "results/metrics/hours_by_cause.hpp"
#include "service/metric_rows.hpp"
#include "study/keys/key.hpp"

namespace headroom::architecture {
namespace {

bool is_of_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool is_engine_header(const SourceFile& file) {
  return file.path.rfind("engine/", 0) == 0 && ends_with(file.path, ".hpp");
}

/// `target-date` as `target_date`.
std::string underscored(std::string_view name) {
  std::string text{name};
  std::replace(text.begin(), text.end(), '-', '_');
  return text;
}

/// Identifiers and numbers in their order, comments left out.
std::vector<std::string> words_of_code(std::string_view code) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < code.size();) {
    if (code.substr(i, 2) == "//") {
      i = std::min(code.find('\n', i), code.size());
    } else if (is_of_word(code[i])) {
      const std::size_t begin = i;
      while (i < code.size() && is_of_word(code[i])) ++i;
      words.emplace_back(code.substr(begin, i - begin));
    } else {
      ++i;
    }
  }
  return words;
}

/// `per_week` of `streams.*.referrals.per_week`; none of a name that the study chooses.
std::string last_segment(std::string_view path) {
  const std::string_view last = path.substr(path.rfind('.') + 1);
  return last == "*" || ends_with(last, "[]") ? std::string{} : std::string{last};
}

std::vector<PublicName> names_of_keys() {
  std::vector<PublicName> names;
  for (const reading::Key& key : reading::key_table()) {
    const std::string path = key.path;
    if (const std::string last = last_segment(path); !last.empty())
      names.push_back({last, "the key " + path});
    for (const std::string& word : reading::choices_of(key)) {
      const bool is_band = word.empty() || (word.front() >= '0' && word.front() <= '9');
      if (!is_band) names.push_back({underscored(word), "a word for " + path});
    }
  }
  return names;
}

std::vector<PublicName> names_of_datasets_explained() {
  std::vector<PublicName> names;
  for (const Dataset& dataset : catalogue())
    if (dataset.metric == nullptr) names.push_back({dataset.name, "the dataset " + dataset.path()});
  return names;
}

/// What a result has names along.
std::vector<PublicName> names_of_dimensions() {
  std::vector<PublicName> names;
  for (const char* name : {"scenario", "replication", "week", "day", "stream", "priority", "post", "role",
                           "category", "wait_day", "activity", "reason", "statistic", "cause"})
    names.push_back({name, std::string{"the dimension "} + name});
  return names;
}

struct GlossaryRow {
  std::size_t line = 0;
  std::string term;
  std::vector<std::string> names;
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// What stands between one ` and the next.
std::vector<std::string> in_backticks(std::string_view text) {
  std::vector<std::string> all;
  for (std::size_t begin = text.find('`'); begin != std::string_view::npos;) {
    const std::size_t end = text.find('`', begin + 1);
    if (end == std::string_view::npos) break;
    all.emplace_back(text.substr(begin + 1, end - begin - 1));
    begin = text.find('`', end + 1);
  }
  return all;
}

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  for (std::size_t begin = line.find('|'); begin != std::string_view::npos;) {
    const std::size_t end = line.find('|', begin + 1);
    if (end == std::string_view::npos) break;
    cells.push_back(trimmed(line.substr(begin + 1, end - begin - 1)));
    begin = end;
  }
  return cells;
}

std::vector<GlossaryRow> rows_of(std::string_view text, std::vector<std::string>& breaches,
                                 const std::string& path) {
  std::vector<GlossaryRow> rows;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    if (line.substr(0, 1) != "|") continue;
    const std::vector<std::string_view> cells = cells_of(line);
    if (cells.size() != 3) {
      breaches.push_back(path + ":" + std::to_string(number + 1) + " has " + std::to_string(cells.size()) +
                         " cells; expected a term, its meaning and its names");
    } else if (cells[0] != "term" && cells[0] != "---") {
      rows.push_back({number + 1, std::string{cells[0]}, in_backticks(cells[2])});
    }
  }
  return rows;
}

}  // namespace

std::vector<PublicName> enum_words(const SourceFile& header) {
  std::vector<PublicName> all;
  const std::string_view text = header.text, begins = "enum class ";
  for (std::size_t at = text.find(begins); at != std::string_view::npos; at = text.find(begins, at + 1)) {
    const std::size_t open = text.find('{', at), close = text.find('}', at);
    if (open == std::string_view::npos || text.find(';', at) < open) continue;  // declared, not defined
    const std::string name = words_of_code(text.substr(at + begins.size(), open - at)).front();
    for (const std::string& word : words_of_code(text.substr(open, close - open)))
      all.push_back({word, "of the enum " + name + ", " + header.path});
  }
  return all;
}

std::vector<PublicName> public_names(const std::vector<SourceFile>& files) {
  std::vector<PublicName> names = names_of_keys();
  const auto add = [&](const std::vector<PublicName>& more) {
    names.insert(names.end(), more.begin(), more.end());
  };
  for (const MetricRow& row : kMetricRows)
    names.push_back({std::string{row.name}, "the metric " + std::string{row.name}});
  add(names_of_datasets_explained());
  add(names_of_dimensions());
  for (const NamedHours& hours : named_hours())
    names.push_back({std::string{hours.name}, "hours by cause: " + std::string{hours.name}});
  for (const SourceFile& file : files)
    if (is_engine_header(file) && file.path.rfind("engine/service/", 0) == 0) add(enum_words(file));
  return names;
}

std::vector<std::string> engine_types(const std::vector<SourceFile>& files) {
  std::vector<std::string> types;
  for (const SourceFile& file : files) {
    if (!is_engine_header(file)) continue;
    std::string before;
    for (std::string& word : words_of_code(file.text)) {
      if (before == "struct" || before == "class" || before == "using") types.push_back(word);
      before = std::move(word);
    }
  }
  return types;
}

std::vector<std::string> glossary_breaches(const SourceFile& glossary, const std::vector<PublicName>& names,
                                           const std::vector<std::string>& types) {
  std::vector<std::string> breaches;
  std::set<std::string> known{types.begin(), types.end()};
  for (const PublicName& name : names) known.insert(name.name);
  std::map<std::string, std::size_t> terms, explained;  // and the line
  for (const GlossaryRow& row : rows_of(glossary.text, breaches, glossary.path)) {
    const std::string where = glossary.path + ":" + std::to_string(row.line);
    const auto again = [&](const std::string& what, const auto& first) {
      if (!first.second)
        breaches.push_back(where + " explains " + what + " again, after line " +
                           std::to_string(first.first->second));
    };
    again(row.term, terms.emplace(row.term, row.line));
    for (const std::string& name : row.names) {
      again('`' + name + '`', explained.emplace(name, row.line));
      if (known.count(name) == 0)
        breaches.push_back(where + " names `" + name + "`, which is no name of the program");
    }
  }
  std::set<std::string> missed;
  for (const PublicName& name : names) {
    if (explained.count(name.name) == 0 && missed.insert(name.name).second)
      breaches.push_back(glossary.path + " does not explain `" + name.name + "`, " + name.what);
  }
  return breaches;
}

}  // namespace headroom::architecture
