// World -> questions over it, of every verb, operator and clause, with arguments that often hit.
#include <algorithm>

#include "picker.hpp"

namespace repoc::property {

namespace {

using model::Field;
using model::Type;
using model::TypeKind;

bool number(TypeKind kind) { return kind == TypeKind::integer || kind == TypeKind::floating; }

class Asker {
 public:
  Asker(Random& random, const World& world)
      : random_(random), world_(world), picker_(random, world), root_(world.root) {}

  Question ask() {
    switch (random_.below(20)) {
      case 0:
      case 1:
      case 2:
        projection();
        break;
      case 3:
      case 4:
        counted();
        break;
      case 5:
        q_.verb = Verb::exists;
        q_.shape = Question::Shape::boolean;
        where(95, true);
        break;
      case 6:
      case 7:
        aggregate();
        break;
      case 8:
      case 9:
        removed();
        break;
      case 10:
      case 11:
        updated();
        break;
      default:
        found();
        break;
    }
    return std::move(q_);
  }

 private:
  void where(unsigned percent, bool may_drop) {
    if (random_.chance(percent)) q_.where = random_where(picker_, may_drop);
  }

  // ---- clauses

  void order(unsigned percent, const std::vector<Path>* only = nullptr) {
    if (!random_.chance(percent)) return;
    std::vector<std::size_t> used;
    for (std::size_t n = 1 + random_.below(3); n > 0; --n) {
      const auto field =
          picker_.scalar_field(root_, [](const Field& f) { return sortable(f) && !held(f).is(TypeKind::bytes); });
      if (!field || std::find(used.begin(), used.end(), *field) != used.end()) continue;
      if (only != nullptr && std::none_of(only->begin(), only->end(),
                                          [&](const Path& p) { return p.hops.empty() && p.field == *field; })) {
        continue;
      }
      used.push_back(*field);
      const Field& f = field_at(world_, root_, *field);
      OrderItem item{*field, random_.chance(45), false, Nulls::standard};
      item.fold = only == nullptr && held(f).is(TypeKind::text) && random_.chance(25);
      if (f.optional() && random_.chance(30)) item.nulls = random_.chance(50) ? Nulls::first : Nulls::last;
      q_.order.push_back(item);
    }
    q_.order_fold_all = only == nullptr && !q_.order.empty() && random_.chance(8);
  }

  std::int64_t few() { return 1 + static_cast<std::int64_t>(random_.below(5)); }

  void extra(Argument::Role role, const std::string& type) {
    Argument out;
    out.role = role;
    out.type.kind = TypeKind::library;
    out.type.cpp = "repoc::" + type;
    out.type.name = type;
    out.rows = few();
    out.skip = static_cast<std::int64_t>(random_.below(4));
    q_.extra.push_back(std::move(out));
  }

  void paging(bool cursor) {
    switch (random_.below(12)) {
      case 0:
        extra(Argument::Role::limit, "Limit");
        break;
      case 1:
        extra(Argument::Role::offset, "Offset");
        break;
      case 2:
        extra(Argument::Role::offset, "Offset");
        extra(Argument::Role::limit, "Limit");
        break;
      case 3:
        extra(Argument::Role::page, "PageRequest");
        q_.shape = Question::Shape::page;
        break;
      case 4:
        extra(Argument::Role::page, "PageRequest");
        q_.shape = Question::Shape::slice;
        break;
      case 5:
        if (!cursor) break;
        extra(Argument::Role::cursor, "Cursor");
        q_.shape = Question::Shape::cursor_page;
        break;
      case 6:
      case 7:
      case 8:
        q_.first = random_.chance(40) ? 1 : few();
        break;
      default:
        break;
    }
  }

  void sort() {
    if (q_.shape == Question::Shape::cursor_page || !random_.chance(10)) return;
    extra(Argument::Role::sort, "Sort");
    Argument& sort = q_.extra.back();
    Type entity;
    entity.kind = TypeKind::entity;
    entity.cpp = "::Widget";
    entity.index = root_;
    sort.type.args.push_back(entity);
    sort.type.cpp += "<::Widget>";
    std::vector<std::size_t> used;
    for (std::size_t n = random_.below(3); n > 0; --n) {
      const auto field = picker_.scalar_field(root_, [](const Field& f) {
        return sortable(f) && !held(f).is(TypeKind::bytes) && !held(f).is(TypeKind::decimal);
      });
      if (!field || std::find(used.begin(), used.end(), *field) != used.end()) continue;
      used.push_back(*field);
      sort.sort.push_back({name_of(field_at(world_, root_, *field)), *field, random_.chance(50)});
    }
  }

