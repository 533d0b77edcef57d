# Puts files into a program as they are: headroom_embed(TARGET FUNCTION FILE) gives TARGET a function
# `std::string_view FUNCTION()` of namespace headroom, to be declared where it is used.
function(headroom_embed target function file)
  get_filename_component(embedded ${file} ABSOLUTE)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/embedded/${target}_${function}.cpp)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [[
#include <cstddef>
#include <string_view>

#ifdef __EMSCRIPTEN__  // whose linker wants a section of its own for each, with its size
asm(".section .rodata.headroom_embedded_@function@,\"\",@\n"
    ".type headroom_embedded_@function@,@object\n"
    ".globl headroom_embedded_@function@\n"
    "headroom_embedded_@function@:\n"
    ".incbin \"@embedded@\"\n"
    ".Lheadroom_embedded_@function@_end:\n"
    ".int8 0\n"
    ".size headroom_embedded_@function@, .Lheadroom_embedded_@function@_end-headroom_embedded_@function@+1\n"
    ".section .rodata.headroom_embedded_@function@_size,\"\",@\n"
    ".type headroom_embedded_@function@_size,@object\n"
    ".globl headroom_embedded_@function@_size\n"
    ".p2align 2\n"
    "headroom_embedded_@function@_size:\n"
    ".int32 .Lheadroom_embedded_@function@_end-headroom_embedded_@function@\n"
    ".size headroom_embedded_@function@_size, 4\n");
extern "C" const char headroom_embedded_@function@[];
extern "C" const std::size_t headroom_embedded_@function@_size;
#define HEADROOM_EMBEDDED_SIZE_@function@ headroom_embedded_@function@_size
#else
asm(".pushsection .rodata\n"
    "headroom_embedded_@function@:\n"
    ".incbin \"@embedded@\"\n"
    "headroom_embedded_@function@_end:\n"
    ".byte 0\n"
    ".popsection\n"
    ".globl headroom_embedded_@function@\n"
    ".globl headroom_embedded_@function@_end\n");
extern "C" const char headroom_embedded_@function@[], headroom_embedded_@function@_end[];
#define HEADROOM_EMBEDDED_SIZE_@function@ \
  static_cast<std::size_t>(headroom_embedded_@function@_end - headroom_embedded_@function@)
#endif

namespace headroom {
std::string_view @function@();
std::string_view @function@() {
  return {headroom_embedded_@function@, HEADROOM_EMBEDDED_SIZE_@function@};
}
}  // namespace headroom
]])
  # Compiled by itself: what several files are compiled as together depends on none of what they embed.
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS ${embedded} SKIP_UNITY_BUILD_INCLUSION ON)
  target_sources(${target} PRIVATE ${source})
endfunction()
