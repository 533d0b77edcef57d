// The repository read from disk, and rules applied by includes, calls, words and lines of each file.

#include "source_rules.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string_view>

#include "results/datasets/catalogue.hpp"
#include "service/metric_rows.hpp"

namespace headroom::architecture {
namespace {

namespace fs = std::filesystem;

/// A layer may include itself and any of lower height.
const std::map<std::string, int> kHeights{
    {"base", 0},     {"random", 1},     {"statistics", 1}, {"service", 2},    {"study", 3},
    {"planning", 3}, {"simulation", 4}, {"results", 5},    {"experiment", 6}, {"report", 7}};

/// Rooms of a layer, each of which may include those to its left.
const std::map<std::string, std::vector<std::string>> kRooms{
    {"study", {"text", "keys", "rows", "overlays", "unknowns", "bind", "assumptions", "hints"}},
    {"simulation", {"diary", "people", "model", "record", "books", "staffing", "day"}},
    {"results", {"metrics", "datasets", "comparison"}},
    {"experiment", {"sizing"}},
    {"statistics", {"queueing", "sequential", "spread"}},
    {"report", {"words", "answers", "page", "export"}},
    {"store", {"hdf5", "result", "writing", "parts"}}};

constexpr std::size_t kMostFilesInAFolder = 30;
constexpr std::size_t kMostColumns = 110;

const std::set<std::string> kOutsideHeaders{"fstream",
                                            "iostream",
                                            "istream",
                                            "ostream",
                                            "filesystem",
                                            "thread",
                                            "mutex",
                                            "shared_mutex",
                                            "future",
                                            "atomic",
                                            "condition_variable",
                                            "stop_token",
                                            "semaphore",
                                            "latch",
                                            "barrier",
                                            "chrono",
                                            "ctime",
                                            "time.h",
                                            "random",
                                            "csignal",
                                            "signal.h",
                                            "stdio.h",
                                            "locale",
                                            "syncstream",
                                            "unistd.h",
                                            "fcntl.h",
                                            "pthread.h",
                                            "ranges",
                                            "format",
                                            "source_location",
                                            "execution",
                                            "coroutine"};

const std::array<std::string, 10> kOutsideFolders{
    "sys/", "H5", "hdf5", "yaml-cpp/", "nlohmann/", "openssl/", "CLI/", "Random123/", "gtest/", "benchmark/"};

struct Include {
  std::string name;
  bool quoted;
};

std::vector<Include> includes_of(const std::string& text) {
  static const std::regex directive{R"re((^|\n)[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">])re"};
  std::vector<Include> found;
  for (std::sregex_iterator match{text.begin(), text.end(), directive}, end; match != end; ++match)
    found.push_back({(*match)[3].str(), (*match)[2].str() == "\""});
  return found;
}

bool starts_with(const std::string& text, const std::string& start) { return text.rfind(start, 0) == 0; }

std::string in_small_letters(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

bool is_source(const std::string& path) {
  const std::string ending = fs::path(path).extension().string();
  return ending == ".hpp" || ending == ".cpp";
}

bool is_engine_source(const SourceFile& file) {
  return starts_with(file.path, "engine/") && is_source(file.path);
}

std::string first_folder(const std::string& path) {
  const auto slash = path.find('/');
  return slash == std::string::npos ? std::string{} : path.substr(0, slash);
}

std::string layer_of(const SourceFile& file) {
  return first_folder(file.path.substr(std::string{"engine/"}.size()));
}

bool may_use_clock_header(const SourceFile& file) { return file.path == "engine/base/date.cpp"; }

bool may_use_eigen(const SourceFile& file) {
  const std::string layer = layer_of(file);
  return (layer == "planning" || layer == "statistics") && fs::path(file.path).extension() == ".cpp";
}

bool is_outside(const SourceFile& file, const std::string& header) {
  if (header == "chrono" && may_use_clock_header(file)) return false;
  if (starts_with(header, "Eigen/")) return !may_use_eigen(file);
  return kOutsideHeaders.count(header) > 0 ||
         std::any_of(kOutsideFolders.begin(), kOutsideFolders.end(),
                     [&](const std::string& folder) { return starts_with(header, folder); });
}

/// Characters of a line in UTF-8.
std::size_t columns_of(const std::string& line) {
  return static_cast<std::size_t>(
      std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

bool is_written_by_people(const fs::path& relative) {
  const std::string top = relative.begin()->string();
  const std::string ending = relative.extension().string();
  return top != ".git" && top != "build" && relative.filename() != "LICENSE" && ending != ".h5" &&
         ending != ".pyc";
}

std::string read_text(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream{path, std::ios::binary}.rdbuf();
  return text.str();
}

std::vector<SourceFile> read_repository() {
  const fs::path top{HEADROOM_SOURCE_DIR};
  std::vector<SourceFile> files;
  for (auto entry = fs::recursive_directory_iterator{top}; entry != fs::recursive_directory_iterator{};
       ++entry) {
    const fs::path relative = entry->path().lexically_relative(top);
    if (!is_written_by_people(relative)) {
      if (entry->is_directory()) entry.disable_recursion_pending();
    } else if (entry->is_regular_file()) {
      files.push_back({relative.generic_string(), read_text(entry->path())});
    }
  }
  std::sort(files.begin(), files.end(),
            [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  return files;
}

}  // namespace

const std::vector<SourceFile>& repository_files() {
  static const std::vector<SourceFile> files = read_repository();
  return files;
}

std::vector<std::string> layer_breaches(const SourceFile& file) {
  if (!is_engine_source(file) || file.path == "engine/headroom.hpp") return {};  // which is all of them
  const std::string own = layer_of(file);
  if (kHeights.count(own) == 0) return {file.path + " lies in no layer"};
  std::vector<std::string> breaches;
  for (const Include& include : includes_of(file.text)) {
    if (!include.quoted) continue;
    const std::string other = first_folder(include.name);
    if (kHeights.count(other) == 0) {
      breaches.push_back(file.path + " includes \"" + include.name + "\", which lies in no layer");
    } else if (other != own && kHeights.at(other) >= kHeights.at(own)) {
      breaches.push_back(file.path + " includes \"" + include.name + "\", which is not below " + own);
    }
  }
  return breaches;
}

std::vector<std::string> room_breaches(const SourceFile& file) {
  std::vector<std::string> breaches;
  if (!is_source(file.path) || file.path.find('/') == std::string::npos) return breaches;
  const fs::path within = fs::path{file.path}.lexically_relative(first_folder(file.path));
  const auto rooms = kRooms.find(within.begin()->string());
  if (rooms == kRooms.end()) return breaches;
  const auto height_of = [&](const fs::path& path) {  // of "study/keys/key.hpp"; 0 at the layer's top
    const auto room = std::next(path.begin());
    const auto found = std::find(rooms->second.begin(), rooms->second.end(), room->string());
    return found == rooms->second.end() ? 0 : 1 + (found - rooms->second.begin());
  };
  const auto own = height_of(within);
  if (own == 0) return breaches;
  for (const Include& include : includes_of(file.text))
    if (include.quoted && starts_with(include.name, rooms->first + "/") && height_of(include.name) > own)
      breaches.push_back(file.path + " includes " + include.name + ", of a room above its own");
  return breaches;
}

std::vector<std::string> crowded_folders(const std::vector<SourceFile>& files) {
  std::map<std::string, std::size_t> counts;
  for (const SourceFile& file : files)
    if (is_source(file.path) && (starts_with(file.path, "engine/") || starts_with(file.path, "tools/")))
      ++counts[fs::path{file.path}.parent_path().string()];
  std::vector<std::string> crowded;
  for (const auto& [folder, count] : counts)
    if (count > kMostFilesInAFolder) crowded.push_back(folder + " holds " + std::to_string(count) + " files");
  return crowded;
}

std::vector<std::string> first_line_breaches(const std::vector<SourceFile>& files) {
  static const std::set<std::string> folders{"engine", "tools", "tests", "bench"};
  std::map<std::string, std::string> begins_with;  // by first line, the file that has it
  std::vector<std::string> breaches;
  for (const SourceFile& file : files) {
    if (!is_source(file.path) || folders.count(first_folder(file.path)) == 0) continue;
    const std::string line = file.text.substr(0, file.text.find('\n'));
    const auto [other, is_new] = begins_with.emplace(line, file.path);
    if (!starts_with(line, "// ")) {
      breaches.push_back(file.path + " does not begin with a line that says what it is for, // …");
    } else if (line.back() != '.') {
      breaches.push_back(file.path + " begins with a line that does not end in a full stop");
    } else if (columns_of(line) > kMostColumns) {
      breaches.push_back(file.path + " begins with a line of more than " + std::to_string(kMostColumns) +
                         " columns");
    } else if (!is_new) {
      breaches.push_back(file.path + " begins as " + other->second + " does");
    }
  }
  return breaches;
}

std::vector<std::string> purity_breaches(const SourceFile& file) {
  if (!is_engine_source(file)) return {};
  std::vector<std::string> breaches;
  for (const Include& include : includes_of(file.text))
    if (is_outside(file, include.name)) breaches.push_back(file.path + " includes <" + include.name + ">");
  static const std::regex call{
      R"re(\b(f?printf|vf?printf|puts|fputs|fopen|fwrite|getenv|setenv|system|rand|srand|exit|abort)[ \t]*\()re"};
  for (std::sregex_iterator match{file.text.begin(), file.text.end(), call}, end; match != end; ++match)
    breaches.push_back(file.path + " calls " + (*match)[1].str());
  return breaches;
}

std::vector<std::string> output_breaches(const SourceFile& file) {
  if (!starts_with(file.path, "tools/") || !is_source(file.path)) return {};
  if (file.path == "tools/support/progress.cpp") return {};
  static const std::regex call{R"re(\b(v?f?printf|puts|fputs|fputc|putchar|fwrite|fmt::print)[ \t]*\()re"};
  std::vector<std::string> breaches;
  for (std::sregex_iterator match{file.text.begin(), file.text.end(), call}, end; match != end; ++match)
    breaches.push_back(file.path + " calls " + (*match)[1].str());
  return breaches;
}

std::map<std::string, std::string> enum_words(const std::vector<SourceFile>& files) {
  static const std::regex list{R"re(kWords<[\w:]+>\s*(\{|= only_written\((\w+)\)))re"};
  static const std::regex word{R"re(\{"([^"]+)")re"}, plain{R"re("([^"]+)")re"};
  std::map<std::string, std::string> words;
  const auto take = [&](const SourceFile& file, std::size_t from, const std::regex& each) {
    const std::string text = file.text.substr(from, file.text.find(';', from) - from);
    for (std::sregex_iterator match{text.begin(), text.end(), each}, end; match != end; ++match)
      words[(*match)[1].str()] = file.path;
  };
  for (const SourceFile& file : files) {
    if (!starts_with(file.path, "engine/") || file.text.find("kWords<") == std::string::npos) continue;
    for (std::sregex_iterator match{file.text.begin(), file.text.end(), list}, end; match != end; ++match) {
      const std::string names = (*match)[2].str();  // of an array of its own
      if (names.empty()) {
        take(file, static_cast<std::size_t>(match->position()), word);
      } else {
        take(file, file.text.find(' ' + names + '{'), plain);
      }
    }
  }
  return words;
}

std::vector<std::string> enum_word_breaches(const SourceFile& file,
                                            const std::map<std::string, std::string>& words) {
  // What else these are: ends of bounds and keys of that name, replications and priorities as such, a metric,
  // a day's first and a file's columns, a nation at the head of a year's name, no value at all; of a number
  // of things each, a choice of a sizing.
  static const std::set<std::string> kOfManyMeanings{
      "at_least", "at_most", "replications", "priority", "cost", "wte",  "first", "treatment",
      "none",     "bank",    "scotland",     "clinical", "ar",   "each", "choice"};
  // Of the result file, whose words are its own.
  static const std::map<std::string, std::set<std::string>> kCalledAlike{
      {"tools/store/parts/run_key.cpp", {"ocba"}},
      {"tools/headroom/commands/run.cpp", {"ocba"}},
      {"engine/results/results.hpp", {"ocba"}},
      {"tools/headroom/said_back/check_json.cpp", {"assumed"}}};  // what was
  std::vector<std::string> breaches;
  const bool is_row_of_keys = starts_with(file.path, "engine/study/keys/keys_");
  const bool is_ours = starts_with(file.path, "engine/") || starts_with(file.path, "tools/");
  if (!is_ours || !is_source(file.path) || is_row_of_keys) return breaches;
  const auto allowed = kCalledAlike.find(file.path);
  for (const auto& [word, home] : words) {
    if (home == file.path || kOfManyMeanings.count(word) > 0) continue;
    if (allowed != kCalledAlike.end() && allowed->second.count(word) > 0) continue;
    if (file.text.find('"' + word + '"') != std::string::npos)
      breaches.push_back(file.path + " has " + word + " as text, a word of " + home);
  }
  return breaches;
}

std::vector<std::string> metric_name_breaches(const SourceFile& file) {
  // By file: a series, a distribution of waits, a subject or a thing to minimise of the same name.
  static const std::map<std::string, std::set<std::string_view>> kCalledAlike{
      {"engine/simulation/series.hpp", {"cancelled_by_service", "wait_first_p92"}},
      {"engine/results/datasets/catalogue.cpp", {"waiting_end"}},
      {"engine/report/page/section_cost.cpp", {"cost"}},
      {"engine/study/study.hpp", {"cost"}},
      {"engine/study/keys/keys_experiment.cpp", {"cost"}},
      {"tools/headroom/said_back/check_json.cpp", {"cost"}},
      {"tools/headroom/said_back/check_experiment.cpp", {"cost"}},
      {"tools/headroom/answers/compare_question.cpp", {"cost"}},
      {"tools/headroom/commands/compare.cpp", {"cost"}}};
  const bool is_source = file.path.rfind("engine/", 0) == 0 || file.path.rfind("tools/", 0) == 0;
  const bool is_cpp = file.path.size() > 4 && (file.path.substr(file.path.size() - 4) == ".cpp" ||
                                               file.path.substr(file.path.size() - 4) == ".hpp");
  std::vector<std::string> breaches;
  if (!is_source || !is_cpp || file.path == "engine/service/metric_rows.hpp") return breaches;
  const auto allowed = kCalledAlike.find(file.path);
  for (const MetricRow& row : kMetricRows) {
    if (allowed != kCalledAlike.end() && allowed->second.count(row.name) > 0) continue;
    if (file.text.find('"' + std::string{row.name} + '"') != std::string::npos)
      breaches.push_back(file.path + " names the metric " + std::string{row.name} + " as text");
  }
  return breaches;
}

namespace {

struct CalledAlike {
  std::string_view path, is;
  std::set<std::string_view> names;
};
const std::vector<CalledAlike> kLikeDatasets{
    {"engine/service/metric_rows.hpp",
     "metrics",
     {"cancelled_by_service", "overtime", "wait_first_p92", "waiting_end"}},
    {"engine/service/cover.hpp", "who covers", {"bank"}},
    {"engine/service/service.hpp", "clocks", {"first", "treatment"}},
    {"engine/study/bind/bind_cover.cpp", "who covers", {"bank"}},
    {"engine/study/bind/bind_streams.cpp", "keys and clocks of a study", {"referrals", "waiting"}},
    {"engine/study/overlays/overlay.cpp",
     "keys, and a word for what is gone",
     {"referrals", "removed", "waiting"}},
    {"engine/study/scenario_source.cpp", "a key", {"waiting"}},
    {"engine/study/estimated_numbers.cpp", "a key", {"waiting"}},
    {"engine/study/scenarios.hpp", "a word for what is gone", {"removed"}},
    {"engine/report/answers/plan_tables.cpp", "a heading", {"contracted"}},
    {"engine/report/page/section_hours.cpp", "a heading", {"contracted"}},
    {"engine/report/words/booking_text.cpp", "a rule in words", {"discharged"}},
    {"tools/headroom/said_back/check_json.cpp", "the list at the start", {"waiting"}},
    {"tools/headroom/commands/check.cpp", "a clock in words", {"treatment"}},
    {"tools/headroom/said_back/plan_json.cpp", "the list at the start", {"waiting"}},
    {"tools/web/read_call.cpp", "the list at the start", {"waiting"}},
    {"tools/web/simulating.cpp", "where a block begins", {"first"}}};

/// By themselves and with their group, as they are and as they were.
const std::set<std::string>& names_of_datasets() {
  static const std::set<std::string> kNames = [] {
    std::set<std::string> names;
    for (const Dataset& dataset : catalogue()) {
      if (dataset.metric == nullptr) names.insert(dataset.name);
      if (!dataset.formerly.empty()) names.insert(dataset.formerly);
      for (const KeepRow& keep : kKeepRows) names.insert(dataset.path(keep.keep));
    }
    return names;
  }();
  return kNames;
}

}  // namespace

std::vector<std::string> dataset_name_breaches(const SourceFile& file) {
  const bool is_ours = starts_with(file.path, "engine/") || starts_with(file.path, "tools/");
  std::vector<std::string> breaches;
  if (!is_ours || !is_source(file.path) || file.path == "engine/simulation/series.hpp" ||
      starts_with(file.path, "engine/results/datasets/catalogue."))
    return breaches;
  const auto alike = std::find_if(kLikeDatasets.begin(), kLikeDatasets.end(),
                                  [&](const CalledAlike& one) { return one.path == file.path; });
  for (std::size_t begin = file.text.find('"'); begin != std::string::npos;) {
    const std::size_t end = file.text.find('"', begin + 1);
    if (end == std::string::npos) break;
    const std::string text = file.text.substr(begin + 1, end - begin - 1);
    const bool is_allowed = alike != kLikeDatasets.end() && alike->names.count(text) > 0;
    if (!is_allowed && names_of_datasets().count(text) > 0)
      breaches.push_back(file.path + " names the dataset " + text + " as text");
    begin = end;  // what ends one text may begin another: a lone quotation mark shifts no further than this
  }
  return breaches;
}

std::vector<std::string> idle_exemptions(const std::vector<SourceFile>& files) {
  std::vector<std::string> idle;
  for (const CalledAlike& one : kLikeDatasets) {
    const auto file =
        std::find_if(files.begin(), files.end(), [&](const SourceFile& f) { return f.path == one.path; });
    for (const std::string_view name : one.names) {
      if (file == files.end() || file->text.find('"' + std::string{name} + '"') == std::string::npos)
        idle.push_back(std::string{one.path} + " has no " + std::string{name});
    }
  }
  return idle;
}

std::vector<std::string> called_like_datasets() {
  std::vector<std::string> lines;
  for (const CalledAlike& one : kLikeDatasets) {
    std::string line = std::string{one.path} + ", " + std::string{one.is} + ":";
    for (const std::string_view name : one.names) line += ' ' + std::string{name};
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<std::string> wording_breaches(const SourceFile& file) {
  struct Phrase {
    std::vector<std::string> needs;  // each match has one of these; most files have none: not searched
    std::regex match;
  };
  // Of small letters, written in pieces, so that this file does not break its own rule.
  static const std::array<Phrase, 6> phrases{
      Phrase{{std::string{"to"} + "do"}, std::regex{std::string{R"(\bto)"} + R"(do\b)"}},
      Phrase{{std::string{"fix"} + "me"}, std::regex{std::string{R"(\bfix)"} + R"(me\b)"}},
      Phrase{{std::string{"/wo"} + "rk/"}, std::regex{std::string{"/wo"} + "rk/"}},
      Phrase{{"issue"}, std::regex{std::string{R"(\biss)"} + R"(ues?[ \t]*#?[0-9])"}},
      Phrase{{"deb.deb"}, std::regex{std::string{R"(deb\.deb)"} + R"(ian\.org)"}},
      Phrase{{std::string{"registry"} + ".npm", "pypi."},
             std::regex{std::string{R"((registry\.npm|pypi\.)"} + "(org|js))"}}};
  const std::string text = in_small_letters(file.text);
  std::vector<std::string> breaches;
  for (const Phrase& phrase : phrases) {
    if (std::none_of(phrase.needs.begin(), phrase.needs.end(),
                     [&](const std::string& part) { return text.find(part) != std::string::npos; }))
      continue;
    std::smatch match;
    if (std::regex_search(text, match, phrase.match))
      breaches.push_back(file.path + " says " +
                         file.text.substr(static_cast<std::size_t>(match.position()),
                                          static_cast<std::size_t>(match.length())));
  }
  return breaches;
}

}  // namespace headroom::architecture
