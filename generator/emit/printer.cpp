#include "emit/printer.hpp"

#include <fmt/format.h>

#include <set>
#include <stdexcept>

namespace repoc::emit {

namespace {

[[noreturn]] void fail(std::string_view what, std::string_view name) {
  throw std::logic_error(fmt::format("printer: {} '{}'", what, name));
}

bool is_printable(char c) { return c >= ' ' && c <= '~'; }

// The lines after the first, indented; empty ones stay empty.
std::string indented(std::string_view value, std::string_view margin) {
  std::string out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    out += value[i];
    if (value[i] == '\n' && i + 1 < value.size() && value[i + 1] != '\n') out += margin;
  }
  return out;
}

class Template {
 public:
  explicit Template(const Printer::Variables& variables) : variables_(variables) {
    std::set<std::string_view> names;
    for (const auto& [name, value] : variables) {
      if (!names.insert(name).second) fail("variable given twice:", name);
    }
  }

  std::string expand(std::string_view text) {
    if (text.starts_with('\n')) text.remove_prefix(1);
    std::string out;
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      const bool whole = end != std::string_view::npos;
      out += line(text.substr(0, end), whole);
      text.remove_prefix(whole ? end + 1 : text.size());
    }
    for (const auto& [name, value] : variables_) {
      if (!used_.contains(name)) fail("unused variable", name);
    }
    return out;
  }

 private:
  std::string line(std::string_view text, bool whole) {
    const std::string_view margin = text.substr(0, std::min(text.find_first_not_of(' '), text.size()));
    std::string out;
    bool only_empty_variables = false;
    bool anything_else = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] != '$') {
        out += text[i];
        anything_else = anything_else || text[i] != ' ';
        continue;
      }
      const std::size_t end = text.find('$', i + 1);
      if (end == std::string_view::npos) fail("dollar without a partner in", text);
      const std::string_view name = text.substr(i + 1, end - i - 1);
      i = end;
      const std::string value = name.empty() ? "$" : indented(lookup(name), margin);
      only_empty_variables = true;
      anything_else = anything_else || !value.empty();
      out += value;
    }
    if (only_empty_variables && !anything_else) return "";
    return whole ? out + '\n' : out;
  }

  const std::string& lookup(std::string_view name) {
    for (const auto& [known, value] : variables_) {
      if (known != name) continue;
      used_.insert(known);
      return value;
    }
    fail("unknown variable", name);
  }

  const Printer::Variables& variables_;
  std::set<std::string_view> used_;
};

}  // namespace

void Printer::print(std::string_view text, const Variables& variables) { text_ += Template(variables).expand(text); }

std::string format_template(std::string_view text, const Printer::Variables& variables) {
  std::string out = Template(variables).expand(text);
  if (out.ends_with('\n')) out.pop_back();
  return out;
}

std::string literal(std::string_view text) {
  std::string out = "\"";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') {
      out += "\\n";
    } else if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '?' && i > 0 && text[i - 1] == '?') {
      out += "\\?";  // two of them might begin a trigraph
    } else if (is_printable(c)) {
      out += c;
    } else {
      out += fmt::format("\\{:03o}", static_cast<unsigned char>(c));
    }
  }
  return out + '"';
}

std::string literal_lines(std::string_view text) {
  std::string out;
  while (true) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos || end + 1 == text.size()) return out + literal(text);
    out += literal(text.substr(0, end + 1)) + '\n';
    text.remove_prefix(end + 1);
  }
}

std::string text_member(std::string_view name, std::string_view text) {
  if (text.empty()) return "";
  const std::string lines = literal_lines(text);
  if (lines.find('\n') == std::string::npos) return fmt::format(".{} = {},", name, lines);
  return format_template(".$name$ =\n    $lines$,", {{"name", std::string(name)}, {"lines", lines}});
}

std::string comment(std::string_view text) {
  std::string out;
  for (char c : text) {
    char safe = is_printable(c) ? c : '?';
    if (safe == '\\') safe = '/';
    const char before = out.empty() ? ' ' : out.back();
    if ((before == '?' && safe == '?') || (before == '*' && safe == '/')) out += ' ';
    out += safe;
  }
  return out;
}

}  // namespace repoc::emit
