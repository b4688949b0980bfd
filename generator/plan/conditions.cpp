// Conditions and parameters -> arguments, or what does not fit.
#include "plan/conditions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>
#include <set>

#include "names/grammar.hpp"
#include "names/vocabulary.hpp"
#include "plan/arguments.hpp"

namespace repoc::plan {

namespace {

using diag::Diagnostic;
using diag::Id;
using model::Type;
using model::TypeKind;
using names::Condition;
using names::Operator;

text::Span at_operator(const Subject& subject, const Condition& c) {
  return subject.at(c.op_range.begin < c.op_range.end ? c.op_range : c.path.range);
}

// Whether the operator applies to the field, and the field can be compared at all.
class OperatorCheck {
 public:
  OperatorCheck(const Draft& draft, const Condition& condition)
      : draft_(draft), subject_(draft.subject), c_(condition), field_(subject_.field(condition.path)) {}

  bool run() const {
    return draft_.passes([&] { applies(); });
  }

 private:
  std::string name() const { return path_name(subject_.model, c_.path); }
  std::string described() const { return plan::described(subject_.model, field_.type); }

  void applies() const {
    const names::FieldKinds kind = names::kind_of(field_.type);
    if (c_.op == Operator::is_null && !field_.optional() && !field_.owned_one()) return never_null();
    const names::FieldKinds rows = names::row_of(c_.op).applies;
    if ((rows & kind) == 0) return no_operator(rows);
    if (c_.op == Operator::contains && !names::applies(names::row_of(c_.op), field_)) return no_operator(0);
    if (kind == names::kGroup && c_.other) return no_other();
    if (c_.ignore_case && kind != names::kText) {
      const names::Range word = c_.fold_range.begin < c_.fold_range.end ? c_.fold_range : whole(c_);
      no_string(subject_.at(word), subject_.words(word));
    }
  }

  void never_null() const {
    Diagnostic& out = draft_.error(diag::make(Id::never_null, at_operator(subject_, c_), name()));
    out.note({}, fmt::format("only a 'std::optional' can be absent; '{}' is {}", name(), described()));
    if ((names::kind_of(field_.type) & (names::kList | names::kMap)) != 0) {
      out.note({}, "'is_empty' asks for those that hold nothing");
    }
    note_declared(out, field_.name, field_.span);
  }

  // address_equal_field_billing
  void no_other() const {
    Diagnostic& out =
        draft_.error(diag::make(Id::unknown_operator, at_operator(subject_, c_), operator_name(subject_, c_), name()));
    out.note({}, fmt::format("'{}' is {}; compare its parts with fields: {}", name(), described(), parts()));
    note_declared(out, field_.name, field_.span);
  }

  std::string parts() const {
    const names::Step& last = c_.path.steps.back();
    return listed(names::part_spellings(subject_.model.entities[last.entity], last.field));
  }

  // What to write instead.
  void note_legal(Diagnostic& out) const {
    out.note({}, fmt::format("'{}' takes {}", name(), listed(names::operator_spellings(field_))));
    if (field_.is_group()) out.note({}, fmt::format("its parts are {}", parts()));
  }

  void no_string(text::Span span, const std::string& word) const {
    Diagnostic& out = draft_.error(diag::make(Id::string_operator, span, word, name(), described()));
    const names::FieldKinds kind = names::kind_of(field_.type);
    if ((kind & (names::kGroup | names::kList | names::kMap)) != 0) note_legal(out);
    note_declared(out, field_.name, field_.span);
  }

  void no_operator(names::FieldKinds rows) const {
    const std::string op = operator_name(subject_, c_);
    const bool of_text = (rows & names::kText) != 0 && (rows & names::kNumber) == 0 && c_.op != Operator::is_empty;
    if (of_text) return no_string(at_operator(subject_, c_), op);
    Diagnostic& out = draft_.error(diag::make(Id::unknown_operator, at_operator(subject_, c_), op, name()));
    out.note({},
             fmt::format("'{}' is {}; it takes {}", name(), described(), listed(names::operator_spellings(field_))));
    if (field_.is_group()) out.note({}, fmt::format("its parts are {}", parts()));
    note_declared(out, field_.name, field_.span);
  }

