// An entity, or the Ref of a std::vector<Ref> -> its Access::Mapping: what its key is, what of it is remembered, what
// it owns, how a row becomes an object and back, what of it has changed.
//   template <>
//   struct repoc::Access::Mapping<::shop::Order> { ... };
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
      if (field.owns) lists_.push_back(&field);
      if (field.has_column()) columns_.push_back(&field);
      if (field.id) ids_.push_back(&field);
    }
  }

  std::string write() const {
    std::vector<std::string> list_names;
    const std::string lists = list_structs(list_names);
    const ColumnFunctions functions = column_functions(entity_);
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
                            {"read", functions.read},
                            {"bind", functions.bind},
                            {"bind_key", functions.bind_key},
                            {"store", store()},
                            {"changed", functions.changed}});
  }

 private:
  std::string key_type() const {
    if (ids_.empty()) return "repoc::Positional";
    std::vector<std::string> types;
    for (const model::Field* id : ids_) types.push_back(id->type.cpp);
    return types.size() == 1 ? types.front() : fmt::format("std::tuple<{}>", fmt::join(types, ", "));
  }

  std::string stored() const {
    if (entity_.link) return "Entity::key_type key{};";
    std::vector<std::string> lines;
    for (const model::Field& field : entity_.fields) {
      if (field.holder) continue;
      const std::string type =
          field.owns ? fmt::format("repoc::StoredList<{}>", field.type.args.front().cpp) : field.type.cpp;
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

  std::string store() const {
    std::string lines = entity_.link ? "\n  s.key = e.key;" : "";
    for (const model::Field& field : entity_.fields) {
      if (!entity_.link && !field.owns && !field.holder) lines += fmt::format("\n  s.{0} = e.{0};", field.name);
    }
    if (lines.empty()) return "static void store(const Entity& /*e*/, Stored& /*s*/) {}";
    return fmt::format("static void store(const Entity& e, Stored& s) {{{}\n}}", lines);
  }

  const model::Entity& entity_;
  std::vector<const model::Field*> columns_;
  std::vector<const model::Field*> lists_;
  std::vector<const model::Field*> ids_;
};

}  // namespace

std::string mapping(const model::Entity& entity) { return MappingWriter(entity).write(); }

}  // namespace repoc::emit
