// The boards of mapping/boards.hpp, in a store with their tables.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "conformance/back_end.hpp"
#include "conformance/mapping/boards.repoc.hpp"

namespace conformance::mapping {

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

}  // namespace conformance::mapping
