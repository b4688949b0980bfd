// One parsed unit -> the model. The parts of one walk: types.cpp turns a C++ type into a model::Type, with records.cpp
// for plain structs, references.cpp for repoc::Ref and codecs.cpp for repoc::Codec; entities.cpp a class into an
// Entity, with fields.cpp for its members, storable.cpp for what is wrong with their types; repositories.cpp an
// abstract class into a Repository. What is read once is known by its name, so that a second unit with the same header
// adds nothing.
#pragma once

#include <clang/AST/ASTContext.h>
#include <clang/AST/DeclCXX.h>
#include <clang/AST/DeclTemplate.h>
#include <clang/AST/Type.h>
#include <clang/Sema/Sema.h>

#include <map>
#include <optional>
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

// One id of an entity: what a key must hold for it.
struct KeyPart {
  model::Words words;
  model::Type type;
};
// One column of a Ref's key, and the way from the key to it.
struct KeyColumn {
  std::string name;  // "key", the member's, or "1", "2" ... of a tuple
  model::Words words;
  std::vector<model::Hop> way;
  model::Type type;
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
  model::Type library_class(const clang::CXXRecordDecl& declaration, const std::string& name, clang::QualType written);
  model::Type entity_type(const clang::CXXRecordDecl& declaration);
  model::Type wrap(model::TypeKind kind, clang::QualType inner, std::string_view suffix);
  model::Type unsupported(clang::QualType written, std::string why);
  // Why generated code cannot write the name of a class or enumeration; empty if it can.
  [[nodiscard]] static std::string unnameable(const clang::TagDecl& declaration);

  // records.cpp
  [[nodiscard]] std::string class_name(const clang::CXXRecordDecl& definition, clang::QualType written) const;
  model::Type record(const clang::CXXRecordDecl& declaration, clang::QualType written);
  void read_members(const clang::CXXRecordDecl& declaration, std::size_t record);
  // Why generated code cannot make such a struct and fill its members; empty if it can.
  [[nodiscard]] std::string unfillable(const clang::CXXRecordDecl& declaration);
  // Why there can be no empty one, none that is moved, or `copied`; empty if there can.
  [[nodiscard]] std::string unmakeable(const clang::CXXRecordDecl& declaration, bool copied);
  // A result that holds a struct which no row can be read into is unsupported, and says why.
  void refuse_unfillable(model::Type& result) const;

  // codecs.cpp
  // The specialisation of repoc::Codec for a type; null if there is none.
  const clang::CXXRecordDecl* codec(clang::QualType coded);
  // A class or enumeration that has one; none for any other.
  std::optional<model::Type> coded(const clang::TagDecl& declaration, clang::QualType written);

  // references.cpp
  model::Type reference(const clang::ClassTemplateSpecializationDecl& declaration, clang::QualType written);
  // The ids of an entity, bases' first, whether or not it has been read.
  std::vector<KeyPart> key_of(const clang::CXXRecordDecl& definition);
  // Whether `given` is the key: one type, or a tuple or struct of several (`in_order`: the struct's members as well).
  [[nodiscard]] bool is_key(const model::Type& given, const std::vector<KeyPart>& ids, bool in_order) const;
  // Why no Ref can hold such a key; empty if one can.
  [[nodiscard]] std::string unusable_key(const model::Type& key) const;
  [[nodiscard]] std::vector<KeyColumn> key_columns(const model::Type& key) const;
  // The entity that is made up for a list of such references.
  std::size_t link(const model::Type& ref);
  // Reads the entities that are referred to, and tells the references in the model which they are.
  void read_targets();
  void resolve(model::Type& type) const;

  // entities.cpp
  std::size_t entity(const clang::CXXRecordDecl& declaration);
  // An entity while it is read: what of it is needed to judge it and does not go into the model.
  struct Draft {
    const clang::CXXRecordDecl* declaration;
    model::Entity entity;
    bool has_access = false;
    bool complete = true;  // no field was left out because of an error
    bool too_wide = false;
  };
  void check_construction(const Draft& draft);
  void check_key(Draft& draft);
  void read_indexes(Draft& draft, std::string_view attribute);

  // fields.cpp
  // The class that fields belong to, its base classes' included: the entity, or a value struct in it.
  struct Owner {
    const clang::CXXRecordDecl* declaration;
    bool has_access = false;
    std::optional<std::size_t> group;  // of a value struct: the field that holds it
  };
  void read_fields(Draft& draft, const Owner& owner, const clang::CXXRecordDecl& declaration);
  void read_field(Draft& draft, const Owner& owner, const clang::FieldDecl& declaration, bool has_access);
  void read_attributes(model::Field& field, const clang::FieldDecl& declaration, bool in_value);
  // Appends the field, as a part if a group holds it; its index.
  std::size_t add_field(Draft& draft, std::optional<std::size_t> holder, model::Field field);
  // The parts of the group that was appended last.
  void read_parts(Draft& draft, std::size_t group);
  void choose_witness(Draft& draft, std::size_t group);

  // storable.cpp
  // What is wrong with storing a field of this type; empty if nothing is.
  [[nodiscard]] std::string unstorable(const model::Type& type);
  // What is wrong with storing many of it in one column.
  [[nodiscard]] std::string unlistable(const model::Type& element, const std::string& list);

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
  std::vector<const clang::CXXRecordDecl*> reading_;   // entities whose fields are being read, outermost first
  std::vector<const clang::CXXRecordDecl*> referred_;  // entities whose ids are being read, outermost first
  std::vector<const clang::CXXRecordDecl*> targets_;   // entities that are referred to and may not have been read
  std::map<std::size_t, const clang::CXXRecordDecl*> definitions_;  // of the records that this unit has
  bool reading_codec_ = false;
};

inline constexpr const char* kFriend = "friend struct repoc::Access;";
bool befriends_access(const clang::CXXRecordDecl& declaration);

// The same stored type: what one writes as a key, the other reads.
bool same(const model::Type& a, const model::Type& b);
// What to write as such a key: "std::tuple<int, std::string>, or a struct with these members".
std::string key_text(const std::vector<KeyPart>& ids);
// Why a column of this type cannot be part of a key; empty if it can.
std::string unfit_for_key(const model::Type& type);
// "a list of owned entities": what an owned field is.
std::string owned_text(const model::Field& field);

clang::QualType tag_type(const clang::ASTContext& context, const clang::TagDecl& declaration);
// The arguments of a class template as they were written, so that the names in them survive; from the class itself
// where the writing is gone. `given` is their number, defaults not counted.
std::vector<clang::TemplateArgument> template_arguments(const clang::ClassTemplateSpecializationDecl& declaration,
                                                        clang::QualType written, std::size_t& given);

// "shop::Batch": without inline and unnamed namespaces.
std::string qualified_name(const clang::NamedDecl& declaration);

}  // namespace repoc::frontend
