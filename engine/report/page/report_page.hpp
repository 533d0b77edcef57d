// The whole report as a page, and the specification alone for a tender.
#pragma once

#include "report/page/page.hpp"
#include "report/page/page_input.hpp"

namespace headroom {

/// The whole report: the answer first, the evidence, then how it was made and from what.
[[nodiscard]] Page report_page(const PageInput& input);

/// The question and the answer alone, without the study.
[[nodiscard]] Page answer_page(const PageInput& input);

/// The service specification of the first of `PageInput::shown` alone, for a tender.
[[nodiscard]] Page specification_page(const PageInput& input);

}  // namespace headroom
