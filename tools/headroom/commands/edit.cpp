// `edit`: changes values, entries and names of a study's text, and nothing else of it.

#include <fmt/format.h>
#include <memory>

#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "answers/json.hpp"
#include "base/characters.hpp"
#include "command_line/common_words.hpp"
#include "command_line/exit_codes.hpp"
#include "editing/edit_json.hpp"
#include "reading/load_study.hpp"
#include "reading/text_file.hpp"
#include "running/output_written.hpp"
#include "running/refused_output.hpp"
#include "running/run_words.hpp"
#include "said_back/problems.hpp"
#include "support/atomic_file.hpp"

namespace headroom {
namespace {

struct EditOptions {
  std::string study;
  std::vector<EditOperation> operations;  ///< in the order given; of rows the file's name for a value
  std::string output;                     ///< empty: the study itself
  bool dry_run = false;
  bool json = false;
  bool quiet = false;
};

bool is_same_file(const std::string& a, const std::string& b) {
  std::error_code failed;
  return a == b || std::filesystem::equivalent(a, b, failed);
}

/// Where the edited study may not be written.
std::string edit_refusal(const EditOptions& options) {
  if (!options.output.empty() && !is_same_file(options.output, options.study))
    return refused_as_output(options.output, Makes::other);
  if (const std::string unfit = unfit_as_place(options.study); !unfit.empty())
    return fmt::format("{} is {}; name another file with --output", options.study, unfit);
  return refusal_to_replace(options.study);
}

/// The operations with the tables that they name in place of the tables' names; else a sentence.
tl::expected<std::vector<EditOperation>, std::string> with_tables(std::vector<EditOperation> operations) {
  for (EditOperation& operation : operations) {
    if (operation.kind != EditKind::rows) continue;
    auto table = read_text_file(operation.value, Pipes::where_handed_over);
    if (!table) {
      const Problem& problem = table.error().front();
      return tl::unexpected{
          fmt::format("the table {} is {}; expected {}", operation.value, problem.found, problem.expected)};
    }
    operation.table = std::exchange(operation.value, std::move(*table));
  }
  return operations;
}

/// The mistakes of the edited study, where the text had none before. One that has some may be edited as it
/// stands: they are mended one after another, and some are seen only when others are gone.
Problems mistakes_made(const EditOptions& options, const std::string& text, const EditedStudy& edited) {
  const std::string& output = options.output.empty() ? options.study : options.output;
  auto after = load_study_text(edited.text, options.study, files_beside(output));
  if (after || !load_study_text(text, options.study, files_beside(options.study))) return {};
  return std::move(after.error());
}

void print_edited(const EditOptions& options, const std::string& text, const EditedStudy& edited) {
  if (options.json) {
    std::cout << json_text(Json::holding(edit_json(edited)));
  } else if (options.dry_run) {
    std::cout << unified_diff(text, edited.changes, printable_line(options.study));
  }
}

int refused_for(const Problems& mistakes) {
  report_problems(mistakes);
  return say(
      kWrongInput,
      "nothing is changed: the study is right as it is, and edited so it would be wrong (lines are those "
      "of the edited text)");
}

int write(const EditOptions& options, const std::string& text, const EditedStudy& edited) {
  const std::string& output = options.output.empty() ? options.study : options.output;
  const bool is_same = is_same_file(output, options.study);
  if (!is_same || !edited.changes.empty()) {
    if (const auto written = write_text_file(output, edited.text); !written)
      return say(kFailed, written.error());
  }
  print_edited(options, text, edited);
  if (!options.quiet && is_same && edited.changes.empty()) {
    std::cerr << fmt::format("{} says that already; nothing is changed\n", output);
  } else if (!options.quiet) {
    std::cerr << output << (is_same ? " is edited\n" : " holds the edited study\n");
  }
  return with_output_written(kDone, output);
}

int edit(const EditOptions& options) {
  if (options.operations.empty())
    return say(kWrongInput,
               "edit needs something to do: --set, --add, --remove, --rename or --rows; "
               "'headroom edit --help' has examples");
  if (!options.dry_run) {
    if (const std::string refused = edit_refusal(options); !refused.empty()) return say(kWrongInput, refused);
  }
  const auto text = read_text_file(options.study, Pipes::where_handed_over);
  if (!text) return report_problems(text.error());
  const auto operations = with_tables(options.operations);
  if (!operations) return say(kWrongInput, operations.error());
  const auto edited = edit_study(*text, options.study, *operations, files_beside(options.study));
  if (!edited) return say(kWrongInput, edited.error());
  const Problems mistakes = mistakes_made(options, *text, *edited);
  if (!mistakes.empty()) return refused_for(mistakes);
  if (options.dry_run) {
    print_edited(options, *text, *edited);
    return with_output_written(kDone);
  }
  return write(options, *text, *edited);
}

/// PATH=VALUE
Word pair_word(EditOptions& options, const char* name, EditKind kind, const char* takes, const char* help) {
  const std::string form = takes;
  return option(
             name, takes,
             [&options, kind](const std::string& pair) {
               const auto sign = pair.find('=');
               options.operations.push_back({kind, pair.substr(0, sign), pair.substr(sign + 1)});
             },
             help)
      .checked([form](const std::string& pair) {
        const auto sign = pair.find('=');
        return sign != std::string::npos && sign > 0 ? std::string{} : "'" + pair + "' is not " + form;
      })
      .in_order();
}

CommandHelp edit_help() {
  return {
      {{"one post's hours, and nothing else of the text",
        "edit my-clinic/study.yaml --set staff.band-6.wte=1.2"},
       {"what would change, without changing it",
        "edit my-clinic/study.yaml --set appointments.fitting.dna=4% --dry-run"},
       {"one post more", "edit my-clinic/study.yaml --add 'staff.new={like: band-6, wte: 1}'"},
       {"a post under another name, wherever the study speaks of it",
        "edit my-clinic/study.yaml --rename staff.band-6=senior"},
       {"posts from a spreadsheet, saved as CSV: changed and new ones",
        "edit my-clinic/study.yaml --rows staff=posts.csv"}},
      {{"",
        "PATH is as in a sweep, staff.band-6.wte, with [n] for the n-th of a list: calendar.closed[2]. VALUE "
        "is written as in the study. Operations are done in the order in which they are given. Everything "
        "else of the text stays byte for byte; a comment to the right keeps its column where there is "
        "room."},
       {"",
        "What was edited is read again before it is written. Where it says anything but what was asked for, "
        "or a study that was right would be wrong, nothing is changed. Names are part of the random numbers: "
        "what is renamed meets other chances."},
       {"", "A value that stands in a CSV file is not changed; the message says file and line."},
       {"",
        "The difference that --dry-run prints is for reading, with one end of line for all; --json has the "
        "changes byte for byte."},
       {"", "--json holds"},
       {"changes[]", "from, to, insert: bytes of the text as it was, in order"},
       {"select", "from, to: what is new by the last change, in bytes of the edited text"}}};
}

}  // namespace

Command edit_command() {
  auto options = std::make_shared<EditOptions>();
  return {
      "edit",
      "Changes values, entries and names of a study, and nothing else of its text",
      {study_word(options->study),
       pair_word(*options, "--set", EditKind::set, "PATH=VALUE",
                 "the value there; where none is, it is added with the maps that lead to it"),
       pair_word(*options, "--add", EditKind::add, "PATH=VALUE",
                 "an entry that is not there yet; in a list as its n-th"),
       option(
           "--remove", "PATH",
           [&operations = options->operations](const std::string& path) {
             operations.push_back({EditKind::remove, path, ""});
           },
           "an entry, with its own comments: to its right and directly above it")
           .in_order(),
       pair_word(*options, "--rename", EditKind::rename, "PATH=NAME",
                 "a post, role, site, stream, priority, pathway, step, appointment or scenario, and whatever "
                 "refers to it"),
       pair_word(
           *options, "--rows", EditKind::rows, "PATH=FILE",
           "entries by name from a CSV table, a row each: changed values, new entries; none is removed"),
       option(
           "-o,--output", "NEW.yaml", options->output,
           "where to write the edited study (default: the study itself is replaced); a file that is there is "
           "replaced, but no other study and no result"),
       flag("--dry-run", options->dry_run, "prints the difference and writes nothing"),
       flag("--json", options->json, "prints the changes as JSON"),
       quiet_word(options->quiet, "no word where all is well")},
      edit_help(),
      [options] { return edit(*options); }};
}

}  // namespace headroom
