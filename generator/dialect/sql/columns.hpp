// The columns of a query that asks for some, and the tables they are in: the root, then the lists on the way to the
// deepest column, one row for each element.
//   batches.reference -> b.reference, from products p join batch b on b.product_sku = p.sku
#pragma once

#include <string>
#include <vector>

#include "dialect/sql/draft.hpp"

namespace repoc::dialect::sql {

// Of the field that the column is, or is calculated from.
const model::Type& type_of(const Draft& draft, const plan::Column& column);

class Columns {
 public:
  // Gives the lists' tables their aliases.
  explicit Columns(Draft& draft);

  // A column as an order item: its expression, and whether it may be absent.
  [[nodiscard]] OrderItem item(const plan::Path& path) const;
  // "\nfrom products p\njoin batch b on ..."
  [[nodiscard]] std::string from() const;
  [[nodiscard]] bool joins() const { return scopes_.size() > 1; }
  // The elements' places in their lists, the outermost first.
  [[nodiscard]] std::vector<OrderItem> positions() const;

 private:
  std::vector<Scope> scopes_;
};

}  // namespace repoc::dialect::sql
