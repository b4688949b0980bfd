// Sentence -> text: the dump, and the spelling that selects a reading.
//   find first 3 where batches.reference = ? and (name contains ? or sku is null) order by sku desc
//   find_first_3_by_batches__reference_and_...
#include <algorithm>

#include "names/grammar.hpp"
#include "names/sentence.hpp"
#include "names/vocabulary.hpp"

namespace repoc::names {

namespace {

std::string path_text(const model::Model& model, const Path& path, std::string_view hop) {
  std::string out;
  for (const Step& step : path.steps) {
    if (!out.empty()) out += hop;
    out += joined(model.entities[step.entity].fields[step.field].words, "_");
  }
  return out;
}

std::string operator_text(const Condition& c) {
  const std::string no = c.negated ? "not " : "";
  switch (c.op) {
    case Operator::equal:
      return c.negated ? "!= ?" : "= ?";
    case Operator::less:
      return no + "< ?";
    case Operator::less_equal:
      return no + "<= ?";
    case Operator::greater:
      return no + "> ?";
    case Operator::greater_equal:
      return no + ">= ?";
    case Operator::between:
      return no + "between ? and ?";
    case Operator::in:
      return no + "in ?";
    case Operator::like:
      return no + "like ?";
    case Operator::starts_with:
      return no + "starting with ?";
    case Operator::ends_with:
      return no + "ending with ?";
    case Operator::contains:
      return no + "containing ?";
    case Operator::is_null:
      return "is " + no + "null";
    case Operator::is_true:
      return "is " + no + "true";
    case Operator::is_false:
      return "is " + no + "false";
    case Operator::is_empty:
      return "is " + no + "empty";
  }
  return "";
}

std::string where_text(const model::Model& model, const Predicate& where) {
  std::string out;
  for (const Conjunction& conjunction : where.any_of) {
    if (!out.empty()) out += " or ";
    const bool grouped = where.any_of.size() > 1 && conjunction.terms.size() > 1;
    if (grouped) out += '(';
    for (const Condition& term : conjunction.terms) {
      if (&term != conjunction.terms.data()) out += " and ";
      out.append(path_text(model, term.path, ".")).append(" ").append(operator_text(term));
    }
    if (grouped) out += ')';
  }
  return out;
}

std::string_view verb_text(Verb verb) {
  switch (verb) {
    case Verb::find:
      return "find";
    case Verb::count:
      return "count";
    case Verb::exists:
      return "exists";
    case Verb::remove:
      return "delete";
  }
  return "";
}

// How operators are written in a spelling: `code_like`, `code_equal`, or `code_is_like`.
enum class Explicit { no, equal, all };

std::string condition_spelling(const model::Model& model, const Condition& c, std::string_view hop, Explicit form) {
  std::string out = path_text(model, c.path, hop);
  if (c.op == Operator::equal && !c.negated && form == Explicit::no) return out;
  std::string op = spelling_of(c.op, c.negated);
  if (form == Explicit::all && c.op != Operator::equal && !op.starts_with("is_")) op.insert(0, "is_");
  return out.append("_").append(op);
}

std::string spelling(const model::Model& model, const Sentence& s, std::string_view hop, Explicit form) {
  std::string out = s.verb_word.empty() ? std::string(verb_text(s.verb)) : s.verb_word;
  if (s.limit) out += *s.limit == 1 ? "_first" : "_first_" + std::to_string(*s.limit);
  if (s.verb == Verb::remove && !s.where) out += "_all";
  if (s.where) {
    out += "_by";
    for (const Conjunction& conjunction : s.where->any_of) {
      if (&conjunction != s.where->any_of.data()) out += "_or";
      for (const Condition& term : conjunction.terms) {
        if (&term != conjunction.terms.data()) out += "_and";
        out.append("_").append(condition_spelling(model, term, hop, form));
      }
    }
  }
  if (!s.order.empty()) out += "_order_by";
  for (const OrderItem& item : s.order) {
    if (&item != s.order.data()) out += "_and";
    out.append("_").append(path_text(model, item.path, hop)).append(item.descending ? "_desc" : "");
  }
  return out;
}

}  // namespace

std::string dump(const model::Model& model, const Sentence& sentence) {
  std::string out(verb_text(sentence.verb));
  if (sentence.limit) out += " first " + std::to_string(*sentence.limit);
  if (sentence.where) out.append(" where ").append(where_text(model, *sentence.where));
  for (const OrderItem& item : sentence.order) {
    out += (&item == sentence.order.data() ? " order by " : ", ") + path_text(model, item.path, ".");
    if (item.descending) out += " desc";
  }
  return out;
}

namespace {

// A path that says whose sentence it is, if there is one.
const Path* any_path(const Sentence& sentence) {
  if (!sentence.order.empty()) return &sentence.order.front().path;
  return sentence.where ? &sentence.where->any_of.front().terms.front().path : nullptr;
}

// The first spelling with one of these hops that is read as this sentence and nothing else.
std::optional<std::string> selecting(const model::Model& model, const Sentence& sentence,
                                     const std::vector<std::string_view>& hops, bool derived) {
  const Path* path = any_path(sentence);
  if (path == nullptr) return spelling(model, sentence, "_", Explicit::no);
  for (const Explicit form : {Explicit::no, Explicit::equal, Explicit::all}) {
    for (const std::string_view hop : hops) {
      std::string text = spelling(model, sentence, hop, form);
      const Reading reading = read(model, path->steps.front().entity, text, derived);
      if (reading.sentences.size() == 1 && reading.sentences.front() == sentence) return text;
    }
  }
  return std::nullopt;
}

}  // namespace

std::string canonical_spelling(const model::Model& model, const Sentence& sentence) {
  if (auto text = selecting(model, sentence, {"_", "__"}, false)) return *text;
  if (auto text = selecting(model, sentence, {"."}, true)) return "[[repoc::derive(\"" + *text + "\")]]";
  return spelling(model, sentence, "__", Explicit::no);
}

}  // namespace repoc::names
