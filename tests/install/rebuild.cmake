# The consumer against the installed package: what runs again after what change.
include(${CMAKE_CURRENT_LIST_DIR}/steps.cmake)

configure_consumer(${GENERATOR} -DCMAKE_PREFIX_PATH=${PREFIX})
set(generated ${build}/repoc/shop/shop/repositories.repoc)

build_consumer("nothing was there" REPOC yes COMPILED 3) # the migrations are the third
expect_consumer_works()
build_consumer("nothing" REPOC no COMPILED 0)
if(GENERATOR STREQUAL "Ninja")
  expect_output("ninja: no work to do")
endif()

run(${CMAKE_COMMAND} -E touch ${source}/shop/repositories.hpp)
build_consumer("its header was touched" REPOC yes COMPILED 2)
build_consumer("nothing" REPOC no COMPILED 0)

run(${CMAKE_COMMAND} -E touch ${source}/main.cpp)
build_consumer("another file was touched" REPOC no COMPILED 1)

# A header that the header includes gets a field.
file(READ ${generated}.sqlite.cpp before)
file(READ ${source}/shop/model.hpp model)
string(REPLACE "Stock stock{};" "Stock stock{};\n  Stock ordered{};" model "${model}")
file(WRITE ${source}/shop/model.hpp "${model}")
file(READ ${source}/main.cpp main)
string(REGEX REPLACE "add\\({([^}]*)}\\)" "add({\\1, 0})" main "${main}")
file(WRITE ${source}/main.cpp "${main}")
build_consumer("a field was added" REPOC yes COMPILED 2)
file(READ ${generated}.sqlite.cpp after)
if(after STREQUAL before OR NOT after MATCHES "ordered")
  message(FATAL_ERROR "the new field is not in ${generated}.sqlite.cpp")
endif()
expect_consumer_works()

# A header in a folder with a space: its path has to survive the depfile.
run(${CMAKE_COMMAND} -E touch "${source}/more headers/stock.hpp")
build_consumer("a header in a folder with a space was touched" REPOC yes COMPILED 2)
build_consumer("nothing" REPOC no COMPILED 0)

file(REMOVE ${generated}.sqlite.cpp)
build_consumer("a generated source was deleted" REPOC yes COMPILED 1)
file(REMOVE ${generated}.hpp)
build_consumer("a generated header was deleted" REPOC yes COMPILED 2)
build_consumer("nothing" REPOC no COMPILED 0)

run(${CMAKE_COMMAND} ${build} -DCMAKE_CXX_FLAGS_DEBUG=-DSHOP_MORE -DCMAKE_BUILD_TYPE=Debug)
build_consumer("a definition was added" REPOC yes COMPILED 3)
build_consumer("nothing" REPOC no COMPILED 0)

# A mistake stops the build where it is, and leaves what was generated before alone.
file(READ ${source}/shop/repositories.hpp header)
string(REPLACE "find_by_stock_less" "find_by_stok_less" wrong "${header}")
file(WRITE ${source}/shop/repositories.hpp "${wrong}")
execute_process(COMMAND ${CMAKE_COMMAND} --build ${build} OUTPUT_VARIABLE output ERROR_VARIABLE output
                RESULT_VARIABLE status)
if(status EQUAL 0)
  message(FATAL_ERROR "a wrong name was built")
endif()
expect_output("shop/repositories.hpp:[0-9]+:[0-9]+: error: ")
file(READ ${generated}.sqlite.cpp still)
if(NOT still STREQUAL after)
  message(FATAL_ERROR "an error changed ${generated}.sqlite.cpp")
endif()
file(WRITE ${source}/shop/repositories.hpp "${header}")
run(${CMAKE_COMMAND} --build ${build})
expect_consumer_works()
