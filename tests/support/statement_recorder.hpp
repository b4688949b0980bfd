// The statement log of a database, as lists that tests compare.
//   insert into box (...) values (...)                     -> "insert box"
//   update contact set name = ?1, phone = ?2 where id = ?3 -> "update contact set name, phone"
//   delete from box where ...                              -> "delete box"; "delete box x3" where it took three rows
#pragma once

#include <memory>
#include <repoc/database.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace repoc::test {

using Lines = std::vector<std::string>;

// Every run of white space as one space.
inline std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t';
    if (!space) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// A write without its values and its key: what a test table says of it.
inline std::string brief(std::string_view statement, std::int64_t rows) {
  std::string text = one_line(statement);
  const auto between = [&](std::string_view before, std::string_view after) {
    const auto from = text.find(before) + before.size();
    return text.substr(from, text.find(after, from) - from);
  };
  std::string out;
  if (text.starts_with("insert into ")) {
    out = "insert " + between("insert into ", " ");
  } else if (text.starts_with("delete from ")) {
    out = "delete " + between("delete from ", " ");
  } else if (text.starts_with("update ")) {
    out = "update " + between("update ", " set ") + " set";
    std::string sets = between(" set ", " where ") + ",";
    for (std::size_t from = 0; from < sets.size(); from = sets.find(',', from) + 1) {
      while (sets[from] == ' ') ++from;
      out += (from == 0 ? " " : ", ") + sets.substr(from, sets.find(" =", from) - from);
    }
  } else {
    out = text;
  }
  return rows == 1 ? out : out + " x" + std::to_string(rows);
}

// Listens to one database from its construction to its end; one at a time per database.
class StatementRecorder {
 public:
  struct Entry {
    StatementKind kind;
    std::string query;
    std::string statement;
    std::int64_t rows;
    bool failed;
  };

  explicit StatementRecorder(Database& database)
      : database_(database), entries_(std::make_shared<std::vector<Entry>>()) {
    database_.on_statement([entries = entries_](const StatementEvent& event) {
      entries->push_back(
          {event.kind, std::string(event.query), std::string(event.statement), event.rows, event.failed});
    });
  }
  ~StatementRecorder() { database_.on_statement({}); }
  StatementRecorder(const StatementRecorder&) = delete;
  StatementRecorder& operator=(const StatementRecorder&) = delete;

  [[nodiscard]] const std::vector<Entry>& entries() const { return *entries_; }
  void clear() { entries_->clear(); }

  // The writes in short, in order; transactions and queries are left out.
  [[nodiscard]] Lines writes() const {
    Lines out;
    for (const Entry& entry : *entries_) {
      if (entry.kind == StatementKind::write) out.push_back(brief(entry.statement, entry.rows));
    }
    return out;
  }
  // The whole texts of one kind, each on one line.
  [[nodiscard]] Lines texts(StatementKind kind) const {
    Lines out;
    for (const Entry& entry : *entries_) {
      if (entry.kind == kind) out.push_back(one_line(entry.statement));
    }
    return out;
  }
  // The names of the queries, in order.
  [[nodiscard]] Lines queries() const {
    Lines out;
    for (const Entry& entry : *entries_) {
      if (entry.kind == StatementKind::query) out.push_back(entry.query);
    }
    return out;
  }

 private:
  Database database_;
  std::shared_ptr<std::vector<Entry>> entries_;
};

}  // namespace repoc::test
