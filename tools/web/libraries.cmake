# What every other build finds with find_package, for WebAssembly. Emscripten looks for packages in its own system root
# only, and the whole of /usr/include must never be on its include path: of what is headers alone, just those folders are
# linked; the rest is built by libraries/, once for all builds of this folder, and kept under a digest of all it is made of.
foreach(variable IN ITEMS HEADROOM_SOURCES HEADROOM_LIBRARIES)
  unset(${variable} CACHE)
endforeach()
set(HEADROOM_SOURCES ${PROJECT_SOURCE_DIR}/build/page/sources)
if(NOT EXISTS ${HEADROOM_SOURCES}/revisions)
  message(FATAL_ERROR "build/page/sources is missing, which the build for WebAssembly takes its libraries from: run "
    "tools/setup --page first")
endif()

set(headroom_wasm_include ${CMAKE_BINARY_DIR}/wasm-include)
file(MAKE_DIRECTORY ${headroom_wasm_include})
foreach(folder IN ITEMS boost tl fmt eigen3/Eigen CLI nlohmann)
  if(NOT EXISTS /usr/include/${folder})
    message(FATAL_ERROR "/usr/include/${folder} is missing: tools/setup installs it")
  endif()
  get_filename_component(name ${folder} NAME)
  file(CREATE_LINK /usr/include/${folder} ${headroom_wasm_include}/${name} SYMBOLIC)
endforeach()
foreach(target IN ITEMS Boost::headers Eigen3::Eigen tl::expected CLI11::CLI11 nlohmann_json::nlohmann_json)
  add_library(${target} INTERFACE IMPORTED GLOBAL)
  target_include_directories(${target} SYSTEM INTERFACE ${headroom_wasm_include})
endforeach()

# Under what they are made of: revisions of the sources, our rules, and the compiler.
file(GLOB_RECURSE made_from ${CMAKE_CURRENT_LIST_DIR}/libraries/* /usr/src/googletest/*)
list(APPEND made_from ${HEADROOM_SOURCES}/revisions)
set(digests "${CMAKE_CXX_COMPILER_VERSION} ${CMAKE_CXX_FLAGS_RELEASE}")
foreach(file IN LISTS made_from)
  file(SHA256 ${file} digest)
  string(APPEND digests "${digest}\n")
endforeach()
string(SHA256 digest "${digests}")
string(SUBSTRING ${digest} 0 16 digest)
set(HEADROOM_LIBRARIES ${PROJECT_SOURCE_DIR}/build/wasm-libraries/${digest})
if(NOT EXISTS ${HEADROOM_LIBRARIES}/made)
  message(STATUS "Building libraries for WebAssembly, once, into build/wasm-libraries")
  execute_process(COMMAND ${CMAKE_COMMAND} -G Ninja -S ${CMAKE_CURRENT_LIST_DIR}/libraries -B ${HEADROOM_LIBRARIES}
    -D CMAKE_TOOLCHAIN_FILE=${CMAKE_TOOLCHAIN_FILE} -D CMAKE_BUILD_TYPE=Release
    -D "CMAKE_C_FLAGS_RELEASE=${CMAKE_C_FLAGS_RELEASE}" -D "CMAKE_CXX_FLAGS_RELEASE=${CMAKE_CXX_FLAGS_RELEASE}"
    -D "CMAKE_C_COMPILER_LAUNCHER=${CMAKE_CXX_COMPILER_LAUNCHER}"
    -D "CMAKE_CXX_COMPILER_LAUNCHER=${CMAKE_CXX_COMPILER_LAUNCHER}"
    -D HEADROOM_SOURCES=${HEADROOM_SOURCES} COMMAND_ERROR_IS_FATAL ANY)
  execute_process(COMMAND ${CMAKE_COMMAND} --build ${HEADROOM_LIBRARIES} COMMAND_ERROR_IS_FATAL ANY)
  file(WRITE ${HEADROOM_LIBRARIES}/made "")
endif()

# TARGET is the library FILE; further arguments: folders of headers.
function(headroom_library target file)
  add_library(${target} STATIC IMPORTED GLOBAL)
  set_target_properties(${target} PROPERTIES IMPORTED_LOCATION ${HEADROOM_LIBRARIES}/lib/lib${file}.a)
  target_include_directories(${target} SYSTEM INTERFACE ${ARGN})
endfunction()
headroom_library(fmt::fmt fmt ${headroom_wasm_include})
headroom_library(yaml-cpp yaml-cpp ${HEADROOM_SOURCES}/yaml-cpp/include)
headroom_library(ZLIB::ZLIB z ${HEADROOM_SOURCES}/zlib)
headroom_library(hdf5::hdf5 hdf5 ${CMAKE_CURRENT_LIST_DIR}/libraries/hdf5 ${HEADROOM_SOURCES}/hdf5/src)
target_link_libraries(hdf5::hdf5 INTERFACE ZLIB::ZLIB)
headroom_library(hdf5::hdf5_hl hdf5_hl ${HEADROOM_SOURCES}/hdf5/hl/src)
target_link_libraries(hdf5::hdf5_hl INTERFACE hdf5::hdf5)
headroom_library(xlsxwriter xlsxwriter ${HEADROOM_SOURCES}/libxlsxwriter/include)
target_link_libraries(xlsxwriter INTERFACE ZLIB::ZLIB)
headroom_library(GTest::gtest gtest /usr/src/googletest/googletest/include)
headroom_library(GTest::gmock gmock /usr/src/googletest/googlemock/include)
headroom_library(GTest::gtest_main gtest_main)
target_link_libraries(GTest::gmock INTERFACE GTest::gtest)
target_link_libraries(GTest::gtest_main INTERFACE GTest::gtest)
