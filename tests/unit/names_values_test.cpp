// Names over value structs, Refs, lists, maps and single children, as tables: their readings, the spelling that selects
// one, and what is said of a name without any.
#include <gtest/gtest.h>

#include "names_models.hpp"
#include "values_model.hpp"

namespace repoc::names {
namespace {

// A field whose words are those of a part.
test::ModelBuilder lookalike() {
  test::ModelBuilder b;
  b.value("l::Geo", {"int lat", "int lon_east"});
  b.value("l::Place", {"std::string city", "Geo geo", "Geo geo_lat"});
  b.entity("l::Batch", {"id int no", "Place place"});
  b.entity("l::Thing", {"id int id", "Place place", "std::string place_city", "std::vector<Batch> batches"});
  return b;
}

// Each reading with the spelling that selects it.
std::string spellings(const test::ModelBuilder& b, const std::string& entity, const std::string& name,
                      bool derived = false) {
  const Reading reading = read(b.model(), b.type(entity).index, name, derived);
  std::vector<std::string> all;
  for (const Sentence& one : reading.sentences) {
    all.push_back(dump(b.model(), one) + " <- " + selecting_spelling(b.model(), one).value_or("nothing"));
  }
  std::sort(all.begin(), all.end());
  std::string out;
  for (const std::string& one : all) out += (out.empty() ? "" : " | ") + one;
  return out;
}

std::string failure(const test::ModelBuilder& b, const std::string& entity, const std::string& name,
                    bool derived = false) {
  const Reading reading = read(b.model(), b.type(entity).index, name, derived);
  if (!reading.sentences.empty()) return "readings";
  const Failure& f = reading.failure;
  std::string out = "'" + f.text + "'";
  if (f.nearest) out += " -> " + *f.nearest;
  return out + "; " + f.wanted + "; " + f.before;
}

TEST(NamesOfValues, Readings) {
  const Case cases[] = {
      {"find_by_address", "find where address = ?"},
      {"find_by_address_city", "find where address.city = ?"},
      {"find_by_address__city", "find where address.city = ?"},
      {"findByAddressCityAndBillingGeoLat", "find where address.city = ? and billing.geo.lat = ?"},
      {"find_by_address_geo_lat_less_than", "find where address.geo.lat < ?"},
      {"find_by_address__geo__lat_less_than", "find where address.geo.lat < ?"},
      {"find_by_address__geo_lat", "none, at '_lat'"},
      {"find_by_address_geo_is_null", "find where address.geo is null"},
      {"find_by_billing_is_not_null_and_billing_not", "find where billing is not null and billing != ?"},
      {"find_by_note_text_is_null", "find where note.text is null"},
      {"find_by_note_present", "none, at 'present'"},
      {"find_by_region_1_and_region_2_less_than", "find where region.1 = ? and region.2 < ?"},
      {"find_by_customer_in", "find where customer in ?"},
      {"find_by_rank_is_high_or_rank_low", "find where rank is high or rank is low"},
      {"find_by_words_contains_and_words_is_not_empty", "find where words containing ? and words is not empty"},
      {"find_by_counts_is_empty", "find where counts is empty"},
      {"find_by_tags_contains", "find where tags containing ?"},
      {"find_by_tags_not_contains", "find where tags not containing ?"},
      {"find_by_tags_key_starts_with", "find where tags.key starting with ?"},
      {"find_by_tags_none_key", "find where none tags.key = ?"},
      {"find_by_zones_1", "find where zones.1 = ?"},
      {"find_by_label_is_null", "find where label is null"},
      {"find_by_label_exists", "find where label is not null"},
      {"find_by_label_text", "find where label.text = ?"},
      {"find_by_parcels_stamp_cents_less_than", "find where parcels.stamp.cents < ?"},
      {"find_by_parcels_every_stamp_is_not_null", "find where every parcels.stamp is not null"},
      {"find_by_parcels_none_to_city", "find where none parcels.to.city = ?"},
      {"find_by_parcels__none__to__city", "find where none parcels.to.city = ?"},
      {"find_address_city_and_price_by_rank_high", "find address.city, price where rank is high"},
      {"find_order_by_address_city_desc_and_price", "find order by address.city desc, price"},
      {"sum_price_group_by_address_city", "sum price group by address.city"},
      {"update_address_city_by_id", "update set address.city = ? where id = ?"},
      {"find_by_price_less_than_field_rebate", "find where price < rebate"},
  };
  for (const Case& c : cases) EXPECT_EQ(readings(test::orders(), "Order", c.name), c.expected) << c.name;
}

TEST(NamesOfValues, DottedReadings) {
  const Case cases[] = {
      {"find_by_address.city", "find where address.city = ?"},
      {"find_by_address.geo.lat_less_than", "find where address.geo.lat < ?"},
      {"find_by_parcels.to.city", "find where parcels.to.city = ?"},
      {"find_by_address_city", "none, at '_city'"},
  };
  for (const Case& c : cases) EXPECT_EQ(readings(test::orders(), "Order", c.name, true), c.expected) << c.name;
}

TEST(NamesOfValues, SelectingSpellings) {
  const Case cases[] = {
      {"find_by_place_city",
       "find where place.city = ? <- find_by_place__city | find where place_city = ? <- "
       "[[repoc::derive(\"find_by_place_city\")]]"},
      {"find_by_place_geo_lat_lat", "find where place.geo_lat.lat = ? <- find_by_place_geo_lat_lat"},
      {"find_by_place_geo_lat",
       "find where place.geo.lat = ? <- find_by_place__geo__lat | find where place.geo_lat = ? <- "
       "find_by_place__geo_lat"},
      {"find_by_batches_place_geo_lon_east",
       "find where batches.place.geo.lon_east = ? <- find_by_batches_place_geo_lon_east"},
      {"find_order_by_place_city",
       "find order by place.city <- find_order_by_place__city | find order by place_city <- "
       "[[repoc::derive(\"find_order_by_place_city\")]]"},
  };
  for (const Case& c : cases) EXPECT_EQ(spellings(lookalike(), "Thing", c.name), c.expected) << c.name;
}

TEST(NamesOfValues, Failures) {
  const Case cases[] = {
      {"find_by_address_ctiy", "'ctiy' -> city; a part of 'address'; find"},
      {"find_by_city", "'city'; a field of 'Order'; find"},
      {"find_by_lat", "'lat'; a field of 'Order'; find"},
      {"find_by_address_geo_lta", "'lta' -> lat; a part of 'address.geo'; find"},
      {"find_by_address_colour", "'colour'; a part of 'address'; find"},
      {"find_by_address_liek", "'liek'; a part of 'address'; find"},
      {"find_by_address_city_liek", "'liek' -> like; an operator, 'and', 'or', an order or the end; find"},
      {"find_by_parcels_to_ctiy", "'ctiy' -> city; a part of 'to'; find"},
      {"find_by_parcels_city", "'city' -> to_city; a field of 'Parcel'; find"},
      {"find_by_stamp_cents", "'stamp_cents'; a field of 'Order'; find"},
      {"find_by_address_to", "'to'; a part of 'address'; find"},
      {"find_by_tags_contain",
       "'contain' -> contains; a field of 'Ref<Tag, std::string>', 'contains' or 'is_empty'; find"},
      {"find_by_tags", "''; a field of 'Ref<Tag, std::string>'; find"},
      {"find_by_label", "''; a field of 'Label'; find"},
      {"find_by_label_is_nul", "'is_nul' -> is_null; a field of 'Label', 'is_null' or 'is_empty'; find"},
      {"find_by_parcels_is_null", "'is_null' -> is_empty; a field of 'Parcel' or 'is_empty'; find"},
      {"find_by_words_contians", "'contians' -> contains; an operator, 'and', 'or', an order or the end; find"},
      {"find_by_address_city__like",
       "'__like' -> _like; an operator, 'and', 'or', an order or the end; find where address.city = ?"},
      {"find_by_address__geo_lat",
       "'_lat' -> __lat; an operator, 'and', 'or', an order or the end; find where address.geo = ?"},
      {"find_address_ctiy_by_id", "'ctiy' -> city; a part of 'address'; find"},
      {"update_address_ctiy_by_id", "'ctiy' -> city; a part of 'address'; update"},
      {"update_ctiy_by_id", "'ctiy'; a field of 'Order'; update"},
      {"update_city_by_id", "'city' -> address_city; a field of 'Order'; update"},
      {"update_street_by_id", "'street' -> address_street; a field of 'Order'; update"},
      {"update_label_text_by_id", "readings"},
      {"find_order_by_address_ctiy", "'ctiy' -> city; a part of 'address'; find"},
  };
  for (const Case& c : cases) EXPECT_EQ(failure(test::orders(), "Order", c.name), c.expected) << c.name;
}

}  // namespace
}  // namespace repoc::names
