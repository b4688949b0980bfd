// Tokens -> graph -> sentences. The grammar itself is Parser::expand: one case per place.
#include "names/parser.hpp"

#include <algorithm>
#include <charconv>

namespace repoc::names {

namespace {

class Parser {
 public:
  Parser(Vocabulary& vocabulary, std::size_t entity, std::vector<Token> tokens, bool derived)
      : vocabulary_(vocabulary), root_(entity), labels_(vocabulary.labels(entity)) {
    graph_.derived = derived;
    graph_.tokens = std::move(tokens);
    at_token_.resize(graph_.tokens.size() + 1);
  }

  Graph run() && {
    std::optional<Verb> verb;
    language().verbs.match(graph_.tokens, 0, [&](std::size_t, std::size_t row) { verb = verbs()[row].verb; });
    if (verb) {
      graph_.verb = *verb;
      node(1, {});
      // Edges never lead back, so that every node is expanded once, after all that were made before it.
      for (std::size_t i = 0; i < graph_.nodes.size(); ++i) expand(i);
    }
    return std::move(graph_);
  }

 private:
  const std::vector<Token>& tokens() const { return graph_.tokens; }
  const VerbRules& rules_now() const { return rules(graph_.verb); }

  std::size_t node(std::size_t token, const State& state) {
    for (std::size_t known : at_token_[token]) {
      ++graph_.steps;
      if (graph_.nodes[known].state == state) return known;
    }
    const std::size_t made = graph_.nodes.size();
    graph_.nodes.push_back({state, token, token, false, {}, 0, 0});
    at_token_[token].push_back(made);
    return made;
  }

  void connect(std::size_t from, Edge edge, const State& to) {
    ++graph_.steps;
    const std::size_t before = graph_.nodes.size();
    edge.to = node(edge.end, to);
    Node& source = graph_.nodes[from];
    if (edge.to == before) {
      graph_.nodes[edge.to].parent = from;
      graph_.nodes[edge.to].parent_edge = source.edges.size();
    }
    source.edges.push_back(edge);
  }

  // Lets the entries of a trie be tried at a node.
  template <class Found>
  void try_words(std::size_t at, const Trie& trie, Found found) {
    const std::size_t token = graph_.nodes[at].token;
    const std::size_t reach = trie.match(tokens(), token, found);
    graph_.steps += reach - token + 1;
    graph_.nodes[at].reach = std::max(graph_.nodes[at].reach, reach);
  }

  template <class Found>
  void try_keywords(std::size_t at, Found found) {
    if (!plain(graph_.nodes[at].token)) return;
    try_words(at, language().keywords, [&](std::size_t end, std::size_t row) { found(end, keywords()[row].keyword); });
  }

  // Whether a token follows without a hop.
  bool plain(std::size_t token) const { return token < tokens().size() && tokens()[token].before == Separator::plain; }

  void expand(std::size_t at) {
    const State state = graph_.nodes[at].state;
    const std::size_t token = graph_.nodes[at].token;
    switch (state.at) {
      case At::modifiers:
        return modifiers(at, token, state);
      case At::before_order:
        return try_order(at, token);
      case At::path:
        return path(at, token, state);
      case At::after_path:
        return state.in_order ? after_order_path(at, token, state) : after_path(at, token, state);
      case At::after_condition:
        return after_condition(at, token);
      case At::after_item:
        return after_item(at, token);
    }
  }

