// A question -> a method: its name in one of its many spellings, the types of its parameters, its result.
//   the names of widgets whose code is like ?  ->  std::vector<std::string> search_widgets_name_by_code_is_like(...)
#pragma once

#include <string>
#include <vector>

#include "question.hpp"

namespace repoc::property {

struct Spelled {
  std::vector<Argument> arguments;  // one for each parameter
};

// Puts the method into the world's repository, as its only one, with the struct that its result may need.
// `plain`: spelled for [[repoc::derive]], with dots at the hops and every operator written out, so that it has one
// reading wherever that is possible.
Spelled spell(Random& random, World& world, const Question& question, bool plain);

// "std::vector<Widget> find_by_...(std::string_view, ...)"
std::string show_method(const World& world);

}  // namespace repoc::property
