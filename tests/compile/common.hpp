// What generated code includes: precompiled once per compiler (CMakeLists.txt).
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <repoc/generated/registry.hpp>
#include <repoc/repoc.hpp>
#include <repoc/sqlite/generated.hpp>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>
