// Random edits of an object with everything that it may own, commit after commit, against the plain object: what is
// stored is what is in memory, a commit without an edit writes nothing, and none writes more rows than it would take to
// store the object anew. Seeds are fixed; a failure names its seed and step.
#include <algorithm>
#include <random>

#include "conformance/mapping/fixture.hpp"

namespace conformance::mapping {
namespace {

using LabelRef = repoc::Ref<Label, std::string>;
using CustomerRef = repoc::Ref<Customer, std::int64_t>;

class Editor {
 public:
  explicit Editor(unsigned seed) : random_(seed) {}

  void edit(Order& order) {
    for (int edits = below(4); edits >= 0; --edits) {
      switch (below(8)) {
        case 0:
          order.customer = {1 + below(2)};
          break;
        case 1:
          order.referrer.reset();
          if (below(2) == 0) order.referrer = CustomerRef{1 + below(2)};
          break;
        case 2:
          edit_list(order.labels, [&] { return LabelRef{"label " + std::to_string(below(6))}; });
          keep_distinct(order.labels, [](const LabelRef& label) { return label.key; });
          break;
        case 3:
          edit_lines(order.lines);
          break;
        case 4:
        case 5:
          edit(order.invoice);
          break;
        case 6:
          edit(order.payment);
          break;
        default:
          edit(order.parcels);
          break;
      }
    }
  }

  void edit(Customer& customer) {
    for (int edits = below(4); edits >= 0; --edits) {
      switch (below(6)) {
        case 0:
          edit(customer.address);
          break;
        case 1:
        case 2:
          edit_optional(customer.billing, [&](Address& address) { edit(address); });
          break;
        case 3:
          edit_optional(customer.preferences, [&](Preferences& preferences) {
            if (below(2) == 0) preferences.language = text();
            if (below(3) == 0) preferences.language.reset();
            if (below(2) == 0) preferences.colour = below(2) == 0 ? Colour::red : Colour::dark_blue;
            if (below(3) == 0) preferences.colour.reset();
          });
          break;
        case 4:
          edit_optional(customer.interests,
                        [&](Interests& interests) { edit_list(interests.topics, [&] { return text(); }); });
          break;
        default:
          customer.active = Period(below(2), below(2));
          break;
      }
    }
  }

  void edit(Reservation& reservation) {
    const auto leg = [&] { return Leg{text(), text()}; };
    const auto segment = [&] { return Segment{"flight " + std::to_string(++made_), {leg()}}; };
    const auto itinerary = [&] { return Itinerary{text(), {segment()}}; };
    const auto passenger = [&] { return Passenger{++made_, text(), {itinerary()}}; };
    edit_list(reservation.passengers, passenger);
    if (reservation.passengers.empty()) return;
    auto& itineraries = any(reservation.passengers).itineraries;
    edit_list(itineraries, itinerary);
    if (itineraries.empty()) return;
    auto& segments = any(itineraries).segments;
    edit_list(segments, segment);
    if (!segments.empty()) edit_list(any(segments).legs, leg);
  }

 private:
  int below(std::size_t limit) { return static_cast<int>(random_() % limit); }
  std::string text() { return "text " + std::to_string(below(4)); }
  template <class T>
  T& any(std::vector<T>& list) {
    return list[static_cast<std::size_t>(below(list.size()))];
  }
  template <class T>
  void edit_list(std::vector<T>& list, const auto& make) {
    const auto place = [&](std::size_t extra) { return list.begin() + below(list.size() + extra); };
    const int what = list.empty() ? 0 : below(8);
    if (what <= 1) list.insert(place(1), make());
    if (what == 2) list.erase(place(0));
    if (what == 3) std::swap(any(list), any(list));
    if (what == 4) std::reverse(list.begin(), list.end());
    if (what == 5) std::rotate(list.begin(), place(0), list.end());
    if (what == 6) std::shuffle(list.begin(), list.end(), random_);
    if (what == 7 && below(3) == 0) list.clear();
  }
  template <class T>
  static void keep_distinct(std::vector<T>& list, const auto& key) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      const auto same = [&](const T& other) { return key(other) == key(list[i]); };
      list.erase(std::remove_if(list.begin() + static_cast<std::ptrdiff_t>(i) + 1, list.end(), same), list.end());
    }
  }
  template <class T>
  void edit_optional(std::optional<T>& held, const auto& edit_held) {
    if (below(4) == 0) {
      held.reset();
    } else {
      if (!held || below(5) == 0) held.emplace();
      edit_held(*held);
    }
  }
  void edit_lines(std::vector<Line>& lines) {
    edit_list(lines, [&] { return Line{below(7), text(), below(100)}; });
    keep_distinct(lines, [](const Line& line) { return line.number; });
    if (!lines.empty() && below(2) == 0) any(lines).price = Decimal(below(1000), 2);
  }
  void edit(Address& address) {
    if (below(2) == 0) address.country = text();
    if (below(2) == 0) address.city = text();
    if (below(3) == 0) address.zip = below(2) == 0 ? std::nullopt : std::optional(text());
    edit_optional(address.geo, [&](Geo& geo) { geo.lat = below(2); });
  }
  void edit(std::unique_ptr<Invoice>& invoice) {
    const int what = below(5);
    if (what == 0) invoice.reset();
    if (what == 1) invoice = std::make_unique<Invoice>(Invoice{text(), {{below(3), text(), 1}}});
    if (invoice == nullptr) return;
    if (what == 2) invoice->number = text();
    if (what > 2) edit_lines(invoice->lines);
  }
  // Another id is another payment. A new one without an id would be given one by the commit.
  void edit(std::optional<Payment>& payment) {
    const int what = below(4);
    if (what == 0) payment.reset();
    if (what == 1) payment = Payment{Uuid::random(), Money(below(3)), std::nullopt};
    if (!payment) return;
    if (what == 2) payment->paid = Money(below(3));
    if (what == 3) edit_optional(payment->where, [&](Geo& geo) { geo.lon = below(2); });
  }
  void edit(std::vector<Parcel>& parcels) {
    edit_list(parcels, [&] { return Parcel{"parcel " + std::to_string(below(6)), Seal{text()}}; });
    keep_distinct(parcels, [](const Parcel& parcel) { return parcel.code; });
    if (parcels.empty()) return;
    edit_optional(any(parcels).seal, [&](Seal& seal) { seal.number = text(); });
    std::swap(any(parcels).seal, any(parcels).seal);
  }

