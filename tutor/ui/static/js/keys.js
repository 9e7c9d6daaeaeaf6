// The keys on the screen: nine in a row, so that they fit on a telephone; what school needs first.

const BACK = { label: "[backspace]", class: "action", width: 1.5 };
const [LEFT, RIGHT, ENTER] = ["[left]", "[right]", "[return]"].map((label) => ({ label, class: "action", width: 1.5 }));
const small = (latex, insert = latex) => ({ latex, insert, class: "small" });

export const LAYOUTS = [
  {
    label: "123",
    labelClass: "MLK__tex-math",
    rows: [
      ["x", "y", { latex: "\\square^2", insert: "#@^{2}" }, { latex: "\\square^{n}", insert: "#@^{#?}" }, "7", "8", "9", "\\div", BACK],
      ["(", ")", { latex: "\\frac{\\square}{\\square}", insert: "\\frac{#@}{#?}", class: "small" },
        { latex: "\\sqrt{\\square}", insert: "\\sqrt{#0}", class: "small" }, "4", "5", "6", "\\times", LEFT],
      ["<", ">", { latex: "|\\square|", insert: "\\left|#0\\right|", class: "small" }, "\\pi", "1", "2", "3", "-", RIGHT],
      ["\\le", "\\ge", ",", { label: "%", insert: "\\%" }, "0", ".", "=", "+", ENTER],
    ],
  },
  {
    label: "f(x)",
    labelClass: "MLK__tex-math",
    rows: [
      [small("\\sin", "\\sin(#0)"), small("\\cos", "\\cos(#0)"), small("\\tan", "\\tan(#0)"), small("\\ln", "\\ln(#0)"),
        small("\\log", "\\log(#0)"), small("\\log_b", "\\log_{#?}(#0)"), small("e^{\\square}", "e^{#0}"),
        small("\\sqrt[n]{\\square}", "\\sqrt[#?]{#0}"), BACK],
      [small("\\frac{d}{dx}", "\\frac{d}{dx}(#0)"), small("\\int", "\\int #0\\,dx"), small("\\int_a^b", "\\int_{#?}^{#?} #0\\,dx"),
        small("\\lim", "\\lim_{x\\to #?} #0"), small("\\sum", "\\sum_{n=#?}^{#?} #0"), "\\infty", "\\pm", "!", LEFT],
      [small("\\{", "\\begin{cases}#0\\\\#?\\end{cases}"), small("(\\vdots)", "\\begin{pmatrix}#0&#?\\\\#?&#?\\end{pmatrix}"),
        small("\\binom{n}{k}", "\\binom{#0}{#?}"), "\\ne", "\\in", "\\cup", "\\cap", { latex: "^{\\circ}", insert: "#@^{\\circ}" }, RIGHT],
      ["a", "b", "c", "n", "t", "\\theta", "i", { label: "_", insert: "#@_{#?}" }, ENTER],
    ],
  },
  "alphabetic",
];
