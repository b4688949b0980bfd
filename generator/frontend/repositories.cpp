// A class marked [[repoc::repository]] -> model::Repository: its entity, its key, and the pure virtual methods that
// must become queries.
#include <clang/AST/CXXInheritance.h>
#include <clang/AST/TypeLoc.h>
#include <llvm/Config/llvm-config.h>

#include <algorithm>
#include <utility>

#include "frontend/reader.hpp"
#include "text/words.hpp"

namespace repoc::frontend {

using diag::Id;
using model::Type;
using model::TypeKind;

namespace {

constexpr std::string_view kBase = "repoc::Repository";

bool is_pure(const clang::CXXMethodDecl& method) {
#if LLVM_VERSION_MAJOR >= 18
  return method.isPureVirtual();
#else
  return method.isPure();
#endif
}

// A method of repoc::Repository itself, or one that declares it again.
bool is_ready_made(const clang::CXXMethodDecl& method) {
  if (qualified_name(*method.getParent()) == kBase) return true;
  return std::any_of(method.begin_overridden_methods(), method.end_overridden_methods(),
                     [](const clang::CXXMethodDecl* other) { return is_ready_made(*other); });
}

}  // namespace

void Reader::find_base(const clang::CXXRecordDecl& declaration, bool is_public, Base& base) const {
  for (const clang::CXXBaseSpecifier& one : declaration.bases()) {
    const clang::CXXRecordDecl* record = one.getType()->getAsCXXRecordDecl();
    if (record == nullptr) continue;
    const bool reachable = is_public && one.getAccessSpecifier() == clang::AS_public;
    const auto* specialization = llvm::dyn_cast<clang::ClassTemplateSpecializationDecl>(record);
    if (specialization == nullptr || qualified_name(*record) != kBase) {
      if (record->getDefinition() != nullptr) find_base(*record->getDefinition(), reachable, base);
      continue;
    }
    ++base.count;
    base.declaration = specialization;
    base.is_public = reachable;
    const clang::TemplateArgumentList& canonical = specialization->getTemplateArgs();
    if (canonical.size() != 2) continue;
    base.entity = canonical[0].getAsType();
    base.id = canonical[1].getAsType();
    base.id_span = type_span(one.getSourceRange());
    if (one.getTypeSourceInfo() == nullptr) continue;
    const auto written = one.getTypeSourceInfo()->getTypeLoc().getAsAdjusted<clang::TemplateSpecializationTypeLoc>();
    if (written.isNull() || written.getNumArgs() != 2) continue;
    base.id = written.getArgLoc(1).getArgument().getAsType();
    base.id_span = type_span(written.getArgLoc(1).getSourceRange());
  }
}

void Reader::repository(const clang::CXXRecordDecl& declaration) {
  model::Repository result;
  result.name = qualified_name(declaration);
  result.cpp = "::" + result.name;
  result.span = name_span(declaration);
  result.header = places_.header(declaration.getLocation()).value_or(0);
  if (!known_.repositories.insert(result.name).second) return;
  const std::string name = declaration.getNameAsString();
  const auto refuse = [&](const std::string& why) -> diag::Diagnostic& {
    return report(Id::repository_base, result.span, "'" + name + "' " + why);
  };

  if (const std::string why = unnameable(declaration); !why.empty()) {
    refuse("cannot be implemented: " + why);
    return;
  }
  Base base;
  find_base(declaration, true, base);
  if (base.count == 0) {
    refuse("is no repository without its base class; derive it publicly from repoc::Repository<Entity, Id>");
    return;
  }
  if (base.count > 1) {
    refuse("has more than one repoc::Repository among its bases; a repository serves one entity");
    return;
  }
  if (!base.is_public) {
    refuse("hides its base class; derive publicly from repoc::Repository<Entity, Id>");
    return;
  }
  if (declaration.isEffectivelyFinal()) refuse("is final, but generated code derives from it; leave out 'final'");
  const clang::CXXConstructorDecl* constructor =
      sema_.LookupDefaultConstructor(const_cast<clang::CXXRecordDecl*>(&declaration));
  if (constructor == nullptr || constructor->isDeleted() || constructor->getAccess() == clang::AS_private) {
    refuse("needs a default constructor that a derived class can call");
  }

  const clang::CXXRecordDecl* entity = base.entity.isNull() ? nullptr : base.entity->getAsCXXRecordDecl();
  if (entity == nullptr || base.entity.isConstQualified() || attributes_.find_on_any(*entity, "entity") == nullptr) {
    diag::Diagnostic& error = refuse("serves a type that is no entity; mark it [[repoc::entity]]");
    if (entity != nullptr) error.note(name_span(*entity), "'" + entity->getNameAsString() + "' is declared here");
    return;
  }
  const Type type = entity_type(*entity);
  if (type.is(TypeKind::unsupported)) {
    refuse("serves '" + entity->getNameAsString() + "', which cannot be an entity: " + type.why);
    return;
  }
  result.entity = type.index;
  result.id_type = this->type(base.id);
  result.id_span = base.id_span;
  // By value: reading the methods below can add entities.
  const model::Entity root = model_.entities[type.index];
  if (root.ids().empty()) {
    report(Id::missing_id, root.span, root.name)
        .note(result.span, "'" + name + "' finds its objects by their id; mark the key [[repoc::id]]");
  } else {
    check_id(root, result, base.id_span);
  }
  if (const Attribute* backend = attributes_.find_on_any(declaration, "backend")) result.backend = backend->first();
  read_methods(declaration, result);
  check_method_attributes(declaration);
  model_.repositories.push_back(std::move(result));
}

void Reader::check_id(const model::Entity& entity, const model::Repository& repository, text::Span span) {
  const Type& given = repository.id_type;
  std::vector<KeyPart> key;
  for (const std::size_t id : entity.ids()) key.push_back({entity.fields[id].words, entity.fields[id].type});
  if (is_key(given, key, false) && !given.is_const) return;
  diag::Diagnostic& error = report(Id::repository_base, span, "the key of '" + entity.name + "' is " + key_text(key));
  for (const std::size_t id : entity.ids())
    error.note(entity.fields[id].span, "'" + entity.fields[id].name + "' is an id");
}

void Reader::read_methods(const clang::CXXRecordDecl& declaration, model::Repository& repository) {
  clang::CXXFinalOverriderMap overriders;
  declaration.getFinalOverriders(overriders);
  std::vector<const clang::CXXMethodDecl*> methods;
  for (const auto& [method, subobjects] : overriders) {
    for (const auto& [subobject, finals] : subobjects) {
      for (const clang::UniqueVirtualMethod& last : finals) {
        const clang::CXXMethodDecl* candidate = last.Method;
        if (!is_pure(*candidate) || llvm::isa<clang::CXXDestructorDecl>(candidate) || is_ready_made(*candidate))
          continue;
        if (std::find(methods.begin(), methods.end(), candidate) == methods.end()) methods.push_back(candidate);
      }
    }
  }
  const clang::SourceManager& manager = context_.getSourceManager();
  std::sort(methods.begin(), methods.end(), [&](const clang::CXXMethodDecl* a, const clang::CXXMethodDecl* b) {
    return manager.isBeforeInTranslationUnit(a->getLocation(), b->getLocation());
  });
  for (const clang::CXXMethodDecl* method : methods) read_method(*method, repository);
}

void Reader::read_method(const clang::CXXMethodDecl& declaration, model::Repository& repository) {
  const text::Span name = name_span(declaration);
  if (!declaration.getDeclName().isIdentifier()) {
    report(Id::unknown_verb, name, declaration.getNameAsString())
        .note({}, "an operator cannot be a query; give the method a name or a body");
    return;
  }
  if (declaration.getRefQualifier() != clang::RQ_None || declaration.isVolatile() || declaration.isVariadic()) {
    report(Id::unsupported_type, name,
           "a query method takes plain parameters and may be const, nothing else; leave out '&', 'volatile' and '...'");
    return;
  }
  model::Method method;
  method.name = declaration.getNameAsString();
  method.sentence = method.name;
  method.span = name;
  const Attribute* query = attributes_.find(declaration, "query");
  const Attribute* pipeline = attributes_.find(declaration, "pipeline");
  const Attribute* derive = attributes_.find(declaration, "derive");
  if ((query != nullptr) + (pipeline != nullptr) + (derive != nullptr) > 1) {
    report(Id::attribute_argument, name, "'" + method.name + "' can have one of query, pipeline and derive");
  }
  if (pipeline != nullptr) {
    report(Id::backend_unsupported, pipeline->span, "pipelines belong to MongoDB, which is not supported yet");
  }
  if (query != nullptr) {
    const Argument& text = query->arguments.front();
    method.query = text.text;
    method.query_span = text.contents.valid() ? text.contents : text.span;
    method.query_parts = text.parts;
  }
  if (derive != nullptr) {
    const Argument& text = derive->arguments.front();
    if (!text.contents.valid() && text.span.valid()) {
      report(Id::attribute_argument, text.span,
             "'repoc::derive' takes one string literal without escapes, so that errors can point into it");
    }
    method.sentence = text.text;
    method.span = text.contents.valid() ? text.contents : text.span;
    method.sentence_is_name = false;
  }
  method.result = type(declaration.getReturnType());  // `const` too: an overrider must repeat it
  refuse_unfillable(method.result);
  method.result_span = type_span(declaration.getReturnTypeSourceRange());
  method.is_const = declaration.isConst();
  if (const auto* prototype = declaration.getType()->getAs<clang::FunctionProtoType>())
    method.is_noexcept = prototype->isNothrow();
  for (const clang::ParmVarDecl* parameter : declaration.parameters()) {
    model::Parameter one;
    one.name = parameter->getNameAsString();
    one.words = text::field_words(one.name);
    one.type = type(parameter->getType().getUnqualifiedType());
    if (parameter->getTypeSourceInfo() != nullptr) {
      one.type_span = type_span(parameter->getTypeSourceInfo()->getTypeLoc().getSourceRange());
    }
    one.span = one.name.empty() ? one.type_span : name_span(*parameter);
    method.parameters.push_back(std::move(one));
  }
  repository.methods.push_back(std::move(method));
}

// An attribute on a method that is not generated would be ignored in silence.
void Reader::check_method_attributes(const clang::CXXRecordDecl& declaration) {
  for (const clang::CXXMethodDecl* method : declaration.methods()) {
    for (const char* name : {"query", "pipeline", "derive"}) {
      const Attribute* attribute = attributes_.find(*method, name);
      if (attribute == nullptr || (is_pure(*method) && !is_ready_made(*method))) continue;
      report(Id::attribute_argument, attribute->span,
             "'repoc::" + std::string(name) + "' belongs on a pure virtual method, which '" +
                 method->getNameAsString() +
                 (is_pure(*method) ? "' is, but every repository has it already" : "' is not: write = 0"));
    }
  }
}

}  // namespace repoc::frontend
