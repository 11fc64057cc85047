import { Disc3, UserRound } from "lucide-react";
import { useState } from "react";
import { coverGradient } from "./cover-gradient.ts";

/** A square picture that never moves the layout: the gradient is there at once, the image paints over it. */
export function Cover(props: {
  url: string | null;
  seed: string;
  shape?: "square" | "circle";
  className?: string;
  eager?: boolean;
}) {
  const { url, seed, shape = "square", className = "", eager = false } = props;
  const [missingUrl, setMissingUrl] = useState<string | null>(null);
  const Fallback = shape === "circle" ? UserRound : Disc3;
  return (
    <span className={`cover cover-${shape} ${className}`} style={{ backgroundImage: coverGradient(seed) }}>
      {url === null || url === missingUrl ? (
        <Fallback className="cover-fallback" aria-hidden="true" strokeWidth={1.25} />
      ) : (
        <img
          key={url}
          src={url}
          alt=""
          width={320}
          height={320}
          loading={eager ? "eager" : "lazy"}
          decoding="async"
          onError={() => setMissingUrl(url)}
        />
      )}
    </span>
  );
}
