// A database with rows through the versions of a model, versions/1.hpp to 5.hpp and mapped/1.hpp to 3.hpp: after each,
// the rows are what they were but for what the version changes, and the tables are those that a new database gets.
#include <sys/wait.h>

#include <repoc/migrate.hpp>
#include <repoc/repoc.hpp>
#include <sstream>
#include <string_view>

#include "database.hpp"

namespace repoc {
namespace {

class Versions : public test::MigrationTest {
 protected:
  int tool(const std::string& args, int version) {
    const std::string command = "cd '" + folder_.string() + "' && '" REPOC_TOOL "' " + args +
                                " --root / " REPOC_MODELS "/" + models_ + "/" + std::to_string(version) +
                                ".hpp -- -I" REPOC_RUNTIME_INCLUDE " >out 2>err";
    const int status = std::system(command.c_str());
    out_ = read(folder_ / "out");
    err_ = read(folder_ / "err");
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  // The next script, applied.
  void go_to(int version, const std::string& flags = "") {
    ASSERT_EQ(tool("migrate diff --name v" + std::to_string(version) + " " + flags, version), 0) << err_;
    Database database = open("sqlite:" + (folder_ / "db").string());
    const std::vector<Migration> done = migrate(database, (folder_ / "migrations").string());
    ASSERT_EQ(done.size(), 1U);
    EXPECT_EQ(done[0].number, version);
    EXPECT_EQ(done[0].name, "v" + std::to_string(version));
    // Of the same model there is nothing to do, and nothing is written.
    const std::string snapshot = read(folder_ / "migrations/schema.sqlite.json");
    ASSERT_EQ(tool("migrate diff", version), 0) << err_;
    EXPECT_NE(out_.find("nothing to do"), std::string::npos) << out_;
    EXPECT_EQ(read(folder_ / "migrations/schema.sqlite.json"), snapshot);
    expect_like_a_new_one(version);
  }

  void expect_like_a_new_one(int version) {
    std::filesystem::remove(folder_ / "new");
    ASSERT_EQ(tool("schema", version), 0) << err_;
    sql("new", out_);
    EXPECT_EQ(introspected("db"), introspected("new")) << "version " << version;
    expect_whole();
  }

  // SQLite 3.40 takes the last column of some tables without rowid for null when it checks; such a column is asked.
  void expect_whole() const {
    EXPECT_EQ(sql("db", "pragma foreign_key_check"), "");
    std::istringstream said(sql("db", "pragma integrity_check"));
    for (std::string line; std::getline(said, line);) {
      constexpr std::string_view kNull = "NULL value in ";
      const std::size_t dot = line.find('.');
      if (!line.starts_with(kNull) || dot == std::string::npos) {
        EXPECT_EQ(line, "ok");
        continue;
      }
      const std::string table = line.substr(kNull.size(), dot - kNull.size());
      EXPECT_EQ(sql("db", "select count(*) from " + table + " where typeof(" + line.substr(dot + 1) + ") = 'null'"),
                "0\n")
          << line;
    }
  }

  // Tables, columns, keys, unique rules, indexes and foreign keys, whatever the order of columns; not the defaults that
  // `add column` leaves.
  std::string introspected(const std::string& file) const {
    constexpr const char* kTables =
        "select name from sqlite_schema where type = 'table' and name not in ('repoc_migration', 'sqlite_sequence')";
    const std::string in = std::string(" where t.name in (") + kTables + ") ";
    return sql(file,
               "select t.name, t.wr, t.strict from pragma_table_list t" + in + "order by 1;" +
                   "select t.name, c.name, lower(c.type), c.\"notnull\", c.pk from pragma_table_list t, "
                   "pragma_table_info(t.name) c" +
                   in + "order by 1, 2;" +
                   "select t.name, i.\"unique\", i.origin, (select group_concat(name) from pragma_index_info(i.name)), "
                   "case when i.origin = 'c' then i.name end from pragma_table_list t, pragma_index_list(t.name) i" +
                   in + "order by 1, 2, 3, 4;" +
                   "select t.name, f.\"table\", f.\"from\", f.\"to\", f.on_delete from pragma_table_list t, "
                   "pragma_foreign_key_list(t.name) f" +
                   in + "order by 1, 2, 3;" +
                   "select name, sql like '%check%', sql like '%autoincrement%' from sqlite_schema where name in (" +
                   kTables + ") order by 1");
  }

  std::string models_ = "versions";
  std::string out_, err_;
};

TEST_F(Versions, RowsGoThroughFiveVersions) {
  ASSERT_NO_FATAL_FAILURE(go_to(1));
  sql("db",
      "insert into products (sku, name, note, weight, version) values ('A', 'chair', 'old', 1.5, 3), "
      "('B', 'täble', null, 2.0, 1);"
      "insert into batch (product_sku, batches_position, ref, quantity) values ('A', 0, 'b1', 10), ('A', 1000, 'b2', "
      "20),"
      "('B', 0, 'b1', 30);"
      "insert into visits (guests) values (2), (4), (6); delete from visits where number = 3");

  ASSERT_NO_FATAL_FAILURE(go_to(2));
  EXPECT_EQ(sql("db", "select sku, name, note, weight, fragile, colour, hex(picture), status, version from products"),
            "A|chair|old|1.5|0|||active|3\nB|täble|-|2.0|0|||active|1\n");
  EXPECT_EQ(sql("db", "select typeof(picture), length(picture) from products"), "blob|0\nblob|0\n");
  EXPECT_EQ(sql("db", "select product_sku, batches_position, ref, quantity, eta from batch"),
            "A|0|b1|10|-\nA|1000|b2|20|-\nB|0|b1|30|-\n");
  sql("db",
      "update products set fragile = 1, colour = 'red', picture = x'00ff', status = 'retired' where sku = 'A';"
      "update batch set eta = '2030-01-31' where ref = 'b2'");

  ASSERT_NO_FATAL_FAILURE(go_to(3));
  EXPECT_EQ(sql("db", "select code, title, note, weight, fragile, colour, hex(picture), status, version from articles"),
            "A|chair|old|1.5|1|red|00FF|retired|3\nB|täble|-|2.0|0|||active|1\n");
  EXPECT_EQ(sql("db", "select article_code, lots_position, reference, quantity, eta from batch"),
            "A|0|b1|10|-\nA|1000|b2|20|2030-01-31\nB|0|b1|30|-\n");

  // The colour would go: nothing is written without being told so.
  const std::string snapshot = read(folder_ / "migrations/schema.sqlite.json");
  EXPECT_EQ(tool("migrate diff", 4), 1);
  EXPECT_NE(err_.find("column 'colour' of table 'articles' would be dropped, with what it holds [repoc-migration]"),
            std::string::npos)
      << err_;
  EXPECT_NE(err_.find("--allow-drop"), std::string::npos);
  EXPECT_NE(err_.find("[[repoc::was(\"colour\")]]"), std::string::npos);
  EXPECT_EQ(read(folder_ / "migrations/schema.sqlite.json"), snapshot);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "migrations/0004_change.sqlite.sql"));
  ASSERT_NO_FATAL_FAILURE(go_to(4, "--allow-drop"));
  EXPECT_EQ(sql("db", "select code, title, note, weight, fragile, hex(picture), status, version from articles"),
            "A|chair|old|1.5|1|00FF|retired|3\nB|täble|-|2.0|0||active|1\n");
  EXPECT_EQ(sql("db", "select article_code, lots_position, reference, quantity, eta from batch"),
            "A|0|b1|10|-\nA|1000|b2|20|2030-01-31\nB|0|b1|30|-\n");
  EXPECT_EQ(sql("db", "insert into visits (guests) values (70000); select * from visits"), "1|2\n2|4\n4|70000\n")
      << "number 3 was given out once, and a wider column holds more";
  sql("db",
      "insert into line (article_code, batch_reference, batch_quantity, lines_position, \"order\", taken) values "
      "('A', 'b1', 10, 0, 'o1', 5)");

