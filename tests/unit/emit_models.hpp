// Models for the tests of the emitter's mappings, with groups, Refs and links as the front end makes them:
//   members({{optional(value(model, "shop::Address", {...}))}})  ->  the field `address` and its parts behind it
#pragma once

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "emit_support.hpp"

namespace repoc::emit {

// A member and, of a group, what is in it.
struct Member {
  model::Field field;
  std::vector<Member> parts{};
};

inline Type uuid() { return make::type(TypeKind::uuid, "::repoc::Uuid"); }
inline Type decimal() { return make::type(TypeKind::decimal, "::repoc::Decimal"); }
inline Type tuple(std::vector<Type> elements) {
  std::string names;
  for (const Type& element : elements) names += (names.empty() ? "" : ", ") + element.cpp;
  Type out = make::type(TypeKind::tuple, "std::tuple<" + names + ">");
  out.args = std::move(elements);
  return out;
}
inline Type ref(const std::string& target, Type key) {
  Type out = make::type(TypeKind::ref, "::repoc::Ref<" + target + ", " + key.cpp + ">");
  out.index = model::kNoEntity;
  out.args = {std::move(key)};
  return out;
}
inline Type coded(const std::string& cpp, Type stored) {
  Type out = make::type(TypeKind::coded, cpp);
  out.args = {std::move(stored)};
  return out;
}

// A [[repoc::value]] struct with these members; its type.
inline Type value(model::Model& model, const std::string& name, const std::vector<Member>& members) {
  std::vector<std::pair<std::string, Type>> types;
  for (const Member& member : members) types.emplace_back(member.field.name, member.field.type);
  const std::size_t index = add_record(model, name, types);
  model.records[index].value = true;
  return record(index, model);
}

inline void append(std::vector<model::Field>& fields, const Member& member, std::optional<std::size_t> holder,
                   bool within_optional) {
  const auto index = fields.size();
  model::Field field = member.field;
  if (holder) {
    const model::Field& group = fields[*holder];
    field.name = group.name + "." + field.name;
    field.column = group.column + "_" + field.column;
    field.words.insert(field.words.begin(), group.words.begin(), group.words.end());
    field.hops.push_back(group.words.size());
    field.way.insert(field.way.begin(), group.way.begin(), group.way.end());
    field.holder = holder;
    fields[*holder].parts.push_back(index);
    const bool is_column = member.parts.empty();
    if (within_optional && is_column && !field.optional()) field.type = optional(field.type);
  }
  const bool is_optional = !member.parts.empty() && field.optional();
  field.way.back().optional = is_optional;
  fields.push_back(field);
  if (is_optional) {
    // The first plain column in it, or one that is made up.
    bool found = false;
    for (const Member& part : member.parts) found = found || (part.parts.empty() && !part.field.optional());
    if (!found) {
      model::Field there = make::field("present", boolean());
      there.words = {};
      there.column = field.column + "_present";
      there.way = field.way;
      there.presence = true;
      there.holder = index;
      fields[index].witness = fields.size();
      fields[index].parts.push_back(fields.size());
      fields.push_back(there);
    }
  }
  for (const Member& part : member.parts) {
    const std::size_t at = fields.size();
    if (is_optional && !fields[index].witness && part.parts.empty() && !part.field.optional()) {
      fields[index].witness = at;
    }
    append(fields, part, index, within_optional || is_optional);
  }
}

inline std::vector<model::Field> members(const std::vector<Member>& list) {
  std::vector<model::Field> out;
  for (const Member& member : list) append(out, member, {}, false);
  return out;
}

// The entity that is made up for std::vector<Ref>; `way` leads to each column of the key.
inline std::size_t add_link(model::Model& model, const Type& type,
                            const std::vector<std::pair<std::vector<model::Hop>, Type>>& keys) {
  model::Entity out;
  out.cpp = type.cpp;
  out.name = type.cpp.substr(2);
  out.link = true;
  for (const auto& [way, key] : keys) {
    model::Field field = make::id(make::field("key", key));
    field.way = way;
    out.fields.push_back(field);
  }
  model.entities.push_back(std::move(out));
  return model.entities.size() - 1;
}

// A member that owns elements of that entity.
inline model::Field owns(model::Field field, std::size_t entity) {
  field.owns = entity;
  return field;
}
inline Type unique_ptr(Type of) { return wrap(TypeKind::unique_ptr, "std::unique_ptr<", std::move(of), ">"); }

}  // namespace repoc::emit
