// Every name that generated code makes up, in one place.
//   table of allocation::Batch      kBatch, kBatchColumns, kBatchKey ...
//   ProductRepository::get_by_sku   kProductRepository_get_by_sku
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

  // "Batch" for kBatch, kBatchColumns, kBatchKey, kBatchChildren and kBatchSchema.
  std::string table(const model::Entity& entity);
  // "ProductRepository" for the class and its queries.
  std::string repository(const model::Repository& repository);
  [[nodiscard]] std::string repository_class(std::string_view repository) const;
  // "kProductRepository_get_by_sku"; an overload gets "_2".
  std::string query(std::string_view repository, std::string_view method);

 private:
  // The first of the bases, the last of them with a number at worst, that is free with the prefix and each suffix.
  std::string claim(std::string_view prefix, const std::vector<std::string>& bases,
                    const std::vector<std::string>& suffixes);

  std::string on_dialect_;  // "OnSqlite"
  std::set<std::string> taken_;
};

}  // namespace repoc::emit
