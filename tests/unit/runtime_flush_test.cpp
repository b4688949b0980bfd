// In which order a flush writes, and in how many statements: exchanges of unique values, inserts of many rows.
#include <algorithm>
#include <numeric>
#include <random>
#include <repoc/detail/exchange.hpp>

#include "runtime/teams.hpp"

namespace teams {
namespace {

using repoc::detail::order_exchanges;
using repoc::detail::UniqueChange;

// "0 2 1": the updates in their order; "s1.0": a spare value into constraint 0 of update 1.
std::string order(const std::vector<std::vector<UniqueChange>>& updates) {
  std::string text;
  for (const auto& step : order_exchanges(updates)) {
    text += (text.empty() ? "" : " ") + (step.spare ? "s" : std::string()) + std::to_string(step.update) +
            (step.spare ? "." + std::to_string(step.unique) : "");
  }
  return text;
}

TEST(Exchanges, NoneTakesWhatIsNotFree) {
  EXPECT_EQ(order({}), "");
  EXPECT_EQ(order({{{"x", "y", true}}}), "0");
  EXPECT_EQ(order({{{"x", "y", true}}, {{"y", "z", true}}}), "1 0");
  EXPECT_EQ(order({{{"x", "y", true}}, {{"z", "w", true}}, {{"y", "v", true}}}), "1 2 0");
  EXPECT_EQ(order({{{"a", "b", true}}, {{"b", "c", true}}, {{"c", "d", true}}}), "2 1 0");
  // Nulls are no values, and an update may take what it has.
  EXPECT_EQ(order({{{"", "y", true}}, {{"y", "", true}}}), "1 0");
  EXPECT_EQ(order({{{"x", "x", true}}, {{"y", "z", true}}}), "0 1");
}

TEST(Exchanges, ACycleIsBrokenOnce) {
  EXPECT_EQ(order({{{"x", "y", true}}, {{"y", "x", true}}}), "s0.0 1 0");
  EXPECT_EQ(order({{{"x", "y", true}}, {{"y", "z", true}}, {{"z", "x", true}}}), "s0.0 2 1 0");
  // Two cycles, and one that waits for the first.
  EXPECT_EQ(order({{{"a", "b", true}}, {{"b", "a", true}}, {{"c", "d", true}}, {{"d", "c", true}}}),
            "s0.0 1 0 s2.0 3 2");
  EXPECT_EQ(order({{{"w", "x", true}}, {{"x", "y", true}}, {{"y", "x", true}}}), "s1.0 0 2 1");
  // Through two constraints.
  EXPECT_EQ(order({{{"x", "y", true}, {"1", "2", true}}, {{"y", "x", true}, {"2", "1", true}}}), "s0.0 s0.1 1 0");
  EXPECT_EQ(order({{{"x", "y", false}}, {{"y", "x", true}}}), "s1.0 0 1");
  EXPECT_EQ(order({{{"x", "y", false}}, {{"y", "x", false}}}), "0 1");  // the database will refuse it
}

class Flush : public TeamsTest {};

TEST_F(Flush, ExchangesUniqueValuesOfRoots) {
  store(3);
  repoc::UnitOfWork work(db());
  Teams& all = work.repository<Teams>();
  Team& a = all.get(1);
  Team& b = all.get(2);
  ran();
  std::swap(a.code, b.code);
  work.flush();
  EXPECT_EQ(ran(), (Lines{"begin 0", "Team spare 1", "Team update 1", "Team update 1"}));
  EXPECT_EQ(last_text(), "update team\nset code = ?1, version = ?2\nwhere id = ?3 and version = ?4");
  std::swap(a.rank, b.rank);
  std::swap(a.nick, b.nick);
  work.flush();
  EXPECT_EQ(ran(), (Lines{"Team spare 1", "Team spare 1", "Team update 1", "Team update 1"}));
  // A chain needs no spare value.
  Team& c = all.get(3);
  a.code = "c";
  c.code = "new";
  ran();
  work.commit();
  EXPECT_EQ(ran(), (Lines{"Team update 1", "Team update 1", "commit 0"}));
  EXPECT_EQ(stored(), "1c2n2[1s1] 2a1n1[1s2] 3new3n3[1s3]");
  EXPECT_EQ(a.version, 4);
}

TEST_F(Flush, ExchangesNullsWithoutASpareValue) {
  store(2);
  repoc::UnitOfWork work(db());
  Team& a = work.repository<Teams>().get(1);
  Team& b = work.repository<Teams>().get(2);
  a.nick.reset();
  work.flush();
  ran();
  std::swap(a.nick, b.nick);
  work.commit();
  EXPECT_EQ(ran(), (Lines{"Team update 1", "Team update 1", "commit 0"}));
  EXPECT_EQ(stored(), "1a1n2[1s1] 2b2-[1s2]");
}

TEST_F(Flush, ExchangesUniqueValuesOfChildrenInAllTheTable) {
  store(2);
  repoc::UnitOfWork work(db());
  Team& a = work.repository<Teams>().get(1);
  Team& b = work.repository<Teams>().get(2);
  ran();
  std::swap(a.seats[0].label, b.seats[0].label);
  work.commit();
  EXPECT_EQ(ran(), (Lines{"begin 0", "Team update 1", "Team update 1", "Team.seats spare 1", "Team.seats update 1",
                          "Team.seats update 1", "commit 0"}));
  EXPECT_EQ(stored(), "1a1n1[1s2] 2b2n2[1s1]");
}

TEST_F(Flush, TakesWhatADeleteFreesAndGivesToAnInsert) {
  store(3);
  repoc::UnitOfWork work(db());
  Teams& all = work.repository<Teams>();
  Team& b = all.get(2);
  all.remove(all.get(1));
  b.code = "a";  // freed by the delete
  b.seats[0].label = "s1";
  all.add({1, "b", 1, "n1", {}, 0, {{1, "s2"}}});  // the key that was deleted, and what the update frees
  ran();
  work.commit();
  EXPECT_EQ(ran(), (Lines{"begin 0", "Team delete 1", "Team.seats update 1", "Team update 1", "Team insert 1",
                          "Team.seats insert 1", "commit 0"}));
  EXPECT_EQ(stored(), "1b1n1[1s2] 2a2n2[1s1] 3c3n3[1s3]");
}

TEST_F(Flush, AnyPermutationOfUniqueValuesIsOneFlush) {
  constexpr int kTeams = 26;
  store(kTeams);
  std::minstd_rand random(7);
  for (int round = 0; round < 20; ++round) {
    repoc::UnitOfWork work(db());
    Teams& all = work.repository<Teams>();
    std::vector<Team*> teams;
    for (int id = 1; id <= kTeams; ++id) teams.push_back(&all.get(id));
    const auto permute = [&](auto member) {
      std::vector<int> from(kTeams);
      std::iota(from.begin(), from.end(), 0);
      std::ranges::shuffle(from, random);
      using Value = std::remove_cvref_t<decltype(teams[0]->*member)>;
      std::vector<Value> values;
      for (const int i : from) values.push_back(teams[static_cast<std::size_t>(i)]->*member);
      for (std::size_t i = 0; i < teams.size(); ++i) teams[i]->*member = values[i];
    };
    permute(&Team::code);
    permute(&Team::rank);
    permute(&Team::nick);
    std::string expected;
    for (const Team* team : teams) {
      expected += (expected.empty() ? "" : " ") + std::to_string(team->id) + team->code + std::to_string(team->rank) +
                  *team->nick + "[1s" + std::to_string(team->id) + "]";
    }
    work.commit();
    EXPECT_EQ(stored(), expected);
  }
}

TEST_F(Flush, WhatAnotherRowKeepsCannotBeTaken) {
  store(2);
  {
    repoc::UnitOfWork work(db());
    work.repository<Teams>().get(1).code = "b";
    try {
      work.commit();
      ADD_FAILURE();
    } catch (const repoc::ConstraintViolation& error) {
      EXPECT_STREQ(error.what(), "Team update: UNIQUE constraint failed: team.code (SQLite 2067)");
    }
    EXPECT_THROW(work.flush(), repoc::UsageError);
  }
  EXPECT_EQ(stored(), "1a1n1[1s1] 2b2n2[1s2]");
}

TEST_F(Flush, AStaleRowIsAConflictBeforeItsSpareValue) {
  store(2);
  repoc::UnitOfWork work(db());
  Team& a = work.repository<Teams>().get(1);
  Team& b = work.repository<Teams>().get(2);
  run("update team set version = 9 where id = 1");
  std::swap(a.code, b.code);
  EXPECT_THROW(work.commit(), repoc::Conflict);
  EXPECT_EQ(stored(), "1a1n1[1s1] 2b2n2[1s2]");
}

TEST_F(Flush, NewRowsGoInStatementsOfManyRows) {
  repoc::UnitOfWork work(db());
  Teams& all = work.repository<Teams>();
  for (int i = 300; i >= 1; --i) {
    const std::string n = std::to_string(i);
    all.add({i, "c" + n, i, {}, {}, 0, {{2, "y" + n}, {1, "x" + n}}});
  }
  work.commit();
  EXPECT_EQ(ran(),
            (Lines{"begin 0", "Team insert 128", "Team insert 128", "Team insert 32", "Team insert 8", "Team insert 4",
                   "Team.seats insert 128", "Team.seats insert 128", "Team.seats insert 128", "Team.seats insert 128",
                   "Team.seats insert 64", "Team.seats insert 16", "Team.seats insert 8", "commit 0"}));
  repoc::Session session(db());
  const std::vector<Team> found = session.repository<Teams>().find_all();
  ASSERT_EQ(found.size(), 300U);
  EXPECT_EQ(found[299].code, "c300");
  EXPECT_EQ(found[299].seats, (std::vector<Seat>{{2, "y300"}, {1, "x300"}}));
}

TEST_F(Flush, TheTextOfManyRowsIsTheTextOfOneAndMore) {
  repoc::UnitOfWork work(db());
  Team& team = work.repository<Teams>().add({1, "a", 1, {}, {}, 0, {{1, "x"}, {2, "y"}}});
  work.flush();
  EXPECT_EQ(last_text(),
            "insert into seat (team_id, seats_position, number, label)\nvalues (?1, ?2, ?3, ?4),\n  (?5, ?6, ?7, ?8)");
  team.seats.push_back({3, "z"});
  work.flush();
  EXPECT_EQ(last_text(), "insert into seat (team_id, seats_position, number, label)\nvalues (?1, ?2, ?3, ?4)");
}

TEST_F(Flush, TheOrderIsThatOfTheKeysAndForRowsWithoutOneThatOfAdd) {
  run("create table trace (id integer primary key, what text)");
  run("create trigger t after insert on team begin insert into trace (what) values (new.id || new.code); end");
  run("create trigger s after insert on seat begin insert into trace (what) values (new.team_id || new.label); end");
  run("create view traced as select group_concat(what, ' ') from (select what from trace order by id)");
  {
    repoc::UnitOfWork work(db());
    Teams& all = work.repository<Teams>();
    const Team& z = all.add({0, "z", 10, {}, {}, 0, {{1, "sz"}}});
    all.add({7, "g", 11, {}, {}, 0, {{2, "g2"}, {1, "g1"}}});
    const Team& y = all.add({0, "y", 12, {}, {}, 0, {{1, "sy"}}});
    all.add({5, "e", 13, {}, {}, 0, {{1, "e1"}}});
    work.commit();
    EXPECT_EQ(z.id, 8);
    EXPECT_EQ(y.id, 9);
    EXPECT_EQ(ran(), (Lines{"begin 0", "Team insert 2", "Team insert 1", "Team insert 1", "Team.seats insert 4",
                            "Team.seats insert 1", "commit 0"}));
  }
  run("create table expected as select '5e 7g 8z 9y 5e1 7g1 7g2 8sz 9sy' as what");
  // A division by nothing would be NULL, so that the constraint says whether they are the same.
  run("create table same (x integer not null)");
  run("insert into same select case when (select * from traced) = (select what from expected) then 1 end");
}

}  // namespace
}  // namespace teams
