// The printer's templates, and texts made safe for literals and comments.
#include "emit/printer.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "emit/naming.hpp"

namespace repoc::emit {
namespace {

TEST(Printer, ReplacesVariablesAndKeepsTheRest) {
  Printer printer;
  printer.print(R"(
struct $name$ {
  $type$ value;  // $$5
};
)",
                {{"name", "Price"}, {"type", "int"}});
  EXPECT_EQ(printer.text(), "struct Price {\n  int value;  // $5\n};\n");
}

struct TemplateCase {
  std::string text;
  std::string value;  // of $v$
  std::string expected;
};

TEST(Printer, IndentsValuesAndDropsEmptyLines) {
  const TemplateCase cases[] = {
      {"  $v$\n", "a\nb", "  a\n  b\n"},
      {"  $v$\n", "a\n\nb", "  a\n\n  b\n"},
      {"  x = $v$;\n", "1 +\n2", "  x = 1 +\n  2;\n"},
      {"a\n  $v$\nb\n", "", "a\nb\n"},
      {"a\n  ($v$)\nb\n", "", "a\n  ()\nb\n"},
      {"a$v$\n", "", "a\n"},
      {"$v$", "", ""},
      {"$v$", "$v$", "$v$"},  // values are not templates
      {"\n\n$v$\n\n", "a", "\na\n\n"},
      {"$v$ $v$\n", "a", "a a\n"},
  };
  for (const TemplateCase& c : cases) {
    Printer printer;
    printer.print(c.text, {{"v", c.value}});
    EXPECT_EQ(printer.text(), c.expected) << c.text;
  }
}

TEST(Printer, StopsAtMistakes) {
  Printer printer;
  EXPECT_THROW(printer.print("$a$"), std::logic_error);
  EXPECT_THROW(printer.print("a", {{"a", "1"}}), std::logic_error);
  EXPECT_THROW(printer.print("$a$", {{"a", "1"}, {"b", "2"}}), std::logic_error);
  EXPECT_THROW(printer.print("$a$", {{"a", "1"}, {"a", "2"}}), std::logic_error);
  EXPECT_THROW(printer.print("cost: 5$", {}), std::logic_error);
  EXPECT_EQ(printer.text(), "");
}

TEST(Printer, LeavesTheLastNewlineToTheOuterTemplate) { EXPECT_EQ(format_template("\na\n\n"), "a\n"); }

TEST(Literal, IsAnOrdinaryEscapedLiteral) {
  const std::pair<std::string, std::string> cases[] = {
      {"", R"("")"},
      {"select 1", R"("select 1")"},
      {"a\"b\\c\n", R"("a\"b\\c\n")"},
      {std::string("\0001", 2), R"("\0001")"},  // an octal escape ends after three digits
      {"\x7f\t", R"("\177\011")"},
      {"ö", R"("\303\266")"},
      {"?"
       "?/ ???",
       R"("?\?/ ?\?\?")"},
      {")\"", R"(")\"")"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(literal(text), expected);
}

TEST(Literal, HasOneLineForEachLine) {
  EXPECT_EQ(literal_lines("a\nb"), "\"a\\n\"\n\"b\"");
  EXPECT_EQ(literal_lines("a\n"), "\"a\\n\"");
  EXPECT_EQ(literal_lines(""), "\"\"");
  EXPECT_EQ(literal_lines("\n\na"), "\"\\n\"\n\"\\n\"\n\"a\"");
}

TEST(Literal, IsAMemberOnItsLineOrBelow) {
  const std::pair<std::string, std::string> cases[] = {
      {"", ""},
      {"p.", ".text = \"p.\","},
      {"a\nb", ".text =\n    \"a\\n\"\n    \"b\","},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(text_member("text", text), expected);
}

TEST(Comment, CannotEndOrContinueTheLine) {
  const std::pair<std::string, std::string> cases[] = {
      {"shop/orders.hpp", "shop/orders.hpp"},
      {"a\\", "a/"},
      {"a\nint b;", "a?int b;"},
      {"?"
       "?/",
       "? ?/"},
      {"a */ b", "a * / b"},
      {"ö", "? ?"},
      {"\xe2\x80\xae", "? ? ?"},
      {"*\\", "* /"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(comment(text), expected);
}

TEST(Naming, FlattensDifferentNamesDifferently) {
  const std::pair<std::string, std::string> cases[] = {
      {"Batch", "Batch"},      {"allocation::Batch", "allocation_Batch"}, {"a::b::C", "a_b_C"}, {"a_b::C", "a_b_C_3_1"},
      {"a::b_C", "a_b_C_1_3"}, {"a::b::C_3_1", "a_b_C_3_1_1_1_5"},
  };
  for (const auto& [name, expected] : cases) EXPECT_EQ(flattened(name), expected);
}

model::Entity named(const std::string& name) {
  model::Entity out;
  out.name = name;
  return out;
}

TEST(Naming, QualifiesAndNumbersOnlyWhatIsTaken) {
  Naming naming("sqlite");
  EXPECT_EQ(naming.table(named("a::Batch")), "Batch");
  EXPECT_EQ(naming.table(named("b::Batch")), "b_Batch");
  EXPECT_EQ(naming.table(named("a::Batch")), "a_Batch");
  EXPECT_EQ(naming.table(named("a::Batch")), "a_Batch_2");
  EXPECT_EQ(naming.table(named("c::BatchKey")), "c_BatchKey");  // kBatchKey is the key of kBatch
  EXPECT_EQ(naming.repository_class("Batches"), "BatchesOnSqlite");
}

struct QueryNameCase {
  std::string method;
  bool has_where;
  bool has_row;
  std::string expected;
};

TEST(Naming, GivesAQueryAndWhatBelongsToItOneNumber) {
  const QueryNameCase cases[] = {
      {"find", false, false, "kBatches_find  "},
      {"find", false, false, "kBatches_find_2  "},
      {"find_2", false, false, "kBatches_find_2_2  "},
      {"list", true, true, "kBatches_list kBatches_list_where Batches_list_Row"},
      {"list", true, false, "kBatches_list_2 kBatches_list_2_where "},
      {"list", false, true, "kBatches_list_3  Batches_list_3_Row"},
      {"list_where", false, false, "kBatches_list_where_2  "},  // kBatches_list_where belongs to kBatches_list
      {"Row", false, false, "kBatches_Row  "},
  };
  Naming naming("sqlite");
  for (const QueryNameCase& c : cases) {
    const Naming::Query names = naming.query("Batches", c.method, c.has_where, c.has_row);
    EXPECT_EQ(names.constant + ' ' + names.where + ' ' + names.row, c.expected) << c.method;
  }
}

}  // namespace
}  // namespace repoc::emit
