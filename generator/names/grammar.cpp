// The grammar of method names. `find_first_3_by_name_containing_or_sku_in_order_by_name_desc` is
//   verb (find), modifier (first 3), `by`, conditions (field, operator) joined by `and` and `or`, `order by`, fields.
// An operator row without arguments on the right takes no parameter. `is`, `not` and `is not` stand before every row
// that allows a prefix: `not_in`, `is_not_null`, `is_less_than`.
#include "names/grammar.hpp"

#include <algorithm>
#include <stdexcept>

namespace repoc::names {

namespace {

constexpr VerbRow kVerbs[] = {
    {"find", Verb::find},     {"get", Verb::find},      {"list", Verb::find},     {"read", Verb::find},
    {"query", Verb::find},    {"search", Verb::find},   {"retrieve", Verb::find}, {"count", Verb::count},
    {"exists", Verb::exists}, {"delete", Verb::remove}, {"remove", Verb::remove}, {"erase", Verb::remove},
};

// clang-format off
// `count` and `exists` read a limit so that the plan can say why they have none.
constexpr VerbRules kRules[] = {
    // verb        modifiers                       order  without by
    {Verb::find,   kAll | kOne | kLimit | kLabel,  true,  true},
    {Verb::count,  kAll | kLimit | kLabel,         false, true},
    {Verb::exists, kLimit | kLabel,                false, true},
    {Verb::remove, kAll | kLimit | kLabel,         true,  false},
};

constexpr OperatorRow kOperators[] = {
    // spelling                             operator                 negated prefix arguments  applies to
    {"equal|equals to?",                    Operator::equal,         false,  true,  1,         kScalar},
    {"is",                                  Operator::equal,         false,  false, 1,         kScalar},
    {"is? not",                             Operator::equal,         true,   false, 1,         kScalar},
    {"less|lower than",                     Operator::less,          false,  true,  1,         kOrdered},
    {"less|lower than or? equal|equals to?", Operator::less_equal,   false,  true,  1,         kOrdered},
    {"greater than",                        Operator::greater,       false,  true,  1,         kOrdered},
    {"greater than or? equal|equals to?",   Operator::greater_equal, false,  true,  1,         kOrdered},
    {"before",                              Operator::less,          false,  true,  1,         kOrdered},
    {"after",                               Operator::greater,       false,  true,  1,         kOrdered},
    {"between",                             Operator::between,       false,  true,  2,         kOrdered},
    {"in range",                            Operator::between,       false,  true,  2,         kOrdered},
    {"in list?",                            Operator::in,            false,  true,  1,         kScalar},
    {"like",                                Operator::like,          false,  true,  1,         kText},
    {"starts|starting with",                Operator::starts_with,   false,  true,  1,         kText},
    {"ends|ending with",                    Operator::ends_with,     false,  true,  1,         kText},
    {"contains|containing",                 Operator::contains,      false,  true,  1,         kText},
    {"null",                                Operator::is_null,       false,  true,  0,         kScalar},
    {"exists",                              Operator::is_null,       true,   true,  0,         kScalar},
    {"true",                                Operator::is_true,       false,  true,  0,         kBoolean},
    {"false",                               Operator::is_false,      false,  true,  0,         kBoolean},
    {"empty",                               Operator::is_empty,      false,  true,  0,         kText | kCollection},
};
// clang-format on

constexpr KeywordRow kKeywords[] = {
    {"by", Keyword::by},           {"and", Keyword::and_},
    {"or", Keyword::or_},          {"order|sort by", Keyword::order_by},
    {"all", Keyword::all},         {"one", Keyword::one},
    {"first|top", Keyword::first}, {"asc", Keyword::ascending},
    {"desc", Keyword::descending},
};

constexpr LaterRow kLater[] = {
    {"stream", Place::verb, "a stream"},
    {"sum|avg|min|max", Place::verb, "an aggregate"},
    {"update|modify", Place::verb, "an update by name"},
    {"distinct", Place::modifier, "'distinct'"},
    {"group by", Place::modifier, "a group"},
    {"for update|share", Place::modifier, "a lock"},
    {"either", Place::condition, "an 'either' group"},
    {"any|every|none", Place::hop, "a quantifier"},
    {"ilike", Place::after_path, "'ilike'"},
    {"matches|regex", Place::after_path, "a regular expression"},
    {"ignore|ignoring case", Place::after_path, "a comparison that ignores case"},
    {"all ignore|ignoring case", Place::after_path, "a comparison that ignores case"},
    {"field", Place::after_path, "a comparison of two fields"},
    {"group by", Place::after_path, "a group"},
    {"for update|share", Place::after_path, "a lock"},
    {"nulls first|last", Place::order, "a place for absent values"},
    {"all? ignore|ignoring case", Place::order, "an order that ignores case"},
    {"for update|share", Place::order, "a lock"},
};

}  // namespace

FieldKinds kind_of(const model::Type& type) {
  using model::TypeKind;
  const model::Type& held = model::without_optional(type);
  switch (held.kind) {
    case TypeKind::boolean:
      return kBoolean;
    case TypeKind::integer:
    case TypeKind::floating:
      return kNumber;
    case TypeKind::text:
      return kText;
    case TypeKind::date:
    case TypeKind::time_point:
    case TypeKind::duration:
      return kTime;
    case TypeKind::enumeration:
      return kEnumeration;
    case TypeKind::bytes:
      return kBytes;
    case TypeKind::list:
      return held.args.front().is(TypeKind::entity) ? kCollection : kOther;
    default:
      return kOther;
  }
}

std::span<const VerbRow> verbs() { return kVerbs; }
std::span<const OperatorRow> operators() { return kOperators; }
std::span<const KeywordRow> keywords() { return kKeywords; }
std::span<const LaterRow> later() { return kLater; }

const VerbRules& rules(Verb verb) {
  for (const VerbRules& row : kRules) {
    if (row.verb == verb) return row;
  }
  throw std::logic_error("a verb without rules in names/grammar.cpp");
}

const OperatorRow& row_of(Operator op) {
  for (const OperatorRow& row : kOperators) {
    if (row.op == op) return row;
  }
  throw std::logic_error("an operator without a row in names/grammar.cpp");
}

std::string spelling_of(Operator op, bool negated) {
  switch (op) {
    case Operator::is_null:
      return negated ? "is_not_null" : "is_null";
    case Operator::is_true:
      return negated ? "is_not_true" : "is_true";
    case Operator::is_false:
      return negated ? "is_not_false" : "is_false";
    case Operator::is_empty:
      return negated ? "is_not_empty" : "is_empty";
    case Operator::equal:
      return negated ? "not_equal" : "equal";
    case Operator::less:
      return negated ? "not_less_than" : "less_than";
    case Operator::less_equal:
      return negated ? "not_less_than_equal" : "less_than_equal";
    case Operator::greater:
      return negated ? "not_greater_than" : "greater_than";
    case Operator::greater_equal:
      return negated ? "not_greater_than_equal" : "greater_than_equal";
    case Operator::between:
      return negated ? "not_between" : "between";
    case Operator::in:
      return negated ? "not_in" : "in";
    case Operator::like:
      return negated ? "not_like" : "like";
    case Operator::starts_with:
      return negated ? "not_starts_with" : "starts_with";
    case Operator::ends_with:
      return negated ? "not_ends_with" : "ends_with";
    case Operator::contains:
      return negated ? "not_contains" : "contains";
  }
  throw std::logic_error("an operator without a spelling in names/grammar.cpp");
}

std::vector<model::Words> expand(std::string_view spelling) {
  std::vector<model::Words> out{{}};
  while (!spelling.empty()) {
    std::string_view item = spelling.substr(0, spelling.find(' '));
    spelling.remove_prefix(std::min(spelling.size(), item.size() + 1));
    std::vector<model::Words> longer;
    if (item.back() == '?') {
      item.remove_suffix(1);
      longer = out;
    }
    while (!item.empty()) {
      const std::string_view word = item.substr(0, item.find('|'));
      item.remove_prefix(std::min(item.size(), word.size() + 1));
      for (const model::Words& words : out) {
        longer.push_back(words);
        longer.back().emplace_back(word);
      }
    }
    out = std::move(longer);
  }
  return out;
}

}  // namespace repoc::names
