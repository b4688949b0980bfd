// From the tree of tables: the checks of its names, and the statements that make it.
//   create table if not exists batch (
//     product_sku text not null,
//     ...
//     primary key (product_sku, reference),
//     foreign key (product_sku) references products (sku) on delete cascade
//   ) strict, without rowid
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "dialect/sql/identifiers.hpp"
#include "dialect/sql/relation.hpp"

namespace repoc::dialect::sql {

namespace {

using diag::Id;

// Something that has a name in the database, and where it comes from.
struct Named {
  std::string what;  // "Product.batches", "the index on ..."
  text::Span span;
};

class NameCheck {
 public:
  NameCheck(const SqlDialect& dialect, diag::Sink& sink) : dialect_(dialect), sink_(sink) {}

  // Tables and indexes of an aggregate that is checked elsewhere, if it is checked.
  void know(const Relation& table) {
    for_each_name(table, [&](const std::string& name, Named named) { names_.emplace(fold(name), std::move(named)); });
    for (const Relation& child : table.children) know(child);
  }

  void check(const Relation& table) {
    for_each_name(table, [&](const std::string& name, Named named) { check_name(name, std::move(named)); });
    check_columns(table);
    for (const Relation& child : table.children) check(child);
  }

 private:
  template <class F>
  static void for_each_name(const Relation& table, F f) {
    f(table.name, Named{fmt::format("'{}'", table.label), table.span});
    for (const Index& index : table.indexes) {
      if (!index.unique) f(index.name, Named{fmt::format("an index of '{}'", table.label), table.span});
    }
  }

  // What begins a comment could be taken for a marker of statement.hpp.
  static bool reads_as_comment(std::string_view name) { return name.find("/*") != std::string_view::npos; }

  void check_name(const std::string& name, Named named) {
    if (!dialect_.may_be_named(name) || reads_as_comment(name)) {
      sink_.report(Id::backend_unsupported, named.span,
                   fmt::format("{} does not take '{}' as the name of a table or index; choose another with "
                               "[[repoc::entity(\"...\")]]",
                               dialect_.title(), name));
    }
    check_length(name, named.span);
    const auto [place, fresh] = names_.emplace(fold(name), named);
    if (fresh) return;
    const Named& other = place->second;
    sink_
        .report(Id::identifier_collision, named.span,
                fmt::format(
                    "{} and {} are both named '{}' in the database; name one of them with [[repoc::column(\"...\")]] "
                    "on the list that holds it or [[repoc::entity(\"...\")]] on its class",
                    other.what, named.what, name))
        .note(other.span, fmt::format("{} is here", other.what));
  }

  void check_columns(const Relation& table) {
    std::map<std::string, const RelationColumn*> columns;
    const auto add = [&](const RelationColumn& column) {
      check_length(column.name, column.span);
      if (column.name.empty() || column.name.find('\0') != std::string::npos || reads_as_comment(column.name)) {
        sink_.report(Id::backend_unsupported, column.span,
                     fmt::format("{} does not take the column name of '{}'", dialect_.title(), column.from));
      }
      const auto [place, fresh] = columns.emplace(fold(column.name), &column);
      if (fresh) return;
      const RelationColumn& other = *place->second;
      sink_
          .report(Id::identifier_collision, column.span,
                  fmt::format("'{}' and '{}' are both column '{}' of table '{}'; name one of them with "
                              "[[repoc::column(\"...\")]]",
                              other.from, column.from, column.name, table.name))
          .note(other.span, fmt::format("'{}' is here", other.from));
    };
    for (const RelationColumn& column : table.owner_key) add(column);
    if (table.position) add(*table.position);
    for (const RelationColumn& column : table.columns) add(column);
  }

  void check_length(const std::string& name, text::Span span) {
    const std::size_t limit = dialect_.capabilities().max_identifier;
    if (limit == 0 || name.size() <= limit) return;
    sink_.report(Id::identifier_too_long, span,
                 fmt::format("'{}' is {} bytes long and {} keeps {}", name, name.size(), dialect_.title(), limit));
  }

