# ccache in front of the compiler where it is installed and nothing else was asked for.
if(NOT CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(REPOC_CCACHE ccache)
  mark_as_advanced(REPOC_CCACHE)
  if(REPOC_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${REPOC_CCACHE})
  endif()
endif()
