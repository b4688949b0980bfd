// A sentence cut into tokens, and tries of words over the model: which fields of an entity stand at a place.
//   find_by_order_id  ->  find by order id;  fields at 2 of {order, order_id, sku}: order (to 3), order_id (to 4)
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/model.hpp"
#include "names/grammar.hpp"
#include "names/sentence.hpp"

namespace repoc::names {

// What stands between a token and the one before it.
enum class Separator { plain, doubled, dot, marked, odd };  // `_` or a hump; `__`; `.`; `_.`; anything else

struct Token {
  std::string text;  // lower case
  Range range;
  Separator before = Separator::plain;
};

// `with_dots`: the text of [[repoc::derive]], where dots are hops.
std::vector<Token> tokenize(const std::string& sentence, bool with_dots);

// Entries of one word or more with a number each. Two entries may have the same words.
class Trie {
 public:
  void add(const model::Words& words, std::size_t value);

  // Calls found(end, value) for each entry whose words are the tokens [at, end). The separator before the first is the
  // caller's business. Returns the first token at which some longer entry could not go on, or `at`.
  template <class Found>
  std::size_t match(const std::vector<Token>& tokens, std::size_t at, Found found) const {
    std::size_t node = 0;
    std::size_t i = at;
    while (i < tokens.size() && (i == at || tokens[i].before == Separator::plain)) {
      const auto child = nodes_[node].children.find(tokens[i].text);
      if (child == nodes_[node].children.end()) break;
      node = child->second;
      ++i;
      for (std::size_t value : nodes_[node].values) found(i, value);
    }
    return nodes_[node].children.empty() ? at : i;
  }

  // Whether an entry's words begin at `at`; the end of the longest.
  [[nodiscard]] std::optional<std::size_t> longest(const std::vector<Token>& tokens, std::size_t at) const;

 private:
  struct Node {
    std::map<std::string, std::size_t, std::less<>> children;
    std::vector<std::size_t> values;
  };
  std::vector<Node> nodes_{1};
};

// The words of the language, made once. Values are rows of the tables in grammar.hpp.
struct Language {
  Trie verbs;
  Trie keywords;
  std::array<Trie, kKeywordCount> keyword;  // each keyword by itself
  Trie operators;                           // values are indices into `spellings`
  Trie field_operators;                     // the same of those before a field: less_than_field
  struct Spelling {
    std::string text;  // "is_not_null"
    const OperatorRow* row;
    bool negated;
  };
  std::vector<Spelling> spellings;

  [[nodiscard]] const Trie& of(Keyword one) const { return keyword[static_cast<std::size_t>(one)]; }
};
const Language& language();

// The fields of a model's entities, the values of its enums and the labels of an entity, as tries made when they are
// first asked for.
class Vocabulary {
 public:
  explicit Vocabulary(const model::Model& model)
      : model_(model), fields_(model.entities.size()), enumerators_(model.enums.size()) {}

  // Values are indices of fields: of those that are no parts, or of the parts of a group by the words that they add to
  // its. `id` stands for the only id field where no other field is called so.
  const Trie& fields(std::size_t entity, std::optional<std::size_t> holder = std::nullopt);
  // What an enum's field is asked for by name: open, is_open, not_open, is_not_open. Values are twice the enumerator's
  // index, and one more where it is negated.
  const Trie& enumerators(std::size_t index);
  // The entity's name, singular or plural, and its table's name.
  Trie labels(std::size_t entity) const;
  [[nodiscard]] const model::Model& model() const { return model_; }

 private:
  const model::Model& model_;
  std::vector<std::map<std::optional<std::size_t>, Trie>> fields_;  // of an entity by holder
  std::vector<std::optional<Trie>> enumerators_;
};

// The field's words with `_` between them, and `hop` where a part begins: "address__city".
std::string field_text(const model::Field& field, std::string_view hop);

// The fields of an entity as a name may spell them, in declaration order; owned ones included, groups and their parts.
std::vector<std::string> field_spellings(const model::Model& model, std::size_t entity);

// The columns of a group as a name may spell them: "address_city".
std::vector<std::string> part_spellings(const model::Entity& entity, std::size_t group);

// Whether it is part of a value that may be absent as a whole.
bool behind_optional(const model::Field& field);

// Those of them that an update can set.
std::vector<std::string> settable_spellings(const model::Model& model, std::size_t entity);

// The enum of a field, optional or not; none if it holds something else.
std::optional<std::size_t> enum_of(const model::Field& field);

std::string joined(const std::vector<std::string>& words, std::string_view separator);

}  // namespace repoc::names
