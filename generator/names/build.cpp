// A way through the graph -> the sentence that it says.
//   step sku, condition like, fold, item step name, descending  ->  where sku like ? ignoring case order by name desc
#include <utility>

#include "names/parser.hpp"

namespace repoc::names {

namespace {

class Builder {
 public:
  Builder(const model::Model& model, const Graph& graph) : model_(model), tokens_(graph.tokens) {
    out_.verb = graph.verb;
    out_.verb_word = tokens_.front().text;
    out_.verb_range = tokens_.front().range;
    out_.range = {tokens_.front().range.begin, tokens_.back().range.end};
  }

  void take(const Edge& edge) {
    if (edge.begin != edge.end && edge.action == Action::nothing && tokens_[edge.begin].text == "and") joined_ = true;
    switch (edge.action) {
      case Action::nothing:
      case Action::either:
        return;
      case Action::label:
        out_.label = true;
        return;
      case Action::limit:
        out_.limit = edge.value;
        out_.limit_range = range(edge);
        return;
      case Action::distinct:
        out_.distinct = true;
        out_.distinct_range = range(edge);
        return;
      case Action::begin_where:
        out_.where = Predicate{{Conjunction{}}};
        return;
      case Action::next_conjunction:
        out_.where->any_of.emplace_back();
        return;
      case Action::next_term:
        return;
      case Action::next_alternative:
        alternative_ = true;
        return;
      case Action::step:
      case Action::quantifier:
        return extend_path(edge);
      case Action::condition:
      case Action::enumerator:
      case Action::compare:
      case Action::other:
        return condition(edge);
      case Action::object:
        return object();
      case Action::set_kind:
        set_kind_ = static_cast<Set::Kind>(edge.value);
        set_begin_ = range(edge).begin;
        return;
      case Action::group_key:
        out_.group.push_back(std::exchange(path_, {}));
        return;
      case Action::item:
        if (!out_.order.empty() && !joined_) ++out_.juxtaposed;
        joined_ = false;
        out_.order.push_back({std::exchange(path_, {}), false, false, Nulls::standard, {}});
        return;
      case Action::fold:
        return fold(edge);
      case Action::fold_all:
        return out_.order.empty() ? fold_conditions() : fold_items();
      case Action::descending:
        out_.order.back().descending = true;
        return;
      case Action::nulls:
        out_.order.back().nulls = static_cast<Nulls>(edge.value);
        return;
      case Action::lock:
        out_.lock = static_cast<Lock>(edge.value);
        out_.lock_range = range(edge);
        return;
    }
  }

  Sentence finish() && { return std::move(out_); }

 private:
  Range range(const Edge& edge) const { return {tokens_[edge.begin].range.begin, tokens_[edge.end - 1].range.end}; }

  void extend_path(const Edge& edge) {
    if (edge.action == Action::quantifier) {
      path_.steps.back().quantifier = static_cast<Quantifier>(edge.value);
      return;
    }
    Range words = range(edge);
    // A part stands for the way to it: its group is no step of its own.
    const model::Field& field = model_.entities[edge.entity].fields[edge.value];
    if (field.holder && !path_.steps.empty() && path_.steps.back().entity == edge.entity &&
        path_.steps.back().field == *field.holder) {
      words.begin = path_.steps.back().range.begin;
      path_.steps.pop_back();
    }
    path_.steps.push_back({edge.entity, edge.value, words, Quantifier::any});
    path_.range = {path_.steps.front().range.begin, words.end};
  }

  void condition(const Edge& edge) {
    if (edge.action == Action::other) {
      comparison_.other = std::exchange(path_, {});
      return add(std::exchange(comparison_, {}));
    }
    Condition out;
    out.path = std::exchange(path_, {});
    out.op_range = {out.path.range.end, out.path.range.end};
    if (edge.begin != edge.end) out.op_range = range(edge);
    if (edge.action == Action::enumerator) {
      out.op = Operator::enumerator;
      out.enumerator = edge.value / 2;
      out.negated = edge.value % 2 == 1;
    } else if (edge.value != kPlainEqual) {
      const Language::Spelling& spelling = language().spellings[edge.value];
      out.op = spelling.row->op;
      out.negated = spelling.negated;
      out.ignore_case = spelling.row->folds;
    }
    if (edge.action != Action::compare) return add(std::move(out));
    comparison_ = std::move(out);
  }

  void add(Condition condition) {
    std::vector<Term>& terms = out_.where->any_of.back().terms;
    if (!std::exchange(alternative_, false)) terms.emplace_back();
    terms.back().any_of.push_back(std::move(condition));
  }

  void object() {
    if (out_.verb != Verb::update) {
      out_.paths.push_back(std::exchange(path_, {}));
      return;
    }
    const Range words{set_begin_.value_or(path_.range.begin), path_.range.end};
    out_.sets.push_back({set_kind_, std::exchange(path_, {}), words});
    set_kind_ = Set::Kind::assign;
    set_begin_.reset();
  }

  void fold(const Edge& edge) {
    if (!out_.order.empty()) {
      out_.order.back().ignore_case = true;
      out_.order.back().fold_range = range(edge);
      return;
    }
    Condition& last = out_.where->any_of.back().terms.back().any_of.back();
    last.ignore_case = true;
    last.fold_range = range(edge);
  }

  bool is_text(const Path& path) const {
    const Step& last = path.steps.back();
    return kind_of(model_.entities[last.entity].fields[last.field].type) == kText;
  }

  // `is_null` and `is_empty` compare no text.
  void fold_conditions() {
    for (Conjunction& conjunction : out_.where->any_of) {
      for (Term& term : conjunction.terms) {
        for (Condition& one : term.any_of) {
          const bool compares = one.op != Operator::is_null && one.op != Operator::is_empty;
          if (compares && is_text(one.path)) one.ignore_case = true;
        }
      }
    }
  }

  void fold_items() {
    for (OrderItem& one : out_.order) {
      if (is_text(one.path)) one.ignore_case = true;
    }
  }

  const model::Model& model_;
  const std::vector<Token>& tokens_;
  Sentence out_;
  Path path_;                 // that is not ended yet
  Condition comparison_;      // that waits for its other field
  bool joined_ = true;        // an `and` stands before the item of the order that follows, or it is the first
  bool alternative_ = false;  // the next condition belongs to the last `either` group
  Set::Kind set_kind_ = Set::Kind::assign;
  std::optional<std::uint32_t> set_begin_;
};

}  // namespace

Sentence sentence_of(const model::Model& model, const Graph& graph, const std::vector<const Edge*>& way) {
  Builder builder(model, graph);
  for (const Edge* edge : way) builder.take(*edge);
  return std::move(builder).finish();
}

}  // namespace repoc::names