  // ---- verbs

  void found() {
    where(92, true);
    order(45);
    paging(true);
    if (q_.first == 1 && random_.chance(60)) {
      q_.shape = Question::Shape::optional;
    } else if (q_.shape == Question::Shape::list) {
      if (random_.chance(30)) q_.shape = Question::Shape::pointers;
      if (q_.extra.empty() && !q_.first && random_.chance(8)) q_.shape = Question::Shape::stream;
      q_.lock = q_.shape == Question::Shape::pointers && random_.chance(25);
    }
    if (q_.shape != Question::Shape::optional) sort();
  }

  void projection() {
    const std::vector<Hop> chain = picker_.hops(35, false);
    const std::size_t size = 1 + random_.below(3);
    for (std::size_t i = 0; i < size; ++i) {
      Path path;
      path.hops.assign(chain.begin(), chain.begin() + static_cast<std::ptrdiff_t>(
                                                          i == 0 ? chain.size() : random_.below(chain.size() + 1)));
      path.field = *picker_.scalar_field(entity_of(world_, path.hops));
      add_column(std::move(path));
    }
    const bool pages = chain.empty() && random_.chance(15);
    if (pages) {
      // The next page is found by what a row holds.
      for (const std::size_t id : world_.model.entities[root_].ids()) add_column({{}, id});
    } else {
      const auto alike = [&](const Path& path) { return sortable(field_of(world_, path)); };
      q_.distinct = std::all_of(q_.columns.begin(), q_.columns.end(), alike) && random_.chance(35);
    }
    q_.unsaid = q_.columns.size() > 1 && random_.chance(15);
    where(85, true);
    order(45, q_.distinct || pages ? &q_.columns : nullptr);
    if (!pages) return paging(false);
    extra(Argument::Role::cursor, "Cursor");
    q_.shape = Question::Shape::cursor_page;
  }

  void add_column(Path path) {
    const auto same = [&](const Path& p) { return p.hops == path.hops && p.field == path.field; };
    if (std::none_of(q_.columns.begin(), q_.columns.end(), same)) q_.columns.push_back(std::move(path));
  }

  void counted() {
    q_.verb = Verb::count;
    q_.shape = Question::Shape::number;
    where(90, true);
    if (random_.chance(30)) {
      q_.distinct = true;
      if (random_.chance(90)) {
        Path path{picker_.hops(25, false), 0};
        const auto field = picker_.scalar_field(entity_of(world_, path.hops), sortable);
        if (!field) return;
        path.field = *field;
        q_.columns.push_back(std::move(path));
      }
    }
    if (q_.distinct && q_.columns.empty()) return;
    if (random_.chance(30)) group();
  }

  void aggregate() {
    static constexpr Verb kVerbs[] = {Verb::sum, Verb::average, Verb::min, Verb::max};
    const Verb verb = random_.pick(kVerbs);
    const bool adds = verb == Verb::sum || verb == Verb::average;
    Path path{picker_.hops(30, false), 0};
    const std::size_t entity = entity_of(world_, path.hops);
    const auto field = picker_.scalar_field(entity, [&](const Field& f) {
      const TypeKind kind = held(f).kind;
      if (!adds) return ordered(kind);
      const auto index = static_cast<std::size_t>(&f - world_.model.entities[entity].fields.data());
      return !model::without_optional(f.type).is(TypeKind::ref) && number(kind) &&
             (kind == TypeKind::integer || world_.pools[entity][index].tame);
    });
    if (!field) return found();
    path.field = *field;
    q_.verb = verb;
    q_.columns.push_back(std::move(path));
    q_.shape = random_.chance(60) ? Question::Shape::optional : Question::Shape::value;
    where(80, true);
    if (random_.chance(35)) group();
  }

  // Keys of the root, or of a list on the way to what is aggregated.
  void group() {
    const std::vector<Hop> chain = q_.columns.empty() ? std::vector<Hop>{} : q_.columns.front().hops;
    for (std::size_t n = 1 + random_.below(2); n > 0; --n) {
      Path path;
      path.hops.assign(chain.begin(), chain.begin() + static_cast<std::ptrdiff_t>(random_.below(chain.size() + 1)));
      const auto field = picker_.scalar_field(entity_of(world_, path.hops), [](const Field& f) {
        return sortable(f) && !held(f).is(TypeKind::floating) && !named_like_a_function(f);
      });
      if (!field) continue;
      path.field = *field;
      const auto same = [&](const Path& p) { return p.hops == path.hops && p.field == path.field; };
      if (std::none_of(q_.group.begin(), q_.group.end(), same)) q_.group.push_back(std::move(path));
    }
    if (q_.group.empty()) return;
    q_.shape = q_.group.size() == 1 && random_.chance(60) ? Question::Shape::map : Question::Shape::list;
  }

