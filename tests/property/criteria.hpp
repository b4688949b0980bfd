// Whether an object satisfies a question's criteria.
#pragma once

#include "question.hpp"

namespace repoc::property {

// Every object does where nothing is left of the criteria.
bool satisfies(const World& world, const Where& where, const Object& object);

// Whether an empty Maybe takes every criterion away.
bool all_dropped(const Where& where);

// A LIKE pattern: `%` any text, `_` one character, `\` takes the next one as it is.
bool matches_like(const std::vector<char32_t>& text, const std::vector<char32_t>& pattern);

}  // namespace repoc::property
