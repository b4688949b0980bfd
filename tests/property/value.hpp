// One value of a field or an argument, as plain C++, and the two things that a database is asked about it: how it
// compares and how it reads with its case folded. Nothing in here is shared with what is tested.
//   compare(Value{std::int64_t{2}}, Value{2.5}) < 0      folded("Straße ẞ") == "straße ß"
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace repoc::property {

using Bytes = std::vector<std::byte>;
struct Absent {
  friend auto operator<=>(Absent, Absent) = default;
};
// Integers of every width, time points and durations (their ticks) are std::int64_t; text and the names of enumerators
// are std::string.
using Value = std::variant<Absent, bool, std::int64_t, double, std::string, Bytes, std::chrono::year_month_day>;
using Row = std::vector<Value>;

inline bool absent(const Value& value) { return std::holds_alternative<Absent>(value); }

// Negative, zero or positive. An absent value is the smallest; text goes by code point; an integer of up to 32 bits and
// a floating-point number compare as the numbers they are. Values of different kinds are a bug of the test.
int compare(const Value& a, const Value& b);
int compare(const Row& a, const Row& b);
inline bool equal(const Value& a, const Value& b) { return compare(a, b) == 0; }

// Unicode simple case folding (statuses C and S of CaseFolding.txt) of the characters that the test writes.
// Throws std::logic_error for another one.
std::string folded(std::string_view text);
Value folded(const Value& value);

// The code points of valid UTF-8.
std::vector<char32_t> code_points(std::string_view text);
std::string utf8(char32_t code_point);
// The characters that the test writes, those that fold to the same one side by side.
const std::vector<std::vector<char32_t>>& alphabet();

// For people.
std::string show(const Value& value);
std::string show(const Row& row);

}  // namespace repoc::property
