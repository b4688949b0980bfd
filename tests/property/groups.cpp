#include "groups.hpp"

#include "text/words.hpp"

namespace repoc::property {

namespace {

using model::Field;
using model::Type;
using model::TypeKind;

bool spreads(const GroupSpec& spec) {
  return !spec.parts.empty() || (spec.type.is(TypeKind::ref) && spec.type.args.front().is(TypeKind::tuple));
}

// Whether something in it is there whenever it is.
bool certain(const GroupSpec& spec) {
  if (!spreads(spec) || spec.parts.empty()) return true;
  for (const GroupSpec& part : spec.parts) {
    if (!part.optional && certain(part)) return true;
  }
  return false;
}

class Adder {
 public:
  Adder(model::Entity& entity, std::vector<bool>& may_be_absent, model::Model& model)
      : entity_(entity), may_be_absent_(may_be_absent), model_(model) {}

  // `absent`: what is around it may be. `around`: the witness of that.
  std::size_t add(const GroupSpec& spec, std::optional<std::size_t> holder, bool absent,
                  std::optional<std::size_t> around) {
    Field field = model::make_field(spec.name, spreads(spec) ? group_type(spec) : spec.type);
    if (spec.optional || (absent && !spreads(spec))) {
      field.type = wrapped(TypeKind::optional, "std::optional", std::move(field.type));
    }
    field.way.back().optional = spreads(spec) && spec.optional;
    const std::size_t index = put(std::move(field), holder, spec.optional);
    if (!spreads(spec)) return index;
    if (spec.optional && !certain(spec)) add_presence(index);
    if (spec.optional) around = witness_of(spec, index);
    entity_.fields[index].witness = around;
    const bool may_be = absent || spec.optional;
    if (spec.parts.empty()) {
      const std::vector<Type> key = spec.type.args.front().args;
      for (std::size_t i = 0; i < key.size(); ++i) add_element(index, key[i], i, may_be);
    }
    for (const GroupSpec& part : spec.parts) add(part, index, may_be, around);
    return index;
  }

 private:
  Type group_type(const GroupSpec& spec) {
    if (spec.parts.empty()) return spec.type;
    Type out;
    out.kind = TypeKind::record;
    out.index = model_.records.size();
    model::Record record;
    record.name = "Value" + std::to_string(out.index);
    record.cpp = out.cpp = "::" + record.name;
    record.value = true;
    model_.records.push_back(std::move(record));
    return out;
  }

  // With what it has of its group.
  std::size_t put(Field field, std::optional<std::size_t> holder, bool may_be_absent) {
    const std::size_t index = entity_.fields.size();
    if (holder) {
      Field& group = entity_.fields[*holder];
      const auto prepend = [](auto& to, const auto& from) { to.insert(to.begin(), from.begin(), from.end()); };
      field.name = group.name + "." + field.name;
      field.hops = group.hops;
      field.hops.push_back(group.words.size());
      prepend(field.words, group.words);
      prepend(field.way, group.way);
      field.column = group.column + "_" + field.column;
      field.holder = holder;
      group.parts.push_back(index);
    }
    entity_.fields.push_back(std::move(field));
    may_be_absent_.push_back(may_be_absent);
    return index;
  }

  void add_element(std::size_t group, Type type, std::size_t number, bool absent) {
    const std::string name = std::to_string(number + 1);
    Field part = model::make_field("x", absent ? wrapped(TypeKind::optional, "std::optional", type) : type);
    part.name = name;
    part.words = {name};
    part.column = name;
    part.way = {{"key", false, {}}, {"", false, number}};
    put(std::move(part), group, false);
  }

  void add_presence(std::size_t group) {
    Field part = model::make_field("present", scalar(TypeKind::boolean));
    const std::size_t index = put(std::move(part), group, false);
    Field& presence = entity_.fields[index];
    presence.presence = true;
    presence.words.clear();
    presence.hops.clear();
    presence.way = entity_.fields[group].way;
  }

  // The place that the first certain column below will have: a group's fields follow it.
  std::size_t witness_of(const GroupSpec& spec, std::size_t index) {
    if (!certain(spec) || spec.parts.empty()) return index + 1;
    std::size_t at = index + 1;
    for (const GroupSpec& part : spec.parts) {
      if (!part.optional && certain(part)) return spreads(part) ? witness_of(part, at) : at;
      at += size(part);
    }
    return at;
  }
  static std::size_t size(const GroupSpec& spec) {
    if (!spreads(spec)) return 1;
    std::size_t out = 1 + (spec.optional && !certain(spec) ? 1 : 0);
    if (spec.parts.empty()) out += spec.type.args.front().args.size();
    for (const GroupSpec& part : spec.parts) out += size(part);
    return out;
  }

  model::Entity& entity_;
  std::vector<bool>& may_be_absent_;
  model::Model& model_;
};

}  // namespace

void add_group(model::Entity& entity, std::vector<bool>& may_be_absent, model::Model& model, const GroupSpec& spec) {
  Adder(entity, may_be_absent, model).add(spec, std::nullopt, false, std::nullopt);
}

bool is_there(const World& world, std::size_t entity, std::size_t group, const Object& object) {
  const Field& field = field_at(world, entity, group);
  if (!field.witness) return true;
  const Value& witness = object.values[*field.witness];
  return field_at(world, entity, *field.witness).presence ? std::get<bool>(witness) : !absent(witness);
}

void fill_group(Random& random, const World& world, std::size_t entity, std::size_t group, Row& values) {
  for (const std::size_t i : field_at(world, entity, group).parts) {
    const Field& part = field_at(world, entity, i);
    const Pool& pool = world.pools[entity][i];
    const bool away = pool.may_be_absent && random.chance(35);
    if (part.presence) {
      values[i] = true;
    } else if (part.is_group()) {
      away ? clear_group(world, entity, i, values) : fill_group(random, world, entity, i, values);
    } else {
      values[i] = away ? Value(Absent{}) : random.pick(pool.values);
    }
  }
}

void clear_group(const World& world, std::size_t entity, std::size_t group, Row& values) {
  for (const std::size_t i : field_at(world, entity, group).parts) {
    const Field& part = field_at(world, entity, i);
    if (part.is_group()) {
      clear_group(world, entity, i, values);
    } else {
      values[i] = part.presence ? Value(false) : Value(Absent{});
    }
  }
}

}  // namespace repoc::property
