import { expect, it } from "vitest";
import { newTraceId } from "./trace-id.ts";

it("goes on with the caller's trace and begins one where there is none that is valid", () => {
  const id = "0af7651916cd43dd8448eb211c80319c";
  expect(newTraceId(`00-${id}-b7ad6b7169203331-01`)).toBe(id);
  for (const header of [null, "", "00-xyz", `00-${"0".repeat(32)}-b7ad6b7169203331-01`])
    expect(newTraceId(header)).toMatch(/^[0-9a-f]{32}$/);
});
