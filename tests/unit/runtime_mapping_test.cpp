// Aggregates with every kind of member: what comes back of what was stored, and which statements a change costs.
#include <gtest/gtest.h>
#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <limits>
#include <repoc/detail/driver.hpp>
#include <repoc/generated/context.hpp>
#include <span>

#include "runtime/orders.hpp"

namespace orders {
namespace {

using repoc::Decimal;
using repoc::Session;
using repoc::UnitOfWork;
using repoc::Uuid;
using Lines = std::vector<std::string>;

class Mapped : public testing::Test {
 protected:
  Mapped() {
    std::string name = (std::filesystem::temp_directory_path() / "repoc-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    database_.emplace(repoc::open("sqlite:" + (folder_ / "orders.db").string() + "?synchronous=off"));
    repoc::create_schema<Orders>(db());
    db().on_statement([this](const repoc::StatementEvent& event) {
      log_.push_back(std::string(event.query) + " " + std::to_string(event.rows) + (event.failed ? " failed" : ""));
      if (event.query == "Order update") update_ = event.statement;
    });
  }
  ~Mapped() override {
    database_.reset();
    std::filesystem::remove_all(folder_);
  }
  repoc::Database& db() { return *database_; }
  Lines ran() { return std::exchange(log_, {}); }
  // The columns of the last update of a root.
  [[nodiscard]] std::string updated() const {
    std::string names = update_.substr(0, update_.find(" where"));
    names.erase(0, names.find("set ") + 4);
    for (std::size_t at = names.find(" = ?"); at != std::string::npos; at = names.find(" = ?")) {
      names.erase(at, std::min(names.find(',', at), names.size()) - at);
    }
    return names;
  }
  void execute(const std::string& sql) {
    repoc::detail::Lease lease(db().state().shared_from_this());
    repoc::detail::Run(*lease, repoc::StatementKind::write, {"by hand"}, sql).finish();
    log_.clear();
  }

  Order stored(const Uuid& id) {
    Session session(db());
    std::optional<Order> order = session.repository<Orders>().find(id);
    log_.clear();
    if (!order) throw std::runtime_error("there is no such order");
    return *std::move(order);
  }
  // Everything but the made ids of children.
  static std::string shown(const Order& order) {
    const auto address = [](const Address& a) {
      return a.city + "/" + a.street.value_or("-") + "/" +
             (a.geo ? std::to_string(a.geo->lat) + "," + std::to_string(a.geo->lng) : "-");
    };
    std::string out = "customer " + std::to_string(order.customer.key) + " at " + address(order.address);
    if (order.billing) out += " billing " + address(*order.billing);
    out += " total " + std::to_string(order.total.cents);
    if (order.discount) out += " discount " + order.discount->text();
    for (const std::string& tag : order.tags) out += " #" + tag;
    for (const auto& [name, weight] : order.weights) out += " " + name + "=" + std::to_string(weight);
    out += order.level == Level::high ? " high" : " low";
    if (order.shipment) {
      out += " by " + order.shipment->carrier + " " + std::to_string(order.shipment->weight);
      for (const Step& step : order.shipment->steps) out += " >" + step.text;
    }
    if (order.invoice) {
      out += " invoice " + order.invoice->total.text();
      if (order.invoice->stamp) out += " stamp " + std::to_string(order.invoice->stamp->value);
    }
    for (const Line& line : order.lines) {
      out += " x" + std::to_string(line.qty);
      if (line.stamp) out += " stamp " + std::to_string(line.stamp->value);
    }
    for (const TagRef& label : order.labels) out += " @" + label.key;
    return out + " v" + std::to_string(order.version);
  }

  static Order full() {
    Order order;
    order.customer.key = std::numeric_limits<std::int64_t>::min();
    order.address = {"Ulm", "Am Münster 1", Geo{48.3984, 9.9916}};
    order.billing = Address{"", {}, Geo{-0.5, 0}};
    order.total = {1999};
    order.discount = Decimal(150, 2);
    order.tags = {"", "new", "Füße 😀"};
    order.weights = {{"", 0.1}, {"Größe", 1e300}};
    order.level = Level::high;
    order.shipment = Shipment{"post", 7, {{"packed"}, {"sent 🚚"}}};
    order.invoice = std::make_unique<Invoice>(Invoice{{}, Decimal(1849, 2), Stamp{3}});
    order.lines.push_back({"", 1, std::make_unique<Stamp>(Stamp{5})});
    order.lines.push_back({"", 2, nullptr});
    order.labels = {{"b"}, {"a"}};
    return order;
  }
  static constexpr const char* kFull =
      "customer -9223372036854775808 at Ulm/Am Münster 1/48.398400,9.991600 billing /-/-0.500000,0.000000 total 1999 "
      "discount 1.5 # #new #Füße 😀 =0.100000 Größe=%e high by post 7 >packed >sent 🚚 invoice 18.49 stamp 3 "
      "x1 stamp 5 x2 @b @a v1";
  static std::string full_text() {
    std::string text = kFull;
    return text.replace(text.find("%e"), 2, std::to_string(1e300));
  }

  // A full order in the database, without a line in the log.
  Uuid store_full() {
    UnitOfWork work(db());
    const Uuid id = work.repository<Orders>().add(full()).id;
    work.commit();
    log_.clear();
    return id;
  }

 private:
  std::filesystem::path folder_;
  std::optional<repoc::Database> database_;
  Lines log_;
  std::string update_;
};

TEST_F(Mapped, ComesBackAsItWasStored) {
  UnitOfWork work(db());
  Order& order = work.repository<Orders>().add(full());
  EXPECT_FALSE(order.id.is_nil());
  EXPECT_FALSE(order.invoice->id.is_nil());
  EXPECT_EQ(order.lines[0].id.size(), 32U);
  EXPECT_NE(order.lines[0].id, order.lines[1].id);
  ran();
  work.commit();
  EXPECT_EQ(ran(), (Lines{"begin 0", "Order insert 1", "Order.invoice insert 1", "Order.lines insert 2",
                          "Order.labels insert 2", "Order.shipment insert 1", "Order.invoice.stamp insert 1",
                          "Order.lines.stamp insert 1", "Order.shipment.steps insert 2", "commit 0"}));
  EXPECT_EQ(shown(order), full_text());
  const Order found = stored(order.id);
  EXPECT_EQ(shown(found), full_text());
  EXPECT_EQ(found.invoice->id, order.invoice->id);
  EXPECT_EQ(found.lines[0].id, order.lines[0].id);
  EXPECT_EQ(found.weights.at("Größe"), 1e300);
  UnitOfWork again(db());
  again.repository<Orders>().get(order.id);
  ran();
  again.commit();
  EXPECT_EQ(ran(), Lines{}) << "nothing has changed";
}

TEST_F(Mapped, ComesBackWithEverythingAbsent) {
  UnitOfWork work(db());
  const Order& order = work.repository<Orders>().add({});
  work.commit();
  EXPECT_EQ(shown(stored(order.id)), "customer 0 at /-/- total 0 low v1");
}

TEST_F(Mapped, IsReadInAnyWay) {
  std::vector<Uuid> ids;
  for (int i = 0; i < 3; ++i) ids.push_back(store_full());
  execute("update orders set customer = 5, tags = '[]' where id = '" + ids[1].text() + "'");
  execute("delete from shipment where order_id = '" + ids[1].text() + "'");
  Session session(db());
  auto& all = session.repository<Orders>();
  int whole = 0;
  for (const Order& order : all.find_all()) whole += shown(order) == full_text() ? 1 : 0;
  EXPECT_EQ(whole, 2);
  EXPECT_EQ(all.find_tags().back(), Lines{});
  EXPECT_EQ(all.find_id_by_billing_geo_lat(Address{"", {}, Geo{-0.5, 0}}).size(), 3U);
  EXPECT_EQ(all.find_id_by_billing_geo_lat(Address{"", {}, {}}).size(), 0U);
  EXPECT_EQ(all.find_id_by_billing_geo_lat({}).size(), 0U);
  EXPECT_EQ(all.find_id_by_total_in({{7}, {1999}}).size(), 3U);
  EXPECT_EQ(all.find_id_by_total_in({{7}}).size(), 0U);
  repoc::Stream<Order> stream = all.stream({1999});
  int streamed = 0;
  while (const std::optional<Order> order = stream.next()) streamed += order->lines.size() == 2 ? 1 : 0;
  EXPECT_EQ(streamed, 3);
  UnitOfWork work(db());
  EXPECT_EQ(shown(work.repository<Orders>().get(ids[0])), full_text());
  EXPECT_EQ(&work.repository<Orders>().get(ids[0]), &work.repository<Orders>().get(ids[0]));
}

TEST_F(Mapped, WritesJustWhatDiffers) {
  struct Case {
    const char* what;
    std::function<void(Order&)> change;
    std::string columns;  // of the root's update, besides the version
    Lines statements;     // after that
  };
  const Case cases[] = {
      {"nothing", [](Order& o) { o.tags = std::vector<std::string>(o.tags); }, "none", {}},
      {"an equal coded value", [](Order& o) { o.total = Money{1999}; }, "none", {}},
      {"a coded value", [](Order& o) { o.total.cents = 5; }, "total", {}},
      {"an equal decimal", [](Order& o) { o.discount = Decimal::parse("1.500"); }, "none", {}},
      {"a decimal", [](Order& o) { o.discount.reset(); }, "discount", {}},
      {"a Ref", [](Order& o) { o.customer.key = 9; }, "customer", {}},
      {"a part", [](Order& o) { o.address.city = "Köln"; }, "address_city", {}},
      {"a part of a part", [](Order& o) { o.address.geo->lng = -180; }, "address_geo_lng", {}},
      {"an absent part", [](Order& o) { o.address.geo.reset(); }, "address_geo_lat, address_geo_lng", {}},
      {"an absent group", [](Order& o) { o.billing.reset(); }, "billing_city, billing_geo_lat, billing_geo_lng", {}},
      {"a part that is there now", [](Order& o) { o.billing->street = ""; }, "billing_street", {}},
      {"another group",
       [](Order& o) { o.billing = Address{"B", "s", {}}; },
       "billing_city, billing_street, billing_geo_lat, billing_geo_lng",
       {}},
      {"an item of a list", [](Order& o) { o.tags[1] = "old"; }, "tags", {}},
      {"an item of a map", [](Order& o) { o.weights["x"] = 0; }, "weights", {}},
      {"a number of an enum", [](Order& o) { o.level = Level::low; }, "level", {}},

      {"a single child", [](Order& o) { o.shipment->weight = 8; }, "", {"Order.shipment update 1"}},
      {"no single child", [](Order& o) { o.shipment.reset(); }, "", {"Order.shipment delete 1"}},
      {"another single child",
       [](Order& o) { o.shipment->carrier = "train"; },
       "",
       {"Order.shipment delete 1", "Order.shipment insert 1", "Order.shipment.steps insert 2"}},
      {"an equal single child", [](Order& o) { o.shipment = Shipment(*o.shipment); }, "none", {}},
      {"a list below a single child",
       [](Order& o) { o.shipment->steps.erase(o.shipment->steps.begin()); },
       "",
       {"Order.shipment.steps delete 1", "Order.shipment.steps update 1"}},
      {"what a pointer owns", [](Order& o) { o.invoice->total = -1; }, "", {"Order.invoice update 1"}},
      {"no pointer", [](Order& o) { o.invoice.reset(); }, "", {"Order.invoice delete 1"}},
      {"another pointer",
       [](Order& o) { o.invoice = std::make_unique<Invoice>(); },
       "",
       {"Order.invoice delete 1", "Order.invoice insert 1"}},
      {"a single child of a single child",
       [](Order& o) { o.invoice->stamp->value = 4; },
       "",
       {"Order.invoice.stamp update 1"}},
      {"none below a single child", [](Order& o) { o.invoice->stamp.reset(); }, "", {"Order.invoice.stamp delete 1"}},
      {"a single child in a list", [](Order& o) { o.lines[0].stamp->value = 6; }, "", {"Order.lines.stamp update 1"}},
      {"a new single child in a list",
       [](Order& o) { o.lines[1].stamp = std::make_unique<Stamp>(); },
       "",
       {"Order.lines.stamp insert 1"}},
      {"moved with its owner", [](Order& o) { std::swap(o.lines[0], o.lines[1]); }, "", {"Order.lines update 1"}},
      {"moved to another owner",
       [](Order& o) { o.lines[1].stamp = std::move(o.lines[0].stamp); },
       "",
       {"Order.lines.stamp delete 1", "Order.lines.stamp insert 1"}},
      {"a new child with a made id",
       [](Order& o) { o.lines.insert(o.lines.begin(), Line{"", 3, nullptr}); },
       "",
       {"Order.lines insert 1"}},
      {"a child that is made anew",
       [](Order& o) { o.lines[1].id.clear(); },
       "",
       {"Order.lines delete 1", "Order.lines insert 1"}},

      {"a new link", [](Order& o) { o.labels.push_back({"c"}); }, "", {"Order.labels insert 1"}},
      {"a removed link", [](Order& o) { o.labels.pop_back(); }, "", {"Order.labels delete 1"}},
      {"links in another order", [](Order& o) { std::swap(o.labels[0], o.labels[1]); }, "", {"Order.labels update 1"}},
      {"another link",
       [](Order& o) { o.labels[0].key = "😀"; },
       "",
       {"Order.labels delete 1", "Order.labels insert 1"}},
  };
  for (const Case& c : cases) {
    for (const bool detached : {false, true}) {
      SCOPED_TRACE(std::string(c.what) + (detached ? ", saved" : ", committed"));
      execute("delete from orders");
      const Uuid id = store_full();
      UnitOfWork work(db());
      Order copy;
      Order& order = detached ? copy : work.repository<Orders>().get(id);
      if (detached) copy = stored(id);
      c.change(order);
      ran();
      if (detached) {
        Session(db()).repository<Orders>().save(order);
      } else {
        work.commit();
      }
      Lines lines = ran();
      const bool writes = c.columns != "none";
      std::erase_if(lines, [](const std::string& line) {
        return line.starts_with("begin") || line.starts_with("commit") || line.find(" load_") != std::string::npos ||
               line.starts_with("Order find");
      });
      Lines expected = c.statements;
      if (writes) expected.insert(expected.begin(), "Order update 1");
      EXPECT_EQ(lines, expected);
      if (writes) {
        EXPECT_EQ(updated(), (c.columns.empty() ? "" : c.columns + ", ") + "version");
      }
      if (detached && writes) ++order.version;  // of a value of the caller's, which stays as it is
      EXPECT_EQ(shown(stored(id)), shown(order));
    }
  }
}

// As another program may have left it.
TEST_F(Mapped, RefusesWhatTheTablesCannotMean) {
  const std::pair<const char*, const char*> cases[] = {
      {"tags = '{}'", "column 'tags' holds no JSON array"},
      {"weights = '[1]'", "column 'weights' holds no JSON object"},
      {"level = 3", "column 'level' holds a number that the enum does not have"},
      {"discount = '1.50'", "column 'discount' does not hold a decimal number"},
      {"billing_geo_lng = null", "column 'billing_geo_lng' is NULL"},
  };
  for (const auto& [set, message] : cases) {
    execute("delete from orders");
    const Uuid id = store_full();
    execute(std::string("update orders set ") + set);
    try {
      stored(id);
      ADD_FAILURE() << set;
    } catch (const repoc::MappingError& error) {
      EXPECT_NE(std::string_view(error.what()).find(message), std::string_view::npos) << error.what();
    }
  }
}

TEST_F(Mapped, WithTwoRowsOfASingleChildIsAMappingError) {
  const Uuid id = store_full();
  execute("alter table shipment rename to one_shipment");
  execute("create view shipment as select * from one_shipment union all select order_id, 'x', 1 from one_shipment");
  EXPECT_THROW(stored(id), repoc::MappingError);
}

TEST_F(Mapped, MakesIdsOfDetachedValuesToo) {
  Session session(db());
  const Order order = full();
  session.repository<Orders>().save(order);
  session.repository<Orders>().save(order);
  EXPECT_TRUE(order.id.is_nil()) << "the value is the caller's";
  const std::vector<Order> all = session.repository<Orders>().find_all();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_NE(all[0].id, all[1].id);
  EXPECT_NE(all[0].lines[0].id, all[1].lines[0].id);
  EXPECT_FALSE(all[0].invoice->id.is_nil());
  EXPECT_EQ(shown(all[0]), full_text());
  EXPECT_EQ(shown(all[1]), full_text());
}

TEST_F(Mapped, KeepsIdsThatAreGiven) {
  UnitOfWork work(db());
  Order order = full();
  order.id = Uuid::random();
  order.lines[0].id = "mine";
  const Uuid id = order.id;
  work.repository<Orders>().add(std::move(order));
  work.commit();
  EXPECT_EQ(stored(id).lines[0].id, "mine");
}

TEST_F(Mapped, GoesWithEverythingThatItOwns) {
  const Uuid id = store_full();
  UnitOfWork work(db());
  work.repository<Orders>().remove(work.repository<Orders>().get(id));
  ran();
  work.commit();
  EXPECT_EQ(ran(), (Lines{"begin 0", "Order delete 1", "commit 0"}));
  for (const char* table : {"step", "invoice_stamp", "line_stamp", "order_labels"}) {
    repoc::detail::Lease lease(db().state().shared_from_this());
    repoc::detail::Run run(*lease, repoc::StatementKind::query, {"rows"}, std::string("select * from ") + table);
    EXPECT_FALSE(run.next()) << table;
  }
}

TEST_F(Mapped, IsUndoneWhereAValueCannotBeStored) {
  const Uuid id = store_full();
  const std::function<void(Order&)> wrong[] = {
      [](Order& o) { o.tags.emplace_back("\xFF"); },
      [](Order& o) { o.weights["x"] = std::numeric_limits<double>::infinity(); },
      [](Order& o) { o.level = static_cast<Level>(3); },
      [](Order& o) { o.labels.push_back(o.labels.front()); },
  };
  for (const auto& change : wrong) {
    UnitOfWork work(db());
    Order& order = work.repository<Orders>().get(id);
    order.customer.key = 1;
    change(order);
    EXPECT_THROW(work.commit(), repoc::Error);
    EXPECT_EQ(shown(stored(id)), full_text());
  }
}

}  // namespace
}  // namespace orders
