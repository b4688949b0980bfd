#include "migrate/migrate.hpp"

#include "migrate/losses.hpp"
#include "migrate/match.hpp"
#include "migrate/script.hpp"

namespace repoc::migrate {

Difference difference(const Snapshot& before, const std::vector<Wanted>& today, bool allow_drop, diag::Sink& sink) {
  const Match found = match(before.tables, today);
  report_losses(found, allow_drop, sink);
  Difference out = write_script(found);
  out.after.migration = before.migration + 1;
  return out;
}

}  // namespace repoc::migrate
