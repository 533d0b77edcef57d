// Reading the keys whose rows say where their values go.
#pragma once

#include "study/bind/cursor.hpp"
#include "study/keys/field.hpp"

namespace headroom::reading {

/// Every key at and below this place that is a member of the object, or of a struct within it: what is
/// written, else the default. Maps and lists of structs are left to whoever makes their entries.
void read_fields(const Cursor& at, void* object, StructId id);

template <class Struct>
void read_fields(const Cursor& at, Struct& object) {
  read_fields(at, &object, kStruct<Struct>);
}

}  // namespace headroom::reading
