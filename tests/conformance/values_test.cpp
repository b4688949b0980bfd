// Values and what is written of them: cases 3 and 13 of the design's list, keys of several fields, inherited and
// private fields.
#include <limits>
#include <set>
#include <string>

#include "conformance/back_end.hpp"

namespace conformance {
namespace {

using namespace std::chrono_literals;
using repoc::UnitOfWork;

class ValuesTest : public Conformance {};
REPOC_ON_EVERY_BACK_END(ValuesTest);

// Everything present and nothing zero.
Contact full() {
  return {.id = 1,
          .name = "Ada",
          .phone = "100",
          .nickname = "countess",
          .age = 36,
          .visits = 7,
          .rating = 4.5,
          .active = true,
          .subscribed = true,
          .status = Status::closed,
          .previous = Status::open,
          .birthday = 1815y / 12 / 10};
}
// Everything absent, empty or zero.
Contact bare() { return {.id = 1}; }

TEST_P(ValuesTest, FullAndBareReloadAsTheyWere) {
  for (const Contact& contact : {full(), bare()}) {
    given<ContactRepository>(contact);
    EXPECT_EQ(stored<ContactRepository>(1), contact);
    repoc::Session{db}.repository<ContactRepository>().remove_by_id(1);
  }
}

TEST_P(ValuesTest, LimitsReloadAsTheyWere) {
  struct Row {
    const char* what;
    std::function<void(Contact&)> set;
  };
  const Row rows[] = {
      {"smallest", [](Contact& c) { c.visits = std::numeric_limits<int>::min(); }},
      {"largest", [](Contact& c) { c.visits = std::numeric_limits<int>::max(); }},
      {"smallest double", [](Contact& c) { c.rating = std::numeric_limits<double>::lowest(); }},
      {"least positive double", [](Contact& c) { c.rating = std::numeric_limits<double>::denorm_min(); }},
      {"a third", [](Contact& c) { c.rating = 1.0 / 3; }},
      {"not ASCII", [](Contact& c) { c.name = "Größe 数 🪑"; }},
      {"quotes", [](Contact& c) { c.name = R"(it's "quoted"; drop table contact; --)"; }},
      {"present and empty", [](Contact& c) { c.nickname = ""; }},
      {"present and zero", [](Contact& c) { c.age = 0; }},
      {"present and false", [](Contact& c) { c.subscribed = false; }},
      {"present and the first enumerator", [](Contact& c) { c.previous = Status::draft; }},
      {"before the epoch", [](Contact& c) { c.birthday = 1000y / 2 / 28; }},
      {"a leap day", [](Contact& c) { c.birthday = 2024y / 2 / 29; }},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    Contact contact = bare();
    row.set(contact);
    given<ContactRepository>(contact);
    EXPECT_EQ(stored<ContactRepository>(1), contact);
    repoc::Session{db}.repository<ContactRepository>().remove_by_id(1);
  }
}

TEST_P(ValuesTest, OneChangedFieldIsOneColumn) {
  struct Row {
    const char* column;
    std::function<void(Contact&)> set;
  };
  const Row to_nothing[] = {
      {"name", [](Contact& c) { c.name = ""; }},
      {"nickname", [](Contact& c) { c.nickname = std::nullopt; }},
      {"nickname", [](Contact& c) { c.nickname = ""; }},
      {"nickname", [](Contact& c) { c.nickname = "ada"; }},
      {"age", [](Contact& c) { c.age = std::nullopt; }},
      {"age", [](Contact& c) { c.age = 0; }},
      {"visits", [](Contact& c) { c.visits = 0; }},
      {"rating", [](Contact& c) { c.rating = 0; }},
      {"active", [](Contact& c) { c.active = false; }},
      {"subscribed", [](Contact& c) { c.subscribed = false; }},
      {"subscribed", [](Contact& c) { c.subscribed = std::nullopt; }},
      {"status", [](Contact& c) { c.status = Status::draft; }},
      {"previous", [](Contact& c) { c.previous = std::nullopt; }},
      {"birthday", [](Contact& c) { c.birthday = std::nullopt; }},
  };
  const Row to_something[] = {
      {"name", [](Contact& c) { c.name = "Ada"; }},
      {"nickname", [](Contact& c) { c.nickname = ""; }},
      {"age", [](Contact& c) { c.age = 0; }},
      {"age", [](Contact& c) { c.age = -1; }},
      {"rating", [](Contact& c) { c.rating = -0.5; }},
      {"active", [](Contact& c) { c.active = true; }},
      {"subscribed", [](Contact& c) { c.subscribed = false; }},
      {"previous", [](Contact& c) { c.previous = Status::draft; }},
      {"birthday", [](Contact& c) { c.birthday = 1970y / 1 / 1; }},
  };
  const auto check = [&](const Contact& from, const Row& row) {
    SCOPED_TRACE(row.column);
    given<ContactRepository>(from);
    Contact expected = from;
    row.set(expected);
    {
      UnitOfWork work{db};
      row.set(work.repository<ContactRepository>().get(1));
      work.commit();
    }
    EXPECT_EQ(log.writes(), Lines{std::string("update contact set ") + row.column});
    EXPECT_EQ(stored<ContactRepository>(1), expected);
    repoc::Session{db}.repository<ContactRepository>().remove_by_id(1);
  };
  for (const Row& row : to_nothing) check(full(), row);
  for (const Row& row : to_something) check(bare(), row);
}

TEST_P(ValuesTest, CompositeKeys) {
  given<MembershipRepository>(Membership{"chess", 2, "gold"}, Membership{"chess", 1, "gold"},
                              Membership{"go", 1, "tin"});
  UnitOfWork work{db};
  auto& memberships = work.repository<MembershipRepository>();
  Membership& one = memberships.get({"chess", 1});
  EXPECT_EQ(&memberships.get({"chess", 1}), &one);
  one.level = "silver";
  memberships.remove(memberships.get({"go", 1}));
  work.commit();
  EXPECT_EQ(log.texts(repoc::StatementKind::write),
            (Lines{"update membership set level = ?1 where club = ?2 and person = ?3",
                   "delete from membership where club = ?1 and person = ?2"}));
  repoc::Session session{db};
  const std::vector<Membership> expected = {{"chess", 1, "silver"}, {"chess", 2, "gold"}};
  EXPECT_EQ(session.repository<MembershipRepository>().find_by_club_order_by_person("chess"), expected);
  EXPECT_FALSE(session.repository<MembershipRepository>().exists({"go", 1}));
}

TEST_P(ValuesTest, AKeyMayBeAStruct) {
  given<MembershipByKeyRepository>(Membership{"chess", 2, "gold"});
  repoc::Session session{db};
  auto& memberships = session.repository<MembershipByKeyRepository>();
  EXPECT_EQ(memberships.find({"chess", 2}), (Membership{"chess", 2, "gold"}));
  EXPECT_EQ(memberships.find({"chess", 3}), std::nullopt);
  EXPECT_TRUE(memberships.remove_by_id({"chess", 2}));
  EXPECT_FALSE(memberships.remove_by_id({"chess", 2}));
}

TEST_P(ValuesTest, InheritedAndPrivateFields) {
  Warehouse warehouse{"W"};
  warehouse.rename("main");
  warehouse.inspector = "Ada";
  given<WarehouseRepository>(warehouse);
  UnitOfWork work{db};
  Warehouse& loaded = work.repository<WarehouseRepository>().get("W");
  EXPECT_EQ(loaded.title(), "main");
  EXPECT_EQ(loaded.inspector, "Ada");
  loaded.inspected_on = 2024y / 2 / 29;
  loaded.rename("");
  work.commit();
  EXPECT_EQ(log.writes(), Lines{"update warehouses set inspected_on, title, version"});
  EXPECT_EQ(stored<WarehouseRepository>("W")->inspected_on, 2024y / 2 / 29);
  EXPECT_EQ(stored<WarehouseRepository>("W")->title(), "");
}

TEST_P(ValuesTest, GeneratedKeys) {
  UnitOfWork work{db};
  auto& tickets = work.repository<TicketRepository>();
  Ticket& first = tickets.add({.subject = "one"});
  Ticket& second = tickets.add({.subject = "two"});
  Token& token = work.repository<TokenRepository>().add({.owner = "Ada"});
  work.commit();
  EXPECT_GT(first.id, 0);
  EXPECT_GT(second.id, first.id);
  EXPECT_EQ(stored<TicketRepository>(second.id)->subject, "two");
  EXPECT_EQ(token.id.size(), 32U);
  EXPECT_EQ(token.id.find_first_not_of("0123456789abcdef"), std::string::npos);
  EXPECT_EQ(stored<TokenRepository>(token.id)->owner, "Ada");
  // An id never comes back.
  const std::int64_t last = second.id;
  tickets.remove(second);
  work.commit();
  EXPECT_GT(tickets.add({.subject = "three"}).id, -1);
  work.commit();
  repoc::Session session{db};
  EXPECT_FALSE(session.repository<TicketRepository>().exists(last));
}

// The number that another program, or this one after a restart, is given next is not one that there was before.
TEST_P(ValuesTest, GeneratedNumbersGoOnElsewhere) {
  std::int64_t last = 0;
  for (const bool elsewhere : {false, true, false}) {
    UnitOfWork work{elsewhere ? neighbour : db};
    auto& tickets = work.repository<TicketRepository>();
    Ticket& ticket = tickets.add({.subject = "one"});
    work.commit();
    EXPECT_GT(ticket.id, last);
    last = ticket.id;
    tickets.remove(ticket);
    work.commit();
  }
}

TEST_P(ValuesTest, TenThousandGeneratedTextsAreDifferent) {
  constexpr int kMany = 10'000;
  std::set<std::string> ids;
  UnitOfWork work{db};
  for (int i = 0; i < kMany; ++i) ids.insert(work.repository<TokenRepository>().add({.owner = "Ada"}).id);
  work.commit();
  EXPECT_EQ(ids.size(), static_cast<std::size_t>(kMany));
  EXPECT_EQ(stored_count<TokenRepository>(), kMany);
}

TEST_P(ValuesTest, AStringThatNoBackEndHoldsIsAnEncodingError) {
  for (const std::string& name : {std::string("a\0b", 3), std::string("\xff\xfe"), std::string("\xed\xa0\x80")}) {
    UnitOfWork work{db};
    work.repository<ContactRepository>().add({.id = 1, .name = name});
    EXPECT_THROW(work.commit(), repoc::EncodingError);
  }
  EXPECT_EQ(stored_count<ContactRepository>(), 0);
}

TEST_P(ValuesTest, NotANumberIsARangeError) {
  UnitOfWork work{db};
  work.repository<ContactRepository>().add({.id = 1, .rating = std::numeric_limits<double>::quiet_NaN()});
  EXPECT_THROW(work.commit(), repoc::RangeError);
  EXPECT_EQ(stored_count<ContactRepository>(), 0);
}

}  // namespace
}  // namespace conformance
