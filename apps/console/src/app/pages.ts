import { lazy, type ComponentType } from "react";
import { ConsentPage } from "../consent/consent-page.tsx";
import { HomePage } from "../home/home-page.tsx";
import { SettingsIndexPage } from "../settings/settings-index-page.tsx";
import { SignInPage } from "../sign-in/sign-in-page.tsx";
import { WelcomePage } from "../welcome/welcome-page.tsx";

/** A page that is fetched when somebody goes there: signing in should not wait for the settings. */
function later(load: () => Promise<ComponentType>): ComponentType {
  return lazy(async () => ({ default: await load() }));
}

const FilesPage = later(async () => (await import("../files/files-page.tsx")).FilesPage);

/** Every page by its path; `*` is one segment. */
export const pages: Readonly<Record<string, ComponentType>> = {
  "/": HomePage,
  "/sign-in": SignInPage,
  "/consent": ConsentPage,
  "/welcome": WelcomePage,
  "/files": FilesPage,
  "/files/*": FilesPage,
  "/files/trash/*": FilesPage,
  "/files/document/*": later(async () => (await import("../document/document-page.tsx")).DocumentPage),
  "/pick": later(async () => (await import("../picker/picker-page.tsx")).PickerPage),
  "/request-access": later(async () => (await import("../request-access/request-access-page.tsx")).RequestAccessPage),
  "/forgot-password": later(async () => (await import("../recovery/forgot-password-page.tsx")).ForgotPasswordPage),
  "/reset-password": later(async () => (await import("../recovery/reset-password-page.tsx")).ResetPasswordPage),
  "/confirm-email": later(async () => (await import("../recovery/confirm-email-page.tsx")).ConfirmEmailPage),
  "/invitation": later(async () => (await import("../welcome/invitation-page.tsx")).InvitationPage),
  "/device": later(async () => (await import("../device/device-page.tsx")).DevicePage),
  "/sign-out": later(async () => (await import("../sign-out/sign-out-page.tsx")).SignOutPage),
  "/settings/tokens": later(async () => (await import("../tokens/tokens-page.tsx")).TokensPage),
  "/settings/programs": later(async () => (await import("../clients/clients-page.tsx")).ClientsPage),
  "/join": later(async () => (await import("../join/join-page.tsx")).JoinPage),
  "/link": later(async () => (await import("../link/link-page.tsx")).LinkPage),
  "/settings": SettingsIndexPage,
  "/settings/account": later(async () => (await import("../account/account-page.tsx")).AccountPage),
  "/settings/security": later(async () => (await import("../security/security-page.tsx")).SecurityPage),
  "/settings/devices": later(async () => (await import("../devices/devices-page.tsx")).DevicesPage),
  "/settings/groups": later(async () => (await import("../groups/groups-page.tsx")).GroupsPage),
  "/settings/groups/*": later(async () => (await import("../groups/group-page.tsx")).GroupPage),
  "/settings/audit": later(async () => (await import("../audit/audit-page.tsx")).AuditPage),
  "/settings/permissions": later(async () => (await import("../permissions/permissions-page.tsx")).PermissionsPage),
  "/settings/permissions/explain": later(async () => (await import("../permissions/explain-page.tsx")).ExplainPage),
  "/settings/shares": later(async () => (await import("../shares/shares-page.tsx")).SharesPage),
  "/settings/people": later(async () => (await import("../people/people-page.tsx")).PeoplePage),
};
