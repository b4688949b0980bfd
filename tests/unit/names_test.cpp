// The grammar of method names, clause by clause: each name's readings as their dump.
#include <gtest/gtest.h>

#include "names_models.hpp"

namespace repoc::names {
namespace {

TEST(Names, Verbs) {
  const Case cases[] = {
      {"find", "find"},
      {"get_by_sku", "find where sku = ?"},
      {"list_by_sku", "find where sku = ?"},
      {"read_by_sku", "find where sku = ?"},
      {"query_by_sku", "find where sku = ?"},
      {"search_by_sku", "find where sku = ?"},
      {"retrieve_by_sku", "find where sku = ?"},
      {"stream_by_sku", "find where sku = ?"},
      {"modify_name_by_sku", "update set name = ? where sku = ?"},
      {"avg_price", "avg price"},
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
      {"find_distinct_by_sku", "find distinct where sku = ?"},
      {"find_distinct", "find distinct"},
      {"find_distinct_all_one_top3_products_by_sku", "find first 3 distinct where sku = ?"},
      {"find_products_top3_one_all_distinct_by_sku", "find first 3 distinct where sku = ?"},
      {"find_distinct_distinct_by_sku", "none, at 'distinct'"},
      {"find_one_one_by_sku", "none, at 'one'"},
      {"find_products_products_by_sku", "none, at 'products'"},
      {"findDistinctTop2BySku", "find first 2 distinct where sku = ?"},
      {"update_first_3_name_by_sku", "none, at 'first_3_name'"},
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
      {"sku_ilike", "sku like ? ignoring case"},
      {"sku_not_ilike", "sku not like ? ignoring case"},
      {"sku_is_not_ilike", "sku not like ? ignoring case"},
      {"sku_matches", "sku matching ?"},
      {"sku_matches_regex", "sku matching ?"},
      {"sku_regex", "sku matching ?"},
      {"sku_not_matches", "sku not matching ?"},
      {"sku_is_in_list", "sku in ?"},
      {"price_is_not_in_range", "price not between ? and ?"},
      {"price_lower_than_equals_to", "price <= ?"},
      {"price_greater_than_or_equals_to", "price >= ?"},
      {"price_not_before", "price not < ?"},
      {"price_is_not_after", "price not > ?"},
      {"description_is_exists", "description is not null"},
      {"description_is_not_exists", "description is null"},
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
      {"find_order_by_sku_nulls_first", "find order by sku nulls first"},
      {"find_order_by_sku_desc_nulls_last", "find order by sku desc nulls last"},
      {"find_order_by_sku_asc_nulls_last_name", "find order by sku nulls last, name"},
      {"find_order_by_sku_ignore_case", "find order by sku ignoring case"},
      {"find_order_by_sku_ignoring_case_desc_nulls_last_and_name",
       "find order by sku ignoring case desc nulls last, name"},
      {"find_order_by_sku_price_all_ignore_case", "find order by sku ignoring case, price"},
      {"findOrderBySkuDescAllIgnoringCaseForUpdate", "find order by sku ignoring case desc for update"},
      {"find_order_by_sku_desc_ignore_case", "none, at 'ignore_case'"},
      {"find_order_by_sku_nulls_first_desc", "none, at 'desc'"},
      {"find_order_by_batches", "none, at ''"},
      {"find_sku_by_name_order_by_price", "find sku where name = ? order by price"},
      {"find_sku_by_order_by_price", "find sku order by price"},
      {"find_by_name_order_by_batches_reference", "find where name = ? order by batches.reference"},
  };
  for (const Case& c : cases) EXPECT_EQ(readings(shop(), "Product", c.name), c.expected) << c.name;
}

TEST(Names, Projections) {
  const Case cases[] = {
      {"find_sku", "find sku"},
      {"find_sku_and_name", "find sku, name"},
      {"find_sku_and_name_and_price_by_active", "find sku, name, price where active = ?"},
      {"find_id_by_name", "find sku where name = ?"},
      {"find_all_sku_by_name", "find sku where name = ?"},
      {"find_distinct_name_by_active", "find distinct name where active = ?"},
      {"find_distinct_first_2_name_and_price_by_active_order_by_name",
       "find first 2 distinct name, price where active = ? order by name"},
      {"find_products_sku_by_name", "find sku where name = ?"},
      {"findSkuAndBatchesReferenceByName", "find sku, batches.reference where name = ?"},
      {"find_batches__reference_and_batches__eta_by_sku", "find batches.reference, batches.eta where sku = ?"},
      {"get_batches_allocations_qty_order_by_sku", "find batches.allocations.qty order by sku"},
      {"stream_sku_for_share", "find sku for share"},
      {"find_batches_by_sku", "none, at 'by'"},
      {"find_batches_every_qty_by_sku", "none, at 'every'"},
      {"find_sku_or_name_by_price", "none, at 'or'"},
      {"find_sku_name_by_price", "none, at 'name'"},
      {"find_sku_and_by_price", "none, at 'by'"},
      {"count_sku_by_price", "none, at 'sku'"},
      {"exists_sku_by_price", "none, at 'sku'"},
  };
  for (const Case& c : cases) EXPECT_EQ(readings(shop(), "Product", c.name), c.expected) << c.name;
}

TEST(Names, CountsAndAggregates) {
  const Case cases[] = {
      {"count_distinct", "count distinct"},
      {"count_distinct_name", "count distinct name"},
      {"count_distinct_by_name", "count distinct where name = ?"},
      {"count_distinct_name_by_active", "count distinct name where active = ?"},
      {"count_all_products_distinct_batches_reference_by_active", "count distinct batches.reference where active = ?"},
      {"count_group_by_status", "count group by status"},
      {"count_by_active_group_by_status", "count where active = ? group by status"},
      {"count_by_active_is_true_group_by_status_and_active", "count where active is true group by status, active"},
      {"count_distinct_name_group_by_status", "count distinct name group by status"},
      {"countDistinctNameByActiveGroupByStatus", "count distinct name where active = ? group by status"},
      {"sum_price", "sum price"},
      {"sum_price_by_active", "sum price where active = ?"},
      {"avg_price_by_active_or_sku", "avg price where active = ? or sku = ?"},
      {"min_price_group_by_status", "min price group by status"},
      {"max_price_by_active_group_by_status_and_name", "max price where active = ? group by status, name"},
      {"sum_batches_purchased_quantity_by_sku", "sum batches.purchased_quantity where sku = ?"},
      {"sum_batches__allocations__qty", "sum batches.allocations.qty"},
      {"max_batches_eta_group_by_batches_sku", "max batches.eta group by batches.sku"},
      {"sum", "none, at ''"},
      {"sum_by_sku", "none, at 'by'"},
      {"sum_price_and_price", "none, at 'and'"},
      {"sum_all_price", "none, at 'all_price'"},
      {"count_distinct_distinct", "none, at 'distinct'"},
      {"count_group_by", "none, at ''"},
      {"count_group_by_batches", "none, at ''"},
      {"count_group_by_status_by_active", "none, at 'by'"},
      {"find_group_by_status", "none, at 'group_by'"},
      {"exists_by_sku_group_by_status", "none, at 'group_by'"},
  };
  for (const Case& c : cases) EXPECT_EQ(readings(shop(), "Product", c.name), c.expected) << c.name;
}

TEST(Names, Updates) {
  const Case cases[] = {
      {"update_name_by_sku", "update set name = ? where sku = ?"},
      {"update_name_and_price_by_sku", "update set name = ?, price = ? where sku = ?"},
      {"update_increment_price_by_sku", "update set price = price + ? where sku = ?"},
      {"update_decrement_price_by_sku", "update set price = price - ? where sku = ?"},
      {"update_clear_description_by_sku", "update set description = null where sku = ?"},
      {"update_all_products_name_and_increment_price_and_clear_description_by_sku_and_active",
       "update set name = ?, price = price + ?, description = null where sku = ? and active = ?"},
      {"updateIncrementPriceAndNameBySku", "update set price = price + ?, name = ? where sku = ?"},
      {"update_batches_sku_by_sku", "update set batches.sku = ? where sku = ?"},
      {"update_name_by_sku_for_update", "update set name = ? where sku = ? for update"},
      {"update", "none, at ''"},
      {"update_name", "none, at ''"},
      {"update_by_sku", "none, at 'by'"},
      {"update_increment_by_sku", "none, at 'by'"},
      {"update_increment_increment_price_by_sku", "none, at 'increment_price'"},
      {"update_name_order_by_sku", "none, at 'order_by'"},
      {"update_name_by_sku_order_by_sku", "none, at 'order_by'"},
      {"update_name_or_price_by_sku", "none, at 'or'"},
      {"update_batches_by_sku", "none, at 'batches'"},
  };
  for (const Case& c : cases) EXPECT_EQ(readings(shop(), "Product", c.name), c.expected) << c.name;
}

TEST(Names, EitherGroups) {
  const Case cases[] = {
      {"either_sku_or_name", "sku = ? or name = ?"},
      {"either_sku_or_name_and_active", "(sku = ? or name = ?) and active = ?"},
      {"active_and_either_sku_or_name_or_price", "active = ? and (sku = ? or name = ? or price = ?)"},
      {"either_sku_or_name_and_either_price_or_active", "(sku = ? or name = ?) and (price = ? or active = ?)"},
      {"active_or_either_sku_or_name", "active = ? or (sku = ? or name = ?)"},
      {"active_or_either_sku_or_name_and_price", "active = ? or ((sku = ? or name = ?) and price = ?)"},
      {"either_sku_like_or_name_in_and_price_less_than", "(sku like ? or name in ?) and price < ?"},
      {"either_sku_ignore_case_or_name_all_ignore_case", "sku = ? ignoring case or name = ? ignoring case"},
      {"either_sku_or_name_order_by_sku", "sku = ? or name = ? order by sku"},
      {"either_price_less_than_field_version_or_sku", "price < version or sku = ?"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(readings(shop(), "Product", std::string("find_by_") + c.name), std::string("find where ") + c.expected)
        << c.name;
  }
  const Case failing[] = {
      {"find_by_either_sku", "none, at ''"},
      {"find_by_either_sku_and_name", "none, at 'and'"},
      {"find_by_either_sku_order_by_name", "none, at 'order_by'"},
      {"find_by_either", "none, at ''"},
      {"find_by_either_either_sku_or_name", "none, at 'either_sku'"},
      {"find_by_either_sku_or", "none, at ''"},
  };
  for (const Case& c : failing) EXPECT_EQ(readings(shop(), "Product", c.name), c.expected) << c.name;
}

TEST(Names, Quantifiers) {
  const Case cases[] = {
      {"batches_any_sku", "batches.sku = ?"},
      {"batches_every_sku", "every batches.sku = ?"},
      {"batches_none_sku", "none batches.sku = ?"},
      {"batches__every__sku", "every batches.sku = ?"},
      {"batches__none__sku_like", "none batches.sku like ?"},
      {"batchesEverySku", "every batches.sku = ?"},
      {"batches_allocations_every_qty_less_than", "batches.every allocations.qty < ?"},
      {"batches_every_allocations_none_qty", "every batches.none allocations.qty = ?"},
      {"batches__every__allocations__qty", "every batches.allocations.qty = ?"},
      {"batches_every_allocations_is_empty", "every batches.allocations is empty"},
      {"batches_every_eta_is_null_and_batches_none_sku", "every batches.eta is null and none batches.sku = ?"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(readings(shop(), "Product", std::string("find_by_") + c.name), std::string("find where ") + c.expected)
        << c.name;
  }
  const Case failing[] = {
      {"find_by_batches_every", "none, at ''"},
      {"find_by_every_batches_sku", "none, at 'every_batches_sku'"},
      {"find_by_batches__every_sku", "none, at '__every'"},
      {"find_by_batches_every__sku", "none, at 'every'"},
      {"find_by_batches_every_any_sku", "none, at 'any_sku'"},
      {"find_by_sku_every_name", "none, at 'every'"},
      {"find_order_by_batches_every_sku", "none, at 'every'"},
  };
  for (const Case& c : failing) EXPECT_EQ(readings(shop(), "Product", c.name), c.expected) << c.name;
}

TEST(Names, TwoFields) {
  const Case cases[] = {
      {"price_less_than_field_version", "price < version"},
      {"price_equal_field_version", "price = version"},
      {"price_equals_field_version", "price = version"},
      {"price_is_equal_to_field_version", "price = version"},
      {"price_not_equal_field_version", "price != version"},
      {"price_is_not_equal_to_field_version", "price != version"},
      {"price_is_greater_than_or_equal_to_field_version", "price >= version"},
      {"price_not_lower_than_equal_field_version", "price not <= version"},
      {"batches_eta_before_field_batches_eta", "batches.eta < batches.eta"},
      {"batches__sku_after_field_batches__reference", "batches.sku > batches.reference"},
      {"priceLessThanFieldVersionAndSku", "price < version and sku = ?"},
      {"sku_equal_field_name_and_sku_all_ignore_case", "sku = name ignoring case and sku = ? ignoring case"},
      {"sku_equal_field_name_for_update", "sku = name for update"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(readings(shop(), "Product", std::string("find_by_") + c.name), std::string("find where ") + c.expected)
        << c.name;
  }
  const Case failing[] = {
      {"find_by_price_field_version", "none, at 'field'"},
      {"find_by_price_is_field_version", "none, at 'field'"},
      {"find_by_price_between_field_version", "none, at 'field'"},
      {"find_by_price_less_than_field", "none, at ''"},
      {"find_by_price_less_than_field_vresion", "none, at 'vresion'"},
      {"find_by_price_less_than_field_batches", "none, at ''"},
      {"find_by_sku_equal_field_name_ignore_case", "none, at 'ignore_case'"},
  };
  for (const Case& c : failing) EXPECT_EQ(readings(shop(), "Product", c.name), c.expected) << c.name;
}

TEST(Names, Enumerators) {
  const Case cases[] = {
      {"find_by_status_active", "find where status is active"},
      {"find_by_status_is_active", "find where status is active"},
      {"find_by_status_not_active", "find where status is not active"},
      {"find_by_status_is_not_on_hold", "find where status is not onHold"},
      {"find_by_status_on_hold_and_sku", "find where status is onHold and sku = ?"},
      {"findByStatusOnHoldOrActive", "find where status is onHold or active = ?"},
      {"find_by_sku_active", "none, at 'active'"},
      {"find_by_status_on", "none, at 'on'"},
      {"find_by_status_actve", "none, at 'actve'"},
      {"count_by_status_active_group_by_name", "count where status is active group by name"},
  };
  for (const Case& c : cases) EXPECT_EQ(readings(shop(), "Product", c.name), c.expected) << c.name;
  const Case tricky_values[] = {
      {"find_by_state_open", "find where state is open"},
      {"find_by_state_is_open", "find where state is is_open | find where state is open"},
      {"find_by_state_is_is_open", "find where state is is_open"},
      {"find_by_state_null", "find where state is null"},
      {"find_by_state_is_not_in", "find where state is not in | find where state not in ?"},
      {"find_by_state_before", "find where state < ? | find where state is before"},
      {"find_by_state_before_field_stock", "find where state < stock"},
  };
  for (const Case& c : tricky_values) EXPECT_EQ(readings(lookalikes(), "Thing", c.name), c.expected) << c.name;
}

TEST(Names, Folds) {
  const Case cases[] = {
      {"sku_ignore_case", "sku = ? ignoring case"},
      {"sku_ignoring_case", "sku = ? ignoring case"},
      {"sku_like_ignore_case", "sku like ? ignoring case"},
      {"skuNotInIgnoreCase", "sku not in ? ignoring case"},
      {"sku_ignore_case_and_name", "sku = ? ignoring case and name = ?"},
      {"sku_and_name_ignore_case", "sku = ? and name = ? ignoring case"},
      {"sku_and_name_all_ignore_case", "sku = ? ignoring case and name = ? ignoring case"},
      {"sku_and_price_all_ignoring_case", "sku = ? ignoring case and price = ?"},
      {"sku_or_description_is_null_all_ignore_case", "sku = ? ignoring case or description is null"},
      {"price_ignore_case", "price = ? ignoring case"},
      {"sku_all_ignore_case_order_by_name", "sku = ? ignoring case order by name"},
      {"sku_order_by_name_all_ignore_case", "sku = ? order by name ignoring case"},
      {"sku_ilike_ignore_case", "sku like ? ignoring case"},
      {"batches_sku_all_ignore_case", "batches.sku = ? ignoring case"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(readings(shop(), "Product", std::string("find_by_") + c.name), std::string("find where ") + c.expected)
        << c.name;
  }
  const Case failing[] = {
      {"find_by_sku_ignore_case_like", "none, at 'like'"},
      {"find_by_sku_ignore_case_ignore_case", "none, at 'ignore_case'"},
      {"find_by_sku_all_ignore_case_and_name", "none, at 'and'"},
      {"find_by_sku_ignore", "none, at 'ignore'"},
      {"find_sku_ignore_case", "none, at 'ignore_case'"},
  };
  for (const Case& c : failing) EXPECT_EQ(readings(shop(), "Product", c.name), c.expected) << c.name;
}

TEST(Names, Locks) {
  const Case cases[] = {
      {"find_for_update", "find for update"},
      {"find_by_sku_for_update", "find where sku = ? for update"},
      {"find_by_sku_for_update_skip_locked", "find where sku = ? for update skip locked"},
      {"find_by_sku_order_by_name_for_update_nowait", "find where sku = ? order by name for update nowait"},
      {"find_by_sku_for_share", "find where sku = ? for share"},
      {"findFirst3BySkuOrderByNameDescForUpdateSkipLocked",
       "find first 3 where sku = ? order by name desc for update skip locked"},
      {"find_by_sku_like_ignore_case_for_update", "find where sku like ? ignoring case for update"},
      // The plan says why they have none.
      {"count_by_sku_for_update", "count where sku = ? for update"},
      {"exists_for_share", "exists for share"},
      {"delete_all_for_update", "delete for update"},
      {"sum_price_group_by_status_for_update", "sum price group by status for update"},
      {"find_for_update_by_sku", "none, at 'by'"},
      {"find_by_sku_for_share_nowait", "none, at 'nowait'"},
      {"find_by_sku_for_update_for_share", "none, at 'for_share'"},
      {"find_by_sku_for_update_skip", "none, at 'for_update_skip'"},
  };
  for (const Case& c : cases) EXPECT_EQ(readings(shop(), "Product", c.name), c.expected) << c.name;
}

}  // namespace
}  // namespace repoc::names
