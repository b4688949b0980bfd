// Field type, parameter type -> do they compare.
#include "plan/arguments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "plan/subject.hpp"

namespace repoc::plan {

using model::Type;
using model::TypeKind;

namespace {

// The same class, `const` or not.
bool same_class(const Type& field, const Type& argument) {
  constexpr std::string_view kConst = "const ";
  std::string_view cpp = argument.cpp;
  if (argument.is_const && cpp.starts_with(kConst)) cpp.remove_prefix(kConst.size());
  return argument.kind == field.kind && cpp == field.cpp;
}

// A list or map of the same elements.
bool same_elements(const Type& field, const Type& argument) {
  return argument.kind == field.kind &&
         std::equal(field.args.begin(), field.args.end(), argument.args.begin(), argument.args.end(), same_class);
}

}  // namespace

bool compares(const Type& field_type, const Type& argument_type) {
  const Type& field = model::without_optional(field_type);
  const Type& argument = model::without_reference(argument_type);
  switch (field.kind) {
    // An integer of up to 32 bits is exact in a double, so that these two compare as the numbers they are.
    case TypeKind::integer:
      return argument.is(TypeKind::integer) || (argument.is(TypeKind::floating) && field.bits <= 32);
    case TypeKind::floating:
      return argument.is(TypeKind::floating) || (argument.is(TypeKind::integer) && argument.bits <= 32);
    case TypeKind::text:
      return model::is_text(argument);
    case TypeKind::enumeration:
      return argument.is(TypeKind::enumeration) && argument.index == field.index;
    // Another unit would be another number in the database.
    case TypeKind::duration:
    case TypeKind::coded:
    case TypeKind::record:
      return same_class(field, argument);
    // A key, the same Ref, or the object that it names.
    case TypeKind::ref:
      if (argument.is(TypeKind::ref)) return same_class(field, argument);
      if (argument.is(TypeKind::entity)) return argument.index == field.index;
      return compares(field.args.front(), argument) || same_elements(field.args.front(), argument);
    case TypeKind::time_point:
      return argument.is(TypeKind::time_point) && argument.args.front().cpp == field.args.front().cpp;
    case TypeKind::boolean:
    case TypeKind::bytes:
    case TypeKind::date:
    case TypeKind::uuid:
      return argument.kind == field.kind;
    // What repoc::Decimal is made of without loss.
    case TypeKind::decimal:
      return argument.is(TypeKind::decimal) ||
             (argument.is(TypeKind::integer) && (argument.bits < 64 || argument.is_signed));
    default:
      return false;
  }
}

bool assignable(const Type& field_type, const Type& argument_type) {
  if (model::is_scalar_list(field_type) || model::is_scalar_map(field_type)) {
    return same_elements(field_type, model::without_reference(argument_type));
  }
  const bool whole = model::without_optional(field_type).is(TypeKind::integer);
  const Type& argument = model::without_reference(argument_type);
  return compares(field_type, argument) && !(whole && argument.is(TypeKind::floating)) &&
         !argument.is(TypeKind::entity);
}

const Type* maybe_of(const Type& argument_type) {
  const Type& argument = model::without_reference(argument_type);
  const bool maybe = argument.is(TypeKind::library) && argument.name == "Maybe" && argument.args.size() == 1;
  return maybe ? &argument.args.front() : nullptr;
}

const Type* element_of(const Type& argument_type) {
  const Type& argument = model::without_reference(argument_type);
  return argument.is(TypeKind::list) || argument.is(TypeKind::span) ? &argument.args.front() : nullptr;
}

const model::Field* hidden_id(const model::Entity& entity) {
  for (const std::size_t id : entity.ids()) {
    if (!entity.fields[id].reachable) return &entity.fields[id];
  }
  return nullptr;
}

std::string fitting_types(const model::Model& model, const Type& field_type, bool object) {
  const Type& field = model::without_optional(field_type);
  switch (field.kind) {
    case TypeKind::integer:
      return field.bits <= 32 ? "an integer or a floating-point number" : "an integer";
    case TypeKind::floating:
      return "a floating-point number or an integer of up to 32 bits";
    case TypeKind::text:
      return "std::string_view, const std::string& or const char*";
    case TypeKind::enumeration:
      return model.enums[field.index].name;
    case TypeKind::ref: {
      const std::string key = fitting_types(model, field.args.front(), false);
      if (!object || field.index == model::kNoEntity || hidden_id(model.entities[field.index]) != nullptr)
        return fmt::format("{} or '{}'", key, spelled(field));
      return fmt::format("{}, '{}' or 'const {}&'", key, spelled(field), model.entities[field.index].name);
    }
    case TypeKind::decimal:
      return fmt::format("{} or a signed integer", spelled(field));
    default:
      return spelled(field);
  }
}

}  // namespace repoc::plan
