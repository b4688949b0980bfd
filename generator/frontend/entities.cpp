// A class marked [[repoc::entity]] -> model::Entity: its stored fields, base classes' first, and whether generated code
// will be able to make one and reach into it.
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

model::Words words_of(const std::string& name) {
  model::Words words;
  for (const text::Word& word : text::split_words(name)) words.push_back(word.text);
  return words;
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
    const bool is_repository = attributes_.find_on_any(*declaration, "repository") != nullptr;
    if (is_repository) {
      repository(*declaration);
    } else if (attributes_.find_on_any(*declaration, "backend") != nullptr) {
      report(Id::attribute_argument, attributes_.find_on_any(*declaration, "backend")->span,
             "'repoc::backend' belongs on a repository: write [[repoc::repository, repoc::backend(\"mongo\")]]");
    }
    const Attribute* entity = attributes_.find_on_any(*declaration, "entity");
    for (const char* name : {"value", "index", "unique", "shard_key", "was"}) {
      const Attribute* attribute = attributes_.find_on_any(*declaration, name);
      const bool of_value = std::string_view(name) == "value";
      if (attribute == nullptr || of_value == (entity == nullptr)) continue;
      report(Id::attribute_argument, attribute->span,
             of_value ? "a class is an entity, with rows of its own, or a value, in the columns of its owner, not both"
                      : "'repoc::" + std::string(name) + "' belongs on an entity");
    }
    if (const Attribute* attribute = entity) {
      if (is_repository) {
        report(Id::attribute_argument, attribute->span, "a class is an entity or a repository, not both");
      } else if (const Type type = entity_type(*declaration); type.is(TypeKind::unsupported)) {
        report(Id::unsupported_type, name_span(*declaration),
               "'" + declaration->getNameAsString() + "' cannot be an entity: " + type.why);
      }
    }
  }
  read_targets();
}

std::size_t Reader::entity(const clang::CXXRecordDecl& declaration) {
  const std::string name = qualified_name(declaration);
  if (const auto known = known_.entities.find(name); known != known_.entities.end()) return known->second;

  reading_.push_back(&declaration);
  Draft draft{&declaration, {}, befriends_access(declaration), true, false};
  model::Entity& result = draft.entity;
  result.name = name;
  result.cpp = "::" + name;
  result.words = words_of(declaration.getNameAsString());
  result.span = name_span(declaration);
  const Attribute* attribute = attributes_.find_on_any(declaration, "entity");
  result.table =
      attribute != nullptr && !attribute->arguments.empty() ? attribute->first() : text::snake_case(result.words);

  if (const Attribute* was = attributes_.find_on_any(declaration, "was")) result.was = was->first();

  read_fields(draft, {&declaration, draft.has_access, {}}, declaration);
  check_construction(draft);
  check_key(draft);
  read_indexes(draft, "index");
  read_indexes(draft, "unique");
  const auto columns = static_cast<std::size_t>(std::count_if(
      result.fields.begin(), result.fields.end(), [](const model::Field& field) { return field.has_column(); }));
  if (columns > kMaxColumns || draft.too_wide) {
    report(Id::unsupported_type, result.span,
           "'" + name + "' has " + (draft.too_wide ? "thousands of" : std::to_string(columns)) + " columns, at most " +
               std::to_string(kMaxColumns) + " are supported; move some into an owned entity");
  }
  reading_.pop_back();

  const std::size_t index = model_.entities.size();
  model_.entities.push_back(std::move(result));
  known_.entities.emplace(name, index);
  return index;
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
    if (!field.id || field.owns) continue;
    if (field.optional()) {
      report(Id::attribute_argument, field.span,
             "a key is never absent: leave std::optional out of '" + field.name + "'");
    } else if (const std::string why = unfit_for_key(field.type); !why.empty()) {
      report(Id::attribute_argument, field.span, why);
    } else if (field.generated && ids.size() > 1) {
      report(Id::attribute_argument, field.span,
             "only a key of one field can be generated, and '" + entity.name + "' has " + std::to_string(ids.size()));
    } else if (field.generated && !field.type.is(TypeKind::text) && !field.type.is(TypeKind::integer) &&
               !field.type.is(TypeKind::uuid)) {
      report(Id::attribute_argument, field.span,
             "a generated id is a std::string (32 hexadecimal digits), an integer or a repoc::Uuid");
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
        return !field.presence && (field.name == argument.text || field.words == words);
      });
      const text::Span span = argument.contents.valid() ? argument.contents : argument.span;
      if (found == entity.fields.end()) {
        if (!draft.complete) continue;
        diag::Diagnostic& error =
            report(Id::attribute_argument, span, "no field '" + argument.text + "' in '" + entity.name + "'");
        std::vector<std::string> names;
        for (const model::Field& field : entity.fields) {
          if (!field.presence) names.push_back(text::snake_case(field.words));
        }
        if (const auto nearest = text::nearest(argument.text, names)) {
          if (argument.contents.valid()) {
            error.fix(span, "did you mean '" + *nearest + "'?", *nearest);
          } else {
            error.note(span, "did you mean '" + *nearest + "'?");
          }
        }
      } else if (found->owns) {
        report(Id::attribute_argument, span,
               "'" + argument.text + "' is " + owned_text(*found) + ", it has no column to index");
      } else {
        spec.fields.push_back(static_cast<std::size_t>(found - entity.fields.begin()));
      }
    }
    entity.indexes.push_back(std::move(spec));
  }
}

}  // namespace repoc::frontend
