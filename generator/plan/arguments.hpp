// Which C++ types a parameter may have for which field: language.md, section 3.
#pragma once

#include <string>

#include "model/model.hpp"

namespace repoc::plan {

// Whether a value of `argument` compares with a field of type `field`; references and the field's std::optional do not
// count.
bool compares(const model::Type& field, const model::Type& argument);

// Whether a value of `argument` can be stored in a field of type `field`: as `compares`, but a floating-point number is
// no integer, and no object stands for its key.
bool assignable(const model::Type& field, const model::Type& argument);

// The T of repoc::Maybe<T>, or null if the parameter is none.
const model::Type* maybe_of(const model::Type& argument);

// The elements of a list argument of `in`, or null if it is no range. A string is not a list.
const model::Type* element_of(const model::Type& argument);

// The id of the entity that a repository cannot name, because it is no public member; null if it can name all of them.
const model::Field* hidden_id(const model::Entity& entity);

// What to write instead: "std::string_view, const std::string& or const char*". `object`: of a Ref also the object that
// it names.
std::string fitting_types(const model::Model& model, const model::Type& field, bool object);

}  // namespace repoc::plan
