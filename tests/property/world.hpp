// A random model and the objects that are stored of it: an entity Widget with fields of every kind and nasty names,
// value structs and references among them, up to two lists of parts, one of them with parts of its own, something owned
// alone and a list of references. The objects are values of no C++ type.
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
  Row values;                              // by field; absent for a list and for a group, whose parts have them
  std::vector<std::vector<Object>> lists;  // by field; empty for a scalar, of one at most where it is owned alone
};

// What the values of a field are drawn from: few, so that questions hit.
struct Pool {
  std::vector<Value> values;
  bool tame = false;           // floating: sums of these are exact in any order
  bool may_be_absent = false;  // by itself, not with the group that it is a part of
};

struct World {
  model::Model model;  // entities[root] is Widget; one repository of it, without methods; records are value structs
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
model::Type scalar_list(model::Type element);
model::Type wrapped(model::TypeKind kind, const std::string& name, model::Type inner);

const model::Field& field_at(const World& world, std::size_t entity, std::size_t field);
// Without std::optional; of a reference its key's, which a database knows only.
const model::Type& held(const model::Field& field);
bool is_links(const model::Field& field);
// "address_city", or with another separator before each part.
std::string name_of(const model::Field& field, const std::string& hop = "_");
// Of a group, or a part: whether it is there. A group that cannot be absent is.
bool is_there(const World& world, std::size_t entity, std::size_t group, const Object& object);
// Random values for the parts of a group that is there, as fields of that entity.
void fill_group(Random& random, const World& world, std::size_t entity, std::size_t group, Row& values);
std::size_t child_entity(const World& world, std::size_t entity, std::size_t list);

// The model and the objects as text, for a failure.
std::string show_model(const World& world);
std::string show_objects(const World& world);

}  // namespace repoc::property
