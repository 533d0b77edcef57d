// The study inside a report, which has it word for word: how a result that is opened alone is described again.

/** @param {string} html of a report, which is only looked at @param {string} name @returns {import("./assembly.js").KeptStudy | undefined} */
export function studyInReport(html, name) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const files = [...page.querySelectorAll("#study details")].map((part) => ({
    name: /^The file (.+)$/.exec(part.querySelector("summary")?.textContent ?? "")?.[1] ?? "study.yaml",
    text: part.querySelector("pre")?.textContent ?? "",
  }));
  return files.some((file) => file.name === "study.yaml") ? { name, main: "study.yaml", files } : undefined;
}
