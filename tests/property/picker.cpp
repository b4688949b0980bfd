#include "picker.hpp"

#include <algorithm>

namespace repoc::property {

using model::Field;
using model::Type;
using model::TypeKind;

std::optional<std::size_t> Picker::scalar_field(std::size_t entity, const Wanted& wanted) const {
  const auto& fields = world_.model.entities[entity].fields;
  const auto usable = [&](const Field& f) { return f.has_column() && !f.presence && wanted(f); };
  if (std::none_of(fields.begin(), fields.end(), usable)) return std::nullopt;
  while (true) {
    const std::size_t field = random_.below(fields.size());
    if (usable(fields[field])) return field;
  }
}

std::optional<std::size_t> Picker::scalar_field(std::size_t entity) const {
  return scalar_field(entity, [](const Field&) { return true; });
}

std::vector<std::size_t> Picker::lists(std::size_t entity) const {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < world_.model.entities[entity].fields.size(); ++i) {
    if (field_at(world_, entity, i).owns) out.push_back(i);
  }
  return out;
}

std::vector<std::size_t> Picker::groups(std::size_t entity) const {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < world_.model.entities[entity].fields.size(); ++i) {
    if (field_at(world_, entity, i).is_group()) out.push_back(i);
  }
  return out;
}

std::vector<Hop> Picker::hops(unsigned percent, bool quantified) const {
  std::vector<Hop> out;
  std::size_t entity = world_.root;
  while (!lists(entity).empty() && random_.chance(percent)) {
    const std::size_t list = random_.pick(lists(entity));
    const Quantifier quantifier = !quantified || random_.chance(55) ? Quantifier::any
                                  : random_.chance(50)              ? Quantifier::every
                                                                    : Quantifier::none;
    out.push_back({list, quantifier});
    entity = child_entity(world_, entity, list);
  }
  return out;
}

Type Picker::text_type(bool plain) const {
  switch (plain ? random_.below(2) : random_.below(3)) {
    case 0:
      return scalar(TypeKind::text_view);
    case 1: {
      Type text = scalar(TypeKind::text);
      if (plain) return text;
      text.is_const = true;
      return wrapped(TypeKind::reference, "", std::move(text));
    }
    default:
      return scalar(TypeKind::c_string);
  }
}

Type Picker::type_for(const Type& field, bool plain) const {
  static constexpr unsigned kBits[] = {8, 16, 32, 64};
  static constexpr unsigned kNarrow[] = {8, 16, 32};
  switch (field.kind) {
    case TypeKind::text:
      return text_type(plain);
    case TypeKind::integer:
      if (field.bits <= 32 && random_.chance(15)) return scalar(TypeKind::floating, random_.chance(50) ? 32 : 64);
      if (random_.chance(50)) return field;
      return scalar(TypeKind::integer, random_.pick(kBits), random_.chance(60));
    case TypeKind::decimal:
      return random_.chance(75) ? field : scalar(TypeKind::integer, random_.pick(kBits), true);
    case TypeKind::floating:
      if (random_.chance(20)) return scalar(TypeKind::integer, random_.pick(kNarrow), random_.chance(60));
      return random_.chance(60) ? field : scalar(TypeKind::floating, random_.chance(50) ? 32 : 64);
    default:
      return field;
  }
}

Value Picker::value(std::size_t entity, std::size_t field, const Type& type) const {
  const Pool& pool = world_.pools[entity][field];
  const Type& wanted = type.is(TypeKind::reference) ? type.args.front() : type;
  if (random_.chance(75) && !pool.values.empty()) {
    const bool text = held(field_at(world_, entity, field)).is(TypeKind::text);
    Value near_by = near(random_.pick(pool.values), text);
    if (fits(near_by, wanted)) return near_by;
  }
  return random_value(random_, world_, wanted, false);
}

