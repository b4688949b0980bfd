// The mapping and the repository of runtime/orders_model.hpp, written by hand in the way that repoc writes them.
#pragma once

#include <memory>
#include <repoc/sqlite/generated.hpp>
#include <string>
#include <utility>
#include <vector>

#include "orders_model.hpp"

template <>
struct repoc::EnumNames<orders::Level> {
  static constexpr repoc::EnumName<orders::Level> kNames[] = {{orders::Level::low, "-1"}, {orders::Level::high, "7"}};
  static constexpr bool kByNumber = true;
};

template <>
struct repoc::Access::Mapping<orders::Step> {
  using Entity = orders::Step;
  using Key = repoc::Positional;
  static constexpr int kColumns = 1;
  struct Stored {
    std::string text{};
  };
  using Owned = repoc::Owned<>;
  static Entity make() { return Entity(); }
  static void read(auto& row, int at, Entity& e) { row.get(at + 0, e.text); }
  static void bind(auto& statement, int at, int, const auto& e) { statement.bind(at, e.text); }
  static void store(const Entity& e, Stored& s) { s.text = e.text; }
  static void changed(const Entity& e, const Stored& s, repoc::ColumnSet& columns) {
    if (e.text != s.text) columns.set(0);
  }
};

template <>
struct repoc::Access::Mapping<orders::Stamp> {
  using Entity = orders::Stamp;
  using Key = repoc::Positional;
  static constexpr int kColumns = 1;
  struct Stored {
    int value{};
  };
  using Owned = repoc::Owned<>;
  static Entity make() { return Entity(); }
  static void read(auto& row, int at, Entity& e) { row.get(at + 0, e.value); }
  static void bind(auto& statement, int at, int, const auto& e) { statement.bind(at, e.value); }
  static void store(const Entity& e, Stored& s) { s.value = e.value; }
  static void changed(const Entity& e, const Stored& s, repoc::ColumnSet& columns) {
    if (e.value != s.value) columns.set(0);
  }
};

template <>
struct repoc::Access::Mapping<orders::Shipment> {
  using Entity = orders::Shipment;
  using Key = std::string;
  static constexpr int kColumns = 2;
  struct Stored {
    std::string carrier{};
    int weight{};
    repoc::StoredList<orders::Step> steps{};
  };
  struct Steps {
    using Child = orders::Step;
    static auto& of(auto& e) { return e.steps; }
  };
  using Owned = repoc::Owned<Steps>;
  static Entity make() { return Entity(); }
  static void read(auto& row, int at, Entity& e) {
    row.get(at + 0, e.carrier);
    row.get(at + 1, e.weight);
  }
  static void bind(auto& statement, int at, int column, const auto& e) {
    column == 0 ? statement.bind(at, e.carrier) : statement.bind(at, e.weight);
  }
  static void bind_key(auto& statement, int at, const auto& e) { statement.bind(at, e.carrier); }
  static void store(const Entity& e, Stored& s) {
    s.carrier = e.carrier;
    s.weight = e.weight;
  }
  static void changed(const Entity& e, const Stored& s, repoc::ColumnSet& columns) {
    if (e.weight != s.weight) columns.set(1);
  }
};

template <>
struct repoc::Access::Mapping<orders::Invoice> {
  using Entity = orders::Invoice;
  using Key = repoc::Uuid;
  static constexpr int kColumns = 2;
  struct Stored {
    repoc::Uuid id{};
    repoc::Decimal total{};
    repoc::StoredList<orders::Stamp> stamp{};
  };
  struct Stamp {
    using Child = orders::Stamp;
    static auto& of(auto& e) { return e.stamp; }
  };
  using Owned = repoc::Owned<Stamp>;
  static Entity make() { return Entity(); }
  static auto& generated_id(auto& e) { return e.id; }
  static void read(auto& row, int at, Entity& e) {
    row.get(at + 0, e.id);
    row.get(at + 1, e.total);
  }
  static void bind(auto& statement, int at, int column, const auto& e) {
    column == 0 ? statement.bind(at, e.id) : statement.bind(at, e.total);
  }
  static void bind_key(auto& statement, int at, const auto& e) { statement.bind(at, e.id); }
  static void store(const Entity& e, Stored& s) {
    s.id = e.id;
    s.total = e.total;
  }
  static void changed(const Entity& e, const Stored& s, repoc::ColumnSet& columns) {
    if (e.total != s.total) columns.set(1);
  }
};

