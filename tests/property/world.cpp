#include "world.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <set>

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
    const bool two_levels = random_.chance(60);
    std::vector<std::size_t> children;
    if (two_levels) children.push_back(entity("Nut", 3, {}));
    std::vector<std::size_t> lists{entity("Part", 4, children)};
    if (random_.chance(40)) lists.push_back(entity("Tag", 2, {}));
    world_.root = entity("Widget", 8, lists);
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
      Type type = scalar_type();
      if (random_.chance(40)) type = wrapped(TypeKind::optional, "std::optional", std::move(type));
      out.fields.push_back(model::make_field(field_name(used), std::move(type)));
    }
    if (root && random_.chance(50)) {
      out.fields.push_back(model::make_field("revision", scalar(TypeKind::integer, 64)));
      out.fields.back().version = true;
    }
    for (const std::size_t child : children) {
      std::string list;
      do {
        list = random_.pick(kListNames);
      } while (!used.insert(list).second);
      const std::string& cpp = world_.model.entities[child].cpp;
      out.fields.push_back(
          model::make_field(list, wrapped(TypeKind::list, "std::vector", named(TypeKind::entity, cpp, child))));
    }
    world_.model.entities.push_back(std::move(out));
    return world_.model.entities.size() - 1;
  }

  Type scalar_type() {
    static constexpr unsigned kBits[] = {8, 16, 32, 64};
    switch (random_.below(14)) {
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
        pool.tame = random_.chance(60);
        const std::size_t size = 2 + random_.below(4);
        for (std::size_t i = 0; i < size && field.has_column(); ++i) {
          Value value = random_value(random_, world_, held(field), pool.tame);
          if (field.version) value = std::int64_t{1};
          pool.values.push_back(std::move(value));
        }
        add_case_variants(pool);
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
      if (field.owns) {
        const std::size_t size = random_.below(4);
        for (std::size_t n = 0; n < size; ++n) {
          out.lists.back().push_back(object(*field.owns, n));
        }
      } else if (field.id) {
        out.values.back() = key(field, place);
      } else if (!field.optional() || !random_.chance(30)) {
        out.values.back() = random_.pick(world_.pools[entity][i].values);
      }
    }
    return out;
  }

  // Unique among siblings, and not in the order of its making.
  static Value key(const model::Field& field, std::size_t place) {
    const std::size_t mixed = (place * 7) % 16;
    if (held(field).is(TypeKind::integer)) return static_cast<std::int64_t>(mixed) * 3 - 20;
    static constexpr const char* kStarts[] = {"a", "A", "\xC3\xA4", "%", "k", "'"};
    return fmt::format("{}{}", kStarts[mixed % 6], mixed);
  }

  Random& random_;
  World world_;
};

Value random_integer(Random& random, unsigned bits, bool is_signed) {
  const unsigned wide = std::min(bits, is_signed ? 64U : 63U);  // SQLite holds no larger ones
  const std::int64_t most =
      is_signed    ? (wide == 64 ? std::numeric_limits<std::int64_t>::max() : (std::int64_t{1} << (wide - 1)) - 1)
      : wide == 63 ? std::numeric_limits<std::int64_t>::max()
                   : (std::int64_t{1} << wide) - 1;
  const std::int64_t least = is_signed ? -most - 1 : 0;
  switch (random.below(8)) {
    case 0:
      return most;
    case 1:
      return least;
    case 2:
      return most - 1;
    case 3:
      return bits == 64 ? (std::int64_t{1} << 53) + 1 : most / 2;
    default: {
      const auto small = static_cast<std::int64_t>(random.below(12)) - (is_signed ? 4 : 0);
      return small;
    }
  }
}

Value random_real(Random& random, unsigned bits, bool tame) {
  if (tame || random.chance(40)) return (static_cast<double>(random.below(64)) - 24) / 4;
  using Narrow = std::numeric_limits<float>;
  using Wide = std::numeric_limits<double>;
  if (bits == 64 && random.chance(50)) {
    // Any bits: what is written as text in a list must come back as the same number.
    const auto all =
        static_cast<std::uint64_t>(random.below(std::uint64_t{1} << 32)) << 32 | random.below(std::uint64_t{1} << 32);
    if (const auto any = std::bit_cast<double>(all); std::isfinite(any)) return any;
  }
  const double wide[] = {0.1,
                         -0.0,
                         1e15 + 0.3,
                         Wide::max(),
                         Wide::lowest(),
                         Wide::min(),
                         Wide::denorm_min(),
                         Wide::infinity(),
                         -Wide::infinity(),
                         9007199254740993.0};
  const float narrow[] = {0.1F,
                          -0.0F,
                          16777217.0F,
                          Narrow::max(),
                          Narrow::lowest(),
                          Narrow::min(),
                          Narrow::denorm_min(),
                          Narrow::infinity(),
                          -Narrow::infinity()};
  return bits == 32 ? static_cast<double>(random.pick(narrow)) : random.pick(wide);
}

}  // namespace

