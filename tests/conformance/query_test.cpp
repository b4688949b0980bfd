// What each operator, path, order, limit and shape of result finds in five articles. A row is a call and the ids it
// gives: in ascending order, or in the order of the result where the name says one.
#include <algorithm>

#include "conformance/back_end.hpp"

namespace conformance {
namespace {

using namespace std::chrono_literals;
using Articles = std::vector<Article>;

// clang-format off
const Articles kArticles = {
    {1, "alpha",      "one",        0,  1.5,  1,            true,  true,         Status::open,
     2020y / 1 / 1,   std::nullopt, {{"red", 1}, {"blue", 2}}},
    {2, "100% beta",  "",           5,  2.0,  std::nullopt, false, false,        Status::draft,
     2021y / 6 / 15,  2022y / 1 / 1, {{"red", 5}}},
    {3, R"(a_b\c)",   std::nullopt, 10, 2.5,  3,            true,  std::nullopt, Status::closed,
     2022y / 12 / 31, std::nullopt, {}},
    {4, "Ünïcode 🪑", "x.*y",       -3, 0.0,  0,            false, std::nullopt, Status::open,
     2023y / 2 / 28,  2023y / 3 / 1, {{"blue", std::nullopt}}},
    {5, "ALPHA",      "alpha",      5,  -1.0, std::nullopt, true,  true,         Status::draft,
     2020y / 1 / 1,   std::nullopt, {{"green", 7}, {"red", 0}}},
};
// clang-format on

std::string ids(const Articles& articles) {
  std::string out;
  for (const Article& article : articles) out += (out.empty() ? "" : " ") + std::to_string(article.id);
  return out;
}
std::string sorted_ids(Articles articles) {
  std::sort(articles.begin(), articles.end(), [](const Article& a, const Article& b) { return a.id < b.id; });
  return ids(articles);
}

class QueryTest : public Conformance {
 protected:
  QueryTest() {
    repoc::Session{db}.repository<ArticleRepository>().save_all(kArticles);
    log.clear();
  }