  // A struct has the function's own value under such a name.
  static bool named_like_a_function(const Field& field) {
    static constexpr const char* kFunctions[] = {"count", "sum", "avg", "min", "max"};
    return std::find(std::begin(kFunctions), std::end(kFunctions), name_of(field)) != std::end(kFunctions);
  }

  Question::Shape affected() {
    static constexpr Question::Shape kShapes[] = {Question::Shape::number, Question::Shape::boolean,
                                                  Question::Shape::nothing};
    return random_.pick(kShapes);
  }

  void removed() {
    q_.verb = Verb::remove;
    q_.shape = random_.chance(30) ? Question::Shape::list : affected();
    where(95, true);
    if (!q_.where) return;
    if (random_.chance(35)) {
      order(100);
      if (!q_.order.empty()) q_.first = few();
    }
  }

  void updated() {
    q_.verb = Verb::update;
    q_.shape = affected();
    std::vector<std::size_t> used;
    for (std::size_t n = 1 + random_.below(3); n > 0; --n) {
      const auto field =
          picker_.scalar_field(root_, [](const Field& f) { return !f.id && !f.version && !behind_optional(f); });
      if (!field || std::find(used.begin(), used.end(), *field) != used.end()) continue;
      used.push_back(*field);
      q_.sets.push_back(set(*field));
    }
    where(100, true);
  }

  // A part of a group that may be absent is not set by itself.
  static bool behind_optional(const Field& field) {
    return std::any_of(field.way.begin(), std::prev(field.way.end()),
                       [](const model::Hop& hop) { return hop.optional; });
  }

  Set set(std::size_t field) {
    const Field& f = field_at(world_, root_, field);
    const Type& type = held(f);
    Set out{Set::Kind::assign, field, {}};
    if (f.optional() && random_.chance(20)) {
      out.kind = Set::Kind::clear;
      return out;
    }
    const bool ref = model::without_optional(f.type).is(TypeKind::ref);
    const bool whole = type.is(TypeKind::integer) && !ref;
    const bool adds = whole || (type.is(TypeKind::floating) && world_.pools[root_][field].tame);
    Argument argument;
    if (adds && random_.chance(60)) {
      out.kind = random_.chance(50) ? Set::Kind::increment : Set::Kind::decrement;
      argument.type = type;
      argument.value = random_.chance(75) && type.is(TypeKind::integer)
                           ? Value(static_cast<std::int64_t>(random_.below(4)))
                           : random_value(random_, world_, type, true);
    } else {
      argument.type = type.is(TypeKind::text) ? picker_.text_type(f.optional()) : type;
      argument.value = picker_.value(root_, field, type);
      if (f.optional() && random_.chance(40)) {
        argument.type = wrapped(TypeKind::optional, "std::optional", argument.type);
        if (random_.chance(40)) argument.value = Absent{};
      }
      if (!Picker::fits(argument.value, type)) argument.value = random_value(random_, world_, type, false);
    }
    out.argument = std::move(argument);
    return out;
  }

  Random& random_;
  const World& world_;
  Picker picker_;
  std::size_t root_;
  Question q_;
};

}  // namespace

const Argument* Question::extra_of(Argument::Role role) const {
  for (const Argument& argument : extra) {
    if (argument.role == role) return &argument;
  }
  return nullptr;
}

std::size_t entity_of(const World& world, const std::vector<Hop>& hops) {
  std::size_t entity = world.root;
  for (const Hop& hop : hops) entity = child_entity(world, entity, hop.list);
  return entity;
}
const Field& field_of(const World& world, const Path& path) {
  return field_at(world, entity_of(world, path.hops), path.field);
}
bool is_text(const World& world, const Path& path) { return held(field_of(world, path)).is(TypeKind::text); }

bool sortable(const Field& field) {
  const TypeKind kind = held(field).kind;
  return kind != TypeKind::list && kind != TypeKind::map && kind != TypeKind::coded;
}

bool ordered(TypeKind kind) {
  return kind == TypeKind::uuid || kind == TypeKind::decimal || kind == TypeKind::integer ||
         kind == TypeKind::floating || kind == TypeKind::text || kind == TypeKind::date ||
         kind == TypeKind::time_point || kind == TypeKind::duration;
}

Question random_question(Random& random, const World& world) { return Asker(random, world).ask(); }

}  // namespace repoc::property
