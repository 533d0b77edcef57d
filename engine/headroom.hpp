// All of the engine that a program of one's own needs, in one header.
// Describe a service or read a study, plan, simulate, run experiments, summarise, compare, and make the
// report page as values. scenarios/embedding has an example.
#pragma once

#include "experiment/experiment.hpp"
#include "experiment/explain.hpp"
#include "experiment/runner.hpp"
#include "experiment/sizing/size.hpp"
#include "planning/plan.hpp"
#include "report/page/report_page.hpp"
#include "results/comparison/comparison.hpp"
#include "results/metrics/metrics.hpp"
#include "results/results.hpp"
#include "service/calendar.hpp"
#include "service/service.hpp"
#include "simulation/simulate.hpp"
#include "study/read_study.hpp"
