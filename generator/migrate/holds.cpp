// What a column holds, as a word of its own: SQLite has one type for a date and a text, and migrations must know them
// apart.
//   std::optional<std::uint8_t> -> "uint8"    std::vector<Date> -> "list of date"    enum class -> "enumerator"
#include <fmt/format.h>

#include <charconv>

#include "dialect/sql/identifiers.hpp"
#include "migrate/wanted.hpp"

namespace repoc::migrate {

namespace {

using model::TypeKind;

struct Integer {
  bool is_signed = true;
  unsigned bits = 0;  // 0: it is none
  // Binary digits of the largest value.
  [[nodiscard]] unsigned digits() const { return is_signed ? bits - 1 : bits; }
};

Integer integer(std::string_view held) {
  Integer out;
  if (held == "boolean") return {false, 1};
  out.is_signed = !held.starts_with('u');
  if (!out.is_signed) held.remove_prefix(1);
  if (!held.starts_with("int")) return {};
  held.remove_prefix(3);
  const auto [end, error] = std::from_chars(held.data(), held.data() + held.size(), out.bits);
  return error == std::errc{} && end == held.data() + held.size() ? out : Integer{};
}

bool is_written_as_text(std::string_view held) {
  return held == "date" || held == "enumerator" || held == "uuid" || held == "decimal";
}

}  // namespace

std::string holds(const model::Model& model, const model::Type& type) {
  switch (type.kind) {
    case TypeKind::optional:
      return holds(model, type.args.front());
    case TypeKind::boolean:
      return "boolean";
    case TypeKind::integer:
      return fmt::format("{}int{}", type.is_signed ? "" : "u", type.bits);
    case TypeKind::floating:
      return fmt::format("float{}", type.bits);
    case TypeKind::bytes:
      return "bytes";
    case TypeKind::date:
      return "date";
    case TypeKind::time_point:
      return "time in " + (type.args.empty() ? type.cpp : type.args.front().cpp);
    case TypeKind::duration:
      return "duration in " + type.cpp;
    case TypeKind::uuid:
      return "uuid";
    case TypeKind::decimal:
      return "decimal";
    case TypeKind::enumeration:
      return model.enums[type.index].by_number ? "enumerator's number" : "enumerator";
    case TypeKind::ref:
      return holds(model, type.args.front());
    case TypeKind::coded:
      return "coded " + holds(model, type.args.front());
    case TypeKind::list:
      return "list of " + holds(model, type.args.front());
    case TypeKind::map:
      return "map to " + holds(model, type.args.back());
    default:
      return "text";
  }
}

bool widens(const std::string& from, const std::string& to) {
  if (from == to) return true;
  const Integer narrow = integer(from);
  const Integer wide = integer(to);
  if (narrow.bits != 0) {
    if (wide.bits != 0) return narrow.digits() <= wide.digits() && (wide.is_signed || !narrow.is_signed);
    if (to == "float64") return narrow.digits() <= 53;
    if (to == "float32") return narrow.digits() <= 24;
    return from != "boolean" && (to == "text" || to == "decimal");
  }
  if (to == "text") return is_written_as_text(from);
  return from == "float32" && to == "float64";
}

}  // namespace repoc::migrate
