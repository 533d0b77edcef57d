"""Files that no run writes, made from one that a run wrote: each forgery takes an open HDF5 file and leaves something in
it. `sealed` puts the right seal behind what was forged, as one who knows the program can."""

import hashlib
import os
import struct
import zlib

import h5py
import numpy as np

MARK = b"\nheadroom sha256 "
SEAL = len(MARK) + 64 + 1


def unsealed(path):
    """The bytes of the HDF5 file alone."""
    data = path.read_bytes()
    assert data[-SEAL:].startswith(MARK)
    return data[:-SEAL]


def sealed(data):
    return data + MARK + hashlib.sha256(data).hexdigest().encode() + b"\n"


TEXT = h5py.string_dtype()


def replace(file, name, **how):
    """Another dataset in place of this one."""
    del file[name]
    return file.create_dataset(name, **how)


def like_ours(file, name, data, **how):
    """In pieces as a run writes them, of one scenario each."""
    data = np.asarray(data)
    how = {"chunks": (1, *data.shape[1:]), "maxshape": data.shape, "shuffle": True, "compression": 1, **how}
    return replace(file, name, data=data, **how)


def low_level(file, name, kind, shape, creation, maximum=None):
    if name in file:
        del file[name]
    space = h5py.h5s.create_simple(shape, maximum)
    return h5py.h5d.create(file.id, name.encode(), kind, space, dcpl=creation)


FORGERIES = {}


def forgery(name, *arguments):
    """Registers a forgery under its name; of one with arguments one for each."""
    def register(function):
        FORGERIES[name] = (lambda file, other: function(file, other, *arguments))
        return function
    return register


def of_each(name, values):
    def register(function):
        for value in values:
            def forge(file, other, value=value):
                function(file, other, value)
            FORGERIES[f"{name}: {value}"] = forge
        return function
    return register


# What leads elsewhere: `other` is a file whose bytes must not come out.

FIGURES = ["summary/utilisation", "summary/in_time", "weekly/waiting", "waits/first", "daily/below_minimum"]


@of_each("external storage", FIGURES + ["replications_run", "replication"])
def external_storage(file, other, name):
    shape = file[name].shape if name in file else (len(file["scenario"]),)
    kind = {"replication": h5py.h5t.STD_I32LE, "replications_run": h5py.h5t.STD_U32LE,
            "waits/first": h5py.h5t.STD_U32LE}.get(name, h5py.h5t.IEEE_F64LE)
    creation = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    creation.set_external(os.fsencode(other), 0, 1 << 30)
    low_level(file, name, kind, shape, creation)


@of_each("external storage as names", ["scenario", "stream", "post"])
def external_names(file, other, name):
    kind = h5py.h5t.C_S1.copy()
    kind.set_size(8)
    creation = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    creation.set_external(os.fsencode(other), 0, 1 << 30)
    low_level(file, name, kind, file[name].shape, creation)


@of_each("external link", FIGURES + ["scenario", "week", "summary", "inputs", "more"])
def external_link(file, other, name):
    if name in file:
        del file[name]
    file[name] = h5py.ExternalLink(str(other) + ".h5", "/secret")


@of_each("virtual dataset", FIGURES + ["replication", "more"])
def virtual(file, other, name):
    shape = file[name].shape if name in file else (3,)
    if name in file:
        del file[name]
    layout = h5py.VirtualLayout(shape=shape, dtype="f8")
    layout[...] = h5py.VirtualSource(str(other) + ".h5", "secret", shape=shape)
    file.create_virtual_dataset(name, layout)


@of_each("soft link", ["summary/utilisation", "scenario", "summary", "more"])
def soft_link(file, other, name):
    if name in file:
        del file[name]
    file[name] = h5py.SoftLink("/weekly")


@forgery("soft links in a circle")
def soft_circle(file, other):
    del file["summary/utilisation"]
    file["summary/utilisation"] = h5py.SoftLink("/summary/other")
    file["summary/other"] = h5py.SoftLink("/summary/utilisation")


# Kinds of data that are not ours.

KINDS = {"compound": np.dtype([("a", "f8"), ("b", "i4")]), "array": np.dtype(("f8", (2,))),
         "opaque": np.dtype("V8"), "big end first": np.dtype(">f8"), "half": np.dtype("f2"),
         "complex": np.dtype("c16"), "fixed text": np.dtype("S8"), "boolean": np.dtype("bool"),
         "object references": h5py.ref_dtype, "region references": h5py.regionref_dtype,
         "lists": h5py.vlen_dtype(np.dtype("f8")), "texts": TEXT, "enumeration": h5py.enum_dtype({"A": 1})}


