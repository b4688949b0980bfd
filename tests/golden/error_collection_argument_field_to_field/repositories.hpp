#pragma once

#include <chrono>
#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <vector>

struct [[repoc::entity]] OrderLine {
  [[repoc::id]] std::string orderid;
  [[repoc::id]] std::string sku;
  int qty{};
};

struct [[repoc::entity]] Batch {
  [[repoc::id]] std::string reference;
  int purchased_quantity{};
  std::optional<std::chrono::year_month_day> eta;
  std::vector<OrderLine> allocations;
};

struct [[repoc::entity]] Box {
  [[repoc::id]] int number{};
  int size{};
};

struct [[repoc::entity("products")]] Product {
  [[repoc::id]] std::string sku;
  std::string name;
  std::vector<Batch> batches;
  std::vector<Box> boxes;
};

class [[repoc::repository]] ProductRepository : public repoc::Repository<Product, std::string> {
 public:
  virtual std::vector<Product> find_by_batches_purchased_quantity_less_than_field_boxes_size() = 0;
};
