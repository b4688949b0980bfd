// repoc::Ref<E, Key> -> model::Type of kind ref, with the key held against the ids of E where E is defined; a
// std::vector of them -> the entity that is made up for the rows of its link table.
//   repoc::Ref<shop::Customer, std::int64_t>  ->  ref(int64) to entity #1
#include <algorithm>
#include <utility>

#include "frontend/reader.hpp"
#include "text/words.hpp"

namespace repoc::frontend {

using model::Type;
using model::TypeKind;

bool same(const Type& a, const Type& b) {
  if (a.kind != b.kind) return false;
  switch (a.kind) {
    case TypeKind::integer:
    case TypeKind::floating:
      return a.bits == b.bits && a.is_signed == b.is_signed;
    case TypeKind::enumeration:
      return a.index == b.index;
    case TypeKind::time_point:
    case TypeKind::duration:
    case TypeKind::coded:
    case TypeKind::ref:
      return a.cpp == b.cpp;
    default:
      return true;
  }
}

std::string unfit_for_key(const Type& type) {
  if (type.is(TypeKind::optional)) return "a key is never absent; leave out std::optional";
  if (type.is(TypeKind::floating)) {
    return "a floating-point number cannot be a key, because it is not compared exactly; write an integer or "
           "std::string";
  }
  if (type.is(TypeKind::coded)) {
    return "a type with a repoc::Codec cannot be a key, because only its encoding is compared; write '" +
           type.args.front().cpp + "'";
  }
  if (type.is(TypeKind::list) || type.is(TypeKind::map))
    return "a list or map cannot be a key; write an integer or std::string";
  if (type.is(TypeKind::record) || type.is(TypeKind::ref))
    return model::is_scalar(type) ? ""
                                  : "a key is made of single columns; mark several members of the entity [[repoc::id]]";
  return {};
}

std::vector<KeyPart> Reader::key_of(const clang::CXXRecordDecl& definition) {
  std::vector<KeyPart> parts;
  for (const clang::CXXBaseSpecifier& base : definition.bases()) {
    const clang::CXXRecordDecl* record = base.getType()->getAsCXXRecordDecl();
    if (record == nullptr || record->getDefinition() == nullptr) continue;
    for (KeyPart& part : key_of(*record->getDefinition())) parts.push_back(std::move(part));
  }
  for (const clang::FieldDecl* field : definition.fields()) {
    if (attributes_.find(*field, "id") == nullptr) continue;
    parts.push_back({text::field_words(field->getNameAsString()), type(field->getType())});
  }
  return parts;
}

bool Reader::is_key(const Type& given, const std::vector<KeyPart>& ids, bool in_order) const {
  if (ids.size() == 1) return same(given, ids.front().type);
  if (given.is(TypeKind::tuple)) {
    return std::equal(given.args.begin(), given.args.end(), ids.begin(), ids.end(),
                      [](const Type& type, const KeyPart& id) { return same(type, id.type); });
  }
  if (!given.is(TypeKind::record)) return false;
  const std::vector<model::Record::Member>& members = model_.records[given.index].members;
  const auto fits = [](const model::Record::Member& member, const KeyPart& id) {
    return member.words == id.words && same(member.type, id.type);
  };
  if (in_order) return std::equal(members.begin(), members.end(), ids.begin(), ids.end(), fits);
  return members.size() == ids.size() && std::all_of(ids.begin(), ids.end(), [&](const KeyPart& id) {
           return std::any_of(members.begin(), members.end(), [&](const auto& member) { return fits(member, id); });
         });
}

std::string key_text(const std::vector<KeyPart>& ids) {
  if (ids.size() == 1) return ids.front().type.cpp;
  std::string text;
  for (const KeyPart& id : ids) text += (text.empty() ? "std::tuple<" : ", ") + id.type.cpp;
  return text + ">, or a struct with these members";
}

std::string Reader::unusable_key(const Type& key) const {
  const auto unfit = [&](const Type& part) -> std::string {
    if (part.is(TypeKind::unsupported)) return part.why;
    if (part.is_const) return "a const key cannot be read back; leave out 'const'";
    if (part.is(TypeKind::text_view) || part.is(TypeKind::c_string))
      return "it does not own its text; write std::string";
    if (std::string why = unfit_for_key(part); !why.empty()) return why;
    return model::is_scalar(part) ? "" : "'" + part.cpp + "' is no type of a key";
  };
  if (key.is_const || (!key.is(TypeKind::tuple) && !key.is(TypeKind::record))) return unfit(key);
  std::vector<Type> parts = key.args;
  if (key.is(TypeKind::record)) {
    const auto found = known_.unfillable.find(key.index);
    if (found != known_.unfillable.end()) return "'" + model_.records[key.index].name + "': " + found->second;
    for (const model::Record::Member& member : model_.records[key.index].members) parts.push_back(member.type);
  }
  if (parts.empty()) return "'" + key.cpp + "' holds nothing";
  for (const Type& part : parts) {
    if (std::string why = unfit(part); !why.empty()) return why;
  }
  return {};
}

Type Reader::reference(const clang::ClassTemplateSpecializationDecl& declaration, clang::QualType written) {
  std::size_t given = 0;
  const std::vector<clang::TemplateArgument> arguments = template_arguments(declaration, written, given);
  const clang::QualType to = arguments.at(0).getAsType();
  const clang::CXXRecordDecl* entity = to->getAsCXXRecordDecl();
  if (entity == nullptr || to.hasLocalQualifiers() || llvm::isa<clang::ClassTemplateSpecializationDecl>(entity))
    return unsupported(written, "it does not refer to an entity; write repoc::Ref<Entity, Key>");
  const std::string name = entity->getNameAsString();
  if (const std::string why = unnameable(*entity); !why.empty())
    return unsupported(written, "generated code cannot name '" + name + "': " + why);
  const clang::CXXRecordDecl* definition = entity->getDefinition();
  if (definition != nullptr && attributes_.find_on_any(*definition, "entity") == nullptr)
    return unsupported(written, "it refers to '" + name + "', which is no entity; mark it [[repoc::entity]]");

  Type result;
  result.kind = TypeKind::ref;
  result.index = model::kNoEntity;
  result.name = qualified_name(*entity);
  result.args.push_back(type(arguments.at(1).getAsType()));
  result.cpp = "::repoc::Ref<::" + result.name + ", " + result.args.front().cpp + ">";
  if (const std::string why = unusable_key(result.args.front()); !why.empty())
    return unsupported(written, "its key cannot be one: " + why);
  if (definition == nullptr) return result;

  // Its ids may be references in turn, to one that is on the way here.
  if (std::find(referred_.begin(), referred_.end(), definition) == referred_.end()) {
    referred_.push_back(definition);
    const std::vector<KeyPart> ids = key_of(*definition);
    referred_.pop_back();
    if (ids.empty()) return unsupported(written, "'" + name + "' has no id to be found by; mark its key [[repoc::id]]");
    if (!is_key(result.args.front(), ids, true)) {
      return unsupported(written,
                         "the key of '" + name + "' is " + key_text(ids) + (ids.size() > 1 ? " in this order" : ""));
    }
  }
  targets_.push_back(definition);
  return result;
}

void Reader::read_targets() {
  // Reading one may find more.
  for (std::size_t i = 0; i < targets_.size(); ++i) (void)entity_type(*targets_[i]);
  targets_.clear();
  for (model::Entity& entity : model_.entities) {
    for (model::Field& field : entity.fields) resolve(field.type);
  }
  for (model::Record& record : model_.records) {
    for (model::Record::Member& member : record.members) resolve(member.type);
  }
  for (model::Repository& repository : model_.repositories) {
    resolve(repository.id_type);
    for (model::Method& method : repository.methods) {
      resolve(method.result);
      for (model::Parameter& parameter : method.parameters) resolve(parameter.type);
    }
  }
}

void Reader::resolve(Type& type) const {
  if (type.is(TypeKind::ref)) {
    const auto found = known_.entities.find(type.name);
    if (found != known_.entities.end()) type.index = found->second;
  }
  for (Type& inner : type.args) resolve(inner);
}

std::vector<KeyColumn> Reader::key_columns(const Type& key) const {
  std::vector<KeyColumn> columns;
  if (key.is(TypeKind::tuple)) {
    for (std::size_t i = 0; i < key.args.size(); ++i) {
      const std::string number = std::to_string(i + 1);
      columns.push_back({number, {number}, {{"", false, i}}, key.args[i]});
    }
  } else if (key.is(TypeKind::record)) {
    for (const model::Record::Member& member : model_.records[key.index].members) {
      columns.push_back({member.name, member.words, {{member.name, false, {}}}, member.type});
    }
  } else {
    columns.push_back({"key", {"key"}, {}, key});
  }
  return columns;
}

std::size_t Reader::link(const Type& ref) {
  const std::string name = ref.cpp.substr(2);
  const auto [known, added] = known_.entities.try_emplace(name, model_.entities.size());
  if (!added) return known->second;
  model::Entity result;
  result.name = name;
  result.cpp = ref.cpp;
  result.link = true;
  for (const text::Word& word : text::split_words(text::unqualified(ref.name))) result.words.push_back(word.text);
  result.table = text::snake_case(result.words);
  for (KeyColumn& key : key_columns(ref.args.front())) {
    model::Field field = model::make_field(key.name, std::move(key.type));
    field.words = std::move(key.words);
    field.column = result.table;
    if (!key.way.empty()) field.column += "_" + text::snake_case(field.words);
    field.way = {{"key", false, {}}};
    field.way.insert(field.way.end(), key.way.begin(), key.way.end());
    field.id = true;
    result.fields.push_back(std::move(field));
  }
  model_.entities.push_back(std::move(result));
  return known->second;
}

}  // namespace repoc::frontend
