// The constants of an SQL back end, as generated code writes them: finished texts that the runtime binds and runs, and
// the names from which it makes the one text that cannot be written ahead, an update of just the changed columns.
#pragma once

#include <span>
#include <string_view>

namespace repoc::sql {

struct Column {
  std::string_view name;  // quoted where the dialect asks for it
};

// A table of an aggregate. Every member is used where it says so and empty elsewhere.
struct Table {
  std::string_view name{};
  std::string_view label{};           // for logs and errors: "Product.batches"
  std::span<const Column> columns{};  // the entity's own; columns[i] is the mapping's column i
  std::span<const std::string_view>
      key{};                         // the whole key: the root's, the owners', then its own (ids, or the position)
  std::string_view position{};       // child: the column that keeps the order
  std::string_view select{};         // root: every row; selects `columns`
  std::string_view select_by_key{};  // root
  std::string_view load_one{};       // child: of one root; selects the owners' key, the position, `columns`,
  std::string_view load_many{};      //   ordered by the owners' key and the position; of a list of root keys
  std::string_view exists{};         // root: by its key
  std::string_view count{};          // root
  std::string_view insert{};         // child: owners' key, position, `columns`; root: `columns`
  std::string_view remove{};         // by the whole key; ends in its condition, so that more can be asked for
  std::span<const Table* const> children{};  // in the order of the entity's owned lists
};

// The statement of a repository's method.
struct Query {
  std::string_view name;  // "ProductRepository::get_by_sku"
  std::string_view text;
};

}  // namespace repoc::sql