@of_each("kind of figures", KINDS)
def kind_of_figures(file, other, kind):
    replace(file, "summary/utilisation", shape=file["summary/utilisation"].shape, dtype=KINDS[kind])


@of_each("kind of scale", [k for k in KINDS if k != "texts"])
def kind_of_scale(file, other, kind):
    replace(file, "scenario", shape=file["scenario"].shape, dtype=KINDS[kind])


@of_each("kind of number", ["f4", "u4", "i8", "u1", "u2", "i2"])
def kind_of_number(file, other, kind):
    data = np.nan_to_num(file["summary/utilisation"][...]).astype(kind)
    like_ours(file, "summary/utilisation", data)


@forgery("named kind of data")
def named_kind(file, other):
    file["kind"] = np.dtype("f8")
    replace(file, "summary/utilisation", shape=file["summary/utilisation"].shape, dtype=file["kind"])


@forgery("float of 13 bits")
def odd_float(file, other):
    kind = h5py.h5t.IEEE_F64LE.copy()
    kind.set_fields(63, 50, 13, 0, 50)
    kind.set_ebias(4095)
    low_level(file, "summary/utilisation", kind, file["summary/utilisation"].shape,
              h5py.h5p.create(h5py.h5p.DATASET_CREATE))


@of_each("filter", ["lzf", "szip", "fletcher32", "scaleoffset", "unknown"])
def filters(file, other, which):
    data = file["summary/utilisation"][...]
    if which == "unknown":
        creation = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        creation.set_chunk((1, data.shape[1]))
        creation.set_filter(32000 + 4, h5py.h5z.FLAG_OPTIONAL, (1, 2, 3))
        low_level(file, "summary/utilisation", h5py.h5t.IEEE_F64LE, data.shape, creation)
        return
    how = {"fletcher32": {"fletcher32": True}, "scaleoffset": {"scaleoffset": 4}}.get(which, {"compression": which})
    if which == "szip":
        how = {"compression": "szip", "compression_opts": ("nn", 4)} if "szip" in h5py.filters.encode else {"fletcher32": True}
    replace(file, "summary/utilisation", data=data, chunks=(1, data.shape[1]), **how)


@forgery("compact layout")
def compact(file, other):
    creation = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    creation.set_layout(h5py.h5d.COMPACT)
    low_level(file, "summary/utilisation", h5py.h5t.IEEE_F64LE, file["summary/utilisation"].shape, creation)


# More than there can be.

@of_each("replications", [30_000_000, 2_000_000_000, 1 << 40, 1 << 62])
def replications(file, other, count):
    scenarios = len(file["scenario"])
    replace(file, "replication", shape=(count,), dtype="i4", chunks=(1 << 20,), compression=1)
    if count > 1 << 60:
        return
    replace(file, "summary/utilisation", shape=(scenarios, count), dtype="f8", chunks=(1, 1 << 16), compression=1)


@of_each("replications without a place", [30_000_000, 1 << 40, 1 << 60])
def replications_without_a_place(file, other, count):
    creation = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    low_level(file, "replication", h5py.h5t.STD_I32LE, (count,), creation)


@of_each("names without a place", ["scenario", "stream", "priority", "post", "role", "week"])
def names_without_a_place(file, other, name):
    replace(file, name, shape=(50_000_000,), dtype=TEXT)


@forgery("100,000 scenarios without figures")
def many_scenarios(file, other):
    replace(file, "scenario", data=[f"s{i}" for i in range(100_000)], dtype=TEXT)


@forgery("a million replications that count, without figures")
def counted_replications(file, other):
    replace(file, "replication", data=np.arange(1, 1_000_001, dtype="i4"))
    for name in ["summary/utilisation", "summary/cost"]:
        replace(file, name, shape=(len(file["scenario"]), 1_000_000), dtype="f8", chunks=(1, 1000), shuffle=True,
                compression=1)


@forgery("5,000,000 replications that count")
def too_many_replications(file, other):
    replace(file, "replication", data=np.arange(1, 5_000_001, dtype="i4"))


@of_each("weeks", [1041, 5000, 0])
def weeks(file, other, count):
    first = np.datetime64("2026-04-01")
    replace(file, "week", data=[str(first + 7 * i) for i in range(count)], dtype=TEXT, shape=(count,))