template <>
struct repoc::Access::Mapping<orders::Line> {
  using Entity = orders::Line;
  using Key = std::string;
  static constexpr int kColumns = 2;
  struct Stored {
    std::string id{};
    int qty{};
    repoc::StoredList<orders::Stamp> stamp{};
  };
  struct Stamp {
    using Child = orders::Stamp;
    static auto& of(auto& e) { return e.stamp; }
  };
  using Owned = repoc::Owned<Stamp>;
  static Entity make() { return Entity(); }
  static auto& generated_id(auto& e) { return e.id; }
  static void read(auto& row, int at, Entity& e) {
    row.get(at + 0, e.id);
    row.get(at + 1, e.qty);
  }
  static void bind(auto& statement, int at, int column, const auto& e) {
    column == 0 ? statement.bind(at, e.id) : statement.bind(at, e.qty);
  }
  static void bind_key(auto& statement, int at, const auto& e) { statement.bind(at, e.id); }
  static void store(const Entity& e, Stored& s) {
    s.id = e.id;
    s.qty = e.qty;
  }
  static void changed(const Entity& e, const Stored& s, repoc::ColumnSet& columns) {
    if (e.qty != s.qty) columns.set(1);
  }
};

template <>
struct repoc::Access::Mapping<orders::TagRef> {
  using Entity = orders::TagRef;
  using Key = std::string;
  static constexpr int kColumns = 1;
  struct Stored {
    Entity::key_type key{};
  };
  using Owned = repoc::Owned<>;
  static Entity make() { return Entity(); }
  static void read(auto& row, int at, Entity& e) { row.get(at + 0, e.key); }
  static void bind(auto& statement, int at, int, const auto& e) { statement.bind(at, e.key); }
  static void bind_key(auto& statement, int at, const auto& e) { statement.bind(at, e.key); }
  static void store(const Entity& e, Stored& s) { s.key = e.key; }
  static void changed(const Entity& /*e*/, const Stored& /*s*/, repoc::ColumnSet& /*columns*/) {}
};

template <>
struct repoc::Access::Mapping<orders::Order> {
  using Entity = orders::Order;
  using Key = repoc::Uuid;
  static constexpr int kColumns = 16;
  static constexpr int kVersionColumn = 15;
  struct Stored {
    repoc::Uuid id{};
    repoc::Ref<orders::Customer, std::int64_t> customer{};
    orders::Address address{};
    std::optional<orders::Address> billing{};
    orders::Money total{};
    std::optional<repoc::Decimal> discount{};
    std::vector<std::string> tags{};
    std::map<std::string, double> weights{};
    orders::Level level{};
    std::int64_t version{};
    repoc::StoredList<orders::Shipment> shipment{};
    repoc::StoredList<orders::Invoice> invoice{};
    repoc::StoredList<orders::Line> lines{};
    repoc::StoredList<orders::TagRef> labels{};
  };
  struct Shipment {
    using Child = orders::Shipment;
    static auto& of(auto& e) { return e.shipment; }
  };
  struct Invoice {
    using Child = orders::Invoice;
    static auto& of(auto& e) { return e.invoice; }
  };
  struct Lines {
    using Child = orders::Line;
    static auto& of(auto& e) { return e.lines; }
  };
  struct Labels {
    using Child = orders::TagRef;
    static auto& of(auto& e) { return e.labels; }
  };
  using Owned = repoc::Owned<Shipment, Invoice, Lines, Labels>;
  static Entity make() { return Entity(); }
  static auto& version(auto& e) { return e.version; }
  static auto& generated_id(auto& e) { return e.id; }

