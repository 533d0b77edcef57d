// Links, types, filters, storage and lengths of every object visited, within bounds on depth and number.

#include "store/result/inspection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "store/hdf5/attributes.hpp"
#include "store/hdf5/filter.hpp"
#include "store/hdf5/heap_texts.hpp"
#include "store/hdf5/reading.hpp"
#include "store/result/dataset_reading.hpp"

namespace headroom {
namespace {

// Of ours a few hundred lie one below the other at most twice.
constexpr std::size_t kMostObjects = 20'000, kDeepest = 8;
constexpr int kMostDimensions = 8;
constexpr std::size_t kMostAttributeValues = 20'000;

/// Names in a forged file can be anything.
std::string printable(std::string name) {
  constexpr std::size_t kLongest = 200;
  name.resize(std::min(name.size(), kLongest));
  for (char& c : name) {
    if (c < ' ' || c > '~') c = '?';
  }
  return name;
}

/// Of an object: "/weekly/waiting", or "the file" for the root, with its attribute where it is about one.
std::string words(const std::string& kind, const std::string& name, const std::string& why) {
  return fmt::format("{} {}, {}", kind, name.empty() ? "/" : printable(name), printable(why));
}

[[noreturn]] void leads_elsewhere(const std::string& kind, const std::string& name, const std::string& why) {
  throw RefusedFile{fmt::format("points at another file ({}); it is not read", words(kind, name, why))};
}

[[noreturn]] void not_ours(const std::string& kind, const std::string& name, const std::string& why) {
  throw RefusedFile{
      fmt::format("holds what headroom run never writes ({}); it is not read", words(kind, name, why))};
}

bool is_number_of_ours(hid_t type) {
  // They cannot be constants: each is a call of the library.
  for (const hid_t ours : {H5T_IEEE_F32LE, H5T_IEEE_F64LE, H5T_STD_U8LE, H5T_STD_I32LE, H5T_STD_U32LE,
                           H5T_STD_I64LE, H5T_STD_U64LE}) {
    if (H5Tequal(type, ours) > 0) return true;
  }
  return false;
}

bool is_text_of_ours(hid_t type) { return H5Tget_class(type) == H5T_STRING && H5Tis_variable_str(type) > 0; }

std::string kind_of(hid_t type) {
  if (H5Tcommitted(type) > 0) return "a named kind of data";
  switch (H5Tget_class(type)) {
    case H5T_INTEGER:
    case H5T_FLOAT:
      return "an unusual kind of number";
    case H5T_STRING:
      return "text of fixed length";
    case H5T_REFERENCE:
      return "references";
    case H5T_VLEN:
      return "lists of variable length";
    case H5T_COMPOUND:
      return "compound data";
    default:
      return "an unusual kind of data";
  }
}

/// The attributes by which dimension scales are known (HDF5 Dimension Scale Specification); nothing follows
/// the references in them.
bool is_of_dimension_scales(const std::string& name, hid_t type) {
  const H5T_class_t kind = H5Tget_class(type);
  if (name == "CLASS" || name == "NAME") return kind == H5T_STRING && H5Tget_size(type) <= 64;
  if (name == "REFERENCE_LIST") return kind == H5T_COMPOUND && H5Tget_nmembers(type) == 2;
  if (name != "DIMENSION_LIST" || kind != H5T_VLEN) return false;
  const Handle of{H5Tget_super(type), H5Tclose, "read an attribute"};
  return H5Tget_class(of.get()) == H5T_REFERENCE;
}

class Inspection {
 public:
  explicit Inspection(hid_t file) {
    hsize_t size = 0;
    check(H5Fget_filesize(file, &size), "read it");
    file_bytes_ = size;
  }

  void group(hid_t group, const std::string& name, std::size_t depth) {
    attributes(group, name.empty() ? "the file" : "group", name);
    for (const Link& link : links_of(group, name)) {
      const std::string path = name + '/' + link.name;
      follow_only_ours(link, path);
      if (!seen_.insert(link.address).second) continue;  // scales stand in several groups; loops end here
      const Handle object{H5Oopen(group, link.name.c_str(), H5P_DEFAULT), H5Oclose, "read " + path};
      switch (H5Iget_type(object.get())) {
        case H5I_GROUP:
          if (depth + 1 > kDeepest) not_ours("group", path, "groups within groups without end");
          this->group(object.get(), path, depth + 1);
          break;
        case H5I_DATASET:
          dataset(object.get(), path);
          break;
        default:
          not_ours("object", path, "a named kind of data");
      }
    }
  }

 private:
  struct Link {
    std::string name;
    H5L_type_t type;
    haddr_t address;
  };

  std::vector<Link> links_of(hid_t group, const std::string& name) {
    std::vector<Link> links;
    const auto take = [](hid_t, const char* link, const H5L_info_t* about, void* into) -> herr_t {
      auto& all = *static_cast<std::vector<Link>*>(into);
      all.push_back({link, about->type, about->type == H5L_TYPE_HARD ? about->u.address : HADDR_UNDEF});
      return all.size() > kMostObjects ? 1 : 0;  // 1 ends it
    };
    hsize_t from = 0;
    check(H5Literate(group, H5_INDEX_NAME, H5_ITER_NATIVE, &from, take, &links), "read group " + name + '/');
    if ((objects_ += links.size()) > kMostObjects) not_ours("group", name, "thousands of objects");
    return links;
  }

