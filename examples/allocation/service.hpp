// What the shop can be told (commands), what follows from it (events), and the service that handles both.
//
//   command -> its handler: one unit of work -> events -> their handlers -> more messages ... until none is left
//
// Messages are handled first in, first out. The products are one database, the read models another: what a command
// stores is committed before an event writes to the second one.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <repoc/repoc.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "allocation/model.hpp"

namespace allocation {

// Commands.
struct CreateBatch {
  std::string reference;
  std::string sku;
  int qty{};
  std::optional<std::chrono::year_month_day> eta;
};
struct Allocate {
  std::string orderid;
  std::string sku;
  int qty{};
};
struct ChangeBatchQuantity {
  std::string reference;
  int qty{};
};

// Events.
struct Allocated {
  std::string orderid;
  std::string sku;
  int qty{};
  std::string batchref;
};
struct Deallocated {
  std::string orderid;
  std::string sku;
  int qty{};
};
struct OutOfStock {
  std::string sku;
};

using Message = std::variant<CreateBatch, Allocate, ChangeBatchQuantity, Allocated, Deallocated, OutOfStock>;

// "A(o2)", "D(o2)", "Allocated(o2)": short enough for a log.
std::string to_string(const Message& message);

// A line was to be allocated of a product that does not exist.
class InvalidSku : public std::runtime_error {
 public:
  explicit InvalidSku(const std::string& sku) : std::runtime_error("invalid sku " + sku) {}
};

// Where events leave the program. A real one would talk to Redis or Kafka.
class Publisher {
 public:
  virtual ~Publisher() = default;
  virtual void publish(std::string_view channel, const std::string& payload) = 0;
};

// What came of a command. Only Allocate has a batch to name; without one the product is out of stock.
struct Answer {
  std::optional<std::string> batchref;
};

// Both databases and the publisher must outlive the service. For one thread at a time.
class Service {
 public:
  // Told of each message just before it is handled.
  using Observer = std::function<void(const Message&)>;

  Service(repoc::Database& products, repoc::Database& read_models, Publisher& publisher, Observer observer = {});

  // Handles the command and everything that follows from it. An exception of a handler goes on to the caller and its
  // message is gone (what it had committed stays); what was queued behind it is handled first by the next call.
  Answer handle(const Message& command);
  // How many messages wait. 0 after a call that returned.
  [[nodiscard]] std::size_t pending() const { return queue_.size(); }

  // The read side: which batches serve this order. No product is loaded for it.
  std::vector<Allocation> allocations_of(std::string_view orderid);
  // How many read models of this line were removed.
  std::int64_t remove_allocation(std::string_view orderid, std::string_view sku);

 private:
  Answer on(const CreateBatch& command);
  Answer on(const Allocate& command);
  Answer on(const ChangeBatchQuantity& command);
  Answer on(const Allocated& event);
  Answer on(const Deallocated& event);
  Answer on(const OutOfStock& event);

  Answer handle_one(const Message& message);
  void handle_queue();

  repoc::Database& products_;
  repoc::Database& read_models_;
  Publisher& publisher_;
  Observer observer_;
  std::deque<Message> queue_;
};

}  // namespace allocation
