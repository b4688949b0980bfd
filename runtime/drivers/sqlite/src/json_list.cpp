#include "json_list.hpp"

#include <fmt/ranges.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "repoc/detail/text.hpp"
#include "repoc/error.hpp"

namespace repoc::sqlite {

struct JsonList::Items {
  Form form;
  nlohmann::json all = form == Form::map ? nlohmann::json::object() : nlohmann::json::array();
  int parts = 0;  // values of the last item
  std::string key{};
  void add(nlohmann::json value) {
    if (form == Form::map) {
      if (parts == 0) {
        key = value.get<std::string>();
      } else {
        all[key] = std::move(value);
      }
    } else if (nlohmann::json& last = all.back(); parts == 0) {
      last = std::move(value);
    } else {
      if (parts == 1) last = nlohmann::json::array({std::move(last)});
      last.push_back(std::move(value));
    }
    ++parts;
  }
};

JsonList::JsonList(detail::StatementName name) : JsonList(name, Form::parameter) {}
JsonList::JsonList(detail::StatementName name, Form form) : name_(name), items_(new Items{form}) {}
JsonList::~JsonList() = default;

const std::string& JsonList::json() const {
  if (json_.empty()) {
    json_ = items_->all.dump();
    if (json_.size() > detail::kMaxBytes) throw TooLarge("the list is larger than 1 GiB", name_.text());
  }
  return json_;
}

std::string JsonList::value(detail::StatementName name, detail::ItemKind kind, const detail::ItemSource& source) {
  JsonList list(name, kind == detail::ItemKind::map ? Form::map : Form::list);
  source.add(list, source.items);
  static_cast<void>(list.json());
  return std::move(list.json_);
}

void JsonList::next() {
  if (items_->form != Form::map) items_->all.push_back(nullptr);
  items_->parts = 0;
}
void JsonList::null(int) { items_->add(nullptr); }
void JsonList::boolean(int, bool value) {
  if (items_->form == Form::parameter) {
    items_->add(value ? 1 : 0);  // as a column holds it
  } else {
    items_->add(value);
  }
}
void JsonList::integer(int, std::int64_t value) { items_->add(value); }
// SQLite reads one that is larger than its integers as a number that is larger than all of them: right for a criterion,
// but in a column two of them would be the same.
void JsonList::unsigned_integer(int, std::uint64_t value) {
  if (items_->form != Form::parameter && !std::in_range<std::int64_t>(value)) {
    throw RangeError("the list holds a number that is larger than SQLite's largest integer", name_.text());
  }
  items_->add(value);
}
void JsonList::real(int, double value) {
  if (!std::isfinite(value)) throw RangeError("the list holds a number that is not finite", name_.text());
  items_->add(value);
}
void JsonList::text(int, std::string_view value) { items_->add(std::string(value)); }
// JSON has no bytes: the statement compares with hex(column), whose digits are in upper case.
void JsonList::bytes(int, std::span<const std::byte> value) {
  items_->add(fmt::format("{:02X}", fmt::join(value, "")));
}
void JsonList::date(int, std::chrono::year_month_day value) {
  const detail::DateText day = detail::date_text(value);
  if (!day.valid) {
    throw RangeError("the list holds a day that does not exist or is outside the years 0 to 9999", name_.text());
  }
  items_->add(std::string(day.view()));
}
void JsonList::uuid(int, const Uuid& value) { items_->add(value.text()); }
void JsonList::decimal(int, const Decimal& value) { items_->add(value.text()); }
void JsonList::items(int, detail::ItemKind kind, const detail::ItemSource& source) {
  items_->add(value(name_, kind, source));  // text, as a column holds it
}

}  // namespace repoc::sqlite
