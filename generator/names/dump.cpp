// Sentence -> text, with its grouping in words.
//   find first 3 distinct sku, name where every batches.qty > ? and (name containing ? ignoring case or status is open)
//   order by sku desc nulls last for update
#include "names/sentence.hpp"
#include "names/vocabulary.hpp"
#include "text/words.hpp"

namespace repoc::names {

namespace {

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
    case Verb::update:
      return "update";
    case Verb::sum:
      return "sum";
    case Verb::average:
      return "avg";
    case Verb::min:
      return "min";
    case Verb::max:
      return "max";
  }
  return "";
}

class Dump {
 public:
  explicit Dump(const model::Model& model) : model_(model) {}

  std::string text(const Sentence& s) const {
    std::string out(verb_text(s.verb));
    if (s.limit) out += " first " + std::to_string(*s.limit);
    if (s.distinct) out += " distinct";
    const auto path_text = [&](const Path& one) { return path(one); };
    out += text::join(s.paths, " ", ", ", path_text);
    out += text::join(s.sets, " set ", ", ", [&](const Set& one) { return set(one); });
    if (s.where) out += " where " + where(*s.where);
    out += text::join(s.group, " group by ", ", ", path_text);
    out += text::join(s.order, " order by ", ", ", [&](const OrderItem& one) { return item(one); });
    return out.append(words_of(s.lock));
  }

 private:
  // `every` and `none` stand before the collection that they are about: batches.every allocations.qty
  std::string path(const Path& path) const {
    std::string out;
    for (const Step& step : path.steps) {
      if (!out.empty()) out += '.';
      if (step.quantifier == Quantifier::every) out += "every ";
      if (step.quantifier == Quantifier::none) out += "none ";
      out += field_text(model_.entities[step.entity].fields[step.field], ".");
    }
    return out;
  }

  std::string set(const Set& set) const {
    const std::string name = path(set.path);
    switch (set.kind) {
      case Set::Kind::assign:
        return name + " = ?";
      case Set::Kind::increment:
        return name + " = " + name + " + ?";
      case Set::Kind::decrement:
        return name + " = " + name + " - ?";
      case Set::Kind::clear:
        return name + " = null";
    }
    return "";
  }

  std::string item(const OrderItem& item) const {
    std::string out = path(item.path);
    if (item.ignore_case) out += " ignoring case";
    if (item.descending) out += " desc";
    if (item.nulls == Nulls::first) out += " nulls first";
    if (item.nulls == Nulls::last) out += " nulls last";
    return out;
  }

  std::string where(const Predicate& where) const {
    const bool only = where.any_of.size() == 1;
    return text::join(where.any_of, "", " or ", [&](const Conjunction& one) {
      const bool single = one.terms.size() == 1;
      const std::string text = conjunction(one, only && single);
      return only || single ? text : "(" + text + ")";
    });
  }

  std::string conjunction(const Conjunction& conjunction, bool alone) const {
    return text::join(conjunction.terms, "", " and ", [&](const Term& term) {
      const std::string alternatives =
          text::join(term.any_of, "", " or ", [&](const Condition& one) { return condition(one); });
      return alone || term.any_of.size() == 1 ? alternatives : "(" + alternatives + ")";
    });
  }

  std::string condition(const Condition& c) const {
    std::string out = path(c.path) + " " + comparison(c);
    if (c.ignore_case) out += " ignoring case";
    return out;
  }

  std::string comparison(const Condition& c) const {
    const std::string no = c.negated ? "not " : "";
    const std::string right = c.other ? path(*c.other) : "?";
    switch (c.op) {
      case Operator::equal:
        return (c.negated ? "!= " : "= ") + right;
      case Operator::less:
        return no + "< " + right;
      case Operator::less_equal:
        return no + "<= " + right;
      case Operator::greater:
        return no + "> " + right;
      case Operator::greater_equal:
        return no + ">= " + right;
      case Operator::between:
        return no + "between ? and ?";
      case Operator::in:
        return no + "in ?";
      case Operator::like:
        return no + "like ?";
      case Operator::matches:
        return no + "matching ?";
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
      case Operator::enumerator:
        return "is " + no + enumerator(c).name;
    }
    return "";
  }

  const model::Enumerator& enumerator(const Condition& c) const {
    const Step& last = c.path.steps.back();
    return model_.enums[*enum_of(model_.entities[last.entity].fields[last.field])].enumerators[c.enumerator];
  }

  const model::Model& model_;
};

}  // namespace

std::string_view words_of(Lock lock) {
  switch (lock) {
    case Lock::none:
      return "";
    case Lock::update:
      return " for update";
    case Lock::update_skip_locked:
      return " for update skip locked";
    case Lock::update_nowait:
      return " for update nowait";
    case Lock::share:
      return " for share";
  }
  return "";
}

std::string dump(const model::Model& model, const Sentence& sentence) { return Dump(model).text(sentence); }

}  // namespace repoc::names
