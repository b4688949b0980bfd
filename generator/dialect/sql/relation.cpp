#include "dialect/sql/relation.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/words.hpp"

namespace repoc::dialect::sql {

namespace {

using diag::Id;

using text::unqualified;

class Builder {
 public:
  Builder(const SqlDialect& dialect, const model::Model& model, diag::Sink& sink)
      : dialect_(dialect), model_(model), sink_(sink) {}

  std::optional<Relation> root(std::size_t entity) {
    Relation out;
    const model::Entity& e = model_.entities[entity];
    out.name = e.table;
    out.label = unqualified(e.name);
    out.span = e.span;
    out.entity = entity;
    fill(out);
    if (failed_) return std::nullopt;
    return out;
  }

 private:
  // Everything that follows from the entity, once the place in the tree is known. `ref`: of a link table.
  void fill(Relation& table, const model::Type* ref = nullptr) {
    const model::Entity& entity = model_.entities[table.entity];
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
      if (!entity.fields[i].has_column()) continue;
      table.columns.push_back(column(entity, entity.fields[i]));
      table.fields.push_back(i);
    }
    key(table, entity);
    references(table, entity, ref);
    indexes(table, entity);
    path_.push_back(table.entity);
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
      if (entity.fields[i].owns) child(table, i);
    }
    path_.pop_back();
  }

  RelationColumn column(const model::Entity& entity, const model::Field& field) const {
    return {field.column,     dialect_.type_name(field.type),
            field.optional(), field.updatable && !field.id,
            field.span,       fmt::format("{}::{}", unqualified(entity.name), field.name),
            field.type};
  }

  void key(Relation& table, const model::Entity& entity) {
    if (table.single) return;
    const std::vector<std::size_t> ids = entity.ids();
    for (std::size_t id : ids) table.own_key.push_back(entity.fields[id].column);
    if (ids.empty() && table.root) {
      sink_.report(Id::missing_id, entity.span, entity.name);
      failed_ = true;
    }
    if (ids.empty() && !table.root) {
      table.positional = true;
      table.own_key.push_back(table.position->name);
    }
    table.integer_key = table.root && ids.size() == 1 && entity.fields[ids.front()].type.is(model::TypeKind::integer);
    for (std::size_t id : ids) {
      const model::Field& field = entity.fields[id];
      if (!field.generated || !field.type.is(model::TypeKind::integer)) continue;
      table.generated_key = table.integer_key;
      if (table.integer_key) continue;
      // Only a table's own single key counts up; a child's key and a composite one do not.
      sink_.report(Id::generated_field, field.span,
                   fmt::format("'{}::{}' cannot be generated: {} generates integers only for a root's single id; "
                               "write std::string or repoc::Uuid",
                               entity.name, field.name, dialect_.title()));
      failed_ = true;
    }
  }

  // The columns of a field: its own, or those of its parts.
  static std::vector<std::string> columns_of(const model::Entity& entity, std::size_t field) {
    if (entity.fields[field].has_column()) return {entity.fields[field].column};
    std::vector<std::string> out;
    for (std::size_t part : entity.fields[field].parts) {
      for (std::string& column : columns_of(entity, part)) out.push_back(std::move(column));
    }
    return out;
  }

