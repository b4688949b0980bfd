#include "evaluator.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "criteria.hpp"

namespace repoc::property {

namespace {

using model::Type;
using model::TypeKind;

struct Less {
  bool operator()(const Row& a, const Row& b) const { return compare(a, b) < 0; }
};
bool same(const Row& a, const Row& b) { return compare(a, b) == 0; }

class Evaluator {
 public:
  Evaluator(const World& world, const Question& question)
      : world_(world), q_(question), entity_(world.model.entities[world.root]) {}

  Answer answer() {
    for (const Object& object : world_.objects) {
      if (!q_.where || satisfies(world_, *q_.where, object)) chosen_.push_back(&object);
    }
    sort_objects();
    const bool writes = q_.verb == Verb::remove || q_.verb == Verb::update;
    if (writes && q_.where && all_dropped(*q_.where)) {
      out_.refused = true;
      out_.tables = table_rows(world_, world_.objects);
      return std::move(out_);
    }
    switch (q_.verb) {
      case Verb::find:
        find();
        break;
      case Verb::exists:
        out_.rows = {{!chosen_.empty()}};
        break;
      case Verb::remove:
        remove();
        break;
      case Verb::update:
        update();
        break;
      default:
        aggregate();
        break;
    }
    return std::move(out_);
  }

 private:
  // ---- order

  static int by(const Value& a, const Value& b, bool descending, Nulls nulls) {
    if (absent(a) != absent(b) && nulls != Nulls::standard) return absent(a) == (nulls == Nulls::first) ? -1 : 1;
    const int order = compare(a, b);
    return descending ? -order : order;
  }

  int by_order(const Object& a, const Object& b) const {
    for (const OrderItem& item : q_.order) {
      const bool fold = item.fold || (q_.order_fold_all && held(entity_.fields[item.field]).is(TypeKind::text));
      const Value& left = a.values[item.field];
      const Value& right = b.values[item.field];
      const int order = fold ? by(folded(left), folded(right), item.descending, item.nulls)
                             : by(left, right, item.descending, item.nulls);
      if (order != 0) return order;
    }
    if (const Argument* sort = q_.extra_of(Argument::Role::sort)) {
      for (const Argument::SortItem& item : sort->sort) {
        const int order = by(a.values[item.index], b.values[item.index], item.descending, Nulls::standard);
        if (order != 0) return order;
      }
    }
    return 0;
  }

  void sort_objects() {
    std::sort(chosen_.begin(), chosen_.end(), [&](const Object* a, const Object* b) {
      if (const int order = by_order(*a, *b); order != 0) return order < 0;
      for (const std::size_t id : entity_.ids()) {
        if (const int order = compare(a->values[id], b->values[id]); order != 0) return order < 0;
      }
      return false;
    });
  }

  // ---- rows

  Row scalars(const Object& object) const {
    Row out;
    for (std::size_t i = 0; i < entity_.fields.size(); ++i) {
      if (entity_.fields[i].has_column()) out.push_back(object.values[i]);
    }
    return out;
  }

  // A row for each element of the longest way among the paths.
  std::vector<Row> rows_of(const Object& root, const std::vector<Path>& paths) const {
    std::vector<Hop> chain;
    for (const Path& path : paths) {
      if (path.hops.size() > chain.size()) chain = path.hops;
    }
    std::vector<Row> out;
    std::vector<const Object*> scopes{&root};
    walk(chain, paths, scopes, out);
    return out;
  }

  void walk(const std::vector<Hop>& chain, const std::vector<Path>& paths, std::vector<const Object*>& scopes,
            std::vector<Row>& out) const {
    const std::size_t depth = scopes.size() - 1;
    if (depth == chain.size()) {
      Row row;
      for (const Path& path : paths) row.push_back(scopes[path.hops.size()]->values[path.field]);
      out.push_back(std::move(row));
      return;
    }
    for (const Object& element : scopes.back()->lists[chain[depth].list]) {
      scopes.push_back(&element);
      walk(chain, paths, scopes, out);
      scopes.pop_back();
    }
  }

  void find() {
    for (const Object* object : chosen_) {
      if (q_.columns.empty()) {
        out_.rows.push_back(scalars(*object));
      } else {
        for (Row& row : rows_of(*object, q_.columns)) out_.rows.push_back(std::move(row));
      }
    }
    if (q_.distinct && !q_.columns.empty()) make_distinct();
    const bool pages = q_.extra_of(Argument::Role::page) != nullptr || q_.extra_of(Argument::Role::cursor) != nullptr;
    const auto* limit = q_.extra_of(Argument::Role::limit);
    const auto* offset = q_.extra_of(Argument::Role::offset);
    out_.ordered = !q_.order.empty() || q_.first || pages || limit != nullptr || offset != nullptr ||
                   q_.extra_of(Argument::Role::sort) != nullptr;
    const std::size_t all = out_.rows.size();
    std::int64_t skip = offset != nullptr ? offset->skip : 0;
    std::optional<std::int64_t> most = limit != nullptr ? std::optional(limit->rows) : q_.first;
    if (const auto* page = q_.extra_of(Argument::Role::page)) {
      skip = page->skip * page->rows;
      // A slice reads one row more than it holds.
      most = page->rows + (q_.shape == Question::Shape::slice ? 1 : 0);
      if (q_.shape == Question::Shape::page) out_.total = static_cast<std::int64_t>(all);
    }
    out_.rows.erase(out_.rows.begin(),
                    out_.rows.begin() + static_cast<std::ptrdiff_t>(std::min(all, static_cast<std::size_t>(skip))));
    if (most && static_cast<std::size_t>(*most) < out_.rows.size()) out_.rows.resize(static_cast<std::size_t>(*most));
  }

