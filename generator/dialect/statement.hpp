// What a dialect makes of the plan and the model: finished texts and how their parameters are bound. The
// emitter puts them into C++ without reading them.
#pragma once

#include <cstddef>
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
};

struct Statement {
  std::string name;  // "ProductRepository::get_by_sku"
  std::string text;  // one clause per line
  struct Argument {
    std::size_t parameter = 0;  // index into plan::Query::parameters; statement parameter i + 1 is arguments[i]
    Binding binding = Binding::plain;
  };
  std::vector<Argument> arguments;
};

// One table of an aggregate, with the texts that the unit of work needs for it. The key of a row is the
// root's key, then the key of every owner below the root, then its own (its ids, or its position).
struct Table {
  std::string name;
  std::size_t entity = 0;
  std::size_t owner_field = 0;  // of the owner's entity: the list that this table holds; unused for the root
  bool positional = false;      // a child without an id: its position is its key

  struct Column {
    std::string name;  // quoted where the dialect asks for it
    std::string type;  // "text"
    bool nullable = false;
    bool updatable = true;
  };
  std::vector<std::string> owner_key;  // columns that hold the root's and the owners' keys
  std::string position;                // the position column; empty for the root
  std::vector<Column> columns;         // the entity's own, in the order of its stored fields
  std::vector<std::size_t> fields;     // columns[i] holds Entity::fields[fields[i]]
  std::vector<std::string> key;        // the whole key, in binding order

  std::string select;         // root: every row, ordered by key
  std::string select_by_key;  // root: by its key
  std::string load_one;       // child: of one root, by the root's key
  std::string load_many;      // child: of many roots, whose keys are one list parameter
  std::string insert;         // owner_key, position, columns
  std::string remove;         // by the whole key
  std::string exists;         // root: by its key
  std::string count;          // root

  std::vector<Table> children;  // in the order of the entity's owned lists
};

// A whole back end's answer for one root entity.
struct Aggregate {
  std::size_t entity = 0;
  Table root;
  std::vector<std::string> ddl;  // statements that make the tables and indexes, safe to repeat
};

}  // namespace repoc::dialect
