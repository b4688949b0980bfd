// The relational mapping: an aggregate as a tree of tables, with names as they are in the model, not yet quoted.
//   Product{sku, batches: [Batch{reference, allocations: [OrderLine{orderid, sku}]}]}
//     products(sku)
//       batch(product_sku; batches_position; reference)
//         order_line(product_sku, batch_reference; allocations_position; orderid, sku)
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dialect/sql/sql_dialect.hpp"

namespace repoc::dialect::sql {

struct RelationColumn {
  std::string name;
  std::string_view type;
  bool nullable = false;
  bool updatable = true;
  text::Span span;   // of the field it comes from
  std::string from;  // that field, for messages: "Batch::reference"
  model::Type held;  // what it holds; none: a position
};

struct Index {
  std::string name;  // empty for a unique constraint
  std::vector<std::string> columns;
  bool unique = false;
};

// What a Ref says: the columns hold the key of a row of another aggregate. Checked when the transaction ends, so that
// two rows may name each other.
struct ForeignKey {
  std::vector<std::string> columns;
  std::size_t entity = 0;  // the other aggregate's root
  std::string table;
  std::vector<std::string> key;  // its columns, in the order of `columns`
};

struct Relation {
  std::string name;
  std::string label;  // how people reach it: "Product.batches"
  text::Span span;    // the root's name, or the list field's
  std::size_t entity = 0;
  std::size_t owner_field = 0;
  bool root = true;
  bool positional = false;
  bool single = false;                    // owned alone: the owner's key is its own, and it has no position
  bool generated_key = false;             // the only key column is an integer made by the database
  bool integer_key = false;               // the only key column is an integer
  std::vector<RelationColumn> owner_key;  // empty for the root
  std::optional<RelationColumn> position;
  std::vector<RelationColumn> columns;
  std::vector<std::size_t> fields;   // columns[i] holds that field of the entity
  std::vector<std::string> own_key;  // columns: the ids, or the position; none of a single child
  std::vector<Index> indexes;
  std::vector<ForeignKey> references;  // of its Refs, not to its owner
  std::vector<Relation> children;

  // The owners' columns, then its own.
  [[nodiscard]] std::vector<std::string> key() const;
};

// The tables of the aggregate with that root. What cannot be mapped is reported; no value then.
std::optional<Relation> relation(const SqlDialect& dialect, const model::Model& model, std::size_t entity,
                                 diag::Sink& sink);

// Reports names that two things share and names that the back end cannot hold: columns of one table, tables and indexes
// of this aggregate, and those against the aggregates of repositories declared before the first one of this root (so
// that of two aggregates that collide just one complains).
void check_names(const SqlDialect& dialect, const model::Model& model, const Relation& root, diag::Sink& sink);

// `create table` and `create index` of the whole tree, owners first.
std::vector<std::string> schema(const SqlDialect& dialect, const Relation& root);
// The same of that aggregate and of those that its references name, and theirs, each once; what is referred to comes
// first where there is no cycle.
std::vector<std::string> schema_with_references(const SqlDialect& dialect, const model::Model& model,
                                                const Relation& root);

}  // namespace repoc::dialect::sql
