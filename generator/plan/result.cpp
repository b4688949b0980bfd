// Return type -> Result and columns.
#include "plan/result.hpp"

#include <fmt/format.h>

#include "names/grammar.hpp"
#include "plan/columns.hpp"

namespace repoc::plan {

namespace {

using diag::Diagnostic;
using diag::Id;
using model::Type;
using model::TypeKind;
using Errors = std::vector<Diagnostic>;

// std::vector<T>, repoc::Page<T>, T ... and the T.
struct Container {
  Shape shape = Shape::value;
  const Type* held = nullptr;
};

// None: a type that no result has.
std::optional<Container> container_of(const Type& type) {
  switch (type.kind) {
    case TypeKind::pointer:
      return Container{Shape::pointer, &type.args.front()};
    case TypeKind::reference:
      return Container{Shape::reference, &type.args.front()};
    case TypeKind::optional:
      return Container{Shape::optional, &type.args.front()};
    case TypeKind::list:
      if (type.args.front().is(TypeKind::pointer)) return Container{Shape::pointers, &type.args.front().args.front()};
      return Container{Shape::list, &type.args.front()};
    case TypeKind::library:
      if (type.args.size() != 1) return std::nullopt;
      if (type.name == "Page") return Container{Shape::page, &type.args.front()};
      if (type.name == "Slice") return Container{Shape::slice, &type.args.front()};
      if (type.name == "CursorPage") return Container{Shape::cursor_page, &type.args.front()};
      if (type.name == "Stream") return Container{Shape::stream, &type.args.front()};
      return std::nullopt;
    case TypeKind::none:
    case TypeKind::map:
    case TypeKind::unsupported:
    case TypeKind::span:
    case TypeKind::unique_ptr:
    case TypeKind::tuple:
      return std::nullopt;
    default:
      return Container{Shape::value, &type};
  }
}

bool single(Shape shape) {
  return shape == Shape::pointer || shape == Shape::reference || shape == Shape::optional || shape == Shape::value;
}

class Reader {
 public:
  Reader(const Subject& subject, Errors& errors)
      : subject_(subject), type_(subject.method.result), errors_(errors), container_(container_of(type_)) {}

  std::optional<Answer> read(const names::Sentence& sentence) {
    if (type_.is_const) return const_value();
    switch (sentence.verb) {
      case names::Verb::find:
        return sentence.paths.empty() ? objects(sentence) : projection(sentence);
      case names::Verb::exists:
        if (type_.is(TypeKind::boolean)) return plain(Shape::boolean);
        return refused("whether something exists is a 'bool'");
      case names::Verb::remove:
        return removed();
      case names::Verb::update:
        if (auto out = affected()) return out;
        return refused(
            "an update returns how many were updated (an integer), whether any was ('bool'), or nothing ('void')");
      case names::Verb::count:
      case names::Verb::sum:
      case names::Verb::average:
      case names::Verb::min:
      case names::Verb::max:
        return sentence.group.empty() ? aggregate(sentence) : group(sentence);
    }
    return std::nullopt;
  }

  std::optional<Result> raw() {
    if (type_.is(TypeKind::none)) return Result{Shape::nothing, Holds::value, type_, {}};
    if (type_.is_const) return result_of(const_value());
    if (!container_) return raw_refused();
    const Type& held = *container_->held;
    if (is_root(held)) {
      if (tracked(container_->shape) && held.is_const) return result_of(constant(container_->shape));
      return paged(container_->shape) ? raw_refused() : Result{container_->shape, Holds::entity, held, {}};
    }
    if (tracked(container_->shape) || paged(container_->shape)) return raw_refused();
    if (held.is(TypeKind::record)) return Result{container_->shape, Holds::record, held, {}};
    const bool twice = container_->shape == Shape::optional && held.is(TypeKind::optional);
    if (twice || !model::is_scalar(model::without_optional(held))) return raw_refused();
    return Result{container_->shape, Holds::value, held, {}};
  }

 private:
  static std::optional<Result> result_of(const std::optional<Answer>& answer) {
    return answer ? std::optional(answer->result) : std::nullopt;
  }
  std::string entity() const { return unqualified(subject_.entity().name); }
  bool is_root(const Type& type) const { return type.is(TypeKind::entity) && type.index == subject_.repository.entity; }

  std::optional<Answer> plain(Shape shape) const { return Answer{{shape, Holds::value, type_, {}}, {}}; }

  std::optional<Answer> affected() const {
    if (type_.is(TypeKind::integer)) return plain(Shape::number);
    if (type_.is(TypeKind::boolean)) return plain(Shape::boolean);
    if (type_.is(TypeKind::none)) return plain(Shape::nothing);
    return std::nullopt;
  }

  std::optional<Answer> removed() const {
    if (auto out = affected()) return out;
    if (container_ && container_->shape == Shape::list && is_root(*container_->held)) {
      return Answer{{Shape::list, Holds::entity, *container_->held, {}}, {}};
    }
    return refused(
        fmt::format("a delete returns how many were deleted (an integer), whether any was ('bool'), what was "
                    "deleted ('std::vector<{}>'), or nothing ('void')",
                    entity()));
  }