  // Ordered by what the order names, then by the other columns.
  void make_distinct() {
    std::vector<std::pair<std::size_t, const OrderItem*>> keys;
    for (const OrderItem& item : q_.order) {
      for (std::size_t i = 0; i < q_.columns.size(); ++i) {
        if (q_.columns[i].hops.empty() && q_.columns[i].field == item.field) keys.emplace_back(i, &item);
      }
    }
    std::sort(out_.rows.begin(), out_.rows.end(), [&](const Row& a, const Row& b) {
      for (const auto& [column, item] : keys) {
        if (const int order = by(a[column], b[column], item->descending, item->nulls); order != 0) return order < 0;
      }
      return compare(a, b) < 0;
    });
    out_.rows.erase(std::unique(out_.rows.begin(), out_.rows.end(), same), out_.rows.end());
  }

  // ---- aggregates

  void aggregate() {
    std::vector<Path> paths = q_.group;
    paths.insert(paths.end(), q_.columns.begin(), q_.columns.end());
    std::map<Row, std::vector<Value>, Less> groups;
    if (q_.group.empty()) groups[{}] = {};
    for (const Object* object : chosen_) {
      for (Row& row : rows_of(*object, paths)) {
        Value value = q_.columns.empty() ? Value(true) : row.back();
        row.resize(q_.group.size());
        groups[row].push_back(std::move(value));
      }
    }
    for (auto& [key, values] : groups) {
      Row row = key;
      std::erase_if(values, absent);
      row.push_back(function(std::move(values)));
      out_.rows.push_back(std::move(row));
    }
  }

  Value function(std::vector<Value> values) {
    const auto less = [](const Value& a, const Value& b) { return compare(a, b) < 0; };
    std::sort(values.begin(), values.end(), less);
    if (q_.verb == Verb::count) {
      if (q_.distinct && !q_.columns.empty())
        values.erase(std::unique(values.begin(), values.end(), equal), values.end());
      return static_cast<std::int64_t>(values.size());
    }
    if (values.empty()) return Absent{};
    if (q_.verb == Verb::min) return values.front();
    if (q_.verb == Verb::max) return values.back();
    if (std::holds_alternative<double>(values.front())) return real_sum(values);
    return integer_sum(values);
  }

  Value real_sum(const std::vector<Value>& values) {
    double sum = 0;
    for (const Value& value : values) {
      sum += std::get<double>(value);
      out_.slack += 1e-12 * std::abs(std::get<double>(value));
    }
    return q_.verb == Verb::sum ? sum : sum / static_cast<double>(values.size());
  }

  Value integer_sum(const std::vector<Value>& values) {
    // Halves that do not overflow: the largest sum of them is seen, whatever the order.
    long double sum = 0;
    long double up = 0;
    long double down = 0;
    for (const Value& value : values) {
      const auto one = static_cast<long double>(std::get<std::int64_t>(value));
      sum += one;
      (one > 0 ? up : down) += one;
    }
    if (q_.verb == Verb::average) {
      out_.slack += static_cast<double>(up - down) * 1e-12;
      return static_cast<double>(sum / static_cast<long double>(values.size()));
    }
    constexpr auto kMost = static_cast<long double>(std::numeric_limits<std::int64_t>::max());
    constexpr auto kLeast = static_cast<long double>(std::numeric_limits<std::int64_t>::min());
    if (up > kMost || down < kLeast) out_.may_be_refused = true;
    if (sum > kMost || sum < kLeast) {
      out_.refused = true;
      return Absent{};
    }
    std::uint64_t exact = 0;
    for (const Value& value : values) exact += static_cast<std::uint64_t>(std::get<std::int64_t>(value));
    return static_cast<std::int64_t>(exact);
  }

  // ---- writes

  void remove() {
    if (q_.first && static_cast<std::size_t>(*q_.first) < chosen_.size()) {
      chosen_.resize(static_cast<std::size_t>(*q_.first));
    }
    std::vector<Object> left;
    for (const Object& object : world_.objects) {
      if (std::find(chosen_.begin(), chosen_.end(), &object) == chosen_.end()) left.push_back(object);
    }
    if (q_.shape == Question::Shape::list) {
      for (const Object* object : chosen_) out_.rows.push_back(scalars(*object));
    }
    out_.affected = static_cast<std::int64_t>(chosen_.size());
    out_.tables = table_rows(world_, left);
  }

