#include "criteria.hpp"

#include <algorithm>
#include <stdexcept>

namespace repoc::property {

namespace {

// The root, the element of the first list on the way, and so on.
using Scopes = std::vector<const Object*>;

bool dropped(const Condition& c) {
  return std::any_of(c.arguments.begin(), c.arguments.end(), [](const Argument& a) { return a.maybe && !a.given; });
}

std::optional<bool> conjunction_of(std::optional<bool> a, std::optional<bool> b) {
  if (!a) return b;
  if (!b) return a;
  return *a && *b;
}
std::optional<bool> disjunction_of(std::optional<bool> a, std::optional<bool> b) {
  if (!a) return b;
  if (!b) return a;
  return *a || *b;
}

// No value: nothing was asked, because all of it was dropped.
class Judge {
 public:
  Judge(const World& world, bool fold_all) : world_(world), fold_all_(fold_all) {}

  std::optional<bool> conjunction(const Conjunction& terms, const Object& root) const {
    std::optional<bool> out;
    for (std::size_t begin = 0; begin < terms.size();) {
      std::size_t end = begin + 1;
      const bool alone = terms[begin].size() > 1;
      if (alone) {
        std::optional<bool> any;
        for (const Condition& c : terms[begin]) any = disjunction_of(any, same_elements({&c}, 0, {&root}));
        out = conjunction_of(out, any);
      } else {
        std::vector<const Condition*> conditions{&terms[begin].front()};
        while (end < terms.size() && terms[end].size() == 1) conditions.push_back(&terms[end++].front());
        out = conjunction_of(out, same_elements(conditions, 0, {&root}));
      }
      begin = end;
    }
    return out;
  }

 private:
  // All of the conditions; neighbours that go on with the same step speak of the same element.
  std::optional<bool> same_elements(const std::vector<const Condition*>& conditions, std::size_t depth,
                                    const Scopes& scopes) const {
    std::optional<bool> out;
    for (std::size_t begin = 0; begin < conditions.size();) {
      const std::vector<Hop>& way = way_of(*conditions[begin]);
      std::size_t end = begin + 1;
      if (way.size() == depth) {
        if (!dropped(*conditions[begin])) out = conjunction_of(out, holds(*conditions[begin], scopes));
      } else {
        while (end < conditions.size() && way_of(*conditions[end]).size() > depth &&
               way_of(*conditions[end])[depth] == way[depth]) {
          ++end;
        }
        const auto first = conditions.begin() + static_cast<std::ptrdiff_t>(begin);
        const std::vector<const Condition*> about(first, conditions.begin() + static_cast<std::ptrdiff_t>(end));
        out = conjunction_of(out, elements(about, depth, scopes));
      }
      begin = end;
    }
    return out;
  }

  std::optional<bool> elements(const std::vector<const Condition*>& about, std::size_t depth,
                               const Scopes& scopes) const {
    if (std::all_of(about.begin(), about.end(), [](const Condition* c) { return dropped(*c); })) return std::nullopt;
    const Hop& hop = way_of(*about.front())[depth];
    std::size_t size = 0;
    std::size_t satisfied = 0;
    for (const Object& element : scopes.back()->lists[hop.list]) {
      Scopes inner = scopes;
      inner.push_back(&element);
      ++size;
      if (same_elements(about, depth + 1, inner).value()) ++satisfied;
    }
    switch (hop.quantifier) {
      case Quantifier::any:
        return satisfied > 0;
      case Quantifier::every:
        return satisfied == size;
      case Quantifier::none:
        return satisfied == 0;
    }
    throw std::logic_error("no such quantifier");
  }

  bool holds(const Condition& c, const Scopes& scopes) const {
    const Object& object = *scopes[c.path.hops.size()];
    const std::size_t entity = entity_of(world_, c.path.hops);
    const model::Field& field = field_at(world_, entity, c.path.field);
    if (field.owns) return holds_of_owned(c, object.lists[c.path.field]);
    if (field.is_group()) {
      const bool there = is_there(world_, entity, c.path.field, object);
      if (c.op == Op::null) return there == c.negated;
      return there && same_parts(c.arguments.front(), object) != c.negated;
    }
    const bool fold = (c.fold || fold_all_) && is_text(world_, c.path);
    const auto seen = [&](const Value& value) { return fold ? folded(value) : value; };
    const Value value = seen(object.values[c.path.field]);
    if (c.op == Op::null) return absent(value) != c.negated;
    if (c.other) {
      const Value other = seen(scopes[c.other->hops.size()]->values[c.other->field]);
      return !absent(value) && !absent(other) && ordered_as(c.op, compare(value, other)) != c.negated;
    }
    const bool null_safe = c.op == Op::equal && c.arguments.front().type.is(model::TypeKind::optional);
    if (null_safe) return equal(value, seen(c.arguments.front().value)) != c.negated;
    // Neither a criterion nor its negation.
    if (absent(value)) return false;
    return answers(c, value, seen) != c.negated;
  }

