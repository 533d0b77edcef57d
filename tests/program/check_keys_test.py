"""Every key of the schema is said back by `check`: a study that differs in that key alone shows it in the answer.

A key that is added needs a sample here, or a reason why `check` cannot say it; without either the test names it."""

import copy
import json
import pathlib
import unittest

from outside import answer_of, folder_in_memory, headroom

BASE = {
    "headroom": 1,
    "calendar": {"start": "2026-04-01", "weeks": 52},
    "appointments": {"assess": {"minutes": 45, "by": ["clinician", "assistant"]}},
    "pathways": {"main": {"first": {"appointment": "assess", "next": {"again": "50%", "discharge": "50%"}},
                          "again": {"appointment": "assess"}}},
    "sites": ["north", "south"],
    "streams": {"gp": {"pathway": "main", "referrals": {"per_week": 10},
                       "priorities": {"urgent": {"share": "20%"}, "routine": {"share": "80%"}},
                       "waiting": {"urgent": {"count": 3, "longest": "4 weeks"}}},
                "ward": {"pathway": "main", "referrals": {"per_week": 4}}},
    "staff": {"band-6": {"role": "clinician", "band": "6", "wte": 1.0, "job_plan": {"dcc": "80%", "spa": "20%"}},
              "band-4": {"role": "assistant", "band": "4", "wte": 1.0, "job_plan": {"dcc": "90%", "spa": "10%"}}},
}
POST = "staff.band-6"
STREAM = "streams.gp"

# What stands beside a key that means nothing, or is not allowed, without it.
SPELLS = {"absence.sickness.spells": [{"share": "50%", "min": 1, "max": 9, "mean": 3},
                                      {"share": "50%", "min": 10, "max": 99, "mean": 40}]}
LEAVING = {"absence.turnover": {"leavers_per_year": "10%", "time_to_hire": "14 weeks"}}
LEARNER = {"absence.placements": [{"post": "band-6", "from": "2026-05-01", "weeks": 6}]}
BACK = {"absence.sickness.phased_return": {"weeks": 4, "at": "50%"}}
BANK = {"cover.order": ["bank", "cancel"], "cover.bank": {"hours_per_week": 11}}
PROTECTED = {"cover.order": ["protected_time", "cancel"]}
ACTIVITY = {f"{POST}.activities": [{"name": "Teaching", "category": "spa", "hours": 1}]}
FIXED = {f"{POST}.dcc_fixed": [{"name": "Triage", "hours_per_week": 2}]}
SESSION = {f"{POST}.sessions": [{"day": "mon", "start": "9:00", "minutes": 180}]}
ABSENT = {f"{POST}.absent": [{"from": "2026-09-01", "until": "2026-12-01"}]}
INDUCTION = {f"{POST}.from": "2026-05-01", f"{POST}.induction": [{"weeks": 4, "at": "50%"}]}
PLANS = {f"{POST}.plans": [{"from": "2026-07-01", "wte": 0.8}]}
PILLARS = {"clinical": "61%", "leadership": "21%", "education": "11%", "research": "7%"}
PLAN = {"dcc": "60%", "spa": "26%", "ar": "10%", "ed": "4%"}
TWO = {"scenarios": {"more": {"staff": {"band-6": {"wte": 2}}}}}
PRECISE = {"experiment.precision": "7%"}
PRECISE_MAP = {"experiment.replications": {"precision": "7%"}}
SELECT = {**TWO, "experiment.select": {"metric": "in_time", "stream": "gp", "within": "1%"}}
SIZED = {"sizing": {"vary": {"staff.band-6.wte": {"values": [1, 2]}},
                    "meet": [{"metric": "in_time", "at_least": "90%"}]}}
