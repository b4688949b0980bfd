#pragma once

#include <memory>
#include <repoc/repository.hpp>
#include <string>
#include <vector>

struct Point {
  int x, y;
};
struct [[repoc::entity]] Product {
  [[repoc::id]] std::string sku;
  const char* name;
  char initial;
  int numbers[3];
  Point point;
  std::vector<std::vector<int>> list;
  std::unique_ptr<int> owned;
  union {
    int a;
    float b;
  };
};

class [[repoc::repository]] ProductRepository : public repoc::Repository<Product, std::string> {
 public:
};
