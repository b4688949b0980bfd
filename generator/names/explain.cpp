// A graph without a complete reading -> why: the furthest word that failed, what was legal there, the nearest spelling.
//   find_by_skuu_and_name: at `skuu` a field of Product; nearest `sku`
#include <algorithm>

#include "names/parser.hpp"
#include "text/distance.hpp"

namespace repoc::names {

namespace {

// A misspelling is looked for in so many words from where it begins.
constexpr std::size_t kMaxWords = 8;
// A suggestion may change so much of what was written: `adn` is `and`, but `of` is not `or`.
constexpr double kMaxChange = 0.4;

// Something that could have gone on at the furthest word.
struct Candidate {
  const Node* node = nullptr;
  int rank = 0;                        // of several without a near spelling the highest is reported
  std::vector<std::string> spellings;  // everything legal there
  std::vector<std::string> expected;   // what is worth showing of it
  std::string wanted;
  // What was meant, and how many words of the name it replaces.
  std::optional<std::string> nearest;
  std::size_t words = 0;
  double change = 1;
};

class Explainer {
 public:
  Explainer(Vocabulary& vocabulary, std::size_t root, const std::string& sentence, const Graph& graph)
      : vocabulary_(vocabulary), model_(vocabulary.model()), root_(root), sentence_(sentence), graph_(graph) {}

  Failure run() {
    if (graph_.nodes.empty()) return no_verb();
    // What may follow a bare `by` may stand anywhere that its conditions may begin, so it counts for nothing here, not
    // even where it alone knows a word: find_by_order has no field 'order'.
    const auto counts = [](const Node& node) { return node.state.at != At::before_order; };
    for (const Node& node : graph_.nodes) {
      if (counts(node)) furthest_ = std::max(furthest_, node.reach);
    }
    std::vector<Candidate> candidates;
    for (const Node& node : graph_.nodes) {
      if (node.reach == furthest_ && counts(node)) candidates.push_back(candidate(node));
    }
    for (const Candidate& c : candidates) {
      if (auto failure = later_word(c)) return *failure;
    }
    for (Candidate& c : candidates) find_nearest(c);
    const auto worse = [this](const Candidate& a, const Candidate& b) {
      if (is_keyword(a) != is_keyword(b)) return is_keyword(b);
      if (a.change != b.change) return a.change > b.change;
      if (a.node->token != b.node->token) return a.node->token < b.node->token;
      return a.rank < b.rank;
    };
    return failure_of(*std::max_element(candidates.begin(), candidates.end(), worse));
  }

 private:
  const std::vector<Token>& tokens() const { return graph_.tokens; }
  bool at_end(const Candidate& c) const { return c.node->token == tokens().size(); }

  std::string entity_name(std::size_t entity) const {
    const std::string& name = model_.entities[entity].name;
    const std::size_t colon = name.rfind(':');
    return colon == std::string::npos ? name : name.substr(colon + 1);
  }

  Failure no_verb() const {
    Failure out;
    out.kind = Failure::Kind::unknown_verb;
    out.wanted = "a verb";
    for (const VerbRow& row : verbs()) out.expected.emplace_back(row.word);
    if (tokens().empty()) {
      out.text = sentence_;
      out.word = {0, static_cast<std::uint32_t>(sentence_.size())};
      return out;
    }
    out.word = tokens().front().range;
    out.text = tokens().front().text;
    language().later.match(tokens(), 0, [&](std::size_t, std::size_t row) {
      if (later()[row].place != Place::verb) return;
      out.kind = Failure::Kind::later;
      out.wanted = later()[row].what;
    });
    if (out.kind == Failure::Kind::unknown_verb) out.nearest = text::nearest(out.text, out.expected);
    return out;
  }

  Candidate candidate(const Node& node) const {
    Candidate out;
    out.node = &node;
    const State& state = node.state;
    const VerbRules& allowed = rules(graph_.verb);
    switch (state.at) {
      case At::modifiers: {
        out.rank = 1;
        out.wanted = "'by' and a condition";
        if (allowed.without_by) out.wanted += ", or the end";
        if (!allowed.without_by && state.used == 0) out.wanted += ", or 'all',";
        out.expected = {"by"};
        if (graph_.verb == Verb::find) out.expected.insert(out.expected.end(), {"order_by", "first"});
        if ((allowed.modifiers & kAll & ~state.used) != 0) out.expected.emplace_back("all");
        out.spellings = out.expected;
        break;
      }
      case At::before_order:
        break;
      case At::path:
        out.rank = 3;
        out.wanted = "a field of '" + entity_name(state.entity) + "'";
        out.expected = field_spellings(model_, state.entity);
        out.spellings = out.expected;
        break;
      case At::after_path:
        out.rank = 2;
        state.in_order ? directions(out) : operators_of(state, out);
        break;
      case At::after_condition:
        out.rank = 1;
        out.wanted = after_condition();
        out.expected = {"and", "or"};
        if (allowed.order) out.expected.emplace_back("order_by");
        out.spellings = out.expected;
        break;
      case At::after_item:
        out.rank = 1;
        out.wanted = "another field or the end";
        out.expected = {"and"};
        out.spellings = out.expected;
        break;
    }
    return out;
  }