  const Draft& draft_;
  const Subject& subject_;
  const Condition& c_;
  const model::Field& field_;
};

std::size_t collections(const names::Path& path) { return path.steps.size() - 1; }

// Whether the collections of `prefix` are the first of `path`. A quantifier that is not written is that of the other.
bool leads_to(const names::Path& prefix, const names::Path& path) {
  if (collections(prefix) > collections(path)) return false;
  for (std::size_t i = 0; i < collections(prefix); ++i) {
    if (prefix.steps[i].entity != path.steps[i].entity || prefix.steps[i].field != path.steps[i].field) return false;
  }
  return true;
}

FieldAt field_at(const names::Path& path) {
  return {collections(path), path.steps.back().entity, path.steps.back().field};
}

// less_than_field_limit: which of the two fields is the criterion's, and whether they compare.
void take_other(const Draft& draft, Taken& taken) {
  const Subject& subject = draft.subject;
  const Condition& c = *taken.condition;
  const names::Path& other = *c.other;
  const model::Field& left = subject.field(c.path);
  const model::Field& right = subject.field(other);
  const std::string left_name = path_name(subject.model, c.path);
  const std::string right_name = path_name(subject.model, other);
  for (std::size_t i = 0; i < collections(other); ++i) {
    const bool shared = i < collections(c.path) && c.path.steps[i] == other.steps[i];
    const bool written = i < collections(c.path) && other.steps[i].quantifier != names::Quantifier::any;
    if (!written || shared) continue;
    const names::Range word = quantifier_range(subject, other, i);
    draft.error(diag::make(Id::misplaced_keyword, subject.at(word), subject.words(word)))
        .note({}, "the other field is of the same element; its quantifier stands in the first path");
    return;
  }
  // A Ref is its key, on either side.
  const auto comparable = [](const model::Field& a, const model::Field& b) {
    return compares(a.type, model::without_optional(b.type));
  };
  const bool right_is_ref = model::without_optional(right.type).is(TypeKind::ref);
  if (!comparable(left, right) && !(right_is_ref && comparable(right, left))) {
    Diagnostic& out = draft.error(diag::make(Id::argument_type, subject.at(other.range), right_name, left_name,
                                             described(subject.model, left.type)));
    out.note({}, fmt::format("'{}' is {}", right_name, described(subject.model, right.type)));
    note_declared(out, left.name, left.span);
    note_declared(out, right.name, right.span);
    return;
  }
  if (leads_to(other, c.path)) {
    taken.other = field_at(other);
  } else if (leads_to(c.path, other)) {
    taken.path = other;
    std::copy_n(c.path.steps.begin(), collections(c.path), taken.path.steps.begin());
    taken.other = field_at(c.path);
    taken.comparison = flipped(taken.comparison);
  } else {
    draft
        .error(diag::make(Id::collection_argument, subject.at(whole(c)),
                          fmt::format("'{}' and '{}' are of different collections", left_name, right_name)))
        .note({}, "two fields are compared within one object, or an element's with its owner's");
  }
}

// One argument of one condition.
class ArgumentCheck {
 public:
  ArgumentCheck(const Draft& draft, const Condition& condition, std::size_t index)
      : draft_(draft),
        subject_(draft.subject),
        c_(condition),
        parameter_(subject_.method.parameters[index]),
        planned_(draft.query().parameters[index]),
        field_(subject_.field(condition.path)),
        held_(compared(condition.op, field_)),
        object_(condition.op == Operator::equal || condition.op == Operator::contains) {}

  // Whether it compares null-safely.
  bool run() const {
    const Type* maybe = maybe_of(parameter_.type);
    planned_.maybe = maybe != nullptr;
    const Type& type = model::without_reference(maybe != nullptr ? *maybe : parameter_.type);
    const Type* element = element_of(type);
    if (names::kind_of(field_.type) == names::kGroup && type.is(TypeKind::optional)) {
      of_group(type);
      return false;
    }
    if (c_.op == Operator::in) {
      planned_.list = true;
      if (element == nullptr) {
        no_range();
      } else if (!compares(held_, *element) || element->is(TypeKind::entity)) {
        no_type();
      }
      return false;
    }
    if (element != nullptr) {
      range();
    } else if (!compares(held_, model::without_optional(type))) {
      no_type();
    } else if (const model::Field* hidden = hidden_in(model::without_optional(type))) {
      no_reach(model::without_optional(type), *hidden);
    } else if (type.is(TypeKind::optional)) {
      return optional(type, maybe != nullptr);
    }
    return false;
  }

