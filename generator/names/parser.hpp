// All readings of a sentence as a graph. A node is a place in the grammar at a token; an edge consumes tokens and says
// what they mean. There are few nodes at each token, so making the graph is linear in the sentence however many
// readings it has; the readings are its ways from the first node to a final one.
//   find_by_order_id:  [find]-by->[path]-order->[after path]          (id: no operator, a dead end)
//                                  [path]-order_id->[after path]-equal->[after condition, final]
#pragma once

#include <cstdint>
#include <vector>

#include "names/sentence.hpp"
#include "names/vocabulary.hpp"

namespace repoc::names {

// Places in the grammar.
enum class At {
  modifiers,        // after the verb
  before_order,     // after a bare `by`
  path,             // where a field is due
  after_path,       // after a field
  after_condition,  // where `and`, `or`, an order or the end is due
  after_item,       // the same in an order
};

enum class Hop { none, single, doubled, dotted };  // how the current path writes its hops, once that is known

struct State {
  At at = At::modifiers;
  bool in_order = false;   // path, after_path: of an order, not of a condition
  Modifiers used = 0;      // modifiers
  Hop hop = Hop::none;     // path, after_path
  std::size_t entity = 0;  // path: whose field is due; after_path: whose field was read
  std::size_t field = 0;   // after_path
  friend bool operator==(const State&, const State&) = default;
};

enum class Action { nothing, label, limit, begin_where, next_term, next_conjunction, step, condition, item };

struct Edge {
  Action action = Action::nothing;
  std::uint64_t value =
      0;  // limit: the number; step: the field; condition: the spelling, or kPlainEqual; item: 1 for desc
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

// What the edges along a way say.
Sentence sentence_of(const Graph& graph, const std::vector<const Edge*>& way);

// Why a graph without a complete reading has none.
Failure explain(Vocabulary& vocabulary, std::size_t entity, const std::string& sentence, const Graph& graph);

}  // namespace repoc::names
