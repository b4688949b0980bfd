#pragma once

#include <repoc/repository.hpp>
#include <string>

struct [[repoc::entity]] Product {
  [[repoc::id]] std::string sku;
};
class [[repoc::repository, repoc::backend("mongo")]] Products : public repoc::Repository<Product, std::string> {};