  void follow_only_ours(const Link& link, const std::string& path) const {
    if (link.type == H5L_TYPE_HARD) return;
    if (link.type == H5L_TYPE_EXTERNAL) leads_elsewhere("link", path, "external link");
    not_ours("link", path, link.type == H5L_TYPE_SOFT ? "soft link" : "user-defined link");
  }

  void attributes(hid_t object, const std::string& kind, const std::string& name) const {
    for (const std::string& attribute : attribute_names(object)) attribute_of(object, attribute, kind, name);
  }

  void attribute_of(hid_t object, const std::string& attribute, const std::string& kind,
                    const std::string& name) const {
    const std::string doing = "read attribute " + attribute;
    const Handle opened{H5Aopen(object, attribute.c_str(), H5P_DEFAULT), H5Aclose, doing};
    const Handle type{H5Aget_type(opened.get()), H5Tclose, doing};
    const Handle space{H5Aget_space(opened.get()), H5Sclose, doing};
    const hssize_t values = H5Sget_simple_extent_npoints(space.get());
    const bool alone = H5Sget_simple_extent_type(space.get()) == H5S_SCALAR;
    const bool scales = is_of_dimension_scales(attribute, type.get());
    const auto refuse = [&](const std::string& why) {
      not_ours(kind, name, fmt::format("attribute {}: {}", attribute, why));
    };
    if (H5Tcommitted(type.get()) > 0) refuse(kind_of(type.get()));
    if (!alone && (!scales || values < 0 || values > static_cast<hssize_t>(kMostAttributeValues)))
      refuse("several values");
    const bool plain = is_number_of_ours(type.get()) || is_text_of_ours(type.get());
    if (!plain && !scales && !is_flag(type.get())) refuse(kind_of(type.get()));
  }

  static bool is_flag(hid_t type) {
    return H5Tget_class(type) == H5T_ENUM && H5Tequal(type, boolean_type().get()) > 0;
  }

  void dataset(hid_t dataset, const std::string& name) const {
    const std::string doing = "read " + name;
    const Handle creation{H5Dget_create_plist(dataset), H5Pclose, doing};
    if (H5Pget_external_count(creation.get()) != 0) leads_elsewhere("dataset", name, "external storage");
    const H5D_layout_t layout = H5Pget_layout(creation.get());
    if (layout == H5D_VIRTUAL) leads_elsewhere("dataset", name, "virtual dataset");
    filters(creation.get(), name);
    const Handle type{H5Dget_type(dataset), H5Tclose, doing};
    const bool text = is_text_of_ours(type.get());
    if (H5Tcommitted(type.get()) > 0 || (!text && !is_number_of_ours(type.get())))
      not_ours("dataset", name, kind_of(type.get()));
    lengths(dataset, creation.get(), layout, name, text ? sizeof(TextReference) : H5Tget_size(type.get()));
    attributes(dataset, "dataset", name);
  }

  void filters(hid_t creation, const std::string& name) const {
    const int count = H5Pget_nfilters(creation);
    for (int f = 0; f < count; ++f) {
      unsigned flags = 0, config = 0;
      std::size_t values = 0;
      std::array<char, 64> called{};
      const H5Z_filter_t filter = H5Pget_filter2(creation, static_cast<unsigned>(f), &flags, &values, nullptr,
                                                 called.size() - 1, called.data(), &config);
      if (filter != H5Z_FILTER_SHUFFLE && filter != H5Z_FILTER_DEFLATE)
        not_ours("dataset", name, fmt::format("filter {}", static_cast<int>(filter)));
    }
  }

  /// What a dataset says that it holds against the bytes that are there.
  void lengths(hid_t dataset, hid_t creation, H5D_layout_t layout, const std::string& name,
               std::size_t width) const {
    const std::string doing = "read " + name;
    const Handle space{H5Dget_space(dataset), H5Sclose, doing};
    const int rank = H5Sget_simple_extent_ndims(space.get());
    if (H5Sget_simple_extent_type(space.get()) != H5S_SIMPLE || rank < 1 || rank > kMostDimensions)
      not_ours("dataset", name, "other dimensions than any of ours");
    Lengths lengths(static_cast<std::size_t>(rank)), chunk(lengths);
    check(H5Sget_simple_extent_dims(space.get(), lengths.data(), nullptr), doing);
    const std::size_t bytes = product(lengths) * width;
    if (layout == H5D_CONTIGUOUS) {
      if (bytes == 0) return;
      const haddr_t begin = H5Dget_offset(dataset);
      const bool there = begin != HADDR_UNDEF && begin <= file_bytes_ && bytes <= file_bytes_ - begin;
      if (!there || H5Dget_storage_size(dataset) != bytes) too_long(name);
    } else if (layout == H5D_CHUNKED) {
      if (H5Pget_chunk(creation, rank, chunk.data()) != rank) store_failed(doing);
      if (!can_unpack_to(file_bytes_, product(chunk) * width)) too_long(name);
    } else {
      not_ours("dataset", name, "another layout");
    }
  }

  [[noreturn]] void too_long(const std::string& name) const {
    throw RefusedFile{fmt::format(
        "declares more than it holds (dataset {}: more numbers than its {} bytes can be); it is not read",
        name, file_bytes_)};
  }

  std::uint64_t file_bytes_ = 0;
  std::size_t objects_ = 0;
  std::set<haddr_t> seen_;
};

}  // namespace

void inspect(hid_t file) {
  const Handle root{H5Gopen2(file, "/", H5P_DEFAULT), H5Gclose, "read it"};
  Inspection{file}.group(root.get(), "", 0);
}

}  // namespace headroom
