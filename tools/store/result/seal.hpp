// The digest behind a result's HDF5 data, by which damage is seen before the library sees it.
#pragma once

#include <string>

namespace headroom {

/// The bytes behind the end of the HDF5 data: a mark and the SHA-256 of everything before it. HDF5 readers do
/// not look there. The HDF5 library can crash on damaged bytes, so a result is held against its seal before
/// the library sees it.
enum class Seal { whole, broken, missing };

/// Appends the seal to a finished, closed file. Throws FileFailure where the file cannot be read back whole
/// or the seal cannot be written: then the file is not to be used.
void append_seal(const std::string& path);

/// `missing` where there is no file, or it ends otherwise, as one that another program has rewritten does.
/// Throws FileFailure where the disk fails: that says nothing about the file.
[[nodiscard]] Seal examine_seal(const std::string& path);

}  // namespace headroom
