# HEADERS (a list of files) -> OUTPUT, a C++ file with their texts as raw string literals:
#   {"stddef.h", R"repoc(...)repoc"},
set(text "// Clang's built-in headers. Made by embed_headers.cmake.\n#include \"frontend/builtin_headers.hpp\"\n\n")
string(APPEND text "namespace repoc::frontend {\n\nconst std::vector<BuiltinHeader>& builtin_headers() {\n")
string(APPEND text "  static const std::vector<BuiltinHeader> headers = {\n")
foreach(header IN LISTS HEADERS)
  get_filename_component(name "${header}" NAME)
  file(READ "${header}" body)
  string(APPEND text "      {\"${name}\", R\"repoc(${body})repoc\"},\n")
endforeach()
string(APPEND text "  };\n  return headers;\n}\n\n}  // namespace repoc::frontend\n")
file(WRITE "${OUTPUT}" "${text}")