  static void read(auto& row, int at, Entity& e) {
    row.get(at + 0, e.id);
    row.get(at + 1, e.customer);
    row.get(at + 2, e.address.city);
    row.get(at + 3, e.address.street);
    if (row.is_null(at + 4)) {
      e.address.geo.reset();
    } else {
      auto& v1 = e.address.geo.emplace();
      row.get(at + 4, v1.lat);
      row.get(at + 5, v1.lng);
    }
    if (row.is_null(at + 6)) {
      e.billing.reset();
    } else {
      auto& v1 = e.billing.emplace();
      row.get(at + 6, v1.city);
      row.get(at + 7, v1.street);
      if (row.is_null(at + 8)) {
        v1.geo.reset();
      } else {
        auto& v2 = v1.geo.emplace();
        row.get(at + 8, v2.lat);
        row.get(at + 9, v2.lng);
      }
    }
    row.get(at + 10, e.total);
    row.get(at + 11, e.discount);
    row.get(at + 12, e.tags);
    row.get(at + 13, e.weights);
    row.get(at + 14, e.level);
    row.get(at + 15, e.version);
  }
  static void bind(auto& statement, int at, int column, const auto& e) {
    switch (column) {
      case 0:
        return statement.bind(at, e.id);
      case 1:
        return statement.bind(at, e.customer);
      case 2:
        return statement.bind(at, e.address.city);
      case 3:
        return statement.bind(at, e.address.street);
      case 4:
        return statement.bind(at, repoc::detail::Part{e.address.geo ? &e.address.geo->lat : nullptr});
      case 5:
        return statement.bind(at, repoc::detail::Part{e.address.geo ? &e.address.geo->lng : nullptr});
      case 6:
        return statement.bind(at, repoc::detail::Part{e.billing ? &e.billing->city : nullptr});
      case 7:
        return statement.bind(at, repoc::detail::Part{e.billing ? &e.billing->street : nullptr});
      case 8:
        return statement.bind(at, repoc::detail::Part{e.billing && e.billing->geo ? &e.billing->geo->lat : nullptr});
      case 9:
        return statement.bind(at, repoc::detail::Part{e.billing && e.billing->geo ? &e.billing->geo->lng : nullptr});
      case 10:
        return statement.bind(at, e.total);
      case 11:
        return statement.bind(at, e.discount);
      case 12:
        return statement.bind(at, e.tags);
      case 13:
        return statement.bind(at, e.weights);
      case 14:
        return statement.bind(at, e.level);
      case 15:
        return statement.bind(at, e.version);
      default:
        return;
    }
  }
  static void bind_key(auto& statement, int at, const auto& e) { statement.bind(at, e.id); }
  static void store(const Entity& e, Stored& s) {
    s.id = e.id;
    s.customer = e.customer;
    s.address = e.address;
    s.billing = e.billing;
    s.total = e.total;
    s.discount = e.discount;
    s.tags = e.tags;
    s.weights = e.weights;
    s.level = e.level;
    s.version = e.version;
  }
  static void changed(const Entity& e, const Stored& s, repoc::ColumnSet& columns) {
    using repoc::detail::Part;
    if (e.customer != s.customer) columns.set(1);
    if (e.address.city != s.address.city) columns.set(2);
    if (e.address.street != s.address.street) columns.set(3);
    if (repoc::detail::differ(Part{e.address.geo ? &e.address.geo->lat : nullptr},
                              Part{s.address.geo ? &s.address.geo->lat : nullptr}))
      columns.set(4);
    if (repoc::detail::differ(Part{e.address.geo ? &e.address.geo->lng : nullptr},
                              Part{s.address.geo ? &s.address.geo->lng : nullptr}))
      columns.set(5);
    if (repoc::detail::differ(Part{e.billing ? &e.billing->city : nullptr},
                              Part{s.billing ? &s.billing->city : nullptr}))
      columns.set(6);
    if (repoc::detail::differ(Part{e.billing ? &e.billing->street : nullptr},
                              Part{s.billing ? &s.billing->street : nullptr}))
      columns.set(7);
    if (repoc::detail::differ(Part{e.billing && e.billing->geo ? &e.billing->geo->lat : nullptr},
                              Part{s.billing && s.billing->geo ? &s.billing->geo->lat : nullptr}))
      columns.set(8);
    if (repoc::detail::differ(Part{e.billing && e.billing->geo ? &e.billing->geo->lng : nullptr},
                              Part{s.billing && s.billing->geo ? &s.billing->geo->lng : nullptr}))
      columns.set(9);
    if (repoc::detail::differ(e.total, s.total)) columns.set(10);
    if (e.discount != s.discount) columns.set(11);
    if (e.tags != s.tags) columns.set(12);
    if (e.weights != s.weights) columns.set(13);
    if (e.level != s.level) columns.set(14);
  }
};