  // Whole objects, or a struct that says which columns it wants.
  std::optional<Answer> objects(const names::Sentence& sentence) const {
    if (!container_) return no_root(sentence);
    const Type& held = *container_->held;
    const Shape shape = container_->shape;
    if (held.is(TypeKind::record) && !tracked(shape)) {
      if (!one_row_fits(sentence)) return std::nullopt;
      const auto columns = columns_of(subject_, subject_.model.records[held.index], errors_);
      return columns ? rows(*columns, held) : std::nullopt;
    }
    if (!is_root(held)) {
      // const std::vector<T>&: nothing would own the vector.
      if (shape == Shape::reference && held.is(TypeKind::list)) return refused("a list is returned by value");
      return no_root(sentence);
    }
    if (tracked(shape) && held.is_const) return constant(shape);
    if (!one_row_fits(sentence)) return std::nullopt;
    return Answer{{shape, Holds::entity, held, {}}, {}};
  }

  std::optional<Answer> projection(const names::Sentence& sentence) const {
    const auto columns = columns_of(subject_, sentence, errors_);
    if (!columns) return std::nullopt;
    if (!container_ || tracked(container_->shape) || container_->held->is(TypeKind::entity)) {
      const std::string row = columns->size() == 1
                                  ? fmt::format("write 'std::vector<{}>'", wanted_type(columns->front(), false))
                                  : "write a std::vector of a struct with a member for each";
      auto out = refused(fmt::format("a name that selects columns gives values, not objects: {}", row));
      errors_.back().note({}, list_of(*columns));
      return out;
    }
    if (!one_row_fits(sentence)) return std::nullopt;
    return rows(*columns, *container_->held);
  }

  std::optional<Answer> rows(const std::vector<NamedColumn>& columns, const Type& held) const {
    Answer out;
    for (const NamedColumn& one : columns) out.columns.push_back(one.column);
    out.result = {container_->shape, Holds::value, held, {}};
    if (held.is(TypeKind::record)) {
      const auto members = members_of(subject_, columns, subject_.model.records[held.index], errors_);
      if (!members) return std::nullopt;
      out.result.holds = Holds::record;
      out.result.members = *members;
      return out;
    }
    if (columns.size() > 1) {
      return misfit(columns, fmt::format("'{}' holds one column, and there are {}", spelled(held), columns.size()),
                    "several columns are read into a struct with a member for each");
    }
    // std::optional<V> is empty both where there is no row and where the value is absent.
    const bool unless_absent = container_->shape == Shape::optional;
    if (!holds(columns.front(), held, unless_absent) || (unless_absent && held.is(TypeKind::optional))) {
      return no_value(columns, held, unless_absent);
    }
    return out;
  }

  std::optional<Answer> no_value(const std::vector<NamedColumn>& columns, const Type& held, bool unless_absent) const {
    std::string hint = fmt::format("it takes '{}'", wanted_type(columns.front(), unless_absent));
    if (held.is(TypeKind::text_view) || held.is(TypeKind::c_string)) {
      hint += fmt::format("; a '{}' owns nothing, and the row is gone when the method returns", spelled(held));
    }
    if (unless_absent && held.is(TypeKind::optional)) hint = "one 'std::optional' tells both: no row, no value";
    return misfit(columns, fmt::format("'{}' cannot hold '{}'", spelled(held), columns.front().shown), hint);
  }

  std::optional<Answer> misfit(const std::vector<NamedColumn>& columns, std::string message, std::string hint) const {
    Diagnostic& out = errors_.emplace_back(diag::make(Id::projection, subject_.method.result_span, std::move(message)));
    out.note({}, std::move(hint));
    if (columns.size() > 1) out.note({}, list_of(columns));
    for (const NamedColumn& one : columns) {
      if (one.field != nullptr && columns.size() == 1) note_declared(out, one.field->name, one.field->span);
    }
    return std::nullopt;
  }

  // count, sum, avg, min, max of everything.
  std::optional<Answer> aggregate(const names::Sentence& sentence) const {
    const auto columns = columns_of(subject_, sentence, errors_);
    if (!columns) return std::nullopt;
    const NamedColumn& column = columns->front();
    const Function function = column.column.function;
    if (function == Function::count || function == Function::count_distinct) {
      if (!type_.is(TypeKind::integer)) return refused("a count is an integer: write 'std::int64_t'");
      auto out = plain(Shape::number);
      if (column.field != nullptr) out->columns.push_back(column.column);
      return out;
    }
    const bool one = container_ && (container_->shape == Shape::value || container_->shape == Shape::optional);
    const std::string wanted = wanted_type(column, true);
    if (!one || container_->held->is(TypeKind::record) || container_->held->is(TypeKind::entity)) {
      return refused(fmt::format("it is one value: write '{}', or 'std::optional<{}>' to tell that there was none",
                                 wanted, wanted));
    }
    if (container_->held->is(TypeKind::optional) || !holds(column, *container_->held, true)) {
      return no_value(*columns, *container_->held, true);
    }
    return Answer{{container_->shape, Holds::value, *container_->held, {}}, {column.column}};
  }