  static void indexes(Relation& table, const model::Entity& entity) {
    const auto add = [&](std::vector<std::string> columns, bool unique) {
      const auto alike = [&](const Index& i) { return i.unique == unique && i.columns == columns; };
      if (columns.empty() || std::any_of(table.indexes.begin(), table.indexes.end(), alike)) return;
      if (columns == table.key()) return;  // the primary key is both
      std::string name;
      if (!unique) name = fmt::format("{}_{}_idx", table.name, fmt::join(columns, "_"));
      table.indexes.push_back({std::move(name), std::move(columns), unique});
    };
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
      if (entity.fields[i].owns) continue;
      if (entity.fields[i].unique) add(columns_of(entity, i), true);
      if (entity.fields[i].indexed) add(columns_of(entity, i), false);
    }
    for (const model::IndexSpec& spec : entity.indexes) {
      std::vector<std::string> columns;
      for (std::size_t field : spec.fields) {
        for (std::string& column : columns_of(entity, field)) columns.push_back(std::move(column));
      }
      add(std::move(columns), spec.unique);
    }
    // Whoever removes what is referred to looks for those that refer to it.
    for (const ForeignKey& reference : table.references) {
      const auto begins = [&](const std::vector<std::string>& columns) {
        return columns.size() >= reference.columns.size() &&
               std::equal(reference.columns.begin(), reference.columns.end(), columns.begin());
      };
      const bool served = begins(table.key()) || std::any_of(table.indexes.begin(), table.indexes.end(),
                                                             [&](const Index& index) { return begins(index.columns); });
      if (!served) add(reference.columns, false);
    }
    // `contains` looks for those that refer to one, whether or not the schema knows it.
    if (entity.link && table.references.empty()) add(table.own_key, false);
  }

  // The aggregate that a Ref names, where this back end can know its table: it is defined, a root, and not kept
  // elsewhere.
  [[nodiscard]] std::optional<std::size_t> target(const model::Type& type) const {
    const model::Type& ref = model::without_optional(type);
    if (!ref.is(model::TypeKind::ref) || ref.index == model::kNoEntity) return std::nullopt;
    if (model_.entities[ref.index].ids().empty()) return std::nullopt;
    for (const model::Entity& entity : model_.entities) {
      for (const model::Field& field : entity.fields) {
        if (field.owns == ref.index) return std::nullopt;
      }
    }
    for (const model::Repository& repository : model_.repositories) {
      const bool elsewhere = !repository.backend.empty() && repository.backend != dialect_.name();
      if (repository.entity == ref.index && elsewhere) return std::nullopt;
    }
    return ref.index;
  }

  void references(Relation& table, const model::Entity& entity, const model::Type* ref) const {
    const auto add = [&](const model::Type& type, std::vector<std::string> columns) {
      const std::optional<std::size_t> to = target(type);
      if (!to) return;
      const model::Entity& other = model_.entities[*to];
      ForeignKey reference{std::move(columns), *to, other.table, {}};
      for (std::size_t id : other.ids()) reference.key.push_back(other.fields[id].column);
      if (reference.key.size() == reference.columns.size()) table.references.push_back(std::move(reference));
    };
    if (ref != nullptr) return add(*ref, table.own_key);
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
      if (!entity.fields[i].owns) add(entity.fields[i].type, columns_of(entity, i));
    }
  }

  void child(Relation& owner, std::size_t list) {
    const model::Entity& entity = model_.entities[owner.entity];
    const model::Field& field = entity.fields[list];
    const std::size_t type = *field.owns;
    if (std::find(path_.begin(), path_.end(), type) != path_.end()) {
      sink_.report(
          Id::unsupported_type, field.type_span,
          fmt::format("'{}::{}' owns '{}', which leads back to itself; keep the key of the other object instead",
                      entity.name, field.name, model_.entities[type].name));
      failed_ = true;
      return;
    }
    Relation out;
    out.root = false;
    const bool link = model_.entities[type].link;
    out.name = field.column_given ? field.column
               : link             ? fmt::format("{}_{}", owner.name, text::snake_case(field.words))
                                  : model_.entities[type].table;
    out.single = field.owned_one();
    out.label = fmt::format("{}.{}", owner.label, fmt::join(field.words, "_"));
    out.span = field.span;
    out.entity = type;
    out.owner_field = list;
    out.owner_key = owner_key(owner, entity);
    const std::string from = fmt::format("{}::{}", unqualified(entity.name), field.name);
    if (!out.single) {
      out.position =
          RelationColumn{text::snake_case(field.words) + "_position", integer(), false, true, field.span, from, {}};
    }
    fill(out, link ? &field.type.args.front() : nullptr);
    owner.children.push_back(std::move(out));
  }

  // What a row of the owner is known by in the tables below it.
  std::vector<RelationColumn> owner_key(const Relation& owner, const model::Entity& entity) const {
    std::vector<RelationColumn> out = owner.owner_key;
    if (owner.single) return out;
    const std::string prefix = text::snake_case(entity.words) + "_";
    if (owner.positional) {
      RelationColumn position = *owner.position;
      position.name = prefix + "position";
      out.push_back(std::move(position));
      return out;
    }
    for (std::size_t i = 0; i < owner.columns.size(); ++i) {
      if (!entity.fields[owner.fields[i]].id) continue;
      RelationColumn id = owner.columns[i];
      id.name = prefix + id.name;
      out.push_back(std::move(id));
    }
    return out;
  }

  std::string_view integer() const {
    model::Type type;
    type.kind = model::TypeKind::integer;
    type.bits = 64;
    type.is_signed = true;
    return dialect_.type_name(type);
  }

  const SqlDialect& dialect_;
  const model::Model& model_;
  diag::Sink& sink_;
  std::vector<std::size_t> path_;
  bool failed_ = false;
};

}  // namespace

std::vector<std::string> Relation::key() const {
  std::vector<std::string> out;
  for (const RelationColumn& column : owner_key) out.push_back(column.name);
  out.insert(out.end(), own_key.begin(), own_key.end());
  return out;
}

std::optional<Relation> relation(const SqlDialect& dialect, const model::Model& model, std::size_t entity,
                                 diag::Sink& sink) {
  return Builder(dialect, model, sink).root(entity);
}

}  // namespace repoc::dialect::sql
