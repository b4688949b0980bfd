// One run of a statement with its log entry, and the texts that are made at run time because they depend on which
// columns changed.
#include "repoc/generated/connection.hpp"

#include <fmt/format.h>

#include <map>
#include <unordered_map>
#include <utility>

namespace repoc::detail {
namespace {
constexpr std::size_t kMaxTexts = 1000;
}

struct Connection::Texts {
  struct Key {
    const sql::Table* table;
    ColumnSet columns;
    bool moved;
    bool guarded;
    bool operator==(const Key&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const noexcept {
      return std::hash<ColumnSet>{}(key.columns) ^ (std::hash<const void*>{}(key.table) * 31) ^
             (key.moved ? 0x9E37U : 0U) ^ (key.guarded ? 0x79B9U : 0U);
    }
  };
  std::unordered_map<Key, std::string, Hash> updates;
  std::unordered_map<const sql::Table*, std::string> removes;
  std::map<std::pair<const sql::Table*, std::size_t>, std::string> inserts;  // by table and rows
};

Connection::Connection(const StatementLog& log) : log_(log), texts_(std::make_unique<Texts>()) {}
Connection::~Connection() = default;

void Connection::control(std::string_view name, std::string_view text) {
  Run(*this, StatementKind::transaction, {name}, text).finish();
}
void Connection::commit() { control("commit", "commit"); }
void Connection::rollback() noexcept {
  try {
    if (in_transaction()) control("rollback", "rollback");
  } catch (...) {  // NOLINT(bugprone-empty-catch): usable() tells
  }
}
void Connection::savepoint(int depth) { control("savepoint", fmt::format("savepoint repoc_{}", depth)); }
void Connection::rollback_to(int depth) {
  control("rollback to savepoint", fmt::format("rollback to repoc_{}", depth));
  release(depth);
}
void Connection::release(int depth) { control("release savepoint", fmt::format("release repoc_{}", depth)); }

std::string_view Connection::update_text(const sql::Table& table, const ColumnSet& columns, bool moved,
                                         int version_column) {
  if (texts_->updates.size() > kMaxTexts) texts_->updates.clear();  // a wide table has very many sets of columns
  std::string& text = texts_->updates[{&table, columns, moved, version_column >= 0}];
  if (!text.empty()) return text;
  int at = 0;
  const auto append = [&](std::string_view separator, std::string_view name) {
    ++at;
    fmt::format_to(std::back_inserter(text), "{}{} = ?{}", separator, name, at);
  };
  fmt::format_to(std::back_inserter(text), "update {}\n", table.name);
  if (moved) append("set ", table.position);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (columns.test(i)) append(at == 0 ? "set " : ", ", table.columns[i].name);
  }
  std::string_view separator = "\nwhere ";
  for (const std::string_view key : table.key) append(std::exchange(separator, " and "), key);
  if (version_column >= 0) append(" and ", table.columns[static_cast<std::size_t>(version_column)].name);
  return text;
}

std::string_view Connection::insert_text(const sql::Table& table, std::size_t parameters, std::size_t rows) {
  if (rows == 1) return table.insert;
  std::string& text = texts_->inserts[{&table, rows}];
  if (text.empty()) {
    text = table.insert;
    for (std::size_t row = 1; row < rows; ++row) {
      for (std::size_t i = 1; i <= parameters; ++i) {
        fmt::format_to(std::back_inserter(text), "{}?{}", i == 1 ? ",\n  (" : ", ", row * parameters + i);
      }
      text += ')';
    }
  }
  return text;
}

std::string_view Connection::guarded_remove_text(const sql::Table& table, int version_column) {
  std::string& text = texts_->removes[&table];
  if (text.empty()) {
    text = fmt::format("{} and {} = ?{}", table.remove, table.columns[static_cast<std::size_t>(version_column)].name,
                       table.key.size() + 1);
  }
  return text;
}

Run::Run(Connection& connection, StatementKind kind, StatementName name, std::string_view text)
    : log_(connection.log() ? &connection.log() : nullptr), kind_(kind), name_(name), text_(text) {
  if (log_ != nullptr) start_ = std::chrono::steady_clock::now();
  try {
    statement_ = &connection.prepare(name, text);
    text_ = statement_->sql();  // the caller's may be gone when the log is told
  } catch (...) {
    tell(true);
    throw;
  }
}

Run::~Run() {
  if (statement_ == nullptr) return;
  if (stepped_) tell(false);  // given up between two rows
  statement_->release();
}

bool Run::next() {
  if (statement_ == nullptr) return false;
  if (log_ != nullptr && !stepped_) start_ = std::chrono::steady_clock::now();
  stepped_ = true;
  bool row = false;
  try {
    row = statement_->step();
  } catch (...) {
    tell(true);
    std::exchange(statement_, nullptr)->release();
    throw;
  }
  if (row) {
    ++rows_;
    return true;
  }
  if (kind_ == StatementKind::write && rows_ == 0) rows_ = statement_->affected();
  tell(false);
  std::exchange(statement_, nullptr)->release();
  return false;
}

std::int64_t Run::finish() {
  while (next()) {
  }
  return rows_;
}

void Run::tell(bool failed) noexcept {
  if (log_ == nullptr) return;
  const auto duration = std::chrono::steady_clock::now() - start_;
  try {
    const std::string name = name_.text();
    (*log_)({kind_, name, text_, duration, rows_, failed});
  } catch (...) {  // NOLINT(bugprone-empty-catch): the log must not change what the program does
  }
  log_ = nullptr;
}

}  // namespace repoc::detail
