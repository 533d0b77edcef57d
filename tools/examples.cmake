# What `headroom new` writes from: every example with its data, inside the program, so that an installed one needs
# no folder of data. Changing an example builds the program again.
function(headroom_embed_examples target)
  set(examples ${PROJECT_SOURCE_DIR}/scenarios)
  file(GLOB paths CONFIGURE_DEPENDS RELATIVE ${examples} ${examples}/README.md ${examples}/*/*.yaml ${examples}/*/*.csv)
  set(declarations)
  set(rows)
  foreach(path IN LISTS paths)
    string(MAKE_C_IDENTIFIER "example_${path}" text)
    headroom_embed(${target} ${text} ${examples}/${path})
    string(APPEND declarations "std::string_view ${text}();\n")
    string(APPEND rows "      {\"${path}\", ${text}()},\n")
  endforeach()
  set(source ${CMAKE_CURRENT_BINARY_DIR}/embedded/${target}_examples.cpp)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [[
#include "headroom/running/examples.hpp"

namespace headroom {
@declarations@
std::vector<ExampleFile> embedded_example_files() {
  return {
@rows@  };
}
}  // namespace headroom
]])
  target_sources(${target} PRIVATE ${source})
endfunction()
