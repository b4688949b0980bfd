# cmake -DPROGRAM=path -DEXPECTED=file -P same_output.cmake: fails unless the program ends with status 0 and its
# standard output is the file's text.
execute_process(COMMAND ${PROGRAM} OUTPUT_VARIABLE actual RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "${PROGRAM} ended with status ${status}")
endif()
file(READ ${EXPECTED} expected)
if(NOT actual STREQUAL expected)
  message(FATAL_ERROR "${PROGRAM} printed\n${actual}\nand not\n${expected}")
endif()
