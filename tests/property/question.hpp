// A question as the test thinks of it, before it is a name: what is asked, of which fields, with which arguments.
// random_question() makes one, spell() (spelling.hpp) names it, expected_answer() (evaluator.hpp) answers it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "world.hpp"

namespace repoc::property {

enum class Quantifier { any, every, none };
// A step into an owned list.
struct Hop {
  std::size_t list = 0;  // index of the field
  Quantifier quantifier = Quantifier::any;
  friend bool operator==(const Hop&, const Hop&) = default;
};
struct Path {
  std::vector<Hop> hops;
  // Of the entity that the hops lead to. What it owns only with Op::empty, null and contains, its groups with equal and
  // null.
  std::size_t field = 0;
};

enum class Op {
  equal,
  less,
  less_equal,
  greater,
  greater_equal,
  between,
  in,
  like,
  starts_with,
  ends_with,
  contains,
  null,
  is_true,
  is_false,
  empty,
  enumerator,
};

// What a method is called with, in the place of one parameter.
struct Argument {
  enum class Role { value, list, limit, offset, page, cursor, sort };
  Role role = Role::value;
  model::Type type;  // as declared
  bool pattern = false;
  bool maybe = false;
  bool given = true;       // false: an empty Maybe
  Value value = Absent{};  // absent: an empty std::optional
  // Of a group: what is bound of it, by the way that leads there, and the field that this is compared with.
  struct Part {
    std::vector<model::Hop> way;
    std::size_t field = 0;
    model::Type type;
    Value value;
  };
  std::vector<Part> parts;
  std::vector<Value> items;  // list
  std::int64_t rows = 0;     // limit, page, cursor: how many
  std::int64_t skip = 0;     // offset; page: its number
  struct SortItem {
    std::string field;
    std::size_t index = 0;
    bool descending = false;
  };
  std::vector<SortItem> sort;
};

struct Condition {
  Path path;
  Op op = Op::equal;
  bool negated = false;
  bool fold = false;
  std::optional<Path> other;
  std::size_t enumerator = 0;
  std::vector<Argument> arguments;
};
// The way that its elements are reached: the longer one of its two, where the other field lies deeper.
inline const std::vector<Hop>& way_of(const Condition& c) {
  return c.other && c.other->hops.size() > c.path.hops.size() ? c.other->hops : c.path.hops;
}
using Term = std::vector<Condition>;  // one, or the alternatives of an either group
using Conjunction = std::vector<Term>;
struct Where {
  std::vector<Conjunction> any_of;
  bool fold_all = false;
};

enum class Nulls { standard, first, last };
struct OrderItem {
  std::size_t field = 0;
  bool descending = false;
  bool fold = false;
  Nulls nulls = Nulls::standard;
};

struct Set {
  enum class Kind { assign, increment, decrement, clear };
  Kind kind = Kind::assign;
  std::size_t field = 0;
  std::optional<Argument> argument;
};

enum class Verb { find, count, exists, sum, average, min, max, remove, update };

struct Question {
  Verb verb = Verb::find;
  std::vector<Path> columns;  // find: a projection; aggregates and count distinct: the one field
  bool unsaid = false;        // the columns are the members of the result's struct, and not in the name
  bool distinct = false;      // of columns, or count distinct
  std::optional<std::int64_t> first;
  std::optional<Where> where;
  std::vector<Set> sets;
  std::vector<Path> group;
  std::vector<OrderItem> order;
  bool order_fold_all = false;
  bool lock = false;
  std::vector<Argument> extra;  // limit, offset, page, cursor, sort
  enum class Shape { list, pointers, page, slice, cursor_page, stream, optional, value, map, number, boolean, nothing };
  Shape shape = Shape::list;

  [[nodiscard]] const Argument* extra_of(Argument::Role role) const;
};

Question random_question(Random& random, const World& world);

// The entity that a path's field belongs to, and its hops' length.
std::size_t entity_of(const World& world, const std::vector<Hop>& hops);
const model::Field& field_of(const World& world, const Path& path);
bool is_text(const World& world, const Path& path);
// The kinds that `less_than` compares.
bool ordered(model::TypeKind kind);
// Kinds that have an order at all, and of which two are the same where their columns are.
bool sortable(const model::Field& field);

}  // namespace repoc::property
