# repoc_migrations(TARGET shop DIRECTORY migrations)
#
# Puts the scripts of the directory, 0001_schema.sqlite.sql and so on, into TARGET, where repoc::migrate(database) finds
# them: a program then carries its migrations with it. A script that comes, goes or changes is embedded again. Of a static
# library the linker keeps them too, though nothing refers to them.
include_guard(GLOBAL)
cmake_policy(PUSH)
cmake_policy(VERSION 3.25)

function(repoc_migrations)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "TARGET;DIRECTORY" "")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "repoc_migrations: unknown arguments: ${arg_UNPARSED_ARGUMENTS}")
  endif()
  if(NOT arg_TARGET OR NOT arg_DIRECTORY)
    message(FATAL_ERROR "repoc_migrations(TARGET name DIRECTORY dir)")
  endif()
  if(NOT TARGET ${arg_TARGET})
    message(FATAL_ERROR "repoc_migrations: no target ${arg_TARGET}; call add_executable or add_library first")
  endif()
  get_target_property(called ${arg_TARGET} REPOC_MIGRATIONS)
  if(called)
    message(FATAL_ERROR "repoc_migrations(${arg_TARGET}) is called twice; a database has one row of scripts")
  endif()
  get_filename_component(directory ${arg_DIRECTORY} ABSOLUTE)
  if(NOT IS_DIRECTORY ${directory})
    message(FATAL_ERROR "repoc_migrations(${arg_TARGET}): no such directory: ${directory}; "
      "'repoc migrate diff' makes it, with the first script")
  endif()

  file(GLOB scripts CONFIGURE_DEPENDS ${directory}/*.sql)
  list(SORT scripts)
  string(MAKE_C_IDENTIFIER "repoc_migrations_${arg_TARGET}" symbol)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/repoc/${arg_TARGET})
  set(source ${folder}/migrations.cpp)
  # The list stands in a file: a script that was deleted changes it, and no date.
  list(JOIN scripts "\n" lines)
  file(CONFIGURE OUTPUT ${folder}/migrations.txt CONTENT "${lines}\n" @ONLY)
  add_custom_command(
    OUTPUT ${source}
    COMMAND ${CMAKE_COMMAND} -DLIST=${folder}/migrations.txt -DSYMBOL=${symbol} -DOUTPUT=${source}
            -P ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/repoc_embed_migrations.cmake
    DEPENDS ${scripts} ${folder}/migrations.txt ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/repoc_embed_migrations.cmake
    COMMENT "repoc: the migrations of ${arg_TARGET}"
    VERBATIM)
  set_source_files_properties(${source} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  target_sources(${arg_TARGET} PRIVATE ${source})
  set_target_properties(${arg_TARGET} PROPERTIES REPOC_MIGRATIONS ${directory})
  get_target_property(type ${arg_TARGET} TYPE)
  if(type STREQUAL "STATIC_LIBRARY")
    target_link_options(${arg_TARGET} INTERFACE "LINKER:-u,${symbol}")
  endif()
endfunction()

cmake_policy(POP)
