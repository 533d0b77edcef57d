// Scalars of each kind written, and read back only where class and size are those.

#include "store/hdf5/attributes.hpp"

#include "store/hdf5/heap_texts.hpp"
#include "study/text/limits.hpp"

namespace headroom {
namespace {

void put_attribute(hid_t object, const char* name, hid_t stored, hid_t memory, const void* value) {
  const std::string doing = std::string{"write attribute "} + name;
  const Handle space{H5Screate(H5S_SCALAR), H5Sclose, doing};
  const Handle attribute{H5Acreate2(object, name, stored, space.get(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
                         doing};
  check(H5Awrite(attribute.get(), memory, value), doing);
}

/// An attribute of this class that holds one value, or nothing.
std::optional<Handle> scalar_attribute(hid_t object, const char* name, H5T_class_t kind) {
  const std::string doing = std::string{"read attribute "} + name;
  const htri_t there = H5Aexists(object, name);
  if (there < 0) store_failed(doing);  // the disk failed: not the same as "it has none"
  if (there == 0) return std::nullopt;
  Handle attribute{H5Aopen(object, name, H5P_DEFAULT), H5Aclose, doing};
  const Handle type{H5Aget_type(attribute.get()), H5Tclose, doing};
  const Handle space{H5Aget_space(attribute.get()), H5Sclose, doing};
  if (H5Tget_class(type.get()) != kind || H5Sget_simple_extent_npoints(space.get()) != 1) return std::nullopt;
  return attribute;
}

}  // namespace

Handle utf8_type() {
  Handle type{H5Tcopy(H5T_C_S1), H5Tclose, "make a text type"};
  check(H5Tset_size(type.get(), H5T_VARIABLE), "make a text type");
  check(H5Tset_cset(type.get(), H5T_CSET_UTF8), "make a text type");
  return type;
}

Handle boolean_type() {
  Handle type{H5Tenum_create(H5T_NATIVE_INT8), H5Tclose, "make a boolean type"};
  const std::int8_t no = 0, yes = 1;
  check(H5Tenum_insert(type.get(), "FALSE", &no), "make a boolean type");
  check(H5Tenum_insert(type.get(), "TRUE", &yes), "make a boolean type");
  return type;
}

void put_text(hid_t object, const char* name, const std::string& text) {
  const Handle type = utf8_type();
  const char* start = text.c_str();
  put_attribute(object, name, type.get(), type.get(), &start);
}

void put_integer(hid_t object, const char* name, std::int32_t value) {
  put_attribute(object, name, H5T_STD_I32LE, H5T_NATIVE_INT32, &value);
}

void put_integer(hid_t object, const char* name, std::uint64_t value) {
  put_attribute(object, name, H5T_STD_U64LE, H5T_NATIVE_UINT64, &value);
}

void put_real(hid_t object, const char* name, double value) {
  put_attribute(object, name, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, &value);
}

void put_boolean(hid_t object, const char* name, std::int8_t zero_or_one) {
  const Handle type = boolean_type();
  put_attribute(object, name, type.get(), type.get(), &zero_or_one);
}

std::vector<std::string> attribute_names(hid_t object) {
  std::vector<std::string> names;
  const auto take = [](hid_t, const char* name, const H5A_info_t*, void* into) -> herr_t {
    auto& all = *static_cast<std::vector<std::string>*>(into);
    all.emplace_back(name);
    return all.size() > kMostAttributes ? 1 : 0;  // 1 ends it
  };
  check(H5Aiterate2(object, H5_INDEX_NAME, H5_ITER_INC, nullptr, take, &names),
        "read the names of attributes");
  if (names.size() > kMostAttributes)
    throw StoreError{"an object in it has more attributes than any of ours"};
  return names;
}

std::optional<std::string> text_attribute(hid_t object, const char* name) {
  const std::optional<Handle> attribute = scalar_attribute(object, name, H5T_STRING);
  if (!attribute) return std::nullopt;
  const std::string doing = std::string{"read attribute "} + name;
  const Handle stored{H5Aget_type(attribute->get()), H5Tclose, doing};
  if (H5Tis_variable_str(stored.get()) <= 0) return std::nullopt;
  const Handle type = reference_type();
  TextReference reference{};
  check(H5Aread(attribute->get(), type.get(), reference.data()), doing);
  return HeapTexts{object}.text(reference, kMostInputBytes);
}

std::optional<std::uint64_t> unsigned_attribute(hid_t object, const char* name) {
  const std::optional<Handle> attribute = scalar_attribute(object, name, H5T_INTEGER);
  if (!attribute) return std::nullopt;
  std::uint64_t value = 0;
  check(H5Aread(attribute->get(), H5T_NATIVE_UINT64, &value), std::string{"read attribute "} + name);
  return value;
}

std::optional<double> real_attribute(hid_t object, const char* name) {
  const std::optional<Handle> attribute = scalar_attribute(object, name, H5T_FLOAT);
  if (!attribute) return std::nullopt;
  double value = 0;
  check(H5Aread(attribute->get(), H5T_NATIVE_DOUBLE, &value), std::string{"read attribute "} + name);
  return value;
}

std::optional<std::int64_t> integer_attribute(hid_t object, const char* name) {
  std::optional<Handle> attribute = scalar_attribute(object, name, H5T_INTEGER);
  if (!attribute) attribute = scalar_attribute(object, name, H5T_ENUM);
  if (!attribute) return std::nullopt;
  const std::string doing = std::string{"read attribute "} + name;
  const Handle stored{H5Aget_type(attribute->get()), H5Tclose, doing};
  std::int64_t value = 0;
  if (H5Tget_class(stored.get()) == H5T_ENUM) {
    std::int8_t flag = 0;
    const Handle type = boolean_type();
    check(H5Aread(attribute->get(), type.get(), &flag), doing);
    return flag;
  }
  check(H5Aread(attribute->get(), H5T_NATIVE_INT64, &value), doing);
  return value;
}

}  // namespace headroom
