// A graph without a complete reading -> why: the furthest word that failed, what was legal there, the nearest spelling.
//   find_by_skuu_and_name: at `skuu` a field of Product; nearest `sku`
#include <algorithm>

#include "names/parser.hpp"
#include "text/distance.hpp"

namespace repoc::names {

namespace {

// A misspelling is looked for in so many words from where it begins.
constexpr std::size_t kMaxWords = 8;
// An enum may have many values: a message names so many operators and values at most.
constexpr std::size_t kMaxShown = 14;
// A suggestion may change so much of what was written: `adn` is `and`, but `of` is not `or`.
constexpr double kMaxChange = 0.4;

// Something that could have gone on at the furthest word.
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
};

class Explainer {
 public:
  Explainer(Vocabulary& vocabulary, const std::string& sentence, const Graph& graph)
      : vocabulary_(vocabulary), model_(vocabulary.model()), sentence_(sentence), graph_(graph) {}

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
    out.nearest = text::nearest(out.text, out.expected);
    return out;
  }

  Candidate candidate(const Node& node) const {
    Candidate out;
    out.node = &node;
    out.entity = node.state.entity;
    const State& state = node.state;
    switch (state.at) {
      case At::modifiers:
        modifiers(state, out);
        break;
      case At::before_order:
        break;
      case At::set:
        offer(out, 0, "'increment', 'decrement', 'clear' or a field to set", {"increment", "decrement", "clear"});
        break;
      case At::term:
        offer(out, 0, "a condition or 'either' and conditions", {"either"});
        break;
      case At::path:
        offer(out, 3, "a field of '" + entity_name(state.entity) + "'",
              sets(state) ? settable_spellings(model_, state.entity) : field_spellings(model_, state.entity));
        break;
      case At::after_path:
        if (state.part == Part::where) {
          operators_of(state, out);
        } else if (const model::Field& field = field_of(state); field.owned_list()) {
          elements_of(field, out);
        }
        break;
      case At::after_object:
        after_object(out);
        break;
      case At::after_condition:
        after_condition(state, out);
        break;
      case At::after_predicate:
        offer(out, 1, after_clause(), clauses());
        break;
      case At::after_group:
        offer(out, 1, "'and' and another field, or the end", {"and"});
        break;
      case At::after_item:
        after_item(state, out);
        break;
      case At::after_order:
        offer(out, 1, graph_.verb == Verb::find ? "a lock or the end" : "the end", locks());
        break;
      case At::end:
        offer(out, 1, "the end", {});
        break;
    }
    return out;
  }

  static void offer(Candidate& out, int rank, std::string wanted, std::vector<std::string> expected) {
    out.rank = rank;
    out.wanted = std::move(wanted);
    out.spellings = expected;
    out.expected = std::move(expected);
  }
  static void also_spelled(Candidate& out, const std::vector<std::string>& more) {
    out.spellings.insert(out.spellings.end(), more.begin(), more.end());
  }

  std::vector<std::string> locks() const {
    if (graph_.verb != Verb::find) return {};
    return {"for_update", "for_update_skip_locked", "for_update_nowait", "for_share"};
  }
  // What may begin where the conditions end.
  std::vector<std::string> clauses() const {
    std::vector<std::string> out;
    if (allowed().order) out.emplace_back("order_by");
    if (allowed().group) out.emplace_back("group_by");
    return out;
  }
  std::string after_clause() const {
    return allowed().order ? "an order or the end" : allowed().group ? "a group or the end" : "the end";
  }
  // "'and', 'or', an order or the end"
  std::string choice(const std::string& first) const {
    const std::string last = after_clause();
    return first + (last == "the end" ? " or " : ", ") + last;
  }

  void modifiers(const State& state, Candidate& out) const {
    if (is_field_due(At::modifiers)) return;
    const bool all = (allowed().modifiers & kAll & ~state.used) != 0;
    std::string wanted = "'by' and a condition";
    if (allowed().without_by) wanted += ", or the end";
    if (graph_.verb == Verb::remove && state.used == 0) wanted += ", or 'all',";
    offer(out, 1, wanted, {"by"});
    if (graph_.verb == Verb::find) out.expected.insert(out.expected.end(), {"order_by", "first", "distinct"});
    if (graph_.verb == Verb::count) out.expected.insert(out.expected.end(), {"distinct", "group_by"});
    if (all) out.expected.emplace_back("all");
    out.spellings = out.expected;
    if (allowed().without_by) also_spelled(out, locks());
  }

