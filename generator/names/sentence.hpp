// What a method name says, read against the model: a verb, conditions over paths of fields, an order, a limit.
//   find_first_3_by_name_containing_and_batches_eta_before_order_by_sku_desc
// Ranges are bytes of the method's sentence (model::Method::sentence), so a later stage can point at a word.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/model.hpp"

namespace repoc::names {

struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const Range&, const Range&) = default;
};

enum class Verb { find, count, exists, remove };

enum class Operator {
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
  is_null,
  is_true,
  is_false,
  is_empty,
};

// One field of a path: fields[field] of entities[entity].
struct Step {
  std::size_t entity = 0;
  std::size_t field = 0;
  Range range;
  friend bool operator==(const Step& a, const Step& b) { return a.entity == b.entity && a.field == b.field; }
};
// batches_allocations_orderid; every step but the last is an owned collection.
struct Path {
  std::vector<Step> steps;
  Range range;
  friend bool operator==(const Path& a, const Path& b) { return a.steps == b.steps; }
};

struct Condition {
  Path path;
  Operator op = Operator::equal;
  bool negated = false;
  Range op_range;  // empty at the path's end where the operator is not written (equal)
  friend bool operator==(const Condition& a, const Condition& b) {
    return a.path == b.path && a.op == b.op && a.negated == b.negated;
  }
};

// The conditions as the name groups them: `and` binds tighter than `or`.
struct Conjunction {
  std::vector<Condition> terms;
  friend bool operator==(const Conjunction&, const Conjunction&) = default;
};
struct Predicate {
  std::vector<Conjunction> any_of;  // never empty, and no Conjunction is
  friend bool operator==(const Predicate&, const Predicate&) = default;
};

struct OrderItem {
  Path path;
  bool descending = false;
  friend bool operator==(const OrderItem&, const OrderItem&) = default;
};

struct Sentence {
  Verb verb = Verb::find;
  std::string verb_word;  // as written, in lower case: "get"
  Range verb_range;
  std::optional<std::uint64_t> limit;  // first 3; first alone is 1
  Range limit_range;
  std::optional<Predicate> where;
  std::vector<OrderItem> order;
  bool label = false;  // the entity's name was read as a label (find_products_by_...)
  Range range;
  // Two readings that ask the same question are equal whatever words they used.
  friend bool operator==(const Sentence& a, const Sentence& b) {
    return a.verb == b.verb && a.limit == b.limit && a.where == b.where && a.order == b.order;
  }
};

// Where the furthest reading stopped, and what would have been legal there.
struct Failure {
  // `later`: a word of the language that this version does not read; `wanted` says which part of it.
  enum class Kind { unknown_verb, unknown_field, unknown_operator, misplaced_keyword, unfinished, later };
  Kind kind = Kind::unknown_field;
  Range word;                          // the word or words, or the end of the name where it is unfinished
  std::string text;                    // as written
  std::size_t entity = 0;              // unknown_field: where the field was looked for
  std::optional<Path> path;            // unknown_operator: the path it would apply to
  std::string wanted;                  // what could stand here: "a field of 'Product'", "'by' or an order"
  std::vector<std::string> expected;   // fields, operators or keywords, as they may be spelled here
  std::optional<std::string> nearest;  // mostly one of `expected`; else another spelling or a path of fields
  std::string before;                  // how the words before it were read: "find where sku = ?"
  bool stray_hop = false;              // `__` stands before the word, where no path goes on
};

// At most so many readings of one name are kept.
inline constexpr std::size_t kMaxReadings = 16;

struct Reading {
  std::vector<Sentence> sentences;  // all complete readings, different from each other; empty: see failure
  bool more = false;                // there are more than were kept
  Failure failure;
  std::size_t steps = 0;  // how much was tried, for tests of what a long name costs
};

// Reads `sentence` against the entity. Never throws; linear in its length for practical names. `derived`: it is the
// text of [[repoc::derive]], in which a path is written with dots and `_` is never a hop.
Reading read(const model::Model& model, std::size_t entity, const std::string& sentence, bool derived = false);

// The simplest spelling that selects exactly this reading: as it is, or else with `__` at every hop, or else with its
// operators written out (`code_equal`, `code_is_like`); where no name does, the attribute [[repoc::derive("...")]];
// where that does not either (two fields with the same words), a name that does not select it.
std::string canonical_spelling(const model::Model& model, const Sentence& sentence);

// The text dump of `--dump=names`: "find first 3 where batches.reference = ? and eta is null order by sku desc".
std::string dump(const model::Model& model, const Sentence& sentence);

}  // namespace repoc::names
