// The query plan: what a method asks, checked against its signature, in terms of entities, fields and
// parameters. It names no table, no join and no SQL: an aggregate is several tables in one back end and one
// document in another, and both read this.
//   find Product where some batches (reference = ?1), result tracked pointer
#pragma once

#include <cstdint>
#include <functional>
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
  matches,
  not_matches,
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

// A field of something in scope. The root is scope 0, the element of the n-th enclosing some, every or none scope n.
struct FieldAt {
  std::size_t scope = 0;
  std::size_t entity = 0;
  std::size_t field = 0;
};

// A criterion over one field of the entity in scope (the root, or the element of the innermost some, every or none).
// What the field is compared with is arguments, or another field, or an enumerator.
struct Criterion {
  std::size_t entity = 0;
  std::size_t field = 0;
  Comparison comparison = Comparison::equal;
  std::vector<std::size_t> arguments;     // indices into Query::parameters
  bool ignore_case = false;               // both sides folded
  std::optional<FieldAt> other;           // comparison is one of equal .. greater_equal
  std::optional<std::size_t> enumerator;  // of the field's enum; comparison is equal or not_equal
};

// A tree: all_of and any_of have two children or more. some, every and none have one, about the elements of the
// collection. An element for which the child is unknown (an absent value) does not satisfy it: `every` fails for it.
struct Predicate {
  enum class Kind { all_of, any_of, some, every, none, criterion };
  Kind kind = Kind::criterion;
  std::vector<Predicate> children;
  std::size_t entity = 0;  // some, every, none: the entity that owns the collection
  std::size_t field = 0;   // some, every, none: the collection
  Criterion criterion;
};

// A way from the root through owned collections to a scalar. All paths of a query's columns lie on one chain of
// collections, and the answer has a row for each element of its longest.
struct Path {
  struct Step {
    std::size_t entity = 0;
    std::size_t field = 0;
    friend bool operator==(const Step&, const Step&) = default;
  };
  std::vector<Step> steps;
  friend bool operator==(const Path&, const Path&) = default;
};

enum class Function { none, count, count_distinct, sum, average, min, max };

// One column of the answer. `count` has no path; `count_distinct` has none where it counts root objects.
struct Column {
  Path path;
  Function function = Function::none;
};

struct Order {
  std::size_t field = 0;  // of the root entity
  bool descending = false;
  bool ignore_case = false;
  names::Nulls nulls = names::Nulls::standard;
};

struct Assignment {
  names::Set::Kind kind = names::Set::Kind::assign;
  std::size_t field = 0;                // of the root entity
  std::optional<std::size_t> argument;  // index into Query::parameters; none for clear
};

// `aggregate` is count with a distinct field or a group, sum, average, min, max. `execute` is a raw statement that
// writes.
enum class Action { select, count, exists, aggregate, remove, update, execute };

// What the caller gets, and who owns it.
enum class Shape {
  pointer,      // T*: tracked, null when there is none
  reference,    // T&: tracked, NotFound when there is none
  pointers,     // std::vector<T*>: tracked
  optional,     // std::optional<T>: detached
  value,        // T: detached, NotFound when there is none (a sum: zero)
  list,         // std::vector<T>: detached; of a remove: what was removed
  page,         // repoc::Page<T>
  slice,        // repoc::Slice<T>
  cursor_page,  // repoc::CursorPage<T>
  stream,       // repoc::Stream<T>
  map,          // std::map<K, V>: columns 0 and 1
  number,       // an integer: a count, or the rows affected
  boolean,      // exists, or: something was affected
  nothing,      // void
};

// Objects of the unit of work, which may be changed.
bool tracked(Shape shape);
// A part of the rows, with a parameter that says which.
bool paged(Shape shape);

// What one row of the answer becomes.
enum class Holds {
  entity,  // T: a whole aggregate
  value,   // one column
  record,  // a plain struct
};

struct Result {
  Shape shape = Shape::list;
  Holds holds = Holds::entity;
  model::Type type;                  // of one row's value: T, V or the struct; of a map the map
  std::vector<std::size_t> members;  // record: columns[i] is read into this member of model::Record. A raw query's
                                     // columns are known only to the back end: its Statement has them
};

struct Parameter {
  std::string name;    // never empty: "sku", or "p1" where the declaration has none
  model::Type type;    // as declared
  bool list = false;   // of `in`: a range of values
  bool maybe = false;  // repoc::Maybe: its criterion is dropped when it is empty
};

// The text of [[repoc::query]], cut at its parameters.
struct RawPiece {
  std::string text;                      // empty for a parameter
  std::optional<std::size_t> parameter;  // index into Query::parameters
};

struct Query {
  std::string name;  // "ProductRepository::get_by_sku"
  std::size_t repository = 0;
  std::size_t method = 0;
  std::size_t entity = 0;
  Action action = Action::select;
  std::vector<Column> columns;  // select: the projection, empty for whole objects; aggregate: the group's keys, then
                                // the function
  bool distinct = false;        // select of columns
  std::vector<Assignment> sets;
  std::optional<Predicate> where;
  std::vector<Order> order;
  std::optional<std::uint64_t> limit;
  names::Lock lock = names::Lock::none;
  Result result;
  std::vector<Parameter> parameters;
  // Parameters that are no criteria, as indices into `parameters`.
  std::optional<std::size_t> limit_parameter;   // repoc::Limit
  std::optional<std::size_t> offset_parameter;  // repoc::Offset
  std::optional<std::size_t> sort_parameter;    // repoc::Sort: after `order`
  std::optional<std::size_t> page_parameter;    // repoc::PageRequest, repoc::Cursor: how `result` says
  std::vector<RawPiece> raw;                    // empty unless the method has [[repoc::query]]

  [[nodiscard]] bool grouped() const { return action == Action::aggregate && columns.size() > 1; }
  // Whether some criterion may be dropped.
  [[nodiscard]] bool has_maybe() const;
};

// How a reading is shown where a name has several: as a statement. Empty, or a reading for which it gives nothing: in
// words.
using Show = std::function<std::string(const Query&)>;

// One method: parses its sentence, drops the readings that its signature does not fit, checks parameters and
// result, and reports what is wrong to the sink. No value: something was reported.
std::optional<Query> plan_method(const model::Model& model, std::size_t repository, std::size_t method,
                                 diag::Sink& sink, const Show& show = {});

// Every method of every repository, in order; methods with errors are missing.
std::vector<Query> plan(const model::Model& model, diag::Sink& sink, const Show& show = {});

// The text dump of `--dump=plan`, a line:
//   ProductRepository::get_by_sku: find Product where sku = ?1, result tracked pointer
std::string dump(const model::Model& model, const Query& query);
// The same without the method's name and the line's end.
std::string describe(const model::Model& model, const Query& query);

}  // namespace repoc::plan
