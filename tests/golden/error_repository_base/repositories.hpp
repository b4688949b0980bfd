#pragma once

#include <repoc/repository.hpp>
#include <string>

struct [[repoc::entity]] Product {
  [[repoc::id]] std::string sku;
};
struct Plain {};
class [[repoc::repository]] One {};
class [[repoc::repository]] Two : public repoc::Repository<Product, int> {};
class [[repoc::repository]] Three : public repoc::Repository<Plain, int> {};
