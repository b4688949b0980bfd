#include <iostream>
#include <repoc/migrate.hpp>
#include <repoc/repoc.hpp>

#include "shop/repositories.repoc.hpp"

// In tables that the program's own migrations make.
void orders() {
  repoc::Database db = repoc::open("sqlite::memory:");
  for (const repoc::Migration& done : repoc::migrate(db)) std::cout << done.number << ' ' << done.name;
  repoc::UnitOfWork work{db};
  shop::Customer& ann =
      work.repository<shop::Customers>().add({{}, {"High Street", "Bath"}, shop::Address{"", "York"}});
  work.commit();
  work.repository<shop::Orders>().add({0,
                                       {ann.id},
                                       shop::State::open,
                                       {{"DESK", *repoc::Decimal::parse("12.50")}, {"LAMP", 1}},
                                       shop::Payment{shop::Money(4900)},
                                       {"new", "gift"},
                                       {{"calls", 2}}});
  work.commit();

  repoc::UnitOfWork later{db};
  const shop::Customer found = later.repository<shop::Customers>().find_by_address_city("Bath").at(0);
  auto& orders = later.repository<shop::Orders>();
  const shop::Order order = orders.find_by_customer_and_state_open({found.id}).at(0);
  std::cout << "; " << found.delivery.value().city << ' ' << order.number << ' ' << order.lines.at(0).weight.text()
            << ' ' << order.payment.value().paid.cents() << ' ' << order.tags.at(1) << ' ' << order.counts.at("calls")
            << ' ' << orders.count_by_lines_any_weight_greater_than(10) << '\n';
}

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
  orders();
}
