// model::Type -> what is wrong with a field of it, and what to write instead:
//   std::string_view   it does not own its text; write std::string
#include "frontend/reader.hpp"

namespace repoc::frontend {

using model::Type;
using model::TypeKind;

std::string Reader::unstorable(const Type& type) {
  if (type.is_const) return "a const member cannot be read back; leave out 'const'";
  if (model::is_scalar(type)) return {};
  const auto inner = [&]() -> const Type& { return type.args.front(); };
  const auto is_many = [](const Type& one) {
    return one.is(TypeKind::list) || one.is(TypeKind::map) || one.is(TypeKind::span);
  };
  switch (type.kind) {
    case TypeKind::unsupported:
      return type.why;
    case TypeKind::text_view:
    case TypeKind::c_string:
      return "it does not own its text; write std::string";
    case TypeKind::reference:
      return "a reference owns nothing; hold the value, or the key of the other object";
    case TypeKind::pointer:
      if (!inner().is(TypeKind::entity)) return "a pointer owns nothing; hold the value";
      return "a pointer does not say who owns the object; write std::unique_ptr<" +
             model_.entities[inner().index].name + "> for an owned one, or hold a repoc::Ref to another aggregate";
    case TypeKind::entity:
      return "what is owned alone may be absent; write std::optional<" + model_.entities[type.index].name + ">";
    case TypeKind::unique_ptr:
      if (inner().is(TypeKind::unsupported)) return inner().why;
      if (!inner().is(TypeKind::entity)) return "write std::optional for a value that may be absent";
      return inner().is_const ? unstorable(inner()) : "";
    case TypeKind::optional:
      if (inner().is_const) return unstorable(inner());
      if (inner().is(TypeKind::entity)) return {};
      if (inner().is(TypeKind::optional))
        return "a column is absent or not, it cannot be both twice; write one std::optional";
      if (is_many(inner())) return "a list or map is never absent, only empty; leave out std::optional";
      return unstorable(inner());
    case TypeKind::ref:
      return {};
    case TypeKind::list:
      return unlistable(inner(), "list");
    case TypeKind::map:
      if (!type.cpp.starts_with("std::map<")) return "its order is not kept from one run to the next; write std::map";
      if (!type.args[0].is(TypeKind::text)) {
        return "only a text can be the key of a map; write std::map<std::string, " + type.args[1].cpp +
               ">, or std::vector of an entity that has the key and the value";
      }
      return unlistable(type.args[1], "map");
    case TypeKind::span:
      return "only std::vector is stored as a list; write std::vector<" + inner().cpp + ">";
    case TypeKind::tuple:
      return "its members have no names; write a struct marked [[repoc::value]]";
    case TypeKind::record: {
      const model::Record& record = model_.records[type.index];
      if (!record.value) {
        return "'" + record.name +
               "' says nothing of how it is stored; mark it [[repoc::value]] to have its members in columns of its "
               "owner, or [[repoc::entity]] and hold a std::vector of it";
      }
      const std::string why = unmakeable(*definitions_.at(type.index), true);
      return why.empty() ? "" : "'" + record.name + "': " + why;
    }
    case TypeKind::library:
      return "'" + type.cpp + "' is no stored type";
    default:
      return "repoc has no column for such a type";
  }
}

std::string Reader::unlistable(const Type& element, const std::string& list) {
  const bool in_list = list == "list";
  const Type& held = model::without_optional(element);
  if (element.is_const || held.is_const) return "const elements cannot be read back; leave out 'const'";
  if (in_list && element.is(TypeKind::entity)) return {};
  if (in_list && element.is(TypeKind::ref)) return {};
  if (in_list && held.is(TypeKind::ref))
    return "a list of references has those that are there; write std::vector<" + held.cpp + ">";
  if (model::is_scalar(held)) return {};
  switch (held.kind) {
    case TypeKind::pointer:
    case TypeKind::unique_ptr:
      if (!held.args.front().is(TypeKind::entity)) return unstorable(held);
      [[fallthrough]];
    case TypeKind::entity: {
      const std::string& name = model_.entities[held.is(TypeKind::entity) ? held.index : held.args.front().index].name;
      return "owned children are held by value and in order; write std::vector<" + name + ">";
    }
    case TypeKind::record:
      return "each '" + model_.records[held.index].name +
             "' needs a row of its own; mark it [[repoc::entity]] and hold a std::vector of it";
    case TypeKind::list:
    case TypeKind::map:
    case TypeKind::span:
      return "a " + list + " of lists or maps has no column; write std::vector of an entity that has one as a member";
    case TypeKind::ref:
      return "a map cannot hold references with a key of several columns; write std::vector of an entity that has the "
             "reference as a member";
    default:
      return unstorable(held);
  }
}

}  // namespace repoc::frontend
