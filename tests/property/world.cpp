#include "world.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "groups.hpp"
#include "text/words.hpp"

namespace repoc::property {

namespace {

using model::Type;
using model::TypeKind;

constexpr const char* kPlainNames[] = {"name",    "status",       "price",    "note",        "weight",
                                       "made_on", "serial",       "m_rank",   "orderId",     "origin_",
                                       "shelf",   "batchCode",    "address1", "owner_name",  "quantity",
                                       "colour",  "organisation", "sort_key", "limit_value", "grade"};
constexpr const char* kNastyNames[] = {
    "order",       "order_id",   "not_before", "valid_before", "code",        "code_like",  "in_stock",   "first",
    "by",          "top3",       "distinct",   "all",          "group",       "either_way", "any",        "every",
    "field",       "sum",        "min",        "desc",         "nulls_first", "for_update", "clear_name", "is_open",
    "not_null",    "between_us", "like",       "equals",       "or_else",     "and_so",     "contains",   "empty",
    "ignore_case", "is",         "exists",     "none",         "count",       "asc_rank",   "order_by",   "starts_with",
    "less_than",   "select",     "table_name", "null_at",      "increment"};
constexpr const char* kListNames[] = {"parts",   "order_lines", "by_products", "any_parts",
                                      "entries", "not_parts",   "in_lines"};
constexpr const char* kGroupNames[] = {"address", "billing", "not_here", "order_to", "in_case", "place", "by_way"};
constexpr const char* kPartNames[] = {"city",   "zip",     "first", "empty",  "null_at",
                                      "street", "in_town", "lat",   "like_so"};
constexpr const char* kOneNames[] = {"lid", "by_one", "not_seal", "first_seal"};
constexpr const char* kLinkNames[] = {"labels", "not_links", "in_sets", "order_refs"};
constexpr const char* kEnumerators[] = {"open", "closed", "in_progress", "not_yet", "before_noon", "lost"};

Type named(TypeKind kind, const std::string& cpp, std::size_t index) {
  Type out;
  out.kind = kind;
  out.cpp = cpp;
  out.index = index;
  return out;
}

class Maker {
 public:
  explicit Maker(Random& random) : random_(random) {}

  World make() {
    model::Model& model = world_.model;
    model.headers.push_back({"widgets.hpp", "widgets.hpp"});
    model::Enum status;
    status.name = "Mood";
    status.cpp = "::Mood";
    for (const char* name : kEnumerators) status.enumerators.push_back({name, text::field_words(name), name});
    model.enums.push_back(std::move(status));
    model::Enum level;
    level.name = "Level";
    level.cpp = "::Level";
    level.by_number = true;
    level.enumerators = {{"low", {"low"}, "-1"},
                         {"usual", {"usual"}, "0"},
                         {"not_over", {"not", "over"}, "9"},
                         {"high", {"high"}, "100"}};
    model.enums.push_back(std::move(level));
    const bool two_levels = random_.chance(60);
    std::vector<std::size_t> children;
    if (two_levels) children.push_back(entity("Nut", 3, {}));
    if (random_.chance(40)) children.push_back(entity("Seal", 2, {}));
    std::vector<std::size_t> owned{entity("Part", 4, children)};
    if (random_.chance(40)) owned.push_back(entity("Tag", 2, {}));
    if (random_.chance(50)) owned.push_back(entity("Lid", 2, {}));
    if (random_.chance(50)) owned.push_back(links());
    world_.root = entity("Widget", 8, owned);
    model::Repository repository;
    repository.name = "Widgets";
    repository.cpp = "::Widgets";
    repository.entity = world_.root;
    model.repositories.push_back(std::move(repository));
    fill_pools();
    fill_objects();
    return std::move(world_);
  }

 private:
  // The nastier half of the names: what is hard to read is what the parser is for.
  std::string field_name(std::set<std::string>& used) {
    while (true) {
      const std::string name = random_.chance(45) ? random_.pick(kNastyNames) : random_.pick(kPlainNames);
      if (used.insert(text::snake_case(text::field_words(name))).second) return name;
    }
  }

