// Any text as the text of [[repoc::query]]: the scanner comes back, with tokens that lie one behind the other inside
// the text and mean the same when they are scanned alone, and with a problem that has a place. A method whose
// parameters the text names has pieces that make up the text again. Bytes below 64 are words of SQL, so that more than
// noise comes up.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "../support/model_builder.hpp"
#include "plan/plan.hpp"
#include "plan/raw_scan.hpp"

namespace {

constexpr std::string_view kWords[] = {
    "select ",
    "from ",
    "where ",
    "t ",
    ":a",
    ":b",
    " in (",
    ")",
    "(",
    ", ",
    "'",
    "''",
    "\"",
    "`",
    "[",
    "]",
    "--",
    "\n",
    "/*",
    "*/",
    "::",
    ":",
    "?",
    "?1",
    "$x",
    "@x",
    ";",
    "1",
    ".5",
    "0x1f",
    "1e-3",
    "a.b ",
    "= ",
    "- ",
    "/ ",
    "* ",
    "update t set ",
    "delete from ",
    "insert into ",
    "returning ",
    "\xc3\xa9",
    "\xff",
    std::string_view("\0", 1),
    " ",
};

std::string text(const std::uint8_t* data, std::size_t size) {
  std::string out;
  for (std::size_t i = 0; i < size; ++i) {
    if (data[i] < 64) {
      out += kWords[data[i] % std::size(kWords)];
    } else {
      out += static_cast<char>(data[i] - 64);
    }
  }
  return out;
}

void require(bool condition, const char* what, const std::string& sql) {
  if (condition) return;
  std::fprintf(stderr, "%s: \"%s\"\n", what, sql.c_str());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace plan = repoc::plan;
  const std::string sql = text(data, size);
  const plan::RawScan scan = plan::scan_raw(sql);
  std::size_t last = 0;
  for (const plan::RawToken& token : scan.tokens) {
    require(last <= token.begin && token.begin < token.end && token.end <= sql.size(), "a token out of place", sql);
    last = token.end;
    if (token.value == ";") continue;
    const plan::RawScan alone = plan::scan_raw(sql.substr(token.begin, token.end - token.begin));
    require(alone.tokens.size() == 1 && alone.tokens.front().kind == token.kind && !alone.problem,
            "a token that is another when it stands alone", sql);
  }
  if (scan.problem) {
    require(last <= scan.problem->begin && scan.problem->begin <= scan.problem->end && scan.problem->end <= sql.size(),
            "a problem out of place", sql);
    require(!scan.problem->message.empty(), "a problem without words", sql);
  }
  if (sql.empty()) return 0;

  repoc::test::ModelBuilder builder;
  builder.entity("T", {"id int id", "int a"});
  builder.repository("Ts", "T");
  builder.method("std::vector<int> f(int a, std::vector<int> b)", sql);
  repoc::diag::Sink sink;
  const auto query = plan::plan_method(builder.model(), 0, 0, sink);
  require(query.has_value() != sink.has_errors(), "neither a query nor an error", sql);
  if (!query) return 0;
  std::string again;
  for (const plan::RawPiece& piece : query->raw) {
    again += piece.parameter ? ":" + query->parameters.at(*piece.parameter).name : piece.text;
  }
  require(again == sql, "pieces that are not the text", sql);
  return 0;
}
