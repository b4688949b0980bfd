// Case folding by ICU's tables, one code point at a time, and sums that are checked.
#include "functions.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cmath>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <tuple>

#include "error.hpp"

namespace repoc::sqlite {
namespace {

bool is_upper(unsigned char c) { return c >= 'A' && c <= 'Z'; }

// Bytes that are no UTF-8 stay as they are.
void fold(std::string_view text, std::string& out) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  std::int64_t at = 0;
  while (at < size) {
    const std::uint8_t first = bytes[at];
    if (first < 0x80) {
      out.push_back(static_cast<char>(is_upper(first) ? first + ('a' - 'A') : first));
      ++at;
      continue;
    }
    const std::int64_t start = at;
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    const UChar32 folded = c < 0 ? c : u_foldCase(c, U_FOLD_CASE_DEFAULT);
    if (folded == c) {
      out.append(text, static_cast<std::size_t>(start), static_cast<std::size_t>(at - start));
    } else {
      std::uint8_t encoded[U8_MAX_LENGTH];
      std::int32_t length = 0;
      U8_APPEND_UNSAFE(encoded, length, folded);
      out.append(reinterpret_cast<const char*>(encoded), static_cast<std::size_t>(length));
    }
  }
}

// No exception may pass through SQLite, which is C.
void fold_function(sqlite3_context* context, int, sqlite3_value** values) {
  if (sqlite3_value_type(values[0]) != SQLITE_TEXT) return sqlite3_result_value(context, values[0]);
  const auto* data = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
  if (data == nullptr) return sqlite3_result_error_nomem(context);
  const std::string_view text(data, static_cast<std::size_t>(sqlite3_value_bytes(values[0])));
  const bool is_folded = std::ranges::none_of(
      text, [](char c) { return static_cast<unsigned char>(c) >= 0x80 || is_upper(static_cast<unsigned char>(c)); });
  if (is_folded) return sqlite3_result_value(context, values[0]);
  try {
    std::string folded;
    folded.reserve(text.size());
    fold(text, folded);
    sqlite3_result_text64(context, folded.data(), folded.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  } catch (...) {
    sqlite3_result_error_nomem(context);
  }
}

struct Add {
  static bool overflows(std::int64_t a, std::int64_t b, std::int64_t* out) { return __builtin_add_overflow(a, b, out); }
  static double of(double a, double b) { return a + b; }
};
struct Subtract {
  static bool overflows(std::int64_t a, std::int64_t b, std::int64_t* out) { return __builtin_sub_overflow(a, b, out); }
  static double of(double a, double b) { return a - b; }
};

// Of a floating-point field: neither a number that is none, which SQLite would store as NULL, nor an infinity that was
// made of two finite numbers. A float is rounded as C++ rounds it.
template <class Operation>
void checked_real(sqlite3_context* context, sqlite3_value** values) {
  const double a = sqlite3_value_double(values[0]);
  const double b = sqlite3_value_double(values[1]);
  const double most = sqlite3_value_double(values[3]);
  double result = Operation::of(a, b);
  const bool finite = std::isfinite(a) && std::isfinite(b);
  if (std::isnan(result) || (finite && std::abs(result) > most)) return sqlite3_result_error(context, kOutOfRange, -1);
  if (most <= static_cast<double>(std::numeric_limits<float>::max())) {
    result = static_cast<double>(static_cast<float>(result));
  }
  sqlite3_result_double(context, result);
}

// repoc_add(value, delta, least, most); the limits' type is the field's.
template <class Operation>
void checked_function(sqlite3_context* context, int, sqlite3_value** values) {
  const bool real = sqlite3_value_type(values[3]) == SQLITE_FLOAT;
  for (int i = 0; i < 2; ++i) {
    const int type = sqlite3_value_type(values[i]);
    if (type == SQLITE_NULL) return sqlite3_result_null(context);
    if (type != SQLITE_INTEGER && (!real || type != SQLITE_FLOAT)) {
      return sqlite3_result_error(context, "the field does not hold a number", -1);
    }
  }
  if (real) return checked_real<Operation>(context, values);
  std::int64_t result = 0;
  const bool overflow = Operation::overflows(sqlite3_value_int64(values[0]), sqlite3_value_int64(values[1]), &result);
  if (overflow || result < sqlite3_value_int64(values[2]) || result > sqlite3_value_int64(values[3])) {
    return sqlite3_result_error(context, kOutOfRange, -1);
  }
  sqlite3_result_int64(context, result);
}

// A text of the form that Decimal::text() has, in its parts: sign, digits before and behind the point.
struct DecimalText {
  explicit DecimalText(std::string_view text) : negative(text.starts_with('-')) {
    if (negative) text.remove_prefix(1);
    const std::size_t point = text.find('.');
    whole = text.substr(0, point);
    if (point != std::string_view::npos) behind = text.substr(point + 1);
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    valid = !whole.empty() && (whole.front() != '0' || whole.size() == 1) &&
            (point == std::string_view::npos || !behind.empty()) && !behind.ends_with('0') &&
            (!negative || !behind.empty() || whole != "0") && std::ranges::all_of(whole, is_digit) &&
            std::ranges::all_of(behind, is_digit);
  }
  bool negative;
  std::string_view whole;
  std::string_view behind;
  bool valid = false;
};

std::strong_ordering decimal_order(std::string_view a, std::string_view b) {
  const DecimalText left(a);
  const DecimalText right(b);
  if (!left.valid || !right.valid) return left.valid == right.valid ? a <=> b : right.valid <=> left.valid;
  if (left.negative != right.negative) return right.negative <=> left.negative;
  const auto magnitude = [](const DecimalText& of) { return std::tuple(of.whole.size(), of.whole, of.behind); };
  const std::strong_ordering order = magnitude(left) <=> magnitude(right);
  return left.negative ? 0 <=> order : order;
}

int compare_decimals(void*, int left_size, const void* left, int right_size, const void* right) {
  const std::strong_ordering order =
      decimal_order({static_cast<const char*>(left), static_cast<std::size_t>(left_size)},
                    {static_cast<const char*>(right), static_cast<std::size_t>(right_size)});
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

}  // namespace

void register_functions(sqlite3* db) {
  using Function = void (*)(sqlite3_context*, int, sqlite3_value**);
  const auto make = [db](const char* name, int arguments, Function function) {
    const int result =
        sqlite3_create_function_v2(db, name, arguments, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nullptr,
                                   function, nullptr, nullptr, nullptr);
    if (result != SQLITE_OK) throw_error(db, result, {"open"});
  };
  make("repoc_fold", 1, fold_function);
  make("repoc_add", 4, checked_function<Add>);
  make("repoc_subtract", 4, checked_function<Subtract>);
  const int result = sqlite3_create_collation_v2(db, "repoc_decimal", SQLITE_UTF8, nullptr, compare_decimals, nullptr);
  if (result != SQLITE_OK) throw_error(db, result, {"open"});
}

}  // namespace repoc::sqlite
