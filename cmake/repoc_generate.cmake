# repoc_generate(TARGET shop HEADERS shop/repositories.hpp [DIALECTS sqlite] [ROOT dir] [OPTIONS ...])
#
# Runs repoc over the headers when the target is built and compiles what it writes into the target:
#   shop/repositories.hpp -> <binary dir>/repoc/shop/shop/repositories.repoc.hpp, included as "shop/repositories.repoc.hpp"
#                            <binary dir>/repoc/shop/shop/repositories.repoc.sqlite.cpp, and so on per dialect
#
#   TARGET    an executable or a library of this directory; one call per target, with all of its headers
#   HEADERS   relative to this directory, or absolute; all of them below ROOT
#   DIALECTS  sqlite (the default), postgres, mongo
#   ROOT      the folder that the headers are included from (default: this directory); becomes an include directory
#   OPTIONS   handed to `repoc generate` as they are: OPTIONS -Werror=grouping -Wno-unordered-first
#
# repoc reads the headers with the target's own include directories, definitions, standard and target options, and
# reruns when a header, a header that it includes, one of those flags or OPTIONS, or repoc itself has changed.
# The tool is REPOC_EXECUTABLE where that is set (cross builds need a repoc of the build machine), else repoc::repoc.
include_guard(GLOBAL)
cmake_policy(PUSH)
cmake_policy(VERSION 3.25)

function(repoc_generate)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "TARGET;ROOT" "HEADERS;DIALECTS;OPTIONS")
  _repoc_check_arguments()
  set(target ${arg_TARGET})

  set(root ${CMAKE_CURRENT_SOURCE_DIR})
  if(DEFINED arg_ROOT)
    get_filename_component(root ${arg_ROOT} ABSOLUTE)
  endif()
  if(NOT DEFINED arg_DIALECTS)
    set(arg_DIALECTS sqlite)
  endif()
  _repoc_tool(tool)

  set(folder ${CMAKE_CURRENT_BINARY_DIR}/repoc/${target})
  set(headers "")
  set(generated "")
  set(sources "")
  foreach(header IN LISTS arg_HEADERS)
    get_filename_component(header ${header} ABSOLUTE)
    get_source_file_property(is_generated ${header} GENERATED)
    if(NOT is_generated AND NOT EXISTS ${header})
      message(FATAL_ERROR "repoc_generate(${target}): no such header: ${header}")
    endif()
    cmake_path(IS_PREFIX root ${header} NORMALIZE is_below)
    if(NOT is_below)
      message(FATAL_ERROR "repoc_generate(${target}): ${header} is not below ROOT, ${root}")
    endif()
    cmake_path(RELATIVE_PATH header BASE_DIRECTORY ${root} OUTPUT_VARIABLE stem)
    cmake_path(REMOVE_EXTENSION stem LAST_ONLY)
    list(APPEND headers ${header})
    list(APPEND generated ${folder}/${stem}.repoc.hpp)
    foreach(dialect IN LISTS arg_DIALECTS)
      list(APPEND sources ${folder}/${stem}.repoc.${dialect}.cpp)
    endforeach()
  endforeach()
  list(APPEND generated ${sources})

  _repoc_write_flags(${target} ${folder} flags)
  list(JOIN arg_DIALECTS "," dialects)
  list(LENGTH headers how_many)
  # repoc leaves a file alone whose text is the same, so that nothing is compiled again; the stamp says that it ran.
  set(stamp ${folder}/stamp)
  # make does not rerun a command whose line has changed; a file that it depends on changes with the options.
  set(options ${folder}/options)
  file(CONFIGURE OUTPUT ${options} CONTENT "${arg_OPTIONS}\n" @ONLY)
  add_custom_command(
    OUTPUT ${stamp}
    BYPRODUCTS ${generated}
    COMMAND ${tool} generate --dialect ${dialects} -o ${folder} --root ${root} --depfile ${stamp}.d
            --depfile-target ${stamp} --clang-args ${flags} ${arg_OPTIONS} ${headers}
    COMMAND ${CMAKE_COMMAND} -E touch ${stamp}
    DEPENDS ${tool} ${headers} ${flags} ${options}
    DEPFILE ${stamp}.d
    WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}
    COMMENT "repoc: ${target} (${how_many} header(s) for ${dialects})"
    COMMAND_EXPAND_LISTS VERBATIM)

  # The unnamed namespaces of two generated files hold the same names: they cannot share one unit of a unity build.
  set_source_files_properties(${sources} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  set_source_files_properties(${generated} PROPERTIES GENERATED ON SKIP_AUTOGEN ON)
  target_sources(${target} PRIVATE ${stamp} ${generated})
  # A library's users include its generated headers too.
  set(scope PUBLIC)
  get_target_property(type ${target} TYPE)
  if(type STREQUAL "EXECUTABLE")
    set(scope PRIVATE)
  endif()
  target_include_directories(${target} ${scope} $<BUILD_INTERFACE:${folder}> $<BUILD_INTERFACE:${root}>)
  set_target_properties(${target} PROPERTIES REPOC_GENERATED "${generated}")

  # make does not look at byproducts: where one was deleted, the stamp has to go before make reads its dates.
  if(CMAKE_GENERATOR MATCHES "Makefiles")
    add_custom_target(${target}_repoc_files
      COMMAND ${CMAKE_COMMAND} "-DSTAMP=${stamp}" "-DFILES=${generated}" -P ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/repoc_missing.cmake
      VERBATIM)
    add_dependencies(${target} ${target}_repoc_files)
  endif()
endfunction()

macro(_repoc_check_arguments)
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "repoc_generate: unknown arguments: ${arg_UNPARSED_ARGUMENTS}")
  endif()
  if(NOT arg_TARGET OR NOT arg_HEADERS)
    message(FATAL_ERROR "repoc_generate(TARGET name HEADERS file... [DIALECTS name...] [ROOT dir] [OPTIONS ...])")
  endif()
  if(NOT TARGET ${arg_TARGET})
    message(FATAL_ERROR "repoc_generate: no target ${arg_TARGET}; call add_executable or add_library first")
  endif()
  get_target_property(called ${arg_TARGET} REPOC_GENERATED)
  if(called)
    message(FATAL_ERROR "repoc_generate(${arg_TARGET}) is called twice; name all headers in one call, one run of "
                        "repoc reads them together")
  endif()
  get_target_property(where ${arg_TARGET} SOURCE_DIR)
  if(NOT where STREQUAL CMAKE_CURRENT_SOURCE_DIR)
    message(FATAL_ERROR "repoc_generate(${arg_TARGET}): call it in the directory that adds the target, ${where}")
  endif()
