# examples/quickstart is a project of its own: built against the installed package, it prints what the README shows.
include(${CMAKE_CURRENT_LIST_DIR}/steps.cmake)

set(build ${WORK}/quickstart)
file(REMOVE_RECURSE ${build})
consumer_flags(flags)
run(${CMAKE_COMMAND} -S ${SOURCE}/examples/quickstart -B ${build} -G Ninja ${flags} -DCMAKE_PREFIX_PATH=${PREFIX})
run(${CMAKE_COMMAND} --build ${build})
run(${build}/quickstart)
file(READ ${SOURCE}/examples/quickstart/expected.txt expected)
if(NOT output STREQUAL expected)
  message(FATAL_ERROR "printed\n${output}\nand not\n${expected}")
endif()
