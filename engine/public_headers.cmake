# Public headers: `headroom.hpp` and all that it includes, found when they are installed, so that no list can fall behind.
# A program of one's own sees these; the rest of the engine's headers may change without it.
cmake_policy(VERSION 3.25)  # it is read where nothing else has been

# Appends to the list NAMED what ENGINE/HEADER includes of the engine, and what that includes, each once.
function(headroom_public_headers named engine header)
  list(APPEND ${named} ${header})
  file(STRINGS ${engine}/${header} includes REGEX "^[ \t]*#[ \t]*include[ \t]*\"")
  foreach(line IN LISTS includes)
    string(REGEX REPLACE "^[^\"]*\"([^\"]*)\".*" "\\1" included "${line}")
    if(NOT included IN_LIST ${named})
      headroom_public_headers(${named} ${engine} ${included})
    endif()
  endforeach()
  set(${named} ${${named}} PARENT_SCOPE)
endfunction()

function(headroom_install_public_headers engine destination)
  headroom_public_headers(headers ${engine} headroom.hpp)
  foreach(header IN LISTS headers)
    cmake_path(GET header PARENT_PATH folder)
    file(INSTALL ${engine}/${header} DESTINATION ${destination}/${folder})
  endforeach()
endfunction()
