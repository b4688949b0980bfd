// Names with several readings, or with fields called like words of the language: which readings there are, where their
// words stand, and the spelling that selects each.
#include <gtest/gtest.h>

#include "names_models.hpp"

namespace repoc::names {
namespace {

TEST(Names, FieldsCalledLikeClauses) {
  const Case cases[] = {
      {"find_by_first_name", "find where first_name = ?"},
      {"find_first_name_by_id", "find first 1 name where id = ? | find first_name where id = ?"},
      {"find_first_1_name_by_id", "find first 1 name where id = ?"},
      {"find_distinct_name_by_id", "find distinct name where id = ? | find distinct_name where id = ?"},
      {"find_distinct_distinct_name", "find distinct distinct_name"},
      {"find_distinct_distinct", "find distinct distinct"},
      {"find_all", "find | find all"},
      {"find_all_all", "find all"},
      {"find_one_by_one", "find one where one = ? | find where one = ?"},
      {"count_distinct_distinct", "count distinct distinct"},
      {"sum_sum_by_min", "sum sum where min = ?"},
      {"min_min", "min min"},
      {"count_group_by_group", "count group by group"},
      {"find_group_by_id", "find group where id = ?"},
      {"update_clear_name_by_id", "update set clear_name = ? where id = ? | update set name = null where id = ?"},
      {"update_increment_stock_by_id",
       "update set increment_stock = ? where id = ? | update set stock = stock + ? where id = ?"},
      {"update_increment_increment_stock_by_id", "update set increment_stock = increment_stock + ? where id = ?"},
      {"update_all_by_id", "update set all = ? where id = ?"},
      {"find_by_either_way_or_stock", "find where either_way = ? or stock = ? | find where way = ? or stock = ?"},
      {"find_by_either_either_way_or_stock", "find where either_way = ? or stock = ?"},
      {"find_by_items_every_qty", "find where every items.qty = ? | find where items.every_qty = ?"},
      {"find_by_items__every_qty", "find where items.every_qty = ?"},
      {"find_by_items__every__qty", "find where every items.qty = ?"},
      {"find_by_items_every", "find where items.every = ?"},
      {"find_by_items_none_none", "find where none items.none = ?"},
      {"find_by_items_any_every_qty", "find where items.every_qty = ?"},
      {"find_by_any_and_every_or_none", "find where (any = ? and every = ?) or none = ?"},
      {"find_by_stock_less_than_field_field", "find where stock < field"},
      {"find_by_stock_equal_field_field_qty", "find where stock = field_qty"},
      {"find_by_field_equal_field_field", "find where field = field"},
      {"find_by_field", "find where field = ?"},
      {"find_order_by_stock_nulls_first", "find order by stock nulls first"},
      {"find_order_by_nulls_first_nulls_first", "find order by nulls_first nulls first"},
      {"find_for_update", "find for update | find for_update"},
      {"find_by_for_update_for_update", "find where for_update = ? for update"},
      {"find_by_name_ignore_case", "find where name = ? ignoring case"},
      {"find_by_ignore_case_ignore_case", "find where ignore_case = ? ignoring case"},
      {"find_by_all_ignore_case", "find where all = ? ignoring case | find where all_ignore_case = ?"},
      {"find_order_by_stock_desc_nulls_first", "find order by stock desc nulls first"},
      {"find_order_by_all_ignore_case", "find order by all ignoring case | find order by all_ignore_case"},
      {"find_by_name_order_by_name_all_ignore_case", "find where name = ? order by name ignoring case"},
  };
  for (const Case& c : cases) EXPECT_EQ(readings(lookalikes(), "Thing", c.name), c.expected) << c.name;
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
      {"find_first_by_first", "find first 1 where first = ? | find first where first = ?"},
      {"find_first_3_by_top3", "find first 3 where top3 = ?"},
      {"find_top3_by_top3", "find first 3 where top3 = ? | find top3 where top3 = ?"},
      {"find_by_and_more_and_and_more", "find where and_more = ? and and_more = ?"},
      {"find_by_order_order_by_order", "find where order = ? order by order"},
      {"find_by_order_by_order_by", "find by order by order, by | find order by order, by"},
      {"find_by_key_order_by_desc_desc", "find where key = ? order by desc desc"},
      // The longest fields, where nothing stands between them.
      {"find_by_key_order_by_order_id", "find where key = ? order by order_id"},
      {"find_by_key_order_by_order_and_key", "find where key = ? order by order, key"},
      {"find_by_id", "find where key = ?"},
      {"find_by_limit_is_null", "find where limit is null"},
      // Readings that the signature or the user must choose from.
      {"find_by_code_like", "find where code like ? | find where code_like = ?"},
      {"find_by_code_like_like", "find where code_like like ?"},
      {"find_by_part_name", "find where part.name = ? | find where part_name = ?"},
      {"find_by_part__name", "find where part.name = ?"},
      {"find_by_part_like", "find where part.like = ?"},
      {"find_order_by_key", "find order by key | find order where key = ? | find where key = ?"},
      {"find_purchase_orders_by_key", "find where key = ?"},
  };
  for (const Case& c : cases) EXPECT_EQ(readings(tricky(), "Order", c.name), c.expected) << c.name;
}

TEST(Names, DotsAreTheHopsOfADerivedSentence) {
  const Case cases[] = {
      {"find_by_part.name", "find where part.name = ?"},
      {"find_by_part_name", "find where part_name = ?"},
      {"find_by_part__name", "none, at '__name'"},
      {"find_by_part.", "none, at '.'"},
      {"find_by_code.like", "none, at '.like'"},
      {"find_by_part.every.name", "find where every part.name = ?"},
      {"find_by_part.every_name", "none, at '.every'"},
      {"find_by_part_every_name", "none, at '_every'"},
      {"find_part.name_by_key", "find part.name where key = ?"},
      {"find_.order_by_.key", "find order where key = ?"},
      {"find_by_.part.name", "find where part.name = ?"},
      {"find_._by", "none, at '_._by'"},
      {"sum_part.id_by_code_less_than_field_part.name", "sum part.id where code < part.name"},
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
      {"find_order_by_key", "find_by_key find_order_by_key_asc [[repoc::derive(\"find_.order_by_.key\")]]"},
      {"find_by_order", "find_by_order"},
      {"delete_all", "delete_all"},
      {"delete_all_for_update", "delete_all_for_update"},
      {"findFirst3ByKeyOrOrderOrderByKeyDescByDesc", "find_first_3_by_key_or_order_order_by_key_desc_and_by_desc"},
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

TEST(Names, CanonicalSpellingsOfClauses) {
  const Case cases[] = {
      {"getDistinctFirst3SkuByEitherSkuOrNameAndPriceBetween",
       "get_first_3_distinct_sku_by_either_sku_or_name_and_price_between"},
      {"find_sku_and_batches_reference_by_sku_ilike_order_by_name_ignore_case_desc_nulls_last_for_update_nowait",
       "find_sku_and_batches_reference_by_sku_like_ignore_case_order_by_name_ignore_case_desc_nulls_last_for_update_"
       "nowait"},
      {"find_by_batches_every_allocations_none_qty", "find_by_batches_every_allocations_none_qty"},
      {"find_by_batches__any__sku", "find_by_batches_sku"},
      {"find_by_sku_equal_field_name_all_ignore_case", "find_by_sku_equal_field_name_all_ignore_case"},
      {"find_by_price_is_not_before_field_version", "find_by_price_not_less_than_field_version"},
      {"find_by_status_is_active_or_status_is_not_on_hold", "find_by_status_active_or_status_is_not_on_hold"},
      {"modify_all_name_and_increment_price_and_clear_description_by_sku",
       "modify_name_and_increment_price_and_clear_description_by_sku"},
      {"count_all_products_distinct_name_by_sku_group_by_status_and_active",
       "count_distinct_name_by_sku_group_by_status_and_active"},
      {"count_distinct", "count_distinct"},
      {"avg_batches__purchased_quantity_group_by_status", "avg_batches_purchased_quantity_group_by_status"},
      {"find_for_update_skip_locked", "find_for_update_skip_locked"},
      {"delete_first_by_sku_order_by_name", "delete_first_by_sku_order_by_name"},
  };
  for (const Case& c : cases) {
    const Reading reading = read(shop().model(), shop().type("Product").index, c.name);
    ASSERT_EQ(reading.sentences.size(), 1U) << c.name;
    EXPECT_EQ(canonical_spelling(shop().model(), reading.sentences.front()), c.expected);
  }
}

// The spellings of a name's readings, in the order of the text.
TEST(Names, CanonicalSpellingsAmongFieldsCalledLikeClauses) {
  const Case cases[] = {
      {"find_by_items_every_qty", "find_by_items__every__qty find_by_items__every_qty"},
      {"find_by_state_is_open", "find_by_state_is_is_open find_by_state_open"},
      {"find_first_1_name_by_id", "find_first_1_name_by_id"},
      // No name selects the field; a dot says that it is one.
      {"find_all", "[[repoc::derive(\"find_.all\")]] find"},
      {"find_by_all_ignore_case", "find_by_all_equal_ignore_case find_by_all_ignore_case_equal"},
      {"find_order_by_nulls_first_nulls_first", "find_order_by_nulls_first_nulls_first"},
  };
  for (const Case& c : cases) {
    const Reading reading = read(lookalikes().model(), lookalikes().type("Thing").index, c.name);
    std::vector<std::string> spellings;
    for (const Sentence& s : reading.sentences) spellings.push_back(canonical_spelling(lookalikes().model(), s));
    std::sort(spellings.begin(), spellings.end());
    std::string out;
    for (const std::string& one : spellings) out += (out.empty() ? "" : " ") + one;
    EXPECT_EQ(out, c.expected) << c.name;
  }
}

// Without `is` an enumerator keeps its own words; with it the words of the language come first.
TEST(Names, EnumeratorsThatBeginLikeOperators) {
  test::ModelBuilder b;
  b.enumeration("e::State", {"available", "not_available", "null", "exists", "not_null", "in"});
  b.entity("e::Part", {"id int id", "State state", "std::optional<State> last"});
  const Case cases[] = {
      {"find_by_state_not_available", "value = not_available"},
      {"find_by_state_is_not_available", "value <> available"},
      {"find_by_state_not_not_available", "value <> not_available"},
      {"find_by_state_is_not_not_available", "value <> not_available"},
      {"find_by_last_null", "value = null"},
      {"find_by_last_is_null", "find where last is null"},
      {"find_by_last_not_null", "value = not_null"},
      {"find_by_last_is_not_null", "find where last is not null"},
      {"find_by_last_exists", "value = exists"},
      {"find_by_last_is_exists", "find where last is not null"},
      {"find_by_last_not_exists", "value <> exists"},
      // It is never absent.
      {"find_by_state_is_null", "value = null"},
      {"find_by_state_null", "value = null"},
      // The parameters tell.
      {"find_by_state_in", "find where state in ? | value = in"},
  };
  for (const Case& c : cases) {
    const Reading reading = read(b.model(), b.type("Part").index, c.name);
    std::string out;
    for (const Sentence& s : reading.sentences) {
      const Condition& one = s.where->any_of.front().terms.front().any_of.front();
      const std::string value = b.model().enums.front().enumerators[one.enumerator].name;
      const bool named = one.op == Operator::enumerator;
      out +=
          (out.empty() ? "" : " | ") + (named ? (one.negated ? "value <> " : "value = ") + value : dump(b.model(), s));
      EXPECT_EQ(selecting_spelling(b.model(), s).has_value(), reading.sentences.size() == 1) << c.name;
    }
    EXPECT_EQ(out, c.expected) << c.name;
  }
}

TEST(Names, SomeReadingsHaveNoSpelling) {
  test::ModelBuilder b;
  b.enumeration("e::State", {"open", "is_open", "is_is_open"});
  b.entity("e::Part", {"id int id", "State state", "int twin", "int twin_"});
  const auto spellings = [&](const std::string& name) {
    const Reading reading = read(b.model(), b.type("Part").index, name);
    std::string out;
    for (const Sentence& s : reading.sentences) {
      out += (out.empty() ? "" : " | ") + selecting_spelling(b.model(), s).value_or("none");
    }
    return out;
  };
  EXPECT_EQ(spellings("find_by_state_is_open"), "find_by_state_open | none");
  EXPECT_EQ(spellings("find_by_twin"), "none | none");
}

// As many readings as a signature may have to choose from.
TEST(Names, ReadingsOfShortNamesAreKept) {
  const auto count = [](std::size_t conditions) {
    std::string name = "find_by_code_like";
    for (std::size_t i = 1; i < conditions; ++i) name += "_or_code_like";
    const Reading reading = read(tricky().model(), tricky().type("Order").index, name);
    return std::to_string(reading.sentences.size()) + (reading.more ? " and more" : "");
  };
  EXPECT_EQ(count(5), "32");
  EXPECT_EQ(count(6), "64");
  EXPECT_EQ(count(7), "64 and more");
  EXPECT_EQ(count(40), "16 and more");
}

TEST(Names, LabelReadingsAreMarked) {
  const Reading reading = read(tricky().model(), tricky().type("Order").index, "find_order_by_key");
  std::string labels;
  for (const Sentence& s : reading.sentences) {
    if (s.label) labels += dump(tricky().model(), s);
  }
  EXPECT_EQ(labels, "find where key = ?");
}

TEST(Names, RangesAreTheWordsOfEachClause) {
  const std::string name =
      "findFirst3DistinctSkuByEitherNameLikeIgnoreCaseOrStatusIsActiveAndPriceLessThanFieldVersionOrderBySku"
      "IgnoringCaseDescForUpdateNowait";
  const Reading reading = read(shop().model(), shop().type("Product").index, name);
  ASSERT_EQ(reading.sentences.size(), 1U);
  const Sentence& s = reading.sentences.front();
  const auto text = [&](Range r) { return name.substr(r.begin, r.end - r.begin); };
  EXPECT_EQ(text(s.distinct_range), "Distinct");
  EXPECT_EQ(text(s.paths.front().range), "Sku");
  EXPECT_EQ(text(s.lock_range), "ForUpdateNowait");
  const std::vector<Term>& terms = s.where->any_of.front().terms;
  ASSERT_EQ(terms.size(), 2U);
  EXPECT_EQ(text(terms[0].any_of[0].op_range), "Like");
  EXPECT_EQ(text(terms[0].any_of[0].fold_range), "IgnoreCase");
  EXPECT_EQ(text(terms[0].any_of[1].op_range), "IsActive");
  EXPECT_EQ(text(terms[1].any_of[0].op_range), "LessThanField");
  EXPECT_EQ(text(terms[1].any_of[0].other->range), "Version");
  EXPECT_EQ(text(s.order.front().fold_range), "IgnoringCase");

  const std::string update = "update_name_and_increment_price_by_batches_every_sku";
  const Reading updates = read(shop().model(), shop().type("Product").index, update);
  ASSERT_EQ(updates.sentences.size(), 1U);
  const Range set = updates.sentences.front().sets[1].range;
  EXPECT_EQ(update.substr(set.begin, set.end - set.begin), "increment_price");
  const Path& path = updates.sentences.front().where->any_of.front().terms.front().any_of.front().path;
  EXPECT_EQ(update.substr(path.range.begin, path.range.end - path.range.begin), "batches_every_sku");
  EXPECT_EQ(path.steps[0].quantifier, Quantifier::every);
}

// `all_ignore_case` folds what compares text; a fold that is written stays, for the plan to judge.
TEST(Names, WhatAllIgnoreCaseFolds) {
  const auto folds = [](const std::string& name) {
    const Reading reading = read(shop().model(), shop().type("Product").index, name);
    std::string out;
    for (const Conjunction& conjunction : reading.sentences.front().where->any_of) {
      for (const Term& term : conjunction.terms) {
        for (const Condition& one : term.any_of) {
          out += one.ignore_case ? (one.fold_range == Range{} ? 'f' : 'w') : '-';
        }
      }
    }
    return out;
  };
  EXPECT_EQ(folds("find_by_sku_and_price_or_description_like_all_ignore_case"), "f-f");
  EXPECT_EQ(folds("find_by_sku_and_name_ignore_case"), "-w");
  EXPECT_EQ(folds("find_by_price_ignore_case_and_name_ignore_case_all_ignore_case"), "ww");
  EXPECT_EQ(folds("find_by_description_is_null_or_name_is_empty_or_either_sku_or_name_all_ignore_case"), "--ff");
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
  const Condition& c = s.where->any_of.front().terms.front().any_of.front();
  EXPECT_EQ(text(c.path.range), "BatchesReference");
  EXPECT_EQ(text(c.path.steps[1].range), "Reference");
  EXPECT_EQ(text(c.op_range), "NotIn");
  EXPECT_EQ(text(s.order.front().path.range), "Sku");
}

}  // namespace
}  // namespace repoc::names
