#include "model/model.hpp"

namespace repoc::model {

const Type& without_reference(const Type& type) { return type.is(TypeKind::reference) ? type.args.front() : type; }

const Type& without_optional(const Type& type) { return type.is(TypeKind::optional) ? type.args.front() : type; }

bool is_scalar(const Type& type) {
  switch (type.kind) {
    case TypeKind::boolean:
    case TypeKind::integer:
    case TypeKind::floating:
    case TypeKind::text:
    case TypeKind::bytes:
    case TypeKind::date:
    case TypeKind::time_point:
    case TypeKind::duration:
    case TypeKind::enumeration:
      return true;
    default:
      return false;
  }
}

std::vector<std::size_t> Entity::ids() const {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].id) out.push_back(i);
  }
  return out;
}

std::optional<std::size_t> Entity::version() const {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].version) return i;
  }
  return std::nullopt;
}

}  // namespace repoc::model
