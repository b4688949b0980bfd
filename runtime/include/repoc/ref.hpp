// Another aggregate, held by its key:
//   struct [[repoc::entity]] Order {
//     [[repoc::id]] std::string number;
//     repoc::Ref<Customer, std::int64_t> customer;
//   };
// Light: a model includes it. The entity may be declared only; where its definition is seen by the repository's header,
// the schema has a foreign key to its table.
#pragma once

#include <compare>
#include <utility>

namespace repoc {

// A value. Two of different entities are of different types, whatever their keys.
template <class Entity, class Key>
struct Ref {
  using entity_type = Entity;
  using key_type = Key;

  Key key{};

  friend bool operator==(const Ref&, const Ref&) = default;
  friend auto operator<=>(const Ref&, const Ref&) = default;
};

}  // namespace repoc
