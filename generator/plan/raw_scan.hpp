// The text of [[repoc::query]] -> its tokens, as SQL writes them. It knows what is quoted, a comment, a number or a
// parameter, and nothing of grammar: a `:name` in a string is no parameter.
//   select ':x' from t where a = :length   ->   word, text, word, word, word, word, sign, parameter
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace repoc::plan {

struct RawToken {
  enum class Kind {
    word,       // select, a name without quotes
    name,       // "a name", [a name], `a name`
    text,       // 'text'
    number,     //
    parameter,  // :length
    sign,       // any other character, `::` as one
  };
  Kind kind = Kind::sign;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string value;  // word: in lower case; name: without its quotes; parameter: without the colon; sign: as written
};

// Why the text cannot be a query, and the bytes that say so.
struct RawProblem {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string message;
};

struct RawScan {
  std::vector<RawToken> tokens;       // in order; comments and white space are between them
  std::optional<RawProblem> problem;  // the first; the tokens are those before it
};

// Never throws and takes any bytes: what is not UTF-8 is left to who stores it.
RawScan scan_raw(std::string_view sql);

}  // namespace repoc::plan
