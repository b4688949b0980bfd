// Sentence -> text, with its grouping in words.
//   find first 3 distinct sku, name where every batches.qty > ? and (name containing ? ignoring case or status is open)
//   order by sku desc nulls last for update
#include "names/sentence.hpp"
#include "names/vocabulary.hpp"

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

std::string_view lock_text(Lock lock) {
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

class Dump {
 public:
  explicit Dump(const model::Model& model) : model_(model) {}

  std::string text(const Sentence& s) const {
    std::string out(verb_text(s.verb));
    if (s.limit) out += " first " + std::to_string(*s.limit);
    if (s.distinct) out += " distinct";
    if (!s.paths.empty()) out += " " + paths(s.paths);
    for (const Set& one : s.sets) out += (&one == s.sets.data() ? " set " : ", ") + set(one);
    if (s.where) out += " where " + where(*s.where);
    if (!s.group.empty()) out += " group by " + paths(s.group);
    for (const OrderItem& one : s.order) out += (&one == s.order.data() ? " order by " : ", ") + item(one);
    return out.append(lock_text(s.lock));
  }

 private:
  // `every` and `none` stand before the collection that they are about: batches.every allocations.qty
  std::string path(const Path& path) const {
    std::string out;
    for (const Step& step : path.steps) {
      if (!out.empty()) out += '.';
      if (step.quantifier == Quantifier::every) out += "every ";
      if (step.quantifier == Quantifier::none) out += "none ";
      out += joined(model_.entities[step.entity].fields[step.field].words, "_");
    }
    return out;
  }

  std::string paths(const std::vector<Path>& list) const {
    std::vector<std::string> texts;
    texts.reserve(list.size());
    for (const Path& one : list) texts.push_back(path(one));
    return joined(texts, ", ");
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
    std::string out;
    for (const Conjunction& one : where.any_of) {
      if (&one != where.any_of.data()) out += " or ";
      const bool grouped = where.any_of.size() > 1 && one.terms.size() > 1;
      const bool alone = where.any_of.size() == 1 && one.terms.size() == 1;
      out += grouped ? "(" + conjunction(one, alone) + ")" : conjunction(one, alone);
    }
    return out;
  }

  std::string conjunction(const Conjunction& conjunction, bool alone) const {
    std::string out;
    for (const Term& term : conjunction.terms) {
      if (&term != conjunction.terms.data()) out += " and ";
      const bool grouped = term.any_of.size() > 1 && !alone;
      std::string alternatives;
      for (const Condition& one : term.any_of) {
        if (&one != term.any_of.data()) alternatives += " or ";
        alternatives += condition(one);
      }
      out += grouped ? "(" + alternatives + ")" : alternatives;
    }
    return out;
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

std::string dump(const model::Model& model, const Sentence& sentence) { return Dump(model).text(sentence); }

}  // namespace repoc::names
