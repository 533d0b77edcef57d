// A study read: what is wrong with it, or what `check` and `plan` say of it.
#pragma once

#include "web/message.hpp"
#include "web/work_folder.hpp"

namespace headroom::web {

/// `asked`: {study, files, version, scenario}, attachments the bytes of `files`. The answer: {version,
/// problems:
/// [{file, line, column, from, to, path, message}], warnings: the same}, and of a study without mistakes
/// {scenarios: [{name, is}], scenario_count, replications, check, plan}, the last two as `check --json` and
/// `plan --json` have them, as far as they are small and the page shows them; the plan of `scenario` alone,
/// or of the first where there is none of that name. `from` and `to` are bytes of the study's text. Of many
/// scenarios the first 100 are there.
[[nodiscard]] Message read_call(const Message& asked, const WorkFolder& folder);

}  // namespace headroom::web
