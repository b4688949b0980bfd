// What one flush writes in which order: case 9 of the design's list, many rows in few statements, and the parts of a
// unit of work that are not commit(): savepoint, refresh, detach.
#include "conformance/back_end.hpp"

namespace conformance {
namespace {

using repoc::Savepoint;
using repoc::UnitOfWork;

class FlushTest : public Conformance {
 protected:
  void given_accounts() {
    given<AccountRepository>(Account{.iban = "A1", .email = "a@x"}, Account{.iban = "A2", .email = "b@x"},
                             Account{.iban = "A3", .email = "c@x"});
  }
  // "a@x b@x c@x": of the accounts by key.
  std::string emails() {
    std::string text;
    repoc::Session session{neighbour};
    for (const Account& account : session.repository<AccountRepository>().find_all()) {
      text += (text.empty() ? "" : " ") + account.email;
    }
    return text;
  }
};
REPOC_ON_EVERY_BACK_END(FlushTest);

// 9. Unique values that change hands.

TEST_P(FlushTest, UniqueValuesChangeHandsInOneFlush) {
  using Accounts = std::vector<Account*>;
  struct Row {
    const char* what;
    std::function<void(AccountRepository&, const Accounts&)> edit;
    Lines statements;
    std::string expected;
  };
  const std::string spare = "update accounts set email";
  const std::string update = "update accounts set email, version";
  const Row rows[] = {
      {"a chain",
       [](AccountRepository&, const Accounts& a) {
         a[0]->email = "b@x";
         a[1]->email = "c@x";
         a[2]->email = "d@x";
       },
       {update, update, update},
       "b@x c@x d@x"},
      {"two exchange",
       [](AccountRepository&, const Accounts& a) { std::swap(a[0]->email, a[2]->email); },
       {spare, update, update},
       "c@x b@x a@x"},
      {"three in a ring",
       [](AccountRepository&, const Accounts& a) {
         std::swap(a[0]->email, a[1]->email);
         std::swap(a[1]->email, a[2]->email);
       },
       {spare, update, update, update},
       "b@x c@x a@x"},
      {"freed by a delete",
       [](AccountRepository& all, const Accounts& a) {
         a[2]->email = "a@x";
         all.remove(*a[0]);
       },
       {"delete accounts", update},
       "b@x a@x"},
      {"freed for a new one",
       [](AccountRepository& all, const Accounts& a) {
         all.add({.iban = "A0", .email = "c@x"});
         a[2]->email = "d@x";
       },
       {update, "insert accounts"},
       "c@x a@x b@x d@x"},
      {"the same key again",
       [](AccountRepository& all, const Accounts& a) {
         all.remove(*a[1]);
         all.add({.iban = "A2", .email = "b@x"});
       },
       {"delete accounts", "insert accounts"},
       "a@x b@x c@x"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    given_accounts();
    {
      UnitOfWork work{db};
      auto& all = work.repository<AccountRepository>();
      const Accounts accounts{&all.get("A1"), &all.get("A2"), &all.get("A3")};
      row.edit(all, accounts);
      work.commit();
    }
    EXPECT_EQ(log.writes(), row.statements);
    EXPECT_EQ(emails(), row.expected);
    repoc::Session session{db};
    for (const char* iban : {"A0", "A1", "A2", "A3"}) session.repository<AccountRepository>().remove_by_id(iban);
    log.clear();
  }
}

TEST_P(FlushTest, AValueThatIsNotFreedIsAConstraintViolation) {
  given_accounts();
  UnitOfWork work{db};
  auto& all = work.repository<AccountRepository>();
  all.get("A1").email = "b@x";
  all.get("A2").balance = 5;
  EXPECT_THROW(work.commit(), repoc::ConstraintViolation);
  EXPECT_EQ(emails(), "a@x b@x c@x");
  EXPECT_EQ(stored<AccountRepository>("A2")->balance, 0);
}

TEST_P(FlushTest, NewRowsGoInFewStatementsWhateverTheOrderOfAdd) {
  std::vector<Lines> texts;
  for (const bool backwards : {false, true}) {
    UnitOfWork work{db};
    auto& all = work.repository<AccountRepository>();
    for (int i = 0; i < 200; ++i) {
      const std::string n = std::to_string(100 + (backwards ? 199 - i : i));
      all.add({.iban = "N" + n, .email = n + "@x"});
    }
    work.flush();
    EXPECT_EQ(log.writes(), (Lines{"insert accounts x128", "insert accounts x64", "insert accounts x8"}));
    texts.push_back(log.texts(repoc::StatementKind::write));
    log.clear();
  }
  EXPECT_EQ(texts[0], texts[1]);
}

// Parts of a unit.

TEST_P(FlushTest, ASavepointIsUndoneUnlessItIsReleased) {
  given_accounts();
  UnitOfWork work{db};
  auto& all = work.repository<AccountRepository>();
  all.get("A1").email = "outer";
  {
    Savepoint kept = work.savepoint();
    all.get("A2").email = "kept";
    kept.release();
  }
  {
    const Savepoint left = work.savepoint();
    all.get("A3").email = "lost";
    all.add({.iban = "A4", .email = "lost too"});
    work.flush();
  }
  Savepoint failed = work.savepoint();
  all.get("A3").email = "kept";
  EXPECT_THROW(work.flush(), repoc::ConstraintViolation);
  failed.rollback();
  EXPECT_EQ(all.get("A3").email, "c@x");
  work.commit();
  EXPECT_EQ(emails(), "outer kept c@x");
}

TEST_P(FlushTest, RefreshReadsAgainAndDetachLetsGo) {
  given_accounts();
  UnitOfWork work{db};
  auto& all = work.repository<AccountRepository>();
  Account& first = all.get("A1");
  Account& second = all.get("A2");
  {
    UnitOfWork other{db};
    other.repository<AccountRepository>().get("A1").balance = 7;
    other.commit();
  }
  first.email = "lost";
  work.refresh(first);
  EXPECT_EQ(first.email, "a@x");
  EXPECT_EQ(first.balance, 7);
  first.balance = 8;  // of the version that it has now
  second.email = "lost";
  work.detach(second);
  EXPECT_THROW(work.refresh(second), repoc::UsageError);
  EXPECT_NE(&all.get("A2"), &second);
  work.commit();
  EXPECT_EQ(emails(), "a@x b@x c@x");
  EXPECT_EQ(stored<AccountRepository>("A1")->balance, 8);
}

}  // namespace
}  // namespace conformance
