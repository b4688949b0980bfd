#include "json_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "repoc/detail/text.hpp"

namespace repoc::sqlite {
namespace {

using nlohmann::json;

// What hex() writes.
std::optional<std::byte> from_hex(char high, char low) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const std::size_t first = kDigits.find(high);
  const std::size_t second = kDigits.find(low);
  if (first == std::string_view::npos || second == std::string_view::npos) return std::nullopt;
  return static_cast<std::byte>(first * 16 + second);
}

class JsonReader final : public detail::ItemReader {
 public:
  JsonReader(const detail::Row& row, int at, json items) : row_(row), at_(at), items_(std::move(items)) {}

  bool next() override {
    if (!started_) {
      item_ = items_.begin();
      started_ = true;
    } else {
      ++item_;
      ++index_;
    }
    if (item_ == items_.end()) return false;
    if (items_.is_object()) key_ = item_.key();
    return true;
  }

  bool is_null(int at) override { return value(at).is_null(); }
  bool boolean(int at) override {
    expect(at, json::value_t::boolean, "true or false");
    return value(at).get<bool>();
  }
  std::int64_t integer(int at, std::int64_t least, std::int64_t most) override {
    const json& number = value(at);
    if (!number.is_number_integer()) wrong(at, "an integer");
    if (number.is_number_unsigned() && !std::in_range<std::int64_t>(number.get<std::uint64_t>())) too_large(at);
    const auto got = number.get<std::int64_t>();
    if (got < least || got > most) too_large(at);
    return got;
  }
  std::uint64_t unsigned_integer(int at) override {
    return static_cast<std::uint64_t>(integer(at, 0, std::numeric_limits<std::int64_t>::max()));
  }
  double real(int at) override {
    constexpr std::int64_t kExact = std::int64_t{1} << 53;
    if (value(at).is_number_integer()) return static_cast<double>(integer(at, -kExact, kExact));
    expect(at, json::value_t::number_float, "a number");
    return value(at).get<double>();
  }
  std::string_view text(int at) override {
    expect(at, json::value_t::string, "text");
    return value(at).get_ref<const std::string&>();
  }
  std::span<const std::byte> bytes(int at) override {
    const std::string_view digits = text(at);
    if (digits.size() % 2 != 0) wrong(at, "bytes in hexadecimal capitals");
    bytes_.clear();
    for (std::size_t i = 0; i < digits.size(); i += 2) {
      const std::optional<std::byte> byte = from_hex(digits[i], digits[i + 1]);
      if (!byte) wrong(at, "bytes in hexadecimal capitals");
      bytes_.push_back(*byte);
    }
    return bytes_;
  }
  std::chrono::year_month_day date(int at) override {
    const std::optional<std::chrono::year_month_day> day = detail::parse_date(text(at));
    if (!day) wrong(at, "a date of the form 2030-01-31");
    return *day;
  }
  std::unique_ptr<detail::ItemReader> items(int at, detail::ItemKind kind) override {
    std::unique_ptr<detail::ItemReader> inner = read_json(*this, at, text(at), kind);
    if (!inner) wrong(at, kind == detail::ItemKind::map ? "a JSON object" : "a JSON array");
    return inner;
  }
  void key(int at, int count, detail::KeyEncoder& key) override {
    for (int i = at; i < at + count; ++i) key.text(i, value(i).dump());
  }

  std::string column(int) const override { return fmt::format("{}[{}]", row_.column(at_), index_); }
  detail::StatementName name() const noexcept override { return row_.name(); }

 private:
  // Of an object: 0 the key, 1 the value.
  const json& value(int at) const { return items_.is_object() && at == 0 ? key_ : *item_; }
  void expect(int at, json::value_t type, std::string_view what) const {
    if (value(at).type() != type) wrong(at, what);
  }
  [[noreturn]] void wrong(int at, std::string_view what) const {
    if (value(at).is_null()) does_not_match(at, "is null, and the list is not one of std::optional");
    does_not_match(at, fmt::format("does not hold {}", what));
  }
  [[noreturn]] void too_large(int at) const { does_not_fit(at, "does not fit the field's type"); }

  const detail::Row& row_;
  int at_;
  const json items_;
  json::const_iterator item_{};
  json key_;
  std::size_t index_ = 0;
  bool started_ = false;
  std::vector<std::byte> bytes_;
};

}  // namespace

std::unique_ptr<detail::ItemReader> read_json(const detail::Row& row, int at, std::string_view text,
                                              detail::ItemKind kind) {
  json items = json::parse(text, nullptr, false);
  if (kind == detail::ItemKind::map ? !items.is_object() : !items.is_array()) return nullptr;
  return std::make_unique<JsonReader>(row, at, std::move(items));
}

}  // namespace repoc::sqlite
