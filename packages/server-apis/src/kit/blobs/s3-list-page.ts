import { SaxesParser } from "saxes";

/** One page of keys, in order. */
export type S3ListPage = {
  keys: string[];
  /** Asks for the next page; null on the last one. */
  next: string | null;
};

/** Reads an answer of `ListObjectsV2`; throws where it was cut off or is something else. */
export function parseListPage(xml: string): S3ListPage {
  const page: S3ListPage = { keys: [], next: null };
  const path: string[] = [];
  let text = "";
  const parser = new SaxesParser();
  parser.on("error", (cause) => {
    throw cause;
  });
  parser.on("opentag", ({ name }) => {
    path.push(name);
    text = "";
  });
  parser.on("text", (more) => {
    text += more;
  });
  parser.on("closetag", () => {
    const place = path.join("/");
    if (place === "ListBucketResult/Contents/Key") page.keys.push(text);
    if (place === "ListBucketResult/NextContinuationToken") page.next = text;
    path.pop();
    if (path.length === 0 && place !== "ListBucketResult") throw new Error(`the answer is no list but ${place}`);
  });
  parser.write(xml).close();
  return page;
}