Value random_value(Random& random, const World& world, const Type& type, bool tame) {
  switch (type.kind) {
    case TypeKind::optional:
      if (random.chance(30)) return Absent{};
      return random_value(random, world, type.args.front(), tame);
    case TypeKind::boolean:
      return random.chance(50);
    case TypeKind::integer:
      return random_integer(random, type.bits, type.is_signed);
    case TypeKind::time_point:
    case TypeKind::duration:
      return random_integer(random, 64, true);
    case TypeKind::floating:
      return random_real(random, type.bits, tame);
    case TypeKind::enumeration:
      return random.pick(world.model.enums[type.index].enumerators).stored;
    case TypeKind::date: {
      static constexpr int kYears[] = {0, 1, 1969, 2024, 2024, 2026, 9999};
      const auto day = std::chrono::day(1 + static_cast<unsigned>(random.below(28)));
      const auto month = std::chrono::month(1 + static_cast<unsigned>(random.below(12)));
      return std::chrono::year(random.pick(kYears)) / month / day;
    }
    case TypeKind::bytes: {
      Bytes out;
      for (std::size_t n = random.below(3); n > 0; --n) out.push_back(static_cast<std::byte>(random.below(256)));
      return out;
    }
    default: {
      std::string out;
      for (std::size_t n = random.below(6); n > 0; --n) out += utf8(random.pick(random.pick(alphabet())));
      return out;
    }
  }
}

std::string recased(Random& random, const std::string& text) {
  std::string out;
  for (const char32_t c : code_points(text)) {
    char32_t written = c;
    for (const std::vector<char32_t>& group : alphabet()) {
      if (std::find(group.begin(), group.end(), c) != group.end()) written = random.pick(group);
    }
    out += utf8(written);
  }
  return out;
}

Type scalar(TypeKind kind, unsigned bits, bool is_signed) {
  Type out;
  out.kind = kind;
  out.bits = bits;
  out.is_signed = is_signed;
  switch (kind) {
    case TypeKind::boolean:
      out.cpp = "bool";
      break;
    case TypeKind::integer:
      out.cpp = fmt::format("std::{}int{}_t", is_signed ? "" : "u", bits);
      break;
    case TypeKind::floating:
      out.cpp = bits == 32 ? "float" : "double";
      break;
    case TypeKind::date:
      out.cpp = "std::chrono::year_month_day";
      break;
    case TypeKind::duration:
      out.cpp = "std::chrono::milliseconds";
      break;
    case TypeKind::time_point:
      out.cpp = "std::chrono::sys_time<std::chrono::milliseconds>";
      out.args.push_back(scalar(TypeKind::duration));
      break;
    case TypeKind::bytes:
      out.cpp = "std::vector<std::byte>";
      break;
    case TypeKind::text_view:
      out.cpp = "std::string_view";
      break;
    case TypeKind::c_string:
      out.cpp = "const char*";
      break;
    default:
      out.cpp = "std::string";
  }
  return out;
}

Type wrapped(TypeKind kind, const std::string& name, Type inner) {
  Type out;
  out.kind = kind;
  const std::string cpp = inner.is_const ? "const " + inner.cpp : inner.cpp;
  out.cpp = kind == TypeKind::pointer ? cpp + "*" : kind == TypeKind::reference ? cpp + "&" : name + "<" + cpp + ">";
  if (kind == TypeKind::library) out.name = name.substr(name.rfind(':') + 1);
  out.args.push_back(std::move(inner));
  return out;
}

const model::Field& field_at(const World& world, std::size_t entity, std::size_t field) {
  return world.model.entities[entity].fields[field];
}
const Type& held(const model::Field& field) { return field.optional() ? field.type.args.front() : field.type; }
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