  void after_object(Candidate& out) const {
    const bool several = allowed().object == Object::projection || allowed().object == Object::sets;
    std::string wanted = several ? "'and' and another field, or 'by' and a condition" : "'by' and a condition";
    if (allowed().without_by) wanted = (several ? "'and', " : "") + choice("'by' and a condition");
    offer(out, 1, wanted, {"by"});
    if (several) out.expected.emplace_back("and");
    if (allowed().without_by) {
      const std::vector<std::string> more = clauses();
      out.expected.insert(out.expected.end(), more.begin(), more.end());
    }
    out.spellings = out.expected;
    if (allowed().without_by) also_spelled(out, locks());
  }

  std::string after_condition(Either either) const {
    return either == Either::open ? "'or' and another condition of the group" : choice("'and', 'or'");
  }

  void after_condition(const State& state, Candidate& out) const {
    if (state.either == Either::open) {
      offer(out, 1, after_condition(state.either), {"or"});
    } else {
      offer(out, 1, after_condition(state.either), {"and", "or"});
      const std::vector<std::string> more = clauses();
      out.expected.insert(out.expected.end(), more.begin(), more.end());
      out.spellings = out.expected;
      if (allowed().order) also_spelled(out, {"sort_by"});
      also_spelled(out, locks());
      also_spelled(out, {"all_ignore_case", "all_ignoring_case"});
    }
    if (state.stage < kFolded) also_spelled(out, {"ignore_case", "ignoring_case"});
  }

  void after_item(const State& state, Candidate& out) const {
    std::vector<std::string> expected;
    if (state.stage < kDirected) expected = {"desc", "asc"};
    if (state.stage < kNullsPlaced) expected.insert(expected.end(), {"nulls_first", "nulls_last"});
    if (state.stage < kFolded) expected.emplace_back("ignore_case");
    expected.emplace_back("and");
    offer(out, state.stage == 0 ? 2 : 1,
          state.stage < kDirected ? "'desc', 'asc', another field or the end" : "another field or the end", expected);
    if (state.stage < kFolded) also_spelled(out, {"ignoring_case"});
    also_spelled(out, {"all_ignore_case", "all_ignoring_case"});
    also_spelled(out, locks());
  }

  const VerbRules& allowed() const { return rules(graph_.verb); }
  // Whether the field at the state is one to set.
  bool sets(const State& state) const { return allowed().object == Object::sets && state.part == Part::object; }
  const model::Field& field_of(const State& state) const { return model_.entities[state.entity].fields[state.field]; }
  static std::size_t child(const model::Field& list) { return list.type.args.front().index; }

  void operators_of(const State& state, Candidate& out) const {
    const model::Field& field = field_of(state);
    const FieldKinds kind = kind_of(field.type);
    if (kind == kCollection) {
      elements_of(field, out);
      out.wanted += " or 'is_empty'";
      return also_spelled(out, {"empty", "is_empty", "not_empty", "is_not_empty"});
    }
    out.rank = 2;
    out.wanted = state.either == Either::open ? "an operator, or " + after_condition(state.either)
                                              : "an operator, " + after_condition(state.either);
    const auto legal = [&](const OperatorRow& row) {
      return (row.applies & kind) != 0 && (row.op != Operator::is_null || field.optional());
    };
    for (const OperatorRow& row : operators()) {
      const std::string spelling = spelling_of(row.op, false);
      if (legal(row) && row.op != Operator::enumerator &&
          std::find(out.expected.begin(), out.expected.end(), spelling) == out.expected.end()) {
        out.expected.push_back(spelling);
      }
    }
    for (const Language::Spelling& one : language().spellings) {
      if (!legal(*one.row)) continue;
      out.spellings.push_back(one.text);
      if (one.row->compare) out.spellings.push_back(one.text + "_field");
    }
    if (const std::optional<std::size_t> index = enum_of(field)) enumerators_of(model_.enums[*index], out);
    if (kind == kText) out.expected.emplace_back("ignore_case");
    if (kind == kText) also_spelled(out, {"ignore_case", "ignoring_case"});
    if (state.either != Either::open) out.expected.emplace_back("and");
    out.expected.emplace_back("or");
  }

