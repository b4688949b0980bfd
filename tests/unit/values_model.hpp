// Orders with every kind of field that is no plain scalar, for the tests of names, plan, dialect and checks:
//   address        a value struct; within it an optional one, geo
//   billing, note  optional ones; of a note nothing is certain, so that a column is made up that says whether there is
//   one customer, payer, region, home   Refs by one column and by several tags, zones    lists of Refs; words, prices,
//   flags, hashes: lists of scalars; counts: a map label, parcels.stamp   owned alone
#pragma once

#include "../support/model_builder.hpp"

namespace repoc::test {

inline ModelBuilder orders() {
  ModelBuilder b;
  b.enumeration("v::Rank", {"low", "high"}, true);
  b.coded("v::Money", "std::int64_t");
  b.value("v::Geo", {"double lat", "double lon"});
  b.value("v::Address", {"std::string street", "std::string city", "std::optional<Geo> geo"});
  b.value("v::Note", {"std::optional<std::string> text", "std::optional<int> pages"});
  b.record("v::CityPrice", {"std::string address_city", "repoc::Decimal price"});
  b.record("v::Street", {"std::optional<std::string> billing_street"});
  b.record("v::Whole", {"Address address"});
  b.record("v::ParcelCity", {"int parcels_no", "std::string parcels_to_city"});
  b.record("v::Colour", {"std::string colour"});
  b.record("v::PaidCount", {"Money paid", "std::int64_t count"});
  b.entity("v::Customer", {"id std::string id", "std::string name"}, "customers");
  b.entity("v::Region", {"id std::string country", "id int number"}, "regions");
  b.entity("v::Tag", {"id std::string name"}, "tags");
  b.entity("v::Stamp", {"std::string text", "int cents"});
  b.entity("v::Parcel", {"id int no", "Address to", "std::unique_ptr<Stamp> stamp"});
  b.entity("v::Label", {"std::string text", "std::string city"});
  b.entity("v::Order",
           {"id repoc::Uuid id",
            "Address address",
            "std::optional<Address> billing",
            "std::optional<Note> note",
            "repoc::Ref<Customer, std::string> customer",
            "std::optional<repoc::Ref<Customer, std::string>> payer",
            "repoc::Ref<Region, std::tuple<std::string, int>> region",
            "std::optional<repoc::Ref<Region, std::tuple<std::string, int>>> home",
            "repoc::Decimal price",
            "std::optional<repoc::Decimal> rebate",
            "Money paid",
            "Rank rank",
            "std::vector<std::string> words",
            "std::vector<repoc::Decimal> prices",
            "std::vector<bool> flags",
            "std::vector<std::vector<std::byte>> hashes",
            "std::map<std::string, int> counts",
            "std::vector<Parcel> parcels",
            "std::optional<Label> label",
            "std::vector<repoc::Ref<Tag, std::string>> tags",
            "std::vector<repoc::Ref<Region, std::tuple<std::string, int>>> zones",
            "std::string text",
            "version std::int64_t version"},
           "orders");
  b.repository("v::Orders", "v::Order");
  return b;
}

}  // namespace repoc::test
