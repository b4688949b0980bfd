// Methods over value structs, Refs, decimals, coded types, lists, maps and single children, as tables: the plan of
// each, or what is said of it and what to write instead.
#include <gtest/gtest.h>

#include "plan_fixture.hpp"
#include "values_model.hpp"

namespace repoc::plan {
namespace {

void expect_planned(std::initializer_list<Case> cases) {
  for (const Case& c : cases) EXPECT_EQ(planned(test::orders(), c.method), c.expected) << c.method;
}

void expect_told(std::initializer_list<Case> cases) {
  for (const Case& c : cases) EXPECT_EQ(told(test::orders(), c.method), c.expected) << c.method;
}

TEST(PlanValues, Groups) {
  expect_planned({
      {"std::vector<Order> find_by_address(const Address& address)",
       "find Order where address = ?1, result detached list"},
      {"std::vector<Order> find_by_address_not(const Address& address)",
       "find Order where address != ?1, result detached list"},
      {"std::vector<Order> find_by_billing(Address billing)", "find Order where billing = ?1, result detached list"},
      {"std::vector<Order> find_by_billing_is_null()", "find Order where billing is null, result detached list"},
      {"std::vector<Order> find_by_address_geo_is_not_null()",
       "find Order where address.geo is not null, result detached list"},
      {"std::vector<Order> find_by_address_geo(Geo geo)", "find Order where address.geo = ?1, result detached list"},
      {"std::vector<Order> find_by_address(repoc::Maybe<Address> address)",
       "find Order where address = ?1 if given, result detached list"},
      {"std::vector<Order> find_by_address_city_and_parcels_to_street(std::string_view city, const char* street)",
       "find Order where address.city = ?1 and some parcels (to.street = ?2), result detached list"},
      {"std::vector<Order> find_by_billing_city(std::optional<std::string> city)",
       "find Order where billing.city same as ?1, result detached list"},
      {"std::vector<Order> find_by_region(std::tuple<std::string, int> region)",
       "find Order where region = ?1, result detached list"},
      {"std::vector<Order> find_by_region(const repoc::Ref<Region, std::tuple<std::string, int>>& region)",
       "find Order where region = ?1, result detached list"},
      {"std::vector<Order> find_by_region(const Region& region)", "find Order where region = ?1, result detached list"},
      {"std::vector<Order> find_by_home_is_null_or_home(const Region& region)",
       "find Order where home is null or home = ?1, result detached list"},
      {"std::vector<Order> find_by_region_1_and_region_2(std::string_view country, int number)",
       "find Order where region.1 = ?1 and region.2 = ?2, result detached list"},
      {"std::vector<Order> find_by_address_city_equal_field_billing_city()",
       "find Order where address.city = billing.city, result detached list"},
      {"std::vector<Order> find_by_parcels_to_city_equal_field_address_city()",
       "find Order where some parcels (to.city = Order.address.city), result detached list"},
      {"std::vector<Order> find_by_rank_high_order_by_address_city_desc()",
       "find Order where rank = high order by address.city desc, result detached list"},
  });
}

TEST(PlanValues, Scalars) {
  expect_planned({
      {"std::vector<Order> find_by_customer(std::string_view customer)",
       "find Order where customer = ?1, result detached list"},
      {"std::vector<Order> find_by_customer(const repoc::Ref<Customer, std::string>& customer)",
       "find Order where customer = ?1, result detached list"},
      {"std::vector<Order> find_by_customer(const Customer& customer)",
       "find Order where customer = ?1, result detached list"},
      {"std::vector<Order> find_by_payer(std::optional<repoc::Ref<Customer, std::string>> payer)",
       "find Order where payer same as ?1, result detached list"},
      {"std::vector<Order> find_by_payer_not(std::optional<std::string> payer)",
       "find Order where payer not same as ?1, result detached list"},
      {"std::vector<Order> find_by_customer_in(const std::vector<std::string>& customers)",
       "find Order where customer in ?1, result detached list"},
      {"std::vector<Order> find_by_customer_in(const std::vector<repoc::Ref<Customer, std::string>>& customers)",
       "find Order where customer in ?1, result detached list"},
      {"std::vector<Order> find_by_customer_less_than(std::string_view customer)",
       "find Order where customer < ?1, result detached list"},
      {"std::vector<Order> find_by_customer_ignore_case(std::string_view customer)",
       "find Order where customer = ?1 ignoring case, result detached list"},
      {"std::vector<Order> find_by_customer(repoc::Maybe<Customer> customer)",
       "find Order where customer = ?1 if given, result detached list"},
      {"std::vector<Order> find_by_text_equal_field_customer()",
       "find Order where text = customer, result detached list"},
      {"std::vector<Order> find_by_customer_equal_field_payer()",
       "find Order where customer = payer, result detached list"},
      {"Order* find_by_id(repoc::Uuid id)", "find Order where id = ?1, result tracked pointer"},
      {"std::vector<Order> find_by_id_in(std::span<const repoc::Uuid> ids)",
       "find Order where id in ?1, result detached list"},
      {"std::vector<Order> find_by_id_greater_than(repoc::Uuid id)", "find Order where id > ?1, result detached list"},
      {"std::vector<Order> find_by_price_between(repoc::Decimal low, int high)",
       "find Order where price between ?1 and ?2, result detached list"},
      {"std::vector<Order> find_by_price_in(const std::vector<repoc::Decimal>& prices)",
       "find Order where price in ?1, result detached list"},
      {"std::vector<Order> find_by_rebate_not(std::optional<repoc::Decimal> rebate)",
       "find Order where rebate not same as ?1, result detached list"},
      {"std::vector<Order> find_by_paid(Money paid)", "find Order where paid = ?1, result detached list"},
      {"std::vector<Order> find_by_paid_not_in(const std::vector<Money>& paid)",
       "find Order where paid not in ?1, result detached list"},
      {"std::vector<Order> find_by_rank_not_high()", "find Order where rank != high, result detached list"},
      {"std::vector<Order> find_by_price_less_than_field_rebate()",
       "find Order where price < rebate, result detached list"},
  });
}

TEST(PlanValues, Collections) {
  expect_planned({
      {"std::vector<Order> find_by_words_contains(std::string_view word)",
       "find Order where words containing ?1, result detached list"},
      {"std::vector<Order> find_by_words_not_contains(const char* word)",
       "find Order where words not containing ?1, result detached list"},
      {"std::vector<Order> find_by_prices_contains(int price)",
       "find Order where prices containing ?1, result detached list"},
      {"std::vector<Order> find_by_words_is_empty_and_counts_is_not_empty()",
       "find Order where words is empty and counts is not empty, result detached list"},
      {"std::vector<Order> find_by_tags_contains(std::string_view tag)",
       "find Order where tags containing ?1, result detached list"},
      {"std::vector<Order> find_by_tags_contains(const Tag& tag)",
       "find Order where tags containing ?1, result detached list"},
      {"std::vector<Order> find_by_tags_not_contains(const repoc::Ref<Tag, std::string>& tag)",
       "find Order where tags not containing ?1, result detached list"},
      {"std::vector<Order> find_by_zones_contains(const Region& zone)",
       "find Order where zones containing ?1, result detached list"},
      {"std::vector<Order> find_by_zones_contains(std::tuple<std::string, int> zone)",
       "find Order where zones containing ?1, result detached list"},
      {"std::vector<Order> find_by_tags_is_empty()", "find Order where tags is empty, result detached list"},
      {"std::vector<Order> find_by_tags_every_key_starts_with(std::string_view start)",
       "find Order where every tags (key starting with ?1), result detached list"},
      {"std::vector<Order> find_by_label_is_null()", "find Order where label is empty, result detached list"},
      {"std::vector<Order> find_by_label_exists_and_label_text(std::string_view text)",
       "find Order where label is not empty and some label (text = ?1), result detached list"},
      {"std::vector<Order> find_by_parcels_stamp_is_null()",
       "find Order where some parcels (stamp is empty), result detached list"},
  });
}

TEST(PlanValues, Results) {
  expect_planned({
      {"std::vector<std::string> find_address_city_by_rank_high()",
       "find address.city of Order where rank = high, result detached list of std::string"},
      {"std::vector<std::optional<std::string>> find_billing_city()",
       "find billing.city of Order, result detached list of std::optional<std::string>"},
      {"std::vector<CityPrice> find_address_city_and_price()",
       "find address.city, price of Order, result detached list of v::CityPrice"},
      {"std::vector<CityPrice> find_by_rank_high()",
       "find address.city, price of Order where rank = high, result detached list of v::CityPrice"},
      {"std::vector<Street> find_by_rank_high()",
       "find billing.street of Order where rank = high, result detached list of v::Street"},
      {"std::vector<ParcelCity> find_parcels_no_and_parcels_to_city()",
       "find parcels.no, parcels.to.city of Order, result detached list of v::ParcelCity"},
      {"std::vector<std::string> find_label_text()", "find label.text of Order, result detached list of std::string"},
      {"std::vector<repoc::Ref<Customer, std::string>> find_distinct_customer()",
       "find distinct customer of Order, result detached list of repoc::Ref<Customer, std::string>"},
      {"std::vector<repoc::Uuid> find_id_by_price(repoc::Decimal price)",
       "find id of Order where price = ?1, result detached list of repoc::Uuid"},
      {"std::vector<std::vector<std::string>> find_words()",
       "find words of Order, result detached list of std::vector<std::string>"},
      {"std::vector<std::map<std::string, int>> find_counts()",
       "find counts of Order, result detached list of std::map<std::string, int>"},
      {"std::vector<Money> find_paid()", "find paid of Order, result detached list of v::Money"},
      {"std::map<repoc::Decimal, std::int64_t> count_group_by_price()",
       "count Order group by price, result std::map<repoc::Decimal, std::int64_t>"},
      {"std::map<std::string, std::int64_t> count_group_by_address_city()",
       "count Order group by address.city, result std::map<std::string, std::int64_t>"},
      {"std::vector<PaidCount> count_group_by_paid()",
       "count Order group by paid, result detached list of v::PaidCount"},
      {"int count_distinct_words()", "count distinct words of Order, result number"},
      {"repoc::Decimal min_price()", "min price of Order, result detached value of repoc::Decimal"},
      {"std::optional<repoc::Uuid> max_id()", "max id of Order, result detached optional of repoc::Uuid"},
      {"repoc::Decimal sum_price()", "sum price of Order, result detached value of repoc::Decimal"},
      {"std::optional<repoc::Decimal> avg_rebate()", "avg rebate of Order, result detached optional of repoc::Decimal"},
      {"repoc::CursorPage<Order> find_by_rank_high_order_by_price(repoc::Cursor at)",
       "find Order where rank = high order by price page ?1, result detached cursor page"},
      {"std::vector<Order> find_by_rank_high(repoc::Sort<Order> sort)",
       "find Order where rank = high order by ?1, result detached list"},
  });
}

TEST(PlanValues, Sets) {
  expect_planned({
      {"int update_address_city_by_id(std::string_view city, repoc::Uuid id)",
       "update Order set address.city = ?1 where id = ?2, result number"},
      {"int update_words_by_id(const std::vector<std::string>& words, repoc::Uuid id)",
       "update Order set words = ?1 where id = ?2, result number"},
      {"int update_counts_by_id(const std::map<std::string, int>& counts, repoc::Uuid id)",
       "update Order set counts = ?1 where id = ?2, result number"},
      {"int update_customer_and_paid_by_id(const repoc::Ref<Customer, std::string>& customer, Money paid, repoc::Uuid "
       "id)",
       "update Order set customer = ?1, paid = ?2 where id = ?3, result number"},
      {"int update_price_by_id(int price, repoc::Uuid id)", "update Order set price = ?1 where id = ?2, result number"},
      {"int update_clear_rebate_by_id(repoc::Uuid id)", "update Order set rebate = null where id = ?1, result number"},
  });
}

TEST(PlanValues, WhatIsSaid) {
  expect_told({
      {"std::vector<Order> find_by_address(std::string_view address)",
       "'std::string_view' does not compare with 'address', which is struct v::Address; 'address' compares with "
       "v::Address; 'address' is declared here"},
      {"std::vector<Order> find_by_address(std::optional<Address> address)",
       "'equal' does not take a std::optional: 'address' is compared as a whole; write 'v::Address'"},
      {"std::vector<Order> find_by_billing(std::optional<Address> billing)",
       "'equal' does not take a std::optional: 'billing' is compared as a whole; write 'v::Address'; 'is_null' asks "
       "for those that are absent"},
      {"std::vector<Order> find_by_address_is_null()",
       "'address' is never absent; only a 'std::optional' can be absent; 'address' is struct v::Address; 'address' is "
       "declared here"},
      {"std::vector<Order> find_by_address_less_than(Address address)",
       "'less_than' is no operator for 'address'; 'address' is struct v::Address; it takes equal; its parts are "
       "address_street, address_city, address_geo_lat, address_geo_lon; 'address' is declared here"},
      {"std::vector<Order> find_by_address_in(const std::vector<Address>& all)",
       "'in' is no operator for 'address'; 'address' is struct v::Address; it takes equal; its parts are "
       "address_street, address_city, address_geo_lat, address_geo_lon; 'address' is declared here"},
      {"std::vector<Order> find_by_address_like(std::string_view text)",
       "'like' needs a string, and 'address' is struct v::Address; 'address' takes equal; its parts are "
       "address_street, address_city, address_geo_lat, address_geo_lon; 'address' is declared here"},
      {"std::vector<Order> find_by_address_equal_field_billing()",
       "'equal_field' is no operator for 'address'; 'address' is struct v::Address; compare its parts with fields: "
       "address_street, address_city, address_geo_lat, address_geo_lon; 'address' is declared here"},
      {"std::vector<Order> find_by_region(std::string_view region)",
       "'std::string_view' does not compare with 'region', which is ref to entity v::Region by tuple of text, int32; "
       "'region' compares with std::tuple<std::string, int>, 'repoc::Ref<Region, std::tuple<std::string, int>>' or "
       "'const v::Region&'; 'region' is declared here"},
      {"std::vector<Order> find_by_customer(int customer)",
       "'int' does not compare with 'customer', which is ref to entity v::Customer by text; 'customer' compares with "
       "std::string_view, const std::string& or const char*, 'repoc::Ref<Customer, std::string>' or 'const "
       "v::Customer&'; 'customer' is declared here"},
      {"std::vector<Order> find_by_customer(const Region& region)",
       "'const v::Region&' does not compare with 'customer', which is ref to entity v::Customer by text; 'customer' "
       "compares with std::string_view, const std::string& or const char*, 'repoc::Ref<Customer, std::string>' or "
       "'const v::Customer&'; 'customer' is declared here"},
      {"std::vector<Order> find_by_customer_in(const std::vector<Customer>& all)",
       "'const std::vector<Customer>&' does not compare with 'customer', which is ref to entity v::Customer by text; "
       "'customer' compares with a range of std::string_view, const std::string& or const char* or "
       "'repoc::Ref<Customer, std::string>'; 'customer' is declared here"},
      {"std::vector<Order> find_by_customer_less_than(const Customer& customer)",
       "'const v::Customer&' does not compare with 'customer', which is ref to entity v::Customer by text; 'customer' "
       "compares with std::string_view, const std::string& or const char*; 'customer' is declared here"},
      {"std::vector<Order> find_by_price(double price)",
       "'double' does not compare with 'price', which is decimal; 'price' compares with repoc::Decimal or a signed "
       "integer; 'price' is declared here"},
      {"std::vector<Order> find_by_price(std::uint64_t price)",
       "'std::uint64_t' does not compare with 'price', which is decimal; 'price' compares with repoc::Decimal or a "
       "signed integer; 'price' is declared here"},
      {"std::vector<Order> find_by_id(std::string_view id)",
       "'std::string_view' does not compare with 'id', which is uuid; 'id' compares with repoc::Uuid; 'id' is declared "
       "here"},
      {"std::vector<Order> find_by_paid(std::int64_t paid)",
       "'std::int64_t' does not compare with 'paid', which is coded v::Money as int64; 'paid' compares with v::Money; "
       "'paid' is declared here"},
      {"std::vector<Order> find_by_paid_less_than(Money paid)",
       "'less_than' is no operator for 'paid'; 'paid' is coded v::Money as int64; it takes equal, in; 'paid' is "
       "declared here"},
      {"std::vector<Order> find_by_words(const std::vector<std::string>& words)",
       "'equal' is no operator for 'words'; 'words' is list of text; it takes contains, is_empty; 'words' is declared "
       "here"},
      {"std::vector<Order> find_by_words_contains(int word)",
       "'int' does not compare with 'words', which is list of text; 'words' compares with std::string_view, const "
       "std::string& or const char*; 'words' is declared here"},
      {"std::vector<Order> find_by_words_contains(const std::vector<std::string>& words)",
       "'contains' takes one value for 'words', not the range 'const std::vector<std::string>&'"},
      {"std::vector<Order> find_by_words_contains(std::optional<std::string> word)",
       "'contains' does not take a std::optional: only 'equal' and 'not' say what an absent value means; write "
       "'std::string'"},
      {"std::vector<Order> find_by_words_starts_with(std::string_view start)",
       "'starts_with' needs a string, and 'words' is list of text; 'words' takes contains, is_empty; 'words' is "
       "declared here"},
      {"std::vector<Order> find_by_words_contains_ignore_case(std::string_view word)",
       "'ignore_case' needs a string, and 'words' is list of text; 'words' takes contains, is_empty; 'words' is "
       "declared here"},
      {"std::vector<Order> find_by_words_is_null()",
       "'words' is never absent; only a 'std::optional' can be absent; 'words' is list of text; 'is_empty' asks for "
       "those that hold nothing; 'words' is declared here"},
      {"std::vector<Order> find_by_counts_contains(std::string_view key)",
       "'contains' needs a string, and 'counts' is map of text, int32; 'counts' takes is_empty; 'counts' is declared "
       "here"},
      {"std::vector<Order> find_by_tags_contains(int tag)",
       "'int' does not compare with 'tags', which is list of ref to entity v::Tag by text; 'tags' compares with "
       "std::string_view, const std::string& or const char*, 'repoc::Ref<Tag, std::string>' or 'const v::Tag&'; 'tags' "
       "is declared here"},
      {"std::vector<Order> find_by_tags_contains(const Region& tag)",
       "'const v::Region&' does not compare with 'tags', which is list of ref to entity v::Tag by text; 'tags' "
       "compares with std::string_view, const std::string& or const char*, 'repoc::Ref<Tag, std::string>' or 'const "
       "v::Tag&'; 'tags' is declared here"},
      {"std::vector<Order> find_by_rank_high_order_by_address()",
       "'address' cannot stand here; 'address' is struct v::Address, which has no order of its own; order by its "
       "parts: address_street, address_city, address_geo_lat, address_geo_lon; 'address' is declared here"},
      {"std::vector<Order> find_by_rank_high_order_by_words()",
       "'words' cannot stand here; 'words' is list of text, which has no order of its own; 'words' is declared here"},
      {"std::vector<Order> find_by_rank_high_order_by_paid()",
       "'paid' cannot stand here; 'paid' is coded v::Money as int64, which has no order of its own; 'paid' is declared "
       "here"},
      {"std::vector<Order> find_by_rank_high_order_by_label_text()",
       "'label_text' cannot stand here; an order is over fields of 'Order' itself; 'label' is an object of its own; "
       "'label' is declared here"},
      {"std::vector<Address> find_address()",
       "'address' is no column, it is struct v::Address; it cannot be selected whole: name its parts, address_street, "
       "address_city, address_geo_lat, address_geo_lon; 'address' is declared here"},
      {"std::vector<Whole> find_by_rank_high()",
       "'Whole::address' is no column: 'address' is struct v::Address; it cannot be selected whole: name its parts, "
       "address_street, address_city, address_geo_lat, address_geo_lon; 'address' is declared here"},
      {"std::vector<Colour> find_by_rank_high()",
       "'Colour::colour' is no field of 'Order'; the fields of 'Order' are id, address, address_street, address_city, "
       "address_geo, address_geo_lat, address_geo_lon, billing, billing_street, billing_city, billing_geo, "
       "billing_geo_lat, billing_geo_lon, note, note_text, note_pages and 23 more; 'colour' is declared here"},
      {"std::vector<std::string> find_customer()",
       "'std::string' cannot hold 'customer'; it takes 'repoc::Ref<Customer, std::string>'; 'customer' is declared "
       "here"},
      {"std::vector<std::string> find_words()",
       "'std::string' cannot hold 'words'; it takes 'std::vector<std::string>'; 'words' is declared here"},
      {"double sum_price()",
       "'double' cannot hold 'sum of price'; it takes 'repoc::Decimal'; 'price' is declared here"},
      {"int sum_paid()",
       "'sum' is no operator for 'paid'; 'paid' is coded v::Money as int64; 'sum' is taken of numbers; 'paid' is "
       "declared here"},
      {"Money min_paid()",
       "'min' is no operator for 'paid'; 'paid' is coded v::Money as int64; 'min' is taken of numbers, strings, dates "
       "and times; 'paid' is declared here"},
      {"std::map<Money, std::int64_t> count_group_by_paid()",
       "'paid' is no key of a map; what a repoc::Codec encodes has no order; write a std::vector of a struct with a "
       "member for each; the columns are paid (v::Money), the count (std::int64_t)"},
      {"int count_group_by_address()",
       "'address' is no column, it is struct v::Address; it cannot be selected whole: name its parts, address_street, "
       "address_city, address_geo_lat, address_geo_lon; 'address' is declared here"},
      {"int update_address_by_id(const Address& address, repoc::Uuid id)",
       "'address' cannot stand here; an update sets the parts of a value one by one; the fields of 'Order' that can be "
       "set are address_street, address_city, customer, payer, region_1, region_2, price, rebate, paid, rank, words, "
       "prices, flags, hashes, counts, text"},
      {"int update_billing_city_by_id(std::string_view city, repoc::Uuid id)",
       "'billing_city' cannot stand here; 'billing.city' is part of a value that may be absent as a whole; change it "
       "in a unit of work; the fields of 'Order' that can be set are address_street, address_city, customer, payer, "
       "region_1, region_2, price, rebate, paid, rank, words, prices, flags, hashes, counts, text"},
      {"int update_clear_billing_by_id(repoc::Uuid id)",
       "'billing' cannot stand here; an update sets the parts of a value one by one; the fields of 'Order' that can be "
       "set are address_street, address_city, customer, payer, region_1, region_2, price, rebate, paid, rank, words, "
       "prices, flags, hashes, counts, text"},
      {"int update_customer_by_id(const Customer& customer, repoc::Uuid id)",
       "'const v::Customer&' cannot be stored in 'customer', which is ref to entity v::Customer by text; 'customer' "
       "takes std::string_view, const std::string& or const char* or 'repoc::Ref<Customer, std::string>'; 'customer' "
       "is declared here"},
      {"int update_words_by_id(std::string_view words, repoc::Uuid id)",
       "'std::string_view' cannot be stored in 'words', which is list of text; 'words' takes std::vector<std::string>; "
       "'words' is declared here"},
      {"int update_tags_by_id(std::string_view tags, repoc::Uuid id)",
       "'tags' cannot stand here; an update sets fields of 'Order' itself; change the elements of 'tags' in a unit of "
       "work; the fields of 'Order' that can be set are address_street, address_city, customer, payer, region_1, "
       "region_2, price, rebate, paid, rank, words, prices, flags, hashes, counts, text; 'tags' is declared here"},
      {"int update_label_text_by_id(std::string_view text, repoc::Uuid id)",
       "'label_text' cannot stand here; an update sets fields of 'Order' itself; change 'label' in a unit of work; the "
       "fields of 'Order' that can be set are address_street, address_city, customer, payer, region_1, region_2, "
       "price, rebate, paid, rank, words, prices, flags, hashes, counts, text; 'label' is declared here"},
      {"int update_increment_price_by_id(int by, repoc::Uuid id)",
       "'increment' is no operator for 'price'; 'price' is decimal; only a number is counted up and down; a decimal is "
       "added to in C++: change it in a unit of work; 'price' is declared here"},
      {"std::vector<Order> find_by_address_ctiy(std::string_view city)",
       "no field 'ctiy' in 'address'; did you mean 'city'?; the parts of 'address' are street, city, geo; 'address' is "
       "declared here"},
      {"std::vector<Order> find_by_address_colour(std::string_view city)",
       "no field 'colour' in 'address'; the parts of 'address' are street, city, geo; 'address' is declared here"},
      {"std::vector<Order> find_by_address_city_liek(std::string_view city)",
       "'liek' is no operator for 'address.city'; did you mean 'like'?; after 'address.city' may follow equal, "
       "less_than, less_than_equal, greater_than, greater_than_equal, between, in, like, matches, starts_with, "
       "ends_with, contains, is_empty, ignore_case, and, or; 'address.city' is declared here"},
  });
}

// What may be absent because of the value struct that it is in; a reference whose key is a number.
TEST(PlanValues, ListsInOptionalValuesAndNumberedRefs) {
  test::ModelBuilder fans;
  fans.value("v::Interests", {"std::vector<std::string> topics", "std::map<std::string, int> marks"});
  fans.entity("v::Club", {"id int id"});
  fans.entity("v::Fan", {"id int id", "std::optional<Interests> likes", "repoc::Ref<Club, int> club"});
  fans.repository("v::Fans", "v::Fan");
  const Case cases[] = {
      {"std::vector<Fan> find_by_likes_topics_contains(std::string_view topic)",
       "find Fan where likes.topics containing ?1, result detached list"},
      {"std::vector<Fan> find_by_likes_topics_is_empty_or_likes_marks_is_not_empty()",
       "find Fan where likes.topics is empty or likes.marks is not empty, result detached list"},
  };
  for (const Case& c : cases) EXPECT_EQ(planned(fans, c.method), c.expected) << c.method;
  const Case wrong[] = {
      {"void update_increment_club_by_id(int by, int id)",
       "'increment' is no operator for 'club'; 'club' is ref to entity v::Club by int32; only a number is counted up "
       "and "
       "down; "
       "'club' is declared here"},
      {"std::int64_t sum_club()",
       "'sum' is no operator for 'club'; 'club' is ref to entity v::Club by int32; 'sum' is taken of numbers; 'club' "
       "is "
       "declared here"},
  };
  for (const Case& c : wrong) EXPECT_EQ(told(fans, c.method), c.expected) << c.method;
}

// An object stands for its key where the repository may name the key.
TEST(PlanValues, KeysThatAreNotPublic) {
  test::ModelBuilder shop;
  shop.entity("v::Customer", {"id private std::string id_"}, "customers");
  shop.entity("v::Tag", {"id std::string name", "private std::string text_"}, "tags");
  shop.entity("v::Order",
              {"id int number", "repoc::Ref<Customer, std::string> customer",
               "std::vector<repoc::Ref<Customer, std::string>> watchers", "repoc::Ref<Tag, std::string> tag"},
              "orders");
  shop.repository("v::Orders", "v::Order");
  const Case legal[] = {
      {"std::vector<Order> find_by_customer(const repoc::Ref<Customer, std::string>& customer)",
       "find Order where customer = ?1, result detached list"},
      {"std::vector<Order> find_by_tag(const Tag& tag)", "find Order where tag = ?1, result detached list"},
  };
  for (const Case& c : legal) EXPECT_EQ(planned(shop, c.method), c.expected) << c.method;
  const Case wrong[] = {
      {"std::vector<Order> find_by_customer(const Customer& customer)",
       "'const v::Customer&' does not compare with 'customer', which is ref to entity v::Customer by text; a "
       "repository "
       "cannot reach 'id_', which is not public; pass its key: std::string_view, const std::string& or const char* or "
       "'repoc::Ref<Customer, std::string>'"},
      {"std::vector<Order> find_by_watchers_contains(const Customer& watcher)",
       "'const v::Customer&' does not compare with 'watchers', which is list of ref to entity v::Customer by text; a "
       "repository cannot reach 'id_', which is not public; pass its key: std::string_view, const std::string& or "
       "const "
       "char* or 'repoc::Ref<Customer, std::string>'"},
      {"std::vector<Order> find_by_customer(int customer)",
       "'int' does not compare with 'customer', which is ref to entity v::Customer by text; 'customer' compares with "
       "std::string_view, const std::string& or const char* or 'repoc::Ref<Customer, std::string>'; 'customer' is "
       "declared here"},
  };
  for (const Case& c : wrong) EXPECT_EQ(told(shop, c.method), c.expected) << c.method;
}

// A parameter named by the last step of its path is no other criterion's.
TEST(PlanValues, Swapped) {
  expect_planned({
      {"std::vector<Order> find_by_address_city_and_label_city(std::string_view city, std::string_view label_city)",
       "find Order where address.city = ?1 and some label (city = ?2), result detached list"},
      {"std::vector<Order> find_by_address_city_and_text(std::string_view text, std::string_view city)",
       "find Order where address.city = ?1 and text = ?2, result detached list; warning argument-swap at 'text'; "
       "warning argument-swap at 'city'"},
  });
}

}  // namespace
}  // namespace repoc::plan