  std::size_t entity(const std::string& name, std::size_t fields, const std::vector<std::size_t>& children) {
    model::Entity out;
    out.name = name;
    out.cpp = "::" + name;
    out.words = text::field_words(name);
    out.table = text::snake_case(out.words);
    std::set<std::string> used{"id"};
    const bool root = name == "Widget";
    const std::size_t keys = root ? (random_.chance(25) ? 2 : 1) : random_.below(2);
    const bool first_text = random_.chance(50);
    for (std::size_t i = 0; i < keys; ++i) {
      const bool text = first_text == (i == 0);
      const std::string id = keys == 1 && random_.chance(40) ? "id" : i == 0 ? "sku" : "line_no";
      out.fields.push_back(model::make_field(id, text ? scalar(TypeKind::text) : scalar(TypeKind::integer, 64)));
      out.fields.back().id = true;
      used.insert(text::snake_case(out.fields.back().words));
    }
    for (std::size_t i = 0; i < fields; ++i) {
      Type type = random_.chance(12) ? listed_type() : scalar_type();
      const bool listed = type.is(TypeKind::list) || type.is(TypeKind::map);
      if (!listed && random_.chance(40)) type = wrapped(TypeKind::optional, "std::optional", std::move(type));
      out.fields.push_back(model::make_field(field_name(used), std::move(type)));
    }
    std::vector<bool> may_be_absent;
    for (const model::Field& field : out.fields) may_be_absent.push_back(field.optional());
    for (std::size_t groups = random_.below(root ? 3 : 2); groups > 0; --groups) {
      GroupSpec spec = random_.chance(25) ? composite_ref(used) : group_spec(used, 2);
      add_group(out, may_be_absent, world_.model, spec);
    }
    if (root && random_.chance(50)) {
      out.fields.push_back(model::make_field("revision", scalar(TypeKind::integer, 64)));
      out.fields.back().version = true;
    }
    for (const std::size_t child : children) out.fields.push_back(owned(child, used));
    may_be_absent.resize(out.fields.size());
    absent_.push_back(std::move(may_be_absent));
    world_.model.entities.push_back(std::move(out));
    return world_.model.entities.size() - 1;
  }

  model::Field owned(std::size_t child, std::set<std::string>& used) {
    const model::Entity& entity = world_.model.entities[child];
    const bool one = entity.name == "Lid" || entity.name == "Seal";
    std::string name;
    do {
      name = one ? random_.pick(kOneNames) : entity.link ? random_.pick(kLinkNames) : random_.pick(kListNames);
    } while (!used.insert(name).second);
    Type type = named(TypeKind::entity, entity.cpp, child);
    if (entity.link) type = reference("Label", entity.fields.front().type);
    type = !one                 ? scalar_list(std::move(type))
           : random_.chance(50) ? wrapped(TypeKind::optional, "std::optional", std::move(type))
                                : wrapped(TypeKind::unique_ptr, "std::unique_ptr", std::move(type));
    model::Field out = model::make_field(name, std::move(type));
    out.owns = child;
    return out;
  }

  // Of an entity that is declared only: its key is all that there is.
  static Type reference(const std::string& entity, Type key) {
    Type out = named(TypeKind::ref, "::repoc::Ref<::" + entity + ", " + key.cpp + ">", model::kNoEntity);
    out.name = entity;
    out.args.push_back(std::move(key));
    return out;
  }
  Type key_type() {
    static constexpr TypeKind kKinds[] = {TypeKind::text, TypeKind::uuid};
    return random_.chance(40) ? scalar(TypeKind::integer, 64) : scalar(random_.pick(kKinds));
  }

  // What is made up for a std::vector<repoc::Ref<Label, Key>>.
  std::size_t links() {
    model::Entity out;
    const Type key = key_type();
    out.cpp = reference("Label", key).cpp;
    out.name = out.cpp.substr(2);
    out.words = {"label"};
    out.table = "label";
    out.link = true;
    out.fields.push_back(model::make_field("key", key));
    out.fields.back().column = "label";
    out.fields.back().way = {{"key", false, {}}};
    out.fields.back().id = true;
    absent_.push_back({false});
    world_.model.entities.push_back(std::move(out));
    return world_.model.entities.size() - 1;
  }

  // A reference with a key of two columns.
  GroupSpec composite_ref(std::set<std::string>& used) {
    GroupSpec out;
    do {
      out.name = random_.pick(kGroupNames);
    } while (!used.insert(out.name).second);
    out.type.kind = TypeKind::tuple;
    out.type.args = {key_type(), key_type()};
    out.type.cpp = "std::tuple<" + out.type.args[0].cpp + ", " + out.type.args[1].cpp + ">";
    out.type = reference("Elsewhere", std::move(out.type));
    out.optional = random_.chance(50);
    return out;
  }

