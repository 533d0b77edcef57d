# Puts files into a program as they are: headroom_embed(TARGET FUNCTION FILE) gives TARGET a function
# `std::string_view FUNCTION()` of namespace headroom, to be declared where it is used.
function(headroom_embed target function file)
  get_filename_component(embedded ${file} ABSOLUTE)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/embedded/${target}_${function}.cpp)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [[
#include <cstddef>
#include <string_view>

asm(".pushsection .rodata\n"
    "headroom_embedded_@function@:\n"
    ".incbin \"@embedded@\"\n"
    "headroom_embedded_@function@_end:\n"
    ".byte 0\n"
    ".popsection\n"
    ".globl headroom_embedded_@function@\n"
    ".globl headroom_embedded_@function@_end\n");
extern "C" const char headroom_embedded_@function@[], headroom_embedded_@function@_end[];

namespace headroom {
std::string_view @function@();
std::string_view @function@() {
  return {headroom_embedded_@function@,
          static_cast<std::size_t>(headroom_embedded_@function@_end - headroom_embedded_@function@)};
}
}  // namespace headroom
]])
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS ${embedded})
  target_sources(${target} PRIVATE ${source})
endfunction()
