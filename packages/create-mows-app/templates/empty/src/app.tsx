import { SignIn, useSession, UserMenu } from "@mows/react";
import { greeting } from "./greeting.ts";

const openedAt = new Date();

export function App() {
  const session = useSession();
  if (session.state !== "signed-in") return <SignIn title="__NAME__" />;
  return (
    <>
      <header className="top">
        <h1>__NAME__</h1>
        <UserMenu />
      </header>
      <main>
        <p>{greeting(session.person.name, openedAt.getHours())}</p>
      </main>
    </>
  );
}