 private:
  std::string name() const { return path_name(subject_.model, c_.path); }

  // What the argument is compared with: the field, or an element of it; of a Ref its key where the operator asks for
  // more than whether the two are the same.
  static const Type& compared(Operator op, const model::Field& field) {
    const Type& held = model::without_optional(field.type);
    if (op == Operator::contains && held.is(TypeKind::list)) return held.args.front();
    const bool same = op == Operator::equal || op == Operator::in;
    return held.is(TypeKind::ref) && !same ? held.args.front() : field.type;
  }

  void of_group(const Type& type) const {
    Diagnostic& out = draft_.error(diag::make(Id::nullable_argument, parameter_.span, operator_name(subject_, c_),
                                              fmt::format("'{}' is compared as a whole", name())));
    out.note({}, fmt::format("write '{}'{}", spelled(type.args.front()),
                             field_.optional() ? "; 'is_null' asks for those that are absent" : ""));
  }

  void no_range() const {
    Diagnostic& out = draft_.error(diag::make(
        Id::collection_argument, parameter_.span,
        fmt::format("'{}' takes a range, and '{}' is none", operator_name(subject_, c_), spelled(parameter_.type))));
    out.note({}, fmt::format("write 'const std::vector<{0}>&' or 'std::span<const {0}>'",
                             spelled(model::without_optional(held_))));
  }

  void range() const {
    Diagnostic& out =
        draft_.error(diag::make(Id::collection_argument, parameter_.span,
                                fmt::format("'{}' takes one value for '{}', not the range '{}'",
                                            operator_name(subject_, c_), name(), spelled(parameter_.type))));
    if (c_.op == Operator::equal) {
      out.note(subject_.at(whole(c_)), fmt::format("'{}_{}' compares with every element of a range",
                                                   subject_.words(c_.path.range), c_.negated ? "not_in" : "in"));
    }
  }

  void no_type() const {
    Diagnostic& out = draft_.error(diag::make(Id::argument_type, parameter_.span, spelled(parameter_.type), name(),
                                              described(subject_.model, field_.type)));
    note_unsupported(out, parameter_.type);
    out.note({}, fmt::format("'{}' compares with {}{}", name(), c_.op == Operator::in ? "a range of " : "",
                             fitting_types(subject_.model, held_, object_)));
    note_declared(out, field_.name, field_.span);
  }

  // What the repository would have to name in an argument of that type, and cannot, as it is no public member.
  const model::Field* hidden_in(const Type& type) const {
    const model::Entity& entity = subject_.model.entities[c_.path.steps.back().entity];
    if (type.is(TypeKind::entity)) return hidden_id(subject_.model.entities[type.index]);
    return type.is(TypeKind::record) ? hidden_part(entity, field_) : nullptr;
  }

  static const model::Field* hidden_part(const model::Entity& entity, const model::Field& group) {
    for (const std::size_t i : group.parts) {
      const model::Field& part = entity.fields[i];
      if (!part.reachable) return &part;
      if (const model::Field* inner = hidden_part(entity, part)) return inner;
    }
    return nullptr;
  }

  void no_reach(const Type& type, const model::Field& hidden) const {
    Diagnostic& out = draft_.error(diag::make(Id::argument_type, parameter_.span, spelled(parameter_.type), name(),
                                              described(subject_.model, field_.type)));
    out.note(hidden.span, fmt::format("a repository cannot reach '{}', which is not public", hidden.name));
    if (type.is(TypeKind::entity)) {
      out.note({}, fmt::format("pass its key: {}", fitting_types(subject_.model, held_, false)));
    } else {
      const names::Step& last = c_.path.steps.back();
      out.note({}, fmt::format("compare its parts one by one: {}",
                               listed(names::part_spellings(subject_.model.entities[last.entity], last.field))));
    }
  }

