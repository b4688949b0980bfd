// What is hard to write in one flush: every row is an edit of some boards, made in a unit of work, against what is
// stored then.
#include "conformance/mapping/board_fixture.hpp"

namespace conformance::mapping {
namespace {

REPOC_ON_EVERY_BACK_END(BoardTest);

TEST_P(BoardTest, UniqueValuesChangeHandsAnywhere) {
  struct Row {
    const char* what;
    std::function<void(BoardRepository&, const Boards&)> edit;
  };
  const Row rows[] = {
      {"the rows of a composite", [](BoardRepository&, const Boards& b) { std::swap(b[0]->row, b[1]->row); }},
      {"a row and none", [](BoardRepository&, const Boards& b) { std::swap(b[0]->row, b[2]->row); }},
      {"both parts of a composite",
       [](BoardRepository&, const Boards& b) {
         b[2]->row = "a";
         b[2]->place = 8;
         b[0]->place = 9;
         b[1]->row = "a";
       }},
      {"small numbers that may be absent",
       [](BoardRepository&, const Boards& b) { std::swap(b[0]->lamp, b[1]->lamp); }},
      {"numbers of 32 bits", [](BoardRepository&, const Boards& b) { std::swap(b[0]->code, b[1]->code); }},
      {"three of them",
       [](BoardRepository&, const Boards& b) {
         std::swap(b[0]->code, b[1]->code);
         std::swap(b[1]->code, b[2]->code);
       }},
      {"two constraints at once, each the other way round",
       [](BoardRepository&, const Boards& b) {
         std::swap(b[0]->lamp, b[1]->lamp);
         std::swap(b[1]->code, b[2]->code);
         std::swap(b[0]->row, b[1]->row);
       }},
      {"children of two owners",
       [](BoardRepository&, const Boards& b) { std::swap(b[0]->slots[0].tag, b[1]->slots[1].tag); }},
      {"grandchildren of one and of two owners",
       [](BoardRepository&, const Boards& b) {
         std::swap(b[0]->slots[0].plate->stamps[0].serial, b[1]->slots[1].plate->stamps[0].serial);
         std::swap(b[2]->slots[0].plate->stamps[0].serial, b[2]->slots[1].plate->stamps[0].serial);
       }},
      {"from a child that goes to one that stays, and from that to a new one",
       [](BoardRepository&, const Boards& b) {
         b[1]->slots[0].tag = "t1";
         b[0]->slots.erase(b[0]->slots.begin());
         b[2]->slots.push_back({3, "t2", {}});
       }},
      {"from a root that goes with all it owns",
       [](BoardRepository& all, const Boards& b) {
         b[1]->slots[0].tag = "t1";
         b[1]->slots[0].plate->stamps.push_back({"t", 10});
         b[1]->lamp = 1;
         b[1]->code = 1;
         b[1]->row = "a";
         all.remove(*b[0]);
       }},
      {"a whole plate moves to another slot of another board",
       [](BoardRepository&, const Boards& b) {
         b[1]->slots[0].plate = std::move(b[0]->slots[0].plate);
         b[0]->slots[0].plate.reset();
       }},
      {"lists change places between boards",
       [](BoardRepository&, const Boards& b) { std::swap(b[0]->slots, b[1]->slots); }},
      {"to a new root that awaits its id, with children",
       [](BoardRepository& all, const Boards& b) {
         Board board;
         board.row = "a";
         board.place = 7;
         board.code = 1;
         board.slots = {{1, "t1", Plate{"p", {}, {{"s", 10}, {"t", 99}}}}};
         all.add(std::move(board));
         b[0]->row.reset();
         b[0]->code = 50;
         b[0]->slots[0].tag = "w";
         b[0]->slots[0].plate->stamps[0].serial = 11;
         b[0]->slots[1].plate.reset();
       }},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    given_boards();
    flush(row.edit);
    repoc::Session session{db};
    auto& boards = session.repository<BoardRepository>();
    for (const Board& board : boards.find_all()) boards.remove_by_id(board.id);
  }
}

// A value without room for a spare one cannot be exchanged: an error, and all of it undone.
TEST_P(BoardTest, WhatCannotBeExchangedIsAConstraintViolation) {
  given_boards();
  UnitOfWork work{db};
  Boards boards = work.repository<BoardRepository>().find_by_order_by_id();
  boards[1]->row = "a";
  boards[1]->place = 8;
  work.commit();
  std::swap(boards[0]->place, boards[1]->place);
  boards[2]->code = 33;
  EXPECT_THROW(work.commit(), repoc::ConstraintViolation);
  EXPECT_EQ(stored<BoardRepository>(1)->place, 7);
  EXPECT_EQ(stored<BoardRepository>(3)->code, 3U);
}

TEST_P(BoardTest, WhatIsOwnedAlone) {
  struct Row {
    const char* what;
    std::function<void(Board&)> edit;
    Lines statements;
  };
  const std::string version = "update boards set version";
  const Row rows[] = {
      {"one with another id, and children below it",
       [](Board& b) { b.slots[0].plate = Plate{"q", {1}, {{"x", 1}, {"y", 2}}}; },
       {version, "delete plate", "insert plate", "insert stamp x2"}},
      {"the same id, other children",
       [](Board& b) { b.slots[0].plate = Plate{"q", {1}, {{"y", 2}, {"z", 3}}}; },
       {version, "delete stamp", "insert stamp"}},
      {"it moves with its owner in the list",
       [](Board& b) { std::swap(b.slots[0], b.slots[1]); },
       {version, "update slot set slots_position"}},
      {"its owner moves, and it goes",
       [](Board& b) {
         std::swap(b.slots[0], b.slots[1]);
         b.slots[0].plate.reset();
       },
       {version, "delete plate", "update slot set slots_position"}},
      {"its owner moves, and it comes",
       [](Board& b) {
         std::swap(b.slots[0], b.slots[1]);
         b.slots[1].plate = Plate{"r", {}, {{"x", 5}}};
       },
       {version, "update slot set slots_position", "insert plate", "insert stamp"}},
      {"its owner gets another key",
       [](Board& b) { b.slots[1].number = 9; },
       {version, "delete slot", "insert slot", "insert plate", "insert stamp"}},
      {"without an id it appears",
       [](Board& b) { b.crate = std::make_unique<Crate>(Crate{"nails", {}}); },
       {version, "insert crate"}},
      {"another one is the same row",
       [](Board& b) { b.crate = std::make_unique<Crate>(Crate{"nuts", {}}); },
       {version, "update crate set content"}},
      {"and goes", [](Board& b) { b.crate.reset(); }, {version, "delete crate"}},
  };
  for (const bool detached : {false, true}) {
    SCOPED_TRACE(detached ? "save()" : "commit()");
    given_boards();
    for (const Row& row : rows) {
      SCOPED_TRACE(row.what);
      Board expected = std::move(*stored<BoardRepository>(1));
      row.edit(expected);
      log.clear();
      if (detached) {
        repoc::Session{db}.repository<BoardRepository>().save(expected);
      } else {
        UnitOfWork work{db};
        row.edit(work.repository<BoardRepository>().get(1));
        log.clear();
        work.commit();
      }
      EXPECT_EQ(log.writes(), row.statements);
      EXPECT_EQ(stored_board(1), text(expected));
    }
    repoc::Session session{db};
    for (const int id : {1, 2, 3}) session.repository<BoardRepository>().remove_by_id(id);
  }
}

TEST_P(BoardTest, WhatIsOwnedAloneInSeveralFlushesAndReadAgain) {
  given_boards();
  UnitOfWork work{db};
  auto& all = work.repository<BoardRepository>();
  Board& board = all.get(1);
  board.crate = std::make_unique<Crate>(Crate{"one", {}});
  work.flush();
  board.crate.reset();
  work.flush();
  board.crate = std::make_unique<Crate>(Crate{"two", {}});
  board.slots[0].plate.reset();
  work.flush();
  EXPECT_EQ(log.writes(), (Lines{"update boards set version", "insert crate", "update boards set version",
                                 "delete crate", "update boards set version", "delete plate", "insert crate"}));
  board.crate->content = "lost";
  board.slots[1].plate.reset();
  work.refresh(board);
  ASSERT_TRUE(board.crate);
  EXPECT_EQ(board.crate->content, "two");
  EXPECT_FALSE(board.slots[0].plate);
  ASSERT_TRUE(board.slots[1].plate);
  {
    const repoc::Savepoint undone = work.savepoint();
    board.crate->content = "undone";
    board.slots[0].plate = Plate{"new", {}, {{"a", 77}}};
    work.flush();
  }
  Board& again = all.get(1);
  EXPECT_NE(&again, &board);
  EXPECT_EQ(again.crate->content, "two");
  EXPECT_FALSE(again.slots[0].plate);
  again.crate->content = "three";
  board.crate->content = "of nobody";
  work.commit();
  EXPECT_EQ(stored<BoardRepository>(1)->crate->content, "three");
  EXPECT_EQ(stored_board(1), text(again));
}

// New rows: those whose number is chosen go before those whose number the database makes.
TEST_P(BoardTest, ChosenIdsBesideGeneratedOnes) {
  UnitOfWork work{db};
  auto& all = work.repository<BoardRepository>();
  std::vector<Board*> boards;
  for (std::uint32_t i = 0; i < 300; ++i) {
    Board board;
    if (i % 2 == 0) board.id = 1000 - i;
    board.code = i;
    board.slots = {{1, "t" + std::to_string(i), Plate{"p", {}, {{"s", i}}}}};
    boards.push_back(&all.add(std::move(board)));
  }
  work.commit();
  for (std::uint32_t i = 0; i < 300; ++i) {
    EXPECT_EQ(boards[i]->id, i % 2 == 0 ? 1000 - i : 1001 + i / 2);
    EXPECT_EQ(&all.get(boards[i]->id), boards[i]);
  }
  EXPECT_EQ(stored<BoardRepository>(1003)->slots.at(0).tag, "t5");
  EXPECT_EQ(stored<BoardRepository>(998)->slots.at(0).plate->stamps.at(0).serial, 2);
}

TEST_P(BoardTest, AnErrorInTheMiddleOfManyRowsLeavesNone) {
  given_boards();
  UnitOfWork work{db};
  auto& all = work.repository<BoardRepository>();
  for (std::uint32_t i = 0; i < 200; ++i) {
    Board board;
    board.id = 10 + i;
    board.code = i == 150 ? 2 : 100 + i;
    all.add(std::move(board));
  }
  EXPECT_THROW(work.commit(), repoc::ConstraintViolation);
  EXPECT_EQ(stored_count<BoardRepository>(), 3);
}

}  // namespace
}  // namespace conformance::mapping