  // A value struct, others in it.
  GroupSpec group_spec(std::set<std::string>& used, std::size_t depth) {
    GroupSpec out;
    do {
      out.name = random_.pick(kGroupNames);
    } while (!used.insert(out.name).second);
    out.optional = random_.chance(60);
    std::set<std::string> inside;
    for (std::size_t n = 1 + random_.below(3); n > 0; --n) {
      GroupSpec part;
      if (depth > 0 && random_.chance(25)) {
        part = random_.chance(30) ? composite_ref(inside) : group_spec(inside, depth - 1);
      } else {
        do {
          part.name = random_.pick(kPartNames);
        } while (!inside.insert(part.name).second);
        part.type = random_.chance(10) ? listed_type() : scalar_type();
        part.optional = !part.type.is(TypeKind::list) && !part.type.is(TypeKind::map) && random_.chance(50);
      }
      out.parts.push_back(std::move(part));
    }
    return out;
  }

  Type listed_type() {
    Type element = scalar_type();
    while (element.is(TypeKind::ref)) element = scalar_type();  // a list of these is a table
    if (random_.chance(20)) {
      Type out;
      out.kind = TypeKind::map;
      out.cpp = "std::map<std::string, " + element.cpp + ">";
      out.args = {scalar(TypeKind::text), std::move(element)};
      return out;
    }
    if (random_.chance(15)) element = wrapped(TypeKind::optional, "std::optional", std::move(element));
    return scalar_list(std::move(element));
  }

  Type coded_type() {
    const bool text = random_.chance(40);
    Type out = named(TypeKind::coded, text ? "::Code" : "::Money", 0);
    out.args.push_back(text ? scalar(TypeKind::text) : scalar(TypeKind::integer, 64));
    return out;
  }

  Type scalar_type() {
    static constexpr unsigned kBits[] = {8, 16, 32, 64};
    switch (random_.below(20)) {
      case 14:
        return scalar(TypeKind::uuid);
      case 15:
      case 16:
        return scalar(TypeKind::decimal);
      case 17:
        return reference(random_.chance(50) ? "Maker" : "Owner", key_type());
      case 18: {
        Type out = named(TypeKind::enumeration, "::Level", 1);
        out.by_number = true;
        return out;
      }
      case 19:
        return coded_type();
      case 0:
        return scalar(TypeKind::boolean);
      case 1:
      case 2:
      case 3:
        return scalar(TypeKind::integer, random_.pick(kBits), random_.chance(60));
      case 4:
        return scalar(TypeKind::floating, 32);
      case 5:
        return scalar(TypeKind::floating, 64);
      case 6:
        return scalar(TypeKind::date);
      case 7:
        return named(TypeKind::enumeration, "::Mood", 0);
      case 8:
        return scalar(TypeKind::time_point);
      case 9:
        return scalar(TypeKind::duration);
      case 10:
        return scalar(TypeKind::bytes);
      default:
        return scalar(TypeKind::text);
    }
  }

  void fill_pools() {
    for (const model::Entity& entity : world_.model.entities) {
      std::vector<Pool> pools;
      for (const model::Field& field : entity.fields) {
        Pool pool;
        pool.may_be_absent = absent_[world_.pools.size()][pools.size()];
        pool.tame = random_.chance(60);
        const std::size_t size = 2 + random_.below(4);
        for (std::size_t i = 0; i < size && field.has_column(); ++i) {
          Value value = random_value(random_, world_, held(field), pool.tame);
          if (field.version) value = std::int64_t{1};
          pool.values.push_back(std::move(value));
        }
        if (field.has_column() && held(field).is(TypeKind::text)) add_case_variants(pool);
        pools.push_back(std::move(pool));
      }
      world_.pools.push_back(std::move(pools));
    }
  }

  // A text beside the same one in another case.
  void add_case_variants(Pool& pool) {
    const auto* text = std::get_if<std::string>(pool.values.empty() ? nullptr : &pool.values.front());
    if (text == nullptr || random_.chance(30)) return;
    pool.values.emplace_back(recased(random_, *text));
  }

  void fill_objects() {
    const std::size_t size = random_.chance(5) ? 0 : 4 + random_.below(9);
    for (std::size_t i = 0; i < size; ++i) world_.objects.push_back(object(world_.root, i));
  }

