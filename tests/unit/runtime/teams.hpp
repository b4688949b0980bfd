// A small aggregate with unique columns, whose mapping is written by hand in the way that repoc writes it: teams, whose
// key the database makes, with seats, on a SQLite file with every statement logged.
#pragma once

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <stdlib.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <repoc/repoc.hpp>
#include <repoc/sqlite/generated.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace teams {

struct Seat {
  int number{};
  std::string label;
  friend bool operator==(const Seat&, const Seat&) = default;
};
struct Team {
  std::int64_t id{};
  std::string code;
  std::int32_t rank{};
  std::optional<std::string> nick;
  std::optional<std::int64_t> rival;
  std::int64_t version{};
  std::vector<Seat> seats;
};
class Teams : public repoc::Repository<Team, std::int64_t> {};

}  // namespace teams

template <>
struct repoc::Access::Mapping<teams::Seat> {
  using Entity = teams::Seat;
  using Key = int;
  static constexpr int kColumns = 2;
  struct Stored {
    int number{};
    std::string label{};
  };
  using Owned = repoc::Owned<>;
  static Entity make() { return {}; }
  static void read(auto& row, int at, Entity& e) {
    row.get(at + 0, e.number);
    row.get(at + 1, e.label);
  }
  static void bind(auto& statement, int at, int column, const auto& e) {
    column == 0 ? statement.bind(at, e.number) : statement.bind(at, e.label);
  }
  static void bind_key(auto& statement, int at, const auto& e) { statement.bind(at, e.number); }
  static void store(const Entity& e, Stored& s) {
    s.number = e.number;
    s.label = e.label;
  }
  static void changed(const Entity& e, const Stored& s, repoc::ColumnSet& columns) {
    if (e.label != s.label) columns.set(1);
  }
};

template <>
struct repoc::Access::Mapping<teams::Team> {
  using Entity = teams::Team;
  using Key = std::int64_t;
  static constexpr int kColumns = 6;
  static constexpr int kVersionColumn = 5;
  struct Stored {
    std::int64_t id{};
    std::string code{};
    std::int32_t rank{};
    std::optional<std::string> nick{};
    std::optional<std::int64_t> rival{};
    std::int64_t version{};
    repoc::StoredList<teams::Seat> seats{};
  };
  struct Seats {
    using Child = teams::Seat;
    static auto& of(auto& e) { return e.seats; }
  };
  using Owned = repoc::Owned<Seats>;
  static Entity make() { return {}; }
  static auto& version(auto& e) { return e.version; }
  static auto& generated_id(auto& e) { return e.id; }
  static void read(auto& row, int at, Entity& e) {
    row.get(at + 0, e.id);
    row.get(at + 1, e.code);
    row.get(at + 2, e.rank);
    row.get(at + 3, e.nick);
    row.get(at + 4, e.rival);
    row.get(at + 5, e.version);
  }
  static void bind(auto& statement, int at, int column, const auto& e) {
    switch (column) {
      case 0:
        return statement.bind(at, e.id);
      case 1:
        return statement.bind(at, e.code);
      case 2:
        return statement.bind(at, e.rank);
      case 3:
        return statement.bind(at, e.nick);
      case 4:
        return statement.bind(at, e.rival);
      case 5:
        return statement.bind(at, e.version);
      default:
        return;
    }
  }
  static void bind_key(auto& statement, int at, const auto& e) { statement.bind(at, e.id); }
  static void store(const Entity& e, Stored& s) {
    s.id = e.id;
    s.code = e.code;
    s.rank = e.rank;
    s.nick = e.nick;
    s.rival = e.rival;
    s.version = e.version;
  }
  static void changed(const Entity& e, const Stored& s, repoc::ColumnSet& columns) {
    if (e.code != s.code) columns.set(1);
    if (e.rank != s.rank) columns.set(2);
    if (e.nick != s.nick) columns.set(3);
    if (e.rival != s.rival) columns.set(4);
  }
};