SWEPT = {"sweep": {"people": {"set": "staff.band-6.wte", "values": [1, 2]}}}
RANGED = {"sweep": {"people": {"set": "staff.band-6.wte", "from": 1, "to": 2, "step": 0.5}}}
SIZED_RANGE = {"sizing": {"vary": {"staff.band-6.wte": {"from": 1, "to": 2, "step": 0.5}},
                          "meet": [{"metric": "in_time", "at_least": "90%"}]}}

# By key: where it stands in the study, its value, what is beside it, and how `check` says it where not as written.
SAMPLES = {}


def sample(key, value, at=None, said=None, beside=None):
    SAMPLES[key] = (at or key, value, beside or {}, said if said is not None else str(value))


sample("title", "Another name")
UNKNOWN = {"uncertainty": {"streams.gp.referrals.per_week": {"from": 8, "to": 15}}}
for key, value, said in (("from", 7.5, "7.5"), ("to", 16.5, "16.5"), ("sure", "80%", "0.8"), ("source", "a year of records", None),
                         ("by", "the lead", None)):
    sample(f"uncertainty.*.{key}", {"streams.gp.referrals.per_week": {"from": 8, "to": 15, key: value}}, at="uncertainty",
           said=said or value)
sample("experiment.draws", "none", beside=UNKNOWN)
sample("calendar.start", "2026-05-04")
sample("calendar.weeks", 40, said="40")
sample("calendar.warm_up_weeks", 13, said="13", beside={f"{STREAM}.waiting": 0})
sample("calendar.clinic_days", ["mon", "tue", "sat"], said="[mon, tue, sat]")
sample("calendar.bank_holidays", "northern-ireland")
sample("calendar.closed", ["2026-08-03"], said="2026-08-03")
sample("calendar.open", ["2026-12-28"], said="2026-12-28")
sample("full_time_hours", 36.5, said="36.5")
sample("full_time_hours[].from", "2026-10-05", at="full_time_hours.1.from",
       beside={"full_time_hours": [{"from": "2026-04-01", "hours": 37.5}, {"from": "2026-10-01", "hours": 36}]})
sample("full_time_hours[].hours", 35, at="full_time_hours.1.hours",
       beside={"full_time_hours": [{"from": "2026-04-01", "hours": 37.5}, {"from": "2026-10-01", "hours": 36}]})
sample("sites", ["north", "south", "west"], said="west")

sample("appointments.*.minutes", 50, at="appointments.assess.minutes", said="50 minutes")
sample("appointments.*.admin_minutes", 7, at="appointments.assess.admin_minutes", said="7 minutes")
sample("appointments.*.travel_minutes", 8, at="appointments.assess.travel_minutes", said="8 minutes")
sample("appointments.*.mode", "domiciliary", at="appointments.assess.mode")
sample("appointments.*.dna", "9%", at="appointments.assess.dna")
for key, value in (("dna.first", "9%"), ("dna.follow_up", "9%"), ("dna.per_week_waited", "1%"),
                   ("cancelled_by_patient", "9%"), ("cancelled_by_patient.rate", "9%"), ("duration_cv", 0.3),
                   ("places", 4), ("clinicians", 2)):
    sample(f"appointments.*.{key}", value, at=f"appointments.assess.{key}")
STEP = "pathways.main.again"
sample("pathways.*.*.after", "6 weeks", at=f"{STEP}.after", said="42 days")
sample("pathways.*.*.within", "3 working days", at=f"{STEP}.within")
sample("pathways.*.*.stops_clock", True, at=f"{STEP}.stops_clock", said="true")

sample("streams.*.pathway", "other", at=f"{STREAM}.pathway",
       beside={"pathways.other": {"only": {"appointment": "assess"}}})
sample("streams.*.enters", "again", at=f"{STREAM}.enters")
sample("streams.*.sites", ["south"], at=f"{STREAM}.sites", said="south")
sample("streams.*.referrals.per_week", 11.5, at=f"{STREAM}.referrals.per_week")
sample("streams.*.referrals.csv", "referrals.csv", at=f"{STREAM}.referrals.csv")
for key, value in (("referrals.variance_ratio", 2), ("referrals.growth_per_year", "5%"),
                   ("referrals.monthly", [1] * 11 + [2]), ("removals_per_week", "1%")):
    sample(f"streams.*.{key}", value, at=f"{STREAM}.{key}")
