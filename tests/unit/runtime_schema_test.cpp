// The comparison of a database's tables with the model, when a repository is first asked for.
#include <thread>

#include "runtime/teams.hpp"

namespace teams {
namespace {

class Schema : public TeamsTest {
 protected:
  // What the first repository of a database says; "" when all fits.
  std::string told(const std::string& options = "") {
    repoc::Database fresh = open(options);
    repoc::Session session(fresh);
    try {
      session.repository<Teams>();
    } catch (const repoc::MappingError& error) {
      const std::string text = error.what();
      EXPECT_EQ(error.query(), "Teams");
      const std::string head = "Teams: the tables do not fit the model: ";
      EXPECT_EQ(text.substr(0, head.size()), head);
      const std::size_t end = text.find(". Make missing tables");
      EXPECT_NE(end, std::string::npos);
      return text.substr(head.size(), end - head.size());
    }
    return "";
  }
};

TEST_F(Schema, WhatDiffersIsNamedAllAtOnce) {
  EXPECT_EQ(told(), "");
  const auto made = [&](const std::string& team, const std::string& seat) {
    run("drop table if exists seat; drop table if exists team");
    run(team + "; " + seat);
    return told();
  };
  const std::string team =
      "create table team (id integer primary key, code text not null unique, "
      "rank integer not null unique, nick text unique, rival integer references team (id), "
      "version integer not null) strict";
  const std::string seat =
      "create table seat (team_id integer not null references team (id) on delete cascade, "
      "seats_position integer not null, number integer not null, label text not null unique, "
      "primary key (team_id, number)) strict";
  const auto with = [](std::string text, const std::string& old, const std::string& now) {
    const std::size_t at = text.find(old);
    EXPECT_NE(at, std::string::npos) << old;
    return at == std::string::npos ? text : text.replace(at, old.size(), now);
  };
  struct Case {
    std::string team;
    std::string seat;
    std::string differences;
  };
  const Case cases[] = {
      {team, seat, ""},
      {team, "select 1", "table seat is missing"},
      {with(team, "code text", "CODE TEXT"), with(seat, "seat (", "SEAT ("), ""},  // names know no case
      {with(team, "nick text unique, ", ""), seat, "column team.nick is missing; (nick) is not unique in team"},
      {with(team, "rank integer", "rank text"), seat, "column team.rank is of type 'text', not integer"},
      {with(team, "nick text", "nick text not null"), seat, "column team.nick must not be null"},
      {with(team, "version integer not null", "version integer"), seat, "column team.version may be null"},
      {with(team, "code text not null unique", "code text not null"), seat, "(code) is not unique in team"},
      {with(team, "nick text unique", "nick text") + "; create unique index n on team (nick)", seat, ""},
      {with(team, "nick text unique", "nick text") + "; create unique index n on team (nick) where id > 0", seat,
       "(nick) is not unique in team"},
      {team, with(seat, "(team_id, number)", "(number, team_id)"),
       "the key of seat is (number, team_id), not (team_id, number)"},
      {team, with(seat, " on delete cascade", ""),
       "seat has no foreign key (team_id) references team (id) on delete cascade"},
      {team, with(seat, "references team (id)", "references team"), ""},
      {with(team, " references team (id)", ""), seat, "team has no foreign key (rival) references team (id)"},
      // What is there besides does no harm, unless rows could not be written.
      {with(team, "version", "extra text, version"), seat, ""},
      {with(team, "version", "extra text not null default '', version"), seat, ""},
      {with(team, "version", "extra text not null, version"), seat,
       "column team.extra must not be null, has no default, and is not of the model"},
      {"create view team as select 1 as id", "select 1", "team is a view, not a table; table seat is missing"},
  };
  for (const Case& c : cases) EXPECT_EQ(made(c.team, c.seat), c.differences) << c.team << "\n" << c.seat;
  EXPECT_EQ(told("&schema_check=off"), "");
}

TEST_F(Schema, IsComparedOnceAndNotLogged) {
  repoc::Database fresh = open();
  Lines log;
  fresh.on_statement([&](const repoc::StatementEvent& event) { log.emplace_back(event.query); });
  run("alter table seat rename to away");
  for (int i = 0; i < 2; ++i) {
    repoc::Session session(fresh);
    EXPECT_THROW(session.repository<Teams>(), repoc::MappingError);
  }
  run("alter table away rename to seat");
  {
    repoc::Session session(fresh);
    session.repository<Teams>();
  }
  run("alter table seat rename to away");
  repoc::UnitOfWork work(fresh);
  EXPECT_EQ(work.repository<Teams>().count(), 0);  // no second look
  EXPECT_EQ(log, (Lines{"Team count"}));
}

TEST_F(Schema, NeedsNoSecondConnection) {
  repoc::Database small = open("&pool=1&acquire_timeout=0");
  std::vector<std::jthread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      repoc::Database patient = open("&pool=1");
      repoc::Session session(patient);
      session.repository<Teams>();
    });
  }
  threads.clear();
  repoc::UnitOfWork work(small);
  work.repository<Teams>().add({1, "a", 1, {}, {}, 0, {}});
  work.flush();
  work.repository<Teams>();
  work.commit();
}

TEST_F(Schema, ThreadsMayAskForARepositoryAtOnce) {
  repoc::Database shared = open();
  std::vector<std::jthread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      repoc::Session session(shared);
      EXPECT_EQ(session.repository<Teams>().count(), 0);
    });
  }
}

}  // namespace
}  // namespace teams
