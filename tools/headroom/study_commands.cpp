#include <memory>
#include <string>

#include "command_line.hpp"
#include "command_words.hpp"
#include "commands.hpp"
#include "examples.hpp"
#include "options.hpp"

namespace headroom {
void define_new(CommandLine& line) {
  auto options = std::make_shared<NewOptions>();
  CLI::App& command = *line.app.add_subcommand("new", "Writes a commented study to start from");
  command.add_option("DIR", options->folder, "the folder to write; not there yet, or empty");
  CLI::Option* like = command
                          .add_option("--like", options->like,
                                      "the example to start from (default: the smallest, first-study)")
                          ->type_name("NAME")
                          ->check(one_of(example_names()));
  command.add_flag("--csv", options->csv, "posts, streams and absences in CSV files, for a spreadsheet")
      ->excludes(like);
  command.add_flag("--list", options->list, "the examples and what each asks; nothing is written");
  add_quiet(command, options->quiet, "no word of what to do next");
  command.footer(footer("headroom new my-clinic"));
  line.runs["new"] = [options] { return new_study(*options); };
}

void define_check(CommandLine& line) {
  auto options = std::make_shared<CheckOptions>();
  CLI::App& command = *line.app.add_subcommand(
      "check", "Reads and checks a study; says back what was understood and what was assumed");
  add_study(command, options->study);
  add_format(command, options->format);
  add_quiet(command, options->quiet, "print mistakes and warnings only");
  command.footer(footer("headroom check scenarios/orthotics-two-sites/study.yaml"));
  line.runs["check"] = [options] { return check(*options); };
}

void define_plan(CommandLine& line) {
  auto options = std::make_shared<PlanOptions>();
  CLI::App& command = *line.app.add_subcommand(
      "plan",
      "Closed-form balance: demand hours against productive job-plan hours, by stream, role and post; "
      "no simulation");
  add_study(command, options->study);
  add_scenarios(command, options->scenarios);
  add_format(command, options->format);
  add_quiet(command, options->quiet, "no warnings");
  command.footer(footer("headroom plan scenarios/orthotics-two-sites/study.yaml"));
  line.runs["plan"] = [options] { return plan(*options); };
}

void define_schema(CommandLine& line) {
  line.app.add_subcommand("schema", "Prints the JSON Schema of the study file, for editors")
      ->footer(footer("headroom schema > study.schema.json"));
  line.runs["schema"] = print_schema;
}

}  // namespace headroom
