// What a method name says, read against the model: a verb, what it asks for, conditions over paths of fields, a group,
// an order, a limit, a lock.
//   find_first_3_by_name_containing_and_batches_eta_before_order_by_sku_desc
// Ranges are bytes of the method's sentence (model::Method::sentence), so a later stage can point at a word.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/model.hpp"

namespace repoc::names {

struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const Range&, const Range&) = default;
};

enum class Verb { find, count, exists, remove, update, sum, average, min, max };

enum class Operator {
  equal,
  less,
  less_equal,
  greater,
  greater_equal,
  between,
  in,
  like,
  matches,
  starts_with,
  ends_with,
  contains,
  is_null,
  is_true,
  is_false,
  is_empty,
  enumerator,  // `status_open`: equal to a value that the name itself gives
};

// How many elements of a collection must satisfy what follows; `any` where nothing is written.
enum class Quantifier { any, every, none };

// One field of a path: fields[field] of entities[entity].
struct Step {
  std::size_t entity = 0;
  std::size_t field = 0;
  Range range;
  Quantifier quantifier = Quantifier::any;  // of an owned collection, where the path goes on
  friend bool operator==(const Step& a, const Step& b) {
    return a.entity == b.entity && a.field == b.field && a.quantifier == b.quantifier;
  }
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
  bool ignore_case = false;    // written here, or `all_ignore_case` at the end and a string is compared
  std::optional<Path> other;   // less_than_field_limit: the other field
  std::size_t enumerator = 0;  // Operator::enumerator: index into the field's model::Enum
  Range op_range;              // empty at the path's end where the operator is not written (equal)
  Range fold_range;            // `ignore_case` where it is written for this condition
  friend bool operator==(const Condition& a, const Condition& b) {
    return a.path == b.path && a.op == b.op && a.negated == b.negated && a.ignore_case == b.ignore_case &&
           a.other == b.other && a.enumerator == b.enumerator;
  }
};

// One condition, or the alternatives of an `either` group.
struct Term {
  std::vector<Condition> any_of;  // never empty
  friend bool operator==(const Term&, const Term&) = default;
};
// The conditions as the name groups them: `and` binds tighter than `or`.
struct Conjunction {
  std::vector<Term> terms;
  friend bool operator==(const Conjunction&, const Conjunction&) = default;
};
struct Predicate {
  std::vector<Conjunction> any_of;  // never empty, and no Conjunction is
  friend bool operator==(const Predicate&, const Predicate&) = default;
};

enum class Nulls { standard, first, last };  // standard: absent values are smallest

struct OrderItem {
  Path path;
  bool descending = false;
  bool ignore_case = false;  // written here, or `all_ignore_case` at the end and the field is a string
  Nulls nulls = Nulls::standard;
  Range fold_range;  // `ignore_case` where it is written for this item
  friend bool operator==(const OrderItem& a, const OrderItem& b) {
    return a.path == b.path && a.descending == b.descending && a.ignore_case == b.ignore_case && a.nulls == b.nulls;
  }
};

// update_name_and_increment_stock_by_...
struct Set {
  enum class Kind { assign, increment, decrement, clear };
  Kind kind = Kind::assign;
  Path path;
  Range range;  // with the word of its kind
  friend bool operator==(const Set& a, const Set& b) { return a.kind == b.kind && a.path == b.path; }
};

enum class Lock { none, update, update_skip_locked, update_nowait, share };
// " for update skip locked"; empty for none.
std::string_view words_of(Lock lock);

struct Sentence {
  Verb verb = Verb::find;
  std::string verb_word;  // as written, in lower case: "get"
  Range verb_range;
  bool distinct = false;
  Range distinct_range;
  std::optional<std::uint64_t> limit;  // first 3; first alone is 1
  Range limit_range;
  std::vector<Path> paths;  // find: the projection, empty for whole objects; sum, average, min, max: the one field;
                            // count distinct: the one field, or empty
  std::vector<Set> sets;    // update: never empty
  std::optional<Predicate> where;
  std::vector<Path> group;  // group by: the keys
  std::vector<OrderItem> order;
  Lock lock = Lock::none;
  Range lock_range;
  bool label = false;  // the entity's name was read as a label (find_products_by_...)
  // Items of the order that follow each other without `and`. Of readings that differ in nothing but their order
  // those with the fewest are kept: order_by_order_id is by `order_id` where there is such a field, not by `order`,
  // `id`.
  std::size_t juxtaposed = 0;
  Range range;
  // Two readings that ask the same question are equal whatever words they used.
  friend bool operator==(const Sentence& a, const Sentence& b) {
    return a.verb == b.verb && a.distinct == b.distinct && a.limit == b.limit && a.paths == b.paths &&
           a.sets == b.sets && a.where == b.where && a.group == b.group && a.order == b.order && a.lock == b.lock;
  }
};

// Where the furthest reading stopped, and what would have been legal there.
struct Failure {
  enum class Kind { unknown_verb, unknown_field, unknown_operator, misplaced_keyword, unfinished };
  Kind kind = Kind::unknown_field;
  Range word;                          // the word or words, or the end of the name where it is unfinished
  std::string text;                    // as written
  std::size_t entity = 0;              // unknown_field: where the field was looked for
  std::optional<Path> path;            // unknown_operator: what it would apply to; of_sets: the collection that is no
                                       // field to set, which is `word`
  std::string wanted;                  // what could stand here: "a field of 'Product'", "'by' or an order"
  std::vector<std::string> expected;   // fields, operators or keywords, as they may be spelled here
  std::optional<std::string> nearest;  // mostly one of `expected`; else another spelling or a path of fields
  std::string before;                  // how the words before it were read: "find where sku = ?"
  std::optional<std::size_t> holder;   // unknown_field: the group of `entity` whose part was looked for
  bool of_sets = false;                // `expected` are the fields that an update can set
  bool stray_hop = false;              // `__` stands before the word, where no path goes on
};

// At most so many readings of one name are kept; fewer of one with more than a hundred words, each of which costs more.
inline constexpr std::size_t kMaxReadings = 64;
inline constexpr std::size_t kMaxReadingsOfLongNames = 16;

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
// where that does not either (two fields or enumerators with the same words), nothing.
std::optional<std::string> selecting_spelling(const model::Model& model, const Sentence& sentence);

// The same; where no spelling selects the reading, a name that is read as this one and others.
std::string canonical_spelling(const model::Model& model, const Sentence& sentence);

// The text dump of `--dump=names`: "find first 3 where batches.reference = ? and eta is null order by sku desc".
std::string dump(const model::Model& model, const Sentence& sentence);

}  // namespace repoc::names
