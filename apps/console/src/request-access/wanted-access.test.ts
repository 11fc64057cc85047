import { expect, it } from "vitest";
import { wantedAccess } from "./wanted-access.ts";

it("reads what an app was refused", () => {
  expect(wantedAccess("?app=spotify&node=1&access=write")).toEqual({ appId: "spotify", nodeId: "1", access: "WRITE" });
});

it.each(["", "?app=spotify&node=1", "?app=spotify&node=1&access=manage", "?node=1&access=read"])(
  "reads nothing out of %j",
  (search) => {
    expect(wantedAccess(search)).toBeNull();
  },
);
