// Are the statements SQL that SQLite takes? Asked of SQLite itself, with double-quoted strings off: there an unknown
// column in double quotes would be read as a string and pass. The functions and the collation that the driver adds to
// SQLite are there in name only: repoc_fold(p.name) prepares, and nothing is ever run. A text's markers, /*where*/, are
// comments to SQLite.
#include <sqlite3.h>

#include <algorithm>
#include <cctype>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <utility>

#include "check.hpp"
#include "process.hpp"

namespace repoc::golden {

namespace {

struct Close {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, Close>;
using Statement = std::unique_ptr<sqlite3_stmt, Close>;

// The driver's own functions: runtime/drivers/sqlite/src/functions.cpp.
constexpr std::pair<const char*, int> kFunctions[] = {{"repoc_fold", 1}, {"repoc_add", 4}, {"repoc_subtract", 4}};

void never_run(sqlite3_context* context, int, sqlite3_value**) {
  sqlite3_result_error(context, "a golden's statement is prepared, not run", -1);
}

int never_compare(void*, int, const void*, int, const void*) { return 0; }

Database open_empty() {
  sqlite3* raw = nullptr;
  const int code = sqlite3_open(":memory:", &raw);
  Database database(raw);
  if (code != SQLITE_OK || sqlite3_db_config(raw, SQLITE_DBCONFIG_DQS_DML, 0, nullptr) != SQLITE_OK ||
      sqlite3_db_config(raw, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr) != SQLITE_OK) {
    throw std::runtime_error("cannot open an in-memory database");
  }
  for (const auto& [name, arguments] : kFunctions) {
    const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    if (sqlite3_create_function(raw, name, arguments, flags, nullptr, never_run, nullptr, nullptr) != SQLITE_OK) {
      throw std::runtime_error(std::string("cannot add ") + name);
    }
  }
  if (sqlite3_create_collation(raw, "repoc_decimal", SQLITE_UTF8, nullptr, never_compare) != SQLITE_OK)
    throw std::runtime_error("cannot add repoc_decimal");
  return database;
}

// The one statement of `sql`. Empty, with the reason printed, where it does not compile or something follows it.
Statement compile(sqlite3* database, const std::string& sql) {
  sqlite3_stmt* raw = nullptr;
  const char* tail = nullptr;
  const int code = sqlite3_prepare_v2(database, sql.c_str(), static_cast<int>(sql.size() + 1), &raw, &tail);
  Statement statement(raw);
  if (code != SQLITE_OK) {
    std::cout << sqlite3_errmsg(database) << ":\n" << sql << "\n\n";
    return nullptr;
  }
  while (std::isspace(static_cast<unsigned char>(*tail)) != 0) ++tail;
  if (raw == nullptr || *tail != '\0') {
    std::cout << (raw == nullptr ? "no statement" : "more than one statement") << ":\n" << sql << "\n\n";
    return nullptr;
  }
  return statement;
}

// What `repoc explain` says of the methods: their texts, in the order of the methods. SQLite reads the JSON too.
struct Explained {
  struct Text {
    std::string sql;
    bool maybe = false;  // of a method with a repoc::Maybe: with no criterion dropped
  };
  std::vector<Text> texts;
  int without = 0;  // methods without a statement
};

Explained explained_by(sqlite3* database, const std::string& json) {
  const Statement query =
      compile(database,
              "select json_extract(m.value, '$.' || t.value), t.value = 'statement', exists ("
              "select 1 from json_each(m.value, '$.parameters') p where p.value ->> 'type' like '%repoc::Maybe<%') "
              "from json_each(?1, '$.methods') m, json_each('[\"statement\", \"count\", \"after\", \"removed\"]') t "
              "where json_extract(m.value, '$.dialect') = 'sqlite' order by m.key, t.key");
  if (!query) throw std::runtime_error("this SQLite has no JSON functions");
  sqlite3_bind_text(query.get(), 1, json.c_str(), -1, SQLITE_STATIC);
  Explained result;
  int code = SQLITE_ROW;
  while ((code = sqlite3_step(query.get())) == SQLITE_ROW) {
    if (const unsigned char* text = sqlite3_column_text(query.get(), 0)) {
      result.texts.push_back({reinterpret_cast<const char*>(text), sqlite3_column_int(query.get(), 2) != 0});
    } else {
      result.without += sqlite3_column_int(query.get(), 1);
    }
  }
  if (code != SQLITE_DONE) throw std::runtime_error(std::string("repoc explain: ") + sqlite3_errmsg(database));
  return result;
}

// The string literals of a C++ file, adjacent ones as one, escapes undone: "a\n" "b" -> a, newline, b.
std::vector<std::string> literals(const std::string& cpp) {
  std::vector<std::string> result;
  bool adjacent = false;
  for (std::size_t i = 0; i < cpp.size(); ++i) {
    if (cpp.compare(i, 2, "//") == 0) {
      i = cpp.find('\n', i);
      if (i == std::string::npos) break;
    } else if (cpp[i] == '\'' && !(i > 0 && std::isalnum(static_cast<unsigned char>(cpp[i - 1])) != 0)) {
      i += cpp[i + 1] == '\\' ? 3 : 2;  // a character, which may be a quote; after a digit ' is a separator
      adjacent = false;
    } else if (cpp[i] == '"') {
      if (!adjacent) result.emplace_back();
      for (++i; i < cpp.size() && cpp[i] != '"'; ++i) {
        char c = cpp[i];
        if (c == '\\') {
          c = cpp[++i];
          if (c == 'n') c = '\n';
          if (c == 't') c = '\t';
          if (c >= '0' && c <= '7') {  // a byte that is not ASCII, in three octal digits
            c = static_cast<char>(std::stoi(cpp.substr(i, 3), nullptr, 8));
            i += 2;
          }
        }
        result.back() += c;
      }
      adjacent = true;
    } else if (std::isspace(static_cast<unsigned char>(cpp[i])) == 0) {
      adjacent = false;
    }
  }
  return result;
}

// The SQL in the case's expected files: first what makes the schema, then the rest, each in the files' order.
struct Written {
  std::vector<std::string> schema;
  std::vector<std::string> statements;
};

Written written_by(const GoldenCase& golden) {
  Written written;
  for (const auto& [name, text] : expected(golden).texts) {
    if (!name.ends_with(".sqlite.cpp")) continue;
    for (const std::string& literal : literals(text)) {
      if (literal.starts_with("create ")) written.schema.push_back(literal);
      for (const char* verb : {"select ", "insert ", "update ", "delete ", "with "}) {
        if (literal.starts_with(verb)) written.statements.push_back(literal);
      }
    }
  }
  return written;
}

// Safe to repeat is what a schema promises.
bool execute_twice(sqlite3* database, const std::string& schema) {
  for (const char* time : {"the first", "the second"}) {
    if (sqlite3_exec(database, schema.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
      std::cout << "the schema, " << time << " time: " << sqlite3_errmsg(database) << '\n' << schema << '\n';
      return false;
    }
  }
  return true;
}

// The output of `repoc COMMAND` on the case; empty, with the reason printed, where it fails.
std::string ask(const std::filesystem::path& tool, const GoldenCase& golden,
                const std::vector<std::string>& arguments) {
  const Result result = run_repoc(tool, golden, arguments);
  const auto out = result.texts.find("stdout.txt");
  if (result.status == 0 && out != result.texts.end()) return out->second;
  std::cout << "repoc " << arguments[0] << " ended with status " << result.status << '\n';
  if (const auto err = result.texts.find("stderr.txt"); err != result.texts.end()) std::cout << err->second;
  return {};
}

// Whether the generated text is what explain shows. Of one with droppable criteria that can be said up to the marker
// that they replace.
bool is_generated(const Explained::Text& text, const std::string& generated) {
  if (!text.maybe) return generated == text.sql;
  const std::size_t marker = std::min(generated.find("/*where*/"), generated.find("/*and*/"));
  return marker != std::string::npos && text.sql.starts_with(generated.substr(0, marker));
}

}  // namespace

bool prepare(const GoldenCase& golden) {
  const Written written = written_by(golden);
  // A case whose file holds no statement would pass for nothing.
  if (written.schema.empty() || written.statements.empty()) {
    std::cout << "no statement in the expected files\n";
    return false;
  }
  const Database database = open_empty();
  std::string schema;
  for (const std::string& sql : written.schema) schema += sql + ";\n";
  if (!execute_twice(database.get(), schema)) return false;
  bool all = true;
  for (const std::string& sql : written.statements) all = compile(database.get(), sql) && all;
  std::cout << written.statements.size() << " statements\n";
  return all;
}

bool explain(const std::filesystem::path& tool, const GoldenCase& golden) {
  const std::string schema = ask(tool, golden, {"schema", "--dialect", "sqlite"});
  const std::string json = ask(tool, golden, {"explain", "--dialect", "sqlite", "--format", "json"});
  if (schema.empty() || json.empty()) return false;

  const Written written = written_by(golden);
  const Database database = open_empty();
  bool all = execute_twice(database.get(), schema);
  for (const std::string& sql : written.schema) {
    if (schema.find(sql) != std::string::npos) continue;
    std::cout << "generated, and not in repoc schema:\n" << sql << "\n\n";
    all = false;
  }
  const Explained explained = explained_by(database.get(), json);
  if (explained.without > 0) std::cout << explained.without << " methods without a statement in repoc explain\n";
  for (const Explained::Text& text : explained.texts) {
    all = compile(database.get(), text.sql) && all;
    const auto generated = [&](const std::string& sql) { return is_generated(text, sql); };
    if (std::any_of(written.statements.begin(), written.statements.end(), generated)) continue;
    std::cout << "explained, and not generated:\n" << text.sql << "\n\n";
    all = false;
  }
  std::cout << explained.texts.size() << " statements\n";
  return all && explained.without == 0;
}

}  // namespace repoc::golden
