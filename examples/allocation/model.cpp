// The rules of stock allocation. Nothing in here knows that it is stored somewhere:
//   Product clock{"RETRO-CLOCK"};
//   clock.add_batch({"b1", "RETRO-CLOCK", 10});
//   clock.allocate({"o1", "RETRO-CLOCK", 6})  ->  "b1", of which 4 are left
#include "allocation/model.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace allocation {

namespace {

// A line is known by its key: the same sku of the same order is the same line, whatever its quantity says.
bool same_line(const OrderLine& a, const OrderLine& b) { return a.orderid == b.orderid && a.sku == b.sku; }

// Stock that is here goes before stock that is on its way, and that by its day of arrival.
bool sooner(const Batch& a, const Batch& b) {
  if (!a.eta || !b.eta) return !a.eta && b.eta;
  return *a.eta < *b.eta;
}

}  // namespace

int Batch::allocated_quantity() const {
  return std::accumulate(allocations.begin(), allocations.end(), 0,
                         [](int sum, const OrderLine& line) { return sum + line.qty; });
}

int Batch::available_quantity() const { return purchased_quantity - allocated_quantity(); }

bool Batch::can_allocate(const OrderLine& line) const { return sku == line.sku && available_quantity() >= line.qty; }

Product::Product(std::string sku) : sku_(std::move(sku)) {}

void Product::add_batch(Batch batch) { batches_.push_back(std::move(batch)); }

std::optional<std::string> Product::batch_of(const OrderLine& line) const {
  for (const Batch& batch : batches_) {
    for (const OrderLine& held : batch.allocations) {
      if (same_line(held, line)) return batch.reference;
    }
  }
  return std::nullopt;
}

std::optional<std::string> Product::allocate(const OrderLine& line) {
  if (auto reference = batch_of(line)) return reference;
  // Of the batches that can take the line the soonest, and of two equally soon ones the first.
  Batch* chosen = nullptr;
  for (Batch& batch : batches_) {
    if (batch.can_allocate(line) && (!chosen || sooner(batch, *chosen))) chosen = &batch;
  }
  if (!chosen) return std::nullopt;
  chosen->allocations.push_back(line);
  return chosen->reference;
}

std::vector<OrderLine> Product::change_batch_quantity(const std::string& reference, int qty) {
  const auto batch = std::find_if(batches_.begin(), batches_.end(),
                                  [&](const Batch& candidate) { return candidate.reference == reference; });
  if (batch == batches_.end()) throw std::out_of_range("no batch " + reference + " of " + sku_);
  batch->purchased_quantity = qty;
  std::vector<OrderLine> taken_back;
  while (batch->available_quantity() < 0 && !batch->allocations.empty()) {
    taken_back.push_back(std::move(batch->allocations.back()));
    batch->allocations.pop_back();
  }
  return taken_back;
}

}  // namespace allocation
