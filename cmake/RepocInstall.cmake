# What `cmake --install` puts below the prefix, and find_package(repoc) finds there:
#   bin/repoc, lib/librepoc_*.a, include/repoc/, lib/cmake/repoc/
# A target set of its own per driver, so that a machine without its client library can use the others.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
set(config_dir ${CMAKE_INSTALL_LIBDIR}/cmake/repoc)

function(repoc_install set)
  set(found "")
  foreach(target IN LISTS ARGN)
    if(TARGET ${target})
      string(REGEX REPLACE "^repoc_" "" name ${target})
      set_target_properties(${target} PROPERTIES EXPORT_NAME ${name})
      list(APPEND found ${target})
    endif()
  endforeach()
  if(found)
    install(TARGETS ${found} EXPORT repoc-${set}
      RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR}
      ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
      LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
      INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
    install(EXPORT repoc-${set} NAMESPACE repoc:: DESTINATION ${config_dir} FILE repoc-${set}.cmake)
  endif()
endfunction()

repoc_install(tool repoc)
repoc_install(runtime repoc_runtime)
repoc_install(sqlite repoc_sqlite)

foreach(headers runtime/include/ runtime/drivers/sqlite/include/)
  install(DIRECTORY ${headers} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.hpp")
endforeach()
configure_package_config_file(cmake/repocConfig.cmake.in ${PROJECT_BINARY_DIR}/repocConfig.cmake
  INSTALL_DESTINATION ${config_dir})
# Before 1.0 a minor version may break what it likes.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/repocConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/repocConfig.cmake ${PROJECT_BINARY_DIR}/repocConfigVersion.cmake
  cmake/repoc_generate.cmake cmake/repoc_missing.cmake cmake/repoc_migrations.cmake
  cmake/repoc_embed_migrations.cmake cmake/FindLibUUID.cmake DESTINATION ${config_dir})
