// One value of a field or an argument, as plain C++, and the two things that a database is asked about it: how it
// compares and how it reads with its case folded. Nothing in here is shared with what is tested.
//   compare(Value{std::int64_t{2}}, Value{2.5}) < 0      folded("Straße ẞ") == "straße ß"
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace repoc::property {

using Bytes = std::vector<std::byte>;
struct Absent {
  friend auto operator<=>(Absent, Absent) = default;
};
// A decimal number by its digits: no zeros before the first or behind the last one that counts, 0 has none at all.
struct Exact {
  bool negative = false;
  std::string whole;
  std::string fraction;
  explicit Exact(std::string_view text);  // "-12.50"
  explicit Exact(std::int64_t number) : Exact(std::to_string(number)) {}
  [[nodiscard]] std::string text() const;
  friend bool operator<(const Exact& a, const Exact& b);
};
// Integers of every width, time points and durations (their ticks) and numbers of enumerators are std::int64_t; text,
// the names of enumerators and Uuids in lower case are std::string.
using Element =
    std::variant<Absent, bool, std::int64_t, double, std::string, Bytes, std::chrono::year_month_day, Exact>;
struct Items {
  std::vector<Element> elements;
  friend bool operator<(const Items& a, const Items& b) { return a.elements < b.elements; }
};
struct Entries {
  std::map<std::string, Element> elements;
  friend bool operator<(const Entries& a, const Entries& b) { return a.elements < b.elements; }
};
using Value = std::variant<Absent, bool, std::int64_t, double, std::string, Bytes, std::chrono::year_month_day, Exact,
                           Items, Entries>;
using Row = std::vector<Value>;

Value value_of(const Element& element);
// Of a value that is no list or map.
Element element_of(const Value& value);

inline bool absent(const Value& value) { return std::holds_alternative<Absent>(value); }

// Negative, zero or positive. An absent value is the smallest; text goes by code point; an integer of up to 32 bits and
// a floating-point number, or any integer and a decimal, compare as the numbers they are. Values of different kinds are
// a bug of the test.
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
