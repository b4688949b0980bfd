// A query that answers with a plain struct -> how a row becomes one:
//   struct Products_find_sku_and_name_Row {
//     using Value = ::shop::ProductName;
//     static void read(auto& row, Value& out) {
//       row.get(0, out.sku);
//       row.get(1, out.name);
//     }
//   };
#include <fmt/format.h>

#include "emit/parts.hpp"
#include "emit/printer.hpp"

namespace repoc::emit {

bool has_row(const plan::Query& query) { return query.result.holds == plan::Holds::record; }

std::string row_struct(const model::Model& model, const std::string& name, const QueryOf& q) {
  const plan::Result& result = q.query->result;
  const model::Record& record = model.records.at(result.type.index);
  std::vector<std::string> lines;
  for (const std::size_t member : q.query->raw.empty() ? result.members : q.statement->members) {
    lines.push_back(fmt::format("row.get({}, out.{});", lines.size(), record.members.at(member).name));
  }
  return format_template(R"(
struct $name$ {
  using Value = $value$;
  static void read(auto& row, Value& out) {
    $lines$
  }
};
)",
                         {{"name", name}, {"value", record.cpp}, {"lines", fmt::format("{}", fmt::join(lines, "\n"))}});
}

}  // namespace repoc::emit
