// Tokens -> graph. The grammar itself is Parser::expand: one case per place.
//   find by sku  ->  [find]-by->[term]->[path]-sku->[after path]-equal->[after condition, final]
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
    if (plain(0))
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
  void try_keyword(std::size_t at, Keyword keyword, Found found) {
    if (!plain(graph_.nodes[at].token)) return;
    try_words(at, language().of(keyword), [&](std::size_t end, std::size_t) { found(end); });
  }
  // A keyword that leads on by itself.
  void try_keyword(std::size_t at, Keyword keyword, Action action, const State& to, std::uint64_t value = 0) {
    const std::size_t token = graph_.nodes[at].token;
    try_keyword(at, keyword, [&](std::size_t end) { connect(at, {action, value, 0, token, end, 0}, to); });
  }
  // The words that follow are read at another place, or the ones before are complete.
  void pass(std::size_t at, Action action, const State& to, std::uint64_t value = 0) {
    const std::size_t token = graph_.nodes[at].token;
    connect(at, {action, value, 0, token, token, 0}, to);
  }

  State path_of(Part part, Either either = Either::no) const {
    return {At::path, part, either, 0, 0, Hop::none, root_, 0};
  }
  static State place(At at, Either either = Either::no, unsigned stage = 0) {
    return {at, Part::object, either, stage, 0, Hop::none, 0, 0};
  }

  // Whether a token follows without a hop.
  bool plain(std::size_t token) const { return token < tokens().size() && tokens()[token].before == Separator::plain; }

  // Whether a dot says that a field follows.
  bool marked(std::size_t token) const {
    return token < tokens().size() && tokens()[token].before == Separator::marked;
  }

  void expand(std::size_t at) {
    const State state = graph_.nodes[at].state;
    const std::size_t token = graph_.nodes[at].token;
    switch (state.at) {
      case At::modifiers:
        return modifiers(at, token, state);
      case At::before_order:
        return try_order(at);
      case At::set:
        try_keyword(at, Keyword::increment, Action::set_kind, path_of(Part::object), of(Set::Kind::increment));
        try_keyword(at, Keyword::decrement, Action::set_kind, path_of(Part::object), of(Set::Kind::decrement));
        try_keyword(at, Keyword::clear, Action::set_kind, path_of(Part::object), of(Set::Kind::clear));
        return pass(at, Action::nothing, path_of(Part::object));
      case At::term:
        try_keyword(at, Keyword::either, Action::either, path_of(Part::where, Either::open));
        return pass(at, Action::nothing, path_of(Part::where));
      case At::path:
        return path(at, token, state);
      case At::after_path:
        return after_path(at, token, state);
      case At::after_object:
        return after_object(at);
      case At::after_condition:
        return after_condition(at, state);
      case At::after_predicate:
        return end_or_tail(at);
      case At::after_group:
        try_keyword(at, Keyword::and_, Action::nothing, path_of(Part::group));
        return try_lock(at);
      case At::after_item:
        return after_item(at, state);
      case At::after_order:
        return try_lock(at);
      case At::end:
        return end_here(at);
    }
  }

  template <class Value>
  static std::uint64_t of(Value value) {
    return static_cast<std::uint64_t>(value);
  }

  void end_here(std::size_t at) { graph_.nodes[at].final = graph_.nodes[at].token == tokens().size(); }

  void modifiers(std::size_t at, std::size_t token, const State& state) {
    const VerbRules& allowed = rules_now();
    const auto free = [&](Modifiers one) { return (allowed.modifiers & one) != 0 && (state.used & one) == 0; };
    const auto used = [&](Modifiers one) {
      State out = state;
      out.used |= one;
      return out;
    };
    if (free(kAll)) try_keyword(at, Keyword::all, Action::nothing, used(kAll));
    if (free(kOne)) try_keyword(at, Keyword::one, Action::nothing, used(kOne));
    if (free(kDistinct)) try_keyword(at, Keyword::distinct, Action::distinct, used(kDistinct));
    if (free(kLimit)) limit(at, token, used(kLimit));
    if (free(kLabel) && plain(token)) {
      try_words(at, labels_,
                [&](std::size_t end, std::size_t) { connect(at, {Action::label, 0, 0, token, end, 0}, used(kLabel)); });
    }
    switch (allowed.object) {
      case Object::none:
        break;
      case Object::projection:
        pass(at, Action::nothing, path_of(Part::object));
        break;
      case Object::distinct_field:
        try_keyword(at, Keyword::distinct, Action::distinct, path_of(Part::object));
        try_keyword(at, Keyword::distinct, Action::distinct, place(At::after_object));
        break;
      case Object::sets:
        return pass(at, Action::nothing, place(At::set));
      case Object::field:
        return pass(at, Action::nothing, path_of(Part::object));
    }
    try_by(at);
    if (allowed.without_by) return end_or_tail(at);
    if (state.used == kAll) try_lock(at);
  }

  // `by` and conditions, or a bare `by` before an order.
  void try_by(std::size_t at) {
    try_keyword(at, Keyword::by, Action::begin_where, place(At::term));
    if (rules_now().order) try_keyword(at, Keyword::by, Action::nothing, place(At::before_order));
  }

  // What may stand after the conditions, or instead of them.
  void end_or_tail(std::size_t at) {
    if (rules_now().order) try_order(at);
    if (rules_now().group) try_keyword(at, Keyword::group_by, Action::nothing, path_of(Part::group));
    try_lock(at);
  }

  void try_order(std::size_t at) { try_keyword(at, Keyword::order_by, Action::nothing, path_of(Part::order)); }

  void try_lock(std::size_t at) {
    end_here(at);
    try_keyword(at, Keyword::for_update, Action::lock, place(At::end), of(Lock::update));
    try_keyword(at, Keyword::skip_locked, Action::lock, place(At::end), of(Lock::update_skip_locked));
    try_keyword(at, Keyword::nowait, Action::lock, place(At::end), of(Lock::update_nowait));
    try_keyword(at, Keyword::for_share, Action::lock, place(At::end), of(Lock::share));
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

  void path(std::size_t at, std::size_t token, const State& state) {
    // The hop that led into a collection or a group was looked at when it was taken; anywhere else a path begins
    // plainly.
    if (state.hop == Hop::none && !plain(token) && !marked(token)) return;
    try_words(at, vocabulary_.fields(state.entity, state.holder), [&](std::size_t end, std::size_t field) {
      State to = state;
      to.at = At::after_path;
      to.field = field;
      to.holder.reset();
      connect(at, {Action::step, field, state.entity, token, end, 0}, to);
    });
  }

  const model::Field& field_of(const State& state) const {
    return vocabulary_.model().entities[state.entity].fields[state.field];
  }

  // The form of a hop at a token, if one may be there: batches_reference, batches__reference, batches.reference. A path
  // keeps to the form of its first hop. At the end of the name any will do, so that an unfinished path is known as one.
  std::optional<Hop> hop_at(std::size_t token, Hop form) const {
    if (token == tokens().size()) return form == Hop::none ? Hop::single : form;
    const Separator before = tokens()[token].before;
    if (before == Separator::odd || graph_.derived != (before == Separator::dot)) return std::nullopt;
    Hop hop = Hop::single;
    if (before == Separator::doubled) hop = Hop::doubled;
    if (before == Separator::dot) hop = Hop::dotted;
    return form == Hop::none || form == hop ? std::optional(hop) : std::nullopt;
  }

  void hop(std::size_t at, std::size_t token, const State& state) {
    const model::Field& field = field_of(state);
    if (!field.owns && !field.is_group()) return;
    const std::optional<Hop> form = hop_at(token, state.hop);
    if (!form) return;
    State to = state;
    to.at = At::path;
    to.hop = *form;
    if (field.owns) to.entity = *field.owns;
    to.holder = field.owns ? std::nullopt : std::optional(state.field);
    to.field = 0;
    pass(at, Action::nothing, to);
    if (field.is_group()) return;
    if (state.part != Part::where || token == tokens().size() || !hop_at(token + 1, *form)) return;
    const auto quantifier = [&](Keyword keyword, Quantifier value) {
      language().of(keyword).match(tokens(), token, [&](std::size_t end, std::size_t) {
        connect(at, {Action::quantifier, of(value), 0, token, end, 0}, to);
      });
    };
    quantifier(Keyword::any, Quantifier::any);
    quantifier(Keyword::every, Quantifier::every);
    quantifier(Keyword::none, Quantifier::none);
  }

  void after_path(std::size_t at, std::size_t token, const State& state) {
    hop(at, token, state);
    if (state.part == Part::where) return operators(at, token, state);
    if (field_of(state).owns) return;
    switch (state.part) {
      case Part::object:
        return pass(at, Action::object, place(At::after_object));
      case Part::group:
        return pass(at, Action::group_key, place(At::after_group));
      case Part::order:
        return pass(at, Action::item, place(At::after_item));
      case Part::other:
        return pass(at, Action::other, place(At::after_condition, state.either, kFolded));
      case Part::where:
        break;
    }
  }

  void operators(std::size_t at, std::size_t token, const State& state) {
    const model::Field& field = field_of(state);
    const State next = place(At::after_condition, state.either);
    if (!field.owns) pass(at, Action::condition, next, kPlainEqual);
    if (!plain(token)) return;
    const std::vector<Named> named = enumerators(at, token, field);
    const bool is = tokens()[token].text == "is";
    try_words(at, language().operators, [&](std::size_t end, std::size_t spelling) {
      const OperatorRow& row = *language().spellings[spelling].row;
      if (field.owns && !applies(row, field)) return;
      const bool same_words = std::any_of(named.begin(), named.end(), [&](const Named& n) { return n.end == end; });
      if (row.op == Operator::is_null && same_words && (!is || !field.optional())) return;
      connect(at, {Action::condition, spelling, 0, token, end, 0}, next);
    });
    if (field.owns) return;
    try_words(at, language().field_operators, [&](std::size_t end, std::size_t spelling) {
      connect(at, {Action::compare, spelling, 0, token, end, 0}, path_of(Part::other, state.either));
    });
    for (const Named& one : named) connect(at, {Action::enumerator, one.value, 0, token, one.end, 0}, next);
  }

  // An enumerator that the words from a token to `end` name; `value` as Vocabulary::enumerators has it.
  struct Named {
    std::size_t end;
    std::uint64_t value;
    const model::Words* words;
  };

  // Of the ways to split the same words into `is`, `not` and an enumerator those that count. An enumerator may begin
  // with words of the language itself: after `is` they are the language's (is_not_x is not `x`, is_null is absent), and
  // without it the enumerator's (not_x, null).
  std::vector<Named> enumerators(std::size_t at, std::size_t token, const model::Field& field) {
    std::vector<Named> out;
    const std::optional<std::size_t> index = enum_of(field);
    if (!index) return out;
    const std::vector<model::Enumerator>& all = vocabulary_.model().enums[*index].enumerators;
    try_words(at, vocabulary_.enumerators(*index),
              [&](std::size_t end, std::size_t value) { out.push_back({end, value, &all[value / 2].words}); });
    const bool is = tokens()[token].text == "is";
    const auto better = [&](const Named& a, const Named& b) {
      if (a.end != b.end) return false;
      if (!is) return a.words->size() > b.words->size();
      return a.value % 2 == 1 && b.value % 2 == 0 && b.words->front() == "not";
    };
    const std::vector<Named> read = out;
    std::erase_if(out, [&](const Named& one) {
      const bool null = is && field.optional() && absence(token, one.end);
      return null || std::any_of(read.begin(), read.end(), [&](const Named& other) { return better(other, one); });
    });
    return out;
  }

  // Whether the words say that a value is absent, or that it is not.
  bool absence(std::size_t token, std::size_t end) const {
    bool out = false;
    language().operators.match(tokens(), token, [&](std::size_t to, std::size_t spelling) {
      out = out || (to == end && language().spellings[spelling].row->op == Operator::is_null);
    });
    return out;
  }

  void after_object(std::size_t at) {
    const VerbRules& allowed = rules_now();
    if (allowed.object == Object::projection) try_keyword(at, Keyword::and_, Action::nothing, path_of(Part::object));
    if (allowed.object == Object::sets) try_keyword(at, Keyword::and_, Action::nothing, place(At::set));
    try_by(at);
    if (allowed.without_by) end_or_tail(at);
  }

  void after_condition(std::size_t at, const State& state) {
    if (state.stage < kFolded) {
      try_keyword(at, Keyword::ignore_case, Action::fold, place(At::after_condition, state.either, kFolded));
    }
    if (state.either == Either::no) {
      try_keyword(at, Keyword::or_, Action::next_conjunction, place(At::term));
    } else {
      try_keyword(at, Keyword::or_, Action::next_alternative, path_of(Part::where, Either::complete));
    }
    if (state.either == Either::open) return;
    try_keyword(at, Keyword::and_, Action::next_term, place(At::term));
    try_keyword(at, Keyword::all_ignore_case, Action::fold_all, place(At::after_predicate));
    end_or_tail(at);
  }

  void after_item(std::size_t at, const State& state) {
    const auto next = [](unsigned stage) { return place(At::after_item, Either::no, stage); };
    if (state.stage < kFolded) try_keyword(at, Keyword::ignore_case, Action::fold, next(kFolded));
    if (state.stage < kDirected) {
      try_keyword(at, Keyword::ascending, Action::nothing, next(kDirected));
      try_keyword(at, Keyword::descending, Action::descending, next(kDirected));
    }
    if (state.stage < kNullsPlaced) {
      try_keyword(at, Keyword::nulls_first, Action::nulls, next(kNullsPlaced), of(Nulls::first));
      try_keyword(at, Keyword::nulls_last, Action::nulls, next(kNullsPlaced), of(Nulls::last));
    }
    if (plain(graph_.nodes[at].token)) pass(at, Action::nothing, path_of(Part::order));
    try_keyword(at, Keyword::and_, Action::nothing, path_of(Part::order));
    try_keyword(at, Keyword::all_ignore_case, Action::fold_all, place(At::after_order));
    try_lock(at);
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

}  // namespace repoc::names
