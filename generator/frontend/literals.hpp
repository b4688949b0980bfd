// String literals of an attribute -> their text, and where each of its bytes stands in the header, so that an error in
// the text points into the literal:
//   "select \"a\"" " from t"   ->   select "a" from t, in five parts: select, \", a, \" and from t
#pragma once

#include <clang/Lex/Preprocessor.h>
#include <clang/Lex/Token.h>
#include <llvm/ADT/ArrayRef.h>

#include <optional>
#include <string>
#include <vector>

#include "frontend/places.hpp"
#include "model/model.hpp"

namespace repoc::frontend {

struct Literal {
  std::string text;
  std::vector<model::LiteralPart> parts;  // all of the text, in order
};

// The value of adjacent string literals; no value where Clang refuses them.
std::optional<Literal> read_literal(llvm::ArrayRef<clang::Token> tokens, clang::Preprocessor& preprocessor,
                                    const Places& places);

}  // namespace repoc::frontend
