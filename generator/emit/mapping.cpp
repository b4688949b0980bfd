// An entity -> its Access::Mapping: what its key is, how a row becomes an object and back, what of it has changed.
// An enum -> the names its values are stored by.
#include <fmt/format.h>

#include <set>

#include "emit/parts.hpp"
#include "emit/printer.hpp"

namespace repoc::emit {

namespace {

// The members of Mapping that a list's struct must not be named like.
const std::set<std::string> kMembers = {"Entity", "Key", "Stored", "Owned"};

class MappingWriter {
 public:
  explicit MappingWriter(const model::Entity& entity) : entity_(entity) {
    for (const model::Field& field : entity.fields) {
      if (field.owned_list()) {
        lists_.push_back(&field);
      } else {
        columns_.push_back(&field);
      }
      if (field.id) ids_.push_back(&field);
    }
  }

  std::string write() const {
    std::vector<std::string> list_names;
    const std::string lists = list_structs(list_names);
    return format_template(R"(
template <>
struct repoc::Access::Mapping<$cpp$> {
  using Entity = $cpp$;
  using Key = $key$;
  static constexpr const char* kName = $name$;
  static constexpr int kColumns = $columns$;
  $version_column$

  struct Stored {
    $stored$
  };
  $lists$
  using Owned = repoc::Owned<$list_names$>;

  static Entity make() { return Entity(); }
  $version$
  $generated_id$

  $read$
  $bind$
  $bind_key$
  $store$
  $changed$
};
)",
                           {{"cpp", entity_.cpp},
                            {"key", key_type()},
                            {"name", literal(entity_.name)},
                            {"columns", std::to_string(columns_.size())},
                            {"version_column", version_column()},
                            {"stored", stored()},
                            {"lists", lists},
                            {"list_names", fmt::format("{}", fmt::join(list_names, ", "))},
                            {"version", version()},
                            {"generated_id", generated_id()},
                            {"read", read()},
                            {"bind", bind()},
                            {"bind_key", bind_key()},
                            {"store", store()},
                            {"changed", changed()}});
  }

 private:
  std::string key_type() const {
    if (ids_.empty()) return "repoc::Positional";
    std::vector<std::string> types;
    for (const model::Field* id : ids_) types.push_back(id->type.cpp);
    return types.size() == 1 ? types.front() : fmt::format("std::tuple<{}>", fmt::join(types, ", "));
  }

  std::string stored() const {
    std::vector<std::string> lines;
    for (const model::Field& field : entity_.fields) {
      const std::string type =
          field.owned_list() ? fmt::format("repoc::StoredList<{}>", field.type.args.front().cpp) : field.type.cpp;
      lines.push_back(fmt::format("{} {}{{}};", type, field.name));
    }
    return fmt::format("{}", fmt::join(lines, "\n"));
  }

  std::string list_structs(std::vector<std::string>& names) const {
    std::vector<std::string> parts;
    std::set<std::string> taken = kMembers;
    for (const model::Field* list : lists_) {
      std::string name = upper_camel(list->words);
      if (name.empty() || (name[0] >= '0' && name[0] <= '9')) name = "List" + name;
      const std::string base = taken.contains(name) ? name + "List" : name;
      name = base;
      for (int n = 2; !taken.insert(name).second; ++n) name = fmt::format("{}{}", base, n);
      names.push_back(name);
      parts.push_back(format_template(R"(
struct $name$ {
  using Child = $child$;
  static auto& of(auto& e) { return e.$field$; }
};
)",
                                      {{"name", name}, {"child", list->type.args.front().cpp}, {"field", list->name}}));
    }
    return fmt::format("{}", fmt::join(parts, "\n"));
  }

  std::string version_column() const {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i]->version) return fmt::format("static constexpr int kVersionColumn = {};", i);
    }
    return "";
  }

  std::string version() const {
    for (const model::Field* column : columns_) {
      if (column->version) return fmt::format("static auto& version(auto& e) {{ return e.{}; }}", column->name);
    }
    return "";
  }

  std::string generated_id() const {
    for (const model::Field* id : ids_) {
      if (id->generated) return fmt::format("static auto& generated_id(auto& e) {{ return e.{}; }}", id->name);
    }
    return "";
  }

  std::string read() const {
    if (columns_.empty()) return "static void read(auto& /*row*/, int /*at*/, Entity& /*e*/) {}";
    std::string lines;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      lines += fmt::format("\n  row.get(at + {}, e.{});", i, columns_[i]->name);
    }
    return fmt::format("static void read(auto& row, int at, Entity& e) {{{}\n}}", lines);
  }

  std::string bind() const {
    if (columns_.empty()) {
      return "static void bind(auto& /*statement*/, int /*at*/, int /*column*/, const Entity& /*e*/) {}";
    }
    std::string cases;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (i != 0) cases += '\n';
      cases += fmt::format("case {}: return statement.bind(at, e.{});", i, columns_[i]->name);
    }
    return format_template(R"(
static void bind(auto& statement, int at, int column, const Entity& e) {
  switch (column) {
    $cases$
    default: return;
  }
}
)",
                           {{"cases", cases}});
  }

  std::string bind_key() const {
    if (ids_.empty()) return "";
    std::string lines;
    for (std::size_t i = 0; i < ids_.size(); ++i) {
      lines += fmt::format("\n  statement.bind(at + {}, e.{});", i, ids_[i]->name);
    }
    return fmt::format("static void bind_key(auto& statement, int at, const auto& e) {{{}\n}}", lines);
  }

  std::string store() const {
    if (columns_.empty()) return "static void store(const Entity& /*e*/, Stored& /*s*/) {}";
    std::string lines;
    for (const model::Field* column : columns_) lines += fmt::format("\n  s.{0} = e.{0};", column->name);
    return fmt::format("static void store(const Entity& e, Stored& s) {{{}\n}}", lines);
  }

  // Keys stay what they are, the version is counted by the unit of work, and updatable(false) is written once.
  std::string changed() const {
    std::string lines;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const model::Field& column = *columns_[i];
      if (column.id || column.version || !column.updatable) continue;
      lines += fmt::format("\n  if (e.{0} != s.{0}) columns.set({1});", column.name, i);
    }
    if (lines.empty()) {
      return "static void changed(const Entity& /*e*/, const Stored& /*s*/, repoc::ColumnSet& /*columns*/) {}";
    }
    return fmt::format("static void changed(const Entity& e, const Stored& s, repoc::ColumnSet& columns) {{{}\n}}",
                       lines);
  }

  const model::Entity& entity_;
  std::vector<const model::Field*> columns_;
  std::vector<const model::Field*> lists_;
  std::vector<const model::Field*> ids_;
};

}  // namespace

std::string enum_names(const model::Enum& e) {
  std::vector<std::string> names;
  for (const model::Enumerator& one : e.enumerators) {
    names.push_back(fmt::format("{{{}::{}, {}}},", e.cpp, one.name, literal(one.stored)));
  }
  return format_template(R"(
template <>
struct repoc::EnumNames<$cpp$> {
  static constexpr repoc::EnumName<$cpp$> kNames[] = {
      $names$
  };
};
)",
                         {{"cpp", e.cpp}, {"names", fmt::format("{}", fmt::join(names, "\n"))}});
}

std::string mapping(const model::Entity& entity) { return MappingWriter(entity).write(); }

}  // namespace repoc::emit