  void elements_of(const model::Field& list, Candidate& out) const {
    out.entity = list.type.args.front().index;
    offer(out, 0, "a field of '" + entity_name(out.entity) + "'", field_spellings(model_, out.entity));
  }

  static void enumerators_of(const model::Enum& type, Candidate& out) {
    for (const model::Enumerator& one : type.enumerators) {
      const std::string words = joined(one.words, "_");
      if (out.expected.size() < kMaxShown) out.expected.push_back(words);
      also_spelled(out, {words, "is_" + words, "not_" + words, "is_not_" + words});
    }
  }

  // A keyword or an operator that is spelled well and stands in the wrong place. Where a field is due it is one only if
  // it stands alone: `first_name` is a field that does not exist.
  std::optional<std::size_t> keyword(const Candidate& c) const {
    if (c.node->token != furthest_ || at_end(c)) return std::nullopt;
    const bool field_due = is_field_due(c.node->state.at);
    if (auto end = language().keywords.longest(tokens(), furthest_)) {
      if (!field_due || connective(furthest_) || alone(*end)) return end;
    }
    if (!field_due) return std::nullopt;
    const std::optional<std::size_t> end = language().operators.longest(tokens(), furthest_);
    return end && alone(*end) ? end : std::nullopt;
  }
  bool is_field_due(At at) const {
    if (at == At::modifiers) return allowed().object == Object::field || allowed().object == Object::sets;
    return at == At::path || at == At::term || at == At::set;
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
    if (at_end(c) || is_keyword(c)) return;
    const std::size_t begin = c.node->token;
    std::size_t last = std::min(std::max(end_of_words(c), furthest_ + 1), tokens().size());
    // `gruop_by`: the `by` may belong to the word before it.
    if (last < tokens().size() && tokens()[last].text == "by") ++last;
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
    if (longer.empty() && !sets(c.node->state)) owned_fields(c.node->state.entity, text, "", 0, longer);
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

  // update_batches_by_sku: whatever follows the collection, there is nothing to set in it.
  std::optional<Failure> set_of_collection(const Candidate& c) const {
    const State& state = c.node->state;
    const bool in_path = state.at == At::path || (state.at == At::after_path && field_of(state).owned_list());
    if (!sets(state) || !in_path) return std::nullopt;
    Path path = path_to(*c.node);
    if (path.steps.empty()) return std::nullopt;
    path.steps.resize(1);
    path.range = path.steps.front().range;
    Failure out;
    out.kind = Failure::Kind::misplaced_keyword;
    out.of_sets = true;
    out.entity = path.steps.front().entity;
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
    if (begin > 0 && (state.at != At::path || stray_field(state, begin))) wrong_separator(state, begin, out);
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

  // by__name: a field that is there, with a hop before it.
  bool stray_field(const State& state, std::size_t token) const {
    return state.at == At::path && state.hop == Hop::none && tokens()[token].before != Separator::plain &&
           vocabulary_.fields(state.entity).longest(tokens(), token).has_value();
  }

  // sku__like, or a path with hops of both forms: the separator is wrong, not the word.
  void wrong_separator(const State& state, std::size_t token, Failure& out) const {
    const Separator before = tokens()[token].before;
    const bool owned = state.at == At::after_path && field_of(state).owned_list();
    const bool mixed = owned && before == Separator::plain && (graph_.derived || state.hop == Hop::doubled);
    const bool field = stray_field(state, token);
    if (before != Separator::doubled && before != Separator::dot && !mixed && !field) {
      out.stray_hop = before != Separator::plain;
      return;
    }
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
      end = vocabulary_.fields(child(field_of(state))).longest(tokens(), token);
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
  const std::string& sentence_;
  const Graph& graph_;
  std::size_t furthest_ = 0;
};

}  // namespace

Failure explain(Vocabulary& vocabulary, const std::string& sentence, const Graph& graph) {
  return Explainer(vocabulary, sentence, graph).run();
}

}  // namespace repoc::names
