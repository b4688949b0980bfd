#pragma once

namespace shop {
using Stock = int;
}
