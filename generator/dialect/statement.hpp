// What a dialect makes of the plan and the model: finished texts and how their parameters are bound. The
// emitter puts them into C++ without reading them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/model.hpp"
#include "plan/plan.hpp"

namespace repoc::dialect {

// How an argument reaches the statement.
enum class Binding {
  plain,         // as it is
  list,          // a range, as one parameter
  like_pattern,  // a LIKE pattern, in the form the back end's own pattern operator takes
  sort,          // repoc::Sort: bound to nothing, it becomes text
};

// A condition that can be dropped at run time, as a tree. Made only where a query has a repoc::Maybe.
struct Clause {
  enum class Kind { all_of, any_of, around, leaf };
  Kind kind = Kind::leaf;
  std::string text;                // leaf: the condition; around: what stands before its one child
  std::string end;                 // around: what stands after it
  std::vector<Clause> children;    // those that are dropped leave no trace; with all of them the parent is dropped
  std::size_t first_argument = 0;  // leaf: dropped when one of these statement arguments is an empty Maybe
  std::size_t arguments = 0;
};

// A text may hold markers, which the runtime replaces where the query has `where` or a sort argument:
//   /*where*/  "where " and what is left of `where`, or nothing
//   /*and*/    "and (" what is left of `where` ")", or nothing
//   /*sort*/   what the sort argument asks for, each item followed by ", "
struct Statement {
  std::string name;  // "ProductRepository::get_by_sku"
  std::string text;  // one clause per line
  struct Argument {
    std::size_t parameter = 0;  // index into plan::Query::parameters; statement parameter i + 1 is arguments[i]
    Binding binding = Binding::plain;
    // What of the parameter is bound; empty: all of it. Of a value struct the way to one part ({"city"}), of an entity
    // that stands for its key the way to its id, of a composite key one element.
    std::vector<model::Hop> part{};
  };
  std::vector<Argument> arguments;  // criteria and assignments, then Limit and Offset, then a sort
  // Page and Slice bind how many rows and how many to skip after the arguments, CursorPage the cursor's values and how
  // many rows.
  std::string count;                 // Page: the number of all rows, with the same arguments
  std::string after;                 // CursorPage: like `text`, for the pages after the first
  std::size_t keyset_at = 0;         // CursorPage: the rows' last columns, which make the next cursor, begin here
  std::size_t keyset = 0;            //   and there are so many
  std::string removed;               // remove that gives what it removed: the select of that
  std::string sort_prefix;           // with a sort argument: the alias of the root's columns, "p."
  std::optional<Clause> where;       // has_maybe() only
  std::string full;                  // has_maybe() only: `text` with no criterion dropped, for people and for plans
  std::vector<std::size_t> members;  // a raw query that gives structs: the row's columns in order, as members of the
                                     // struct; filled in by check::

  // `full` where there is one, or else `text`.
  [[nodiscard]] const std::string& whole_text() const { return full.empty() ? text : full; }
};

// One table of an aggregate, with the texts that the unit of work needs for it. The key of a row is the
// root's key, then the key of every owner below the root, then its own (its ids, or its position).
struct Table {
  std::string name;
  std::size_t entity = 0;
  std::size_t owner_field = 0;  // of the owner's entity: the list that this table holds; unused for the root
  bool positional = false;      // a child without an id: its position is its key
  bool single = false;          // the one child of a std::optional or std::unique_ptr: its key is its owner's, and
                                // there is no position

  struct Column {
    std::string name;   // quoted where the dialect asks for it
    std::string field;  // the field's words, "purchased_quantity": what a repoc::Sort names; empty where rows cannot be
                        // sorted by the column as it is
    std::string type;   // "text"
    bool nullable = false;
    bool updatable = true;
    // What may stand here for a moment, while values of a unique column are exchanged between rows.
    enum class Spare { none, null, text, bytes, integer32, integer64 };
    Spare spare = Spare::none;
  };
  std::vector<std::string> owner_key;             // columns that hold the root's and the owners' keys
  std::string position;                           // the position column; empty for the root and for a single child
  std::vector<Column> columns;                    // the entity's own, in the order of its stored fields
  std::vector<std::size_t> fields;                // columns[i] holds Entity::fields[fields[i]]
  std::vector<std::vector<std::size_t>> uniques;  // the unique constraints besides the key, as indices into `columns`
  std::vector<std::string> key;                   // the whole key, in binding order

  std::string select;         // root: every row, ordered by key
  std::string select_by_key;  // root: by its key
  std::string load_one;       // child: of one root, by the root's key
  std::string load_many;      // child: of many roots, whose keys are one list parameter
  std::string insert;         // owner_key, position, columns
  std::string remove;         // by the whole key
  std::string exists;         // root: by its key
  std::string count;          // root

  std::vector<Table> children;  // in the order of the entity's owned fields
};

// A whole back end's answer for one root entity.
struct Aggregate {
  std::size_t entity = 0;
  Table root;
  // Statements that make the tables and indexes, safe to repeat: first those of the aggregates that its Refs name, and
  // theirs, then its own.
  std::vector<std::string> ddl;
};

}  // namespace repoc::dialect
