// The text of `--dump=statement`: each table with its columns and texts, then each query with its bindings:
//   table products of allocation::Product
//     columns: sku text, version integer
//     key: sku
//     insert: insert into products (sku, version)
//             values (?1, ?2)
//   ProductRepository::get_by_sku (0 plain)
//     select p.sku, p.version
//     ...
// and below the text what only some statements have.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "dialect/dialect.hpp"

namespace repoc::dialect {

namespace {

// Every line after the first stands `width` spaces in.
std::string hang(std::string_view text, std::size_t width) {
  std::string out;
  for (char c : text) {
    out += c;
    if (c == '\n') out.append(width, ' ');
  }
  return out;
}

void dump_text(std::string_view label, std::string_view text, std::size_t depth, std::string& out) {
  if (text.empty()) return;
  const std::string margin(depth, ' ');
  out += fmt::format("{}{}: {}\n", margin, label, hang(text, depth + label.size() + 2));
}

std::string_view word(Table::Column::Spare spare) {
  using Spare = Table::Column::Spare;
  switch (spare) {
    case Spare::none:
      return "nothing";
    case Spare::null:
      return "null";
    case Spare::text:
      return "a text";
    case Spare::bytes:
      return "bytes";
    case Spare::integer32:
      return "an integer of 32 bits";
    case Spare::integer64:
      return "an integer";
  }
  return "?";
}

void dump_table(const model::Model& model, const Table& table, std::size_t depth, std::string& out) {
  const std::string margin(depth, ' ');
  out += fmt::format("{}table {} of {}{}{}\n", margin, table.name, model.entities[table.entity].name,
                     table.positional ? ", positional" : "", table.single ? ", single" : "");
  std::vector<std::string> columns;
  for (const Table::Column& column : table.columns) {
    columns.push_back(fmt::format("{} {}{}{}", column.name, column.type, column.nullable ? " null" : "",
                                  column.updatable ? "" : " fixed"));
  }
  const std::size_t inner = depth + 2;
  dump_text("columns", fmt::format("{}", fmt::join(columns, ", ")), inner, out);
  dump_text("owner key", fmt::format("{}", fmt::join(table.owner_key, ", ")), inner, out);
  dump_text("position", table.position, inner, out);
  dump_text("key", fmt::format("{}", fmt::join(table.key, ", ")), inner, out);
  for (const std::vector<std::size_t>& unique : table.uniques) {
    std::vector<std::string> with;
    for (std::size_t column : unique) {
      with.push_back(
          fmt::format("{} ({} in between)", table.columns.at(column).name, word(table.columns[column].spare)));
    }
    dump_text("unique", fmt::format("{}", fmt::join(with, ", ")), inner, out);
  }
  dump_text("select", table.select, inner, out);
  dump_text("select by key", table.select_by_key, inner, out);
  dump_text("exists", table.exists, inner, out);
  dump_text("count", table.count, inner, out);
  dump_text("load one", table.load_one, inner, out);
  dump_text("load many", table.load_many, inner, out);
  dump_text("insert", table.insert, inner, out);
  dump_text("remove", table.remove, inner, out);
  for (const Table& child : table.children) dump_table(model, child, inner, out);
}

std::string_view word(Binding binding) {
  switch (binding) {
    case Binding::plain:
      return "plain";
    case Binding::list:
      return "list";
    case Binding::like_pattern:
      return "like pattern";
    case Binding::sort:
      return "sort";
  }
  return "?";
}

void dump_clause(const Clause& clause, std::size_t depth, std::string& out) {
  const std::string margin(depth, ' ');
  switch (clause.kind) {
    case Clause::Kind::all_of:
      out += margin + "all of\n";
      break;
    case Clause::Kind::any_of:
      out += margin + "any of\n";
      break;
    case Clause::Kind::around:
      out += fmt::format("{}around {} ... {}\n", margin, hang(clause.text, depth), hang(clause.end, depth));
      break;
    case Clause::Kind::leaf: {
      const std::size_t first = clause.first_argument + 1;
      const std::string with = clause.arguments == 0 ? "always"
                               : clause.arguments == 1
                                   ? fmt::format("with {}", first)
                                   : fmt::format("with {} to {}", first, clause.first_argument + clause.arguments);
      out += fmt::format("{}{}: {}\n", margin, with, hang(clause.text, depth));
      break;
    }
  }
  for (const Clause& child : clause.children) dump_clause(child, depth + 2, out);
}

}  // namespace

std::string dump(const model::Model& model, const Aggregate& aggregate) {
  std::string out = fmt::format("aggregate {}\n", model.entities[aggregate.entity].name);
  dump_table(model, aggregate.root, 2, out);
  for (const std::string& statement : aggregate.ddl) dump_text("schema", statement, 2, out);
  return out;
}

std::string dump(const Statement& statement) {
  std::vector<std::string> arguments;
  for (const Statement::Argument& a : statement.arguments) {
    std::string argument = fmt::format("{}", a.parameter);
    for (const model::Hop& hop : a.part) {
      argument += hop.element ? fmt::format("[{}]", *hop.element) : "." + hop.name;
    }
    arguments.push_back(fmt::format("{} {}", argument, word(a.binding)));
  }
  std::string out = fmt::format("{} ({})\n  {}\n", statement.name, fmt::join(arguments, ", "), hang(statement.text, 2));
  dump_text("count", statement.count, 2, out);
  dump_text("after", statement.after, 2, out);
  if (statement.keyset != 0) out += fmt::format("  keyset: {} from column {}\n", statement.keyset, statement.keyset_at);
  dump_text("removed", statement.removed, 2, out);
  dump_text("sort prefix", statement.sort_prefix, 2, out);
  if (statement.where) {
    out += "  where:\n";
    dump_clause(*statement.where, 4, out);
  }
  dump_text("full", statement.full, 2, out);
  return out;
}

}  // namespace repoc::dialect
