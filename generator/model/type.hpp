// A C++ type as the generator sees it: a small tree of plain values made by the front end.
//   std::optional<std::chrono::year_month_day>  ->  optional(date)
//   std::vector<shop::Batch*>                   ->  list(pointer(entity #1))
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace repoc::model {

enum class TypeKind {
  none,         // void
  boolean,      //
  integer,      // bits, is_signed
  floating,     // bits
  text,         // std::string
  text_view,    // std::string_view
  c_string,     // const char*
  bytes,        // std::vector<std::byte>
  date,         // std::chrono::year_month_day
  time_point,   // std::chrono::time_point<system_clock, D>; args = {duration}
  duration,     // std::chrono::duration<integer, P>
  uuid,         // repoc::Uuid
  decimal,      // repoc::Decimal
  ref,          // repoc::Ref<Entity, Key>; args = {Key}; index into Model::entities, or kNoEntity
  coded,        // a type with a repoc::Codec; args = {Codec::Stored, a scalar}
  enumeration,  // index into Model::enums
  entity,       // index into Model::entities
  record,       // index into Model::records: a plain struct (a projection, a composite key, a value)
  optional,     // args = {T}
  list,         // std::vector; args = {T}
  span,         // std::span, std::initializer_list, std::array, std::set: any other range; args = {T}
  unique_ptr,   // args = {T}
  pointer,      // args = {T}
  reference,    // lvalue reference; args = {T}
  map,          // args = {K, V}
  tuple,        // args
  library,      // a template or class of namespace repoc (Page, Maybe, Limit ...): `name`, args
  unsupported,  // `why` says what it is and what to write instead
};

// Of a Ref whose entity is only declared where it is used: there is nothing to refer to in the schema.
inline constexpr std::size_t kNoEntity = static_cast<std::size_t>(-1);

struct Type {
  TypeKind kind = TypeKind::none;
  std::string cpp;         // as generated code may write it anywhere: "::shop::Batch", "std::optional<int>"
  unsigned bits = 0;       // integer, floating
  bool is_signed = false;  // integer
  bool by_number = false;  // enumeration: stored as its number
  bool is_const = false;   // of a pointee, a referee or an object
  std::size_t index = 0;   // enumeration, entity, record, ref
  std::string name;        // library; ref: the entity's qualified name, as the front end makes it
  std::string why;         // unsupported
  std::vector<Type> args;

  [[nodiscard]] bool is(TypeKind k) const { return kind == k; }
};

// The type with references and one layer of std::optional taken off: what a value of it holds.
const Type& without_reference(const Type& type);
const Type& without_optional(const Type& type);
inline bool is_text(const Type& t) {
  return t.kind == TypeKind::text || t.kind == TypeKind::text_view || t.kind == TypeKind::c_string;
}
// One column holds it: a boolean, number, text, bytes, date, time, enumeration, Uuid, Decimal, a coded type, or a Ref
// whose key is one of these.
bool is_scalar(const Type& type);
// std::vector<scalar> and std::map<std::string, scalar>: one column holds them as a document (JSON).
bool is_scalar_list(const Type& type);
bool is_scalar_map(const Type& type);

}  // namespace repoc::model
