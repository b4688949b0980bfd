// A parameter, and what of it a statement takes -> the expression that the runtime binds:
//   skus, as a list                          repoc::sqlite::list(skus)
//   address, {geo (optional), lat}           repoc::detail::Part{address.geo ? &address.geo->lat : nullptr}
//   address, a Maybe, {street}               address.has_value() ? repoc::Maybe<repoc::detail::Part<std::string>>(
//                                                repoc::detail::Part{&address.value().street}) : std::nullopt
//   amount (std::int64_t), set into an int   repoc::detail::fit<int>(amount)
#include <fmt/format.h>

#include <stdexcept>

#include "emit/parts.hpp"
#include "emit/way.hpp"

namespace repoc::emit {

namespace {

using model::TypeKind;

// The number type that the argument of a set must be held against before it is stored; empty where nothing can be lost.
std::string fitted(const model::Model& model, const plan::Query& query, std::size_t parameter) {
  for (const plan::Assignment& set : query.sets) {
    if (set.argument != parameter) continue;
    const model::Type& field = model::without_optional(model.entities[query.entity].fields[set.field].type);
    const model::Type& given = model::without_optional(model::without_reference(query.parameters[parameter].type));
    if (!field.is(TypeKind::integer) && !field.is(TypeKind::floating)) return "";
    const bool same = field.kind == given.kind && field.bits == given.bits && field.is_signed == given.is_signed;
    if (set.kind == names::Set::Kind::assign) return same ? "" : field.cpp;
    // What is added may be outside the field's range, but must be a number that the back end adds.
    const bool huge = given.is(TypeKind::integer) && given.bits == 64 && !given.is_signed;
    return field.is(TypeKind::integer) && huge ? "std::int64_t" : "";
  }
  return "";
}

std::string part_of(const model::Model& model, const model::Type& declared, const std::string& name,
                    std::span<const model::Hop> way) {
  const model::Type& given = model::without_reference(declared);
  const bool maybe = given.is(TypeKind::library);
  const model::Type& type = maybe ? given.args.front() : given;
  const model::Type& part = type_of(model, type, way);
  const Way to = follow(maybe ? name + ".value()" : name, way, type.is(TypeKind::optional));
  std::string held = fmt::format("repoc::detail::Part<{}>", part.cpp);
  std::string value = maybe ? to.part() : to.bound();
  if (is_optional_group(part)) {
    held = "bool";
    value = fmt::format("{}{}{}.has_value()", to.there, to.there.empty() ? "" : " && ", to.value);
  }
  return maybe ? fmt::format("{}.has_value() ? repoc::Maybe<{}>({}) : std::nullopt", name, held, value) : value;
}

}  // namespace

std::string argument(const model::Model& model, const plan::Query& query, const dialect::Statement::Argument& given,
                     const std::string& name, std::string_view dialect) {
  if (!given.part.empty()) return part_of(model, query.parameters[given.parameter].type, name, given.part);
  if (const std::string type = fitted(model, query, given.parameter); !type.empty()) {
    return fmt::format("repoc::detail::fit<{}>({})", type, name);
  }
  switch (given.binding) {
    case dialect::Binding::plain:
    case dialect::Binding::sort:
      return name;
    case dialect::Binding::list:
      return fmt::format("repoc::{}::list({})", dialect, name);
    case dialect::Binding::like_pattern:
      return fmt::format("repoc::{}::like({})", dialect, name);
  }
  throw std::logic_error("no such binding");
}

}  // namespace repoc::emit
