// Return type -> Shape.
#include "plan/result.hpp"

#include <fmt/format.h>

namespace repoc::plan {

namespace {

using diag::Id;
using model::Type;
using model::TypeKind;

class Reader {
 public:
  Reader(const Subject& subject, const names::Sentence& sentence)
      : subject_(subject), sentence_(sentence), type_(subject.method.result) {}

  Result read() const {
    switch (sentence_.verb) {
      case names::Verb::find:
        return found();
      case names::Verb::count:
        if (type_.is(TypeKind::integer)) return {Shape::number, {}};
        return refused("a count is an integer: write 'std::int64_t'");
      case names::Verb::exists:
        if (type_.is(TypeKind::boolean)) return {Shape::boolean, {}};
        return refused("whether something exists is a 'bool'");
      case names::Verb::remove:
        break;
    }
    if (type_.is(TypeKind::integer)) return {Shape::number, {}};
    if (type_.is(TypeKind::boolean)) return {Shape::boolean, {}};
    if (type_.is(TypeKind::none)) return {Shape::nothing, {}};
    return refused(
        "a delete returns how many were deleted (an integer), whether any was ('bool'), or nothing ('void')");
  }

 private:
  bool is_root(const Type& type) const { return type.is(TypeKind::entity) && type.index == subject_.repository.entity; }
  bool is_pointer_to_root(const Type& type) const { return type.is(TypeKind::pointer) && is_root(type.args.front()); }

  Result found() const {
    const Type& held = type_.args.empty() ? type_ : type_.args.front();
    switch (type_.kind) {
      case TypeKind::entity:
        return is_root(type_) ? single(Shape::value) : no_root();
      case TypeKind::optional:
        return is_root(held) ? single(Shape::optional) : no_root();
      case TypeKind::reference:
        if (is_root(held)) return held.is_const ? constant("&") : single(Shape::reference);
        return is_pointer_to_root(held) ? no_root() : of_constant_list(held);
      case TypeKind::pointer:
        if (!is_root(held)) return no_root();
        return held.is_const ? constant("*") : single(Shape::pointer);
      case TypeKind::list:
        if (is_root(held)) return {Shape::list, {}};
        if (!is_pointer_to_root(held)) return no_root();
        return held.args.front().is_const ? constant("*>") : Result{Shape::pointers, {}};
      default:
        return no_root();
    }
  }

  // const std::vector<T>&: nothing would own the vector.
  Result of_constant_list(const Type& held) const {
    if (held.is(TypeKind::list)) return refused("a list is returned by value");
    return no_root();
  }

  // A single result of a name that asks for several.
  Result single(Shape shape) const {
    if (!sentence_.limit || *sentence_.limit == 1) return {shape, {}};
    const std::string name = unqualified(subject_.entity().name);
    return refused(fmt::format("'{}' gives several: write 'std::vector<{}{}>'", subject_.words(sentence_.limit_range),
                               name, shape == Shape::pointer || shape == Shape::reference ? "*" : ""));
  }

  Result constant(std::string_view end) const {
    const std::string name = unqualified(subject_.entity().name);
    const std::string tracked = end == "*>" ? fmt::format("std::vector<{}*>", name) : fmt::format("{}{}", name, end);
    const std::string detached = end == "*>"  ? fmt::format("std::vector<{}>", name)
                                 : end == "*" ? fmt::format("std::optional<{}>", name)
                                              : name;
    return refused(
        fmt::format("what is tracked may be changed: write '{}', or '{}' for a detached value", tracked, detached));
  }

  Result no_root() const {
    const std::string name = unqualified(subject_.entity().name);
    return refused(
        fmt::format("'{0}' gives tracked objects as '{1}*', '{1}&' or 'std::vector<{1}*>', and detached values as "
                    "'std::optional<{1}>', '{1}' or 'std::vector<{1}>'",
                    sentence_.verb_word, name));
  }

  Result refused(std::string hint) const {
    Result out;
    out.error = diag::make(Id::cardinality, subject_.method.result_span, subject_.method.name, spelled(type_));
    if (type_.is(TypeKind::unsupported) && !type_.why.empty()) out.error->note({}, type_.why);
    out.error->note({}, std::move(hint));
    return out;
  }

  const Subject& subject_;
  const names::Sentence& sentence_;
  const Type& type_;
};

// What a later version gives, wherever it stands in the type.
std::string later(const Type& type) {
  if (type.is(TypeKind::library)) return fmt::format("a result of type '{}'", spelled(type));
  if (type.is(TypeKind::record)) return fmt::format("a struct as a result ('{}', a projection)", spelled(type));
  if (type.is(TypeKind::map)) return "a map as a result (a group)";
  const bool holder = type.is(TypeKind::list) || type.is(TypeKind::optional);
  return holder ? later(type.args.front()) : "";
}

}  // namespace

Result result(const Subject& subject, const names::Sentence& sentence) { return Reader(subject, sentence).read(); }

bool report_unsupported_result(const Subject& subject, diag::Sink& sink) {
  const std::string what = later(subject.method.result);
  if (what.empty()) return false;
  sink.report(Id::backend_unsupported, subject.method.result_span, fmt::format("{} is not supported yet", what));
  return true;
}

}  // namespace repoc::plan