sample("streams.*.referrals.changes[].times", 1.5, at=f"{STREAM}.referrals.changes.0.times",
       beside={f"{STREAM}.referrals.changes": [{"from": "2026-06-01", "times": 1}]})
PRIORITY = f"{STREAM}.priorities.urgent"
sample("streams.*.priorities.*.share", {"urgent": {"share": "30%", "target": "14 days"},
                                        "routine": {"share": "70%", "target": "126 days"}},
       at=f"{STREAM}.priorities", said="30%")
sample("streams.*.priorities.*.target", "3 working days", at=f"{PRIORITY}.target")
sample("streams.*.priorities.*.notice", "2 days", at=f"{PRIORITY}.notice")
sample("streams.*.priorities.*.horizon", "5 weeks", at=f"{PRIORITY}.horizon", said="35 days")
sample("streams.*.standard", "87%", at=f"{STREAM}.standard")
sample("streams.*.clock", "treatment", at=f"{STREAM}.clock")
sample("streams.*.waiting.count", {"count": 17, "longest": "4 weeks"}, at=f"{STREAM}.waiting", said="17")
sample("streams.*.waiting.*.count", 19, at=f"{STREAM}.waiting.urgent.count")
sample("streams.*.first_seen_per_week", 8.5, at=f"{STREAM}.first_seen_per_week")
sample("streams.*.overdue.*.count", 3, at=f"{STREAM}.overdue.again.count")
sample("streams.*.acuity.*.time", {"share": "10%", "time": "120%"}, at=f"{STREAM}.acuity.heavy")
sample("streams.*.returns.share", "10%", at=f"{STREAM}.returns.share")

sample("staff.*.role", "lead", at=f"{POST}.role",
       beside={"appointments.assess.by": ["lead", "assistant"], "staff.other": {"role": "lead", "wte": 1, "job_plan": "none"}})
sample("staff.*.wte", 1.5, at=f"{POST}.wte")
sample("staff.*.band", "8a", at=f"{POST}.band")
sample("staff.*.cost_per_year", 51234, at=f"{POST}.cost_per_year")
sample("staff.*.headcount", 4, at=f"{POST}.headcount", said="0.25")
sample("staff.*.job_plan", "none", at=f"{POST}.job_plan", said="false")
for part, said in (("dcc", "22.5"), ("spa", "9.75"), ("ar", "3.75"), ("ed", "1.5")):
    sample(f"staff.*.job_plan.{part}", PLAN, at=f"{POST}.job_plan", said=said)
    sample(f"staff.*.plans[].job_plan.{part}", [{"from": "2026-07-01", "job_plan": PLAN}], at=f"{POST}.plans",
           said=said)
for key, value in (("name", "Research"), ("category", "dcc"), ("hours", 1.25), ("pillar", "education"),
                   ("protected", "hard")):
    sample(f"staff.*.activities[].{key}", value, at=f"{POST}.activities.0.{key}", beside=ACTIVITY)
for pillar, share in (("clinical", "61%"), ("leadership", "21%"), ("education", "11%"), ("research", "7%")):
    sample(f"staff.*.pillars.{pillar}", PILLARS, at=f"{POST}.pillars", said=str(int(share[:-1]) / 100))
sample("staff.*.plans[].from", "2026-08-03", at=f"{POST}.plans.0.from", beside=PLANS)
sample("staff.*.plans[].wte", 0.7, at=f"{POST}.plans.0.wte", beside=PLANS)
sample("staff.*.plans[].band", "7", at=f"{POST}.plans.0.band", beside=PLANS)
sample("staff.*.sites", ["south"], at=f"{POST}.sites", said="south on mon")
sample("staff.*.sites.*", {"south": ["tue"]}, at=f"{POST}.sites", said="south on tue")
for key, value in (("name", "Ward round"), ("hours_per_week", 2.5), ("day", "thu")):
    sample(f"staff.*.dcc_fixed[].{key}", value, at=f"{POST}.dcc_fixed.0.{key}", beside=FIXED)