  // What is owned alone is absent where there is none of it; a reference is found among the others by its key.
  static bool holds_of_owned(const Condition& c, const std::vector<Object>& elements) {
    if (c.op != Op::contains) return elements.empty() != c.negated;
    return c.negated != std::any_of(elements.begin(), elements.end(), [&](const Object& element) {
             return equal(element.values.front(), c.arguments.front().value);
           });
  }

  // Absent parts are the same.
  static bool same_parts(const Argument& argument, const Object& object) {
    return std::all_of(argument.parts.begin(), argument.parts.end(),
                       [&](const Argument::Part& part) { return equal(object.values[part.field], part.value); });
  }

  static bool ordered_as(Op op, int order) {
    switch (op) {
      case Op::equal:
        return order == 0;
      case Op::less:
        return order < 0;
      case Op::less_equal:
        return order <= 0;
      case Op::greater:
        return order > 0;
      case Op::greater_equal:
        return order >= 0;
      default:
        throw std::logic_error("no comparison");
    }
  }

  bool answers(const Condition& c, const Value& value, const auto& seen) const {
    const auto argument = [&](std::size_t i) { return seen(c.arguments[i].value); };
    const auto text = [&](const Value& of) { return std::get<std::string>(of); };
    switch (c.op) {
      case Op::between:
        return compare(value, argument(0)) >= 0 && compare(value, argument(1)) <= 0;
      case Op::in: {
        const std::vector<Value>& items = c.arguments.front().items;
        return std::any_of(items.begin(), items.end(), [&](const Value& item) { return equal(value, seen(item)); });
      }
      case Op::like:
        return matches_like(code_points(text(value)), code_points(text(argument(0))));
      case Op::starts_with:
        return text(value).starts_with(text(argument(0)));
      case Op::ends_with:
        return text(value).ends_with(text(argument(0)));
      case Op::contains:
        if (const auto* items = std::get_if<Items>(&value)) {
          return std::any_of(items->elements.begin(), items->elements.end(),
                             [&](const Element& one) { return equal(value_of(one), argument(0)); });
        }
        return text(value).find(text(argument(0))) != std::string::npos;
      case Op::is_true:
        return std::get<bool>(value);
      case Op::is_false:
        return !std::get<bool>(value);
      case Op::empty:
        if (const auto* items = std::get_if<Items>(&value)) return items->elements.empty();
        if (const auto* entries = std::get_if<Entries>(&value)) return entries->elements.empty();
        return text(value).empty();
      case Op::enumerator: {
        const model::Type& type = held(field_of(world_, c.path));
        const model::Enumerator& wanted = world_.model.enums[type.index].enumerators[c.enumerator];
        if (type.by_number) return std::to_string(std::get<std::int64_t>(value)) == wanted.stored;
        return text(value) == wanted.name;
      }
      default:
        return ordered_as(c.op, compare(value, argument(0)));
    }
  }

  const World& world_;
  bool fold_all_;
};

}  // namespace

bool satisfies(const World& world, const Where& where, const Object& object) {
  const Judge judge(world, where.fold_all);
  std::optional<bool> out;
  for (const Conjunction& one : where.any_of) out = disjunction_of(out, judge.conjunction(one, object));
  return out.value_or(true);
}

bool all_dropped(const Where& where) {
  for (const Conjunction& one : where.any_of) {
    for (const Term& term : one) {
      if (!std::all_of(term.begin(), term.end(), dropped)) return false;
    }
  }
  return true;
}

bool matches_like(const std::vector<char32_t>& text, const std::vector<char32_t>& pattern) {
  // reach[i]: the pattern so far matches the first i characters.
  std::vector<bool> reach(text.size() + 1, false);
  reach[0] = true;
  for (std::size_t p = 0; p < pattern.size(); ++p) {
    std::vector<bool> next(text.size() + 1, false);
    const bool any = pattern[p] == U'%';
    const bool one = pattern[p] == U'_';
    if (pattern[p] == U'\\') ++p;
    for (std::size_t i = 0; i <= text.size(); ++i) {
      if (any) {
        next[i] = reach[i] || (i > 0 && next[i - 1]);
      } else if (i > 0) {
        next[i] = reach[i - 1] && (one || text[i - 1] == pattern[p]);
      }
    }
    reach = std::move(next);
  }
  return reach.back();
}

}  // namespace repoc::property
