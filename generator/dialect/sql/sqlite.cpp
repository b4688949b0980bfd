#include "dialect/sql/sqlite.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <limits>
#include <stdexcept>

#include "dialect/sql/identifiers.hpp"

namespace repoc::dialect::sql {

namespace {

using model::TypeKind;

// What a column of that type holds: the key of a Ref, the encoding of a coded type.
const model::Type& stored(const model::Type& type) {
  const model::Type& held = model::without_optional(type);
  return held.is(TypeKind::ref) || held.is(TypeKind::coded) ? stored(held.args.front()) : held;
}

// JSON has no bytes: they stand in a list as hexadecimal text, in capitals as hex() writes it. hex() of an absent value
// is an empty text.
std::string listed(const std::string& column, const model::Type& type) {
  if (!stored(type).is(TypeKind::bytes)) return column;
  if (!type.is(TypeKind::optional)) return fmt::format("hex({})", column);
  return fmt::format("case when {0} is not null then hex({0}) end", column);
}

// What an integer column can hold of that type: at most 63 bits and a sign.
struct Range {
  std::int64_t least;
  std::uint64_t most;
};
Range range(const model::Type& integer) {
  constexpr std::uint64_t kMost = std::numeric_limits<std::int64_t>::max();
  const unsigned digits = integer.is_signed ? integer.bits - 1 : integer.bits;
  const std::uint64_t most = digits > 62 ? kMost : (std::uint64_t{1} << digits) - 1;
  return {integer.is_signed ? -static_cast<std::int64_t>(most) - 1 : 0, most};
}

}  // namespace

std::string Sqlite::placeholder(std::size_t number) const { return fmt::format("?{}", number); }

std::string_view Sqlite::type_name(const model::Type& type) const {
  const model::Type& held = stored(type);
  switch (held.kind) {
    case TypeKind::boolean:
    case TypeKind::integer:
    case TypeKind::time_point:
    case TypeKind::duration:
      return "integer";
    case TypeKind::floating:
      return "real";
    case TypeKind::text:
    case TypeKind::date:
    case TypeKind::uuid:
    case TypeKind::decimal:
    case TypeKind::list:
    case TypeKind::map:
      return "text";
    case TypeKind::enumeration:
      return held.by_number ? "integer" : "text";
    case TypeKind::bytes:
      return "blob";
    default:
      break;
  }
  throw std::logic_error("a field of type '" + type.cpp + "' reached the SQLite dialect");
}

std::string Sqlite::same(const std::string& column, const std::string& value, bool negated) const {
  return fmt::format("{} {} {}", column, negated ? "is not" : "is", value);
}

std::string Sqlite::in_list(const std::string& column, const model::Type& type, const std::string& value, bool negated,
                            bool fold) const {
  // An integer stands for the decimal of that value, and what json_each gives has no type that would make it a text.
  const std::string_view element = stored(type).is(TypeKind::decimal) ? "cast(value as text)" : "value";
  return fmt::format("{} {} (select {} from json_each({}))", fold ? folded(column) : listed(column, type),
                     negated ? "not in" : "in", fold ? folded("value") : element, value);
}

std::string Sqlite::list_rows(const model::Type& type, const std::string& value) const {
  // Bytes would have to come back from hexadecimal text, which SQLite can do from 3.41 on.
  if (stored(type).is(TypeKind::bytes)) return "";
  return fmt::format("select value from json_each({})", value);
}

std::string Sqlite::key_in_list(const std::vector<std::string>& columns, const std::vector<const model::Type*>& types,
                                const std::string& value) const {
  if (columns.size() == 1) return in_list(columns.front(), *types.front(), value, false, false);
  std::vector<std::string> left;
  std::vector<std::string> right;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    left.push_back(listed(columns[i], *types[i]));
    right.push_back(fmt::format("json_extract(value, '$[{}]')", i));
  }
  return fmt::format("({}) in (select {} from json_each({}))", comma_list(left), comma_list(right), value);
}

std::string Sqlite::holds_text(TextPart part, const std::string& column, const std::string& value, bool negated) const {
  switch (part) {
    case TextPart::start:
      return fmt::format("substr({0}, 1, length({1})) {2} {1}", column, value, negated ? "<>" : "=");
    case TextPart::end:
      // A value longer than the text begins before it: what substr returns is then shorter than the value.
      return fmt::format("substr({0}, length({0}) - length({1}) + 1) {2} {1}", column, value, negated ? "<>" : "=");
    case TextPart::anywhere:
      return fmt::format("instr({}, {}) {}", column, value, negated ? "= 0" : "> 0");
  }
  throw std::logic_error("no such part of a text");
}

std::string Sqlite::truth(const std::string& column, bool wanted) const {
  return fmt::format("{} = {}", column, wanted ? 1 : 0);
}

