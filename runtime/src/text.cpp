// Checks of text and dates as text. The UTF-8 check is our own: simdutf is not packaged for Debian 12, and the strings
// of a repository are short, mostly ASCII, which is passed eight bytes at a time here.
#include "repoc/detail/text.hpp"

#include <cstdint>
#include <cstring>

namespace repoc::detail {
namespace {

bool is_tail(unsigned char c) { return (c & 0xC0) == 0x80; }

// The length of the sequence at `s`, which does not start with ASCII; 0: it is none.
std::size_t sequence(const unsigned char* s, std::size_t left) {
  if (s[0] >= 0xC2 && s[0] <= 0xDF) return left >= 2 && is_tail(s[1]) ? 2 : 0;
  if (s[0] >= 0xE0 && s[0] <= 0xEF) {
    if (left < 3 || !is_tail(s[1]) || !is_tail(s[2])) return 0;
    if (s[0] == 0xE0 && s[1] < 0xA0) return 0;  // overlong
    if (s[0] == 0xED && s[1] > 0x9F) return 0;  // surrogates
    return 3;
  }
  if (s[0] >= 0xF0 && s[0] <= 0xF4) {
    if (left < 4 || !is_tail(s[1]) || !is_tail(s[2]) || !is_tail(s[3])) return 0;
    if (s[0] == 0xF0 && s[1] < 0x90) return 0;  // overlong
    if (s[0] == 0xF4 && s[1] > 0x8F) return 0;  // above U+10FFFF
    return 4;
  }
  return 0;
}

bool digits(std::string_view text, std::size_t at, std::size_t count, int& value) {
  value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return false;
    value = value * 10 + (text[i] - '0');
  }
  return true;
}

}  // namespace

bool is_clean_text(std::string_view text) noexcept {
  const auto* s = reinterpret_cast<const unsigned char*>(text.data());
  std::size_t left = text.size();
  while (left > 0) {
    if (left >= 8) {
      std::uint64_t word = 0;
      std::memcpy(&word, s, 8);
      // No byte has its high bit set and none is zero.
      if ((word & 0x8080808080808080U) == 0 && (((word - 0x0101010101010101U) & ~word & 0x8080808080808080U) == 0)) {
        s += 8;
        left -= 8;
        continue;
      }
    }
    std::size_t size = 1;
    if (*s == 0) return false;
    if (*s >= 0x80) size = sequence(s, left);
    if (size == 0) return false;
    s += size;
    left -= size;
  }
  return true;
}

DateText date_text(std::chrono::year_month_day day) noexcept {
  DateText text{};
  const int year = static_cast<int>(day.year());
  text.valid = day.ok() && year >= 0 && year <= 9999;
  if (!text.valid) return text;
  const auto month = static_cast<unsigned>(day.month());
  const auto date = static_cast<unsigned>(day.day());
  const auto digit = [](unsigned value) { return static_cast<char>('0' + value % 10); };
  const auto y = static_cast<unsigned>(year);
  const char made[] = {digit(y / 1000),   digit(y / 100), digit(y / 10), digit(y),         '-',
                       digit(month / 10), digit(month),   '-',           digit(date / 10), digit(date)};
  std::memcpy(text.data, made, sizeof made);
  return text;
}

std::optional<std::chrono::year_month_day> parse_date(std::string_view text) noexcept {
  int year = 0;
  int month = 0;
  int day = 0;
  if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !digits(text, 0, 4, year) ||
      !digits(text, 5, 2, month) || !digits(text, 8, 2, day)) {
    return std::nullopt;
  }
  const std::chrono::year_month_day result{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
  if (!result.ok()) return std::nullopt;
  return result;
}

}  // namespace repoc::detail
