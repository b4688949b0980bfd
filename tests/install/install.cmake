# cmake -DBUILD=folder -DPREFIX=folder -P install.cmake: installs into an empty prefix and looks at it.
include(${CMAKE_CURRENT_LIST_DIR}/steps.cmake)

file(REMOVE_RECURSE ${PREFIX})
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${PREFIX})
run(${PREFIX}/bin/repoc --version)
expect_output("^repoc 0\\.")
# A package that was built anywhere must work anywhere.
file(GLOB_RECURSE scripts ${PREFIX}/*.cmake)
if(NOT scripts)
  message(FATAL_ERROR "no CMake package in ${PREFIX}")
endif()
foreach(script IN LISTS scripts)
  file(READ ${script} text)
  string(FIND "${text}" "${BUILD}" at)
  if(NOT at EQUAL -1)
    message(FATAL_ERROR "${script} names the build folder")
  endif()
endforeach()
