import { MowsProvider } from "@mows/react";
import type { FunctionComponent, ReactNode } from "react";
import { TestCloud } from "./test-cloud.ts";
import type { TestUser } from "./test-user.ts";

declare module "./test-cloud.ts" {
  interface TestCloud {
    /**
     * A component that gives what it wraps the cloud as this person sees it, with a query client of its own.
     * @example
     * render(<Library />, { wrapper: cloud.wrapper(ada) });
     */
    wrapper(user: Pick<TestUser, "mows">): FunctionComponent<{ children: ReactNode }>;
  }
}

TestCloud.prototype.wrapper = function wrapper({ mows }) {
  return ({ children }) => <MowsProvider mows={mows}>{children}</MowsProvider>;
};
