// The words of the query language, as tables: verbs, operators, keywords. The parser, the messages and the checks of
// the plan all read these rows; to add a spelling is to add a row to grammar.cpp.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "names/sentence.hpp"

namespace repoc::names {

// What a row may stand beside. Masks, so that a row names several.
using FieldKinds = unsigned;
inline constexpr FieldKinds kBoolean = 1;
inline constexpr FieldKinds kNumber = 2;
inline constexpr FieldKinds kText = 4;
inline constexpr FieldKinds kTime = 8;  // dates, time points, durations
inline constexpr FieldKinds kEnumeration = 16;
inline constexpr FieldKinds kBytes = 32;
inline constexpr FieldKinds kCollection = 64;  // owned children, one or many, and links
inline constexpr FieldKinds kUuid = 128;
inline constexpr FieldKinds kDecimal = 256;
inline constexpr FieldKinds kCoded = 512;   // known by a repoc::Codec: equal or not
inline constexpr FieldKinds kList = 1024;   // of scalars
inline constexpr FieldKinds kMap = 2048;    // of scalars
inline constexpr FieldKinds kGroup = 4096;  // a value struct, a Ref with a key of several columns: equal or not
inline constexpr FieldKinds kOrdered = kNumber | kText | kTime | kUuid | kDecimal;
inline constexpr FieldKinds kScalar = kOrdered | kBoolean | kEnumeration | kBytes | kCoded;
// Of std::optional<T>: the kind of T. Of a Ref that of its key.
FieldKinds kind_of(const model::Type& type);

// What may stand right after a verb, in any order, each at most once.
using Modifiers = unsigned;
inline constexpr Modifiers kAll = 1;
inline constexpr Modifiers kOne = 2;
inline constexpr Modifiers kLimit = 4;
inline constexpr Modifiers kLabel = 8;
inline constexpr Modifiers kDistinct = 16;

// What a verb is about, after its modifiers and before its `by`.
enum class Object {
  none,
  projection,      // may be missing: find_sku_and_name_by_...
  distinct_field,  // may be missing: count_distinct_by_..., count_distinct_name_by_...
  sets,            // update_name_and_clear_note_by_...
  field,           // sum_price_by_...
};

struct VerbRow {
  std::string_view word;
  Verb verb;
};

// What may follow a verb.
struct VerbRules {
  Verb verb;
  Modifiers modifiers;
  Object object;
  bool group;       // may it have a group
  bool order;       // may it have an order
  bool without_by;  // may the name end before `by`; else only after `all`
};

struct OperatorRow {
  std::string_view spelling;  // words; a|b is a choice, x? may be missing; empty: the words of an enumerator
  Operator op;
  bool negated;
  bool prefix;   // `is`, `not` and `is not` may stand before it
  bool compare;  // `field` and a path may stand after it
  unsigned arguments;
  FieldKinds applies;
  bool folds = false;  // it ignores case by itself
};

enum class Keyword {
  by,
  and_,
  or_,
  either,
  order_by,
  group_by,
  all,
  one,
  first,
  distinct,
  ascending,
  descending,
  nulls_first,
  nulls_last,
  ignore_case,
  all_ignore_case,
  any,
  every,
  none,
  field,
  increment,
  decrement,
  clear,
  for_update,
  skip_locked,
  nowait,
  for_share,
};
inline constexpr std::size_t kKeywordCount = static_cast<std::size_t>(Keyword::for_share) + 1;

struct KeywordRow {
  std::string_view spelling;
  Keyword keyword;
};

std::span<const VerbRow> verbs();
const VerbRules& rules(Verb verb);
std::span<const OperatorRow> operators();
std::span<const KeywordRow> keywords();

// The row that describes an operator: the first with that `op`. Its spelling may have choices.
const OperatorRow& row_of(Operator op);
// How the operator is best spelled: "less_than", "not_in", "is_null"; before an enumerator "is" or "is_not".
std::string spelling_of(Operator op, bool negated);

// std::vector<Ref>.
bool is_links(const model::Field& field);
// Whether the operator can be asked of the field: it applies to its type, `is_null` to what may be absent alone, and
// `contains` of all collections to links.
bool applies(const OperatorRow& row, const model::Field& field);
// The operators that can, each as it is best spelled, without those that name an enumerator.
std::vector<std::string> operator_spellings(const model::Field& field);

// Every way to write a spelling: "less|lower than" -> {less, than}, {lower, than}.
std::vector<model::Words> expand(std::string_view spelling);

}  // namespace repoc::names
