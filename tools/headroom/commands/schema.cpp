// `schema`: prints the JSON Schema of the study file.

#include <iostream>

#include "command_line/common_words.hpp"
#include "command_line/exit_codes.hpp"
#include "study/read_study.hpp"

namespace headroom {
namespace {

int print_schema() {
  std::cout << study_schema();
  return kDone;
}

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

Command schema_command() {
  return {"schema", "Prints the JSON Schema of the study file, for editors", {}, schema_help(), print_schema};
}

}  // namespace headroom
