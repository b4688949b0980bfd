// Every name that generated code makes up, in one place.
//   table of allocation::Batch      kBatch, kBatchColumns, kBatchKey ...
//   ProductRepository::get_by_sku   kProductRepository_get_by_sku
//   what belongs to it              kProductRepository_get_by_sku_where, ProductRepository_get_by_sku_Row
//   on SQLite                       ProductRepositoryOnSqlite, repoc::generated::allocation_ProductRepository_sqlite
// Within a file a name is short where nothing else has it, qualified where something has, and numbered if that is
// taken, too.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/model.hpp"

namespace repoc::emit {

// "allocation::Batch" -> "Batch"
std::string_view unqualified(std::string_view name);
// "allocation::Batch" -> "allocation_Batch". Different names never become one: where a part holds a `_` itself, the
// lengths of the parts follow ("a_b::C" -> "a_b_C_3_1").
std::string flattened(std::string_view name);
// {"order", "lines"} -> "OrderLines"
std::string upper_camel(const model::Words& words);
// The object that the two generated files of a header share: "allocation_ProductRepository_sqlite".
std::string entry_name(const model::Repository& repository, std::string_view dialect);

// The names of one generated source file.
class Naming {
 public:
  explicit Naming(std::string_view dialect);

  // "Batch" for kBatch, kBatchColumns, kBatchKey, kBatchChildren, kBatchSchema, kBatchUniques, and kBatchUnique1 up to
  // the number of unique constraints.
  std::string table(const model::Entity& entity, std::size_t uniques = 0);
  // Of a link, which has no name of its own: "ProductTags" for Product::tags_.
  std::string link_table(const model::Entity& owner, const model::Field& links, std::size_t uniques = 0);
  // "ProductRepository" for the class and its queries.
  std::string repository(const model::Repository& repository);
  [[nodiscard]] std::string repository_class(std::string_view repository) const;
  // Of one method's query. `where` and `row` are given only where they are asked for.
  struct Query {
    std::string constant;  // "kProductRepository_get_by_sku"; an overload gets "_2"
    std::string where;     // "kProductRepository_get_by_sku_where"
    std::string row;       // "ProductRepository_get_by_sku_Row"
  };
  Query query(std::string_view repository, std::string_view method, bool has_where, bool has_row);

 private:
  // What a name is made of: a base between a prefix and a suffix.
  struct Form {
    std::string_view prefix;
    std::string suffix;
  };
  std::string claim_table(const std::string& name, const std::string& suffix, std::size_t uniques);
  // The first of the bases, the last of them with a number at worst, that is free in each form.
  std::string claim(const std::vector<std::string>& bases, const std::vector<Form>& forms);

  std::string on_dialect_;  // "OnSqlite"
  std::set<std::string> taken_;
};

}  // namespace repoc::emit
