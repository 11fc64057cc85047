import { useEffect, type CSSProperties, type ReactNode } from "react";
import { Cover } from "./cover.tsx";
import { useCoverColor } from "./use-cover-color.ts";

/** The head of an album's, an artist's or a playlist's page, set in the colour of its cover. */
export function Hero(props: {
  kind: string;
  title: string;
  coverUrl: string | null;
  cover?: ReactNode;
  shape?: "square" | "circle";
  detail: ReactNode;
  children: ReactNode;
}) {
  const { kind, title, coverUrl, shape = "square", detail, children } = props;
  const color = useCoverColor(coverUrl);
  useEffect(() => {
    document.title = `${title} · Cadence`;
  }, [title]);
  return (
    <header className="hero" style={(color ? { "--hero-color": color } : {}) as CSSProperties}>
      {props.cover ?? <Cover url={coverUrl} seed={title} shape={shape} className="hero-cover" eager />}
      <div className="hero-text">
        <p className="hero-kind">{kind}</p>
        <h1 className="hero-title" data-long={title.length > 24}>
          {title}
        </h1>
        <p className="hero-detail">{detail}</p>
        {children}
      </div>
    </header>
  );
}
