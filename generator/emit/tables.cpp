// The tables of an aggregate as constants, children before their owner, and the statements that make them:
//   constexpr repoc::sql::Column kTicketColumns[] = {{"id", "id"}, {"code", "code", repoc::sql::Spare::text}};
//   constexpr std::string_view kTicketKey[] = {"id"};
//   constexpr int kTicketUnique1[] = {1};
//   constexpr repoc::sql::Unique kTicketUniques[] = {{kTicketUnique1}};
//   constexpr repoc::sql::Table kTicket{ ... };
#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "emit/parts.hpp"
#include "emit/printer.hpp"

namespace repoc::emit {

namespace {

constexpr std::size_t kLineWidth = 120;

// `const T name[] = {a, b};`, an element a line where that is too long for one.
std::string array(const std::string& before, const std::vector<std::string>& elements) {
  std::string line = fmt::format("{} = {{{}}};", before, fmt::join(elements, ", "));
  if (line.size() <= kLineWidth && line.find('\n') == std::string::npos) return line;
  return fmt::format("{} = {{\n    {},\n}};", before, fmt::join(elements, ",\n    "));
}

std::string_view spare_name(dialect::Table::Column::Spare spare) {
  using Spare = dialect::Table::Column::Spare;
  switch (spare) {
    case Spare::none:
      return "none";
    case Spare::null:
      return "null";
    case Spare::text:
      return "text";
    case Spare::bytes:
      return "bytes";
    case Spare::integer32:
      return "integer32";
    case Spare::integer64:
      return "integer64";
  }
  throw std::logic_error("no such spare");
}

// The spare of a column is asked for only where values may have to be exchanged.
std::string column(const dialect::Table& table, std::size_t index) {
  const dialect::Table::Column& c = table.columns[index];
  const bool unique = std::ranges::any_of(
      table.uniques, [&](const auto& columns) { return std::ranges::find(columns, index) != columns.end(); });
  const std::string spare = unique && c.spare != dialect::Table::Column::Spare::none
                                ? fmt::format(", repoc::sql::Spare::{}", spare_name(c.spare))
                                : "";
  return fmt::format("{{{}, {}{}}}", literal(c.name), literal(c.field), spare);
}

class TableWriter {
 public:
  TableWriter(const model::Model& model, Naming& naming) : model_(model), naming_(naming) {}

  // Returns the name that the table was given.
  std::string write(const dialect::Table& table, const std::string& label, const model::Entity* owner = nullptr) {
    const model::Entity& entity = model_.entities[table.entity];
    std::vector<std::string> children;
    for (const dialect::Table& child : table.children) {
      const model::Field& list = entity.fields[child.owner_field];
      children.push_back("&k" + write(child, fmt::format("{}.{}", label, fmt::join(list.words, "_")), &entity));
    }
    const std::size_t uniques = table.uniques.size();
    const std::string name = entity.link ? naming_.link_table(*owner, owner->fields[table.owner_field], uniques)
                                         : naming_.table(entity, uniques);
    constants(table, name, children);
    Printer printer;
    printer.print(R"(
constexpr repoc::sql::Table k$name${
    .name = $table$,
    .label = $label$,
    .columns = $columns$,
    .key = k$name$Key,
    $uniques$
    $members$
    .children = $children$,
};
)",
                  {{"name", name},
                   {"table", literal(table.name)},
                   {"label", literal(label)},
                   {"columns", table.columns.empty() ? "{}" : fmt::format("k{}Columns", name)},
                   {"uniques", table.uniques.empty() ? "" : fmt::format(".uniques = k{}Uniques,", name)},
                   {"members", members(table)},
                   {"children", children.empty() ? "{}" : fmt::format("k{}Children", name)}});
    text_ += printer.text() + '\n';
    return name;
  }

  void schema(const dialect::Aggregate& aggregate, const std::string& name) {
    text_ += fmt::format("constexpr std::string_view k{}Schema[] = {{\n", name);
    for (const std::string& statement : aggregate.ddl) {
      text_ += format_template("    $text$,\n", {{"text", literal_lines(statement)}}) + '\n';
    }
    text_ += "};";
  }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  void constants(const dialect::Table& table, const std::string& name, const std::vector<std::string>& children) {
    if (!table.columns.empty()) {
      std::vector<std::string> columns;
      for (std::size_t i = 0; i < table.columns.size(); ++i) columns.push_back(column(table, i));
      text_ += array(fmt::format("constexpr repoc::sql::Column k{}Columns[]", name), columns) + '\n';
    }
    std::vector<std::string> key;
    for (const std::string& column : table.key) key.push_back(literal(column));
    text_ += array(fmt::format("constexpr std::string_view k{}Key[]", name), key) + '\n';
    std::vector<std::string> uniques;
    for (const std::vector<std::size_t>& columns : table.uniques) {
      const std::string unique = fmt::format("k{}Unique{}", name, uniques.size() + 1);
      text_ += fmt::format("constexpr int {}[] = {{{}}};\n", unique, fmt::join(columns, ", "));
      uniques.push_back(fmt::format("{{{}}}", unique));
    }
    if (!uniques.empty()) {
      text_ += array(fmt::format("constexpr repoc::sql::Unique k{}Uniques[]", name), uniques) + '\n';
    }
    if (!children.empty()) {
      text_ += array(fmt::format("constexpr const repoc::sql::Table* k{}Children[]", name), children) + '\n';
    }
  }

  // Those that this kind of table has.
  static std::string members(const dialect::Table& table) {
    const std::pair<std::string_view, const std::string&> texts[] = {
        {"position", table.position}, {"select", table.select},       {"select_by_key", table.select_by_key},
        {"load_one", table.load_one}, {"load_many", table.load_many}, {"exists", table.exists},
        {"count", table.count},       {"insert", table.insert},       {"remove", table.remove},
    };
    std::string out;
    for (const auto& [name, text] : texts) {
      if (text.empty()) continue;
      if (!out.empty()) out += '\n';
      out += text_member(name, text);
    }
    return out;
  }

  const model::Model& model_;
  Naming& naming_;
  std::string text_;
};

}  // namespace

std::string tables(const model::Model& model, const dialect::Aggregate& aggregate, Naming& naming,
                   std::string& root_table) {
  TableWriter writer(model, naming);
  root_table = writer.write(aggregate.root, std::string(unqualified(model.entities[aggregate.entity].name)));
  writer.schema(aggregate, root_table);
  return fmt::format("// Tables of {}.\n\n{}", comment(aggregate.root.name), writer.text());
}

}  // namespace repoc::emit
