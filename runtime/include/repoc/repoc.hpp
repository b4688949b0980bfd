// Everything a program needs: repositories, databases, sessions, units of work and errors. Pulls in no database header.
#pragma once

#include "repoc/database.hpp"
#include "repoc/error.hpp"
#include "repoc/repository.hpp"
#include "repoc/session.hpp"
