#include "check/refusal.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "dialect/sql/identifiers.hpp"
#include "plan/raw_scan.hpp"
#include "text/distance.hpp"

namespace repoc::check {

namespace {

using dialect::sql::fold;
using plan::RawToken;

bool names(const RawToken& token, const std::string& name) {
  return (token.kind == RawToken::Kind::word || token.kind == RawToken::Kind::name) && fold(token.value) == fold(name);
}

// The end of ?1, or of select value from json_each(?1), that begins at `from`.
std::size_t placeholder_end(const std::string& text, std::size_t from) {
  const std::size_t mark = std::min(text.find('?', from), text.size());
  const std::size_t end = std::min(text.find_first_not_of("0123456789", mark + 1), text.size());
  return mark == from || end == text.size() ? end : end + 1;
}

// SQLite calls the table that holds the schema by its older name, whatever the text does.
std::string_view older_name(std::string_view table) {
  if (table == "sqlite_schema") return "sqlite_master";
  return table == "sqlite_temp_schema" ? "sqlite_temp_master" : table;
}

text::Span place(const model::Method& method, const RawToken& token) {
  return method.query_place(token.begin, token.end);
}

// "no such column: p.skuu" -> column, skuu.
struct Unknown {
  std::string_view what;
  std::string name;
};
std::optional<Unknown> unknown(const std::string& message) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kMessages = {
      {{"no such column: ", "column"}, {"no such table: ", "table"}, {"no such function: ", "function"}}};
  for (const auto& [begin, what] : kMessages) {
    if (!message.starts_with(begin)) continue;
    std::string name = message.substr(begin.size());
    if (const std::size_t dot = name.rfind('.'); dot != std::string::npos) name.erase(0, dot + 1);
    return Unknown{what, std::move(name)};
  }
  return std::nullopt;
}

// The first token from byte `from` on that names this, or else the first at all.
const RawToken* token_of(const plan::RawScan& scan, const std::string& name, std::size_t from) {
  const RawToken* found = nullptr;
  for (const RawToken& token : scan.tokens) {
    if (!names(token, name)) continue;
    if (found == nullptr || (found->begin < from && token.begin >= from)) found = &token;
  }
  return found;
}

}  // namespace

std::size_t written_at(const model::Method& method, const plan::Query& query, const dialect::Statement& statement,
                       std::size_t offset) {
  std::size_t from = 0;     // in the statement
  std::size_t written = 0;  // in the user's text
  for (const plan::RawPiece& piece : query.raw) {
    const std::size_t end = piece.parameter ? placeholder_end(statement.text, from) : from + piece.text.size();
    if (offset < end) return piece.parameter ? written : written + offset - from;
    written += piece.parameter ? 1 + query.parameters[*piece.parameter].name.size() : piece.text.size();
    from = end;
  }
  return method.query.size();
}

text::Span place_of(const model::Method& method, const std::string& name, std::size_t from) {
  const plan::RawScan scan = plan::scan_raw(method.query);
  const RawToken* found = token_of(scan, name, from);
  return found != nullptr ? place(method, *found) : method.query_place(0, method.query.size());
}

void report_refusal(const model::Method& method, const Database& database, const plan::Query& query,
                    const dialect::Statement& statement, const Refusal& refusal, diag::Sink& sink) {
  const plan::RawScan scan = plan::scan_raw(method.query);
  const text::Span all = method.query_place(0, method.query.size());
  if (refusal.forbidden) {
    text::Span span = scan.tokens.empty() ? all : place(method, scan.tokens.front());
    std::string message = refusal.message;
    if (refusal.tail != 0) {
      span = method.query_place(written_at(method, query, statement, refusal.tail), method.query.size());
    } else {
      // The table or function that the message names, or else the statement's first word.
      for (const RawToken& token : scan.tokens) {
        if (token.value.empty() || token.kind == RawToken::Kind::sign) continue;
        const bool module = token.kind == RawToken::Kind::word && token.value.starts_with("pragma_");
        const std::string written = fold(token.value);
        const std::string known = fmt::format("'{}'", older_name(written));
        const std::size_t at = message.find(known);
        if (!module && at == std::string::npos) continue;
        if (at != std::string::npos) message.replace(at + 1, known.size() - 2, written);
        span = place(method, token);
        break;
      }
    }
    sink.report(diag::Id::raw_query, span, message);
    return;
  }

  const std::size_t at = refusal.offset ? written_at(method, query, statement, *refusal.offset) : 0;
  if (const std::optional<Unknown> missing = unknown(refusal.message)) {
    const text::Span span = place_of(method, missing->name, at);
    diag::Diagnostic& error =
        sink.report(diag::Id::raw_query, span, fmt::format("no {} '{}'", missing->what, missing->name));
    const std::vector<std::string> known = missing->what == "table"    ? database.tables()
                                           : missing->what == "column" ? database.columns()
                                                                       : database.functions();
    if (const auto nearest = text::nearest(missing->name, known)) {
      error.fix(span, fmt::format("did you mean '{}'?", *nearest), *nearest);
    } else if (missing->what == "table") {
      error.note({}, fmt::format("the tables are: {}", fmt::join(known, ", ")));
    }
    const RawToken* token = token_of(scan, missing->name, at);
    if (missing->what == "column" && token != nullptr && method.query[token->begin] == '"') {
      error.note({}, "double quotes name a column; a string stands in single quotes");
    }
    return;
  }
  text::Span span = all;
  std::string message = refusal.message;
  if (refusal.offset) {
    span = method.query_place(at, at + 1);
    for (const RawToken& token : scan.tokens) {
      if (token.begin > at || at >= token.end) continue;
      span = place(method, token);
      // near "?1": syntax error
      const std::size_t mark = message.find("\"?");
      if (token.kind != RawToken::Kind::parameter || mark == std::string::npos) continue;
      const std::size_t end = message.find('"', mark + 1);
      if (end != std::string::npos) message.replace(mark + 1, end - mark - 1, ":" + token.value);
    }
  } else if (refusal.message == "incomplete input" && !scan.tokens.empty()) {
    span = place(method, scan.tokens.back());
  } else if (const std::size_t colon = refusal.message.rfind(": "); colon != std::string::npos) {
    // "ambiguous column name: sku"
    span = place_of(method, refusal.message.substr(colon + 2));
  }
  sink.report(diag::Id::raw_query, span, fmt::format("SQLite cannot prepare this: {}", message));
}

}  // namespace repoc::check