  void modifiers(std::size_t at, std::size_t token, const State& state) {
    const VerbRules& allowed = rules_now();
    graph_.nodes[at].final = token == tokens().size() && (allowed.without_by || state.used == kAll);
    const auto free = [&](Modifiers one) { return (allowed.modifiers & one) != 0 && (state.used & one) == 0; };
    const auto used = [&](Modifiers one) { return State{At::modifiers, false, state.used | one, Hop::none, 0, 0}; };
    try_keywords(at, [&](std::size_t end, Keyword keyword) {
      const Edge edge{Action::nothing, 0, 0, token, end, 0};
      if (keyword == Keyword::all && free(kAll)) connect(at, edge, used(kAll));
      if (keyword == Keyword::one && free(kOne)) connect(at, edge, used(kOne));
      if (keyword == Keyword::by) {
        connect(at, {Action::begin_where, 0, 0, token, end, 0}, {At::path, false, 0, Hop::none, root_, 0});
        if (allowed.order) connect(at, edge, {At::before_order, false, 0, Hop::none, 0, 0});
      }
    });
    if (free(kLimit)) limit(at, token, used(kLimit));
    if (free(kLabel) && plain(token)) {
      try_words(at, labels_,
                [&](std::size_t end, std::size_t) { connect(at, {Action::label, 0, 0, token, end, 0}, used(kLabel)); });
    }
    if (graph_.verb == Verb::find) try_order(at, token);
  }

  // first, first 3, first3
  void limit(std::size_t at, std::size_t token, const State& to) {
    if (!plain(token)) return;
    for (const std::string word : {"first", "top"}) {
      const std::string& text = tokens()[token].text;
      if (!text.starts_with(word)) continue;
      if (text.size() > word.size()) {
        if (const auto n = number(text.substr(word.size()))) {
          connect(at, {Action::limit, *n, 0, token, token + 1, 0}, to);
        }
        continue;
      }
      connect(at, {Action::limit, 1, 0, token, token + 1, 0}, to);
      if (!plain(token + 1)) continue;
      if (const auto n = number(tokens()[token + 1].text)) {
        connect(at, {Action::limit, *n, 0, token, token + 2, 0}, to);
      }
    }
  }

  // A number from 1 to the largest that every back end counts to.
  static std::optional<std::uint64_t> number(const std::string& text) {
    std::uint64_t out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    constexpr auto kLargest = static_cast<std::uint64_t>(INT64_MAX);
    if (error != std::errc{} || end != text.data() + text.size() || out == 0 || out > kLargest) return std::nullopt;
    return out;
  }

  void try_order(std::size_t at, std::size_t token) {
    try_keywords(at, [&](std::size_t end, Keyword keyword) {
      if (keyword == Keyword::order_by) {
        connect(at, {Action::nothing, 0, 0, token, end, 0}, {At::path, true, 0, Hop::none, root_, 0});
      }
    });
  }

  void path(std::size_t at, std::size_t token, const State& state) {
    // The hop that led into an owned list was looked at when it was taken; anywhere else a path begins plainly.
    if (state.hop == Hop::none && !plain(token)) return;
    try_words(at, vocabulary_.fields(state.entity), [&](std::size_t end, std::size_t field) {
      connect(at, {Action::step, field, state.entity, token, end, 0},
              {At::after_path, state.in_order, 0, state.hop, state.entity, field});
    });
  }

  const model::Field& field_of(const State& state) const {
    return vocabulary_.model().entities[state.entity].fields[state.field];
  }

  // batches_reference, batches__reference, batches.reference: a path keeps to the form of its first hop. A node at the
  // end of the name is made as well, so that an unfinished path is known as one.
  void hop(std::size_t at, std::size_t token, const State& state) {
    const model::Field& field = field_of(state);
    if (!field.owned_list()) return;
    Hop hop = state.hop == Hop::none ? Hop::single : state.hop;
    if (token < tokens().size()) {
      const Separator before = tokens()[token].before;
      if (before == Separator::odd || graph_.derived != (before == Separator::dot)) return;
      if (before == Separator::plain) hop = Hop::single;
      if (before == Separator::doubled) hop = Hop::doubled;
      if (before == Separator::dot) hop = Hop::dotted;
      if (state.hop != Hop::none && state.hop != hop) return;
    }
    connect(at, {Action::nothing, 0, 0, token, token, 0},
            {At::path, state.in_order, 0, hop, field.type.args.front().index, 0});
  }

  void after_path(std::size_t at, std::size_t token, const State& state) {
    hop(at, token, state);
    const State next{At::after_condition, false, 0, Hop::none, 0, 0};
    const bool collection = field_of(state).owned_list();
    if (!collection) connect(at, {Action::condition, kPlainEqual, 0, token, token, 0}, next);
    if (!plain(token)) return;
    try_words(at, language().operators, [&](std::size_t end, std::size_t spelling) {
      const bool of_collection = (language().spellings[spelling].applies & kCollection) != 0;
      if (!collection || of_collection) connect(at, {Action::condition, spelling, 0, token, end, 0}, next);
    });
  }

