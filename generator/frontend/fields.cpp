// The data members of an entity -> its fields, base classes' first. A [[repoc::value]] struct and a Ref with a key of
// several columns become a group with its parts behind it:
//   std::optional<Address> home;  ->  home, home.street, home.city: columns home_street, home_city
#include <clang/AST/DeclFriend.h>

#include <algorithm>
#include <utility>

#include "frontend/reader.hpp"
#include "text/words.hpp"

namespace repoc::frontend {

using diag::Id;
using model::Field;
using model::Type;
using model::TypeKind;

namespace {

// Far beyond the columns that are supported: groups in groups can multiply without end.
constexpr std::size_t kMaxFields = 2000;

Type optional_of(Type type) {
  Type out;
  out.kind = TypeKind::optional;
  out.cpp = "std::optional<" + type.cpp + ">";
  out.args.push_back(std::move(type));
  return out;
}

// The first part that is there whenever the group is, and is written whenever the group is.
std::optional<std::size_t> first_certain(const std::vector<Field>& fields, std::size_t group, bool updatable) {
  for (const std::size_t i : fields[group].parts) {
    const Field& part = fields[i];
    if (part.optional() || part.presence) continue;
    if (!part.is_group()) {
      if (part.updatable == updatable) return i;
    } else if (const std::optional<std::size_t> inner = first_certain(fields, i, updatable)) {
      return inner;
    }
  }
  return std::nullopt;
}

// Behind an optional group every column may be absent, and a group is when the one around it is.
void make_optional(std::vector<Field>& fields, std::size_t group, std::optional<std::size_t> witness) {
  if (fields[group].witness) witness = fields[group].witness;
  for (const std::size_t i : std::vector<std::size_t>(fields[group].parts)) {
    Field& part = fields[i];
    if (part.is_group()) {
      if (!part.optional()) part.witness = witness;
      make_optional(fields, i, witness);
    } else if (witness && !part.presence && !part.optional()) {
      part.type = optional_of(std::move(part.type));
    }
  }
}

// A column that says whether the group is there, as its first part.
void add_presence(std::vector<Field>& fields, std::size_t group) {
  const std::size_t at = group + 1;
  const auto move_on = [&](std::size_t& index) { index += index >= at ? 1 : 0; };
  for (Field& field : fields) {
    if (field.holder) move_on(*field.holder);
    if (field.witness) move_on(*field.witness);
    std::for_each(field.parts.begin(), field.parts.end(), move_on);
  }
  Field presence;
  presence.name = fields[group].name + ".present";
  presence.way = fields[group].way;
  presence.column = fields[group].column + "_present";
  if (!fields[group].was.empty()) presence.was = fields[group].was + "_present";
  presence.type.kind = TypeKind::boolean;
  presence.type.cpp = "bool";
  presence.presence = true;
  presence.updatable = fields[group].updatable;
  presence.holder = group;
  presence.span = fields[group].span;
  presence.type_span = fields[group].type_span;
  fields[group].parts.insert(fields[group].parts.begin(), at);
  fields[group].witness = at;
  fields.insert(fields.begin() + static_cast<std::ptrdiff_t>(at), std::move(presence));
}

// Whether its members become fields of the entity: a value struct, or a Ref with a key of several columns.
bool spreads(const Type& type) {
  const Type& held = model::without_optional(type);
  return held.is(TypeKind::record) || (held.is(TypeKind::ref) && !model::is_scalar(held));
}

}  // namespace

bool befriends_access(const clang::CXXRecordDecl& declaration) {
  return std::any_of(declaration.friend_begin(), declaration.friend_end(), [](const clang::FriendDecl* one) {
    if (one->getFriendType() == nullptr) return false;
    const clang::CXXRecordDecl* record = one->getFriendType()->getType()->getAsCXXRecordDecl();
    return record != nullptr && qualified_name(*record) == "repoc::Access";
  });
}

std::string owned_text(const Field& field) {
  if (field.owned_one()) return "an owned entity";
  return field.type.args.front().is(TypeKind::ref) ? "a list of references" : "a list of owned entities";
}

void Reader::read_fields(Draft& draft, const Owner& owner, const clang::CXXRecordDecl& declaration) {
  for (const clang::CXXBaseSpecifier& base : declaration.bases()) {
    const clang::CXXRecordDecl* record = base.getType()->getAsCXXRecordDecl();
    if (record == nullptr || record->getDefinition() == nullptr) continue;
    if (base.isVirtual()) {
      draft.complete = false;
      report(Id::unsupported_type, type_span(base.getSourceRange()),
             "a virtual base class may be shared, so its fields have no one owner; derive without 'virtual'");
      continue;
    }
    if (base.getAccessSpecifier() != clang::AS_public && !owner.has_access && !record->getDefinition()->field_empty()) {
      report(Id::unsupported_type, name_span(*owner.declaration),
             "the fields of the base class '" + record->getNameAsString() + "' are not public in '" +
                 owner.declaration->getNameAsString() + "'; derive publicly or add: " + kFriend);
    }
    const std::size_t first = draft.entity.fields.size();
    read_fields(draft, owner, *record->getDefinition());
    if (base.getAccessSpecifier() == clang::AS_public) continue;
    for (std::size_t i = first; i < draft.entity.fields.size(); ++i) draft.entity.fields[i].reachable = false;
  }
  const bool own_access = befriends_access(declaration);
  for (const clang::FieldDecl* field : declaration.fields()) {
    if (draft.entity.fields.size() >= kMaxFields) {
      draft.too_wide = true;
      return;
    }
    // A protected member is within reach of the owner's own friends.
    read_field(draft, owner, *field, own_access || (field->getAccess() == clang::AS_protected && owner.has_access));
  }
}

void Reader::read_field(Draft& draft, const Owner& owner, const clang::FieldDecl& declaration, bool has_access) {
  if (attributes_.find(declaration, "transient") != nullptr) {
    for (const char* other : {"id", "version", "column", "unique", "index", "updatable", "was"}) {
      if (const Attribute* attribute = attributes_.find(declaration, other)) {
        report(Id::attribute_argument, attribute->span,
               "a transient member is not stored, so it cannot have 'repoc::" + std::string(other) + "'");
      }
    }
    return;
  }
  if (declaration.isUnnamedBitField()) return;

  const std::string name = declaration.getNameAsString();
  const text::Span span = name_span(declaration);
  const auto refuse = [&](const std::string& why) {
    draft.complete = false;
    const std::string subject = name.empty() ? "an anonymous member" : "'" + name + "'";
    report(Id::unsupported_type, span, subject + " cannot be stored: " + why);
  };
  if (name.empty()) return refuse("it has no name to be found by; give it one, or write its members one by one");
  if (declaration.isBitField()) return refuse("a bit-field has no address; leave out its width");

  Field field = model::make_field(name, type(declaration.getType()));
  field.span = span;
  if (declaration.getTypeSourceInfo() != nullptr) {
    field.type_span = type_span(declaration.getTypeSourceInfo()->getTypeLoc().getSourceRange());
  }
  if (const std::string why = unstorable(field.type); !why.empty()) return refuse(why);
  const bool links = field.type.is(TypeKind::list) && field.type.args.front().is(TypeKind::ref);
  if ((field.owns || links) && owner.group)
    return refuse("a value struct holds columns only; move it into the entity that has the struct");
  if (links) field.owns = link(field.type.args.front());
  const bool group = spreads(field.type);
  field.way.back().optional = group && field.optional();
  read_attributes(field, declaration, owner.group.has_value());
  field.reachable = declaration.getAccess() == clang::AS_public;

  if (declaration.getAccess() != clang::AS_public && !has_access) {
    const std::string holder = declaration.getParent()->getNameAsString();
    report(Id::unsupported_type, span,
           "'" + name + "' is not public, so generated code cannot reach it; add to '" + holder + "': " + kFriend)
        .note({}, "declare it before the class: namespace repoc { struct Access; }");
  }
  const std::size_t index = add_field(draft, owner.group, std::move(field));
  const std::vector<Field>& fields = draft.entity.fields;
  for (std::size_t i = 0; i < index; ++i) {
    if (fields[i].name != fields[index].name || fields[i].presence) continue;
    report(Id::unsupported_type, span,
           "'" + name + "' hides the field of that name in a base class; rename one of them")
        .note(fields[i].span, "the other is declared here");
  }
  if (group) read_parts(draft, index);
}

void Reader::read_attributes(Field& field, const clang::FieldDecl& declaration, bool in_value) {
  const Attribute* column = attributes_.find(declaration, "column");
  field.column_given = column != nullptr;
  if (column != nullptr) field.column = column->first();
  const Attribute* id = attributes_.find(declaration, "id");
  const Attribute* version = attributes_.find(declaration, "version");
  const Attribute* updatable = attributes_.find(declaration, "updatable");
  const Attribute* was = attributes_.find(declaration, "was");
  if (in_value) {
    for (const Attribute* attribute : {id, version}) {
      if (attribute == nullptr) continue;
      report(Id::attribute_argument, attribute->span,
             "'repoc::" + attribute->name + "' belongs on a member of an entity, and '" + field.name +
                 "' is one of a value struct");
    }
    id = version = nullptr;
  }
  field.id = id != nullptr;
  field.generated = id != nullptr && !id->arguments.empty();
  field.version = version != nullptr;
  field.unique = attributes_.find(declaration, "unique") != nullptr;
  field.indexed = attributes_.find(declaration, "index") != nullptr;
  field.updatable = updatable == nullptr || updatable->first() != "false";
  if (was != nullptr) field.was = was->first();

  if (field.owns) {
    for (const char* other : {"id", "version", "unique", "index", "updatable"}) {
      if (const Attribute* attribute = attributes_.find(declaration, other)) {
        report(Id::attribute_argument, attribute->span,
               "'repoc::" + std::string(other) + "' belongs on a member with a column, and '" + field.name + "' is " +
                   owned_text(field));
      }
    }
  }
  if (field.version && (!field.type.is(TypeKind::integer) || field.id)) {
    report(Id::attribute_argument, version->span,
           field.id ? "a field is an id or a version, not both"
                    : "a version counts writes, so it must be an integer: write std::int64_t " + field.name);
  }
}

std::size_t Reader::add_field(Draft& draft, std::optional<std::size_t> holder, Field field) {
  std::vector<Field>& fields = draft.entity.fields;
  const std::size_t index = fields.size();
  if (holder) {
    Field& group = fields[*holder];
    const auto prepend = [](auto& to, const auto& from) { to.insert(to.begin(), from.begin(), from.end()); };
    field.name = group.name + "." + field.name;
    field.hops = group.hops;
    field.hops.push_back(group.words.size());
    prepend(field.words, group.words);
    prepend(field.way, group.way);
    if (!group.was.empty() || !field.was.empty()) {
      field.was = (group.was.empty() ? group.column : group.was) + "_" + (field.was.empty() ? field.column : field.was);
    }
    field.column = group.column + "_" + field.column;
    field.updatable = field.updatable && group.updatable;
    field.holder = holder;
    group.parts.push_back(index);
  }
  fields.push_back(std::move(field));
  return index;
}

void Reader::read_parts(Draft& draft, std::size_t group) {
  std::vector<Field>& fields = draft.entity.fields;
  const Type held = model::without_optional(fields[group].type);
  const std::size_t errors = sink_.errors();
  if (held.is(TypeKind::ref)) {
    for (KeyColumn& key : key_columns(held.args.front())) {
      Field part = model::make_field(key.name, std::move(key.type));
      part.words = std::move(key.words);
      part.column = text::snake_case(part.words);
      part.way = std::move(key.way);
      part.way.insert(part.way.begin(), {"key", false, {}});
      part.span = fields[group].span;
      part.type_span = fields[group].type_span;
      add_field(draft, group, std::move(part));
    }
  } else {
    const clang::CXXRecordDecl& definition = *definitions_.at(held.index);
    read_fields(draft, {&definition, befriends_access(definition), group}, definition);
  }
  if (fields[group].parts.empty()) {
    if (sink_.errors() > errors || draft.too_wide) return;
    draft.complete = false;
    report(Id::unsupported_type, fields[group].span,
           "'" + fields[group].way.back().name + "' cannot be stored: '" + model_.records[held.index].name +
               "' has no members to store");
    return;
  }
  if (fields[group].optional()) {
    fields[group].witness = first_certain(fields, group, fields[group].updatable);
    if (!fields[group].witness) add_presence(fields, group);
  }
  if (!fields[group].holder) make_optional(fields, group, {});
}

}  // namespace repoc::frontend
