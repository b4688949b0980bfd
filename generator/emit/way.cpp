#include "emit/way.hpp"

#include <fmt/format.h>

namespace repoc::emit {

std::string Way::part() const {
  return there.empty() ? fmt::format("repoc::detail::Part{{&{}}}", value)
                       : fmt::format("repoc::detail::Part{{{} ? &{} : nullptr}}", there, value);
}

std::string Way::bound() const { return there.empty() ? value : part(); }

Way follow(std::string object, std::span<const model::Hop> hops, bool optional) {
  Way out{std::move(object), ""};
  for (const model::Hop& hop : hops) {
    if (optional) out.there += out.there.empty() ? out.value : " && " + out.value;
    if (hop.element) {
      out.value = fmt::format("std::get<{}>({}{})", *hop.element, optional ? "*" : "", out.value);
    } else {
      out.value += fmt::format("{}{}", optional ? "->" : ".", hop.name);
    }
    optional = hop.optional;
  }
  return out;
}

}  // namespace repoc::emit
