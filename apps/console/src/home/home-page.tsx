import { useSession } from "@mows/react";
import type { Person } from "@mows/sdk";
import { LoadFailure } from "../page/load-failure.tsx";
import { Loading } from "../page/loading.tsx";
import { Page } from "../page/page.tsx";
import { Redirect } from "../router/redirect.tsx";
import { AppCards } from "./app-cards.tsx";
import { People } from "./people.tsx";

function Home({ person }: { person: Person }) {
  return (
    <Page
      title={`Hello, ${person.name}`}
      width="wide"
      lead={
        <>
          You are signed in as <strong>@{person.username}</strong> at <strong>{location.host}</strong>.
        </>
      }
    >
      <AppCards />
      {person.role === "OWNER" && <People />}
    </Page>
  );
}

export function HomePage() {
  const session = useSession();
  switch (session.state) {
    case "loading":
      return (
        <Page title="MOWS" width="narrow">
          <Loading>Asking your cloud who you are…</Loading>
        </Page>
      );
    case "error":
      return (
        <Page title="MOWS" width="narrow">
          <LoadFailure error={session.error} retry={session.retry} />
        </Page>
      );
    case "signed-out":
      return <Redirect to="/sign-in" />;
    case "signed-in":
      return <Home person={session.person} />;
    default:
      return session satisfies never;
  }
}
