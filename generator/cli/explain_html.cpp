// `repoc explain --format html`: a page that a team puts beside its documentation. One file: the style is in it, there
// is no script, and every text of the user is escaped.
#include <fmt/format.h>

#include <map>
#include <string>
#include <string_view>

#include "cli/explain.hpp"
#include "plan/subject.hpp"

namespace repoc::cli {

namespace {

constexpr std::string_view kStyle = R"(
:root {
  color-scheme: light dark;
  --back: #ffffff; --text: #1b1f24; --soft: #59636e; --line: #d5dae0; --code: #f5f7f9; --link: #0a58b0;
  --remark: #8a5300; --remark-back: #fff6e5;
}
@media (prefers-color-scheme: dark) {
  :root {
    --back: #14171b; --text: #e4e7eb; --soft: #9aa4af; --line: #333a42; --code: #1d2228; --link: #7db7ff;
    --remark: #ffc266; --remark-back: #2b2213;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--back); color: var(--text); font: 16px/1.55 system-ui, sans-serif; }
.page { display: grid; grid-template-columns: minmax(14rem, 20rem) minmax(0, 1fr); max-width: 88rem; margin: 0 auto; }
nav { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow: auto; padding: 1.5rem 1rem 2rem 1.5rem;
  border-right: 1px solid var(--line); font-size: .875rem; }
nav h2 { margin: 1.25rem 0 .25rem; font-size: .8125rem; color: var(--soft); font-weight: 600; overflow-wrap: anywhere; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav h2:first-child { margin-top: .25rem; }
nav li { position: relative; padding: .1rem 0 .1rem .875rem; overflow-wrap: anywhere; }
main { padding: 1.5rem 2rem 4rem; min-width: 0; }
a { color: var(--link); text-decoration: none; }
a:hover, a:focus { text-decoration: underline; }
h1 { margin: 0 0 .25rem; font-size: 1.625rem; line-height: 1.25; }
main h2 { margin: 2.5rem 0 0; font-size: 1.25rem; overflow-wrap: anywhere; }
article { margin: 1rem 0 0; padding: 1.25rem 0 .5rem; border-top: 1px solid var(--line); }
h3 { margin: 0 0 .75rem; font-size: 1.0625rem; overflow-wrap: anywhere; }
h3 a { color: inherit; }
p { margin: .25rem 0; }
.soft { color: var(--soft); }
code, pre { font-family: ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace;
  font-size: .875rem; }
pre { margin: 0; padding: .625rem .75rem; white-space: pre-wrap; overflow-wrap: anywhere; background: var(--code); border: 1px solid var(--line);
  border-radius: 6px; line-height: 1.5; }
dl { display: grid; grid-template-columns: 7rem minmax(0, 1fr); gap: .625rem 1rem; margin: 0; }
dt { padding-top: .125rem; color: var(--soft); font-size: .875rem; }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; font-size: .875rem; }
th, td { padding: .125rem 1.25rem .125rem 0; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { color: var(--soft); font-weight: 500; }
.remark { padding: .5rem .75rem; border-left: 3px solid var(--remark); background: var(--remark-back);
  border-radius: 0 6px 6px 0; }
.remark + .remark { margin-top: .5rem; }
.id { color: var(--remark); font-weight: 600; }
.mark { position: absolute; left: 0; top: .625rem; width: .375rem; height: .375rem; border-radius: 50%;
  background: var(--remark); }
@media (max-width: 52rem) {
  .page { display: block; }
  nav { position: static; max-height: none; border-right: 0; border-bottom: 1px solid var(--line); padding: 1rem; }
  main { padding: 1rem 1rem 3rem; }
  dl { display: block; }
  dt { margin-top: .75rem; padding: 0 0 .25rem; }
}
@media print { nav { display: none; } .page { display: block; } article { break-inside: avoid; } }
)";

std::string escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

// A long name may go on in the next line after a word.
std::string breakable(std::string_view name) {
  std::string out;
  for (char c : escaped(name)) {
    out += c;
    if (c == '_') out += "<wbr>";
  }
  return out;
}

std::string code(std::string_view text) { return fmt::format("<code>{}</code>", escaped(text)); }
std::string block(std::string_view text) { return fmt::format("<pre>{}</pre>", escaped(text)); }

std::string signature(const model::Method& method) {
  std::string list;
  for (const model::Parameter& parameter : method.parameters) {
    if (!list.empty()) list += ", ";
    list += plan::spelled(parameter.type);
    if (!parameter.name.empty()) list += " " + parameter.name;
  }
  return fmt::format("{} {}({}){}{}", plan::spelled(method.result), method.name, list, method.is_const ? " const" : "",
                     method.is_noexcept ? " noexcept" : "");
}

class Page {
 public:
  explicit Page(const Pipeline& pipeline) : methods_(explained(pipeline)), dialects_(pipeline.compiled.size()) {
    // Overloads and dialects share a name: the later ones get a number. Names in C++ need no escaping in an anchor.
    std::map<std::string, int> taken;
    for (const Explained& e : methods_) {
      std::string anchor = fmt::format("{}::{}", e.repository.name, e.method.name);
      if (const int number = ++taken[anchor]; number > 1) anchor += fmt::format("-{}", number);
      anchors_.push_back(std::move(anchor));
    }
  }

  std::string text() const {
    std::size_t remarks = 0;
    for (const Explained& e : methods_) remarks += e.explanation.remarks.size();
    std::string out = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>Repository queries</title>\n<style>{}</style>\n</head>\n<body>\n<div class=\"page\">\n",
        kStyle);
    out += contents();
    out += fmt::format("<main>\n<h1>Repository queries</h1>\n<p class=\"soft\">{} as repoc reads and runs {}{}</p>\n",
                       counted(methods_.size(), "method"), methods_.size() == 1 ? "it" : "them",
                       remarks == 0 ? "" : ", with " + counted(remarks, "remark"));
    const model::Repository* current = nullptr;
    for (std::size_t i = 0; i < methods_.size(); ++i) {
      if (&methods_[i].repository != current) {
        current = &methods_[i].repository;
        out += fmt::format("<h2>{}</h2>\n", escaped(current->name));
      }
      out += article(methods_[i], anchors_[i]);
    }
    return out + "</main>\n</div>\n</body>\n</html>\n";
  }

 private:
  static std::string counted(std::size_t number, std::string_view what) {
    return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
  }

  std::string contents() const {
    std::string out = "<nav aria-label=\"Contents\">\n";
    const model::Repository* current = nullptr;
    for (std::size_t i = 0; i < methods_.size(); ++i) {
      const Explained& e = methods_[i];
      if (&e.repository != current) {
        out += fmt::format("{}<h2>{}</h2>\n<ul>\n", current == nullptr ? "" : "</ul>\n", escaped(e.repository.name));
        current = &e.repository;
      }
      out += fmt::format(
          "<li>{}<a href=\"#{}\">{}</a>{}</li>\n",
          e.explanation.remarks.empty() ? "" : "<span class=\"mark\" role=\"img\" aria-label=\"has remarks\"></span>",
          escaped(anchors_[i]), breakable(e.method.name),
          dialects_ > 1 ? fmt::format(" <span class=\"soft\">{}</span>", escaped(e.dialect.title())) : "");
    }
    return out + (current == nullptr ? "</nav>\n" : "</ul>\n</nav>\n");
  }

  std::string article(const Explained& e, const std::string& anchor) const {
    std::string out = fmt::format(
        "<article id=\"{0}\">\n<h3><a href=\"#{0}\">{1}</a>{2}</h3>\n<dl>\n", escaped(anchor), escaped(e.method.name),
        dialects_ > 1 ? " <span class=\"soft\">on " + escaped(e.dialect.title()) + "</span>" : "");
    const auto row = [&](std::string_view name, const std::string& html) {
      out += fmt::format("<dt>{}</dt>\n<dd>{}</dd>\n", name, html);
    };
    row("Signature", block(signature(e.method)));
    row("Read as", escaped(e.reading));
    row("Statement", block(e.text()));
    for (const auto& [name, text] : e.others()) row(title(name), block(text));
    if (!e.parameters.empty()) row("Parameters", table(e.parameters));
    for (const check::Plan& plan : e.explanation.plans) {
      std::string lines;
      for (const std::string& line : plan.lines) lines += line + "\n";
      row(plan.of == "statement" ? "Plan" : fmt::format("Plan: {}", title(plan.of)), block(lines));
    }
    std::string remarks;
    for (const diag::Diagnostic& remark : e.explanation.remarks) {
      remarks += fmt::format("<div class=\"remark\"><p><span class=\"id\">{}</span> {}</p>",
                             escaped(diag::info(remark.id).name), escaped(remark.message));
      for (const diag::Note& note : remark.notes) remarks += fmt::format("<p>{}</p>", escaped(note.message));
      remarks += "</div>";
    }
    if (!remarks.empty()) row("Remarks", remarks);
    return out + "</dl>\n</article>\n";
  }

  static std::string_view title(std::string_view text) {
    if (text == "count") return "Total";
    if (text == "after") return "Later pages";
    return "What it removes";
  }

  static std::string table(const std::vector<Explained::Parameter>& parameters) {
    std::string out = "<table><tr><th>No.</th><th>Name</th><th>Type</th></tr>";
    for (const Explained::Parameter& parameter : parameters) {
      out += fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td></tr>",
                         parameter.index == 0 ? "" : std::to_string(parameter.index), code(parameter.name),
                         code(parameter.type));
    }
    return out + "</table>";
  }

  std::vector<Explained> methods_;
  std::size_t dialects_;
  std::vector<std::string> anchors_;
};

}  // namespace

std::string explain_html(const Pipeline& pipeline) { return Page(pipeline).text(); }

}  // namespace repoc::cli
