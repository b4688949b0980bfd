// The constants of an SQL back end, as generated code writes them: finished texts that the runtime binds and runs, and
// the names from which it makes the one text that cannot be written ahead, an update of just the changed columns.
#pragma once

#include <span>
#include <string_view>

namespace repoc::sql {

// What may stand in a column for a moment, while values of a unique column are exchanged between rows.
enum class Spare { none, null, text, bytes, integer32, integer64 };

struct Column {
  std::string_view name;     // quoted where the dialect asks for it
  std::string_view field{};  // the field's words, "purchased_quantity": what a repoc::Sort names
  Spare spare = Spare::none;
};

// A unique constraint besides the key: its columns, as indices into Table::columns.
struct Unique {
  std::span<const int> columns;
};

// A table of an aggregate. Every member is used where it says so and empty elsewhere.
struct Table {
  std::string_view name{};
  std::string_view label{};           // for logs and errors: "Product.batches"
  std::span<const Column> columns{};  // the entity's own; columns[i] is the mapping's column i
  std::span<const std::string_view>
      key{};                         // the whole key: the root's, the owners', then its own (ids, the position, or nothing: a single child)
  std::span<const Unique> uniques{};
  std::string_view position{};       // child: the column that keeps the order; a single child has none
  std::string_view select{};         // root: every row; selects `columns`
  std::string_view select_by_key{};  // root
  std::string_view load_one{};       // child: of one root; selects the owners' key, the position if it has one, `columns`,
  std::string_view load_many{};      //   ordered by the owners' key and the position; of a list of root keys
  std::string_view exists{};         // root: by its key
  std::string_view count{};          // root
  std::string_view insert{};         // child: owners' key, the position if it has one, `columns`; root: `columns`
  std::string_view remove{};         // by the whole key; ends in its condition, so that more can be asked for
  std::span<const Table* const> children{};  // in the order of the entity's owned fields
};

// A condition that can be dropped at run time: a tree in prefix order. It belongs to a query with a repoc::Maybe.
struct Clause {
  enum class Kind { all_of, any_of, around, leaf };
  Kind kind;
  std::string_view text{};  // leaf: the condition; around: what stands before its one child
  std::string_view end{};   // around: what stands after it
  int children = 0;         // so many trees follow; with all of them dropped this one is
  int first_argument = 0;   // leaf: dropped when one of these arguments of the statement (from 0) is an empty Maybe
  int arguments = 0;
};

// The statement of a repository's method. Texts may hold the markers /*where*/, /*and*/ and /*sort*/, which are
// replaced by what is left of `where` ("where ...", "and (...)") and by the items of a repoc::Sort argument, each
// followed by
// ", "; they are looked for only where there is a `where` or a sort argument.
struct Query {
  std::string_view name;  // "ProductRepository::get_by_sku"
  std::string_view text;
  std::string_view count{};         // Page: how many rows there are in all
  std::string_view after{};         // CursorPage: the pages after the first
  int keyset_at = 0;                // CursorPage: the rows' columns that make the next cursor begin here
  int keyset = 0;                   //   and there are so many
  std::string_view removed{};       // a delete that gives what it removed: the select of that
  std::string_view sort_prefix{};   // with a sort argument: "p."
  std::span<const Clause> where{};  // with a Maybe argument
  bool lock = false;                // for_update, for_share: the write transaction begins before it
  bool raw = false;                 // [[repoc::query]]: it may read, or write, any table
};

}  // namespace repoc::sql
