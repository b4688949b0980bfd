// One parsed unit -> the model. The three parts of one walk: types.cpp turns a C++ type into a model::Type,
// entities.cpp a class into an Entity, repositories.cpp an abstract class into a Repository. What is read once is
// known by its name, so that a second unit with the same header adds nothing.
#pragma once

#include <clang/AST/ASTContext.h>
#include <clang/AST/DeclCXX.h>
#include <clang/AST/DeclTemplate.h>
#include <clang/AST/Type.h>
#include <clang/Sema/Sema.h>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.hpp"
#include "frontend/attributes.hpp"
#include "frontend/places.hpp"
#include "model/model.hpp"

namespace repoc::frontend {

// What the units of a run have read so far: qualified name -> index in the model.
struct Known {
  std::map<std::string, std::size_t> entities;
  std::map<std::string, std::size_t> records;
  std::map<std::string, std::size_t> enums;
  std::set<std::string> repositories;
  std::map<std::size_t, std::string> unfillable;  // record -> why no row can be read into it
};

class Reader {
 public:
  Reader(clang::Sema& sema, const Attributes& attributes, const Places& places, Known& known, model::Model& model,
         diag::Sink& sink);

  // Every entity and repository that a listed header declares, and all they reach.
  void read();

 private:
  // types.cpp
  model::Type type(clang::QualType written);
  model::Type unqualified(clang::QualType written);
  model::Type builtin(const clang::BuiltinType& type, clang::QualType written);
  model::Type enumeration(const clang::EnumDecl& declaration);
  model::Type class_type(const clang::CXXRecordDecl& declaration, clang::QualType written);
  model::Type standard_class(const clang::CXXRecordDecl& declaration, std::string_view name, clang::QualType written);
  model::Type entity_type(const clang::CXXRecordDecl& declaration);
  model::Type record(const clang::CXXRecordDecl& declaration, clang::QualType written);
  void read_members(const clang::CXXRecordDecl& declaration, std::size_t record);
  // Why generated code cannot make such a struct and fill its members; empty if it can.
  [[nodiscard]] std::string unfillable(const clang::CXXRecordDecl& declaration);
  // A result that holds a struct which no row can be read into is unsupported, and says why.
  void refuse_unfillable(model::Type& result) const;
  model::Type wrap(model::TypeKind kind, clang::QualType inner, std::string_view suffix);
  model::Type unsupported(clang::QualType written, std::string why);
  // Why generated code cannot write the name of a class or enumeration; empty if it can.
  [[nodiscard]] static std::string unnameable(const clang::TagDecl& declaration);

  // entities.cpp
  std::size_t entity(const clang::CXXRecordDecl& declaration);
  // An entity while it is read: what of it is needed to judge it and does not go into the model.
  struct Draft {
    const clang::CXXRecordDecl* declaration;
    model::Entity entity;
    bool has_access = false;
    bool complete = true;  // no field was left out because of an error
  };
  void read_fields(Draft& draft, const clang::CXXRecordDecl& declaration);
  void read_field(Draft& draft, const clang::FieldDecl& declaration, bool has_access);
  // What is wrong with storing a field of this type; empty if nothing is.
  [[nodiscard]] std::string unstorable(const model::Type& type) const;
  void check_construction(const Draft& draft);
  void check_key(Draft& draft);
  void read_indexes(Draft& draft, std::string_view attribute);

  // repositories.cpp
  void repository(const clang::CXXRecordDecl& declaration);
  // The repoc::Repository<T, Id> among the bases, and where its Id is written.
  struct Base {
    const clang::ClassTemplateSpecializationDecl* declaration = nullptr;
    clang::QualType entity;
    clang::QualType id;
    text::Span id_span;
    bool is_public = true;
    int count = 0;
  };
  void find_base(const clang::CXXRecordDecl& declaration, bool is_public, Base& base) const;
  void check_id(const model::Entity& entity, const model::Repository& repository, text::Span span);
  void read_methods(const clang::CXXRecordDecl& declaration, model::Repository& repository);
  void read_method(const clang::CXXMethodDecl& declaration, model::Repository& repository);
  void check_method_attributes(const clang::CXXRecordDecl& declaration);

  [[nodiscard]] text::Span name_span(const clang::NamedDecl& declaration) const;
  // The type of a field, parameter or result as written, its leading `const` included.
  [[nodiscard]] text::Span type_span(clang::SourceRange tokens) const;
  diag::Diagnostic& report(diag::Id id, text::Span span, const std::string& message);

  clang::Sema& sema_;
  clang::ASTContext& context_;
  const Attributes& attributes_;
  const Places& places_;
  Known& known_;
  model::Model& model_;
  diag::Sink& sink_;
  std::vector<const clang::CXXRecordDecl*> reading_;  // entities whose fields are being read, outermost first
};

// "shop::Batch": without inline and unnamed namespaces.
std::string qualified_name(const clang::NamedDecl& declaration);

}  // namespace repoc::frontend