  Object object(std::size_t entity, std::size_t place) {
    Object out;
    const model::Entity& e = world_.model.entities[entity];
    for (std::size_t i = 0; i < e.fields.size(); ++i) {
      const model::Field& field = e.fields[i];
      out.lists.emplace_back();
      out.values.emplace_back(Absent{});
      if (field.holder) continue;  // with the group
      if (field.owns) {
        const std::size_t size = random_.below(field.owned_one() ? 2 : 4);
        for (std::size_t n = 0; n < size; ++n) {
          out.lists.back().push_back(object(*field.owns, n));
        }
      } else if (field.id) {
        out.values.back() = key(field, place);
      } else if (field.has_column() && (!field.optional() || !random_.chance(30))) {
        out.values.back() = random_.pick(world_.pools[entity][i].values);
      }
    }
    for (std::size_t i = 0; i < e.fields.size(); ++i) {
      if (!e.fields[i].is_group() || e.fields[i].holder) continue;
      if (e.fields[i].optional() && random_.chance(35)) {
        clear_group(world_, entity, i, out.values);
      } else {
        fill_group(random_, world_, entity, i, out.values);
      }
    }
    return out;
  }

  // Unique among siblings, and not in the order of its making.
  static Value key(const model::Field& field, std::size_t place) {
    const std::size_t mixed = (place * 7) % 16;
    if (held(field).is(TypeKind::integer)) return static_cast<std::int64_t>(mixed) * 3 - 20;
    if (held(field).is(TypeKind::uuid)) return fmt::format("{:x}0000000-0000-4000-8000-00000000000{:x}", mixed, place);
    static constexpr const char* kStarts[] = {"a", "A", "\xC3\xA4", "%", "k", "'"};
    return fmt::format("{}{}", kStarts[mixed % 6], mixed);
  }

  Random& random_;
  World world_;
  std::vector<std::vector<bool>> absent_;  // Pool::may_be_absent
};

}  // namespace

const model::Field& field_at(const World& world, std::size_t entity, std::size_t field) {
  return world.model.entities[entity].fields[field];
}
const Type& held(const model::Field& field) {
  const Type& type = field.optional() ? field.type.args.front() : field.type;
  return type.is(TypeKind::ref) && model::is_scalar(type) ? type.args.front() : type;
}
bool is_links(const model::Field& field) {
  return field.owns && field.type.is(TypeKind::list) && field.type.args.front().is(TypeKind::ref);
}
std::string name_of(const model::Field& field, const std::string& hop) {
  std::string out;
  for (std::size_t i = 0; i < field.words.size(); ++i) {
    const bool part = std::find(field.hops.begin(), field.hops.end(), i) != field.hops.end();
    out += (i == 0 ? "" : part ? hop : "_") + field.words[i];
  }
  return out;
}
std::size_t child_entity(const World& world, std::size_t entity, std::size_t list) {
  return *field_at(world, entity, list).owns;
}

std::string show_model(const World& world) {
  std::string out = "enum class Mood {";
  for (const model::Enumerator& one : world.model.enums.front().enumerators) out += " " + one.name;
  out += " };\n";
  for (const model::Entity& entity : world.model.entities) {
    out += "struct " + entity.name + " {\n";
    for (const model::Field& field : entity.fields) {
      if (field.presence) continue;
      out += fmt::format("  {}{}{} {};\n", field.id ? "[[id]] " : "", field.version ? "[[version]] " : "",
                         field.type.cpp, field.name);
    }
    out += "};\n";
  }
  return out;
}

namespace {

std::string show_object(const World& world, std::size_t entity, const Object& object, const std::string& indent) {
  std::string line;
  std::string below;
  const model::Entity& e = world.model.entities[entity];
  for (std::size_t i = 0; i < e.fields.size(); ++i) {
    if (e.fields[i].is_group()) continue;
    if (e.fields[i].has_column()) {
      line += fmt::format("{}{}={}", line.empty() ? "" : " ", e.fields[i].name, show(object.values[i]));
      continue;
    }
    for (const Object& child : object.lists[i]) {
      below += indent + "  " + e.fields[i].name + ": " +
               show_object(world, child_entity(world, entity, i), child, indent + "  ");
    }
  }
  return line + "\n" + below;
}

}  // namespace

std::string show_objects(const World& world) {
  std::string out;
  for (const Object& object : world.objects) out += "  " + show_object(world, world.root, object, "  ");
  return out;
}

World make_world(Random& random) { return Maker(random).make(); }

}  // namespace repoc::property
