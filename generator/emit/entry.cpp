#include "emit/parts.hpp"
#include "emit/printer.hpp"

namespace repoc::emit {

std::string entry(const model::Repository& repository, std::string_view dialect, std::string_view root_table,
                  std::string_view class_name) {
  return format_template(R"(
const detail::CompiledRepository $entry${
    $name$, $dialect$, k$table$Schema,
    &detail::make_repository<$class$, $cpp$>};
)",
                         {{"entry", entry_name(repository, dialect)},
                          {"name", literal(repository.name)},
                          {"dialect", literal(dialect)},
                          {"table", std::string(root_table)},
                          {"class", std::string(class_name)},
                          {"cpp", repository.cpp}});
}

}  // namespace repoc::emit