@of_each("piece of", [1 << 22, 1 << 28])
def piece(file, other, length):
    replace(file, "summary/utilisation", shape=file["summary/utilisation"].shape, maxshape=(None, None), dtype="f8",
            chunks=(1, length), shuffle=True, compression=1)


@of_each("pieces of other lengths", [(1, 1), (2, 2), (2, 1)])
def pieces(file, other, chunks):
    data = file["summary/in_time"][...]
    replace(file, "summary/in_time", data=data, maxshape=(None,) * 3, chunks=(*chunks, 1), shuffle=True, compression=1)


@of_each("a piece that is", ["short", "long", "empty", "noise", "a bomb", "skipped", "gone"])
def bad_piece(file, other, how):
    shape, data = file["summary/utilisation"].shape, file["summary/utilisation"][...]
    made = like_ours(file, "summary/utilisation", data)
    whole = np.ascontiguousarray(data[0]).view("u1").reshape(-1, 8).T.tobytes()
    piece, mask = {"short": (zlib.compress(whole[:8]), 0), "long": (zlib.compress(whole * 50), 0), "empty": (b"\0", 0),
                   "noise": (b"\x55" * 40, 0), "a bomb": (zlib.compress(bytes(50 << 20)), 0),
                   "skipped": (b"\0" * (8 * shape[1]), 3), "gone": (None, 0)}[how]
    if how == "gone":
        del file["summary/utilisation"]
        made = file.create_dataset("summary/utilisation", shape=shape, maxshape=shape, dtype="f8",
                                   chunks=(1, shape[1]), shuffle=True, compression=1)
        made[1:] = data[1:]
    else:
        made.id.write_direct_chunk((0, 0), piece, mask)


# Scales that do not fit.

@of_each("scale shorter than its figures", ["scenario", "stream", "priority", "post"])
def shorter(file, other, name):
    replace(file, name, data=["only"], dtype=TEXT)


@of_each("scale gone", ["scenario", "replication", "week", "stream", "priority", "post", "role"])
def scale_gone(file, other, name):
    del file[name]


@of_each("scale empty", ["scenario", "replication", "week", "stream", "priority", "post", "role"])
def scale_empty(file, other, name):
    kind = file[name].dtype
    replace(file, name, shape=(0,), dtype=kind)


@of_each("scale of two dimensions", ["scenario", "replication", "week"])
def scale_of_two(file, other, name):
    kind = file[name].dtype
    replace(file, name, shape=(len(file["scenario"] if name == "scenario" else file[name]), 2), dtype=kind)


NAMES = {"twice": lambda names: [names[0]] * len(names), "nothing": lambda names: [""] + names[1:],
         "escape": lambda names: ["\x1b[31mred"] + names[1:], "slash": lambda names: ["../../etc"] + names[1:],
         "long": lambda names: ["x" * 100_000] + names[1:], "not UTF-8": lambda names: [b"\xff\xfe"] + names[1:]}


@of_each("names", [f"{scale} {how}" for scale in ["stream", "priority", "post", "role"] for how in NAMES])
def names(file, other, which):
    scale, how = which.split(" ", 1)
    old = [name.decode() for name in file[scale][...]]
    if len(old) == 1 and how == "twice":
        old = old * 2
    made = replace(file, scale, shape=(len(old),), dtype=h5py.string_dtype("utf-8"))
    made[...] = np.array(NAMES[how](old), dtype=object)


@of_each("scenarios", ["twice", "nothing", "not UTF-8", "long"])
def scenario_names(file, other, how):
    names(file, other, "scenario " + how)


@of_each("weeks that are", ["backwards", "the same", "no dates", "far away", "every day"])
def bad_weeks(file, other, how):
    weeks = [week.decode() for week in file["week"][...]]
    first = np.datetime64(weeks[0])
    made = {"backwards": weeks[::-1], "the same": [weeks[0]] * len(weeks), "no dates": ["soon"] * len(weeks),
            "far away": [f"{9999 - i}-01-01" for i in range(len(weeks))],
            "every day": [str(first + i) for i in range(len(weeks))]}[how]
    replace(file, "week", data=made, dtype=TEXT)


@of_each("replications that are", ["negative", "huge", "not a number", "all one", "backwards"])
def bad_replications(file, other, how):
    count = len(file["replication"])
    made = {"negative": -np.arange(1, count + 1, dtype="i4"), "huge": np.full(count, 1e300),
            "not a number": np.full(count, np.nan), "all one": np.ones(count, "i4"),
            "backwards": np.arange(count, 0, -1, dtype="i4")}[how]
    replace(file, "replication", data=made)


