// A random model and the objects that are stored of it: an entity Widget with fields of every scalar kind and nasty
// names, up to two lists of parts, one of them with parts of its own. The objects are values of no C++ type.
//   World world = make_world(random);  world.objects[3].values[2]
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/model.hpp"
#include "random.hpp"
#include "value.hpp"

namespace repoc::property {

struct Object {
  Row values;                              // by field; absent for a list
  std::vector<std::vector<Object>> lists;  // by field; empty for a scalar
};

// What the values of a field are drawn from: few, so that questions hit.
struct Pool {
  std::vector<Value> values;
  bool tame = false;  // floating: sums of these are exact in any order
};

struct World {
  model::Model model;  // entities[root] is Widget; one repository of it, without methods
  std::size_t root = 0;
  std::vector<std::vector<Pool>> pools;  // by entity and field
  std::vector<Object> objects;
};

World make_world(Random& random);

// A value as one of that type may be, common ones as well as extremes. Optional types give absent values too.
Value random_value(Random& random, const World& world, const model::Type& type, bool tame);
// The text in another case: each character as one that folds to the same.
std::string recased(Random& random, const std::string& text);
// A type by its kind; the integers' width and sign by `bits` and `is_signed`.
model::Type scalar(model::TypeKind kind, unsigned bits = 0, bool is_signed = true);
model::Type wrapped(model::TypeKind kind, const std::string& name, model::Type inner);

const model::Field& field_at(const World& world, std::size_t entity, std::size_t field);
const model::Type& held(const model::Field& field);  // without std::optional
std::size_t child_entity(const World& world, std::size_t entity, std::size_t list);

// The model and the objects as text, for a failure.
std::string show_model(const World& world);
std::string show_objects(const World& world);

}  // namespace repoc::property