  std::mt19937 random_;
  int made_ = 0;
};

// How many rows hold it.
std::int64_t rows_of(const Customer&) { return 1; }
std::int64_t rows_of(const Order& order) {
  std::size_t rows = 1 + order.labels.size() + order.lines.size() + (order.payment ? 1 : 0) + order.parcels.size();
  if (order.invoice != nullptr) rows += 1 + order.invoice->lines.size();
  for (const Parcel& parcel : order.parcels) rows += parcel.seal ? 1 : 0;
  return static_cast<std::int64_t>(rows);
}
std::int64_t rows_of(const Reservation& reservation) {
  std::size_t rows = 1 + reservation.passengers.size();
  for (const Passenger& passenger : reservation.passengers) {
    rows += passenger.itineraries.size();
    for (const Itinerary& itinerary : passenger.itineraries) {
      rows += itinerary.segments.size();
      for (const Segment& segment : itinerary.segments) rows += segment.legs.size();
    }
  }
  return static_cast<std::int64_t>(rows);
}

template <class T>
bool same(const T& a, const T& b) {
  return a == b;
}
bool same(const Order& a, const Order& b) {
  const auto same_payment = [](const Payment& x, const Payment& y) {
    return x.id == y.id && x.paid == y.paid && x.where == y.where;
  };
  const bool invoices =
      a.invoice == nullptr || b.invoice == nullptr ? a.invoice == b.invoice : *a.invoice == *b.invoice;
  const bool payments = a.payment && b.payment ? same_payment(*a.payment, *b.payment) : !a.payment == !b.payment;
  return a.id == b.id && a.customer == b.customer && a.referrer == b.referrer && a.labels == b.labels &&
         a.lines == b.lines && invoices && payments && a.parcels == b.parcels && a.version == b.version;
}

constexpr unsigned kSeeds = 12;
constexpr int kSteps = 40;

class MappingRandomEditsTest : public MappingTest {
 protected:
  MappingRandomEditsTest() {
    given<CustomerRepository>(Customer{.id = 1, .name = "Ada"}, Customer{.id = 2, .name = "Bob"});
    for (int i = 0; i < 6; ++i) given<LabelRepository>(Label{"label " + std::to_string(i)});
  }

  // One unit of work edits what it tracks, or every step has a fresh one that edits what is loaded.
  template <class R, class Id>
  void edit(unsigned seed, const Id& id) {
    Editor editor{seed};
    UnitOfWork long_one{db};
    for (int step = 0; step < kSteps; ++step) {
      SCOPED_TRACE("seed " + std::to_string(seed) + " step " + std::to_string(step));
      UnitOfWork fresh{db};
      auto& object = (seed % 2 == 0 ? long_one : fresh).template repository<R>().get(id);
      const std::int64_t before = rows_of(object);
      editor.edit(object);
      log.clear();
      (seed % 2 == 0 ? long_one : fresh).commit();
      std::int64_t written = 0;
      for (const StatementRecorder::Entry& entry : log.entries()) {
        if (entry.kind == repoc::StatementKind::write) written += entry.rows;
      }
      ASSERT_LE(written, before + rows_of(object));
      ASSERT_TRUE(same(*stored<R>(id), object));
      UnitOfWork idle{db};
      idle.repository<R>().get(id);
      log.clear();
      idle.commit();
      ASSERT_EQ(log.writes(), Lines{});
    }
  }
};
REPOC_ON_EVERY_BACK_END(MappingRandomEditsTest);

TEST_P(MappingRandomEditsTest, OfAnOrder) {
  for (unsigned seed = 0; seed < kSeeds; ++seed) {
    Order order;
    order.id = Uuid::random();
    order.customer = {1};
    const Uuid id = order.id;
    given<OrderRepository>(std::move(order));
    edit<OrderRepository>(seed, id);
  }
}

TEST_P(MappingRandomEditsTest, OfACustomer) {
  for (unsigned seed = 0; seed < kSeeds; ++seed) {
    const std::int64_t id = 100 + seed;
    given<CustomerRepository>(Customer{.id = id, .name = "Cy"});
    edit<CustomerRepository>(seed, id);
  }
}

TEST_P(MappingRandomEditsTest, OfAReservation) {
  for (unsigned seed = 0; seed < kSeeds; ++seed) {
    const std::string locator = "R" + std::to_string(seed);
    given<ReservationRepository>(Reservation{.locator = locator});
    edit<ReservationRepository>(seed, locator);
  }
}

}  // namespace
}  // namespace conformance::mapping
