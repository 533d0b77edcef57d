#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "help.hpp"

/// The command line: which commands there are, and what each does once its words are read.
namespace headroom {

struct CommandLine {
  CommandLine();

  CLI::App app;
  std::map<std::string, std::function<int()>>
      runs;                                 ///< by the name of the command; the value is the exit code
  std::map<std::string, CommandHelp> help;  ///< by the name of the command
};

/// One command each: its words, its help, and what it runs.
void define_new(CommandLine& line);
void define_check(CommandLine& line);
void define_plan(CommandLine& line);
void define_run(CommandLine& line);
void define_merge(CommandLine& line);
void define_compare(CommandLine& line);
void define_explain(CommandLine& line);
void define_size(CommandLine& line);
void define_report(CommandLine& line);
void define_export(CommandLine& line);
void define_schema(CommandLine& line);
void define_completion(CommandLine& line);
void define_help(CommandLine& line);
void define_man(CommandLine& line);

/// All of them, in the order in which help lists them.
void define_commands(CommandLine& line);

/// Those that help lists.
[[nodiscard]] std::vector<std::string> command_names(CLI::App& app);

/// Reads the words and does what they ask for; the value returned is the exit code.
[[nodiscard]] int parse_and_run(int argc, char** argv);

}  // namespace headroom
