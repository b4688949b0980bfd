// The grammar of method names. `find_first_3_sku_by_name_containing_or_sku_in_order_by_name_desc` is
//   verb (find), modifier (first 3), object (sku), `by`, conditions (field, operator) joined by `and` and `or`,
//   `order by`, fields; a group instead of an order for counts and sums, and a lock at the end.
// An operator row without arguments takes no parameter. `is`, `not` and `is not` stand before every row that allows a
// prefix: `not_in`, `is_not_null`, `is_less_than`.
#include "names/grammar.hpp"

#include <algorithm>
#include <stdexcept>

namespace repoc::names {

namespace {

constexpr VerbRow kVerbs[] = {
    {"find", Verb::find},    {"get", Verb::find},      {"list", Verb::find},     {"read", Verb::find},
    {"query", Verb::find},   {"search", Verb::find},   {"stream", Verb::find},   {"retrieve", Verb::find},
    {"count", Verb::count},  {"exists", Verb::exists}, {"delete", Verb::remove}, {"remove", Verb::remove},
    {"erase", Verb::remove}, {"update", Verb::update}, {"modify", Verb::update}, {"sum", Verb::sum},
    {"avg", Verb::average},  {"min", Verb::min},       {"max", Verb::max},
};

// clang-format off
// `count` and `exists` read a limit, and every verb a lock, so that the plan can say why they have none.
constexpr VerbRules kRules[] = {
    // verb         modifiers                                  object                  group  order  without by
    {Verb::find,    kAll | kOne | kDistinct | kLimit | kLabel, Object::projection,     false, true,  true},
    {Verb::count,   kAll | kLimit | kLabel,                    Object::distinct_field, true,  false, true},
    {Verb::exists,  kLimit | kLabel,                           Object::none,           false, false, true},
    {Verb::remove,  kAll | kLimit | kLabel,                    Object::none,           false, true,  false},
    {Verb::update,  kAll | kLabel,                             Object::sets,           false, false, false},
    {Verb::sum,     0,                                         Object::field,          true,  false, true},
    {Verb::average, 0,                                         Object::field,          true,  false, true},
    {Verb::min,     0,                                         Object::field,          true,  false, true},
    {Verb::max,     0,                                         Object::field,          true,  false, true},
};

constexpr OperatorRow kOperators[] = {
    // spelling                              operator                 negated prefix compare arguments applies to
    {"equal|equals to?",                     Operator::equal,         false,  true,  true,   1,        kScalar | kGroup},
    {"is",                                   Operator::equal,         false,  false, false,  1,        kScalar | kGroup},
    {"is? not",                              Operator::equal,         true,   false, false,  1,        kScalar | kGroup},
    {"less|lower than",                      Operator::less,          false,  true,  true,   1,        kOrdered},
    {"less|lower than or? equal|equals to?", Operator::less_equal,    false,  true,  true,   1,        kOrdered},
    {"greater than",                         Operator::greater,       false,  true,  true,   1,        kOrdered},
    {"greater than or? equal|equals to?",    Operator::greater_equal, false,  true,  true,   1,        kOrdered},
    {"before",                               Operator::less,          false,  true,  true,   1,        kOrdered},
    {"after",                                Operator::greater,       false,  true,  true,   1,        kOrdered},
    {"between",                              Operator::between,       false,  true,  false,  2,        kOrdered},
    {"in range",                             Operator::between,       false,  true,  false,  2,        kOrdered},
    {"in list?",                             Operator::in,            false,  true,  false,  1,        kScalar},
    {"like",                                 Operator::like,          false,  true,  false,  1,        kText},
    {"ilike",                                Operator::like,          false,  true,  false,  1,        kText, true},
    {"matches regex?",                       Operator::matches,       false,  true,  false,  1,        kText},
    {"regex",                                Operator::matches,       false,  true,  false,  1,        kText},
    {"starts|starting with",                 Operator::starts_with,   false,  true,  false,  1,        kText},
    {"ends|ending with",                     Operator::ends_with,     false,  true,  false,  1,        kText},
    {"contains|containing",                  Operator::contains,      false,  true,  false,  1,        kText | kList | kCollection},
    {"null",                                 Operator::is_null,       false,  true,  false,  0,        kScalar | kGroup | kCollection},
    {"exists",                               Operator::is_null,       true,   true,  false,  0,        kScalar | kGroup | kCollection},
    {"true",                                 Operator::is_true,       false,  true,  false,  0,        kBoolean},
    {"false",                                Operator::is_false,      false,  true,  false,  0,        kBoolean},
    {"empty",                                Operator::is_empty,      false,  true,  false,  0,        kText | kCollection | kList | kMap},
    {"",                                     Operator::enumerator,    false,  true,  false,  0,        kEnumeration},
};
// clang-format on

constexpr KeywordRow kKeywords[] = {
    {"by", Keyword::by},
    {"and", Keyword::and_},
    {"or", Keyword::or_},
    {"either", Keyword::either},
    {"order|sort by", Keyword::order_by},
    {"group by", Keyword::group_by},
    {"all", Keyword::all},
    {"one", Keyword::one},
    {"first|top", Keyword::first},
    {"distinct", Keyword::distinct},
    {"asc", Keyword::ascending},
    {"desc", Keyword::descending},
    {"nulls first", Keyword::nulls_first},
    {"nulls last", Keyword::nulls_last},
    {"ignore|ignoring case", Keyword::ignore_case},
    {"all ignore|ignoring case", Keyword::all_ignore_case},
    {"any", Keyword::any},
    {"every", Keyword::every},
    {"none", Keyword::none},
    {"field", Keyword::field},
    {"increment", Keyword::increment},
    {"decrement", Keyword::decrement},
    {"clear", Keyword::clear},
    {"for update", Keyword::for_update},
    {"for update skip locked", Keyword::skip_locked},
    {"for update nowait", Keyword::nowait},
    {"for share", Keyword::for_share},
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
    case TypeKind::uuid:
      return kUuid;
    case TypeKind::decimal:
      return kDecimal;
    case TypeKind::coded:
      return kCoded;
    case TypeKind::ref:
      return model::is_scalar(held) ? kind_of(held.args.front()) : kGroup;
    case TypeKind::record:
      return kGroup;
    case TypeKind::map:
      return kMap;
    case TypeKind::list:
      return held.args.front().is(TypeKind::entity) || held.args.front().is(TypeKind::ref) ? kCollection : kList;
    case TypeKind::entity:
    case TypeKind::unique_ptr:
      return kCollection;
    default:
      throw std::logic_error("a field of type '" + type.cpp + "' reached the names");
  }
}

std::span<const VerbRow> verbs() { return kVerbs; }
std::span<const OperatorRow> operators() { return kOperators; }
std::span<const KeywordRow> keywords() { return kKeywords; }

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
    case Operator::matches:
      return negated ? "not_matches" : "matches";
    case Operator::starts_with:
      return negated ? "not_starts_with" : "starts_with";
    case Operator::ends_with:
      return negated ? "not_ends_with" : "ends_with";
    case Operator::contains:
      return negated ? "not_contains" : "contains";
    case Operator::enumerator:
      return negated ? "is_not" : "is";
  }
  throw std::logic_error("an operator without a spelling in names/grammar.cpp");
}

std::vector<model::Words> expand(std::string_view spelling) {
  if (spelling.empty()) return {};
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

bool is_links(const model::Field& field) { return field.owns && field.type.args.front().is(model::TypeKind::ref); }

bool applies(const OperatorRow& row, const model::Field& field) {
  if ((row.applies & kind_of(field.type)) == 0) return false;
  if (row.op == Operator::is_null) return field.optional() || field.owned_one();
  // Whether a link is among them; an element of any other collection has no value to be told by.
  return row.op != Operator::contains || !field.owns || is_links(field);
}

std::vector<std::string> operator_spellings(const model::Field& field) {
  std::vector<std::string> out;
  for (const OperatorRow& row : operators()) {
    if (row.op == Operator::enumerator || !applies(row, field)) continue;
    std::string spelling = spelling_of(row.op, false);
    if (std::find(out.begin(), out.end(), spelling) == out.end()) out.push_back(std::move(spelling));
  }
  return out;
}

}  // namespace repoc::names
