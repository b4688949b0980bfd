# The README shows the quickstart's own text: every line of main() and of the classes stands in it, what the program prints
# does, and so does the statement that repoc makes of its second method.
#   cmake -DREADME=... -DQUICKSTART=<folder> -DGENERATED=<the .cpp> -P readme_is_true.cmake
file(READ ${README} readme)
set(missing "")

function(expect_lines text)
  string(REPLACE ";" "<semicolon>" text "${text}")
  string(REPLACE "[" "<open>" text "${text}")
  string(REPLACE "]" "<close>" text "${text}")
  string(REPLACE "\n" ";" lines "${text}")
  set(mine "${missing}")
  foreach(line IN LISTS lines)
    string(REPLACE "<semicolon>" ";" line "${line}")
    string(REPLACE "<open>" "[" line "${line}")
    string(REPLACE "<close>" "]" line "${line}")
    string(FIND "${readme}" "${line}\n" at)
    if(at EQUAL -1)
      string(APPEND mine "  ${line}\n")
    endif()
  endforeach()
  set(missing "${mine}" PARENT_SCOPE)
endfunction()

# From the line that begins with `from` to the end of the class or function.
function(expect_part file from)
  file(READ ${QUICKSTART}/${file} text)
  string(FIND "${text}" "${from}" begin)
  string(SUBSTRING "${text}" ${begin} -1 text)
  string(FIND "${text}" "\n}" end)
  string(SUBSTRING "${text}" 0 ${end} text)
  expect_lines("${text}")
  set(missing "${missing}" PARENT_SCOPE)
endfunction()

expect_part(shop/model.hpp "struct [[repoc::entity")
expect_part(shop/repositories.hpp "class [[repoc::repository")
expect_part(main.cpp "int main()")
file(READ ${QUICKSTART}/expected.txt text)
expect_lines("${text}")

file(READ ${GENERATED} text)
string(REGEX MATCH "kProductRepository_find_by_name_containing_order_by_price_desc{[^}]*}" text "${text}")
string(REGEX MATCHALL "\"[^\"]*\"" strings "${text}")
list(POP_FRONT strings)  # the query's name
list(JOIN strings "" text)
string(REPLACE "\"" "" text "${text}")
string(REPLACE "\\n" "\n" text "${text}")
expect_lines("${text}")

if(missing)
  message(FATAL_ERROR "the README does not show these lines of the quickstart:\n${missing}")
endif()
