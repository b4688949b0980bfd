#pragma once

#include <repoc/repository.hpp>
#include <string>

struct [[repoc::entity(products)]] Product {
  [[repoc::id(auto)]] std::string sku;
  [[repoc::column]] std::string name;
  [[repoc::version]] std::string version;
  [[repoc::index("nope")]] int a{};
};
struct [[repoc::entity, repoc::index("missing")]] Other {
  [[repoc::id]] int id{};
};

class [[repoc::repository]] ProductRepository : public repoc::Repository<Product, std::string> {
 public:
};
class [[repoc::repository]] OtherRepository : public repoc::Repository<Other, int> {
 public:
};