namespace orders {

using repoc::sql::Column;
using repoc::sql::Table;
using Names = std::string_view;

inline constexpr Column kStepColumns[] = {{"text", "text"}};
inline constexpr Names kStepKey[] = {"order_id", "steps_position"};
inline constexpr Table kStep{
    .name = "step",
    .label = "Order.shipment.steps",
    .columns = kStepColumns,
    .key = kStepKey,
    .position = "steps_position",
    .load_one = "select order_id, steps_position, text from step where order_id = ?1 order by 1, 2",
    .load_many =
        "select order_id, steps_position, text from step\n"
        "where order_id in (select value from json_each(?1)) order by 1, 2",
    .insert = "insert into step (order_id, steps_position, text) values (?1, ?2, ?3)",
    .remove = "delete from step where order_id = ?1 and steps_position = ?2",
};
inline constexpr const Table* kShipmentChildren[] = {&kStep};
inline constexpr Column kShipmentColumns[] = {{"carrier", "carrier"}, {"weight", "weight"}};
inline constexpr Names kOrderIdKey[] = {"order_id"};
inline constexpr Table kShipment{
    .name = "shipment",
    .label = "Order.shipment",
    .columns = kShipmentColumns,
    .key = kOrderIdKey,
    .load_one = "select order_id, carrier, weight from shipment where order_id = ?1 order by 1",
    .load_many =
        "select order_id, carrier, weight from shipment\n"
        "where order_id in (select value from json_each(?1)) order by 1",
    .insert = "insert into shipment (order_id, carrier, weight) values (?1, ?2, ?3)",
    .remove = "delete from shipment where order_id = ?1",
    .children = kShipmentChildren,
};
inline constexpr Column kStampColumns[] = {{"value", "value"}};
inline constexpr Table kInvoiceStamp{
    .name = "invoice_stamp",
    .label = "Order.invoice.stamp",
    .columns = kStampColumns,
    .key = kOrderIdKey,
    .load_one = "select order_id, value from invoice_stamp where order_id = ?1 order by 1",
    .load_many =
        "select order_id, value from invoice_stamp\n"
        "where order_id in (select value from json_each(?1)) order by 1",
    .insert = "insert into invoice_stamp (order_id, value) values (?1, ?2)",
    .remove = "delete from invoice_stamp where order_id = ?1",
};
inline constexpr const Table* kInvoiceChildren[] = {&kInvoiceStamp};
inline constexpr Column kInvoiceColumns[] = {{"id", "id"}, {"total", "total"}};
inline constexpr Table kInvoice{
    .name = "invoice",
    .label = "Order.invoice",
    .columns = kInvoiceColumns,
    .key = kOrderIdKey,
    .load_one = "select order_id, id, total from invoice where order_id = ?1 order by 1",
    .load_many =
        "select order_id, id, total from invoice\n"
        "where order_id in (select value from json_each(?1)) order by 1",
    .insert = "insert into invoice (order_id, id, total) values (?1, ?2, ?3)",
    .remove = "delete from invoice where order_id = ?1",
    .children = kInvoiceChildren,
};
inline constexpr Names kLineKey[] = {"order_id", "id"};
inline constexpr Names kLineStampKey[] = {"order_id", "line_id"};
inline constexpr Table kLineStamp{
    .name = "line_stamp",
    .label = "Order.lines.stamp",
    .columns = kStampColumns,
    .key = kLineStampKey,
    .load_one = "select order_id, line_id, value from line_stamp where order_id = ?1 order by 1, 2",
    .load_many =
        "select order_id, line_id, value from line_stamp\n"
        "where order_id in (select value from json_each(?1)) order by 1, 2",
    .insert = "insert into line_stamp (order_id, line_id, value) values (?1, ?2, ?3)",
    .remove = "delete from line_stamp where order_id = ?1 and line_id = ?2",
};
inline constexpr const Table* kLineChildren[] = {&kLineStamp};
inline constexpr Column kLineColumns[] = {{"id", "id"}, {"qty", "qty"}};
inline constexpr Table kLine{
    .name = "line",
    .label = "Order.lines",
    .columns = kLineColumns,
    .key = kLineKey,
    .position = "lines_position",
    .load_one = "select order_id, lines_position, id, qty from line where order_id = ?1 order by 1, 2",
    .load_many =
        "select order_id, lines_position, id, qty from line\n"
        "where order_id in (select value from json_each(?1)) order by 1, 2",
    .insert = "insert into line (order_id, lines_position, id, qty) values (?1, ?2, ?3, ?4)",
    .remove = "delete from line where order_id = ?1 and id = ?2",
    .children = kLineChildren,
};
inline constexpr Column kLabelColumns[] = {{"tag", "key"}};
inline constexpr Names kLabelKey[] = {"order_id", "tag"};
inline constexpr Table kLabels{
    .name = "order_labels",
    .label = "Order.labels",
    .columns = kLabelColumns,
    .key = kLabelKey,
    .position = "labels_position",
    .load_one = "select order_id, labels_position, tag from order_labels where order_id = ?1 order by 1, 2",
    .load_many =
        "select order_id, labels_position, tag from order_labels\n"
        "where order_id in (select value from json_each(?1)) order by 1, 2",
    .insert = "insert into order_labels (order_id, labels_position, tag) values (?1, ?2, ?3)",
    .remove = "delete from order_labels where order_id = ?1 and tag = ?2",
};
inline constexpr const Table* kOrderChildren[] = {&kShipment, &kInvoice, &kLine, &kLabels};
inline constexpr Column kOrderColumns[] = {{"id", "id"},
                                           {"customer", "customer"},
                                           {"address_city", "address_city"},
                                           {"address_street", "address_street"},
                                           {"address_geo_lat", "address_geo_lat"},
                                           {"address_geo_lng", "address_geo_lng"},
                                           {"billing_city", "billing_city"},
                                           {"billing_street", "billing_street"},
                                           {"billing_geo_lat", "billing_geo_lat"},
                                           {"billing_geo_lng", "billing_geo_lng"},
                                           {"total"},
                                           {"discount", "discount"},
                                           {"tags"},
                                           {"weights"},
                                           {"level", "level"},
                                           {"version", "version"}};
inline constexpr Names kOrderKey[] = {"id"};
inline constexpr Table kOrder{
    .name = "orders",
    .label = "Order",
    .columns = kOrderColumns,
    .key = kOrderKey,
    .select = "select * from orders order by id",
    .select_by_key = "select * from orders where id = ?1",
    .exists = "select 1 from orders where id = ?1",
    .count = "select count(*) from orders",
    .insert =
        "insert into orders (id, customer, address_city, address_street, address_geo_lat, address_geo_lng,\n"
        "  billing_city, billing_street, billing_geo_lat, billing_geo_lng, total, discount, tags, weights, level,\n"
        "  version) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
    .remove = "delete from orders where id = ?1",
    .children = kOrderChildren,
};
inline constexpr std::string_view kSchema[] = {
    "create table if not exists orders (id text not null primary key, customer integer not null,\n"
    "  address_city text not null, address_street text, address_geo_lat real, address_geo_lng real,\n"
    "  billing_city text, billing_street text, billing_geo_lat real, billing_geo_lng real, total text not null,\n"
    "  discount text, tags text not null, weights text not null,\n"
    "  level integer not null, version integer not null) strict, without rowid",
    "create table if not exists shipment (order_id text not null primary key references orders (id) on delete "
    "cascade,\n"
    "  carrier text not null, weight integer not null) strict, without rowid",
    "create table if not exists step (order_id text not null references shipment (order_id) on delete cascade,\n"
    "  steps_position integer not null, text text not null,\n"
    "  primary key (order_id, steps_position)) strict, without rowid",
    "create table if not exists invoice (order_id text not null primary key references orders (id) on delete cascade,\n"
    "  id text not null, total text not null) strict, without rowid",
    "create table if not exists invoice_stamp (order_id text not null primary key\n"
    "  references invoice (order_id) on delete cascade, value integer not null) strict, without rowid",
    "create table if not exists line (order_id text not null references orders (id) on delete cascade,\n"
    "  lines_position integer not null, id text not null, qty integer not null,\n"
    "  primary key (order_id, id)) strict, without rowid",
    "create table if not exists line_stamp (order_id text not null, line_id text not null, value integer not null,\n"
    "  primary key (order_id, line_id),\n"
    "  foreign key (order_id, line_id) references line (order_id, id) on delete cascade) strict, without rowid",
    "create table if not exists order_labels (order_id text not null references orders (id) on delete cascade,\n"
    "  labels_position integer not null, tag text not null, primary key (order_id, tag)) strict, without rowid",
};

inline constexpr repoc::sql::Query kByLat{"Orders::find_id_by_billing_geo_lat",
                                          "select id from orders where billing_geo_lat is ?1 order by customer"};
inline constexpr repoc::sql::Query kByTotals{
    "Orders::find_id_by_total_in",
    "select id from orders where total in (select value from json_each(?1)) order by customer"};
inline constexpr repoc::sql::Query kTags{"Orders::find_tags", "select tags from orders order by customer"};
inline constexpr repoc::sql::Query kStream{"Orders::stream", "select * from orders where total = ?1 order by customer"};

class OrdersOnSqlite final : public repoc::sqlite::Repository<Orders, kOrder> {
 public:
  using Repository::Repository;
  template <class V>
  using Value = repoc::detail::ValueRow<V>;

  std::vector<repoc::Uuid> find_id_by_billing_geo_lat(const std::optional<Address>& billing) override {
    return rows<Value<repoc::Uuid>>(kByLat,
                                    repoc::detail::Part{billing && billing->geo ? &billing->geo->lat : nullptr});
  }
  std::vector<repoc::Uuid> find_id_by_total_in(const std::vector<Money>& totals) override {
    return rows<Value<repoc::Uuid>>(kByTotals, repoc::sqlite::list(totals));
  }
  std::vector<std::vector<std::string>> find_tags() override { return rows<Value<std::vector<std::string>>>(kTags); }
  repoc::Stream<Order> stream(Money total) override { return detached_stream(kStream, total); }
};

inline const repoc::detail::CompiledRepository kOrders{"Orders", "sqlite", kSchema,
                                                       &repoc::detail::make_repository<OrdersOnSqlite, Orders>};

}  // namespace orders

template <>
struct repoc::Generated<orders::Orders> {
  static const detail::CompiledRepository* on(std::string_view) { return &orders::kOrders; }
};
