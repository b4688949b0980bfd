# Finds LLVM and Clang 16 to 22 and makes the target repoc_clang: their headers, flags and shared libraries.
#   -DLLVM_DIR=/opt/llvm-20/lib/cmake/llvm   chooses one; otherwise 19 is preferred, as it is what we develop on.
include_guard(GLOBAL)

option(REPOC_STATIC_LLVM "Link the static libraries of LLVM and Clang (not available yet)" OFF)
if(REPOC_STATIC_LLVM)
  message(FATAL_ERROR "REPOC_STATIC_LLVM is not available yet: repoc links libclang-cpp and libLLVM.")
endif()

# Debian and Ubuntu keep each version in its own folder, which find_package does not look into by itself. An exact
# version cannot be asked for: find_package(Clang 19) refuses 19.1.7.
if(NOT LLVM_DIR AND NOT LLVM_ROOT)
  foreach(version 19 20 21 22 18 17 16)
    if(EXISTS /usr/lib/llvm-${version}/lib/cmake/llvm/LLVMConfig.cmake
       AND EXISTS /usr/lib/llvm-${version}/lib/cmake/clang/ClangConfig.cmake)
      set(LLVM_DIR /usr/lib/llvm-${version}/lib/cmake/llvm CACHE PATH "The folder of LLVMConfig.cmake")
      break()
    endif()
  endforeach()
endif()
find_package(LLVM REQUIRED CONFIG)
if(LLVM_VERSION_MAJOR LESS 16 OR LLVM_VERSION_MAJOR GREATER 22)
  message(FATAL_ERROR "repoc needs LLVM 16 to 22; ${LLVM_DIR} is ${LLVM_PACKAGE_VERSION}. Choose another with -DLLVM_DIR=.")
endif()
# Clang must be the LLVM's own: another one's headers would compile and then crash.
find_package(Clang REQUIRED CONFIG HINTS ${LLVM_DIR}/../clang NO_DEFAULT_PATH)
message(STATUS "repoc: LLVM ${LLVM_PACKAGE_VERSION} in ${LLVM_DIR}")
if(NOT TARGET clang-cpp OR NOT TARGET LLVM)
  message(FATAL_ERROR "repoc links libclang-cpp and libLLVM, and ${LLVM_DIR} has only the static libraries.")
endif()

add_library(repoc_clang INTERFACE)
target_include_directories(repoc_clang SYSTEM INTERFACE ${LLVM_INCLUDE_DIRS} ${CLANG_INCLUDE_DIRS})
separate_arguments(repoc_llvm_definitions NATIVE_COMMAND "${LLVM_DEFINITIONS}")
target_compile_definitions(repoc_clang INTERFACE ${repoc_llvm_definitions})
target_link_libraries(repoc_clang INTERFACE clang-cpp LLVM)
if(NOT LLVM_ENABLE_RTTI)
  target_compile_options(repoc_clang INTERFACE -fno-rtti)
endif()

# The headers that Clang itself provides (stddef.h and the like). LLVM 16 and later name the folder by the major
# version; a folder with the full version is an older habit of some packages.
set(REPOC_CLANG_RESOURCE_INCLUDE "")
foreach(version ${LLVM_VERSION_MAJOR} ${LLVM_PACKAGE_VERSION})
  foreach(library_dir ${LLVM_LIBRARY_DIR} ${LLVM_INSTALL_PREFIX}/lib)
    if(NOT REPOC_CLANG_RESOURCE_INCLUDE AND EXISTS ${library_dir}/clang/${version}/include/stddef.h)
      set(REPOC_CLANG_RESOURCE_INCLUDE ${library_dir}/clang/${version}/include)
    endif()
  endforeach()
endforeach()
if(NOT REPOC_CLANG_RESOURCE_INCLUDE)
  message(FATAL_ERROR "No stddef.h of Clang under ${LLVM_LIBRARY_DIR}/clang: install its resource headers "
                      "(Debian: libclang-common-${LLVM_VERSION_MAJOR}-dev).")
endif()
