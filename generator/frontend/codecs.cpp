// A type that repoc::Codec is specialised for -> model::Type of kind coded, stored as Codec::Stored:
//   template <> struct repoc::Codec<shop::Money> { using Stored = std::int64_t; ... };   Money  ->  coded(int64)
#include <clang/Sema/Lookup.h>
#include <llvm/Config/llvm-config.h>

#include <algorithm>

#include "frontend/reader.hpp"

namespace repoc::frontend {

using model::Type;
using model::TypeKind;

namespace {

clang::ClassTemplateDecl* codec_template(clang::ASTContext& context) {
  for (clang::NamedDecl* space : context.getTranslationUnitDecl()->lookup(&context.Idents.get("repoc"))) {
    const auto* repoc = llvm::dyn_cast<clang::NamespaceDecl>(space);
    if (repoc == nullptr) continue;
    for (clang::NamedDecl* found : repoc->lookup(&context.Idents.get("Codec"))) {
      if (auto* declaration = llvm::dyn_cast<clang::ClassTemplateDecl>(found)) return declaration;
    }
  }
  return nullptr;
}

// One column of any back end, without help of the model.
bool is_plain(const Type& type) {
  return !type.is_const && model::is_scalar(type) && !type.is(TypeKind::coded) && !type.is(TypeKind::ref) &&
         !type.is(TypeKind::enumeration);
}

}  // namespace

const clang::CXXRecordDecl* Reader::codec(clang::QualType coded) {
  clang::ClassTemplateDecl* declaration = codec_template(context_);
  if (declaration == nullptr) return nullptr;
  const clang::SourceLocation place = declaration->getLocation();
  clang::TemplateArgumentListInfo arguments(place, place);
  arguments.addArgument(
      clang::TemplateArgumentLoc(clang::TemplateArgument(coded), context_.getTrivialTypeSourceInfo(coded, place)));
#if LLVM_VERSION_MAJOR >= 22
  const clang::QualType type =
      sema_.CheckTemplateIdType(clang::ElaboratedTypeKeyword::None, clang::TemplateName(declaration), place, arguments,
                                /*Scope=*/nullptr, /*ForNestedNameSpecifier=*/false);
#else
  const clang::QualType type = sema_.CheckTemplateIdType(clang::TemplateName(declaration), place, arguments);
#endif
  // The template itself is only declared: what is complete, somebody has specialised.
  if (type.isNull() || !sema_.isCompleteType(place, type)) return nullptr;
  return type->getAsCXXRecordDecl()->getDefinition();
}

std::optional<Type> Reader::coded(const clang::TagDecl& declaration, clang::QualType written) {
  // What a codec stores has none itself; without this, two that name each other would never end.
  if (reading_codec_) return std::nullopt;
  const clang::QualType bare = context_.getCanonicalType(written).getUnqualifiedType();
  const clang::CXXRecordDecl* codec = this->codec(bare);
  if (codec == nullptr) return std::nullopt;
  const auto refuse = [&](const std::string& why) { return unsupported(written, why); };
  const auto* definition = llvm::dyn_cast_or_null<clang::CXXRecordDecl>(declaration.getDefinition());
  if (declaration.getDefinition() == nullptr)
    return refuse("it is only declared here; include the header that defines it");
  if (const std::string why = unnameable(declaration); !why.empty())
    return refuse("generated code cannot name it: " + why);
  if (definition != nullptr && attributes_.find_on_any(*definition, "value") != nullptr)
    return refuse("it is marked [[repoc::value]] and repoc::Codec is specialised for it; leave one of them out");
  if (definition != nullptr) {
    if (const std::string why = unmakeable(*definition, true); !why.empty()) return refuse(why);
  }

  const auto lookup = [&](const char* name, const auto& accept) {
    clang::LookupResult found(sema_, &context_.Idents.get(name), codec->getLocation(), clang::Sema::LookupOrdinaryName);
    sema_.LookupQualifiedName(found, const_cast<clang::CXXRecordDecl*>(codec));
    found.suppressDiagnostics();
    return std::any_of(found.begin(), found.end(), [&](const clang::NamedDecl* one) {
      return one->getAccess() == clang::AS_public && accept(*one);
    });
  };
  clang::QualType stored;
  const bool has_stored = lookup("Stored", [&](const clang::NamedDecl& one) {
    const auto* alias = llvm::dyn_cast<clang::TypedefNameDecl>(&one);
    if (alias != nullptr) stored = alias->getUnderlyingType();
    return alias != nullptr;
  });
  const std::string missing = "its repoc::Codec lacks a public ";
  if (!has_stored) return refuse(missing + "alias 'Stored', the type of the column");
  clang::QualType decoded;
  for (const char* name : {"encode", "decode"}) {
    const bool there = lookup(name, [&](const clang::NamedDecl& one) {
      const auto* method = llvm::dyn_cast_or_null<clang::CXXMethodDecl>(one.getAsFunction());
      if (method == nullptr || !method->isStatic() || method->getMinRequiredArguments() > 1 ||
          method->getNumParams() < 1)
        return false;
      decoded = method->getReturnType();
      return true;
    });
    if (!there) return refuse(missing + "static function '" + name + "' of one parameter");
  }
  // Of `auto` only the compiler knows what it is: bodies are not read here.
  if (!decoded->isDependentType() && !decoded->isUndeducedType() &&
      !context_.hasSameUnqualifiedType(decoded.getNonReferenceType(), bare)) {
    return refuse("its repoc::Codec decodes to a '" + decoded.getAsString(context_.getPrintingPolicy()) +
                  "'; let 'decode' return a '" + bare.getAsString(context_.getPrintingPolicy()) + "'");
  }

  reading_codec_ = true;
  Type column = type(stored);
  reading_codec_ = false;
  if (!is_plain(column)) {
    return refuse("its repoc::Codec stores a '" + column.cpp +
                  "'; a bool, number, std::string, bytes, date, time, repoc::Uuid or repoc::Decimal can be stored");
  }
  Type result;
  result.kind = TypeKind::coded;
  result.cpp = definition != nullptr ? class_name(*definition, written) : "::" + qualified_name(declaration);
  result.args.push_back(std::move(column));
  return result;
}

}  // namespace repoc::frontend
