#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <string>

struct [[repoc::entity("products")]] Product {
  [[repoc::id]] std::string sku;
  std::string name;
  std::optional<std::string> note;
  int quantity{};
  double price{};
  bool active{};
};

class [[repoc::repository]] ProductRepository : public repoc::Repository<Product, std::string> {
 public:
  [[repoc::query("begin")]]
  virtual void a() = 0;
  [[repoc::query("commit")]]
  virtual void b() = 0;
  [[repoc::query("savepoint x")]]
  virtual void c() = 0;
  [[repoc::query("vacuum")]]
  virtual void d() = 0;
  [[repoc::query("create table x (y)")]]
  virtual void e() = 0;
  [[repoc::query("select load_extension('x')")]]
  virtual std::string f() = 0;
  [[repoc::query("select p.* from sqlite_schema p")]]
  virtual std::string g() = 0;
  [[repoc::query("reindex")]]
  virtual void h() = 0;
};
