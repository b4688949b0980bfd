// The rules of examples/allocation/model.hpp, without a database.
#include <gtest/gtest.h>

#include "allocation/model.hpp"

namespace allocation {
namespace {

using namespace std::chrono_literals;

Product clock_with(std::vector<Batch> batches) {
  Product product{"CLOCK"};
  for (Batch& batch : batches) product.add_batch(std::move(batch));
  return product;
}
std::string allocated(Product& product, const OrderLine& line) {
  return product.allocate(line).value_or("out of stock");
}

TEST(AllocationModel, AvailableIsPurchasedLessAllocated) {
  Batch batch{"b", "CLOCK", 10, {{"o1", "CLOCK", 3}, {"o2", "CLOCK", 4}}, {}};
  EXPECT_EQ(batch.allocated_quantity(), 7);
  EXPECT_EQ(batch.available_quantity(), 3);
  EXPECT_TRUE(batch.can_allocate({"o3", "CLOCK", 3}));
  EXPECT_FALSE(batch.can_allocate({"o3", "CLOCK", 4}));
  EXPECT_FALSE(batch.can_allocate({"o3", "CHAIR", 1}));
}

TEST(AllocationModel, InStockFirstThenByEtaTiesStable) {
  Product product = clock_with({{"late", "CLOCK", 10, {}, 2031y / 1 / 1},
                                {"early", "CLOCK", 10, {}, 2030y / 1 / 1},
                                {"stock", "CLOCK", 10, {}, {}},
                                {"early too", "CLOCK", 10, {}, 2030y / 1 / 1},
                                {"stock too", "CLOCK", 10, {}, {}}});
  const char* expected[] = {"stock", "stock too", "early", "early too", "late", "out of stock"};
  int order = 0;
  for (const char* reference : expected) {
    EXPECT_EQ(allocated(product, {"o" + std::to_string(++order), "CLOCK", 10}), reference);
  }
  EXPECT_EQ(product.batches()[0].reference, "late");  // the stored order is left alone
}

TEST(AllocationModel, TheSameLineTwiceChangesNothing) {
  Product product = clock_with({{"b1", "CLOCK", 10, {}, {}}, {"b2", "CLOCK", 10, {}, {}}});
  EXPECT_EQ(allocated(product, {"o1", "CLOCK", 8}), "b1");
  EXPECT_EQ(product.batch_of({"o1", "CLOCK", 8}), "b1");
  EXPECT_EQ(allocated(product, {"o1", "CLOCK", 8}), "b1");
  EXPECT_EQ(product.batches()[0].available_quantity(), 2);
  EXPECT_EQ(product.batches()[1].available_quantity(), 10);
  EXPECT_EQ(product.batch_of({"o2", "CLOCK", 8}), std::nullopt);
}

TEST(AllocationModel, ALowerQuantityTakesBackTheMostRecentLines) {
  struct Row {
    int quantity;
    std::vector<std::string> taken_back;
    int available;
  };
  const Row rows[] = {{20, {}, 11}, {9, {}, 0}, {8, {"o3"}, 3}, {4, {"o3", "o2"}, 2}, {1, {"o3", "o2", "o1"}, 1}};
  for (const Row& row : rows) {
    Product product = clock_with({{"b1", "CLOCK", 9, {}, {}}});
    for (const auto& [order, quantity] : {std::pair{"o1", 2}, {"o2", 3}, {"o3", 4}}) {
      allocated(product, {order, "CLOCK", quantity});
    }
    std::vector<std::string> taken_back;
    for (const OrderLine& line : product.change_batch_quantity("b1", row.quantity)) taken_back.push_back(line.orderid);
    EXPECT_EQ(taken_back, row.taken_back) << row.quantity;
    EXPECT_EQ(product.batches()[0].available_quantity(), row.available) << row.quantity;
  }
}

TEST(AllocationModel, AnUnknownBatchIsRefused) {
  Product product = clock_with({});
  EXPECT_THROW(product.change_batch_quantity("b9", 1), std::out_of_range);
}

}  // namespace
}  // namespace allocation
