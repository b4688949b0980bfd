#pragma once

#include <cstdint>
#include <map>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "shop/model.hpp"
#include "shop/orders.hpp"

namespace shop {

class [[repoc::repository]] ItemRepository : public repoc::Repository<Item, std::string> {
 public:
  virtual std::vector<Item> find_by_stock_less_than_order_by_sku(int stock) = 0;
  virtual std::int64_t count_by_stock_greater_than(int stock) = 0;
  virtual repoc::Page<std::string> find_sku_by_sku_containing_ignore_case_order_by_sku(std::string_view text,
                                                                                       repoc::PageRequest page) = 0;
  virtual repoc::CursorPage<Item> find_all_order_by_stock_desc(const repoc::Cursor& cursor) = 0;
  virtual repoc::Stream<Item> stream_order_by_sku() = 0;
  virtual std::int64_t update_increment_stock_by_sku(int by, std::string_view sku) = 0;
  virtual std::map<Stock, std::int64_t> count_group_by_stock() = 0;
  [[repoc::query("select sum(i.stock) from items i where i.sku in (:skus)")]]
  virtual std::int64_t stock_of(const std::vector<std::string>& skus) = 0;
};

class [[repoc::repository]] Customers : public repoc::Repository<Customer, repoc::Uuid> {
 public:
  virtual std::vector<Customer> find_by_address_city(std::string_view city) = 0;
};

class [[repoc::repository]] Orders : public repoc::Repository<Order, std::int64_t> {
 public:
  virtual std::vector<Order> find_by_customer_and_state_open(const repoc::Ref<Customer, repoc::Uuid>& customer) = 0;
  virtual std::int64_t count_by_lines_any_weight_greater_than(const repoc::Decimal& weight) = 0;
};

}  // namespace shop
