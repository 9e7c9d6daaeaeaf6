// Plotly, fetched when it is first needed, with the colours of the theme and without its own furniture.

export const CONFIG = { displayModeBar: false, displaylogo: false, responsive: true, scrollZoom: true, showTips: false };

let loading = null;

export function plotly() {
  loading ??= new Promise((ready, fail) => {
    const script = document.createElement("script");
    script.src = new URL("../plotly/plotly-basic.min.js", import.meta.url).href;
    script.onload = () => ready(window.Plotly);
    script.onerror = () => {
      loading = null;
      fail(new Error("the plots cannot be loaded"));
    };
    document.head.append(script);
  });
  return loading;
}

export function colour(name) {
  return getComputedStyle(document.body).getPropertyValue(`--sw-${name}`).trim();
}

// A layout in the colours of the theme, with more of one's own.
export function layout(extra = {}) {
  const axis = { color: colour("soft"), gridcolor: colour("line"), zerolinecolor: colour("edge"), linecolor: colour("edge") };
  return {
    autosize: true, showlegend: false, hovermode: "closest", dragmode: "pan",
    margin: { l: 40, r: 16, t: 12, b: 32 },
    paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)",
    font: { color: colour("ink"), family: getComputedStyle(document.body).fontFamily, size: 13 },
    ...extra,
    xaxis: { ...axis, ...extra.xaxis }, yaxis: { ...axis, ...extra.yaxis },
  };
}
