// The words of the query language, as tables: verbs, operators, keywords. The parser, the messages and the checks of
// the plan all read these rows; to add a spelling is to add a row to grammar.cpp.
#pragma once

#include <array>
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
inline constexpr FieldKinds kCollection = 64;  // owned children
inline constexpr FieldKinds kOther = 128;      // stored, but not yet compared
inline constexpr FieldKinds kOrdered = kNumber | kText | kTime;
inline constexpr FieldKinds kScalar = kOrdered | kBoolean | kEnumeration | kBytes | kOther;
// Of std::optional<T>: the kind of T.
FieldKinds kind_of(const model::Type& type);

// What may stand between a verb and its `by`, each at most once.
using Modifiers = unsigned;
inline constexpr Modifiers kAll = 1;
inline constexpr Modifiers kOne = 2;
inline constexpr Modifiers kLimit = 4;
inline constexpr Modifiers kLabel = 8;

struct VerbRow {
  std::string_view word;
  Verb verb;
};

// What may follow a verb.
struct VerbRules {
  Verb verb;
  Modifiers modifiers;
  bool order;       // may it have an order
  bool without_by;  // may the name end before `by`; else only after `all`
};

struct OperatorRow {
  std::string_view spelling;  // words; a|b is a choice, x? may be missing
  Operator op;
  bool negated;
  bool prefix;  // `is`, `not` and `is not` may stand before it
  unsigned arguments;
  FieldKinds applies;
};

enum class Keyword { by, and_, or_, order_by, all, one, first, ascending, descending };

struct KeywordRow {
  std::string_view spelling;
  Keyword keyword;
};

// Words of the language that this version does not read: they get an answer of their own.
enum class Place { verb, modifier, condition, hop, after_path, order };

struct LaterRow {
  std::string_view spelling;
  Place place;
  std::string_view what;
};

std::span<const VerbRow> verbs();
const VerbRules& rules(Verb verb);
std::span<const OperatorRow> operators();
std::span<const KeywordRow> keywords();
std::span<const LaterRow> later();

// The row that describes an operator: the first with that `op`. Its spelling may have choices.
const OperatorRow& row_of(Operator op);
// How the operator is best spelled: "less_than", "not_in", "is_null".
std::string spelling_of(Operator op, bool negated);

// Every way to write a spelling: "less|lower than" -> {less, than}, {lower, than}.
std::vector<model::Words> expand(std::string_view spelling);

}  // namespace repoc::names
