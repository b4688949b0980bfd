// Cursors as text: KeyEncoder's bytes behind a check sum, in base64 with '-' and '_' and without padding.
#include "repoc/generated/cursor.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <optional>

#include "repoc/detail/text.hpp"
#include "repoc/error.hpp"

namespace repoc::detail {
namespace {

constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::size_t kSumSize = 8;

std::string to_base64(std::string_view bytes) {
  std::string text;
  text.reserve((bytes.size() * 4 + 2) / 3);
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : bytes) {
    bits = (bits << 8) | static_cast<unsigned char>(c);
    for (count += 8; count >= 6; count -= 6) text.push_back(kDigits[(bits >> (count - 6)) & 63]);
  }
  if (count > 0) text.push_back(kDigits[(bits << (6 - count)) & 63]);
  return text;
}

// Nothing for what to_base64 does not write.
std::optional<std::string> from_base64(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size() * 3 / 4);
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const std::size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    bits = (bits << 6) | static_cast<std::uint32_t>(digit);
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes.push_back(static_cast<char>(bits >> count));
    }
  }
  const bool leftover = count >= 6 || (bits & ((1U << count) - 1)) != 0;
  return leftover ? std::nullopt : std::optional(std::move(bytes));
}

std::uint64_t read_number(std::string_view bytes) {
  std::uint64_t number = 0;
  for (const char c : bytes.substr(0, 8)) number = (number << 8) | static_cast<unsigned char>(c);
  return number;
}

// What follows the last "order by" of the statement, or all of it.
std::string_view order_of(std::string_view text) {
  const std::size_t at = text.rfind("order by ");
  return at == std::string_view::npos ? text : text.substr(at);
}

// FNV-1a: any one changed byte changes it.
std::uint64_t check_sum(const sql::Query& query, std::string_view values) {
  std::uint64_t sum = 0xCBF29CE484222325U;
  for (const std::string_view part : {query.name, order_of(query.text), values}) {
    for (const char c : part) sum = (sum ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    sum = (sum ^ 0xFFU) * 0x100000001B3U;  // no byte of UTF-8: the parts do not run together
  }
  return sum;
}

// Reads what KeyEncoder wrote; `fine` is false as soon as the bytes are something else.
class KeyDecoder {
 public:
  explicit KeyDecoder(std::string_view bytes) : rest_(bytes) {}
  [[nodiscard]] bool fine() const noexcept { return fine_; }
  [[nodiscard]] bool at_end() const noexcept { return rest_.empty(); }

  char tag() {
    if (rest_.empty()) return wrong();
    const char tag = rest_.front();
    rest_.remove_prefix(1);
    return tag;
  }
  std::uint64_t number() {
    if (rest_.size() < 8) return static_cast<std::uint64_t>(wrong());
    const std::uint64_t number = read_number(rest_);
    rest_.remove_prefix(8);
    return number;
  }
  std::string escaped() {
    std::string out;
    for (;;) {
      const std::size_t zero = rest_.find('\0');
      if (zero == std::string_view::npos || zero + 1 == rest_.size()) {
        wrong();
        return out;
      }
      out.append(rest_, 0, zero);
      const char after = rest_[zero + 1];
      rest_.remove_prefix(zero + 2);
      if (after == '\0') return out;
      if (after != '\xff') {
        wrong();
        return out;
      }
      out.push_back('\0');
    }
  }
  char wrong() {
    fine_ = false;
    rest_ = {};
    return '\0';
  }

 private:
  std::string_view rest_;
  bool fine_ = true;
};

constexpr std::uint64_t kSign = std::uint64_t{1} << 63;

// Nothing for bytes that KeyEncoder does not write of a row. Texts are as they are.
std::optional<std::vector<CursorValue>> decode(std::string_view encoded) {
  std::vector<CursorValue> values;
  KeyDecoder decoder(encoded);
  while (decoder.fine() && !decoder.at_end()) {
    switch (decoder.tag()) {
      case '0':
        values.emplace_back(std::monostate{});
        break;
      case 'i':
        values.emplace_back(static_cast<std::int64_t>(decoder.number() ^ kSign));
        break;
      case 'j':
        if (decoder.tag() != 'i') decoder.wrong();
        values.emplace_back(decoder.number() ^ kSign);
        break;
      case 'r': {
        const std::uint64_t bits = decoder.number();
        const auto number = std::bit_cast<double>((bits & kSign) != 0 ? bits ^ kSign : ~bits);
        if (std::isnan(number)) decoder.wrong();
        values.emplace_back(number);
        break;
      }
      case 't':
        values.emplace_back(decoder.escaped());
        break;
      case 'x': {
        const std::string raw = decoder.escaped();
        std::vector<std::byte> value(raw.size());
        if (!raw.empty()) std::memcpy(value.data(), raw.data(), raw.size());
        values.emplace_back(std::move(value));
        break;
      }
      default:
        decoder.wrong();
    }
  }
  return decoder.fine() ? std::optional(std::move(values)) : std::nullopt;
}

bool are_clean(const std::vector<CursorValue>& values) {
  return std::ranges::all_of(values, [](const CursorValue& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text == nullptr || is_clean_text(*text);
  });
}

}  // namespace

std::string cursor_text(const sql::Query& query, std::string_view values) {
  if (const auto decoded = decode(values); decoded && !are_clean(*decoded)) {
    throw EncodingError("no cursor can be made of a row whose text is no valid UTF-8, or holds NUL",
                        std::string(query.name));
  }
  const std::uint64_t sum = check_sum(query, values);
  std::string bytes;
  for (int shift = 56; shift >= 0; shift -= 8) bytes.push_back(static_cast<char>(sum >> shift));
  bytes.append(values);
  return to_base64(bytes);
}

CursorKey::CursorKey(const sql::Query& query, std::string_view text) {
  const auto refuse = [&] {
    throw UsageError("the cursor is none that this method gave: pass what a page has as `next`, as it is",
                     std::string(query.name));
  };
  const std::optional<std::string> bytes = from_base64(text);
  if (!bytes || bytes->size() < kSumSize) refuse();
  const std::string_view encoded = std::string_view(*bytes).substr(kSumSize);
  if (read_number(*bytes) != check_sum(query, encoded)) refuse();
  std::optional<std::vector<CursorValue>> values = decode(encoded);
  if (!values || values->size() != static_cast<std::size_t>(query.keyset) || !are_clean(*values)) refuse();
  values_ = *std::move(values);
}

int CursorKey::bind(Statement& statement, int at) const {
  for (const CursorValue& value : values_) {
    std::visit(
        [&]<class V>(const V& v) {
          if constexpr (std::same_as<V, std::monostate>) {
            statement.null(at);
          } else {
            statement.bind(at, v);
          }
        },
        value);
    ++at;
  }
  return at;
}

}  // namespace repoc::detail
