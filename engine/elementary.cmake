# exp, log, pow, tan and their like differ in the last bit between C libraries, and within one between processors. Here
# they are musl's, in every build: natively out of the archive that Debian's musl-dev has, linked in; in WebAssembly
# emscripten's C library is musl. What is exact everywhere (sqrt, floor, fabs, scalbn …) stays the system's.
set(headroom_elementary_functions acos acosh asin asinh atan atan2 atanh cbrt cos cosh erf erfc exp exp10 exp2 expm1 hypot
  lgamma lgamma_r log log10 log1p log2 pow sin sincos sinh tan tanh tgamma)

# No compiler works one out itself, or puts another in its place.
list(TRANSFORM headroom_elementary_functions PREPEND -fno-builtin- OUTPUT_VARIABLE headroom_elementary_options)
target_compile_options(headroom_options INTERFACE ${headroom_elementary_options})

if(EMSCRIPTEN)
  return()
endif()

string(REPLACE "-gnu" "-musl" headroom_musl "${CMAKE_LIBRARY_ARCHITECTURE}")
set(headroom_musl_archive /usr/lib/${headroom_musl}/libc.a)
if(NOT EXISTS ${headroom_musl_archive})
  message(FATAL_ERROR "${headroom_musl_archive} is missing, which the elementary functions come from: tools/setup installs it")
endif()

# Those members that hold the functions, and what these are made from. None needs more of musl.
set(members ${headroom_elementary_functions} __cos __expo2 __math_divzero __math_invalid __math_oflow __math_uflow
  __math_xflow __rem_pio2 __rem_pio2_large __sin __tan exp_data log2_data log_data pow_data signgam)
list(REMOVE_ITEM members erfc)  # beside erf
set(folder ${CMAKE_CURRENT_BINARY_DIR}/elementary)
set(objects ${members})
list(TRANSFORM members APPEND .lo)
list(TRANSFORM objects REPLACE "(.+)" "${folder}/\\1.o")
file(MAKE_DIRECTORY ${folder})
execute_process(COMMAND ${CMAKE_AR} xo ${headroom_musl_archive} ${members} WORKING_DIRECTORY ${folder}
  COMMAND_ERROR_IS_FATAL ANY)
foreach(member object IN ZIP_LISTS members objects)
  file(RENAME ${folder}/${member} ${object})
endforeach()

add_library(headroom_elementary STATIC ${objects})
set_source_files_properties(${objects} PROPERTIES EXTERNAL_OBJECT ON GENERATED ON)
set_target_properties(headroom_elementary PROPERTIES LINKER_LANGUAGE C EXPORT_NAME elementary)
install(TARGETS headroom_elementary EXPORT headroom ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}/headroom COMPONENT dev)
