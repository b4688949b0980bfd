// Words, distances and places in a text.
#include <gtest/gtest.h>

#include "text/distance.hpp"
#include "text/span.hpp"
#include "text/words.hpp"

namespace repoc::text {
namespace {

std::string words_of(std::string_view identifier) {
  std::string out;
  for (const Word& word : split_words(identifier)) out += (out.empty() ? "" : " ") + word.text;
  return out;
}

TEST(Words, SplitAtUnderscoresAndHumps) {
  const std::pair<const char*, const char*> cases[] = {
      {"order_id", "order id"},
      {"orderId", "order id"},
      {"OrderID", "order id"},
      {"OrderId", "order id"},
      {"order_id_", "order id"},
      {"HTTPServer2", "http server2"},
      {"findFirst3ByName", "find first3 by name"},
      {"findByOrderIDAndSku", "find by order id and sku"},
      {"address1", "address1"},
      {"address1Line", "address1 line"},
      {"a", "a"},
      {"A", "a"},
      {"ABC", "abc"},
      {"__x__y__", "x y"},
      {"straße_größe", "straße größe"},
      {"___", ""},
      {"", ""},
  };
  for (const auto& [identifier, expected] : cases) EXPECT_EQ(words_of(identifier), expected) << identifier;
}

TEST(Words, KnowTheirPlaceAndWhatStandsBefore) {
  const std::vector<Word> expected = {
      {"get", 0, 3, 0}, {"by", 3, 5, 0}, {"lines", 6, 11, 1}, {"sku", 13, 16, 2}, {"x", 17, 18, 1}};
  EXPECT_EQ(split_words("getBy_lines__sku_x_"), expected);
}

TEST(Words, OfFieldsLoseThePrefix) {
  const std::pair<const char*, std::vector<std::string>> cases[] = {
      {"m_order_id", {"order", "id"}},
      {"m_orderId", {"order", "id"}},
      {"order_id_", {"order", "id"}},
      {"m_", {"m"}},
      {"m", {"m"}},
      {"mode", {"mode"}},
      {"mOrder", {"m", "order"}},
  };
  for (const auto& [identifier, expected] : cases) EXPECT_EQ(field_words(identifier), expected) << identifier;
}

TEST(Words, JoinAgain) {
  EXPECT_EQ(snake_case("OrderLine"), "order_line");
  EXPECT_EQ(snake_case(std::vector<std::string>{"order", "line"}), "order_line");
  EXPECT_EQ(snake_case(std::vector<std::string>{}), "");
}

TEST(Distance, CountsEditsAndSwaps) {
  struct Case {
    const char* a;
    const char* b;
    std::size_t distance;
  };
  const Case cases[] = {{"", "", 0},       {"sku", "sku", 0}, {"", "sku", 3},           {"skuu", "sku", 1},
                        {"adn", "and", 1}, {"abc", "xyz", 3}, {"kitten", "sitting", 3}, {"ca", "abc", 3}};
  for (const Case& c : cases) {
    EXPECT_EQ(edit_distance(c.a, c.b), c.distance) << c.a << ' ' << c.b;
    EXPECT_EQ(edit_distance(c.b, c.a), c.distance) << c.b << ' ' << c.a;
  }
}

TEST(Distance, FindsWhatWasMeant) {
  struct Case {
    const char* word;
    std::vector<std::string> candidates;
    std::optional<std::string> expected;
  };
  const Case cases[] = {
      {"skuu", {"name", "sku"}, "sku"},
      {"refrence", {"reference", "sku"}, "reference"},
      {"ab", {"ac", "ad"}, "ac"},
      {"sku", {}, std::nullopt},
      {"x", {"y"}, std::nullopt},
      {"", {"a"}, std::nullopt},
      {"colour", {"reference", "sku"}, std::nullopt},
      {"purchased_qty", {"purchased_quantity"}, "purchased_quantity"},
  };
  for (const Case& c : cases) EXPECT_EQ(nearest(c.word, c.candidates), c.expected) << c.word;
}

TEST(Sources, KnowLinesAndColumns) {
  Sources sources;
  const FileId empty = sources.add("empty.hpp", "");
  const FileId file = sources.add("a.hpp", "one\r\ntwo\n\nlast");
  struct Case {
    std::uint32_t offset;
    std::uint32_t line;
    std::uint32_t column;
    const char* text;
  };
  const Case cases[] = {{0, 1, 1, "one"}, {2, 1, 3, "one"},   {4, 1, 5, "one"},   {5, 2, 1, "two"},
                        {9, 3, 1, ""},    {10, 4, 1, "last"}, {14, 4, 5, "last"}, {99, 4, 5, "last"}};
  for (const Case& c : cases) {
    const Position at = sources.position(file, c.offset);
    EXPECT_EQ(at.line, c.line) << c.offset;
    EXPECT_EQ(at.column, c.column) << c.offset;
    EXPECT_EQ(sources.line(file, c.offset), c.text) << c.offset;
  }
  EXPECT_EQ(sources.position(empty, 0).line, 1U);
  EXPECT_EQ(sources.line(empty, 0), "");
  EXPECT_EQ(sources.name(file), "a.hpp");
}

TEST(Span, PartsStayInside) {
  const Span span{0, 10, 20};
  EXPECT_EQ(span.part(2, 5), (Span{0, 12, 15}));
  EXPECT_EQ(span.part(2, 11), span);
  EXPECT_EQ(span.part(5, 5), span);
  EXPECT_FALSE(Span{}.valid());
}

}  // namespace
}  // namespace repoc::text
