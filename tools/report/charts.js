// The parts of ECharts that the page draws with, as one script that makes `echarts`. Bundled by tools/setup.
import { BarChart, CustomChart, HeatmapChart, LineChart, ScatterChart } from "echarts/charts";
import {
  CalendarComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, VisualMapComponent,
} from "echarts/components";
import { init, use } from "echarts/core";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";

use([BarChart, CustomChart, HeatmapChart, LineChart, ScatterChart, CalendarComponent, GridComponent,
  LabelLayout, LegendComponent, MarkLineComponent, TooltipComponent, VisualMapComponent, SVGRenderer]);

globalThis.echarts = { init };
