// Enumerators that begin with words of the language keep them where no `is` stands before them.
#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <vector>

enum class Stock { available, not_available, null };

struct [[repoc::entity]] Item {
  [[repoc::id]] int id{};
  Stock stock{};
  std::optional<Stock> last;
};

class [[repoc::repository]] ItemRepository : public repoc::Repository<Item, int> {
 public:
  virtual std::vector<Item> find_by_stock_not_available() = 0;
  virtual std::vector<Item> find_by_stock_is_not_available() = 0;
  virtual std::vector<Item> find_by_stock_not_not_available() = 0;
  virtual std::vector<Item> find_by_last_null() = 0;
  virtual std::vector<Item> find_by_last_is_null() = 0;
  virtual std::vector<Item> find_by_last_not_null() = 0;
  virtual std::vector<Item> find_by_last_is_not_null() = 0;
};
