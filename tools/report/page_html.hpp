// A page as one HTML document that needs nothing else.
#pragma once

#include <string>

#include "report/page/page.hpp"

namespace headroom {

/// One document that needs nothing else: styles, script and charts are inside, and its policy lets nothing
/// be fetched and no other script run. Without a script all text and tables are there.
[[nodiscard]] std::string page_html(const Page& page);

}  // namespace headroom
