// Another program on the same SQLite file, which knows nothing of repoc: it holds locks, breaks things, and tells what
// is really stored.
//   OtherProgram(file).value("select count(*) from orders")  -> "2"
//   OtherProgram(file).dump() -> each table, each row, as text that tests compare
#pragma once

#include <sqlite3.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace repoc::test {

class OtherProgram {
 public:
  // `vfs`: the one to open with; null is the process's default.
  explicit OtherProgram(const std::string& file, const char* vfs = nullptr) {
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXRESCODE;
    check(sqlite3_open_v2(file.c_str(), &handle_, flags, vfs), "open");
    sqlite3_busy_timeout(handle_, 5000);
    execute("pragma synchronous = off");
  }
  ~OtherProgram() { sqlite3_close(handle_); }
  OtherProgram(const OtherProgram&) = delete;
  OtherProgram& operator=(const OtherProgram&) = delete;

  void execute(const std::string& text) { check(sqlite3_exec(handle_, text.c_str(), nullptr, nullptr, nullptr), text); }
  // The rows of a query, their values joined by '|'; NULL is "null", bytes are shown in hex by the query itself.
  std::vector<std::string> rows(const std::string& text) {
    std::vector<std::string> out;
    const auto row = [](void* to, int columns, char** values, char**) {
      std::string line;
      for (int i = 0; i < columns; ++i) {
        if (i > 0) line += '|';
        line += values[i] == nullptr ? "null" : values[i];
      }
      static_cast<std::vector<std::string>*>(to)->push_back(line);
      return 0;
    };
    check(sqlite3_exec(handle_, text.c_str(), row, &out, nullptr), text);
    return out;
  }
  // The first row, or "".
  std::string value(const std::string& text) {
    const std::vector<std::string> all = rows(text);
    return all.empty() ? "" : all.front();
  }
  std::string dump() {
    std::string out;
    for (const std::string& table : rows("select name from sqlite_schema where type = 'table' order by name")) {
      out += table + ":";
      for (const std::string& row : rows("select * from \"" + table + "\" order by 1, 2")) out += " [" + row + "]";
      out += "\n";
    }
    return out;
  }
  // "ok", or what is wrong with the file or its foreign keys.
  std::string integrity() {
    std::string out;
    for (const std::string& line : rows("pragma integrity_check")) out += (out.empty() ? "" : "; ") + line;
    for (const std::string& line : rows("pragma foreign_key_check")) out += "; foreign key " + line;
    return out;
  }
  [[nodiscard]] sqlite3* handle() const noexcept { return handle_; }

 private:
  void check(int result, const std::string& what) {
    if (result != SQLITE_OK) throw std::runtime_error(what + ": " + sqlite3_errmsg(handle_));
  }
  sqlite3* handle_ = nullptr;
};

}  // namespace repoc::test
