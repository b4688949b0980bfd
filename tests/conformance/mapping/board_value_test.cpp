// What is left after a value refuses to be written or read, and values that are unlike most: absent within absent,
// large, not updatable, ids that are references.
#include "conformance/mapping/board_fixture.hpp"

namespace conformance::mapping {
namespace {

class BoardValueTest : public BoardTest {};
REPOC_ON_EVERY_BACK_END(BoardValueTest);

// A codec throws what it likes: the caller gets that, and nothing is half done.
TEST_P(BoardValueTest, AValueThatCannotBeEncodedIsNotWritten) {
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

TEST_P(BoardValueTest, AValueThatCannotBeDecodedIsNotRead) {
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

TEST_P(BoardValueTest, AnObjectWhoseKeyCannotBeStoredIsNotAdded) {
  UnitOfWork work{db};
  auto& tickets = work.repository<MovedTicketRepository>();
  MovedTicket bad;
  bad.code = "\xff";
  EXPECT_THROW(tickets.add(std::move(bad)), repoc::EncodingError);
  tickets.add({"good", nullptr});
  work.commit();
  EXPECT_EQ(stored_count<MovedTicketRepository>(), 1);
}

TEST_P(BoardValueTest, AKeyThatCannotBeStoredIsUndoneWithItsSavepoint) {
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
TEST_P(BoardValueTest, ALockThatIsNotGivenEndsTheSavepointAlone) {
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

TEST_P(BoardValueTest, WhatIsNotUpdatableStaysAsItWasInserted) {
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
TEST_P(BoardValueTest, AbsentWithinAbsent) {
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

TEST_P(BoardValueTest, AbsentWithinAbsentIsFound) {
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

TEST_P(BoardValueTest, ReferencesMayBeIds) {
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
TEST_P(BoardValueTest, FindGivesAnObjectsStateWhetherItCanBeCopiedOrNot) {
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

TEST_P(BoardValueTest, ListsMayBeLarge) {
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
TEST_P(BoardValueTest, RefreshAndDetachInEveryState) {
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
