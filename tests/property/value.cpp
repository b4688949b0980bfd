#include "value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <concepts>
#include <map>
#include <stdexcept>
#include <tuple>

namespace repoc::property {

namespace {

int sign(const auto& a, const auto& b) { return a < b ? -1 : (b < a ? 1 : 0); }

// A group holds characters with the same simple folding, which stands first.
const std::vector<std::vector<char32_t>> kAlphabet = {
    {U'a', U'A'},
    {U'b', U'B'},
    {U'i', U'I'},
    {U's', U'S', U'\u017F'},            // long s
    {U'k', U'K', U'\u212A'},            // Kelvin sign
    {U'\u00E4', U'\u00C4'},             // a with diaeresis
    {U'\u00E9', U'\u00C9'},             // e with acute
    {U'\u00DF', U'\u1E9E'},             // sharp s: its simple folding is not "ss"
    {U'\u00E5', U'\u00C5', U'\u212B'},  // a with ring, Angstrom sign
    {U'\u03C3', U'\u03A3', U'\u03C2'},  // sigma, and the final one
    {U'\u01C6', U'\u01C4', U'\u01C5'},  // dz with caron, and its title case
    {U'\u13A0', U'\uAB70'},             // Cherokee a: folds to the capital
    {U'\U00010428', U'\U00010400'},     // Deseret long i, four bytes
    {U'\u0130'},                        // capital i with a dot: has only a full and a Turkish folding
    {U'\u0131'},                        // dotless i
    {U'\uFB01'},                        // ligature fi: has only a full folding
    {U'\u0301'},                        // combining acute
    {U'\U0001F600'},
    {U'\u6771'},
    {U'%'},
    {U'_'},
    {U'\\'},
    {U'*'},
    {U'?'},
    {U'['},
    {U']'},
    {U'^'},
    {U'$'},
    {U'.'},
    {U'-'},
    {U'+'},
    {U'|'},
    {U'('},
    {U')'},
    {U'{'},
    {U'}'},
    {U'\''},
    {U'"'},
    {U' '},
    {U'\n'},
    {U'0'},
};

char32_t folded(char32_t code_point) {
  static const std::map<char32_t, char32_t> fold = [] {
    std::map<char32_t, char32_t> out;
    for (const std::vector<char32_t>& group : kAlphabet) {
      for (char32_t c : group) out.emplace(c, group.front());
    }
    return out;
  }();
  const auto found = fold.find(code_point);
  if (found != fold.end()) return found->second;
  if (code_point >= 0x80) throw std::logic_error("a character that value.cpp does not know");
  return code_point >= U'A' && code_point <= U'Z' ? code_point + 32 : code_point;
}

}  // namespace

Exact::Exact(std::string_view text) {
  negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::size_t first = std::min(text.find_first_not_of('0'), point);
  whole = text.substr(first, point - first);
  fraction = point < text.size() ? text.substr(point + 1) : "";
  fraction.erase(fraction.find_last_not_of('0') + 1);
  if (whole.empty() && fraction.empty()) negative = false;
}

std::string Exact::text() const {
  return (negative ? "-" : "") + (whole.empty() ? "0" : whole) + (fraction.empty() ? "" : "." + fraction);
}

bool operator<(const Exact& a, const Exact& b) {
  if (a.negative != b.negative) return a.negative;
  const Exact& small = a.negative ? b : a;
  const Exact& large = a.negative ? a : b;
  if (small.whole.size() != large.whole.size()) return small.whole.size() < large.whole.size();
  return std::tie(small.whole, small.fraction) < std::tie(large.whole, large.fraction);
}

Value value_of(const Element& element) {
  return std::visit([](const auto& held) { return Value(held); }, element);
}

Element element_of(const Value& value) {
  return std::visit(
      [](const auto& held) -> Element {
        if constexpr (std::constructible_from<Element, decltype(held)>) return held;
        throw std::logic_error("a list or map as an element");
      },
      value);
}

int compare(const Value& a, const Value& b) {
  if (absent(a) || absent(b)) return sign(!absent(a), !absent(b));
  if (std::holds_alternative<Exact>(a) != std::holds_alternative<Exact>(b)) {
    const auto exact = [](const Value& value) {
      const auto* integer = std::get_if<std::int64_t>(&value);
      return integer != nullptr ? Exact(*integer) : std::get<Exact>(value);
    };
    return sign(exact(a), exact(b));
  }
  if (a.index() != b.index()) {
    const auto number = [](const Value& value) {
      const auto* integer = std::get_if<std::int64_t>(&value);
      return integer != nullptr ? static_cast<double>(*integer) : std::get<double>(value);
    };
    return sign(number(a), number(b));
  }
  if (const auto* text = std::get_if<std::string>(&a)) return sign(text->compare(std::get<std::string>(b)), 0);
  return sign(a, b);
}

int compare(const Row& a, const Row& b) {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (const int order = compare(a[i], b[i]); order != 0) return order;
  }
  return sign(a.size(), b.size());
}