  // std::optional<V> compares null-safely where the operator is equality.
  bool optional(const Type& type, bool maybe) const {
    if (c_.op != Operator::equal || maybe) {
      Diagnostic& out = draft_.error(diag::make(Id::nullable_argument, parameter_.span, operator_name(subject_, c_),
                                                "only 'equal' and 'not' say what an absent value means"));
      const std::string plain = spelled(type.args.front());
      if (maybe) {
        out.message = fmt::format("'{}' has two ways to be empty", spelled(parameter_.type));
        out.note({}, "an empty 'repoc::Maybe' drops the criterion; it does not ask for absent values");
      }
      out.note({}, maybe ? fmt::format("write 'repoc::Maybe<{}>'", plain) : fmt::format("write '{}'", plain));
      return false;
    }
    if (field_.optional()) return true;
    Diagnostic out = diag::make(Id::never_null, parameter_.span, name());
    out.severity = diag::Severity::warning;
    out.note({}, "an absent argument is equal to nothing that is stored");
    note_declared(out, field_.name, field_.span);
    draft_.warning(std::move(out));
    return true;
  }

  const Draft& draft_;
  const Subject& subject_;
  const Condition& c_;
  const model::Parameter& parameter_;
  Parameter& planned_;
  const model::Field& field_;
  const Type& held_;
  const bool object_;  // an object may stand for its key
};

// What a parameter for a path is likely to be called: `reference` and `batches_reference` for batches.reference.
std::set<model::Words> names_of(const model::Model& model, const names::Path& path) {
  std::set<model::Words> out;
  model::Words words;
  for (const names::Step& step : path.steps | std::views::reverse) {
    const model::Words& more = model.entities[step.entity].fields[step.field].words;
    // Of a part also its own words: `city` for address.city.
    const std::vector<std::size_t>& hops = model.entities[step.entity].fields[step.field].hops;
    for (const std::size_t hop : hops | std::views::reverse) {
      model::Words from_here(more.begin() + static_cast<std::ptrdiff_t>(hop), more.end());
      from_here.insert(from_here.end(), words.begin(), words.end());
      out.insert(std::move(from_here));
    }
    words.insert(words.begin(), more.begin(), more.end());
    out.insert(words);
  }
  return out;
}

}  // namespace

std::size_t taken_by(const Condition& condition) { return condition.other ? 0 : names::row_of(condition.op).arguments; }

std::vector<Taken> check_conditions(const Draft& draft) {
  std::vector<Taken> out;
  for (const Condition* c : conditions(draft.sentence)) {
    const bool owned = draft.subject.field(c->path).owns.has_value();
    // What is owned alone is absent where there is none of it.
    const Operator op = owned && c->op == Operator::is_null ? Operator::is_empty : c->op;
    Taken taken{c, c->path, comparison(op, c->negated, false), {}, {}, true};
    taken.legal = OperatorCheck(draft, *c).run();
    if (c->other && taken.legal) take_other(draft, taken);
    out.push_back(std::move(taken));
  }
  return out;
}

void give_arguments(const Draft& draft, const std::vector<std::size_t>& plain, std::size_t from,
                    std::vector<Taken>& taken) {
  std::size_t next = from;
  for (Taken& one : taken) {
    const Condition& c = *one.condition;
    bool null_safe = false;
    for (std::size_t i = 0; i < taken_by(c); ++i) {
      const std::size_t index = plain[next++];
      if (one.legal) null_safe = ArgumentCheck(draft, c, index).run() || null_safe;
      one.arguments.push_back(index);
    }
    if (null_safe) one.comparison = comparison(c.op, c.negated, true);
  }
}

void warn_swapped(const Draft& draft, const std::vector<Holder>& holders) {
  std::set<model::Words> all;
  for (const Holder& holder : holders) {
    if (!holder.arguments.empty()) all.merge(names_of(draft.model(), *holder.path));
  }
  for (const Holder& holder : holders) {
    const std::set<model::Words> own = names_of(draft.model(), *holder.path);
    for (const std::size_t index : holder.arguments) {
      const model::Parameter& parameter = draft.subject.method.parameters[index];
      if (own.contains(parameter.words) || !all.contains(parameter.words)) continue;
      Diagnostic& out = draft.warning(
          diag::make(Id::argument_swap, parameter.span, parameter.name, path_name(draft.model(), *holder.path)));
      out.note(draft.subject.at(holder.range), "this criterion takes it");
    }
  }
}

}  // namespace repoc::plan
