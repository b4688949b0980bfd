// Decimal numbers as digits and a scale. A type of our own, because no decimal library is packaged on every system that
// repoc supports; it parses, writes and compares, and calculates nothing.
#include "repoc/decimal.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "repoc/error.hpp"

namespace repoc {
namespace {

__extension__ typedef unsigned __int128 Wide;  // 34 digits take 113 bits

constexpr std::uint64_t kHalf = 100'000'000'000'000'000;  // 10^17

constexpr Wide power_of_ten(int exponent) {
  Wide power = 1;
  while (exponent-- > 0) power *= 10;
  return power;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

Decimal::Decimal(std::int64_t value) : Decimal(value, 0) {}

Decimal::Decimal(std::int64_t unscaled, int scale) {
  if (scale < 0 || scale > kDigits) throw RangeError("the scale of a Decimal is 0 to 34", "Decimal");
  negative_ = unscaled < 0;
  std::uint64_t digits = negative_ ? 0 - static_cast<std::uint64_t>(unscaled) : static_cast<std::uint64_t>(unscaled);
  if (digits == 0) scale = 0;
  for (; scale > 0 && digits % 10 == 0; --scale) digits /= 10;
  high_ = digits / kHalf;
  low_ = digits % kHalf;
  scale_ = static_cast<std::int8_t>(scale);
}

std::optional<Decimal> Decimal::parse(std::string_view text) noexcept {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  std::string_view behind = point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
  if (whole.empty() || (behind.empty() && point != std::string_view::npos)) return std::nullopt;
  if (!std::ranges::all_of(whole, is_digit) || !std::ranges::all_of(behind, is_digit)) return std::nullopt;
  while (behind.ends_with('0')) behind.remove_suffix(1);
  if (behind.size() > static_cast<std::size_t>(kDigits)) return std::nullopt;
  Wide digits = 0;
  for (const std::string_view part : {whole, behind}) {
    for (const char c : part) {
      if (digits >= power_of_ten(kDigits - 1)) return std::nullopt;
      digits = digits * 10 + static_cast<Wide>(c - '0');
    }
  }
  Decimal result;
  result.high_ = static_cast<std::uint64_t>(digits / kHalf);
  result.low_ = static_cast<std::uint64_t>(digits % kHalf);
  result.scale_ = static_cast<std::int8_t>(behind.size());
  result.negative_ = negative && digits != 0;
  return result;
}

std::string Decimal::text() const {
  std::string reversed;
  Wide digits = static_cast<Wide>(high_) * kHalf + low_;
  for (int written = 0; digits != 0 || written <= scale_; ++written, digits /= 10) {
    if (written == scale_ && written > 0) reversed.push_back('.');
    reversed.push_back(static_cast<char>('0' + static_cast<int>(digits % 10)));
  }
  if (negative_) reversed.push_back('-');
  return {reversed.rbegin(), reversed.rend()};
}

double Decimal::to_double() const {
  const std::string digits = text();
  double number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) noexcept {
  if (a.negative_ != b.negative_) {
    return a.negative_ ? std::strong_ordering::less : std::strong_ordering::greater;
  }
  const auto magnitude = [](const Decimal& of) {
    const Wide digits = static_cast<Wide>(of.high_) * kHalf + of.low_;
    const Wide one = power_of_ten(of.scale_);
    return std::array{digits / one, digits % one * power_of_ten(Decimal::kDigits - of.scale_)};
  };
  const auto order = magnitude(a) <=> magnitude(b);
  return a.negative_ ? 0 <=> order : order;
}

}  // namespace repoc