endmacro()

# What to call, and what to depend on: a path or a generator expression that gives one.
function(_repoc_tool result)
  if(REPOC_EXECUTABLE)
    set(tool ${REPOC_EXECUTABLE})
  elseif(CMAKE_CROSSCOMPILING)
    message(FATAL_ERROR "repoc_generate: a cross build needs a repoc that runs on the build machine: "
                        "-DREPOC_EXECUTABLE=/path/to/repoc")
  elseif(TARGET repoc::repoc)
    set(tool $<TARGET_FILE:repoc::repoc>)
  else()
    message(FATAL_ERROR "repoc_generate: there is no repoc tool; build with REPOC_BUILD_GENERATOR=ON or set "
                        "REPOC_EXECUTABLE")
  endif()
  set(${result} ${tool} PARENT_SCOPE)
endfunction()

# Writes the target's flags, one a line, into a file that changes only when they do. It is a file and not the command
# line because make does not rerun a command whose line has changed, and because only here does CMake know that the
# language is C++ in $<COMPILE_LANGUAGE:...>.
function(_repoc_write_flags target folder result)
  set(property $<TARGET_PROPERTY:${target},)
  set(includes ${property}INCLUDE_DIRECTORIES>)
  set(definitions ${property}COMPILE_DEFINITIONS>)
  set(features ${property}COMPILE_FEATURES>)
  set(standard ${property}CXX_STANDARD>)
  set(extensions ${property}CXX_EXTENSIONS>)
  # Only what means the same to Clang whatever the project's compiler is.
  set(portable "^-(m32|m64|std=.*|-target=.*|-sysroot=.*|f(no-)?(exceptions|rtti|char8_t)|[DUI].+)$")

  set(lines "-std=$<IF:$<OR:$<BOOL:${extensions}>,$<STREQUAL:${extensions},>>,gnu,c>++")
  foreach(year 26 23)
    string(APPEND lines "$<IF:$<OR:$<STREQUAL:${standard},${year}>,$<IN_LIST:cxx_std_${year},${features}>>,${year},")
  endforeach()
  string(APPEND lines "20>>\n")
  string(APPEND lines "$<$<BOOL:${includes}>:-I$<JOIN:${includes},\n-I>\n>")
  string(APPEND lines "$<$<BOOL:${definitions}>:-D$<JOIN:${definitions},\n-D>\n>")
  set(options "$<FILTER:${property}COMPILE_OPTIONS>,INCLUDE,${portable}>")
  string(APPEND lines "$<$<BOOL:${options}>:$<JOIN:${options},\n>\n>")

  separate_arguments(global UNIX_COMMAND "${CMAKE_CXX_FLAGS}")
  list(FILTER global INCLUDE REGEX "${portable}")
  if(CMAKE_CXX_COMPILER_TARGET)
    list(APPEND global --target=${CMAKE_CXX_COMPILER_TARGET})
  elseif(CMAKE_CROSSCOMPILING AND CMAKE_LIBRARY_ARCHITECTURE)
    list(APPEND global --target=${CMAKE_LIBRARY_ARCHITECTURE})
  endif()
  if(CMAKE_SYSROOT)
    list(APPEND global --sysroot=${CMAKE_SYSROOT})
  endif()
  foreach(flag IN LISTS global)
    string(APPEND lines "${flag}\n")
  endforeach()

  # One file per configuration and language, as CMake demands; repoc reads the one for C++.
  set(file ${folder}/flags$<$<BOOL:$<CONFIG>>:.$<CONFIG>>)
  file(GENERATE OUTPUT ${file}.$<COMPILE_LANGUAGE> CONTENT "${lines}" TARGET ${target})
  set(${result} ${file}.CXX PARENT_SCOPE)
endfunction()

cmake_policy(POP)
