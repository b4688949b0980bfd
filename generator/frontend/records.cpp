// A struct that is no entity -> model::Record: a projection, a composite key or a [[repoc::value]], with its members,
// and whether generated code can make one:
//   struct Row { int qty; };  ->  struct Row, qty: int32
#include <clang/AST/PrettyPrinter.h>
#include <clang/AST/QualTypeNames.h>

#include <algorithm>
#include <utility>

#include "frontend/reader.hpp"
#include "text/words.hpp"

namespace repoc::frontend {

using model::Type;
using model::TypeKind;

std::string Reader::class_name(const clang::CXXRecordDecl& definition, clang::QualType written) const {
  if (!llvm::isa<clang::ClassTemplateSpecializationDecl>(definition)) return "::" + qualified_name(definition);
  clang::PrintingPolicy policy(context_.getLangOpts());
  policy.adjustForCPlusPlus();
  return clang::TypeName::getFullyQualifiedName(written.getUnqualifiedType(), context_, policy, true);
}

Type Reader::record(const clang::CXXRecordDecl& declaration, clang::QualType written) {
  // A template that is named but never used has not been instantiated.
  (void)sema_.isCompleteType(declaration.getLocation(), written);
  const clang::CXXRecordDecl* definition = declaration.getDefinition();
  if (definition == nullptr)
    return unsupported(written, "it is only declared here; include the header that defines it");
  if (definition->isUnion() || definition->isLambda())
    return unsupported(written, "only plain structs can carry the columns of a row");
  if (const std::string why = unnameable(*definition); !why.empty())
    return unsupported(written, "generated code cannot name it: " + why);
  const bool value = attributes_.find_on_any(*definition, "value") != nullptr;
  // A class with private data has nothing that a column could be read into; of a value, its friends can.
  const auto hidden = [](const clang::FieldDecl* field) { return field->getAccess() != clang::AS_public; };
  if (!value && std::any_of(definition->field_begin(), definition->field_end(), hidden)) {
    return unsupported(written,
                       "it is no struct with public members, nor marked [[repoc::entity]] or [[repoc::value]], nor is "
                       "repoc::Codec specialised for it");
  }

  const std::string cpp = class_name(*definition, written);
  const auto [known, added] = known_.records.try_emplace(cpp, model_.records.size());
  Type type;
  type.kind = TypeKind::record;
  type.cpp = cpp;
  type.index = known->second;
  definitions_[type.index] = definition;
  if (added) {
    model::Record& result = model_.records.emplace_back();
    result.value = value;
    result.name = cpp.substr(2);
    result.cpp = cpp;
    result.span = name_span(*definition);
    read_members(*definition, type.index);
    if (std::string why = unfillable(*definition); !why.empty()) known_.unfillable.emplace(type.index, std::move(why));
  }
  return type;
}

std::string Reader::unfillable(const clang::CXXRecordDecl& declaration) {
  for (const clang::CXXBaseSpecifier& base : declaration.bases()) {
    const clang::CXXRecordDecl* definition = base.getType()->getAsCXXRecordDecl();
    if (definition == nullptr || definition->getDefinition() == nullptr || definition->getDefinition()->field_empty())
      continue;
    if (base.getAccessSpecifier() != clang::AS_public) return "its members are not public: derive publicly";
    if (std::string why = unfillable(*definition->getDefinition()); !why.empty()) return why;
  }
  for (const clang::FieldDecl* field : declaration.fields()) {
    const std::string name = "'" + field->getNameAsString() + "'";
    if (field->getAccess() != clang::AS_public) return "its member " + name + " is not public";
    if (field->getType()->isReferenceType()) return "its member " + name + " is a reference, which owns nothing";
    if (field->getType().isConstQualified()) return "its member " + name + " is const, so no row can be read into it";
    if (field->isBitField()) return "its member " + name + " is a bit-field, which has no address";
  }
  return unmakeable(declaration, false);
}

std::string Reader::unmakeable(const clang::CXXRecordDecl& declaration, bool copied) {
  auto* mutable_declaration = const_cast<clang::CXXRecordDecl*>(&declaration);  // Sema declares what is implicit
  if (declaration.isAbstract()) return "it has pure virtual methods";
  const auto reachable = [](const clang::CXXMethodDecl* method) {
    return method != nullptr && !method->isDeleted() && method->getAccess() == clang::AS_public;
  };
  if (!reachable(sema_.LookupDefaultConstructor(mutable_declaration))) {
    return "it has no public default constructor, which reading a row begins with";
  }
  if (copied) {
    const bool copies =
        reachable(sema_.LookupCopyingConstructor(mutable_declaration, clang::Qualifiers::Const)) &&
        reachable(sema_.LookupCopyingAssignment(mutable_declaration, clang::Qualifiers::Const, false, 0));
    return copies ? "" : "it cannot be copied, which finding out what has changed begins with";
  }
  const clang::CXXConstructorDecl* move = sema_.LookupMovingConstructor(mutable_declaration, 0);
  if (move == nullptr || move->isDeleted()) return "it can be neither moved nor copied";
  return {};
}

void Reader::refuse_unfillable(Type& result) const {
  if (result.is(TypeKind::record)) {
    const auto found = known_.unfillable.find(result.index);
    if (found == known_.unfillable.end()) return;
    result.kind = TypeKind::unsupported;
    result.why = "'" + model_.records[result.index].name + "' cannot hold a row: " + found->second;
  }
  for (Type& inner : result.args) refuse_unfillable(inner);
}

void Reader::read_members(const clang::CXXRecordDecl& declaration, std::size_t record) {
  for (const clang::CXXBaseSpecifier& base : declaration.bases()) {
    const clang::CXXRecordDecl* definition = base.getType()->getAsCXXRecordDecl();
    if (definition != nullptr && definition->getDefinition() != nullptr)
      read_members(*definition->getDefinition(), record);
  }
  for (const clang::FieldDecl* field : declaration.fields()) {
    if (field->getName().empty() || attributes_.find(*field, "transient") != nullptr) continue;
    model::Record::Member member;
    member.name = field->getNameAsString();
    member.words = text::field_words(member.name);
    member.type = type(field->getType());
    member.span = name_span(*field);
    model_.records[record].members.push_back(std::move(member));
  }
}

}  // namespace repoc::frontend
