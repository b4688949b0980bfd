// Owned children: each change of a list, and the statements that it costs.
#include "shop/shop_test.hpp"

namespace shop {
namespace {

using Children = ShopTest;

TEST_F(Children, AreInsertedMovedUpdatedAndDeletedWithTheirRoot) {
  const auto line = [](const char* order) { return Line{order, "CHAIR", 1}; };
  struct Case {
    const char* what;
    std::function<void(Product&)> change;
    Lines statements;  // after "begin" and the root's update
    const char* stored;
  };
  const Case cases[] = {
      {"append",
       [&](Product& p) { p.batches[0].lines.push_back(line("o3")); },
       {"Product.batches.lines insert 1"},
       "b1 7 [o1x2 o2x3 o3x1] b2 5"},
      {"pop",
       [](Product& p) { p.batches[0].lines.pop_back(); },
       {"Product.batches.lines delete 1"},
       "b1 7 [o1x2] b2 5"},
      {"clear",
       [](Product& p) { p.batches[0].lines.clear(); },
       {"Product.batches.lines delete 1", "Product.batches.lines delete 1"},
       "b1 7 b2 5"},
      {"insert between",
       [&](Product& p) { p.batches[0].lines.insert(p.batches[0].lines.begin() + 1, line("o3")); },
       {"Product.batches.lines insert 1"},
       "b1 7 [o1x2 o3x1 o2x3] b2 5"},
      {"erase the first",
       [](Product& p) { p.batches[0].lines.erase(p.batches[0].lines.begin()); },
       {"Product.batches.lines delete 1"},
       "b1 7 [o2x3] b2 5"},
      {"swap",
       [](Product& p) { std::swap(p.batches[0].lines[0], p.batches[0].lines[1]); },
       {"Product.batches.lines update 1"},
       "b1 7 [o2x3 o1x2] b2 5"},
      {"swap owners",
       [](Product& p) { std::swap(p.batches[0], p.batches[1]); },
       {"Product.batches update 1"},
       "b2 5 b1 7 [o1x2 o2x3]"},
      {"remove an owner", [](Product& p) { p.batches.erase(p.batches.begin()); }, {"Product.batches delete 1"}, "b2 5"},
      {"move to another owner",
       [](Product& p) {
         p.batches[1].lines.push_back(p.batches[0].lines[0]);
         p.batches[0].lines.erase(p.batches[0].lines.begin());
       },
       {"Product.batches.lines delete 1", "Product.batches.lines insert 1"},
       "b1 7 [o2x3] b2 5 [o1x2]"},
      {"move and remove the old owner",
       [](Product& p) {
         p.batches[1].lines = std::move(p.batches[0].lines);
         p.batches.erase(p.batches.begin());
       },
       {"Product.batches delete 1", "Product.batches.lines insert 2"},
       "b2 5 [o1x2 o2x3]"},
      {"remove and add the same key",
       [&](Product& p) { p.batches[0].lines = {{"o2", "CHAIR", 9}, {"o1", "CHAIR", 2}}; },
       {"Product.batches.lines update 1"},
       "b1 7 [o2x9 o1x2] b2 5"},
      {"assign the same list",
       [](Product& p) { p.batches = std::vector<Batch>(p.batches); },
       {},
       "b1 7 [o1x2 o2x3] b2 5"},
      {"replace all",
       [&](Product& p) { p.batches = {{"b9", 1, {line("o9")}, {}}}; },
       {"Product.batches delete 1", "Product.batches delete 1", "Product.batches insert 1",
        "Product.batches.lines insert 1"},
       "b9 1 [o9x1]"},
      {"change a key",
       [](Product& p) { p.batches[1].reference = "b3"; },
       {"Product.batches delete 1", "Product.batches insert 1"},
       "b1 7 [o1x2 o2x3] b3 5"},
  };
  for (const Case& c : cases) {
    execute("delete from products");
    store_chair();
    Lines expected = c.statements;
    if (!expected.empty()) {
      expected.insert(expected.begin(), {"begin 0", "Product update 1"});
      expected.push_back("commit 0");
    }
    EXPECT_EQ(commit(c.change), expected) << c.what;
    const std::string version = c.statements.empty() ? "v1" : "v2";
    EXPECT_EQ(stored(), "CHAIR " + version + " chair: " + c.stored) << c.what;
  }
}

TEST_F(Children, AreStoredAcrossManyFlushesOfOneUnit) {
  store_chair();
  UnitOfWork work(db());
  Product& chair = work.repository<Products>().get("CHAIR");
  std::uint32_t random = 1;
  const auto next = [&](std::size_t below) { return (random = random * 1664525 + 1013904223) / 65536 % below; };
  for (int round = 0; round < 300; ++round) {
    std::vector<Line>& lines = chair.batches[next(2)].lines;
    switch (next(5)) {
      case 0:
        lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(next(lines.size() + 1)),
                     {"n" + std::to_string(round), "CHAIR", round});
        break;
      case 1:
        if (lines.size() > 5) lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(next(lines.size())));
        break;
      case 2:
        if (!lines.empty()) std::swap(lines[next(lines.size())], lines[next(lines.size())]);
        break;
      case 3:
        if (!lines.empty()) lines[next(lines.size())].qty = round;
        break;
      default:
        std::swap(chair.batches[0], chair.batches[1]);
        break;
    }
    work.flush();
    if (round % 10 == 0) {
      work.commit();
      ASSERT_EQ(stored(), as_text(chair)) << round;
    }
  }
}

TEST_F(Children, WithTheSameKeyTwiceAreRefused) {
  store_chair();
  UnitOfWork work(db());
  Product& chair = work.repository<Products>().get("CHAIR");
  chair.batches[0].lines.push_back(chair.batches[0].lines[0]);
  EXPECT_THROW(work.commit(), repoc::ConstraintViolation);
}

TEST_F(Children, OfAPlaceOfTheirOwnAreUpdatedInPlace) {
  UnitOfWork work(db());
  Posts& posts = work.repository<Posts>();
  Post& post = posts.add({0, "title", {{"a"}, {"b"}, {"c"}}, 0});
  work.commit();
  EXPECT_GT(post.id, 0);
  EXPECT_EQ(post.version, 1);
  EXPECT_EQ(&posts.get(post.id), &post);
  ran();
  post.comments.erase(post.comments.begin());
  work.commit();
  EXPECT_EQ(ran(), (Lines{"begin 0", "Post update 1", "Post.comments delete 1", "Post.comments update 1",
                          "Post.comments update 1", "commit 0"}));
  post.comments.push_back({"d"});
  work.commit();
  const Post loaded = *Session(db()).repository<Posts>().find(post.id);
  ASSERT_EQ(loaded.comments.size(), 3U);
  EXPECT_EQ(loaded.comments[0].text + loaded.comments[1].text + loaded.comments[2].text, "bcd");
}

}  // namespace
}  // namespace shop
