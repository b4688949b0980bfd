// What is hard to write in one flush, and what is left after a value refuses to be written or read: every row is an
// edit of some boards, made in a unit of work, against what is stored then.
#include "conformance/back_end.hpp"
#include "conformance/mapping/boards.repoc.hpp"

namespace conformance::mapping {
namespace {

using repoc::UnitOfWork;
using repoc::Uuid;
using Boards = std::vector<Board*>;

class BoardTest : public Conformance {
 protected:
  BoardTest() {
    repoc::create_schema<BoardRepository>(db);
    repoc::create_schema<SeatRepository>(db);
    repoc::create_schema<PassRepository>(db);
    repoc::create_schema<MovedTicketRepository>(db);
    log.clear();
  }
  // Boards 1 to 3: rows "a", "b" and none, codes and lamps as their ids, two slots with a plate of one stamp each.
  void given_boards() {
    UnitOfWork work{db};
    for (std::uint8_t i = 1; i <= 3; ++i) {
      const std::string n = std::to_string(i);
      Board board;
      board.id = i;
      if (i < 3) board.row = i == 1 ? "a" : "b";
      board.place = 7;
      board.lamp = i;
      board.code = i;
      board.slots = {{1, "t" + n, Plate{"p1", {}, {{"s", i * 10}}}},
                     {2, "u" + n, Plate{"p2", {}, {{"s", i * 10 + 1}}}}};
      work.repository<BoardRepository>().add(std::move(board));
    }
    work.commit();
    log.clear();
  }
  static std::string text(const Board& board) {
    std::string text = board.row.value_or("-") + std::to_string(board.place) +
                       (board.lamp ? " l" + std::to_string(*board.lamp) : "") + " c" + std::to_string(board.code);
    for (const Slot& slot : board.slots) {
      text += " " + std::to_string(slot.number) + slot.tag;
      if (!slot.plate) continue;
      text += "(" + slot.plate->number;
      for (const Stamp& stamp : slot.plate->stamps) text += " " + stamp.mark + std::to_string(stamp.serial);
      text += ")";
    }
    return text + (board.crate ? " [" + board.crate->content + "]" : "");
  }
  std::string stored_board(std::int64_t id) {
    const auto board = stored<BoardRepository>(id);
    return board ? text(*board) : "";
  }
  // Runs `edit` in a unit of work and compares what is stored then with what its objects say.
  void flush(const std::function<void(BoardRepository&, const Boards&)>& edit) {
    std::vector<std::pair<std::int64_t, std::string>> expected;
    {
      UnitOfWork work{db};
      auto& all = work.repository<BoardRepository>();
      const Boards boards = all.find_by_order_by_id();
      edit(all, boards);
      work.commit();
      for (const Board* board : all.find_by_order_by_id()) expected.emplace_back(board->id, text(*board));
    }
    EXPECT_EQ(stored_count<BoardRepository>(), static_cast<std::int64_t>(expected.size()));
    for (const auto& [id, board] : expected) EXPECT_EQ(stored_board(id), board);
  }
};
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

// A codec throws what it likes: the caller gets that, and nothing is half done.
TEST_P(BoardTest, AValueThatCannotBeEncodedIsNotWritten) {
  struct Row {
    const char* what;
    std::function<void(Board&)> edit;
  };
  const Row rows[] = {
      {"in the root", [](Board& b) { b.grade = {13}; }},
      {"in a list", [](Board& b) { b.grades = {{1}, {13}}; }},
      {"in a new crate", [](Board& b) { b.crate = std::make_unique<Crate>(Crate{"", {13}}); }},
      {"in a plate", [](Board& b) { b.slots[1].plate->grade = {13}; }},
      {"in a plate with another id", [](Board& b) { b.slots[1].plate = Plate{"new", {13}, {}}; }},
      {"in a new slot", [](Board& b) { b.slots.push_back({5, "t5", Plate{"p", {13}, {}}}); }},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    given_boards();
    const std::string before = stored_board(1);
    const auto edit = [&](Board& board) {
      board.lamp = 100;
      board.slots[0].tag = "x";
      row.edit(board);
    };
    {
      UnitOfWork work{db};
      edit(work.repository<BoardRepository>().get(1));
      work.repository<SeatRepository>().add({{2}, "seat"});
      EXPECT_THROW(work.commit(), std::domain_error);
      EXPECT_THROW(work.commit(), repoc::UsageError);
    }
    {
      UnitOfWork work{db};  // in a savepoint the unit goes on without it
      auto& all = work.repository<BoardRepository>();
      Board& board = all.get(1);
      all.get(2).lamp = 200;
      EXPECT_THROW(repoc::transact(work, [&](UnitOfWork&) { edit(board); }), std::domain_error);
      EXPECT_NE(&all.get(1), &board);
      work.commit();
      EXPECT_EQ(stored<BoardRepository>(2)->lamp, 200);
    }
    {
      repoc::Session session{db};
      auto& all = session.repository<BoardRepository>();
      Board board = std::move(*all.find(1));
      edit(board);
      EXPECT_THROW(all.save(board), std::domain_error);
      board.id = 0;
      board.version = 0;
      board.code = 4;
      board.lamp = 4;
      board.row = "d";
      for (Slot& slot : board.slots) slot.tag += "d";
      EXPECT_THROW(all.save(board), std::domain_error);
      EXPECT_EQ(all.count(), 3);
    }
    EXPECT_EQ(stored_board(1), before);
    EXPECT_EQ(stored_count<SeatRepository>(), 0);
    repoc::Session session{db};
    for (const int id : {1, 2, 3}) session.repository<BoardRepository>().remove_by_id(id);
  }
}

TEST_P(BoardTest, AValueThatCannotBeDecodedIsNotRead) {
  given_boards();
  UnitOfWork work{db};
  auto& all = work.repository<BoardRepository>();
  Board& first = all.get(1);
  {
    repoc::Session session{db};
    EXPECT_EQ(session.repository<BoardRepository>().break_grade(666, 1), 1);
    EXPECT_EQ(session.repository<BoardRepository>().break_grade(666, 3), 1);
    EXPECT_THROW(session.repository<BoardRepository>().find(1), std::domain_error);
    EXPECT_THROW(session.repository<BoardRepository>().find_all(), std::domain_error);
  }
  first.lamp = 9;
  EXPECT_THROW(work.refresh(first), std::domain_error);
  EXPECT_EQ(first.lamp, 9);
  EXPECT_THROW(all.get(3), std::domain_error);
  EXPECT_THROW(all.find_by_order_by_id(), std::domain_error);
  all.get(2).lamp = 8;
  work.commit();
  {
    repoc::Session session{db};
    EXPECT_EQ(session.repository<BoardRepository>().break_grade(1, 1), 1);
    EXPECT_EQ(session.repository<BoardRepository>().break_grade(1, 3), 1);
  }
  EXPECT_EQ(stored<BoardRepository>(1)->lamp, 9);
  EXPECT_EQ(stored<BoardRepository>(2)->lamp, 8);
  EXPECT_EQ(all.get(3).code, 3U);
}

TEST_P(BoardTest, AnObjectWhoseKeyCannotBeStoredIsNotAdded) {
  UnitOfWork work{db};
  auto& tickets = work.repository<MovedTicketRepository>();
  MovedTicket bad;
  bad.code = "\xff";
  EXPECT_THROW(tickets.add(std::move(bad)), repoc::EncodingError);
  tickets.add({"good", nullptr});
  work.commit();
  EXPECT_EQ(stored_count<MovedTicketRepository>(), 1);
}

TEST_P(BoardTest, AKeyThatCannotBeStoredIsUndoneWithItsSavepoint) {
  given<MovedTicketRepository>(MovedTicket{"one", nullptr});
  UnitOfWork work{db};
  auto& tickets = work.repository<MovedTicketRepository>();
  tickets.add({"two", nullptr});
  MovedTicket& ticket = tickets.get("one");
  {
    const repoc::Savepoint undone = work.savepoint();
    ticket.code = "\xff";
  }
  EXPECT_NE(&tickets.get("one"), &ticket);
  tickets.get("one").coupon = std::make_unique<Coupon>(Coupon{"free"});
  MovedTicket& two = tickets.get("two");
  two.code = "\xff";
  work.detach(two);
  work.commit();
  EXPECT_EQ(stored_count<MovedTicketRepository>(), 2);
  EXPECT_EQ(stored<MovedTicketRepository>("one")->coupon->text, "free");
}

// Whoever finds the database locked in a savepoint may give the savepoint up and go on.
TEST_P(BoardTest, ALockThatIsNotGivenEndsTheSavepointAlone) {
  if (&db == &neighbour) GTEST_SKIP() << "one program only";
  UnitOfWork work{neighbour};
  auto& tickets = work.repository<MovedTicketRepository>();
  UnitOfWork holder{db};
  holder.repository<MovedTicketRepository>().add({"holder", nullptr});
  holder.flush();
  repoc::Savepoint savepoint = work.savepoint();
  tickets.add({"lost", nullptr});
  EXPECT_THROW(work.flush(), repoc::Retryable);
  try {
    savepoint.release();
    ADD_FAILURE() << "nothing was thrown";
  } catch (const repoc::UsageError& error) {
    EXPECT_NE(std::string(error.what()).find("ended with an error"), std::string::npos) << error.what();
  }
  savepoint.rollback();
  holder.commit();
  tickets.add({"kept", nullptr});
  work.commit();
  EXPECT_EQ(stored_count<MovedTicketRepository>(), 2);
}

TEST_P(BoardTest, WhatIsNotUpdatableStaysAsItWasInserted) {
  given_boards();
  {
    UnitOfWork work{db};
    Board board;
    board.id = 4;
    board.code = 4;
    board.maker = Maker{"Ada", "Paris", {"Rue", 5}};
    work.repository<BoardRepository>().add(std::move(board));
    work.commit();
  }
  UnitOfWork work{db};
  auto& all = work.repository<BoardRepository>();
  log.clear();
  all.get(4).maker->town = "Lyon";
  all.get(1).maker = Maker{"Bob", {}, {}};
  work.commit();
  EXPECT_EQ(log.writes(), Lines{});
  all.get(4).maker.reset();
  all.get(4).lamp = 4;
  work.commit();
  EXPECT_EQ(log.writes(), Lines{"update boards set lamp, version"});
  EXPECT_EQ(stored<BoardRepository>(4)->maker, (Maker{"Ada", "Paris", {"Rue", 5}}));
  EXPECT_FALSE(stored<BoardRepository>(1)->maker);
}

// Value structs in one another, each absent or not, and each step back again.
TEST_P(BoardTest, AbsentWithinAbsent) {
  struct Row {
    std::optional<Owner> owner;
    std::string columns;
  };
  const std::string first = "owner_names_first";
  const Row rows[] = {
      {Owner{}, "owner_present, "},
      {std::nullopt, "owner_present, "},
      {Owner{{}, Names{}}, "owner_present, owner_old_names_present, "},
      {Owner{{"Ada", {}}, Names{"Ada", "L"}}, first + ", owner_old_names_first, owner_old_names_last, "},
      {Owner{{}, Names{{}, "L"}}, first + ", owner_old_names_first, "},
      {Owner{}, "owner_old_names_present, owner_old_names_last, "},
      {Owner{{"Ada", "L"}, {}}, first + ", owner_names_last, "},
      {std::nullopt, "owner_present, " + first + ", owner_names_last, "},
  };
  given_boards();
  for (const Row& row : rows) {
    SCOPED_TRACE(row.columns);
    UnitOfWork work{db};
    work.repository<BoardRepository>().get(1).owner = row.owner;
    work.commit();
    EXPECT_EQ(log.writes(), Lines{"update boards set " + row.columns + "version"});
    EXPECT_EQ(stored<BoardRepository>(1)->owner, row.owner);
    log.clear();
  }
}

TEST_P(BoardTest, AbsentWithinAbsentIsFound) {
  given_boards();
  {
    UnitOfWork work{db};
    auto& all = work.repository<BoardRepository>();
    all.get(1).owner = Owner{};
    all.get(2).owner = Owner{{"Ada", {}}, Names{}};
    Board board;
    board.id = 4;
    board.code = 4;
    board.maker = Maker{"Bob", {}, {{}, 5}};
    all.add(std::move(board));
    work.commit();
  }
  repoc::Session session{db};
  auto& all = session.repository<BoardRepository>();
  EXPECT_EQ(all.count_by_owner(Owner{}), 1);
  EXPECT_EQ(all.count_by_owner(Owner{{"Ada", {}}, Names{}}), 1);
  EXPECT_EQ(all.count_by_owner(Owner{{"Ada", {}}, {}}), 0);
  EXPECT_EQ(all.count_by_owner_not(Owner{}), 1);
  EXPECT_EQ(all.count_by_owner_names(Names{}), 1);
  EXPECT_EQ(all.count_by_owner_names(Names{"Ada", {}}), 1);
  EXPECT_EQ(all.count_by_owner_old_names(Names{}), 1);
  EXPECT_EQ(all.count_by_owner_is_null(), 2);
  EXPECT_EQ(all.count_by_owner_old_names_is_null(), 3);
  EXPECT_EQ(all.count_by_maker(Maker{"Bob", {}, {{}, 5}}), 1);
  EXPECT_EQ(all.count_by_maker(Maker{"Bob", {}, {{}, 6}}), 0);
  EXPECT_EQ(all.count_by_maker_street(Street{{}, 5}), 1);
}

TEST_P(BoardTest, ReferencesMayBeIds) {
  given_boards();
  const Uuid ada = Uuid::random();
  const Uuid bob = Uuid::random();
  {
    UnitOfWork work{db};
    auto& seats = work.repository<SeatRepository>();
    auto& passes = work.repository<PassRepository>();
    Seat& seat = seats.add({{1}, "one"});
    seats.add({{2}, "two"});
    Pass& pass = passes.add({{1}, ada, "ada"});
    passes.add({{1}, bob, "bob"});
    EXPECT_EQ(&seats.get({1}), &seat);
    EXPECT_EQ(&passes.get({BoardRef{1}, ada}), &pass);
    work.commit();
    EXPECT_EQ(&seats.get({1}), &seat);
    EXPECT_EQ(&passes.get({BoardRef{1}, ada}), &pass);
    EXPECT_EQ(seats.delete_by_note("two"), 1);
    EXPECT_THROW(seats.get({2}), repoc::NotFound);
    seat.note = "first";
    passes.remove(pass);
    work.commit();
    EXPECT_EQ(passes.find({BoardRef{1}, ada}).has_value(), false);
  }
  EXPECT_EQ(stored<SeatRepository>(BoardRef{1})->note, "first");
  EXPECT_EQ(stored<PassRepository>(std::tuple(BoardRef{1}, bob))->note, "bob");
  EXPECT_EQ(stored_count<PassRepository>(), 1);
  // The reference is one: what it refers to must be there.
  repoc::Session session{db};
  EXPECT_THROW(session.repository<SeatRepository>().save({{77}, "nowhere"}), repoc::ConstraintViolation);
  EXPECT_THROW(session.repository<BoardRepository>().remove_by_id(1), repoc::ConstraintViolation);
  EXPECT_EQ(session.repository<BoardRepository>().count(), 3);
  EXPECT_EQ(session.repository<SeatRepository>().count(), 1);
}

// Of a type that cannot be copied, a value comes from the rows; of one that can, from the object.
TEST_P(BoardTest, FindGivesAnObjectsStateWhetherItCanBeCopiedOrNot) {
  UnitOfWork work{db};
  auto& tickets = work.repository<MovedTicketRepository>();
  EXPECT_FALSE(tickets.find("a"));
  MovedTicket& ticket = tickets.add({"a", nullptr});
  EXPECT_TRUE(tickets.find("a"));
  ticket.coupon = std::make_unique<Coupon>(Coupon{"free"});
  const auto found = tickets.find("a");
  ASSERT_TRUE(found && found->coupon);
  EXPECT_EQ(found->coupon->text, "free");
  EXPECT_NE(found->coupon, ticket.coupon);
  tickets.remove(ticket);
  EXPECT_FALSE(tickets.find("a"));
  work.commit();
  EXPECT_EQ(stored_count<MovedTicketRepository>(), 0);
}

TEST_P(BoardTest, ListsMayBeLarge) {
  given_boards();
  std::vector<Grade> grades(200'000);
  for (std::size_t i = 0; i < grades.size(); ++i) grades[i].points = 1'000'000 + static_cast<std::int64_t>(i);
  {
    UnitOfWork work{db};
    work.repository<BoardRepository>().get(1).grades = grades;
    work.commit();
    work.repository<BoardRepository>().get(1).grades.back() = {1};
    work.commit();
  }
  grades.back() = {1};
  EXPECT_EQ(stored<BoardRepository>(1)->grades, grades);
}

// Between two objects that are detached, removed, added or gone, each is what was last said of it.
TEST_P(BoardTest, RefreshAndDetachInEveryState) {
  given_boards();
  UnitOfWork work{db};
  auto& all = work.repository<BoardRepository>();
  Board& removed = all.get(1);
  Board& gone = all.get(2);
  Board& stale = all.get(3);
  Board fresh;
  fresh.code = 9;
  Board& added = all.add(std::move(fresh));
  all.remove(removed);
  EXPECT_THROW(work.refresh(added), repoc::UsageError);
  EXPECT_THROW(work.refresh(removed), repoc::UsageError);
  {
    repoc::Session session{db};
    session.repository<BoardRepository>().remove_by_id(2);
    Board other = std::move(*session.repository<BoardRepository>().find(3));
    other.lamp = 33;
    session.repository<BoardRepository>().save(other);
  }
  gone.lamp = 77;
  EXPECT_THROW(work.refresh(gone), repoc::NotFound);
  EXPECT_THROW(work.refresh(gone), repoc::UsageError);
  stale.lamp = 44;
  work.refresh(stale);
  EXPECT_EQ(stale.lamp, 33);
  stale.code = 34;
  work.detach(added);
  EXPECT_THROW(work.detach(added), repoc::UsageError);
  added.lamp = 5;
  work.detach(removed);  // it is not removed any more
  removed.lamp = 6;
  work.commit();
  EXPECT_EQ(stored_count<BoardRepository>(), 2);
  EXPECT_EQ(stored<BoardRepository>(1)->lamp, 1);
  EXPECT_EQ(stored<BoardRepository>(3)->lamp, 33);
  EXPECT_EQ(stored<BoardRepository>(3)->code, 34U);
}

}  // namespace
}  // namespace conformance::mapping
