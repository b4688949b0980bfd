// Splits an identifier into the words that names are compared by:
//   order_id, orderId, OrderID, m_order_id, order_id_  ->  order id
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace repoc::text {

struct Word {
  std::string text;         // lower case
  std::uint32_t begin = 0;  // bytes from the start of the identifier
  std::uint32_t end = 0;
  unsigned underscores_before = 0;  // how many `_` stand between the previous word and this one

  friend bool operator==(const Word&, const Word&) = default;
};

// Splits on `_` and at camel-case humps (`HTTPServer2` is `http server2`: digits stay with their word).
// Never fails; an identifier of underscores alone has no words.
std::vector<Word> split_words(std::string_view identifier);

// The words of a field: as split_words, without a leading `m` of `m_name`. Only the texts.
std::vector<std::string> field_words(std::string_view identifier);

// The texts of items: `first` before the first, `between` before the others; empty for no items.
//   join(order, " order by ", ", ", text_of)  ->  " order by name, sku"
template <class Items, class TextOf>
std::string join(const Items& items, std::string_view first, std::string_view between, TextOf text_of) {
  std::string out;
  bool begun = false;
  for (const auto& item : items) {
    out += begun ? between : first;
    out += text_of(item);
    begun = true;
  }
  return out;
}

// "shop::Product" -> "Product"; "repoc::Ref<shop::Tag, int>" -> "Ref<shop::Tag, int>".
std::string unqualified(const std::string& name);

// `order id` -> "order_id".
std::string snake_case(const std::vector<std::string>& words);
std::string snake_case(std::string_view identifier);

}  // namespace repoc::text