  void update() {
    std::vector<Object> after = world_.objects;
    for (Object& object : after) {
      const auto place = static_cast<std::size_t>(&object - after.data());
      if (std::find(chosen_.begin(), chosen_.end(), &world_.objects[place]) == chosen_.end()) continue;
      const Row before = object.values;
      for (const Set& set : q_.sets) object.values[set.field] = changed(set, before[set.field]);
      if (const auto version = entity_.version()) {
        object.values[*version] = std::get<std::int64_t>(object.values[*version]) + 1;
      }
    }
    out_.affected = static_cast<std::int64_t>(chosen_.size());
    out_.tables = table_rows(world_, out_.refused ? world_.objects : after);
  }

  Value changed(const Set& set, const Value& before) {
    if (set.kind == Set::Kind::clear) return Absent{};
    const Value& argument = set.argument->value;
    if (set.kind == Set::Kind::assign) return argument;
    if (absent(before)) return before;
    const bool up = set.kind == Set::Kind::increment;
    if (const auto* real = std::get_if<double>(&before)) {
      return up ? *real + std::get<double>(argument) : *real - std::get<double>(argument);
    }
    const Type& type = held(entity_.fields[set.field]);
    const auto a = static_cast<long double>(std::get<std::int64_t>(before));
    const auto b = static_cast<long double>(std::get<std::int64_t>(argument));
    // 64 bits of mantissa hold every 64-bit integer, and a sum of two of them well enough to see that it is too large.
    const long double sum = up ? a + b : a - b;
    const unsigned bits = type.is_signed ? type.bits - 1 : std::min(type.bits, 63U);
    const long double most = std::ldexp(1.0L, static_cast<int>(bits)) - 1;
    const long double least = type.is_signed ? -most - 1 : 0;
    if (sum > most || sum < least) {
      out_.refused = true;
      return before;
    }
    return static_cast<std::int64_t>(sum);
  }

  const World& world_;
  const Question& q_;
  const model::Entity& entity_;
  std::vector<const Object*> chosen_;
  Answer out_;
};

class Tables {
 public:
  explicit Tables(const World& world) : world_(world) {}

  std::vector<std::vector<Row>> rows(const std::vector<Object>& objects) && {
    table(world_.root, all(objects));
    for (std::vector<Row>& one : out_) std::sort(one.begin(), one.end(), Less{});
    return std::move(out_);
  }

 private:
  struct Placed {
    const Object* object;
    Row beginning;  // of the row: the keys of the owners and the position, if it has one
    Row key;        // what its children's rows begin with
  };

  std::vector<Placed> all(const std::vector<Object>& objects) const {
    std::vector<Placed> out;
    for (const Object& object : objects) out.push_back({&object, {}, key(world_.root, object, 0)});
    return out;
  }

  Row key(std::size_t entity, const Object& object, std::int64_t position) const {
    Row out;
    for (const std::size_t id : world_.model.entities[entity].ids()) out.push_back(object.values[id]);
    if (out.empty()) out.emplace_back(position);
    return out;
  }

  void table(std::size_t entity, const std::vector<Placed>& placed) {
    const model::Entity& e = world_.model.entities[entity];
    std::vector<Row> rows;
    for (const Placed& one : placed) {
      Row row = one.beginning;
      for (std::size_t i = 0; i < e.fields.size(); ++i) {
        if (e.fields[i].has_column()) row.push_back(one.object->values[i]);
      }
      rows.push_back(std::move(row));
    }
    out_.push_back(std::move(rows));
    for (std::size_t i = 0; i < e.fields.size(); ++i) {
      if (!e.fields[i].owns) continue;
      const bool one_at_most = e.fields[i].owned_one();
      const std::size_t child = child_entity(world_, entity, i);
      std::vector<Placed> below;
      for (const Placed& one : placed) {
        for (std::size_t n = 0; n < one.object->lists[i].size(); ++n) {
          const Object& element = one.object->lists[i][n];
          const auto position = static_cast<std::int64_t>(n) * kStride;
          Row beginning = one.key;
          Row whole = one.key;
          if (!one_at_most) {
            beginning.emplace_back(position);
            for (Value& value : key(child, element, position)) whole.push_back(std::move(value));
          }
          below.push_back({&element, std::move(beginning), std::move(whole)});
        }
      }
      table(child, below);
    }
  }

  const World& world_;
  std::vector<std::vector<Row>> out_;
};

}  // namespace

Answer expected_answer(const World& world, const Question& question) { return Evaluator(world, question).answer(); }

std::vector<std::vector<Row>> table_rows(const World& world, const std::vector<Object>& objects) {
  return Tables(world).rows(objects);
}

}  // namespace repoc::property
