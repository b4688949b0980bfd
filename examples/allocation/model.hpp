// The domain of the stock-allocation example: products, their batches of stock, and the order lines allocated to them.
// Plain C++: the attributes say what is stored and change nothing else.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace repoc {
struct Access;
}

namespace allocation {

struct [[repoc::entity]] OrderLine {
  [[repoc::id]] std::string orderid;
  [[repoc::id]] std::string sku;
  int qty{};

  friend bool operator==(const OrderLine&, const OrderLine&) = default;
};

struct [[repoc::entity]] Batch {
  [[repoc::id, repoc::unique]] std::string reference;
  std::string sku;
  int purchased_quantity{};
  std::vector<OrderLine> allocations;              // the most recent last
  std::optional<std::chrono::year_month_day> eta;  // absent: in stock

  [[nodiscard]] int allocated_quantity() const;
  [[nodiscard]] int available_quantity() const;
  [[nodiscard]] bool can_allocate(const OrderLine& line) const;
};

// The aggregate root.
class [[repoc::entity("products")]] Product {
 public:
  explicit Product(std::string sku);

  [[nodiscard]] const std::string& sku() const { return sku_; }
  [[nodiscard]] const std::vector<Batch>& batches() const { return batches_; }
  [[nodiscard]] std::int64_t version() const { return version_; }

  void add_batch(Batch batch);
  // The reference of the batch that holds this line of the order; no value: it is not allocated.
  [[nodiscard]] std::optional<std::string> batch_of(const OrderLine& line) const;
  // The reference of the batch that took the line: in-stock batches first, then by earliest eta. A line that is
  // allocated already stays where it is. No value: out of stock.
  std::optional<std::string> allocate(const OrderLine& line);
  // Sets the purchased quantity, then takes back the most recently allocated lines until the rest fits; returns them in
  // that order. The reference must be one of this product's (std::out_of_range).
  std::vector<OrderLine> change_batch_quantity(const std::string& reference, int qty);

 private:
  friend struct repoc::Access;
  Product() = default;

  [[repoc::id]] std::string sku_;
  std::vector<Batch> batches_;
  [[repoc::version]] std::int64_t version_{};
};

// The read model: which batch serves an order line. Kept in a database of its own.
struct [[repoc::entity]] Allocation {
  [[repoc::id(generated)]] std::string id;
  std::string orderid;
  std::string sku;
  std::string batchref;
};

}  // namespace allocation
