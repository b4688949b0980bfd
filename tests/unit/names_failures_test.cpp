// Names without a reading: the word that is wrong and what was meant; and what long names cost.
#include <gtest/gtest.h>

#include "names_models.hpp"

namespace repoc::names {
namespace {

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
  if (f.kind == Failure::Kind::unfinished) out += " " + f.wanted;
  if (f.stray_hop) out += " stray";
  return out + (f.before.empty() ? "" : "; " + f.before);
}

TEST(Names, Failures) {
  const Case cases[] = {
      {"fnd_by_sku", "verb 'fnd' -> find"},
      {"by_sku", "verb 'by'"},
      {"_", "verb '_'"},
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
      {"find_by_every_day", "field 'every_day'; find"},
      {"find_nmae_by_sku", "field 'nmae' -> name; find"},
      {"find_sku_and_nmae_by_sku", "field 'nmae' -> name; find sku"},
      {"find_distnct_by_sku", "misplaced 'distnct' -> distinct; find"},
      {"find_by_ethier_sku_or_name", "misplaced 'ethier' -> either; find"},
      {"find_by_either_sku_and_name", "misplaced 'and'; find where sku = ?"},
      {"find_by_either_sku", "unfinished '' an operator, or 'or' and another condition of the group; find"},
      {"find_by_sku_ignore_cas", "misplaced 'ignore_cas' -> ignore_case; find where sku = ?"},
      {"find_by_sku_ignorecase", "operator 'ignorecase' -> ignore_case; find"},
      {"find_by_sku_like_all_ignor_case", "misplaced 'all_ignor_case' -> all_ignore_case; find where sku like ?"},
      {"find_by_sku_matchs", "operator 'matchs' -> matches; find"},
      {"find_by_status_on_hlod", "operator 'on_hlod' -> on_hold; find"},
      {"find_by_status_is_on_hlod", "operator 'is_on_hlod' -> is_on_hold; find"},
      {"find_by_price_less_than_feild_version", "operator 'less_than_feild' -> less_than_field; find"},
      {"find_by_price_less_than_field_vresion", "field 'vresion' -> version; find"},
      {"find_by_sku_for_updat", "misplaced 'for_updat' -> for_update; find where sku = ?"},
      {"find_by_sku_for_update_skip_lokced",
       "misplaced 'for_update_skip_lokced' -> for_update_skip_locked; find where sku = ?"},
      {"find_order_by_sku_nulls_lst", "misplaced 'nulls_lst' -> nulls_last; find order by sku"},
      {"find_order_by_sku_desc_nulls_lst", "misplaced 'nulls_lst' -> nulls_last; find order by sku desc"},
      {"find_by_batches_evry_sku", "field 'evry_sku'; find"},
      {"count_gruop_by_status", "misplaced 'gruop_by' -> group_by; count"},
      {"count_by_sku_groupby_status", "misplaced 'groupby' -> group_by; count where sku = ?"},
      {"count_group_by_statsu", "field 'statsu' -> status; count"},
      {"count_distinct_nmae", "field 'nmae' -> name; count distinct"},
      {"sum_prices", "field 'prices' -> price; sum"},
      {"sum_price_bye_sku", "misplaced 'bye' -> by; sum price"},
      {"sum", "unfinished '' a field of 'Product'; sum"},
      {"update_nmae_by_sku", "field 'nmae' -> name; update"},
      {"update_batches_by_sku", "misplaced 'batches'; update"},
      {"update_name_and_batches_refrence_by_sku", "misplaced 'batches'; update set name = ?"},
      {"update_batches", "misplaced 'batches'; update"},
      {"update_increment_batches_allocations__qty_by_sku", "misplaced 'batches'; update"},
      {"update_skuu_by_name", "field 'skuu'; update"},
      {"update_reference_by_name", "field 'reference'; update"},
      {"count_by_sku_for_updat", "misplaced 'for_updat'; count where sku = ?"},
      {"find_by__name", "misplaced '__name' -> _name stray; find"},
      {"find_by___name_like", "misplaced '___name' -> _name stray; find"},
      {"find_by_sku_and__batches_sku", "misplaced '__batches' -> _batches stray; find where sku = ?"},
      {"find_by__nmae", "field 'nmae' -> name; find"},
      {"update__name_by_sku", "misplaced '__name' -> _name stray; update"},
      {"find_first_0_by_sku", "misplaced '0'; find first 1"},
      {"find_top0_order_by_sku", "misplaced 'top0'; find"},
      {"delete_first_99999999999999999999_by_sku", "misplaced '99999999999999999999'; delete first 1"},
      {"update_incremnt_price_by_sku", "misplaced 'incremnt' -> increment; update"},
      {"update_name", "unfinished '' 'and' and another field, or 'by' and a condition; update set name = ?"},
      {"update_name_and", "unfinished '' a field of 'Product'; update set name = ?"},
      {"update_name_wehre_sku", "misplaced 'wehre_sku'; update set name = ?"},
      {"", "verb ''"},
  };
  for (const Case& c : cases) EXPECT_EQ(failure(shop(), "Product", c.name), c.expected) << c.name;
}

// What people write, and what it is called here; never its contrary.
TEST(Names, FailuresThatAreKnownByOtherWords) {
  const Case cases[] = {
      {"find_by_price_more_than", "operator 'more_than' -> greater_than; find"},
      {"find_by_price_larger_than", "operator 'larger_than' -> greater_than; find"},
      {"find_by_price_bigger_then", "operator 'bigger_then' -> greater_than; find"},
      {"find_by_price_is_higher_than", "operator 'is_higher_than' -> is_greater_than; find"},
      {"find_by_price_not_more_than_and_sku", "operator 'not_more_than' -> not_greater_than; find"},
      {"find_by_price_smaller_than", "operator 'smaller_than' -> less_than; find"},
      {"find_by_price_fewer_than_field_version", "operator 'fewer_than_field' -> less_than_field; find"},
      {"findByPriceAtLeast", "operator 'AtLeast' -> greater_than_equal; find"},
      {"find_by_price_no_less_than", "operator 'no_less_than' -> greater_than_equal; find"},
      {"find_by_price_greater_equal", "operator 'greater_equal' -> greater_than_equal; find"},
      {"find_by_price_greater_or_equal_to", "operator 'greater_or_equal_to' -> greater_than_equal; find"},
      {"find_by_price_more_than_equal", "operator 'more_than_equal' -> greater_than_equal; find"},
      {"find_by_price_at_most_or_sku", "operator 'at_most' -> less_than_equal; find"},
      {"find_by_price_no_more_than", "operator 'no_more_than' -> less_than_equal; find"},
      {"find_by_price_less_equal", "operator 'less_equal' -> less_than_equal; find"},
      {"find_by_price_is_in_between", "operator 'is_in_between' -> is_between; find"},
      {"find_by_price_in_between_and_sku", "operator 'in_between' -> between; find"},
      {"find_order_by_price_descending", "misplaced 'descending' -> desc; find order by price"},
      {"find_order_by_price_ascending_and_sku", "misplaced 'ascending' -> asc; find order by price"},
      {"find_by_batches_is_null", "operator 'is_null' -> is_empty; find"},
      {"find_by_active_more_than", "operator 'more_than'; find"},
      {"find_by_status_inactive", "operator 'inactive'; find"},
      {"find_by_status_is_unactive", "misplaced 'unactive'; find where status = ?"},
      {"find_by_status_nonactive", "operator 'nonactive' -> not_active; find"},
      {"find_by_inactive", "field 'inactive'; find"},
      {"find_by_is_inactive", "field 'is_inactive'; find"},
      {"find_by_status_inactve", "operator 'inactve'; find"},
  };
  for (const Case& c : cases) EXPECT_EQ(failure(shop(), "Product", c.name), c.expected) << c.name;
}

TEST(Names, FailuresWhereAHumpIsMissing) {
  const Case cases[] = {
      {"findByskuAndName", "misplaced 'Bysku' -> by_sku; find"},
      {"findFirst3ByactiveTrue", "misplaced 'Byactive' -> by_active; find first 3"},
      {"findNameBysku", "misplaced 'Bysku' -> by_sku; find name"},
      {"findBySkuAndname", "misplaced 'Andname' -> and_name; find where sku = ?"},
      {"findBySkuInOrpriceLessThan", "misplaced 'Orprice' -> or_price; find where sku in ?"},
      {"countBybatchesReference", "misplaced 'Bybatches' -> by_batches; count"},
      {"findByskoo", "field 'Byskoo'; find"},
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
      {"find_by_sku_.like", "misplaced '_.like' -> _like; find where sku = ?"},
      {"find_by_batches..reference", "misplaced '..reference' -> .reference; find"},
      {"find_by_batches._.reference", "misplaced '._.reference' -> .reference; find"},
      {"find_by_batches.", "misplaced '.'; find"},
      {"find_by_sku.", "misplaced '.'; find where sku = ?"},
      {"find_by_sku_..", "misplaced '_..'; find where sku = ?"},
      {"find_by_..sku", "misplaced '_..sku' -> _sku; find"},
      {"find_by_.", "misplaced '_.'; find"},
      {".find_by_sku", "misplaced '.'"},
      {"find.", "misplaced '.'; find"},
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
  EXPECT_EQ(expected("find_by_status_xyz"), "equal in active on_hold and or");
  EXPECT_EQ(expected("find_by_either_status_xyz"), "equal in active on_hold or");
  EXPECT_EQ(expected("find_sku_xyz"), "by and order_by");
  EXPECT_EQ(expected("find_order_by_sku__xyz"), "desc asc nulls_first nulls_last ignore_case and");
  EXPECT_EQ(expected("update_xyz"), "name description active price status");
  EXPECT_EQ(expected("update_batches_by_sku"), "name description active price status");
  EXPECT_EQ(expected("count_by_sku_in_xyz"), "and or group_by");
  EXPECT_EQ(
      expected("find_by_description_xyz"),
      "equal less_than less_than_equal greater_than greater_than_equal between in like matches starts_with ends_with "
      "contains is_null is_empty ignore_case and or");
}

// Long names cost steps in proportion to their length, and never a deep recursion.
TEST(Names, LongNamesAreLinear) {
  const auto steps = [](const test::ModelBuilder& b, const std::string& entity, const std::string& name, bool reads) {
    const Reading reading = read(b.model(), b.type(entity).index, name);
    EXPECT_EQ(!reading.sentences.empty(), reads) << name.substr(0, 60);
    EXPECT_LE(reading.sentences.size(), kMaxReadingsOfLongNames);
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

  // Words that are read in several ways at each place.
  const auto repeated = [](std::string name, const char* more, std::size_t times) {
    for (std::size_t i = 0; i < times; ++i) name += more;
    return name;
  };
  EXPECT_LT(steps(tricky(), "Order", repeated("find_by_or", "_or", 2500), false), 20'000U);
  EXPECT_LT(steps(shop(), "Product", repeated("find_by_either_sku", "_or_name_and_either_sku", 600) + "_or_sku", true),
            200'000U);
  EXPECT_LT(steps(lookalikes(), "Thing", repeated("find_by_either_way", "_or_either_way", 800), true), 1'000'000U);
  EXPECT_LT(steps(lookalikes(), "Thing", repeated("update_clear_name", "_and_clear_name", 1000) + "_by_id", true),
            1'000'000U);
  EXPECT_LT(steps(lookalikes(), "Thing", repeated("find_name", "_and_name", 1000) + "_by_id", true), 100'000U);
  EXPECT_LT(steps(lookalikes(), "Thing", repeated("find_by_items_every_qty", "_or_items_every_qty", 600), true),
            1'000'000U);
  EXPECT_LT(steps(lookalikes(), "Thing", repeated("find_order_by_stock", "_nulls_first", 800), true), 1'000'000U);
  EXPECT_LT(steps(lookalikes(), "Thing", repeated("find_order_by_all", "_all_ignore_case", 600), true), 1'000'000U);
  EXPECT_LT(steps(lookalikes(), "Thing", repeated("find_all", "_all", 3000), false), 20'000U);

  std::string order = "find_order_by_by";
  while (order.size() < 10'000) order += "_desc_by_desc";
  EXPECT_LT(steps(tricky(), "Order", order, true), 1'000'000U);
}

TEST(Names, EveryFailureSaysWhatIsWanted) {
  for (const char* name : {"update_batches_by_sku", "find_by_skuu", "find_by", "delete_all_by"}) {
    const Reading reading = read(shop().model(), shop().type("Product").index, name);
    EXPECT_TRUE(reading.sentences.empty()) << name;
    EXPECT_NE(reading.failure.wanted, "") << name;
  }
}

}  // namespace
}  // namespace repoc::names
