import type { ReactNode } from "react";
import { useMessages } from "../../messages/use-messages.ts";
import { type FileScope, useCan } from "../use-can.ts";

export interface GrantProps {
  /** What `children` need. */
  scope: FileScope;
  /** Id of the file or folder. */
  node: string;
  /** Shown when it is allowed. */
  children: ReactNode;
  /** Instead of the request, when it is denied. */
  fallback?: ReactNode;
}

/**
 * Shows its children to whoever may do this, and otherwise why not, with the way to grant it where that helps. Nothing while it is not known.
 *
 * @example
 * <Grant scope="files.write" node={folder.id}>
 *   <Dropzone folderId={folder.id} />
 * </Grant>
 */
export function Grant({ scope, node, children, fallback }: GrantProps) {
  const { allowed, reason, grantRequest } = useCan(scope, node);
  const { grant } = useMessages();
  if (allowed) return children;
  if (reason === null || reason === "ALLOWED") return null;
  if (fallback !== undefined) return fallback;
  return (
    <div className="mows-grant" data-state={reason.toLowerCase().replaceAll("_", "-")}>
      <p className="mows-grant-text">{grant[reason](grant.scopes[scope])}</p>
      {grantRequest !== null && (
        <a className="mows-button" href={grantRequest} target="_blank" rel="noreferrer">
          {grant.allow}
        </a>
      )}
    </div>
  );
}
