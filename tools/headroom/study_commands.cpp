#include <memory>
#include <string>

#include "command_line.hpp"
#include "command_words.hpp"
#include "commands.hpp"
#include "examples.hpp"
#include "options.hpp"

namespace headroom {
namespace {

CommandHelp schema_help() {
  return {
      {{"put the schema beside a study", "schema > my-clinic/study.schema.json"}},
      {{"",
        "An editor that knows the schema completes keys, explains each with its unit and default, and marks "
        "mistakes while you write. It finds the schema by the first line of the study, which 'headroom new' "
        "writes together with the schema:"},
       {"# yaml-language-server: $schema=./study.schema.json", ""},
       {"", "No network is needed once the editor has its YAML language server:"},
       {"VS Code", "install the extension YAML by Red Hat (redhat.vscode-yaml); nothing else"},
       {"Neovim", "vim.lsp.enable('yamlls') with nvim-lspconfig, and yaml-language-server from npm"},
       {"Vim, Emacs, Helix, ...", "any client of yaml-language-server reads the same line"},
       {"JetBrains",
        "Settings, Languages & Frameworks, Schemas and DTDs, JSON Schema Mappings: study.schema.json for "
        "study.yaml"}}};
}

}  // namespace

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
  line.help["new"] = {
      {{"the smallest example, sixty commented lines: change its numbers", "new my-clinic"},
       {"what else there is to start from, and what each example asks", "new --list"},
       {"start from the example of a tender instead", "new my-bid --like tender"},
       {"posts, streams and absences in files that a spreadsheet opens", "new my-clinic --csv"}},
      {{"",
        "The folder then holds study.yaml, the study.schema.json that lets an editor complete and check it "
        "(see "
        "'headroom help schema') and the example's data. Nothing that is there already is overwritten."}}};
  line.runs["new"] = [options] { return new_study(*options); };
}

void define_check(CommandLine& line) {
  auto options = std::make_shared<CheckOptions>();
  CLI::App& command = *line.app.add_subcommand(
      "check", "Reads and checks a study; says back what was understood and what was assumed");
  add_study(command, options->study);
  add_format(command, options->format);
  add_quiet(command, options->quiet, "print mistakes and warnings only");
  line.help["check"] = {{{"what was understood, and what was assumed because the study does not say",
                          "check my-clinic/study.yaml"},
                         {"only mistakes and warnings, each with its line", "check my-clinic/study.yaml -q"},
                         {"the same for a program", "check my-clinic/study.yaml --json"}},
                        {{"",
                          "All mistakes are said at once (up to 50), each as FILE:LINE:COLUMN: KEY is FOUND; "
                          "expected EXPECTED."}}};
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
  line.help["plan"] = {
      {{"are there enough hours, on average?", "plan my-clinic/study.yaml"},
       {"only the baseline and what begins with 'more'", "plan my-clinic/study.yaml --scenario 'more*'"},
       {"a table to paste into a document", "plan my-clinic/study.yaml --format markdown"}},
      {{"", "A balance of means: who waits how long for want of luck, run simulates."}}};
  line.runs["plan"] = [options] { return plan(*options); };
}

void define_schema(CommandLine& line) {
  line.app.add_subcommand("schema", "Prints the JSON Schema of the study file, for editors");
  line.help["schema"] = schema_help();
  line.runs["schema"] = print_schema;
}

}  // namespace headroom
