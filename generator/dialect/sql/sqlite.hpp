// SQLite: numbered parameters, strict tables, lists as JSON, text search without LIKE (which ignores case). Folding and
// integer arithmetic that does not wrap are functions that the driver registers: repoc_fold(text), and
// repoc_add(value, by, least, most) and repoc_subtract of the same arguments; the order of decimals, which are stored
// as their text, is its collation repoc_decimal.
#pragma once

#include "dialect/sql/sql_dialect.hpp"

namespace repoc::dialect::sql {

class Sqlite final : public SqlDialect {
 public:
  [[nodiscard]] std::string_view name() const override { return "sqlite"; }
  [[nodiscard]] std::string_view title() const override { return "SQLite"; }
  [[nodiscard]] Capabilities capabilities() const override { return {}; }

  [[nodiscard]] std::string placeholder(std::size_t number) const override;
  [[nodiscard]] std::string_view type_name(const model::Type& type) const override;
  [[nodiscard]] std::string same(const std::string& column, const std::string& value, bool negated) const override;
  [[nodiscard]] std::string in_list(const std::string& column, const model::Type& type, const std::string& value,
                                    bool negated, bool fold) const override;
  [[nodiscard]] std::string list_rows(const model::Type& type, const std::string& value) const override;
  [[nodiscard]] std::string key_in_list(const std::vector<std::string>& columns,
                                        const std::vector<const model::Type*>& types,
                                        const std::string& value) const override;
  [[nodiscard]] std::string holds_text(TextPart part, const std::string& column, const std::string& value,
                                       bool negated) const override;
  [[nodiscard]] std::string truth(const std::string& column, bool wanted) const override;
  [[nodiscard]] std::string like(const std::string& column, const std::string& value, bool negated) const override;
  [[nodiscard]] std::string folded(const std::string& text) const override;
  [[nodiscard]] std::string_view is_not_true() const override;
  [[nodiscard]] std::string_view null_order(bool descending, names::Nulls nulls) const override;
  [[nodiscard]] std::string limit_offset(const std::string& limit, const std::string& offset) const override;
  [[nodiscard]] std::string changed_by(const std::string& column, const model::Type& type, const std::string& value,
                                       bool minus) const override;
  [[nodiscard]] std::string integer_key(bool generated) const override;
  [[nodiscard]] std::string check(const std::string& column, const model::Type& type) const override;
  [[nodiscard]] std::string_view deferred() const override;
  [[nodiscard]] std::string comparable(const std::string& column, const model::Type& type) const override;
  [[nodiscard]] std::string list_holds(const std::string& column, const model::Type& type, const std::string& value,
                                       bool negated) const override;
  [[nodiscard]] std::string holds_nothing(const std::string& column, const model::Type& type,
                                          bool negated) const override;
  [[nodiscard]] Table::Column::Spare spare(const model::Type& type) const override;
  [[nodiscard]] std::string_view table_options(bool has_integer_key) const override;
  [[nodiscard]] bool may_be_named(std::string_view name) const override;
};

}  // namespace repoc::dialect::sql
