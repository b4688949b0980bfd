// World -> criteria: conjunctions of conditions and either groups, with every operator, over fields of the root and of
// lists, neighbours often of the same element.
#include <algorithm>
#include <cmath>

#include "picker.hpp"

namespace repoc::property {

namespace {

using model::Field;
using model::Type;
using model::TypeKind;

class Criteria {
 public:
  Criteria(const Picker& picker, bool maybe)
      : picker_(picker), random_(picker.random()), world_(picker.world()), maybe_(maybe) {}

  Where where() {
    Where out;
    const std::size_t conjunctions = random_.chance(30) ? 2 + random_.below(2) : 1;
    for (std::size_t i = 0; i < conjunctions; ++i) {
      Conjunction one;
      do {
        one.clear();
        std::vector<Hop> before;
        for (std::size_t n = 1 + random_.below(3); n > 0; --n) {
          one.push_back(term(before));
          before = one.back().size() == 1 ? one.back().front().path.hops : std::vector<Hop>{};
        }
      } while (!clear(one));
      // An either group goes on to the next `and`: before an `or` it cannot end.
      if (i + 1 < conjunctions) one.back().resize(1);
      out.any_of.push_back(std::move(one));
    }
    out.fold_all = random_.chance(8);
    return out;
  }

 private:
  Argument argument(const Condition& c) {
    const std::size_t entity = entity_of(world_, c.path.hops);
    const Field& field = field_of(world_, c.path);
    Argument out;
    if (field.is_group()) {
      picker_.group_value(entity, c.path.field, out);
      return perhaps_dropped(std::move(out));
    }
    if (c.op == Op::contains && (field.owns || held(field).is(TypeKind::list))) {
      element(field, entity, out, c.path.field);
      return perhaps_dropped(std::move(out));
    }
    const bool text = held(field).is(TypeKind::text);
    const bool as_ref = declared(field).is(TypeKind::ref) && random_.chance(50);
    if (c.op == Op::in) {
      out.role = Argument::Role::list;
      const Type element = as_ref ? declared(field) : picker_.type_for(held(field), true);
      for (std::size_t n = random_.chance(12) ? 0 : random_.below(5); n > 0; --n) {
        Value value = picker_.value(entity, c.path.field, element);
        const auto* real = std::get_if<double>(&value);
        if (real != nullptr && !std::isfinite(*real)) continue;  // RangeError in a list
        out.items.push_back(std::move(value));
      }
      if (element.is(TypeKind::text_view) || element.is(TypeKind::boolean) || random_.chance(50)) {
        out.type = wrapped(TypeKind::list, "std::vector", element);
      } else {
        Type constant = element;
        constant.is_const = true;
        out.type = wrapped(TypeKind::span, "std::span", constant);
      }
      if (random_.chance(30)) {
        out.type.is_const = true;
        out.type = wrapped(TypeKind::reference, "", out.type);
      }
    } else {
      out.type = as_ref && c.op == Op::equal ? declared(field) : picker_.type_for(held(field), false);
      out.value = picker_.value(entity, c.path.field, out.type);
      if (text && (c.op == Op::starts_with || c.op == Op::ends_with || c.op == Op::contains)) {
        out.value = picker_.piece(std::get<std::string>(out.value), c.op);
      }
      if (c.op == Op::like) {
        out.value = picker_.pattern(std::get<std::string>(out.value));
        out.pattern = true;
      }
      const bool may_be_absent = field.optional() && c.op == Op::equal && !out.type.is(TypeKind::reference) &&
                                 !out.type.is(TypeKind::c_string);
      if (may_be_absent && random_.chance(40)) {
        out.type = wrapped(TypeKind::optional, "std::optional", out.type);
        if (random_.chance(40)) out.value = Absent{};
        return out;
      }
    }
    return perhaps_dropped(std::move(out));
  }

