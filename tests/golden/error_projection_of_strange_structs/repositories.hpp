#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::entity("products")]] Product {
  [[repoc::id]] std::string sku;
  std::string name;
  std::optional<std::string> note;
  int quantity{};
  double price{};
  bool active{};
};

struct Empty {};
class Hidden {
  std::string name;
};
struct NoDefault {
  explicit NoDefault(int);
  std::string name;
};
struct Other {
  std::string name;
  std::string colour;
};

class [[repoc::repository]] ProductRepository : public repoc::Repository<Product, std::string> {
 public:
  virtual std::vector<Empty> find_by_active_true() = 0;
  virtual std::vector<Hidden> find_by_name(std::string_view name) = 0;
  virtual std::vector<NoDefault> find_by_sku(std::string_view sku) = 0;
  virtual std::vector<Other> find_by_price(double price) = 0;
};
