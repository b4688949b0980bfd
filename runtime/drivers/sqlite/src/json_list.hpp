// A list parameter as the JSON array that json_each() reads, and a list or a map as the JSON text that a column holds.
//   {"b1", "b2"} -> ["b1","b2"]      composite keys {("o1", "A"), ("o2", "B")} -> [["o1","A"],["o2","B"]]
//   {{"size", 4}, {"weight", 2.5}} -> {"size":4,"weight":2.5}
// nlohmann-json writes it, because escaping and shortest round-trip numbers are its trade; no header of ours shows it.
#pragma once

#include <memory>
#include <string>

#include "repoc/generated/binder.hpp"

namespace repoc::sqlite {

class JsonList final : public detail::List {
 public:
  explicit JsonList(detail::StatementName name);
  ~JsonList() override;
  // The text; made at the first call, after which nothing more is added.
  [[nodiscard]] const std::string& json() const;

  // The text of a column. Its booleans are JSON's, an integer above 2^63 - 1 is a RangeError, as in a column of its
  // own.
  static std::string value(detail::StatementName name, detail::ItemKind kind, const detail::ItemSource& source);

  void next() override;
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
  [[nodiscard]] detail::StatementName name() const noexcept override { return name_; }

 private:
  struct Items;
  enum class Form { parameter, list, map };
  JsonList(detail::StatementName name, Form form);

  detail::StatementName name_;
  std::unique_ptr<Items> items_;
  mutable std::string json_;
};

}  // namespace repoc::sqlite
