// What stale and colliding writes do: case 6 of the design's list.
#include <string>

#include "conformance/back_end.hpp"

namespace conformance {
namespace {

using repoc::UnitOfWork;

class ConflictTest : public Conformance {};
REPOC_ON_EVERY_BACK_END(ConflictTest);

constexpr const char* kSecret = "secret-value";
Account account() { return {.iban = "A1", .email = "a@x", .balance = 10}; }
Contact contact(std::int64_t id) { return {.id = id, .name = kSecret}; }

// The error must name where it happened and never what was bound.
template <class E, class Run>
E caught(Run run) {
  try {
    run();
  } catch (const E& error) {
    EXPECT_EQ(std::string(error.what()).find(kSecret), std::string::npos) << error.what();
    return error;
  }
  ADD_FAILURE() << "nothing was thrown";
  return E("nothing was thrown");
}

TEST_P(ConflictTest, TheSecondOfTwoUnitsGetsConflictAndStoresNothing) {
  given<AccountRepository>(account());
  UnitOfWork first{db};
  UnitOfWork second{db};
  first.repository<AccountRepository>().get("A1").balance = 20;
  second.repository<ContactRepository>().add(contact(1));
  second.repository<AccountRepository>().get("A1").balance = 30;
  first.commit();
  caught<repoc::Conflict>([&] { second.commit(); });
  EXPECT_EQ(stored<AccountRepository>("A1")->balance, 20);
  EXPECT_EQ(stored<AccountRepository>("A1")->version, 2);
  EXPECT_EQ(stored_count<ContactRepository>(), 0);
}

TEST_P(ConflictTest, AStaleRemoveIsAConflict) {
  given<AccountRepository>(account());
  UnitOfWork first{db};
  UnitOfWork second{db};
  auto& accounts = second.repository<AccountRepository>();
  first.repository<AccountRepository>().get("A1").balance = 20;
  accounts.remove(accounts.get("A1"));
  first.commit();
  EXPECT_THROW(second.commit(), repoc::Conflict);
  EXPECT_EQ(stored<AccountRepository>("A1")->balance, 20);
}

// The root's version guards its children: two units that change different children of one root collide.
TEST_P(ConflictTest, ChildrenAreGuardedByTheirRoot) {
  Warehouse warehouse{"W"};
  warehouse.shelves() = {{"top", {{1, "nails"}}}, {"low", {}}};
  given<WarehouseRepository>(warehouse);
  UnitOfWork first{db};
  UnitOfWork second{db};
  first.repository<WarehouseRepository>().get("W").shelves()[0].boxes.push_back({2, "nuts"});
  second.repository<WarehouseRepository>().get("W").shelves()[1].boxes.push_back({3, "bolts"});
  first.commit();
  EXPECT_THROW(second.commit(), repoc::Conflict);
  const std::vector<Shelf> expected = {{"top", {{1, "nails"}, {2, "nuts"}}}, {"low", {}}};
  EXPECT_EQ(stored<WarehouseRepository>("W")->shelves(), expected);
}

TEST_P(ConflictTest, AnUpdateOfADeletedRowIsAConflict) {
  given<AccountRepository>(account());
  given<ContactRepository>(contact(1));
  {
    UnitOfWork work{db};
    work.repository<AccountRepository>().get("A1").balance = 20;
    repoc::Session{neighbour}.repository<AccountRepository>().remove_by_id("A1");
    EXPECT_THROW(work.commit(), repoc::Conflict);
  }
  {
    UnitOfWork work{db};
    work.repository<ContactRepository>().get(1).visits = 2;  // has no version: the row is missing all the same
    repoc::Session{neighbour}.repository<ContactRepository>().remove_by_id(1);
    EXPECT_THROW(work.commit(), repoc::Conflict);
  }
  EXPECT_EQ(stored_count<AccountRepository>(), 0);
  EXPECT_EQ(stored_count<ContactRepository>(), 0);
}

TEST_P(ConflictTest, WithoutAVersionTheLastOneWinsColumnByColumn) {
  given<ContactRepository>(contact(1));
  UnitOfWork first{db};
  UnitOfWork second{db};
  first.repository<ContactRepository>().get(1).visits = 2;
  second.repository<ContactRepository>().get(1).phone = "200";
  first.commit();
  second.commit();
  EXPECT_EQ(stored<ContactRepository>(1), (Contact{.id = 1, .name = kSecret, .phone = "200", .visits = 2}));
}

TEST_P(ConflictTest, ADuplicateKeyIsNamed) {
  given<AccountRepository>(account());
  given<MembershipRepository>(Membership{"chess", 7, "gold"});
  struct Row {
    const char* what;
    std::function<void(UnitOfWork&)> add;
    std::vector<std::string> names;
  };
  const Row rows[] = {
      {"the key",
       [](UnitOfWork& work) { work.repository<AccountRepository>().add({.iban = "A1", .email = kSecret}); },
       {"iban"}},
      {"a unique value",
       [](UnitOfWork& work) { work.repository<AccountRepository>().add({.iban = kSecret, .email = "a@x"}); },
       {"email"}},
      {"a composite key",
       [](UnitOfWork& work) { work.repository<MembershipRepository>().add({"chess", 7, kSecret}); },
       {"club", "person"}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    UnitOfWork work{db};
    row.add(work);
    const auto error = caught<repoc::ConstraintViolation>([&] { work.commit(); });
    for (const std::string& name : row.names) {
      EXPECT_NE(std::string(error.what()).find(name), std::string::npos) << error.what();
    }
    EXPECT_FALSE(error.query().empty());
    EXPECT_NE(error.code(), 0);
  }
  EXPECT_EQ(stored_count<AccountRepository>(), 1);
  EXPECT_EQ(stored_count<MembershipRepository>(), 1);
}

}  // namespace
}  // namespace conformance
