// A sentence of ours as bare text, for places that take nothing else.

export function plain(text) {
  return (text ?? "").replaceAll("$", "").replaceAll(/\\(?:left|right|,|;|!)/g, "");
}