for key, value, said in (("day", "wed", "wed 9:00"), ("start", "10:15", "10:15 to"), ("minutes", 95, "to 10:35"),
                         ("site", "south", "at south"), ("for", ["ward"], "only for ward"),
                         ("every", "3 weeks", "every 3 weeks")):
    sample(f"staff.*.sessions[].{key}", value, at=f"{POST}.sessions.0.{key}", said=said, beside=SESSION)
sample("staff.*.sessions[].starting", "2026-04-13", at=f"{POST}.sessions.0.starting", beside=SESSION)
sample("staff.*.days", ["mon", "tue", "wed"], at=f"{POST}.days", said="[mon, tue, wed]")
sample("staff.*.outside_sessions", True, at=f"{POST}.outside_sessions", said="true", beside=SESSION)
sample("staff.*.annual_leave_days", 31, at=f"{POST}.annual_leave_days")
sample("staff.*.service_years", 12, at=f"{POST}.service_years", said="33")
sample("staff.*.from", "2026-05-01", at=f"{POST}.from")
sample("staff.*.until", "2026-11-30", at=f"{POST}.until")
for key, value in (("from", "2026-09-07"), ("until", "2026-11-30"), ("reason", "Secondment"), ("backfill", "40%"),
                   ("paid", "60%")):
    sample(f"staff.*.absent[].{key}", value, at=f"{POST}.absent.0.{key}", beside=ABSENT)
sample("staff.*.productivity", "85%", at=f"{POST}.productivity")
sample("staff.*.induction[].at", "55%", at=f"{POST}.induction.0.at", beside=INDUCTION)
sample("staff.*.sickness", "6%", at=f"{POST}.sickness")
sample("staff.*.sickness.rate", "7%", at=f"{POST}.sickness.rate")

sample("absence.public_holiday_days", 9, said="9 days")
sample("absence.study_days", 6.5, said="6.5 days")
sample("absence.leave_year", "1 September")
sample("absence.leave_pattern", [1] * 11 + [13], said="Dec 6.50")
sample("absence.leave_together", "35%")
sample("absence.sickness", "5.5%")
sample("absence.sickness.rate", "5.5%")
sample("absence.sickness.monthly", [1] * 11 + [13], said="Dec 6.50")
sample("absence.sickness.spells[].share", [{"share": "40%", "min": 1, "max": 9, "mean": 3},
                                          {"share": "60%", "min": 10, "max": 99, "mean": 40}],
       at="absence.sickness.spells", said="40%", beside=SPELLS)
for key, value in (("min", 2), ("max", 8), ("mean", 4)):
    sample(f"absence.sickness.spells[].{key}", value, at=f"absence.sickness.spells.0.{key}", beside=SPELLS)
sample("absence.sickness.phased_return.weeks", 5, said="5 weeks", beside=BACK)
sample("absence.sickness.phased_return.at", "60%", beside=BACK)
sample("absence.turnover.leavers_per_year", "12%", beside=LEAVING)
sample("absence.turnover.notice", "5 weeks", said="35 days", beside=LEAVING)
sample("absence.turnover.time_to_hire", "20 weeks", said="140 days", beside=LEAVING)
sample("absence.turnover.start", "filled", beside=LEAVING)
sample("absence.placements[].post", "band-4", at="absence.placements.0.post", said="with band-4", beside=LEARNER)
sample("absence.placements[].from", "2026-06-01", at="absence.placements.0.from", beside=LEARNER)
sample("absence.placements[].weeks", 7, at="absence.placements.0.weeks", said="7 weeks", beside=LEARNER)
sample("absence.placements[].pace", ["77%"], at="absence.placements.0.pace", said="77%", beside=LEARNER)

