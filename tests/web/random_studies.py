"""Studies made at random from a fixed seed, small ones, which together use every random distribution and most rules:
for holding one build of the program against another. `study(number)` is a study as a value; JSON of it is YAML."""

import random

WEEKDAYS = ["mon", "tue", "wed", "thu", "fri"]


def duration(pick, days):
    """A random length of time of about so many days, of any of the distributions."""
    mean = max(1, round(days * pick.uniform(0.5, 1.5)))
    spread = max(1, round(mean * pick.uniform(0.1, 0.9)))
    return pick.choice([
        f"{mean} days",
        {"uniform": [f"{max(0, mean - spread)} days", f"{mean + spread} days"]},
        {"triangular": [f"{max(0, mean - spread)} days", f"{mean} days", f"{mean + 2 * spread} days"]},
        {"exponential": f"{mean} days"},
        {"gamma": {"mean": f"{mean} days", "sd": f"{spread} days"}},
        {"lognormal": {"mean": f"{mean} days", "sd": f"{spread} days"}},
    ])


def shares(pick, names):
    """Shares in whole per cent that sum to 100."""
    cuts = sorted(pick.sample(range(1, 100), len(names) - 1))
    return {name: f"{b - a}%" for name, a, b in zip(names, [0, *cuts], [*cuts, 100])}


def appointment(pick, roles):
    is_seen = {"minutes": pick.choice([15, 20, 30, 45, 60]), "admin_minutes": pick.choice([0, 5, 10, 15]),
               "by": pick.sample(roles, pick.randint(1, len(roles))), "dna": f"{pick.choice([0, 5, 8, 12])}%"}
    if pick.random() < 0.2:
        is_seen["travel_minutes"] = pick.choice([10, 20])
        is_seen["mode"] = "domiciliary"
    return is_seen


def pathway(pick, kinds):
    steps = [f"step{i + 1}" for i in range(pick.randint(1, 4))]
    journey = {}
    for i, name in enumerate(steps):
        step = {"appointment": pick.choice(kinds)}
        if i > 0:
            step["after"] = duration(pick, pick.choice([14, 40, 90]))
        if i == len(steps) // 2 and pick.random() < 0.6:
            step["stops_clock"] = True
        if pick.random() < 0.3:
            step["within"] = f"{pick.randint(1, 5)} weeks"
        ways = ["discharge", *steps[i + 1:i + 3]]
        if i > 0 and pick.random() < 0.4:
            ways.append(name)  # comes again
        if len(ways) > 1:
            step["next"] = shares(pick, ways)
        journey[name] = step
    return journey


def stream(pick, journeys):
    per_week = round(pick.uniform(2, 20), 1)
    names = pick.sample(["urgent", "soon", "routine"], pick.randint(1, 3))
    ranks = shares(pick, names) if len(names) > 1 else {names[0]: "100%"}
    priorities = {name: {"share": share, "target": f"{pick.choice([2, 6, 13, 18])} weeks",
                         "notice": f"{pick.choice([0, 1, 5])} days", "horizon": f"{pick.choice([2, 4, 8])} weeks"}
                  for name, share in ranks.items()}
    return {"pathway": pick.choice(journeys), "referrals": {"per_week": per_week}, "priorities": priorities,
            "waiting": {"count": pick.randint(0, round(15 * per_week)), "longest": f"{pick.randint(1, 30)} weeks"},
            "in_progress": pick.choice(["usual", "none"])}


def post(pick, role):
    dcc = pick.choice([50, 60, 80, 90])
    spa = pick.choice([5, 10])
    held = {"role": role, "band": pick.choice([3, 4, 5, 6, 7, "8a"]), "wte": pick.choice([0.4, 0.6, 1, 1.6, 2.5]),
            "job_plan": {"dcc": f"{dcc}%", "spa": f"{spa}%", "ar": f"{100 - dcc - spa}%"}}
    if pick.random() < 0.3:
        held["productivity"] = f"{pick.choice([80, 90, 105])}%"
    if pick.random() < 0.3:
        held["service_years"] = pick.randint(0, 20)
    if pick.random() < 0.2:
        held["sickness"] = f"{pick.randint(1, 12)}%"
    return held


def absence(pick):
    away = {"sickness": {"rate": f"{pick.uniform(1, 9):.1f}%"}}
    if pick.random() < 0.4:
        away["sickness"]["monthly"] = [round(pick.uniform(0.7, 1.3), 2) for _ in range(12)]
    if pick.random() < 0.4:
        away["turnover"] = {"leavers_per_year": round(pick.uniform(0.1, 0.5), 2), "notice": "8 weeks",
                            "time_to_hire": duration(pick, 80), "start": pick.choice(["stationary", "filled"])}
    return away


def study(number):
    """Study `number` of the endless list."""
    pick = random.Random(f"study {number}")
    roles = ["clinician", "assistant", "lead"][:pick.randint(1, 3)]
    kinds = {f"kind{i + 1}": appointment(pick, roles) for i in range(pick.randint(1, 3))}
    journeys = {f"way{i + 1}": pathway(pick, list(kinds)) for i in range(pick.randint(1, 2))}
    described = {
        "headroom": 1, "title": f"Study {number}, made at random",
        "calendar": {"start": f"{pick.randint(2025, 2029)}-{pick.randint(1, 12):02}-{pick.randint(1, 28):02}",
                     "weeks": pick.randint(4, 30)},
        "appointments": kinds, "pathways": journeys,
        "streams": {f"stream{i + 1}": stream(pick, list(journeys)) for i in range(pick.randint(1, 2))},
        "staff": {f"{role}-post": post(pick, role) for role in roles},
        "absence": absence(pick),
        "booking": {"horizon": f"{pick.choice([2, 4, 6, 10])} weeks",
                    "order": pick.choice(["target-date", "priority", "longest-wait"]),
                    "continuity": pick.choice(["none", "prefer", "require"]),
                    "after_dna": {"rebook": pick.randint(0, 3)}},
        "cover": {"order": pick.choice([["cancel"], ["colleagues", "cancel"], ["protected_time", "cancel"],
                                        ["colleagues", "protected_time", "cancel"]])},
        "experiment": {"replications": pick.randint(1, 4), "seed": pick.randint(0, 2**31)},
        "scenarios": {"more": {"staff": {"clinician-post": {"wte": 3}}},
                      "fewer": {"absence": {"sickness": {"rate": "0.5%"}}}},
    }
    return described
