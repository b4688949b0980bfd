# The consumer with repoc's source tree in it: with a tool that is there already, as in cross builds, and with its own.
include(${CMAKE_CURRENT_LIST_DIR}/steps.cmake)

configure_consumer(Ninja -DREPOC_FROM=subdirectory -DREPOC_SOURCE=${SOURCE} -DREPOC_EXECUTABLE=${TOOL})
run(${CMAKE_COMMAND} --build ${build} --target shop)
expect_consumer_works()
run(${CMAKE_COMMAND} --build ${build} --target shop)
expect_output("ninja: no work to do")
# Nothing of repoc's own tests, examples and install rules comes along.
run(${CMAKE_COMMAND} --build ${build} --target help)
if(output MATCHES "golden_test|allocation|quickstart")
  message(FATAL_ERROR "repoc's tests or examples are in its user's build:\n${output}")
endif()

# Its own tool takes minutes to build: configured, and the commands looked at that would build the program.
configure_consumer(Ninja -DREPOC_FROM=fetch -DREPOC_SOURCE=${SOURCE})
find_program(ninja NAMES ninja ninja-build REQUIRED)
run(${ninja} -C ${build} -t commands shop)
expect_output("frontend/driver.cpp.*bin/repoc generate --dialect sqlite")
