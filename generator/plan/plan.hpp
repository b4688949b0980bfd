// The query plan: what a method asks, checked against its signature, in terms of entities, fields and
// parameters. It names no table, no join and no SQL: an aggregate is several tables in one back end and one
// document in another, and both read this.
//   find Product where some batches (reference = ?1), result tracked pointer
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "diag/diagnostic.hpp"
#include "model/model.hpp"
#include "names/sentence.hpp"

namespace repoc::plan {

enum class Comparison {
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  between,
  not_between,
  in,
  not_in,
  like,
  not_like,
  starts_with,
  not_starts_with,
  ends_with,
  not_ends_with,
  contains,
  not_contains,
  is_null,
  is_not_null,
  is_true,
  is_false,
  is_empty,
  is_not_empty,
  same,
  not_same,  // null-safe equality: IS [NOT] DISTINCT FROM
};

// A criterion over one field of the entity in scope (the root, or the element of the enclosing `some`).
struct Criterion {
  std::size_t entity = 0;
  std::size_t field = 0;
  Comparison comparison = Comparison::equal;
  std::vector<std::size_t> arguments;  // indices into Query::parameters
};

// A tree: all_of and any_of have two children or more; `some` has one, about an element of the collection.
struct Predicate {
  enum class Kind { all_of, any_of, some, criterion };
  Kind kind = Kind::criterion;
  std::vector<Predicate> children;
  std::size_t entity = 0;  // some: the entity that owns the collection
  std::size_t field = 0;   // some: the collection
  Criterion criterion;
};

struct Order {
  std::size_t field = 0;  // of the root entity
  bool descending = false;
};

enum class Action { select, count, exists, remove };

// What the caller gets, and who owns it.
enum class Shape {
  pointer,    // T*: tracked, null when there is none
  reference,  // T&: tracked, NotFound when there is none
  pointers,   // std::vector<T*>: tracked
  optional,   // std::optional<T>: detached
  value,      // T: detached, NotFound when there is none
  list,       // std::vector<T>: detached
  number,     // an integer: a count, or the rows affected
  boolean,    // exists, or: something was removed
  nothing,    // void
};

struct Parameter {
  std::string name;   // never empty: "sku", or "p1" where the declaration has none
  model::Type type;   // as declared
  bool list = false;  // of `in`: a range of values
};

struct Query {
  std::string name;  // "ProductRepository::get_by_sku"
  std::size_t repository = 0;
  std::size_t method = 0;
  std::size_t entity = 0;
  Action action = Action::select;
  std::optional<Predicate> where;
  std::vector<Order> order;
  std::optional<std::uint64_t> limit;
  Shape shape = Shape::list;
  std::vector<Parameter> parameters;
};

// One method: parses its sentence, drops the readings that its signature does not fit, checks parameters and
// result, and reports what is wrong to the sink. No value: something was reported.
std::optional<Query> plan_method(const model::Model& model, std::size_t repository, std::size_t method,
                                 diag::Sink& sink);

// Every method of every repository, in order; methods with errors are missing.
std::vector<Query> plan(const model::Model& model, diag::Sink& sink);

// The text dump of `--dump=plan`, a line:
//   ProductRepository::get_by_sku: find Product where sku = ?1, result tracked pointer
std::string dump(const model::Model& model, const Query& query);
// The same without the method's name and the line's end.
std::string describe(const model::Model& model, const Query& query);

}  // namespace repoc::plan