// GLOB is case-sensitive whatever PRAGMA case_sensitive_like says.
std::string Sqlite::like(const std::string& column, const std::string& value, bool negated) const {
  return fmt::format("{} {} {}", column, negated ? "not glob" : "glob", value);
}

std::string Sqlite::folded(const std::string& text) const { return fmt::format("repoc_fold({})", text); }

// Not "is not true": a column may be named true, and would be meant then.
std::string_view Sqlite::is_not_true() const { return " is not 1"; }

std::string_view Sqlite::null_order(bool, names::Nulls nulls) const {
  switch (nulls) {
    case names::Nulls::standard:
      return "";
    case names::Nulls::first:
      return " nulls first";
    case names::Nulls::last:
      return " nulls last";
  }
  throw std::logic_error("no such order of absent values");
}

std::string Sqlite::limit_offset(const std::string& limit, const std::string& offset) const {
  if (offset.empty()) return "limit " + limit;
  return fmt::format("limit {} offset {}", limit.empty() ? "-1" : limit, offset);
}

std::string Sqlite::changed_by(const std::string& column, const model::Type& type, const std::string& value,
                               bool minus) const {
  const model::Type& held = model::without_optional(type);
  const std::string_view function = minus ? "repoc_subtract" : "repoc_add";
  if (held.is(TypeKind::floating)) {
    const double largest =
        held.bits == 32 ? static_cast<double>(std::numeric_limits<float>::max()) : std::numeric_limits<double>::max();
    return fmt::format("{0}({1}, {2}, -{3}, {3})", function, column, value, largest);
  }
  const auto [least, most] = range(held);
  return fmt::format("{}({}, {}, {}, {})", function, column, value, least, most);
}

// Without autoincrement the number of a deleted last row would be given out again.
std::string Sqlite::integer_key(bool generated) const {
  return generated ? "integer primary key autoincrement" : "integer primary key";
}

std::string_view Sqlite::table_options(bool has_integer_key) const {
  return has_integer_key ? " strict" : " strict, without rowid";
}

std::string Sqlite::check(const std::string& column, const model::Type& type) const {
  const model::Type& held = stored(type);
  switch (held.kind) {
    case TypeKind::boolean:
      return column + " in (0, 1)";
    case TypeKind::integer: {
      if (held.bits == 64) return held.is_signed ? "" : column + " >= 0";
      const auto [least, most] = range(held);
      return fmt::format("{} between {} and {}", column, least, most);
    }
    default:
      return "";  // json_valid() of a list or map would be refused: the driver trusts no schema to call functions
  }
}

std::string_view Sqlite::deferred() const { return " deferrable initially deferred"; }

std::string Sqlite::comparable(const std::string& column, const model::Type& type) const {
  return stored(type).is(TypeKind::decimal) ? column + " collate repoc_decimal" : column;
}

std::string Sqlite::list_holds(const std::string& column, const model::Type& type, const std::string& value,
                               bool negated) const {
  const model::Type& element = stored(type.args.front());
  std::string wanted = value;
  if (element.is(TypeKind::bytes)) wanted = fmt::format("hex({})", value);
  if (element.is(TypeKind::decimal)) wanted = fmt::format("cast({} as text)", value);
  return fmt::format("{}exists (select 1 from json_each({}) where value = {})", negated ? "not " : "", column, wanted);
}

std::string Sqlite::holds_nothing(const std::string& column, const model::Type& type, bool negated) const {
  return fmt::format("{} {} '{}'", column, negated ? "<>" : "=", type.is(TypeKind::map) ? "{}" : "[]");
}

Table::Column::Spare Sqlite::spare(const model::Type& type) const {
  using Spare = Table::Column::Spare;
  if (type.is(TypeKind::optional)) return Spare::null;
  const model::Type& held = stored(type);
  switch (held.kind) {
    case TypeKind::text:
    case TypeKind::date:
    case TypeKind::uuid:
    case TypeKind::decimal:
      return Spare::text;
    case TypeKind::enumeration:
      return held.by_number ? Spare::integer64 : Spare::text;
    case TypeKind::bytes:
      return Spare::bytes;
    case TypeKind::time_point:
    case TypeKind::duration:
      return Spare::integer64;
    case TypeKind::integer:
      return held.bits == 64 ? Spare::integer64 : held.bits == 32 ? Spare::integer32 : Spare::none;
    default:
      return Spare::none;  // too few values, or a check that none of ours would pass
  }
}

bool Sqlite::may_be_named(std::string_view name) const {
  return !name.empty() && !fold(name).starts_with("sqlite_") && name.find('\0') == std::string_view::npos;
}

}  // namespace repoc::dialect::sql