  Argument perhaps_dropped(Argument out) {
    if (maybe_ && random_.chance(20) && !out.type.is(TypeKind::reference)) {
      out.type = wrapped(TypeKind::library, "repoc::Maybe", out.type);
      out.maybe = true;
      out.given = random_.chance(50);
    }
    return out;
  }

  // What may be in a list of scalars or of references.
  void element(const Field& field, std::size_t entity, Argument& out, std::size_t index) {
    if (field.owns) {
      const Field& key = field_at(world_, *field.owns, 0);
      const bool as_ref = random_.chance(40);
      out.type = as_ref ? field.type.args.front() : picker_.type_for(key.type, false);
      out.value = picker_.value(*field.owns, 0, as_ref ? key.type : out.type);
      return;
    }
    const Type& element = model::without_optional(held(field).args.front());
    const Type& stored = element.is(TypeKind::ref) ? element.args.front() : element;
    out.type = element.is(TypeKind::ref) && random_.chance(50) ? element : picker_.type_for(stored, false);
    std::vector<Value> known;
    for (const Value& list : world_.pools[entity][index].values) {
      for (const Element& one : std::get<Items>(list).elements) known.push_back(value_of(one));
    }
    std::erase_if(known, absent);
    const Type& wanted = out.type.is(TypeKind::reference) ? out.type.args.front() : out.type;
    out.value = Absent{};
    if (!known.empty() && random_.chance(75)) out.value = random_.pick(known);
    if (absent(out.value) || !Picker::fits(out.value, wanted)) out.value = random_value(random_, world_, wanted, false);
  }

  Condition condition(std::vector<Hop> hops) {
    Condition out;
    out.path.hops = std::move(hops);
    const std::size_t entity = entity_of(world_, out.path.hops);
    if (!picker_.lists(entity).empty() && random_.chance(8)) {
      out.path.field = random_.pick(picker_.lists(entity));
      const Field& list = field_of(world_, out.path);
      out.op = list.owned_one() && random_.chance(50) ? Op::null : Op::empty;
      out.negated = random_.chance(50);
      if (is_links(list) && random_.chance(70)) {
        out.op = Op::contains;
        out.arguments.push_back(argument(out));
      }
      return out;
    }
    if (!picker_.groups(entity).empty() && random_.chance(12)) {
      out.path.field = random_.pick(picker_.groups(entity));
      out.op = field_of(world_, out.path).optional() && random_.chance(35) ? Op::null : Op::equal;
      out.negated = random_.chance(40);
      if (out.op == Op::equal) out.arguments.push_back(argument(out));
      return out;
    }
    out.path.field = *picker_.scalar_field(entity);
    out.op = operation(field_of(world_, out.path));
    out.negated = random_.chance(35);
    const bool compares = out.op <= Op::greater_equal;
    if (compares && random_.chance(20)) {
      other(out);
      if (out.other) return out;
    }
    if (out.op == Op::enumerator) {
      out.enumerator = random_.below(world_.model.enums[held(field_of(world_, out.path)).index].enumerators.size());
    }
    const bool folds = out.op <= Op::contains && is_text(world_, out.path);
    out.fold = folds && random_.chance(30);
    const bool takes = out.op <= Op::contains;
    for (std::size_t n = takes ? (out.op == Op::between ? 2 : 1) : 0; n > 0; --n)
      out.arguments.push_back(argument(out));
    return out;
  }

  Op operation(const Field& field) {
    const TypeKind kind = held(field).kind;
    const bool listed = kind == TypeKind::list || kind == TypeKind::map;
    if (field.optional() && !listed && random_.chance(12)) return Op::null;
    if (kind == TypeKind::map) return Op::empty;
    if (kind == TypeKind::list) return random_.chance(70) ? Op::contains : Op::empty;
    if (kind == TypeKind::text && random_.chance(55)) {
      static constexpr Op kText[] = {Op::like, Op::like, Op::starts_with, Op::ends_with, Op::contains, Op::empty};
      return random_.pick(kText);
    }
    if (kind == TypeKind::boolean && random_.chance(60)) return random_.chance(50) ? Op::is_true : Op::is_false;
    if (kind == TypeKind::enumeration && random_.chance(50)) return Op::enumerator;
    if (ordered(kind) && random_.chance(60)) {
      static constexpr Op kOrdered[] = {Op::less,          Op::less_equal, Op::greater,
                                        Op::greater_equal, Op::between,    Op::between};
      return random_.pick(kOrdered);
    }
    return random_.chance(30) ? Op::in : Op::equal;
  }