@of_each("replications run", ["none", "more", "fewer", "short", "real"])
def replications_run(file, other, how):
    scenarios, most = len(file["scenario"]), len(file["replication"])
    made = {"none": np.zeros(scenarios, "u4"), "more": np.full(scenarios, most + 5, "u4"),
            "fewer": np.ones(scenarios, "u4"), "short": np.full(scenarios - 1, most, "u4"),
            "real": np.full(scenarios, np.nan)}[how]
    if "replications_run" in file:
        del file["replications_run"]
    file.create_dataset("replications_run", data=made)


@of_each("shape of", FIGURES)
def shape(file, other, name):
    data = file[name][...]
    like_ours(file, name, data[..., :1] if data.shape[-1] > 1 else np.concatenate([data, data], axis=-1))


@of_each("one dimension of", FIGURES)
def one_dimension(file, other, name):
    replace(file, name, data=np.zeros(4, file[name].dtype))


@of_each("no dimension of", FIGURES)
def no_dimension(file, other, name):
    replace(file, name, data=np.zeros((), file[name].dtype))


# Attributes.

@of_each("attribute gone", ["format", "format_version", "seed", "complete"])
def attribute_gone(file, other, name):
    del file.attrs[name]


VALUES = {"a list": [1, 2, 3], "big end first": np.array(1, ">i8"), "fixed text": np.bytes_(b"x"),
          "nothing": h5py.Empty("f8"), "a pair": np.array((1, 2.0), np.dtype([("a", "i4"), ("b", "f8")])),
          "a thousand texts": np.array(["x"] * 1000, dtype=object), "opaque": np.void(b"abcd")}


@of_each("attribute", [f"{name} is {what}" for name in ["title", "seed"] for what in VALUES])
def attribute(file, other, which):
    name, what = which.split(" is ")
    del file.attrs[name]
    if what == "a thousand texts":
        file.attrs.create(name, VALUES[what], dtype=TEXT)
    else:
        file.attrs[name] = VALUES[what]


@of_each("attribute of figures", ["a list", "a pair", "opaque"])
def attribute_of_figures(file, other, what):
    file["summary/utilisation"].attrs["more"] = VALUES[what]


@forgery("reference in an attribute")
def reference(file, other):
    file.attrs["title2"] = file["weekly"].ref


@forgery("2,000 attributes")
def many_attributes(file, other):
    for i in range(2000):
        file["summary/utilisation"].attrs[f"a{i}"] = i


@of_each("best", ["nobody", "without reasons", "with odd reasons", "likely 7"])
def best(file, other, how):
    file.attrs["selected"] = "nobody" if how == "nobody" else file["scenario"][0]
    file.attrs["selected_by"] = "ocba"
    file.attrs["selected_probability"] = 7.0 if how == "likely 7" else 0.9
    scenarios = len(file["scenario"])
    if how != "without reasons":
        words = ["because" if how == "with odd reasons" else "selected"] * scenarios
        file.create_dataset("stopped_because", data=words, dtype=TEXT)
        file.create_dataset("replications_run", data=np.full(scenarios, len(file["replication"]), "u4"))


# Groups.

@forgery("1,000 groups deep")
def deep(file, other):
    group = file
    for i in range(1000):
        group = group.create_group(f"g{i}")


@forgery("a group that holds itself")
def holds_itself(file, other):
    file["weekly/again"] = file["weekly"]
    file["weekly/root"] = file["/"]


@forgery("30,000 links")
def many_links(file, other):
    group = file.create_group("many")
    for i in range(30_000):
        group[f"l{i}"] = file["scenario"]


@of_each("group in place of", FIGURES + ["scenario"])
def group_in_place(file, other, name):
    del file[name]
    file.create_group(name)


@of_each("figures in place of", ["summary", "weekly", "waits"])
def figures_in_place(file, other, name):
    del file[name]
    file[name] = np.zeros(3)


@forgery("no figures")
def no_figures(file, other):
    for name in list(file["summary"]):
        del file["summary"][name]