  std::optional<Answer> group(const names::Sentence& sentence) const {
    const auto columns = columns_of(subject_, sentence, errors_);
    if (!columns) return std::nullopt;
    if (type_.is(TypeKind::map)) return map_of(*columns);
    if (container_ && container_->shape == Shape::list && container_->held->is(TypeKind::record)) {
      return rows(*columns, *container_->held);
    }
    auto out = refused(columns->size() == 2
                           ? fmt::format("a group gives 'std::map<{}, {}>', or a std::vector of a struct",
                                         wanted_type((*columns)[0], false), wanted_type((*columns)[1], false))
                           : "a group by several keys gives a std::vector of a struct with a member for each");
    errors_.back().note({}, list_of(*columns));
    return out;
  }

  std::optional<Answer> map_of(const std::vector<NamedColumn>& columns) const {
    if (columns.size() != 2) {
      auto out = refused("a map has one key; several keys need a std::vector of a struct with a member for each");
      errors_.back().note({}, list_of(columns));
      return out;
    }
    if (names::kind_of(columns.front().field->type) == names::kCoded) {
      return misfit(columns, fmt::format("'{}' is no key of a map", columns.front().shown),
                    "what a repoc::Codec encodes has no order; write a std::vector of a struct with a member for each");
    }
    Answer out;
    out.result = {Shape::map, Holds::value, type_, {}};
    for (std::size_t i = 0; i < 2; ++i) {
      const Type& part = type_.args[i];
      if (!holds(columns[i], part, false)) {
        return misfit(columns, fmt::format("'{}' cannot hold '{}'", spelled(part), columns[i].shown),
                      fmt::format("it takes '{}'", wanted_type(columns[i], false)));
      }
      out.columns.push_back(columns[i].column);
    }
    return out;
  }

  // A single result of a name that asks for several is refused.
  bool one_row_fits(const names::Sentence& sentence) const {
    if (!single(container_->shape) || !sentence.limit || *sentence.limit == 1) return true;
    const bool pointers = container_->shape == Shape::pointer || container_->shape == Shape::reference;
    refused(fmt::format("'{}' gives several: write 'std::vector<{}{}>'", subject_.words(sentence.limit_range),
                        is_root(*container_->held) ? entity() : spelled(*container_->held), pointers ? "*" : ""));
    return false;
  }

  std::optional<Answer> constant(Shape shape) const {
    const std::string name = entity();
    const std::string end = shape == Shape::pointer ? "*" : "&";
    const bool list = shape == Shape::pointers;
    const std::string written = list ? fmt::format("std::vector<{}*>", name) : name + end;
    const std::string detached = list                      ? fmt::format("std::vector<{}>", name)
                                 : shape == Shape::pointer ? fmt::format("std::optional<{}>", name)
                                                           : name;
    return refused(
        fmt::format("what is tracked may be changed: write '{}', or '{}' for a detached value", written, detached));
  }

  std::optional<Answer> const_value() const { return refused("it is returned by value: leave out 'const'"); }

  std::optional<Answer> no_root(const names::Sentence& sentence) const {
    return refused(
        fmt::format("'{0}' gives tracked objects as '{1}*', '{1}&' or 'std::vector<{1}*>', and detached values as "
                    "'std::optional<{1}>', '{1}' or 'std::vector<{1}>'",
                    sentence.verb_word, entity()));
  }

  std::optional<Answer> refused(std::string hint) const {
    Diagnostic& out = errors_.emplace_back(
        diag::make(Id::cardinality, subject_.method.result_span, subject_.method.name, spelled(type_)));
    const Type& held = container_ ? *container_->held : type_;
    note_unsupported(out, held);
    out.note({}, std::move(hint));
    return std::nullopt;
  }

  std::optional<Result> raw_refused() const {
    refused(
        fmt::format("a raw query gives objects as '{0}*', '{0}&', 'std::vector<{0}*>', 'std::optional<{0}>', '{0}' "
                    "or 'std::vector<{0}>', rows as such holders of a struct or of one value, and, where it writes, "
                    "an integer, 'bool' or 'void'",
                    entity()));
    return std::nullopt;
  }

  const Subject& subject_;
  const Type& type_;
  Errors& errors_;
  std::optional<Container> container_;
};

}  // namespace

std::optional<Answer> answer(const Subject& subject, const names::Sentence& sentence, Errors& errors) {
  return Reader(subject, errors).read(sentence);
}

std::optional<Result> raw_result(const Subject& subject, diag::Sink& sink) {
  Errors errors;
  auto out = Reader(subject, errors).raw();
  for (Diagnostic& error : errors) sink.report(std::move(error));
  return out;
}

}  // namespace repoc::plan
