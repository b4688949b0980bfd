// names::Set -> Assignment, or why the field cannot be set.
#include "plan/sets.hpp"

#include <fmt/format.h>

#include "names/vocabulary.hpp"
#include "plan/arguments.hpp"

namespace repoc::plan {

namespace {

using diag::Diagnostic;
using diag::Id;
using model::Type;
using model::TypeKind;
using names::Set;

class SetCheck {
 public:
  SetCheck(const Draft& draft, const Set& set)
      : draft_(draft), subject_(draft.subject), set_(set), field_(subject_.field(set.path)) {}

  // Whether the field may be set in this way.
  bool field() const {
    return draft_.passes([&] { check_field(); });
  }

  void argument(std::size_t index) const {
    const model::Parameter& parameter = subject_.method.parameters[index];
    if (maybe_of(parameter.type) != nullptr) {
      return nullable(parameter, "what is set has no criterion that an empty 'repoc::Maybe' could drop");
    }
    const Type& type = model::without_reference(parameter.type);
    const bool numeric = set_.kind != Set::Kind::assign;
    if (!assignable(field_.type, model::without_optional(type))) {
      Diagnostic out = diag::make(Id::argument_type, parameter.span, "", "", "");
      out.message =
          fmt::format("'{}' cannot be {} '{}', which is {}", spelled(parameter.type),
                      numeric ? "added to or taken from" : "stored in", name(), described(subject_.model, field_.type));
      note_unsupported(out, parameter.type);
      const bool whole = model::without_optional(field_.type).is(TypeKind::integer);
      out.note({}, fmt::format("'{}' takes {}", name(),
                               whole ? "an integer" : fitting_types(subject_.model, field_.type, false)));
      note_declared(out, field_.name, field_.span);
      draft_.error(std::move(out));
    } else if (type.is(TypeKind::optional) && numeric) {
      nullable(parameter, "an absent number cannot be added");
    } else if (type.is(TypeKind::optional) && !field_.optional()) {
      nullable(parameter, fmt::format("'{}' is never absent", name()));
    }
  }

 private:
  std::string name() const { return path_name(subject_.model, set_.path); }
  text::Span span() const { return subject_.at(set_.path.range); }

  void nullable(const model::Parameter& parameter, const std::string& why) const {
    const Type* maybe = maybe_of(parameter.type);
    Diagnostic& out = draft_.error(diag::make(Id::nullable_argument, parameter.span, subject_.words(set_.range), why));
    if (maybe != nullptr) {
      out.message = fmt::format("'{}' does not take a repoc::Maybe: {}", subject_.words(set_.range), why);
    }
    const Type& held = maybe != nullptr ? *maybe : model::without_reference(parameter.type);
    out.note({}, fmt::format("write '{}'", spelled(model::without_optional(held))));
  }

  Diagnostic& misplaced(std::string why) const {
    Diagnostic& out = draft_.error(diag::make(Id::misplaced_keyword, span(), subject_.words(set_.path.range)));
    return out.note({}, std::move(why));
  }

  void check_field() const {
    const names::FieldKinds kind = names::kind_of(field_.type);
    if (set_.path.steps.size() > 1 || kind == names::kCollection) {
      note_collection(subject_, set_.path,
                      draft_.error(diag::make(Id::misplaced_keyword, span(), subject_.words(set_.path.range))));
      return;
    }
    if (kind == names::kGroup) {
      note_settable(subject_, misplaced("an update sets the parts of a value one by one"));
      return;
    }
    if (names::behind_optional(field_)) {
      note_settable(subject_,
                    misplaced(fmt::format("'{}' is part of a value that may be absent as a whole; change it in "
                                          "a unit of work",
                                          name())));
      return;
    }
    for (const Set& earlier : draft_.sentence.sets) {
      if (&earlier == &set_) break;
      if (earlier.path == set_.path) {
        misplaced("a field is set once").note(subject_.at(earlier.range), "it is set here as well");
        return;
      }
    }
    if (const std::string why = fixed(); !why.empty()) {
      Diagnostic& out =
          draft_.error(diag::make(Id::generated_field, span(), fmt::format("'{}' cannot be set: {}", name(), why)));
      note_declared(out, field_.name, field_.span);
      return;
    }
    if (set_.kind == Set::Kind::clear && !field_.optional()) {
      Diagnostic& out = draft_.error(diag::make(Id::never_null, subject_.at(set_.range), name()));
      out.note({}, fmt::format("only a 'std::optional' can be cleared; '{}' is {}", name(),
                               described(subject_.model, field_.type)));
      note_declared(out, field_.name, field_.span);
      return;
    }
    const bool counts = kind == names::kNumber && !model::without_optional(field_.type).is(TypeKind::ref);
    if ((set_.kind == Set::Kind::increment || set_.kind == Set::Kind::decrement) && !counts) {
      const std::string word = set_.kind == Set::Kind::increment ? "increment" : "decrement";
      Diagnostic& out = draft_.error(diag::make(Id::unknown_operator, subject_.at(set_.range), word, name()));
      out.note({}, fmt::format("'{}' is {}; only a number is counted up and down", name(),
                               described(subject_.model, field_.type)));
      if (kind == names::kDecimal) out.note({}, "a decimal is added to in C++: change it in a unit of work");
      note_declared(out, field_.name, field_.span);
    }
  }

  std::string fixed() const {
    if (field_.id) return "the key of a stored object does not change";
    if (field_.version) return "the version counts the updates by itself";
    return field_.updatable ? "" : "it is declared 'updatable(false)'";
  }

  const Draft& draft_;
  const Subject& subject_;
  const Set& set_;
  const model::Field& field_;
};

}  // namespace

std::size_t taken_by(const Set& set) { return set.kind == Set::Kind::clear ? 0 : 1; }

void note_settable(const Subject& subject, Diagnostic& out) {
  const std::vector<std::string> fields = names::settable_spellings(subject.model, subject.repository.entity);
  const std::string entity = unqualified(subject.entity().name);
  out.note({}, fields.empty() ? fmt::format("'{}' has no field that can be set", entity)
                              : fmt::format("the fields of '{}' that can be set are {}", entity, listed(fields)));
}

void note_collection(const Subject& subject, const names::Path& path, Diagnostic& out) {
  const names::Step& first = path.steps.front();
  const model::Field& list = subject.model.entities[first.entity].fields[first.field];
  out.note({}, fmt::format("an update sets fields of '{}' itself; change {}'{}' in a unit of work",
                           unqualified(subject.entity().name), list.owned_one() ? "" : "the elements of ", list.name));
  note_settable(subject, out);
  note_declared(out, list.name, list.span);
}

void take_sets(const Draft& draft, const std::vector<std::size_t>& plain) {
  std::size_t next = 0;
  for (const Set& set : draft.sentence.sets) {
    const SetCheck check(draft, set);
    const bool legal = check.field();
    Assignment out{set.kind, set.path.steps.front().field, std::nullopt};
    if (taken_by(set) != 0 && next < plain.size()) {
      out.argument = plain[next++];
      if (legal) check.argument(*out.argument);
    }
    draft.query().sets.push_back(out);
  }
}

}  // namespace repoc::plan
