// Small models for the tests of names, and all readings of a name against one of them as text.
//   readings(tricky(), "Order", "find_by_part_name")  ->  "find where part.name = ? | find where part_name = ?"
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "../support/model_builder.hpp"
#include "names/sentence.hpp"

namespace repoc::names {

struct Case {
  const char* name;
  const char* expected;
};

// products own batches, batches own order lines.
inline const test::ModelBuilder& shop() {
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
inline const test::ModelBuilder& tricky() {
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

// Fields that are called like words of the clauses, and enumerators like operators.
inline const test::ModelBuilder& lookalikes() {
  static const test::ModelBuilder built = [] {
    test::ModelBuilder b;
    b.enumeration("w::State", {"open", "null", "is_open", "in", "before"});
    b.entity("w::Item", {"id int id", "int qty", "int every", "int every_qty", "int none", "std::string name"});
    b.entity("w::Thing", {"id int id",
                          "std::string name",
                          "std::string first_name",
                          "std::string clear_name",
                          "int increment_stock",
                          "int stock",
                          "int sum",
                          "int min",
                          "int any",
                          "int every",
                          "int none",
                          "int field",
                          "int field_qty",
                          "int all",
                          "int one",
                          "int distinct",
                          "std::string distinct_name",
                          "int group",
                          "int either_way",
                          "int way",
                          "bool nulls_first",
                          "int for_update",
                          "int ignore_case",
                          "std::string all_ignore_case",
                          "std::optional<State> state",
                          "std::vector<Item> items",
                          "std::optional<std::string> note"});
    return b;
  }();
  return built;
}

// All readings, in a stable order.
inline std::string readings(const test::ModelBuilder& b, const std::string& entity, const std::string& name,
                            bool derived = false) {
  const Reading reading = read(b.model(), b.type(entity).index, name, derived);
  std::vector<std::string> dumps;
  for (const Sentence& s : reading.sentences) dumps.push_back(dump(b.model(), s));
  std::sort(dumps.begin(), dumps.end());
  std::string out;
  for (const std::string& one : dumps) out += (out.empty() ? "" : " | ") + one;
  return out.empty() ? "none, at '" + reading.failure.text + "'" : out;
}

}  // namespace repoc::names