sample("booking.horizon", "5 weeks", said="35 days")
sample("booking.order", "longest-wait")
sample("booking.office_days", ["mon", "thu"], said="[mon, thu]")
sample("booking.continuity", "require")
sample("booking.after_dna.rebook", 3)
sample("booking.reserve.*.share", "10%", at="booking.reserve.urgent.share")
for key, value in (("breach_first", "2 weeks"), ("new_share", "30%"), ("overbook", 2)):
    sample(f"booking.{key}", value)
sample("cover.order", ["colleagues", "cancel"], said="colleagues")
sample("cover.protected_time_limit", "30%", beside=PROTECTED)
sample("cover.bank.hours_per_week", 12, beside=BANK)
sample("cover.bank.cost_per_hour", 33.5, beside=BANK)
sample("cover.minimum_on_duty.*", 1, at="cover.minimum_on_duty.assistant", said="1 of assistant")
sample("cover.minimum_on_duty.*.*", 1, at="cover.minimum_on_duty.assistant.south", said="1 of assistant at south")

sample("costs.year", "scotland-2026-27")
sample("costs.on_cost", "27%")
sample("costs.bank_per_hour", 32.5)

sample("experiment.replications", 60)
sample("experiment.replications.precision", "8%", said="0.08", beside=PRECISE_MAP)
sample("experiment.replications.of", ["cost"], said="cost", beside=PRECISE_MAP)
for key, value in (("at_least", 22), ("look_ahead", 3), ("at_most", 900)):
    sample(f"experiment.replications.{key}", value, beside=PRECISE_MAP)
    sample(f"experiment.{key}", value, beside=PRECISE)
sample("experiment.seed", 77)
sample("experiment.keep", "bands")
sample("experiment.precision", "8%", said="0.08")
sample("experiment.of", ["cost"], said="cost", beside=PRECISE)
sample("experiment.select.metric", {"metric": "waiting_end", "stream": "gp", "within": 5}, at="experiment.select",
       said="waiting_end", beside=SELECT)
sample("experiment.select.stream", "ward", beside=SELECT)
sample("experiment.select.priority", "urgent", beside=SELECT)
sample("experiment.select.lowest", True, said="true", beside=SELECT)
sample("experiment.select.within", "3%", said="0.03", beside=SELECT)
sample("experiment.select.confidence", "97%", beside=SELECT)
sample("experiment.select.procedure", "ocba", beside=SELECT)
sample("sweep.*.set", "staff.band-4.wte", at="sweep.people.set", beside=SWEPT)
sample("sweep.*.values", [1, 3], at="sweep.people.values", said="3", beside=SWEPT)
sample("sweep.*.values.*", {"two": 2, "four": 4}, at="sweep.people.values", said="four", beside=SWEPT)
sample("sweep.*.from", 0.5, at="sweep.people.from", beside=RANGED)
sample("sweep.*.to", 3, at="sweep.people.to", beside=RANGED)
sample("sweep.*.step", 0.25, at="sweep.people.step", said="1.25", beside=RANGED)
sample("sizing.vary.*.values", {"staff.band-6.wte": {"values": [1, 3]}}, at="sizing.vary", said="3", beside=SIZED)
for key, numbers, said in (("from", (0.5, 2, 0.5), "0.5"), ("to", (1, 3, 0.5), "3"), ("step", (1, 2, 0.25), "1.25")):
    sample(f"sizing.vary.*.{key}", {"staff.band-6.wte": dict(zip(("from", "to", "step"), numbers))}, at="sizing.vary",
           said=said, beside=SIZED_RANGE)
MEET = "sizing.meet.0"
sample("sizing.meet[].metric", "within_target", at=f"{MEET}.metric", beside=SIZED)
sample("sizing.meet[].stream", "ward", at=f"{MEET}.stream", beside=SIZED)
sample("sizing.meet[].priority", "urgent", at=f"{MEET}.priority",
       beside={**SIZED, "sizing.meet": [{"metric": "in_time", "stream": "gp", "at_least": "90%"}]})
