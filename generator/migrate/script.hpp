// The statements, for SQLite, that turn the old tables into the new ones: `alter table` where it can, else a new table
// that takes the old one's rows and then its name. They run in one transaction with foreign keys off.
#pragma once

#include "migrate/match.hpp"
#include "migrate/migrate.hpp"

namespace repoc::migrate {

// Fills in statements and summary, and the tables as they are afterwards.
Difference write_script(const Match& match);

}  // namespace repoc::migrate
