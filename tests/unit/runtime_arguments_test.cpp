// What the arguments make of a statement: dropped criteria, orders at run time, limits, values and rows of columns; and
// the functions that the driver gives SQLite.
#include <fmt/format.h>

#include <limits>

#include "repoc/detail/driver.hpp"
#include "runtime/items.hpp"

namespace items {
namespace {

using repoc::Limit;
using repoc::Offset;
using repoc::UsageError;
using Sort = repoc::Sort<Item>;
using Criteria = ItemsTest;
using Sorting = ItemsTest;
using Columns = ItemsTest;
using Functions = ItemsTest;
using Caching = ItemsTest;

const std::vector<Item> kStock = {{"A", "chair", 10.0, 1, 0, {{1, "red"}}},
                                  {"B", "chair", {}, 2, 0, {{1, "blue"}, {2, "redder"}}},
                                  {"C", "table", 30.0, 2, 0, {}},
                                  {"D", "stool", 20.0, 3, 0, {}}};

TEST(MaybeTest, IsMadeOfAnythingThatConverts) {
  EXPECT_FALSE(Maybe<int>().has_value());
  EXPECT_FALSE(Maybe<int>(std::nullopt).has_value());
  EXPECT_EQ(Maybe<std::int64_t>(7).value(), 7);
  const auto text = [](Maybe<std::string_view> from) { return from.has_value() ? std::string(from.value()) : "none"; };
  EXPECT_EQ(text("literal"), "literal");
  EXPECT_EQ(text(std::string("string")), "string");
  EXPECT_EQ(text(std::string_view("view")), "view");
  EXPECT_EQ(text(std::optional<std::string>("optional")), "optional");
  EXPECT_EQ(text(std::optional<std::string_view>()), "none");
  EXPECT_EQ(text(std::nullopt), "none");
  EXPECT_EQ(text({}), "none");
  const Maybe<std::string_view> other("copied");
  EXPECT_EQ(text(other), "copied");
  EXPECT_EQ(Maybe<std::vector<int>>(std::vector{1, 2}).value().size(), 2U);
}

TEST_F(Criteria, CountOnlyWhereThereIsAValue) {
  store(kStock);
  const auto search = [&](Maybe<std::string_view> name, Maybe<double> least, Maybe<double> most) {
    return skus(items().search(name, least, most, Limit{10}, Offset{0}, {}));
  };
  EXPECT_EQ(search({}, {}, {}), "ABCD");
  EXPECT_EQ(search("chair", {}, {}), "AB");
  EXPECT_EQ(search({}, 10.0, 20.0), "AD");
  EXPECT_EQ(search({}, 10.0, {}), "ABCD");  // half of a pair is none
  EXPECT_EQ(search({}, {}, 10.0), "ABCD");
  EXPECT_EQ(search("chair", 5.0, 20.0), "A");
}

TEST_F(Criteria, AreATreeOfWhichPartsAreDropped) {
  store(kStock);
  using Range = Items::Range;
  EXPECT_EQ(items().find_sku({}, {}, 0), (Lines{"A", "B", "C", "D"}));
  EXPECT_EQ(last_text(), "select i.sku\nfrom item i\nwhere i.stock >= ?3 \norder by i.sku");
  EXPECT_EQ(items().find_sku(Range{"A", "C"}, {}, 2), Lines{"C"});
  EXPECT_EQ(last_text(),
            "select i.sku\nfrom item i\nwhere i.stock >= ?3 and (i.sku in (select value from json_each(?1)))\n"
            "order by i.sku");
  EXPECT_EQ(items().find_sku({}, "%red%", 0), (Lines{"A", "B"}));
  EXPECT_EQ(items().find_sku(Range{"C"}, "red", 0), (Lines{"A", "C"}));
  EXPECT_EQ(
      last_text(),
      "select i.sku\nfrom item i\nwhere i.stock >= ?3 and (i.sku in (select value from json_each(?1)) or i.sku in "
      "(select item_sku from note where text glob ?2))\norder by i.sku");
  EXPECT_EQ(items().find_sku(Range{}, {}, 0), Lines{});  // an empty list is a value
  EXPECT_THROW(items().find_sku({}, "\\", 0), UsageError);
}

TEST_F(Criteria, MayBeMoreThanAnExpressionIsDeep) {
  store(kStock);
  EXPECT_EQ(items().find_sku_either({"chair", "table"}), (Lines{"A", "B", "C"}));
  EXPECT_EQ(items().find_sku_either({{}, "table"}), Lines{"C"});
  EXPECT_EQ(items().find_sku_either({{}, {}}), (Lines{"A", "B", "C", "D"}));
}

TEST_F(Sorting, ComesAfterTheNamesOrderAndBeforeTheKey) {
  store(kStock);
  const auto sorted = [&](const Sort& sort) { return skus(items().search({}, {}, {}, Limit{10}, Offset{0}, sort)); };
  EXPECT_EQ(sorted({}), "ABCD");
  EXPECT_EQ(sorted(Sort().desc("sku")), "DCBA");
  EXPECT_EQ(sorted(Sort().asc("price")), "BADC");  // absent is smallest
  EXPECT_EQ(sorted(Sort().desc("price")), "CDAB");
  EXPECT_EQ(sorted(Sort().asc("name").desc("stock_level")), "BADC");
  EXPECT_EQ(sorted(Sort().asc("name").asc("stock_level")), "ABDC");
}

TEST_F(Sorting, KnowsOnlyTheFieldsAndWritesOnlyTheirColumns) {
  const std::string_view wrong[] = {"stock", "\"name\"", "", "sku; drop table item", "sku desc", "SKU", "notes"};
  for (const std::string_view field : wrong) {
    try {
      items().search({}, {}, {}, Limit{1}, Offset{0}, Sort().asc("price").asc(field));
      FAIL() << field;
    } catch (const UsageError& error) {
      EXPECT_NE(std::string(error.what()).find("sku, name, price, stock_level, version"), std::string::npos);
      EXPECT_EQ(error.query(), "Items::search");
    }
  }
  EXPECT_THROW(items().search({}, {}, {}, Limit{1}, Offset{0}, Sort().asc("price").desc("price")), UsageError);
  EXPECT_EQ(ran(), Lines{});
  EXPECT_EQ(skus(items().search({}, {}, {}, Limit{1}, Offset{0}, Sort().desc("name"))), "");
}

TEST_F(Sorting, LimitsAreNotNegative) {
  store(kStock);
  EXPECT_EQ(skus(items().search({}, {}, {}, Limit{2}, Offset{1}, {})), "BC");
  EXPECT_EQ(skus(items().search({}, {}, {}, Limit{0}, Offset{0}, {})), "");
  EXPECT_THROW(items().search({}, {}, {}, Limit{-1}, Offset{0}, {}), UsageError);
  EXPECT_THROW(items().search({}, {}, {}, Limit{1}, Offset{-1}, {}), UsageError);
}

TEST_F(Columns, TellNoRowFromNoValue) {
  store(kStock);
  EXPECT_EQ(items().max_price("chair"), 10.0);
  EXPECT_EQ(items().max_price("none"), std::nullopt);
  EXPECT_EQ(items().price_of("A"), 10.0);
  EXPECT_THROW(items().price_of("B"), repoc::NotFound);
  EXPECT_THROW(items().price_of("none"), repoc::NotFound);
  EXPECT_EQ(items().maybe_price_of("B"), std::nullopt);
  EXPECT_THROW(items().maybe_price_of("none"), repoc::NotFound);
  EXPECT_EQ(items().sum_stock("chair"), 3);
  EXPECT_EQ(items().sum_stock("none"), 0);
  EXPECT_EQ(items().row_of("table"), (NameAndPrice{"table", 30.0}));
  EXPECT_EQ(items().row_of("none"), std::nullopt);
  EXPECT_THROW(items().row_of("chair"), repoc::NotUnique);
  EXPECT_EQ(items().count_by_price(),
            (std::map<std::optional<double>, std::int64_t>{{std::nullopt, 1}, {10.0, 1}, {20.0, 1}, {30.0, 1}}));
}

// One value of SQLite, or the error's type.
std::string answer(repoc::Database& db, const std::string& expression, const std::string& value = "") {
  const repoc::detail::Lease lease(db.state().shared_from_this());
  const std::string text = fmt::format("select quote({})", expression);
  try {
    repoc::detail::Run run(*lease, repoc::StatementKind::query, {"test"}, text);
    if (expression.find("?1") != std::string::npos) run.statement().text(1, value);
    std::string result;
    if (run.next()) run.row().get(0, result);
    return result;
  } catch (const repoc::RangeError&) {
    return "RangeError";
  } catch (const repoc::MappingError&) {
    return "MappingError";
  }
}

TEST_F(Functions, FoldIsUnicodeAndSimple) {
  const std::pair<const char*, const char*> cases[] = {
      {"", ""},
      {"already folded", "already folded"},
      {"ASCII [\\]^_`@Z", "ascii [\\]^_`@z"},
      {"ÄÖÜ É Ñ Å", "äöü é ñ å"},
      {"Straße", "straße"},  // full folding would make "ss" of it
      {"\u1E9E", "ß"},       // the capital one, which is longer
      {"ΑΣ ας", "ασ ασ"},    // the final sigma as well
      {"ЖЁ", "жё"},
      {"\u212A\u2126", "kω"},  // Kelvin, Ohm
      {"\u023A", "\u2C65"},    // grows
      {"İ", "İ"},              // simple folding leaves it
      {"I", "i"},
      {"𐐀", "𐐨"},  // beyond the first plane
      {"東京 😀", "東京 😀"},
      {"A\xFF"
       "B\xC3",
       "a\xFF"
       "b\xC3"},  // no UTF-8: the bytes stay
  };
  for (const auto& [text, folded] : cases) {
    EXPECT_EQ(answer(db(), "repoc_fold(?1)", text), fmt::format("'{}'", folded)) << text;
    EXPECT_EQ(answer(db(), "repoc_fold(repoc_fold(?1))", text), fmt::format("'{}'", folded)) << text;
  }
  EXPECT_EQ(answer(db(), "repoc_fold(null)"), "NULL");
  EXPECT_EQ(answer(db(), "repoc_fold(12)"), "12");
  EXPECT_EQ(answer(db(), "repoc_fold(x'41')"), "X'41'");
}

TEST_F(Functions, AddAndSubtractAreExactOrARangeError) {
  const std::pair<const char*, const char*> cases[] = {
      {"repoc_add(1, 2, -128, 127)", "3"},
      {"repoc_add(100, 27, -128, 127)", "127"},
      {"repoc_add(100, 28, -128, 127)", "RangeError"},
      {"repoc_subtract(-100, 28, -128, 127)", "-128"},
      {"repoc_subtract(-100, 29, -128, 127)", "RangeError"},
      {"repoc_subtract(0, 1, 0, 9223372036854775807)", "RangeError"},
      {"repoc_add(9223372036854775807, 1, -9223372036854775808, 9223372036854775807)", "RangeError"},
      {"repoc_subtract(-9223372036854775808, 1, -9223372036854775808, 9223372036854775807)", "RangeError"},
      {"repoc_subtract(0, -9223372036854775808, -9223372036854775808, 9223372036854775807)", "RangeError"},
      {"repoc_add(null, 1, 0, 9)", "NULL"},
      {"repoc_add(1, null, 0, 9)", "NULL"},
      {"repoc_add(1.5, 1, 0, 9)", "MappingError"},
      {"(select sum(value) from json_each('[9223372036854775807, 1]'))", "RangeError"},
  };
  for (const auto& [expression, result] : cases) EXPECT_EQ(answer(db(), expression), result) << expression;
}

TEST_F(Caching, WorksWithTextsThatAreMade) {
  store(kStock);
  for (int i = 0; i < 5000; ++i) {
    const bool by_name = i % 2 == 0;
    const Sort sort = i % 3 == 0 ? Sort().desc("price") : Sort();
    const std::string found = skus(
        items().search(by_name ? Maybe<std::string_view>("chair") : std::nullopt, {}, {}, Limit{10}, Offset{0}, sort));
    ASSERT_EQ(found, by_name ? "AB" : (i % 3 == 0 ? "CDAB" : "ABCD")) << i;
  }
}

}  // namespace
}  // namespace items