sample("sizing.meet[].at_least", "91%", at=f"{MEET}.at_least", said="0.91", beside=SIZED)
sample("sizing.meet[].at_most", 20, at=f"{MEET}.at_most", said="20",
       beside={**SIZED, "sizing.meet": [{"metric": "wait_first_mean", "at_most": 30}]})
sample("sizing.meet[].in", "80%", at=f"{MEET}.in", said="0.8", beside=SIZED)
sample("sizing.confidence", "97%", beside=SIZED)
sample("sizing.minimise", "wte", beside=SIZED)

# Samples that the program refuses, since it does not act on them yet: never passed over in silence.
NOT_YET = {
    "appointments.*.dna.first", "appointments.*.dna.follow_up", "appointments.*.dna.per_week_waited",
    "appointments.*.cancelled_by_patient", "appointments.*.cancelled_by_patient.rate", "appointments.*.duration_cv",
    "appointments.*.places", "appointments.*.clinicians", "streams.*.referrals.csv",
    "streams.*.referrals.variance_ratio", "streams.*.referrals.growth_per_year", "streams.*.referrals.monthly",
    "streams.*.removals_per_week", "streams.*.referrals.changes[].times", "streams.*.overdue.*.count",
    "streams.*.acuity.*.time", "streams.*.returns.share", "booking.reserve.*.share", "booking.breach_first",
    "booking.new_share", "booking.overbook",
}

NO_EFFECT = "belongs to a rule that is not simulated yet and has no effect"
REFUSED = "belongs to a list that is refused unless it is empty, since it is not simulated yet"
NOT_SAID = {
    "headroom": "the version of the format; there is one",
    "appointments.*.by": "read by hand with its references",
    "appointments.*.cancelled_by_patient.notice": NO_EFFECT,
    "pathways.*.*.appointment": "read by hand with its references; check says demand and not journeys",
    "pathways.*.*.next.*": "read by hand with its sum; check says demand and not journeys",
    "streams.*.referrals.weekdays": "weights made to sum to 1; read by hand",
    "streams.*.referrals.replay": NO_EFFECT,
    "streams.*.referrals.changes[].from": NO_EFFECT,
    "streams.*.referrals.changes[].until": NO_EFFECT,
    "streams.*.standards[].name": REFUSED,
    "streams.*.standards[].clock": REFUSED,
    "streams.*.standards[].target": REFUSED,
    "streams.*.standards[].share": REFUSED,
    "streams.*.standards[].of": REFUSED,
    "streams.*.waiting": "0 alone: nobody waits, which is what is assumed",
    "streams.*.waiting.longest": "read by hand, once for all priorities or for each",
    "streams.*.waiting.*.longest": "read by hand, once for all priorities or for each",
    "streams.*.in_progress": "read by hand: it depends on the warm-up too",
    "streams.*.overdue.*.longest": NO_EFFECT,
    "streams.*.acuity.*.share": NO_EFFECT,
    "streams.*.returns.after": NO_EFFECT,
    "booking.reserve.*.release": NO_EFFECT,
    "cover.bank": "none alone: there is no bank, which is what is assumed",
    "absence.sickness.phased_return": "none alone: which is what is assumed",
    "costs.pay.*": "pay by band is the table of the year, changed by hand",
    "staff.*.induction[].weeks": "in the table of posts, not in JSON",
    "staff.*.like": "copied before anything is read; what it copied is said",
    "scenarios.*": "a part of the study; its changes are listed by key",
}


