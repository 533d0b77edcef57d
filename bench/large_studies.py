"""Studies that are large in one way each, written from a few numbers: for what a command needs of the machine, and for
how its time grows with its input."""

CALENDAR = "calendar: {{start: 2026-04-01, weeks: {weeks}{warm_up}}}"


def study(*, weeks=52, warm_up=0, appointments=1, steps=1, streams=1, per_week=20, priorities=1, posts=1, wte=1,
          waiting=0, horizon=None, delay="4 weeks", routes=1, closed=0, absences=0, sites=0, scenarios=0, chained=0,
          sweep="", experiment="{replications: 1, seed: 1}", dcc="80%", tail=""):
    """As YAML. Steps are a chain: each leads on with 90%. `routes` steps may follow one. `scenarios` are overlays of one
    key; `chained` of them name the first as `with`."""
    lines = ["headroom: 1", "title: A large study"]
    lines.append("calendar: {start: 2026-04-01, weeks: %d%s%s}" % (
        weeks, f", warm_up_weeks: {warm_up}" if warm_up else "",
        ", closed: [" + ", ".join(dates(closed)) + "]" if closed else ""))
    if sites:
        lines.append("sites: [" + ", ".join(f"site-{n}" for n in range(sites)) + "]")
    lines.append("appointments:")
    for n in range(appointments):
        lines.append(f"  a{n}: {{minutes: {20 + n % 40}, admin_minutes: {n // 40 % 60}, by: [therapist], dna: 8%}}")
    lines += ["pathways:", "  way:"]
    for n in range(steps):
        after = f", after: {delay}" if n else ""
        following = [m for m in range(n + 1, n + 1 + routes) if m < steps]
        onward = "".join(f"s{m}: {90 / len(following):.6f}%, " for m in following)
        going = f", next: {{{onward}discharge: {10 if following else 100}%}}" if following else ""
        lines.append(f"    s{n}: {{appointment: a{n % appointments}{after}{going}}}")
    lines.append("streams:")
    for n in range(streams):
        lines += [f"  stream-{n}:", "    pathway: way", f"    referrals: {{per_week: {per_week}}}"]
        if priorities > 1 or horizon:
            lines.append("    priorities:")
            for p in range(priorities):
                extra = f", horizon: {horizon}" if horizon else ""
                lines.append(f"      p{p}: {{share: {1 / priorities:.12f}, target: {2 + p % 50} weeks{extra}}}")
        if waiting:
            lines.append(f"    waiting: {{count: {waiting}, longest: 30 weeks}}")
    lines.append("staff:")
    for n in range(posts):
        away = ""
        if absences:
            spans = ", ".join(f"{{from: {d}, until: {d}, reason: other}}" for d in dates(absences))
            away = f", absent: [{spans}]"
        lines.append(f"  post-{n}: {{role: therapist, band: 6, wte: {wte}, "
                     f"job_plan: {{dcc: {dcc}, spa: rest}}{away}}}")
    if scenarios:
        lines.append("scenarios:")
        for n in range(scenarios):
            beside = f", with: [x{n - 1}]" if 0 < n <= chained else ""
            lines.append(f"  x{n}: {{staff: {{post-0: {{wte: {1 + n % 90 / 100:.2f}}}}}{beside}}}")
    if sweep:
        lines += ["sweep:", sweep]
    lines.append("experiment: " + experiment)
    return "\n".join(lines) + "\n" + tail


def dates(count):
    """So many days in a row."""
    import datetime
    first = datetime.date(2026, 4, 2)
    return [str(first + datetime.timedelta(days=n)) for n in range(count)]
