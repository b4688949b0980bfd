#pragma once

#include <cstdint>
#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "shop/model.hpp"

namespace shop {

class [[repoc::repository]] Products : public repoc::Repository<Product, std::string> {
 public:
  virtual Product* get_by_sku(std::string_view sku) = 0;
  virtual Product& get_one_by_name(std::string_view name) = 0;
  virtual Product* get_by_batches_reference(std::string_view reference) = 0;
  virtual std::vector<Product*> list_by_sku_in(const std::vector<std::string>& skus) = 0;
  virtual std::optional<Product> find_by_name(std::string_view name) = 0;
  virtual std::vector<Product> find_by_name_like(std::string_view pattern) = 0;
  virtual std::int64_t count_by_batches_eta_before(std::chrono::year_month_day day) = 0;
  virtual bool exists_by_name(std::string_view name) = 0;
  virtual int delete_by_name(std::string_view name) = 0;
};

class [[repoc::repository]] Things : public repoc::Repository<Thing, int> {
 public:
  virtual std::vector<Thing> find_by_status_in(const std::vector<Status>& statuses) = 0;
  virtual std::vector<Thing> find_by_u64(std::uint64_t value) = 0;
};

class [[repoc::repository]] Tickets : public repoc::Repository<Ticket, std::string> {};

class [[repoc::repository]] Posts : public repoc::Repository<Post, std::int64_t> {
 public:
  virtual std::vector<Post*> list_by_title(std::string_view title) = 0;
};

class [[repoc::repository]] Prices : public repoc::Repository<Price, PriceKey> {};

class [[repoc::repository]] Trees : public repoc::Repository<Tree, int> {};

}  // namespace shop
