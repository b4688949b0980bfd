#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace shop {

struct [[repoc::entity]] OrderLine {
  [[repoc::id]] std::string orderid;
  [[repoc::id]] std::string sku;
  int qty{};
};

struct [[repoc::entity]] Batch {
  [[repoc::id, repoc::unique]] std::string reference;
  std::vector<OrderLine> lines;
  std::optional<std::chrono::year_month_day> eta;
};

struct [[repoc::entity]] Product {
  [[repoc::id]] std::string sku;
  std::vector<Batch> batches;
  [[repoc::version]] std::int64_t version{};
};

class [[repoc::repository]] ProductRepository : public repoc::Repository<Product, std::string> {
 public:
  virtual Product* get_by_batches_reference(std::string_view reference) = 0;
  virtual std::vector<Product> find_by_batches_lines_orderid(std::string_view orderid) = 0;
  virtual std::int64_t count_by_batches_eta_before(std::chrono::year_month_day day) = 0;
};

}  // namespace shop
