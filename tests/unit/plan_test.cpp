// Declarations of repository methods -> their plan, or what is wrong with them.
#include "plan/plan.hpp"

#include <gtest/gtest.h>

#include "../support/model_builder.hpp"

namespace repoc::plan {
namespace {

struct Case {
  const char* method;
  const char* expected;
};

// products own batches, batches own order lines.
test::ModelBuilder shop() {
  test::ModelBuilder b;
  b.enumeration("shop::Status", {"active", "retired"});
  b.record("shop::Name", {"std::string sku", "std::string name"});
  b.entity("shop::OrderLine", {"id std::string orderid", "id std::string sku", "int qty"});
  b.entity("shop::Batch", {"id std::string reference", "std::string sku", "int purchased_quantity",
                           "std::vector<OrderLine> allocations", "std::optional<std::chrono::year_month_day> eta"});
  b.entity("shop::Product",
           {"id std::string sku", "std::string name", "std::optional<std::string> description", "bool active",
            "double price", "std::int64_t stock", "Status status", "std::vector<std::byte> photo",
            "std::chrono::sys_seconds made", "std::chrono::seconds life", "std::vector<Batch> batches",
            "std::vector<std::string> tags", "version std::int64_t version"},
           "products");
  b.repository("shop::Products", "shop::Product");
  return b;
}

// The plan without the method's name; warnings after it. Or the diagnostics: each with its id and the source under its
// caret.
std::string planned(test::ModelBuilder b, const std::string& declaration, const std::string& query = "") {
  const std::size_t method = b.method(declaration, query);
  diag::Sink sink;
  const auto plan = plan_method(b.model(), 0, method, sink);
  EXPECT_NE(plan.has_value(), sink.has_errors()) << declaration;
  std::string out = plan ? describe(b.model(), *plan) : "";
  const text::Sources sources = b.sources();
  for (const diag::Diagnostic& d : sink.diagnostics()) {
    if (!out.empty()) out += "; ";
    if (d.severity == diag::Severity::warning) out += "warning ";
    out += std::string(diag::info(d.id).name) + " at '" +
           std::string(sources.text(0).substr(d.span.begin, d.span.size())) + "'";
  }
  return out;
}

void expect(const Case& c) { EXPECT_EQ(planned(shop(), c.method), c.expected) << c.method; }

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

      {"repoc::Page<Product> find_by_sku(std::string_view)", "backend-unsupported at 'repoc::Page<Product>'"},
      {"std::vector<Name> find_by_sku(std::string_view)", "backend-unsupported at 'std::vector<Name>'"},
      {"std::map<std::string, int> find_all()", "backend-unsupported at 'std::map<std::string, int>'"},
      {"std::vector<Product> find_all(repoc::Limit limit)", "backend-unsupported at 'repoc::Limit'"},
      {"std::vector<Product> find_by_sku(repoc::Maybe<std::string> sku)",
       "backend-unsupported at 'repoc::Maybe<std::string>'"},
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
      {"Product* get_by_tags(std::string_view)", "backend-unsupported at 'tags'"},
      {"Product* get_by_skuu(std::string_view)", "unknown-field at 'skuu'"},
      {"Product* get_by_batches_refrence(std::string_view)", "unknown-field at 'refrence'"},
      {"Product* get_by_sku_liek(std::string_view)", "unknown-operator at 'liek'"},
      {"Product* get_by_sku_desc(std::string_view)", "misplaced-keyword at 'desc'"},
      {"Product* fetch_by_sku(std::string_view)", "unknown-verb at 'fetch'"},
      {"Product* get_by_batches(std::string_view)", "unfinished-name at 'batches'"},
      {"Product* get_by_sku_and(std::string_view)", "unfinished-name at 'and'"},
      {"Product* get_by_sku_ignore_case(std::string_view)", "backend-unsupported at 'ignore_case'"},
      {"Product* stream_by_sku(std::string_view)", "backend-unsupported at 'stream'"},
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
      {"std::vector<Product> find_order_by_tags()", "backend-unsupported at 'tags'"},
      {"std::int64_t count_order_by_sku()", "misplaced-keyword at 'order_by'"},
      {"std::vector<Product> find_by_sku_or_name_and_active_true(std::string_view, std::string_view)",
       "find Product where sku = ?1 or (name = ?2 and active is true), result detached list; warning grouping at 'or'"},
      {"std::vector<Product> find_by_sku_and_active_true_or_name(std::string_view, std::string_view)",
       "find Product where (sku = ?1 and active is true) or name = ?2, result detached list"},
  };
  for (const Case& c : cases) expect(c);
}

TEST(Plan, RawQueriesWait) {
  EXPECT_EQ(planned(shop(), "std::vector<Product> by_length(int length)", "select 1"),
            "backend-unsupported at 'select 1'");
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

std::string rendered(test::ModelBuilder b, const std::string& declaration) {
  const std::size_t method = b.method(declaration);
  diag::Sink sink;
  plan_method(b.model(), 0, method, sink);
  return diag::render_text(b.sources(), sink.diagnostics());
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

}  // namespace
}  // namespace repoc::plan
