// The last row of a page -> text that travels -> the values after which the next page begins.
//   (price 12.5, sku "CHAIR")  ->  "3q0lB..."  ->  ?2 = 12.5, ?3 = 'CHAIR'
// The text is URL-safe base64 of a check sum and the values, each with its kind. The sum covers the method's name and
// its order, so that a text of another method, or one that was cut or changed, is told from a good one. It is no
// signature: who can compute it may ask for any place in the same order, with values that are bound like all others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "repoc/generated/connection.hpp"

namespace repoc::detail {

// Of the bytes that Row::key made of a row's last columns. EncodingError for a text that could not be bound again.
std::string cursor_text(const sql::Query& query, std::string_view values);

using CursorValue =
    std::variant<std::monostate, std::int64_t, std::uint64_t, double, std::string, std::vector<std::byte>>;

class CursorKey {
 public:
  // UsageError when the text is none that the query gave.
  CursorKey(const sql::Query& query, std::string_view text);
  // Binds from that number on; the number after them. This must live until the statement has run.
  int bind(Statement& statement, int at) const;

 private:
  std::vector<CursorValue> values_;
};

}  // namespace repoc::detail
