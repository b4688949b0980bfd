// A value struct or a reference with a key of several columns -> the fields that an entity has of it: the group, and
// its parts behind it.
//   {"address", optional, {{"city"}, {"zip", optional}}}  ->  address, address.city, address.zip
#pragma once

#include <string>
#include <vector>

#include "world.hpp"

namespace repoc::property {

struct GroupSpec {
  std::string name;
  model::Type type;  // of a column, or a reference whose key is a tuple; of a value struct it follows from the parts
  bool optional = false;
  std::vector<GroupSpec> parts;  // a value struct
};

// `may_be_absent`: of each field so far; grows with them. The model gets a record for each value struct.
void add_group(model::Entity& entity, std::vector<bool>& may_be_absent, model::Model& model, const GroupSpec& spec);

// The parts' values where the group is absent.
void clear_group(const World& world, std::size_t entity, std::size_t group, Row& values);

}  // namespace repoc::property
