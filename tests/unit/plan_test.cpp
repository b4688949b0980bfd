// Declarations of repository methods -> their plan, or what is wrong with them.
#include "plan/identity.hpp"
#include "plan/subject.hpp"
#include "plan_fixture.hpp"

namespace repoc::plan {
namespace {

TEST(Plan, Results) {
  const Case cases[] = {
      {"Product* get_by_sku(std::string_view sku)", "find Product where sku = ?1, result tracked pointer"},
      {"Product& get_by_sku(std::string_view sku)", "find Product where sku = ?1, result tracked reference"},
      {"std::vector<Product*> find_by_sku(std::string_view sku)", "find Product where sku = ?1, result tracked list"},
      {"std::optional<Product> get_by_sku(std::string_view sku)",
       "find Product where sku = ?1, result detached optional"},
      {"Product get_by_sku(std::string_view sku)", "find Product where sku = ?1, result detached value"},
      {"std::vector<Product> find_by_sku(std::string_view sku)", "find Product where sku = ?1, result detached list"},
      {"std::vector<Product> find_all()", "find Product, result detached list"},
      {"std::int64_t count()", "count Product, result number"},
      {"int count_by_active_true()", "count Product where active is true, result number"},
      {"std::size_t count_all()", "count Product, result number"},
      {"bool exists_by_sku(std::string_view)", "exists Product where sku = ?1, result boolean"},
      {"std::int64_t delete_by_sku(std::string_view)", "delete Product where sku = ?1, result number"},
      {"bool delete_by_sku(std::string_view)", "delete Product where sku = ?1, result boolean"},
      {"void delete_all()", "delete Product, result nothing"},
      {"Product* find_first_by_sku_order_by_name(std::string_view)",
       "find first 1 Product where sku = ?1 order by name, result tracked pointer"},
      {"std::vector<Product> find_first_order_by_name()", "find first 1 Product order by name, result detached list"},
      {"std::vector<Product> find_top3_order_by_price_desc_and_sku()",
       "find first 3 Product order by price desc, sku, result detached list"},
      {"void delete_first_10_by_active_false_order_by_price()",
       "delete first 10 Product where active is false order by price, result nothing"},

      {"const Product* get_by_sku(std::string_view)", "cardinality at 'const Product*'"},
      {"const Product& get_by_sku(std::string_view)", "cardinality at 'const Product&'"},
      {"std::vector<const Product*> get_by_sku(std::string_view)", "cardinality at 'std::vector<const Product*>'"},
      {"const std::vector<Product>& get_by_sku(std::string_view)", "cardinality at 'const std::vector<Product>&'"},
      {"const std::vector<Product> find_by_sku(std::string_view)", "cardinality at 'const std::vector<Product>'"},
      {"const bool exists_by_sku(std::string_view)", "cardinality at 'const bool'"},
      {"int find_by_sku(std::string_view)", "cardinality at 'int'"},
      {"void find_by_sku(std::string_view)", "cardinality at 'void'"},
      {"Batch* find_by_sku(std::string_view)", "cardinality at 'Batch*'"},
      {"std::vector<Batch> find_by_sku(std::string_view)", "cardinality at 'std::vector<Batch>'"},
      {"std::unique_ptr<Product> find_by_sku(std::string_view)", "cardinality at 'std::unique_ptr<Product>'"},
      {"std::set<Product> find_by_sku(std::string_view)", "cardinality at 'std::set<Product>'"},
      {"std::optional<int> find_by_sku(std::string_view)", "cardinality at 'std::optional<int>'"},
      {"Product* find_first_3_order_by_sku()", "cardinality at 'Product*'"},
      {"std::string count()", "cardinality at 'std::string'"},
      {"double count()", "cardinality at 'double'"},
      {"bool count()", "cardinality at 'bool'"},
      {"int exists_by_sku(std::string_view)", "cardinality at 'int'"},
      {"Product* delete_by_sku(std::string_view)", "cardinality at 'Product*'"},
      {"Widget find_by_sku(std::string_view)", "cardinality at 'Widget'"},
  };
  for (const Case& c : cases) expect(c);
}

TEST(Plan, Comparisons) {
  const Case cases[] = {
      {"stock(int)", "stock = ?1"},
      {"stock_not(int)", "stock != ?1"},
      {"stock_less_than(int)", "stock < ?1"},
      {"stock_not_less_than(int)", "stock >= ?1"},
      {"stock_not_less_than_equal(int)", "stock > ?1"},
      {"stock_not_greater_than(int)", "stock <= ?1"},
      {"stock_not_greater_than_equal(int)", "stock < ?1"},
      {"stock_between(int, std::uint64_t)", "stock between ?1 and ?2"},
      {"stock_not_between(int, int)", "stock not between ?1 and ?2"},
      {"stock_in(const std::vector<int>&)", "stock in ?1"},
      {"stock_not_in(std::span<const std::int64_t>)", "stock not in ?1"},
      {"made_before(std::chrono::sys_seconds)", "made < ?1"},
      {"name_after(std::string_view)", "name > ?1"},
      {"name_like(const std::string&)", "name like ?1"},
      {"name_not_like(const char*)", "name not like ?1"},
      {"name_starts_with(std::string)", "name starting with ?1"},
      {"name_not_starting_with(std::string)", "name not starting with ?1"},
      {"name_ends_with(std::string)", "name ending with ?1"},
      {"name_not_ending_with(std::string)", "name not ending with ?1"},
      {"name_contains(std::string)", "name containing ?1"},
      {"name_not_containing(std::string)", "name not containing ?1"},
      {"name_is_empty()", "name is empty"},
      {"description_not_empty()", "description is not empty"},
      {"batches_empty()", "batches is empty"},
      {"description_is_null()", "description is null"},
      {"description_exists()", "description is not null"},
      {"active_true()", "active is true"},
      {"active_is_not_true()", "active is false"},
      {"active_not_false()", "active is true"},
      {"status(Status)", "status = ?1"},
      {"status_in(const std::vector<Status>&)", "status in ?1"},
      {"description(std::optional<std::string>)", "description same as ?1"},
      {"description_not(const std::optional<std::string_view>&)", "description not same as ?1"},
      {"description(std::string_view)", "description = ?1"},
      {"id(std::string_view)", "sku = ?1"},
      {"life(std::chrono::seconds)", "life = ?1"},
      {"photo(const std::vector<std::byte>&)", "photo = ?1"},
      {"price(int)", "price = ?1"},
      {"price_less_than(float)", "price < ?1"},
      {"batches_purchased_quantity_less_than(double)", "some batches (purchased_quantity < ?1)"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(planned(shop(), std::string("Product* find_by_") + c.method),
              std::string("find Product where ") + c.expected + ", result tracked pointer")
        << c.method;
  }
}

TEST(Plan, NeighboursSpeakOfOneElement) {
  const char* two = "(std::string_view, std::string_view)";
  const Case cases[] = {
      {"batches_reference_and_batches_sku", "some batches (reference = ?1 and sku = ?2)"},
      {"batches_reference_and_sku", "some batches (reference = ?1) and sku = ?2"},
      {"sku_or_batches_sku", "sku = ?1 or some batches (sku = ?2)"},
      {"batches_sku_or_batches_reference", "some batches (sku = ?1) or some batches (reference = ?2)"},
      {"batches_sku_not_and_batches_allocations_sku_not", "some batches (sku != ?1 and some allocations (sku != ?2))"},
      {"batches_allocations_sku_and_batches_allocations_orderid",
       "some batches (some allocations (sku = ?1 and orderid = ?2))"},
      {"batches_sku_and_active_true_and_batches_reference",
       "some batches (sku = ?1) and active is true and some batches (reference = ?2)"},
      {"batches_allocations_sku_and_batches_eta_is_null_and_batches_allocations_orderid",
       "some batches (some allocations (sku = ?1) and eta is null and some allocations (orderid = ?2))"},
      {"sku_and_active_true_or_name_and_active_false",
       "(sku = ?1 and active is true) or (name = ?2 and active is false)"},
  };
  for (const Case& c : cases) {
    const std::string plan = planned(shop(), std::string("Product* find_by_") + c.method + two);
    const std::string expected = std::string("find Product where ") + c.expected + ", result tracked pointer";
    EXPECT_EQ(plan.substr(0, plan.find("; warning")), expected) << c.method;
  }
}

TEST(Plan, Arguments) {
  const Case cases[] = {
      {"Product* get_by_sku()", "arity at 'sku'"},
      {"Product* get_by_sku_and_stock_between(std::string_view, int)", "arity at 'stock_between'"},
      {"Product* get_by_sku(std::string_view sku, int stock)", "arity at 'stock'"},
      {"std::vector<Product> find_all(int)", "arity at 'int'"},
      {"Product* get_by_sku_and_active_true(std::string_view, bool active)", "arity at 'active'"},

      {"Product* get_by_sku(int sku)", "argument-type at 'sku'"},
      {"Product* get_by_sku(Widget w)", "argument-type at 'w'"},
      {"Product* get_by_sku(const std::string* sku)", "argument-type at 'sku'"},
      {"Product* get_by_stock(std::string_view)", "argument-type at 'std::string_view'"},
      {"Product* get_by_stock(double)", "argument-type at 'double'"},
      {"Product* get_by_stock(bool)", "argument-type at 'bool'"},
      {"Product* get_by_price(std::int64_t)", "argument-type at 'std::int64_t'"},
      {"Product* get_by_active(int)", "argument-type at 'int'"},
      {"Product* get_by_status(int)", "argument-type at 'int'"},
      {"Product* get_by_life(std::chrono::milliseconds)", "argument-type at 'std::chrono::milliseconds'"},
      {"Product* get_by_made(std::chrono::year_month_day)", "argument-type at 'std::chrono::year_month_day'"},
      {"Product* get_by_batches_eta(std::string_view)", "argument-type at 'std::string_view'"},
      {"Product* get_by_sku_in(const std::vector<int>&)", "argument-type at 'const std::vector<int>&'"},
      {"Product* get_by_sku_and_stock(int a, std::string b)", "argument-type at 'a'; argument-type at 'b'"},

      {"Product* get_by_sku_in(const std::string& skus)", "collection-argument at 'skus'"},
      {"Product* get_by_sku(const std::vector<std::string>& skus)", "collection-argument at 'skus'"},
      {"Product* get_by_stock_less_than(std::span<const int> s)", "collection-argument at 's'"},

      {"Product* get_by_stock_less_than(std::optional<int> s)", "nullable-argument at 's'"},
      {"Product* get_by_description_like(std::optional<std::string> d)", "nullable-argument at 'd'"},
      {"Product* get_by_sku(std::optional<std::string> sku)",
       "find Product where sku same as ?1, result tracked pointer; warning never-null at 'sku'"},

      {"Product* get_by_sku_and_name(std::string_view name, std::string_view sku)",
       "find Product where sku = ?1 and name = ?2, result tracked pointer; warning argument-swap at 'name'; warning "
       "argument-swap at 'sku'"},
      {"Product* get_by_sku_and_batches_sku(std::string_view sku, std::string_view batches_sku)",
       "find Product where sku = ?1 and some batches (sku = ?2), result tracked pointer"},
      {"std::vector<Product> find_by_stock_between(int low, int high)",
       "find Product where stock between ?1 and ?2, result detached list"},
  };
  for (const Case& c : cases) expect(c);
}

TEST(Plan, Operators) {
  const Case cases[] = {
      {"Product* get_by_stock_like(std::string_view)", "string-operator at 'like'"},
      {"Product* get_by_status_starts_with(std::string_view)", "string-operator at 'starts_with'"},
      {"Product* get_by_active_less_than(bool)", "unknown-operator at 'less_than'"},
      {"Product* get_by_status_between(Status, Status)", "unknown-operator at 'between'"},
      {"Product* get_by_photo_before(std::vector<std::byte>)", "unknown-operator at 'before'"},
      {"Product* get_by_sku_is_true()", "unknown-operator at 'is_true'"},
      {"Product* get_by_stock_is_empty()", "unknown-operator at 'is_empty'"},
      {"Product* get_by_sku_is_null()", "never-null at 'is_null'"},
      {"Product* get_by_batches_reference_exists()", "never-null at 'exists'"},
      {"Product* get_by_tags(std::string_view)", "unknown-operator at 'tags'"},
      {"Product* get_by_skuu(std::string_view)", "unknown-field at 'skuu'"},
      {"Product* get_by_batches_refrence(std::string_view)", "unknown-field at 'refrence'"},
      {"Product* get_by_sku_liek(std::string_view)", "unknown-operator at 'liek'"},
      {"Product* get_by_sku_desc(std::string_view)", "misplaced-keyword at 'desc'"},
      {"Product* fetch_by_sku(std::string_view)", "unknown-verb at 'fetch'"},
      {"Product* get_by_batches(std::string_view)", "unfinished-name at 'batches'"},
      {"Product* get_by_sku_and(std::string_view)", "unfinished-name at 'and'"},
      {"Product* get_by_stock_ignore_case(int)", "string-operator at 'ignore_case'"},
  };
  for (const Case& c : cases) expect(c);
}

TEST(Plan, OrdersAndLimits) {
  const Case cases[] = {
      {"std::vector<Product> find_first_3()",
       "find first 3 Product, result detached list; warning unordered-first at 'first_3'"},
      {"std::int64_t count_first_3()", "limit-verb at 'first_3'"},
      {"bool exists_first_by_sku(std::string_view)", "limit-verb at 'first'"},
      {"void delete_first_3_by_active_true()", "limit-verb at 'first_3'"},
      {"std::vector<Product> find_order_by_batches_sku()", "misplaced-keyword at 'batches_sku'"},
      {"std::vector<Product> find_order_by_tags()", "misplaced-keyword at 'tags'"},
      {"std::vector<Product> find_order_by_name_desc_and_name()", "misplaced-keyword at 'name'"},
      {"std::vector<Product> find_order_by_sku_and_price_and_id_desc()", "misplaced-keyword at 'id'"},
      {"std::int64_t count_order_by_sku()", "misplaced-keyword at 'order_by'"},
      {"std::vector<Product> find_by_sku_or_name_and_active_true(std::string_view, std::string_view)",
       "find Product where sku = ?1 or (name = ?2 and active is true), result detached list; warning grouping at 'or'"},
      {"std::vector<Product> find_by_sku_and_active_true_or_name(std::string_view, std::string_view)",
       "find Product where (sku = ?1 and active is true) or name = ?2, result detached list"},
  };
  for (const Case& c : cases) expect(c);
}

// A name that would order by a field twice has that reading no more.
TEST(Plan, OrdersOfFieldsCalledLikeDirections) {
  test::ModelBuilder b;
  b.entity("t::Entry", {"id int key", "int desc", "bool nulls_first"});
  b.repository("t::Entries", "t::Entry");
  const Case cases[] = {
      {"std::vector<Entry> find_order_by_desc()", "find Entry order by desc, result detached list"},
      {"std::vector<Entry> find_order_by_desc_desc()", "find Entry order by desc desc, result detached list"},
      {"std::vector<Entry> find_order_by_desc_and_desc()", "misplaced-keyword at 'desc'"},
      {"std::vector<Entry> find_order_by_desc_desc_desc()", "misplaced-keyword at 'desc'"},
      {"std::vector<Entry> find_order_by_nulls_first_nulls_first()",
       "find Entry order by nulls_first nulls first, result detached list"},
      {"std::vector<Entry> find_order_by_nulls_first_desc()",
       "find Entry order by nulls_first desc, result detached list"},
  };
  for (const Case& c : cases) EXPECT_EQ(planned(b, c.method), c.expected) << c.method;
}

TEST(Plan, Advice) {
  const Case cases[] = {
      {"std::vector<Product> find_order_by_name_desc_and_name()",
       "'name' cannot stand here; a field is ordered by once; it is ordered by here as well"},
      {"std::int64_t count_by_name_for_update(std::string_view)",
       "'count' takes no lock; a lock is on objects that are read, as long as a unit of work tracks them"},
      {"bool exists_by_name_for_share(std::string_view)",
       "'exists' takes no lock; a lock is on objects that are read, as long as a unit of work tracks them"},
      {"void erase_by_name_for_update_nowait(std::string_view)",
       "'erase' takes no lock; a lock is on objects that are read, as long as a unit of work tracks them"},
      {"std::vector<Product> find_all(std::string_view)",
       "'find_all' takes 0 parameters but has 1; the name has no criterion: it was read as 'find'"},
      {"Product* get_by__name(std::string_view)",
       "'__name' cannot stand here; did you mean '_name'?; '__' stands between the steps of a path, and then between "
       "all of them; '_' and a field may follow here"},
      {"std::vector<Product> find_all(const repoc::Limit& limit)",
       "'repoc::Limit' without an order returns any of the rows; add an order, such as '_order_by_sku'"},
      {"repoc::Page<Product> find_all(repoc::PageRequest a, const repoc::PageRequest& b)",
       "a second 'repoc::PageRequest': there is one already; the first is here"},
      {"repoc::Page<Product> find_all(repoc::PageRequest a, repoc::Cursor b)",
       "a 'repoc::Cursor' and a 'repoc::PageRequest' both say which page is wanted; the first is here"},
      {"Product* fetch_by_sku(std::string_view)",
       "'fetch_by_sku' does not begin with a verb; a query begins with find, get, list, read, query, search, stream, "
       "retrieve, count, exists, delete, remove, erase, update, modify, sum, avg, min, max; a method that is no query "
       "needs a body"},
      {"Product* get_by_made(int)",
       "'int' does not compare with 'made', which is time point std::chrono::sys_seconds; 'made' compares with "
       "std::chrono::sys_seconds; 'made' is declared here"},
      {"Product* get_by_life(std::chrono::milliseconds)",
       "'std::chrono::milliseconds' does not compare with 'life', which is duration std::chrono::seconds; 'life' "
       "compares with std::chrono::seconds; 'life' is declared here"},
      {"void update_batches_by_sku(std::string_view, std::string_view)",
       "'batches' cannot stand here; an update sets fields of 'Product' itself; change the elements of 'batches' in a "
       "unit of work; the fields of 'Product' that can be set are name, description, active, price, stock, status, "
       "photo, made, life, tags; 'batches' is declared here"},
      {"void update_batches_refrence_by_sku(std::string_view, std::string_view)",
       "'batches' cannot stand here; an update sets fields of 'Product' itself; change the elements of 'batches' in a "
       "unit of work; the fields of 'Product' that can be set are name, description, active, price, stock, status, "
       "photo, made, life, tags; 'batches' is declared here"},
      {"void update_batches_reference_by_sku(std::string_view, std::string_view)",
       "'batches_reference' cannot stand here; an update sets fields of 'Product' itself; change the elements of "
       "'batches' in a unit of work; the fields of 'Product' that can be set are name, description, active, price, "
       "stock, status, photo, made, life, tags; 'batches' is declared here"},
      {"void update_nmae_by_sku(std::string_view, std::string_view)",
       "no field 'nmae' in 'Product'; did you mean 'name'?; the fields of 'Product' that can be set are name, "
       "description, active, price, stock, status, photo, made, life, tags; 'Product' is declared here"},
      {"std::vector<Product> findBypriceMoreThan(double)",
       "'Byprice' cannot stand here; did you mean 'ByPrice'?; 'by' and a condition, or the end may follow here"},
      {"std::vector<Product> findByPriceMoreThan(double)",
       "'MoreThan' is no operator for 'price'; did you mean 'GreaterThan'?; after 'price' may follow equal, less_than, "
       "less_than_equal, greater_than, greater_than_equal, between, in, and, or; 'price' is declared here"},
      {"void update_by_sku(std::string_view)",
       "'by' cannot stand here; a field of 'Product' belongs here; the fields of 'Product' that can be set are name, "
       "description, active, price, stock, status, photo, made, life, tags; 'Product' is declared here"},
  };
  for (const Case& c : cases) EXPECT_EQ(told(shop(), c.method), c.expected) << c.method;
}

TEST(Plan, SignatureSelectsTheReading) {
  test::ModelBuilder b;
  b.entity("t::Part", {"id int key", "std::string name"});
  b.entity("t::Order", {"id int key", "int code", "std::string code_like", "std::string part_name",
                        "std::vector<Part> part", "std::string word", "int word_null"});
  b.repository("t::Orders", "t::Order");
  const Case cases[] = {
      {"Order* get_by_code_like(std::string_view)", "find Order where code_like = ?1, result tracked pointer"},
      {"Order* get_by_part_name(std::string_view)", "ambiguous at 'get_by_part_name'"},
      {"Order* get_by_part__name(std::string_view)", "find Order where some part (name = ?1), result tracked pointer"},
      {"std::vector<Order> find_order_by_key()", "find Order order by key, result detached list"},
      {"std::vector<Order> find_order_by_key(int)", "find Order where key = ?1, result detached list"},
      {"std::vector<Order> find_by_word_null(int)", "find Order where word_null = ?1, result detached list"},
      {"std::vector<Order> find_order_by_key(int a, int b)", "arity at 'a'"},
  };
  for (const Case& c : cases) EXPECT_EQ(planned(b, c.method), c.expected) << c.method;
}

TEST(Plan, ParametersHaveNames) {
  test::ModelBuilder b = shop();
  b.method(
      "Product* get_by_sku_or_name_or_description_or_stock_in(std::string_view, std::string_view p1, const char* p1, "
      "const std::vector<int>& stocks)");
  diag::Sink sink;
  const std::vector<Query> queries = plan(b.model(), sink);
  ASSERT_EQ(queries.size(), 1U);
  std::string names;
  for (const Parameter& p : queries[0].parameters) names += p.name + (p.list ? "[] " : " ");
  EXPECT_EQ(names, "p1_ p1 p3 stocks[] ");
  EXPECT_EQ(queries[0].name, "Products::get_by_sku_or_name_or_description_or_stock_in");
  EXPECT_EQ(dump(b.model(), queries[0]),
            "Products::get_by_sku_or_name_or_description_or_stock_in: find Product where sku = ?1 or name = ?2 or "
            "description "
            "= ?3 or stock in ?4, result tracked pointer\n");
}

TEST(Plan, TypesAsAUserWritesThem) {
  const std::pair<const char*, const char*> cases[] = {
      {"::shop::Product&", "shop::Product&"},
      {"::shop::Product &&", "shop::Product&&"},
      {"const char *", "const char*"},
      {"std::vector<::shop::Batch *>", "std::vector<shop::Batch*>"},
  };
  for (const auto& [cpp, expected] : cases) {
    model::Type type;
    type.cpp = cpp;
    EXPECT_EQ(spelled(type), expected);
  }
}

TEST(Plan, EveryMethodIsLookedAt) {
  test::ModelBuilder b = shop();
  b.method("Product* get_by_skuu(std::string_view)");
  b.method("Product* get_by_sku(std::string_view)");
  b.method("Product* get_by_nme(std::string_view)");
  diag::Sink sink;
  const std::vector<Query> queries = plan(b.model(), sink);
  ASSERT_EQ(queries.size(), 1U);
  EXPECT_EQ(queries[0].method, 1U);
  EXPECT_EQ(sink.errors(), 2U);
}

TEST(Plan, MessagesAsAUserSeesThem) {
  EXPECT_EQ(rendered(shop(), "Product* getBySkuAndBatchesRefrence(std::string_view sku, std::string_view reference)"),
            R"(repositories.hpp:34:38: error: no field 'Refrence' in 'Batch' [repoc-unknown-field]
  virtual Product* getBySkuAndBatchesRefrence(std::string_view sku, std::string_view reference) = 0;
                                     ^~~~~~~~
repositories.hpp:34:38: note: did you mean 'Reference'?
  virtual Product* getBySkuAndBatchesRefrence(std::string_view sku, std::string_view reference) = 0;
                                     ^~~~~~~~
                                     Reference
repositories.hpp:34:38: note: the fields of 'Batch' are reference, sku, purchased_quantity, allocations, eta
repositories.hpp:11:26: note: 'Batch' is declared here
struct [[repoc::entity]] Batch {
                         ^~~~~
repositories.hpp:34:38: note: the name was read as 'find where sku = ?' up to here
)");
  EXPECT_EQ(
      rendered(shop(), "Product* get_by_sku_and_stock_between_and_active_true(std::string_view sku, int low)"),
      R"(repositories.hpp:34:35: error: 'get_by_sku_and_stock_between_and_active_true' takes 3 parameters but has 2 [repoc-arity]
  virtual Product* get_by_sku_and_stock_between_and_active_true(std::string_view sku, int low) = 0;
                                  ^~~~~~~~~~~~~
repositories.hpp:34:35: note: 'sku' takes 1, 'stock_between' takes 2, 'active_true' takes none
)");
  EXPECT_EQ(
      rendered(shop(), "Product* get_by_sku_and_batches_eta_before(std::string_view sku, int day)"),
      R"(repositories.hpp:34:80: error: 'int' does not compare with 'batches.eta', which is optional date [repoc-argument-type]
  virtual Product* get_by_sku_and_batches_eta_before(std::string_view sku, int day) = 0;
                                                                               ^~~
repositories.hpp:34:80: note: 'batches.eta' compares with std::chrono::year_month_day
repositories.hpp:16:46: note: 'eta' is declared here
  std::optional<std::chrono::year_month_day> eta;
                                             ^~~
)");
  EXPECT_EQ(rendered(shop(), "Product* get_by_batches__sku_like_and_name_desc(std::string_view, std::string_view)"),
            R"(repositories.hpp:34:54: error: 'desc' cannot stand here [repoc-misplaced-keyword]
  virtual Product* get_by_batches__sku_like_and_name_desc(std::string_view, std::string_view) = 0;
                                                     ^~~~
repositories.hpp:34:54: note: an operator, 'and', 'or', an order or the end may follow here
repositories.hpp:34:54: note: the name was read as 'find where batches.sku like ? and name = ?' up to here
)");
}

TEST(Plan, AmbiguousNamesShowEveryReadingAndItsSpelling) {
  test::ModelBuilder b;
  b.entity("t::Part", {"id int key", "std::string name"});
  b.entity("t::Order", {"id int key", "std::string part_name", "std::string code", "std::string code_like",
                        "std::vector<Part> part", "int twin", "int twin_"});
  b.repository("t::Orders", "t::Order");
  EXPECT_EQ(rendered(b, "Order* get_by_part_name(std::string_view part)"),
            R"(repositories.hpp:15:18: error: 'get_by_part_name' can be read in 2 ways [repoc-ambiguous]
  virtual Order* get_by_part_name(std::string_view part) = 0;
                 ^~~~~~~~~~~~~~~~
repositories.hpp:15:18: note: it may mean 'find where part.name = ?'; write get_by_part__name
repositories.hpp:15:18: note: it may mean 'find where part_name = ?'; write [[repoc::derive("get_by_part_name")]]
)");
  EXPECT_EQ(rendered(b, "Order* get_by_code_like(std::string_view part)"),
            R"(repositories.hpp:15:18: error: 'get_by_code_like' can be read in 2 ways [repoc-ambiguous]
  virtual Order* get_by_code_like(std::string_view part) = 0;
                 ^~~~~~~~~~~~~~~~
repositories.hpp:15:18: note: it may mean 'find where code like ?'; write get_by_code_is_like
repositories.hpp:15:18: note: it may mean 'find where code_like = ?'; write get_by_code_like_equal
)");
  EXPECT_EQ(rendered(b, "Order* get_by_twin(int twin)"),
            R"(repositories.hpp:15:18: error: 'get_by_twin' can be read in 2 ways [repoc-ambiguous]
  virtual Order* get_by_twin(int twin) = 0;
                 ^~~~~~~~~~~
repositories.hpp:15:18: note: two fields of 'Order' have the words 'twin'
repositories.hpp:11:7: note: 'twin' is declared here
  int twin;
      ^~~~
repositories.hpp:12:7: note: 'twin_' is declared here
  int twin_;
      ^~~~~
)");
}

TEST(Plan, ReadingsThatNoNameSelects) {
  test::ModelBuilder b;
  b.enumeration("t::State", {"open", "is_open", "is_is_open"});
  b.entity("t::Order", {"id int key", "State state"});
  b.repository("t::Orders", "t::Order");
  EXPECT_EQ(told(b, "std::vector<Order> find_by_state_is_open()"),
            "'find_by_state_is_open' can be read in 2 ways; it may mean 'find where state is open'; write "
            "find_by_state_open; it may mean 'find where state is is_open'; no name says just that: take a parameter "
            "('state') or rename the enumerator");
}

// The types choose among many readings.
TEST(Plan, ManyReadings) {
  test::ModelBuilder b;
  b.entity("t::Order", {"id int key", "int code", "int code_like"});
  b.repository("t::Orders", "t::Order");
  const auto method = [](std::size_t conditions, const char* type) {
    std::string name = "find_by_code_like";
    std::string parameters = type;
    for (std::size_t i = 1; i < conditions; ++i) {
      name += "_or_code_like";
      parameters += std::string(", ") + type;
    }
    return "std::vector<Order> " + name + "(" + parameters + ")";
  };
  EXPECT_EQ(planned(b, method(5, "int")).substr(0, 38), "find Order where code_like = ?1 or cod");
  EXPECT_NE(told(b, method(2, "bool")).find("of 4 readings this is the nearest"), std::string::npos);
  const std::string said = told(b, method(1200, "bool"));
  EXPECT_NE(said.find("of at least 16 readings this is the nearest"), std::string::npos) << said;
  EXPECT_NE(said.find("; and 1195 more like it"), std::string::npos) << said;
  EXPECT_LT(said.size(), 3000U);
}

// No message repeats a long name wholly.
TEST(Plan, LongNamesAreCutInMessages) {
  std::string name = "find_by_sku";
  for (int i = 0; i < 300; ++i) name += "_and_name";
  for (const std::string& declaration :
       {"std::vector<Product> " + name + "_and_nothing()", "std::vector<Product> " + name + "()",
        "std::vector<Product> x" + name + "()"}) {
    EXPECT_LT(told(shop(), declaration).size(), 700U) << declaration.substr(0, 40);
  }
}

// Where the caller can show a reading as a statement, it is shown so, in one line.
TEST(Plan, AmbiguousReadingsAsStatements) {
  test::ModelBuilder b;
  b.entity("t::Order", {"id int key", "std::string code", "std::string code_like"});
  b.repository("t::Orders", "t::Order");
  b.method("Order* get_by_code_like(std::string_view part)");
  diag::Sink sink;
  std::vector<std::string> shown;
  const auto show = [&](const Query& query) {
    shown.push_back(query.name + " " + query.parameters.at(0).name);
    return "select\n  " + describe(b.model(), query);
  };
  EXPECT_EQ(plan(b.model(), sink, show).size(), 0U);
  EXPECT_EQ(shown, (std::vector<std::string>{"Orders::get_by_code_like part", "Orders::get_by_code_like part"}));
  ASSERT_EQ(sink.diagnostics().size(), 1U);
  std::vector<std::string> notes;
  for (const diag::Note& note : sink.diagnostics()[0].notes) notes.push_back(note.message);
  EXPECT_EQ(notes, (std::vector<std::string>{
                       "it may mean 'select find Order where code like ?1, result tracked pointer'; write "
                       "get_by_code_is_like",
                       "it may mean 'select find Order where code_like = ?1, result tracked pointer'; write "
                       "get_by_code_like_equal"}));
}

// Readings with one identity are one: what differs in words alone is no other question.
TEST(Plan, Identity) {
  test::ModelBuilder b;
  b.entity("t::Order", {"id int key", "int twin", "int twin_", "std::string code"});
  b.repository("t::Orders", "t::Order");
  const auto same = [](test::ModelBuilder model, const char* one, const char* other) {
    model.method(one);
    model.method(other);
    diag::Sink sink;
    const std::vector<Query> queries = plan(model.model(), sink);
    return queries.size() == 2 && identity(queries[0]) == identity(queries[1]);
  };
  EXPECT_TRUE(same(b, "std::vector<Order> find_distinct_by_code_like(std::string_view)",
                   "std::vector<Order> list_orders_by_code_is_like(const std::string&)"));
  EXPECT_FALSE(same(b, "std::vector<Order> find_by_code_like(std::string_view)",
                    "std::vector<Order> find_by_code_ilike(std::string_view)"));
  EXPECT_FALSE(same(b, "std::vector<Order> find_by_code_like(std::string_view)",
                    "std::vector<Order> find_by_code_like(repoc::Maybe<std::string_view>)"));
  EXPECT_FALSE(same(b, "Order* find_by_key(int)", "std::optional<Order> find_by_key(int)"));
}

// Names and signatures of 1,200 conditions are planned, and misfits reported, in steps that grow with their length.
TEST(Plan, LongNames) {
  std::string name = "get_by_sku";
  std::string parameters = "std::string_view sku";
  for (int i = 1; i < 1200; ++i) {
    name += i % 7 == 0 ? "_or_name" : "_and_batches_reference";
    parameters += ", std::string_view reference";
  }
  const std::string plan = planned(shop(), "Product* " + name + "(" + parameters + ")");
  EXPECT_EQ(plan.substr(0, 40), "find Product where (sku = ?1 and some ba");
  EXPECT_NE(plan.find("?1200"), std::string::npos);
  EXPECT_EQ(planned(shop(), "Product* " + name + "_and_sku(" + parameters + ")"), "arity at 'sku'");
}

TEST(Plan, LongGroupsAndUpdates) {
  std::string groups;
  std::string texts;
  for (int i = 0; i < 600; ++i) {
    groups += (i == 0 ? "either_sku_or_batches_sku" : "_and_either_name_or_batches_reference");
    texts += i == 0 ? "std::string_view, std::string_view" : ", std::string_view, std::string_view";
  }
  const std::string plan = planned(shop(), "std::vector<Product> find_by_" + groups + "(" + texts + ")");
  EXPECT_EQ(plan.substr(0, 53), "find Product where (sku = ?1 or some batches (sku = ?");
  EXPECT_NE(plan.find("?1200"), std::string::npos);

  test::ModelBuilder b;
  std::vector<std::string> fields = {"id int key"};
  std::string sets;
  std::string columns;
  std::string numbers;
  for (int i = 0; i < 1000; ++i) {
    const std::string name = "f" + std::to_string(i) + "x";
    fields.push_back("int " + name);
    sets += (i == 0 ? "" : "_and_increment_") + name;
    columns += (i == 0 ? "" : "_and_") + name;
    numbers += "int, ";
  }
  b.record("t::Row", std::vector<std::string>(fields.begin() + 1, fields.end()));
  b.entity("t::Wide", fields);
  b.repository("t::Wides", "t::Wide");
  const std::string update = planned(b, "int update_" + sets + "_by_key(" + numbers + "int)");
  EXPECT_NE(update.find("f999x = f999x + ?1000 where key = ?1001"), std::string::npos) << update.substr(0, 200);
  const std::string rows = planned(b, "std::vector<Row> find_" + columns + "()");
  EXPECT_NE(rows.find("f999x of Wide, result detached list of t::Row"), std::string::npos) << rows.substr(0, 200);
}

}  // namespace
}  // namespace repoc::plan
