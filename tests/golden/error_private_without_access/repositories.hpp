#pragma once

#include <repoc/repository.hpp>
#include <string>

class [[repoc::entity]] Product {
  [[repoc::id]] std::string sku_;
};
struct [[repoc::entity]] NoDefault {
  explicit NoDefault(int i) : id(i) {}
  [[repoc::id]] int id;
};

class [[repoc::repository]] ProductRepository : public repoc::Repository<Product, std::string> {
 public:
};
class [[repoc::repository]] NoDefaultRepository : public repoc::Repository<NoDefault, int> {
 public:
};
