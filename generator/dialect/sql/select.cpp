// A query that reads objects or columns -> its select, and with a page also the count or the text for the next pages.
//   find distinct name of Product order by name -> select distinct p.name from products p order by p.name
#include <fmt/format.h>

#include "dialect/sql/columns.hpp"

namespace repoc::dialect::sql {

namespace {

using plan::Shape;

class SelectWriter {
 public:
  explicit SelectWriter(Draft& draft) : draft_(draft), query_(draft.query), columns_(draft) {
    for (const plan::Column& column : query_.columns) {
      OrderItem item = columns_.item(column.path);
      selected_.push_back(item.expression);
      item.expression = draft.dialect.comparable(item.expression, type_of(draft, column));
      selected_items_.push_back(std::move(item));
    }
    if (selected_.empty()) selected_ = draft_.root_columns();
  }

  void write() {
    draft_.read_where();
    const std::vector<OrderItem> order = ordered() ? complete_order() : std::vector<OrderItem>();
    Statement& out = draft_.statement;
    switch (query_.result.shape) {
      case Shape::page:
        out.count = count();
        out.text = rows() + order_by(draft_, order) + page();
        break;
      case Shape::slice:
        out.text = rows() + order_by(draft_, order) + page();
        break;
      case Shape::cursor_page:
        cursor_page(order);
        break;
      default:
        out.text = rows() + order_by(draft_, order);
        out.text += draft_.limit();
        break;
    }
    if (query_.sort_parameter) {
      out.arguments.push_back({*query_.sort_parameter, Binding::sort});
      out.sort_prefix = draft_.root.alias + ".";
    }
  }

 private:
  // The elements of lists come in their lists' order; all else has an order only where it is asked for or rows are left
  // out.
  [[nodiscard]] bool ordered() const {
    return !query_.order.empty() || query_.limit || query_.limit_parameter || query_.offset_parameter ||
           query_.sort_parameter || plan::paged(query_.result.shape) || (columns_.joins() && !query_.distinct);
  }

  // No two rows are equal in it. Rows that are distinct have no key, but all their columns together are one.
  [[nodiscard]] std::vector<OrderItem> complete_order() const {
    std::vector<OrderItem> out;
    if (query_.distinct) {
      out = asked_order(draft_);
      complete(out, selected_items_);
    } else {
      out = draft_.order_with_key();
      complete(out, columns_.positions());
    }
    return out;
  }

  [[nodiscard]] std::string select() const {
    return fmt::format("select {}{}", query_.distinct ? "distinct " : "", comma_list(selected_));
  }

  // All rows, in no order.
  [[nodiscard]] std::string rows() const { return select() + columns_.from() + draft_.where(); }

  std::string count() {
    if (!query_.distinct) return "select count(*)" + columns_.from() + draft_.where();
    return fmt::format("select count(*)\nfrom (\n{}\n) {}", indented(rows()), draft_.aliases.take("rows"));
  }

  // The rows of a page, and how many are before them.
  [[nodiscard]] std::string page() const {
    const std::size_t number = draft_.next_number();
    return "\n" +
           draft_.dialect.limit_offset(draft_.dialect.placeholder(number), draft_.dialect.placeholder(number + 1));
  }

  void cursor_page(const std::vector<OrderItem>& order) {
    Statement& out = draft_.statement;
    out.keyset_at = selected_.size();
    out.keyset = order.size();
    for (const OrderItem& item : order) selected_.push_back(item.expression);
    const std::string head = select() + columns_.from();
    const std::size_t first = draft_.next_number();
    const auto rows = [&](std::size_t number) {
      return order_by(draft_, order) + "\n" + draft_.dialect.limit_offset(draft_.dialect.placeholder(number), "");
    };
    out.text = head + draft_.where() + rows(first);
    out.after = head + draft_.where_and(rows_after(draft_.dialect, order, first)) + rows(first + order.size());
  }

  Draft& draft_;
  const plan::Query& query_;
  Columns columns_;
  std::vector<OrderItem> selected_items_;  // of columns
  std::vector<std::string> selected_;
};

}  // namespace

void write_select(Draft& draft) {
  draft.name_root();
  SelectWriter(draft).write();
}

void write_count(Draft& draft) {
  draft.name_root();
  draft.read_where();
  draft.statement.text = fmt::format("select count(*)\nfrom {}{}", named(draft.root), draft.where());
}

void write_exists(Draft& draft) {
  draft.name_root();
  draft.read_where();
  const std::string limit = draft.dialect.limit_offset("1", "");
  draft.statement.text = fmt::format("select 1\nfrom {}{}\n{}", named(draft.root), draft.where(), limit);
}

}  // namespace repoc::dialect::sql
