import { expect, it } from "vitest";
import { describeViolation } from "./policy-violation.ts";

const at = { source: "http://notes.mows.localhost:4000/src/app.tsx", line: "7" };

it.each([
  { directive: "script-src-elem", blocked: "inline", advice: "Move the code to a file" },
  { directive: "style-src-attr", blocked: "inline", advice: "Style belongs in a CSS file" },
  { directive: "script-src", blocked: "eval", advice: "without it" },
  { directive: "script-src", blocked: "wasm-eval", advice: "'wasm-unsafe-eval'" },
  { directive: "img-src", blocked: "data", advice: "assetsInlineLimit" },
  { directive: "worker-src", blocked: "blob", advice: "from a file of the app" },
  { directive: "frame-src", blocked: "https://example.org", advice: "Nothing is embedded" },
  { directive: "connect-src", blocked: "https://example.org", advice: "its own origin only" },
])("says what to do about $blocked by $directive", ({ directive, blocked, advice }) => {
  const text = describeViolation({ directive, blocked, ...at });
  expect(text).toContain(`kept out ${blocked} by ${directive} (${at.source}:7)`);
  expect(text).toContain(advice);
});

it("does without a place that the browser did not name", () => {
  expect(describeViolation({ directive: "img-src", blocked: "data", source: "", line: "0" })).toContain(
    "by img-src.\n",
  );
});