def places(schema, at=""):
    """Each path of the schema at which a value or a list of values may stand."""
    found = set()
    for way in [schema, *schema.get("anyOf", []), *(schema[k] for k in ("then", "else") if k in schema)]:
        if not isinstance(way, dict):
            continue
        for key, inner in way.get("properties", {}).items():
            if key == "csv" and at != "streams.*.referrals":
                continue  # a file with a row an entry
            found |= places(inner, f"{at}.{key}" if at else key)
        if at == "scenarios":
            return {"scenarios.*"}
        if isinstance(way.get("additionalProperties"), dict):
            found |= places(way["additionalProperties"], f"{at}.*")
        items = way.get("items")
        if isinstance(items, dict):
            inside = places(items, f"{at}[]")
            found |= inside - {f"{at}[]"} or {at}
        is_random = "triangular" in way.get("properties", {})
        is_value = way.keys() & {"enum", "not", "pattern", "$ref"} or way.get("type", "object") not in ("object", "array")
        if (is_value or is_random) and at:
            found.add(at)
    return {path for path in found if not any(f".{kind}" in path for kind in ("uniform", "triangular", "exponential",
                                                                              "gamma", "lognormal", "empirical"))}


def with_value(study, path, value):
    """The study with the value at a dotted path; numbers are places in lists."""
    at = study
    *way, last = path.split(".")
    for step in way:
        if isinstance(at, list):
            at = at[int(step)]
        else:
            if not isinstance(at.get(step), (dict, list)):
                at[step] = {}
            at = at[step]
    at[int(last) if isinstance(at, list) else last] = value
    return study


def leaves(value, path=""):
    if isinstance(value, dict):
        names = [(f"{path}/{key}", key) for key in value]
        return names + [leaf for key, inner in value.items() for leaf in leaves(inner, f"{path}/{key}")]
    if isinstance(value, list):
        return [leaf for i, inner in enumerate(value) for leaf in leaves(inner, f"{path}/{i}")]
    return [(path, value)]


def said(answer):
    """What `check --json` says of the study: all but what it assumed and warned of."""
    answer = json.loads(answer)
    for part in ("assumed", "warnings", "inputs"):
        answer.pop(part)
    return {(path, str(value).lower() if isinstance(value, bool) else str(value)) for path, value in leaves(answer)}


class EveryKeyIsSaidBack(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = folder_in_memory("keys")
        cls.file = pathlib.Path(cls.folder.name) / "study.yaml"
        cls.schema = json.loads(answer_of("schema"))
        cls.answers = {}

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def check(self, study):
        text = json.dumps(study)
        if text not in self.answers:
            self.file.write_text(text)
            self.answers[text] = headroom("check", self.file, "--json")
        return self.answers[text]

    def test_every_key_has_a_sample_or_a_reason(self):
        keys = places(self.schema)
        self.assertGreater(len(keys), 150)
        told = SAMPLES.keys() | NOT_SAID.keys()
        self.assertEqual(sorted(keys - told), [], "say how check shows these keys, or why it cannot")
        self.assertEqual(sorted(told - keys), [], "these are no keys")
        self.assertEqual(sorted(SAMPLES.keys() & NOT_SAID.keys()), [])

    def test_check_shows_each_key(self):
        for key, (at, value, beside, expected) in SAMPLES.items():
            with self.subTest(key=key):
                without = copy.deepcopy(BASE)
                for path, part in beside.items():
                    with_value(without, path, copy.deepcopy(part))
                study = with_value(copy.deepcopy(without), at, copy.deepcopy(value))
                done = self.check(study)
                self.assertEqual("not supported yet" in done.stderr, key in NOT_YET, f"{key}: {done.stderr}")
                if key in NOT_YET:
                    continue
                self.assertEqual(done.returncode, 0, f"{key}: {done.stderr}")
                before = self.check(without)
                self.assertEqual(before.returncode, 0, f"without {key}: {before.stderr}")
                new = {text for _, text in said(done.stdout) - said(before.stdout)}
                self.assertTrue(any(expected in text for text in new),
                                f"check does not say {key}: {expected!r} is not in what it says anew, {sorted(new)}")


if __name__ == "__main__":
    unittest.main()