@of_each("activities without", ["their form", "reasons", "their form, as it was called", "reasons, as it was called"])
def activities(file, other, how):
    reasons = how.startswith("reasons")
    made = ["lead/spa/audit/clinical" if reasons else "whatever"]
    if "activity" in file:
        del file["activity"]
    if "reason" in file:
        del file["reason"]
    file.create_dataset("activity", data=made, dtype=TEXT)
    file.create_dataset("reason", data=["boredom" if reasons else "sickness"], dtype=TEXT)
    shape = (len(file["scenario"]), len(file["replication"]), 1, 1)
    if "summary/protected_hours_used_by_activity" in file:
        del file["summary/protected_hours_used_by_activity"]
    like = {"chunks": (1, *shape[1:]), "shuffle": True, "compression": 1}
    name = "raided_hours_by_activity" if "as it was called" in how else "protected_hours_used_by_activity"
    file.create_dataset(f"summary/{name}", data=np.ones(shape), **like)


# Harmless: of another spelling, but it holds what it should. Read right, or refused.

@forgery("harmless: dense attributes")
def dense(file, other):
    for i in range(40):
        file["summary/utilisation"].attrs[f"a{i}"] = i


@forgery("harmless: a dataset of our own kind too many")
def one_more(file, other):
    like_ours(file, "summary/of_later_versions", np.zeros((len(file["scenario"]), len(file["replication"])))) \
        if "summary/of_later_versions" in file else file.create_dataset("summary/of_later_versions", data=np.zeros(3))


# What the library does not let one write is changed in the bytes.

def changed(data, old, new, count=1):
    assert old in data and len(old) == len(new)
    return data.replace(old, new, count)


def place_of(data, text):
    """Of a text: the place of its heap, its number there, and where it stands itself."""
    heap = data.find(b"GCOL\x01")
    while heap >= 0:
        at, end = heap + 16, heap + struct.unpack("<Q", data[heap + 8:heap + 16])[0]
        while at + 16 <= end:
            number, length = struct.unpack("<H6xQ", data[at:at + 16])
            if number and data[at + 16:at + 16 + length] == text:
                return heap, number, at + 16
            at += 16 + (length + 7) // 8 * 8 if number else end
        heap = data.find(b"GCOL\x01", heap + 8)
    raise KeyError(text)


def length_of_text(data, text, length):
    """Another length in the reference to a text, which stands there as its length, its heap's place and its number."""
    *place, _ = place_of(data, text)
    return changed(data, struct.pack("<IQI", len(text), *place), struct.pack("<IQI", length, *place))


def place_of_text(data, text, other):
    heap, number, _ = place_of(data, text)
    return changed(data, struct.pack("<IQI", len(text), heap, number), struct.pack("<IQI", len(text), other, number))


def text_replaced(data, text, other):
    *_, at = place_of(data, text)
    assert len(other) == len(text)
    return data[:at] + other + data[at + len(text):]


TITLE = b"A small clinic"
BYTES = {
    "a title of 2 GB": lambda data: length_of_text(data, TITLE, 2_000_000_000),
    "a title of 4 GB": lambda data: length_of_text(data, TITLE, 0xFFFFFFFF),
    "a title shorter than its text": lambda data: length_of_text(data, TITLE, 3),
    "a title longer than its text": lambda data: length_of_text(data, TITLE, 500),
    "a title elsewhere": lambda data: place_of_text(data, TITLE, 96),
    "a title beyond the end": lambda data: place_of_text(data, TITLE, 1 << 50),
    "a title without a place": lambda data: place_of_text(data, TITLE, 0xFFFFFFFFFFFFFFFF),
    "a title with a zero": lambda data: text_replaced(data, TITLE, b"A small\0clinic"),
    "a title that is not UTF-8": lambda data: text_replaced(data, TITLE, b"A small\xffclinic"),
    "a heap without end": lambda data: data.replace(b"GCOL\x01\0\0\0" + struct.pack("<Q", 4096),
                                                    b"GCOL\x01\0\0\0" + struct.pack("<Q", 1 << 60)),
    "a heap of no bytes": lambda data: data.replace(b"GCOL\x01\0\0\0" + struct.pack("<Q", 4096),
                                                    b"GCOL\x01\0\0\0" + struct.pack("<Q", 0)),
    "a scenario of 3 GB": lambda data: length_of_text(data, b"no-wards", 3_000_000_000),
    "a week elsewhere": lambda data: place_of_text(data, b"2026-04-08", 8),
    "cut off": lambda data: data[:len(data) // 2],
    "only its beginning": lambda data: data[:600],
    "a tail": lambda data: data + bytes(100_000),
}
