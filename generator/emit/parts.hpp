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

// enums.cpp: the enums that rows or arguments of these entities and queries may hold, each once.
std::vector<std::size_t> enums_of(const model::Model& model, const std::vector<std::size_t>& entities,
                                  const std::vector<const plan::Query*>& queries);

// enums.cpp, mapping.cpp: the specialisations of EnumNames and Access::Mapping. They are the same in every file that
// has them, whatever the dialect, as the one-definition rule asks.
std::string enum_names(const model::Enum& e);
std::string mapping(const model::Entity& entity);

// columns.cpp: the members of a mapping that go through its columns. bind_key is empty where there is no id.
struct ColumnFunctions {
  std::string read;
  std::string bind;
  std::string bind_key;
  std::string changed;
};
ColumnFunctions column_functions(const model::Entity& entity);

// tables.cpp: the tables of an aggregate, children first, and its schema; `root_table` becomes the root's name.
std::string tables(const model::Model& model, const dialect::Aggregate& aggregate, Naming& naming,
                   std::string& root_table);

// A method's query, and the dialect's statement for it.
struct QueryOf {
  const plan::Query* query = nullptr;
  const dialect::Statement* statement = nullptr;
};

// query.cpp: the constants of a statement. An empty line follows them.
std::string query_constants(const Naming::Query& names, const QueryOf& q);

// row.cpp: how a row becomes the plain struct that a query asks for.
bool has_row(const plan::Query& query);
std::string row_struct(const model::Model& model, const std::string& name, const QueryOf& q);

// call.cpp: the runtime's helper that runs a query whose method is declared with that result.
struct Helper {
  std::string name;           // "rows"
  std::string type_argument;  // "Products_find_sku_and_name_Row", or empty
};
Helper helper(const plan::Query& query, const model::Type& result, const std::string& row);
// Whether the base of generated classes has a member of that name. A method of that name would hide it.
bool is_inherited(std::string_view name);

// argument.cpp: what a statement is given of the parameter that has that name.
std::string argument(const model::Model& model, const plan::Query& query, const dialect::Statement::Argument& given,
                     const std::string& name, std::string_view dialect);

// repository.cpp: the statements of a repository and the class that runs them.
struct RepositoryParts {
  std::string text;
  std::string class_name;
};
RepositoryParts repository(const model::Model& model, const model::Repository& repository,
                           const std::vector<QueryOf>& queries, const dialect::Dialect& dialect,
                           std::string_view root_table, Naming& naming);

// entry.cpp: the object through which the runtime finds all this.
std::string entry(const model::Repository& repository, std::string_view dialect, std::string_view root_table,
                  std::string_view class_name);

}  // namespace repoc::emit
