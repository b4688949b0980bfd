// The parts of binding and reading that are the same for every type and back end: checks, and keys as bytes.
#include <fmt/format.h>

#include <bit>
#include <cmath>
#include <limits>
#include <utility>

#include "repoc/detail/text.hpp"
#include "repoc/error.hpp"
#include "repoc/generated/row.hpp"

namespace repoc::detail {

std::string StatementName::text() const {
  if (action.empty()) return std::string(subject);
  return fmt::format("{} {}", subject, action);
}

void Binder::checked_text(int at, std::string_view value) {
  if (value.size() > kMaxBytes) throw TooLarge(fmt::format("value {} is larger than 1 GiB", at), name().text());
  if (!is_clean_text(value)) {
    throw EncodingError(fmt::format("value {} is no valid UTF-8, or holds NUL", at), name().text());
  }
  text(at, value);
}

void Binder::checked_bytes(int at, std::span<const std::byte> value) {
  if (value.size() > kMaxBytes) throw TooLarge(fmt::format("value {} is larger than 1 GiB", at), name().text());
  bytes(at, value);
}

void Binder::unnamed_enumerator(int at) const {
  throw RangeError(fmt::format("value {} is no enumerator of its enum", at), name().text());
}

std::string_view Binder::null_pointer(int at) const {
  throw UsageError(fmt::format("value {} is a null pointer: pass a string, or std::optional for an absent one", at),
                   name().text());
}

void Row::does_not_fit(int at, std::string_view what) const {
  throw RangeError(fmt::format("the value of column '{}' {}", column(at), what), name().text());
}
void Row::does_not_match(int at, std::string_view what) const {
  throw MappingError(fmt::format("column '{}' {}", column(at), what), name().text());
}

float Row::real_as_float(int at) {
  const double value = real(at);
  if (std::isfinite(value) && std::abs(value) > static_cast<double>(std::numeric_limits<float>::max())) {
    does_not_fit(at, "does not fit a float");
  }
  return static_cast<float>(value);
}

Uuid Row::uuid(int at) {
  const std::string_view stored = text(at);
  const std::optional<Uuid> id = Uuid::parse(stored);
  if (!id || id->text() != stored) does_not_match(at, "does not hold a UUID in lower case");
  return *id;
}
Decimal Row::decimal(int at) {
  const std::string_view stored = text(at);
  const std::optional<Decimal> number = Decimal::parse(stored);
  if (!number || number->text() != stored) {
    does_not_match(at, "does not hold a decimal number of at most 34 digits without needless zeros");
  }
  return *number;
}

namespace {
void append_number(std::string& to, char tag, std::uint64_t bits) {
  to.push_back(tag);
  for (int shift = 56; shift >= 0; shift -= 8) to.push_back(static_cast<char>(bits >> shift));
}
}  // namespace

// Each part is a tag and its bytes. Numbers are big-endian with the sign turned over, so that they sort; texts and
// bytes end in 0 0, and a 0 in them is 0 255.
void KeyEncoder::null(int) { bytes_.push_back('0'); }
void KeyEncoder::boolean(int at, bool value) { integer(at, value ? 1 : 0); }
void KeyEncoder::integer(int, std::int64_t value) {
  append_number(bytes_, 'i', static_cast<std::uint64_t>(value) ^ (std::uint64_t{1} << 63));
}
void KeyEncoder::unsigned_integer(int at, std::uint64_t value) {
  if (std::in_range<std::int64_t>(value)) return integer(at, static_cast<std::int64_t>(value));
  bytes_.push_back('j');  // after every smaller number
  integer(at, static_cast<std::int64_t>(value));
}
void KeyEncoder::real(int, double value) {
  const auto bits = std::bit_cast<std::uint64_t>(value == 0 ? 0.0 : value);
  append_number(bytes_, 'r', (bits >> 63) != 0 ? ~bits : bits | (std::uint64_t{1} << 63));
}
void KeyEncoder::text(int, std::string_view value) { escaped('t', value.data(), value.size()); }
void KeyEncoder::bytes(int, std::span<const std::byte> value) {
  escaped('x', reinterpret_cast<const char*>(value.data()), value.size());
}
void KeyEncoder::date(int at, std::chrono::year_month_day value) {
  const DateText day = date_text(value);
  if (!day.valid) throw RangeError("a date in a key does not exist or is outside the years 0 to 9999", name().text());
  text(at, day.view());
}
void KeyEncoder::items(int, ItemKind, const ItemSource& source) {
  bytes_.push_back('[');
  source.add(*this, source.items);
  bytes_.push_back(']');
}
void KeyEncoder::escaped(char tag, const char* data, std::size_t size) {
  bytes_.push_back(tag);
  std::string_view rest(data, size);
  for (std::size_t zero = rest.find('\0'); zero != std::string_view::npos; zero = rest.find('\0')) {
    bytes_.append(rest, 0, zero);
    bytes_.append("\0\xff", 2);
    rest.remove_prefix(zero + 1);
  }
  bytes_.append(rest);
  bytes_.append("\0\0", 2);
}

}  // namespace repoc::detail