  // Another field of the same element, of the root, or, for a field of the root, of some element.
  void other(Condition& c) {
    Path path;
    const std::size_t way = random_.below(3);
    const bool plain = std::all_of(c.path.hops.begin(), c.path.hops.end(),
                                   [](const Hop& hop) { return hop.quantifier == Quantifier::any; });
    if (way == 0 && plain) path.hops = c.path.hops;
    if (way == 1 && c.path.hops.empty()) path.hops = picker_.hops(50, false);
    const Type& mine = held(field_of(world_, c.path));
    const auto field = picker_.scalar_field(entity_of(world_, path.hops), [&](const Field& f) {
      const bool refs = declared(f).is(TypeKind::ref) && declared(field_of(world_, c.path)).is(TypeKind::ref);
      return refs ? declared(f).cpp == declared(field_of(world_, c.path)).cpp : alike(mine, held(f));
    });
    if (!field) return;
    path.field = *field;
    c.other = std::move(path);
  }

  static const Type& declared(const Field& field) { return model::without_optional(field.type); }

  static bool alike(const Type& a, const Type& b) {
    if (a.is(TypeKind::list) || a.is(TypeKind::map)) return false;
    if (a.is(TypeKind::coded) || a.is(TypeKind::enumeration)) return a.kind == b.kind && a.cpp == b.cpp;
    if (a.is(TypeKind::integer) && b.is(TypeKind::floating)) return a.bits <= 32;
    if (a.is(TypeKind::floating) && b.is(TypeKind::integer)) return b.bits <= 32;
    return a.kind == b.kind;
  }

  Term term(const std::vector<Hop>& before) {
    // Often the same element as the condition before.
    const auto hops = [&] { return !before.empty() && random_.chance(60) ? before : picker_.hops(28, true); };
    Term out;
    const std::size_t size = random_.chance(12) ? 2 + random_.below(2) : 1;
    for (std::size_t i = 0; i < size; ++i) out.push_back(condition(hops()));
    return out;
  }

  // Which element an either group beside a criterion with the same prefix speaks of is not said, nor which one a
  // comparison speaks of whose other field goes deeper.
  static bool clear(const Conjunction& conjunction) {
    for (std::size_t i = 0; i < conjunction.size(); ++i) {
      const Term& term = conjunction[i];
      for (const Condition& c : term) {
        if (way_of(c).empty()) continue;
        const bool special = term.size() > 1 || &way_of(c) != &c.path.hops;
        if (!special) continue;
        const auto clash = [&](const Condition& d) {
          return &d != &c && !way_of(d).empty() && way_of(d).front().list == way_of(c).front().list;
        };
        const bool every = way_of(c).front().quantifier != Quantifier::any || &way_of(c) != &c.path.hops;
        if (every && std::any_of(term.begin(), term.end(), clash)) return false;
        if (i > 0 && std::any_of(conjunction[i - 1].begin(), conjunction[i - 1].end(), clash)) return false;
        if (i + 1 < conjunction.size() && std::any_of(conjunction[i + 1].begin(), conjunction[i + 1].end(), clash)) {
          return false;
        }
      }
    }
    return true;
  }

  const Picker& picker_;
  Random& random_;
  const World& world_;
  bool maybe_;
};

}  // namespace

Where random_where(const Picker& picker, bool may_drop) {
  return Criteria(picker, may_drop && picker.random().chance(30)).where();
}

}  // namespace repoc::property
