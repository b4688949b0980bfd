// Method names read against small models: every reading as its dump, and why other names have none.
#include <gtest/gtest.h>

#include <algorithm>

#include "../support/model_builder.hpp"
#include "names/sentence.hpp"

namespace repoc::names {
namespace {

struct Case {
  const char* name;
  const char* expected;
};

// products own batches, batches own order lines.
const test::ModelBuilder& shop() {
  static const test::ModelBuilder built = [] {
    test::ModelBuilder b;
    b.enumeration("shop::Status", {"active", "onHold"});
    b.entity("shop::OrderLine", {"id std::string orderid", "id std::string sku", "int qty"});
    b.entity("shop::Batch", {"id std::string reference", "std::string sku", "int purchased_quantity",
                             "std::vector<OrderLine> allocations", "std::optional<std::chrono::year_month_day> eta"});
    b.entity("shop::Product",
             {"id std::string sku_", "std::string name", "std::optional<std::string> m_description", "bool active",
              "double price", "Status status", "std::vector<Batch> batches_", "version std::int64_t version_"},
             "products");
    return b;
  }();
  return built;
}

// Fields that are called like words of the language, beside fields that they are made of.
const test::ModelBuilder& tricky() {
  static const test::ModelBuilder built = [] {
    test::ModelBuilder b;
    b.entity("t::Part", {"id int id", "std::string name", "std::string like"});
    b.entity("t::Order",
             {"id int key", "int order", "int order_id", "std::string organisation", "int not_before",
              "int valid_before", "std::string code", "std::string code_like", "bool in_stock", "std::string address1",
              "int by", "int first", "int top3", "int and_more", "std::string orderDate", "int desc",
              "std::vector<Part> part", "std::string part_name", "std::optional<int> limit"},
             "purchase_orders");
    return b;
  }();
  return built;
}

// All readings, in a stable order.
std::string readings(const test::ModelBuilder& b, const std::string& entity, const std::string& name,
                     bool derived = false) {
  const Reading reading = read(b.model(), b.type(entity).index, name, derived);
  std::vector<std::string> dumps;
  for (const Sentence& s : reading.sentences) dumps.push_back(dump(b.model(), s));
  std::sort(dumps.begin(), dumps.end());
  std::string out;
  for (const std::string& one : dumps) out += (out.empty() ? "" : " | ") + one;
  return out.empty() ? "none, at '" + reading.failure.text + "'" : out;
}

TEST(Names, Verbs) {
  const Case cases[] = {
      {"find", "find"},
      {"get_by_sku", "find where sku = ?"},
      {"list_by_sku", "find where sku = ?"},
      {"read_by_sku", "find where sku = ?"},
      {"query_by_sku", "find where sku = ?"},
      {"search_by_sku", "find where sku = ?"},
      {"retrieve_by_sku", "find where sku = ?"},
      {"count", "count"},
      {"count_all", "count"},
      {"count_by_sku", "count where sku = ?"},
      {"count_all_products_by_sku", "count where sku = ?"},
      {"exists_by_sku", "exists where sku = ?"},
      {"exists_product_by_sku", "exists where sku = ?"},
      {"delete_by_sku", "delete where sku = ?"},
      {"remove_by_sku", "delete where sku = ?"},
      {"erase_product_by_sku", "delete where sku = ?"},
      {"delete_all", "delete"},
      {"delete_all_by_sku", "delete where sku = ?"},
      {"delete_first_10_by_name_order_by_sku", "delete first 10 where name = ? order by sku"},
      {"delete", "none, at ''"},
      {"delete_products", "none, at ''"},
      {"delete_all_products", "none, at ''"},
  };
  for (const Case& c : cases) EXPECT_EQ(readings(shop(), "Product", c.name), c.expected) << c.name;
}

TEST(Names, SpellingsOfOneSentence) {
  const char* expected = "find where sku = ? and batches.reference = ? order by name desc";
  for (const char* name :
       {"find_by_sku_and_batches_reference_order_by_name_desc", "findBySkuAndBatchesReferenceOrderByNameDesc",
        "FindBySkuAndBatchesReferenceOrderByNameDesc", "find_by_sku_and_batches__reference_order_by_name_desc",
        "find_by_sku_and_batches_reference_sort_by_name_desc", "find_by_id_and_batches_id_order_by_name_desc",
        "find_all_by_sku_and_batchesReference_orderBy_name_desc"}) {
    EXPECT_EQ(readings(shop(), "Product", name), expected) << name;
  }
}

TEST(Names, Modifiers) {
  const Case cases[] = {
      {"find_all", "find"},
      {"find_one_by_sku", "find where sku = ?"},
      {"find_products_by_sku", "find where sku = ?"},
      {"find_product", "find"},
      {"find_first_by_sku", "find first 1 where sku = ?"},
      {"find_first3_by_sku", "find first 3 where sku = ?"},
      {"find_top_12_by_sku", "find first 12 where sku = ?"},
      {"findTop12BySku", "find first 12 where sku = ?"},
      {"find_all_first_2_products_order_by_sku", "find first 2 order by sku"},
      {"find_first_9223372036854775807_by_sku", "find first 9223372036854775807 where sku = ?"},
      {"find_first_9223372036854775808_by_sku", "none, at '9223372036854775808'"},
      {"find_first_0_by_sku", "none, at '0'"},
      {"find_all_all_by_sku", "none, at 'all'"},
      {"find_first_first_by_sku", "none, at 'first'"},
      {"count_first_3_by_sku", "count first 3 where sku = ?"},
      {"exists_all_by_sku", "none, at 'all'"},
  };
  for (const Case& c : cases) EXPECT_EQ(readings(shop(), "Product", c.name), c.expected) << c.name;
}

TEST(Names, Operators) {
  const Case cases[] = {
      {"sku_equal", "sku = ?"},
      {"sku_equals", "sku = ?"},
      {"sku_equal_to", "sku = ?"},
      {"sku_is_equal_to", "sku = ?"},
      {"sku_is", "sku = ?"},
      {"sku_is_not", "sku != ?"},
      {"sku_not", "sku != ?"},
      {"sku_not_equal", "sku != ?"},
      {"sku_is_not_equal_to", "sku != ?"},
      {"price_less_than", "price < ?"},
      {"price_lower_than", "price < ?"},
      {"price_is_less_than", "price < ?"},
      {"price_less_than_equal", "price <= ?"},
      {"price_less_than_or_equal_to", "price <= ?"},
      {"price_lower_than_or_equals", "price <= ?"},
      {"price_greater_than", "price > ?"},
      {"price_greater_than_equals", "price >= ?"},
      {"price_not_greater_than", "price not > ?"},
      {"price_before", "price < ?"},
      {"price_after", "price > ?"},
      {"price_between", "price between ? and ?"},
      {"price_in_range", "price between ? and ?"},
      {"price_not_between", "price not between ? and ?"},
      {"price_not_in_range", "price not between ? and ?"},
      {"sku_in", "sku in ?"},
      {"sku_in_list", "sku in ?"},
      {"sku_not_in", "sku not in ?"},
      {"sku_is_in", "sku in ?"},
      {"sku_like", "sku like ?"},
      {"sku_not_like", "sku not like ?"},
      {"sku_starts_with", "sku starting with ?"},
      {"sku_starting_with", "sku starting with ?"},
      {"sku_not_starting_with", "sku not starting with ?"},
      {"sku_ends_with", "sku ending with ?"},
      {"sku_ending_with", "sku ending with ?"},
      {"sku_contains", "sku containing ?"},
      {"sku_containing", "sku containing ?"},
      {"sku_not_containing", "sku not containing ?"},
      {"description_null", "description is null"},
      {"description_is_null", "description is null"},
      {"description_not_null", "description is not null"},
      {"description_is_not_null", "description is not null"},
      {"description_exists", "description is not null"},
      {"description_not_exists", "description is null"},
      {"active_true", "active is true"},
      {"active_is_true", "active is true"},
      {"active_is_not_true", "active is not true"},
      {"active_false", "active is false"},
      {"active_is_not_false", "active is not false"},
      {"name_empty", "name is empty"},
      {"name_is_not_empty", "name is not empty"},
      {"batches_is_empty", "batches is empty"},
      {"batches_allocations_not_empty", "batches.allocations is not empty"},
      {"batches_allocations_qty_less_than", "batches.allocations.qty < ?"},
      {"batches__allocations__qty_less_than", "batches.allocations.qty < ?"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(readings(shop(), "Product", std::string("find_by_") + c.name), std::string("find where ") + c.expected)
        << c.name;
  }
}

TEST(Names, AndOrOrder) {
  const Case cases[] = {
      {"find_by_sku_and_name_and_price", "find where sku = ? and name = ? and price = ?"},
      {"find_by_sku_or_name_and_price", "find where sku = ? or (name = ? and price = ?)"},
      {"find_by_sku_and_name_or_price", "find where (sku = ? and name = ?) or price = ?"},
      {"find_by_sku_less_than_or_equal_or_name", "find where sku <= ? or name = ?"},
      {"find_order_by_sku", "find order by sku"},
      {"find_all_order_by_sku_asc", "find order by sku"},
      {"find_by_order_by_sku", "find order by sku"},
      {"find_by_name_order_by_price_desc_and_sku", "find where name = ? order by price desc, sku"},
      {"find_by_name_order_by_price_desc_sku_asc", "find where name = ? order by price desc, sku"},
      {"find_by_name_order_by_price_sku", "find where name = ? order by price, sku"},
      {"find_by_name_order_by_batches_reference", "find where name = ? order by batches.reference"},
  };
  for (const Case& c : cases) EXPECT_EQ(readings(shop(), "Product", c.name), c.expected) << c.name;
}

TEST(Names, FieldsCalledLikeKeywords) {
  const Case cases[] = {
      {"find_by_order", "find where order = ?"},
      {"find_by_order_id", "find where order_id = ?"},
      {"find_by_organisation", "find where organisation = ?"},
      {"find_by_not_before", "find where not_before = ?"},
      {"find_by_not_before_not_before", "find where not_before not < ?"},
      {"find_by_valid_before", "find where valid_before = ?"},
      {"find_by_valid_before_before", "find where valid_before < ?"},
      {"find_by_in_stock", "find where in_stock = ?"},
      {"find_by_in_stock_is_true", "find where in_stock is true"},
      {"find_by_address1", "find where address1 = ?"},
      {"findByAddress1AndOrderDate", "find where address1 = ? and order_date = ?"},
      {"find_by_by", "find where by = ?"},
      {"find_by_by_and_by", "find where by = ? and by = ?"},
      {"find_first_by_first", "find first 1 where first = ?"},
      {"find_first_3_by_top3", "find first 3 where top3 = ?"},
      {"find_top3_by_top3", "find first 3 where top3 = ?"},
      {"find_by_and_more_and_and_more", "find where and_more = ? and and_more = ?"},
      {"find_by_order_order_by_order", "find where order = ? order by order"},
      {"find_by_order_by_order_by", "find order by order, by"},
      {"find_by_key_order_by_desc_desc",
       "find where key = ? order by desc desc | find where key = ? order by desc, desc"},
      {"find_by_id", "find where key = ?"},
      {"find_by_limit_is_null", "find where limit is null"},
      // Readings that the signature or the user must choose from.
      {"find_by_code_like", "find where code like ? | find where code_like = ?"},
      {"find_by_code_like_like", "find where code_like like ?"},
      {"find_by_part_name", "find where part.name = ? | find where part_name = ?"},
      {"find_by_part__name", "find where part.name = ?"},
      {"find_by_part_like", "find where part.like = ?"},
      {"find_order_by_key", "find order by key | find where key = ?"},
      {"find_purchase_orders_by_key", "find where key = ?"},
  };
  for (const Case& c : cases) EXPECT_EQ(readings(tricky(), "Order", c.name), c.expected) << c.name;
}

TEST(Names, DotsAreTheHopsOfADerivedSentence) {
  const Case cases[] = {
      {"find_by_part.name", "find where part.name = ?"}, {"find_by_part_name", "find where part_name = ?"},
      {"find_by_part__name", "none, at '__name'"},       {"find_by_part.", "none, at ''"},
      {"find_by_code.like", "none, at '.like'"},
  };
  for (const Case& c : cases) EXPECT_EQ(readings(tricky(), "Order", c.name, true), c.expected) << c.name;
}

TEST(Names, TheKeyIsCalledIdUnlessAFieldIs) {
  test::ModelBuilder b;
  b.entity("t::Two", {"id int a", "id int b"});
  b.entity("t::Other", {"id int key", "int id"});
  EXPECT_EQ(readings(b, "Two", "find_by_id"), "none, at 'id'");
  EXPECT_EQ(readings(b, "Other", "find_by_id"), "find where id = ?");
}

TEST(Names, CanonicalSpellingSelectsItsReading) {
  // The spellings of all readings, in any order.
  const Case cases[] = {
      {"find_by_part_name", "find_by_part__name [[repoc::derive(\"find_by_part_name\")]]"},
      {"get_by_code_like", "get_by_code_like_equal get_by_code_is_like"},
      {"find_order_by_key", "find_by_key find_order_by_key"},
      {"find_by_order", "find_by_order"},
      {"delete_all", "delete_all"},
      {"findFirst3ByKeyOrOrderOrderByKeyDescByDesc",
       "find_first_3_by_key_or_order_order_by_key_desc_and_by_desc "
       "find_first_3_by_key_or_order_order_by_key_and_desc_and_by_desc "
       "find_first_3_by_key_or_order_order_by_key_desc_and_by_and_desc "
       "find_first_3_by_key_or_order_order_by_key_and_desc_and_by_and_desc"},
  };
  for (const Case& c : cases) {
    const Reading reading = read(tricky().model(), tricky().type("Order").index, c.name);
    std::vector<std::string> spellings;
    for (const Sentence& s : reading.sentences) spellings.push_back(canonical_spelling(tricky().model(), s));
    for (const std::string& one : spellings) {
      EXPECT_NE(std::string(c.expected).find(one), std::string::npos) << c.name << " has " << one;
    }
    EXPECT_EQ(static_cast<std::size_t>(std::count(c.expected, c.expected + std::string(c.expected).size(), ' ') + 1),
              spellings.size())
        << c.name;
  }
}

TEST(Names, RangesAreTheWords) {
  const std::string name = "findFirst3ByBatchesReferenceNotInOrderBySku";
  const Reading reading = read(shop().model(), shop().type("Product").index, name);
  ASSERT_EQ(reading.sentences.size(), 1U);
  const Sentence& s = reading.sentences.front();
  const auto text = [&](Range r) { return name.substr(r.begin, r.end - r.begin); };
  EXPECT_EQ(text(s.verb_range), "find");
  EXPECT_EQ(text(s.limit_range), "First3");
  EXPECT_EQ(text(s.range), name);
  const Condition& c = s.where->any_of.front().terms.front();
  EXPECT_EQ(text(c.path.range), "BatchesReference");
  EXPECT_EQ(text(c.path.steps[1].range), "Reference");
  EXPECT_EQ(text(c.op_range), "NotIn");
  EXPECT_EQ(text(s.order.front().path.range), "Sku");
}

const char* kind_text(Failure::Kind kind) {
  switch (kind) {
    case Failure::Kind::unknown_verb:
      return "verb";
    case Failure::Kind::unknown_field:
      return "field";
    case Failure::Kind::unknown_operator:
      return "operator";
    case Failure::Kind::misplaced_keyword:
      return "misplaced";
    case Failure::Kind::unfinished:
      return "unfinished";
    case Failure::Kind::later:
      return "later";
  }
  return "";
}

// kind 'text' -> nearest, wanted
std::string failure(const test::ModelBuilder& b, const std::string& entity, const std::string& name,
                    bool derived = false) {
  const Reading reading = read(b.model(), b.type(entity).index, name, derived);
  if (!reading.sentences.empty()) return "readings";
  const Failure& f = reading.failure;
  std::string out = std::string(kind_text(f.kind)) + " '" + f.text + "'";
  if (!f.text.empty() && name.substr(f.word.begin, f.word.end - f.word.begin) != f.text) out += " at the wrong place";
  if (f.nearest) out += " -> " + *f.nearest;
  if (f.kind == Failure::Kind::unfinished || f.kind == Failure::Kind::later) out += " " + f.wanted;
  if (f.stray_hop) out += " stray";
  return out + (f.before.empty() ? "" : "; " + f.before);
}

TEST(Names, Failures) {
  const Case cases[] = {
      {"fnd_by_sku", "verb 'fnd' -> find"},
      {"by_sku", "verb 'by'"},
      {"_", "verb '_'"},
      {"stream_by_sku", "later 'stream' a stream"},
      {"find_by_skuu", "field 'skuu' -> sku; find"},
      {"findBySkuu", "field 'Skuu' -> sku; find"},
      {"find_by_name_and_skuu_or_price", "field 'skuu' -> sku; find where name = ?"},
      {"find_by_batches_refrence_in", "field 'refrence' -> reference; find"},
      {"find_by_batches_purchased_quantty_less_than", "field 'purchased_quantty' -> purchased_quantity; find"},
      {"find_by_batches_purchased", "field 'purchased' -> purchased_quantity; find"},
      {"find_by_reference", "field 'reference' -> batches_reference; find"},
      {"find_by_colour", "field 'colour'; find"},
      {"find_by_colour_of_paint_and_sku", "field 'colour_of_paint'; find"},
      {"find_by_first_name", "field 'first_name'; find"},
      {"find_by_is_active", "field 'is_active' -> active; find"},
      {"find_by_sku_liek", "operator 'liek' -> like; find"},
      {"find_by_sku_greater_then_and_name", "operator 'greater_then' -> greater_than; find"},
      {"find_by_sku_of_batch", "operator 'of_batch'; find"},
      {"find_by_sku_startswith", "operator 'startswith' -> starts_with; find"},
      {"find_by_sku_adn_name", "misplaced 'adn' -> and; find where sku = ?"},
      {"find_by_sku_in_foo", "misplaced 'foo'; find where sku in ?"},
      {"find_by_and_sku", "misplaced 'and'; find"},
      {"find_by_sku_and_and_name", "misplaced 'and'; find where sku = ?"},
      {"find_by_sku_by_name", "misplaced 'by'; find where sku = ?"},
      {"find_by_sku_desc", "misplaced 'desc'; find where sku = ?"},
      {"find_by_is_null", "misplaced 'is_null'; find"},
      {"find_by_order", "field 'order'; find"},
      {"find_by_order_total", "field 'order_total'; find"},
      {"count_by_sku_order_by_name", "misplaced 'order_by'; count where sku = ?"},
      {"find_order_by_sku_dsc", "misplaced 'dsc' -> desc; find order by sku"},
      {"find_order_by_skuu", "field 'skuu' -> sku; find"},
      {"find_order_by_sku_nme", "field 'nme' -> name; find order by sku"},
      {"find_by", "unfinished '' a field of 'Product'; find"},
      {"find_by_sku_and", "unfinished '' a field of 'Product'; find where sku = ?"},
      {"find_by_sku_order_by", "unfinished '' a field of 'Product'; find where sku = ?"},
      {"find_by_batches", "unfinished '' a field of 'Batch'; find"},
      {"find_by_batches__allocations", "unfinished '' a field of 'OrderLine'; find"},
      {"delete", "unfinished '' 'by' and a condition, or 'all',; delete"},
      {"delete_products", "unfinished '' 'by' and a condition; delete"},
      {"delete_sku", "misplaced 'sku'; delete"},
      {"find_bye_sku", "misplaced 'bye' -> by; find"},
      {"find_by_sku__like", "misplaced '__like' -> _like stray; find where sku = ?"},
      {"find_by_batches__allocations_sku", "misplaced '_sku' -> __sku stray; find"},
      {"find_by_batches_allocations__sku", "misplaced '__sku' -> _sku stray; find"},
      {"find_by_sku__and_name", "misplaced '__and' -> _and stray; find where sku = ?"},
      {"find_sku_by_name", "later 'sku' a projection; find"},
      {"find_distinct_by_sku", "later 'distinct' 'distinct'; find"},
      {"find_by_either_sku_or_name", "later 'either' an 'either' group; find"},
      {"find_by_every_day", "field 'every_day'; find"},
      {"find_by_batches_every_sku", "later 'every' a quantifier; find"},
      {"find_by_sku_ignore_case", "later 'ignore_case' a comparison that ignores case; find where sku = ?"},
      {"find_by_sku_like_all_ignoring_case",
       "later 'all_ignoring_case' a comparison that ignores case; find where sku like ?"},
      {"find_by_sku_matches", "later 'matches' a regular expression; find where sku = ?"},
      {"find_by_sku_not_ilike", "later 'ilike' 'ilike'; find where sku != ?"},
      {"find_by_status_on_hold", "later 'on_hold' an enumerator as an operator; find"},
      {"find_by_sku_for_update", "later 'for_update' a lock; find where sku = ?"},
      {"find_order_by_sku_nulls_last", "later 'nulls_last' a place for absent values; find order by sku"},
      {"count_group_by_sku", "later 'group_by' a group; count"},
      {"sum_price", "later 'sum' an aggregate"},
      {"update_name_by_sku", "later 'update' an update by name"},
      {"", "verb ''"},
  };
  for (const Case& c : cases) EXPECT_EQ(failure(shop(), "Product", c.name), c.expected) << c.name;
}

TEST(Names, FailuresBesideLongerFields) {
  const Case cases[] = {
      {"find_by_order_idd", "field 'order_idd' -> order_id; find"},
      {"find_by_in_stok", "field 'in_stok' -> in_stock; find"},
      {"find_by_oder_id", "field 'oder_id' -> order_id; find"},
  };
  for (const Case& c : cases) EXPECT_EQ(failure(tricky(), "Order", c.name), c.expected) << c.name;
}

TEST(Names, FailuresOfDerivedSentences) {
  const Case cases[] = {
      {"find_by_batches_reference", "misplaced '_reference' -> .reference; find"},
      {"find_by_batches__reference", "misplaced '__reference' -> .reference; find"},
      {"find_by_batches.refrence", "field 'refrence' -> reference; find"},
      {"find_by_sku.like", "misplaced '.like' -> _like; find where sku = ?"},
  };
  for (const Case& c : cases) EXPECT_EQ(failure(shop(), "Product", c.name, true), c.expected) << c.name;
}

TEST(Names, FailuresSayWhatIsLegal) {
  const auto expected = [](const char* name) {
    const Reading reading = read(shop().model(), shop().type("Product").index, name);
    std::string out;
    for (const std::string& one : reading.failure.expected) out += (out.empty() ? "" : " ") + one;
    return out;
  };
  EXPECT_EQ(expected("find_by_xyz"), "sku name description active price status batches version");
  EXPECT_EQ(expected("find_by_batches_xyz"), "reference sku purchased_quantity allocations eta");
  EXPECT_EQ(expected("find_by_active_xyz"), "equal in is_true is_false and or");
  EXPECT_EQ(expected("find_by_status_xyz"), "equal in and or");
  EXPECT_EQ(
      expected("find_by_description_xyz"),
      "equal less_than less_than_equal greater_than greater_than_equal between in like starts_with ends_with contains "
      "is_null is_empty and or");
}

// Long names cost steps in proportion to their length, and never a deep recursion.
TEST(Names, LongNamesAreLinear) {
  const auto steps = [](const test::ModelBuilder& b, const std::string& entity, const std::string& name, bool reads) {
    const Reading reading = read(b.model(), b.type(entity).index, name);
    EXPECT_EQ(!reading.sentences.empty(), reads) << name.substr(0, 60);
    EXPECT_LE(reading.sentences.size(), kMaxReadings);
    return reading.steps;
  };
  std::string conditions = "find_by_sku";
  for (int i = 1; i < 1200; ++i) conditions += i % 3 == 0 ? "_or_name_not_in" : "_and_batches_reference";
  EXPECT_LT(steps(shop(), "Product", conditions, true), 100'000U);
  EXPECT_LT(steps(shop(), "Product", conditions + "_and_nothing", false), 100'000U);

  EXPECT_LT(steps(shop(), "Product", "find_by_" + std::string(10'000, 'a'), false), 1'000U);
  std::string words = "find_by";
  while (words.size() < 10'000) words += "_and";
  EXPECT_LT(steps(shop(), "Product", words, false), 10'000U);

  // 1,200 conditions with two readings each.
  std::string ambiguous = "find_by_part_name";
  for (int i = 1; i < 1200; ++i) ambiguous += "_and_part_name";
  EXPECT_LT(steps(tricky(), "Order", ambiguous, true), 1'000'000U);
  EXPECT_TRUE(read(tricky().model(), tricky().type("Order").index, ambiguous).more);
  EXPECT_LT(steps(tricky(), "Order", ambiguous + "_and", false), 100'000U);

  std::string order = "find_order_by_by";
  while (order.size() < 10'000) order += "_desc_by_desc";
  EXPECT_LT(steps(tricky(), "Order", order, true), 1'000'000U);
}

}  // namespace
}  // namespace repoc::names
