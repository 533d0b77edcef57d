// What run a result or a shard on disk belongs to.
#pragma once

#include <optional>
#include <string>

#include "store/hdf5/hdf5_handle.hpp"
#include "store/parts/run_key.hpp"

namespace headroom {

/// What run a finished result or shard is of; none where the file is not there, is damaged, or is none.
[[nodiscard]] std::optional<RunKey> key_of_result(const std::string& path);

/// From the attributes of an open file; a whole result is shard 1 of 1.
[[nodiscard]] RunKey key_in(hid_t file);

/// "3/8" as a shard; none where the text is not of this form, or counts from 0 or past the end.
[[nodiscard]] std::optional<Shard> parse_shard(std::string_view text);

}  // namespace headroom
