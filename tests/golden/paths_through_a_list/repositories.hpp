#pragma once

#include <cstdint>
#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::entity]] Batch {
  [[repoc::id, repoc::unique]] std::string reference;
  std::string sku;
  int quantity{};
  std::optional<std::string> note;
};
struct [[repoc::entity("products")]] Product {
  [[repoc::id]] std::string sku;
  std::vector<Batch> batches;
  [[repoc::version]] std::int64_t version{};
};

class [[repoc::repository]] ProductRepository : public repoc::Repository<Product, std::string> {
 public:
  virtual Product* get_by_batches_reference(std::string_view reference) = 0;
  virtual Product* get_by_batches__reference(std::string_view reference) = 0;
  virtual std::vector<Product> find_by_batches_sku_and_batches_quantity_greater_than(std::string_view sku, int quantity) = 0;
  virtual std::vector<Product> find_by_batches_sku_and_sku_and_batches_quantity(std::string_view a, std::string_view b, int q) = 0;
  virtual std::vector<Product> find_by_batches_sku_or_batches_quantity(std::string_view sku, int quantity) = 0;
  virtual std::vector<Product> find_by_batches_quantity_not(int quantity) = 0;
  virtual std::vector<Product> find_by_batches_note_is_null() = 0;
  virtual std::vector<Product> find_by_batches_empty() = 0;
  virtual std::vector<Product> find_by_batches_not_empty_order_by_sku_desc() = 0;
  virtual std::int64_t delete_by_batches_reference(std::string_view reference) = 0;
  virtual bool exists_by_batches_reference_in(const std::vector<std::string>& references) = 0;
};
