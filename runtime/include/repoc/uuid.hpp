// A universally unique identifier (RFC 9562): 16 bytes, written as 8-4-4-4-12 lower-case hexadecimal digits.
//   repoc::Uuid id = repoc::Uuid::random();
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace repoc {

// A value; the default one is nil, all zero, which an [[repoc::id(generated)]] field takes for "not made yet". Sorts as
// its text does.
class Uuid {
 public:
  constexpr Uuid() = default;
  explicit constexpr Uuid(const std::array<std::byte, 16>& bytes) noexcept : bytes_(bytes) {}

  // Version 4, from the system's random numbers.
  static Uuid random();
  // The form above, in either case; none for any other text.
  static std::optional<Uuid> parse(std::string_view text) noexcept;

  [[nodiscard]] std::string text() const;
  [[nodiscard]] constexpr const std::array<std::byte, 16>& bytes() const noexcept { return bytes_; }
  [[nodiscard]] constexpr bool is_nil() const noexcept { return *this == Uuid(); }

  friend constexpr bool operator==(const Uuid&, const Uuid&) = default;
  friend constexpr auto operator<=>(const Uuid&, const Uuid&) = default;

 private:
  std::array<std::byte, 16> bytes_{};
};

}  // namespace repoc

template <>
struct std::hash<repoc::Uuid> {
  std::size_t operator()(const repoc::Uuid& id) const noexcept;
};
