// The way from an object to what it holds -> the C++ expression of it:
//   e, {address, city}                      e.address.city
//   e, {address (optional), geo, lat}       e.address->geo.lat, where e.address is there
//   p1, {key, element 1}                    std::get<1>(p1.key)
#pragma once

#include <span>
#include <string>

#include "model/model.hpp"

namespace repoc::emit {

struct Way {
  std::string value;  // "e.address->geo->lat"
  std::string there;  // "e.address && e.address->geo": only then there is a value; empty: always

  // repoc::detail::Part{...}: a pointer to the value, null where there is none.
  [[nodiscard]] std::string part() const;
  // What a Binder takes: the value, or the part that may be null.
  [[nodiscard]] std::string bound() const;
};

// `object` is an expression that may stand before a `.`; `optional`: it is a std::optional of what the way begins at.
Way follow(std::string object, std::span<const model::Hop> hops, bool optional = false);

// What the way leads to from a value of `type`, which may be optional or a reference.
const model::Type& type_of(const model::Model& model, const model::Type& type, std::span<const model::Hop> way);

// Of an optional group within an argument it is asked only whether there is one.
bool is_optional_group(const model::Type& type);

}  // namespace repoc::emit
