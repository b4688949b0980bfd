// Diagnostics -> a SARIF 2.1.0 log, which code hosts and editors show beside the source:
//   {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "repoc", "rules": [...]}}, "results": [...]}]}
#include <llvm/Support/JSON.h>

#include <algorithm>

#include "diag/json.hpp"
#include "diag/render.hpp"

namespace repoc::diag {

namespace {

using llvm::json::Array;
using llvm::json::Object;

// SARIF has no remarks.
std::string_view level_of(Severity severity) { return severity == Severity::remark ? "note" : name_of(severity); }

Object message(std::string_view text) { return Object{{"text", json_text(text)}}; }

// A path as a URI reference: "my shop/r.hpp" -> "my%20shop/r.hpp", "/src/r.hpp" -> "file:///src/r.hpp".
std::string uri_of(std::string_view path) {
  constexpr std::string_view kPlain = "-._~/+@,=";
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out = path.starts_with('/') ? "file://" : "";
  for (char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || kPlain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += {'%', kHex[byte >> 4U], kHex[byte & 0xFU]};
    }
  }
  return out;
}

// The column in code points: bytes that continue a UTF-8 character do not count.
std::int64_t column_of(const text::Sources& sources, text::FileId file, std::uint32_t offset, text::Position at) {
  const std::uint32_t line_begin = offset - (at.column - 1);
  const std::string_view before = sources.text(file).substr(line_begin, at.column - 1);
  return 1 + std::count_if(before.begin(), before.end(),
                           [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

Object region(const text::Sources& sources, text::Span span) {
  const auto size = static_cast<std::uint32_t>(sources.text(span.file).size());
  const std::uint32_t first = std::min(span.begin, size);
  const std::uint32_t last = std::min(span.end, size);
  const text::Position begin = sources.position(span.file, first);
  const text::Position end = sources.position(span.file, last);
  return Object{{"startLine", begin.line},
                {"startColumn", column_of(sources, span.file, first, begin)},
                {"endLine", end.line},
                {"endColumn", column_of(sources, span.file, last, end)}};
}

Object artifact(const text::Sources& sources, text::Span span) {
  return Object{{"uri", uri_of(sources.name(span.file))}};
}

Object location(const text::Sources& sources, text::Span span) {
  if (!span.valid()) return {};
  Object physical{{"artifactLocation", artifact(sources, span)}, {"region", region(sources, span)}};
  return Object{{"physicalLocation", std::move(physical)}};
}

Array rules() {
  Array out;
  for (const Info& row : all()) {
    const std::string page = "docs/diagnostics/" + std::string(row.name) + ".md";
    out.push_back(Object{{"id", json_text(row.name)},
                         {"shortDescription", message(row.summary)},
                         {"help", message("See " + page)},
                         {"defaultConfiguration", Object{{"level", json_text(level_of(row.severity))}}}});
  }
  return out;
}

Object fix_object(const text::Sources& sources, const Note& note) {
  Object replacement{{"deletedRegion", region(sources, note.fix->span)},
                     {"insertedContent", message(note.fix->replacement)}};
  Object change{{"artifactLocation", artifact(sources, note.fix->span)},
                {"replacements", Array{std::move(replacement)}}};
  return Object{{"description", message(note.message)}, {"artifactChanges", Array{std::move(change)}}};
}

Object result(const text::Sources& sources, const Diagnostic& d) {
  Object out{{"ruleId", json_text(info(d.id).name)},
             {"ruleIndex", static_cast<std::int64_t>(d.id)},
             {"level", json_text(level_of(d.severity))},
             {"message", message(d.message)}};
  if (d.span.valid()) out["locations"] = Array{location(sources, d.span)};
  Array related;
  Array fixes;
  for (const Note& note : d.notes) {
    Object where = location(sources, place_of(d, note));
    // The number keeps two notes with one text apart, as SARIF demands.
    where["id"] = static_cast<std::int64_t>(related.size());
    where["message"] = message(note.message);
    related.push_back(std::move(where));
    if (!note.fix || !note.fix->span.valid()) continue;
    llvm::json::Value fix = fix_object(sources, note);
    if (std::find(fixes.begin(), fixes.end(), fix) == fixes.end()) fixes.push_back(std::move(fix));
  }
  if (!related.empty()) out["relatedLocations"] = std::move(related);
  if (!fixes.empty()) out["fixes"] = std::move(fixes);
  return out;
}

}  // namespace

std::string render_sarif(const text::Sources& sources, const std::vector<Diagnostic>& diagnostics,
                         std::string_view version) {
  Array results;
  for (const Diagnostic* d : in_order(diagnostics)) results.push_back(result(sources, *d));
  Object driver{{"name", "repoc"}, {"version", json_text(version)}, {"rules", rules()}};
  Object run{{"tool", Object{{"driver", std::move(driver)}}},
             {"columnKind", "unicodeCodePoints"},
             {"results", std::move(results)}};
  return json_document(Object{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                              {"version", "2.1.0"},
                              {"runs", Array{std::move(run)}}});
}

}  // namespace repoc::diag
