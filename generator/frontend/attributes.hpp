// The attributes of namespace repoc, as tokens -> checked values, found by the declaration they stand on.
//   [[using repoc: column("y"), id]] int x;   ->   x: column ("y"), id
// Clang recognises our names but drops their arguments, so those are read from the tokens as they pass the
// preprocessor. The two halves meet at the place of the attribute's name.
#pragma once

#include <clang/AST/DeclCXX.h>
#include <clang/Lex/Preprocessor.h>
#include <clang/Lex/Token.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.hpp"
#include "frontend/places.hpp"
#include "model/model.hpp"

namespace repoc::frontend {

struct Argument {
  enum class Kind { text, word, other };
  Kind kind = Kind::other;
  std::string text;  // of a string literal its value, else the token as written
  text::Span span;
  // The bytes between the quotes, if they are the text itself: one literal without escapes. Else invalid.
  text::Span contents;
  std::vector<model::LiteralPart> parts;  // of a string literal: where each byte of its value stands
};

struct Attribute {
  std::string name;  // "column"
  std::vector<Argument> arguments;
  text::Span span;  // of the name

  [[nodiscard]] const std::string& first() const { return arguments.front().text; }
};

class Attributes {
 public:
  // Takes the tokens of `preprocessor` and, in this thread, the declarations that Clang finds attributes on; for one
  // unit, until it is destroyed.
  Attributes();
  ~Attributes();
  Attributes(const Attributes&) = delete;
  Attributes& operator=(const Attributes&) = delete;
  void watch(clang::Preprocessor& preprocessor);

  // After parsing: decodes and checks. Names that nobody knows, names where they mean nothing, wrong arguments and
  // wrong places are reported, and only what is right can be found afterwards. With `parsed` false (Clang found errors)
  // only unknown names are reported: the others may be Clang's doing.
  void check(clang::Preprocessor& preprocessor, const Places& places, bool parsed, diag::Sink& sink);

  // The attribute `name` of a declaration, or null. A member of a template's instance has what the template's has.
  [[nodiscard]] const Attribute* find(const clang::Decl& declaration, std::string_view name) const;
  // On any declaration of a class or enumeration.
  [[nodiscard]] const Attribute* find_on_any(const clang::TagDecl& declaration, std::string_view name) const;
  // Several of one name, in order: index and unique on a class.
  [[nodiscard]] std::vector<const Attribute*> find_all(const clang::CXXRecordDecl& declaration,
                                                       std::string_view name) const;
  // The definitions of all classes that carry an attribute, in the order of the unit; no templates.
  [[nodiscard]] const std::vector<const clang::CXXRecordDecl*>& classes() const { return classes_; }

  // Called by Clang's attribute handler.
  static void on_declaration(const clang::Decl& declaration, clang::SourceLocation name);

 private:
  struct Written {
    std::string name;
    clang::SourceLocation location;
    std::vector<clang::Token> arguments;  // without the parentheses
    bool parentheses = false;
  };
  struct Use {
    const clang::Decl* declaration;
    clang::SourceLocation name;
  };

  void on_token(const clang::Token& token);
  void read_list();
  [[nodiscard]] static std::vector<Argument> decode(const Written& written, clang::Preprocessor& preprocessor,
                                                    const Places& places, bool& well_formed);

  std::vector<clang::Token> list_;  // the tokens inside an open [[ ]]
  bool in_list_ = false;
  bool after_bracket_ = false;
  std::vector<clang::tok::TokenKind> open_;

  std::vector<Written> written_;
  std::map<clang::SourceLocation::UIntTy, std::size_t> written_at_;
  std::vector<Use> uses_;
  // By the place of the declared name, which a template and its instances share.
  std::multimap<clang::SourceLocation::UIntTy, Attribute> attributes_;
  std::vector<const clang::CXXRecordDecl*> classes_;
};

}  // namespace repoc::frontend
