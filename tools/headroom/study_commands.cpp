#include <memory>
#include <string>

#include "command_line.hpp"
#include "commands.hpp"
#include "options.hpp"

namespace headroom {
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
