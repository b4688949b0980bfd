// What could have gone on at a place in a sentence where nothing did.
//   find_by_sku_|: an operator, 'and', 'or', an order or the end
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "names/parser.hpp"

namespace repoc::names {

struct Candidate {
  const Node* node = nullptr;
  std::size_t entity = 0;              // whose fields may stand there
  int rank = 0;                        // of several without a near spelling the highest is reported
  std::vector<std::string> spellings;  // everything legal there
  std::vector<std::string> expected;   // what is worth showing of it
  std::string wanted;
  // What was meant, and how many words of the name it replaces.
  std::optional<std::string> nearest;
  std::size_t words = 0;
  double change = 1;
  // It is what was written, in other words or with a hump that was forgotten.
  [[nodiscard]] bool meant() const { return nearest && change == 0; }
};

// Without what was meant.
Candidate legal_at(const model::Model& model, const Graph& graph, const Node& node);

// Whether the field at a state is one to set.
bool sets(Verb verb, const State& state);
// Whether a field is due at a place.
bool field_due(Verb verb, At at);

}  // namespace repoc::names
