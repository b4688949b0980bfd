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

}  // namespace repoc::emit
