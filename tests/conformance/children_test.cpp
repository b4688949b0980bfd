// Owned children: case 4 of the design's list. Each row edits a list of three, and says what is stored afterwards and
// which statements that takes. Positions have room between them, so that a child that comes, goes or moves is one
// statement and its neighbours stay as they are.
#include <algorithm>
#include <utility>

#include "conformance/back_end.hpp"

namespace conformance {
namespace {

using repoc::UnitOfWork;

class ChildrenTest : public Conformance {};
REPOC_ON_EVERY_BACK_END(ChildrenTest);

Warehouse with_boxes(std::vector<Box> boxes) {
  Warehouse warehouse{"W"};
  warehouse.shelves() = {{"top", std::move(boxes)}};
  return warehouse;
}
Warehouse with_remarks(std::vector<Remark> remarks) {
  Warehouse warehouse{"W"};
  warehouse.remarks() = std::move(remarks);
  return warehouse;
}
const std::vector<Box> kBoxes = {{1, "a"}, {2, "b"}, {3, "c"}};
const std::vector<Remark> kRemarks = {{"a", 1}, {"b", 2}, {"c", 3}};
const std::string kVersion = "update warehouses set version";

TEST_P(ChildrenTest, ChildrenWithAnId) {
  using Boxes = std::vector<Box>;
  const std::string moved = "update box set boxes_position";
  struct Row {
    const char* edit;
    std::function<void(Boxes&)> run;
    Boxes expected;
    Lines statements;
  };
  const Row rows[] = {
      {"nothing", [](Boxes&) {}, kBoxes, {}},
      {"append", [](Boxes& b) { b.push_back({4, "d"}); }, {{1, "a"}, {2, "b"}, {3, "c"}, {4, "d"}}, {"insert box"}},
      {"pop", [](Boxes& b) { b.pop_back(); }, {{1, "a"}, {2, "b"}}, {"delete box"}},
      {"clear", [](Boxes& b) { b.clear(); }, {}, {"delete box", "delete box", "delete box"}},
      {"erase the first", [](Boxes& b) { b.erase(b.begin()); }, {{2, "b"}, {3, "c"}}, {"delete box"}},
      {"erase the middle", [](Boxes& b) { b.erase(b.begin() + 1); }, {{1, "a"}, {3, "c"}}, {"delete box"}},
      {"insert in the middle",
       [](Boxes& b) { b.insert(b.begin() + 1, {4, "d"}); },
       {{1, "a"}, {4, "d"}, {2, "b"}, {3, "c"}},
       {"insert box"}},
      {"insert at the front",
       [](Boxes& b) { b.insert(b.begin(), {4, "d"}); },
       {{4, "d"}, {1, "a"}, {2, "b"}, {3, "c"}},
       {"insert box"}},
      {"change one", [](Boxes& b) { b[1].content = "x"; }, {{1, "a"}, {2, "x"}, {3, "c"}}, {"update box set content"}},
      {"sort descending",
       [](Boxes& b) { std::sort(b.begin(), b.end(), [](const Box& l, const Box& r) { return l.number > r.number; }); },
       {{3, "c"}, {2, "b"}, {1, "a"}},
       {moved, moved}},
      {"swap two", [](Boxes& b) { std::swap(b[0], b[2]); }, {{3, "c"}, {2, "b"}, {1, "a"}}, {moved, moved}},
      {"assign the same", [](Boxes& b) { b = kBoxes; }, kBoxes, {}},
      {"assign others",
       [](Boxes& b) { b = Boxes{{5, "e"}, {6, "f"}}; },
       {{5, "e"}, {6, "f"}},
       {"delete box", "delete box", "delete box", "insert box x2"}},
      {"assign some",
       [](Boxes& b) { b = Boxes{{3, "c"}, {4, "d"}}; },
       {{3, "c"}, {4, "d"}},
       {"delete box", "delete box", "insert box"}},
      {"replace by the same key",
       [](Boxes& b) { b[0] = Box{1, "new"}; },
       {{1, "new"}, {2, "b"}, {3, "c"}},
       {"update box set content"}},
      {"remove and add the same again",
       [](Boxes& b) {
         b.erase(b.begin());
         b.insert(b.begin(), {1, "a"});
       },
       kBoxes,
       {}},
      {"change the key",
       [](Boxes& b) { b[2].number = 9; },
       {{1, "a"}, {2, "b"}, {9, "c"}},
       {"delete box", "insert box"}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.edit);
    given<WarehouseRepository>(with_boxes(kBoxes));
    {
      UnitOfWork work{db};
      row.run(work.repository<WarehouseRepository>().get("W").shelves()[0].boxes);
      work.commit();
    }
    Lines statements = row.statements;
    if (!statements.empty()) statements.insert(statements.begin(), kVersion);  // first: it is the guard of the rest
    EXPECT_EQ(log.writes(), statements);
    EXPECT_EQ(stored<WarehouseRepository>("W")->shelves()[0].boxes, row.expected);
    repoc::Session{db}.repository<WarehouseRepository>().remove_by_id("W");
  }
}

TEST_P(ChildrenTest, ChildrenWithoutAnId) {
  using Remarks = std::vector<Remark>;
  struct Row {
    const char* edit;
    std::function<void(Remarks&)> run;
    Remarks expected;
    Lines statements;
  };
  const std::string rewritten = "update remark set text, stars";
  const Row rows[] = {
      {"nothing", [](Remarks&) {}, kRemarks, {}},
      {"append",
       [](Remarks& r) { r.push_back({"d", 4}); },
       {{"a", 1}, {"b", 2}, {"c", 3}, {"d", 4}},
       {"insert remark"}},
      {"append an equal one",
       [](Remarks& r) { r.push_back({"a", 1}); },
       {{"a", 1}, {"b", 2}, {"c", 3}, {"a", 1}},
       {"insert remark"}},
      {"pop", [](Remarks& r) { r.pop_back(); }, {{"a", 1}, {"b", 2}}, {"delete remark"}},
      {"clear", [](Remarks& r) { r.clear(); }, {}, {"delete remark", "delete remark", "delete remark"}},
      {"erase the first",
       [](Remarks& r) { r.erase(r.begin()); },
       {{"b", 2}, {"c", 3}},
       {"delete remark", rewritten, rewritten}},
      {"insert in the middle",
       [](Remarks& r) { r.insert(r.begin() + 1, {"d", 4}); },
       {{"a", 1}, {"d", 4}, {"b", 2}, {"c", 3}},
       {rewritten, rewritten, "insert remark"}},
      {"change one", [](Remarks& r) { r[1].stars = 0; }, {{"a", 1}, {"b", 0}, {"c", 3}}, {"update remark set stars"}},
      {"reverse",
       [](Remarks& r) { std::reverse(r.begin(), r.end()); },
       {{"c", 3}, {"b", 2}, {"a", 1}},
       {rewritten, rewritten}},
      {"assign the same", [](Remarks& r) { r = kRemarks; }, kRemarks, {}},
      {"assign others",
       [](Remarks& r) { r = Remarks{{"x", 0}}; },
       {{"x", 0}},
       {"delete remark", "delete remark", rewritten}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.edit);
    given<WarehouseRepository>(with_remarks(kRemarks));
    {
      UnitOfWork work{db};
      row.run(work.repository<WarehouseRepository>().get("W").remarks());
      work.commit();
    }
    Lines statements = row.statements;
    if (!statements.empty()) statements.insert(statements.begin(), kVersion);  // first: it is the guard of the rest
    EXPECT_EQ(log.writes(), statements);
    EXPECT_EQ(stored<WarehouseRepository>("W")->remarks(), row.expected);
    repoc::Session{db}.repository<WarehouseRepository>().remove_by_id("W");
  }
}

// Between parents of one root a child is moved: its row goes from the one and comes to the other in the same flush.
TEST_P(ChildrenTest, MovedToAnotherParent) {
  using Shelves = std::vector<Shelf>;
  const Shelves from = {{"top", {{1, "a"}, {2, "b"}}}, {"low", {{3, "c"}}}};
  struct Row {
    const char* edit;
    std::function<void(Shelves&)> run;
    Shelves expected;
    Lines statements;
  };
  const auto move_last = [](Shelf& source, Shelf& target) {
    target.boxes.push_back(std::move(source.boxes.back()));
    source.boxes.pop_back();
  };
  const Row rows[] = {
      {"down",
       [&](Shelves& s) { move_last(s[0], s[1]); },
       {{"top", {{1, "a"}}}, {"low", {{3, "c"}, {2, "b"}}}},
       {"delete box", "insert box"}},
      {"up",
       [&](Shelves& s) { move_last(s[1], s[0]); },
       {{"top", {{1, "a"}, {2, "b"}, {3, "c"}}}, {"low", {}}},
       {"delete box", "insert box"}},
      {"exchanged",
       [](Shelves& s) { std::swap(s[0].boxes, s[1].boxes); },
       {{"top", {{3, "c"}}}, {"low", {{1, "a"}, {2, "b"}}}},
       {"delete box", "delete box", "delete box", "insert box x2", "insert box"}},
      {"and changed",
       [&](Shelves& s) {
         move_last(s[0], s[1]);
         s[1].boxes.back().content = "x";
       },
       {{"top", {{1, "a"}}}, {"low", {{3, "c"}, {2, "x"}}}},
       {"delete box", "insert box"}},
      {"to a new parent",
       [&](Shelves& s) {
         s.push_back({"new", {}});
         move_last(s[0], s[2]);
       },
       {{"top", {{1, "a"}}}, {"low", {{3, "c"}}}, {"new", {{2, "b"}}}},
       {"delete box", "insert shelf", "insert box"}},
      {"from a parent that goes",
       [](Shelves& s) {
         s[1].boxes = std::move(s[0].boxes);
         s.erase(s.begin());
       },
       {{"low", {{1, "a"}, {2, "b"}}}},
       {"delete box", "delete shelf", "insert box x2"}},
      {"parents change places",
       [](Shelves& s) { std::swap(s[0], s[1]); },
       {{"low", {{3, "c"}}}, {"top", {{1, "a"}, {2, "b"}}}},
       {"update shelf set shelves_position"}},
      {"a parent goes with what it owns",
       [](Shelves& s) { s.erase(s.begin()); },
       {{"low", {{3, "c"}}}},
       {"delete shelf"}},
      {"the same key under two parents",
       [](Shelves& s) { s[1].boxes.push_back({1, "other"}); },
       {{"top", {{1, "a"}, {2, "b"}}}, {"low", {{3, "c"}, {1, "other"}}}},
       {"insert box"}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.edit);
    Warehouse warehouse{"W"};
    warehouse.shelves() = from;
    given<WarehouseRepository>(warehouse);
    {
      UnitOfWork work{db};
      row.run(work.repository<WarehouseRepository>().get("W").shelves());
      work.commit();
    }
    Lines statements = row.statements;
    statements.insert(statements.begin(), kVersion);
    EXPECT_EQ(log.writes(), statements);
    EXPECT_EQ(stored<WarehouseRepository>("W")->shelves(), row.expected);
    EXPECT_EQ(stored<WarehouseRepository>("W")->version(), 2);
    // What is stored is what is tracked: a second unit of work finds nothing to write.
    log.clear();
    UnitOfWork again{db};
    again.repository<WarehouseRepository>().get("W");
    again.commit();
    EXPECT_EQ(log.writes(), Lines{});
    repoc::Session{db}.repository<WarehouseRepository>().remove_by_id("W");
  }
}

// Between two neighbours the room ends after some inserts; the list is then numbered anew, once.
TEST_P(ChildrenTest, ManyInsertsInOnePlace) {
  // The first has the larger key: two at one position would load the other way round.
  given<WarehouseRepository>(with_boxes({{100, "first"}, {200, "last"}}));
  int renumbered = 0;
  for (int number = 3; number < 40; ++number) {
    UnitOfWork work{db};
    auto& boxes = work.repository<WarehouseRepository>().get("W").shelves()[0].boxes;
    boxes.insert(boxes.begin() + 1, {number, "middle"});
    log.clear();
    work.commit();
    const Lines one_insert = {kVersion, "insert box"};
    if (log.writes() != one_insert) ++renumbered;
    ASSERT_EQ(stored<WarehouseRepository>("W")->shelves()[0].boxes, boxes) << number;
  }
  EXPECT_GT(renumbered, 0);
  EXPECT_LT(renumbered, 8);
}

TEST_P(ChildrenTest, SeveralFlushesOfOneList) {
  given<WarehouseRepository>(with_boxes(kBoxes));
  UnitOfWork work{db};
  auto& boxes = work.repository<WarehouseRepository>().get("W").shelves()[0].boxes;
  boxes.erase(boxes.begin());
  work.flush();
  boxes.push_back({4, "d"});
  boxes[0].content = "x";
  work.flush();
  std::swap(boxes[0], boxes[1]);
  work.commit();
  const std::vector<Box> expected = {{3, "c"}, {2, "x"}, {4, "d"}};
  EXPECT_EQ(stored<WarehouseRepository>("W")->shelves()[0].boxes, expected);
}

TEST_P(ChildrenTest, ARemovedRootLeavesNoChild) {
  Warehouse warehouse = with_boxes(kBoxes);
  warehouse.remarks() = kRemarks;
  const std::function<void()> removals[] = {
      [&] {
        UnitOfWork work{db};
        auto& warehouses = work.repository<WarehouseRepository>();
        warehouses.remove(warehouses.get("W"));
        work.commit();
      },
      [&] { EXPECT_TRUE(repoc::Session{db}.repository<WarehouseRepository>().remove_by_id("W")); },
  };
  for (const auto& remove : removals) {
    given<WarehouseRepository>(warehouse);
    remove();
    // A row that stayed behind would be loaded as a child of the next root with that key.
    Warehouse empty{"W"};
    empty.shelves() = {{"top", {}}};
    given<WarehouseRepository>(empty);
    EXPECT_EQ(stored<WarehouseRepository>("W")->shelves(), empty.shelves());
    EXPECT_EQ(stored<WarehouseRepository>("W")->remarks(), std::vector<Remark>{});
    repoc::Session{db}.repository<WarehouseRepository>().remove_by_id("W");
  }
}

TEST_P(ChildrenTest, ARemovedChildLeavesNoRow) {
  given<WarehouseRepository>(with_boxes(kBoxes));
  UnitOfWork work{db};
  Warehouse& warehouse = work.repository<WarehouseRepository>().get("W");
  warehouse.shelves().clear();
  work.commit();
  warehouse.shelves().push_back({"top", {}});
  work.commit();
  EXPECT_EQ(stored<WarehouseRepository>("W")->shelves(), (std::vector<Shelf>{{"top", {}}}));
}

TEST_P(ChildrenTest, AKeyTwiceInOneListIsRefusedAndNothingStored) {
  given<WarehouseRepository>(with_boxes(kBoxes));
  UnitOfWork work{db};
  work.repository<WarehouseRepository>().get("W").shelves()[0].boxes.push_back({1, "again"});
  EXPECT_THROW(work.commit(), repoc::ConstraintViolation);
  EXPECT_EQ(stored<WarehouseRepository>("W")->shelves()[0].boxes, kBoxes);
}

// Four levels of lists.

Atlas atlas_of_twos() {
  const std::vector<House> houses = {{1}, {2}};
  const std::vector<Street> streets = {{"High", houses}, {"Back", {{7}, {3}}}};
  const std::vector<Town> towns = {{"Ash", streets}, {"Elm", {{"Back", houses}, {"Acre", houses}}}};
  return {"A", {{2, towns}, {1, {{"Oak", streets}, {"Ash", streets}}}}};
}

TEST_P(ChildrenTest, FourLevelsReloadAsTheyWere) {
  given<AtlasRepository>(atlas_of_twos());
  EXPECT_EQ(stored<AtlasRepository>("A"), atlas_of_twos());
  log.clear();
  UnitOfWork work{db};
  EXPECT_EQ(work.repository<AtlasRepository>().get("A"), atlas_of_twos());
  EXPECT_EQ(log.queries().size(), 5U);  // one per level, whatever it holds
  work.commit();
  EXPECT_EQ(log.writes(), Lines{});
}

TEST_P(ChildrenTest, FourLevelsChangeAtEveryLevel) {
  struct Row {
    const char* edit;
    std::function<void(Atlas&)> run;
  };
  const Row rows[] = {
      {"a house", [](Atlas& a) { a.regions[1].towns[0].streets[1].houses[0].number = 70; }},
      {"a house goes",
       [](Atlas& a) {
         a.regions[0].towns[1].streets[0].houses.erase(a.regions[0].towns[1].streets[0].houses.begin());
       }},
      {"a street comes",
       [](Atlas& a) { a.regions[0].towns[0].streets.insert(a.regions[0].towns[0].streets.begin(), {"New", {{1}}}); }},
      {"a town goes", [](Atlas& a) { a.regions[0].towns.erase(a.regions[0].towns.begin()); }},
      {"towns change places", [](Atlas& a) { std::swap(a.regions[1].towns[0], a.regions[1].towns[1]); }},
      {"a town comes first",
       [](Atlas& a) { a.regions[1].towns.insert(a.regions[1].towns.begin(), {"Fir", {{"High", {{9}}}}}); }},
      {"a region goes", [](Atlas& a) { a.regions.pop_back(); }},
      {"regions change places", [](Atlas& a) { std::swap(a.regions[0], a.regions[1]); }},
      {"all go", [](Atlas& a) { a.regions.clear(); }},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.edit);
    given<AtlasRepository>(atlas_of_twos());
    Atlas expected = atlas_of_twos();
    row.run(expected);
    {
      UnitOfWork work{db};
      row.run(work.repository<AtlasRepository>().get("A"));
      work.commit();
    }
    EXPECT_EQ(stored<AtlasRepository>("A"), expected);
    repoc::Session{db}.repository<AtlasRepository>().remove_by_id("A");
  }
}

TEST_P(ChildrenTest, ListsOfRootsLoadWithOneStatementALevel) {
  Atlas second = atlas_of_twos();
  second.name = "B";
  given<AtlasRepository>(atlas_of_twos(), second, Atlas{"C", {}});
  repoc::Session session{db};
  auto& atlases = session.repository<AtlasRepository>();
  EXPECT_EQ(atlases.find_all(), (std::vector<Atlas>{atlas_of_twos(), second, {"C", {}}}));
  EXPECT_EQ(log.queries().size(), 5U);
  EXPECT_EQ(atlases.find_by_regions_towns_streets_houses_number(7).size(), 2U);
  EXPECT_EQ(atlases.find_by_regions_towns_streets_houses_number(8).size(), 0U);
}

TEST_P(ChildrenTest, FoundByWhatItOwns) {
  given<WarehouseRepository>(with_boxes(kBoxes));
  UnitOfWork work{db};
  auto& warehouses = work.repository<WarehouseRepository>();
  Warehouse* found = warehouses.get_by_shelves_boxes_content("b");
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->code(), "W");
  EXPECT_EQ(found->shelves()[0].boxes, kBoxes);
  EXPECT_EQ(warehouses.get_by_shelves_boxes_content("z"), nullptr);
}

}  // namespace
}  // namespace conformance
