# The warnings that repoc itself is written under. The presets turn them into errors (CMAKE_COMPILE_WARNING_AS_ERROR);
# who builds repoc as a part of something else gets none of this.
add_compile_options(-Wall -Wextra -Wpedantic)
# GCC 12 sees overlapping copies in `"x" + std::string` at -O3 that are not there (GCC bug 105651, mended in 13).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  add_compile_options(-Wno-restrict)
endif()
