// Writes C++ text from templates that look like it: $name$ is replaced by the variable of that name, $$ is a dollar.
//   printer.print(R"(
//   struct $name$ {
//     $members$
//   };
//   )", {{"name", "Stored"}, {"members", "int a{};\nint b{};"}});
// A value of several lines takes the indentation of the line it stands in; a line of nothing but empty variables is
// left out; the newline after R"( does not count.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace repoc::emit {

class Printer {
 public:
  using Variables = std::vector<std::pair<std::string_view, std::string>>;

  // A variable that is unknown, unused or given twice, or a dollar without a partner, is a bug in repoc: throws
  // std::logic_error and prints nothing.
  void print(std::string_view text, const Variables& variables = {});
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

// One template on its own, without the newline at its end: a value for another template.
std::string format_template(std::string_view text, const Printer::Variables& variables = {});

// An ordinary string literal, on one line: "a \"b\"\n". All that is not printable ASCII is an octal escape.
std::string literal(std::string_view text);
// As literals on several lines, one for each line of the text.
std::string literal_lines(std::string_view text);
// A member of a designated initialiser: `.name = "a",`, or the name and a literal below it for each line of the text.
// Nothing where the text is empty.
std::string text_member(std::string_view name, std::string_view text);
// As it may stand in a // comment: printable ASCII, no trigraph, no comment end, no backslash.
std::string comment(std::string_view text);

}  // namespace repoc::emit