  std::string after_condition() const {
    return rules(graph_.verb).order ? "'and', 'or', an order or the end" : "'and', 'or' or the end";
  }

  void directions(Candidate& out) const {
    out.wanted = "'desc', 'asc', another field or the end";
    out.expected = {"desc", "asc", "and"};
    out.spellings = out.expected;
  }

  void operators_of(const State& state, Candidate& out) const {
    const model::Field& field = model_.entities[state.entity].fields[state.field];
    const FieldKinds kind = kind_of(field.type);
    const auto legal = [&](Operator op, FieldKinds applies) {
      return (applies & kind) != 0 && (op != Operator::is_null || field.optional());
    };
    out.wanted = "an operator, " + after_condition();
    for (const OperatorRow& row : operators()) {
      const std::string spelling = spelling_of(row.op, false);
      if (legal(row.op, row.applies) &&
          std::find(out.expected.begin(), out.expected.end(), spelling) == out.expected.end()) {
        out.expected.push_back(spelling);
      }
    }
    for (const Language::Spelling& one : language().spellings) {
      if (legal(one.op, one.applies)) out.spellings.push_back(one.text);
    }
    out.expected.insert(out.expected.end(), {"and", "or"});
    if (kind == kCollection) {
      out.wanted = "a field of '" + entity_name(field.type.args.front().index) + "' or 'is_empty'";
      out.rank = 0;
    }
  }

  // A word of the language that this version does not read.
  std::optional<Failure> later_word(const Candidate& c) const {
    if (c.node->token != furthest_ || at_end(c)) return std::nullopt;
    const State& state = c.node->state;
    std::optional<std::size_t> end;
    std::string what;
    bool complete = true;
    language().later.match(tokens(), furthest_, [&](std::size_t to, std::size_t row) {
      if (!stands(later()[row].place, state)) return;
      end = to;
      what = later()[row].what;
    });
    if (!end && state.at == At::modifiers && graph_.verb == Verb::find) {
      end = vocabulary_.fields(root_).longest(tokens(), furthest_);
      what = "a projection";
    }
    if (!end && state.at == At::after_path && !state.in_order) {
      end = enumerator(model_.entities[state.entity].fields[state.field]);
      what = "an enumerator as an operator";
      complete = false;
    }
    if (!end) return std::nullopt;
    Failure out;
    out.kind = Failure::Kind::later;
    place(furthest_, *end, out);
    out.wanted = what;
    out.before = before(*c.node, complete);
    return out;
  }

  static bool stands(Place place, const State& state) {
    switch (place) {
      case Place::verb:
        return false;
      case Place::modifier:
        return state.at == At::modifiers;
      case Place::condition:
        return state.at == At::path && !state.in_order && state.hop == Hop::none;
      case Place::hop:
        return state.at == At::path && !state.in_order && state.hop != Hop::none;
      case Place::after_path:
        return state.at == At::after_condition || (state.at == At::after_path && !state.in_order);
      case Place::order:
        return state.at == At::after_item;
    }
    return false;
  }

  std::optional<std::size_t> enumerator(const model::Field& field) const {
    const model::Type& type = model::without_optional(field.type);
    if (!type.is(model::TypeKind::enumeration)) return std::nullopt;
    Trie trie;
    for (const model::Enumerator& one : model_.enums[type.index].enumerators) trie.add(one.words, 0);
    return trie.longest(tokens(), furthest_);
  }

