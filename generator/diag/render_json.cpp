// Diagnostics -> one JSON object for editors and scripts:
//   {"diagnostics": [{"id": "arity", "severity": "error", "message": ..., "file": ..., "line": 12, ..., "notes": []}]}
#include <llvm/Support/JSON.h>
#include <llvm/Support/raw_ostream.h>

#include "diag/json.hpp"
#include "diag/render.hpp"

namespace repoc::diag {

namespace {

llvm::json::Object place(const text::Sources& sources, text::Span span) {
  if (!span.valid()) return {};
  const text::Position begin = sources.position(span.file, span.begin);
  const text::Position end = sources.position(span.file, span.end);
  return llvm::json::Object{{"file", json_text(sources.name(span.file))},
                            {"line", begin.line},
                            {"column", begin.column},
                            {"endLine", end.line},
                            {"endColumn", end.column}};
}

llvm::json::Object note_object(const text::Sources& sources, const Note& note) {
  llvm::json::Object out{{"message", json_text(note.message)}};
  if (note.span.valid()) out["place"] = place(sources, note.span);
  if (note.fix) {
    llvm::json::Object fix = place(sources, note.fix->span);
    fix["replacement"] = json_text(note.fix->replacement);
    out["fix"] = std::move(fix);
  }
  return out;
}

}  // namespace

std::string json_text(std::string_view text) { return llvm::json::fixUTF8(llvm::StringRef(text)); }

std::string json_document(const llvm::json::Value& value) {
  std::string out;
  llvm::raw_string_ostream stream(out);
  llvm::json::OStream(stream, 2).value(value);
  stream << '\n';
  stream.flush();
  return out;
}

std::string render_json(const text::Sources& sources, const std::vector<Diagnostic>& diagnostics) {
  llvm::json::Array list;
  for (const Diagnostic* d : in_order(diagnostics)) {
    llvm::json::Object one = place(sources, d->span);
    one["id"] = json_text(info(d->id).name);
    one["severity"] = json_text(name_of(d->severity));
    one["message"] = json_text(d->message);
    llvm::json::Array notes;
    for (const Note& note : d->notes) notes.push_back(note_object(sources, note));
    one["notes"] = std::move(notes);
    list.push_back(std::move(one));
  }
  return json_document(llvm::json::Object{{"diagnostics", std::move(list)}});
}

}  // namespace repoc::diag
