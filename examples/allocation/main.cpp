// The table of the allocation example, run on two SQLite files: each step tells the service something and compares what
// is stored afterwards with what the table says.
//
//   allocation                              in a temporary folder, removed at the end
//   allocation PRODUCTS.db READ_MODELS.db   on these files, which must not exist and are kept
//
// Ends with "allocation: 15 steps passed, 0 failed". Exit status: 0 all passed, 1 one failed, 2 usage.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "allocation/demo.hpp"
#include "allocation/repositories.repoc.hpp"

namespace {

using namespace allocation;
using namespace std::chrono_literals;

struct Step {
  int number;
  std::string input;
  std::string batches;      // stored afterwards: reference {order:quantity ...} -> still available
  std::string read_models;  // "-": none
  std::size_t published;
  std::string also;
  std::function<void(Shop&, Checks&)> run;
};

bool is_id(const std::string& id) {
  return id.size() == 32 && id.find_first_not_of("0123456789abcdef") == std::string::npos;
}

void create_first_batch(Shop& shop, Checks& check) {
  shop.service.handle(CreateBatch{"b1", kClock, 10, {}});
  check.equal("statements", shop.product_statements.of("CreateBatch(b1)"),
              "1 select; insert batch 1, insert products 1");
  check.equal("products", shop.product_count(), 1);
  check.equal("version", shop.clock().version(), 1);
}

void create_second_batch(Shop& shop, Checks& check) {
  shop.service.handle(CreateBatch{"b2", kClock, 20, 2030y / 1 / 1});
  check.equal("statements", shop.product_statements.of("CreateBatch(b2)"),
              "3 selects; insert batch 1, update products 1");
  check.equal("products", shop.product_count(), 1);
  const Product clock = shop.clock();
  check.equal("version", clock.version(), 2);
  check.is_true("b1 has no eta", !clock.batches().at(0).eta);
  check.is_true("eta of b2 is 2030-01-01", clock.batches().at(1).eta == 2030y / 1 / 1);
}

void allocate_first(Shop& shop, Checks& check) {
  const Answer answer = shop.service.handle(Allocate{"o1", kClock, 6});
  check.equal("answer", answer.batchref.value_or("out of stock"), "b1");
  check.equal("messages", joined(shop.ran), "A(o1) Allocated(o1)");
  // Two batches now, and still three statements to load them with their lines.
  check.equal("statements", shop.product_statements.of("A(o1)"), "3 selects; insert order_line 1, update products 1");
  check.equal("version", shop.clock().version(), 3);

  if (shop.outbox.sent.size() != 1) return;  // said by the table's column
  check.equal("channel", shop.outbox.sent[0].channel, "line_allocated");
  const auto payload = nlohmann::json::parse(shop.outbox.sent[0].payload);
  check.equal("payload", payload.size(), 4U);
  check.equal("payload orderid", payload.at("orderid").get<std::string>(), "o1");
  check.equal("payload sku", payload.at("sku").get<std::string>(), kClock);
  check.equal("payload batchref", payload.at("batchref").get<std::string>(), "b1");
  check.is_true("payload id is 32 lower-case hex characters", is_id(payload.at("id").get<std::string>()));
  const auto stored = shop.service.allocations_of("o1");
  check.equal("read models of o1", stored.size(), 1U);
  if (!stored.empty()) check.equal("payload id", payload.at("id").get<std::string>(), stored[0].id);
}

void allocate_second(Shop& shop, Checks& check) {
  check.equal("answer", shop.service.handle(Allocate{"o2", kClock, 4}).batchref.value_or("out of stock"), "b1");
}

void allocate_third(Shop& shop, Checks& check) {
  check.equal("answer", shop.service.handle(Allocate{"o3", kClock, 5}).batchref.value_or("out of stock"), "b2");
}

void allocate_too_many(Shop& shop, Checks& check) {
  const Answer answer = shop.service.handle(Allocate{"o4", kClock, 100});
  check.equal("answer", answer.batchref.value_or("out of stock"), "out of stock");
  check.equal("messages", joined(shop.ran), "A(o4) OutOfStock(RETRO-CLOCK)");
  check.equal("statements", shop.product_statements.of("A(o4)"), "3 selects");
}

void allocate_unknown(Shop& shop, Checks& check) {
  check.throws<InvalidSku>("InvalidSku", [&] { shop.service.handle(Allocate{"o5", "NO-SUCH", 1}); });
  check.equal("messages", joined(shop.ran), "A(o5)");
  check.equal("queued", shop.service.pending(), 0U);
  check.equal("products", shop.product_count(), 1);
}

void read_allocations(Shop& shop, Checks& check) {
  shop.section("read");
  const auto found = shop.service.allocations_of("o1");
  check.equal("o1", to_string(found), "o1->b1");
  check.equal("statements on the read models", shop.read_model_statements.of("read"), "1 select");
  check.equal("statements on the products", shop.product_statements.of("read"), "");
  check.equal("joins", shop.read_model_statements.queries_of("read").find("join"), std::string::npos);
  check.equal("zzz", to_string(shop.service.allocations_of("zzz")), "-");
}

void allocate_again(Shop& shop, Checks& check) {
  const auto version = shop.clock().version();
  check.equal("answer", shop.service.handle(Allocate{"o1", kClock, 6}).batchref.value_or("out of stock"), "b1");
  check.equal("messages", joined(shop.ran), "A(o1)");
  check.equal("statements", shop.product_statements.of("A(o1)"), "3 selects");
  check.equal("version", shop.clock().version(), version);
}

void change_and_reallocate(Shop& shop, Checks& check) {
  const auto version = shop.clock().version();
  shop.service.handle(ChangeBatchQuantity{"b1", 5});
  check.equal("messages", joined(shop.ran), "Change(b1) D(o2) D(o1) A(o2) A(o1) Allocated(o2) Allocated(o1)");
  check.equal("statements", shop.product_statements.of("Change(b1)"),
              "3 selects; delete order_line 2, update batch 1, update products 1");
  const Product clock = shop.clock();
  check.equal("version", clock.version(), version + 3);  // the command's own, and one for each line allocated again
  std::size_t lines = 0;
  for (const Batch& batch : clock.batches()) lines += batch.allocations.size();
  check.equal("order lines", lines, 3U);
}

void change_without_deallocation(Shop& shop, Checks& check) {
  const auto version = shop.clock().version();
  shop.service.handle(ChangeBatchQuantity{"b2", 50});
  check.equal("messages", joined(shop.ran), "Change(b2)");
  check.equal("statements", shop.product_statements.of("Change(b2)"), "3 selects; update batch 1, update products 1");
  check.equal("version", shop.clock().version(), version + 1);
}

void change_unknown(Shop& shop, Checks& check) {
  check.throws<repoc::NotFound>("NotFound", [&] { shop.service.handle(ChangeBatchQuantity{"b9", 1}); });
  check.equal("messages", joined(shop.ran), "Change(b9)");
  check.equal("statements", shop.product_statements.of("Change(b9)"), "1 select");
}

void delete_read_model(Shop& shop, Checks& check) {
  check.equal("removed", shop.service.remove_allocation("o3", kClock), 1);
  check.equal("removed again", shop.service.remove_allocation("o3", kClock), 0);
}

void change_to_nothing(Shop& shop, Checks& check) {
  shop.service.handle(ChangeBatchQuantity{"b2", 0});
  check.equal("messages", joined(shop.ran),
              "Change(b2) D(o1) D(o3) A(o1) A(o3) OutOfStock(RETRO-CLOCK) OutOfStock(RETRO-CLOCK)");
}

void two_at_once(Shop& shop, Checks& check) {
  shop.service.handle(ChangeBatchQuantity{"b2", 10});  // something for the loser of the race to find
  shop.section("the race");
  {
    repoc::UnitOfWork one{shop.products};
    repoc::UnitOfWork other{shop.products};
    Product& in_one = *one.repository<ProductRepository>().get_by_sku(kClock);
    Product& in_other = *other.repository<ProductRepository>().get_by_sku(kClock);
    check.equal("one", in_one.allocate({"o6", kClock, 1}).value_or("out of stock"), "b1");
    check.equal("the other", in_other.allocate({"o7", kClock, 1}).value_or("out of stock"), "b1");
    one.commit();
    check.throws<repoc::Conflict>("Conflict", [&] { other.commit(); });
  }
  check.equal("after the conflict", shop.batches(), "b1 {o2:4 o6:1} -> 0, b2 {} -> 10");
  std::string retried;
  repoc::transact(shop.products, [&](repoc::UnitOfWork& work) {
    Product& clock = *work.repository<ProductRepository>().get_by_sku(kClock);
    retried = clock.allocate({"o7", kClock, 1}).value_or("out of stock");
  });
  check.equal("the retry", retried, "b2");
  const Product clock = shop.clock();  // a name: the loop must not outlive what it walks over
  for (const Batch& batch : clock.batches()) {
    check.is_true(batch.reference + " is not negative", batch.available_quantity() >= 0);
  }
}

// clang-format off
const std::vector<Step> kSteps = {
    {1, "batch b1, 10, no eta", "b1 {} -> 10", "-", 0,
     "one product", create_first_batch},
    {2, "batch b2, 20, eta 2030-01-01", "b1 {} -> 10, b2 {} -> 20", "-", 0,
     "still one product; eta reloads as 2030-01-01", create_second_batch},
    {3, "allocate o1 x6", "b1 {o1:6} -> 4, b2 {} -> 20", "o1->b1", 1,
     "payload has id, orderid, sku, batchref", allocate_first},
    {4, "allocate o2 x4", "b1 {o1:6 o2:4} -> 0, b2 {} -> 20", "o1->b1, o2->b1", 1,
     "", allocate_second},
    {5, "allocate o3 x5", "b1 {o1:6 o2:4} -> 0, b2 {o3:5} -> 15", "o1->b1, o2->b1, o3->b2", 1,
     "", allocate_third},
    {6, "allocate o4 x100", "b1 {o1:6 o2:4} -> 0, b2 {o3:5} -> 15", "o1->b1, o2->b1, o3->b2", 0,
     "out of stock, and the answer says so", allocate_too_many},
    {7, "allocate o5 of NO-SUCH", "b1 {o1:6 o2:4} -> 0, b2 {o3:5} -> 15", "o1->b1, o2->b1, o3->b2", 0,
     "InvalidSku; nothing queued", allocate_unknown},
    {8, "read o1; read zzz", "b1 {o1:6 o2:4} -> 0, b2 {o3:5} -> 15", "o1->b1, o2->b1, o3->b2", 0,
     "[o1,b1]; none; one row, no join", read_allocations},
    {9, "allocate o1 x6 again", "b1 {o1:6 o2:4} -> 0, b2 {o3:5} -> 15", "o1->b1, o2->b1, o3->b2", 0,
     "the same answer", allocate_again},
    {10, "change b1 to 5", "b1 {o2:4} -> 1, b2 {o3:5 o1:6} -> 9", "o1->b2, o2->b1, o3->b2", 2,
     "pops o2, then o1; exactly 3 order-line rows", change_and_reallocate},
    {11, "change b2 to 50", "b1 {o2:4} -> 1, b2 {o3:5 o1:6} -> 39", "o1->b2, o2->b1, o3->b2", 0,
     "", change_without_deallocation},
    {12, "change b9", "b1 {o2:4} -> 1, b2 {o3:5 o1:6} -> 39", "o1->b2, o2->b1, o3->b2", 0,
     "NotFound", change_unknown},
    {13, "delete read model (o3, RETRO-CLOCK), twice", "b1 {o2:4} -> 1, b2 {o3:5 o1:6} -> 39", "o1->b2, o2->b1", 0,
     "1, then 0", delete_read_model},
    {14, "change b2 to 0", "b1 {o2:4} -> 1, b2 {} -> 0", "o2->b1", 0,
     "pops o1, then o3, neither fits; out of stock twice", change_to_nothing},
    {15, "two units of work load the product and allocate", "b1 {o2:4 o6:1} -> 0, b2 {o7:1} -> 9", "o2->b1", 0,
     "one wins, the other gets Conflict; a retry works; stock never negative", two_at_once},
};
// clang-format on

// Runs a step, prints what is stored after it and what ran, and compares. True: nothing differs from the table.
bool passes(const Step& step, Shop& shop) {
  Checks check;
  std::string batches;
  std::string read_models;
  shop.begin_step();
  try {
    step.run(shop, check);
    batches = shop.batches();
    read_models = shop.read_model_lines();
    check.equal("batches", batches, step.batches);
    check.equal("read models", read_models, step.read_models);
    check.equal("published", shop.outbox.sent.size(), step.published);
  } catch (const std::exception& error) {
    check.differences.push_back(std::string("unexpected error: ") + error.what());
  }
  const bool passed = check.differences.empty();
  const std::string also = step.also.empty() ? "" : "  (" + step.also + ")";
  std::printf("%2d  %s  %s%s\n", step.number, passed ? "ok    " : "FAILED", step.input.c_str(), also.c_str());
  std::printf("    batches %s | read models %s | published %zu\n", batches.c_str(), read_models.c_str(),
              shop.outbox.sent.size());
  for (const std::string& message : shop.ran) {
    const std::string products = shop.product_statements.of(message);
    const std::string reads = shop.read_model_statements.of(message);
    std::printf("    ran %s%s%s%s%s\n", message.c_str(), products.empty() ? "" : ": ", products.c_str(),
                reads.empty() ? "" : ": read models: ", reads.c_str());
  }
  for (const std::string& difference : check.differences) std::printf("  ! %s\n", difference.c_str());
  return passed;
}

int run(const std::string& products_file, const std::string& read_models_file) {
  Shop shop{products_file, read_models_file};
  const auto passed = std::count_if(kSteps.begin(), kSteps.end(), [&](const Step& step) { return passes(step, shop); });
  const auto failed = static_cast<long>(kSteps.size()) - passed;
  std::printf("allocation: %ld steps passed, %ld failed\n", static_cast<long>(passed), failed);
  return failed == 0 ? 0 : 1;
}

// A new folder, removed with everything in it.
class TemporaryFolder {
 public:
  TemporaryFolder()
      : path_(std::filesystem::temp_directory_path() / ("allocation-" + std::to_string(std::random_device{}()))) {
    std::filesystem::create_directory(path_);
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] std::string file(const char* name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc == 1) {
      const TemporaryFolder folder;
      return run(folder.file("products.db"), folder.file("read_models.db"));
    }
    if (argc != 3) {
      std::fprintf(stderr, "usage: allocation [PRODUCTS.db READ_MODELS.db]\n");
      return 2;
    }
    for (const char* file : {argv[1], argv[2]}) {
      if (std::filesystem::exists(file)) {
        std::fprintf(stderr, "allocation: %s exists already\n", file);
        return 2;
      }
    }
    return run(argv[1], argv[2]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "allocation: %s\n", error.what());
    return 1;
  }
}
