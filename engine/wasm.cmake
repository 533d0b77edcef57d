# Emscripten looks for packages in its own system root only, and the whole of /usr/include must never be on
# its include path. What the engine needs is headers alone: link just those folders.
set(headroom_wasm_include ${CMAKE_BINARY_DIR}/wasm-include)
file(MAKE_DIRECTORY ${headroom_wasm_include})
foreach(folder IN ITEMS boost tl fmt eigen3/Eigen)
  if(NOT EXISTS /usr/include/${folder})
    message(FATAL_ERROR "/usr/include/${folder} is missing: tools/setup installs it")
  endif()
  get_filename_component(name ${folder} NAME)
  file(CREATE_LINK /usr/include/${folder} ${headroom_wasm_include}/${name} SYMBOLIC)
endforeach()

foreach(target IN ITEMS Boost::headers Eigen3::Eigen tl::expected fmt::fmt-header-only)
  add_library(${target} INTERFACE IMPORTED GLOBAL)
  target_include_directories(${target} SYSTEM INTERFACE ${headroom_wasm_include})
endforeach()
target_compile_definitions(fmt::fmt-header-only INTERFACE FMT_HEADER_ONLY=1)
