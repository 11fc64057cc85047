import { createMows } from "@mows/sdk";

const mows = createMows({ url: process.argv[2] });
const session = await mows.auth.session();
const roots = await mows.files.roots();
console.log(JSON.stringify({ person: session.person, needsOwner: session.needsOwner, roots: roots.__typename }));
