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
  std::cout << ", " << items.count_by_stock_greater_than(5) << " plenty";

  const repoc::Page<std::string> page = items.find_sku_by_sku_containing_ignore_case_order_by_sku("S", {0, 1});
  std::cout << "; " << page.items.at(0) << " of " << page.total;
  std::optional<repoc::Cursor> at = repoc::Cursor{"", 2};
  while (at) {
    const repoc::CursorPage<shop::Item> next = items.find_all_order_by_stock_desc(*at);
    for (const shop::Item& item : next.items) std::cout << ' ' << item.stock;
    at = next.next;
  }
  items.update_increment_stock_by_sku(2, "DESK");
  for (const shop::Item& item : items.stream_order_by_sku()) std::cout << ' ' << item.sku << '=' << item.stock;
  for (const auto& [stock, count] : items.count_group_by_stock()) std::cout << ' ' << stock << 'x' << count;
  std::cout << ' ' << items.stock_of({"LAMP", "SOFA"}) << '\n';
}
