# The warnings that repoc itself is written under. The presets turn them into errors (CMAKE_COMPILE_WARNING_AS_ERROR);
# who builds repoc as a part of something else gets none of this.
add_compile_options(-Wall -Wextra -Wpedantic)
