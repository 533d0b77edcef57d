// The order in which help lists the commands.

#include "commands.hpp"

#include <string>
#include <utility>

namespace headroom {

// One command each, in the file of its name.
Command new_command();
Command check_command();
Command edit_command();
Command plan_command();
Command run_command();
Command merge_command();
Command compare_command();
Command explain_command();
Command size_command();
Command report_command();
Command export_command();
Command schema_command();
Command completion_command();
Command help_command(std::vector<std::string> names);
Command man_command();

std::vector<Command> all_commands() {
  std::vector<Command> commands{new_command(),       check_command(),  edit_command(),    plan_command(),
                                run_command(),       merge_command(),  compare_command(), explain_command(),
                                size_command(),      report_command(), export_command(),  schema_command(),
                                completion_command()};
  std::vector<std::string> names = names_of(commands);
  names.emplace_back("help");
  commands.push_back(help_command(std::move(names)));
  commands.push_back(man_command());
  return commands;
}

}  // namespace headroom
