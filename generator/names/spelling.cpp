// Sentence -> the spelling that selects it.
//   find sku where part.name = ? and code like ?  ->  find_sku_by_part__name_and_code_is_like
#include <algorithm>

#include "names/parser.hpp"
#include "text/words.hpp"

namespace repoc::names {

namespace {

// How much is written out that may be left out: nothing, the 1 of `first_1`, `code_equal`, or `code_is_like`; `bare`:
// `not_null` of an enumerator `null`, for `is_not_null` is about absence.
enum class Explicit { no, limit, bare, equal, all };

class Speller {
 public:
  // `marked`: a dot before each path, for derive.
  Speller(const model::Model& model, std::string_view hop, Explicit form, bool marked = false)
      : model_(model), hop_(hop), form_(form), marked_(marked) {}

  std::string text(const Sentence& s) const {
    std::string out = s.verb_word;
    if (s.limit) out += *s.limit == 1 && form_ == Explicit::no ? "_first" : "_first_" + std::to_string(*s.limit);
    if (s.distinct) out += "_distinct";
    out += listed(s.paths, "_");
    out += text::join(s.sets, "_", "_and_", [&](const Set& one) { return set(one); });
    if (s.verb == Verb::remove && !s.where) out += "_all";
    if (s.where) out += where(*s.where);
    out += listed(s.group, "_group_by_");
    out += text::join(s.order, "_order_by_", "_and_", [&](const OrderItem& one) { return item(one); });
    return out + lock(s.lock);
  }

 private:
  std::string path(const Path& path) const {
    std::string out = marked_ ? "." : "";
    for (const Step& step : path.steps) {
      if (&step != path.steps.data()) out += hop_;
      out += field_text(model_.entities[step.entity].fields[step.field], hop_);
      if (step.quantifier == Quantifier::every) out.append(hop_).append("every");
      if (step.quantifier == Quantifier::none) out.append(hop_).append("none");
    }
    return out;
  }

  std::string listed(const std::vector<Path>& paths, std::string_view before) const {
    return text::join(paths, before, "_and_", [&](const Path& one) { return path(one); });
  }

  std::string set(const Set& set) const {
    switch (set.kind) {
      case Set::Kind::assign:
        return path(set.path);
      case Set::Kind::increment:
        return "increment_" + path(set.path);
      case Set::Kind::decrement:
        return "decrement_" + path(set.path);
      case Set::Kind::clear:
        return "clear_" + path(set.path);
    }
    return "";
  }

  std::string where(const Predicate& where) const {
    std::string out;
    bool fold_all = false;
    for (const Conjunction& conjunction : where.any_of) {
      out += &conjunction == where.any_of.data() ? "_by" : "_or";
      for (const Term& term : conjunction.terms) {
        if (&term != conjunction.terms.data()) out += "_and";
        if (term.any_of.size() > 1) out += "_either";
        for (const Condition& one : term.any_of) {
          out.append(&one == term.any_of.data() ? "_" : "_or_").append(condition(one));
          // Two fields are compared ignoring case where everything is.
          fold_all = fold_all || (one.other && one.ignore_case);
        }
      }
    }
    return fold_all ? out + "_all_ignore_case" : out;
  }

  std::string condition(const Condition& c) const {
    std::string out = path(c.path);
    const std::string op = operator_of(c);
    if (!op.empty()) out.append("_").append(op);
    if (c.other) return out.append("_field_").append(path(*c.other));
    return c.ignore_case ? out + "_ignore_case" : out;
  }

  std::string operator_of(const Condition& c) const {
    if (c.op == Operator::enumerator) {
      const Step& last = c.path.steps.back();
      const std::size_t index = *enum_of(model_.entities[last.entity].fields[last.field]);
      const std::string value = joined(model_.enums[index].enumerators[c.enumerator].words, "_");
      if (c.negated && form_ == Explicit::bare) return "not_" + value;
      return c.negated || form_ == Explicit::all ? spelling_of(c.op, c.negated) + "_" + value : value;
    }
    if (c.op == Operator::equal && !c.negated && !c.other && form_ < Explicit::equal) return "";
    const std::string op = spelling_of(c.op, c.negated);
    return form_ == Explicit::all && c.op != Operator::equal && !op.starts_with("is_") ? "is_" + op : op;
  }

  std::string item(const OrderItem& item) const {
    std::string out = path(item.path);
    if (item.ignore_case) out += "_ignore_case";
    if (item.descending) out += "_desc";
    if (!item.descending && form_ == Explicit::all) out += "_asc";
    if (item.nulls == Nulls::first) out += "_nulls_first";
    if (item.nulls == Nulls::last) out += "_nulls_last";
    return out;
  }

  static std::string lock(Lock lock) {
    std::string out(words_of(lock));
    std::replace(out.begin(), out.end(), ' ', '_');
    return out;
  }

  const model::Model& model_;
  std::string_view hop_;
  Explicit form_;
  bool marked_;
};

// A path that says whose sentence it is, if there is one.
const Path* any_path(const Sentence& s) {
  if (!s.paths.empty()) return &s.paths.front();
  if (!s.sets.empty()) return &s.sets.front().path;
  if (s.where) return &s.where->any_of.front().terms.front().any_of.front().path;
  if (!s.group.empty()) return &s.group.front();
  return s.order.empty() ? nullptr : &s.order.front().path;
}

// The first spelling with one of these hops that is read as this sentence and nothing else.
std::optional<std::string> selecting(Vocabulary& vocabulary, const Sentence& sentence,
                                     const std::vector<std::string_view>& hops, bool derived, bool marked) {
  const model::Model& model = vocabulary.model();
  const Path* path = any_path(sentence);
  if (path == nullptr) return Speller(model, "_", Explicit::no).text(sentence);
  for (const Explicit form : {Explicit::no, Explicit::limit, Explicit::bare, Explicit::equal, Explicit::all}) {
    if (form == Explicit::limit && sentence.limit != 1) continue;
    for (const std::string_view hop : hops) {
      std::string text = Speller(model, hop, form, marked).text(sentence);
      if (selects(vocabulary, path->steps.front().entity, text, derived, sentence)) return text;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> selecting_spelling(const model::Model& model, const Sentence& sentence) {
  Vocabulary vocabulary(model);
  if (auto text = selecting(vocabulary, sentence, {"_", "__"}, false, false)) return text;
  for (const bool marked : {false, true}) {
    if (auto text = selecting(vocabulary, sentence, {"."}, true, marked)) {
      return "[[repoc::derive(\"" + *text + "\")]]";
    }
  }
  return std::nullopt;
}

std::string canonical_spelling(const model::Model& model, const Sentence& sentence) {
  if (auto text = selecting_spelling(model, sentence)) return *std::move(text);
  return Speller(model, "__", Explicit::no).text(sentence);
}

}  // namespace repoc::names
