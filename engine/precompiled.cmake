# Headers of the libraries that nearly every file reads, read once for all: half of the time of a build went there. Each
# file still includes what it uses; the preset `alone` builds without these, and would miss what is missing.
include_guard()

set(headroom_pch_options)
if(HEADROOM_CCACHE)  # which looks at what they are made of, not at when
  list(APPEND headroom_pch_options $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>
    "$<$<CXX_COMPILER_ID:Clang>:SHELL:-Xclang -fno-pch-timestamp>")
endif()

# TARGET compiles with NAME's headers; what they need is passed on to it. Defined once, with headroom_precompiled_set.
function(headroom_precompiled target name)
  if(TARGET headroom_precompiled_${name} AND NOT CMAKE_DISABLE_PRECOMPILE_HEADERS)
    target_precompile_headers(${target} REUSE_FROM headroom_precompiled_${name})
    target_compile_options(${target} PRIVATE ${headroom_pch_options})
    # g++ 12 then takes inlined parts of its own <string> for the file's, and warns of what it knows to be right.
    if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
      target_compile_options(${target} PRIVATE -Wno-array-bounds -Wno-stringop-overread -Wno-stringop-overflow -Wno-restrict)
    endif()
  endif()
endfunction()

# HEADERS as one set; ARGN: the libraries whose headers and definitions they need.
function(headroom_precompiled_set name headers)
  if(CMAKE_DISABLE_PRECOMPILE_HEADERS)
    return()
  endif()
  set(source ${CMAKE_BINARY_DIR}/precompiled_${name}.cpp)
  file(CONFIGURE OUTPUT ${source} CONTENT "// Nothing: its headers are what is wanted.\n" @ONLY)
  add_library(headroom_precompiled_${name} OBJECT ${source})
  target_link_libraries(headroom_precompiled_${name} PRIVATE headroom_options ${ARGN})
  target_compile_options(headroom_precompiled_${name} PRIVATE ${headroom_pch_options})
  target_precompile_headers(headroom_precompiled_${name} PRIVATE ${headers})
endfunction()

set(headroom_standard_headers <algorithm> <array> <cmath> <cstdint> <functional> <map> <memory> <numeric> <optional> <set>
  <string> <string_view> <tuple> <utility> <variant> <vector>)
