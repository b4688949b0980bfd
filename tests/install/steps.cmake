# What the scripts beside this file are made of: run a program, look at what it printed.

# run(program argument...): stops where it fails; keeps what it printed in `output`.
macro(run)
  execute_process(COMMAND ${ARGN} OUTPUT_VARIABLE output ERROR_VARIABLE output RESULT_VARIABLE status
                  COMMAND_ECHO STDOUT)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "ended with status ${status}:\n${output}")
  endif()
endmacro()

macro(expect_output regex)
  if(NOT output MATCHES "${regex}")
    message(FATAL_ERROR "expected ${regex} in:\n${output}")
  endif()
endmacro()

# A fresh copy of the consumer in ${WORK}/NAME/source, configured in ${WORK}/NAME/build.
macro(configure_consumer generator)
  set(source ${WORK}/${NAME}/source)
  set(build ${WORK}/${NAME}/build)
  file(REMOVE_RECURSE ${WORK}/${NAME})
  file(COPY ${CMAKE_CURRENT_LIST_DIR}/consumer/ DESTINATION ${source})
  consumer_flags(flags)
  run(${CMAKE_COMMAND} -S ${source} -B ${build} -G ${generator} ${flags} ${ARGN})
endmacro()

# The consumer is built as repoc was: a sanitized library needs a sanitized program.
function(consumer_flags result)
  set(flags -DCMAKE_CXX_COMPILER=${COMPILER})
  if(SANITIZE)
    list(APPEND flags -DCMAKE_CXX_FLAGS=-fsanitize=${SANITIZE})
  endif()
  find_program(ccache ccache)
  if(ccache)
    list(APPEND flags -DCMAKE_CXX_COMPILER_LAUNCHER=${ccache})
  endif()
  set(${result} ${flags} PARENT_SCOPE)
endfunction()

# build_consumer("what was done before" REPOC yes|no COMPILED n): builds, and compares what ran with what should have.
macro(build_consumer after)
  cmake_parse_arguments(want "" "REPOC;COMPILED" "" ${ARGN})
  run(${CMAKE_COMMAND} --build ${build})
  set(ran no)
  if(output MATCHES "repoc: shop")
    set(ran yes)
  endif()
  string(REGEX MATCHALL "Building CXX object [^\n]*" compiled "${output}")
  list(LENGTH compiled how_many)
  if(NOT ran STREQUAL want_REPOC OR NOT how_many EQUAL want_COMPILED)
    message(FATAL_ERROR "after ${after}: repoc ran: ${ran}, expected ${want_REPOC}; ${how_many} files compiled, "
                        "expected ${want_COMPILED}:\n${output}")
  endif()
  message(STATUS "after ${after}: repoc ran: ${ran}, ${how_many} files compiled")
endmacro()

macro(expect_consumer_works)
  run(${build}/shop)
  expect_output("^the shop: DESK LAMP, 1 plenty; DESK of 2 7 3 1 DESK=3 LAMP=3 SOFA=7 3x2 7x1 10\n1 schema; York 1 12.5 4900 gift 2 1\n$")
endmacro()
