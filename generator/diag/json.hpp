// What the JSON and the SARIF form share: text that is safe to put into JSON, and the finished document.
#pragma once

#include <llvm/Support/JSON.h>

#include <string>
#include <string_view>

namespace repoc::diag {

// A copy in valid UTF-8, as JSON demands: a message may quote any bytes of a source file.
std::string json_text(std::string_view text);

// Indented, and with a line's end.
std::string json_document(const llvm::json::Value& value);

}  // namespace repoc::diag
