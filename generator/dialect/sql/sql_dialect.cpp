// The tree of tables -> the aggregate: names quoted, and for each table the texts that the unit of work needs.
#include "dialect/sql/sql_dialect.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "dialect/sql/identifiers.hpp"
#include "dialect/sql/relation.hpp"
#include "dialect/sql/write.hpp"
#include "names/grammar.hpp"
#include "text/words.hpp"

namespace repoc::dialect::sql {

namespace {

class Texts {
 public:
  Texts(const SqlDialect& dialect, const model::Model& model, const Relation& root)
      : dialect_(dialect), model_(model), key_size_(root.key().size()) {
    const model::Entity& entity = model.entities[root.entity];
    for (std::size_t id : entity.ids()) key_types_.push_back(&entity.fields[id].type);
  }

  Table table(const Relation& relation) const {
    Table out;
    out.name = quote(relation.name);
    out.entity = relation.entity;
    out.owner_field = relation.owner_field;
    out.positional = relation.positional;
    out.single = relation.single;
    out.fields = relation.fields;
    for (const RelationColumn& c : relation.owner_key) out.owner_key.push_back(quote(c.name));
    if (relation.position) out.position = quote(relation.position->name);
    for (std::size_t i = 0; i < relation.columns.size(); ++i) {
      const RelationColumn& c = relation.columns[i];
      const model::Field& field = model_.entities[relation.entity].fields[relation.fields[i]];
      out.columns.push_back({quote(c.name), sorted(field) ? text::snake_case(field.words) : "", std::string(c.type),
                             c.nullable, c.updatable, dialect_.spare(field.type)});
    }
    for (const Index& index : relation.indexes) {
      if (index.unique) out.uniques.push_back(places(relation, index.columns));
    }
    for (const std::string& name : relation.key()) out.key.push_back(quote(name));
    if (relation.root) {
      root_texts(out);
    } else {
      child_texts(out);
    }
    for (const Relation& child : relation.children) out.children.push_back(table(child));
    return out;
  }

 private:
  // Whether a column sorts by the value that it holds, as it is.
  static bool sorted(const model::Field& field) {
    constexpr names::FieldKinds kNever = names::kList | names::kMap | names::kCoded | names::kDecimal;
    return !field.presence && (names::kind_of(field.type) & kNever) == 0;
  }

  static std::vector<std::size_t> places(const Relation& relation, const std::vector<std::string>& columns) {
    std::vector<std::size_t> out;
    for (const std::string& name : columns) {
      const auto place = std::find_if(relation.columns.begin(), relation.columns.end(),
                                      [&](const RelationColumn& column) { return column.name == name; });
      out.push_back(static_cast<std::size_t>(place - relation.columns.begin()));
    }
    return out;
  }

  static std::vector<std::string> all_columns(const Table& table) {
    std::vector<std::string> out = table.owner_key;
    if (!table.position.empty()) out.push_back(table.position);
    for (const Table::Column& column : table.columns) out.push_back(column.name);
    return out;
  }

  // "a = ?1 and b = ?2"
  std::string equal(const std::vector<std::string>& columns, std::string_view alias) const {
    std::string out;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (i != 0) out += " and ";
      out += fmt::format("{} = {}", qualified(alias, columns[i]), dialect_.placeholder(i + 1));
    }
    return out;
  }

  void write_texts(Table& table) const {
    const std::vector<std::string> columns = all_columns(table);
    std::vector<std::string> values;
    for (std::size_t i = 0; i < columns.size(); ++i) values.push_back(dialect_.placeholder(i + 1));
    table.insert = fmt::format("insert into {} ({})\nvalues ({})", table.name, comma_list(columns), comma_list(values));
    table.remove = fmt::format("delete from {}\nwhere {}", table.name, equal(table.key, ""));
  }

  void root_texts(Table& table) const {
    write_texts(table);
    const std::string alias = Aliases().take(table.name);
    const std::string from = fmt::format("from {} {}", table.name, alias);
    const std::string select = fmt::format("select {}\n{}", comma_list(all_columns(table), alias), from);
    const std::string by_key = equal(table.key, alias);
    table.select = fmt::format("{}\norder by {}", select, comma_list(table.key, alias));
    table.select_by_key = fmt::format("{}\nwhere {}", select, by_key);
    table.exists = fmt::format("select 1\n{}\nwhere {}", from, by_key);
    table.count = fmt::format("select count(*)\n{}", from);
  }

  void child_texts(Table& table) const {
    write_texts(table);
    const std::string alias = Aliases().take(table.name);
    const std::string select =
        fmt::format("select {}\nfrom {} {}", comma_list(all_columns(table), alias), table.name, alias);
    std::vector<std::string> order = table.owner_key;
    if (!table.position.empty()) order.push_back(table.position);
    const std::string order_by = "order by " + comma_list(order, alias);
    const auto key_end = table.owner_key.begin() + static_cast<std::ptrdiff_t>(key_size_);
    const std::vector<std::string> root_key(table.owner_key.begin(), key_end);
    std::vector<std::string> qualified_key;
    for (const std::string& column : root_key) qualified_key.push_back(qualified(alias, column));
    const std::string many = dialect_.key_in_list(qualified_key, key_types_, dialect_.placeholder(1));
    table.load_one = fmt::format("{}\nwhere {}\n{}", select, equal(root_key, alias), order_by);
    table.load_many = fmt::format("{}\nwhere {}\n{}", select, many, order_by);
  }

  const SqlDialect& dialect_;
  const model::Model& model_;
  std::size_t key_size_;
  std::vector<const model::Type*> key_types_;
};

}  // namespace

std::optional<Aggregate> SqlDialect::aggregate(const model::Model& model, std::size_t entity, diag::Sink& sink) const {
  const std::size_t errors = sink.errors();
  const std::optional<Relation> root = relation(*this, model, entity, sink);
  if (!root) return std::nullopt;
  check_names(*this, model, *root, sink);
  if (sink.errors() != errors) return std::nullopt;
  Aggregate out;
  out.entity = entity;
  out.root = Texts(*this, model, *root).table(*root);
  out.ddl = schema_with_references(*this, model, *root);
  return out;
}

std::optional<Statement> SqlDialect::statement(const model::Model& model, const Aggregate& aggregate,
                                               const plan::Query& query, diag::Sink& sink) const {
  if (!can_write(*this, model, query, sink)) return std::nullopt;
  return write_statement(*this, model, aggregate, query);
}

}  // namespace repoc::dialect::sql
