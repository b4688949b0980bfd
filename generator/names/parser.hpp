// All readings of a sentence as a graph. A node is a place in the grammar at a token; an edge consumes tokens and says
// what they mean. There are few nodes at each token, so making the graph is linear in the sentence however many
// readings it has; the readings are its ways from the first node to a final one.
//   find_by_order_id:  [find]-by->[term]->[path]-order->[after path]      (id: no operator, a dead end)
//                                         [path]-order_id->[after path]-equal->[after condition, final]
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "names/sentence.hpp"
#include "names/vocabulary.hpp"

namespace repoc::names {

// Places in the grammar.
enum class At {
  modifiers,        // after the verb
  before_order,     // after a bare `by`
  set,              // where a set is due
  term,             // where a condition or an `either` group is due
  path,             // where a field is due
  after_path,       // after a field
  after_object,     // after a field of a projection or an aggregate, a set, or the `distinct` of a count
  after_condition,  // where `and`, `or`, an order or the end is due
  after_predicate,  // after `all_ignore_case`
  after_group,      // after a key of a group
  after_item,       // after a field of an order
  after_order,      // after its `all_ignore_case`
  end,              // after a lock
};

// What a path is for.
enum class Part { object, where, other, group, order };

// Whether conditions stand in an `either` group, and whether it has its `or` already.
enum class Either { no, open, complete };

enum class Hop { none, single, doubled, dotted };  // how the current path writes its hops, once that is known

// How much of an order's item was read.
inline constexpr unsigned kFolded = 1;
inline constexpr unsigned kDirected = 2;
inline constexpr unsigned kNullsPlaced = 3;

struct State {
  At at = At::modifiers;
  Part part = Part::object;    // path, after_path
  Either either = Either::no;  // path and after_path of conditions, after_condition
  unsigned stage = 0;          // after_condition: kFolded if nothing folds here; after_item: the last thing read
  Modifiers used = 0;          // modifiers
  Hop hop = Hop::none;         // path, after_path
  std::size_t entity = 0;      // path: whose field is due; after_path: whose field was read
  std::size_t field = 0;       // after_path
  std::optional<std::size_t> holder{};  // path: the group whose part is due
  friend bool operator==(const State&, const State&) = default;
};

// What the words of an edge mean, and what its value is.
enum class Action {
  nothing,
  label,
  limit,  // the number
  distinct,
  begin_where,
  next_term,
  either,
  next_alternative,
  next_conjunction,
  step,        // the field
  quantifier,  // a Quantifier
  condition,   // the spelling, or kPlainEqual
  enumerator,  // as Vocabulary::enumerators has it
  compare,     // the spelling; `other` ends the condition
  other,
  object,
  set_kind,  // a Set::Kind; `object` ends the set
  group_key,
  item,
  fold,      // of the last condition or item
  fold_all,  // of all conditions or items
  descending,
  nulls,  // a Nulls
  lock,   // a Lock
};

struct Edge {
  Action action = Action::nothing;
  std::uint64_t value = 0;
  std::size_t entity = 0;  // step
  std::size_t begin = 0;   // tokens
  std::size_t end = 0;
  std::size_t to = 0;  // node
};
// The condition has no operator: equal.
inline constexpr std::uint64_t kPlainEqual = ~std::uint64_t{0};

struct Node {
  State state;
  std::size_t token = 0;
  std::size_t reach = 0;  // the first token at which something that may stand here could not go on
  bool final = false;     // the sentence may end here
  std::vector<Edge> edges;
  std::size_t parent = 0;       // where it was first reached from
  std::size_t parent_edge = 0;  // index into the parent's edges
};

struct Graph {
  std::vector<Token> tokens;
  Verb verb = Verb::find;
  bool derived = false;     // hops are dots
  std::vector<Node> nodes;  // nodes[0] is the start, if the verb is known
  std::size_t steps = 0;
};

Graph parse(Vocabulary& vocabulary, std::size_t entity, std::vector<Token> tokens, bool derived);

// What the edges along a way say. A way that ends early says what it can.
Sentence sentence_of(const model::Model& model, const Graph& graph, const std::vector<const Edge*>& way);

// Whether the text is read as this sentence and as nothing else.
bool selects(Vocabulary& vocabulary, std::size_t entity, const std::string& text, bool derived,
             const Sentence& sentence);

// Why a graph without a complete reading has none.
Failure explain(Vocabulary& vocabulary, std::size_t entity, const std::string& sentence, const Graph& graph);

}  // namespace repoc::names
