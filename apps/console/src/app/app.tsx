import type { ComponentType } from "react";
import { ConsentPage } from "../consent/consent-page.tsx";
import { HomePage } from "../home/home-page.tsx";
import { NotFoundPage } from "../not-found/not-found-page.tsx";
import { useLocation } from "../router/use-location.ts";
import { SignInPage } from "../sign-in/sign-in-page.tsx";
import { WelcomePage } from "../welcome/welcome-page.tsx";

const pages: Readonly<Record<string, ComponentType>> = {
  "/": HomePage,
  "/sign-in": SignInPage,
  "/consent": ConsentPage,
  "/welcome": WelcomePage,
};

export function App() {
  const { pathname } = useLocation();
  const Page = pages[pathname] ?? NotFoundPage;
  return <Page key={pathname} />;
}
