// A C++ type -> model::Type. The spelling is put together from the parts, so that it is valid anywhere and the same on
// every platform: `Names` of `using Names = std::vector<std::int64_t>` is "std::vector<std::int64_t>".
#include <clang/AST/PrettyPrinter.h>
#include <clang/AST/QualTypeNames.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Config/llvm-config.h>

#include <algorithm>
#include <array>
#include <utility>

#include "frontend/reader.hpp"
#include "text/words.hpp"

namespace repoc::frontend {

using model::Type;
using model::TypeKind;

namespace {

// The standard templates that mean something to a query: the kind, and how many of the arguments count; the others must
// be the defaults.
struct Template {
  std::string_view name;
  TypeKind kind;
  unsigned arguments;
};
constexpr std::array kTemplates = {
    Template{"std::optional", TypeKind::optional, 1},
    Template{"std::vector", TypeKind::list, 1},
    Template{"std::unique_ptr", TypeKind::unique_ptr, 1},
    Template{"std::span", TypeKind::span, 1},
    Template{"std::array", TypeKind::span, 1},
    Template{"std::initializer_list", TypeKind::span, 1},
    Template{"std::set", TypeKind::span, 1},
    Template{"std::multiset", TypeKind::span, 1},
    Template{"std::unordered_set", TypeKind::span, 1},
    Template{"std::deque", TypeKind::span, 1},
    Template{"std::list", TypeKind::span, 1},
    Template{"std::map", TypeKind::map, 2},
    Template{"std::unordered_map", TypeKind::map, 2},
    Template{"std::tuple", TypeKind::tuple, ~0U},
    Template{"std::pair", TypeKind::tuple, 2},
};

constexpr const char* kUnknownStandardClass =
    "repoc does not know this class of the standard library; specialise repoc::Codec for it";
constexpr const char* kSharedObject =
    "a shared object has no single owner; write std::unique_ptr for an owned one, or hold a repoc::Ref to another "
    "aggregate";

// Integer types whose width depends on the platform keep the name they were written with.
constexpr std::array<std::string_view, 28> kIntegerNames = {
    "int8_t",        "int16_t",       "int32_t",       "int64_t",        "uint8_t",        "uint16_t",
    "uint32_t",      "uint64_t",      "int_fast8_t",   "int_fast16_t",   "int_fast32_t",   "int_fast64_t",
    "uint_fast8_t",  "uint_fast16_t", "uint_fast32_t", "uint_fast64_t",  "int_least8_t",   "int_least16_t",
    "int_least32_t", "int_least64_t", "uint_least8_t", "uint_least16_t", "uint_least32_t", "uint_least64_t",
    "intmax_t",      "uintmax_t",     "size_t",        "ptrdiff_t",
};

// The name of the first alias on the way from `written` to its meaning that `accept` takes.
template <class Accept>
std::string alias(clang::QualType written, Accept accept) {
  while (const auto* alias = written->getAs<clang::TypedefType>()) {
    const clang::NamedDecl& declaration = *alias->getDecl();
    if (std::string name = accept(declaration); !name.empty()) return name;
    written = alias->desugar();
  }
  return {};
}

std::string integer_name(clang::QualType written) {
  return alias(written, [](const clang::NamedDecl& declaration) -> std::string {
    const clang::DeclContext* scope = declaration.getDeclContext()->getRedeclContext();
    if (!scope->isTranslationUnit() && !declaration.isInStdNamespace()) return {};
    const std::string name = declaration.getNameAsString();
    return std::find(kIntegerNames.begin(), kIntegerNames.end(), name) != kIntegerNames.end() ? "std::" + name : "";
  });
}

std::string chrono_name(clang::QualType written) {
  return alias(written, [](const clang::NamedDecl& declaration) -> std::string {
    std::string name = qualified_name(declaration);
    const bool reserved = declaration.getName().starts_with("_") || name.find("::_") != std::string::npos;
    return name.starts_with("std::chrono::") && !reserved ? name : "";
  });
}

// The allocators, comparisons and deleters that a standard class has when nobody writes one.
bool is_default(const clang::TemplateArgument& argument) {
  if (argument.getKind() != clang::TemplateArgument::Type) return true;  // the extent of a span
  static constexpr std::array<std::string_view, 6> kDefaults = {
      "std::allocator", "std::less", "std::hash", "std::equal_to", "std::char_traits", "std::default_delete"};
  const clang::CXXRecordDecl* record = argument.getAsType()->getAsCXXRecordDecl();
  if (record == nullptr) return false;
  const std::string name = qualified_name(*record);
  return std::find(kDefaults.begin(), kDefaults.end(), name) != kDefaults.end();
}

bool is_character(const clang::TemplateArgument& argument) {
  return argument.getKind() == clang::TemplateArgument::Type &&
         (argument.getAsType()->isSpecificBuiltinType(clang::BuiltinType::Char_S) ||
          argument.getAsType()->isSpecificBuiltinType(clang::BuiltinType::Char_U));
}

std::string join(const std::vector<Type>& types) {
  std::string text;
  for (const Type& type : types) text += (text.empty() ? "" : ", ") + type.cpp;
  return text;
}

}  // namespace

clang::QualType tag_type(const clang::ASTContext& context, const clang::TagDecl& declaration) {
#if LLVM_VERSION_MAJOR >= 22
  return context.getCanonicalTagType(&declaration);
#else
  return context.getTypeDeclType(&declaration);
#endif
}

std::vector<clang::TemplateArgument> template_arguments(const clang::ClassTemplateSpecializationDecl& declaration,
                                                        clang::QualType written, std::size_t& given) {
  const auto* specialization = written->getAs<clang::TemplateSpecializationType>();
  while (specialization != nullptr && specialization->isTypeAlias()) {
    specialization = specialization->getAliasedType()->getAs<clang::TemplateSpecializationType>();
  }
  std::vector<clang::TemplateArgument> arguments;
  const auto add = [&](llvm::ArrayRef<clang::TemplateArgument> from) {
    for (const clang::TemplateArgument& argument : from) {
      if (argument.getKind() == clang::TemplateArgument::Pack) {
        arguments.insert(arguments.end(), argument.pack_begin(), argument.pack_end());
      } else {
        arguments.push_back(argument);
      }
    }
  };
  if (specialization != nullptr) {
    add(specialization->template_arguments());
    // An expanded pack is written as one argument.
    if (std::none_of(arguments.begin(), arguments.end(),
                     [](const auto& a) { return a.isPackExpansion() || a.isDependent(); })) {
      given = arguments.size();
      return arguments;
    }
    arguments.clear();
  }
  add(declaration.getTemplateArgs().asArray());
  given = 0;
  return arguments;
}

std::string qualified_name(const clang::NamedDecl& declaration) {
  std::string name = declaration.getNameAsString();
  for (const clang::DeclContext* scope = declaration.getDeclContext(); scope != nullptr; scope = scope->getParent()) {
    if (const auto* space = llvm::dyn_cast<clang::NamespaceDecl>(scope)) {
      if (space->isInline() || space->isAnonymousNamespace()) continue;
      name = space->getNameAsString() + "::" + name;
    } else if (const auto* tag = llvm::dyn_cast<clang::TagDecl>(scope)) {
      name = tag->getNameAsString() + "::" + name;
    }
  }
  return name;
}

std::string Reader::unnameable(const clang::TagDecl& declaration) {
  if (declaration.isInAnonymousNamespace()) return "it is in an unnamed namespace, move it to a named one";
  if (declaration.getParentFunctionOrMethod() != nullptr) return "it is local to a function, move it to a namespace";
  if (declaration.getName().empty()) return "it has no name, give it one";
  const clang::Decl* inner = &declaration;
  for (const clang::DeclContext* scope = declaration.getDeclContext(); scope != nullptr; scope = scope->getParent()) {
    const auto* outer = llvm::dyn_cast<clang::CXXRecordDecl>(scope);
    if (outer == nullptr) break;
    if (inner->getAccess() != clang::AS_public)
      return "it is not public in '" + outer->getNameAsString() + "', make it public or move it out";
    if (llvm::isa<clang::ClassTemplateSpecializationDecl>(outer)) return "it belongs to a template, move it out";
    inner = outer;
  }
  return {};
}

Type Reader::unsupported(clang::QualType written, std::string why) {
  Type type;
  type.kind = TypeKind::unsupported;
  clang::PrintingPolicy policy(context_.getLangOpts());
  policy.adjustForCPlusPlus();
  type.cpp = clang::TypeName::getFullyQualifiedName(written, context_, policy, true);
  type.why = std::move(why);
  return type;
}

Type Reader::wrap(TypeKind kind, clang::QualType inner, std::string_view suffix) {
  Type type;
  type.kind = kind;
  type.args.push_back(this->type(inner));
  type.cpp = type.args.front().cpp + std::string(suffix);
  return type;
}

Type Reader::type(clang::QualType written) {
  if (const auto* reference = written->getAs<clang::LValueReferenceType>()) {
    return wrap(TypeKind::reference, reference->getPointeeTypeAsWritten(), "&");
  }
  if (written->isRValueReferenceType()) {
    return unsupported(written, "an rvalue reference promises a value that nobody owns; take or return it by value");
  }
  if (written.isVolatileQualified())
    return unsupported(written, "volatile has no meaning for stored data; take it off");
  Type type = unqualified(written);
  if (written.isConstQualified()) {
    type.is_const = true;
    if (!type.is(TypeKind::unsupported)) {
      type.cpp = type.is(TypeKind::pointer) || type.is(TypeKind::c_string) ? type.cpp + " const" : "const " + type.cpp;
    }
  }
  return type;
}

Type Reader::unqualified(clang::QualType written) {
  if (const auto* pointer = written->getAs<clang::PointerType>()) {
    const clang::QualType pointee = pointer->getPointeeType();
    if (pointee->isFunctionType()) return unsupported(written, "a pointer to a function cannot be stored or compared");
    if (pointee.isConstQualified() && is_character(clang::TemplateArgument(pointee.getUnqualifiedType()))) {
      Type type;
      type.kind = TypeKind::c_string;
      type.cpp = "const char*";
      return type;
    }
    return wrap(TypeKind::pointer, pointee, "*");
  }
  if (written->isArrayType())
    return unsupported(written, "an array has no row of its own; write std::vector or single members");
  if (const auto* builtin = written->getAs<clang::BuiltinType>()) return this->builtin(*builtin, written);
  if (const auto* enumeration = written->getAs<clang::EnumType>()) return this->enumeration(*enumeration->getDecl());
  if (const clang::CXXRecordDecl* record = written->getAsCXXRecordDecl()) return class_type(*record, written);
  return unsupported(written, "repoc has no column for such a type");
}

Type Reader::builtin(const clang::BuiltinType& builtin, clang::QualType written) {
  Type type;
  using Kind = clang::BuiltinType::Kind;
  const Kind kind = builtin.getKind();
  switch (kind) {
    case Kind::Void:
      type.kind = TypeKind::none;
      break;
    case Kind::Bool:
      type.kind = TypeKind::boolean;
      break;
    case Kind::Float:
    case Kind::Double:
      type.kind = TypeKind::floating;
      break;
    case Kind::LongDouble:
      return unsupported(written, "long double has no exact column on any back end; write double");
    case Kind::Int128:
    case Kind::UInt128:
      return unsupported(written, "no back end stores 128-bit integers; write std::int64_t or std::string");
    case Kind::Char_S:
    case Kind::Char_U:
      return unsupported(
          written,
          "plain char is signed on some platforms and not on others; write std::string for text, std::int8_t or "
          "std::uint8_t for a number");
    case Kind::WChar_S:
    case Kind::WChar_U:
    case Kind::Char8:
    case Kind::Char16:
    case Kind::Char32:
      return unsupported(written, "text is stored as UTF-8 std::string");
    default:
      if (!builtin.isInteger()) return unsupported(written, "repoc has no column for such a type");
      type.kind = TypeKind::integer;
      type.is_signed = builtin.isSignedInteger();
  }
  if (!type.is(TypeKind::none)) type.bits = static_cast<unsigned>(context_.getTypeSize(&builtin));
  if (type.is(TypeKind::boolean)) type.bits = 0;
  if (type.is(TypeKind::integer)) type.cpp = integer_name(written);
  if (type.cpp.empty()) {
    clang::PrintingPolicy policy(context_.getLangOpts());
    policy.adjustForCPlusPlus();
    type.cpp = builtin.getName(policy).str();
  }
  return type;
}

Type Reader::enumeration(const clang::EnumDecl& declaration) {
  const std::string name = qualified_name(declaration);
  const clang::QualType written = tag_type(context_, declaration);
  if (name == "std::byte")
    return unsupported(written, "write std::uint8_t for a number, std::vector<std::byte> for bytes");
  if (const std::string why = unnameable(declaration); !why.empty())
    return unsupported(written, "generated code cannot name it: " + why);
  if (std::optional<Type> coded = this->coded(declaration, written)) return *coded;
  const clang::EnumDecl* definition = declaration.getDefinition();
  if (declaration.isInStdNamespace() || definition == nullptr || definition->enumerators().empty()) {
    return unsupported(written,
                       "an enumeration is stored by the names of its enumerators, and this one shows none here");
  }
  const bool by_number = attributes_.find_on_any(declaration, "stored_as") != nullptr;
  const auto [known, added] = known_.enums.try_emplace(name, model_.enums.size());
  if (added) {
    model::Enum& result = model_.enums.emplace_back();
    result.name = name;
    result.cpp = "::" + name;
    result.span = name_span(*definition);
    result.by_number = by_number;
    for (const clang::EnumConstantDecl* enumerator : definition->enumerators()) {
      model::Enumerator one;
      one.name = enumerator->getNameAsString();
      for (const text::Word& word : text::split_words(one.name)) one.words.push_back(word.text);
      one.stored = by_number ? llvm::toString(enumerator->getInitVal(), 10) : one.name;
      one.zero = enumerator->getInitVal().isZero();
      result.enumerators.push_back(std::move(one));
    }
  }
  Type type;
  type.kind = TypeKind::enumeration;
  type.cpp = "::" + name;
  type.by_number = by_number;
  type.index = known->second;
  return type;
}

Type Reader::class_type(const clang::CXXRecordDecl& declaration, clang::QualType written) {
  const std::string name = qualified_name(declaration);
  if (declaration.isInStdNamespace() || name.starts_with("std::")) {
    Type type = standard_class(declaration, name, written);
    if (!type.is(TypeKind::unsupported)) return type;
    return coded(declaration, written).value_or(std::move(type));
  }
  if (name.starts_with("repoc::")) return library_class(declaration, name, written);
  if (attributes_.find_on_any(declaration, "entity") != nullptr) return entity_type(declaration);
  if (std::optional<Type> coded = this->coded(declaration, written)) return *coded;
  return record(declaration, written);
}

Type Reader::library_class(const clang::CXXRecordDecl& declaration, const std::string& name, clang::QualType written) {
  Type type;
  if (name == "repoc::Uuid" || name == "repoc::Decimal") {
    type.kind = name == "repoc::Uuid" ? TypeKind::uuid : TypeKind::decimal;
    type.cpp = "::" + name;
    return type;
  }
  const auto* specialization = llvm::dyn_cast<clang::ClassTemplateSpecializationDecl>(&declaration);
  if (name == "repoc::Ref" && specialization != nullptr) return reference(*specialization, written);
  type.kind = TypeKind::library;
  type.name = name.substr(7);
  type.cpp = name;
  if (specialization != nullptr) {
    std::size_t given = 0;
    for (const clang::TemplateArgument& argument : template_arguments(*specialization, written, given)) {
      if (argument.getKind() == clang::TemplateArgument::Type) type.args.push_back(this->type(argument.getAsType()));
    }
    type.cpp += "<" + join(type.args) + ">";
  }
  return type;
}

Type Reader::standard_class(const clang::CXXRecordDecl& declaration, std::string_view name, clang::QualType written) {
  Type type;
  if (name == "std::chrono::year_month_day") {
    type.kind = TypeKind::date;
    type.cpp = name;
    return type;
  }
  const auto* specialization = llvm::dyn_cast<clang::ClassTemplateSpecializationDecl>(&declaration);
  if (specialization == nullptr) return unsupported(written, kUnknownStandardClass);
  const clang::TemplateArgumentList& canonical = specialization->getTemplateArgs();
  const auto defaults_after = [&](unsigned first) {
    for (unsigned i = first; i < canonical.size(); ++i) {
      if (!is_default(canonical[i])) return false;
    }
    return true;
  };

  if (name == "std::basic_string" || name == "std::basic_string_view") {
    if (!is_character(canonical[0])) return unsupported(written, "text is stored as UTF-8 std::string");
    if (!defaults_after(1))
      return unsupported(written,
                         "only the string with the standard traits and allocator is supported; write std::string");
    type.kind = name == "std::basic_string" ? TypeKind::text : TypeKind::text_view;
    type.cpp = name == "std::basic_string" ? "std::string" : "std::string_view";
    return type;
  }

  std::size_t given = 0;
  const std::vector<clang::TemplateArgument> arguments = template_arguments(*specialization, written, given);
  if (name == "std::chrono::duration") {
    Type rep = this->type(arguments.front().getAsType());
    if (!rep.is(TypeKind::integer))
      return unsupported(
          written,
          "only durations that count in integers are stored exactly; write std::chrono::milliseconds or the like");
    const auto* period =
        llvm::dyn_cast_or_null<clang::ClassTemplateSpecializationDecl>(canonical[1].getAsType()->getAsCXXRecordDecl());
    if (period == nullptr || period->getTemplateArgs().size() != 2)
      return unsupported(written, "its period is no std::ratio");
    type.kind = TypeKind::duration;
    type.bits = rep.bits;
    type.is_signed = rep.is_signed;
    type.cpp = chrono_name(written);
    if (type.cpp.empty()) {
      type.cpp = "std::chrono::duration<" + rep.cpp + ", std::ratio<" +
                 llvm::toString(period->getTemplateArgs()[0].getAsIntegral(), 10) + ", " +
                 llvm::toString(period->getTemplateArgs()[1].getAsIntegral(), 10) + ">>";
    }
    return type;
  }
  if (name == "std::chrono::time_point") {
    const clang::CXXRecordDecl* clock = canonical[0].getAsType()->getAsCXXRecordDecl();
    if (clock == nullptr || qualified_name(*clock) != "std::chrono::system_clock") {
      return unsupported(written, "only time points of std::chrono::system_clock mean the same on every machine");
    }
    type.kind = TypeKind::time_point;
    type.args.push_back(this->type(arguments.size() > 1 ? arguments[1].getAsType() : canonical[1].getAsType()));
    if (type.args.front().is(TypeKind::unsupported)) return unsupported(written, type.args.front().why);
    type.cpp = chrono_name(written);
    if (type.cpp.empty())
      type.cpp = "std::chrono::time_point<std::chrono::system_clock, " + type.args.front().cpp + ">";
    return type;
  }

  const auto* known =
      std::find_if(kTemplates.begin(), kTemplates.end(), [&](const Template& row) { return row.name == name; });
  if (name == "std::shared_ptr" || name == "std::weak_ptr") return unsupported(written, kSharedObject);
  if (known == kTemplates.end()) return unsupported(written, kUnknownStandardClass);
  const bool whole = known->kind == TypeKind::tuple;
  if (!whole && given > known->arguments && !defaults_after(known->arguments)) {
    return unsupported(written, "only the standard allocator, comparison and deleter are supported");
  }
  if (!whole && given == 0 && !defaults_after(known->arguments)) {
    return unsupported(written, "only the standard allocator, comparison and deleter are supported");
  }
  type.kind = known->kind;
  if (known->kind == TypeKind::list && canonical[0].getAsType()->isStdByteType()) {
    type.kind = TypeKind::bytes;
    type.cpp = "std::vector<std::byte>";
    return type;
  }
  for (std::size_t i = 0; i < arguments.size() && i < known->arguments; ++i) {
    if (arguments[i].getKind() == clang::TemplateArgument::Type)
      type.args.push_back(this->type(arguments[i].getAsType()));
  }
  type.cpp = std::string(name) + "<" + join(type.args);
  // The length of an array or of a span that has one.
  if (known->kind == TypeKind::span && canonical.size() == 2 &&
      canonical[1].getKind() == clang::TemplateArgument::Integral && !canonical[1].getAsIntegral().isAllOnes()) {
    type.cpp += ", " + llvm::toString(canonical[1].getAsIntegral(), 10);
  }
  type.cpp += ">";
  return type;
}

Type Reader::entity_type(const clang::CXXRecordDecl& declaration) {
  const clang::CXXRecordDecl* definition = declaration.getDefinition();
  const clang::QualType written = tag_type(context_, declaration);
  if (definition == nullptr)
    return unsupported(written, "the entity is only declared here; include the header that defines it");
  if (llvm::isa<clang::ClassTemplateSpecializationDecl>(definition))
    return unsupported(written, "a template cannot be an entity; derive a class from it");
  if (const std::string why = unnameable(*definition); !why.empty())
    return unsupported(written, "generated code cannot name it: " + why);
  if (std::find(reading_.begin(), reading_.end(), definition) != reading_.end()) {
    return unsupported(written, "ownership leads back to '" + definition->getNameAsString() +
                                    "' itself; keep the key of the other object instead");
  }
  Type type;
  type.kind = TypeKind::entity;
  type.index = entity(*definition);
  type.cpp = model_.entities[type.index].cpp;
  return type;
}

}  // namespace repoc::frontend
