#include <iostream>
#include <repoc/repoc.hpp>

#include "shop/repositories.repoc.hpp"

int main() {
  repoc::Database db = repoc::open("sqlite::memory:");
  repoc::create_schema<shop::ItemRepository>(db);
  repoc::UnitOfWork work{db};
  auto& items = work.repository<shop::ItemRepository>();
  items.add({"LAMP", 3});
  items.add({"DESK", 1});
  items.add({"SOFA", 7});
  work.commit();
  std::cout << SHOP_NAME << ':';
  for (const shop::Item& item : items.find_by_stock_less_than_order_by_sku(5)) std::cout << ' ' << item.sku;
  std::cout << ", " << items.count_by_stock_greater_than(5) << " plenty\n";
}
