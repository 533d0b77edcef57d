// `new`: starts a folder with an example study, commented with what to change first.

#include <fmt/format.h>
#include <memory>

#include <algorithm>
#include <cctype>
#include <iostream>
#include <string>
#include <vector>

#include "command_line/common_words.hpp"
#include "command_line/exit_codes.hpp"
#include "running/examples.hpp"
#include "running/output_written.hpp"
#include "running/run_words.hpp"
#include "study/read_study.hpp"
#include "support/new_folder.hpp"

namespace headroom {
namespace {

struct NewOptions {
  std::string folder;
  std::string like;   ///< an example's name; empty: the first
  bool csv = false;   ///< posts, streams and absences in CSV files, instead of an example
  bool list = false;  ///< says what there is to start from and writes nothing
  bool quiet = false;
};

constexpr const char* kStudy = "study.yaml";
constexpr const char* kSchema = "study.schema.json";

/// What somebody changes first, in the order of the examples.
struct FirstChange {
  const char* key;
  const char* what;
};
constexpr FirstChange kFirstChanges[] = {
    {"title", "what you call the service"},
    {"calendar", "the first day that your question is about, and for how many weeks"},
    {"appointments", "minutes, and the share that is missed"},
    {"streams", "referrals a week, and the waiting list on the first day"},
    {"staff", "your posts: WTE, band and job plan"},
    {"scenarios", "what you think of doing"},
};

/// Where a key of the study's outermost map stands, counted from 1; 0 where it is not there.
std::size_t line_of(std::string_view study, const std::string& key) {
  std::size_t line = 1;
  for (std::size_t from = 0; from < study.size(); ++line) {
    if (study.substr(from, key.size() + 1) == key + ":") return line;
    from = std::min(study.find('\n', from), study.size()) + 1;
  }
  return 0;
}

bool has_file(const Example& example, const std::string& name) {
  return std::any_of(example.files.begin(), example.files.end(),
                     [&](const ExampleFile& file) { return file.path == name; });
}

std::string changes_text(const Example& example, std::string_view study, const std::string& indent) {
  std::string text;
  for (const FirstChange& change : kFirstChanges) {
    const std::size_t line = line_of(study, change.key);
    if (line == 0) continue;
    const std::string file = std::string{change.key} + ".csv";
    text += fmt::format("{}line {:<4} {:<13} {}{}\n", indent, line, change.key, change.what,
                        has_file(example, file) ? ": in " + file : "");
  }
  return text;
}

std::string origin(const Example& example) {
  return example.asks.empty() ? "the CSV templates" : "the example " + example.name;
}

std::string head(const Example& example, std::string_view study) {
  return fmt::format(
      "# yaml-language-server: $schema=./{}\n"
      "# (The line above lets an editor complete and check this file.) Started by headroom {} from\n"
      "# {}. Its numbers are not yours. Change first:\n{}\n",
      kSchema, HEADROOM_VERSION, origin(example), changes_text(example, study, "#   "));
}

std::string_view study_of(const Example& example) {
  return std::find_if(example.files.begin(), example.files.end(),
                      [](const ExampleFile& file) { return file.path == kStudy; })
      ->text;
}

/// The example's study below a head whose line numbers count the head itself.
std::string commented_study(const Example& example) {
  const std::string study{study_of(example)};
  const std::string first = head(example, study);  // as many lines as the one that is right
  const auto lines = static_cast<std::size_t>(std::count(first.begin(), first.end(), '\n'));
  return head(example, std::string(lines, '\n') + study) + study;
}

/// A word as a shell takes it.
std::string shell_word(const std::string& word) {
  const bool plain = std::all_of(word.begin(), word.end(), [](unsigned char c) {
    return std::isalnum(c) || std::string_view{"/._-+@%,:="}.find(char(c)) != std::string_view::npos;
  });
  if (plain) return word;
  std::string text = "'";
  for (const char c : word) text += c == '\'' ? std::string{"'\\''"} : std::string{c};
  return text + "'";
}

std::string next_steps(const Example& example, const std::string& study, const std::string& folder) {
  const std::string file = shell_word(folder + kStudy), results = shell_word(folder + "study.h5");
  std::string text = fmt::format(
      "Change first, in {}:\n{}\n"
      "Next:\n"
      "  headroom check {}\n      says back what was understood; every mistake with its line\n"
      "  headroom plan {}\n      hours needed against hours there are\n",
      folder + kStudy, changes_text(example, study, "  "), file, file);
  if (line_of(study, "sizing") != 0)
    text += fmt::format("  headroom size {}\n      the least staffing that meets the targets\n", file);
  return text + fmt::format(
                    "  headroom run {}\n      simulates, and compares the scenarios\n"
                    "  headroom report {}\n      a page with charts, for a browser or to print\n",
                    file, results);
}

int list_examples() {
  std::cout << "Examples to start from, with 'headroom new DIR --like NAME':\n";
  for (const Example& example : examples())
    std::cout << fmt::format("\n{}\n  {}\n  asks: {}\n", example.name, example.service, example.asks);
  return kDone;
}

Example chosen(const NewOptions& options) {
  if (options.csv) return csv_template();
  std::vector<Example> all = examples();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Example& example) { return example.name == options.like; });
  return found == all.end() ? all.front() : *found;
}

int new_study(const NewOptions& options) {
  if (options.list) return list_examples();
  if (options.folder.empty())
    return say(kWrongInput,
               "new needs the folder to write, as in 'headroom new my-clinic'; "
               "'headroom new --list' says what there is to start from");
  const Example example = chosen(options);
  const std::string study = commented_study(example), schema = study_schema();
  std::vector<NewFile> files{{kStudy, study}, {kSchema, schema}};
  for (const ExampleFile& file : example.files)
    if (file.path != kStudy) files.push_back({file.path, file.text});
  if (const std::string refused = refusal_of_new_folder(options.folder, files); !refused.empty())
    return say(kWrongInput, refused);
  if (const auto written = write_new_folder(options.folder, files); !written)
    return say(kFailed, written.error());
  if (options.quiet) return kDone;
  const std::string folder = options.folder + (options.folder.back() == '/' ? "" : "/");
  std::string names;
  for (const NewFile& file : files) names += (names.empty() ? "" : ", ") + std::string{file.name};
  std::cout << fmt::format("{} now holds {}, from {}.\n\n{}", folder, names, origin(example),
                           next_steps(example, study, folder));
  return with_output_written(kDone, options.folder);
}

}  // namespace

Command new_command() {
  auto options = std::make_shared<NewOptions>();
  return {
      "new",
      "Writes a commented study to start from",
      {argument("DIR", options->folder, "the folder to write; not there yet, or empty"),
       option("--like", "NAME", options->like,
              "the example to start from (default: the smallest, first-study)")
           .one_of(example_names()),
       flag("--csv", options->csv, "posts, streams and absences in CSV files, for a spreadsheet")
           .excludes({"--like"}),
       flag("--list", options->list, "the examples and what each asks; nothing is written"),
       quiet_word(options->quiet, "no word of what to do next")},
      {{{"the smallest example, sixty commented lines: change its numbers", "new my-clinic"},
        {"what else there is to start from, and what each example asks", "new --list"},
        {"start from the example of a tender instead", "new my-bid --like tender"},
        {"posts, streams and absences in files that a spreadsheet opens", "new my-clinic --csv"}},
       {{"",
         "The folder then holds study.yaml, the study.schema.json that lets an editor complete and check it "
         "(see "
         "'headroom help schema') and the example's data. Nothing that is there already is overwritten."}}},
      [options] { return new_study(*options); }};
}

}  // namespace headroom
