// Plotly, loaded from here when a chart is first drawn; charts take the colours of the page, light or dark.

import { el } from "./dom.js";

const ADDRESS = new URL("../plotly/plotly-basic.min.js", import.meta.url).href;
let loading = null;

export function plotly() {
  loading ??= new Promise((resolve, reject) => {
    if (window.Plotly) resolve(window.Plotly);
    const script = el("script", { src: ADDRESS, on: { load: () => resolve(window.Plotly), error: () => {
      loading = null;
      reject(new Error("Plotly"));
    } } });
    if (!window.Plotly) document.head.append(script);
  });
  return loading;
}

export const colour = (name) => getComputedStyle(document.body).getPropertyValue(`--sw-${name}`).trim();

// Draws traces into a node; where Plotly does not come, the table beside it says the same.
export async function chart(node, traces, layout) {
  const [ink, soft, line] = ["ink", "soft", "line"].map(colour);
  const axis = { gridcolor: line, linecolor: line, zerolinecolor: line, tickfont: { color: soft }, fixedrange: true, automargin: true };
  const whole = {
    paper_bgcolor: "transparent", plot_bgcolor: "transparent", font: { family: getComputedStyle(document.body).fontFamily, size: 13, color: ink },
    margin: { l: 8, r: 12, t: 8, b: 8 }, hoverlabel: { font: { color: ink }, bgcolor: colour("paper"), bordercolor: line }, ...layout,
    xaxis: { ...axis, ...layout.xaxis }, yaxis: { ...axis, ...layout.yaxis },
  };
  const drawn = await plotly().then(() => true, () => false);
  node.hidden = !drawn;
  if (drawn && node.isConnected) await window.Plotly.react(node, traces, whole, { displayModeBar: false, responsive: true });
}
