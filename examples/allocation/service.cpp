// One handler per message. Each reads like the sentence in the design: get the product, tell it what happened, commit.
#include "allocation/service.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "allocation/repositories.repoc.hpp"

namespace allocation {

namespace {

std::string payload(const Allocation& row) {
  return nlohmann::json{{"id", row.id}, {"orderid", row.orderid}, {"sku", row.sku}, {"batchref", row.batchref}}.dump();
}

struct Name {
  std::string operator()(const CreateBatch& m) const { return "CreateBatch(" + m.reference + ")"; }
  std::string operator()(const Allocate& m) const { return "A(" + m.orderid + ")"; }
  std::string operator()(const ChangeBatchQuantity& m) const { return "Change(" + m.reference + ")"; }
  std::string operator()(const Allocated& m) const { return "Allocated(" + m.orderid + ")"; }
  std::string operator()(const Deallocated& m) const { return "D(" + m.orderid + ")"; }
  std::string operator()(const OutOfStock& m) const { return "OutOfStock(" + m.sku + ")"; }
};

}  // namespace

std::string to_string(const Message& message) { return std::visit(Name{}, message); }

Service::Service(repoc::Database& products, repoc::Database& read_models, Publisher& publisher, Observer observer)
    : products_(products), read_models_(read_models), publisher_(publisher), observer_(std::move(observer)) {}

Answer Service::handle(const Message& command) {
  handle_queue();  // empty, unless an earlier call ended with an exception
  Answer answer = handle_one(command);
  handle_queue();
  return answer;
}

void Service::handle_queue() {
  while (!queue_.empty()) {
    const Message message = std::move(queue_.front());
    queue_.pop_front();
    handle_one(message);
  }
}

Answer Service::handle_one(const Message& message) {
  if (observer_) observer_(message);
  return std::visit([this](const auto& m) { return on(m); }, message);
}

Answer Service::on(const CreateBatch& command) {
  repoc::UnitOfWork work{products_};
  auto& products = work.repository<ProductRepository>();
  Product* product = products.get_by_sku(command.sku);
  if (!product) product = &products.add(Product{command.sku});
  product->add_batch({command.reference, command.sku, command.qty, {}, command.eta});
  work.commit();
  return {};
}

Answer Service::on(const Allocate& command) {
  const OrderLine line{command.orderid, command.sku, command.qty};
  repoc::UnitOfWork work{products_};
  Product* product = work.repository<ProductRepository>().get_by_sku(command.sku);
  if (!product) throw InvalidSku(command.sku);
  // Asked twice, the answer is the same and nothing follows from it a second time.
  if (auto batchref = product->batch_of(line)) return {batchref};
  const std::optional<std::string> batchref = product->allocate(line);
  work.commit();
  if (batchref) {
    queue_.push_back(Allocated{command.orderid, command.sku, command.qty, *batchref});
  } else {
    queue_.push_back(OutOfStock{command.sku});
  }
  return {batchref};
}

Answer Service::on(const ChangeBatchQuantity& command) {
  repoc::UnitOfWork work{products_};
  // Found by what it owns: the name of the method walks from the product into its batches.
  Product* product = work.repository<ProductRepository>().get_by_batches_reference(command.reference);
  if (!product) throw repoc::NotFound("no batch " + command.reference);
  const std::vector<OrderLine> taken_back = product->change_batch_quantity(command.reference, command.qty);
  work.commit();
  for (const OrderLine& line : taken_back) queue_.push_back(Deallocated{line.orderid, line.sku, line.qty});
  return {};
}

Answer Service::on(const Deallocated& event) {
  queue_.push_back(Allocate{event.orderid, event.sku, event.qty});
  remove_allocation(event.orderid, event.sku);
  return {};
}

Answer Service::on(const Allocated& event) {
  repoc::UnitOfWork work{read_models_};
  const Allocation& row = work.repository<AllocationRepository>().add({{}, event.orderid, event.sku, event.batchref});
  work.commit();
  publisher_.publish("line_allocated", payload(row));
  return {};
}

Answer Service::on(const OutOfStock&) {
  // A real shop would tell its buyers; the observer has seen it.
  return {};
}

std::vector<Allocation> Service::allocations_of(std::string_view orderid) {
  repoc::Session session{read_models_};
  return session.repository<AllocationRepository>().find_by_orderid(orderid);
}

std::int64_t Service::remove_allocation(std::string_view orderid, std::string_view sku) {
  repoc::UnitOfWork work{read_models_};
  const std::int64_t removed = work.repository<AllocationRepository>().delete_by_orderid_and_sku(orderid, sku);
  work.commit();
  return removed;
}

}  // namespace allocation