  // A keyword or an operator that is spelled well and stands in the wrong place. Where a field is due it is one only if
  // it stands alone: `first_name` is a field that does not exist.
  std::optional<std::size_t> keyword(const Candidate& c) const {
    if (c.node->token != furthest_ || at_end(c)) return std::nullopt;
    if (auto end = language().keywords.longest(tokens(), furthest_)) {
      if (c.node->state.at != At::path || connective(furthest_) || alone(*end)) return end;
    }
    if (c.node->state.at != At::path) return std::nullopt;
    const std::optional<std::size_t> end = language().operators.longest(tokens(), furthest_);
    return end && alone(*end) ? end : std::nullopt;
  }
  bool alone(std::size_t end) const { return end == tokens().size() || connective(end); }
  bool is_keyword(const Candidate& c) const { return keyword(c).has_value(); }

  bool connective(std::size_t token) const {
    bool out = false;
    language().keywords.match(tokens(), token, [&](std::size_t, std::size_t row) {
      const Keyword k = keywords()[row].keyword;
      out = out || k == Keyword::and_ || k == Keyword::or_ || k == Keyword::order_by || k == Keyword::by;
    });
    return out;
  }

  // Where the words that begin at `token` and are not understood probably end.
  std::size_t end_of_words(const Candidate& c) const {
    std::size_t end = std::min(furthest_ + 1, tokens().size());
    while (end < tokens().size() && tokens()[end].before == Separator::plain && !connective(end) &&
           !(c.node->state.at == At::path && language().operators.longest(tokens(), end))) {
      ++end;
    }
    return end;
  }

  std::string words(std::size_t begin, std::size_t end) const {
    std::string out;
    for (std::size_t i = begin; i < end; ++i) out += (i == begin ? "" : "_") + tokens()[i].text;
    return out;
  }

  void find_nearest(Candidate& c) const {
    if (at_end(c) || is_keyword(c)) return;
    const std::size_t begin = c.node->token;
    const std::size_t last = std::min(std::max(end_of_words(c), furthest_ + 1), tokens().size());
    for (std::size_t end = std::min(furthest_ + 1, tokens().size()); end <= last && end - begin <= kMaxWords; ++end) {
      const std::string text = words(begin, end);
      const auto near = text::nearest(text, c.spellings);
      if (!near) continue;
      const auto distance = static_cast<double>(text::edit_distance(text, *near));
      const double change = distance / static_cast<double>(std::max(text.size(), near->size()));
      // Nothing to change: the word is right and only its separator is not.
      if (change == 0 || change > kMaxChange || change > c.change) continue;
      c.nearest = near;
      c.words = end - begin;
      c.change = change;
    }
    if (!c.nearest && c.node->state.at == At::path) guess_field(c);
  }

  // Not misspelt, but cut short (`order` for order_id) or a field of something owned (`reference` for
  // batches_reference).
  void guess_field(Candidate& c) const {
    const std::size_t end = end_of_words(c);
    if (end - c.node->token > kMaxWords) return;
    const std::string text = words(c.node->token, end);
    std::vector<std::string> longer;
    for (const std::string& one : c.spellings) {
      if (one.compare(0, text.size() + 1, text + "_") == 0) longer.push_back(one);
    }
    if (longer.empty()) owned_fields(c.node->state.entity, text, "", 0, longer);
    if (longer.size() != 1) return;
    c.nearest = longer.front();
    c.words = end - c.node->token;
  }

  void owned_fields(std::size_t entity, const std::string& text, const std::string& prefix, int depth,
                    std::vector<std::string>& out) const {
    constexpr int kMaxDepth = 4;
    if (depth == kMaxDepth) return;
    for (const model::Field& field : model_.entities[entity].fields) {
      const std::string spelling = prefix + joined(field.words, "_");
      if (depth > 0 && joined(field.words, "_") == text) out.push_back(spelling);
      if (field.owned_list()) owned_fields(field.type.args.front().index, text, spelling + "_", depth + 1, out);
    }
  }

  void place(std::size_t begin, std::size_t end, Failure& out) const {
    if (begin >= tokens().size()) {
      const auto at = static_cast<std::uint32_t>(sentence_.size());
      // The last word: what should follow it is missing.
      out.word = tokens().empty() ? Range{at, at} : tokens().back().range;
      out.text = "";
      return;
    }
    out.word = {tokens()[begin].range.begin, tokens()[end - 1].range.end};
    out.text = sentence_.substr(out.word.begin, out.word.end - out.word.begin);
  }