  void after_condition(std::size_t at, std::size_t token) {
    graph_.nodes[at].final = token == tokens().size();
    const State next{At::path, false, 0, Hop::none, root_, 0};
    try_keywords(at, [&](std::size_t end, Keyword keyword) {
      if (keyword == Keyword::and_) connect(at, {Action::next_term, 0, 0, token, end, 0}, next);
      if (keyword == Keyword::or_) connect(at, {Action::next_conjunction, 0, 0, token, end, 0}, next);
    });
    if (rules_now().order) try_order(at, token);
  }

  void after_order_path(std::size_t at, std::size_t token, const State& state) {
    hop(at, token, state);
    if (field_of(state).owned_list()) return;
    const State next{At::after_item, true, 0, Hop::none, 0, 0};
    connect(at, {Action::item, 0, 0, token, token, 0}, next);
    try_keywords(at, [&](std::size_t end, Keyword keyword) {
      if (keyword == Keyword::ascending) connect(at, {Action::item, 0, 0, token, end, 0}, next);
      if (keyword == Keyword::descending) connect(at, {Action::item, 1, 0, token, end, 0}, next);
    });
  }

  void after_item(std::size_t at, std::size_t token) {
    graph_.nodes[at].final = token == tokens().size();
    if (!plain(token)) return;
    const State next{At::path, true, 0, Hop::none, root_, 0};
    connect(at, {Action::nothing, 0, 0, token, token, 0}, next);
    try_keywords(at, [&](std::size_t end, Keyword keyword) {
      if (keyword == Keyword::and_) connect(at, {Action::nothing, 0, 0, token, end, 0}, next);
    });
  }

  Vocabulary& vocabulary_;
  std::size_t root_;
  Trie labels_;
  Graph graph_;
  std::vector<std::vector<std::size_t>> at_token_;  // the nodes at each token
};

}  // namespace

Graph parse(Vocabulary& vocabulary, std::size_t entity, std::vector<Token> tokens, bool derived) {
  return Parser(vocabulary, entity, std::move(tokens), derived).run();
}

Sentence sentence_of(const Graph& graph, const std::vector<const Edge*>& way) {
  Sentence out;
  out.verb = graph.verb;
  out.verb_word = graph.tokens.front().text;
  out.verb_range = graph.tokens.front().range;
  out.range = {graph.tokens.front().range.begin, graph.tokens.back().range.end};
  const auto range = [&](const Edge& edge) {
    return Range{graph.tokens[edge.begin].range.begin, graph.tokens[edge.end - 1].range.end};
  };
  Path path;
  for (const Edge* edge : way) {
    switch (edge->action) {
      case Action::nothing:
        break;
      case Action::label:
        out.label = true;
        break;
      case Action::limit:
        out.limit = edge->value;
        out.limit_range = range(*edge);
        break;
      case Action::begin_where:
        out.where = Predicate{{Conjunction{}}};
        break;
      case Action::next_term:
        break;
      case Action::next_conjunction:
        out.where->any_of.emplace_back();
        break;
      case Action::step: {
        const Range words = range(*edge);
        path.steps.push_back({edge->entity, edge->value, words});
        path.range = {path.steps.front().range.begin, words.end};
        break;
      }
      case Action::condition: {
        Condition condition{path, Operator::equal, false, {path.range.end, path.range.end}};
        if (edge->value != kPlainEqual) {
          const Language::Spelling& spelling = language().spellings[edge->value];
          condition.op = spelling.op;
          condition.negated = spelling.negated;
          condition.op_range = range(*edge);
        }
        out.where->any_of.back().terms.push_back(std::move(condition));
        path = {};
        break;
      }
      case Action::item:
        out.order.push_back({path, edge->value == 1});
        path = {};
        break;
    }
  }
  return out;
}

}  // namespace repoc::names
