// Products with batches with order lines, on a SQLite database with rows: some names, prices and quantities are absent.
// The queries of the tests are made by hand, so that they need neither a name nor a signature.
//   EXPECT_EQ(shelf.found(q, {"x"}), "a,c");
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "sqlite_memory.hpp"
#include "stored_models.hpp"

namespace repoc::test {

// Entities and their fields, as indices.
enum ShelfEntity : std::size_t { kLineOf, kBatchOf, kProductOf };
enum LineField : std::size_t { kOrderId, kQty };
enum BatchField : std::size_t { kReference, kQuantity, kLines };
enum ProductField : std::size_t { kSku, kName, kStock, kReserved, kPrice, kStatus, kVersion, kBatches };

inline model::Model shelf_model() {
  model::Model m;
  model::Enum status;
  status.name = "Status";
  status.cpp = "::Status";
  status.enumerators = {{"open", {"open"}, "open"}, {"sold", {"sold"}, "it's sold"}};
  m.enums.push_back(status);
  add_entity(m, "Line", {id(field("orderid", string())), field("qty", integer())});
  add_entity(m, "Batch",
             {id(field("reference", string())), field("quantity", optional(integer())),
              field("lines", list(entity(m, kLineOf)))});
  add_entity(m, "Product",
             {id(field("sku", string())), field("name", optional(string())), field("stock", integer()),
              field("reserved", integer("std::uint64_t", 64, false)), field("price", optional(floating())),
              field("status", type(TypeKind::enumeration, "::Status")), version(field("version", int64())),
              field("batches", list(entity(m, kBatchOf)))},
             "products");
  add_repository(m, "Products", kProductOf, string());
  return m;
}

class Shelf {
 public:
  Shelf() : model(shelf_model()), aggregate(sqlite_aggregate(model, kProductOf)) {
    db.make(aggregate);
    db.run(
        "insert into products values ('a', null, 5, 3, 1.5, 'open', 1), ('b', 'Ann', 0, 0, null, 'it''s sold', 1), "
        "('c', 'ann', 7, 7, 2.5, 'open', 2), ('d', 'Bob', -1, 4, 2.5, 'open', 1)");
    db.run(
        "insert into batch values ('a', 1, 'r1', 10), ('a', 0, 'r2', 20), ('c', 0, 'r3', null), "
        "('d', 0, 'r4', 3), ('d', 1, 'r5', 7)");
    db.run(
        "insert into line values ('a', 'r1', 0, 'o1', 1), ('a', 'r1', 1, 'o2', 5), ('a', 'r2', 0, 'o1', 30), "
        "('c', 'r3', 0, 'o3', 2)");
  }

  plan::Query make(plan::Action action, plan::Shape shape) { return query(model, "q", action, shape, nothing()); }
  // Reads what satisfies the predicate.
  plan::Query where(plan::Predicate predicate, plan::Action action = plan::Action::select,
                    plan::Shape shape = plan::Shape::list) {
    plan::Query out = make(action, shape);
    out.where = std::move(predicate);
    return out;
  }
  [[nodiscard]] dialect::Statement statement(const plan::Query& q) const {
    diag::Sink sink;
    auto out = dialect::find("sqlite")->statement(model, aggregate, q, sink);
    for (const diag::Diagnostic& d : sink.diagnostics()) ADD_FAILURE() << d.message;
    return out.value_or(dialect::Statement{});
  }
  std::string text(const plan::Query& q) const { return statement(q).text; }
  // The first column of every row.
  std::string found(const plan::Query& q, const std::vector<Value>& arguments = {}) {
    std::string out;
    for (const auto& row : db.table(text(q), arguments)) out += (out.empty() ? "" : ",") + shown(row.front());
    return out;
  }
  // Every column of every row.
  std::string answer(const plan::Query& q, const std::vector<Value>& arguments = {}) {
    return db.answer(text(q), arguments);
  }

  model::Model model;
  dialect::Aggregate aggregate;
  Database db;
};

inline plan::Path path(std::vector<std::size_t> fields) {
  plan::Path out;
  std::size_t entity = kProductOf;
  for (std::size_t field : fields) out.steps.push_back({entity--, field});
  return out;
}
inline plan::Column column_of(std::vector<std::size_t> fields, plan::Function function = plan::Function::none) {
  return {fields.empty() ? plan::Path{} : path(std::move(fields)), function};
}
inline plan::Order by(std::size_t field, bool descending = false, bool ignore_case = false,
                      names::Nulls nulls = names::Nulls::standard) {
  return {field, descending, ignore_case, nulls};
}
inline plan::Parameter maybe(std::string name, Type of) {
  plan::Parameter out = parameter(std::move(name), std::move(of));
  out.maybe = true;
  return out;
}

}  // namespace repoc::test
