import AppWindow from "lucide-react/icons/app-window";
import BadgeCheck from "lucide-react/icons/badge-check";
import CircleUserRound from "lucide-react/icons/circle-user-round";
import KeyRound from "lucide-react/icons/key-round";
import MonitorSmartphone from "lucide-react/icons/monitor-smartphone";
import Share2 from "lucide-react/icons/share-2";
import ShieldCheck from "lucide-react/icons/shield-check";
import ScrollText from "lucide-react/icons/scroll-text";
import Users from "lucide-react/icons/users";
import UsersRound from "lucide-react/icons/users-round";
import type { LucideIcon } from "lucide-react";
import type { ConsoleMessages } from "../messages/en.ts";

export interface SettingsPageLink {
  readonly href: `/settings/${string}`;
  readonly name: keyof ConsoleMessages["settings"]["pages"];
  readonly icon: LucideIcon;
}

/** What a person has to say about themself, in the order of the navigation. */
export const personalPages: readonly SettingsPageLink[] = [
  { href: "/settings/account", name: "account", icon: CircleUserRound },
  { href: "/settings/security", name: "security", icon: ShieldCheck },
  { href: "/settings/devices", name: "devices", icon: MonitorSmartphone },
  { href: "/settings/permissions", name: "permissions", icon: BadgeCheck },
  { href: "/settings/tokens", name: "tokens", icon: KeyRound },
  { href: "/settings/groups", name: "groups", icon: Users },
  { href: "/settings/shares", name: "shares", icon: Share2 },
  { href: "/settings/audit", name: "audit", icon: ScrollText },
];

/** What the owner has to say about the cloud. */
export const ownerPages: readonly SettingsPageLink[] = [
  { href: "/settings/people", name: "people", icon: UsersRound },
  { href: "/settings/programs", name: "programs", icon: AppWindow },
];
