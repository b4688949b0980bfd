// Random edits of an aggregate, commit after commit, against the plain objects: what is stored is what is in memory,
// and a unit of work that changed nothing writes nothing. Seeds are fixed; a failure names its seed and step.
#include <algorithm>
#include <random>

#include "conformance/back_end.hpp"

namespace conformance {
namespace {

using repoc::UnitOfWork;

class RandomEditsTest : public Conformance {};
REPOC_ON_EVERY_BACK_END(RandomEditsTest);

class Editor {
 public:
  explicit Editor(unsigned seed) : random_(seed) {}

  void edit(Warehouse& warehouse) {
    for (int edits = below(4); edits >= 0; --edits) {
      switch (below(4)) {
        case 0:
          warehouse.rename("title " + std::to_string(below(3)));
          break;
        case 1:
          edit_list(warehouse.remarks(), [&] { return Remark{std::to_string(below(5)), below(3)}; });
          break;
        case 2:
          edit_list(warehouse.shelves(), [&] { return Shelf{"shelf " + std::to_string(++made_), {}}; });
          break;
        default:
          edit_boxes(warehouse.shelves());
          break;
      }
    }
  }
  void edit(Atlas& atlas) {
    const auto house = [&] { return House{below(9)}; };
    const auto street = [&] { return Street{"street " + std::to_string(++made_), {house()}}; };
    const auto town = [&] { return Town{"town", {street(), street()}}; };
    const auto region = [&] { return Region{++made_, {town()}}; };
    edit_list(atlas.regions, region);
    if (atlas.regions.empty()) return;
    auto& towns = any(atlas.regions).towns;
    edit_list(towns, town);
    if (towns.empty()) return;
    auto& streets = any(towns).streets;
    edit_list(streets, street);
    if (!streets.empty()) edit_list(any(streets).houses, house);
  }

 private:
  int below(std::size_t limit) { return static_cast<int>(random_() % limit); }
  template <class T>
  T& any(std::vector<T>& list) {
    return list[static_cast<std::size_t>(below(list.size()))];
  }
  template <class T>
  void edit_list(std::vector<T>& list, const auto& make) {
    const auto place = [&](std::size_t extra) { return list.begin() + below(list.size() + extra); };
    const int what = list.empty() ? 0 : below(8);
    if (what <= 1) list.insert(place(1), make());
    if (what == 2) list.erase(place(0));
    if (what == 3) std::swap(any(list), any(list));
    if (what == 4) std::reverse(list.begin(), list.end());
    if (what == 5) std::rotate(list.begin(), place(0), list.end());
    if (what == 6) std::shuffle(list.begin(), list.end(), random_);
    if (what == 7 && below(5) == 0) list.clear();
  }
  void edit_boxes(std::vector<Shelf>& shelves) {
    if (shelves.empty()) return;
    auto& boxes = any(shelves).boxes;
    edit_list(boxes, [&] { return Box{++made_, "box"}; });
    if (boxes.empty()) return;
    auto& others = any(shelves).boxes;
    if (below(2) == 0 && &others != &boxes) {  // to another shelf
      others.push_back(boxes.back());
      boxes.pop_back();
    } else {
      any(boxes).content = "box " + std::to_string(below(3));
    }
  }

  std::mt19937 random_;
  int made_ = 0;
};

constexpr unsigned kSeeds = 12;
constexpr int kSteps = 25;

TEST_P(RandomEditsTest, OfAWarehouse) {
  for (unsigned seed = 0; seed < kSeeds; ++seed) {
    const std::string code = "W" + std::to_string(seed);
    given<WarehouseRepository>(Warehouse{code});
    Editor editor{seed};
    UnitOfWork work{db};  // edits what it tracks; every second step a fresh unit of work edits what is loaded
    for (int step = 0; step < kSteps; ++step) {
      SCOPED_TRACE("seed " + std::to_string(seed) + " step " + std::to_string(step));
      UnitOfWork fresh{db};
      UnitOfWork& now = seed % 2 == 0 ? work : fresh;
      Warehouse& warehouse = now.repository<WarehouseRepository>().get(code);
      editor.edit(warehouse);
      now.commit();
      auto stored_now = *stored<WarehouseRepository>(code);
      ASSERT_EQ(stored_now.title(), warehouse.title());
      ASSERT_EQ(stored_now.shelves(), warehouse.shelves());
      ASSERT_EQ(stored_now.remarks(), warehouse.remarks());
      ASSERT_EQ(stored_now.version(), warehouse.version());
      UnitOfWork idle{db};
      idle.repository<WarehouseRepository>().get(code);
      log.clear();
      idle.commit();
      ASSERT_EQ(log.writes(), Lines{});
    }
  }
}

TEST_P(RandomEditsTest, OfAnAtlas) {
  for (unsigned seed = 0; seed < kSeeds; ++seed) {
    const std::string name = "A" + std::to_string(seed);
    given<AtlasRepository>(Atlas{name, {}});
    Editor editor{seed};
    for (int step = 0; step < kSteps; ++step) {
      SCOPED_TRACE("seed " + std::to_string(seed) + " step " + std::to_string(step));
      UnitOfWork work{db};
      Atlas& atlas = work.repository<AtlasRepository>().get(name);
      editor.edit(atlas);
      work.commit();
      ASSERT_EQ(stored<AtlasRepository>(name), atlas);
    }
  }
}

// The same through save(), which is told the whole object and finds out itself what differs.
TEST_P(RandomEditsTest, OfASavedWarehouse) {
  repoc::Session session{db};
  auto& warehouses = session.repository<WarehouseRepository>();
  for (unsigned seed = 0; seed < kSeeds; ++seed) {
    const std::string code = "W" + std::to_string(seed);
    warehouses.save(Warehouse{code});
    Editor editor{seed};
    for (int step = 0; step < kSteps; ++step) {
      SCOPED_TRACE("seed " + std::to_string(seed) + " step " + std::to_string(step));
      Warehouse warehouse = *warehouses.find(code);
      editor.edit(warehouse);
      warehouses.save(warehouse);
      auto stored_now = *stored<WarehouseRepository>(code);
      ASSERT_EQ(stored_now.shelves(), warehouse.shelves());
      ASSERT_EQ(stored_now.remarks(), warehouse.remarks());
    }
  }
}

}  // namespace
}  // namespace conformance
