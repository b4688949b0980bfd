// The pieces that a header's generated files are put together from: one function, in a file of its own, for each. They
// return text that ends without a newline; emit.cpp puts empty lines between.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "emit/emit.hpp"
#include "emit/naming.hpp"

namespace repoc::emit {

// header.cpp: the whole of x.repoc.hpp. `repositories` are those of the header.
std::string header_file(const model::Model& model, const model::Header& header,
                        const std::vector<std::size_t>& repositories, const std::vector<Compiled>& compiled);

// Whether a run for that dialect serves the repository.
bool serves(const dialect::Dialect& dialect, const model::Repository& repository);
// "shop/repositories.hpp" -> "shop/repositories.repoc.hpp"
std::string header_path(const model::Header& header);
std::string source_path(const model::Header& header, std::string_view dialect);

// mapping.cpp: the specialisations of EnumNames and Access::Mapping. They are the same in every file that has them,
// whatever the dialect, as the one-definition rule asks.
std::string enum_names(const model::Enum& e);
std::string mapping(const model::Entity& entity);

// tables.cpp: the tables of an aggregate, children first, and its schema; `root_table` becomes the root's name.
std::string tables(const model::Model& model, const dialect::Aggregate& aggregate, Naming& naming,
                   std::string& root_table);

// repository.cpp: the statements of a repository and the class that runs them.
struct RepositoryParts {
  std::string text;
  std::string class_name;
};
struct QueryOf {
  const plan::Query* query = nullptr;
  const dialect::Statement* statement = nullptr;
};
RepositoryParts repository(const model::Model& model, const model::Repository& repository,
                           const std::vector<QueryOf>& queries, const dialect::Dialect& dialect,
                           std::string_view root_table, Naming& naming);

// entry.cpp: the object through which the runtime finds all this.
std::string entry(const model::Repository& repository, std::string_view dialect, std::string_view root_table,
                  std::string_view class_name);

}  // namespace repoc::emit
