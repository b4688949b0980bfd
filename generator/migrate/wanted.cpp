#include "migrate/wanted.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "dialect/sql/identifiers.hpp"
#include "dialect/sql/relation.hpp"

namespace repoc::migrate {

namespace {

using dialect::sql::Relation;
using dialect::sql::RelationColumn;
using dialect::sql::SqlDialect;
using model::TypeKind;

// What stands in a new column of that type, never absent, for the rows that are there: what T{} is. Where that is a
// made-up date, key or encoding there is none.
std::optional<std::string> fill(const model::Model& model, const model::Type& type) {
  switch (type.kind) {
    case TypeKind::boolean:
    case TypeKind::integer:
    case TypeKind::duration:
      return "0";
    case TypeKind::floating:
      return "0.0";
    case TypeKind::text:
      return "''";
    case TypeKind::bytes:
      return "x''";
    case TypeKind::decimal:
      return "'0'";
    case TypeKind::list:
      return "'[]'";
    case TypeKind::map:
      return "'{}'";
    case TypeKind::enumeration: {
      const model::Enum& known = model.enums[type.index];
      for (const model::Enumerator& one : known.enumerators) {
        if (one.zero) return known.by_number ? one.stored : dialect::sql::literal(one.stored);
      }
      return std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

// What stands for the column in the text of a check, so that a rename leaves it as it is.
constexpr std::string_view kCheckedColumn = "value";

void add_references(const Relation& table, std::vector<std::size_t>& roots) {
  for (const dialect::sql::ForeignKey& reference : table.references) {
    if (std::ranges::find(roots, reference.entity) == roots.end()) roots.push_back(reference.entity);
  }
  for (const Relation& child : table.children) add_references(child, roots);
}

// The column's name before. A part of a group takes over the group's old name.
std::string old_column(const model::Entity& entity, const model::Field& field) {
  if (!field.was.empty()) return field.was;
  if (!field.holder) return {};
  const model::Field& group = entity.fields[*field.holder];
  const std::string before = old_column(entity, group);
  const std::string prefix = group.column + "_";
  if (before.empty() || !field.column.starts_with(prefix)) return {};
  return before + "_" + field.column.substr(prefix.size());
}

class Reader {
 public:
  Reader(const SqlDialect& dialect, const model::Model& model, std::vector<Wanted>& out)
      : dialect_(dialect), model_(model), out_(out) {}

  void read(const Relation& relation, const Relation* owner, const std::string& old_owner) {
    const bool known = std::ranges::any_of(out_, [&](const Wanted& w) { return w.table.name == relation.name; });
    if (known) return;
    Wanted wanted;
    const model::Entity& entity = model_.entities[relation.entity];
    wanted.span = relation.span;
    wanted.link = entity.link;
    if (owner == nullptr) {
      wanted.was = entity.was;
      wanted.from = fmt::format("'{}'", entity.name);
    } else {
      const model::Entity& above = model_.entities[owner->entity];
      const model::Field& field = above.fields[relation.owner_field];
      wanted.from = fmt::format("'{}::{}'", above.name, field.name);
      wanted.was = old_child_table(relation, *owner, field, entity, old_owner);
    }
    columns(relation, entity, wanted);
    constraints(relation, owner, wanted.table);
    statements(relation, owner, wanted);
    const std::string was = wanted.was;
    out_.push_back(std::move(wanted));
    for (const Relation& child : relation.children) read(child, &relation, was);
  }

 private:
  static std::string old_child_table(const Relation& relation, const Relation& owner, const model::Field& field,
                                     const model::Entity& entity, const std::string& old_owner) {
    if (!field.was.empty()) return field.was;
    if (field.column_given) return {};
    if (!entity.link) return entity.was;
    // A list of Refs is named by its owner, and follows it.
    const std::string prefix = owner.name + "_";
    if (old_owner.empty() || !relation.name.starts_with(prefix)) return {};
    return old_owner + "_" + relation.name.substr(prefix.size());
  }

  Column column(const RelationColumn& from) const {
    Column out;
    out.name = from.name;
    out.type = from.type;
    out.holds = from.held.is(TypeKind::none) ? "position" : holds(model_, from.held);
    out.nullable = from.nullable;
    out.check = dialect_.check(std::string(kCheckedColumn), from.held);
    return out;
  }

  void columns(const Relation& relation, const model::Entity& entity, Wanted& wanted) const {
    wanted.table.name = relation.name;
    const auto add = [&](const RelationColumn& from, Wanted::Origin origin) {
      origin.from = from.from;
      origin.span = from.span;
      origin.check = dialect_.check(dialect::sql::quote(from.name), from.held);
      wanted.table.columns.push_back(column(from));
      wanted.origins.push_back(std::move(origin));
    };
    for (const RelationColumn& c : relation.owner_key) add(c, {});
    if (relation.position) {
      Wanted::Origin origin;
      origin.fill = "0";
      wanted.table.position = relation.position->name;
      add(*relation.position, std::move(origin));
    }
    for (std::size_t i = 0; i < relation.columns.size(); ++i) {
      const model::Field& field = entity.fields[relation.fields[i]];
      Wanted::Origin origin;
      origin.was = old_column(entity, field);
      origin.fill = fill(model_, field.type);
      if (field.presence) origin.group = parts(entity, *field.holder);
      add(relation.columns[i], std::move(origin));
    }
  }

  static std::vector<std::string> parts(const model::Entity& entity, std::size_t group) {
    std::vector<std::string> out;
    for (const std::size_t part : entity.fields[group].parts) {
      const model::Field& field = entity.fields[part];
      if (field.is_group()) {
        const std::vector<std::string> below = parts(entity, part);
        out.insert(out.end(), below.begin(), below.end());
      } else if (!field.presence) {
        out.push_back(field.column);
      }
    }
    return out;
  }

  static void constraints(const Relation& relation, const Relation* owner, Table& table) {
    table.key = relation.key();
    table.generated = relation.generated_key;
    for (const dialect::sql::Index& index : relation.indexes) {
      if (index.unique) {
        table.uniques.push_back(index.columns);
      } else {
        table.indexes.push_back({index.name, index.columns});
      }
    }
    for (const dialect::sql::ForeignKey& reference : relation.references) {
      table.foreign_keys.push_back({reference.columns, reference.table, reference.key, false});
    }
    if (owner == nullptr) return;
    ForeignKey key;
    for (const RelationColumn& column : relation.owner_key) key.columns.push_back(column.name);
    key.table = owner->name;
    key.to = owner->key();
    key.owner = true;
    table.foreign_keys.push_back(std::move(key));
  }

  // What `create_schema` runs for this table alone.
  std::vector<std::string> created(Relation relation, const Relation* owner) const {
    relation.children.clear();
    if (owner == nullptr) return dialect::sql::schema(dialect_, relation);
    Relation above = *owner;
    above.children = {std::move(relation)};
    std::erase_if(above.indexes, [](const dialect::sql::Index& index) { return !index.unique; });
    std::vector<std::string> out = dialect::sql::schema(dialect_, above);
    out.erase(out.begin());
    return out;
  }

  void statements(const Relation& relation, const Relation* owner, Wanted& wanted) const {
    std::vector<std::string> made = created(relation, owner);
    wanted.create = std::move(made.front());
    wanted.create_indexes.assign(made.begin() + 1, made.end());
    Relation renamed = relation;
    renamed.name.insert(0, kNewPrefix);
    wanted.create_new = created(std::move(renamed), owner).front();
  }

  const SqlDialect& dialect_;
  const model::Model& model_;
  std::vector<Wanted>& out_;
};

}  // namespace

std::vector<Wanted> wanted(const SqlDialect& dialect, const model::Model& model, std::vector<std::size_t> roots,
                           diag::Sink& sink) {
  std::vector<Wanted> out;
  Reader reader(dialect, model, out);
  for (std::size_t i = 0; i < roots.size(); ++i) {  // it grows
    const auto tree = dialect::sql::relation(dialect, model, roots[i], sink);
    if (!tree) continue;
    reader.read(*tree, nullptr, {});
    add_references(*tree, roots);
  }
  return out;
}

}  // namespace repoc::migrate
