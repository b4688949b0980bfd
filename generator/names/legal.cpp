// A node of the graph -> what may stand there: everything for the nearest spelling, and what is worth showing of it.
//   after `order_by_sku`: 'desc', 'asc', another field or the end
#include "names/legal.hpp"

#include "text/words.hpp"

namespace repoc::names {

namespace {

// An enum may have many values: a message names so many operators and values at most.
constexpr std::size_t kMaxShown = 14;

class Legal {
 public:
  Legal(const model::Model& model, const Graph& graph) : model_(model), graph_(graph) {}

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
        if (state.holder) {
          const model::Field& group = model_.entities[state.entity].fields[*state.holder];
          offer(out, 3, "a part of '" + group.name + "'", part_spellings(state.entity, *state.holder));
        } else {
          offer(out, 3, "a field of '" + entity_name(state.entity) + "'",
                sets(state) ? settable_spellings(model_, state.entity) : field_spellings(model_, state.entity));
        }
        break;
      case At::after_path:
        if (state.part == Part::where) {
          operators_of(state, out);
        } else if (const model::Field& field = field_of(state); field.owns) {
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

 private:
  std::string entity_name(std::size_t entity) const { return text::unqualified(model_.entities[entity].name); }

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
    if (field_due(graph_.verb, At::modifiers)) return;
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
  bool sets(const State& state) const { return names::sets(graph_.verb, state); }
  const model::Field& field_of(const State& state) const { return model_.entities[state.entity].fields[state.field]; }

  void operators_of(const State& state, Candidate& out) const {
    const model::Field& field = field_of(state);
    const FieldKinds kind = kind_of(field.type);
    if (kind == kCollection) {
      elements_of(field, out);
      const std::vector<std::string> operators = operator_spellings(field);
      for (const std::string& one : operators) out.wanted += (&one == &operators.back() ? " or '" : ", '") + one + "'";
      for (const Language::Spelling& one : language().spellings) {
        if (applies(*one.row, field)) out.spellings.push_back(one.text);
      }
      return;
    }
    out.rank = 2;
    out.wanted = state.either == Either::open ? "an operator, or " + after_condition(state.either)
                                              : "an operator, " + after_condition(state.either);
    out.expected = operator_spellings(field);
    for (const Language::Spelling& one : language().spellings) {
      if (!applies(*one.row, field)) continue;
      out.spellings.push_back(one.text);
      if (one.row->compare) out.spellings.push_back(one.text + "_field");
    }
    if (const std::optional<std::size_t> index = enum_of(field)) enumerators_of(model_.enums[*index], out);
    if (kind == kText) out.expected.emplace_back("ignore_case");
    if (kind == kText) also_spelled(out, {"ignore_case", "ignoring_case"});
    if (state.either != Either::open) out.expected.emplace_back("and");
    out.expected.emplace_back("or");
  }

  // By the words that they add to their group's.
  std::vector<std::string> part_spellings(std::size_t entity, std::size_t holder) const {
    std::vector<std::string> out;
    const model::Field& group = model_.entities[entity].fields[holder];
    for (std::size_t part : group.parts) {
      const model::Field& field = model_.entities[entity].fields[part];
      if (field.presence) continue;
      const auto above = static_cast<std::ptrdiff_t>(group.words.size());
      out.push_back(joined(model::Words(field.words.begin() + above, field.words.end()), "_"));
    }
    return out;
  }

  void elements_of(const model::Field& list, Candidate& out) const {
    out.entity = *list.owns;
    offer(out, 0, "a field of '" + entity_name(out.entity) + "'", field_spellings(model_, out.entity));
  }

  static void enumerators_of(const model::Enum& type, Candidate& out) {
    for (const model::Enumerator& one : type.enumerators) {
      const std::string words = joined(one.words, "_");
      if (out.expected.size() < kMaxShown) out.expected.push_back(words);
      also_spelled(out, {words, "is_" + words, "not_" + words, "is_not_" + words});
    }
  }

  const model::Model& model_;
  const Graph& graph_;
};

}  // namespace

bool sets(Verb verb, const State& state) { return rules(verb).object == Object::sets && state.part == Part::object; }

bool field_due(Verb verb, At at) {
  const Object object = rules(verb).object;
  if (at == At::modifiers) return object == Object::field || object == Object::sets;
  return at == At::path || at == At::term || at == At::set;
}

Candidate legal_at(const model::Model& model, const Graph& graph, const Node& node) {
  return Legal(model, graph).candidate(node);
}

}  // namespace repoc::names
