// A whole command line as one call: its files put, its words caught, what it made brought back.
#pragma once

#include "web/collecting.hpp"
#include "web/message.hpp"
#include "web/work_folder.hpp"

namespace headroom::web {

/// `asked`: {args, files, take}, attachments the bytes of `files`. The answer: {exit, stdout, stderr, files},
/// attachments the bytes of its `files`: those of `take` that are there, of a folder all that are in it.
///
/// The result of what `collecting` has answered is written first where a word or `take` names it.
///
/// Files that were given or are brought back are gone afterwards, but for the result of the session and for
/// what `keep` names; what else a command wrote stays for the next.
[[nodiscard]] Message command_call(const Message& asked, const WorkFolder& folder, Collecting* collecting);

}  // namespace headroom::web