  const SqlDialect& dialect_;
  diag::Sink& sink_;
  std::map<std::string, Named> names_;
};

std::string columns_of(const std::vector<std::string>& names) {
  std::vector<std::string> quoted;
  for (const std::string& name : names) quoted.push_back(quote(name));
  return comma_list(quoted);
}

std::vector<std::string> names_of(const std::vector<RelationColumn>& columns) {
  std::vector<std::string> out;
  for (const RelationColumn& column : columns) out.push_back(column.name);
  return out;
}

std::string create_table(const SqlDialect& dialect, const Relation& table, const Relation* owner) {
  const std::string integer_key = table.integer_key ? dialect.integer_key(table.generated_key) : "";
  std::vector<std::string> lines;
  const auto add = [&](const RelationColumn& column) {
    const std::string name = quote(column.name);
    const std::string check = dialect.check(name, column.held);
    std::string line = !integer_key.empty() && column.name == table.own_key.front()
                           ? fmt::format("{} {}", name, integer_key)
                           : fmt::format("{} {}{}", name, column.type, column.nullable ? "" : " not null");
    if (!check.empty()) line += fmt::format(" check ({})", check);
    lines.push_back(std::move(line));
  };
  for (const RelationColumn& column : table.owner_key) add(column);
  if (table.position) add(*table.position);
  for (const RelationColumn& column : table.columns) add(column);
  if (integer_key.empty()) lines.push_back(fmt::format("primary key ({})", columns_of(table.key())));
  for (const Index& index : table.indexes) {
    if (index.unique) lines.push_back(fmt::format("unique ({})", columns_of(index.columns)));
  }
  if (owner != nullptr) {
    lines.push_back(fmt::format("foreign key ({}) references {} ({}) on delete cascade",
                                columns_of(names_of(table.owner_key)), quote(owner->name), columns_of(owner->key())));
  }
  for (const ForeignKey& reference : table.references) {
    lines.push_back(fmt::format("foreign key ({}) references {} ({}){}", columns_of(reference.columns),
                                quote(reference.table), columns_of(reference.key), dialect.deferred()));
  }
  return fmt::format("create table if not exists {} (\n  {}\n){}", quote(table.name), fmt::join(lines, ",\n  "),
                     dialect.table_options(!integer_key.empty()));
}

void create(const SqlDialect& dialect, const Relation& table, const Relation* owner, std::vector<std::string>& out) {
  out.push_back(create_table(dialect, table, owner));
  for (const Index& index : table.indexes) {
    if (index.unique) continue;
    out.push_back(fmt::format("create index if not exists {}\non {} ({})", quote(index.name), quote(table.name),
                              columns_of(index.columns)));
  }
  for (const Relation& child : table.children) create(dialect, child, &table, out);
}

}  // namespace

namespace {

// The aggregates that the tables refer to and no repository of this back end answers for, and what those refer to.
void find_unanswered(const SqlDialect& dialect, const model::Model& model, const Relation& table,
                     std::map<std::size_t, std::optional<Relation>>& out) {
  for (const ForeignKey& reference : table.references) {
    const auto answers = [&](const model::Repository& one) {
      return one.entity == reference.entity && (one.backend.empty() || one.backend == dialect.name());
    };
    if (std::any_of(model.repositories.begin(), model.repositories.end(), answers)) continue;
    const auto [place, fresh] = out.try_emplace(reference.entity);
    if (!fresh) continue;
    diag::Sink elsewhere;
    place->second = relation(dialect, model, reference.entity, elsewhere);
    if (place->second) find_unanswered(dialect, model, *place->second, out);
  }
  for (const Relation& child : table.children) find_unanswered(dialect, model, child, out);
}

}  // namespace

void check_names(const SqlDialect& dialect, const model::Model& model, const Relation& root, diag::Sink& sink) {
  NameCheck check(dialect, sink);
  std::map<std::size_t, std::optional<Relation>> unanswered;
  find_unanswered(dialect, model, root, unanswered);
  for (const auto& [entity, other] : unanswered) {
    if (other && entity != root.entity) check.know(*other);
  }
  for (const model::Repository& repository : model.repositories) {
    if (!repository.backend.empty() && repository.backend != dialect.name()) continue;
    if (repository.entity == root.entity) break;
    diag::Sink elsewhere;  // what is wrong with the other aggregate is reported when its turn comes
    if (const auto other = relation(dialect, model, repository.entity, elsewhere)) check.know(*other);
  }
  check.check(root);
}

std::vector<std::string> schema(const SqlDialect& dialect, const Relation& root) {
  std::vector<std::string> out;
  create(dialect, root, nullptr, out);
  return out;
}

namespace {

void add_with_references(const SqlDialect& dialect, const model::Model& model, const Relation& root,
                         std::set<std::size_t>& seen, std::vector<std::string>& out);

void add_referenced(const SqlDialect& dialect, const model::Model& model, const Relation& table,
                    std::set<std::size_t>& seen, std::vector<std::string>& out) {
  for (const ForeignKey& reference : table.references) {
    if (seen.contains(reference.entity)) continue;
    diag::Sink elsewhere;  // what is wrong with the other aggregate is reported when its turn comes
    if (const auto other = relation(dialect, model, reference.entity, elsewhere)) {
      add_with_references(dialect, model, *other, seen, out);
    }
  }
  for (const Relation& child : table.children) add_referenced(dialect, model, child, seen, out);
}

void add_with_references(const SqlDialect& dialect, const model::Model& model, const Relation& root,
                         std::set<std::size_t>& seen, std::vector<std::string>& out) {
  seen.insert(root.entity);
  add_referenced(dialect, model, root, seen, out);
  create(dialect, root, nullptr, out);
}

}  // namespace

std::vector<std::string> schema_with_references(const SqlDialect& dialect, const model::Model& model,
                                                const Relation& root) {
  std::set<std::size_t> seen;
  std::vector<std::string> out;
  add_with_references(dialect, model, root, seen, out);
  return out;
}

}  // namespace repoc::dialect::sql
