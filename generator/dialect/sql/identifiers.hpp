// Names and literals in SQL text: which names may stand bare, how the others are quoted, and the short aliases of
// tables.
//   products -> products    order -> "order"    Größe -> "Größe"    open -> 'open'
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace repoc::dialect::sql {

// A keyword of SQLite or a reserved word of PostgreSQL, in lower case.
bool is_keyword(std::string_view word);

// As it stands in a statement: bare if it is a lower-case simple identifier and no keyword, or else in double
// quotes, with those inside doubled.
std::string quote(std::string_view name);

// A text as a literal, with the quotes inside doubled: 'it''s'.
std::string literal(std::string_view text);

// "p.sku"; the bare column where there is no alias.
std::string qualified(std::string_view alias, std::string_view column);

// The text two spaces to the right: the second leaves the first line where it is.
std::string indented(std::string_view text);
std::string indented_after_first(std::string_view text);

// Two names that fold alike are one name to a database: ASCII letters in lower case.
std::string fold(std::string_view name);

// "a, b", and with a prefix "p.a, p.b".
std::string comma_list(const std::vector<std::string>& names, std::string_view prefix = {});

// Hands out the aliases of one statement: the first letter of the table's name, then with a number.
//   products -> p, parts -> p2
class Aliases {
 public:
  std::string take(std::string_view table);

 private:
  std::set<std::string> used_;
};

}  // namespace repoc::dialect::sql