  EXPECT_EQ(tool("migrate diff", 5), 1);
  for (const char* said : {"table 'visits' would be dropped, with all its rows",
                           "column 'note' of table 'articles' may be absent and could be so no longer"}) {
    EXPECT_NE(err_.find(said), std::string::npos) << err_;
  }
  ASSERT_NO_FATAL_FAILURE(go_to(5, "--allow-drop"));
  EXPECT_EQ(sql("db", "select code, title, note, weight, fragile, hex(picture), status, version from articles"),
            "A|chair|old|1.5|1|00FF|retired|3\nB|täble||2.0|0||active|1\n");
  EXPECT_EQ(sql("db", "select *, typeof(taken) from line"), "A|b1|10|0|o1|5|text\n");
  EXPECT_EQ(sql("db", "delete from articles where code = 'A'; select count(*) from line; select count(*) from batch"),
            "0\n1\n")
      << "children go with their owner as before";

  // All five at once on a new database.
  Database fresh = open("sqlite:" + (folder_ / "fresh").string());
  EXPECT_EQ(migrate(fresh, (folder_ / "migrations").string()).size(), 5U);
  EXPECT_EQ(introspected("fresh"), introspected("new"));
}

// Value structs, Refs, lists of them, single children, lists, maps and enums by number, as they come, are renamed and
// go.
TEST_F(Versions, RowsGoThroughWhatAnOrderIsMadeOf) {
  models_ = "mapped";
  ASSERT_NO_FATAL_FAILURE(go_to(1));
  sql("db",
      "insert into customers values ('ada'), ('bob');"
      "insert into orders (number, home_street, home_city, billing_street, billing_city, customer) values "
      "(1, 'Elm 1', 'Ulm', 'Oak 2', 'Bonn', 'ada'), (2, 'Elm 3', 'Köln', null, null, 'bob')");

  // A customer that is not there keeps the script from being applied, and can be mended.
  const std::string first = read(folder_ / "migrations/schema.sqlite.json");
  sql("db", "update orders set customer = 'eve' where number = 2");
  ASSERT_EQ(tool("migrate diff --name v2", 2), 0) << err_;
  {
    Database database = open("sqlite:" + (folder_ / "db").string());
    EXPECT_THROW(migrate(database, (folder_ / "migrations").string()), ConstraintViolation);
  }
  EXPECT_EQ(sql("db", "select home_city from orders; select count(*) from repoc_migration"), "Ulm\nKöln\n1\n");
  sql("db", "update orders set customer = 'bob' where number = 2");
  std::filesystem::remove(folder_ / "migrations/0002_v2.sqlite.sql");
  write(folder_ / "migrations/schema.sqlite.json", first);

  ASSERT_NO_FATAL_FAILURE(go_to(2));
  EXPECT_EQ(sql("db",
                "select number, address_street, address_city, billing_street, billing_city, note_present, "
                "note_text, note_pages, customer, words, counts, grade from orders"),
            "1|Elm 1|Ulm|Oak 2|Bonn|0|-|-|ada|[]|{}|0\n2|Elm 3|Köln|-|-|0|-|-|bob|[]|{}|0\n")
      << "no note is there, the list and the map are empty, and the grade is the enumerator of value 0";
  sql("db",
      "insert into tags values ('new'), ('hot');"
      "insert into orders_tags values (1, 0, 'hot'), (1, 1000, 'new');"
      "insert into payment (order_number, card) values (2, 'visa');"
      "insert into item (order_number, items_position, sku) values (2, 0, 'A');"
      "insert into stamp (order_number, cents) values (1, 80);"
      "update orders set words = '[\"a\",\"b\"]', counts = '{\"x\":1}', grade = 5, note_present = 1 where number = 1");

  EXPECT_EQ(tool("migrate diff", 3), 1);
  EXPECT_NE(err_.find("column 'note_present' of table 'sales' would be dropped"), std::string::npos) << err_;
  ASSERT_NO_FATAL_FAILURE(go_to(3, "--allow-drop"));
  EXPECT_EQ(sql("db",
                "select number, address_street, address_city, billing_street, billing_city, customer, terms, "
                "counts, grade from sales"),
            "1|Elm 1|Ulm|Oak 2|Bonn|ada|[\"a\",\"b\"]|{\"x\":1}|5\n2|Elm 3|Köln|-|-|bob|[]|{}|0\n");
  EXPECT_EQ(sql("db", "select sale_number, labels_position, tag from sales_labels order by 2"),
            "1|0|hot\n1|1000|new\n");
  EXPECT_EQ(sql("db", "select sale_number, card from payment; select sale_number, items_position, sku from item"),
            "2|visa\n2|0|A\n");
  EXPECT_EQ(sql("db", "select sale_number, stamps_position, cents from stamp"), "1|0|80\n")
      << "what was alone is the first of its list";
  EXPECT_EQ(sql("db",
                "update sales set customer = 'nobody', address_street = null, address_city = null where number = 1;"
                "delete from sales where number = 2; select count(*) from payment; select count(*) from item"),
            "0\n0\n")
      << "the customer is a text again, the address may be absent, and children go with their owner";
}

}  // namespace
}  // namespace repoc