namespace teams {

using repoc::sql::Spare;
inline constexpr repoc::sql::Column kSeatColumns[] = {{"number", "number"}, {"label", "label", Spare::text}};
inline constexpr std::string_view kSeatKey[] = {"team_id", "number"};
inline constexpr int kLabel[] = {1};
inline constexpr repoc::sql::Unique kSeatUniques[] = {{kLabel}};
inline constexpr repoc::sql::Table kSeat{
    .name = "seat",
    .label = "Team.seats",
    .columns = kSeatColumns,
    .key = kSeatKey,
    .uniques = kSeatUniques,
    .position = "seats_position",
    .load_one = "select team_id, seats_position, number, label from seat where team_id = ?1 order by 1, 2",
    .load_many =
        "select team_id, seats_position, number, label from seat\n"
        "where team_id in (select value from json_each(?1)) order by 1, 2",
    .insert = "insert into seat (team_id, seats_position, number, label)\nvalues (?1, ?2, ?3, ?4)",
    .remove = "delete from seat where team_id = ?1 and number = ?2",
};
inline constexpr repoc::sql::Column kTeamColumns[] = {{"id", "id"},
                                                      {"code", "code", Spare::text},
                                                      {"rank", "rank", Spare::integer32},
                                                      {"nick", "nick", Spare::null},
                                                      {"rival", "rival"},
                                                      {"version", "version"}};
inline constexpr std::string_view kTeamKey[] = {"id"};
inline constexpr int kCode[] = {1};
inline constexpr int kRank[] = {2};
inline constexpr int kNick[] = {3};
inline constexpr repoc::sql::Unique kTeamUniques[] = {{kCode}, {kRank}, {kNick}};
inline constexpr const repoc::sql::Table* kTeamChildren[] = {&kSeat};
inline constexpr repoc::sql::Table kTeam{
    .name = "team",
    .label = "Team",
    .columns = kTeamColumns,
    .key = kTeamKey,
    .uniques = kTeamUniques,
    .select = "select id, code, rank, nick, rival, version from team order by id",
    .select_by_key = "select id, code, rank, nick, rival, version from team where id = ?1",
    .exists = "select 1 from team where id = ?1",
    .count = "select count(*) from team",
    .insert = "insert into team (id, code, rank, nick, rival, version)\nvalues (?1, ?2, ?3, ?4, ?5, ?6)",
    .remove = "delete from team where id = ?1",
    .children = kTeamChildren,
};
inline constexpr std::string_view kSchema[] = {
    "create table if not exists team (id integer primary key, code text not null unique, rank integer not null "
    "unique,\n"
    "  nick text unique, rival integer references team (id) deferrable initially deferred,\n"
    "  version integer not null) strict",
    "create table if not exists seat (team_id integer not null references team (id) on delete cascade,\n"
    "  seats_position integer not null, number integer not null, label text not null unique,\n"
    "  primary key (team_id, number)) strict, without rowid",
};

class TeamsOnSqlite final : public repoc::sqlite::Repository<Teams, kTeam> {
 public:
  using Repository::Repository;
};
inline const repoc::detail::CompiledRepository kTeams{"Teams", "sqlite", kSchema,
                                                      &repoc::detail::make_repository<TeamsOnSqlite, Teams>};

}  // namespace teams

template <>
struct repoc::Generated<teams::Teams> {
  static const detail::CompiledRepository* on(std::string_view) { return &teams::kTeams; }
};

namespace teams {

using Lines = std::vector<std::string>;

class TeamsTest : public testing::Test {
 protected:
  explicit TeamsTest(const std::string& options = "") {
    std::string name = (std::filesystem::temp_directory_path() / "repoc-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    database_.emplace(open(options));
    repoc::create_schema<Teams>(db());
    db().on_statement([this](const repoc::StatementEvent& event) {
      log_.push_back(std::string(event.query) + " " + std::to_string(event.rows) + (event.failed ? " failed" : ""));
      text_ = event.statement;
    });
  }
  ~TeamsTest() override {
    database_.reset();
    std::filesystem::remove_all(folder_);
  }
  // The same file once more.
  repoc::Database open(const std::string& options = "") {
    return repoc::open("sqlite:" + file() + "?synchronous=off" + options);
  }
  repoc::Database& db() { return *database_; }
  std::string file() const { return (folder_ / "teams.db").string(); }
  Lines ran() { return std::exchange(log_, {}); }
  const std::string& last_text() const { return text_; }

  // As another program would.
  void run(const std::string& statement) {
    sqlite3* other = nullptr;
    ASSERT_EQ(sqlite3_open(file().c_str(), &other), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(other, statement.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(other);
    sqlite3_close(other);
  }
  // Teams 1 to `count`: codes "a", "b" ..., ranks 1, 2 ..., nicks "n1" ..., each with a seat 1 labelled "s1" ...
  void store(int count) {
    repoc::UnitOfWork work(db());
    Teams& all = work.repository<Teams>();
    for (int i = 1; i <= count; ++i) {
      const std::string n = std::to_string(i);
      all.add({i, std::string(1, static_cast<char>('a' + i - 1)), i, "n" + n, {}, 0, {{1, "s" + n}}});
    }
    work.commit();
    log_.clear();
  }
  // "1a1n1[1s1] 2b2n2[1s2]"
  std::string stored() {
    std::string text;
    repoc::Session session(db());
    for (const Team& team : session.repository<Teams>().find_all()) {
      text += (text.empty() ? "" : " ") + std::to_string(team.id) + team.code + std::to_string(team.rank) +
              team.nick.value_or("-") + "[";
      for (const Seat& seat : team.seats) text += std::to_string(seat.number) + seat.label;
      text += "]";
    }
    log_.clear();
    return text;
  }

 private:
  std::filesystem::path folder_;
  std::optional<repoc::Database> database_;
  Lines log_;
  std::string text_;
};

}  // namespace teams
