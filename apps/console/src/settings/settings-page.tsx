import type { Person } from "@mows/sdk";
import type { ReactNode } from "react";
import { NotFoundPage } from "../not-found/not-found-page.tsx";
import { Page } from "../page/page.tsx";
import { SignedIn } from "../page/signed-in.tsx";
import { SettingsNavigation } from "./settings-navigation.tsx";

interface SettingsPageProps {
  title: string;
  lead?: ReactNode;
  /** `owner`: for everybody else there is no such page. Default: everyone who is signed in. */
  audience?: "everyone" | "owner";
  children: (person: Person) => ReactNode;
}

/**
 * The frame of every page of the settings: the navigation beside the page's own content. Whoever is not signed in signs in first and
 * comes back.
 */
export function SettingsPage({ title, lead, audience = "everyone", children }: SettingsPageProps) {
  return (
    <SignedIn title={title}>
      {(person) =>
        audience === "owner" && person.role !== "OWNER" ? (
          <NotFoundPage />
        ) : (
          <Page title={title} lead={lead} width="wide" aside={<SettingsNavigation person={person} />}>
            {children(person)}
          </Page>
        )
      }
    </SignedIn>
  );
}
