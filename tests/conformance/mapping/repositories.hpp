// The repositories of mapping/domain.hpp: what can be asked about each kind of field.
#pragma once

#include <cstdint>
#include <optional>
#include <repoc/repository.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/mapping/domain.hpp"

namespace conformance::mapping {

class [[repoc::repository]] SpecimenRepository : public repoc::Repository<Specimen, int> {
 public:
  virtual std::vector<int> find_id_by_uuid(const repoc::Uuid& uuid) = 0;
  virtual std::vector<int> find_id_by_uuid_in_order_by_id(const std::vector<repoc::Uuid>& uuids) = 0;
  virtual std::vector<int> find_id_by_amount(const repoc::Decimal& amount) = 0;
  virtual std::vector<int> find_id_by_amount_less_than_order_by_id(const repoc::Decimal& amount) = 0;
  virtual std::vector<int> find_id_by_amount_between_order_by_amount_desc_and_id(const repoc::Decimal& low,
                                                                                 const repoc::Decimal& high) = 0;
  virtual std::vector<int> find_id_by_order_by_amount_and_id() = 0;
  virtual std::optional<repoc::Decimal> max_amount() = 0;
  virtual std::optional<repoc::Decimal> min_amount() = 0;
  virtual std::vector<int> find_id_by_money(const Money& money) = 0;
  virtual std::vector<int> find_id_by_code_in_order_by_id(const std::vector<Code>& codes) = 0;
  virtual std::vector<int> find_id_by_maybe_money_is_null_order_by_id() = 0;
  virtual std::vector<int> find_id_by_priority_order_by_id(Priority priority) = 0;
  virtual std::vector<int> find_id_by_priority_high_order_by_id() = 0;
  virtual std::vector<int> find_id_by_order_by_priority_and_id() = 0;
  virtual std::vector<int> find_id_by_numbers_contains_order_by_id(int number) = 0;
  virtual std::vector<int> find_id_by_numbers_not_contains_order_by_id(int number) = 0;
  virtual std::vector<int> find_id_by_words_contains_order_by_id(std::string_view word) = 0;
  virtual std::vector<int> find_id_by_flags_contains_order_by_id(bool flag) = 0;
  virtual std::vector<int> find_id_by_reals_contains_order_by_id(double real) = 0;
  virtual std::vector<int> find_id_by_colours_contains_order_by_id(Colour colour) = 0;
  virtual std::vector<int> find_id_by_uuids_contains_order_by_id(const repoc::Uuid& uuid) = 0;
  virtual std::vector<int> find_id_by_words_empty_order_by_id() = 0;
  virtual std::vector<int> find_id_by_counts_not_empty_order_by_id() = 0;
  virtual std::optional<repoc::Uuid> find_uuid_by_id(int id) = 0;
  virtual std::optional<Money> find_money_by_id(int id) = 0;
  virtual std::int64_t update_amount_and_uuid_by_id(const repoc::Decimal& amount, const repoc::Uuid& uuid, int id) = 0;
};

struct NameAndTown {
  std::string name{};
  std::string address_city{};
  std::optional<std::string> billing_city{};
  friend bool operator==(const NameAndTown&, const NameAndTown&) = default;
};

class [[repoc::repository]] CustomerRepository : public repoc::Repository<Customer, std::int64_t> {
 public:
  virtual std::vector<std::int64_t> find_id_by_address_city_order_by_id(std::string_view city) = 0;
  virtual std::vector<std::int64_t> find_id_by_address__country_order_by_id(std::string_view country) = 0;
  virtual std::vector<std::int64_t> find_id_by_billing_city_order_by_id(std::string_view city) = 0;
  virtual std::vector<std::int64_t> find_id_by_billing_is_null_order_by_id() = 0;
  virtual std::vector<std::int64_t> find_id_by_billing_geo_is_not_null_order_by_id() = 0;
  virtual std::vector<std::int64_t> find_id_by_address_geo_lat_greater_than_order_by_id(double lat) = 0;
  virtual std::vector<std::int64_t> find_id_by_address_order_by_id(const Address& address) = 0;
  virtual std::vector<std::int64_t> find_id_by_address_not_order_by_id(const Address& address) = 0;
  virtual std::vector<std::int64_t> find_id_by_billing_order_by_id(const Address& address) = 0;
  virtual std::vector<std::int64_t> find_id_by_preferences_is_null_order_by_id() = 0;
  virtual std::vector<std::int64_t> find_id_by_order_by_address_city_and_id() = 0;
  virtual std::vector<NameAndTown> find_by_id_in_order_by_id(std::span<const std::int64_t> ids) = 0;
  virtual std::int64_t update_address_city_by_address_city(std::string_view to, std::string_view from) = 0;
  virtual Customer* get_by_name(std::string_view name) = 0;
};

class [[repoc::repository]] LabelRepository : public repoc::Repository<Label, std::string> {};

class [[repoc::repository]] OrderRepository : public repoc::Repository<Order, repoc::Uuid> {
 public:
  virtual std::int64_t count_by_customer(std::int64_t id) = 0;
  virtual std::int64_t count_by_customer_in(const std::vector<std::int64_t>& ids) = 0;
  virtual std::int64_t count_by_customer_not(repoc::Ref<Customer, std::int64_t> customer) = 0;
  [[repoc::derive("count_by_customer")]]
  virtual std::int64_t count_of(const Customer& customer) = 0;
  virtual std::int64_t count_by_referrer_is_null() = 0;
  virtual std::int64_t count_by_labels_contains(std::string_view label) = 0;
  virtual std::int64_t count_by_labels_empty() = 0;
  virtual std::int64_t count_by_payment_is_null() = 0;
  virtual std::int64_t count_by_payment_paid(const Money& paid) = 0;
  virtual std::int64_t count_by_invoice_is_not_null() = 0;
  virtual std::int64_t count_by_invoice_lines_sku(std::string_view sku) = 0;
  virtual std::int64_t count_by_parcels_seal_number(std::string_view number) = 0;
  virtual std::vector<Order> find_by_order_by_id() = 0;
};

class [[repoc::repository]] PersonRepository : public repoc::Repository<Person, int> {
 public:
  virtual std::vector<Person*> find_by_boss(int boss) = 0;
};

class [[repoc::repository]] ReservationRepository : public repoc::Repository<Reservation, std::string> {
 public:
  virtual std::vector<Reservation> find_by_passengers_itineraries_segments_legs_to(std::string_view to) = 0;
};

}  // namespace conformance::mapping