  Failure failure_of(const Candidate& c) const {
    const State& state = c.node->state;
    Failure out;
    out.wanted = c.wanted;
    out.expected = c.expected;
    out.nearest = c.nearest;
    out.entity = state.entity;
    if (at_end(c)) {
      out.kind = Failure::Kind::unfinished;
      out.before = before(*c.node, false);
      place(tokens().size(), tokens().size(), out);
      return out;
    }
    const std::size_t begin = c.node->token;
    if (const auto end = keyword(c)) {
      out.kind = Failure::Kind::misplaced_keyword;
      place(begin, *end, out);
    } else {
      place(begin, c.nearest ? begin + c.words : end_of_words(c), out);
      out.kind = Failure::Kind::misplaced_keyword;
      if (state.at == At::path) out.kind = Failure::Kind::unknown_field;
      if (state.at == At::after_path && !state.in_order) out.kind = Failure::Kind::unknown_operator;
    }
    if (state.at == At::after_path && !state.in_order) out.path = path_to(*c.node);
    if (begin > 0 && state.at != At::path) wrong_separator(state, begin, out);
    out.before = before(*c.node, out.kind == Failure::Kind::misplaced_keyword);
    return out;
  }

  // sku__like, or a path with hops of both forms: the separator is wrong, not the word.
  void wrong_separator(const State& state, std::size_t token, Failure& out) const {
    const Separator before = tokens()[token].before;
    const bool owned = state.at == At::after_path && model_.entities[state.entity].fields[state.field].owned_list();
    const bool mixed = owned && before == Separator::plain && (graph_.derived || state.hop == Hop::doubled);
    if (before != Separator::doubled && before != Separator::dot && !mixed) {
      out.stray_hop = before != Separator::plain;
      return;
    }
    out.stray_hop = !graph_.derived;
    out.kind = Failure::Kind::misplaced_keyword;
    std::optional<std::size_t> end = language().keywords.longest(tokens(), token);
    if (state.at == At::after_path && !state.in_order && !end) end = language().operators.longest(tokens(), token);
    if (owned) {
      const std::size_t child = model_.entities[state.entity].fields[state.field].type.args.front().index;
      end = vocabulary_.fields(child).longest(tokens(), token);
    }
    place(token, end.value_or(token + 1), out);
    out.nearest.reset();
    const std::string right = !owned ? "_" : graph_.derived ? "." : mixed ? "__" : "_";
    if (end) out.nearest = right + out.text;
    out.word.begin = tokens()[token - 1].range.end;
    out.text = sentence_.substr(out.word.begin, out.word.end - out.word.begin);
  }

  // The edges that led to a node first.
  std::vector<const Edge*> way_to(const Node& node) const {
    std::vector<const Edge*> out;
    for (const Node* at = &node; at != graph_.nodes.data();) {
      const Node& parent = graph_.nodes[at->parent];
      out.push_back(&parent.edges[at->parent_edge]);
      at = &parent;
    }
    std::reverse(out.begin(), out.end());
    return out;
  }

  Path path_to(const Node& node) const {
    Path out;
    const std::vector<const Edge*> way = way_to(node);
    for (std::size_t i = way.size(); i-- > 0;) {
      const Edge& edge = *way[i];
      if (edge.action == Action::step) {
        const Range range{tokens()[edge.begin].range.begin, tokens()[edge.end - 1].range.end};
        out.steps.insert(out.steps.begin(), {edge.entity, edge.value, range});
      } else if (edge.begin != edge.end) {
        break;
      }
    }
    if (!out.steps.empty()) out.range = {out.steps.front().range.begin, out.steps.back().range.end};
    return out;
  }

  // How the words before a node are read. `complete`: a path that ends there is one without an operator.
  std::string before(const Node& node, bool complete) const {
    std::vector<const Edge*> way = way_to(node);
    for (const Edge& edge : node.edges) {
      const bool ends = edge.begin == edge.end && (edge.action == Action::condition || edge.action == Action::item);
      if (complete && ends) way.push_back(&edge);
    }
    Sentence sentence = sentence_of(graph_, way);
    if (sentence.where) {
      auto& any_of = sentence.where->any_of;
      while (!any_of.empty() && any_of.back().terms.empty()) any_of.pop_back();
      if (any_of.empty()) sentence.where.reset();
    }
    return dump(model_, sentence);
  }

  Vocabulary& vocabulary_;
  const model::Model& model_;
  std::size_t root_;
  const std::string& sentence_;
  const Graph& graph_;
  std::size_t furthest_ = 0;
};

}  // namespace

Failure explain(Vocabulary& vocabulary, std::size_t entity, const std::string& sentence, const Graph& graph) {
  return Explainer(vocabulary, entity, sentence, graph).run();
}

}  // namespace repoc::names
