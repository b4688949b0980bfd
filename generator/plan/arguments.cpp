// Field type, parameter type -> do they compare.
#include "plan/arguments.hpp"

#include "plan/subject.hpp"

namespace repoc::plan {

using model::Type;
using model::TypeKind;

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
      return argument.is(TypeKind::duration) && argument.cpp == field.cpp;
    case TypeKind::time_point:
      return argument.is(TypeKind::time_point) && argument.args.front().cpp == field.args.front().cpp;
    case TypeKind::boolean:
    case TypeKind::bytes:
    case TypeKind::date:
      return argument.kind == field.kind;
    default:
      return false;
  }
}

bool assignable(const Type& field_type, const Type& argument_type) {
  const bool whole = model::without_optional(field_type).is(TypeKind::integer);
  return compares(field_type, argument_type) &&
         !(whole && model::without_reference(argument_type).is(TypeKind::floating));
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

std::string fitting_types(const model::Model& model, const Type& field_type) {
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
    default:
      return spelled(field);
  }
}

}  // namespace repoc::plan
