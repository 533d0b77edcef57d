// Every mistake about appointments, pathways and the calendar is reported in its own words.

#include "bad_study.hpp"

namespace headroom {
namespace {

using BadAppointments = BadStudyTest;

TEST_P(BadAppointments, IsReportedInFull) { EXPECT_EQ(lines_of(text_of(GetParam())), GetParam().lines); }

// clang-format off
const std::vector<BadStudy> kBadAppointments{
    BadStudy{"headroom: 1", "headroom: 2", {"study.yaml:1:11: headroom is 2; expected 1"}},
    BadStudy{"headroom: 1\n", "", {"study.yaml:1:1: headroom is missing; expected 1"}},
    BadStudy{"weeks: 52", "weeks: 0", {"study.yaml:2:38: calendar.weeks is 0; expected a whole number of weeks from 1 to 1,040"}},
    BadStudy{"weeks: 52", "weeks: 1041", {"study.yaml:2:38: calendar.weeks is 1041; expected a whole number of weeks from 1 to 1,040"}},
    BadStudy{"weeks: 52", "weeks: 52.5", {"study.yaml:2:38: calendar.weeks is 52.5; expected a whole number of weeks from 1 to 1,040"}},
    BadStudy{"weeks: 52", "weeks: 0x34", {"study.yaml:2:38: calendar.weeks is 0x34; expected a whole number of weeks from 1 to 1,040"}},
    BadStudy{"weeks: 52", "weeks: 052", {"study.yaml:2:38: calendar.weeks is 052; expected a whole number of weeks from 1 to 1,040"}},
    BadStudy{"weeks: 52", "weeks: 1_0", {"study.yaml:2:38: calendar.weeks is 1_0; expected a whole number of weeks from 1 to 1,040"}},
    BadStudy{"weeks: 52", "weeks: .inf", {"study.yaml:2:38: calendar.weeks is .inf; expected a whole number of weeks from 1 to 1,040"}},
    BadStudy{"weeks: 52", "weeks: \"52\"", {"study.yaml:2:38: calendar.weeks is \"52\"; expected a whole number of weeks from 1 to 1,040"}},
    BadStudy{"weeks: 52", "weeks: [52]", {"study.yaml:2:38: calendar.weeks is [52]; expected a whole number of weeks from 1 to 1,040"}},
    BadStudy{"weeks: 52", "weeks:", {"study.yaml:2:31: calendar.weeks is empty; expected a whole number of weeks from 1 to 1,040"}},
    BadStudy{"weeks: 52", "weeks: null", {"study.yaml:2:38: calendar.weeks is null; expected a whole number of weeks from 1 to 1,040"}},
    BadStudy{", weeks: 52", "", {"study.yaml:2:11: calendar.weeks is missing; expected a whole number of weeks from 1 to 1,040"}},
    BadStudy{"2026-04-01", "01/04/2026", {"study.yaml:2:19: calendar.start is 01/04/2026; expected a date such as 2026-04-01, from 1990-01-01 to 2100-12-31 (year first; in a spreadsheet, the format yyyy-mm-dd)"}},
    BadStudy{"2026-04-01", "2026-02-30", {"study.yaml:2:19: calendar.start is 2026-02-30; expected a date such as 2026-04-01, from 1990-01-01 to 2100-12-31"}},
    BadStudy{"2026-04-01", "1066-10-14", {"study.yaml:2:19: calendar.start is 1066-10-14; expected a date such as 2026-04-01, from 1990-01-01 to 2100-12-31"}},
    BadStudy{"weeks: 52", "weeks: 52, clinic_days: [mon, Tuesday]", {"study.yaml:2:61: calendar.clinic_days[2] is Tuesday; expected one of mon, tue, wed, thu, fri, sat, sun"}},
    BadStudy{"weeks: 52", "weeks: 52, clinic_days: [mon, mon]", {"study.yaml:2:61: calendar.clinic_days[2] is mon; expected each day once"}},
    BadStudy{"weeks: 52", "weeks: 52, bank_holidays: wales", {"study.yaml:2:57: calendar.bank_holidays is wales; expected one of england-and-wales, scotland, northern-ireland, none (nearest: england-and-wales)"}},
    BadStudy{"weeks: 52", "weeks: 52, clinic_days: []", {"study.yaml:2:55: calendar.clinic_days is an empty list; expected a list of at least one"}},
    BadStudy{"minutes: 45", "minutes: 45.5", {"study.yaml:4:21: appointments.assess.minutes is 45.5; expected whole minutes from 1 to 1,440"}},
    BadStudy{"minutes: 45", "minutes: 0", {"study.yaml:4:21: appointments.assess.minutes is 0; expected whole minutes from 1 to 1,440"}},
    BadStudy{"minutes: 45", "minutes: 45 min", {"study.yaml:4:21: appointments.assess.minutes is 45 min; expected whole minutes from 1 to 1,440"}},
    BadStudy{"minutes: 45", "minutes: 1000, travel_minutes: 600", {"study.yaml:4:11: appointments.assess is 1,600 minutes long in all; expected minutes, admin and travel of at most 1,440 together"}},
    BadStudy{"minutes: 45", "minuets: 45", {"study.yaml:4:11: appointments.assess.minutes is missing; expected whole minutes from 1 to 1,440", "study.yaml:4:12: appointments.assess.minuets is not a key here; expected one of minutes, by, admin_minutes, travel_minutes, mode, dna, cancelled_by_patient, duration_cv, places, clinicians (nearest: minutes)"}},
    BadStudy{"by: [clinician]", "by: [clinican]", {"study.yaml:4:30: appointments.assess.by[1] is clinican; expected a role that a post holds, clinician"}},
    BadStudy{"by: [clinician]", "by: clinician", {"study.yaml:4:29: appointments.assess.by is clinician; expected a list of at least one"}},
    BadStudy{"by: [clinician]", "by: []", {"study.yaml:4:29: appointments.assess.by is an empty list; expected a list of at least one"}},
    BadStudy{"by: [clinician]", "by: [clinician, clinician]", {"study.yaml:4:41: appointments.assess.by[2] is clinician; expected each role once"}},
    BadStudy{"by: [clinician]", "by: [clinician], dna: 8", {"study.yaml:4:47: appointments.assess.dna is 8; expected a share from 0% to 99% or a map"}},
    BadStudy{"by: [clinician]", "by: [clinician], dna: 100%", {"study.yaml:4:47: appointments.assess.dna is 100%; expected a share from 0% to 99% or a map"}},
    BadStudy{"by: [clinician]", "by: [clinician], dna: {first: 8%}", {"study.yaml:4:55: appointments.assess.dna.first is 8%, not supported yet; expected one share for all, such as dna: 8%"}},
    BadStudy{"by: [clinician]", "by: [clinician], mode: telepathy", {"study.yaml:4:48: appointments.assess.mode is telepathy; expected one of clinic, virtual, ward, domiciliary, desk (nearest: clinic)"}},
    BadStudy{"by: [clinician]", "by: [clinician], places: 6", {"study.yaml:4:50: appointments.assess.places is 6, not supported yet; expected 1"}},
    BadStudy{"by: [clinician]", "by: [clinician], places: none", {"study.yaml:4:50: appointments.assess.places is none; expected a whole number from 1 to 1,000"}},
    BadStudy{"by: [clinician]", "by: [clinician], duration_cv: 0.3", {"study.yaml:4:55: appointments.assess.duration_cv is 0.3, not supported yet; expected 0"}},
    BadStudy{"by: [clinician]", "by: [clinician], cancelled_by_patient: {rate: 5%, notice: 3 days}", {"study.yaml:4:71: appointments.assess.cancelled_by_patient.rate is 5%, not supported yet; expected 0"}},
    BadStudy{"appointment: assess", "appointment: asess", {"study.yaml:7:26: pathways.main.first.appointment is asess; expected assess"}},
    BadStudy{"appointment: assess", "appointment: assess, next: {discharge: 90%}", {"study.yaml:7:40: pathways.main.first.next is 90% in sum; expected shares that sum to 100%"}},
    BadStudy{"appointment: assess", "appointment: assess, next: {first: 100%}", {"study.yaml:7:40: pathways.main.first.next is {first: 100%}; expected a way that leads to discharge in the end"}},
    BadStudy{"appointment: assess", "appointment: assess, next: {second: 100%}", {"study.yaml:7:41: pathways.main.first.next.second is not a step; expected one of first, discharge (nearest: first)"}},
    BadStudy{"appointment: assess", "appointment: assess, after: 6", {"study.yaml:7:41: pathways.main.first.after is 6; expected a duration such as 6 weeks, from 0 days to 1,040 weeks, or a random one such as {triangular: [4 weeks, 6 weeks, 10 weeks]}"}},
    BadStudy{"appointment: assess", "appointment: assess, after: 6 fortnights", {"study.yaml:7:41: pathways.main.first.after is 6 fortnights; expected a duration such as 6 weeks, from 0 days to 1,040 weeks, or a random one such as {triangular: [4 weeks, 6 weeks, 10 weeks]}"}},
    BadStudy{"appointment: assess", "appointment: assess, after: {triangular: [6 weeks, 4 weeks, 10 weeks]}", {"study.yaml:7:54: pathways.main.first.after.triangular is [6 weeks, 4 weeks, 10 weeks]; expected shortest, most likely and longest in that order"}},
    BadStudy{"appointment: assess", "appointment: assess, after: {uniform: [6 weeks]}", {"study.yaml:7:51: pathways.main.first.after.uniform is [6 weeks] of 1; expected a list of 2 durations"}},
    BadStudy{"appointment: assess", "appointment: assess, after: {normal: 6 weeks}", {"study.yaml:7:42: pathways.main.first.after.normal is not a key here; expected one of uniform, triangular, exponential, gamma, lognormal, empirical (nearest: lognormal)"}},
    BadStudy{"appointment: assess", "appointment: assess, after: {gamma: {mean: 6 weeks}}", {"study.yaml:7:49: pathways.main.first.after.gamma.sd is missing; expected a duration such as 6 weeks, from 0 days to 1,040 weeks"}},
    BadStudy{"appointment: assess", "appointment: assess, after: {empirical: delays.csv}", {"study.yaml:7:53: pathways.main.first.after.empirical is delays.csv, not supported yet; expected another distribution"}},
    BadStudy{"appointment: assess", "appointment: assess, after: 2 working days", {"study.yaml:7:41: pathways.main.first.after is 2 working days; expected a duration such as 6 weeks, from 0 days to 1,040 weeks, or a random one such as {triangular: [4 weeks, 6 weeks, 10 weeks]}"}},
    BadStudy{"appointment: assess", "appointment: assess, stops_clock: yes", {"study.yaml:7:47: pathways.main.first.stops_clock is yes; expected true or false"}},
    BadStudy{"first: {", "discharge: {", {"study.yaml:7:5: pathways.main.discharge is the name of a step; expected another name: discharge is the end of a journey"}},
    BadStudy{"first: {", "\"first step\": {", {"study.yaml:7:5: pathways.main.first step is not a name; expected letters, digits, - and _, at most 64"}}};
// clang-format on

INSTANTIATE_TEST_SUITE_P(Every, BadAppointments, testing::ValuesIn(kBadAppointments));

}  // namespace
}  // namespace headroom