  struct Row {
    const char* call;
    std::function<Articles(ArticleRepository&)> run;
    const char* ids;
  };
  // Each row in a session and in a unit of work, and after it another program writes at once.
  void check(const std::vector<Row>& rows, std::string (*shown)(Articles) = sorted_ids) {
    repoc::Session session{db};
    repoc::UnitOfWork work{db};
    repoc::Session other{neighbour};
    for (const Row& row : rows) {
      SCOPED_TRACE(row.call);
      EXPECT_EQ(shown(row.run(session.repository<ArticleRepository>())), row.ids);
      EXPECT_EQ(shown(row.run(work.repository<ArticleRepository>())), row.ids);
      EXPECT_NO_THROW(other.repository<ContactRepository>().save({.id = 1}));
    }
  }
  static std::string in_order(Articles articles) { return ids(articles); }
};
REPOC_ON_EVERY_BACK_END(QueryTest);

#define CALL(expression) #expression, [](ArticleRepository& r) { return r.expression; }

TEST_P(QueryTest, TheArticlesReload) {
  repoc::Session session{db};
  EXPECT_EQ(session.repository<ArticleRepository>().find_all(), kArticles);
}

TEST_P(QueryTest, Comparison) {
  check({
      {CALL(find_by_title("alpha")), "1"},
      {CALL(find_by_title("Alpha")), ""},
      {CALL(find_by_title("%")), ""},
      {CALL(find_by_title_equals("Ünïcode 🪑")), "4"},
      {CALL(find_by_title_not("alpha")), "2 3 4 5"},
      {CALL(find_by_subtitle("")), "2"},
      {CALL(find_by_subtitle_not("one")), "2 4 5"},  // an absent subtitle satisfies nothing
      {CALL(find_by_stock_less_than(5)), "1 4"},
      {CALL(find_by_stock_less_than_equal(5)), "1 2 4 5"},
      {CALL(find_by_stock_greater_than(5)), "3"},
      {CALL(find_by_stock_greater_than_or_equal_to(5)), "2 3 5"},
      {CALL(find_by_stock_not_greater_than(5)), "1 2 4 5"},
      {CALL(find_by_rank_less_than(3)), "1 4"},
      {CALL(find_by_rank_not_less_than(1)), "1 3"},
      {CALL(find_by_price_greater_than(1.5)), "2 3"},
      {CALL(find_by_title_less_than("ALPHB")), "2 5"},
      {CALL(find_by_published_before(2021y / 6 / 15)), "1 5"},
      {CALL(find_by_published_after(2021y / 6 / 15)), "3 4"},
      {CALL(find_by_withdrawn_before(2023y / 1 / 1)), "2"},
      {CALL(find_by_published(2020y / 1 / 1)), "1 5"},
      {CALL(find_by_status(Status::open)), "1 4"},
      {CALL(find_by_status_not(Status::open)), "2 3 5"},
      {CALL(find_by_active(false)), "2 4"},
  });
}

TEST_P(QueryTest, NullSafeComparison) {
  check({
      {CALL(find_by_rank(1)), "1"},
      {CALL(find_by_rank(0)), "4"},
      {CALL(find_by_rank(std::nullopt)), "2 5"},
      {CALL(find_by_rank_not(1)), "2 3 4 5"},
      {CALL(find_by_rank_not(std::nullopt)), "1 3 4"},
      {CALL(find_by_subtitle_is(std::nullopt)), "3"},
      {CALL(find_by_subtitle_is("")), "2"},
  });
}

TEST_P(QueryTest, TextIsLiteral) {
  check({
      {CALL(find_by_title_starts_with("a")), "1 3"},
      {CALL(find_by_title_starts_with("100%")), "2"},
      {CALL(find_by_title_starts_with("100_")), ""},
      {CALL(find_by_title_starts_with("Ü")), "4"},
      {CALL(find_by_title_starts_with("")), "1 2 3 4 5"},
      {CALL(find_by_title_starts_with("alphabet")), ""},
      {CALL(find_by_title_not_starts_with("a")), "2 4 5"},
      {CALL(find_by_title_ends_with("\\c")), "3"},
      {CALL(find_by_title_ends_with("a")), "1 2"},
      {CALL(find_by_title_ends_with("🪑")), "4"},
      {CALL(find_by_title_ends_with("")), "1 2 3 4 5"},
      {CALL(find_by_title_ends_with("an alpha")), ""},
      {CALL(find_by_title_contains("%")), "2"},
      {CALL(find_by_title_contains("_")), "3"},
      {CALL(find_by_title_contains("\\")), "3"},
      {CALL(find_by_title_contains("LPH")), "5"},
      {CALL(find_by_title_contains("")), "1 2 3 4 5"},
      {CALL(find_by_title_contains("*")), ""},
      {CALL(find_by_subtitle_contains(".*")), "4"},
      {CALL(find_by_subtitle_contains(".")), "4"},
      {CALL(find_by_subtitle_contains("")), "1 2 4 5"},
      {CALL(find_by_subtitle_not_contains("o")), "2 4 5"},
      {CALL(find_by_subtitle_is_empty()), "2"},
      {CALL(find_by_subtitle_is_not_empty()), "1 4 5"},
  });
}

TEST_P(QueryTest, Like) {
  check({
      {CALL(find_by_title_like("alpha")), "1"},
      {CALL(find_by_title_like("%lph%")), "1"},
      {CALL(find_by_title_like("%LPH%")), "5"},
      {CALL(find_by_title_like("a____")), "1 3"},
      {CALL(find_by_title_like("100\\%%")), "2"},
      {CALL(find_by_title_like("a\\__\\\\c")), "3"},
      {CALL(find_by_title_like("_nïcode _")), "4"},  // one character is one code point
      {CALL(find_by_title_like("%")), "1 2 3 4 5"},
      {CALL(find_by_title_like("")), ""},
      {CALL(find_by_title_like("*")), ""},
      {CALL(find_by_title_like("[a]lpha")), ""},
      {CALL(find_by_title_not_like("a%")), "2 4 5"},
  });
}

TEST_P(QueryTest, AbsentAndBooleanValues) {
  check({
      {CALL(find_by_subtitle_is_null()), "3"},
      {CALL(find_by_subtitle_is_not_null()), "1 2 4 5"},
      {CALL(find_by_rank_exists()), "1 3 4"},
      {CALL(find_by_active_true()), "1 3 5"},
      {CALL(find_by_active_is_false()), "2 4"},
      {CALL(find_by_featured_true()), "1 5"},
      {CALL(find_by_featured_false()), "2"},
      {CALL(find_by_featured_is_not_true()), "2"},
  });
}

TEST_P(QueryTest, ListsAndRanges) {
  static const std::vector<std::int64_t> none;
  static const std::vector<std::int64_t> some = {3, 1, 9, 1};
  static std::vector<std::int64_t> many(40'000);
  for (std::size_t i = 0; i < many.size(); ++i) many[i] = static_cast<std::int64_t>(i) + 4;
  static const std::vector<std::string> titles = {"ALPHA", "%", "a_b\\c", "\"quoted\""};
  static const std::vector<Status> statuses = {Status::draft, Status::closed};
  static const std::vector<std::chrono::year_month_day> days = {2020y / 1 / 1, 2023y / 2 / 28};
  check({
      {CALL(find_by_id_in(some)), "1 3"},
      {CALL(find_by_id_in(none)), ""},
      {CALL(find_by_id_in(many)), "4 5"},
      {CALL(find_by_id_not_in(some)), "2 4 5"},
      {CALL(find_by_id_not_in(none)), "1 2 3 4 5"},
      {CALL(find_by_rank_in({0, 3})), "3 4"},
      {CALL(find_by_rank_in({})), ""},
      {CALL(find_by_rank_not_in({0})), "1 3"},  // an absent rank satisfies nothing
      {CALL(find_by_rank_not_in({})), "1 3 4"},
      {CALL(find_by_title_in(titles)), "3 5"},
      {CALL(find_by_status_in(statuses)), "2 3 5"},
      {CALL(find_by_price_in({2.5, -1.0, 1.4999999})), "3 5"},
      {CALL(find_by_published_in(days)), "1 4 5"},
      {CALL(find_by_stock_between(0, 5)), "1 2 5"},
      {CALL(find_by_stock_between(5, 5)), "2 5"},
      {CALL(find_by_stock_between(5, 0)), ""},
      {CALL(find_by_rank_not_between(1, 2)), "3 4"},
      {CALL(find_by_published_between(2021y / 6 / 15, 2022y / 12 / 31)), "2 3"},
  });
}

TEST_P(QueryTest, PathsThroughACollection) {
  check({
      {CALL(find_by_tags_label("red")), "1 2 5"},
      {CALL(find_by_tags__label("blue")), "1 4"},
      {CALL(find_by_tags_label("none")), ""},
      {CALL(find_by_tags_label_not("red")), "1 4 5"},  // some tag is another
      {CALL(find_by_tags_weight_is_null()), "4"},
      {CALL(find_by_tags_label_and_tags_weight_greater_than("red", 2)), "2"},  // of one and the same tag
      {CALL(find_by_tags_is_empty()), "3"},
      {CALL(find_by_tags_is_not_empty()), "1 2 4 5"},
  });
}

TEST_P(QueryTest, AndBindsTighterThanOr) {
  check({
      {CALL(find_by_active_true_and_stock(5)), "5"},
      {CALL(find_by_stock_or_status(10, Status::open)), "1 3 4"},
      {CALL(find_by_active_true_and_stock_or_status(10, Status::draft)), "2 3 5"},
  });
}

TEST_P(QueryTest, OrderAndLimit) {
  check(
      {
          {CALL(find_all_order_by_title()), "2 5 3 1 4"},  // by code point
          {CALL(find_all_order_by_stock_desc_and_id()), "3 2 5 1 4"},
          {CALL(find_all_order_by_rank_and_id()), "2 5 4 1 3"},  // absent values are smallest
          {CALL(find_all_order_by_rank_desc_and_id_desc()), "3 1 4 5 2"},
          {CALL(findByActiveTrueOrderByPublishedDescAndIdAsc()), "3 1 5"},
          {CALL(find_first_2_by_active_true_order_by_id_desc()), "5 3"},
      },
      in_order);
}

// Owned children come with every root, in their own order, whatever the query ordered the roots by.
TEST_P(QueryTest, WholeObjects) {
  repoc::Session session{db};
  const auto found = session.repository<ArticleRepository>().find_first_2_by_active_true_order_by_id_desc();
  EXPECT_EQ(found, (Articles{kArticles[4], kArticles[2]}));
}

TEST_P(QueryTest, OneOrNoneOrSeveral) {
  repoc::UnitOfWork work{db};
  auto& articles = work.repository<ArticleRepository>();
  EXPECT_EQ(articles.find_first_by_stock_order_by_id_desc(5)->id, 5);
  EXPECT_EQ(articles.find_first_by_stock_order_by_id_desc(99), std::nullopt);

  EXPECT_EQ(articles.find_one_by_stock(10)->id, 3);
  EXPECT_EQ(articles.find_one_by_stock(99), std::nullopt);
  EXPECT_THROW(articles.find_one_by_stock(5), repoc::NotUnique);

  EXPECT_EQ(articles.read_one_by_stock(10).id, 3);
  EXPECT_THROW(articles.read_one_by_stock(99), repoc::NotFound);
  EXPECT_THROW(articles.read_one_by_stock(5), repoc::NotUnique);

  EXPECT_EQ(articles.get_one_by_stock(10).id, 3);
  EXPECT_THROW(articles.get_one_by_stock(99), repoc::NotFound);
  EXPECT_THROW(articles.get_one_by_stock(5), repoc::NotUnique);

  EXPECT_EQ(articles.get_by_title_and_stock("ALPHA", 5)->id, 5);
  EXPECT_EQ(articles.get_by_title_and_stock("ALPHA", 6), nullptr);

  const std::vector<Article*> tracked = articles.list_by_active_true_order_by_id();
  ASSERT_EQ(tracked.size(), 3U);
  EXPECT_EQ(tracked[1], &articles.get_one_by_stock(10));
  EXPECT_EQ(tracked[2], articles.get_by_title_and_stock("ALPHA", 5));
}

TEST_P(QueryTest, ErrorsNameTheirQuery) {
  repoc::Session session{db};
  try {
    session.repository<ArticleRepository>().read_one_by_stock(99);
    FAIL() << "nothing was thrown";
  } catch (const repoc::NotFound& error) {
    EXPECT_EQ(error.query(), "ArticleRepository::read_one_by_stock");
    EXPECT_EQ(std::string(error.what()).find("99"), std::string::npos) << error.what();
  }
}

TEST_P(QueryTest, CountAndExists) {
  repoc::Session session{db};
  auto& articles = session.repository<ArticleRepository>();
  EXPECT_EQ(articles.count_by_active_true(), 3);
  EXPECT_EQ(articles.count_by_tags_label("red"), 3);
  EXPECT_EQ(articles.count_by_tags_label("none"), 0);
  EXPECT_TRUE(articles.exists_by_title("alpha"));
  EXPECT_FALSE(articles.exists_by_title("Alpha"));
  EXPECT_TRUE(articles.exists_by_tags_weight_less_than(1));
  EXPECT_FALSE(articles.exists_by_tags_weight_less_than(0));
}

TEST_P(QueryTest, Delete) {
  static const std::vector<std::int64_t> two = {1, 5, 9};
  static const std::vector<std::int64_t> none;
  struct DeleteRow {
    const char* call;
    std::function<std::int64_t(ArticleRepository&)> run;
    std::int64_t removed;
    const char* left;
  };
  const DeleteRow rows[] = {
      {CALL(delete_by_stock(5)), 2, "1 3 4"},
      {CALL(delete_by_stock(99)), 0, "1 2 3 4 5"},
      {CALL(delete_by_title("alpha")), 1, "2 3 4 5"},  // bool
      {CALL(delete_by_title("Alpha")), 0, "1 2 3 4 5"},
      {"delete_by_status(draft)",
       [](ArticleRepository& r) {
         r.delete_by_status(Status::draft);  // void
         return 0;
       },
       0, "1 3 4"},
      {CALL(delete_by_tags_label("blue")), 2, "2 3 5"},
      {CALL(delete_by_id_in(two)), 2, "2 3 4"},
      {CALL(delete_by_id_in(none)), 0, "1 2 3 4 5"},
  };
  repoc::Session session{db};
  auto& articles = session.repository<ArticleRepository>();
  for (const DeleteRow& row : rows) {
    SCOPED_TRACE(row.call);
    EXPECT_EQ(row.run(articles), row.removed);
    EXPECT_EQ(sorted_ids(articles.find_all()), row.left);
    // The tags went too: an article of the same key starts with none.
    for (Article article : kArticles) {
      if (articles.exists(article.id)) continue;
      article.tags.clear();
      articles.save(article);
      EXPECT_EQ(articles.find(article.id), article);
    }
    articles.save_all(kArticles);
    EXPECT_EQ(articles.find_all(), kArticles);
  }
}

TEST_P(QueryTest, ADeleteIsOneStatement) {
  repoc::Session session{db};
  EXPECT_EQ(session.repository<ArticleRepository>().delete_by_tags_label("red"), 3);
  EXPECT_EQ(log.writes(), Lines{"delete articles x3"});
  EXPECT_EQ(log.queries(), Lines{});
}

}  // namespace
}  // namespace conformance
