// A graph without a complete reading -> why: the furthest word that failed, what was legal there, the nearest spelling.
//   find_by_skuu_and_name: at `skuu` a field of Product; nearest `sku`
#include <algorithm>

#include "names/legal.hpp"
#include "names/nearest.hpp"
#include "text/distance.hpp"

namespace repoc::names {

namespace {

// A misspelling is looked for in so many words from where it begins.
constexpr std::size_t kMaxWords = 8;

class Explainer {
 public:
  Explainer(Vocabulary& vocabulary, std::size_t entity, const std::string& sentence, const Graph& graph)
      : vocabulary_(vocabulary), model_(vocabulary.model()), root_(entity), sentence_(sentence), graph_(graph) {}

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
      if (node.reach == furthest_ && counts(node)) candidates.push_back(legal_at(model_, graph_, node));
    }
    for (Candidate& c : candidates) find_nearest(c);
    const auto worse = [this](const Candidate& a, const Candidate& b) {
      if (a.meant() != b.meant()) return b.meant();
      if (stray_dot(furthest_) && a.node->token != b.node->token) return a.node->token < b.node->token;
      if (is_keyword(a) != is_keyword(b)) return is_keyword(b);
      if (a.change != b.change) return a.change > b.change;
      if (a.node->token != b.node->token) return a.node->token < b.node->token;
      return a.rank < b.rank;
    };
    return failure_of(*std::max_element(candidates.begin(), candidates.end(), worse));
  }

 private:
  const std::vector<Token>& tokens() const { return graph_.tokens; }
  const VerbRules& allowed() const { return rules(graph_.verb); }
  bool sets(const State& state) const { return names::sets(graph_.verb, state); }
  const model::Field& field_of(const State& state) const { return model_.entities[state.entity].fields[state.field]; }
  static std::size_t child(const model::Field& list) { return *list.owns; }
  bool at_end(const Candidate& c) const { return c.node->token == tokens().size(); }

  Failure no_verb() const {
    Failure out;
    out.kind = Failure::Kind::unknown_verb;
    out.wanted = "a verb";
    for (const VerbRow& row : verbs()) out.expected.emplace_back(row.word);
    if (!tokens().empty() && tokens().front().before != Separator::plain) {
      out.kind = Failure::Kind::misplaced_keyword;
      out.word = {0, tokens().front().range.begin};
      out.text = sentence_.substr(0, out.word.end);
      return out;
    }
    if (tokens().empty()) {
      out.text = sentence_;
      out.word = {0, static_cast<std::uint32_t>(sentence_.size())};
      return out;
    }
    out.word = tokens().front().range;
    out.text = tokens().front().text;
    out.nearest = text::nearest(out.text, out.expected);
    return out;
  }

  // A keyword or an operator that is spelled well and stands in the wrong place. Where a field is due it is one only if
  // it stands alone: `first_name` is a field that does not exist.
  std::optional<std::size_t> keyword(const Candidate& c) const {
    if (c.node->token != furthest_ || at_end(c)) return std::nullopt;
    const bool due = field_due(graph_.verb, c.node->state.at);
    if (auto end = language().keywords.longest(tokens(), furthest_)) {
      if (!due || connective(furthest_) || alone(*end)) return end;
    }
    if (!due) return std::nullopt;
    const std::optional<std::size_t> end = language().operators.longest(tokens(), furthest_);
    return end && alone(*end) ? end : std::nullopt;
  }
  bool alone(std::size_t end) const { return end == tokens().size() || connective(end); }
  bool is_keyword(const Candidate& c) const { return keyword(c).has_value(); }

