// An exact decimal number of up to 34 significant digits, as IEEE 754 decimal128 and every back end can hold it. It is
// stored, compared and ordered exactly; calculating is the business of a library made for it.
//   repoc::Decimal price = *repoc::Decimal::parse("19.99");
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace repoc {

// A value: sign, digits and a scale of 0 to 34 behind the point. 1.50 and 1.5 are the same value and both are kept, and
// written, as 1.5. The default one is 0.
class Decimal {
 public:
  static constexpr int kDigits = 34;

  constexpr Decimal() = default;
  // Implicit: every such integer is one exactly.
  Decimal(std::int64_t value);  // NOLINT(google-explicit-constructor)
  // `unscaled` times ten to the power of -scale: (1999, 2) is 19.99. RangeError for a scale outside 0 to 34.
  Decimal(std::int64_t unscaled, int scale);

  // An optional sign, digits, and a point with digits behind it: "-12.50". None for any other text, an exponent, or more
  // digits than it can hold.
  static std::optional<Decimal> parse(std::string_view text) noexcept;

  // Without trailing zeros behind the point: "-12.5", "0", "1000".
  [[nodiscard]] std::string text() const;
  // The nearest double.
  [[nodiscard]] double to_double() const;

  friend bool operator==(const Decimal&, const Decimal&) = default;
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) noexcept;

 private:
  // |value| = (high * 10^17 + low) / 10^scale, both below 10^17: the digits in two halves. Normal: the last digit behind
  // the point is not 0, and 0 is not negative.
  std::uint64_t high_ = 0;
  std::uint64_t low_ = 0;
  std::int8_t scale_ = 0;
  bool negative_ = false;
};

}  // namespace repoc
