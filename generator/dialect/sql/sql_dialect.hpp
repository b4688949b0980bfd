// What SQL back ends share: the tables of an aggregate, and the statement of a query on them. A back end is an
// override of the few virtual functions at the end; all else is written once.
//   find products where some batches (reference = ?1)
//     -> select p.sku, p.version from products p
//        where p.sku in (select b.product_sku from batch b where b.reference = ?1)
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dialect/dialect.hpp"

namespace repoc::dialect::sql {

// Which part of the column's text an argument is looked for in.
enum class TextPart { start, end, anywhere };

class SqlDialect : public Dialect {
 public:
  [[nodiscard]] std::optional<Aggregate> aggregate(const model::Model& model, std::size_t entity,
                                                   diag::Sink& sink) const final;
  [[nodiscard]] std::optional<Statement> statement(const model::Model& model, const Aggregate& aggregate,
                                                   const plan::Query& query, diag::Sink& sink) const final;

  // What differs. `column` and `value` are SQL: a column name with its alias, and a placeholder. What is returned binds
  // at least as tightly as a comparison.

  // The placeholder of statement parameter `number`, from 1: "?1".
  [[nodiscard]] virtual std::string placeholder(std::size_t number) const = 0;
  // The column type that holds a scalar (optional or not).
  [[nodiscard]] virtual std::string_view type_name(const model::Type& type) const = 0;
  // Equality where two absent values are the same.
  [[nodiscard]] virtual std::string same(const std::string& column, const std::string& value, bool negated) const = 0;
  // `value` is a parameter that holds a whole list of values of that type; `fold`: both sides folded.
  [[nodiscard]] virtual std::string in_list(const std::string& column, const model::Type& type,
                                            const std::string& value, bool negated, bool fold) const = 0;
  // What stands in the parentheses of `in ( )` for a parameter that is a list of that type, in a text that the user
  // wrote; empty where the back end cannot do it.
  [[nodiscard]] virtual std::string list_rows(const model::Type& type, const std::string& value) const = 0;
  // The same for keys of several columns; the list holds tuples.
  [[nodiscard]] virtual std::string key_in_list(const std::vector<std::string>& columns,
                                                const std::vector<const model::Type*>& types,
                                                const std::string& value) const = 0;
  // Literal, case-sensitive text search.
  [[nodiscard]] virtual std::string holds_text(TextPart part, const std::string& column, const std::string& value,
                                               bool negated) const = 0;
  // A boolean column that is true, or false.
  [[nodiscard]] virtual std::string truth(const std::string& column, bool wanted) const = 0;
  // `value` was bound as Binding::like_pattern.
  [[nodiscard]] virtual std::string like(const std::string& column, const std::string& value, bool negated) const = 0;
  // A text with its case folded (Unicode simple folding); absent for an absent one.
  [[nodiscard]] virtual std::string folded(const std::string& text) const = 0;
  // What follows a condition in parentheses to say that it is false or unknown.
  [[nodiscard]] virtual std::string_view is_not_true() const = 0;
  // What follows an order item that may be absent, with the space before it. Absent values are smallest by default.
  [[nodiscard]] virtual std::string_view null_order(bool descending, names::Nulls nulls) const = 0;
  // The last line of a select, without its line break. Each is empty, or a number, or a placeholder; not both are
  // empty.
  [[nodiscard]] virtual std::string limit_offset(const std::string& limit, const std::string& offset) const = 0;
  // The column's value plus or minus `value`, for a column of that type: integers stay within their C++ type or the
  // statement fails; absent for an absent one.
  [[nodiscard]] virtual std::string changed_by(const std::string& column, const model::Type& type,
                                               const std::string& value, bool minus) const = 0;

  // The definition of a root's only key column if it is an integer ("integer primary key"), without its name; empty
  // where the table needs a primary key clause as any other.
  [[nodiscard]] virtual std::string integer_key(bool generated) const = 0;
  // The condition that a column must satisfy so that what it holds can be read back, where its type does not say it;
  // else empty. An enum's names are none: a new enumerator is no change of the schema.
  [[nodiscard]] virtual std::string check(const std::string& column, const model::Type& type) const = 0;
  // What follows a foreign key that is checked when the transaction ends, with the space before it.
  [[nodiscard]] virtual std::string_view deferred() const = 0;
  // A column of that type as what is compared, sorted or searched for the smallest: by its value.
  [[nodiscard]] virtual std::string comparable(const std::string& column, const model::Type& type) const = 0;
  // Whether a list of scalars of that type has that element. Never absent.
  [[nodiscard]] virtual std::string list_holds(const std::string& column, const model::Type& type,
                                               const std::string& value, bool negated) const = 0;
  // Whether a list or map of that type has no element.
  [[nodiscard]] virtual std::string holds_nothing(const std::string& column, const model::Type& type,
                                                  bool negated) const = 0;
  // What may stand in a unique column for a moment.
  [[nodiscard]] virtual Table::Column::Spare spare(const model::Type& type) const = 0;
  // What follows the closing parenthesis of `create table`, with the space before it.
  [[nodiscard]] virtual std::string_view table_options(bool has_integer_key) const = 0;
  // Whether a table or index may have that name at all.
  [[nodiscard]] virtual bool may_be_named(std::string_view name) const = 0;
};

}  // namespace repoc::dialect::sql
