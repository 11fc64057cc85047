import { cleanup, render, screen } from "@testing-library/react";
import { useQuery } from "@tanstack/react-query";
import { afterEach, expect, it } from "vitest";
import { useSession } from "./auth/use-session.ts";
import { ada, cloudAnswering, sessionOf } from "./testing/cloud-answering.ts";
import { MowsProvider } from "./provider.tsx";
import { useMows } from "./use-mows.ts";

function Who() {
  const session = useSession();
  return <p>{session.state}</p>;
}

function Apps() {
  const mows = useMows();
  const { error } = useQuery(mows.apps.list.queryOptions());
  return <p>{error?.message}</p>;
}

afterEach(cleanup);

it("asks who is signed in as soon as anything is refused for want of a session", async () => {
  let person: typeof ada | null = ada;
  const mows = cloudAnswering({
    Session: () => sessionOf(person),
    Apps: () => Response.json({ detail: "You are signed out." }, { status: 401 }),
  });
  const { rerender } = render(
    <MowsProvider mows={mows}>
      <Who />
    </MowsProvider>,
  );
  await screen.findByText("signed-in");
  person = null;
  rerender(
    <MowsProvider mows={mows}>
      <Who />
      <Apps />
    </MowsProvider>,
  );
  expect(await screen.findByText("signed-out")).toBeTruthy();
});