// The value, sometimes its neighbour; of text sometimes a piece of it, sometimes in another case.
Value Picker::near(Value value, bool is_text) const {
  if (auto* integer = std::get_if<std::int64_t>(&value); integer != nullptr && random_.chance(20)) {
    if (*integer > -1000 && *integer < 1000) *integer += random_.chance(50) ? 1 : -1;
  }
  if (auto* text = std::get_if<std::string>(&value); is_text && random_.chance(30)) {
    *text = recased(random_, *text);
  }
  return value;
}

void Picker::collect(std::size_t wanted, std::size_t entity, const std::vector<Object>& objects,
                     std::vector<const Object*>& out) const {
  for (const Object& object : objects) {
    if (entity == wanted) out.push_back(&object);
    for (const std::size_t list : lists(entity)) {
      collect(wanted, child_entity(world_, entity, list), object.lists[list], out);
    }
  }
}

void Picker::group_value(std::size_t entity, std::size_t group, Argument& argument) const {
  const std::vector<Field>& fields = world_.model.entities[entity].fields;
  const Type& type = held(fields[group]);
  std::vector<const Object*> known;
  collect(entity, world_.root, world_.objects, known);
  Row values(fields.size());
  const Object* like = known.empty() ? nullptr : random_.pick(known);
  if (like != nullptr && random_.chance(70) && is_there(world_, entity, group, *like)) {
    values = like->values;
  } else {
    fill_group(random_, world_, entity, group, values);
  }
  const bool ref = type.is(TypeKind::ref);
  const bool key = ref && random_.chance(50);
  argument.type = key ? type.args.front() : type;
  std::size_t skipped = fields[group].way.size() + (key ? 1 : 0);
  const auto add = [&](const auto& self, std::size_t i) -> void {
    for (const std::size_t part : fields[i].parts) {
      if (fields[part].presence && i == group) continue;  // it is there
      if (fields[part].is_group()) {
        self(self, part);
        continue;
      }
      const auto begin = fields[part].way.begin() + static_cast<std::ptrdiff_t>(skipped);
      argument.parts.push_back({{begin, fields[part].way.end()}, part, fields[part].type, values[part]});
    }
  };
  add(add, group);
}

bool Picker::fits(const Value& value, const Type& type) {
  if (type.is(TypeKind::integer)) {
    const auto* integer = std::get_if<std::int64_t>(&value);
    if (integer == nullptr) return false;
    if (!type.is_signed && *integer < 0) return false;
    if (type.bits == 64) return true;
    const std::int64_t most = (std::int64_t{1} << (type.is_signed ? type.bits - 1 : type.bits)) - 1;
    return *integer <= most && (!type.is_signed || *integer >= -most - 1);
  }
  if (type.is(TypeKind::floating)) {
    const auto* real = std::get_if<double>(&value);
    return real != nullptr && (type.bits == 64 || static_cast<double>(static_cast<float>(*real)) == *real);
  }
  return true;
}

std::string Picker::piece(const std::string& text, Op op) const {
  const std::vector<char32_t> all = code_points(text);
  std::size_t from = random_.below(all.size() + 1);
  std::size_t to = from + random_.below(all.size() - from + 1);
  if (op == Op::starts_with) from = 0;
  if (op == Op::ends_with) to = all.size();
  std::string out;
  for (std::size_t i = from; i < to; ++i) out += utf8(all[i]);
  return out;
}

// A pattern that a text of the pool might match: some of its characters as wildcards, its own wildcards escaped,
// mostly.
std::string Picker::pattern(const std::string& text) const {
  std::string out;
  for (const char32_t c : code_points(text)) {
    if (random_.chance(20)) {
      out += random_.chance(50) ? "%" : "_";
      continue;
    }
    const bool special = c == U'%' || c == U'_' || c == U'\\';
    if (c == U'\\' || (special && random_.chance(80)) || random_.chance(5)) out += '\\';
    out += utf8(c);
  }
  if (random_.chance(25)) out += '%';
  return out;
}

}  // namespace repoc::property
