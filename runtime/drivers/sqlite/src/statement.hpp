// One prepared statement of a connection's cache, and the row it stands on.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "repoc/generated/connection.hpp"

namespace repoc::sqlite {

class Connection;

class Row final : public detail::Row {
 public:
  [[nodiscard]] bool is_null(int at) override;
  [[nodiscard]] bool boolean(int at) override;
  [[nodiscard]] std::int64_t integer(int at, std::int64_t least, std::int64_t most) override;
  [[nodiscard]] std::uint64_t unsigned_integer(int at) override;
  [[nodiscard]] double real(int at) override;
  [[nodiscard]] std::string_view text(int at) override;
  [[nodiscard]] std::span<const std::byte> bytes(int at) override;
  [[nodiscard]] std::chrono::year_month_day date(int at) override;
  [[nodiscard]] std::unique_ptr<detail::ItemReader> items(int at, detail::ItemKind kind) override;
  void key(int at, int count, detail::KeyEncoder& key) override;

  [[nodiscard]] std::string column(int at) const override;
  [[nodiscard]] detail::StatementName name() const noexcept override { return name_; }

 private:
  friend class Statement;
  void expect(int at, int type, std::string_view what);

  sqlite3_stmt* statement_ = nullptr;
  detail::StatementName name_;
};

class Statement final : public detail::Statement {
 public:
  // Errors: MappingError and the like when the text does not prepare; MappingError when it is more than one statement.
  Statement(Connection& connection, detail::StatementName name, std::string_view text);
  ~Statement() override;

  [[nodiscard]] std::string_view sql() const noexcept override { return text_; }
  [[nodiscard]] bool in_use() const noexcept { return in_use_; }
  void take(detail::StatementName name) noexcept;

  void null(int at) override;
  void boolean(int at, bool value) override;
  void integer(int at, std::int64_t value) override;
  void unsigned_integer(int at, std::uint64_t value) override;
  void real(int at, double value) override;
  void text(int at, std::string_view value) override;
  void bytes(int at, std::span<const std::byte> value) override;
  void date(int at, std::chrono::year_month_day value) override;
  void uuid(int at, const Uuid& value) override;
  void decimal(int at, const Decimal& value) override;
  void items(int at, detail::ItemKind kind, const detail::ItemSource& source) override;
  bool set_copying(bool copying) noexcept override { return std::exchange(copying_, copying); }
  [[nodiscard]] detail::StatementName name() const noexcept override { return row_.name_; }

  void copy_values() noexcept override { copying_ = true; }
  std::unique_ptr<detail::List> make_list() override;
  void bind_list(int at, const detail::List& items) override;
  bool step() override;
  Row& row() noexcept override { return row_; }
  [[nodiscard]] std::int64_t affected() const noexcept override { return affected_; }
  void release() noexcept override;

  std::uint64_t last_use = 0;  // the connection's clock
  bool cached = true;

 private:
  void check(int result);
  // SQLite's own copy or none.
  [[nodiscard]] sqlite3_destructor_type lifetime() const noexcept {
    return copying_ ? SQLITE_TRANSIENT : SQLITE_STATIC;
  }
  void copied_text(int at, std::string_view value);

  Connection& connection_;
  std::string text_;
  sqlite3_stmt* statement_ = nullptr;
  Row row_;
  std::int64_t affected_ = 0;
  std::chrono::steady_clock::duration spent_{};  // in its steps so far
  bool copying_ = false;
  bool in_use_ = false;
  bool beyond_ = false;  // an integer was bound that no column holds
};

}  // namespace repoc::sqlite
