// Small pieces that the runtime and its drivers share: the checks of text, and dates as text.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>

namespace repoc::detail {

// No value that is larger reaches a database: 1 GiB.
inline constexpr std::size_t kMaxBytes = std::size_t{1} << 30;

// Valid UTF-8 without NUL: no overlong forms, no surrogates, nothing above U+10FFFF.
[[nodiscard]] bool is_clean_text(std::string_view text) noexcept;

// "2030-01-01". `valid` is false for days that do not exist and for years outside 0000..9999.
struct DateText {
  char data[10];
  bool valid;
  [[nodiscard]] std::string_view view() const noexcept { return {data, sizeof data}; }
};
[[nodiscard]] DateText date_text(std::chrono::year_month_day day) noexcept;
[[nodiscard]] std::optional<std::chrono::year_month_day> parse_date(std::string_view text) noexcept;

}  // namespace repoc::detail
