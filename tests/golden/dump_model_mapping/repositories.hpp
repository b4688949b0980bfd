#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <repoc/codec.hpp>
#include <repoc/decimal.hpp>
#include <repoc/ref.hpp>
#include <repoc/repository.hpp>
#include <repoc/uuid.hpp>
#include <string>
#include <tuple>
#include <vector>

namespace repoc {
struct Access;
}

namespace shop {

enum class Channel { web, phone };
enum class [[repoc::stored_as("number")]] Priority : std::int8_t { low = -1, normal, high = 10 };

class Money {
 public:
  Money() = default;
  explicit Money(std::int64_t cents) : cents_(cents) {}
  [[nodiscard]] std::int64_t cents() const { return cents_; }

 private:
  std::int64_t cents_{};
};

}  // namespace shop

template <>
struct repoc::Codec<shop::Money> {
  using Stored = std::int64_t;
  static Stored encode(const shop::Money& money) { return money.cents(); }
  static shop::Money decode(const Stored& cents) { return shop::Money(cents); }
};

namespace shop {

struct [[repoc::value]] Geo {
  double lat{};
  double lon{};
};
struct Place {
  std::string country;
};
struct [[repoc::value]] Address : Place {
  [[repoc::column("town"), repoc::index]] std::string city;
  std::optional<std::string> zip;
  std::optional<Geo> geo;
};
struct [[repoc::value]] Wishes {
  std::optional<std::string> language;
  std::optional<Channel> channel;
};
class [[repoc::value]] Period {
 public:
  Period() = default;

 private:
  friend struct repoc::Access;
  std::chrono::year_month_day from_{};
  std::chrono::year_month_day to_{};
};

class Warehouse;  // stored elsewhere

struct [[repoc::entity]] Tag {
  [[repoc::id]] std::string name;
};
struct [[repoc::entity]] Invoice {
  [[repoc::id]] int year{};
  [[repoc::id]] int number{};
};
struct InvoiceKey {
  int year{};
  int number{};
};

struct Order;
struct [[repoc::entity("customers"), repoc::was("clients"), repoc::unique("name", "home"),
         repoc::index("home_zip")]] Customer {
  [[repoc::id]] std::int64_t id{};
  std::string name;
  Address home;
  [[repoc::column("bill"), repoc::was("invoice")]] std::optional<Address> billing;
  std::optional<Wishes> wishes;
  [[repoc::updatable(false)]] Period active;
  std::optional<repoc::Ref<Order, repoc::Uuid>> last;
};

struct [[repoc::entity]] Line {
  std::string sku;
  repoc::Decimal price;
};
struct [[repoc::entity]] Payment {
  Money paid;
  Geo where;
};
struct [[repoc::entity]] Parcel {
  [[repoc::id]] std::string code;
  std::vector<Line> lines;
};

struct [[repoc::entity("orders")]] Order {
  [[repoc::id(generated)]] repoc::Uuid id;
  [[repoc::index]] repoc::Ref<Customer, std::int64_t> customer;
  repoc::Ref<Warehouse, std::string> warehouse;
  std::optional<repoc::Ref<Order, repoc::Uuid>> replaces;
  repoc::Ref<Invoice, std::tuple<int, int>> invoice;
  std::optional<repoc::Ref<Invoice, InvoiceKey>> credit;
  std::vector<repoc::Ref<Tag, std::string>> tags;
  [[repoc::column("order_invoices")]] std::vector<repoc::Ref<Invoice, InvoiceKey>> others;
  std::optional<Payment> payment;
  [[repoc::column("box")]] std::unique_ptr<Parcel> parcel;
  Priority priority{};
  Money total;
  std::optional<Money> discount;
  std::vector<std::int32_t> sizes;
  std::vector<std::optional<std::string>> notes;
  std::map<std::string, repoc::Decimal> prices;
  [[repoc::version, repoc::was("revision")]] std::int64_t version{};
};

class [[repoc::repository]] Orders : public repoc::Repository<Order, repoc::Uuid> {
 public:
  virtual std::vector<Order> find_by_customer(const repoc::Ref<Customer, std::int64_t>& customer) = 0;
  virtual std::vector<Order> find_by_customer(const Customer& customer) = 0;
  virtual std::vector<Order> find_by_credit(const InvoiceKey& credit) = 0;
  virtual std::vector<Order> find_by_total(const Money& total) = 0;
  virtual std::vector<Order> find_by_sizes_contains(std::int32_t size) = 0;
  virtual std::vector<Order> find_by_id_in(const std::vector<repoc::Uuid>& ids) = 0;
};
class [[repoc::repository]] Customers : public repoc::Repository<Customer, std::int64_t> {
 public:
  virtual std::vector<Customer> find_by_home(const Address& home) = 0;
  virtual std::vector<Customer> find_by_billing_is_null() = 0;
};

}  // namespace shop
