// Attributes and labels as h5py, R and MATLAB expect them: variable-length UTF-8 text, scalars.
// Each throws StoreError where the library fails.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/hdf5/hdf5_handle.hpp"

namespace headroom {

[[nodiscard]] Handle utf8_type();
/// Names FALSE and TRUE over one byte: what h5py reads as bool.
[[nodiscard]] Handle boolean_type();

void put_text(hid_t object, const char* name, const std::string& text);
void put_integer(hid_t object, const char* name, std::int32_t value);
void put_integer(hid_t object, const char* name, std::uint64_t value);
void put_real(hid_t object, const char* name, double value);
void put_boolean(hid_t object, const char* name, std::int8_t zero_or_one);

/// More than an object of ours has: a study names at most 1,000 files.
inline constexpr std::size_t kMostAttributes = 1100;
[[nodiscard]] std::vector<std::string> attribute_names(hid_t object);

/// None where the object has no such attribute, or one of another kind.
[[nodiscard]] std::optional<std::string> text_attribute(hid_t object, const char* name);
[[nodiscard]] std::optional<std::uint64_t> unsigned_attribute(hid_t object, const char* name);
[[nodiscard]] std::optional<double> real_attribute(hid_t object, const char* name);
[[nodiscard]] std::optional<std::int64_t> integer_attribute(hid_t object, const char* name);

}  // namespace headroom
