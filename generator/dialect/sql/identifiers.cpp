#include "dialect/sql/identifiers.hpp"

#include <algorithm>
#include <array>

namespace repoc::dialect::sql {

namespace {

// SQLite's keywords and PostgreSQL's reserved words together, so that a name is written alike on both. Sorted.
// clang-format off
constexpr auto kKeywords = std::to_array<std::string_view>({
    "abort", "action", "add", "after", "all", "alter", "always", "analyse", "analyze", "and", "any", "array", "as",
    "asc", "asymmetric", "attach", "authorization", "autoincrement", "before", "begin", "between", "binary", "both",
    "by", "cascade", "case", "cast", "check", "collate", "collation", "column", "commit", "concurrently", "conflict",
    "constraint", "create", "cross", "current", "current_catalog", "current_date", "current_role", "current_schema",
    "current_time", "current_timestamp", "current_user", "database", "default", "deferrable", "deferred", "delete",
    "desc", "detach", "distinct", "do", "drop", "each", "else", "end", "escape", "except", "exclude", "exclusive",
    "exists", "explain", "fail", "false", "fetch", "filter", "first", "following", "for", "foreign", "freeze", "from",
    "full", "generated", "glob", "grant", "group", "groups", "having", "if", "ignore", "ilike", "immediate", "in",
    "index", "indexed", "initially", "inner", "insert", "instead", "intersect", "into", "is", "isnull", "join", "key",
    "last", "lateral", "leading", "left", "like", "limit", "localtime", "localtimestamp", "match", "materialized",
    "natural", "no", "not", "nothing", "notnull", "null", "nulls", "of", "offset", "on", "only", "or", "order",
    "others", "outer", "over", "overlaps", "partition", "placing", "plan", "pragma", "preceding", "primary", "query",
    "raise", "range", "recursive", "references", "regexp", "reindex", "release", "rename", "replace", "restrict",
    "returning", "right", "rollback", "row", "rows", "savepoint", "select", "session_user", "set", "similar", "some",
    "symmetric", "system_user", "table", "tablesample", "temp", "temporary", "then", "ties", "to", "trailing",
    "transaction", "trigger", "true", "unbounded", "union", "unique", "update", "user", "using", "vacuum", "values",
    "variadic", "verbose", "view", "virtual", "when", "where", "window", "with", "within", "without",
});
// clang-format on
static_assert(std::ranges::is_sorted(kKeywords));

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string enclosed(std::string_view text, char mark) {
  std::string out(1, mark);
  for (char c : text) {
    if (c == mark) out += mark;
    out += c;
  }
  return out + mark;
}

bool is_simple(std::string_view name) {
  if (name.empty() || is_digit(name.front())) return false;
  return std::ranges::all_of(name, [](char c) { return is_lower(c) || is_digit(c) || c == '_'; });
}

}  // namespace

bool is_keyword(std::string_view word) { return std::ranges::binary_search(kKeywords, word); }

std::string quote(std::string_view name) {
  if (is_simple(name) && !is_keyword(name)) return std::string(name);
  return enclosed(name, '"');
}

std::string literal(std::string_view text) { return enclosed(text, '\''); }

std::string qualified(std::string_view alias, std::string_view column) {
  return alias.empty() ? std::string(column) : std::string(alias).append(".").append(column);
}

std::string indented_after_first(std::string_view text) {
  std::string out;
  for (char c : text) {
    out += c;
    if (c == '\n') out += "  ";
  }
  return out;
}

std::string indented(std::string_view text) { return "  " + indented_after_first(text); }

std::string fold(std::string_view name) {
  std::string out(name);
  std::ranges::transform(out, out.begin(), lower);
  return out;
}

std::string comma_list(const std::vector<std::string>& names, std::string_view prefix) {
  std::string out;
  for (const std::string& name : names) {
    if (!out.empty()) out += ", ";
    if (!prefix.empty()) out.append(prefix).append(".");
    out += name;
  }
  return out;
}

std::string Aliases::take(std::string_view table) {
  const std::string name = fold(table);
  const auto letter = std::ranges::find_if(name, is_lower);
  const std::string base(1, letter == name.end() ? 't' : *letter);
  std::string alias = base;
  for (int n = 2; is_keyword(alias) || !used_.insert(alias).second; ++n) alias = base + std::to_string(n);
  return alias;
}

}  // namespace repoc::dialect::sql
