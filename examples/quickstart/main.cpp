// The program of the README: three products stored, one changed, and what is left found by name.
#include <iostream>
#include <repoc/repoc.hpp>

#include "shop/repositories.repoc.hpp"

int main() {
  repoc::Database db = repoc::open("sqlite::memory:");
  repoc::create_schema<shop::ProductRepository>(db);

  repoc::UnitOfWork work{db};
  auto& products = work.repository<shop::ProductRepository>();
  products.add({"RED-CHAIR", "red chair", 4900});
  products.add({"BLUE-CHAIR", "blue chair", 5900});
  products.add({"OAK-TABLE", "oak table", 24900});
  work.commit();  // one transaction, three rows inserted

  products.get_by_sku("RED-CHAIR")->price = 6900;  // no update() call:
  work.commit();                                   // this one column is written

  for (const shop::Product& chair : products.find_by_name_containing_order_by_price_desc("chair")) {
    std::cout << chair.sku << " " << chair.name << " " << chair.price << "\n";
  }
  std::cout << products.count_by_active_true_and_price_less_than(10000) << " products below 100.00\n";
}
