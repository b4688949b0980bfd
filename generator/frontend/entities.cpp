// A class marked [[repoc::entity]] -> model::Entity: its stored fields, base classes' first, and whether generated code
// will be able to make one and reach into it.
#include <clang/AST/DeclFriend.h>

#include <algorithm>
#include <utility>

#include "frontend/reader.hpp"
#include "text/distance.hpp"
#include "text/words.hpp"

namespace repoc::frontend {

using diag::Id;
using model::Type;
using model::TypeKind;

namespace {

constexpr std::size_t kMaxColumns = 256;
constexpr const char* kFriend = "friend struct repoc::Access;";

model::Words words_of(const std::string& name) {
  model::Words words;
  for (const text::Word& word : text::split_words(name)) words.push_back(word.text);
  return words;
}

bool befriends_access(const clang::CXXRecordDecl& declaration) {
  return std::any_of(declaration.friend_begin(), declaration.friend_end(), [](const clang::FriendDecl* one) {
    if (one->getFriendType() == nullptr) return false;
    const clang::CXXRecordDecl* record = one->getFriendType()->getType()->getAsCXXRecordDecl();
    return record != nullptr && qualified_name(*record) == "repoc::Access";
  });
}

}  // namespace

Reader::Reader(clang::Sema& sema, const Attributes& attributes, const Places& places, Known& known, model::Model& model,
               diag::Sink& sink)
    : sema_(sema),
      context_(sema.getASTContext()),
      attributes_(attributes),
      places_(places),
      known_(known),
      model_(model),
      sink_(sink) {}

text::Span Reader::name_span(const clang::NamedDecl& declaration) const {
  return places_.token(declaration.getLocation());
}

text::Span Reader::type_span(clang::SourceRange tokens) const {
  text::Span span = places_.range(tokens);
  if (!span.valid()) return span;
  // Clang gives qualifiers no place; a `const` in front belongs to the type all the same.
  const std::string_view before = places_.text({span.file, 0, span.begin});
  const std::size_t end = before.find_last_not_of(" \t\r\n");
  if (end != std::string_view::npos && before.substr(0, end + 1).ends_with("const")) {
    const std::size_t start = end + 1 - std::string_view("const").size();
    const auto is_word = [](char c) {
      return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    if (start == 0 || !is_word(before[start - 1])) span.begin = static_cast<std::uint32_t>(start);
  }
  return span;
}

diag::Diagnostic& Reader::report(Id id, text::Span span, const std::string& message) {
  return sink_.report(id, span, message);
}

void Reader::read() {
  for (const clang::CXXRecordDecl* declaration : attributes_.classes()) {
    if (!places_.header(declaration->getLocation())) continue;
    const bool is_repository = attributes_.find_on_class(*declaration, "repository") != nullptr;
    if (is_repository) {
      repository(*declaration);
    } else if (attributes_.find_on_class(*declaration, "backend") != nullptr) {
      report(Id::attribute_argument, attributes_.find_on_class(*declaration, "backend")->span,
             "'repoc::backend' belongs on a repository: write [[repoc::repository, repoc::backend(\"mongo\")]]");
    }
    if (const Attribute* attribute = attributes_.find_on_class(*declaration, "entity")) {
      if (is_repository) {
        report(Id::attribute_argument, attribute->span, "a class is an entity or a repository, not both");
      } else if (const Type type = entity_type(*declaration); type.is(TypeKind::unsupported)) {
        report(Id::unsupported_type, name_span(*declaration),
               "'" + declaration->getNameAsString() + "' cannot be an entity: " + type.why);
      }
    }
  }
}

std::size_t Reader::entity(const clang::CXXRecordDecl& declaration) {
  const std::string name = qualified_name(declaration);
  if (const auto known = known_.entities.find(name); known != known_.entities.end()) return known->second;

  reading_.push_back(&declaration);
  Draft draft{&declaration, {}, befriends_access(declaration), true};
  model::Entity& result = draft.entity;
  result.name = name;
  result.cpp = "::" + name;
  result.words = words_of(declaration.getNameAsString());
  result.span = name_span(declaration);
  const Attribute* attribute = attributes_.find_on_class(declaration, "entity");
  result.table =
      attribute != nullptr && !attribute->arguments.empty() ? attribute->first() : text::snake_case(result.words);

  read_fields(draft, declaration);
  check_construction(draft);
  check_key(draft);
  read_indexes(draft, "index");
  read_indexes(draft, "unique");
  const auto columns = std::count_if(result.fields.begin(), result.fields.end(),
                                     [](const model::Field& field) { return !field.owned_list(); });
  if (static_cast<std::size_t>(columns) > kMaxColumns) {
    report(Id::unsupported_type, result.span,
           "'" + name + "' has " + std::to_string(columns) + " columns, at most " + std::to_string(kMaxColumns) +
               " are supported; move some into an owned entity");
  }
  reading_.pop_back();

  const std::size_t index = model_.entities.size();
  model_.entities.push_back(std::move(result));
  known_.entities.emplace(name, index);
  return index;
}

void Reader::read_fields(Draft& draft, const clang::CXXRecordDecl& declaration) {
  for (const clang::CXXBaseSpecifier& base : declaration.bases()) {
    const clang::CXXRecordDecl* record = base.getType()->getAsCXXRecordDecl();
    if (record == nullptr || record->getDefinition() == nullptr) continue;
    if (base.isVirtual()) {
      draft.complete = false;
      report(Id::unsupported_type, type_span(base.getSourceRange()),
             "a virtual base class may be shared, so its fields have no one owner; derive without 'virtual'");
      continue;
    }
    if (base.getAccessSpecifier() != clang::AS_public && !draft.has_access && !record->getDefinition()->field_empty()) {
      report(Id::unsupported_type, draft.entity.span,
             "the fields of the base class '" + record->getNameAsString() + "' are not public in '" +
                 draft.declaration->getNameAsString() + "'; derive publicly or add: " + kFriend);
    }
    read_fields(draft, *record->getDefinition());
  }
  const bool own_access = befriends_access(declaration);
  for (const clang::FieldDecl* field : declaration.fields()) {
    // A protected member is within reach of the entity's own friends.
    read_field(draft, *field, own_access || (field->getAccess() == clang::AS_protected && draft.has_access));
  }
}

void Reader::read_field(Draft& draft, const clang::FieldDecl& declaration, bool has_access) {
  if (attributes_.find(declaration, "transient") != nullptr) {
    for (const char* other : {"id", "version", "column", "unique", "index", "updatable"}) {
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

  model::Field field;
  field.name = name;
  field.words = text::field_words(name);
  field.span = span;
  if (declaration.getTypeSourceInfo() != nullptr) {
    field.type_span = type_span(declaration.getTypeSourceInfo()->getTypeLoc().getSourceRange());
  }
  field.type = type(declaration.getType());
  if (const std::string why = unstorable(field.type); !why.empty()) return refuse(why);

  const Attribute* column = attributes_.find(declaration, "column");
  field.column_given = column != nullptr;
  field.column = column != nullptr ? column->first() : text::snake_case(field.words);
  if (field.column.empty()) field.column = name;
  const Attribute* id = attributes_.find(declaration, "id");
  const Attribute* version = attributes_.find(declaration, "version");
  const Attribute* updatable = attributes_.find(declaration, "updatable");
  field.id = id != nullptr;
  field.generated = id != nullptr && !id->arguments.empty();
  field.version = version != nullptr;
  field.unique = attributes_.find(declaration, "unique") != nullptr;
  field.indexed = attributes_.find(declaration, "index") != nullptr;
  field.updatable = updatable == nullptr || updatable->first() != "false";

  if (field.owned_list()) {
    for (const char* other : {"id", "version", "unique", "index", "updatable"}) {
      if (const Attribute* attribute = attributes_.find(declaration, other)) {
        report(Id::attribute_argument, attribute->span,
               "'repoc::" + std::string(other) + "' belongs on a member with a column, and '" + name +
                   "' is a list of owned entities");
      }
    }
  }
  if (field.version && (!field.type.is(TypeKind::integer) || field.id)) {
    report(Id::attribute_argument, version->span,
           field.id ? "a field is an id or a version, not both"
                    : "a version counts writes, so it must be an integer: write std::int64_t " + name);
  }
  if (declaration.getAccess() != clang::AS_public && !has_access) {
    const std::string owner = declaration.getParent()->getNameAsString();
    report(Id::unsupported_type, span,
           "'" + name + "' is not public, so generated code cannot reach it; add to '" + owner + "': " + kFriend)
        .note({}, "declare it before the class: namespace repoc { struct Access; }");
  }
  for (const model::Field& other : draft.entity.fields) {
    if (other.name != name) continue;
    report(Id::unsupported_type, span,
           "'" + name + "' hides the field of that name in a base class; rename one of them")
        .note(other.span, "the other is declared here");
  }
  draft.entity.fields.push_back(std::move(field));
}

std::string Reader::unstorable(const Type& type) const {
  if (type.is_const) return "a const member cannot be read back; leave out 'const'";
  if (model::is_scalar(type)) return {};
  const auto inner = [&] { return type.args.front(); };
  switch (type.kind) {
    case TypeKind::unsupported:
      return type.why;
    case TypeKind::text_view:
    case TypeKind::c_string:
      return "it does not own its text; write std::string";
    case TypeKind::reference:
      return "a reference owns nothing; hold the value, or the key of the other object";
    case TypeKind::pointer:
      return inner().is(TypeKind::entity)
                 ? "a pointer does not say who owns the object; write std::vector<" +
                       model_.entities[inner().index].name + "> for owned children, or the key of the other object"
                 : "a pointer owns nothing; hold the value";
    case TypeKind::optional:
    case TypeKind::unique_ptr:
      if (inner().is(TypeKind::entity)) {
        return "one owned entity is not supported yet; write std::vector<" + model_.entities[inner().index].name + ">";
      }
      if (type.is(TypeKind::unique_ptr)) return "write std::optional for a value that may be absent";
      if (model::is_scalar(inner()) && !inner().is_const) return {};
      if (inner().is(TypeKind::optional))
        return "a column is absent or not, it cannot be both twice; write one std::optional";
      return unstorable(inner()).empty() ? "a list is never absent, only empty; leave out std::optional"
                                         : unstorable(inner());
    case TypeKind::entity:
      return "one owned entity is not supported yet; write std::vector<" + model_.entities[type.index].name + ">";
    case TypeKind::list:
      if (inner().is(TypeKind::entity)) return {};
      if (inner().is(TypeKind::unsupported)) return inner().why;
      if ((inner().is(TypeKind::pointer) || inner().is(TypeKind::unique_ptr)) &&
          inner().args.front().is(TypeKind::entity)) {
        return "owned children are held by value; write std::vector<" +
               model_.entities[inner().args.front().index].name + ">";
      }
      return "a list of '" + inner().cpp + "' is not supported yet; write std::vector of an entity with one member";
    case TypeKind::span:
    case TypeKind::map:
      return "only std::vector<entity> is supported for many values yet";
    case TypeKind::tuple:
      return "its members have no names; write them one by one";
    case TypeKind::record:
      return "'" + model_.records[type.index].name +
             "' is no entity; mark it [[repoc::entity]] and hold a std::vector of it, or write its members one by one";
    case TypeKind::library:
      return "'" + type.cpp + "' is no stored type";
    default:
      return "repoc has no column for such a type";
  }
}

// Generated code makes an empty object, fills it and moves it to where it belongs.
void Reader::check_construction(const Draft& draft) {
  auto* declaration = const_cast<clang::CXXRecordDecl*>(draft.declaration);  // Sema declares what is implicit
  const std::string name = declaration->getNameAsString();
  if (declaration->isAbstract()) {
    report(Id::unsupported_type, draft.entity.span,
           "'" + name + "' has pure virtual methods, so no row can become one; give them a body");
    return;
  }
  const clang::CXXConstructorDecl* constructor = sema_.LookupDefaultConstructor(declaration);
  if (constructor == nullptr || constructor->isDeleted()) {
    // A reference or const member is the reason more often than not, and has been reported already.
    if (!draft.complete) return;
    report(Id::unsupported_type, draft.entity.span,
           "'" + name +
               "' has no default constructor, which reading a row begins with; add one, it may be private with: " +
               kFriend);
  } else if (constructor->getAccess() != clang::AS_public && !draft.has_access) {
    report(Id::unsupported_type, name_span(*constructor),
           "the default constructor of '" + name +
               "' is not public, so generated code cannot call it; add to the class: " + kFriend)
        .note({}, "declare it before the class: namespace repoc { struct Access; }");
  }
  const clang::CXXConstructorDecl* move = sema_.LookupMovingConstructor(declaration, 0);
  if ((move == nullptr || move->isDeleted()) && draft.complete) {
    report(Id::unsupported_type, draft.entity.span,
           "'" + name + "' can be neither moved nor copied, so it cannot be returned or kept in a list");
  }
}

void Reader::check_key(Draft& draft) {
  const model::Entity& entity = draft.entity;
  const std::vector<std::size_t> ids = entity.ids();
  const model::Field* version = nullptr;
  for (const model::Field& field : entity.fields) {
    if (field.version && version != nullptr) {
      report(Id::attribute_argument, field.span, "an entity has one version, and '" + version->name + "' is it")
          .note(version->span, "the first is declared here");
    }
    if (field.version) version = &field;
    if (!field.id || field.owned_list()) continue;
    if (field.optional()) {
      report(Id::attribute_argument, field.span,
             "a key is never absent: leave std::optional out of '" + field.name + "'");
    } else if (field.type.is(TypeKind::floating)) {
      report(Id::attribute_argument, field.span,
             "a floating-point number cannot be a key, because it is not compared exactly; write an integer or "
             "std::string");
    } else if (field.generated && ids.size() > 1) {
      report(Id::attribute_argument, field.span,
             "only a key of one field can be generated, and '" + entity.name + "' has " + std::to_string(ids.size()));
    } else if (field.generated && !field.type.is(TypeKind::text) && !field.type.is(TypeKind::integer)) {
      report(Id::attribute_argument, field.span,
             "a generated id is a std::string (32 hexadecimal digits) or an integer");
    }
  }
}

void Reader::read_indexes(Draft& draft, std::string_view attribute) {
  model::Entity& entity = draft.entity;
  for (const Attribute* written : attributes_.find_all(*draft.declaration, attribute)) {
    model::IndexSpec spec;
    spec.unique = attribute == "unique";
    for (const Argument& argument : written->arguments) {
      const model::Words words = text::field_words(argument.text);
      const auto found = std::find_if(entity.fields.begin(), entity.fields.end(), [&](const model::Field& field) {
        return field.name == argument.text || field.words == words;
      });
      const text::Span span = argument.contents.valid() ? argument.contents : argument.span;
      if (found == entity.fields.end()) {
        if (!draft.complete) continue;
        diag::Diagnostic& error =
            report(Id::attribute_argument, span, "no field '" + argument.text + "' in '" + entity.name + "'");
        std::vector<std::string> names;
        for (const model::Field& field : entity.fields) names.push_back(text::snake_case(field.words));
        if (const auto nearest = text::nearest(argument.text, names)) {
          if (argument.contents.valid()) {
            error.fix(span, "did you mean '" + *nearest + "'?", *nearest);
          } else {
            error.note(span, "did you mean '" + *nearest + "'?");
          }
        }
      } else if (found->owned_list()) {
        report(Id::attribute_argument, span,
               "'" + argument.text + "' is a list of owned entities, it has no column to index");
      } else {
        spec.fields.push_back(static_cast<std::size_t>(found - entity.fields.begin()));
      }
    }
    entity.indexes.push_back(std::move(spec));
  }
}

}  // namespace repoc::frontend
