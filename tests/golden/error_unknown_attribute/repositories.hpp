#pragma once

#include <repoc/repository.hpp>
#include <string>

struct [[repoc::entitty]] Other {};
struct [[repoc::entity]] Product {
  [[repoc::id]] std::string sku;
  [[repoc::collumn("n")]] std::string name;
};

class [[repoc::repository]] ProductRepository : public repoc::Repository<Product, std::string> {
 public:
};
