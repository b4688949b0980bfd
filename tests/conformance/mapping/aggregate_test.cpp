// What an aggregate is made of besides columns: value structs, owned ones, references, lists four deep. Each row edits
// a stored object and says which statements that takes; the object then reloads as it was.
#include "conformance/mapping/fixture.hpp"

namespace conformance::mapping {
namespace {

class AggregateTest : public MappingTest {};
REPOC_ON_EVERY_BACK_END(AggregateTest);

Address town(std::string city) {
  Address address;
  address.country = "FR";
  address.street = "rue";
  address.city = std::move(city);
  return address;
}

TEST_P(AggregateTest, ValueStructs) {
  struct Row {
    const char* edit;
    std::function<void(Customer&)> run;
    const char* columns;  // null: nothing is written
  };
  const Row rows[] = {
      {"one member", [](Customer& c) { c.address.street = "allee"; }, "address_street"},
      {"a member with a column of its own", [](Customer& c) { c.address.city = "Lyon"; }, "address_town"},
      {"an inherited member", [](Customer& c) { c.address.country = "CH"; }, "address_country"},
      {"an optional member", [](Customer& c) { c.address.zip = "69000"; }, "address_zip"},
      {"a nested one appears", [](Customer& c) { c.address.geo = Geo{45.5, 0}; }, "address_geo_lat, address_geo_lon"},
      {"one of its members", [](Customer& c) { c.address.geo->lon = 4.5; }, "address_geo_lon"},
      {"it is zero", [](Customer& c) { *c.address.geo = Geo{}; }, "address_geo_lat, address_geo_lon"},
      {"it goes", [](Customer& c) { c.address.geo.reset(); }, "address_geo_lat, address_geo_lon"},
      {"an absent one stays absent", [](Customer& c) { c.billing.reset(); }, nullptr},
      {"it appears", [](Customer& c) { c.billing = town("Nice"); }, "bill_country, bill_street, bill_town"},
      {"with a nested one", [](Customer& c) { c.billing->geo = Geo{1, 2}; }, "bill_geo_lat, bill_geo_lon"},
      {"it goes with it", [](Customer& c) { c.billing.reset(); },
       "bill_country, bill_street, bill_town, bill_geo_lat, bill_geo_lon"},
      {"an empty one is not absent", [](Customer& c) { c.preferences.emplace(); }, "preferences_present"},
      {"its members", [](Customer& c) { c.preferences->colour = Colour::green; }, "preferences_colour"},
      {"it goes", [](Customer& c) { c.preferences.reset(); }, "preferences_present, preferences_colour"},
      {"an empty list in one", [](Customer& c) { c.interests.emplace(); }, "interests_topics"},
      {"its elements", [](Customer& c) { c.interests->topics = {"a", "b"}; }, "interests_topics"},
      {"it goes", [](Customer& c) { c.interests.reset(); }, "interests_topics"},
      {"private members", [](Customer& c) { c.active = Period(1, 0); }, "active_from"},
      {"set to what it is", [](Customer& c) { c.address = Address(c.address); }, nullptr},
  };
  Customer customer{.id = 1, .name = "Ada"};
  customer.address = town("Paris");
  given<CustomerRepository>(customer);
  for (const Row& row : rows) {
    SCOPED_TRACE(row.edit);
    row.run(customer);
    {
      UnitOfWork work{db};
      row.run(work.repository<CustomerRepository>().get(1));
      log.clear();
      work.commit();
    }
    EXPECT_EQ(log.writes(), row.columns == nullptr
                                ? Lines{}
                                : Lines{std::string("update customers set ") + row.columns + ", version"});
    customer.version = stored<CustomerRepository>(1)->version;
    EXPECT_EQ(stored<CustomerRepository>(1), customer);
  }
}

TEST_P(AggregateTest, QueriesOfValueStructs) {
  Customer one{.id = 1, .name = "Ada"};
  one.address = town("Paris");
  one.address.geo = Geo{48, 2};
  Customer two{.id = 2, .name = "Bob"};
  two.address = town("Lyon");
  two.billing = town("Paris");
  two.billing->geo = Geo{};
  two.preferences.emplace();
  Customer three{.id = 3, .name = "Cy"};
  three.address = town("Paris");
  three.address.country = "US";
  given<CustomerRepository>(one, two, three);
  repoc::Session session{db};
  auto& all = session.repository<CustomerRepository>();
  using Ids = std::vector<std::int64_t>;
  EXPECT_EQ(all.find_id_by_address_city_order_by_id("Paris"), (Ids{1, 3}));
  EXPECT_EQ(all.find_id_by_address__country_order_by_id("US"), Ids{3});
  EXPECT_EQ(all.find_id_by_billing_city_order_by_id("Paris"), Ids{2});
  EXPECT_EQ(all.find_id_by_billing_is_null_order_by_id(), (Ids{1, 3}));
  EXPECT_EQ(all.find_id_by_billing_geo_is_not_null_order_by_id(), Ids{2});
  EXPECT_EQ(all.find_id_by_address_geo_lat_greater_than_order_by_id(10), Ids{1});
  EXPECT_EQ(all.find_id_by_address_order_by_id(one.address), Ids{1});
  EXPECT_EQ(all.find_id_by_address_order_by_id(two.address), Ids{2});
  EXPECT_EQ(all.find_id_by_address_order_by_id(*two.billing), Ids{});
  EXPECT_EQ(all.find_id_by_address_not_order_by_id(one.address), (Ids{2, 3}));
  EXPECT_EQ(all.find_id_by_billing_order_by_id(*two.billing), Ids{2});
  EXPECT_EQ(all.find_id_by_preferences_is_null_order_by_id(), (Ids{1, 3}));
  EXPECT_EQ(all.find_id_by_order_by_address_city_and_id(), (Ids{2, 1, 3}));
  const std::vector<std::int64_t> ids = {1, 2};
  const std::vector<NameAndTown> names = {{"Ada", "Paris", std::nullopt}, {"Bob", "Lyon", "Paris"}};
  EXPECT_EQ(all.find_by_id_in_order_by_id(ids), names);
  EXPECT_EQ(all.update_address_city_by_address_city("Orly", "Paris"), 2);
  EXPECT_EQ(all.find_id_by_address_city_order_by_id("Orly"), (Ids{1, 3}));
}

// An order of customer 1; labels and customers are there.
class OrderTest : public MappingTest {
 protected:
  OrderTest() {
    given<CustomerRepository>(Customer{.id = 1, .name = "Ada"}, Customer{.id = 2, .name = "Bob"});
    given<LabelRepository>(Label{"red"}, Label{"green"}, Label{"blue"});
  }
  // Stores it and gives its key.
  Uuid store(Order order) {
    UnitOfWork work{db};
    const Uuid id = work.repository<OrderRepository>().add(std::move(order)).id;
    work.commit();
    log.clear();
    return id;
  }
};
REPOC_ON_EVERY_BACK_END(OrderTest);

void expect_same(const Order& is, const Order& was) {
  EXPECT_EQ(is.customer, was.customer);
  EXPECT_EQ(is.referrer, was.referrer);
  EXPECT_EQ(is.labels, was.labels);
  EXPECT_EQ(is.lines, was.lines);
  ASSERT_EQ(is.invoice == nullptr, was.invoice == nullptr);
  if (is.invoice != nullptr) {
    EXPECT_EQ(*is.invoice, *was.invoice);
  }
  ASSERT_EQ(is.payment.has_value(), was.payment.has_value());
  if (is.payment) {
    EXPECT_EQ(is.payment->paid, was.payment->paid);
    EXPECT_EQ(is.payment->where, was.payment->where);
  }
  EXPECT_EQ(is.parcels, was.parcels);
}

TEST_P(OrderTest, OwnedOnesAndLinks) {
  const std::string version = "update orders set version";
  struct Row {
    const char* edit;
    std::function<void(Order&)> run;
    Lines statements;
  };
  const Uuid other = Uuid::random();
  const Row rows[] = {
      {"nothing", [](Order&) {}, {}},
      {"a line, as a list with the same type elsewhere",
       [](Order& o) { o.lines.push_back({1, "chair", decimal("9.99")}); },
       {version, "insert line"}},
      {"an invoice appears",
       [](Order& o) { o.invoice = std::make_unique<Invoice>(Invoice{"i1", {{1, "chair", 1}, {2, "lamp", 2}}}); },
       {version, "insert invoice", "insert invoice_line x2"}},
      {"a member of it", [](Order& o) { o.invoice->number = "i2"; }, {version, "update invoice set number"}},
      {"a child of it",
       [](Order& o) { o.invoice->lines.erase(o.invoice->lines.begin()); },
       {version, "delete invoice_line"}},
      {"another invoice without an id is the same row",
       [](Order& o) { o.invoice = std::make_unique<Invoice>(Invoice{"i3", {{2, "lamp", 2}}}); },
       {version, "update invoice set number"}},
      {"it goes, and what it owns", [](Order& o) { o.invoice.reset(); }, {version, "delete invoice"}},
      {"a payment appears", [](Order& o) { o.payment = Payment{.paid = Money(5)}; }, {version, "insert payment"}},
      {"a member of a value struct of it",
       [](Order& o) { o.payment->where = Geo{1, 2}; },
       {version, "update payment set where_lat, where_lon"}},
      {"another id is another one",
       [&](Order& o) { o.payment->id = other; },
       {version, "delete payment", "insert payment"}},
      {"it goes", [](Order& o) { o.payment.reset(); }, {version, "delete payment"}},
      {"owned alone in a list",
       [](Order& o) { o.parcels = {{"p1", Seal{"s1"}}, {"p2", std::nullopt}}; },
       {version, "insert parcel x2", "insert seal"}},
      {"it moves with its owner",
       [](Order& o) { std::swap(o.parcels[0], o.parcels[1]); },
       {version, "update parcel set parcels_position"}},
      {"and goes with it", [](Order& o) { o.parcels.pop_back(); }, {version, "delete parcel"}},
      {"links", [](Order& o) { o.labels = {{"red"}, {"green"}}; }, {version, "insert orders_labels x2"}},
      {"one goes", [](Order& o) { o.labels.erase(o.labels.begin()); }, {version, "delete orders_labels"}},
      {"one comes", [](Order& o) { o.labels.push_back({"blue"}); }, {version, "insert orders_labels"}},
      {"a reference", [](Order& o) { o.customer = {2}; }, {"update orders set customer, version"}},
      {"one that may be absent",
       [](Order& o) { o.referrer = repoc::Ref<Customer, std::int64_t>{1}; },
       {"update orders set referrer, version"}},
  };
  Order order;
  order.customer = {1};
  const Uuid id = store([&] {
    Order copy;
    copy.customer = order.customer;
    return copy;
  }());
  EXPECT_FALSE(id.is_nil());
  for (const Row& row : rows) {
    SCOPED_TRACE(row.edit);
    row.run(order);
    {
      UnitOfWork work{db};
      row.run(work.repository<OrderRepository>().get(id));
      log.clear();
      work.commit();
    }
    EXPECT_EQ(log.writes(), row.statements);
    const auto again = stored<OrderRepository>(id);
    ASSERT_TRUE(again);
    expect_same(*again, order);
  }
  EXPECT_EQ(stored<OrderRepository>(id)->version, static_cast<std::int64_t>(std::size(rows)));
}

TEST_P(OrderTest, ChildrenAreGivenTheirIds) {
  Order order;
  order.customer = {1};
  order.payment = Payment{.paid = Money(1)};
  const Uuid id = store(std::move(order));
  const auto again = stored<OrderRepository>(id);
  EXPECT_FALSE(again->payment->id.is_nil());
}

TEST_P(OrderTest, AnAggregateLoadsWithOneStatementATable) {
  std::vector<Uuid> ids;
  for (int i = 0; i < 3; ++i) {
    Order order;
    order.customer = {1};
    order.invoice = std::make_unique<Invoice>(Invoice{"i", {{1, "chair", 1}}});
    order.parcels = {{"p1", Seal{"s1"}}};
    order.labels = {{"red"}};
    ids.push_back(store(std::move(order)));
  }
  repoc::Session session{db};
  session.repository<OrderRepository>().find(ids[1]);
  const std::size_t one = log.texts(repoc::StatementKind::query).size();
  log.clear();
  EXPECT_EQ(session.repository<OrderRepository>().find_by_order_by_id().size(), 3U);
  EXPECT_EQ(log.texts(repoc::StatementKind::query).size(), one);
  EXPECT_EQ(one, 8U);  // orders, labels, lines, invoices, their lines, payments, parcels, their seals
}

TEST_P(OrderTest, Queries) {
  Order one;
  one.customer = {1};
  one.labels = {{"red"}, {"blue"}};
  one.payment = Payment{.paid = Money(5)};
  one.invoice = std::make_unique<Invoice>(Invoice{"i", {{1, "chair", 1}}});
  one.parcels = {{"p1", Seal{"s1"}}};
  store(std::move(one));
  Order two;
  two.customer = {2};
  two.referrer = repoc::Ref<Customer, std::int64_t>{1};
  store(std::move(two));
  repoc::Session session{db};
  auto& orders = session.repository<OrderRepository>();
  EXPECT_EQ(orders.count_by_customer(1), 1);
  EXPECT_EQ(orders.count_by_customer_in({1, 2, 3}), 2);
  EXPECT_EQ(orders.count_by_customer_not({1}), 1);
  EXPECT_EQ(orders.count_of(Customer{.id = 2}), 1);
  EXPECT_EQ(orders.count_by_referrer_is_null(), 1);
  EXPECT_EQ(orders.count_by_labels_contains("blue"), 1);
  EXPECT_EQ(orders.count_by_labels_contains("green"), 0);
  EXPECT_EQ(orders.count_by_labels_empty(), 1);
  EXPECT_EQ(orders.count_by_payment_is_null(), 1);
  EXPECT_EQ(orders.count_by_payment_paid(Money(5)), 1);
  EXPECT_EQ(orders.count_by_invoice_is_not_null(), 1);
  EXPECT_EQ(orders.count_by_invoice_lines_sku("chair"), 1);
  EXPECT_EQ(orders.count_by_parcels_seal_number("s1"), 1);
}

TEST_P(OrderTest, AReferenceToNothingIsAConstraintViolation) {
  for (const bool link : {false, true}) {
    Order order;
    order.customer = {link ? 1 : 77};
    if (link) order.labels = {{"no such label"}};
    UnitOfWork work{db};
    work.repository<OrderRepository>().add(std::move(order));
    EXPECT_THROW(work.commit(), repoc::ConstraintViolation);
  }
  EXPECT_EQ(stored_count<OrderRepository>(), 0);
  // Nor may what is referred to go.
  Order order;
  order.customer = {1};
  store(std::move(order));
  UnitOfWork work{db};
  auto& customers = work.repository<CustomerRepository>();
  customers.remove(customers.get(1));
  EXPECT_THROW(work.commit(), repoc::ConstraintViolation);
  EXPECT_TRUE(stored<CustomerRepository>(1));
  // The database goes on.
  EXPECT_EQ(repoc::Session{db}.repository<OrderRepository>().count_by_customer(1), 1);
}

TEST_P(AggregateTest, ACycleOfReferencesIsStoredAndRemovedInOneFlush) {
  {
    UnitOfWork work{db};
    auto& people = work.repository<PersonRepository>();
    people.add({1, "a", repoc::Ref<Person, int>{2}});
    people.add({2, "b", repoc::Ref<Person, int>{3}});
    people.add({3, "c", repoc::Ref<Person, int>{1}});
    work.commit();
  }
  EXPECT_EQ(stored<PersonRepository>(3)->boss->key, 1);
  UnitOfWork work{db};
  auto& people = work.repository<PersonRepository>();
  for (const int id : {1, 2, 3}) people.remove(people.get(id));
  work.commit();
  EXPECT_EQ(stored_count<PersonRepository>(), 0);
}

TEST_P(AggregateTest, UniqueValuesAreExchangedInOneFlush) {
  struct Row {
    const char* what;
    std::vector<const char*> badges;  // of persons 1, 2, 3 afterwards; null: removed
    std::optional<std::string> fourth;
  };
  const Row rows[] = {
      {"two swap", {"b", "a", "c"}, {}},
      {"three go round", {"b", "c", "a"}, {}},
      {"the other way", {"c", "a", "b"}, {}},
      {"one takes what another gives up", {"b", "x", "c"}, {}},
      {"in a chain", {"x", "a", "b"}, {}},
      {"one takes what a removed one had", {"b", nullptr, "c"}, {}},
      {"a new one takes it", {"x", "b", "c"}, "a"},
      {"a new one takes a removed one's", {nullptr, "b", "c"}, "a"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    given<PersonRepository>(Person{1, "a", {}}, Person{2, "b", {}}, Person{3, "c", {}});
    {
      UnitOfWork work{db};
      auto& people = work.repository<PersonRepository>();
      for (int id = 1; id <= 3; ++id) {
        const char* badge = row.badges[static_cast<std::size_t>(id - 1)];
        Person& person = people.get(id);
        if (badge == nullptr) {
          people.remove(person);
        } else {
          person.badge = badge;
        }
      }
      if (row.fourth) people.add({4, *row.fourth, {}});
      work.commit();
    }
    repoc::Session session{neighbour};
    auto& people = session.repository<PersonRepository>();
    for (int id = 1; id <= 3; ++id) {
      const char* badge = row.badges[static_cast<std::size_t>(id - 1)];
      const auto person = people.find(id);
      ASSERT_EQ(person.has_value(), badge != nullptr);
      if (badge != nullptr) {
        EXPECT_EQ(person->badge, badge);
      }
      people.remove_by_id(id);
    }
    EXPECT_EQ(people.remove_by_id(4), row.fourth.has_value());
  }
  // A value that somebody else has is refused, and nothing of the exchange stays.
  given<PersonRepository>(Person{1, "a", {}}, Person{2, "b", {}}, Person{3, "c", {}});
  UnitOfWork work{db};
  auto& people = work.repository<PersonRepository>();
  people.get(1).badge = "b";
  people.get(2).badge = "c";
  EXPECT_THROW(work.commit(), repoc::ConstraintViolation);
  EXPECT_EQ(stored<PersonRepository>(1)->badge, "a");
  EXPECT_EQ(stored<PersonRepository>(2)->badge, "b");
}

TEST_P(AggregateTest, FourListsDeep) {
  Reservation reservation{.locator = "XYZ"};
  for (int seat = 1; seat <= 2; ++seat) {
    Passenger passenger{seat, "p" + std::to_string(seat), {}};
    for (const char* name : {"out", "back"}) {
      Itinerary itinerary{name, {}};
      for (const char* flight : {"F1", "F2"}) itinerary.segments.push_back({flight, {{"A", "B"}, {"B", "C"}}});
      passenger.itineraries.push_back(itinerary);
    }
    reservation.passengers.push_back(passenger);
  }
  given<ReservationRepository>(reservation);
  reservation.version = 1;
  EXPECT_EQ(stored<ReservationRepository>("XYZ"), reservation);
  repoc::Session session{db};
  auto& reservations = session.repository<ReservationRepository>();
  EXPECT_EQ(reservations.find_by_passengers_itineraries_segments_legs_to("C"), std::vector{reservation});
  EXPECT_EQ(reservations.find_by_passengers_itineraries_segments_legs_to("Z"), std::vector<Reservation>{});

  const auto edit = [](Reservation& r) {
    r.passengers[1].itineraries[0].segments[1].legs.insert(r.passengers[1].itineraries[0].segments[1].legs.begin(),
                                                           {"Z", "A"});
    std::swap(r.passengers[0].itineraries[1].segments[0], r.passengers[0].itineraries[1].segments[1]);
    r.passengers[0].name = "renamed";
  };
  edit(reservation);
  {
    UnitOfWork work{db};
    edit(work.repository<ReservationRepository>().get("XYZ"));
    log.clear();
    work.commit();
  }
  reservation.version = 2;
  const std::string kLeg = R"(update leg set "from", "to")";
  EXPECT_EQ(stored<ReservationRepository>("XYZ"), reservation);
  EXPECT_EQ(log.writes(), (Lines{"update reservations set version", kLeg, kLeg, "update passenger set name",
                                 "update segment set segments_position", "insert leg"}));
  repoc::Session{db}.repository<ReservationRepository>().remove_by_id("XYZ");
  EXPECT_EQ(reservations.find_by_passengers_itineraries_segments_legs_to("C"), std::vector<Reservation>{});
}

}  // namespace
}  // namespace conformance::mapping