std::vector<char32_t> code_points(std::string_view text) {
  std::vector<char32_t> out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) == 0x80U) {
      out.back() = (out.back() << 6U) | (byte & 0x3FU);
    } else {
      out.push_back(byte < 0x80U ? byte : byte < 0xE0U ? byte & 0x1FU : byte < 0xF0U ? byte & 0x0FU : byte & 0x07U);
    }
  }
  return out;
}

std::string utf8(char32_t c) {
  std::string out;
  const auto tail = [&](unsigned shift) { out += static_cast<char>(0x80U | ((c >> shift) & 0x3FU)); };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0U | (c >> 6U));
    tail(0);
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0U | (c >> 12U));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0U | (c >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
  return out;
}

const std::vector<std::vector<char32_t>>& alphabet() { return kAlphabet; }

std::string folded(std::string_view text) {
  std::string out;
  for (const char32_t c : code_points(text)) out += utf8(folded(c));
  return out;
}

Value folded(const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? value : Value(folded(std::string_view(*text)));
}

std::string show(const Value& value) {
  struct Show {
    std::string operator()(Absent) const { return "absent"; }
    std::string operator()(bool v) const { return v ? "true" : "false"; }
    std::string operator()(std::int64_t v) const { return std::to_string(v); }
    std::string operator()(double v) const { return fmt::format("{}", v); }
    std::string operator()(const std::string& v) const {
      std::string out = "\"";
      for (const char c : v) {
        if (c == '\n') {
          out += "\\n";
          continue;
        }
        if (c == '"' || c == '\\') out += '\\';
        out += c;
      }
      return out + "\"";
    }
    std::string operator()(const Bytes& v) const {
      std::string out = "0x";
      for (const std::byte b : v) out += fmt::format("{:02x}", static_cast<unsigned>(b));
      return out;
    }
    std::string operator()(std::chrono::year_month_day v) const {
      return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(v.year()), static_cast<unsigned>(v.month()),
                         static_cast<unsigned>(v.day()));
    }
    std::string operator()(const Exact& v) const { return v.text(); }
    std::string operator()(const Items& v) const {
      std::string out;
      for (const Element& one : v.elements) out += (out.empty() ? "" : ", ") + show(value_of(one));
      return "[" + out + "]";
    }
    std::string operator()(const Entries& v) const {
      std::string out;
      for (const auto& [key, one] : v.elements) out += (out.empty() ? "" : ", ") + key + ": " + show(value_of(one));
      return "{" + out + "}";
    }
  };
  return std::visit(Show{}, value);
}

std::string show(const Row& row) {
  std::string out = "(";
  for (const Value& value : row) out += (out.size() == 1 ? "" : ", ") + show(value);
  return out + ")";
}

}  // namespace repoc::property
