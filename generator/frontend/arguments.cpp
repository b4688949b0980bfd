#include "frontend/arguments.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace repoc::frontend {

namespace {

using std::string_view_literals::operator""sv;

// Alone, exactly as it stands.
constexpr std::array kFlags = {
    "-m32"sv,      "-m64"sv,         "-nostdinc"sv,       "-nostdinc++"sv, "-pthread"sv,     "-frtti"sv,
    "-fno-rtti"sv, "-fexceptions"sv, "-fno-exceptions"sv, "-fchar8_t"sv,   "-fno-char8_t"sv,
};
// With a value in the next argument.
constexpr std::array kSeparate = {
    "-I"sv,       "-isystem"sv,  "-iquote"sv, "-idirafter"sv, "-D"sv,        "-U"sv,
    "-include"sv, "-isysroot"sv, "-target"sv, "--target"sv,   "--sysroot"sv,
};
// With the value in the same argument.
constexpr std::array kJoined = {
    "-I"sv,
    "-isystem"sv,
    "-iquote"sv,
    "-D"sv,
    "-U"sv,
    "-std="sv,
    "--target="sv,
    "--sysroot="sv,
    "-stdlib="sv,
    "--gcc-toolchain="sv,
    "--gcc-install-dir="sv,
};

}  // namespace

std::vector<std::string> allowed_arguments(const std::vector<std::string>& arguments) {
  std::vector<std::string> allowed;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (std::find(kFlags.begin(), kFlags.end(), argument) != kFlags.end()) {
      allowed.push_back(argument);
    } else if (std::find(kSeparate.begin(), kSeparate.end(), argument) != kSeparate.end()) {
      // An option whose value is missing is dropped: the next thing Clang reads would be taken for it.
      if (i + 1 == arguments.size()) break;
      const std::string& value = arguments[++i];
      if (argument.starts_with("--")) {
        allowed.push_back(argument + "=" + value);
      } else {
        allowed.push_back(argument);
        allowed.push_back(value);
      }
    } else if (std::any_of(kJoined.begin(), kJoined.end(),
                           [&](std::string_view prefix) { return argument.starts_with(prefix); })) {
      allowed.push_back(argument);
    }
  }
  return allowed;
}

}  // namespace repoc::frontend