  bool connective(std::size_t token) const {
    bool out = false;
    language().keywords.match(tokens(), token, [&](std::size_t, std::size_t row) {
      const Keyword k = keywords()[row].keyword;
      for (const Keyword one : {Keyword::and_, Keyword::or_, Keyword::by, Keyword::order_by, Keyword::group_by,
                                Keyword::ignore_case, Keyword::for_update, Keyword::for_share}) {
        out = out || k == one;
      }
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
    if (at_end(c)) return;
    const std::size_t begin = c.node->token;
    if (forgotten_hump(c)) return;
    const bool misspelt = !is_keyword(c);
    const bool operators = !field_due(graph_.verb, c.node->state.at);
    std::size_t last = std::min(std::max(end_of_words(c), furthest_ + 1), tokens().size());
    // `gruop_by`: the `by` may belong to the word before it.
    if (last < tokens().size() && tokens()[last].text == "by") ++last;
    for (std::size_t end = std::min(furthest_ + 1, tokens().size()); end <= last && end - begin <= kMaxWords; ++end) {
      const std::string text = words(begin, end);
      const auto near = nearest(text, c.spellings, operators);
      // The word is right and only its separator is not.
      if (!near || near->spelling == text || near->change > c.change) continue;
      if (!misspelt && near->change > 0) continue;
      c.nearest = near->spelling;
      c.words = end - begin;
      c.change = near->change;
    }
    if (misspelt && !c.nearest && c.node->state.at == At::path) guess_field(c);
  }

  // findByfirstName: the words are `byfirst name`, and a field follows the `by`.
  bool forgotten_hump(Candidate& c) const {
    const std::size_t begin = c.node->token;
    for (const std::string& keyword : c.spellings) {
      if (keyword != "by" && keyword != "and" && keyword != "or") continue;
      const std::string& written = tokens()[begin].text;
      if (!written.starts_with(keyword) || written.size() == keyword.size()) continue;
      std::vector<Token> rest(tokens().begin() + static_cast<std::ptrdiff_t>(begin), tokens().end());
      rest.front().text.erase(0, keyword.size());
      const std::optional<std::size_t> end = vocabulary_.fields(root_).longest(rest, 0);
      if (!end) continue;
      c.nearest = keyword;
      for (std::size_t i = 0; i < *end; ++i) *c.nearest += "_" + rest[i].text;
      c.words = *end;
      c.change = 0;
      return true;
    }
    return false;
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
    const State& state = c.node->state;
    if (longer.empty() && !state.holder) {
      sets(state) ? parts(state.entity, text, "", true, longer) : owned_fields(state.entity, text, "", 0, longer);
    }
    if (longer.size() != 1) return;
    c.nearest = longer.front();
    c.words = end - c.node->token;
  }

  // `city` for address_city.
  void parts(std::size_t entity, const std::string& text, const std::string& prefix, bool settable,
             std::vector<std::string>& out) const {
    for (const model::Field& field : model_.entities[entity].fields) {
      if (field.hops.empty() || (settable && behind_optional(field))) continue;
      const auto last = static_cast<std::ptrdiff_t>(field.hops.back());
      const model::Words own(field.words.begin() + last, field.words.end());
      if (joined(own, "_") == text) out.push_back(prefix + joined(field.words, "_"));
    }
  }

  void owned_fields(std::size_t entity, const std::string& text, const std::string& prefix, int depth,
                    std::vector<std::string>& out) const {
    constexpr int kMaxDepth = 4;
    if (depth == kMaxDepth) return;
    parts(entity, text, prefix, false, out);
    for (const model::Field& field : model_.entities[entity].fields) {
      const std::string spelling = prefix + joined(field.words, "_");
      if (depth > 0 && joined(field.words, "_") == text) out.push_back(spelling);
      if (field.owns) owned_fields(*field.owns, text, spelling + "_", depth + 1, out);
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

  // update_batches_by_sku: whatever follows the collection, there is nothing to set in it.
  std::optional<Failure> set_of_collection(const Candidate& c) const {
    const State& state = c.node->state;
    const bool in_path = state.at == At::path || (state.at == At::after_path && field_of(state).owns.has_value());
    if (!sets(state) || !in_path) return std::nullopt;
    Path path = path_to(*c.node);
    if (path.steps.empty()) return std::nullopt;
    const Step& first = path.steps.front();
    if (!model_.entities[first.entity].fields[first.field].owns) return std::nullopt;
    path.steps.resize(1);
    path.range = path.steps.front().range;
    Failure out;
    out.kind = Failure::Kind::misplaced_keyword;
    out.of_sets = true;
    out.entity = path.steps.front().entity;
    out.wanted = "a field of the entity itself";
    out.expected = settable_spellings(model_, out.entity);
    out.word = path.range;
    out.text = sentence_.substr(out.word.begin, out.word.end - out.word.begin);
    out.path = std::move(path);
    out.before = before(*c.node, false);
    return out;
  }

  Failure failure_of(const Candidate& c) const {
    if (auto collection = set_of_collection(c)) return *std::move(collection);
    const State& state = c.node->state;
    Failure out;
    out.of_sets = state.at == At::path && sets(state);
    out.wanted = c.wanted;
    out.expected = c.expected;
    out.nearest = c.nearest;
    out.entity = c.entity;
    if (state.at == At::path) out.holder = state.holder;
    if (at_end(c)) {
      out.kind = Failure::Kind::unfinished;
      out.before = before(*c.node, false);
      place(tokens().size(), tokens().size(), out);
      return out;
    }
    const std::size_t begin = c.node->token;
    if (const auto end = keyword(c); end && !c.meant()) {
      out.kind = Failure::Kind::misplaced_keyword;
      place(begin, *end, out);
    } else {
      place(begin, c.nearest ? begin + c.words : end_of_words(c), out);
      out.kind = Failure::Kind::misplaced_keyword;
      if (state.at == At::path) out.kind = Failure::Kind::unknown_field;
      if (state.at == At::after_path && state.part == Part::where) out.kind = Failure::Kind::unknown_operator;
    }
    if (no_limit(state, begin)) {
      out.kind = Failure::Kind::misplaced_keyword;
      place(begin, begin + 1, out);
      out.wanted = "a number from 1 to 9223372036854775807";
      out.expected.clear();
      out.nearest.reset();
    }
    if (state.at == At::after_path && state.part == Part::where) out.path = path_to(*c.node);
    if (begin > 0 && (state.at != At::path || stray_field(state, begin) || stray_dot(begin)))
      wrong_separator(state, begin, out);
    out.before = before(*c.node, out.kind == Failure::Kind::misplaced_keyword);
    return out;
  }

  // first_0, top0, or a number that no back end counts to.
  bool no_limit(const State& state, std::size_t token) const {
    const auto digits = [](std::string_view text) {
      return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
    };
    const bool modifier = state.at == At::modifiers || (state.at == At::path && state.part == Part::object);
    if (!modifier || (allowed().modifiers & kLimit) == 0) return false;
    const std::string_view text = tokens()[token].text;
    for (const std::string_view word : {"first", "top"}) {
      if (token > 1 && tokens()[token - 1].text == word && digits(text)) return true;
      if (text.starts_with(word) && digits(text.substr(word.size()))) return true;
    }
    return false;
  }

  // A dot at the end.
  bool stray_dot(std::size_t token) const { return token < tokens().size() && tokens()[token].text.empty(); }

  // by__name: a field that is there, with a hop before it.
  bool stray_field(const State& state, std::size_t token) const {
    return state.at == At::path && state.hop == Hop::none && tokens()[token].before != Separator::plain &&
           vocabulary_.fields(state.entity).longest(tokens(), token).has_value();
  }

  // sku__like, or a path with hops of both forms: the separator is wrong, not the word.
  void wrong_separator(const State& state, std::size_t token, Failure& out) const {
    const Separator before = tokens()[token].before;
    const bool owned = state.at == At::after_path && (field_of(state).owns.has_value() || field_of(state).is_group());
    const bool mixed = owned && before == Separator::plain && (graph_.derived || state.hop == Hop::doubled);
    const bool field = stray_field(state, token);
    if (before == Separator::plain && !mixed) return;
    out.stray_hop = !graph_.derived;
    out.kind = Failure::Kind::misplaced_keyword;
    std::optional<std::size_t> end = language().keywords.longest(tokens(), token);
    if (state.at == At::after_path && state.part == Part::where && !end)
      end = language().operators.longest(tokens(), token);
    if (field) {
      end = vocabulary_.fields(state.entity).longest(tokens(), token);
      out.wanted = "'_' and a field";
      out.expected.clear();
      out.of_sets = false;
    }
    if (owned) {
      const model::Field& field_before = field_of(state);
      const Trie& next =
          field_before.owns ? vocabulary_.fields(child(field_before)) : vocabulary_.fields(state.entity, state.field);
      end = next.longest(tokens(), token);
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
    Quantifier quantifier = Quantifier::any;
    const std::vector<const Edge*> way = way_to(node);
    for (std::size_t i = way.size(); i-- > 0;) {
      const Edge& edge = *way[i];
      if (edge.action == Action::step) {
        const Range range{tokens()[edge.begin].range.begin, tokens()[edge.end - 1].range.end};
        // A part stands for the way to it.
        if (!out.steps.empty() && out.steps.front().entity == edge.entity &&
            model_.entities[edge.entity].fields[out.steps.front().field].holder == edge.value) {
          out.steps.front().range.begin = range.begin;
          continue;
        }
        out.steps.insert(out.steps.begin(), {edge.entity, edge.value, range, quantifier});
        quantifier = Quantifier::any;
      } else if (edge.action == Action::quantifier) {
        quantifier = static_cast<Quantifier>(edge.value);
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
      if (complete && edge.begin == edge.end && edge.action == Action::condition) way.push_back(&edge);
    }
    Sentence sentence = sentence_of(model_, graph_, way);
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
