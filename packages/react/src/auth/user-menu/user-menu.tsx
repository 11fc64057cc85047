import { Menu, MenuButton, MenuItem, MenuProvider, MenuSeparator } from "@ariakit/react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Cloud from "lucide-react/icons/cloud";
import LogOut from "lucide-react/icons/log-out";
import { useMessages } from "../../messages/use-messages.ts";
import { useMows } from "../../use-mows.ts";
import { useSession } from "../use-session.ts";
import { PersonPicture } from "./person-picture.tsx";

export interface UserMenuProps {
  /** After this origin's session ended and everything cached was dropped, for example to navigate. */
  onSignedOut?: () => void;
}

/** Who is signed in, the way to their cloud, and the way out. Renders nothing while nobody is signed in. */
export function UserMenu({ onSignedOut }: UserMenuProps) {
  const mows = useMows();
  const { userMenu, error } = useMessages();
  const session = useSession();
  const queryClient = useQueryClient();
  const signOut = useMutation({
    ...mows.auth.signOut.mutationOptions(),
    onSuccess: async () => {
      // the SDK forgets its own part; what the app cached beside it must not outlive the session either
      await queryClient.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== "mows" });
      onSignedOut?.();
    },
  });
  if (session.state !== "signed-in") return null;
  const failure = signOut.error && userMenu.stillSignedIn(error(signOut.error));
  const { person, avatarUrl, app, cloudUrl } = session;
  return (
    <MenuProvider placement="bottom-end">
      <MenuButton className="mows-user-menu-button" aria-label={userMenu.button(person.name)}>
        <PersonPicture name={person.name} url={avatarUrl} />
        <span className="mows-user-menu-name" aria-hidden>
          {person.name}
        </span>
      </MenuButton>
      <Menu className="mows-user-menu" gutter={8} aria-label={userMenu.label} fixed>
        <div className="mows-user-menu-person" role="presentation">
          <strong>{person.name}</strong>
          <span>@{person.username}</span>
        </div>
        <MenuSeparator className="mows-user-menu-separator" />
        {app && (
          <MenuItem className="mows-user-menu-item" render={<a href={cloudUrl} aria-label={userMenu.openCloud} />}>
            <Cloud className="mows-icon" aria-hidden />
            {userMenu.openCloud}
          </MenuItem>
        )}
        <MenuItem
          className="mows-user-menu-item"
          hideOnClick={false}
          disabled={signOut.isPending}
          onClick={() => signOut.mutate()}
        >
          <LogOut className="mows-icon mows-icon-directional" aria-hidden />
          {signOut.isPending ? userMenu.signingOut : userMenu.signOut}
        </MenuItem>
        {failure && (
          <p className="mows-user-menu-failure" role="presentation">
            {failure}
          </p>
        )}
      </Menu>
      {/* a menu may hold nothing but items: what is to be announced lies beside it */}
      {failure && (
        <span className="mows-visually-hidden" role="alert">
          {failure}
        </span>
      )}
    </MenuProvider>
  );
}
