#include "emit/way.hpp"

#include <fmt/format.h>

#include <stdexcept>

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

const model::Type& type_of(const model::Model& model, const model::Type& type, std::span<const model::Hop> way) {
  const model::Type* at = &model::without_reference(type);
  for (const model::Hop& hop : way) {
    const model::Type& from = model::without_optional(*at);
    at = nullptr;
    if (from.is(model::TypeKind::ref)) {
      at = &from.args.front();
    } else if (hop.element && from.is(model::TypeKind::tuple)) {
      at = &from.args.at(*hop.element);
    } else if (from.is(model::TypeKind::record)) {
      for (const model::Record::Member& member : model.records[from.index].members) {
        if (member.name == hop.name) at = &member.type;
      }
    } else if (from.is(model::TypeKind::entity)) {
      for (const model::Field& field : model.entities[from.index].fields) {
        if (field.name == hop.name) at = &field.type;
      }
    }
    if (at == nullptr) throw std::logic_error(fmt::format("'{}' has no part '{}'", from.cpp, hop.name));
  }
  return *at;
}

bool is_optional_group(const model::Type& type) {
  return type.is(model::TypeKind::optional) && !model::is_scalar(type.args.front());
}

}  // namespace repoc::emit
